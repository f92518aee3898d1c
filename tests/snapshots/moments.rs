//! Which moments of the worked evening are kept, and that no kind of scene is left out.

use std::{collections::BTreeSet, fmt::Write as _};

use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, crossterm::event::KeyCode, layout::Rect};
use yishi::{
    i18n::{Lang, names::Roll},
    meeting::{Entry, Timeline},
    tui::{
        Theme,
        draw::{dump, last_four, wall::Paint, wall::draw},
        glyphs::Glyphs,
    },
    view::{self, Block, Board, Choice, Follows, Kind, Look, Page, Tone, Wall, wall::Saying},
};

use super::{Drawn, Files, LANGS, SIZES, code, laid, looks, said, trimmed};
use crate::console::Console;

const WORKED: &str = include_str!("../../sessions/worked.ron");
const CHOICE: &str = include_str!("../../sessions/choice.ron");

/// The room is asked about the chair's call; slips instead of hands; a count that is begun again.
const APPEAL: [&str; 2] = ["EndSpeech()", "OpenVote(on:Appeal(1),present:36,tellers:[29,36])"];
const PAPER: &str = "OpenVote(on:Motion(1),present:36,tellers:[29,36],method:Paper)";
const RECOUNT: [&str; 2] = ["CountFor(count:26)", "Recount(reason:\"两位数的不一样\")"];

/// The size at which it is said what has which colour.
const COLOURED: (u16, u16) = (100, 30);

/// The lines of a script up to the first with these words, or just before it; then some more.
fn lines(script: &'static str, upto: &str, with: bool, more: &[&'static str]) -> Vec<&'static str> {
    let lines: Vec<&str> = script.lines().collect();
    let at = lines.iter().position(|line| line.contains(upto)).unwrap_or_else(|| panic!("{upto}"));
    [&lines[..at + usize::from(with)], more].concat()
}

fn worked(upto: &str) -> Vec<&'static str> {
    lines(WORKED, upto, true, &[])
}

/// A console screen that is kept.
struct Moment {
    name: &'static str,
    lines: Vec<&'static str>,
    board: Board,
    keys: Vec<KeyCode>,
    typed: &'static str,
}

fn moment(name: &'static str, lines: Vec<&'static str>, board: Board) -> Moment {
    Moment { name, lines, board, keys: Vec::new(), typed: "" }
}

impl Moment {
    fn keys(self, keys: &[KeyCode]) -> Self {
        Self { keys: keys.to_vec(), ..self }
    }

    fn typed(self, typed: &'static str) -> Self {
        Self { typed, ..self }
    }

    fn console(&self, lang: Lang) -> Console {
        let mut console = Console::given_in(lang, &self.lines);
        for _ in 0..self.board as usize {
            console.press(KeyCode::Tab);
        }
        console.types(self.typed);
        for key in &self.keys {
            console.press(*key);
        }
        console
    }
}

