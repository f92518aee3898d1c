//! `yishi fund`: where money is, whose it is, what moved it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Caller, CliError, Exit,
    leaf::Draft,
    paper::{put, put_bytes},
    said::{Named, project_no},
    say,
    track::{Format, csv, print},
};
use crate::{
    i18n::{Lang, fund as words, time, tracker as said, tracker::fund as money},
    office::{Clerk, fund::For},
    text::safe,
    time::Span,
    tracker::{
        ClaimNo, Command, EntryNo, Fen, Fund, FundDo, LeafKind, ProjectNo, Signed,
        fund::{Claim, ClaimStep, Earmark, Entry, Giving, NewClaim, Place, Pot, Rules},
        leaf::{Field, Value},
        project::read_lines,
    },
};

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// The fund is kept from now on, or by other rules
    On {
        /// The first day that is kept [default: today]
        #[arg(long, value_name = "DAY")]
        since: Option<String>,
        /// So many different people approve a claim
        #[arg(value_parser = crate::cli::number::<u8>, long, value_name = "N")]
        approvers: Option<u8>,
        /// In yuan: projects reserve nothing of what keeps the station going
        #[arg(long, value_name = "SUM")]
        floor: Option<String>,
    },
    /// Where money is: an account, a cash box
    Place {
        /// What it is called, like 社区代管户
        name: String,
        /// Who keeps it: somebody else counts it
        #[arg(long, value_name = "NAME")]
        keeper: Option<String>,
    },
    /// Whose money is: what one giver gave for one thing
    Pot {
        /// What it is called, like 街道2026
        name: String,
        /// Who gave it; a unit with @ before it
        #[arg(long, value_name = "NAME")]
        giver: String,
        /// What kind of giver
        #[arg(long, value_enum)]
        kind: Kind,
        /// For what: any, daily, a project like 26-p3, or a few words
        #[arg(long = "for", value_name = "WHAT", default_value = "any")]
        earmark: String,
        /// The last day on which it may be used
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
        /// The paper that says so
        #[arg(long, value_name = "WORDS")]
        paper: Option<String>,
    },
    /// Money came in (收入); what was promised is none
    Receive {
        /// Whose
        pot: String,
        /// In yuan
        #[arg(allow_negative_numbers = true)]
        sum: String,
        /// Where it lies
        #[arg(long, value_name = "PLACE")]
        at: String,
        /// The paper that shows it
        #[arg(long, value_name = "WORDS")]
        paper: Option<String>,
    },
    /// From one place to another (领备用金, 交回)
    Transfer {
        /// From where
        from: String,
        /// To where
        to: String,
        /// In yuan
        #[arg(allow_negative_numbers = true)]
        sum: String,
        /// In words
        #[arg(long, value_name = "WORDS")]
        note: Option<String>,
    },
    /// Ask for something to be paid (报销)
    Claim {
        /// What for, like "灯泡 12.50x20" or "电工 300"
        #[arg(required = true)]
        lines: Vec<String>,
        /// Who is paid; a unit with @ before it
        #[arg(long, value_name = "NAME")]
        payee: String,
        /// Whose money
        #[arg(long, value_name = "POT")]
        pot: String,
        /// Who saw to it (经办)
        #[arg(long, value_name = "NAME")]
        handler: Option<String>,
        /// For which project; else daily
        #[arg(value_parser = project_no, long)]
        project: Option<ProjectNo>,
        /// Which line of its budget
        #[arg(long, value_name = "WORDS")]
        line: Option<String>,
        /// The number of the invoice
        #[arg(long, value_name = "NO")]
        invoice: Option<String>,
        /// The name of its photo
        #[arg(long, value_name = "FILE")]
        photo: Option<String>,
    },
    /// Somebody signed a claim (批)
    Approve {
        /// The claim, like 26-b17
        claim: String,
        /// Who
        name: String,
    },
    /// A claim was paid (付), as it happened
    Pay {
        /// The claim, like 26-b17
        claim: String,
        /// From where
        #[arg(long, value_name = "PLACE")]
        from: String,
        /// Do it, although signatures are missing; without it that is only said
        #[arg(long)]
        yes: bool,
    },
    /// A claim isn't paid (退回)
    SendBack {
        /// The claim, like 26-b17
        claim: String,
        /// Why
        reason: String,
    },
    /// A payee gave something back (退款)
    Refund {
        /// The claim, like 26-b17
        claim: String,
        /// In yuan
        #[arg(allow_negative_numbers = true)]
        sum: String,
        /// Where it lies
        #[arg(long, value_name = "PLACE")]
        at: String,
        /// In words
        #[arg(long, value_name = "WORDS")]
        note: Option<String>,
    },
    /// What wasn't used goes back to its giver (退回出资方)
    Return {
        /// Whose
        pot: String,
        /// In yuan
        #[arg(allow_negative_numbers = true)]
        sum: String,
        /// From where
        #[arg(long, value_name = "PLACE")]
        from: String,
        /// In words
        #[arg(long, value_name = "WORDS")]
        note: Option<String>,
    },
    /// From one pot to another (改用途): a motion passed, and the giver agreed
    Repurpose {
        /// From which pot
        from: String,
        /// To which pot
        to: String,
        /// In yuan
        #[arg(allow_negative_numbers = true)]
        sum: String,
        /// The motion that passed, like 26-3-2
        #[arg(long, value_name = "ITEM")]
        basis: Named,
        /// What the giver said, or by which paper
        #[arg(long, value_name = "WORDS")]
        word: String,
    },
    /// Take an entry back by its exact negative (冲红), dated today
    Reverse {
        /// The entry, like 26-z9
        entry: String,
        /// Why
        reason: String,
    },
    /// What is really there (盘点)
    Count {
        /// Where
        place: String,
        /// In yuan
        #[arg(allow_negative_numbers = true)]
        found: String,
        /// Who counted
        #[arg(long = "counted-by", value_name = "NAME")]
        counted: String,
        /// Whose a difference is, where there are several
        #[arg(long, value_name = "POT")]
        pot: Option<String>,
        /// Why it differs
        #[arg(long, value_name = "WORDS")]
        reason: Option<String>,
    },
    /// Close a quarter (结账): nothing is dated in it any more
    Close {
        /// Like 26Q3
        quarter: String,
    },
    /// What whoever supervises says of a statement; it is printed there
    Remark {
        /// Like 26-11, 26Q3 or 26
        span: String,
        /// In words
        words: String,
        /// Who supervises
        #[arg(long, value_name = "NAME")]
        who: String,
    },
    /// The statement of a month, a quarter, a year (收支表)
    Statement {
        /// Like 26-11, 26Q3 or 26
        span: String,
        /// Into which file: .docx, .html, .md, or .xlsx with every row for the street; else Markdown to stdout
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// With the names, for the street
        #[arg(long)]
        street: bool,
        /// It was posted
        #[arg(long)]
        posted: bool,
        /// Where it hangs
        #[arg(long, value_name = "PLACE")]
        place: Option<String>,
        /// Do it, although it was posted before; without it that is only said
        #[arg(long)]
        yes: bool,
    },
    /// The form of a claim, with lines to sign on (报销单)
    Form {
        /// The claim, like 26-b17
        claim: String,
        /// Into which file: .docx, .html or .md; else Markdown to stdout
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Where money came from and went: of a claim, or of a pot
    Trace {
        /// A claim like 26-b17, or the name of a pot
        what: String,
    },
    /// What is where, whose it is, what is free, and what waits
    List {
        /// Also every entry
        #[arg(long)]
        all: bool,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
}

/// What kind of giver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind(Giving);

impl clap::ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Kind; 7] = [
            Kind(Giving::Budget),
            Kind(Giving::Street),
            Kind(Giving::Venture),
            Kind(Giving::Unit),
            Kind(Giving::Person),
            Kind(Giving::Own),
            Kind(Giving::Interest),
        ];
        &ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.name()).alias(money::giving(Lang::Zh, self.0)))
    }
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    match task {
        Task::List { all, format } => return list(caller, *all, *format),
        Task::Trace { what } => return trace(caller, what),
        Task::Form { claim, out } => {
            let clerk = caller.looking()?;
            let no = claim_no(caller, &clerk, claim)?;
            let form = clerk.claim_form(no, caller.lang).map_err(|error| caller.kept(error))?;
            return match form {
                Some(form) => put(caller, &form, out.as_deref()),
                None => no_such(caller, claim),
            };
        }
        Task::Pay { claim, yes: false, .. } => {
            let clerk = caller.looking()?;
            let of =
                clerk.store().claim(claim_no(caller, &clerk, claim)?).map_err(|error| caller.kept(error.into()))?;
            if let Some(missing) = of.filter(|of| !of.is_short()).map(|of| of.missing()).filter(|missing| *missing > 0)
            {
                say(&words::pays_short_unless(caller.lang, missing));
                return Ok(Exit::Refused);
            }
        }
        Task::Statement { span, out, street, posted, place, yes } => {
            let of = span.parse().map_err(|_| CliError::new(Exit::Usage, words::no_span(caller.lang, span)))?;
            if *posted {
                return post(caller, of, place.clone(), *yes);
            }
            return statement(caller, of, out.as_deref(), *street);
        }
        Task::Remark { span, words: said, who } => {
            let mut clerk = caller.clerk()?;
            let on = clerk.told_at().unwrap_or_else(|| clerk.now()).date();
            let typed =
                vec![(Field::Span, Some(span.as_str())), (Field::Person, Some(who)), (Field::Remark, Some(said))];
            let known = vec![(Field::On, Value::Day(on))];
            let draft = Draft { kind: LeafKind::Remark, leaf: None, typed, known, with: Vec::new() };
            return draft.give(caller, &mut clerk);
        }
        _ => {}
    }
    let mut clerk = caller.clerk()?;
    let Some(what) = asked(caller, &mut clerk, task)? else { return Ok(Exit::Usage) };
    let is_persons = matches!(&what, FundDo::Pot(pot) if pot.kind == Giving::Person);
    let done = caller.give(&mut clerk, &[Command::Fund(what)])?;
    if is_persons && done == Exit::Done {
        say(&words::public_asking(caller.lang));
    }
    Ok(done)
}

