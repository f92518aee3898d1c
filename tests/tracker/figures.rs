//! The figures of the station: each beside a count that was made apart, by hand or by another program from the lines of the record.

use std::{collections::BTreeMap, io::Write as _, path::Path, process::Command as Program};

use ratatui::crossterm::event::KeyCode;
use uuid::Uuid;
use yishi::{
    figures::{Evening, Figure, Figures, Guest, Sources, Theme},
    i18n::Lang,
    meeting::{Moment, numbers::Badge, words::Destination},
    station::{Extra, Home},
    store::{Record, Store},
    time::Span,
    tracker::{
        Came, Chain, Command, Content, Event, Fen, MeetingNo, New, NewProject, NoticeOf, NoticeStep, Phase, Project,
        ProjectStep, Report, Step,
        leaf::Body,
        notice::{How, NewNotice},
        project::Voucher,
    },
};

use super::{
    at,
    cli::Station,
    day, fund,
    leaf::{block, coaching, keep, round, seat, sitting, term},
    model::Dice,
    no, person,
    screen::Screen,
    today::own,
    year,
};
/// What the story of the year has none of: counted by hand.
const BY_HAND: [Figure; 14] = {
    use Figure as F;
    [
        F::CalledBack,
        F::Content,
        F::Discontent,
        F::Rounds,
        F::Findings,
        F::FindingsSettled,
        F::Sittings,
        F::Coached,
        F::Posted,
        F::PostedInTime,
        F::Applied,
        F::Closed,
        F::Given,
        F::Paid,
    ]
};

/// The figures that another program counts from the record.
fn of_the_record() -> impl Iterator<Item = Figure> {
    Figure::ALL.iter().copied().filter(|figure| figure.theme() != Theme::Evenings)
}

/// What another program counts from the lines, of each of these stretches.
pub(super) fn counted(file: &Path, spans: &[(Span, chrono::NaiveDate)]) -> Vec<serde_json::Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tracker/figures.py");
    let output = Program::new("python3")
        .arg(script)
        .arg(file)
        .args(spans.iter().flat_map(|(span, last)| [span.first().to_string(), last.to_string()]))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The lines of a record, as far as whoever counts looks at them.
fn written(told: &[(Moment, Event)]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    for (seq, (at, event)) in (1..).zip(told) {
        writeln!(file, "{}", serde_json::json!({"seq": seq, "at": at, "ev": [event]})).unwrap();
    }
    file
}

/// What goes on beside the meetings of the year: things are sent, answered with documents, and hang.
fn beside(store: &mut dyn Store, dice: &mut Dice) {
    let mut give = |on: &str, command: Command| {
        let now = format!("{on}T15:00:00+08:00").parse().unwrap();
        let answer = store.give(&[command], at(now)).unwrap();
        assert!(answer.is_ok(), "{on} {answer:?}");
    };
    for n in 1..=30_u32 {
        let month = 1 + dice.roll(11);
        let days = |day: u64| format!("2026-{month:02}-{day:02}");
        let item = no(&format!("26-0-{n}"));
        let moves = |step| Command::Move { item, step };
        let about = New { to: Some(Destination::Street), kept: true, ..New::about("路灯坏了") };
        give(&days(1 + dice.roll(3)), Command::Add(Box::new(about)));
        let due = (dice.roll(3) > 0).then(|| day(&days(20)));
        give(&days(4 + dice.roll(3)), moves(Step::Send { receiver: Some("城管".into()), due }));
        let document = (dice.roll(2) == 0).then(|| "〔2026〕7号".to_owned());
        match dice.roll(4) {
            0 => give(&days(9 + dice.roll(15)), moves(Step::Answer { text: "排上了".into(), document })),
            1 => give(&days(9 + dice.roll(15)), moves(Step::Adopt { text: Some("修".into()), document })),
            2 => give(&days(9 + dice.roll(15)), moves(Step::Refuse { reason: "不归我们".into(), document })),
            _ => {}
        }
        give(&days(10), Command::Hang(Box::new(own(&days(10)))));
        let notice = format!("26-n{n}").parse().unwrap();
        let moves = |step| Command::MoveNotice { notice, step };
        for comment in 1..=usize::try_from(dice.roll(3)).unwrap() {
            give(&days(12), moves(NoticeStep::Hear { on: day(&days(12)), text: "几点".into() }));
            if dice.roll(2) == 0 {
                let (on, how, text) = (day(&days(14)), How::Explained, "九点".to_owned());
                give(&days(14), moves(NoticeStep::Answer { comment, on, how, text }));
            }
        }
    }
}

