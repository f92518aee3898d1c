//! What a paper says is true, of every sample meeting: nothing is called decided that wasn't, nobody is named by the number of a card,
//! and how it was voted is said of the votes that were taken.

use std::collections::BTreeMap;

use yishi::{
    charter::VoteBasis,
    document::markdown,
    i18n::{Lang, names::Roll},
    kit::{self, Order, Sheet},
    meeting::{
        Meeting,
        numbers::Badge,
        state::{MotionState, TopicFate},
        words::Verdict,
    },
    minutes::{self, Cut, Record, ics, packet, wechat},
    notice,
    station::notice::{Board, Posting},
    text::Masks,
    view::{Block, Choice, Look, Page, wall},
};

use crate::{
    sessions::{played, scripts, surprises},
    support::Room,
};

/// Every sample meeting by its name.
pub fn samples() -> Vec<(String, Room)> {
    scripts().into_iter().map(|(name, script)| (name, surprises(&script).0)).collect()
}

fn recorded<T>(write: impl FnOnce(&Record<'_>) -> T) -> T {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    write(&Record::of(&names, Lang::Zh))
}

fn read(document: &yishi::document::Document) -> String {
    String::from_utf8(markdown::write(document)).unwrap().replace('\\', "")
}

pub fn page(meeting: &Meeting) -> String {
    recorded(|record| read(&minutes::cut(meeting, record, Cut::Page)))
}

pub fn chat(meeting: &Meeting) -> String {
    recorded(|record| String::from_utf8(wechat::write(meeting, record)).unwrap())
}

pub fn notice(meeting: &Meeting) -> String {
    let (names, board, posting) = (BTreeMap::new(), Board::default(), Posting::default());
    let facts = notice::Facts {
        lang: Lang::Zh,
        names: &names,
        known: Masks::none(),
        board: &board,
        posting: &posting,
        head: None,
        unread: None,
    };
    notice::build(meeting, &facts).map(|notice| read(&notice.document)).unwrap_or_default()
}

fn walls(meeting: &Meeting) -> String {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let Some(now) = meeting.last_at else { return String::new() };
    let look = Look { now, names: &names, lang: Lang::Zh, head: "" };
    let pages = [Page::Stage, Page::Plan, Page::Pledges, Page::Noted, Page::Topics];
    let shown = pages.map(|page| wall(meeting, None, Choice { page, ..Choice::default() }, &look));
    format!(
        "{:?}",
        shown.map(|wall| (wall.title, wall.blocks.into_iter().map(|it: Block| format!("{it:?}")).collect::<Vec<_>>()))
    )
}

#[test]
fn no_topic_and_nothing_noted_is_called_by_the_badge_of_who_wrote_the_card() {
    let mut untyped = 0;
    for (name, room) in samples() {
        let mut m = room.meeting().clone();
        for words in [false, true] {
            if words {
                // The same evening with all its words still on paper.
                m.concerns.values_mut().for_each(|concern| concern.text = None);
                m.topics.values_mut().for_each(|topic| topic.title = None);
            }
            let calendar = recorded(|record| String::from_utf8(ics::write(&m, record)).unwrap());
            let papers = [page(&m), chat(&m), notice(&m), walls(&m), calendar];
            for card in m.concerns.keys().filter(|card| m.concerns[card].text.is_none()) {
                untyped += 1;
                for called in [format!("{card}号卡"), format!("卡{card}"), format!(" {card} ")] {
                    let found = papers.iter().find(|paper| paper.contains(&called));
                    assert!(found.is_none(), "{name}: {called}\n{}", found.unwrap());
                }
            }
        }
    }
    assert!(untyped > 100);
    let listen = played("listen");
    assert!(notice(listen.meeting()).contains("一张卡（字在纸上）"), "{}", notice(listen.meeting()));
}

#[test]
fn the_sheet_for_dots_has_the_words_by_which_people_know_a_topic() {
    let calls = BTreeMap::new();
    for (name, room) in samples() {
        let mut m = room.meeting().clone();
        // As it was when it was printed.
        m.topics
            .values_mut()
            .filter(|topic| !matches!(topic.fate, TopicFate::Dissolved))
            .for_each(|topic| topic.fate = TopicFate::Live);
        let order = Order { lang: Lang::Zh, people: 6, tables: None, usual: &[], calls: &calls };
        let sheet = String::from_utf8(kit::write(&m, &order, &[Sheet::Dots]).unwrap()).unwrap();
        for topic in m.live_topics() {
            if let Some(title) = m.topic_title(topic.no) {
                let title =
                    title.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
                assert!(sheet.contains(&title), "{name}: {title}");
            }
            for card in &topic.cards {
                assert!(!sheet.contains(&format!("卡{card}<")), "{name}: {card}");
            }
        }
    }
}

#[test]
fn a_packet_of_what_was_not_settled_never_says_that_it_was() {
    let mut open = 0;
    for (name, room) in samples() {
        let m = room.meeting();
        for (no, motion) in &m.motions {
            for to in [None, Some(yishi::meeting::words::Destination::Street)] {
                let asked = packet::Asked { to, due: None };
                let text =
                    recorded(|record| packet::build(m, record, *no, asked).map(|document| read(&document))).unwrap();
                let settled =
                    matches!(motion.state, MotionState::Decided { verdict: Verdict::Passed | Verdict::Advised, .. });
                for word in ["已经定了", "只形成建议", "先形成建议", "议定文字", "多少人议定"] {
                    assert!(settled || !text.contains(word), "{name} {no}: {word}\n{text}");
                }
                // What whoever sends it fills in is a line to write on.
                for line in text.lines().filter(|line| line.contains("**送**") || line.contains("请在此前答复"))
                {
                    assert!(!line.contains("待定") && !line.contains("自办"), "{name} {no}: {line}");
                }
                open += usize::from(!settled);
            }
        }
    }
    assert!(open > 4);
}

#[test]
fn how_it_was_voted_is_said_of_the_votes_that_were_taken() {
    for (name, room) in samples() {
        let m = room.meeting();
        let counted =
            |choice: bool| m.votes.values().any(|vote| vote.result.is_some() && vote.on.is_choice() == choice);
        let text = page(m);
        assert_eq!(text.contains("表决办法"), counted(true) || counted(false), "{name}\n{text}");
        assert_eq!(text.contains("赞成多于反对"), counted(false), "{name}\n{text}");
        assert_eq!(text.contains("举手多的选出"), counted(true), "{name}\n{text}");
    }
    assert!(page(played("choice").meeting()).contains("一人一票；一样一样举手，举手多的选出"));
}

#[test]
fn a_name_is_no_door() {
    for (name, room) in samples() {
        let m = room.meeting();
        let homes: Vec<Badge> =
            m.people.values().map(|it| it.household).filter(|home| *home != Badge::NOBODY).collect();
        let alone = homes.iter().filter(|home| homes.iter().filter(|other| other == home).count() == 1).count();
        let text = page(m);
        if alone == homes.len() {
            assert!(!text.contains("没有同户登记"), "{name}\n{text}");
        } else {
            assert!(
                alone == 0 || text.contains(&format!("其中{alone}人没有同户登记，各算一户")),
                "{name} {alone}\n{text}"
            );
        }
        assert!(!text.contains("没有门牌"), "{name}");
        assert!(m.basis() == VoteBasis::Person || !m.votes.is_empty());
    }
    assert!(page(played("worked").meeting()).contains("其中26人没有同户登记，各算一户。"));
}