/// What is asked of the fund; nothing of what only looks.
#[expect(clippy::too_many_lines, reason = "one arm an order")]
fn asked(caller: &Caller, clerk: &mut Clerk, task: &Task) -> Result<Option<FundDo>, CliError> {
    let today = clerk.told_at().unwrap_or(clerk.now()).date();
    let sum = |said: &str| -> Result<Fen, CliError> {
        said.parse().map_err(|wrong| CliError::new(Exit::Usage, said::no_sum(caller.lang, &wrong)))
    };
    Ok(Some(match task {
        Task::On { since, approvers, floor } => {
            let known = clerk.fund().map_err(|error| caller.kept(error))?.book.rules;
            let usual = Rules { since: today, approvers: Rules::APPROVERS, floor: Fen(0) };
            let known = known.unwrap_or(usual);
            FundDo::Set(Rules {
                since: since.as_deref().map_or(Ok(known.since), |said| caller.day_of(Some(said), today))?,
                approvers: approvers.unwrap_or(known.approvers),
                floor: floor.as_deref().map_or(Ok(known.floor), sum)?,
            })
        }
        Task::Place { name, keeper } => {
            let keeper = keeper.as_deref().map(|name| caller.party(clerk, name)).transpose()?;
            FundDo::Place(Place { name: name.clone(), keeper })
        }
        Task::Pot { name, giver, kind, earmark, until, paper } => FundDo::Pot(Box::new(Pot {
            name: name.clone(),
            giver: caller.party(clerk, giver)?,
            kind: kind.0,
            earmark: Earmark::read(earmark),
            until: until.as_deref().map(|said| caller.day(said, clerk)).transpose()?,
            paper: paper.clone(),
        })),
        Task::Receive { pot, sum: said, at, paper } => {
            FundDo::Receive { on: today, place: at.clone(), pot: pot.clone(), sum: sum(said)?, paper: paper.clone() }
        }
        Task::Transfer { from, to, sum: said, note } => {
            let (from, to, note) = (from.clone(), to.clone(), note.clone());
            FundDo::Transfer { on: today, from, to, sum: sum(said)?, note }
        }
        Task::Claim { lines, payee, pot, handler, project, line, invoice, photo } => {
            let mut read = Vec::new();
            for said in lines {
                let wrong = |wrong: String| CliError::new(Exit::Usage, said::no_line_of_budget(caller.lang, &wrong));
                read.extend(read_lines(said).map_err(wrong)?);
            }
            FundDo::Claim(Box::new(NewClaim {
                on: today,
                payee: match clerk.paid_before(payee).map_err(|error| caller.kept(error))? {
                    Some(known) => known,
                    None => caller.party(clerk, payee)?,
                },
                handler: handler.as_deref().map(|name| caller.party(clerk, name)).transpose()?,
                lines: read,
                pot: pot.clone(),
                project: *project,
                line: line.clone(),
                invoice: invoice.clone(),
                photo: photo.clone(),
            }))
        }
        Task::Approve { claim, name } => {
            let claim = claim_no(caller, clerk, claim)?;
            FundDo::Step { claim, step: ClaimStep::Approve { by: caller.party(clerk, name)?, on: today } }
        }
        Task::Pay { claim, from, .. } => {
            let step = ClaimStep::Pay { on: today, place: from.clone() };
            FundDo::Step { claim: claim_no(caller, clerk, claim)?, step }
        }
        Task::SendBack { claim, reason } => {
            let step = ClaimStep::SendBack { reason: reason.clone() };
            FundDo::Step { claim: claim_no(caller, clerk, claim)?, step }
        }
        Task::Refund { claim, sum: said, at, note } => FundDo::Refund {
            claim: claim_no(caller, clerk, claim)?,
            on: today,
            place: at.clone(),
            sum: sum(said)?,
            note: note.clone(),
        },
        Task::Return { pot, sum: said, from, note } => {
            FundDo::GiveBack { on: today, place: from.clone(), pot: pot.clone(), sum: sum(said)?, note: note.clone() }
        }
        Task::Repurpose { from, to, sum: said, basis, word } => FundDo::Repurpose {
            on: today,
            from: from.clone(),
            to: to.clone(),
            sum: sum(said)?,
            basis: caller.basis(clerk, basis)?,
            word: word.clone(),
        },
        Task::Reverse { entry, reason } => {
            let no = EntryNo::meant(entry, today);
            let no = no.ok_or_else(|| CliError::new(Exit::Usage, words::no_number(caller.lang, entry)))?;
            FundDo::Reverse { entry: no, reason: reason.clone() }
        }
        Task::Count { place, found, counted, pot, reason } => FundDo::Count {
            on: today,
            place: place.clone(),
            found: sum(found)?,
            by: caller.party(clerk, counted)?,
            pot: pot.clone(),
            reason: reason.clone(),
        },
        Task::Close { quarter } => {
            let of = quarter.parse().map_err(|_| CliError::new(Exit::Usage, words::no_span(caller.lang, quarter)))?;
            FundDo::Close { quarter: of, on: clerk.now().date() }
        }
        Task::Remark { .. } | Task::Statement { .. } | Task::Form { .. } | Task::Trace { .. } | Task::List { .. } => {
            return Ok(None);
        }
    }))
}

