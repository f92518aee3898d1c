//! The wall: what it shows of the worked evening, what it never shows, and how the host puts something on it.

use std::collections::BTreeSet;

use yishi::{
    charter::RuleId,
    i18n::names::Roll,
    meeting::{Entry, Event, Timeline, words::Rung},
    tui::{
        Theme,
        draw::wall::{Paint, draw},
        glyphs::Glyphs,
        projector::Projector,
    },
    view::{self, Choice, Look, Page, Wall, wall::Item},
};

use super::*;

const WORKED: &str = include_str!("../../sessions/worked.ron");
const SIZES: [(u16, u16); 5] = [(60, 20), (80, 24), (100, 30), (120, 34), (160, 45)];

fn lines() -> Vec<&'static str> {
    WORKED.lines().collect()
}

/// The worked evening after each of its lines, with the names of everybody.
fn evening() -> (Vec<Entry>, std::collections::BTreeMap<yishi::meeting::numbers::Badge, String>) {
    let console = Console::given(&lines());
    let sitting = console.app.console().unwrap().sitting();
    (sitting.timeline().entries().to_vec(), sitting.calls())
}

/// Looks at the wall after every line, and some seconds later.
fn every_wall(lang: Lang, mut seen: impl FnMut(&Timeline, &Look<'_>, &Wall)) {
    let (entries, calls) = evening();
    let names = Roll { lang, calls: &calls };
    let mut timeline = Timeline::default();
    for entry in entries {
        timeline.push(entry.clone());
        for later in [0, 6_000, 115_000] {
            let look = Look { now: entry.at.plus_ms(later), names: &names, lang, head: "cd44" };
            let wall = view::wall(timeline.meeting(), Some(&entry), Choice::default(), &look);
            seen(&timeline, &look, &wall);
        }
    }
}

/// Everything that stands on a wall, as text.
fn text_of(wall: &Wall) -> String {
    format!("{:?} {:?} {:?}", wall.title(), wall.items, wall.brief)
}

fn painted(wall: &Wall, head: &view::Head, turn: usize, size: (u16, u16), paint: Paint) -> (Vec<String>, usize) {
    let area = ratatui::layout::Rect::new(0, 0, size.0, size.1);
    let mut buffer = ratatui::buffer::Buffer::empty(area);
    let pages = draw(&mut buffer, area, head, wall, turn, paint);
    (dump(&buffer), pages)
}

/// Half blocks are drawn one cell wide wherever the probe found nothing else.
fn assert_wall_whole(rows: &[String], cols: u16, what: &str) {
    let checked: Vec<String> = rows.iter().map(|row| row.replace(['▀', '▄'], " ")).collect();
    assert_whole(&checked, cols, what);
    for row in rows {
        let begins = row.trim_start().chars().next();
        assert!(!begins.is_some_and(|sign| "，。、；：？！）》」".contains(sign)), "{what}: {row:?}");
    }
}

#[test]
fn the_wall_of_every_line_fits_every_window_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let mut drawn = BTreeSet::new();
        every_wall(lang, |timeline, look, wall| {
            let head = view::head(timeline.meeting(), look);
            let seq = timeline.meeting().seq;
            if !drawn.insert(text_of(wall)) || seq % 5 != 0 {
                return;
            }
            for size in SIZES {
                for glyphs in [Glyphs::Blocks, Glyphs::Plain] {
                    if glyphs == Glyphs::Plain && size != (80, 24) {
                        continue;
                    }
                    let paint = Paint { theme: Theme { glyphs, ..Theme::MONO }, lang };
                    let (rows, pages) = painted(wall, &head, 0, size, paint);
                    let what = format!("{size:?} {glyphs:?} {}", text_of(wall));
                    if glyphs == Glyphs::Plain {
                        assert_whole(&rows, size.0, &what);
                    }
                    assert_wall_whole(&rows, size.0, &what);
                    for turn in 1..pages {
                        assert_wall_whole(&painted(wall, &head, turn, size, paint).0, size.0, &what);
                    }
                }
            }
        });
        assert!(drawn.len() > 100, "{}", drawn.len());
    }
}

