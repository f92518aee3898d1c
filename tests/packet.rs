//! 报送单: one motion for whoever has the power that the estate lacks.

use std::collections::BTreeMap;

use yishi::{
    document::{Part, docx, fit, markdown},
    i18n::{Lang, names::Roll, packet as words},
    meeting::{
        Meeting,
        numbers::{MotionNo, VoteNo},
        words::{Destination, Ref},
    },
    minutes::{Record, packet},
    tracker::{Command, Series, Step, StepName, intake::Mark, sending},
};

use crate::{
    record::readers,
    sessions::{played, scripts, surprises},
    support::{PICKED_IN_WORDS, at_s5_decided},
    tracker::{
        self, Book,
        cli::Station,
        intake::{chain, take},
    },
};

fn packet(no: u16, asked: packet::Asked<'_>) -> Option<String> {
    written(played("worked").meeting(), Mark::Of(Ref::Motion(MotionNo(no))), asked)
}

fn written(meeting: &Meeting, of: Mark, asked: packet::Asked<'_>) -> Option<String> {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let record = Record { head: Some("222:18b02ac4b41dd7b1"), ..Record::of(&names, Lang::Zh) };
    let document = packet::build(meeting, &record, of, asked)?;
    readers::docx(&docx::write(&document).unwrap());
    Some(String::from_utf8(markdown::write(&document)).unwrap())
}