fn claim_no(caller: &Caller, clerk: &Clerk, said: &str) -> Result<ClaimNo, CliError> {
    let no = ClaimNo::meant(said, clerk.now().date());
    no.ok_or_else(|| CliError::new(Exit::Usage, words::no_number(caller.lang, said)))
}

fn no_such(caller: &Caller, said: &str) -> Result<Exit, CliError> {
    Err(CliError::new(Exit::Usage, words::no_trace(caller.lang, said)))
}

fn statement(caller: &Caller, span: Span, out: Option<&Path>, street: bool) -> Result<Exit, CliError> {
    let clerk = caller.looking()?;
    let is_book = |file: &&Path| file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if let Some(file) = out.filter(is_book) {
        let book = clerk.statement_book(span, caller.lang).map_err(|error| caller.kept(error))?;
        let bytes = book.write().map_err(|error| CliError::new(Exit::Disk, error.to_string()))?;
        return put_bytes(caller, file, &bytes);
    }
    let to = if street { For::Street } else { For::Residents };
    let paper = clerk.statement(span, caller.lang, to).map_err(|error| caller.kept(error))?;
    put(caller, &paper, out)
}

fn post(caller: &Caller, span: Span, places: Option<String>, yes: bool) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let on = clerk.told_at().unwrap_or(clerk.now()).date();
    if let Some((no, day)) = clerk.posted_before(span).map_err(|error| caller.kept(error))?.filter(|_| !yes) {
        let (no, day) = (said::notice_no(caller.lang, no), time::date(caller.lang, day));
        say(&words::posted_unless(caller.lang, &no, &day));
        return Ok(Exit::Refused);
    }
    let new = clerk.statement_notice(span, caller.lang, (on, places)).map_err(|error| caller.kept(error))?;
    caller.give(&mut clerk, &[Command::Hang(Box::new(new))])
}

