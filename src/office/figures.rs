//! The figures of the station, from the journals of its meetings and from its record.

use std::fs;

use chrono::NaiveDate;

use super::{Clerk, Laid, OfficeError, PapersError, backup::digest};
use crate::{
    document::{Document, Format},
    figures::{self, Evening, Figures, Sources},
    i18n::{Lang, figures as spans, work_report as words},
    journal::{Journal, ReadOnly},
    meeting::Timeline,
    minutes,
    station::roster::Roster,
    store::Page,
    table::out::Book,
    text::{self, Masks},
    time::Span,
    tracker::{
        Body, Filter, Item, Leaf, LeafKind, Leaves, Track,
        event::Taken,
        leaf::{Code, Field, Report, Value},
    },
    work_report::{self, About},
};

impl Clerk {
    /// What figures are made of: every meeting that was taken in, and the record. Nothing is written.
    pub fn sources(&self) -> Result<Sources, OfficeError> {
        let mut sources = Sources { told: self.store.story()?, ..Sources::default() };
        let mut taken: Vec<Taken> = self.store.meetings(Page::ALL)?.into_iter().map(|(taken, _)| taken).collect();
        taken.sort_by_key(|taken| (taken.day, taken.no));
        for taken in taken {
            match self.evening(&taken) {
                Some(evening) => sources.evenings.push(evening),
                None => sources.missing.push((taken.day, taken.no)),
            }
        }
        Ok(sources)
    }

    /// One meeting, if its journal is here and holds. One that goes further than what was taken in is counted as it is now.
    fn evening(&self, taken: &Taken) -> Option<Evening> {
        let opened = Journal::read(&self.home.folder(taken.meeting), taken.meeting).ok()?;
        if matches!(opened.journal.read_only(), Some(ReadOnly::Broken(_) | ReadOnly::Newer { .. })) {
            return None;
        }
        let timeline: Timeline = opened.entries.into_iter().collect();
        Some(Evening::of(timeline.meeting(), taken.no, taken.day))
    }

    /// The figures of a stretch and of those before it, so many in all, the oldest first.
    pub fn figures(&self, span: Span, beside: u8) -> Result<Vec<Figures>, OfficeError> {
        let (sources, today) = (self.sources()?, self.now().date());
        let spans = (0..i32::from(beside.max(1))).rev().map(|back| span.on(-back));
        Ok(spans.map(|span| sources.figures(span, today)).collect())
    }
}

/// How far back a report looks for stretches to stand beside its own.
const BESIDE: u8 = 4;

/// A work report, ready to be written.
pub struct Reported {
    /// The paper.
    pub document: Document,
    /// The same as a workbook.
    pub book: Book,
}

impl Clerk {
    /// The work report of a stretch, in the station's own words beside what follows from its books.
    pub fn work_report(&self, lang: Lang, span: Span, own: &[String]) -> Result<Reported, OfficeError> {
        let now = self.now();
        let figures = self.figures(span, BESIDE)?;
        let last = span.last().min(now.date());
        let open = self.open_on(last)?;
        let meetings = self.store.meetings(Page::ALL)?;
        let newest = meetings.first().map(|(taken, _)| taken);
        let estate = self.estate()?;
        let next = newest.and_then(|taken| taken.next.as_ref()).map(|(day, ..)| *day).filter(|day| *day > last);
        let before = self.handed_in(span)?;
        let known = self.known(lang)?;
        let veil = |text: &str| known.mask(&text::without_private(&text::strip(text)).0);
        let about = About {
            lang,
            estate: estate.as_deref(),
            figures: &figures,
            open: &open,
            veil: &veil,
            next,
            own,
            before: &before,
            head: None,
            now,
        };
        Ok(Reported { document: work_report::build(&about), book: work_report::book(&about) })
    }

    /// Writes it into the folder of papers, as a paper and as a workbook: where the station wants papers, else in the home.
    pub fn put_report(&self, lang: Lang, span: Span, own: &[String]) -> Result<Result<Laid, PapersError>, OfficeError> {
        let report = self.work_report(lang, span, own)?;
        let name = words::file(lang, &spans::span(lang, span));
        Ok(self.lay_paper(lang, &name, (&report.document, &[Format::Docx]), Some(&report.book)))
    }

    /// A leaf that is about to be written for the first time, with what follows from files and the record: of a report the SHA-256 of
    /// what was handed in, or of what lies in the folder of papers under its name, and the code of the record. A file that isn't
    /// there has none.
    pub fn sealed(&self, lang: Lang, body: Body, handed_in: Option<&[u8]>) -> Result<Body, OfficeError> {
        let Body::Report(report) = body else { return Ok(body) };
        let name = words::file(lang, &spans::span(lang, report.span));
        let lies = || fs::read(self.papers(lang).join(format!("{name}.{}", Format::Docx.name()))).ok();
        let paper = handed_in.map(digest).or_else(|| lies().as_deref().map(digest)).map(Code);
        let head = self.head()?.map(|(head, _)| Code(head));
        Ok(Body::Report(Report { paper, head, ..report }))
    }

    /// The stretch whose report was written last and lies in the folder of papers, of those that are written by a digit today.
    pub fn written_last(&self, lang: Lang) -> Option<Span> {
        let today = self.now().date();
        let (month, quarter) = (Span::month_of(today), Span::quarter_of(today));
        let spans = [month, month.on(-1), quarter, quarter.on(-1), Span::Year(quarter.year())];
        let written = |span: &Span| {
            let name = words::file(lang, &spans::span(lang, *span));
            fs::metadata(self.papers(lang).join(format!("{name}.{}", Format::Docx.name()))).ok()?.modified().ok()
        };
        spans
            .into_iter()
            .filter_map(|span| Some((written(&span)?, span)))
            .max_by_key(|(at, _)| *at)
            .map(|(_, span)| span)
    }

    /// The reports of a stretch that were handed in before, the first one first.
    fn handed_in(&self, span: Span) -> Result<Vec<Leaf>, OfficeError> {
        let all = Leaves::of(LeafKind::Report).open(self.now().date());
        let mut leaves = self.store.leaves(all, Page::ALL)?;
        leaves.retain(|leaf| leaf.body.get(Field::Span) == Some(Value::Span(span)));
        leaves.sort_by_key(|leaf| (leaf.body.day(), leaf.no));
        Ok(leaves)
    }

    /// What was open at the end of a day, what was due first, first.
    fn open_on(&self, day: NaiveDate) -> Result<Vec<Item>, OfficeError> {
        let told = self.store.story()?;
        let mut open = figures::open_on(&told, day);
        open.retain(|item| item.track != Track::Noted || item.desk.is_some());
        Filter::default().sort(&mut open);
        Ok(open)
    }

    /// Every name that is not to be read outside of the station, as it reads there; children have none.
    pub(super) fn known(&self, lang: Lang) -> Result<Masks, OfficeError> {
        let roster = Roster::open(&self.home)?;
        let minors =
            roster.residents().iter().filter(|of| of.minor).flat_map(|of| [&of.name, &of.call]).flatten().cloned();
        let names = self.names.values().flat_map(|name| [&name.name, &name.call]).flatten().cloned();
        Ok(Masks::new(names).and_as(minors, &minutes::child(lang)))
    }
}
