//! Meetings that were published, as far as they were: the numbers of the press are the numbers of the script.

use std::collections::BTreeMap;

use yishi::{
    charter::Stage,
    document::markdown,
    i18n::Lang,
    meeting::{Meeting, numbers::VoteNo, state::TopicFate, words::Verdict},
    minutes::{self, Record},
};

use crate::{
    sessions::played,
    support::{Room, replayed},
};

const EVENINGS: [&str; 5] = ["mudan", "liyuan", "wenchang", "baiyunzhuang", "jingsheng"];

fn minutes_of(room: &Room, lang: Lang) -> String {
    let nobody = BTreeMap::new();
    let record = Record::of(&nobody, lang);
    String::from_utf8(markdown::write(&minutes::build(room.meeting(), &record))).unwrap()
}

/// People, cards, topics, tables, motions, votes, actions.
fn figures(meeting: &Meeting) -> [usize; 7] {
    [
        meeting.people.len(),
        meeting.concerns.len(),
        meeting.topics.len(),
        meeting.groups.len(),
        meeting.motions.len(),
        meeting.votes.len(),
        meeting.actions.len(),
    ]
}

/// Options with their hands, those picked first named.
fn choice(meeting: &Meeting, vote: u16) -> (Vec<u16>, Vec<u16>) {
    let vote = &meeting.votes[&VoteNo(vote)];
    (vote.result.as_ref().unwrap().picked.clone(), vote.options.values().copied().collect())
}

fn has(minutes: &str, lines: &[&str]) {
    for line in lines {
        assert!(minutes.lines().any(|of_minutes| of_minutes.contains(line)), "{line}\n{minutes}");
    }
}

#[test]
fn each_replays_equal_is_signed_and_reaches_the_last_stage() {
    for name in EVENINGS {
        let room = played(name);
        assert_eq!(&replayed(room.timeline()), room.meeting(), "{name}");
        assert_eq!(room.meeting().stage, Stage::S7, "{name}");
        assert_eq!(room.meeting().closed.as_ref().unwrap().reason, None, "{name}: not broken off");
        assert!(room.meeting().unsigned().is_empty(), "{name}");
    }
}

#[test]
fn each_says_in_both_languages_that_it_is_no_record() {
    for name in EVENINGS {
        let room = played(name);
        assert!(room.meeting().opening.as_ref().unwrap().practice, "{name}");
        has(&minutes_of(&room, Lang::Zh), &["练习记录，不是正式纪要。"]);
        has(&minutes_of(&room, Lang::En), &["Practice run, not a record."]);
    }
}

#[test]
fn each_script_names_its_source_and_marks_what_is_filled_in() {
    for name in EVENINGS {
        let script = std::fs::read_to_string(format!("{}/sessions/{name}.ron", env!("CARGO_MANIFEST_DIR"))).unwrap();
        has(&script, &["// http://", "登报的", "补的", "Filled in"]);
        assert!(!script.contains(",name:") && !script.contains("call:"), "{name}: badges only");
    }
}

#[test]
fn mudan_talks_in_the_plenary_and_fills_three_sheets_with_thirty_ideas_in_two_hours() {
    let room = played("mudan");
    let meeting = room.meeting();
    assert_eq!(figures(meeting), [43, 30, 30, 0, 0, 0, 0]);
    assert_eq!(meeting.closed.as_ref().unwrap().at.since(meeting.started.unwrap()), 2 * 60 * 60 * 1000);
    assert_eq!(meeting.attachments.len(), 3);
    has(
        &minutes_of(&room, Lang::Zh),
        &["2013年4月18日 星期四，原定19:00，19:00开始，21:00结束", "到会43人", "收到卡片30张", "**下次议题**：30件"],
    );
}

#[test]
fn liyuan_hears_eighty_and_sorts_the_notes_after_the_close() {
    let room = played("liyuan");
    let meeting = room.meeting();
    // Each note was a topic of its own until the community sorted them.
    assert_eq!(figures(meeting), [83, 80, 80 + 6, 0, 0, 0, 0]);
    let sorted = meeting.topics.values().filter(|topic| topic.fate == TopicFate::Next);
    assert_eq!(sorted.map(|topic| topic.cards.len()).collect::<Vec<_>>(), [18, 12, 16, 15, 11, 8]);
    assert_eq!(meeting.closed.as_ref().unwrap().at.since(meeting.started.unwrap()), 90 * 60 * 1000);
    has(
        &minutes_of(&room, Lang::Zh),
        &["二十多张桌子围成一圈", "到会83人", "收到卡片80张，归成6个议题", "**下次议题**：6件", "四米长的纸"],
    );
}