#[test]
fn each_figure_of_the_record_equals_what_another_program_counts_from_its_lines() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    year::live(&mut store, 7);
    beside(&mut store, &mut Dice(7));
    // What is taken back is counted by neither.
    let now = "2026-12-30T09:00:00+08:00".parse().unwrap();
    let about = New { lead: Some(person(3)), to: Some(Destination::Residents), ..New::about("浇花") };
    assert!(store.give(&[Command::Add(Box::new(about))], at(now)).unwrap().is_ok());
    assert!(store.undo(None, now, None).unwrap().is_ok());
    let sources = Sources { told: store.story().unwrap(), ..Sources::default() };
    let year = day("2026-12-31");
    let mut most: BTreeMap<Figure, i64> = BTreeMap::new();
    let months = [3, 8, 11].map(|month| (Span::Month(2026, month), year)).into_iter();
    let quarters = (1..=4).map(|quarter| (Span::Quarter(2026, quarter), year));
    let running = (Span::Quarter(2026, 2), day("2026-05-10"));
    let spans: Vec<_> = months.chain(quarters).chain([(Span::Year(2026), year), running]).collect();
    let ends: Vec<_> = spans.iter().map(|(span, today)| (*span, span.last().min(*today))).collect();
    let all = counted(&home.path().join("station/station.jsonl"), &ends);
    for ((span, today), counted) in spans.into_iter().zip(all) {
        let figures = sources.figures(span, today);
        for figure in of_the_record() {
            let name = format!("{figure:?}");
            assert_eq!(figures.signed(figure), counted[&name], "{name} in {span}, seen on {today}");
            let known = most.entry(figure).or_default();
            *known = figures.signed(figure).max(*known);
        }
    }
    // Each of them counted something; the year has a leader for each promise.
    // The fund has years of its own, the covenant its way by the command line.
    let elsewhere = |of: &Figure| {
        BY_HAND.contains(of) && *of != Figure::Posted || matches!(of.theme(), Theme::Fund | Theme::Covenant)
    };
    let idle: Vec<_> =
        most.iter().filter(|(of, most)| **most == 0 && **of != Figure::Orphans && !elsewhere(of)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn money_of_the_fund_by_kind_of_giver_equals_what_another_program_counts_to_the_fen() {
    let years = if std::env::var_os("YISHI_TRUST").is_some() { 500 } else { 12 };
    let mut most: BTreeMap<Figure, i64> = BTreeMap::new();
    // In the 54th somebody wrote down in June what was paid in March, before the fund had names for its places.
    for seed in (1..=years).chain([54]) {
        let told = fund::year(seed);
        let file = written(&told);
        let sources = Sources { told, ..Sources::default() };
        let months = [2, 5, 12].map(|month| Span::Month(2026, month)).into_iter();
        let spans: Vec<Span> =
            months.chain((1..=4).map(|quarter| Span::Quarter(2026, quarter))).chain([Span::Year(2026)]).collect();
        let ends: Vec<_> = spans.iter().map(|span| (*span, span.last())).collect();
        for (span, counted) in spans.into_iter().zip(counted(file.path(), &ends)) {
            let figures = sources.figures(span, day("2026-12-31"));
            for figure in of_the_record() {
                let name = format!("{figure:?}");
                assert_eq!(figures.signed(figure), counted[&name], "{name} in {span} of {seed}");
                let known = most.entry(figure).or_default();
                *known = figures.signed(figure).max(*known);
            }
            for (kind, gave) in &figures.gave {
                let of = &counted["gave"][format!("{kind:?}")];
                let told = [gave.received, gave.paid, gave.has, gave.free];
                assert_eq!(
                    ["received", "paid", "has", "free"].map(|what| of[what].as_i64().unwrap()),
                    told,
                    "{span} {kind:?}"
                );
            }
        }
    }
    let idle: Vec<_> = most.iter().filter(|(of, most)| **most == 0 && of.theme() == Theme::Fund).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn a_stretch_that_is_over_is_counted_the_same_whatever_comes_afterwards() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    beside(&mut store, &mut Dice(11));
    let told = store.story().unwrap();
    let whole = Sources { told: told.clone(), ..Sources::default() };
    for span in [Span::Month(2026, 3), Span::Quarter(2026, 2), Span::Quarter(2026, 3)] {
        let until = told.iter().filter(|(at, _)| at.date() <= span.last()).cloned().collect();
        let then = Sources { told: until, ..Sources::default() };
        assert_eq!(then.figures(span, span.last()), whole.figures(span, day("2026-12-31")), "{span}");
    }
}

fn guest(badge: u16, person: Option<u128>, household: u16, raised: bool, took_on: bool) -> Guest {
    let (person, sector) = (person.map(Uuid::from_u128), if badge == 9 { "property" } else { "resident" }.to_owned());
    Guest { badge: Badge(badge), person, household: Badge(household), sector, spoke: badge % 2 == 1, raised, took_on }
}

fn evening(n: u16, on: &str, guests: Vec<Guest>) -> Evening {
    let no = MeetingNo { year: 2026, meeting: n };
    Evening {
        no,
        day: day(on),
        guests,
        concerns: 5,
        topics: 4,
        tables: 3,
        motions: [3, 2],
        rows: 2,
        pledges: 1,
        shares: Vec::new(),
        names: BTreeMap::new(),
    }
}

/// Two evenings in spring, one in summer; who is who was written down by hand.
fn evenings() -> Vec<Evening> {
    vec![
        // Two of one door, a neighbour, somebody without a name with somebody else without, and who belongs to no household.
        evening(
            1,
            "2026-03-07",
            vec![
                guest(1, Some(11), 1, true, true),
                guest(2, Some(12), 1, true, false),
                guest(3, Some(13), 3, false, false),
                guest(4, None, 4, true, false),
                guest(5, None, 4, false, false),
                guest(9, Some(19), 0, false, true),
            ],
        ),
        // The second of that door alone, with a badge of its own; a third one who came with it; the nameless again.
        evening(
            2,
            "2026-03-28",
            vec![
                guest(6, Some(12), 6, true, false),
                guest(7, Some(14), 6, false, false),
                guest(4, None, 4, false, false),
            ],
        ),
        evening(3, "2026-06-20", vec![guest(1, Some(11), 1, true, false), guest(2, Some(15), 2, false, false)]),
    ]
}

#[test]
fn who_came_to_several_evenings_is_counted_once_and_who_gave_no_name_each_time() {
    use Figure as F;
    let sources = Sources { evenings: evenings(), ..Sources::default() };
    let spring = sources.figures(Span::Quarter(2026, 1), day("2026-12-31"));
    let wanted = [
        (F::Meetings, 2),
        // 11, 12, 13, 19, 14.
        (F::People, 5),
        (F::Nameless, 3),
        // 11, 12 and 14 are one; 13; the nameless one each evening; the property firm is none.
        (F::Households, 4),
        (F::First, 5),
        // 1, 3, 5, 9 of the first evening, 7 of the second.
        (F::Spoke, 5),
        (F::Concerns, 10),
        (F::Topics, 8),
        (F::Tables, 6),
        (F::Motions, 6),
        (F::Agreed, 4),
        (F::Rows, 4),
        (F::Pledges, 2),
        // 1, 2, 4; 6.
        (F::Raised, 4),
        (F::TookOn, 1),
        (F::TookOnLater, 1),
    ];
    let evenings: Vec<Figure> = F::ALL.iter().copied().filter(|of| of.theme() == Theme::Evenings).collect();
    assert_eq!(wanted.map(|(figure, _)| figure).to_vec(), evenings, "each figure of evenings has its row here");
    for (figure, count) in wanted {
        assert_eq!(spring.get(figure), count, "{figure:?}");
    }
    let summer = sources.figures(Span::Quarter(2026, 2), day("2026-12-31"));
    assert_eq!((summer.get(F::People), summer.get(F::First)), (2, 1), "11 had been there before");
    let sectors: Vec<_> = spring.sectors.iter().map(|of| (of.sector.as_str(), of.people, of.took_on)).collect();
    assert_eq!(sectors, [("resident", 8, 1), ("property", 1, 1)]);
}

#[test]
fn who_raised_something_and_took_something_on_within_ninety_days_is_counted() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    let led = |id: u128| New { lead: Some(person(id)), to: Some(Destination::Residents), ..New::about("浇花") };
    // 12 raised something on 7 and on 28 March: 5 June is ninety days after the one, 26 June after the other.
    for (on, id) in [("2026-06-26", 12), ("2026-06-27", 11), ("2026-04-01", 13)] {
        let now = format!("{on}T09:00:00+08:00").parse().unwrap();
        assert!(store.give(&[Command::Add(Box::new(led(id)))], at(now)).unwrap().is_ok());
    }
    let sources = Sources { evenings: evenings(), told: store.story().unwrap(), ..Sources::default() };
    let later = |today: &str| sources.figures(Span::Quarter(2026, 1), day(today)).get(Figure::TookOnLater);
    assert_eq!((later("2026-06-25"), later("2026-06-26"), later("2026-12-31")), (1, 2, 2));
}

