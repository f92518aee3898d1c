//! `yishi covenant`: articles of the residents' covenant, from the motion that a meeting passed to the day on which one is in force.

use std::path::PathBuf;

use super::{
    Caller, CliError, Exit,
    import::Source,
    leaf::{Draft, print_leaves},
    paper::put,
    said::Named,
    say,
    track::Format,
};
use crate::{
    i18n::{
        printed as paper_words, roster, table as said,
        tracker::{self, covenant as words, leaf},
    },
    office::{Clerk, printed},
    register::articles::{self, Column, Usual},
    store::{Page, Subject},
    table::{RowAt, Table},
    text::safe,
    tracker::{
        Body, Command, Leaf, LeafKind, LeafState, LeafStepName, Step, Why,
        covenant::{beyond, is_of},
        leaf::{Field, LeafRow, Value},
    },
};

#[derive(clap::Subcommand)]
pub(super) enum Task {
    /// An article in the words of a motion that passed
    Draft {
        /// The motion, like 26-3-m2
        motion: Named,
        #[command(flatten)]
        pair: Pairing,
    },
    /// An article that is in force on paper since before there was a station: no motion and no vote is made up
    Older {
        /// Its words, as they stand on paper
        words: String,
        /// Since when it is in force
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// How it was agreed: which year, which meeting
        #[arg(long, value_name = "WORDS")]
        agreed: Option<String>,
        #[command(flatten)]
        pair: Pairing,
    },
    /// A whole covenant on paper, from a table: an article a line (words, from, agreed, class, department, does)
    Import {
        #[command(flatten)]
        table: Source,
        /// Since when they are in force, where a line doesn't say so
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// How they were agreed, where a line doesn't say so
        #[arg(long, value_name = "WORDS")]
        agreed: Option<String>,
    },
    /// A new version in the words of another motion; the one in force holds until the new one is
    Revise {
        /// The article, like g12
        article: String,
        /// The motion, like 26-4-m1
        motion: Named,
        #[command(flatten)]
        pair: Pairing,
    },
    /// A draft was posted for comments (征求意见): a notice like any other
    Hear {
        /// The article, like g12
        article: String,
        /// For so many days [default: 7]
        #[arg(long, value_parser = crate::cli::number::<u16>, value_name = "N")]
        days: Option<u16>,
        /// Where it hangs
        #[arg(long, value_name = "WHERE")]
        place: Option<String>,
    },
    /// The vote of the residents' assembly or their representatives, with its figures
    Vote {
        /// The article, like g12
        article: String,
        /// Who voted: 居民会议 or 居民代表会议, also 1 or 2
        #[arg(long, value_name = "WHO")]
        voters: Option<String>,
        /// How many were called (应到)
        #[arg(long, value_name = "N")]
        called: Option<String>,
        /// How many came (实到)
        #[arg(long, value_name = "N")]
        came: Option<String>,
        /// For it (赞成)
        #[arg(long = "for", value_name = "N")]
        yes: Option<String>,
        /// Against it (反对)
        #[arg(long, value_name = "N")]
        against: Option<String>,
        /// Neither (弃权)
        #[arg(long, value_name = "N")]
        abstained: Option<String>,
    },
    /// It was filed with the street office (备案)
    File {
        /// The article, like g12
        article: String,
        /// With whom [default: the street office]
        #[arg(long, value_name = "WHO")]
        with: Option<String>,
        /// Under which number
        #[arg(long, value_name = "NO")]
        number: Option<String>,
    },
    /// From which day on it is in force (施行)
    InForce {
        /// The article, like g12
        article: String,
        /// From this day on, which may be to come [default: today]
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
    },
    /// It isn't in force any more (废止)
    Repeal {
        /// The article, like g12
        article: String,
        /// Why
        reason: String,
        /// On what that rests: which meeting and count, or which law
        #[arg(long, value_name = "WORDS")]
        basis: Option<String>,
    },
    /// It isn't gone on with, before it was in force
    Drop {
        /// The article, like g12
        article: String,
        /// Why
        reason: String,
    },
    /// Its class, and the department that acts by law
    Pair {
        /// The article, like g12
        article: String,
        #[command(flatten)]
        pair: Pairing,
    },
    /// A matter of the desk or the patrol breaks an article
    Breach {
        /// The matter, like 26-x7
        no: Named,
        /// The article, like g12
        article: String,
    },
    /// Whoever does it was talked to (劝导), before anybody else hears of it
    Persuade {
        /// The matter, like 26-x7
        no: Named,
        /// What was said
        words: String,
    },
    /// What is in force, a page a class
    Print {
        /// Only this class
        #[arg(long, value_name = "CLASS")]
        class: Option<String>,
        /// Large, on A3, to hang on a wall
        #[arg(long)]
        large: bool,
        /// What is to hang for comments instead: this draft, or all of them
        #[arg(long, value_name = "ARTICLE", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["class", "large"])]
        draft: Option<String>,
        /// Into this file, .docx, .html or .md; else to stdout
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Articles that are in force or under way
    List {
        /// Old versions and what was dropped, too
        #[arg(long)]
        all: bool,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// An article with its versions and all that happened
    Show {
        /// The article, like g12 or g12.2
        article: String,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
}

#[derive(clap::Args)]
pub(super) struct Pairing {
    /// Which class; the station calls its classes as it likes
    #[arg(long, value_name = "CLASS")]
    class: Option<String>,
    /// The department that it is paired with
    #[arg(long, value_name = "UNIT")]
    department: Option<String>,
    /// What that department does, by law
    #[arg(long, value_name = "WORDS")]
    does: Option<String>,
}

impl Pairing {
    fn typed(&self) -> Vec<(Field, Option<&str>)> {
        vec![
            (Field::Category, self.class.as_deref()),
            (Field::Department, self.department.as_deref()),
            (Field::Does, self.does.as_deref()),
        ]
    }
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    let reads = matches!(task, Task::Print { .. } | Task::List { .. } | Task::Show { .. } | Task::Pair { .. });
    caller.tells_later(!reads)?;
    match task {
        Task::Draft { motion, pair } => draft(caller, motion, None, pair),
        Task::Older { words, from, agreed, pair } => {
            let mut clerk = caller.clerk()?;
            let on = clerk.told_at().unwrap_or_else(|| clerk.now()).date();
            let own =
                [(Field::Words, Some(&**words)), (Field::InForce, from.as_deref()), (Field::Agreed, agreed.as_deref())];
            let typed = own.into_iter().chain(pair.typed()).collect();
            let known = vec![(Field::On, Value::Day(on))];
            let done = Draft { kind: LeafKind::Article, leaf: None, typed, known, with: Vec::new() };
            let done = done.give(caller, &mut clerk)?;
            warn_beyond(caller, words, done);
            Ok(done)
        }
        Task::Import { table, from, agreed } => {
            import(caller, table, Usual { from: from.as_deref(), agreed: agreed.as_deref() })
        }
        Task::Revise { article, motion, pair } => draft(caller, motion, Some(article), pair),
        Task::Hear { article, days, place } => {
            let mut clerk = caller.clerk()?;
            let leaf = version(caller, &clerk, article, Some(LeafStepName::Hear))?;
            let command =
                clerk.hear(caller.lang, &leaf, None, (*days, place.clone())).map_err(|error| caller.kept(error))?;
            caller.give(&mut clerk, &[command])
        }
        Task::Vote { article, voters, called, came, yes, against, abstained } => {
            let given = vec![
                (Field::VotedBy, voters.as_deref()),
                (Field::Called, called.as_deref()),
                (Field::Came, came.as_deref()),
                (Field::For, yes.as_deref()),
                (Field::Against, against.as_deref()),
                (Field::Abstained, abstained.as_deref()),
            ];
            step(caller, article, LeafStepName::Vote, given)
        }
        Task::File { article, with, number } => {
            let usual = words::street(caller.lang);
            let with = with.as_deref().unwrap_or(&usual);
            step(
                caller,
                article,
                LeafStepName::File,
                vec![(Field::FiledWith, Some(with)), (Field::FiledAs, number.as_deref())],
            )
        }
        Task::InForce { article, from } => {
            step(caller, article, LeafStepName::Begin, vec![(Field::InForce, from.as_deref())])
        }
        Task::Pair { article, pair } => step(caller, article, LeafStepName::Pair, pair.typed()),
        Task::Repeal { article, reason, basis } => end(caller, article, LeafStepName::Repeal, (reason, basis.clone())),
        Task::Drop { article, reason } => end(caller, article, LeafStepName::Drop, (reason, None)),
        Task::Breach { no, article } => {
            let mut clerk = caller.clerk()?;
            let item = caller.item(&clerk, no)?;
            let leaf = version(caller, &clerk, article, None)?;
            caller.give(&mut clerk, &[Command::Move { item, step: Step::Breach { article: leaf.no } }])
        }
        Task::Persuade { no, words } => {
            let mut clerk = caller.clerk()?;
            let item = caller.item(&clerk, no)?;
            caller.give(&mut clerk, &[Command::Move { item, step: Step::Persuade { text: words.clone() } }])
        }
        Task::Print { draft: Some(said), out, .. } => {
            let clerk = caller.looking()?;
            let one =
                (!said.is_empty()).then(|| version(caller, &clerk, said, Some(LeafStepName::Drop))).transpose()?;
            let paper = printed::drafts(&clerk, caller.lang, one.as_ref()).map_err(|error| caller.kept(error))?;
            let none = || CliError::new(Exit::Refused, paper_words::no_drafts(caller.lang));
            put(caller, &paper.ok_or_else(none)?, out.as_deref())
        }
        Task::Print { class, large, draft: None, out } => {
            let clerk = caller.looking()?;
            let paper = printed::covenant(&clerk, caller.lang, *large, class.as_deref());
            put(caller, &paper.map_err(|error| caller.kept(error))?, out.as_deref())
        }
        Task::List { all, format } => {
            let clerk = caller.looking()?;
            let today = clerk.now().date();
            let mut leaves = clerk.articles().map_err(|error| caller.kept(error))?;
            let counts = |leaf: &Leaf| {
                leaf.state(today).is_some_and(|state| state == LeafState::InForce || state.is_under_way())
            };
            leaves.retain(|leaf| *all || counts(leaf));
            print_leaves(caller, &clerk, LeafKind::Article, *format, &leaves)
        }
        Task::Show { article, format } => show(caller, article, *format),
    }
}

/// The version that is meant.
fn version(caller: &Caller, clerk: &Clerk, said: &str, step: Option<LeafStepName>) -> Result<Leaf, CliError> {
    let found = clerk.article(said, step).map_err(|error| caller.kept(error))?;
    found.ok_or_else(|| CliError::new(Exit::Usage, words::no_article(caller.lang, said)))
}

fn draft(caller: &Caller, motion: &Named, revises: Option<&str>, pair: &Pairing) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let before = revises.map(|said| version(caller, &clerk, said, Some(LeafStepName::Revise))).transpose()?;
    let no = caller.basis(&clerk, motion)?;
    let body = clerk.draft_of(no, before.as_ref()).map_err(|error| caller.kept(error))?;
    let none = || CliError::new(Exit::Refused, tracker::refusal(caller.lang, &Why::NoItem(no).into()));
    let body = body.ok_or_else(none)?;
    let said = if let Body::Article(article) = &body { article.words.clone() } else { String::new() };
    let known = body.fields().into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
    let typed = pair.typed();
    let done =
        Draft { kind: LeafKind::Article, leaf: None, typed, known, with: Vec::new() }.give(caller, &mut clerk)?;
    warn_beyond(caller, &said, done);
    Ok(done)
}

/// What a covenant can't do by itself is said once it is written, and nothing is refused.
fn warn_beyond(caller: &Caller, said: &str, done: Exit) {
    let beyond = beyond(said);
    if done == Exit::Done && !beyond.is_empty() {
        say(&words::beyond(caller.lang, &beyond.join("、")));
    }
}

/// A covenant that stands on paper, a line an article; all of it or nothing.
fn import(caller: &Caller, from: &Source, usual: Usual<'_>) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let table: Table<Column> = caller.small_table(from, &words::no_head(lang))?;
    let mut clerk = if from.dry_run { caller.looking()? } else { caller.clerk()? };
    let on = clerk.told_at().unwrap_or_else(|| clerk.now()).date();
    let plan = articles::plan(lang, &table, usual, (on, clerk.now().date()));
    say(&roster::read_as(lang, &said::source(lang, &table.source), plan.new.len() + plan.faults.len()));
    for note in said::columns(lang, &table.used(), &table.unused(), &table.others) {
        say(&note);
    }
    for (line, given, why) in &plan.passed {
        say(&said::passed(lang, line, given, *why));
    }
    let whole = plan.faults.is_empty() || from.skip_bad;
    let mut text: String = plan.faults.iter().map(|fault| safe(fault).to_string() + "\n").collect();
    if from.tells_lines(whole) {
        let line = |(line, body): &(RowAt, Body)| {
            let words = leaf::leaf_title(lang, body, &clerk);
            safe(&words::line_new(lang, &said::line(lang, line), &words)).to_string() + "\n"
        };
        text.extend(plan.new.iter().map(line));
    }
    caller.print(text.as_bytes())?;
    if from.dry_run {
        say(&words::dry_run(lang, plan.new.len()));
        return Ok(if whole { Exit::Done } else { Exit::Refused });
    }
    if !whole {
        say(&tracker::sheet_nothing(lang, plan.faults.len()));
        return Ok(Exit::Refused);
    }
    let keep = |body: &Body| Command::Keep { leaf: None, body: Box::new(body.clone()), with: Vec::new() };
    let lines = plan.new.iter().map(|(at, body)| (at, keep(body))).collect();
    if !caller.give_lines(&mut clerk, lines, words::line_refused)? {
        return Ok(Exit::Refused);
    }
    say(&words::taken(lang, plan.new.len()));
    Ok(Exit::Done)
}

/// A step that writes these fields; what belongs to it and isn't said has its day, today.
fn step(
    caller: &Caller,
    article: &str,
    name: LeafStepName,
    typed: Vec<(Field, Option<&str>)>,
) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let leaf = version(caller, &clerk, article, Some(name))?;
    let on = clerk.told_at().unwrap_or_else(|| clerk.now()).date().to_string();
    let day = [Field::Voted, Field::Filed, Field::InForce].into_iter();
    let day = day.filter(|field| LeafRow::of(LeafKind::Article, name).is_some_and(|row| row.fields.contains(field)));
    let said = |field: &Field| typed.iter().any(|(of, said)| of == field && said.is_some());
    let days: Vec<(Field, Option<&str>)> = day.filter(|field| !said(field)).map(|field| (field, Some(&*on))).collect();
    let typed = typed.into_iter().filter(|(_, said)| said.is_some()).chain(days).collect();
    let draft = Draft { kind: LeafKind::Article, leaf: Some(leaf.no), typed, known: Vec::new(), with: Vec::new() };
    draft.give(caller, &mut clerk)
}

fn end(
    caller: &Caller,
    article: &str,
    name: LeafStepName,
    (reason, basis): (&str, Option<String>),
) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let leaf = version(caller, &clerk, article, Some(name))?;
    let state = leaf.state(clerk.now().date());
    // Nothing that is in force is dropped, and nothing is repealed that never was.
    if leaf.steps(clerk.now().date()).contains(&name) || state.is_none() {
        return caller.give(&mut clerk, &[Command::EndLeaf { leaf: leaf.no, reason: reason.to_owned(), basis }]);
    }
    let at = state.map_or("", |state| words::leaf_state(caller.lang, state));
    let no = leaf::leaf_no(caller.lang, leaf.no);
    Err(CliError::new(Exit::Refused, words::not_so(caller.lang, &no, at, words::leaf_step(caller.lang, name))))
}