fn trace(caller: &Caller, what: &str) -> Result<Exit, CliError> {
    let clerk = caller.looking()?;
    let of_claim = what.parse::<ClaimNo>().ok();
    let found = match of_claim {
        Some(no) => clerk.trace(no, caller.lang),
        None => clerk.trace_pot(what, caller.lang),
    };
    let Some(steps) = found.map_err(|error| caller.kept(error))? else { return no_such(caller, what) };
    let rows: Vec<Vec<String>> = steps.into_iter().map(|(what, said)| vec![what, said]).collect();
    caller.print(plain(&rows).as_bytes())
}

/// Rows of which nothing is cut: sums and names are read to their end.
fn plain(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|cell| safe(cell).to_string()).collect::<Vec<_>>().join("  ") + "\n";
    rows.iter().map(line).collect()
}

/// The fund for programs; sums in fen.
#[derive(Serialize)]
struct Shown {
    free: i64,
    balanced: bool,
    closed_until: Option<NaiveDate>,
    places: Vec<(String, i64, Option<NaiveDate>)>,
    pots: Vec<(String, i64, i64)>,
    claims: Vec<Claim>,
    entries: Vec<Entry>,
}

fn list(caller: &Caller, all: bool, format: Format) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let fund = clerk.fund().map_err(|error| caller.kept(error))?;
    let book = &fund.book;
    let waits = |claim: &&Claim| all || claim.state.is_open() || claim.is_short();
    match format {
        Format::Json | Format::Ron => {
            let shown = Shown {
                free: book.free(),
                balanced: book.is_balanced(),
                closed_until: book.shut,
                places: book.places.iter().map(|row| (row.place.name.clone(), row.has, row.counted)).collect(),
                pots: book
                    .pots
                    .iter()
                    .map(|row| (row.pot.name.clone(), row.has, book.free_of(&row.pot.name)))
                    .collect(),
                claims: fund.claims.values().filter(waits).cloned().collect(),
                entries: if all { fund.entries.values().cloned().collect() } else { Vec::new() },
            };
            print(caller, format, &[shown])
        }
        Format::Csv => {
            let head = words::entry_columns(lang).split('|').map(ToOwned::to_owned).collect();
            let rows = fund.entries.values().map(|entry| row(&clerk, lang, entry));
            csv(caller, std::iter::once(head).chain(rows).collect())
        }
        Format::Table if book.rules.is_none() => {
            say(&words::not_kept(lang));
            Ok(Exit::Done)
        }
        Format::Table => {
            let mut rows = vec![vec![words::free(lang, &money::plus(lang, Signed(book.free())))]];
            rows.extend(lines(&fund, lang));
            let call = |id| clerk.call(id);
            for claim in fund.claims.values().filter(waits) {
                let payee = said::Who::who(&call, lang, &claim.asked.payee);
                let (what, sum) = (money::claim_what(claim), said::yuan(lang, claim.sum()));
                let stands = money::claim_stands(lang, claim);
                rows.push(vec![money::claim_no(lang, claim.no), format!("{what} {sum} {payee}"), stands]);
            }
            if all {
                rows.extend(fund.entries.values().map(|entry| row(&clerk, lang, entry)));
            }
            if !book.odd.is_empty() {
                rows.push(vec![words::odd(lang, &lang.list(book.odd.iter().map(|no| money::entry_no(lang, *no))))]);
            }
            caller.print(plain(&rows).as_bytes())
        }
    }
}

