//! 议题推荐单: one motion for whoever has the power that the estate lacks.

use std::collections::BTreeMap;

use yishi::{
    document::{docx, markdown},
    i18n::{Lang, names::Roll},
    meeting::{numbers::MotionNo, words::Destination},
    minutes::{Record, packet},
};

use crate::{record::readers, sessions::played};

fn packet(no: u16, asked: packet::Asked) -> Option<String> {
    let room = played("worked");
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let record = Record { head: Some("222:18b02ac4b41dd7b1"), ..Record::of(&names, Lang::Zh) };
    let document = packet::build(room.meeting(), &record, MotionNo(no), asked)?;
    readers::docx(&docx::write(&document).unwrap());
    Some(String::from_utf8(markdown::write(&document)).unwrap())
}

#[test]
fn the_packet_says_what_by_how_many_why_and_asks_for_a_reply() {
    let due = "2026-06-30".parse().ok();
    let text = packet(1, packet::Asked { to: Some(Destination::Deputies), due }).unwrap();
    for wanted in [
        "# 梧桐新村议题推荐单",
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
