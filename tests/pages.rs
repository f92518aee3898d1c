//! Papers as they come out of a printer: their pages are counted in what Chromium and `LibreOffice` make of them, where these are installed.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use tempfile::TempDir;
use yishi::{
    document::{Document, Format, fit},
    i18n::{Lang, names::Roll},
    meeting::Meeting,
    minutes::{self, Cut, Record, packet},
    notice::{self, Facts},
    station::notice::{Board, Posting},
    text::Masks,
    tracker::Series,
};

use crate::{
    record::readers,
    sessions::{scripts, surprises},
    support::{figure, given},
};

/// 80 people, three motions, fourteen rows of the plan with long words.
fn full_evening() -> Meeting {
    let mut lines: Vec<String> = [
        r#"OpenMeeting(estate:"望春苑",theme:"公共部位的灯、门禁和停车怎样一起管?",place:"服务中心四楼活动室",number:3)"#,
        r#"SignIn(badges:"1-3 5-13 15-23 25-33 35-37 39-90",sector:"resident")"#,
        "TakeOffice(office:Chair,badge:1)",
        "TakeOffice(office:Recorder,badge:3)",
        "StartMeeting()",
        "AdvanceStage()",
    ]
    .map(str::to_owned)
    .into();
    let late = r#"(because:"按时间走",cmd:AdvanceStage())"#;
    lines.push(r#"RaiseConcern(badge:5,text:"门口的灯夜里不亮")"#.into());
    lines.push(late.into());
    lines.insert(lines.len() - 1, "Cluster(rest:true)".into());
    lines.push("PostTopic(topics:[1])".into());
    lines.extend([late.to_owned(), late.to_owned()]);
    for no in 1..=3 {
        lines.push(format!(r#"OpenMotion(mover:5,action:"把第{no}批楼道灯换成感应的，先试两个单元再全部换",object:"1到6号楼",who:"理事会",when:"六月底前")"#));
        lines.push(r#"(because:"大家同意",cmd:CloseDebate())"#.into());
        lines.push(format!("OpenVote(on:Motion({no}),present:78,tellers:[8,9])"));
        lines.extend(["CountFor(count:50)".into(), "CountAgainst(count:20)".into(), "CloseVote()".into()]);
    }
    lines.push(late.into());
    for no in 1..=14 {
        let badge = 15 + no;
        let badge = if badge == 24 { 40 } else { badge };
        lines.push(format!(r#"ProposeAction(what:"数一数第{no}号楼有几盏灯不亮，列成表贴在门口，再请物业一起去看一遍",owner:{badge},due:"2026-07-01",done_when:"夜里都亮",with:"物业、业委会")"#));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    given(&lines).meeting().clone()
}

/// Every paper of a meeting that has a limit, by name, and the limit.
fn papers(meeting: &Meeting, worked: bool) -> Vec<(&'static str, Document, Option<usize>)> {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let board = Board {
        place: Some("望春苑值班室（东门内）".into()),
        hours: Some("每天18:30-20:00".into()),
        phone: Some("0574-87654321".into()),
        slips: Some("东门意见箱".into()),
        handled_by: Some("望春苑自治服务站".into()),
        watched_by: Some("居务监督委员会".into()),
        watched_phone: Some("0574-87650000".into()),
        issued_by: Some("望春社区居民委员会".into()),
        ..Board::default()
    };
    let record = Record { head: Some("222:18b02ac4b41dd7b1"), board: Some(&board), ..Record::of(&names, Lang::Zh) };
    let posting = Posting { posted: Some("2026-05-25".parse().unwrap()), ..Posting::default() };
    let known = BTreeMap::new();
    let facts = |large| Facts {
        lang: Lang::Zh,
        names: &known,
        known: Masks::none(),
        board: &board,
        posting: &posting,
        head: Some("222:18b02ac4b41dd7b1"),
        unread: None,
        large,
    };
    let cut = |cut| minutes::cut(meeting, &record, cut);
    let mut all = vec![
        ("page", cut(Cut::Page), Some(1)),
        ("circulated", cut(Cut::Circulated), worked.then_some(9)),
        ("archive", cut(Cut::Archive), worked.then_some(12)),
    ];
    let rows = meeting.rows_here().count();
    let one = (1..=3).contains(&meeting.motions.len()) && rows <= 6;
    for (name, large) in [("notice", false), ("notice-large", true)] {
        let notice = notice::build(meeting, &facts(large)).map(|notice| notice.document);
        all.extend(notice.map(|notice| (name, notice, one.then_some(1))));
    }
    for (name, series) in [
        ("packet", Series::Motion),
        ("packet-noted", Series::Noted),
        ("packet-topic", Series::Topic),
        ("packet-picked", Series::Picked),
    ] {
        let of = packet::all(meeting).into_iter().find(|of| Series::of(*of).0 == series);
        let packet = of.and_then(|of| packet::build(meeting, &record, of, packet::Asked::default()));
        all.extend(packet.map(|packet| (name, packet, Some(1))));
    }
    all
}

fn there(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|it| it.success())
}

/// Neither program packs what its pages are.
fn pages(pdf: &Path) -> usize {
    let bytes = fs::read(pdf).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).replace("/Type /Page", "/Type/Page");
    text.matches("/Type/Page").count() - text.matches("/Type/Pages").count()
}

/// Prints them; `None` where nothing prints such files here.
fn printed(folder: &Path, format: Format) -> Option<()> {
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    let files = files.into_iter().filter(|path| path.extension().is_some_and(|of| of == format.name()));
    let profile = tempfile::tempdir().unwrap();
    let quiet = |command: &mut Command| {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|it| it.success())
    };
    // What hangs is no reason to wait.
    if !there("timeout") {
        return None;
    }
    match format {
        Format::Docx if there("soffice") => {
            let own = format!("-env:UserInstallation=file://{}", profile.path().display());
            let mut command = Command::new("timeout");
            command.args(["120", "soffice"]);
            command
                .args([&own, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir"])
                .arg(folder)
                .args(files);
            assert!(quiet(&mut command));
        }
        Format::Html if there("chromium") => {
            // A browser starts anew for each: those that have most of something are enough.
            let many = ["full", "worked", "baiyunzhuang", "choice"];
            let of = |file: &Path| many.iter().any(|of| file.file_name().unwrap().to_string_lossy().starts_with(of));
            for file in files.filter(|file| of(file)) {
                let mut command = Command::new("timeout");
                command.args(["60", "chromium"]);
                let to = format!("--print-to-pdf={}", file.with_extension("html.pdf").display());
                let own = format!("--user-data-dir={}", profile.path().display());
                command
                    .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", &own, &to])
                    .arg(&file);
                assert!(quiet(&mut command), "{}", file.display());
            }
        }
        _ => return None,
    }
    Some(())
}

/// How many lines stand on the last page, where somebody can read that.
fn last_lines(pdf: &Path, page: usize) -> Option<usize> {
    let page = page.to_string();
    let read = Command::new("pdftotext").args(["-f", &page, "-l", &page, "-layout"]).arg(pdf).arg("-").output().ok()?;
    let text = String::from_utf8(read.stdout).ok()?;
    // The number of the page is no line.
    let is_line = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with(['—', '-']);
    read.status.success().then(|| text.lines().filter(is_line).count())
}

#[test]
fn pages_are_as_many_as_they_may_be_in_both_programs() {
    let mut meetings: Vec<(String, Meeting)> = vec![("full".into(), full_evening())];
    for (name, script) in scripts() {
        // All of them where the long tests run; else the one that has most of everything.
        if name == "worked" || figure::size(0, 1) == 1 {
            meetings.push((name, surprises(&script).0.meeting().clone()));
        }
    }
    meetings.retain(|(_, meeting)| meeting.opening.is_some());
    let folder = TempDir::new().unwrap();
    let mut limits = Vec::new();
    for (meeting, m) in &meetings {
        for (paper, document, most) in papers(m, meeting == "worked") {
            let stem = format!("{meeting}.{paper}");
            for format in [Format::Docx, Format::Html] {
                fs::write(folder.path().join(format!("{stem}.{}", format.name())), format.write(&document).unwrap())
                    .unwrap();
            }
            if paper == "page" {
                println!("{stem}: {} tenths of a point", fit::height_of_sheet(&document));
            }
            limits.push((stem, most));
        }
    }
    let mut wrong = Vec::new();
    for (format, ending) in [(Format::Docx, "pdf"), (Format::Html, "html.pdf")] {
        if printed(folder.path(), format).is_none() {
            println!("nothing prints {} here", format.name());
            continue;
        }
        for (stem, most) in &limits {
            let pdf = folder.path().join(format!("{stem}.{ending}"));
            if format == Format::Html && !pdf.exists() {
                continue;
            }
            let n = pages(&pdf);
            if n == 0 || most.is_some_and(|most| n > most) {
                wrong.push(format!("{stem} {}: {n} pages, {most:?}", format.name()));
            }
            if n > 1 && last_lines(&pdf, n).is_some_and(|lines| lines < 4) {
                wrong.push(format!("{stem} {}: {:?} lines on page {n}", format.name(), last_lines(&pdf, n)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_cell_that_has_more_is_narrower_than_six_hanzi() {
    let mut cells = 0;
    for (name, script) in scripts() {
        let room = surprises(&script).0;
        if room.meeting().opening.is_none() {
            continue;
        }
        for (paper, document, _) in papers(room.meeting(), false) {
            for (width, text) in readers::cells(&Format::Docx.write(&document).unwrap()) {
                // A half of a hanzi is at most 120 twentieths of a point, beside the text stand 120.
                let narrow = width < 12 * 100 + 120 && yishi::text::width(&text) * 105 + 120 > width;
                assert!(!narrow, "{name} {paper}: {width} {text}");
                cells += 1;
            }
        }
    }
    assert!(cells > 1_000, "{cells}");
}
