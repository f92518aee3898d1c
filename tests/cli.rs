//! The command line as a shell, a script and a careless hand meet it.

#[cfg(windows)]
mod held;
mod learn;
mod replay;
mod report;

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const OPEN: &str = r#"(at:"2026-05-23T19:00:00+08:00",cmd:OpenMeeting(id:"0190a000-0000-7000-8000-000000000001",estate:"望春苑",theme:"门禁怎么用?"))"#;
const ID: &str = "0190a000-0000-7000-8000-000000000001";

struct Station {
    home: TempDir,
}

fn station() -> Station {
    Station { home: tempfile::tempdir().unwrap() }
}

impl Station {
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
        command.env("YISHI_BROWSER", "");
        command.args(args).env("YISHI_HOME", self.home.path()).env("LC_ALL", "zh_CN.UTF-8");
        command.env("YISHI_CLOCK", "2026-05-23T19:00:00+08:00").stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::from(self.command(args).output().unwrap())
    }

    /// Runs `apply` on these bytes by a pipe.
    fn apply(&self, id: &str, input: &[u8]) -> Ran {
        let mut child = self
            .command(&["apply", id])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let input = input.to_owned();
        let writer = std::thread::spawn(move || pipe.write_all(&input));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        Ran::from(output)
    }

    /// A station with one meeting, in which badge 1 sits in the chair.
    fn opened() -> Self {
        let station = station();
        let script = format!("{OPEN}\nSignIn(badges:\"1-9\")\nTakeOffice(office:Chair,badge:1)\n");
        let ran = station.apply(ID, script.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (0, "ok 1\nok 2\nok 3\n"), "{}", ran.err);
        station
    }

    fn journal(&self) -> PathBuf {
        self.home.path().join("sessions").join(ID).join("journal.ron")
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.journal()).unwrap()
    }
}

#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// One line on stderr (a hint may stand under it), and nothing in it that moves a cursor or turns text round.
    fn complains(&self, code: i32, about: &str) {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.err.contains(about), "{self:?}");
        assert!(self.err.lines().count() <= 2, "{self:?}");
        assert_harmless(&self.err);
    }
}

fn assert_harmless(text: &str) {
    let hostile = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    assert!(!text.contains(hostile), "{text:?}");
}

#[test]
fn each_line_is_answered_before_the_next_is_read() {
    let station = station();
    let mut child = station
        .command(&["apply", ID])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for (line, answer) in
        [(OPEN, "ok 1"), ("SignIn(badges:7)", "ok 2"), ("Nonsense()", "bad 3 "), ("SignIn(badges:8)", "ok 3")]
    {
        writeln!(pipe, "{line}").unwrap();
        assert!(answers.next().unwrap().unwrap().starts_with(answer), "{line}");
    }
    drop(pipe);
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[test]
fn a_refusal_names_its_ground_or_the_stage_and_ends_with_1() {
    let station = Station::opened();
    let before = station.bytes();
    let ran = station.apply(ID, "RaiseHand(badge:7,side:For)\nSignOut(badges:33)\n".as_bytes());
    let grounds: Vec<&str> = ran.out.lines().map(|line| line.split(' ').nth(1).unwrap()).collect();
    assert_eq!((ran.code, grounds), (1, vec!["S0", "Badge"]), "{ran:?}");
    assert_eq!(station.bytes(), before);
}

#[test]
fn what_was_expected_is_no_failure_and_what_was_not_is_one() {
    let station = Station::opened();
    let as_expected = "(cmd:SignOut(badges:33),expect:Refused(Badge))\n(cmd:SignIn(badges:33),expect:Ok)\n";
    assert_eq!(station.apply(ID, as_expected.as_bytes()).code, 0);
    let accepted = station.apply(ID, "(cmd:SignIn(badges:34),expect:Refused(Badge))\n".as_bytes());
    assert_eq!((accepted.code, accepted.out.as_str()), (1, "ok 5\n"));
    assert!(accepted.err.contains("第1行"), "{accepted:?}");
    assert_eq!(station.apply(ID, "(cmd:SignOut(badges:99),expect:Refused(R05))\n".as_bytes()).code, 1);
}

#[test]
fn a_bad_line_is_one_clear_line_and_writes_nothing() {
    let station = Station::opened();
    let before = station.bytes();
    let long = format!("Park(text:\"{}\")", "长".repeat(34_000));
    let parens = "(".repeat(60_000);
    let cases: &[(&[u8], &str)] = &[
        (b"RaiseHnad(badge:7)", "RaiseHand"),
        (b"RaiseHand(bagde:7)", "bagde"),
        (b"RaiseHand(badge:", "bad 1"),
        (b"RaiseHand(badge:99999)", "bad 1"),
        (b"\xff\xfe\x00", "UTF-8"),
        (long.as_bytes(), "bad 1"),
        (parens.as_bytes(), "bad 1"),
        ("Re\u{1b}[31m\u{202e}d()".as_bytes(), "bad 1"),
    ];
    for (line, about) in cases {
        let ran = station.apply(ID, line);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.out.starts_with("bad 1 ") && ran.out.contains(about), "{ran:?}");
        assert_eq!(ran.out.lines().count(), 1, "{ran:?}");
        assert!(ran.out.len() < 600, "{ran:?}");
        assert_harmless(&ran.out);
    }
    assert_eq!(station.bytes(), before);
}