#[test]
fn every_page_by_hand_fits_every_window_and_says_something() {
    let (entries, calls) = evening();
    for upto in [30, 110, 200, entries.len()] {
        let timeline: Timeline = entries[..upto].iter().cloned().collect();
        for lang in [Lang::Zh, Lang::En] {
            let names = Roll { lang, calls: &calls };
            let look = Look { now: entries[upto - 1].at.plus_ms(10_000), names: &names, lang, head: "" };
            for page in Page::ALL {
                let mut of_its_kind = vec![*page];
                while let Some(next) = of_its_kind.last().unwrap().turned(false, timeline.meeting()) {
                    of_its_kind.push(next);
                }
                for page in of_its_kind {
                    let choice = Choice::default().shows(page, look.now);
                    let wall = view::wall(timeline.meeting(), None, choice, &look);
                    assert!(wall.title().is_some() || !wall.items.is_empty(), "{page:?}");
                    let head = view::head(timeline.meeting(), &look);
                    for size in SIZES {
                        let paint = Paint { theme: Theme::MONO, lang };
                        let (rows, _) = painted(&wall, &head, 0, size, paint);
                        assert_wall_whole(&rows, size.0, &format!("{page:?} {size:?}"));
                    }
                }
            }
        }
    }
}

#[test]
fn any_window_may_come_and_go() {
    let (entries, calls) = evening();
    let timeline: Timeline = entries[..180].iter().cloned().collect();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let look = Look { now: entries[179].at, names: &names, lang: Lang::Zh, head: "" };
    let wall = view::wall(timeline.meeting(), entries.get(179), Choice::default(), &look);
    let head = view::head(timeline.meeting(), &look);
    let paint = Paint { theme: Theme::MONO, lang: Lang::Zh };
    for step in 0..400_u16 {
        let size = (1 + step * 37 % 240, 1 + step * 23 % 70);
        let (rows, _) = painted(&wall, &head, usize::from(step % 4), size, paint);
        assert_eq!(rows.len(), usize::from(size.1));
    }
}

#[test]
fn every_letter_of_what_stands_large_is_in_the_table() {
    every_wall(Lang::Zh, |_, _, wall| {
        if let Some(title) = &wall.title() {
            assert!(yishi::tui::glyphs::width(title, yishi::tui::glyphs::Size::M).is_some(), "{title}");
        }
    });
}

#[test]
fn beside_a_breach_stands_no_badge_and_no_name() {
    let mut breaches = 0;
    every_wall(Lang::Zh, |timeline, look, wall| {
        let Some(newest) = timeline.entries().last() else { return };
        let about = |rule: RuleId| !matches!(rule, RuleId::R02 | RuleId::R11 | RuleId::R12 | RuleId::R13);
        let breach = |event: &Event| match event {
            Event::Refused { guard, .. } | Event::Advised { guard, .. } => about(guard.rule()),
            Event::CalledToOrder { step, .. } => *step == Rung::Remind,
            _ => false,
        };
        if newest.events.iter().any(breach) && look.now == newest.at {
            breaches += 1;
            let shown = text_of(wall);
            assert!(!shown.contains('号') && !shown.contains("阿姨") && !shown.contains("伯伯"), "{shown}");
            assert_eq!(wall.items.len(), 1, "{shown}");
        }
    });
    assert!(breaches > 0);
}

/// What stands at the right of the rows of a picture.
fn tails(wall: &Wall) -> Vec<String> {
    let rows = wall.items.iter().filter_map(|item| if let Item::Rows(rows) = item { Some(rows) } else { None });
    rows.flatten().map(|row| row.tail.clone()).collect()
}

