//! The minutes of the worked meeting, of dead ends, and of texts that would rather be a layout. Figures: domain, 2.7.

use std::{collections::BTreeMap, fs, path::PathBuf};

use yishi::{
    charter::{RuleId, Stage},
    document::{Document, Part, markdown},
    i18n::{Lang, names::Roll},
    meeting::{
        Command, Meeting,
        measure::{Measures, MotionVoices, RuleCount, Share},
        numbers::{Badge, Card, MotionNo},
        script,
        state::CardPlace,
        words::Side,
    },
    minutes::{self, Record},
};

use crate::{
    sessions::{played, scripts, surprises},
    support::{
        Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting, at_s6,
        at_s7, given,
    },
};

const HEADINGS: [&str; 11] = [
    "一、基本情况",
    "二、到会情况",
    "三、大家关心的事",
    "四、分组讨论",
    "五、提议与商议",
    "六、表决结果",
    "七、行动计划（谁来做）",
    "八、单位回应",
    "九、先记着的与转交的",
    "十、附件与签字",
    "附页（只存档，不张贴）",
];

const HEAD: &str = "213 0123456789abcdef";

fn document(meeting: &Meeting, calls: &BTreeMap<Badge, String>, lang: Lang) -> Document {
    let names = Roll { lang, calls };
    let head = Some(HEAD);
    minutes::build(meeting, &Record { head, ..Record::of(&names, lang) })
}

fn text(meeting: &Meeting, calls: &BTreeMap<Badge, String>, lang: Lang) -> String {
    String::from_utf8(markdown::write(&document(meeting, calls, lang))).unwrap()
}

pub(crate) fn plain(meeting: &Meeting) -> String {
    text(meeting, &BTreeMap::new(), Lang::Zh)
}

fn sections(document: &Document) -> Vec<&str> {
    let sections = document.parts.iter().filter_map(|part| match part {
        Part::Section(text) => Some(text.as_str()),
        _ => None,
    });
    sections.collect()
}

/// Forms of address, as the worked meeting's script gives them at the door.
fn calls() -> BTreeMap<Badge, String> {
    let script_file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sessions/worked.ron");
    let text = fs::read_to_string(script_file).unwrap();
    let said = text.lines().filter_map(|line| script::parse(line).unwrap()).filter_map(|order| match order.cmd {
        Command::SignIn { badges, call: Some(call), .. } => Some((badges.resolve(|_| true)[0], call)),
        Command::EditParticipant { badge, call: Some(call), .. } => Some((badge, call)),
        _ => None,
    });
    said.collect()
}

fn worked() -> String {
    text(played("worked").meeting(), &calls(), Lang::Zh)
}

fn assert_reads(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.contains(line), "not found: {line}\n{text}");
    }
}

fn section<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap();
    rest.split_once(to).map_or(rest, |(section, _)| section)
}

/// 一、 to 十、 of the wording table.
#[test]
fn every_script_ends_in_minutes_with_their_ten_headings() {
    let nobody = BTreeMap::new();
    for (name, text) in scripts() {
        let room = surprises(&text).0;
        let record = Record::of(&nobody, Lang::Zh);
        let minutes = String::from_utf8(markdown::write(&minutes::build(room.meeting(), &record))).unwrap();
        for number in "一二三四五六七八九十".chars() {
            let heading = format!("## {number}、");
            assert_eq!(minutes.lines().filter(|line| line.starts_with(&heading)).count(), 1, "{name}: {heading}");
        }
    }
}

#[test]
fn the_ten_headings_and_the_annex_stand_in_their_order() {
    let room = played("worked");
    assert_eq!(sections(&document(room.meeting(), &calls(), Lang::Zh)), HEADINGS);
    let english = sections(&document(room.meeting(), &calls(), Lang::En)).len();
    assert_eq!(english, HEADINGS.len());
}

#[test]
fn the_front_page_says_what_when_where_and_who() {
    assert_reads(
        &worked(),
        &[
            "# 梧桐新村居民议事会会议纪要\n",
            "梧桐新村议〔2026〕3号",
            "2026年5月23日 星期六，原定19:00，19:02开始，21:00结束",
            "老旧小区怎样封闭管理?",
            "- **主持人**：1号 林社工（",
            "、2号 钱伯伯（20:26起）、1号 林社工（20:34起）",
            "本会为居民议事，不代替业主大会、居民会议。",
            "到会42人，31户；表决时有票36人。",
            "| 居民 | 33 |",
            "| 业委会 | 3 |",
            "| 物业 | 2 | - |",
            "| 合计 | 120 | 118:00 | 省2:00 |",
        ],
    );
    assert!(!worked().contains("以本小区公布的为准"), "the sample line belongs to the charter");
}

