//! The fund's papers: the statement for residents and its table for the street, the form that is signed, the settlement of a project.

mod handover;

use chrono::NaiveDate;

use super::{Clerk, Laid, OfficeError, PapersError, printed::signature};
use crate::{
    document::{self, Document, Layout, Part},
    i18n::{Lang, capitals::capitals, fund as words, printed as paper, time, tracker as said, tracker::fund as money},
    store::{Page, Record},
    table::out::{Book, Cell, Sheet},
    text::{self, Masks},
    time::Span,
    tracker::{
        Body, ClaimNo, Fund, Leaf, LeafKind, Leaves, NoticeNo, NoticeOf, NoticeState, Party, Project, ProjectNo,
        Signed,
        fund::{
            Claim, DeedName, Entry, Giving, Pot,
            statement::{Moves, Statement, statement},
            sum,
        },
        leaf::Remark,
        notice::NewNotice,
    },
};

/// As many entries have room on a statement for residents.
const LISTED: usize = 30;

fn columns(said: &str) -> Vec<String> {
    said.split('|').map(ToOwned::to_owned).collect()
}

fn yuan(fen: i64) -> String {
    Signed(fen).to_string()
}

/// How people are called in a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// On the board: who was paid is masked, who gave is a neighbour.
    Residents,
    /// To the street, and in the station.
    Street,
}

/// Whoever writes a paper of the fund.
struct Scribe<'a> {
    clerk: &'a Clerk,
    lang: Lang,
    to: For,
    masks: Masks,
}

impl<'a> Scribe<'a> {
    fn new(clerk: &'a Clerk, lang: Lang, to: For) -> Result<Self, OfficeError> {
        let masks = if to == For::Residents { clerk.known(lang)? } else { Masks::default() };
        Ok(Self { clerk, lang, to, masks })
    }

    fn party(&self, party: &Party) -> String {
        let call = |id| {
            let name = self.clerk.on_paper(id)?;
            Some(if self.to == For::Residents { text::mask(&name) } else { name })
        };
        said::Who::who(&call, self.lang, party)
    }

    /// Who gives and is somebody stands without a name outside.
    fn giver(&self, pot: &Pot) -> String {
        let is_somebody = matches!(pot.giver, Party::Person(_) | Party::Badge(_)) || pot.kind == Giving::Person;
        if is_somebody && self.to == For::Residents { money::neighbour(self.lang) } else { self.party(&pot.giver) }
    }

    /// What people wrote, without names and numbers of theirs where it hangs out.
    fn text(&self, raw: &str) -> String {
        if self.to == For::Street { raw.to_owned() } else { text::without_private(&self.masks.mask(raw)).0 }
    }

    fn day(&self, on: NaiveDate) -> String {
        time::date(self.lang, on)
    }

    fn project(&self, no: ProjectNo) -> Result<String, OfficeError> {
        let title = self.clerk.store().project(no)?.map(|project| self.text(&project.title));
        Ok(format!("{} {}", said::project_no(self.lang, no), title.unwrap_or_default()).trim_end().to_owned())
    }

