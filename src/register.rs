//! 台账: the tracker as a table, with the same columns out and in. One line an item.
//!
//! Out: CSV and XLSX. In: a file that somebody went through line by line becomes commands, and says before what they do.

pub mod articles;
mod changes;
pub mod leaf;
mod observed;

use std::sync::LazyLock;

use rust_xlsxwriter::XlsxError;

use crate::{
    i18n::{
        Lang, names,
        tracker::{self as words, Who},
    },
    meeting::words::Destination,
    table::{
        Caps, Column as _,
        out::{self, Book, Cell, Encoding},
    },
    tracker::{Came, Item, Party, State, Track, lifecycle},
};

pub use changes::{Sheet, plan};

use crate::tracker::register::Column;

/// As large as a table may be that is read.
pub const CAPS: Caps = Caps { bytes: 32 << 20, rows: 100_000 };

/// What a column says of an item.
pub fn cell(column: Column, lang: Lang, item: &Item, who: &dyn Who) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let people = |parties: &[Party]| lang.list(parties.iter().map(|party| who.who(lang, party)));
    match column {
        Column::No => words::item_no(lang, item.no),
        Column::Title => item.title.clone(),
        Column::Kind => words::kind(lang, item.kind).to_owned(),
        // What a unit promised goes no further, and isn't the residents' to do.
        Column::To if item.to == Some(Destination::Residents) && matches!(item.lead, Some(Party::Unit(_))) => {
            words::by_the_unit(lang)
        }
        Column::To => item.to.map_or_else(String::new, |to| names::destination(lang, to).to_owned()),
        Column::Receiver => text(&item.receiver),
        Column::Lead => item.lead.as_ref().map(|lead| who.who(lang, lead)).unwrap_or_default(),
        Column::Helpers => people(&item.helpers),
        Column::Due => item.due.map(|due| due.to_string()).unwrap_or_default(),
        Column::State => words::state(lang, item.state).to_owned(),
        Column::Note => text(&item.note),
        Column::Confirmed => people(&item.confirmed),
        Column::Station => String::new(),
    }
}

/// Where a matter comes from, in either language or as scripts write it.
pub fn came(said: &str) -> Option<Came> {
    let said = said.trim();
    let is_it = |from: &Came| {
        let names = [Lang::Zh, Lang::En].map(|lang| words::came(lang, *from));
        format!("{from:?}").eq_ignore_ascii_case(said) || names.contains(&said)
    };
    Came::ALL.into_iter().find(is_it)
}

/// What each destination is called, in the order in which they are meant: put together once, for ten thousand lines that name one.
static DESTINATIONS: LazyLock<Vec<(String, Destination)>> = LazyLock::new(|| {
    // What a unit promised goes no further.
    let by_the_unit = [Lang::Zh, Lang::En].map(|lang| (words::by_the_unit(lang), Destination::Residents));
    let called = Destination::ALL.into_iter().flat_map(|to| {
        // 居委会、社区党组织 are one place, and whoever is asked for it says one of them, or 社区.
        let both = [Lang::Zh, Lang::En].map(|lang| names::destination(lang, to));
        let parts = both.iter().flat_map(|name| name.split('、').chain(name.split(" and ")));
        let community = (to == Destination::Community).then_some("社区");
        let mut all: Vec<String> = both.iter().copied().chain(parts).chain(community).map(str::to_owned).collect();
        all.push(format!("{to:?}"));
        all.into_iter().map(move |name| (name, to)).collect::<Vec<_>>()
    });
    by_the_unit.into_iter().chain(called).collect()
});

/// The destination of this name, in either language or as scripts write it.
pub fn destination(said: &str) -> Option<Destination> {
    let said = said.trim();
    DESTINATIONS.iter().find(|(name, _)| name.eq_ignore_ascii_case(said)).map(|(_, to)| *to)
}

/// The state of this name, in either language or as scripts write it.
pub fn state(said: &str) -> Option<State> {
    let said = said.trim();
    State::ALL.into_iter().find(|state| {
        let is = |name: &str| name.eq_ignore_ascii_case(said);
        [Lang::Zh, Lang::En].into_iter().any(|lang| is(words::state(lang, *state))) || is(&format!("{state:?}"))
    })
}

