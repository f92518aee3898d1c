//! What a browser makes of papers, by browsers that aren't any: one that works, one that is missing, one that leaves half.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const ID: &str = "019e5459";
const FOLDER: &str = "2026-05-23 练习 梧桐新村 第3次议事会";
/// A picture of one red point over two white rows, and a PDF of nothing.
const WORKS: &str = r#"for arg; do case $arg in
--print-to-pdf=*) printf '%%PDF-1.4\n/CreationDate (D:20991231235959+00)\n%%%%EOF\n' >"${arg#*=}";;
--screenshot=*) printf '\211PNG\015\012\032\012\000\000\000\015IHDR\000\000\000\001\000\000\000\003\010\002\000\000\000\335\277\362\325\000\000\000\022IDATx\332c\370\317\300\300\360\377\377\177\020\006\000\042\351\006\372\335\347e\057\000\000\000\000IEND\256B\140\202' >"${arg#*=}";;
esac; done"#;

struct Place {
    home: TempDir,
    /// What the search path has.
    programs: TempDir,
    out: TempDir,
}

impl Place {
    fn new() -> Self {
        let [home, programs, out] = [(); 3].map(|()| tempfile::tempdir().unwrap());
        let place = Self { home, programs, out };
        assert!(place.run(&["demo", "--auto", "--out", place.home.path().to_str().unwrap()]).status.success());
        place
    }