#[test]
fn votes_are_equations_with_their_share_of_those_present() {
    assert_reads(
        &worked(),
        &[
            "**赞成26 + 反对7 + 未表态3 = 有票36**\n\n有票36人：赞成26人（占72.2%），反对7人，未表态3人。\n\n- **结果**：多数赞成，形成建议，递业主大会\n",
            "**赞成17 + 反对17 + 未表态2 = 有票36**\n\n有票36人：赞成17人（占47.2%），反对17人，未表态2人。\n\n- **结果**：票数相同，未通过\n",
            "**赞成31 + 反对0 + 未表态5 = 有票36**\n\n有票36人：赞成31人（占86.1%），反对0人，未表态5人。\n\n- **结果**：通过，没有人反对\n",
        ],
    );
}

#[test]
fn concerns_keep_their_words_their_heat_and_what_lies_on_paper() {
    let text = worked();
    assert_reads(
        &text,
        &[
            "收到卡片57张，归成23个议题。意思相同的9张、相近的25张并在一起",
            "大家共贴圆点121个。",
            "| 议题1 | 门禁用哪种 | 12 | 12 | 34 |",
            "| 议题2 | 装好后谁来管 | 9 | 9 | 27 |",
            "| 议题3 | 幼儿园接送怎么走 | 7 | 7 | 21 |",
            "| 议题4 | 停车 | 7 | 7 | 18 |",
            "| 17.1 | 17号 王阿姨 | 东门想装门禁。我婆婆八十了，手指头磨平了，按指纹按不上，能不能刷卡 | 议题1 |  |",
            "| 由40号代说 |",
            "### 字还在纸上的卡\n\n- 议题1：9.1 15.1 18.1（3张，意思相同）",
        ],
    );
    let topics = section(&text, "### 议题\n", "###");
    assert_eq!(topics.matches("| 下次议题 |").count(), 16);
    assert_eq!(topics.matches("| 先记").count(), 4);
}

#[test]
fn promises_replies_and_what_is_left_have_their_place() {
    assert_reads(
        &worked(),
        &[
            "- **提前谈完**：省下5分钟",
            "- **参加**：15人：",
            "- **参加**：13人：",
            "- **参加**：10人：",
            "换桌3人次。",
            "| 17号 王阿姨 | 我每天下午都在，我教七十岁以上的老人用卡 | 行动3 | 6月30日 |",
            "全场共12人领了事。",
            "| 物业 | 门装好以后",
            "- **下次见面，先看答应的事**：2026年6月13日 19:00 服务中心四楼",
            "听错了，王阿姨说的是七十岁 | 第1版 |",
            "居民代表：17号 王阿姨（2026年5月23日 21:14）",
            "213 0123456789abcdef（改动一字，码即不符）",
        ],
    );
}

#[test]
fn the_worked_meeting_is_measured() {
    let room = played("worked");
    let measures = Measures::of(room.meeting());
    let share = |turns, seconds| Share { turns, seconds };
    // For 2:00, 1:20, 1:30, 0:50; against 1:45, 2:10, 1:30, 1:10; a question 0:30.
    let sides = [(Side::For, share(4, 340)), (Side::Against, share(4, 395)), (Side::Question, share(1, 30))];
    assert_eq!(measures.sides, sides.map(|(side, share)| (Some(side), share)).into());
    assert_eq!((measures.spoke, measures.people), (8, 42));
    let voices =
        [(1, 4), (2, 3), (3, 1)].map(|(motion, n)| MotionVoices { motion: MotionNo(motion), spoke: n, first: n });
    assert_eq!(measures.voices, voices);
    assert_eq!(measures.moves, 3, "one from the table over its cap, two bumblebees");
    assert_eq!(measures.length.unwrap().over(), -120);
    assert_eq!(measures.stages[&Stage::S3].seconds, 30 * 60);
    let count = |refused, advised, flagged| RuleCount { refused, advised, flagged, ..RuleCount::default() };
    let rules = [(RuleId::R01, count(1, 0, 0)), (RuleId::R05, count(1, 1, 0)), (RuleId::R06, count(0, 0, 1))];
    assert_eq!(measures.rules, rules.into());
}