#[test]
fn counts_of_one_side_and_dots_that_come_in_never_stand_on_the_wall() {
    let (mut voting, mut counting) = (0, 0);
    every_wall(Lang::Zh, |timeline, _, wall| {
        let meeting = timeline.meeting();
        let shown = format!("{:?}", wall.items);
        if let Some(vote) = meeting.open_vote().filter(|vote| vote.for_.is_some() && vote.against.is_none()) {
            voting += 1;
            let count = vote.for_.unwrap().to_string();
            assert!(!shown.contains(&format!("{count}位")) && !shown.contains(&format!("Some({count})")), "{shown}");
        }
        if meeting.groups.is_empty() && meeting.topics.values().any(|topic| topic.dots > 0) {
            counting += 1;
            assert!(!shown.contains("Bars") && !tails(wall).iter().any(|tail| tail.contains('点')), "{shown}");
        }
    });
    assert!(voting > 0 && counting > 0, "{voting} {counting}");
}

#[test]
fn the_floor_says_who_speaks_who_is_next_and_why_and_when_time_is_up() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("GrantFloor")).unwrap() + 1;
    let mut console = Console::given(&lines[..upto]);
    console.press(KeyCode::F(9));
    let shown = console.shows(80, 24);
    for words in ["试装刷卡加人脸双方式门禁", "理事会比三家", "下一位"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let (entries, calls) = evening();
    let speech = entries.iter().position(|entry| matches!(entry.events[0], Event::FloorGranted { .. })).unwrap();
    let timeline: Timeline = entries[..=speech].iter().cloned().collect();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let at = |seconds: u32| {
        let look = Look { now: entries[speech].at.plus_s(seconds), names: &names, lang: Lang::Zh, head: "" };
        text_of(&view::wall(timeline.meeting(), None, Choice::default(), &look))
    };
    assert!(
        !at(10).contains("收个尾") && at(101).contains("还有19秒") && at(121).contains("说完这句请坐"),
        "{}",
        at(101)
    );
}

#[test]
fn a_vote_asks_for_one_side_after_the_other_and_ends_in_an_equation_and_kind_words() {
    let (entries, calls) = evening();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let mut timeline = Timeline::default();
    let mut titles = Vec::new();
    for entry in &entries {
        timeline.push(entry.clone());
        let look = Look { now: entry.at.plus_ms(6_000), names: &names, lang: Lang::Zh, head: "" };
        let wall = view::wall(timeline.meeting(), Some(entry), Choice::default(), &look);
        let title = wall.title().unwrap_or_default();
        if titles.last() != Some(&title) {
            titles.push(title);
        }
    }
    let voted = ["赞成请举手", "反对请举手", "数好了", "形成建议"].map(str::to_owned);
    assert!(titles.windows(voted.len()).any(|window| window == voted), "{titles:?}");
    for title in [
        "老旧小区怎样封闭管理?",
        "1张卡",
        "每人贴3点",
        "围着桌子谈，谈出个办法",
        "第1桌",
        "一样多",
        "没人反对",
        "谢谢大家",
    ] {
        assert!(titles.iter().any(|shown| shown == title), "{title}: {titles:?}");
    }
}

#[test]
fn hush_counts_a_number_a_second_and_gives_the_word_to_who_asked_for_it() {
    let console = Console::given(&lines()[..60]);
    let meeting = console.meeting();
    let calls = std::collections::BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let began = meeting.last_at.unwrap();
    let at = |second: u32| {
        let look = Look { now: began.plus_s(second), names: &names, lang: Lang::Zh, head: "" };
        view::wall(meeting, None, Choice::default().shows(Page::Hush, began), &look).title().unwrap()
    };
    let shown: Vec<String> = (0..9).map(at).collect();
    assert_eq!(shown, ["静一静", "静一静", "五", "四", "三", "二", "一", "好，请听", "好，请听"]);
}

