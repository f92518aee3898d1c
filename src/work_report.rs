//! 工作报告: what a station tells the community and the street of a month, a quarter, a year, by the figures of [`crate::figures`]. Counts
//! alone: no share of kept promises, no seconds at the floor, nobody's name (objections.md: 8). The form is a sample text (示范文本), and
//! says so.

use chrono::{Datelike as _, NaiveDate};

use crate::{
    document::{Document, Layout, Part, bars},
    figures::{Figure, Figures, Gave, Receiver, Unit},
    i18n::{
        Lang, figures as names, minutes, names::destination, time, tracker, tracker::fund::giving, work_report as words,
    },
    table::out::{Book, Cell, Chart, Sheet},
    time::{Moment, Span},
    tracker::{Body, Item, Leaf, Signed, fund::Giving},
};

/// Open matters that have a row in the paper; the workbook has all.
const ROWS: usize = 12;
/// Bars of a picture.
const BARS: usize = 8;

/// What a report is made of.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// Language of the paper.
    pub lang: Lang,
    /// The estate, where anybody said it.
    pub estate: Option<&'a str>,
    /// The stretch, and those before it, the oldest first.
    pub figures: &'a [Figures],
    /// What was open at its end, what is due first, first.
    pub open: &'a [Item],
    /// A text as it may leave the station.
    pub veil: &'a dyn Fn(&str) -> String,
    /// The next meeting, where it was agreed.
    pub next: Option<NaiveDate>,
    /// What the station says in its own words, a paragraph each.
    pub own: &'a [String],
    /// The reports of this stretch that were handed in before.
    pub before: &'a [Leaf],
    /// The code of the station's record.
    pub head: Option<&'a str>,
    /// When it is written.
    pub now: Moment,
}

impl About<'_> {
    fn this(&self) -> Option<&Figures> {
        self.figures.last()
    }

    fn get(&self, figure: Figure) -> u64 {
        self.this().map_or(0, |of| of.get(figure))
    }

    fn told(&self, figures: &[Figure]) -> bool {
        figures.iter().any(|figure| self.this().is_some_and(|of| of.signed(*figure) != 0))
    }
}

/// The paper.
pub fn build(about: &About<'_>) -> Document {
    let lang = about.lang;
    let span = about.this().map(|of| of.span);
    // Only what is printed is numbered.
    let mut number = 0;
    let mut section = |title: String| {
        number += 1;
        Part::Section(words::numbered(lang, number, &title))
    };
    let mut parts = vec![section(words::section_done(lang))];
    parts.extend(done(about).into_iter().map(Part::Paragraph));
    if span.is_some_and(|span| span.last() > about.now.date()) {
        parts.push(Part::Small(words::up_to(lang, &time::date(lang, about.now.date()))));
    }
    parts.extend(about.before.iter().filter_map(|leaf| before(about, leaf)).map(Part::Small));
    let missing: Vec<String> =
        about.this().iter().flat_map(|of| &of.missing).map(|no| tracker::meeting_no(lang, *no)).collect();
    if !missing.is_empty() {
        parts.push(Part::Paragraph(names::missing(lang, &lang.list(missing))));
    }
    let pictures = pictures(about);
    if !pictures.is_empty() {
        parts.push(section(words::section_pictures(lang)));
        parts.extend(pictures);
    }
    parts.push(section(words::section_open(lang)));
    parts.extend(open(about));
    parts.push(section(words::section_next(lang)));
    parts.extend(next(about, span));
    let aside = about.head.map(|head| words::code(lang, head)).into_iter().chain([words::sample(lang)]).collect();
    parts.push(Part::Seal {
        aside,
        by: about.estate.map(|_| crate::i18n::printed::whose(lang, about.estate).1),
        day: Some(time::date(lang, about.now.date())),
    });
    Document {
        lang,
        layout: Layout::Minutes,
        title: words::title(lang, about.estate.unwrap_or(&words::unnamed(lang))),
        number: span.map(|span| names::span(lang, span)),
        parts,
    }
}

/// That a report of this stretch was handed in before.
fn before(about: &About<'_>, leaf: &Leaf) -> Option<String> {
    let (lang, Body::Report(report)) = (about.lang, &leaf.body) else { return None };
    let (no, to) = (tracker::leaf::leaf_no(lang, leaf.no), (about.veil)(&report.to));
    Some(words::handed_in_before(lang, &no, &time::date(lang, report.on), &to))
}

