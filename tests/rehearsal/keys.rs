//! What the worked meeting costs one pair of hands, stage by stage: keys, hanzi that must be typed at once, hanzi that may
//! come later from paper, and the time for them beside the time that the stage had.

use std::collections::BTreeMap;

use ratatui::crossterm::event::KeyCode;
use yishi::{
    charter::Stage,
    meeting::{Command, Meeting, command::Expect, numbers::Badge},
    tui::input::{self, Said},
};

use super::{EVENING, Typed, began, lines};

/// Keys of the whole evening, beside texts that may come later.
const KEYS: usize = 2_200;
/// Keys a second, and hanzi a minute from handwriting in a noisy room.
const PACE: (f64, f64) = (3.3, 35.0);

fn is_hanzi(key: KeyCode) -> bool {
    matches!(key, KeyCode::Char(c) if !c.is_ascii())
}

/// A motion, a vote, a pledge, a row of the plan and the title of a cluster are typed as they come; every other text lies on
/// paper, and a name is for later too.
fn may_come_later(command: &Command) -> bool {
    !matches!(
        command,
        Command::DraftMotion { .. }
            | Command::OpenMotion { .. }
            | Command::EditMotion { .. }
            | Command::SetScope { .. }
            | Command::Amend { .. }
            | Command::OpenVote { .. }
            | Command::Pledge { .. }
            | Command::ProposeAction { .. }
            | Command::Cluster { .. }
            | Command::Recount { .. }
    )
}

#[derive(Default)]
struct Cost {
    orders: usize,
    keys: usize,
    now: usize,
    later: usize,
    /// Seconds that the evening spent there.
    had: f64,
}

impl Cost {
    fn seconds(&self) -> f64 {
        f64::from(u32::try_from(self.keys).unwrap()) / PACE.0
            + f64::from(u32::try_from(self.now).unwrap()) * 60.0 / PACE.1
    }
}

fn costs() -> BTreeMap<Stage, Cost> {
    let mut costs: BTreeMap<Stage, Cost> = BTreeMap::new();
    let orders = lines();
    let mut last = began(&orders);
    for (typed, (_, order)) in EVENING.typed.iter().zip(&orders[1..]) {
        let cost = costs.entry(typed.stage).or_default();
        let hanzi = typed.keys.iter().filter(|key| is_hanzi(**key)).count();
        cost.orders += 1;
        cost.keys += typed.keys.len() - hanzi;
        *(if may_come_later(&order.cmd) { &mut cost.later } else { &mut cost.now }) += hanzi;
        cost.had += f64::from(i32::try_from(typed.at.since(last) / 1000).unwrap());
        last = typed.at;
    }
    costs
}

#[test]
fn no_stage_needs_more_typing_than_it_has_time_and_the_evening_stays_within_its_keys() {
    println!("| stage | orders | keys | hanzi at once | hanzi later | minutes to type | minutes it had |");
    println!("|---|---|---|---|---|---|---|");
    let (mut keys, mut now, mut later) = (0, 0, 0);
    for (stage, cost) in costs() {
        let Cost { orders, keys: of, now: at_once, later: for_later, had } = cost;
        println!(
            "| {stage:?} | {orders} | {of} | {at_once} | {for_later} | {:.1} | {:.1} |",
            cost.seconds() / 60.0,
            had / 60.0
        );
        keys += of;
        now += at_once;
        later += for_later;
        assert!(cost.seconds() <= had || stage == Stage::S7, "{stage:?}: {:.0} s of {had:.0} s", cost.seconds());
    }
    println!("| all | {} | {keys} | {now} | {later} | | |", EVENING.typed.len());
    assert!(keys <= KEYS, "{keys}");
}

fn of(wanted: impl Fn(&Command) -> bool) -> Vec<&'static Typed> {
    let orders = lines();
    let all = EVENING.typed.iter().zip(&orders[1..]);
    all.filter(|(_, (_, order))| wanted(&order.cmd)).map(|(typed, _)| typed).collect()
}

#[test]
fn a_hand_and_a_count_cost_at_most_three_keys() {
    let lines = lines();
    let refused = |typed: &Typed| {
        let order = EVENING.typed.iter().position(|other| std::ptr::eq(other, typed)).map(|nth| &lines[nth + 1].1);
        matches!(order.and_then(|order| order.expect), Some(Expect::Refused(_)))
    };
    for typed in of(|cmd| matches!(cmd, Command::RaiseHand { .. })) {
        // The sign gives a hand that can be taken; another waits for an Enter, under the word that says why.
        // A dash needs none either where the clock goes on: in a moment it is a hand. Here no time goes by.
        let waits = refused(typed) || typed.keys.contains(&KeyCode::Char('-'));
        assert!(typed.keys.len() <= 3 + usize::from(waits), "{}: {:?}", typed.line, typed.keys);
    }
    for typed in of(|cmd| matches!(cmd, Command::CountFor { .. } | Command::CountAgainst { .. })) {
        assert!(typed.keys.len() <= 3, "{}: {:?}", typed.line, typed.keys);
    }
}

/// The line means this where the stage stands, and costs so many keys, Enter included.
fn line(stage: Stage, line: &str, wanted: impl Fn(&[Command]) -> bool) -> usize {
    let meeting = Meeting { stage, ..Meeting::default() };
    let Said::Give(commands) = input::read(line, &meeting).said else { panic!("{line}") };
    assert!(wanted(&commands), "{line}: {commands:?}");
    line.chars().count() + 1
}

#[test]
fn what_is_typed_most_often_costs_a_few_keys() {
    let signs_in = |commands: &[Command]| matches!(commands, [Command::SignIn { .. }]);
    assert!(line(Stage::S0, "47", signs_in) <= 4);
    let all = |commands: &[Command]| match commands {
        [Command::SignIn { badges, .. }] => {
            let skipped = [4, 14, 24, 34];
            badges.resolve(|badge: Badge| !skipped.contains(&badge.no)).len() == 42
        }
        _ => false,
    };
    assert!(line(Stage::S0, "1-46", all) <= 15);
    assert!(line(Stage::S2, "1:34", |commands| matches!(commands, [Command::CountDots { .. }])) <= 5);
    let hands = |many| move |commands: &[Command]| commands.len() == many;
    assert!(line(Stage::S4, "8-", hands(1)) <= 3);
    // In a batch a hand of two digits is three keys, and one Enter is shared.
    let batch = line(Stage::S4, "17+23-41?", hands(3));
    assert!(batch - 1 <= 3 * 3, "{batch}");
}

#[test]
fn a_headcount_costs_four_keys_once_the_debate_is_closed() {
    for typed in of(|cmd| matches!(cmd, Command::OpenVote { .. })) {
        // Space, the count, Enter; then who counts.
        let tellers: Vec<KeyCode> = "29 36".chars().map(KeyCode::Char).collect();
        let before = typed.keys.windows(tellers.len()).position(|keys| keys == tellers).unwrap();
        let count = &typed.keys[1..before - 1];
        let is_digit = |key: &KeyCode| matches!(key, KeyCode::Char('0'..='9'));
        assert!(before <= 4 && count.iter().all(is_digit), "{}: {:?}", typed.line, typed.keys);
    }
}
