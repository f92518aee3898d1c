//! Bars in a table: rectangles of `DrawingML`, in the line of their figure.

use std::fmt::Write as _;

use super::{kept_paragraph, paragraph, run};
use crate::document::{Bar, bars};

/// The longest bar, in the units of drawings (12,700 a point), by the measure of the page in twentieths of a point.
const OF_MEASURE: usize = 12_700 / 20 * 3 / 8;
/// How high one is.
const HIGH: usize = 76_200;

/// So many bars stand on one page.
const PICTURE: usize = 15;

/// Labels at the left, bars and figures at the right; no lines.
pub(super) fn table(out: &mut String, head: &[String; 2], rows: &[Bar], measure: usize) {
    let widths = [measure * 3 / 8, measure - measure * 3 / 8];
    *out += "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
    for width in widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    *out += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (title, width) in head.iter().zip(widths) {
        cell(out, width);
        paragraph(out, "WideHead", &[(false, title)]);
        *out += "</w:tc>";
    }
    *out += "</w:tr>";
    for (nth, row) in rows.iter().enumerate() {
        // A picture is looked at as one: no page ends within it.
        let kept = rows.len() <= PICTURE && nth + 1 < rows.len();
        *out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        let [label, figures] = widths;
        cell(out, label);
        kept_paragraph(out, "WideText", kept, &[(false, &row.label)]);
        *out += "</w:tc>";
        cell(out, figures);
        let next = if kept { "<w:keepNext/>" } else { "" };
        let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"WideText\"/>{next}</w:pPr>");
        let drawn = bars::drawn(row);
        for (n, bar) in drawn.iter().enumerate() {
            rectangle(out, usize::from(bar.long) * measure / 1000 * OF_MEASURE, bar.full);
            if n + 1 < drawn.len() {
                *out += "<w:r><w:br/></w:r>";
            }
        }
        run(out, false, &format!(" {}", row.said));
        *out += "</w:p></w:tc></w:tr>";
    }
    *out += "</w:tbl>";
    paragraph(out, "After", &[]);
}

fn cell(out: &mut String, width: usize) {
    let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
}

/// The figure behind it says the same to whoever can't see it: it has no words of its own.
fn rectangle(out: &mut String, long: usize, full: bool) {
    // Each has a number of its own in the document, and what is written grows.
    let id = out.len();
    let ink = if full { "444444" } else { "FFFFFF" };
    let long = long.max(12_700);
    let _ = write!(
        out,
        "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{long}\" cy=\"{HIGH}\"/>\
         <wp:docPr id=\"{id}\" name=\"{id}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">\
         <wps:wsp xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:cNvSpPr/><wps:spPr>\
         <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{long}\" cy=\"{HIGH}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val=\"{ink}\"/></a:solidFill>\
         <a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    );
}