#[test]
fn one_key_puts_the_wall_up_and_the_strip_goes_on_taking_lines() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("RaiseHand")).unwrap();
    let mut console = Console::given(&lines[..upto]);
    assert!(!console.app.console().unwrap().is_mirrored());
    console.press(KeyCode::F(9));
    let shown = console.shows(80, 24);
    assert!(!shown.contains("F2") && shown.contains("举手 >"), "{shown}");
    let before = console.meeting().seq;
    console.line("17+8-");
    assert_eq!(console.meeting().seq, before + 2);
    assert!(console.shows(80, 24).contains("下一位  17号"), "{}", console.shows(80, 24));
    console.press(KeyCode::F(9));
    assert!(console.shows(80, 24).contains("F2"));
}

#[test]
fn on_the_mirrored_screen_lists_and_forms_take_the_lower_half() {
    let mut console = Console::given(&lines()[..120]);
    console.press(KeyCode::F(9)).press(KeyCode::F(2));
    for (cols, rows) in SIZES {
        let shown = console.screen(cols, rows);
        assert_wall_whole(&shown, cols, "menu on the wall");
        assert!(shown.join("\n").contains("现在能做的"), "{}", shown.join("\n"));
    }
}

#[test]
fn the_picture_stands_while_something_is_put_right() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("RaiseHand")).unwrap();
    let mut console = Console::given(&lines[..upto]);
    console.press(KeyCode::F(9)).press(KeyCode::Home).line("17+");
    assert!(console.said().contains("排上"), "{}", console.said());
    assert!(!console.shows(80, 24).contains("下一位  17号"));
    console.press(KeyCode::Home);
    assert!(console.shows(80, 24).contains("下一位  17号"), "{}", console.shows(80, 24));
}

#[test]
fn what_is_put_on_the_wall_stays_until_the_meeting_moves_on() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("GrantFloor")).unwrap();
    let mut console = Console::given(&lines[..upto]);
    let page = |console: &Console| console.app.console().unwrap().picture().2.page;
    console.press(KeyCode::F(5));
    assert_eq!(page(&console), Page::Hush);
    console.line("17+");
    assert_eq!(page(&console), Page::Hush, "a hand is no reason to talk again");
    // Refused, it stands there still: it was in the row already.
    console.press(KeyCode::Esc).press(KeyCode::Char(' '));
    assert_eq!(page(&console), Page::Stage, "whoever has the floor is seen");
    console.press(KeyCode::Up).types("16");
    let shown = console.app.console().unwrap().picture().2.page;
    assert!(matches!(shown, Page::Rule(_)), "{shown:?}");
    console.press(KeyCode::Right);
    assert_ne!(page(&console), shown, "one rule after the other");
    assert!(console.said().contains("可以这么说"), "{}", console.said());
}

#[test]
fn what_the_host_says_aloud_is_never_on_a_screen_that_the_room_sees() {
    let mut console = Console::given(&lines()[..60]);
    console.press(KeyCode::F(9)).press(KeyCode::Up).types("6").press(KeyCode::Enter);
    assert!(!console.shows(120, 34).contains("可以这么说"));
}

/// A second screen beside a console, both over one home.
struct Beside {
    console: Console,
    projector: Projector,
}

impl Beside {
    fn given(lines: &[&str]) -> Self {
        let console = Console::given(lines);
        let clock = Clock::at(console.meeting().last_at.unwrap());
        let onlooker = yishi::sitting::Onlooker::of(&console.home, console.id, clock);
        let paint = Paint { theme: Theme { glyphs: Glyphs::Plain, ..Theme::MONO }, lang: Lang::Zh };
        Self { projector: Projector::of(onlooker, paint), console }
    }

    fn wall(&mut self) -> String {
        self.projector.look();
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal.draw(|frame| self.projector.picture(frame)).unwrap();
        dump(terminal.backend().buffer()).join("\n")
    }
}

#[test]
fn a_second_screen_follows_the_journal_and_what_the_host_puts_on_the_wall() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("RaiseHand")).unwrap();
    let mut beside = Beside::given(&lines[..upto]);
    beside.console.app.tick();
    assert!(beside.wall().contains("提议1"), "{}", beside.wall());
    beside.console.line("17+");
    assert!(beside.wall().contains("下一位  17号 王阿姨"), "{}", beside.wall());
    beside.console.press(KeyCode::F(5));
    assert!(beside.wall().contains("静一静"));
    beside.console.press(KeyCode::F(5)).press(KeyCode::Home).line("8-");
    assert!(!beside.wall().contains("8号"), "the picture stands");
    beside.console.press(KeyCode::Home);
    assert!(beside.wall().contains("8号"), "{}", beside.wall());
}

