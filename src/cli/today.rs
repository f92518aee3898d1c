//! `yishi today`: what waits at the station, for scripts and for whoever has no full screen.

use serde::Serialize;

use super::{
    Caller, CliError, Exit, say,
    track::{Format, columns, print},
};
use crate::{
    i18n::{Lang, time, today as words, tracker},
    office::{
        Clerk,
        today::{About, Line},
    },
    table::out::{self, Encoding},
    tracker::leaf::Field,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// So many at most
    #[arg(value_parser = crate::cli::number::<usize>, long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// A line for programs: names of closed sets as scripts write them.
#[derive(Serialize)]
struct Shown {
    todo: String,
    no: Option<String>,
    said: String,
    title: String,
    who: Option<String>,
    by: String,
    over: i64,
    how: String,
}

fn shown(lang: Lang, line: &Line, clerk: &Clerk) -> Shown {
    let (today, call) = (clerk.now().date(), |id| clerk.call(id));
    let why = words::why(lang, line.todo, line.days(today));
    let of = |no: Option<(String, String)>, title: String, who: Option<String>, how: String| {
        let (no, said) = no.unzip();
        let (by, over) = (line.by.to_string(), (today - line.by).num_days());
        let who = who.filter(|who| !who.is_empty());
        Shown { todo: format!("{:?}", line.todo), no, said: said.unwrap_or_default(), title, who, by, over, how }
    };
    match &line.about {
        About::Item(item) => {
            let no = (item.no.to_string(), tracker::item_no(lang, item.no));
            of(Some(no), tracker::title(lang, item), Some(tracker::holder(lang, item, &call)), why)
        }
        About::Meeting(taken) => {
            let said = tracker::meeting_no(lang, taken.no);
            let publisher = taken.publisher.as_ref().map(|party| tracker::Who::who(&call, lang, party));
            of(Some((taken.no.to_string(), said.clone())), words::post(lang, &said), publisher, why)
        }
        About::Project(project) => {
            let (said, settled) = (tracker::project_no(lang, project.no), words::settled_for(lang, line.days(today)));
            of(Some((project.no.to_string(), said.clone())), words::post_settled(lang, &said), None, settled)
        }
        About::Notice(notice) => {
            let no = (notice.no.to_string(), tracker::notice_no(lang, notice.no));
            let about = tracker::notice::notice_about(lang, &notice.posted.of, &notice.posted.title);
            of(Some(no), about, None, why)
        }
        About::Block(block) => {
            let no = (block.no.to_string(), tracker::leaf::leaf_no(lang, block.no));
            let worker = block.body.get(Field::Worker).map(|of| tracker::leaf::value(lang, &of, &call));
            of(Some(no), tracker::leaf::leaf_title(lang, &block.body, &call), worker, why)
        }
        About::Claim(claim) => {
            let said = tracker::fund::claim_no(lang, claim.no);
            let stands = tracker::fund::claim_stands(lang, claim);
            let title = format!("{} {stands}", tracker::fund::claim_what(claim));
            of(Some((claim.no.to_string(), said)), title, Some(tracker::Who::who(&call, lang, &claim.asked.payee)), why)
        }
        About::Article(article) => {
            let no = (article.no.to_string(), tracker::leaf::leaf_no(lang, article.no));
            of(Some(no), clerk.title_of(lang, article), None, words::of_article(lang, article.state(today)))
        }
        About::Station(last) => {
            let last = last.map(|last| words::last_backup(lang, &time::date(lang, last)));
            of(None, why, None, last.unwrap_or_else(|| words::no_backup(lang)))
        }
    }
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let today = clerk.today(args.limit.unwrap_or(usize::MAX)).map_err(|error| caller.kept(error))?;
    let rows: Vec<Shown> = today.lines.iter().map(|line| shown(lang, line, &clerk)).collect();
    let cells = |row: &Shown| {
        let who = row.who.clone().unwrap_or_default();
        vec![row.said.clone(), row.title.clone(), who, row.by.clone(), row.how.clone()]
    };
    match args.format {
        Format::Json | Format::Ron => print(caller, args.format, &rows),
        Format::Csv => {
            let lines = std::iter::once(words::columns(lang)).chain(rows.iter().map(cells));
            caller.print(&out::csv(lines, Encoding::Utf8))
        }
        Format::Table => {
            if rows.is_empty() {
                say(&words::nothing_waits(lang));
            }
            caller.print(columns(&rows.iter().map(cells).collect::<Vec<_>>()).as_bytes())
        }
    }
}
