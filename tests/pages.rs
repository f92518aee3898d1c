//! Papers as they come out of a printer: their pages are counted in what Chromium and `LibreOffice` make of them, where these are installed.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    slice, thread,
};

use tempfile::TempDir;
use yishi::{
    document::{Document, Format, Layout, Part, fit},
    i18n::{Lang, names::Roll},
    meeting::Meeting,
    minutes::{self, Cut, Record, packet},
    notice::{self, Facts, Hangs},
    station::notice::Board,
    text::Masks,
    tracker::Series,
    tracker::notice::{Comment, How, NoticeReply},
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
    let posting = Hangs { posted: Some("2026-05-25".parse().unwrap()), ..Hangs::default() };
    let known = BTreeMap::new();
    let facts = |large| Facts {
        lang: Lang::Zh,
        names: &known,
        known: Masks::none(),
        board: &board,
        hangs: &posting,
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
    let closing =
        notice::closing(meeting, &Facts { hangs: &commented(), ..facts(false) }, "2026-06-03".parse().unwrap());
    all.extend(closing.and_then(Result::ok).map(|closing| ("closing", closing.document, Some(1))));
    for (name, series) in [
        ("packet", Series::Motion),
        ("packet-noted", Series::Noted),
        ("packet-topic", Series::Topic),
        ("packet-picked", Series::Picked),
    ] {
        let of = packet::all(meeting).into_iter().filter(|of| Series::of(*of).0 == series);
        let packets = of.filter_map(|of| packet::build(meeting, &record, of, packet::Asked::default()));
        // The fullest of its kind.
        let packet = packets.max_by_key(fit::height_of_sheet);
        all.extend(packet.map(|packet| (name, packet, Some(1))));
    }
    all
}

/// Two comments came while the notice hung, one after it.
fn commented() -> Hangs {
    let day = |day: &str| day.parse().unwrap();
    let comment = |received: &str, text: &str, how: How, reply: &str| Comment {
        received: day(received),
        text: text.into(),
        reply: Some(NoticeReply { item: None, on: day("2026-06-02"), how, text: reply.into() }),
    };
    Hangs {
        posted: Some(day("2026-05-25")),
        comments: vec![
            comment(
                "2026-05-27",
                "楼道灯换成感应的以后，夜里起来的老人会不会看不清？能不能留一盏常亮？",
                How::Accepted,
                "每层留一盏常亮，写进方案里。",
            ),
            comment(
                "2026-05-31",
                "东门的门禁钱从哪里出，要不要大家摊？",
                How::Explained,
                "还没有定，业主大会定了以前不收一分钱；比价的结果先贴出来。",
            ),
            comment("2026-06-02", "贴得太高，坐轮椅的看不到。", How::Discussed, "下次贴低一些，再放一份在值班室。"),
        ],
        ..Hangs::default()
    }
}

fn there(program: &str) -> bool {
    let asked = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked.is_ok_and(|it| it.success())
}

/// Neither program packs what its pages are.
fn pages(pdf: &Path) -> usize {
    let bytes = fs::read(pdf).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).replace("/Type /Page", "/Type/Page");
    text.matches("/Type/Page").count() - text.matches("/Type/Pages").count()
}

/// What hangs is no reason to wait.
fn ended(seconds: &str, program: &str, args: &[&OsStr]) -> bool {
    let mut command = Command::new("timeout");
    command.args(["-k", "5", seconds, program]).args(args);
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|it| it.success())
}

/// Prints all files of that format in the folder; `None` where nothing prints such files here.
fn printed(folder: &Path, format: Format) -> Option<()> {
    let program = match format {
        Format::Docx => "soffice",
        Format::Html => "chromium",
        Format::Md => return None,
    };
    if !there("timeout") || !there(program) {
        return None;
    }
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let files: Vec<_> = files.filter(|path| path.extension().is_some_and(|of| of == format.name())).collect();
    // What is there and prints nothing (a browser in a cage, an office without its half for texts) is as good as absent.
    let own = tempfile::tempdir().unwrap();
    if !files.first().is_some_and(|file| print(program, (folder, own.path()), slice::from_ref(file))) {
        return None;
    }
    // The office takes many files at once; a browser starts anew for each.
    let (many, at_once) = if format == Format::Docx { (files.len(), 1) } else { (1, 4) };
    let shares: Vec<Vec<&[PathBuf]>> =
        (0..at_once).map(|nth| files.chunks(many.max(1)).skip(nth).step_by(at_once).collect()).collect();
    thread::scope(|threads| {
        for share in shares {
            threads.spawn(move || {
                let profile = tempfile::tempdir().unwrap();
                for files in share {
                    // A browser that hangs once is no fault of the paper.
                    let printed = (0..2).any(|_| print(program, (folder, profile.path()), files));
                    assert!(printed, "{files:?}");
                }
            });
        }
    });
    Some(())
}