/// A line a theme that there is something to tell of.
fn done(about: &About<'_>) -> Vec<String> {
    use Figure as F;
    let (lang, n) = (about.lang, |figure| about.get(figure));
    let yuan = |figure| about.this().map(|of| of.cell(figure)).unwrap_or_default();
    let lines = [
        (
            about.told(&[F::Meetings]),
            words::meetings(lang, n(F::Meetings), n(F::People), n(F::Households), n(F::Nameless), n(F::First)),
        ),
        (
            about.told(&[F::Concerns, F::Raised]),
            words::turn(lang, n(F::Concerns), n(F::Raised), n(F::TookOn), n(F::TookOnLater)),
        ),
        (
            about.told(&[F::Topics, F::Motions]),
            words::agreed(lang, n(F::Topics), n(F::Motions), n(F::Agreed), n(F::Rows), n(F::Pledges)),
        ),
        (
            about.told(&[F::Promised, F::Kept, F::Dropped, F::Open]),
            words::promises(lang, n(F::Promised), n(F::Kept), n(F::Dropped), n(F::Open), n(F::Late)),
        ),
        (
            about.told(&[F::Visits, F::CalledBack]),
            words::desk(lang, n(F::Visits), n(F::InTime), n(F::CalledBack), n(F::Content)),
        ),
        (
            about.told(&[F::Rounds, F::Findings]),
            words::patrol(lang, n(F::Rounds), n(F::Findings), n(F::FindingsSettled)),
        ),
        (about.told(&[F::Sittings, F::Coached]), words::council(lang, n(F::Sittings), n(F::Coached))),
        (
            about.told(&[F::Drafted, F::InForce, F::Breaches]),
            words::covenant(lang, n(F::Drafted), n(F::InForce), n(F::Breaches)),
        ),
        (
            about.told(&[F::HandedIn, F::Documents, F::Waits]),
            words::sent(lang, n(F::HandedIn), n(F::Answered), n(F::Adopted), n(F::Documents), n(F::Waits)),
        ),
        (
            about.told(&[F::Posted, F::Comments]),
            words::board(lang, n(F::Posted), n(F::PostedInTime), n(F::Comments), n(F::CommentsAnswered)),
        ),
        (
            about.told(&[F::Applied, F::Closed, F::Given, F::Paid]),
            words::projects(lang, n(F::Applied), n(F::Closed), &yuan(F::Given), &yuan(F::Paid)),
        ),
        (about.told(&[F::Received, F::Spent, F::GivenBack, F::Holds, F::Quarters]), fund(about)),
    ];
    let told: Vec<String> = lines.into_iter().filter(|(is_told, _)| *is_told).map(|(_, line)| line).collect();
    if told.is_empty() { vec![words::nothing(lang)] } else { told }
}

fn fund(about: &About<'_>) -> String {
    use Figure as F;
    let [received, paid, back, has, free] = [F::Received, F::Spent, F::GivenBack, F::Holds, F::Free]
        .map(|figure| about.this().map(|of| of.cell(figure)).unwrap_or_default());
    let [closed, in_time] = [F::Quarters, F::QuartersInTime].map(|figure| about.get(figure));
    let quarters = if closed > 0 { words::quarters(about.lang, closed, in_time) } else { String::new() };
    let parted = if about.lang == Lang::En && closed > 0 { " " } else { "" };
    words::fund(about.lang, &received, &paid, &back, &has, &free) + parted + &quarters
}

/// A row of a picture.
fn row(label: String, count: u64) -> (String, String, Vec<u32>) {
    (label, count.to_string(), vec![u32::try_from(count).unwrap_or(u32::MAX)])
}