#[test]
fn each_figure_is_counted_somewhere_else_too() {
    for figure in Figure::ALL {
        let elsewhere = figure.theme() == Theme::Evenings || of_the_record().any(|of| of == *figure);
        assert!(elsewhere || BY_HAND.contains(figure), "{figure:?}");
    }
}

/// A spring of the station, as its lines tell it.
fn spring() -> Vec<(Moment, Event)> {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    let mut give = |on: &str, command: Command| {
        let now = format!("{on}T10:00:00+08:00").parse().unwrap();
        let answer = store.give(&[command], at(now)).unwrap();
        assert!(answer.is_ok(), "{on} {answer:?}");
    };
    let visit = || Command::Add(Box::new(New { author: Some(person(7)), ..New::visit("楼道灯坏了") }));
    let found = || Command::Add(Box::new(New { came: Some(Came::Patrol), ..New::visit("楼道堆物") }));
    let moves = |item: &str, step| Command::Move { item: no(item), step };
    let settle = || Step::Settle { text: "清了".into() };
    let called =
        |content, reason: Option<&str>| Step::CallBack { content: Some(content), reason: reason.map(Into::into) };
    give("2026-03-02", keep(block("东片", "2026-03-02")));
    give("2026-03-02", keep(term(1, "2026-03-02")));
    give("2026-03-02", keep(Body::Seat(seat(1, "2026-03-02"))));
    for day in ["2026-03-02", "2026-03-03", "2026-03-04", "2026-04-01"] {
        give(day, keep(round("26-q1", day)));
    }
    // The round of the 3rd was written down by mistake.
    give("2026-03-05", Command::EndLeaf { leaf: "26-y2".parse().unwrap(), reason: "记错了".into(), basis: None });
    give("2026-03-06", found());
    give("2026-03-06", found());
    give("2026-03-07", moves("26-x1", settle()));
    give("2026-04-07", moves("26-x2", settle()));
    for (n, content, reason) in
        [(1, Content::Yes, None), (2, Content::Yes, None), (3, Content::No, Some("办不了")), (4, Content::Partly, None)]
    {
        give("2026-03-09", visit());
        let item = format!("26-v{n}");
        give("2026-03-10", moves(&item, settle()));
        give("2026-03-11", moves(&item, called(content, reason)));
    }
    give("2026-03-12", keep(sitting("2026-03-12", &[1])));
    for day in ["2026-03-13", "2026-03-20"] {
        give(day, keep(coaching(day)));
    }
    // Of a meeting of the 7th: one within the three days, one late.
    for (n, meeting, day) in [(1, "2026-03-07", "2026-03-09"), (2, "2026-03-14", "2026-03-20")] {
        let id = Uuid::from_u128(n);
        let report = taken(id, u16::try_from(n).unwrap(), meeting);
        give(meeting, Command::TakeIn(Box::new(report)));
        let of = NoticeOf::Meeting(id, Some(MeetingNo { year: 2026, meeting: u16::try_from(n).unwrap() }));
        give(day, Command::Hang(Box::new(NewNotice::new(of, "公示", super::day(day)))));
    }
    give("2026-03-21", Command::Hang(Box::new(own("2026-03-21"))));
    give("2026-03-22", Command::Apply(Box::new(NewProject { title: "换灯".into(), applicant: None, basis: None })));
    let project = "26-p1".parse().unwrap();
    for sum in [30_000, 12_050] {
        let step = ProjectStep::Fund { source: "街道".into(), sum: Fen(sum), pot: false };
        give("2026-03-23", Command::MoveProject { project, step });
    }
    let mut told = store.story().unwrap();
    // One that is over, as its line brings it: two vouchers of March, one of April.
    let voucher = |no: &str, on: &str, sum| {
        let (no, what, source) = (no.to_owned(), "灯泡".to_owned(), "街道".to_owned());
        Voucher { no, on: day(on), what, sum: Fen(sum), source, line: None }
    };
    let vouchers =
        vec![voucher("1", "2026-03-24", 10_000), voucher("2", "2026-03-25", 2_050), voucher("3", "2026-04-02", 77)];
    let closed = told.iter().find_map(|(at, event)| match event {
        Event::ProjectAdded(project) => Some((*at, (*project).clone())),
        _ => None,
    });
    let (at, project) = closed.unwrap();
    let (no, since) = ("26-p2".parse().unwrap(), day("2026-03-30"));
    told.push((
        at,
        Event::ProjectAdded(Box::new(Project { no, vouchers, phase: Phase::Closed, moved: since, ..*project })),
    ));
    told
}

