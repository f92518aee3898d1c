//! Attachments, corrections and signatures (十).

use super::{Part, Scribe, names, say, scribe::capital};
use crate::meeting::{
    query::OnPaper,
    state::{Correction, Signature},
    words::{Ref, Signer},
};

/// Who signs: chair, recorder, two residents.
pub(super) const LINES: [(Signer, usize); 3] = [(Signer::Chair, 1), (Signer::Recorder, 1), (Signer::Resident, 2)];

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let mut parts = vec![Part::Heading(say::attachments(lang))];
    if m.attachments.is_empty() {
        parts.push(Part::Paragraph(say::no_attachments(lang)));
    } else {
        let items = m.attachments.iter().map(|(name, what)| match what {
            Some(what) => say::attachment(lang, name, &scribe.label(*what)),
            None => name.clone(),
        });
        parts.push(Part::List(items.collect()));
    }
    let paper = on_paper(scribe);
    if !paper.is_empty() {
        parts.push(Part::Paragraph(say::paper_left(lang, &scribe.join(paper))));
    }
    if !m.corrections.is_empty() {
        let rows = m.corrections.iter().map(|correction| corrected(scribe, correction));
        parts.push(Part::Heading(say::corrections_heading(lang)));
        parts.push(scribe.table_part(say::corrections_head, rows.collect()));
    }
    parts.push(Part::Heading(say::signatures_heading(lang)));
    if m.on_paper().contains(&OnPaper::Reading) {
        parts.push(Part::Paragraph(say::not_read(lang)));
    }
    parts.extend(signatures(scribe));
    let (by, day) = (Some(say::review(lang)), Some(crate::i18n::notice::open_day(lang)));
    parts.push(Part::Seal { aside: Vec::new(), by, day });
    parts
}

/// What waits on paper to be typed in.
fn on_paper(scribe: &Scribe<'_>) -> Vec<String> {
    let lang = scribe.lang;
    let (mut cards, mut sheets, mut answers) = (0, Vec::new(), 0);
    for waits in scribe.meeting.on_paper() {
        match waits {
            OnPaper::Card(card) => cards += usize::from(!scribe.hidden(card)),
            OnPaper::Sheet(group) => sheets.push(say::paper_sheet(lang, &scribe.table(group))),
            OnPaper::Answer(_) => answers += 1,
            OnPaper::Signature(_) | OnPaper::Reading => {}
        }
    }
    let cards = (cards > 0).then(|| say::paper_cards(lang, cards));
    let answers = (answers > 0).then(|| say::paper_replies(lang, answers));
    cards.into_iter().chain(sheets).chain(answers).collect()
}

fn corrected(scribe: &Scribe<'_>, correction: &Correction) -> Vec<String> {
    let lang = scribe.lang;
    let text = if scribe.kept_off(correction.what) { say::not_shown(lang) } else { correction.text.clone() };
    // The number of such a pledge is that of the row, whose words nobody corrected.
    let what = match correction.what {
        Ref::Pledge(no) if scribe.meeting.promised_row(no).is_some() => {
            say::pledge_of_row(lang, &scribe.label(correction.what))
        }
        what => scribe.label(what),
    };
    vec![
        scribe.day_and_time(correction.at),
        what,
        text,
        correction.reason.clone(),
        say::version_no(lang, correction.version),
    ]
}

/// Signed lines of this version, then blank ones for who has still to sign.
fn signatures(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let mut parts = Vec::new();
    for (role, needed) in LINES {
        let signed = m.signatures.iter().filter(|signature| signature.role == role && signature.version == m.version);
        let mut lines: Vec<_> = signed.map(|signature| Some(signed_line(scribe, signature))).collect();
        lines.resize(lines.len().max(needed), None);
        parts.extend(
            lines.into_iter().map(|signed| Part::Signature { role: capital(names::signer(lang, role)), signed }),
        );
    }
    parts
}

fn signed_line(scribe: &Scribe<'_>, signature: &Signature) -> String {
    say::signed(scribe.lang, &scribe.who(signature.badge), &scribe.day_and_time(signature.at))
}