    /// What an entry was, with what it was for.
    fn what(&self, entry: &Entry, fund: &Fund) -> String {
        let name = money::deed(self.lang, entry.deed.name());
        let claim = entry.claim.and_then(|no| fund.claims.get(&no));
        let what = claim.map(|claim| {
            let (no, what) = (money::claim_no(self.lang, claim.no), self.text(&money::claim_what(claim)));
            format!("{no} {what} {}", self.party(&claim.asked.payee))
        });
        let legs = || entry.pots.iter().chain(&entry.places).map(|leg| leg.of.clone()).collect::<Vec<_>>().join(" ");
        let of = match entry.deed {
            crate::tracker::fund::Deed::Reversed { entry } => money::entry_no(self.lang, entry),
            crate::tracker::fund::Deed::Closed { quarter } => money::span(self.lang, quarter),
            _ => String::new(),
        };
        [name.to_owned(), of, what.unwrap_or_else(legs)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn claim_row(&self, claim: &Claim) -> Vec<String> {
        vec![
            money::claim_no(self.lang, claim.no),
            self.day(claim.asked.on),
            self.text(&money::claim_what(claim)),
            self.party(&claim.asked.payee),
            claim.asked.pot.clone(),
            claim.sum().to_string(),
            money::claim_stands(self.lang, claim),
        ]
    }
}

fn moves(of: &Moves) -> [String; 4] {
    [of.opening, of.more, of.less, of.closing()].map(yuan)
}

/// The code of the record, and the day: what a paper was made of.
fn made_of(clerk: &Clerk, lang: Lang) -> Result<String, OfficeError> {
    let head = Record::look(clerk.home().root())?.head()?.map(|(head, _)| head.to_string());
    Ok(words::made_of(lang, &head.unwrap_or_default(), &time::date(lang, clerk.now().date())))
}

impl Clerk {
    /// All of the fund.
    pub fn fund(&self) -> Result<Fund, OfficeError> {
        Ok(self.store().fund(true)?)
    }

    /// The statement of a time, as a paper.
    pub fn statement(&self, span: Span, lang: Lang, to: For) -> Result<Document, OfficeError> {
        let (fund, scribe) = (self.fund()?, Scribe::new(self, lang, to)?);
        let of = statement(&fund, span);
        let state = if of.is_closed { words::closed(lang) } else { words::not_closed(lang) };
        let mut parts = vec![facts(&of, lang), Part::Small(words::in_yuan(lang))];
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (pot, all) in &of.pots {
            let said = [pot.name.clone(), scribe.giver(pot), scribe.text(&money::earmark(lang, &pot.earmark))];
            rows.push(said.into_iter().chain(moves(all)).collect());
        }
        // What goes from one place to another is nobody's coming or going.
        let total = [words::total(lang), String::new(), String::new()].into_iter();
        rows.push(total.chain(moves(&of.in_all_pots())).collect());
        parts.extend([
            Part::Section(words::whose(lang)),
            Part::Table { head: columns(&words::pot_columns(lang)), rows },
        ]);
        let row = |(name, all): &(String, Moves)| [name.clone()].into_iter().chain(moves(all)).collect::<Vec<_>>();
        let total = (words::total(lang), of.total());
        let rows = of.places.iter().chain([&total]).map(row).collect();
        parts.extend([
            Part::Section(words::places(lang)),
            Part::Table { head: columns(&words::place_columns(lang)), rows },
        ]);
        if !of.costs.is_empty() {
            let mut rows = Vec::new();
            for (project, cost) in &of.costs {
                let name = project.map_or_else(|| Ok(money::daily(lang)), |no| scribe.project(no))?;
                rows.push(vec![name, yuan(*cost)]);
            }
            parts.extend([
                Part::Section(words::costs(lang)),
                Part::Table { head: columns(&words::cost_columns(lang)), rows },
            ]);
        }
        if !of.entries.is_empty() {
            let row = |entry: &Entry| {
                let sum = money::entry_sum(entry).to_string();
                vec![money::entry_no(lang, entry.no), scribe.day(entry.on), scribe.what(entry, &fund), sum]
            };
            let rows = of.entries.iter().take(LISTED).map(row).collect();
            parts.extend([
                Part::Section(words::entries(lang)),
                Part::Table { head: columns(&words::entry_columns(lang)), rows },
            ]);
            let more = of.entries.len().saturating_sub(LISTED);
            parts.extend((more > 0).then(|| Part::Paragraph(words::more(lang, more))));
        }
        for (title, claims) in [(words::open(lang), &of.open), (words::short(lang), &of.short)] {
            if !claims.is_empty() {
                let rows = claims.iter().map(|claim| scribe.claim_row(claim)).collect();
                parts.extend([Part::Section(title), Part::Table { head: columns(&words::claim_columns(lang)), rows }]);
            }
        }
        if span.last() >= self.now().date() {
            let row = |row: &crate::tracker::fund::PotRow| {
                let (name, book) = (&row.pot.name, &fund.book);
                vec![name.clone(), yuan(row.has), yuan(book.reserved_of(name)), yuan(book.free_of(name))]
            };
            let rows = fund.book.pots.iter().map(row).collect();
            parts.extend([
                Part::Section(words::free_today(lang)),
                Part::Table { head: columns(&words::free_columns(lang)), rows },
            ]);
        }
        parts.push(if of.is_balanced() {
            Part::Paragraph(words::balanced(lang, &yuan(of.in_pots())))
        } else {
            Part::Strong(words::unbalanced(lang, &yuan(of.total().closing()), &yuan(of.in_pots())))
        });
        let remarks = self.remarks(span)?;
        if !remarks.is_empty() {
            parts.push(Part::Section(words::supervised(lang)));
            let said = |of: &Remark| {
                words::remark(lang, &scribe.day(of.on), &scribe.party(&of.person), &scribe.text(&of.words))
            };
            parts.extend(remarks.iter().map(said).map(Part::Paragraph));
        }
        if to == For::Residents {
            parts.push(Part::Paragraph(words::ask(lang)));
        }
        let roles = [words::made_by(lang), words::chair(lang), words::supervisor(lang)];
        parts.extend(roles.map(|role| signature(lang, role)));
        parts.extend([Part::Small(made_of(self, lang)?), Part::Small(words::sample(lang))]);
        parts.splice(0..0, [Part::Facts(vec![paper::whose(lang, self.estate()?.as_deref())])]);
        let number = Some(format!("{}  {state}", money::span(lang, span)));
        // One hangs where neighbours read it standing, the other lies on a desk.
        let layout = if to == For::Residents { Layout::Board } else { Layout::Dense };
        Ok(Document { lang, layout, title: words::statement(lang), number, parts })
    }

    /// What was said of the statement of a time by whoever supervises, the first first.
    fn remarks(&self, span: Span) -> Result<Vec<Remark>, OfficeError> {
        let all = Leaves::of(LeafKind::Remark).open(self.now().date());
        let leaves = self.store().leaves(all, Page::ALL)?;
        let of = |leaf: Leaf| if let Body::Remark(remark) = leaf.body { Some(remark) } else { None };
        let mut remarks: Vec<Remark> = leaves.into_iter().rev().filter_map(of).collect();
        remarks.retain(|remark| remark.span == span);
        remarks.sort_by_key(|remark| remark.on);
        Ok(remarks)
    }

    /// The notice of it that hangs already, and since when.
    pub fn posted_before(&self, span: Span) -> Result<Option<(NoticeNo, NaiveDate)>, OfficeError> {
        let notices = self.store().notices(Some(&NoticeOf::Statement(span)), Page::first(1))?;
        let hangs = notices.into_iter().find(|notice| notice.state == NoticeState::Hangs);
        Ok(hangs.map(|notice| (notice.no, notice.on())))
    }

    /// Its notice, as it was posted on a day: as long as is usual, with the hash of its text and the code of the record.
    pub fn statement_notice(
        &self,
        span: Span,
        lang: Lang,
        (on, places): (NaiveDate, Option<String>),
    ) -> Result<NewNotice, OfficeError> {
        let paper = self.statement(span, lang, For::Residents)?;
        let text = Some(super::backup::digest(&document::markdown::write(&paper)));
        let head = Record::look(self.home().root())?.head()?.map(|(head, _)| head.to_string());
        let title = format!("{} {}", words::statement(lang), money::span(lang, span));
        Ok(NewNotice { text, head, places, ..NewNotice::new(NoticeOf::Statement(span), &title, on) })
    }

    /// The same as a workbook with every row, for the street.
    pub fn statement_book(&self, span: Span, lang: Lang) -> Result<Book, OfficeError> {
        let (fund, scribe) = (self.fund()?, Scribe::new(self, lang, For::Street)?);
        let of = statement(&fund, span);
        let legs = |legs: &[crate::tracker::fund::Leg]| {
            lang.list(legs.iter().map(|leg| format!("{} {}", leg.of, Signed(leg.fen))))
        };
        let row = |entry: &Entry| {
            vec![
                Cell::text(money::entry_no(lang, entry.no)),
                Cell::Date(entry.on),
                Cell::text(scribe.what(entry, &fund)),
                Cell::text(entry.claim.map(|no| money::claim_no(lang, no)).unwrap_or_default()),
                Cell::text(entry.project.map(|no| said::project_no(lang, no)).unwrap_or_default()),
                Cell::text(legs(&entry.places)),
                Cell::text(legs(&entry.pots)),
                Cell::Yuan(sum(&entry.places)),
                Cell::text(entry.note.clone().unwrap_or_default()),
            ]
        };
        let figures = |of: &Moves| [of.opening, of.more, of.less, of.closing()].map(Cell::Yuan);
        let sheet = |name: String, head: String, rows| Sheet { name, head: columns(&head), rows, ..Sheet::default() };
        let pot = |(pot, all): &(Pot, Moves)| {
            let said = [pot.name.clone(), scribe.giver(pot), money::earmark(lang, &pot.earmark)];
            said.into_iter().map(Cell::text).chain(figures(all)).collect()
        };
        let place = |(name, all): &(String, Moves)| [Cell::text(name)].into_iter().chain(figures(all)).collect();
        let of_span = fund.claims.values().filter(|claim| span.has(claim.asked.on));
        let claim = |claim: &Claim| {
            let mut cells: Vec<Cell> = scribe.claim_row(claim).into_iter().map(Cell::text).collect();
            let last = cells.pop().unwrap_or(Cell::Blank);
            cells.pop();
            cells.extend([Cell::Yuan(i64::try_from(claim.sum().0).unwrap_or(i64::MAX)), last]);
            cells
        };
        let sheets = vec![
            sheet(words::entries(lang), words::all_columns(lang), of.entries.iter().map(row).collect()),
            sheet(words::whose(lang), words::pot_columns(lang), of.pots.iter().map(pot).collect()),
            sheet(words::places(lang), words::place_columns(lang), of.places.iter().map(place).collect()),
            sheet(words::by_claim(lang), words::claim_columns(lang), of_span.map(claim).collect()),
        ];
        let title = format!("{} {}", words::statement(lang), money::span(lang, span));
        let footer = made_of(self, lang)?;
        Ok(Book { title: title.clone(), header: title, footer, sheets, as_of: Some(self.now()), ..Book::default() })
    }

    /// The form of a claim, with lines to sign on. Nothing: there is none of this number.
    pub fn claim_form(&self, no: ClaimNo, lang: Lang) -> Result<Option<Document>, OfficeError> {
        let Some(claim) = self.store().claim(no)? else { return Ok(None) };
        let call = |id| self.on_paper(id);
        let mut facts = vec![paper::whose(lang, self.estate()?.as_deref())];
        facts.extend(money::claim_facts(lang, &claim, &call));
        let row = |line: &crate::tracker::project::BudgetLine| {
            vec![line.what.clone(), line.price.to_string(), line.count.to_string(), line.sum().to_string()]
        };
        let mut rows: Vec<Vec<String>> = claim.asked.lines.iter().map(row).collect();
        rows.push(vec![words::total(lang), String::new(), String::new(), claim.sum().to_string()]);
        if lang == Lang::Zh {
            facts.push((words::in_capitals(lang), capitals(claim.sum())));
        }
        facts.push((words::papers_with_it(lang), words::how_many(lang)));
        let approvers = (1..=usize::from(claim.approvers)).map(|n| words::approver(lang, n));
        let roles = [words::claimed_by(lang)].into_iter().chain(approvers);
        let roles = roles.chain([words::paid_by(lang), words::paid_to(lang)]);
        let mut parts = vec![Part::Facts(facts), Part::Table { head: columns(&words::line_columns(lang)), rows }];
        parts.extend(roles.map(|role| signature(lang, role)));
        parts.extend([
            Part::Small(words::sign(lang)),
            Part::Small(made_of(self, lang)?),
            Part::Small(words::sample(lang)),
        ]);
        let number = Some(money::claim_no(lang, no));
        Ok(Some(Document { lang, layout: Layout::Minutes, title: words::form(lang), number, parts }))
    }

    /// The settlement of a project, to hang out, with what was said to it. Nothing: there is none of this number.
    pub fn settlement(&self, no: ProjectNo, lang: Lang) -> Result<Option<Document>, OfficeError> {
        let Some(project) = self.store().project(no)? else { return Ok(None) };
        let scribe = Scribe::new(self, lang, For::Residents)?;
        let mut parts = vec![Part::Facts(vec![paper::whose(lang, self.estate()?.as_deref())])];
        parts.extend(settled(&project, &scribe));
        let notices = self.store().notices(Some(&NoticeOf::Project(no)), Page::ALL)?;
        let comments: Vec<String> = notices
            .iter()
            .rev()
            .flat_map(|notice| &notice.comments)
            .map(|comment| match &comment.reply {
                Some(reply) => words::answered(lang, &scribe.text(&comment.text), &scribe.text(&reply.text)),
                None => words::unanswered(lang, &scribe.text(&comment.text)),
            })
            .collect();
        parts.push(Part::Section(words::said(lang)));
        parts.push(if comments.is_empty() { Part::Paragraph(words::nothing_said(lang)) } else { Part::List(comments) });
        parts.extend([
            Part::Paragraph(words::ask(lang)),
            signature(lang, words::applicant(lang)),
            signature(lang, words::inspected_by(lang)),
            Part::Small(made_of(self, lang)?),
            Part::Small(words::sample(lang)),
        ]);
        let number = Some(said::project_no(lang, no));
        Ok(Some(Document { lang, layout: Layout::Minutes, title: words::settlement(lang), number, parts }))
    }

    /// Where a claim's money came from and went, step by step. Nothing: there is none of this number.
    pub fn trace(&self, no: ClaimNo, lang: Lang) -> Result<Option<Vec<(String, String)>>, OfficeError> {
        let fund = self.fund()?;
        let Some(claim) = fund.claims.get(&no) else { return Ok(None) };
        let (scribe, call) = (Scribe::new(self, lang, For::Street)?, |id| self.on_paper(id));
        let mut steps = Vec::new();
        let pot = fund.book.pot(&claim.asked.pot).map(|row| &row.pot);
        if let Some(pot) = pot {
            steps.push((words::from_giver(lang), scribe.giver(pot)));
            steps.push((words::from_pot(lang), format!("{}  {}", pot.name, money::pot(lang, pot, &call))));
        }
        let project = claim.asked.project.map(|no| scribe.project(no)).transpose()?;
        steps.push((words::for_project(lang), project.unwrap_or_else(|| money::daily(lang))));
        steps.extend(claim.asked.line.clone().map(|line| (words::for_line(lang), line)));
        let (what, payee) = (money::claim_what(claim), scribe.party(&claim.asked.payee));
        let said = format!("{} {what} {} {payee}", money::claim_no(lang, no), said::yuan(lang, claim.sum()));
        steps.push((words::by_claim(lang), format!("{said}  {}", money::claim_stands(lang, claim))));
        let signed = claim.approved.iter().map(|(by, on)| format!("{} {}", scribe.party(by), scribe.day(*on)));
        let signed = lang.list(signed);
        steps.push((words::approved(lang), if signed.is_empty() { words::missing(lang) } else { signed }));
        let entries = fund.entries.values().filter(|entry| entry.claim == Some(no));
        let entry = |entry: &Entry| {
            let (no, on) = (money::entry_no(lang, entry.no), scribe.day(entry.on));
            (words::by_entry(lang), format!("{no} {on} {}", money::entry(lang, entry, &call)))
        };
        steps.extend(entries.map(entry));
        let photo = claim.asked.photo.clone().unwrap_or_else(|| words::missing(lang));
        steps.push((words::photo(lang), photo));
        Ok(Some(steps))
    }

    /// What a pot was given and what it paid, step by step. Nothing: there is none of this name.
    pub fn trace_pot(&self, name: &str, lang: Lang) -> Result<Option<Vec<(String, String)>>, OfficeError> {
        let fund = self.fund()?;
        let Some(row) = fund.book.pot(name) else { return Ok(None) };
        let (scribe, call) = (Scribe::new(self, lang, For::Street)?, |id| self.on_paper(id));
        let name = &row.pot.name;
        let has =
            words::has_free(lang, &yuan(row.has), &yuan(fund.book.reserved_of(name)), &yuan(fund.book.free_of(name)));
        let mut steps = vec![
            (words::from_giver(lang), scribe.giver(&row.pot)),
            (words::from_pot(lang), format!("{name}  {}", money::pot(lang, &row.pot, &call))),
            (words::total(lang), has),
        ];
        for reserved in fund.book.reserved.iter().filter(|reserved| reserved.pot == *name) {
            let left = money::plus(lang, Signed(reserved.left));
            steps.push((words::for_project(lang), format!("{}  {left}", scribe.project(reserved.project)?)));
        }
        let of_it = |entry: &&Entry| entry.pots.iter().any(|leg| leg.of == *name);
        for entry in fund.entries.values().filter(of_it) {
            let (no, on) = (money::entry_no(lang, entry.no), scribe.day(entry.on));
            let sum: i64 = entry.pots.iter().filter(|leg| leg.of == *name).map(|leg| leg.fen).sum();
            let said = format!("{no} {on} {}  {}", scribe.what(entry, &fund), money::plus(lang, Signed(sum)));
            steps.push((words::by_entry(lang), said));
        }
        Ok(Some(steps))
    }
}

fn facts(of: &Statement, lang: Lang) -> Part {
    let total = of.total();
    let mut facts = vec![(words::opening(lang), money::plus(lang, Signed(total.opening)))];
    for (name, sum) in of.deeds.iter().filter(|(name, _)| *name != DeedName::Transfer) {
        facts.push((money::deed(lang, *name).to_owned(), money::plus(lang, Signed(*sum))));
    }
    facts.push((words::closing(lang), money::plus(lang, Signed(total.closing()))));
    Part::Facts(facts)
}

/// A voucher of the fund by the number that is said aloud; one that was filed otherwise as it was filed.
fn spoken_voucher(lang: Lang, no: &str) -> String {
    no.parse().map_or_else(|_| no.to_owned(), |claim: ClaimNo| money::claim_no(lang, claim))
}

fn settled(project: &Project, scribe: &Scribe<'_>) -> Vec<Part> {
    let lang = scribe.lang;
    let basis = project.basis.map(|no| said::item_no(lang, no));
    let mut facts = vec![(words::for_project(lang), scribe.text(&project.title))];
    facts.extend(basis.map(|basis| (words::basis(lang), basis)));
    let lines = project.by_line().into_iter().map(|(what, budget, paid)| {
        let left = i64::try_from(budget.0).unwrap_or(i64::MAX) - i64::try_from(paid.0).unwrap_or(i64::MAX);
        let what = what.map_or_else(|| words::other(lang), |what| scribe.text(&what));
        vec![what, budget.to_string(), paid.to_string(), yuan(left)]
    });
    let mut lines: Vec<Vec<String>> = lines.collect();
    let (budget, spent) = (project.budget(), project.spent());
    lines.push(vec![words::total(lang), budget.to_string(), spent.to_string(), budget.less(spent).to_string()]);
    let vouchers = project.vouchers.iter().map(|voucher| {
        let (on, what) = (scribe.day(voucher.on), scribe.text(&voucher.what));
        vec![spoken_voucher(lang, &voucher.no), on, what, voucher.source.clone(), voucher.sum.to_string()]
    });
    let sources = project.sources.iter().map(|source| {
        let (paid, left) = (project.spent_of(&source.name), project.left_of(&source.name));
        vec![source.name.clone(), source.sum.to_string(), paid.to_string(), left.to_string()]
    });
    let table = |head: String, rows: Vec<Vec<String>>| Part::Table { head: columns(&head), rows };
    vec![
        Part::Facts(facts),
        table(words::budget_columns(lang), lines),
        table(words::source_columns(lang), sources.collect()),
        table(words::voucher_columns(lang), vouchers.collect()),
    ]
}

/// As what a paper of the fund is written.
const PAPERS: &[document::Format] = &[document::Format::Docx, document::Format::Html];

impl Clerk {
    /// The statement for residents, and the table for the street, in the station's folder of papers.
    pub fn file_statement(&self, span: Span, lang: Lang) -> Result<Result<Laid, PapersError>, OfficeError> {
        let (paper, book) = (self.statement(span, lang, For::Residents)?, self.statement_book(span, lang)?);
        let name = format!("{} {}", words::statement(lang), money::span(lang, span));
        Ok(self.lay_paper(lang, &name, (&paper, PAPERS), Some(&book)))
    }

    /// The form of a claim, in the station's folder of papers; nothing where there is no such claim.
    pub fn file_form(&self, no: ClaimNo, lang: Lang) -> Result<Result<Laid, PapersError>, OfficeError> {
        let name = format!("{} {}", words::form(lang), money::claim_no(lang, no));
        let form = self.claim_form(no, lang)?;
        Ok(form.map_or_else(|| Ok(Laid::default()), |form| self.lay_paper(lang, &name, (&form, PAPERS), None)))
    }

    /// Who is meant as a payee: whoever was paid before under this name, whether it was said with @ or not.
    pub fn paid_before(&self, said: &str) -> Result<Option<Party>, OfficeError> {
        let name = said.trim().trim_start_matches(['@', '＠']);
        let is_called = |party: &Party| match party {
            Party::Unit(unit) => text::is_same_name(unit, name),
            Party::Person(id) => self.call(*id).is_some_and(|own| text::is_same_name(&own, name)),
            Party::Badge(_) => false,
        };
        let claims = self.fund()?.claims;
        Ok(claims.into_values().map(|claim| claim.asked.payee).find(is_called))
    }
}