#[test]
fn what_the_year_has_none_of_is_as_it_was_counted_by_hand() {
    use Figure as F;
    let sources = Sources { told: spring(), ..Sources::default() };
    let march = sources.figures(Span::Month(2026, 3), day("2026-12-31"));
    let wanted = [
        (F::CalledBack, 4),
        (F::Content, 2),
        (F::Discontent, 1),
        (F::Rounds, 2),
        (F::Findings, 2),
        // The other one was settled in April.
        (F::FindingsSettled, 1),
        (F::Sittings, 1),
        (F::Coached, 2),
        (F::Posted, 3),
        (F::PostedInTime, 2),
        (F::Applied, 2),
        (F::Closed, 1),
        (F::Given, 42_050),
        (F::Paid, 12_050),
    ];
    assert_eq!(wanted.map(|(figure, _)| figure), BY_HAND);
    for (figure, count) in wanted {
        assert_eq!(march.get(figure), count, "{figure:?}");
    }
    // The other program says the same of it.
    let file = written(&sources.told);
    let counted = counted(file.path(), &[(Span::Month(2026, 3), day("2026-03-31"))]);
    for (figure, count) in wanted {
        assert_eq!(counted[0][format!("{figure:?}")], count, "{figure:?}");
    }
    let april = sources.figures(Span::Month(2026, 4), day("2026-12-31"));
    assert_eq!((april.get(F::Rounds), april.get(F::Paid), april.get(F::Findings)), (1, 77, 0));
}

