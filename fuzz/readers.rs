//! What each fuzz target does with its bytes. `cargo test trust::hostile::corpus` gives the kept corpus, and random changes of it,
//! to the same functions.

use std::{collections::BTreeMap, sync::LazyLock};

use yishi::{
    charter,
    document::markdown,
    i18n::{Lang, names::Roll, tracker::event},
    journal::{self, Claim, People},
    meeting::{
        Ctx, Entry, Event, Meeting, Moment, Name, Order, Timeline,
        numbers::{Badges, Card, Cards},
        script,
    },
    minutes::{self, Record},
    register::{self, Sheet},
    station::{Settings, roster as residents},
    table, text,
    time::{self, Calendar},
    tracker::{self, Command, Item, ItemNo, Ledger, New, NewProject, Party, register::Wrong},
    tui::{
        form::{AfterAnswer, Form, Questions as _, Room},
        input,
        line::EditLine,
    },
    view::{
        self, Board, Look,
        wall::{Choice, wall as picture},
    },
};

/// A parser, by the name of its target.
pub type Reader = (&'static str, fn(&[u8]));

/// Every parser of something that a person or a file gives.
pub const READERS: &[Reader] = &[
    ("charter", charter),
    ("claim", claim),
    ("clean", clean),
    ("console_line", console_line),
    ("days", days),
    ("form", form),
    ("items_table", items_table),
    ("journal_file", journal_file),
    ("journal_line", journal_line),
    ("numbers", numbers),
    ("people", people),
    ("roster", roster),
    ("script_line", script_line),
    ("settings", settings),
    ("tracker_line", tracker_line),
    ("wall", wall),
];

/// The target of this name.
pub fn read(target: &str, bytes: &[u8]) {
    let reader = READERS.iter().find(|(name, _)| *name == target);
    reader.unwrap_or_else(|| panic!("no reader is named {target}")).1(bytes);
}

/// The worked meeting where each stage begins, and half-way between.
static PLACES: LazyLock<Vec<Timeline>> = LazyLock::new(|| {
    let mut places = vec![Timeline::default()];
    let mut timeline = Timeline::default();
    for (number, line) in include_str!("../sessions/worked.ron").lines().enumerate() {
        if let Ok(Some(order)) = script::parse(line) {
            let stage = timeline.meeting().stage;
            let _ = give(&mut timeline, &order);
            if timeline.meeting().stage != stage || number % 40 == 0 {
                places.push(timeline.clone());
            }
        }
    }
    places
});

/// One of the places: which, follows from the length, so that the bytes stay what a person would give.
fn place(bytes: &[u8]) -> &'static Timeline {
    &PLACES[bytes.len() % PLACES.len()]
}

/// As the sitting does it.
fn give(timeline: &mut Timeline, order: &Order) -> Option<Vec<Event>> {
    let last = timeline.meeting().last_at;
    let at = order.at.or(last).unwrap_or_else(start);
    let now = last.map_or(at, |last| last.max(at));
    let (because, known) = (order.because.as_deref(), BTreeMap::new());
    let ctx = Ctx { now, when: order.when, by: order.by, because, fresh_id: uuid::Uuid::from_u128(1), known: &known };
    let events = match timeline.decide(&order.cmd, &ctx) {
        Ok(events) => events,
        Err(refusal) => refusal.line(order.cmd.name())?,
    };
    let (seq, by) = (next(timeline), timeline.by(order.by, order.when));
    timeline.push(Entry { seq, at: now, when: order.when, by, via: 0, events: events.clone() });
    Some(events)
}

fn start() -> Moment {
    "2026-05-23T19:00:00+08:00".parse().unwrap()
}

fn next(timeline: &Timeline) -> u64 {
    timeline.entries().last().map_or(1, |entry| entry.seq + 1)
}

/// Every board and the minutes of a meeting, which must come out whatever stands in it.
fn show(meeting: &Meeting) {
    let calls = BTreeMap::new();
    let names = &Roll { lang: Lang::Zh, calls: &calls };
    let look = Look { now: meeting.last_at.unwrap_or_else(start), names, lang: Lang::Zh, head: "" };
    for board in Board::ALL {
        let _ = view::scene(meeting, board, &look);
    }
    if meeting.opening.is_some() {
        let _ = markdown::write(&minutes::build(meeting, &Record::of(names, Lang::Zh)));
    }
}