fn of_the_console() -> Vec<Moment> {
    use KeyCode::{Enter, F};
    let floor = || worked("CallToOrder");
    let refused = || lines(WORKED, "expect:Refused(R05)", false, &[]);
    vec![
        moment("unopened", Vec::new(), Board::Stage),
        moment("opening", worked("ReviewPledge(promise:1"), Board::Stage),
        moment("people", worked("StartMeeting"), Board::People),
        moment("rules", floor(), Board::Rules),
        moment("cards", worked(r#"Cluster(title:"停车""#), Board::Stage),
        moment("cards-arriving", worked("RaiseConcern(badge:46"), Board::Stage),
        moment("topics", worked("MoveTo(badges:19"), Board::Topics),
        moment("choose", worked("(13,2)"), Board::Stage),
        moment("choose-tables", worked("MoveTo(badges:19"), Board::Stage),
        moment("tables", worked("MoveTo(badges:19"), Board::Tables),
        moment("discuss", worked("NoteSurprise(group:3"), Board::Stage),
        moment("report", worked("ReportGroup(group:2)"), Board::Stage),
        moment("floor", floor(), Board::Stage),
        moment("motions", worked("RaiseHand(badge:33"), Board::Motions),
        moment("vote", worked("CountFor(count:26"), Board::Stage),
        moment("vote-choice", lines(CHOICE, "CountOption(option:1", true, &[]), Board::Stage),
        moment("decided", worked("CloseVote"), Board::Stage),
        moment("plan", worked("Pledge(badge:46"), Board::Stage),
        moment("paper", worked("Pledge(badge:46"), Board::Paper),
        moment("after", worked("SignMinutes(role:Recorder"), Board::Stage),
        moment("menu", floor(), Board::Stage).keys(&[F(2)]),
        moment("form", worked("CloseDebate()"), Board::Stage).keys(&[Enter]),
        moment("help", floor(), Board::Stage).keys(&[F(1)]),
        moment("undo", floor(), Board::Stage).keys(&[F(3)]),
        moment("refused", refused(), Board::Stage).typed("17+").keys(&[Enter]),
        moment("reason", refused(), Board::Stage).typed("17+").keys(&[Enter, F(6)]),
        moment("leave", floor(), Board::Stage).keys(&[F(10)]),
        moment("typed", worked("RaiseConcern(badge:46"), Board::Stage).typed("7 门口太黑"),
        moment("mirrored", floor(), Board::Stage).keys(&[F(9)]),
        moment("mirrored-menu", floor(), Board::Stage).keys(&[F(9), F(2)]),
    ]
}

/// A picture of the wall that is kept: some milliseconds after its last line, what the host chose, which of its pages.
pub struct Picture {
    pub name: &'static str,
    pub lines: Vec<&'static str>,
    pub later: i64,
    pub page: Page,
}

fn picture(name: &'static str, lines: Vec<&'static str>) -> Picture {
    Picture { name, lines, later: 6_000, page: Page::Stage }
}

impl Picture {
    fn later(self, later: i64) -> Self {
        Self { later, ..self }
    }

    fn shows(self, page: Page) -> Self {
        Self { page, ..self }
    }
}

pub fn of_the_wall() -> Vec<Picture> {
    let cards = || worked("RaiseConcern(badge:46");
    let debate = || worked("RaiseHand(badge:23");
    let minutes = |minutes: i64| minutes * 60_000;
    vec![
        picture("wait", Vec::new()),
        picture("welcome", lines(WORKED, "StartMeeting", false, &[])),
        picture("opening", worked("ReadAloud(what:Oath)")),
        picture("promises", worked("ReviewPledge(promise:2")),
        picture("promises-done", worked("ReviewPledge(promise:1")),
        picture("cards", cards()),
        picture("topics", worked("SetTopicScope(topic:22")),
        picture("dots", worked("CountDots")),
        picture("tables", worked("MoveTo(badges:19")),
        picture("discuss", worked("NotePoint(group:1")),
        picture("discuss-last-minutes", worked("CloseGroup(group:3)")).later(minutes(1)),
        picture("discuss-time-is-up", worked("CloseGroup(group:3)")).later(minutes(6)),
        picture("between", lines(WORKED, "ReportGroup(group:1)", false, &[])),
        picture("report", worked("ReportGroup(group:1,answer")),
        picture("motion", worked("OpenMotion(motion:1)")),
        picture("debate", debate()),
        picture("debate-last-seconds", debate()).later(35_000),
        picture("debate-time-is-up", debate()).later(80_000),
        picture("debate-nobody-waits", worked("LowerHand(badge:1)")),
        picture("kind-line", worked("CallToOrder")).later(0),
        picture("vote-head", worked("CloseDebate()")),
        picture("vote-for", worked("OpenVote(on:Motion(1)")),
        picture("vote-against", worked("CountFor(count:26)")),
        picture("vote-counted", worked("CountAgainst(count:7)")),
        picture("vote-appeal", [worked("CallToOrder"), APPEAL.to_vec()].concat()),
        picture("vote-paper", lines(WORKED, "OpenVote(on:Motion(1)", false, &[PAPER])),
        picture("vote-again", lines(WORKED, "OpenVote(on:Motion(1)", true, &RECOUNT)),
        picture("vote-choice", lines(CHOICE, "CountOption(option:1", true, &[])),
        picture("result", worked("CloseVote")),
        picture("result-tie", lines(WORKED, "OpenMotion(motion:3)", false, &[])),
        picture("result-choice", lines(CHOICE, "CloseVote", true, &[])),
        picture("plan", worked("ProposeAction(what:\"晚上九点")),
        picture("pledge", worked("Pledge(badge:46")).later(0),
        picture("reply", worked("Respond(org:\"社区\"")),
        picture("recess", [worked("EndSpeech"), vec!["Recess(minutes:10)"]].concat()),
        picture("recess-over", [worked("EndSpeech"), vec!["Recess(minutes:10)"]].concat()).later(minutes(11)),
        picture("adjourned", [worked("EndSpeech"), vec![r#"Adjourn(reason:"停电了")"#]].concat()),
        picture("chair", [worked("EndSpeech"), vec![r#"SignOut(badges:"1")"#]].concat()),
        picture("read-back", worked("ReadAloud(what:Minutes)")),
        picture("closing", worked("SignMinutes(role:Resident,badge:8)")),
        picture("rule", cards()).shows(Page::Rule(yishi::charter::RuleId::R06)),
        picture("principle", cards()).shows(Page::Principle(yishi::charter::PrincipleId::P8)),
        picture("remember", cards()).shows(Page::Remember),
        picture("see", cards()).shows(Page::See),
        picture("hush", cards()).shows(Page::Hush).later(3_000),
        picture("noted", worked("CallToOrder")).shows(Page::Noted),
        picture("asked", worked("LowerHand(badge:1)")).shows(Page::Asked(2)),
        picture("replies-asked", worked("CloseVote")).shows(Page::Replies),
        picture("sign", worked("SignMinutes(role:Resident,badge:17)")).shows(Page::ReadBack(16)),
        picture("heat", worked("(13,2)")).shows(Page::Heat),
        picture("pledges", worked("Pledge(badge:46")).shows(Page::Pledges),
        picture("saying", cards()).shows(Page::Say(Saying::NoBadge)),
    ]
}

/// A sitting's lines and names.
pub struct Evening {
    pub entries: Vec<Entry>,
    pub calls: std::collections::BTreeMap<yishi::meeting::numbers::Badge, String>,
    code: String,
}

impl Evening {
    pub fn of(lines: &[&str]) -> Self {
        let console = Console::given(lines);
        let sitting = console.app.console().unwrap().sitting();
        Self { entries: sitting.timeline().entries().to_vec(), calls: sitting.calls(), code: last_four(sitting.head()) }
    }

    pub fn timeline(&self) -> Timeline {
        self.entries.iter().cloned().collect()
    }

    pub fn look<'a>(&'a self, names: &'a Roll<'a>, later: i64) -> Look<'a> {
        let now = self.entries.last().map_or("2026-05-23T18:20:00+08:00".parse().unwrap(), |entry| entry.at);
        Look { now: now.plus_ms(later), names, lang: names.lang, head: &self.code }
    }
}

fn console_drawn(console: &mut Console, size: (u16, u16), theme: Theme) -> Buffer {
    console.app = {
        let app = std::mem::replace(&mut console.app, Console::at_start().app);
        app.theme(theme)
    };
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| console.app.draw(frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// All sizes of one screen, in both languages; the colours of one of them.
fn page(name: &str, mut drawn: impl FnMut(Lang, (u16, u16)) -> Drawn) -> String {
    let mut text = String::new();
    for lang in LANGS {
        for size in SIZES {
            let Drawn { mono, dark } = drawn(lang, size);
            let what = format!("{name} {} {}x{}", code(lang), size.0, size.1);
            laid::assert_whole(&mono, &what);
            for (mono, dark) in dump(&mono).iter().zip(&dump(&dark)) {
                assert_eq!(mono, dark, "{what}: a theme changes what is said");
            }
            let _ = writeln!(text, "== {} {}x{}", code(lang), size.0, size.1);
            text.push_str(&trimmed(looks::rows(&mono)));
            let regions = looks::by_region(&dark, &what);
            if lang == Lang::Zh && size == COLOURED {
                text.push_str("-- colours\n");
                text.push_str(&trimmed(regions));
                text.push_str("-- without colours\n");
                text.push_str(&trimmed(looks::marks(&mono)));
            }
        }
    }
    text
}

#[test]
fn the_console_at_every_size_in_both_languages() {
    let mut files = Files::of("console");
    let mut kinds = BTreeSet::new();
    for moment in of_the_console() {
        let mut consoles = LANGS.map(|lang| moment.console(lang));
        if moment.keys.is_empty() {
            kinds.insert(Kind::of(consoles[0].meeting(), moment.board));
        }
        let shown = page(moment.name, |lang, size| {
            let console = &mut consoles[usize::from(lang != Lang::Zh)];
            Drawn { mono: console_drawn(console, size, Theme::MONO), dark: console_drawn(console, size, looks::dark()) }
        });
        files.holds(moment.name, &shown);
    }
    let mut start = Console::at_start();
    files.holds(
        "start",
        &page("start", |lang, size| {
            start.app = yishi::tui::App::choose(start.home.clone(), crate::console::at(crate::console::EVENING), lang);
            Drawn {
                mono: console_drawn(&mut start, size, Theme::MONO),
                dark: console_drawn(&mut start, size, looks::dark()),
            }
        }),
    );
    files.end();
    let missing: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "no frame of {missing:?}");
}

/// Every picture of the wall in Chinese, with its head.
pub fn every_wall(mut each: impl FnMut(&str, &view::Head, &Wall)) {
    for picture in of_the_wall() {
        let evening = Evening::of(&picture.lines);
        let timeline = evening.timeline();
        let names = Roll { lang: Lang::Zh, calls: &evening.calls };
        let look = evening.look(&names, picture.later);
        let choice = Choice::default().shows(picture.page, evening.look(&names, 0).now);
        let wall = view::wall(timeline.meeting(), timeline.entries().last(), choice, &look);
        each(picture.name, &view::head(timeline.meeting(), &look), &wall);
    }
}

#[test]
fn the_wall_at_every_size_in_both_languages() {
    let mut files = Files::of("wall");
    let (mut kinds, mut cut) = (BTreeSet::new(), Vec::new());
    for picture in of_the_wall() {
        let evening = Evening::of(&picture.lines);
        let timeline = evening.timeline();
        if picture.page == Page::Stage {
            kinds.insert(Follows::of(timeline.meeting()));
        }
        let shown = page(picture.name, |lang, size| {
            let names = Roll { lang, calls: &evening.calls };
            let look = evening.look(&names, picture.later);
            let choice = Choice::default().shows(picture.page, evening.look(&names, 0).now);
            let wall = view::wall(timeline.meeting(), timeline.entries().last(), choice, &look);
            let head = view::head(timeline.meeting(), &look);
            let drawn = |theme: Theme| {
                let area = Rect::new(0, 0, size.0, size.1);
                let mut buffer = Buffer::empty(area);
                let pages = draw(&mut buffer, area, &head, &wall, 0, Paint { theme, lang });
                for turn in 1..pages {
                    let mut later = Buffer::empty(area);
                    draw(&mut later, area, &head, &wall, turn, Paint { theme, lang });
                    laid::assert_whole(&later, picture.name);
                }
                buffer
            };
            let plain = drawn(Theme { glyphs: Glyphs::Plain, ..Theme::MONO });
            laid::assert_whole(&plain, picture.name);
            // What doesn't fit has pages; nothing that people are to read is cut.
            let is_cut = |row: &String| row.contains("..") && !row.contains(" ..");
            cut.extend(dump(&plain).into_iter().filter(is_cut));
            assert!(!dump(&plain).concat().contains(['▀', '▄']), "{}", picture.name);
            Drawn { mono: drawn(Theme::MONO), dark: drawn(looks::dark()) }
        });
        files.holds(picture.name, &shown);
    }
    files.end();
    assert!(cut.is_empty(), "cut on the wall: {cut:#?}");
    let missing: Vec<Follows> = Follows::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "no frame of {missing:?}");
}

/// Which blocks and tones were met.
#[derive(Default)]
struct Met {
    blocks: BTreeSet<&'static str>,
    tones: BTreeSet<usize>,
}

impl Met {
    fn all(&mut self, blocks: &[Block]) {
        for block in blocks {
            let mut tone = |tone: Tone| {
                self.tones.insert(tone as usize);
            };
            self.blocks.insert(match block {
                Block::Heading(_) => "heading",
                Block::Text(_, of) => {
                    tone(*of);
                    "text"
                }
                Block::Items(..) => "items",
                Block::Rows(_) => "rows",
                Block::Table { .. } => "table",
                Block::Bars(_) => "bars",
                Block::Equation { .. } => "equation",
                Block::Clock(_) => "clock",
                Block::Big(_, of) => {
                    tone(*of);
                    "big"
                }
                Block::Gap => "gap",
            });
        }
    }
}

#[test]
fn what_every_scene_of_the_console_says() {
    let mut files = Files::of("scenes/console");
    let (mut kinds, mut met) = (BTreeSet::new(), Met::default());
    for moment in of_the_console().into_iter().filter(|moment| moment.keys.is_empty() && moment.typed.is_empty()) {
        let evening = Evening::of(&moment.lines);
        let timeline = evening.timeline();
        kinds.insert(Kind::of(timeline.meeting(), moment.board));
        let mut text = String::new();
        for lang in LANGS {
            let names = Roll { lang, calls: &evening.calls };
            let scene = view::scene(timeline.meeting(), moment.board, &evening.look(&names, 6_000));
            met.all(&scene.main);
            met.all(&scene.side);
            let _ = write!(text, "== {}\n{}", code(lang), trimmed(said::scene(&scene).lines().map(str::to_owned)));
        }
        files.holds(moment.name, &text);
    }
    files.end();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), Kind::ALL);
    assert_eq!(met.blocks.len(), 10, "{:?}", met.blocks);
}

/// Every page that the host can choose, and all of its kind.
fn pages(meeting: &yishi::meeting::Meeting) -> Vec<Page> {
    let mut pages = Vec::new();
    for page in Page::ALL.iter().filter(|page| **page != Page::Stage) {
        pages.extend(std::iter::successors(Some(*page), |page| page.turned(false, meeting)));
    }
    pages
}

#[test]
fn what_every_page_of_the_wall_says() {
    let mut files = Files::of("scenes/wall");
    let evening = Evening::of(&worked("Pledge(badge:46"));
    let timeline = evening.timeline();
    let mut shown = BTreeSet::new();
    for lang in LANGS {
        let names = Roll { lang, calls: &evening.calls };
        let mut text = String::new();
        for page in pages(timeline.meeting()) {
            let look = evening.look(&names, 6_000);
            let wall = view::wall(timeline.meeting(), None, Choice::default().shows(page, look.now), &look);
            let _ = write!(text, "== {page:?}\n{}", said::wall(&wall));
            shown.insert(format!("{page:?}"));
        }
        files.holds(&format!("pages-{}", code(lang)), &trimmed(text.lines().map(str::to_owned)));
        files.holds(&format!("evening-{}", code(lang)), &trimmed(evening_of(lang).lines().map(str::to_owned)));
    }
    files.end();
    assert!(shown.len() >= 34 - 3 + 8 + 13, "{}", shown.len());
}

/// What is said for a few seconds finds room in the narrowest window.
#[test]
fn what_is_said_for_a_few_seconds_is_never_cut() {
    let evening = Evening::of(&WORKED.lines().collect::<Vec<_>>());
    let mut said = BTreeSet::new();
    for lang in LANGS {
        let names = Roll { lang, calls: &evening.calls };
        let mut timeline = Timeline::default();
        for entry in &evening.entries {
            timeline.push(entry.clone());
            let look = Look { now: entry.at, names: &names, lang, head: "" };
            said.extend(view::wall(timeline.meeting(), Some(entry), Choice::default(), &look).brief);
        }
        for guard in yishi::charter::GuardSpec::ALL.iter().map(|guard| guard.id) {
            said.extend(yishi::i18n::wall::kind(lang, guard));
        }
        said.insert(yishi::i18n::wall::stale(lang));
    }
    let wide: Vec<&String> = said.iter().filter(|line| yishi::text::width(line) > 56).collect();
    assert!(said.len() > 30 && wide.is_empty(), "{} {wide:#?}", said.len());
}

/// The walls of the worked evening one after the other, each when its title changes.
fn evening_of(lang: Lang) -> String {
    let evening = Evening::of(&WORKED.lines().collect::<Vec<_>>());
    let names = Roll { lang, calls: &evening.calls };
    let (mut timeline, mut text, mut last) = (Timeline::default(), String::new(), None);
    for entry in &evening.entries {
        timeline.push(entry.clone());
        for later in [6_000, 115_000] {
            let look = Look { now: entry.at.plus_ms(later), names: &names, lang, head: &evening.code };
            let wall: Wall = view::wall(timeline.meeting(), Some(entry), Choice::default(), &look);
            let title = wall.title();
            if title != last {
                let _ = write!(text, "== line {}, {} s later\n{}", entry.seq, later / 1000, said::wall(&wall));
                last = title;
            }
        }
    }
    text
}
