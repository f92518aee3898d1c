//! What a paper says is true, of every sample meeting: nothing is called decided that wasn't, nobody is named by the number of a card,
//! and how it was voted is said of the votes that were taken.

use std::collections::BTreeMap;

use yishi::{
    document::markdown,
    i18n::{Lang, names::Roll},
    kit::{self, KitOrder, Sheet},
    meeting::{
        Meeting,
        state::{MotionState, TopicFate},
        words::{Choice as Put, Destination, Ref, Subject, Task, Verdict},
    },
    minutes::{self, Cut, Record, ics, packet, wechat},
    notice::{self, Hangs},
    station::notice::Board,
    text::Masks,
    tracker::intake::Mark,
    view::{Choice, Look, Page, wall},
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
    let (names, board, posting) = (BTreeMap::new(), Board::default(), Hangs::default());
    let facts = notice::Facts {
        lang: Lang::Zh,
        names: &names,
        known: Masks::none(),
        board: &board,
        hangs: &posting,
        head: None,
        unread: None,
        large: false,
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
    format!("{:?}", shown.map(|wall| wall.items))
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
    assert!(notice(listen.meeting()).contains("议题8 | 字还在纸上 |"), "{}", notice(listen.meeting()));
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
        let order = KitOrder { lang: Lang::Zh, people: 6, tables: None, usual: &[], calls: &calls };
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
            for to in [None, Some(Destination::Street)] {
                let asked = packet::Asked { to, ..packet::Asked::default() };
                let text = recorded(|record| {
                    packet::build(m, record, Mark::Of(Ref::Motion(*no)), asked).map(|document| read(&document))
                })
                .unwrap();
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
    assert!(page(played("choice").meeting()).contains("每样一人一票，一样一样举手，举手多的选出"));
}

#[test]
fn a_notice_calls_agreed_what_was_and_nothing_else() {
    for (name, room) in samples() {
        let text = notice(room.meeting());
        // What stands under 议定 and 建议, and the rows of the plan.
        let under = |head: &str| {
            let group =
                text.split("\n## ").find(|group| group.split('、').nth(1).is_some_and(|of| of.starts_with(head)));
            group.map(|group| group.lines().filter(|line| line.starts_with("| ")).skip(2).collect::<Vec<&str>>())
        };
        let agreed: Vec<&str> = [under("议定"), under("建议")].into_iter().flatten().flatten().collect();
        let planned = under("行动").unwrap_or_default().iter().any(|row| row.starts_with("| 行动"));
        assert_eq!(text.contains("没有议定事项"), agreed.is_empty() && !planned, "{name}\n{text}");
        for word in ["未通过", "票数相同", "不递", "征求意见", "人数不够"] {
            assert!(!agreed.iter().any(|row| row.contains(word)), "{name}: {word}\n{text}");
        }
        let title = text.lines().find(|line| line.starts_with("# ")).unwrap();
        assert!(title.starts_with("# 关于「") && !title.contains(['?', '!']), "{name}: {title}");
        for twice in ["次会 ", "递下次", "递居民公约"] {
            assert!(!text.contains(twice), "{name}: {twice}\n{text}");
        }
    }
}

#[test]
fn what_was_not_picked_stands_with_its_votes_on_page_chat_and_notice() {
    let mut options = 0;
    for (name, room) in samples() {
        let m = room.meeting();
        let papers = [page(m), chat(m), notice(m)];
        for vote in m.votes.values().filter(|vote| vote.result.is_some()) {
            let Subject::Choice { options: put, .. } = &vote.on else { continue };
            for (no, option) in (1..).zip(put) {
                let words = match option {
                    Put::Topic(topic) => m.topic_title(*topic).unwrap(),
                    Put::Text(text) => text.clone(),
                };
                let hands = vote.options[&no];
                let forms = [format!("{words}（{hands}票）"), format!("| {words} | {hands} |")];
                for paper in &papers {
                    assert!(forms.iter().any(|form| paper.contains(form)), "{name}: {words} {hands}\n{paper}");
                    options += 1;
                }
                assert!(!papers[0].contains(&format!("| {words} |  |")), "{name}");
            }
        }
        assert!(!papers.iter().any(|paper| paper.contains("选出：")), "{name}");
    }
    assert!(options >= 12);
}

#[test]
fn what_nobody_leads_yet_has_one_number_and_stands_once() {
    let (mut nobody, mut elsewhere) = (0, 0);
    for (name, room) in samples() {
        let m = room.meeting();
        let papers = [page(m), chat(m), notice(m)];
        let sheet = recorded(|record| {
            let tables = minutes::sheets::tables(m, record, Cut::Page).tables;
            let plan = tables.into_iter().find(|table| table.id == "actions").unwrap();
            plan.rows.iter().map(|row| row[0].plain() + " ").collect::<Vec<_>>().concat()
        });
        let of_tasks = m.leaderless().into_iter().map(|task| match task {
            Task::Motion(no) => format!("提议{no}"),
            Task::Picked(vote, option) => match m.chosen().find(|(by, no, _)| (*by, *no) == (vote, option)) {
                Some((.., Put::Topic(topic))) => format!("议题{topic}"),
                _ => format!("选出{vote}.{option}"),
            },
        });
        let of_rows = m.rows_here().filter(|row| row.owner.is_none()).map(|row| format!("行动{}", row.no));
        for no in of_tasks.chain(of_rows) {
            for paper in &papers {
                let line = paper.lines().find(|line| line.contains("待认领") && line.contains(&no));
                assert!(line.is_some(), "{name}: {no}\n{paper}");
            }
            assert!(sheet.contains(&format!("{no} ")), "{name}: {no} {sheet}");
            nobody += 1;
        }
        let here: Vec<_> = m.rows_here().map(|row| row.no).collect();
        for row in m.actions.values().filter(|row| row.owner.is_none() && !here.contains(&row.no)) {
            let line = |paper: &String| paper.lines().any(|line| line.contains("待认领") && line.contains(&row.what));
            assert!(!papers.iter().any(line), "{name}: {}", row.what);
            elsewhere += 1;
        }
    }
    assert!(nobody > 2 && elsewhere > 1, "{nobody} {elsewhere}");
}

#[test]
fn a_meeting_that_ended_early_says_why_on_every_paper_that_goes_out() {
    let mut early = 0;
    for (name, room) in samples() {
        let m = room.meeting();
        let Some(reason) = m.closed.as_ref().and_then(|close| close.reason.as_ref()) else { continue };
        for paper in [page(m), chat(m), notice(m)] {
            assert!(paper.contains(reason) && paper.contains("提前结束"), "{name}: {reason}\n{paper}");
        }
        early += 1;
    }
    assert!(early > 0);
}

#[test]
fn the_text_for_the_chat_has_one_kind_of_brackets_and_a_line_a_thing() {
    for (name, room) in samples() {
        let m = room.meeting();
        let text = chat(m);
        let promised = !m.pledges.is_empty() || !m.leads.is_empty() || m.rows_here().any(|row| row.owner.is_some());
        assert!(promised || !text.contains("先看答应的事"), "{name}\n{text}");
        for (no, item) in m.parked.iter().filter(|(_, item)| !m.taken_back(item)) {
            let lines = text.lines().filter(|line| line.starts_with(&format!("先记{no} ")));
            assert!(
                lines.count() <= 1 && (m.is_kept_off(Ref::Parked(item.no)) || text.contains(&format!("\n先记{no}"))),
                "{name}\n{text}"
            );
        }
        assert!(!text.contains("(没有点名)") && !text.contains("人)"), "{name}\n{text}");
    }
}

#[test]
fn a_pledge_that_was_put_right_is_not_called_the_row_and_has_the_day_of_the_row() {
    let room = played("worked");
    let (m, mut put) = (room.meeting(), 0);
    let text = recorded(|record| read(&minutes::cut(m, record, Cut::Archive)));
    for correction in &m.corrections {
        if let Ref::Pledge(no) = correction.what
            && let Some(row) = m.promised_row(no)
        {
            assert!(text.contains(&format!("| 行动{row}里认领的话 |")), "{text}");
            put += 1;
        }
    }
    assert!(put > 0);
    let pledges = text.split("认领事项").nth(1).unwrap().split("## ").next().unwrap();
    for (no, pledge) in &m.pledges {
        let Some(due) = m.promised_row(*no).and_then(|row| m.actions[&row].due).or(pledge.due) else { continue };
        let line = pledges.lines().find(|line| line.contains(&pledge.text)).unwrap();
        assert!(line.contains(&yishi::i18n::time::day(Lang::Zh, due)), "{line}");
    }
}

#[test]
fn neighbours_in_the_chat_are_residents_and_others_are_counted_apart() {
    let room = crate::support::given(&[
        r#"OpenMeeting(estate:"梧桐新村",theme:"路灯",charter:Preset("haishu"))"#,
        r#"SignIn(badges:"1-6")"#,
        r#"SignIn(badges:"12 13",sector:"property")"#,
        r#"SignIn(badges:"14",sector:"owners_committee")"#,
        r#"SignIn(badges:"51",observer:true)"#,
    ]);
    let chat = chat(room.meeting());
    assert!(chat.contains("来了6位邻居，另有物业2位、旁听1位"), "{chat}");
}