/// Places and pots, a line each.
fn lines(fund: &Fund, lang: Lang) -> Vec<Vec<String>> {
    let sum = |fen| money::plus(lang, Signed(fen));
    let counted = |on: Option<NaiveDate>| {
        on.map_or_else(|| words::uncounted(lang), |on| words::counted(lang, &time::date(lang, on)))
    };
    let place = |row: &crate::tracker::fund::PlaceRow| {
        vec![row.place.name.clone(), words::has(lang, &sum(row.has)), counted(row.counted)]
    };
    let pot = |row: &crate::tracker::fund::PotRow| {
        let name = &row.pot.name;
        let (reserved, free) = (fund.book.reserved_of(name), fund.book.free_of(name));
        vec![name.clone(), words::has_free(lang, &sum(row.has), &sum(reserved), &sum(free))]
    };
    fund.book.places.iter().map(place).chain(fund.book.pots.iter().map(pot)).collect()
}

fn row(clerk: &Clerk, lang: Lang, entry: &Entry) -> Vec<String> {
    let call = |id| clerk.call(id);
    vec![
        money::entry_no(lang, entry.no),
        entry.on.to_string(),
        safe(&money::entry(lang, entry, &call)).to_string(),
        money::entry_sum(entry).to_string(),
    ]
}