#[test]
fn a_second_screen_asks_for_the_hands_that_the_mirrored_one_asks_for() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("OpenVote(on:Motion")).unwrap() + 1;
    let mut beside = Beside::given(&lines[..upto]);
    beside.console.app.tick();
    let asks = |beside: &mut Beside| (beside.wall().contains("赞成请举手"), beside.wall().contains("反对请举手"));
    assert_eq!(asks(&mut beside), (true, false), "{}", beside.wall());
    beside.console.press(KeyCode::F(9)).press(KeyCode::Enter);
    assert_eq!(asks(&mut beside), (false, true), "{}", beside.wall());
    // On the own screen counts are typed one by one again.
    beside.console.press(KeyCode::F(9));
    assert_eq!(asks(&mut beside), (true, false), "{}", beside.wall());
    // Once both are recorded, nothing of it is left.
    beside.console.press(KeyCode::F(9)).line("20 7").types("1").press(KeyCode::Enter);
    assert_eq!(asks(&mut beside), (false, false), "{}", beside.wall());
    let file = beside.console.home.folder(beside.console.id).join("wall.ron");
    assert!(!fs::read_to_string(file).unwrap().contains("hands"));
}

#[test]
fn a_second_screen_has_nothing_to_draw_while_nothing_happens() {
    let mut beside = Beside::given(&lines()[..120]);
    beside.console.app.tick();
    assert!(beside.projector.look());
    assert!(!beside.projector.look());
    beside.console.press(KeyCode::F(5));
    assert!(beside.projector.look());
    assert!(!beside.projector.look());
}

#[test]
fn where_only_lines_were_written_nothing_else_is_looked_at_and_names_come_with_the_next_look() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("RaiseHand")).unwrap();
    let mut beside = Beside::given(&lines[..upto]);
    beside.console.app.tick();
    assert!(beside.projector.look());
    beside.console.press(KeyCode::F(5));
    assert!(!beside.projector.look_at_lines(), "what was chosen is no line");
    assert!(beside.projector.look());
    beside.console.line("17+");
    assert!(beside.projector.look_at_lines());
    assert!(!beside.projector.look());
    // Somebody put a name right in the file.
    let file = beside.console.home.folder(beside.console.id).join("people.ron");
    let names = fs::read_to_string(&file).unwrap();
    let call = names.split("call: \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    fs::write(&file, names.replace(&format!("call: \"{call}\""), "call: \"阿福\"")).unwrap();
    assert!(!beside.projector.look_at_lines());
    assert!(beside.projector.look());
    assert!(!beside.projector.look());
}

#[test]
fn a_second_screen_says_when_what_it_shows_is_old() {
    let mut beside = Beside::given(&lines()[..120]);
    beside.console.app.tick();
    assert!(!beside.wall().contains("画面停住了"));
    let file = beside.console.home.folder(beside.console.id).join("wall.ron");
    let past = std::time::SystemTime::now() - std::time::Duration::from_secs(60);
    fs::File::options().write(true).open(&file).unwrap().set_modified(past).unwrap();
    assert!(beside.wall().contains("画面停住了"), "{}", beside.wall());
}

#[test]
fn a_second_screen_waits_for_a_meeting_that_is_not_there_yet_and_keeps_one_that_went_away() {
    let lines = lines();
    let mut beside = Beside::given(&lines[..120]);
    let journal = beside.console.journal();
    let away = journal.with_extension("away");
    fs::rename(&journal, &away).unwrap();
    assert!(beside.wall().contains("请稍等"), "{}", beside.wall());
    fs::rename(&away, &journal).unwrap();
    let shown = beside.wall();
    assert!(shown.contains("在场"), "{shown}");
    fs::rename(&journal, &away).unwrap();
    assert!(beside.wall().contains("在场"));
}