fn pictures(about: &About<'_>) -> Vec<Part> {
    use Figure as F;
    let lang = about.lang;
    let of = |figure: F| row(names::figure(lang, figure).to_owned(), about.get(figure));
    let mut parts = bars(
        words::way(lang),
        &words::way_head(lang),
        &[F::Concerns, F::Topics, F::Motions, F::Agreed, F::Rows, F::Pledges].map(of),
    );
    let plain = |figure: F| row(names::figure_alone(lang, figure), about.get(figure));
    parts.extend(bars(
        words::became(lang),
        &words::became_head(lang),
        &[F::Promised, F::Kept, F::Dropped, F::Open, F::Late].map(plain),
    ));
    let receivers = about.this().map(|this| this.receivers.as_slice()).unwrap_or_default();
    let receiver = |it: &Receiver| {
        let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let said = words::of_receiver(lang, it.sent, it.answered);
        (to_whom(about, it), said, vec![count(it.sent), count(it.answered)])
    };
    let rows: Vec<_> = receivers.iter().take(BARS).map(receiver).collect();
    parts.extend(bars(words::receivers(lang), &words::receivers_head(lang), &rows));
    let kinds = about.this().map(|this| this.kinds.as_slice()).unwrap_or_default();
    let rows: Vec<_> = kinds.iter().take(BARS).map(|(kind, n)| row(kind_of(about, kind), *n)).collect();
    parts.extend(bars(words::kinds(lang), &words::kinds_head(lang), &rows));
    let gave = about.this().map(|this| &this.gave);
    let giver = |(kind, of): (&Giving, &Gave)| {
        let said = [of.received, of.paid].map(|fen| Signed(fen).to_string());
        let bars = [of.received, of.paid].map(|fen| u32::try_from(fen / 100).unwrap_or(0));
        (giving(lang, *kind).to_owned(), words::of_giver(lang, &said[0], &said[1]), bars.to_vec())
    };
    let moved = |(_, of): &(&Giving, &Gave)| of.received != 0 || of.paid != 0;
    let rows: Vec<_> = gave.into_iter().flatten().filter(moved).map(giver).collect();
    parts.extend(bars(words::givers(lang), &words::givers_head(lang), &rows));
    let rows: Vec<_> = about.figures.iter().map(|of| row(names::span(lang, of.span), of.get(F::People))).collect();
    parts.extend(bars(words::beside(lang), &words::beside_head(lang), &rows));
    parts
}

fn to_whom(about: &About<'_>, of: &Receiver) -> String {
    of.unit.as_deref().map_or_else(|| destination(about.lang, of.to).to_owned(), |unit| (about.veil)(unit))
}

fn kind_of(about: &About<'_>, kind: &str) -> String {
    if kind.is_empty() { words::no_kind(about.lang) } else { (about.veil)(kind) }
}

/// One open matter: number, what, how far, since when, by when.
fn open_row(about: &About<'_>, item: &Item) -> Vec<String> {
    let lang = about.lang;
    // The year stands above, but for what is older or comes later.
    let is_this = |day: NaiveDate| about.this().is_some_and(|of| of.span.year() == day.year());
    let day = |day: NaiveDate| if is_this(day) { time::day(lang, day) } else { time::date(lang, day) };
    vec![
        tracker::item_no(lang, item.no),
        (about.veil)(&tracker::title(lang, item)),
        tracker::state(lang, item.state).to_owned(),
        day(item.since),
        item.awaited().map(day).unwrap_or_default(),
    ]
}

fn open_head(lang: Lang) -> Vec<String> {
    vec![words::no(lang), words::what(lang), words::stands(lang), words::since(lang), words::due(lang)]
}

fn open(about: &About<'_>) -> Vec<Part> {
    let lang = about.lang;
    if about.open.is_empty() {
        return vec![Part::Paragraph(words::none_open(lang))];
    }
    let rows = about.open.iter().take(ROWS).map(|item| open_row(about, item)).collect();
    let more = about.open.len().saturating_sub(ROWS);
    let more = (more > 0).then(|| Part::Paragraph(words::more(lang, more)));
    std::iter::once(Part::Table { head: open_head(lang), rows }).chain(more).collect()
}

fn next(about: &About<'_>, span: Option<Span>) -> Vec<Part> {
    let lang = about.lang;
    let mut parts = Vec::new();
    if let Some(day) = about.next {
        parts.push(Part::Paragraph(words::next_meeting(lang, &time::date(lang, day))));
    }
    if let Some(after) = span.map(|span| span.on(1)) {
        let due = about.open.iter().filter(|item| item.awaited().is_some_and(|day| after.has(day))).count();
        if due > 0 {
            parts.push(Part::Paragraph(words::due_next(lang, due, &names::span(lang, after))));
        }
    }
    let own = about.own.iter().map(|text| (about.veil)(text)).filter(|text| !text.is_empty());
    let own: Vec<Part> = own.map(Part::Paragraph).collect();
    if own.is_empty() {
        parts.push(Part::Form { title: words::own_words(lang), lines: 4, fields: handed(lang) });
    } else {
        parts.push(Part::Heading(words::own_words(lang)));
        parts.extend(own);
        parts.push(Part::Form { title: words::reply(lang), lines: 3, fields: handed(lang) });
    }
    parts
}

/// Who got it, and when: filled in by hand.
fn handed(lang: Lang) -> Vec<Vec<String>> {
    vec![vec![words::handed_to(lang), words::handed_on(lang)], vec![words::received_by(lang)]]
}

