//! The lifecycles as a page: printed from the table, for people.

use super::{covenant, fund, guard, state, step, track, unanswered};
use crate::{
    i18n::{Lang, say},
    tracker::{
        Item, State, Track,
        lifecycle::{self, ALWAYS, Goal, LIFE, Row},
    },
};

/// The rows, a line each: on which way, which step, from where, to where, what is said where something is missing.
pub fn lines(lang: Lang) -> Vec<[String; 5]> {
    let of = |way: Track| LIFE.iter().filter(move |row| row.tracks == [way]).map(move |row| (Some(way), row));
    let of_all = LIFE.iter().filter(|row| row.tracks.len() > 1).map(|row| (None, row));
    let rows = Track::ALL.into_iter().flat_map(of).chain(of_all);
    rows.map(|(way, row)| line(lang, way, row)).collect()
}

/// The way of an item in words, and at which place of it it is.
pub fn way(lang: Lang, item: &Item) -> (Vec<String>, usize) {
    let way = lifecycle::way(item);
    let at = way.iter().position(|state| *state == item.state).unwrap_or(0);
    let said = |of: &State| match of {
        // At the desk somebody waits.
        State::Noted if item.desk.is_some() => unanswered(lang),
        of => state(lang, *of).to_owned(),
    };
    (way.iter().map(said).collect(), at)
}

fn line(lang: Lang, way: Option<Track>, row: &Row) -> [String; 5] {
    let ways = way.map_or_else(|| say!(lang, zh: "不管哪样", en: "any"), |way| track(lang, way).to_owned());
    let from = lang.list(row.from.iter().map(|from| state(lang, *from)));
    let needs = row.needs.iter().map(|need| guard(lang, *need)).collect::<Vec<_>>().join("; ");
    [ways, step(lang, row.step).to_owned(), from, goal(lang, row.goal), needs]
}

fn goal(lang: Lang, of: Goal) -> String {
    match of {
        Goal::To(to) => state(lang, to).to_owned(),
        Goal::Same => say!(lang, zh: "不变", en: "as it was"),
        Goal::Confirmed => {
            let (one, two) = (state(lang, State::Reported), state(lang, State::Done));
            say!(lang, zh: "{one}，第二位看过是{two}", en: "{one}; {two} with the second one")
        }
        Goal::Elsewhere => say!(lang, zh: "新去处的开头", en: "the beginning of where it goes"),
        Goal::Next => state(lang, State::Waiting).to_owned(),
        Goal::Called => {
            let closed = state(lang, State::Closed);
            say!(lang, zh: "{closed}，第三次联系不上也是", en: "{closed}, also when nobody was reached for the third time")
        }
    }
}

/// The page of the docs, in both languages.
pub fn page() -> String {
    let mut page = String::from(
        "# Lifecycles of a matter\n\nPrinted from the table in src/tracker/lifecycle.rs (`yishi track steps` prints it, too): a step that is not in it is refused with those that are, \
         and so is one that lacks what it needs, with each thing that is missing.\nWhat came to the desk with a name is 等回访 before it is over, with what came of it; without one it is 办结.\n",
    );
    for lang in [Lang::Zh, Lang::En] {
        let head = say!(lang, zh: "| 哪样 | 哪一步 | 从哪里 | 到哪里 | 缺了会说 |", en: "| way | step | from | to | what is missing is said so |");
        page += "\n";
        page += &head;
        page += "\n|---|---|---|---|---|\n";
        page.extend(
            lines(lang)
                .into_iter()
                .chain(fund::claim_lines(lang))
                .chain(covenant::lines(lang))
                .map(|cells| format!("| {} |\n", cells.join(" | "))),
        );
        let always = ALWAYS.iter().map(|need| guard(lang, *need)).collect::<Vec<_>>().join("; ");
        page += &say!(lang, zh: "\n每一步，停下了的会说：{always}。\n", en: "\nOf every step, where it stopped: {always}.\n");
    }
    page
}