fn words(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// `journal.ron`, or a file that continues it.
fn journal_file(bytes: &[u8]) {
    let _ = journal::scan(bytes);
}

/// The words of one line, under a hash that fits: what a fuzzer can't guess, somebody who writes a false journal by hand can make.
/// Any entry is taken in and shown, even an impossible one, and is read again as it was written.
fn journal_line(bytes: &[u8]) {
    let Ok(Some(mut entry)) = journal::read_sealed(bytes) else {
        return;
    };
    let written = ron::to_string(&entry).unwrap();
    assert_eq!(ron::from_str::<Entry>(&written).as_ref(), Ok(&entry));
    let mut timeline = place(bytes).clone();
    entry.seq = next(&timeline);
    timeline.push(entry);
    show(timeline.meeting());
}

/// `people.ron`.
fn people(bytes: &[u8]) {
    let Ok(people) = People::parse("people.ron".into(), bytes) else {
        return;
    };
    for (_, person) in people.all() {
        for name in person.name.iter().chain(&person.call) {
            assert_eq!(text::clean(name, text::NAME).as_ref(), Ok(name));
        }
    }
}

/// A line of a script, given somewhere in an evening. What is accepted stays on one line and is read again as it was.
fn script_line(bytes: &[u8]) {
    let Ok(Some(order)) = script::parse(&words(bytes)) else {
        return;
    };
    let mut timeline = place(bytes).clone();
    if let Some(events) = give(&mut timeline, &order) {
        let written = ron::to_string(&events).unwrap();
        assert!(!written.contains(['\n', '\r']), "{written}");
        assert_eq!(ron::from_str::<Vec<Event>>(&written).unwrap(), events);
        show(timeline.meeting());
    }
}

/// A file of residents, text or workbook; it has no more rows than are taken.
fn roster(bytes: &[u8]) {
    if let Ok(table) = residents::read(bytes, None) {
        assert!(table.rows().count() <= table::ROWS);
    }
}

/// `settings.ron`.
fn settings(bytes: &[u8]) {
    let notation = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let _ = notation.from_bytes::<Settings>(bytes);
}

/// A charter. One that holds is printed, and read again as it is.
fn charter(bytes: &[u8]) {
    if let Ok(charter) = charter::parse(&words(bytes)) {
        let printed = charter::print(&charter).unwrap();
        assert_eq!(charter::parse(&printed), Ok(charter));
    }
}

/// `verify --head`.
fn claim(bytes: &[u8]) {
    let _ = words(bytes).parse::<Claim>();
}

/// A text, typed or pasted.
fn clean(bytes: &[u8]) {
    let words = words(bytes);
    if let Ok(clean) = text::clean(&words, text::NOTE) {
        assert_eq!(text::clean(&clean, text::NOTE).as_ref(), Ok(&clean), "{words:?}");
        assert_eq!(text::strip(&clean), clean, "{words:?}");
        let mut tidied = clean.clone();
        text::tidy(&mut tidied);
        assert_eq!(tidied, clean, "{words:?}");
    }
    let stripped = text::strip(&words);
    assert_eq!(text::strip(&stripped), stripped, "{words:?}");
    let mut line = EditLine::of("");
    line.paste(&words);
    assert_eq!(text::strip(&line.text()), line.text(), "{words:?}");
}

/// A line in the input strip, somewhere in an evening.
fn console_line(bytes: &[u8]) {
    let _ = input::read(&words(bytes), place(bytes).meeting());
}

/// `wall.ron`, somewhere in an evening: whatever it asks for, there is a picture.
fn wall(bytes: &[u8]) {
    let Ok(choice) = ron::de::from_bytes::<Choice>(bytes) else {
        return;
    };
    let timeline = place(bytes);
    let meeting = timeline.meeting();
    let calls = BTreeMap::new();
    let names = &Roll { lang: Lang::Zh, calls: &calls };
    let now = meeting.last_at.unwrap_or_else(start).plus_ms(choice.ahead);
    let _ = picture(meeting, timeline.entries().last(), choice, &Look { now, names, lang: Lang::Zh, head: "" });
}

/// A day and an hour, as a form takes them.
fn days(bytes: &[u8]) {
    let words = words(bytes);
    let _ = (time::to_come(&words, start().date()), time::happened(&words, start().date()));
    let _ = (time::hour(&words), time::day_and_hour(&words), time::day_of_number(&words));
}

/// The first byte names the command; then an answer a line. What is filled in reads as a command.
fn form(bytes: &[u8]) {
    let Some((name, answers)) = bytes.split_first() else {
        return;
    };
    let meeting = place(bytes).meeting();
    let calls = BTreeMap::new();
    let names = &Roll { lang: Lang::Zh, calls: &calls };
    let room = Room { meeting, names, lang: Lang::Zh, now: meeting.last_at.unwrap_or_else(start) };
    let mut form = Form::new(Name::ALL[usize::from(*name) % Name::ALL.len()], &[], &room);
    let mut step = AfterAnswer::Next;
    for answer in words(answers).lines() {
        step = form.answer(answer, &room);
    }
    if step != AfterAnswer::Done {
        step = form.rest(&room);
    }
    if step == AfterAnswer::Done {
        let _ = form.command();
    }
}

/// Moments, badges and cards, as scripts and journals write them. A moment and a card are written, and read again as they are:
/// on a screen a card has the number that was printed on it, whoever wears its badge now.
fn numbers(bytes: &[u8]) {
    let words = words(bytes);
    if let Ok(read) = words.parse::<Moment>() {
        assert!(read.to_string().parse::<Moment>().is_ok_and(|again| again == read), "{words:?}");
    }
    if let Ok(read) = words.parse::<Card>() {
        let written = ron::to_string(&read).unwrap_or_default();
        assert!(ron::from_str::<Card>(&written).is_ok_and(|again| again == read), "{words:?} {written}");
    }
    let _ = words.parse::<Badges>();
    let _ = words.parse::<Cards>();
}

/// A small tracker: an item on each way, and a visit.
static TRACKED: LazyLock<Ledger> = LazyLock::new(|| {
    let mut ledger = Ledger::default();
    let to = |to: &str| Command::Add(Box::new(New { to: register::destination(to), ..New::about("楼道的灯") }));
    let visit = Command::Add(Box::new(New::visit("门口太黑")));
    let motion = Command::Add(Box::new(New { kind: tracker::Kind::Motion, ..New::about("换灯") }));
    let project = NewProject { title: "楼道换灯".into(), applicant: None, basis: "26-0-5".parse().ok() };
    let rest = [motion, visit, Command::Apply(Box::new(project))];
    for command in ["", "Residents", "Street", "NextMeeting"].map(to).into_iter().chain(rest) {
        assert!(tracked(&mut ledger, &command), "{command:?}");
    }
    ledger
});

/// As a store does it: what happened is written, read again as it was, worded, and taken in. Whether it was accepted.
fn tracked(ledger: &mut Ledger, command: &Command) -> bool {
    let ctx = tracker::Ctx { now: start(), calendar: &Calendar::default(), by: None, on: None, founded: None };
    let Ok(events) = tracker::decide(ledger, command, ctx) else {
        return false;
    };
    for happened in &events {
        let written = serde_json::to_string(happened).unwrap();
        assert_eq!(serde_json::from_str::<tracker::Event>(&written).as_ref().unwrap(), happened);
        let _ = event(Lang::Zh, happened, &|_| None);
        ledger.apply(start(), happened);
    }
    for project in ledger.projects.values() {
        assert_eq!(
            project.spent().0 + project.sources.iter().map(|of| project.left_of(&of.name).0).sum::<u64>(),
            project.given().0
        );
    }
    for item in ledger.items.values() {
        assert_eq!(text::strip(&item.title), item.title, "{item:?}");
        assert_eq!(serde_json::from_str::<Item>(&serde_json::to_string(item).unwrap()).as_ref().unwrap(), &**item);
    }
    true
}

/// A line of `yishi track apply`.
fn tracker_line(bytes: &[u8]) {
    if let Ok(Some(command)) = tracker::command::parse(&words(bytes)) {
        tracked(&mut TRACKED.clone(), &command);
    }
}

/// Everybody who is named in a table is somebody new, once.
struct Named {
    ledger: Ledger,
    names: BTreeMap<String, uuid::Uuid>,
}

impl Sheet for Named {
    fn item(&self, no: ItemNo) -> Option<Item> {
        self.ledger.items.get(&no).map(|item| (**item).clone())
    }

    fn party(&mut self, said: &str) -> Result<Party, Wrong> {
        if let Some(unit) = said.strip_prefix('@') {
            return Ok(Party::Unit(unit.to_owned()));
        }
        let fresh = uuid::Uuid::from_u128(self.names.len() as u128 + 1);
        Ok(Party::Person(*self.names.entry(said.to_owned()).or_insert(fresh)))
    }
}

/// The table of items, text or workbook. What its good lines say is taken in or refused, and nothing is lost on the way out and in
/// again: a table that was written and read says nothing new.
fn items_table(bytes: &[u8]) {
    let Ok(table) = table::read(bytes, None, register::CAPS) else {
        return;
    };
    let today = start().date();
    let mut named = Named { ledger: TRACKED.clone(), names: BTreeMap::new() };
    let plan = register::plan(&table, Lang::Zh, today, &|_| None, &mut named);
    for command in plan.changes.iter().flat_map(|change| &change.commands) {
        tracked(&mut named.ledger, command);
    }
    let calls: BTreeMap<uuid::Uuid, String> = named.names.iter().map(|(name, id)| (*id, name.clone())).collect();
    let call = |id: uuid::Uuid| calls.get(&id).cloned();
    let out = register::csv(Lang::Zh, named.ledger.items.values().map(AsRef::as_ref), &call, None);
    let table = table::read(&out, None, register::CAPS).unwrap();
    let again = register::plan(&table, Lang::Zh, today, &call, &mut named);
    let new: Vec<_> = again.changes.iter().filter(|change| !change.commands.is_empty()).collect();
    assert!(new.is_empty(), "{new:?}");
}