fn show(caller: &Caller, said: &str, format: Format) -> Result<Exit, CliError> {
    let clerk = caller.looking()?;
    let leaf = version(caller, &clerk, said, None)?;
    let all = clerk.articles().map_err(|error| caller.kept(error))?;
    let versions: Vec<Leaf> = all.into_iter().filter(|other| is_of(other, leaf.no.of)).collect();
    if format != Format::Table {
        return print_leaves(caller, &clerk, LeafKind::Article, format, &versions);
    }
    let (lang, today) = (caller.lang, clerk.now().date());
    let call = |id| clerk.call(id);
    let mut lines = vec![format!("{}  {}", leaf::leaf_no(lang, leaf.no), clerk.title_of(lang, &leaf))];
    lines.extend(leaf::leaf_facts(lang, &leaf, today, &call).into_iter().map(|(what, how)| format!("{what}  {how}")));
    let broken = clerk.broken_by(leaf.no.of).map_err(|error| caller.kept(error))?;
    lines.extend(words::broken_by(lang, &broken).map(|(what, how)| format!("{what}  {how}")));
    let others = versions.iter().filter(|other| other.no != leaf.no);
    lines.extend(others.map(|other| {
        let state = other.state(today).map_or("", |state| words::leaf_state(lang, state));
        format!("{}  {state}  {}", leaf::leaf_no(lang, other.no), clerk.title_of(lang, other))
    }));
    let past = clerk.store().history(Subject::Leaf(leaf.no), Page::ALL).map_err(|error| caller.kept(error.into()))?;
    lines.extend(tracker::history(lang, &past, &call));
    if let Body::Article(article) = &leaf.body {
        let beyond = beyond(&article.words);
        lines.extend((!beyond.is_empty()).then(|| words::beyond(lang, &beyond.join("、"))));
    }
    lines.push(words::check(lang));
    caller.print((lines.join("\n") + "\n").as_bytes())
}