#[test]
fn no_name_stands_beside_a_breach() {
    let text = worked();
    let ledger = section(&text, "### 规则提醒次数", "###");
    assert_reads(ledger, &["| 第5条 限时限次 | 1 | 0 | 1 | 0 |", "| 20:25 | 第5条 限时限次 | 请稍等 | 17号 |"]);
    for call in calls().values() {
        assert!(!ledger.contains(call.as_str()), "{call}");
    }
}

#[test]
fn sides_of_persons_stand_in_the_annex_only() {
    let text = worked();
    let (body, annex) = text.split_once("## 附页").unwrap();
    assert_reads(annex, &["| 4 | 提议1 | 23号 陈伯伯 | 反对 | 2:10 | 10 |"]);
    assert!(!section(body, "## 五、", "## 六、").contains("陈伯伯"));
}

#[test]
fn the_chinese_minutes_have_no_word_of_another_language() {
    let text = worked().replace(HEAD, "");
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    assert_eq!(words.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn the_english_minutes_are_english_but_for_what_people_said() {
    let said = [
        r#"ReviewPledge(promise: 1, state: Late, note: "rain")"#,
        r#"RaiseConcern(badge: 8, text: "lamps", relayed: 9)"#,
        r#"RaiseConcern(badge: 9, text: "cars", from: Desk)"#,
        r#"Park(text: "parking", badge: 8, to: Street)"#,
        r#"EditMeeting(place: "hall")"#,
    ];
    let last = [
        r#"ProposeAction(what: "paint", motion: 1, owner: 6, helpers: [7], due: "2026-06-01", resources: "paint", with: "school")"#,
        r#"Pledge(badge: 8, text: "my ladder", action: 1)"#,
        r#"Respond(org: "school", badge: 9, due: "2026-06-01")"#,
        r#"SetFollowUp(date: "2026-06-13", time: "19:00:00")"#,
        "AdvanceStage()",
        r#"Attach(name: "roll")"#,
        r#"Correct(what: Pledge(1), text: "my ladder and brush", reason: "misheard")"#,
    ];
    let room = given(&[
        r#"OpenMeeting(estate: "Sycamore", theme: "Gates?", number: 3, practice: true, promises: [(item: "1", text: "lamp")])"#,
        r#"SignIn(badges: "1-13", sector: "resident")"#,
        "TakeOffice(office: Chair, badge: 1)",
        "TakeOffice(office: Recorder, badge: 3)",
        "StartMeeting()",
        "ReadAloud(what: Oath)",
        said[0],
        said[4],
        "AdvanceStage()",
        said[1],
        said[2],
        r#"Cluster(title: "light", cards: "8 9")"#,
        said[3],
        "AdvanceStage()",
        "PostTopic(topics: [1])",
        "Convene(group: 1, badge: 6)",
        r#"SignUp(group: 1, badges: "6-13")"#,
        "AdvanceStage()",
        r#"NotePoint(group: 1, text: "dark")"#,
        r#"DraftMotion(group: 1, mover: 13, action: "paint", object: "gate", who: "us", when: "June")"#,
        "TakeGroupRole(group: 1, role: Reporter, badge: 12)",
        "AdvanceStage()",
        "ReportGroup(group: 1)",
        "OpenMotion(motion: 1)",
        "RaiseHand(badge: 6, side: For)",
        "GrantFloor()",
        "EndSpeech()",
        "CloseDebate()",
        "OpenVote(on: Motion(1), present: 12, tellers: [7, 8])",
        "CountFor(count: 8)",
        "CountAgainst(count: 3)",
        "CloseVote()",
        "AdvanceStage()",
        last[0],
        last[1],
        last[2],
        last[3],
        last[4],
        last[5],
        last[6],
    ]);
    let text = text(room.meeting(), &BTreeMap::new(), Lang::En);
    let foreign: Vec<&str> = text.lines().filter(|line| line.chars().any(|c| c > '\u{2E7F}' && c != '＿')).collect();
    assert_eq!(foreign, [""; 0]);
    assert_reads(
        &text,
        &[
            "**for 8 + against 3 + not voted 1 = with a vote 12**",
            "With a vote, 12 people: for 8 (66.7%), against 3, not voted 1.",
        ],
    );
}

#[test]
fn wherever_a_meeting_is_broken_off_it_has_minutes_with_all_headings() {
    let rooms: [fn() -> Room; 11] =
        [at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_with_motion, at_s4_spoken, at_s5_voting, at_s5_decided, at_s6, at_s7];
    for (place, room) in rooms.into_iter().enumerate() {
        let open = room();
        assert_eq!(sections(&document(open.meeting(), &BTreeMap::new(), Lang::Zh)), HEADINGS, "{place}, still open");
        if open.meeting().closed.is_none() {
            let closed = open.and(&[r#"CloseMeeting(reason: "停电了")"#]);
            let text = plain(closed.meeting());
            assert_eq!(sections(&document(closed.meeting(), &BTreeMap::new(), Lang::Zh)), HEADINGS, "{place}");
            assert!(text.contains("提前结束，理由：停电了"), "{place}\n{text}");
        }
    }
}

#[test]
fn what_did_not_come_about_is_said_in_a_sentence() {
    let room = at_s1().and(&[r#"CloseMeeting(reason: "停电了")"#]);
    assert_reads(
        &plain(room.meeting()),
        &[
            "本次会议没有收到卡片。",
            "本次会议没有分组讨论。",
            "本次会议没有人提出提议。",
            "本次会议没有表决。",
            "本次会议没有定下行动。",
            "没有人当场认领。",
            "会上没有单位回应。",
            "没有先记着的事。",
            "没有转交的事。",
            "没有约定日子",
            "没有附件。",
            "没有进行的环节：选题分组、小组讨论、汇报商议、达成共识、制定行动计划",
            "主持人：＿＿＿＿＿＿＿＿\n",
            "大会商议时没有人发言。",
            "没有提醒。",
        ],
    );
}

#[test]
fn nothing_opened_is_a_paper_with_nothing_on_it() {
    let meeting = Meeting::default();
    assert_eq!(sections(&document(&meeting, &BTreeMap::new(), Lang::Zh)), HEADINGS);
}

#[test]
fn what_stayed_open_is_named_with_its_reason() {
    let room = at_s4_spoken();
    assert_reads(
        &plain(room.meeting()),
        &["还没有结束", "- **情况**：商议没有完", "- 提议1 试装门禁（东门）：没有表决"],
    );
    let room = room.and(&[r#"CloseMeeting(reason: "太晚了")"#]);
    assert_reads(
        &plain(room.meeting()),
        &[
            "- **情况**：先记着，见先记1",
            "- 「汇报商议」结束时还差：提议1没有表决",
            "在「汇报商议」提前结束，理由：太晚了",
            "- **下次议题**：1件\n\n先记1 试装门禁（东门）\n",
        ],
    );
    let room = at_s5_voting().and(&["CountFor(count: 8)", r#"CloseMeeting(reason: "停电了")"#]);
    let text = plain(room.meeting());
    assert!(!text.contains("赞成8"), "a vote that was broken off has no figures\n{text}");
    let room = at_s4().and(&[r#"Adjourn(reason: "改日再议")"#]);
    assert_reads(&plain(room.meeting()), &["休会，改日再开", "休会，还没有续开"]);
}

#[test]
fn a_failed_proposal_keeps_the_views_against_it() {
    let room = at_s4_spoken().and(&[
        "RaiseHand(badge: 7, side: Against)",
        "GrantFloor()",
        "EndSpeech()",
        r#"NoteSpeech(speech: 2, text: "夜里没人管")"#,
        "CloseDebate()",
        "OpenVote(on: Motion(1), present: 11)",
        "CountFor(count: 4)",
        "CountAgainst(count: 6)",
        "CloseVote()",
        r#"Recount(reason: "两位数的不一样")"#,
        "CountFor(count: 5)",
        "CountAgainst(count: 6)",
        "CloseVote()",
    ]);
    assert_reads(
        &plain(room.meeting()),
        &[
            "**赞成5 + 反对6 + 未表态0 = 有票11**",
            "- **结果**：未通过\n",
            "- **不同意见**：夜里没人管",
            "- **点人数**：有票11人，比签到的12人少1人",
            "- **重数**：两位数的不一样",
        ],
    );
}

#[test]
fn what_was_withheld_is_counted_and_never_shown() {
    let room = at_s1().and(&[
        r#"RaiseConcern(badge: 6, text: "三楼那家的狗")"#,
        r#"RaiseConcern(badge: 7, text: "二楼老周的车")"#,
        r#"Cluster(title: "老周", cards: "7")"#,
        r#"Withhold(card: "6", reason: "说到邻居")"#,
        r#"Withhold(topic: 1, reason: "说到邻居")"#,
    ]);
    let text = plain(room.meeting());
    assert_reads(&text, &["收到卡片2张，归成0个议题。", "另有2张涉及个人"]);
    for hidden in ["狗", "老周"] {
        assert!(!text.contains(hidden), "{hidden}\n{text}");
    }
}

#[test]
fn a_child_is_masked_and_nobody_else_is() {
    let mut room = at_s1();
    room.when(r#"SignIn(badges: 15, sector: "resident", minor: true)"#).unwrap();
    room.when(r#"RaiseConcern(badge: 15, text: "想要秋千")"#).unwrap();
    let calls = BTreeMap::from([(Badge(15), "小明".to_owned())]);
    let text = text(room.meeting(), &calls, Lang::Zh);
    assert_reads(&text, &["| 15.1 | 一位小朋友 | 想要秋千 |", "- **未成年人**：1人"]);
    assert!(!text.contains("小明"));
}

#[test]
fn what_was_taken_back_does_not_appear() {
    let mut room = at_s1();
    room.when(r#"RaiseConcern(badge: 6, text: "收回的话")"#).unwrap();
    let undo = format!("Undo(seq: {})", room.seq());
    room.when(&undo).unwrap();
    assert!(!plain(room.meeting()).contains("收回的话"));
}

#[test]
fn texts_of_the_meeting_reach_the_paper_without_becoming_a_layout() {
    let mut meeting = played("worked").meeting().clone();
    let before = document(&meeting, &BTreeMap::new(), Lang::Zh);
    let hostile = "# 一\n\n## 十一、假的标题\n| a | b |\n| --- | --- |\n![x](http://e.org/x.png) <img src=x>";
    let card = Card { badge: Badge(17), n: 1 };
    let concern = meeting.concerns.get_mut(&card).unwrap();
    assert!(matches!(concern.place, CardPlace::In(..)));
    concern.text = Some(hostile.into());
    meeting.opening.as_mut().unwrap().theme = hostile.into();
    for motion in meeting.motions.values_mut() {
        motion.text.action = hostile.into();
    }
    let calls = (1..50).map(|badge| (Badge(badge), hostile.to_owned())).collect();
    let after = document(&meeting, &calls, Lang::Zh);
    assert_eq!(after.parts.len(), before.parts.len());
    let text = String::from_utf8(markdown::write(&after)).unwrap();
    let plain = pulldown_cmark::Options::all() - pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION;
    let shape = |markdown: &str| -> Vec<String> {
        let events = pulldown_cmark::Parser::new_ext(markdown, plain);
        let made = events.filter(|event| !matches!(event, pulldown_cmark::Event::Text(_)));
        made.map(|event| match event {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Heading { level, .. }) => format!("heading {level}"),
            other => format!("{other:?}"),
        })
        .collect()
    };
    assert_eq!(shape(&text), shape(&String::from_utf8(markdown::write(&before)).unwrap()));
}

#[test]
fn from_when_to_when_nobody_chaired_and_who_went_on_stands_in_the_minutes() {
    let room = at_s4_spoken();
    let room = room.and(&["SignOut(badges: 1)", "TakeOffice(office: Chair, badge: 2)"]);
    let text = plain(room.meeting());
    assert!(text.contains("- **没有人主持**：19:"), "{text}");
    assert!(text.contains("，2号接着主持\n"), "{text}");
    // Advised on, and one teller with the recorder beside.
    let vote = "OpenVote(on: Motion(1), present: 11, tellers: [10])";
    let room = room.and(&["CloseDebate()", vote, "CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"]);
    let text = plain(room.meeting());
    assert_reads(
        &text,
        &["10号（记录员在旁看着）", "### 谁能做什么：只提醒没拦的，特别处理的", "只有一位计票，请记录员在旁看着"],
    );
}