#[test]
fn the_packet_says_what_by_how_many_why_and_asks_for_a_reply() {
    let due = "2026-06-30".parse().ok();
    let text = packet(1, packet::Asked { to: Some(Destination::Deputies), due, ..packet::Asked::default() }).unwrap();
    for wanted in [
        "# 梧桐新村报送单",
        "梧桐新村议〔2026〕3号 附提议1",
        "**送**：人大代表联络站",
        "**请在此前答复**：2026年6月30日",
        "**议定文字**：试装刷卡加人脸双方式门禁，不愿刷脸的，都可以只用卡（东门）",
        "门禁用哪种：卡片12张，关心数34",
        "到会42人，31户；表决时有票36人。",
        "有票36人：赞成26人（占72.2%），反对7人，未表态3人。",
        "民法典第二百七十八条",
        "办理期限：＿",
        "222:18b02ac4b41dd7b1",
        "示范文本",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

#[test]
fn without_a_place_it_goes_where_the_meeting_said() {
    let text = packet(1, packet::Asked::default()).unwrap();
    assert!(text.contains("**送**：业主大会") && text.contains("**请在此前答复**：＿"), "{text}");
}

#[test]
fn a_motion_that_is_not_there_has_none() {
    assert_eq!(packet(9, packet::Asked::default()), None);
}

#[test]
fn what_was_noted_goes_out_under_its_number_as_what_it_is() {
    let room = played("worked");
    let of = packet::find(room.meeting(), "先记5").unwrap();
    let text = written(room.meeting(), of, packet::Asked::default()).unwrap();
    for wanted in [
        "梧桐新村议〔2026〕3号 附先记5",
        "**送**：社区居委会",
        "**请在此前答复**：2026年6月6日",
        "没有表决，先记着",
        "居委会、社区党组织联系各方",
        "这件事会上先记着，没有作决定",
        "凭什么定的（哪个单位、哪份文件、哪天）",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    for never in ["已经定了", "多少人议定", "议定文字", "附议"] {
        assert!(!text.contains(never), "{never}\n{text}");
    }
}

#[test]
fn what_a_choice_picked_goes_out_with_all_its_counts() {
    let room = played("choice");
    let m = room.meeting();
    let topic = m.picked_topics()[0];
    let of = packet::find(m, &format!("议题{topic}")).unwrap();
    let text = written(m, of, packet::Asked::default()).unwrap();
    let title = m.topic_title(topic).unwrap();
    for wanted in [format!("附议题{topic}").as_str(), &title, "活动室先添哪两件"] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    assert!(!text.contains("没有表决"), "{text}");
}

#[test]
fn an_option_in_words_that_was_picked_has_a_packet_of_its_own_by_its_vote_and_place() {
    let room = at_s5_decided().and(&PICKED_IN_WORDS);
    let m = room.meeting();
    let of = packet::find(m, "选出2.2").unwrap();
    assert_eq!((of, packet::find(m, "e2.2")), (Mark::Picked(VoteNo(2), 2), Some(of)));
    let text = written(m, of, packet::Asked::default()).unwrap();
    for wanted in
        ["附选出2.2", "**事项**：加装电梯", "先添哪样", "9", "7", "民法典第二百七十八条", "**送**：业委会、业主大会"]
    {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    assert!(!text.contains("没有表决") && !text.contains("已经定了"), "{text}");
    // What its residents settle themselves goes out as settled; what was not picked goes nowhere.
    let ours = written(m, packet::find(m, "选出2.1").unwrap(), packet::Asked::default()).unwrap();
    assert!(ours.contains("**事项**：长桌") && ours.contains("居民自己能定的已经定了"), "{ours}");
    assert_eq!(packet::find(m, "选出2.3"), None);
}

#[test]
fn what_the_tracker_has_of_it_since_stands_in_it_and_without_one_it_says_of_which_day_it_is() {
    let room = played("worked");
    let of = packet::find(room.meeting(), "先记5").unwrap();
    let before = written(room.meeting(), of, packet::Asked::default()).unwrap();
    assert!(before.contains("照2026年5月23日的会议记录写，会后的进展不在内。"), "{before}");
    let mut book = Book::empty();
    take(&mut book, room.meeting(), chain(40, "28")).unwrap();
    let no = packet::item_no(room.meeting(), of).unwrap();
    assert_eq!(no, tracker::no("26-3-k5"));
    let due = Some(tracker::day("2026-07-15"));
    let (to, receiver) = (Destination::Street, Some("城建科".to_owned()));
    let answer = Step::Answer { text: "路口先放两只桶，电话13812345678".into(), document: None };
    book.and(no, &[Step::Redirect { to, receiver, due }]);
    if book.item(no).steps().contains(&StepName::Send) {
        book.and(no, &[Step::Send { receiver: None, due: None }]);
    }
    book.and(no, &[answer]);
    let since = Some((book.item(no), tracker::day("2026-06-10")));
    let sending = book.item(no).sending();
    let text = written(room.meeting(), of, packet::Asked { since, sending, ..packet::Asked::default() }).unwrap();
    for wanted in [
        "**送**：城建科",
        "26年递1号，梧桐新村议〔2026〕3号 附先记5",
        "**请在此前答复**：2026年7月15日",
        "**会后（到2026年6月10日）**：2026年5月25日：有回音了；2026年5月25日答复：路口先放两只桶",
        "小区和社区协调不动的事，由街道出面",
        // What the meeting said stays what it said.
        "没有表决，先记着",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    for never in ["13812345678", "会后的进展不在内", "2026年6月6日"] {
        assert!(!text.contains(never), "{never}\n{text}");
    }
    // Whoever names a place sends it there.
    let asked = packet::Asked { to: Some(Destination::Deputies), since, ..packet::Asked::default() };
    assert!(written(room.meeting(), of, asked).unwrap().contains("**送**：人大代表联络站"));
}

#[test]
fn the_program_looks_into_the_tracker_for_it_and_knows_every_place_that_gets_something() {
    let station = Station::worked();
    station.done(&["track", "redirect", "26-3-k2", "街道", "--receiver", "文化站"]);
    let text = station.done(&["packet", "26-3", "先记2"]);
    assert!(text.contains("**送**：文化站") && !text.contains("还没递"), "{text}");
    for (place, said) in [("fund", "自治基金"), ("covenant", "居民公约")] {
        let text = station.done(&["packet", "26-3", "先记2", "--place", place]);
        assert!(text.contains(said) && text.contains("三、为什么请你们"), "{place}\n{text}");
    }
}

#[test]
fn half_of_the_sheet_is_for_the_reply() {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let (mut packets, mut short) = (0, Vec::new());
    for (name, script) in scripts() {
        let room = surprises(&script).0;
        for of in packet::all(room.meeting()) {
            let document =
                packet::build(room.meeting(), &Record::of(&names, Lang::Zh), of, packet::Asked::default()).unwrap();
            let lines = document.parts.iter().find_map(|part| match part {
                Part::Form { lines, fields, .. } => Some(lines + fields.len()),
                _ => None,
            });
            packets += 1;
            // Of 263 mm between the margins; a line has 8.5, and the head 5.
            short.extend(lines.filter(|lines| lines * 17 + 10 < 263).map(|lines| format!("{name} {of:?}: {lines}")));
        }
    }
    assert!(packets > 100 && short.is_empty(), "{packets} {short:?}");
}

#[test]
fn every_matter_of_every_meeting_that_goes_on_has_its_packet_of_one_sheet() {
    let calls = BTreeMap::new();
    // As full as what is entered may be.
    let (mut book, no) = Book::with(Some(Destination::Street));
    let why = Some("催".repeat(sending::WHY));
    let files = (0..9).map(|n| format!("{n}{}", "照片".repeat(30))).collect();
    book.when(Command::MakeSending { item: no, due: None, why, files }).unwrap();
    let full = book.item(no).sendings[0].clone();
    let mut kinds = std::collections::BTreeSet::new();
    for (name, script) in scripts() {
        let room = surprises(&script).0;
        let m = room.meeting();
        for lang in [Lang::Zh, Lang::En] {
            let names = Roll { lang, calls: &calls };
            let record = Record::of(&names, lang);
            for of in packet::all(m) {
                let document = packet::build(m, &record, of, packet::Asked::default()).unwrap();
                assert!(fit::fits_one_sheet(&document), "{name} {of:?}");
                let asked = packet::Asked { sending: Some(&full), due: full.due, ..packet::Asked::default() };
                let numbered = packet::build(m, &record, of, asked).unwrap();
                assert!(fit::fits_one_sheet(&numbered), "{name} {of:?}: with all that may be said with it");
                let number = document.number.clone().unwrap();
                assert!(number.ends_with(&packet::label(lang, m, of)), "{name} {of:?}: {number}");
                readers::docx(&docx::write(&document).unwrap());
                let (series, n) = Series::of(of);
                kinds.insert(series);
                assert_eq!(packet::find(m, &series.said(n)), Some(of), "{name}");
                assert_eq!(packet::find(m, &format!("{}{}", series.letter(), series.place(n))), Some(of), "{name}");
            }
        }
    }
    assert!(kinds.contains(&Series::Noted) && kinds.contains(&Series::Topic), "{kinds:?}");
}

#[test]
fn it_is_asked_for_by_the_number_on_the_wall_or_that_of_the_tracker() {
    let room = played("worked");
    let find = |said: &str| packet::find(room.meeting(), said).map(Series::of);
    for said in ["1", "１", "m1", "M1", "提议1", " 提议 1 ", "26-3-m1", "26年3次会 提议1"] {
        assert_eq!(find(said), Some((Series::Motion, 1)), "{said}");
    }
    for said in ["先记5", "k5", "26-3-k5"] {
        assert_eq!(find(said), Some((Series::Noted, 5)), "{said}");
    }
    // Another meeting, no such number, nothing that goes on, no number.
    for said in ["26-2-m1", "9", "先记99", "回应1", "行动1", "", "门禁", "提议", "0"] {
        assert_eq!(find(said), None, "{said}");
    }
}

#[test]
fn each_receiver_has_its_own_reason_and_what_stays_here_has_none() {
    let stays = [Destination::Residents, Destination::NextMeeting, Destination::Declined];
    for lang in [Lang::Zh, Lang::En] {
        let said: Vec<_> = Destination::ALL.into_iter().filter_map(|to| words::receiver(lang, to)).collect();
        let whys: std::collections::BTreeSet<_> = said.iter().map(|(why, _)| why).collect();
        let asks: std::collections::BTreeSet<_> = said.iter().map(|(_, ask)| ask).collect();
        assert_eq!((whys.len(), asks.len()), (Destination::ALL.len() - stays.len(), whys.len()));
        assert!(stays.into_iter().all(|to| words::receiver(lang, to).is_none()));
    }
}

#[test]
fn a_packet_of_the_record_has_its_number_the_same_when_it_is_printed_twice_and_the_next_one_elsewhere() {
    let station = Station::worked();
    let print = |args: &[&str]| station.run(&[&["packet", "26-3", "先记2"], args].concat());
    station.done(&["track", "redirect", "26-3-k2", "街道", "--receiver", "文化站"]);
    let first = print(&["--why", "催了两次", "--file", "路口照片", "--by", "7月15日"]);
    for wanted in [
        "26年递1号，梧桐新村议〔2026〕3号 附先记2",
        "催了两次",
        "附：路口照片",
        "**请在此前答复**：2026年7月15日",
        "请于2026年7月15日前填写后交回",
        "答复26年递1号",
        "文号：＿",
        "收到日期：＿",
        "答复日期：＿",
    ] {
        assert!(first.out.contains(wanted), "{wanted}\n{}", first.out);
    }
    assert_eq!(print(&[]).out, first.out, "printed twice");
    station.done(&["track", "send", "26-3-k2"]);
    assert!(print(&[]).out.contains("26年递1号，梧桐新村议〔2026〕3号 附先记2"), "handing it in makes no other");
    station.done(&["reply", "递1号", "不归我们管"]);
    station.done(&["track", "redirect", "26-3-k2", "Community"]);
    let next = print(&[]).out;
    assert!(next.contains("26年递2号，梧桐") && !next.contains("催了两次"), "{next}");
    assert!(next.contains("文化站（26年递1号）2026年6月11日答复：不归我们管"), "whose answer it was: {next}");
    // Elsewhere than the record says, or where nobody answers, it has none, and says so.
    let other = print(&["--place", "fund"]);
    assert!(
        other.out.contains("未编号，梧桐新村议〔2026〕3号") && other.err.contains("改交"),
        "{} {}",
        other.out,
        other.err
    );
    station.done(&["track", "return", "26-3-k2", "先商量"]);
    let back = print(&[]);
    assert!(back.out.contains("未编号") && back.err.contains("等下次议"), "{} {}", back.out, back.err);
    let listed = station.done(&["track", "sendings", "--all"]);
    assert!(listed.contains("26年递1号") && listed.contains("改交了") && listed.contains("退回下次议"), "{listed}");
    assert!(!station.done(&["track", "sendings"]).contains("递"));
}

#[test]
fn away_from_the_record_a_packet_is_not_numbered_and_looking_makes_no_record() {
    let text = packet(1, packet::Asked::default()).unwrap();
    assert!(text.contains("未编号，梧桐新村议〔2026〕3号") && text.contains("四、答复（请填写后交回）"), "{text}");
}