/// By a program with a profile of its own.
fn print(program: &str, (folder, profile): (&Path, &Path), files: &[PathBuf]) -> bool {
    let mut args: Vec<OsString> = Vec::new();
    if program == "soffice" {
        args.push(format!("-env:UserInstallation=file://{}", profile.display()).into());
        args.extend(["--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir"].map(Into::into));
        args.push(folder.into());
    } else {
        let file = files.first().map(|file| file.with_extension("html.pdf")).unwrap_or_default();
        args.extend(
            ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer"]
                .map(Into::into),
        );
        args.push(format!("--print-to-pdf={}", file.display()).into());
        args.push(format!("--user-data-dir={}", profile.display()).into());
    }
    args.extend(files.iter().map(Into::into));
    let args: Vec<&OsStr> = args.iter().map(OsString::as_os_str).collect();
    ended(if files.len() > 1 { "900" } else { "60" }, program, &args)
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

/// The sample meetings that are printed: all of them where the long tests run; else those that have most of something.
fn meetings() -> Vec<(String, Meeting)> {
    let few = ["worked", "mudan", "choice"];
    let asked = |name: &str| figure::size(0, 1) == 1 || few.contains(&name);
    let samples = scripts().into_iter().filter(|(name, _)| asked(name));
    let samples = samples.map(|(name, script)| (name, surprises(&script).0.meeting().clone()));
    let all = [("full".to_owned(), full_evening())].into_iter().chain(samples);
    all.filter(|(_, meeting)| meeting.opening.is_some()).collect()
}

#[test]
fn pages_are_as_many_as_they_may_be_in_both_programs() {
    let kept = std::env::var_os("YISHI_PAGES").map(PathBuf::from);
    let own = TempDir::new().unwrap();
    // Named, the folder stays, to be looked at.
    let folder = kept.as_deref().unwrap_or(own.path());
    fs::create_dir_all(folder).unwrap();
    let mut limits = Vec::new();
    let meetings = meetings();
    for (meeting, m) in &meetings {
        for (paper, document, most) in papers(m, meeting == "worked") {
            let stem = format!("{meeting}.{paper}");
            for format in [Format::Docx, Format::Html] {
                let file = folder.join(format!("{stem}.{}", format.name()));
                fs::write(file, format.write(&document).unwrap()).unwrap();
            }
            if document.layout == Layout::Dense {
                println!("{stem}: {} tenths of a point", fit::height_of_sheet(&document));
            }
            limits.push((stem, most));
        }
    }
    let there = thread::scope(|both| {
        let html = both.spawn(|| printed(folder, Format::Html));
        [(Format::Docx, "pdf", printed(folder, Format::Docx)), (Format::Html, "html.pdf", html.join().unwrap())]
    });
    let (mut wrong, mut papers, mut sheets) = (Vec::new(), 0, 0);
    for (format, ending, there) in there {
        if there.is_none() {
            println!("nothing prints {} here", format.name());
            continue;
        }
        for (stem, most) in &limits {
            let pdf = folder.join(format!("{stem}.{ending}"));
            let n = pages(&pdf);
            println!("{stem} {}: {n} pages", format.name());
            (papers, sheets) = (papers + 1, sheets + n);
            if n == 0 || most.is_some_and(|most| n > most) {
                wrong.push(format!("{stem} {}: {n} pages, {most:?}", format.name()));
            }
            let lines = last_lines(&pdf, n).filter(|lines| n > 1 && *lines < LEAST_LINES);
            wrong.extend(lines.map(|lines| format!("{stem} {}: {lines} lines on page {n}", format.name())));
        }
    }
    figure::note(
        "W",
        &format!("{papers} papers of {} meetings, {sheets} pages, {} against a limit", meetings.len(), wrong.len()),
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A last page has no fewer.
const LEAST_LINES: usize = 4;

/// Paragraphs of a package, each as its XML.
fn paragraphs(document: &Document) -> Vec<String> {
    let parts = readers::parts(&Format::Docx.write(document).unwrap());
    let (_, body) = parts.into_iter().find(|(name, _)| name == "word/document.xml").unwrap();
    String::from_utf8(body).unwrap().split("<w:p>").skip(1).map(str::to_owned).collect()
}

#[test]
fn the_last_lines_of_a_paper_stand_together_whatever_they_are() {
    let many = |n: usize| -> Vec<String> { (0..n).map(|n| format!("第{n}行")).collect() };
    let rows = many(12).into_iter().map(|cell| vec![cell.clone(), cell]).collect();
    let ends = [
        many(9).into_iter().map(Part::Paragraph).collect(),
        vec![Part::List(many(12))],
        vec![Part::Facts(many(12).into_iter().map(|it| (it.clone(), it)).collect())],
        vec![Part::Table { head: many(2), rows }],
        vec![Part::List(many(12)), Part::Signature { role: "主持人".into(), signed: None }, Part::Small("完".into())],
        vec![Part::List(many(12)), Part::Seal { aside: vec![], by: Some("居委会".into()), day: None }],
    ];
    for parts in ends {
        let (title, layout) = ("纪要".to_owned(), Layout::Minutes);
        let document = Document { lang: Lang::Zh, layout, title, number: None, parts };
        let all = paragraphs(&document);
        let kept: Vec<bool> = all.iter().map(|it| it.contains("<w:keepNext/>")).collect();
        let (last, before) = kept.split_last().unwrap();
        assert!(!last && before.iter().rev().take(4).all(|kept| *kept), "{kept:?} {:?}", document.parts);
        assert!(kept.iter().any(|kept| !kept), "{kept:?}");
    }
}

#[test]
fn a_telephone_stays_in_one_line_and_reads_as_it_was_written() {
    let said = "电话0574-87654321，400-820-1234；每天18:30-20:00；楼号1-2-3-4-5-6-7-8-9-10-11-12-13；a-1，3-";
    let parts = vec![Part::Paragraph(said.to_owned())];
    let (title, layout) = ("纪要".to_owned(), Layout::Board);
    let document = Document { lang: Lang::Zh, layout, title, number: None, parts };
    let docx = paragraphs(&document).pop().unwrap();
    let hyphen = "-\u{FEFF}";
    assert!(docx.contains(&format!("0574{hyphen}87654321")), "{docx}");
    assert_eq!(docx.matches(hyphen).count(), 3, "{docx}");
    let html = Format::Html.write(&document).unwrap();
    assert!(String::from_utf8_lossy(&html).contains("<span class=\"whole\">0574-87654321</span>"));
    let read = [readers::docx(&Format::Docx.write(&document).unwrap()), readers::html(&html).1];
    assert!(read.iter().all(|rows| rows.last().unwrap() == &[said]), "{read:?}");
}

#[test]
fn wherever_a_telephone_comes_in_a_line_both_programs_keep_it_whole() {
    let line = |n: usize| Part::Paragraph(format!("{}电话0574-87654321；意见箱在东门", "字".repeat(n)));
    let parts: Vec<Part> = (0..40).map(line).collect();
    let (title, layout) = ("公示".to_owned(), Layout::Minutes);
    let document = Document { lang: Lang::Zh, layout, title, number: None, parts };
    let folder = TempDir::new().unwrap();
    for (format, pdf) in [(Format::Docx, "a.pdf"), (Format::Html, "a.html.pdf")] {
        fs::write(folder.path().join(format!("a.{}", format.name())), format.write(&document).unwrap()).unwrap();
        if printed(folder.path(), format).is_none() || !there("pdftotext") {
            continue;
        }
        let read = Command::new("pdftotext").arg("-layout").arg(folder.path().join(pdf)).arg("-").output().unwrap();
        let text = String::from_utf8(read.stdout).unwrap().replace('\u{FEFF}', "");
        assert_eq!(text.matches("0574-87654321").count(), 40, "{} {text}", format.name());
    }
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
