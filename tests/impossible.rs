//! Lines that no program of ours writes: of a damaged journal, a later version, or a liar. They change nothing or
//! something harmless, and nothing that reads the meeting panics.

use std::{collections::BTreeMap, fs, path::Path};

use yishi::{
    charter::preset,
    document::markdown,
    i18n::{Lang, names::Roll},
    meeting::{
        Ctx, Entry, Event, Meeting, Moment, Timeline,
        measure::Measures,
        numbers::{Badge, MotionNo, TopicNo},
        script, spec,
        words::{By, Giver},
    },
    minutes::{self, Record},
    view::{self, Board, Look},
};

use crate::support::at_s6;

/// Numbers of every size; what doesn't fit its field is not read.
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "255",
    "65535",
    "4294967295",
    "18446744073709551615",
    "-1",
    "-9223372036854775808",
    "9223372036854775807",
];

const MOMENTS: &[&str] = &[
    "0001-01-01T00:00:00.000+00:00",
    "1970-01-01T00:00:00.000-12:00",
    "2026-05-23T19:00:00.000+08:00",
    "9999-12-31T23:59:59.999+14:00",
];

/// Numbers that are the same on every machine (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// One event of each kind, as the journal writes it.
fn written() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/every-event-v2.ron");
    let text = fs::read_to_string(file).unwrap();
    text.lines().filter(|line| !line.starts_with("//")).map(str::to_owned).collect()
}

/// The same event with other numbers, moments and cards.
fn twisted(chance: &mut Chance, line: &str) -> String {
    let mut twisted = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        let quoted = rest.strip_prefix('"').and_then(|tail| tail.split_once('"'));
        let run = |of: fn(char) -> bool| rest.len() - rest.trim_start_matches(of).len();
        let (digits, word) = (run(|letter| letter.is_ascii_digit()), run(char::is_alphanumeric));
        if let Some((text, tail)) = quoted {
            let card = text.contains('.') && text.starts_with(|letter: char| letter.is_ascii_digit());
            let text = match text {
                text if text.parse::<Moment>().is_ok() => chance.pick(MOMENTS),
                _ if card => chance.pick(&["0.1", "7.1", "65535.65535"]),
                text => text,
            };
            twisted.extend(["\"", text, "\""]);
            rest = tail;
        } else {
            let mark = rest.chars().next().map_or(0, char::len_utf8);
            let (head, tail) = rest.split_at(if digits > 0 { digits } else { word.max(mark) });
            twisted.push_str(if digits > 0 { chance.pick(NUMBERS) } else { head });
            rest = tail;
        }
    }
    twisted
}

/// Many of each kind.
fn pool(chance: &mut Chance) -> Vec<Event> {
    let mut pool = Vec::new();
    for line in written() {
        let event: Event = ron::from_str(&line).unwrap_or_else(|why| panic!("{why}: {line}"));
        // The opening's charter holds a hundred numbers: it would hardly ever be read with all of them twisted.
        let tries = if matches!(event, Event::MeetingOpened(_)) { 0 } else { 60 };
        pool.push(event);
        let read = |_| ron::from_str::<Event>(&twisted(chance, &line)).ok();
        pool.extend((0..tries).filter_map(read));
    }
    pool
}

/// An opening with numbers that no check would let in.
fn opening(chance: &mut Chance) -> Event {
    let Event::MeetingOpened(mut opening) = ron::from_str(&written()[0]).unwrap() else { panic!() };
    let numbers = [0, 1, 3, u16::MAX];
    let charter = &mut opening.charter;
    *charter = preset(chance.pick(&["haishu", "nantang", "solo", "choice"])).unwrap();
    charter.market.tables = chance.pick(&numbers);
    charter.market.rounds = chance.pick(&numbers);
    charter.market.dots = chance.pick(&numbers);
    charter.extend = chance.pick(&numbers);
    charter.quorum = Some(chance.pick(&numbers));
    for stage in &mut charter.stages {
        stage.minutes.values_mut().for_each(|minutes| *minutes = chance.pick(&numbers));
    }
    for guard in charter.rules.iter_mut().flat_map(|rule| rule.guards.values_mut()) {
        guard.max = guard.max.map(|_| chance.pick(&numbers));
        guard.seconds = guard.seconds.map(|_| chance.pick(&[0, 120, u32::MAX]));
    }
    if chance.below(4) == 0 {
        charter.sequence.clear();
    }
    Event::MeetingOpened(opening)
}