#[test]
fn hands_for_an_appeal_turn_the_call_back_and_the_wall_says_so() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("CallToOrder")).unwrap() + 1;
    let opened = ["EndSpeech()", "OpenVote(on:Appeal(1),present:36,tellers:[29,36])"];
    let wall = |more: &[&str]| {
        let console = Console::given(&[&lines[..upto], &opened, more].concat());
        let sitting = console.app.console().unwrap().sitting();
        let (timeline, calls) = (sitting.timeline(), sitting.calls());
        let names = Roll { lang: Lang::Zh, calls: &calls };
        let newest = timeline.entries().last().unwrap();
        let look = Look { now: newest.at, names: &names, lang: Lang::Zh, head: "" };
        text_of(&view::wall(timeline.meeting(), Some(newest), Choice::default(), &look))
    };
    let asked = wall(&[]);
    assert!(asked.contains("改回来请举手") && asked.contains("要不要改回来"), "{asked}");
    assert!(!asked.contains("赞成请举手") && !asked.contains("请停算不算"), "{asked}");
    let asked = wall(&["CountFor(count:20)"]);
    assert!(asked.contains("照旧请举手"), "{asked}");
    let over = wall(&["CountFor(count:20)", "CountAgainst(count:5)", "CloseVote()"]);
    assert!(over.contains("20比5多，改回来"), "{over}");
    let stands = wall(&["CountFor(count:5)", "CountAgainst(count:5)", "CloseVote()"]);
    assert!(stands.contains("照主持人的"), "{stands}");
}

#[test]
fn what_the_host_says_at_a_call_to_order_stands_on_the_console_alone() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("CallToOrder")).unwrap();
    let mut console = Console::given(&lines[..upto]);
    console.line("*6");
    assert!(console.said().contains("可以这么说：先回到这件事"), "{}", console.said());
    let mut console = Console::given(&lines[..upto]);
    console.press(KeyCode::F(9)).line("*6");
    assert!(!console.shows(120, 34).contains("可以这么说"), "{}", console.shows(120, 34));
}

/// Nobody sits at a console: the lines come from `apply`, several at once.
#[test]
fn a_second_screen_shows_what_was_typed_without_any_console() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("GrantFloor")).unwrap() + 1;
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let mut sitting = Sitting::create(&home, None, at(EVENING)).unwrap();
    give(&mut sitting, &lines[..upto]);
    let mut now = sitting.meeting().last_at.unwrap();
    let mut wall = |sitting: &Sitting| {
        let onlooker = yishi::sitting::Onlooker::of(&home, sitting.id(), Clock::at(now));
        let paint = Paint { theme: Theme { glyphs: Glyphs::Plain, ..Theme::MONO }, lang: Lang::Zh };
        let mut projector = Projector::of(onlooker, paint);
        projector.look();
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal.draw(|frame| projector.picture(frame)).unwrap();
        now = sitting.meeting().last_at.unwrap();
        dump(terminal.backend().buffer()).join("\n")
    };
    assert!(wall(&sitting).contains("17号 王阿姨"));
    give(&mut sitting, &["CallToOrder(rule:R10,badge:17)", r#"Park(text:"停车")"#]);
    wall(&sitting);
    let shown = wall(&sitting);
    assert!(shown.contains("说事，不说人") && !shown.contains("17号"), "{shown}");
    let vote = ["EndSpeech()", "OpenVote(on:Appeal(1),present:36,tellers:[29,36])", "CountFor(count:20)"];
    give(&mut sitting, &vote);
    give(&mut sitting, &["CountAgainst(count:4)", "CloseVote()", r#"Park(text:"路灯")"#]);
    wall(&sitting);
    let shown = wall(&sitting);
    assert!(shown.contains("改回来了") && shown.contains("20比4多"), "{shown}");
}