#[test]
fn wenchang_picks_entrance_doors_and_cameras_from_near_two_hundred_suggestions() {
    let room = played("wenchang");
    let meeting = room.meeting();
    assert_eq!(figures(meeting), [102, 198, 8, 0, 0, 1, 2]);
    assert_eq!(choice(meeting, 1), (vec![1, 2], vec![71, 64, 22, 15, 12, 8, 5, 3]));
    has(
        &minutes_of(&room, Lang::Zh),
        &[
            "收到卡片198张，归成8个议题",
            "| 单元门 | 71 |",
            "| 监控 | 64 |",
            "选出单元门（71票）、监控（64票）",
            "**下次议题**：6件",
        ],
    );
}

#[test]
fn baiyunzhuang_bans_cleans_and_elects_its_leaders_in_two_sittings() {
    let room = played("baiyunzhuang");
    let meeting = room.meeting();
    assert_eq!(figures(meeting), [18, 12, 1, 1, 2, 4, 2]);
    let of = |sector: &str| meeting.people.values().filter(|one| one.sector == sector).count();
    assert_eq!((of("resident"), of("owners_committee"), of("property")), (12, 2, 1));
    let passed = |motion: &yishi::meeting::state::Motion| {
        matches!(motion.state, yishi::meeting::state::MotionState::Decided { verdict: Verdict::Passed, .. })
    };
    assert!(meeting.motions.values().all(passed));
    assert_eq!((choice(meeting, 3), choice(meeting, 4)), ((vec![1], vec![9, 5]), (vec![1], vec![8, 6])));
    assert_eq!(meeting.responses.len(), 3);
    has(
        &minutes_of(&room, Lang::Zh),
        &[
            "休会，2019年3月16日 14:00续开",
            "公共绿地不再种菜",
            "把现有的菜地清干净",
            "表决：组长",
            "表决：副组长",
            "选出7号",
            "选出12号",
            "| 物业 | 我们派人一起清",
            "钱由物业出",
            "绿化师傅来教",
        ],
    );
}

#[test]
fn nobody_raises_a_hand_who_has_no_vote_in_any_meeting() {
    for (name, _) in crate::sessions::scripts() {
        let room = played(&name);
        for vote in room.meeting().votes.values() {
            let hands = vote.options.values().copied().max().unwrap_or_default();
            assert!(vote.present <= vote.roll && hands <= vote.roll, "{name}: {} of {}", vote.present, vote.roll);
        }
    }
}

#[test]
fn jingsheng_leaves_with_two_topics_and_two_action_plans_after_two_hours() {
    let room = played("jingsheng");
    let meeting = room.meeting();
    assert_eq!(figures(meeting), [19, 10, 2, 2, 0, 0, 2]);
    assert_eq!(meeting.closed.as_ref().unwrap().at.since(meeting.started.unwrap()), 2 * 60 * 60 * 1000);
    has(&minutes_of(&room, Lang::Zh), &["到会19人", "归成2个议题", "找齐每幢楼的联系人", "两人一组送票上门"]);
}

#[test]
fn a_topic_whose_cards_went_into_another_is_not_left_for_the_next_meeting() {
    let minutes = minutes_of(&played("liyuan"), Lang::Zh);
    assert!(!minutes.contains("议题1 议题1"), "{minutes}");
}

#[test]
fn where_nobody_was_asked_for_dots_the_next_topics_show_none() {
    for name in ["mudan", "liyuan", "wenchang"] {
        let minutes = minutes_of(&played(name), Lang::Zh);
        assert!(!minutes.contains("（0点）"), "{name}\n{minutes}");
    }
}

#[test]
fn the_days_between_two_sittings_are_no_pause_of_the_meeting() {
    let minutes = minutes_of(&played("baiyunzhuang"), Lang::Zh);
    assert!(!minutes.contains("会中停过"), "{minutes}");
}

#[test]
fn a_topic_that_was_picked_says_so_where_it_went() {
    let minutes = minutes_of(&played("wenchang"), Lang::Zh);
    has(&minutes, &["| 议题1 | 单元门 | 41 | 41 | 0 | 选出 |", "| 议题2 | 监控 | 38 | 38 | 0 | 选出 |"]);
    assert!(!minutes.contains("没有分桌"), "{minutes}");
}
