//! 报送单: one motion for whoever has the power that the estate lacks.

use std::collections::BTreeMap;

use yishi::{
    document::{docx, fit, markdown},
    i18n::{Lang, names::Roll, packet as words},
    meeting::{
        Meeting,
        numbers::MotionNo,
        words::{Destination, Ref},
    },
    minutes::{Record, packet},
    tracker::{Series, intake::Mark},
};

use crate::{
    record::readers,
    sessions::{played, scripts, surprises},
};

fn packet(no: u16, asked: packet::Asked) -> Option<String> {
    written(played("worked").meeting(), Mark::Of(Ref::Motion(MotionNo(no))), asked)
}

fn written(meeting: &Meeting, of: Mark, asked: packet::Asked) -> Option<String> {
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
    let text = packet(1, packet::Asked { to: Some(Destination::Deputies), due }).unwrap();
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
fn every_matter_of_every_meeting_that_goes_on_has_its_packet_of_one_sheet() {
    let calls = BTreeMap::new();
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