/// A meeting that left nothing but itself.
fn taken(meeting: Uuid, number: u16, on: &str) -> Report {
    Report {
        meeting,
        number: Some(number),
        day: day(on),
        estate: "望春苑".into(),
        theme: "晚上怎么走路".into(),
        chain: Chain::of(["0123456789abcdef"]),
        to_post: true,
        publisher: None,
        next: None,
        terms: None,
        seeds: Vec::new(),
        reviews: Vec::new(),
        raised: Vec::new(),
    }
}

#[test]
fn the_worked_meeting_has_the_figures_that_its_minutes_have() {
    use Figure as F;
    let station = Station::worked();
    let out = station.done(&["figures", "2026Q2", "--beside", "1", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&out).unwrap();
    let figure = |of: F| said[0]["figures"][format!("{of:?}")].as_u64().unwrap();
    // As its minutes print them: 到会42人31户; 57 cards; of 37 who raised something 11 took something on.
    for (of, count) in
        [(F::Concerns, 57), (F::Households, 31), (F::Raised, 37), (F::TookOn, 11), (F::Motions, 3), (F::Agreed, 2)]
    {
        assert_eq!(figure(of), count, "{of:?}");
    }
    assert_eq!(figure(F::People) + figure(F::Nameless), 42);
    assert_eq!((figure(F::Promised), figure(F::Meetings)), (9, 1));
    let empty = station.run(&["figures", "2025"]);
    assert_eq!((empty.code, empty.out.as_str()), (0, ""), "{}", empty.err);
    let wrong = station.run(&["figures", "下个月"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("看不懂是哪段时间：下个月"), "{}", wrong.err);
    std::fs::remove_dir_all(station.file("sessions")).unwrap();
    let gone = station.run(&["figures", "2026"]);
    assert!(gone.err.contains("没算进来") && gone.err.contains("26年3次会"), "{}", gone.err);
}

#[test]
fn what_leaves_the_station_has_counts_and_nobodys_name_telephone_share_or_seconds() {
    let station = Station::worked();
    let words = station.file("own.txt");
    // As an old editor writes it.
    let (bytes, ..) = encoding_rs::GB18030.encode("请街道催一下电梯。\r\n李建国(13812345678)愿意联络。\r\n");
    std::fs::write(&words, bytes).unwrap();
    let report = station.done(&["report", "2026Q2", "--words", words.to_str().unwrap()]);
    assert!(report.contains("请街道催一下电梯。") && report.contains("梧桐新村居民自治服务站工作报告"), "{report}");
    for never in ["李建国", "13812345678", "%", "分钟"] {
        assert!(!report.contains(never), "{never}: {report}");
    }
    let people = std::fs::read_to_string(station.file("station/people.ron")).unwrap();
    let names: Vec<&str> = people.split('"').filter(|part| (2..=4).contains(&part.chars().count())).collect();
    assert!(names.len() > 5);
    for name in names.into_iter().filter(|name| !name.is_ascii() && !name.ends_with(['爸', '妈'])) {
        assert!(!report.contains(name), "{name}: {report}");
    }
    // What isn't printed has no number, and no paper names a file of the program's source.
    let few = station.done(&["report", "2026-12"]);
    assert!(few.contains("一、做了什么") && few.contains("二、还没完的") && !few.contains("docs/"), "{few}");
    let folder = station.file("reports");
    let out = station.done(&["report", "2026Q2", "--out", folder.to_str().unwrap()]);
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(folder.join("工作报告 2026年二季度.docx").is_file() && folder.join("工作报告 2026年二季度.xlsx").is_file());
}

#[test]
fn the_page_has_four_quarters_side_by_side_and_a_digit_writes_the_report_into_the_folder_of_papers() {
    let station = Station::worked();
    let home = Home::at(station.home.path()).unwrap();
    home.switch_page(Extra::Figures, true).unwrap();
    let mut screen = Screen::of(&station, Lang::Zh);
    let page = screen.press(KeyCode::F(5)).press(KeyCode::Char('9')).all();
    assert!(page.contains("3  写2026年二季度的工作报告") && page.contains("26年2季"), "{page}");
    assert!(page.lines().any(|line| line.contains("来过的户") && line.trim_end().ends_with("31")), "{page}");
    screen.press(KeyCode::Char('3')).types("请街道催电梯；谢谢物业").press(KeyCode::Enter);
    assert!(screen.all().contains("工作报告写好了"), "{}", screen.all());
    let folder = station.file("会议文件");
    let bytes = std::fs::read(folder.join("工作报告 2026年二季度.docx")).unwrap();
    assert!(bytes.starts_with(b"PK") && folder.join("工作报告 2026年二季度.xlsx").is_file());
    // Nothing to say leaves lines to write on; written again it is there once.
    screen.press(KeyCode::Char('3')).press(KeyCode::Enter);
    assert!(screen.all().contains("工作报告写好了"), "{}", screen.all());
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn nothing_is_counted_of_nothing() {
    let none: Figures = Sources::default().figures(Span::Year(2026), day("2026-12-31"));
    assert!(none.is_empty() && none.sectors.is_empty() && none.receivers.is_empty());
}