#[test]
fn texts_and_names_that_would_fool_a_screen_are_refused_and_nothing_is_written() {
    let station = Station::opened();
    let before = station.bytes();
    let long = format!("Park(text:\"{}\")", "长".repeat(20_000));
    let lines = [
        r#"SignIn(badges:20,name:"a\u{202e}b")"#,
        r#"SignIn(badges:20,call:"a\u{1b}[31mb")"#,
        r#"Park(text:"\u{2066}x")"#,
        &long,
    ];
    for line in lines {
        let ran = station.apply(ID, line.as_bytes());
        assert!(ran.code == 1 && ran.out.starts_with("refused Text "), "{ran:?}");
        assert_harmless(&ran.out);
    }
    assert_eq!(station.bytes(), before);
    assert!(!station.journal().with_file_name("people.ron").exists());
}

#[test]
fn an_unknown_meeting_is_made_by_the_line_that_opens_it_and_by_nothing_else() {
    let station = station();
    station.run(&["apply", "evening"]).complains(2, "evening");
    let refused = station.apply("evening", b"SignIn(badges:1)\n");
    assert_eq!(refused.code, 1);
    let other = station.apply("0190a000-0000-7000-8000-00000000ffff", OPEN.as_bytes());
    assert!(other.code == 2 && other.out.starts_with("bad 1 "), "{other:?}");
    assert_eq!(fs::read_dir(station.home.path()).unwrap().count(), 0);
    let opened = station.apply("evening", OPEN.as_bytes());
    assert_eq!((opened.code, opened.out.as_str()), (0, "ok 1\n"));
    assert!(opened.err.contains(ID), "{opened:?}");
    station.apply("evening", OPEN.as_bytes()).complains(3, ID);
    let listed = station.run(&[]);
    assert!(listed.out.starts_with(ID) && listed.out.contains("门禁怎么用?"), "{listed:?}");
}

#[test]
fn a_home_that_is_missing_or_no_folder_is_one_clear_line() {
    let station = station();
    let nowhere = station.home.path().join("nowhere");
    let nowhere = nowhere.to_str().unwrap();
    for args in [vec!["apply", ID], vec!["minutes", ID], vec!["verify", ID], vec![]] {
        let ran = station.run(&[["--home", nowhere].as_slice(), &args].concat());
        ran.complains(3, nowhere);
        assert!(!Path::new(nowhere).exists());
    }
    fs::write(nowhere, "").unwrap();
    station.run(&["--home", nowhere, "apply", ID]).complains(3, nowhere);
}

