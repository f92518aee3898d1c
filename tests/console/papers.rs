//! All papers at one key.

use std::{collections::BTreeMap, fs};

use ratatui::crossterm::event::KeyCode;
use yishi::{
    i18n::Lang,
    meeting::numbers::Badge,
    view::{self, Choice, Look, Page},
};

use super::Console;

fn console() -> Console {
    Console::given(&[
        r#"OpenMeeting(estate: "望春苑", theme: "门禁怎么用?")"#,
        r#"SignIn(badges: "1-9", sector: "resident")"#,
        "TakeOffice(office: Chair, badge: 1)",
    ])
}

#[test]
fn one_key_writes_every_paper_into_the_folder_of_the_meeting() {
    let mut console = console();
    let before = fs::read(console.home.folder(console.id).join("journal.ron")).unwrap();
    console.press(KeyCode::End);
    assert!(console.said().contains("个文件写好了"), "{}", console.said());
    let all = console.home.root().join("会议文件");
    let [folder] =
        <[_; 1]>::try_from(fs::read_dir(&all).unwrap().map(|it| it.unwrap().path()).collect::<Vec<_>>()).unwrap();
    assert!(folder.to_str().unwrap().ends_with(" 望春苑 第1次议事会"), "{folder:?}");
    let shown: String = console.shows(120, 34).split_whitespace().collect();
    assert!(shown.contains("望春苑第1次议事会"), "{shown}");
    let has = |folder: &std::path::Path, name: &str| {
        let mut names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
        names.any(|own| own.starts_with(name))
    };
    assert!(has(&folder, "1 公示 望春苑") && has(&folder, "2 会议纪要(一页) 望春苑"));
    assert!(has(&folder.join("其他"), "微信群 望春苑") && !has(&folder.join("其他"), "旧版"));
    // Once more and nothing new: nothing is replaced. After a line there is something new, and what was there is kept.
    console.press(KeyCode::End);
    assert!(!has(&folder.join("其他"), "旧版"), "{}", console.said());
    console.line("12").press(KeyCode::End);
    assert!(has(&folder.join("其他"), "旧版 1") && has(&folder.join("其他/旧版 1"), "1 公示"), "{}", console.said());
    assert_eq!(
        fs::read(console.home.folder(console.id).join("journal.ron")).unwrap().get(..before.len()),
        Some(&before[..]),
        "papers are no part of the record"
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_folder_is_not_followed_and_that_is_said() {
    let mut console = console();
    let elsewhere = tempfile::tempdir().unwrap();
    console.press(KeyCode::End);
    let all = console.home.root().join("会议文件");
    let folder = fs::read_dir(&all).unwrap().next().unwrap().unwrap().path();
    fs::remove_dir_all(&folder).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), &folder).unwrap();
    console.line("12").press(KeyCode::End);
    assert!(console.said().contains("没写成"), "{}", console.said());
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

/// The keys wait for no browser; what it makes lies beside the others when it is there.
#[cfg(unix)]
#[test]
fn what_the_browser_makes_comes_later_and_is_said_once() {
    use std::os::unix::fs::PermissionsExt as _;

    use yishi::sys::browser::{Available, Browser};
    let place = tempfile::tempdir().unwrap();
    let program = place.path().join("browser");
    // It makes sheets, and of a picture nothing.
    let out = "for arg; do case $arg in --print-to-pdf=*) printf '%%PDF-1.4 %%%%EOF' >\"${arg#*=}\";; esac; done";
    fs::write(&program, format!("#!/bin/sh\n{out}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    for (browser, says) in
        [(Available::Nowhere, "没有找到 Edge 或 Chrome"), (Available::Here(Browser::at(program)), "浏览器没有写成")]
    {
        let Console { app, home, id, folder } = console();
        let mut console = Console { app: app.prints_by(browser), home, id, folder };
        console.press(KeyCode::End);
        let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while !console.said().contains(says) {
            assert!(std::time::Instant::now() < until, "{}", console.said());
            console.app.tick();
        }
        assert!(console.said().contains("个文件写好了"), "{}", console.said());
    }
}

/// What the browser makes comes later, and what it replaces goes where the others went: one key, one folder.
#[cfg(unix)]
#[test]
fn one_key_leaves_one_folder_of_what_was_replaced() {
    use std::os::unix::fs::PermissionsExt as _;

    use yishi::sys::browser::{Available, Browser};
    // A picture of one red point, and a PDF that is another each time.
    let does = r#"for arg; do case $arg in
--print-to-pdf=*) printf '%%PDF-1.4 %s %%%%EOF' $$ >"${arg#*=}";;
--screenshot=*) printf '\211PNG\015\012\032\012\000\000\000\015IHDR\000\000\000\001\000\000\000\003\010\002\000\000\000\335\277\362\325\000\000\000\022IDATx\332c\370\317\300\300\360\377\377\177\020\006\000\042\351\006\372\335\347e\057\000\000\000\000IEND\256B\140\202' >"${arg#*=}";;
esac; done"#;
    let place = tempfile::tempdir().unwrap();
    let program = place.path().join("browser");
    fs::write(&program, format!("#!/bin/sh\n{does}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let Console { app, home, id, folder } = console();
    let app = app.prints_by(Available::Here(Browser::at(program)));
    let mut console = Console { app, home, id, folder };
    for line in ["", "12"] {
        if !line.is_empty() {
            console.line(line);
        }
        console.press(KeyCode::End);
        let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
        while !console.said().contains("也好了") {
            assert!(std::time::Instant::now() < until, "{}", console.said());
            console.app.tick();
        }
        // Where they lie stays in sight, in the smallest window, too.
        for (cols, rows) in [(80, 24), (60, 20), (120, 34)] {
            let shown: String = console.shows(cols, rows).split_whitespace().collect();
            assert!(shown.contains("也好了") && shown.contains("第1次议事会"), "{cols}x{rows}\n{shown}");
        }
    }
    let all = console.home.root().join("会议文件");
    let folder = fs::read_dir(&all).unwrap().next().unwrap().unwrap().path();
    let old =
        fs::read_dir(folder.join("其他/旧版 1")).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let old: Vec<String> = old.collect();
    assert!([".pdf", ".docx"].iter().all(|ending| old.iter().any(|name| name.ends_with(ending))), "{old:?}");
    assert!(!folder.join("其他/旧版 2").exists());
}

#[test]
fn while_something_is_typed_the_key_only_moves_the_cursor() {
    let mut console = console();
    console.types("17").press(KeyCode::End);
    assert!(!console.home.root().join("会议文件").exists());
}

/// Up to the plan, with a row in it.
const PLANNED: &[&str] = &[
    r#"OpenMeeting(estate: "望春苑", theme: "门禁怎么用?")"#,
    r#"SignIn(badges: "1-9", sector: "resident")"#,
    "TakeOffice(office: Chair, badge: 1)",
    "TakeOffice(office: Recorder, badge: 3)",
    "StartMeeting()",
    "AdvanceStage()",
    r#"RaiseConcern(badge: 7, text: "晚上门口没人管")"#,
    r#"Cluster(title: "门禁", cards: "7")"#,
    "AdvanceStage()",
    "PostTopic(topics: [1])",
    "Convene(group: 1, badge: 5)",
    r#"SignUp(group: 1, badges: "2 5-9")"#,
    "AdvanceStage()",
    "TakeGroupRole(group: 1, role: Reporter, badge: 5)",
    r#"NotePoint(group: 1, text: "老人要能刷卡")"#,
    r#"DraftMotion(group: 1, mover: 5, action: "试装一个门禁", object: "东门", who: "理事会", when: "7月底前")"#,
    "AdvanceStage()",
    "ReportGroup(group: 1)",
    "OpenMotion(motion: 1)",
    "RaiseHand(badge: 7, side: For)",
    "GrantFloor()",
    "EndSpeech()",
    "CloseDebate()",
    "OpenVote(on: Motion(1), present: 9, tellers: [6, 8])",
    "CountFor(count: 7)",
    "CountAgainst(count: 1)",
    "CloseVote()",
    "AdvanceStage()",
    r#"ProposeAction(what: "比三家门禁", owner: 5, due: "2026-07-01")"#,
];

#[test]
fn the_record_is_read_back_one_thing_after_another_and_then_signed() {
    let last = [r#"Pledge(badge: 9, text: "我教老人用卡")"#, "AdvanceStage()"];
    let mut console = Console::given(&[PLANNED, &last].concat());
    let next = |console: &Console| console.app.console().unwrap().next_in_words().unwrap();
    // Nothing lies on paper any more.
    assert!(next(&console).contains("纪要念过了"), "{}", next(&console));
    console.press(KeyCode::Char(' '));
    assert!(next(&console).contains("主持人签字"), "{}", next(&console));
    let meeting = console.meeting().clone();
    let pages: Vec<Page> =
        std::iter::successors(Some(Page::ReadBack(1)), |page| page.turned(false, &meeting)).collect();
    let names = BTreeMap::<Badge, String>::new();
    let now = meeting.last_at.unwrap();
    let look = Look { now, names: &names, lang: Lang::Zh, head: "" };
    let shown: Vec<String> = pages
        .iter()
        .map(|page| format!("{:?}", view::wall(&meeting, None, Choice::default().shows(*page, now), &look)))
        .collect();
    let wanted = [
        ["试装一个门禁", "赞成 7"],
        ["比三家门禁", "5号"],
        ["我教老人用卡", "共3件，第3件"],
        ["请来签字", "请两位邻居签个字"],
    ];
    assert_eq!(shown.len(), wanted.len());
    for (shown, wanted) in shown.iter().zip(wanted) {
        assert!(wanted.iter().all(|words| shown.contains(words)), "{wanted:?} {shown}");
    }
    // Who signed is told when something is typed in after it.
    console.line("1").types("1").line("1").press(KeyCode::Enter);
    assert_eq!(console.meeting().signatures.len(), 1, "{}", console.said());
    console.line("7.2 快递柜放哪里");
    assert!(console.said().contains("第2版"), "{}", console.said());
    assert!(next(&console).contains("主持人签字"), "{}", next(&console));
}

/// Three who promised something: two with a name, one of them a child, and one by a number.
fn promised() -> Console {
    let own = [
        r#"EditParticipant(badge: 2, call: "王阿姨")"#,
        r#"EditParticipant(badge: 5, call: "李师傅")"#,
        r#"EditParticipant(badge: 7, call: "小宝", minor: true)"#,
        r#"Pledge(badge: 2, text: "我教老人用卡")"#,
        r#"Pledge(badge: 5, text: "我每周看一次门")"#,
        r#"Pledge(badge: 7, text: "我写提示牌")"#,
        r#"Pledge(badge: 9, text: "我跟着李 师傅擦门")"#,
    ];
    Console::given(&[PLANNED, &own].concat())
}

/// A paper of the rest, by how its name begins.
fn paper(console: &Console, begins: &str) -> String {
    let all = console.home.root().join("会议文件");
    let folder = fs::read_dir(&all).unwrap().next().unwrap().unwrap().path();
    let mut front = fs::read_dir(folder.join("其他")).unwrap().map(|it| it.unwrap().path());
    fs::read_to_string(front.find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(begins)).unwrap())
        .unwrap()
}

#[test]
fn before_the_papers_each_who_promised_is_asked_whether_their_name_goes_to_the_chat() {
    let mut console = promised();
    console.press(KeyCode::End);
    let asks = |console: &mut Console, words: &str| {
        let shown: String = console.shows(120, 34).split_whitespace().collect();
        assert!(shown.contains(words), "{shown}");
    };
    asks(&mut console, "2号王阿姨，名字进群吗？「我");
    asks(&mut console, "不进，群里只写2号");
    assert!(!console.home.root().join("会议文件").exists(), "asked first");
    // Yes for her, no for the next one. A child and who has no name aren't asked.
    console.types("2").press(KeyCode::Enter);
    asks(&mut console, "5号李师傅，名字进群吗？");
    console.types("1").press(KeyCode::Enter);
    assert!(console.said().contains("个文件写好了"), "{}", console.said());
    let chat = paper(&console, "微信群");
    assert!(chat.contains("王阿姨") && !chat.contains("李师傅") && !chat.contains("小宝"), "{chat}");
    // Nor in a text, nor in the calendar, which goes the same way.
    let calendar = paper(&console, "日程").replace("\r\n ", "");
    assert!(calendar.contains("2号 王阿姨") && calendar.contains("5号认领"), "{calendar}");
    for (name, sent) in [("微信群", &chat), ("日程", &calendar)] {
        assert!(!sent.contains("师傅") && sent.contains("我跟着李**擦门"), "{name}: {sent}");
    }
    // Once: whoever was asked isn't asked again.
    console.press(KeyCode::End);
    assert!(console.said().contains("个文件写好了"), "{}", console.said());
    let posting = console.home.posting(console.id).unwrap();
    assert_eq!((posting.in_chat, posting.not_in_chat), (vec![Badge(2)], vec![Badge(5)]));
    // All of them are written once: nothing was replaced by answering.
    let all = console.home.root().join("会议文件");
    let folder = fs::read_dir(&all).unwrap().next().unwrap().unwrap().path();
    assert!(!folder.join("其他/旧版 1").exists());
}

#[test]
fn without_an_answer_no_name_leaves() {
    // The rest another time; and a file of answers that can't be read.
    let mut console = promised();
    console.press(KeyCode::End).types("3").press(KeyCode::Enter);
    assert!(console.said().contains("个文件写好了"), "{}", console.said());
    let chat = paper(&console, "微信群");
    let sent = chat + &paper(&console, "日程").replace("\r\n ", "");
    assert!(!sent.contains("阿姨") && !sent.contains("师傅"), "{sent}");
    console.press(KeyCode::End);
    let shown: String = console.shows(120, 34).split_whitespace().collect();
    assert!(shown.contains("王阿姨，名字进群吗？"), "{shown}");
    // Left, nothing is written and nothing is answered.
    console.press(KeyCode::Esc);
    assert!(console.home.posting(console.id).unwrap().in_chat.is_empty());
    fs::write(console.home.folder(console.id).join("notice.ron"), "(v: 1, in_chat: [2").unwrap();
    console.press(KeyCode::End);
    assert!(!paper(&console, "微信群").contains("王阿姨"));
}