/// The same as a workbook: every figure with how it is counted and a chart, every open matter, every receiver.
pub fn book(about: &About<'_>) -> Book {
    let lang = about.lang;
    let number = |count: u64| Cell::Number(u32::try_from(count).unwrap_or(u32::MAX));
    let value = |of: &Figures, figure: Figure| match figure.unit() {
        Unit::Count => number(of.get(figure)),
        Unit::Money => Cell::Yuan(of.signed(figure)),
    };
    let figure = |figure: &Figure| {
        let counts = about.figures.iter().map(|of| value(of, *figure));
        let mut row = vec![Cell::text(names::theme(lang, figure.theme())), Cell::text(names::figure(lang, *figure))];
        row.extend(counts);
        row.push(Cell::text(names::figure_means(lang, *figure)));
        row
    };
    let spans = about.figures.iter().map(|of| names::span(lang, of.span));
    let head = [names::theme_head(lang), names::head(lang)].into_iter().chain(spans).chain([words::means(lang)]);
    let place = |of: Figure| Figure::ALL.iter().position(|figure| *figure == of).unwrap_or(0);
    let last = about.figures.len() + 1;
    let chart = |title: String, (from, to): (Figure, Figure)| Chart {
        title,
        labels: 1,
        values: last,
        rows: place(from)..=place(to),
    };
    let every = |title: String, rows: usize| match rows.checked_sub(1) {
        Some(last) => vec![Chart { title, labels: 0, values: 1, rows: 0..=last }],
        None => Vec::new(),
    };
    let mut sheets = vec![Sheet {
        name: words::sheet_figures(lang),
        head: head.collect(),
        rows: Figure::ALL.iter().map(figure).collect(),
        charts: vec![
            chart(words::way(lang), (Figure::Concerns, Figure::Pledges)),
            chart(words::became(lang), (Figure::Promised, Figure::Late)),
        ],
        ..Sheet::default()
    }];
    sheets.push(Sheet {
        name: words::sheet_open(lang),
        head: open_head(lang),
        rows: about.open.iter().map(|item| open_row(about, item).into_iter().map(Cell::text).collect()).collect(),
        is_filtered: !about.open.is_empty(),
        ..Sheet::default()
    });
    let receivers = about.this().map(|this| this.receivers.as_slice()).unwrap_or_default();
    let receiver = |of: &Receiver| {
        let days = of.days.and_then(|days| u32::try_from(days).ok()).map_or(Cell::Blank, Cell::Number);
        let counts = [of.sent, of.answered, of.adopted, of.waits].map(number);
        std::iter::once(Cell::text(to_whom(about, of))).chain(counts).chain([days]).collect()
    };
    sheets.push(Sheet {
        name: words::sheet_receivers(lang),
        head: vec![
            words::to_whom(lang),
            words::times_sent(lang),
            words::times_answered(lang),
            words::times_adopted(lang),
            words::times_waiting(lang),
            words::days_to_answer(lang),
        ],
        rows: receivers.iter().map(receiver).collect(),
        charts: every(words::receivers(lang), receivers.len()),
        ..Sheet::default()
    });
    let kinds = about.this().map(|this| this.kinds.as_slice()).unwrap_or_default();
    sheets.push(Sheet {
        name: words::sheet_kinds(lang),
        head: vec![words::kind(lang), words::how_many(lang)],
        rows: kinds.iter().map(|(kind, n)| vec![Cell::text(kind_of(about, kind)), number(*n)]).collect(),
        charts: every(words::kinds(lang), kinds.len()),
        ..Sheet::default()
    });
    let gave = about.this().map(|this| &this.gave);
    let giver = |(kind, of): (&Giving, &Gave)| {
        let fen = [of.received, of.paid, of.has, of.free].map(Cell::Yuan);
        std::iter::once(Cell::text(giving(lang, *kind))).chain(fen).collect::<Vec<_>>()
    };
    let rows: Vec<_> = gave.into_iter().flatten().map(giver).collect();
    if !rows.is_empty() {
        sheets.push(Sheet { name: words::sheet_fund(lang), head: words::fund_head(lang), rows, ..Sheet::default() });
    }
    Book {
        title: words::title(lang, about.estate.unwrap_or(&words::unnamed(lang))),
        comment: about.head.map(|head| words::code(lang, head)),
        as_of: Some(about.now),
        header: about.this().map(|of| names::span(lang, of.span)).unwrap_or_default(),
        footer: minutes::review(lang),
        sheets,
    }
}