/// What tables of street offices write for a state, on each way.
const SAID: &[(Track, State, &[&str])] = &[
    (
        Track::Promise,
        State::Promised,
        &[
            "未开始",
            "未启动",
            "待办",
            "未办",
            "未完成",
            "未办结",
            "否",
            "×",
            "待落实",
            "待办理",
            "待处理",
            "未落实",
            "0%",
            "todo",
            "open",
        ],
    ),
    (
        Track::Promise,
        State::Doing,
        &[
            "进行中",
            "办理中",
            "推进中",
            "处理中",
            "正在办理",
            "正在进行",
            "正在推进",
            "在办",
            "整改中",
            "施工中",
            "部分完成",
            "落实中",
            "进行",
            "doing",
            "inprogress",
        ],
    ),
    (
        Track::Promise,
        State::Done,
        &[
            "已完成",
            "完成",
            "已办",
            "已办结",
            "办结",
            "已办好",
            "已解决",
            "解决",
            "已落实",
            "落实",
            "是",
            "√",
            "✓",
            "✔",
            "100%",
            "已整改",
            "done",
            "closed",
        ],
    ),
    (
        Track::Promise,
        State::Dropped,
        &["取消", "已取消", "终止", "未办成", "无法办理", "不办了", "中止", "作废", "dropped"],
    ),
    (Track::Referral, State::ToSend, &["未递", "待转", "待转办", "待上报", "未上报", "未转", "未开始"]),
    (Track::Referral, State::Sent, &["已转", "已转办", "已上报", "已报送", "已递交", "已反映", "已递"]),
    (
        Track::Referral,
        State::Received,
        &["已受理", "受理", "受理中", "已接收", "已签收", "办理中", "进行中", "处理中", "在办", "正在办理", "推进中"],
    ),
    (Track::Referral, State::Answered, &["已答复", "已回复", "答复", "回复", "已反馈"]),
    (
        Track::Referral,
        State::Adopted,
        &["已采纳", "采纳", "已完成", "完成", "已办结", "办结", "已解决", "已落实", "takenup"],
    ),
    (Track::Referral, State::Refused, &["nottakenup", "未采纳", "不予采纳", "不予受理", "无法解决", "无法办理"]),
    (Track::Topic, State::Waiting, &["待议", "未议", "待讨论"]),
    (Track::Topic, State::TakenUp, &["已议", "已讨论", "已上会"]),
    (Track::Noted, State::Noted, &["待办", "未处理", "未办", "待定", "未开始"]),
    (Track::Noted, State::Settled, &["已解决", "已处理", "已完成", "完成", "已办结", "办结"]),
    (Track::Noted, State::Dropped, &["取消", "作废", "终止"]),
];

/// The state that a table means on a way: by its own name, or as street offices write it.
pub fn stands(said: &str, track: Track) -> Option<State> {
    let plain: String = crate::text::fold(said).split_whitespace().collect::<String>().to_lowercase();
    let own = state(said).filter(|state| lifecycle::states(track).contains(state));
    let said = || SAID.iter().find(|(on, _, words)| *on == track && words.contains(&plain.as_str()));
    own.or_else(|| said().map(|(_, state, _)| *state))
}

/// The title of a column in a language.
pub fn title(column: Column, lang: Lang) -> &'static str {
    column.titles().get(usize::from(lang == Lang::En)).copied().unwrap_or_default()
}

/// UTF-8 with its mark, which Excel needs to see hanzi, CRLF, and no cell that a spreadsheet would run as a formula.
/// `station`: the code of the station whose items they are, where the table leaves it.
pub fn csv<'a>(lang: Lang, items: impl Iterator<Item = &'a Item>, who: &dyn Who, station: Option<&str>) -> Vec<u8> {
    let head = titles(lang, station);
    out::csv(std::iter::once(head).chain(items.map(|item| cells(lang, item, who, station))), Encoding::Utf8)
}

fn titles(lang: Lang, station: Option<&str>) -> Vec<String> {
    let all = Column::ALL.iter().copied().chain(station.map(|_| Column::Station));
    all.map(|column| title(column, lang).to_owned()).collect()
}

fn cells(lang: Lang, item: &Item, who: &dyn Who, station: Option<&str>) -> Vec<String> {
    Column::ALL.iter().map(|column| cell(*column, lang, item, who)).chain(station.map(str::to_owned)).collect()
}

/// The log of the duty desk as CSV, under the same guard: what is known of each matter, in the order of the log (domain: 3.7).
pub fn desk_csv<'a>(lang: Lang, items: impl Iterator<Item = &'a Item>, who: &dyn Who) -> Vec<u8> {
    let lines = items.map(|item| words::desk_cells(lang, item, who));
    out::csv(std::iter::once(words::desk_columns(lang)).chain(lines), Encoding::Utf8)
}

/// A workbook of one sheet. Every cell is a text: nothing in it can run.
pub fn xlsx<'a>(
    lang: Lang,
    items: impl Iterator<Item = &'a Item>,
    who: &dyn Who,
    station: Option<&str>,
) -> Result<Vec<u8>, XlsxError> {
    // Printed on the width of a page, letters stay large enough to be read.
    const WIDTHS: [u32; 12] = [19, 38, 12, 14, 12, 10, 12, 12, 10, 16, 10, 10];
    let row = |item: &Item| cells(lang, item, who, station).into_iter().map(Cell::text).collect();
    let sheet = out::Sheet {
        name: words::register(lang),
        head: titles(lang, station),
        widths: WIDTHS.to_vec(),
        rows: items.map(row).collect(),
        is_filtered: true,
        ..out::Sheet::default()
    };
    Book { title: words::register(lang), sheets: vec![sheet], ..Book::default() }.write()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_two_names_is_meant_by_each_of_them() {
        for (to, all) in [
            (Destination::Owners, ["业委会", "业主大会", "the owners' committee"]),
            (Destination::Community, ["居委会", "社区党组织", "社区"]),
        ] {
            for said in all {
                assert_eq!(destination(said), Some(to), "{said}");
            }
        }
        assert_eq!(destination("组织"), None);
    }

    #[test]
    fn every_name_of_a_state_and_a_place_is_read_back() {
        for lang in [Lang::Zh, Lang::En] {
            for to in Destination::ALL {
                assert_eq!(destination(names::destination(lang, to)), Some(to));
            }
            for of in State::ALL {
                assert_eq!(state(words::state(lang, of)), Some(of), "{of:?}");
            }
            for &column in Column::ALL {
                assert_eq!(Column::of(title(column, lang)).map(|(column, _)| column), Some(column));
            }
        }
    }
}