/// Everything that can be asked of a meeting.
fn ask(meeting: &Meeting) {
    let now = meeting.last_at.unwrap_or_else(|| MOMENTS[2].parse().unwrap());
    let _ = (meeting.missing(), meeting.on_paper(), meeting.unsigned(), meeting.legal_now(), meeting.limits());
    let _ =
        (meeting.waiting(), meeting.next_speaker(), meeting.live_topics(), meeting.shown_topics(), meeting.unplaced());
    let _ = (meeting.stage_left(now), meeting.speech_left(now), meeting.report_left(now), meeting.behind(now));
    let _ = (meeting.present(), meeting.voters(), meeting.households(), meeting.free_badge());
    for motion in meeting.motions.values() {
        let _ = (meeting.balance(motion), meeting.turns_used(motion, Badge(u16::MAX)));
    }
    let _ = (meeting.topic_title(TopicNo(u16::MAX)), meeting.took_part(MotionNo(u16::MAX), Badge(0)));
    let _ = Measures::of(meeting);
}

/// Screens and papers.
fn show(meeting: &Meeting) {
    let calls = BTreeMap::new();
    for lang in [Lang::Zh, Lang::En] {
        let names = &Roll { lang, calls: &calls };
        let look = Look { now: meeting.last_at.unwrap(), names, lang, head: "" };
        let _ = view::head(meeting, &look);
        for board in Board::ALL {
            let _ = view::scene(meeting, board, &look);
        }
        let record = Record::of(names, lang);
        let _ = markdown::write(&minutes::build(meeting, &record));
    }
}

/// Gives every example on top, with a reason and without, as if they came.
fn decide(timeline: &Timeline) {
    let now = timeline.meeting().last_at.unwrap_or_else(|| MOMENTS[2].parse().unwrap());
    for row in spec::TABLE {
        for because in [None, Some("急事")] {
            let ctx = Ctx {
                now,
                when: None,
                by: Giver::Chair,
                because,
                fresh_id: uuid::Uuid::nil(),
                known: &BTreeMap::new(),
            };
            let order = script::parse(row.example).unwrap().unwrap();
            if let Ok(events) = timeline.decide(&order.cmd, &ctx) {
                let mut after = timeline.clone();
                after.push(entry(u64::MAX, now, events));
                ask(after.meeting());
            }
        }
    }
}

fn entry(seq: u64, at: Moment, events: Vec<Event>) -> Entry {
    Entry { seq, at, when: None, by: By::Host, via: 0, events }
}

#[test]
fn impossible_lines_never_panic_and_always_give_the_same_meeting() {
    for evening in 1..=40u64 {
        let mut chance = Chance(evening.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let pool = pool(&mut chance);
        let mut entries = match evening % 4 {
            // Nothing was opened; or somewhere in a real evening; or under a charter that no check let in.
            0 => Vec::new(),
            1 => at_s6().timeline().entries().to_vec(),
            _ => vec![entry(1, MOMENTS[2].parse().unwrap(), vec![opening(&mut chance)])],
        };
        let mut timeline: Timeline = entries.iter().cloned().collect();
        for nth in 0..150u64 {
            let seq = chance.pick(&[nth, nth, nth, 0, 1, u64::MAX]);
            let at = chance.pick(MOMENTS).parse().unwrap();
            let events = (0..chance.below(4)).map(|_| pool[chance.below(pool.len())].clone()).collect();
            let line = entry(seq, at, events);
            timeline.push(line.clone());
            entries.push(line);
            ask(timeline.meeting());
            let _ = (timeline.undoable(), timeline.redoable());
        }
        let at_once: Timeline = entries.into_iter().collect();
        assert_eq!(at_once.meeting(), timeline.meeting(), "evening {evening}");
        show(timeline.meeting());
        decide(&timeline);
    }
}

#[test]
fn an_undo_of_what_never_was_changes_nothing() {
    let room = at_s6();
    let mut timeline = room.timeline().clone();
    let before = timeline.meeting().clone();
    for (nth, seq) in (1..).zip([0, 9_999, u64::MAX]) {
        let line = entry(before.seq + nth, before.last_at.unwrap(), vec![Event::Undone { seq, stand: None }]);
        timeline.push(line);
        let mut after = timeline.meeting().clone();
        after.seq = before.seq;
        assert_eq!(after, before);
    }
}