    fn has(&self, does: &str) -> &Self {
        let path = self.programs.path().join("chromium");
        fs::write(&path, format!("#!/bin/sh\n{does}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_yishi"))
            .args(args)
            .env("YISHI_HOME", self.home.path())
            .env("LC_ALL", "zh_CN.UTF-8")
            .env("PATH", self.programs.path())
            .env_remove("YISHI_BROWSER")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    fn minutes(&self, more: &[&str]) -> Output {
        self.run(&[&["minutes", ID, "--out", self.out.path().to_str().unwrap()], more].concat())
    }

    fn folder(&self) -> std::path::PathBuf {
        self.out.path().join(FOLDER)
    }
}

fn said(ran: &Output) -> String {
    String::from_utf8(ran.stderr.clone()).unwrap()
}

fn with_ending(folder: &Path, ending: &str) -> Vec<String> {
    let all = fs::read_dir(folder).into_iter().flatten().map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut found: Vec<String> = all.filter(|name| name.ends_with(ending)).collect();
    found.sort();
    found
}

#[test]
fn every_page_is_a_pdf_too_as_old_as_its_record() {
    let place = Place::new();
    place.has(WORKS);
    let ran = place.minutes(&["--format", "pdf"]);
    assert!(ran.status.success() && ran.stderr.is_empty(), "{ran:?}");
    let rest = place.folder().join("其他");
    let all =
        ["会议纪要(一页)", "会议纪要(传阅)", "会议纪要(存档)"].map(|name| format!("{name} 练习 梧桐新村第3次.pdf"));
    let mut wanted = all.to_vec();
    wanted.sort();
    assert_eq!(with_ending(&rest, "pdf"), wanted);
    let pdf = fs::read_to_string(rest.join(&all[0])).unwrap();
    assert!(pdf.contains("(D:20260523") && pdf.ends_with("%%EOF\n"), "{pdf}");
    // Once more, and nothing is new.
    assert!(place.minutes(&["--format", "pdf"]).status.success() && with_ending(&rest, "旧版 1").is_empty());
    let ran = place.run(&["notice", ID, "--format", "pdf"]);
    assert!(ran.status.success() && ran.stdout.starts_with(b"%PDF-"), "{ran:?}");
    let ran = place.run(&["packet", ID, "1", "--out", place.out.path().to_str().unwrap()]);
    assert!(ran.status.success() && with_ending(&rest, "pdf").len() == 4, "{ran:?}");
}

#[test]
fn a_picture_and_a_pdf_are_gone_with_whom_was_taken_out() {
    let place = Place::new();
    place.has(WORKS);
    let drawn = || {
        let rest = place.folder().join("其他");
        let old = fs::read_dir(&rest).unwrap().map(|it| it.unwrap().path()).filter(|path| path.is_dir());
        let folders = old.chain([rest.clone(), place.folder()]);
        folders.map(|folder| with_ending(&folder, "png").len() + with_ending(&folder, "pdf").len()).sum::<usize>()
    };
    let ran = place.minutes(&[]);
    assert!(ran.status.success() && drawn() > 3, "{} {ran:?}", drawn());
    let ran = place.run(&["erase", "王阿姨", "--yes"]);
    assert!(ran.status.success() && said(&ran).contains("看不出里面有没有"), "{ran:?}");
    assert_eq!(drawn(), 0);
    assert!(place.folder().join("1 公示 练习 梧桐新村第3次.docx").is_file());
    assert!(place.minutes(&[]).status.success() && drawn() > 3);
}

#[test]
fn without_a_browser_it_is_said_how_and_everything_else_is_there() {
    let place = Place::new();
    let ran = place.minutes(&[]);
    assert!(ran.status.success(), "{ran:?}");
    let words = said(&ran);
    assert!(words.lines().count() == 1 && words.contains("没有找到 Edge 或 Chrome"), "{words}");
    assert!(place.folder().join("1 公示 练习 梧桐新村第3次.docx").is_file());
    assert!(
        with_ending(&place.folder(), "png").is_empty() && with_ending(&place.folder().join("其他"), "pdf").is_empty()
    );
    // Where nothing else was wanted there is nothing, and that is an error.
    let ran = place.minutes(&["--format", "png"]);
    assert!(ran.status.code() == Some(3) && said(&ran).lines().count() == 1, "{ran:?}");
}

#[test]
fn of_a_browser_that_crashes_or_leaves_half_nothing_lies_there() {
    let place = Place::new();
    for does in [
        "exit 1",
        "kill -ABRT $$",
        "for arg; do case $arg in --print-to-pdf=*|--screenshot=*) printf '%%PDF-1.4' >\"${arg#*=}\";; esac; done",
    ] {
        place.has(does);
        let ran = place.minutes(&[]);
        assert!(ran.status.success(), "{ran:?}");
        let words = said(&ran);
        assert!(words.lines().count() == 1 && words.contains("浏览器没有写成"), "{words}");
        assert!(place.folder().join("2 会议纪要(一页) 练习 梧桐新村第3次.docx").is_file());
        for folder in [place.folder(), place.folder().join("其他")] {
            assert!(with_ending(&folder, "png").is_empty() && with_ending(&folder, "pdf").is_empty());
        }
    }
}

/// The kit before the meeting: each paper its own PDF, as all the others.
#[test]
fn each_paper_of_the_kit_is_a_pdf_of_its_own() {
    let place = Place::new();
    let out = place.out.path().join("kit");
    let kit = |more: &[&str]| place.run(&[&["paper", ID, "--out", out.to_str().unwrap()], more].concat());
    let lines = |ran: &Output| String::from_utf8(ran.stdout.clone()).unwrap().lines().count();
    // Without a browser it is said how, once.
    let ran = kit(&[]);
    assert!(ran.status.success() && said(&ran).lines().count() == 1 && said(&ran).contains("Ctrl+P"), "{ran:?}");
    let (html, pdf) = (with_ending(&out, "html"), with_ending(&out, "pdf"));
    assert!(html.len() == 14 && html.contains(&"封面.html".to_owned()) && pdf.is_empty(), "{html:?} {pdf:?}");
    let ran = kit(&["--format", "pdf"]);
    assert!(ran.status.code() == Some(3) && said(&ran).lines().count() == 1, "{ran:?}");
    // One that leaves half: the pages are there, and nothing half is.
    place.has(
        "for arg; do case $arg in --print-to-pdf=*|--screenshot=*) printf '%%PDF-1.4' >\"${arg#*=}\";; esac; done",
    );
    let ran = kit(&[]);
    assert!(ran.status.success() && said(&ran).lines().count() == 1 && with_ending(&out, "pdf").is_empty(), "{ran:?}");
    place.has(WORKS);
    let ran = kit(&[]);
    assert!(ran.status.success() && ran.stderr.is_empty() && lines(&ran) == 28, "{ran:?}");
    let named = |ending: &str| html.iter().map(|name| name.replace("html", ending)).collect::<Vec<_>>();
    assert_eq!(with_ending(&out, "pdf"), named("pdf"));
    // To a pipe, all in one.
    assert!(place.run(&["paper", ID, "--format", "pdf"]).stdout.starts_with(b"%PDF-"));
    assert_eq!(place.run(&["paper", ID, "--format", "pdf,html"]).status.code(), Some(2));
}