#[cfg(target_os = "linux")]
#[test]
fn a_home_that_cannot_be_written_is_one_clear_line() {
    let station = station();
    let script = station.home.path().join("script.ron");
    fs::write(&script, OPEN).unwrap();
    station.run(&["--home", "/proc", "apply", ID, script.to_str().unwrap()]).complains(3, "/proc/sessions");
}

#[test]
fn a_second_writer_is_refused_and_a_reader_is_not() {
    let station = Station::opened();
    let mut first = station.command(&["apply", ID]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut pipe = first.stdin.take().unwrap();
    writeln!(pipe, "SignIn(badges:20)").unwrap();
    let mut answer = String::new();
    BufReader::new(first.stdout.take().unwrap()).read_line(&mut answer).unwrap();
    assert_eq!(answer, "ok 4\n");
    station.run(&["apply", ID]).complains(3, &format!("pid {}", first.id()));
    assert_eq!(station.run(&["verify", ID]).code, 0);
    assert!(station.run(&["minutes", ID]).out.contains("望春苑"));
    drop(pipe);
    assert!(first.wait().unwrap().success());
    assert_eq!(station.apply(ID, b"SignIn(badges:21)\n").out, "ok 5\n");
}

#[test]
fn a_damaged_journal_is_named_by_line_and_byte_and_left_alone() {
    let station = Station::opened();
    let text = String::from_utf8(station.bytes()).unwrap().replace("SignedIn(badge:5", "SignedIn(badge:6");
    fs::write(station.journal(), &text).unwrap();
    let byte = text.find('\n').unwrap() + 1;
    let about = format!("第2行(第{byte}字节起)");
    station.apply(ID, b"SignIn(badges:20)\n").complains(3, &about);
    station.run(&["verify", ID]).complains(1, &about);
    let minutes = station.run(&["minutes", ID]);
    assert!(minutes.code == 1 && minutes.err.contains(&about) && minutes.out.contains("望春苑"), "{minutes:?}");
    assert_eq!(station.bytes(), text.as_bytes());
}

#[test]
fn a_torn_line_is_said_once_and_the_meeting_goes_on() {
    let station = Station::opened();
    let mut bytes = station.bytes();
    bytes.extend(b"(v:1,seq:4,at:\"2026");
    fs::write(station.journal(), bytes).unwrap();
    let ran = station.apply(ID, b"SignIn(badges:20)\n");
    assert!(ran.out == "ok 4\n" && ran.err.contains("journal.torn-"), "{ran:?}");
    assert_eq!(station.run(&["verify", ID]).code, 0);
}

#[test]
fn a_head_from_the_minutes_is_checked_in_the_folder_and_in_a_copy() {
    let station = Station::opened();
    let head = station.run(&["verify", ID]).out;
    let head = head.trim();
    assert!(head.starts_with("3:") && head.len() == 18, "{head}");
    assert!(station.run(&["minutes", ID]).out.contains(head));
    station.apply(ID, b"SignIn(badges:20)\n");
    let copy = station.home.path().join("stick.ron");
    fs::copy(station.journal(), &copy).unwrap();
    for what in [ID, "0190a", copy.to_str().unwrap()] {
        let ran = station.run(&["verify", what, "--head", head]);
        assert!(ran.code == 0 && ran.out.starts_with("4:") && ran.err.contains("后面又有1行"), "{ran:?}");
        assert_eq!(station.run(&["verify", what, "--head", "3:0123456789abcdef"]).code, 1);
    }
    station.run(&["verify", "/nowhere/at/all"]).complains(2, "/nowhere/at/all");
}

#[test]
fn answers_for_programs_are_ron() {
    let station = Station::opened();
    let script = station.home.path().join("script.ron");
    fs::write(&script, "// nothing\n\nSignIn(badges:20)\nSignIn(badges:20)\nNonsense()\n").unwrap();
    let ran = station.run(&["apply", ID, script.to_str().unwrap(), "--output", "ron"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], r#"Ok(line:3,seq:4,at:"2026-05-23T19:00:00.000+08:00")"#);
    assert!(lines[1].starts_with(r#"Refused(line:4,ground:"Badge",words:""#), "{lines:?}");
    assert!(lines[2].starts_with(r#"Bad(line:5,words:""#), "{lines:?}");
    assert_eq!(ran.code, 2);
}

#[test]
fn the_demo_plays_to_its_end_and_leaves_journal_and_minutes() {
    let station = station();
    let out = station.home.path().join("demo");
    let out = out.to_str().unwrap();
    let ran = station.run(&["demo", "--auto", "--out", out]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let paths: Vec<&str> = ran.out.lines().collect();
    assert!(paths[0].ends_with("journal.ron") && paths[1].ends_with("minutes.md"), "{ran:?}");
    let minutes = fs::read_to_string(paths[1]).unwrap();
    assert_eq!(station.run(&["verify", paths[0]]).out.trim().len(), 20);
    let again = station.run(&["--home", out, "minutes", "019e5459"]);
    assert_eq!(again.out, minutes);
    let into = station.home.path().join("papers");
    let ran = station.run(&[
        "--home",
        out,
        "minutes",
        "019e5459",
        "--cut",
        "archive",
        "--format",
        "md",
        "--out",
        into.to_str().unwrap(),
    ]);
    assert_eq!(fs::read_to_string(ran.out.trim()).unwrap(), minutes);
    station.run(&["demo", "--auto", "--out", out]).complains(3, "journal.ron");
}

#[test]
fn two_demos_have_the_same_bytes() {
    let station = station();
    let journals = ["one", "two"].map(|out| {
        let out = station.home.path().join(out);
        let ran = station.run(&["demo", "--auto", "--stage", "s4", "--out", out.to_str().unwrap()]);
        let journal = fs::read(ran.out.lines().next().unwrap()).unwrap();
        let listed = station.run(&["--home", out.to_str().unwrap()]);
        assert!(listed.out.contains("\tS4\t"), "{listed:?}");
        journal
    });
    assert_eq!(journals[0], journals[1]);
}

#[test]
fn without_a_terminal_nothing_waits_for_a_key_and_nothing_is_written() {
    let station = station();
    let out = station.home.path().join("demo");
    for args in [vec!["meet"], vec!["meet", ID], vec!["demo"], vec!["demo", "--out", out.to_str().unwrap()]] {
        station.run(&args).complains(2, "终端");
    }
    assert_eq!(fs::read_dir(station.home.path()).unwrap().count(), 0);
    assert_eq!(station.run(&[]).code, 0);
}

#[test]
fn charters_are_shown_and_checked() {
    let station = station();
    let file = station.home.path().join("ours.ron");
    let shown = station.run(&["charter", "show", "nantang", "--output", "ron"]);
    fs::write(&file, &shown.out).unwrap();
    let file = file.to_str().unwrap();
    assert_eq!(station.run(&["charter", "check", file]).code, 0);
    assert_eq!(station.run(&["charter", "show", file]).out, station.run(&["charter", "show", "nantang"]).out);
    fs::write(file, shown.out.replace("seconds: 120", "seconds: 0")).unwrap();
    let checked = station.run(&["charter", "check", file]);
    assert!(checked.code == 1 && checked.out.contains("seconds"), "{checked:?}");
    station.run(&["charter", "check", "/nowhere.ron"]).complains(3, "/nowhere.ron");
    station.run(&["charter", "show", "nowhere"]).complains(2, "haishu");
}

#[test]
fn what_was_typed_wrongly_is_quoted_without_what_moves_a_cursor() {
    let station = station();
    for args in [["\u{1b}[31mx"], ["--\u{202e}x"]] {
        let ran = station.run(&args);
        assert_eq!(ran.code, 2);
        assert_harmless(&ran.err);
    }
    let path = "no\u{1b}]0;x\u{7}\nwhere\u{202e}";
    station.run(&["apply", ID, path]).complains(3, "no");
    station.run(&["--home", path, "apply", ID]).complains(3, "no");
    station.run(&["minutes", path]).complains(2, "no");
    let help = station.run(&["--help"]);
    assert!(help.code == 0 && help.out.contains("Exit codes"), "{help:?}");
}

#[test]
fn words_are_said_in_the_language_that_was_asked_for() {
    let station = station();
    station.run(&["--lang", "en", "minutes", "nowhere"]).complains(2, "no meeting nowhere");
    station.run(&["--lang", "zh", "minutes", "nowhere"]).complains(2, "没有号是 nowhere 的会");
}

const ROSTER: &str = "号牌,姓名,称呼,几号楼,户,身份\n17,王桂芳,王阿姨,3,502,居民\n18,张德明,张伯伯,3,502,\n";

impl Station {
    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.home.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn roster(&self) -> Option<String> {
        fs::read_to_string(self.home.path().join("roster.ron")).ok()
    }
}

#[test]
fn a_dry_run_of_a_roster_names_every_bad_line_and_writes_nothing() {
    let station = station();
    let bad = station.file("bad.csv", format!("{ROSTER}17,李芳,,,,\n19,赵芳,,,3月2日,业委员\n").as_bytes());
    let ran = station.run(&["roster", "import", &bad, "--dry-run"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    for line in [
        "第4行 号牌「17」：第2行",
        "第5行 户「3月2日」",
        "第5行 身份「业委员」：没有这种身份，可以写：居民、业委会",
        "新来：17号 王桂芳",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    assert!(ran.err.contains("按 UTF-8 读的，有4行") && ran.err.contains("名册没有动"), "{}", ran.err);
    assert_eq!(station.roster(), None);
}

#[test]
fn a_roster_is_taken_whole_or_not_at_all_unless_bad_lines_may_be_left_out() {
    let station = station();
    let bad = station.file("bad.csv", format!("{ROSTER}x,李芳,,,,\n").as_bytes());
    assert_eq!(station.run(&["roster", "import", &bad]).code, 1);
    assert_eq!(station.roster(), None);
    let ran = station.run(&["roster", "import", &bad, "--skip-bad"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("跳过了1行") && ran.err.contains("名册里现在有2位：新来2位"), "{}", ran.err);
    let kept = station.roster().unwrap();
    assert_eq!(
        station.run(&["roster", "import", &bad, "--skip-bad"]).out.lines().count(),
        1,
        "only the bad line is named"
    );
    assert_eq!(station.roster().unwrap(), kept, "the same file again is the same roster");
    let list = station.run(&["roster", "list"]).out;
    assert_eq!(list.lines().next().unwrap(), "17\t王桂芳\t王阿姨\t3\t\t502\t居民\t\t");
}

#[test]
fn a_roster_goes_out_and_comes_in_again() {
    let (one, other) = (station(), station());
    let list = one.file("list.csv", ROSTER.as_bytes());
    one.run(&["roster", "import", &list]);
    let out = one.home.path().join("out.csv");
    assert_eq!(one.run(&["roster", "export", out.to_str().unwrap()]).code, 0);
    assert_eq!(other.run(&["roster", "import", out.to_str().unwrap()]).code, 0);
    assert_eq!(one.roster(), other.roster());
}

#[test]
fn files_that_are_no_roster_are_one_clear_line() {
    let station = station();
    let picture = station.file("a.png", b"\x89PNG\r\n\x1a\n\0\0");
    station.run(&["roster", "import", &picture]).complains(2, "不是文字");
    let nameless = station.file("a.csv", "一,二\n三,四\n".as_bytes());
    station.run(&["roster", "import", &nameless]).complains(2, "姓名");
    station.run(&["roster", "import", "/nowhere/a.csv"]).complains(3, "/nowhere/a.csv");
    let hostile = station.file("b.csv", "姓名\n王\u{1b}[31m\u{202e}芳\n".as_bytes());
    let ran = station.run(&["roster", "import", &hostile]);
    assert_eq!(ran.code, 1);
    assert_harmless(&ran.out);
}

#[test]
fn a_person_who_is_erased_is_gone_from_the_roster_too() {
    let station = station();
    let list = station.file("list.csv", ROSTER.as_bytes());
    station.run(&["roster", "import", &list]);
    station.apply(ID, format!("{OPEN}\nSignIn(badges:17)\n").as_bytes());
    let people = station.journal().with_file_name("people.ron");
    assert!(fs::read_to_string(&people).unwrap().contains("王桂芳"));
    assert_eq!(station.run(&["erase", "王桂芳", "--yes"]).code, 0);
    assert!(!station.roster().unwrap().contains("王"));
    assert!(!fs::read_to_string(&people).unwrap().contains("王"));
}

#[test]
fn who_is_erased_is_gone_from_papers_and_comments_that_were_written_before() {
    let station = station();
    let list = station.file("list.csv", ROSTER.as_bytes());
    station.run(&["roster", "import", &list]);
    let script = "SignIn(badges:\"17 18\")\nTakeOffice(office:Chair,badge:17)\nTakeOffice(office:Recorder,badge:18)\nStartMeeting()\nCloseMeeting(reason:\"停电\")\n";
    station.apply(ID, format!("{OPEN}\n{script}").as_bytes());
    let folder = station.journal().parent().unwrap().to_owned();
    let stick = tempfile::tempdir().unwrap();
    let write = || station.run(&["minutes", ID, "--to", stick.path().to_str().unwrap()]);
    let first = write();
    let old = first
        .out
        .lines()
        .find(|line| line.contains("存档") && Path::new(line).extension().is_some_and(|own| own == "md"))
        .map(PathBuf::from)
        .unwrap();
    station.apply(ID, "Respond(org:\"物业\",text:\"下周看\")\n".as_bytes());
    let ran = write();
    let old = old.with_file_name("旧版 1").join(old.file_name().unwrap());
    assert!(ran.err.contains("旧版 1") && fs::read_to_string(&old).unwrap().contains("王阿姨"), "{ran:?}");
    let papers: Vec<PathBuf> = ran.out.lines().map(PathBuf::from).collect();
    let named = |stem: &str, ending: &str| {
        let mut named = papers.iter().filter(|path| path.extension().is_some_and(|own| own == ending));
        named.find(|path| path.file_stem().unwrap().to_str().unwrap().starts_with(stem)).unwrap()
    };
    let archive = named("会议纪要(存档)", "md");
    let has = |what: &str| fs::read_to_string(archive).unwrap().contains(what);
    assert!(has("王阿姨"));
    // Somebody has put the one page elsewhere since.
    fs::remove_file(named("2 会议纪要(一页)", "docx")).unwrap();
    let posted = station.run(&["notice", ID, "--posted", "2026-05-23"]);
    assert_eq!(posted.code, 0, "{}", posted.err);
    assert_eq!(station.run(&["comments", ID, "--add", "王阿姨主持得好，王桂芳辛苦了"]).code, 0);
    // Somebody carried a copy into the folder under another name.
    fs::copy(named("会议纪要(存档)", "docx"), folder.join("纪要.docx")).unwrap();
    let ran = station.run(&["erase", "王桂芳", "--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for path in papers.iter().filter(|path| path.exists()) {
        assert!(!String::from_utf8_lossy(&fs::read(path).unwrap()).contains("王阿姨"), "{path:?}");
    }
    assert!(has("17号") && has("张伯伯") && !old.exists());
    // What was said to the notice stands in the record: its line is named, and its words are taken out by that.
    assert!(ran.err.contains("1场会的文件重新写过") && ran.err.contains("yishi track redact 行号"), "{}", ran.err);
    assert_eq!(station.run(&["track", "redact", "3"]).code, 0);
    let comments = station.run(&["comments", ID]).out;
    assert!(!comments.contains("王阿姨") && comments.contains("收到"), "{comments}");
    assert!(
        ran.err.contains("个旧版")
            && ran.err.contains(&format!("{}纪要.docx", std::path::MAIN_SEPARATOR))
            && !ran.err.contains("会议纪要"),
        "{}",
        ran.err
    );
}

/// The paper kit with names on it, printed into a folder of its own: erase finds it there, and deletes no sheet without the name.
#[test]
fn who_is_erased_is_gone_from_the_sheets_that_were_printed_before() {
    let station = station();
    let list = station.file("list.csv", ROSTER.as_bytes());
    station.run(&["roster", "import", &list]);
    station.apply(ID, OPEN.as_bytes());
    let out = tempfile::tempdir().unwrap();
    let printed = station.run(&["paper", ID, "--calls", "--format", "html", "--out", out.path().to_str().unwrap()]);
    let files: Vec<PathBuf> = printed.out.lines().map(PathBuf::from).collect();
    let has = |path: &PathBuf| fs::read_to_string(path).is_ok_and(|page| page.contains("王阿姨"));
    let (named, others): (Vec<&PathBuf>, Vec<&PathBuf>) = files.iter().partition(|path| has(path));
    assert!(named.len() >= 2 && others.len() >= 5, "{files:?}");
    let ran = station.run(&["erase", "王桂芳", "--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(named.iter().all(|path| !path.exists()) && others.iter().all(|path| path.exists()), "{}", ran.err);
    assert!(ran.err.contains(&format!("删了{}个会前用纸", named.len())), "{}", ran.err);
}

#[test]
fn what_is_redacted_is_gone_from_the_papers_too() {
    let station = Station::opened();
    station.apply(ID, "StartMeeting()\nCloseMeeting(reason:\"王阿姨家停电\")\n".as_bytes());
    let papers = tempfile::tempdir().unwrap();
    let ran = station.run(&["minutes", ID, "--out", papers.path().to_str().unwrap()]);
    let archive = ran
        .out
        .lines()
        .find(|line| line.contains("存档") && Path::new(line).extension().is_some_and(|own| own == "md"))
        .unwrap();
    let said = || fs::read_to_string(archive).unwrap().contains("王阿姨家");
    assert!(said());
    let gone = papers.path().join("gone");
    assert_eq!(station.run(&["minutes", ID, "--out", gone.to_str().unwrap()]).code, 0);
    fs::remove_dir_all(&gone).unwrap();
    let ran = station.run(&["redact", ID, "5"]);
    assert!(ran.code == 0 && ran.err.contains("够不着") && !said(), "{}", ran.err);
}

#[test]
fn a_script_goes_on_beside_a_roster_that_cannot_be_read_and_says_so() {
    let station = station();
    station.file("roster.ron", b"(v: 1, residents: [");
    let ran = station.apply(ID, format!("{OPEN}\nSignIn(badges:17)\n").as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (0, "ok 1\nok 2\n"), "{}", ran.err);
    assert!(ran.err.contains("名册用不上"), "{}", ran.err);
}

#[test]
fn the_paper_kit_is_a_file_a_sheet_and_one_with_all() {
    let station = Station::opened();
    let folder = station.home.path().join("paper");
    let out = folder.to_str().unwrap();
    let ran = station.run(&["paper", ID, "--out", out]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 14), "{ran:?}");
    let whole = fs::read_to_string(folder.join("全部.html")).unwrap();
    assert_eq!(station.run(&["paper", ID]).out, whole);
    let some = station.run(&["paper", ID, "--only", "badges,seats", "--people", "3"]).out;
    assert!(some.contains("#B3-9<") && some.contains("#Z5-1<") && !some.contains("#Q1"));
    assert_eq!(station.run(&["paper", ID, "--only", "posters"]).code, 2);
    // What a station gives as its contact stands on the invitation; nothing is typed from the two loose pages.
    station.file("notice.ron", r#"(place: "值班室", phone: "0574-87654321")"#.as_bytes());
    let loose = station.run(&["paper", ID, "--only", "invitation,signing"]).out;
    for said in ["请您来议事", "门禁怎么用?", "<div>值班室</div><div>0574-87654321</div>", "签名页", "记录校验码"]
    {
        assert!(loose.contains(said), "{said}");
    }
    assert_eq!(loose.matches("<section class=\"page").count(), 2);
    let short = station.run(&["paper", ID, "--only", "signin,badges", "--people", "3"]).out;
    assert!(short.contains("#Q1") && short.contains("#B3-9<"), "{short}");
    assert_eq!(station.run(&["paper", ID, "--people", "0"]).code, 2);
    station.run(&["paper", "nobody"]).complains(2, "nobody");
}

#[test]
fn forms_of_address_of_the_roster_are_printed_where_they_are_asked_for() {
    let station = Station::opened();
    let list = station.file("list.csv", ROSTER.as_bytes());
    station.run(&["roster", "import", &list]);
    // On the card beside the keyboard it is an example.
    let count = |args: &[&str]| station.run(args).out.matches("王阿姨").count();
    assert_eq!((count(&["paper", ID]), count(&["paper", ID, "--calls"])), (1, 2));
    let asked = station.run(&["paper", ID, "--calls", "--only", "sign-in"]).out;
    assert_eq!(asked.matches("王阿姨").count(), 1);
    assert!(!asked.contains("王桂芳") && !asked.contains("502"));
}

#[test]
fn keys_are_printed_as_they_hold_and_a_file_that_can_not_hold_is_named_with_its_line() {
    let station = station();
    let ran = station.run(&["keys"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("开会时\n") && ran.out.contains("F3"), "{}", ran.out);
    let ran = station.run(&["keys", "--output", "ron"]);
    let file = station.home.path().join("keys.ron");
    fs::write(&file, ran.out.replace("\"F3\"", "\"F11\"")).unwrap();
    let ran = station.run(&["keys"]);
    assert!(ran.out.contains("F11") && !ran.out.contains("F3 "), "{}", ran.out);
    for (wrong, says) in [
        ("[\n(place: Desk, action: Undo, keys: [\"F4\"]),\n]", "第2行"),
        ("[\n(place: Desk, action: Undoo, keys: [\"F4\"]),\n]", "Undoo"),
        ("[\n(place: Desk, action: Undo, keys: [\"Ctrl+Z\"]),\n]", "第2行"),
        ("[\u{1b}[2J", "第1行"),
    ] {
        fs::write(&file, wrong).unwrap();
        let ran = station.run(&["keys"]);
        ran.complains(2, "keys.ron");
        assert!(ran.err.contains(says) && ran.out.is_empty(), "{}", ran.err);
    }
    fs::write(&file, [0xff, 0xfe]).unwrap();
    station.run(&["keys"]).complains(2, "keys.ron");
    fs::write(&file, " ".repeat(70_000)).unwrap();
    station.run(&["keys"]).complains(3, "keys.ron");
}

#[test]
fn a_meeting_is_known_by_its_number_too() {
    let station = Station::opened();
    for number in ["26-1", "2026-1"] {
        let ran = station.run(&["verify", number]);
        assert_eq!(ran.code, 0, "{number}: {}", ran.err);
    }
    for wrong in ["26-2", "25-1", "26-"] {
        assert_ne!(station.run(&["verify", wrong]).code, 0, "{wrong}");
    }
}
