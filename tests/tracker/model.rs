//! Random steps beside a model that was written apart from the table of moves, from the words.

use super::{Book, person};
use yishi::{
    meeting::words::Destination,
    tracker::{Command, Party, State, Step},
};

/// A few numbers that follow from a seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

/// What is known of one item: its way, its state, who leads, who has seen it.
#[derive(Debug)]
struct Known {
    way: char,
    state: &'static str,
    lead: Option<u64>,
    seen: Vec<u64>,
}

fn way(to: u64) -> char {
    match to {
        0 => 'p',
        1 => 't',
        _ => 'r',
    }
}

fn first(way: char) -> &'static str {
    match way {
        'p' => "Promised",
        't' => "Waiting",
        _ => "ToSend",
    }
}

impl Known {
    fn open_promise(&self) -> bool {
        self.way == 'p' && ["Promised", "Doing", "Reported"].contains(&self.state)
    }

    fn is_out(&self) -> bool {
        self.way == 'r' && ["ToSend", "Sent", "Received", "Answered"].contains(&self.state)
    }

    /// Takes a step, or doesn't.
    #[allow(clippy::too_many_lines, reason = "one arm a step, as the issue lists them")]
    fn step(&mut self, which: u64, who: u64, to: u64) -> bool {
        let before = self.state;
        match which {
            0 if self.way == 'p' && before == "Promised" => self.state = "Doing",
            0 if self.way == 'p' && before == "Reported" => {
                self.state = "Doing";
                self.seen.clear();
            }
            1 if self.way == 'p' && ["Promised", "Doing"].contains(&before) => self.state = "Reported",
            2 if self.open_promise() && self.lead != Some(who) && !self.seen.contains(&who) => {
                self.seen.push(who);
                self.state = if self.seen.len() >= 2 { "Done" } else { "Reported" };
            }
            3 if self.open_promise() || before == "Waiting" => self.state = "Dropped",
            4 if (self.open_promise() || self.is_out()) && self.lead != Some(who) => self.lead = Some(who),
            5 if self.open_promise() && self.lead.is_some() => {
                self.lead = None;
                self.state = "Promised";
            }
            6 if self.way == 'p'
                && (before == "Dropped" || (["Promised", "Doing"].contains(&before) && self.lead.is_none())) =>
            {
                self.lead = Some(who);
                self.state = "Promised";
            }
            7 if self.way == 'r' && ["ToSend", "Sent"].contains(&before) => self.state = "Sent",
            8 if self.way == 'r' && ["ToSend", "Sent"].contains(&before) => self.state = "Received",
            9 if self.is_out() => self.state = "Answered",
            10 if self.is_out() => self.state = "Adopted",
            11 if self.is_out() => self.state = "Refused",
            12 if self.way == 't' && before == "Waiting" => self.state = "TakenUp",
            13 => match (self.way, before) {
                ('p', "Done" | "Dropped") => {
                    self.state = "Doing";
                    self.seen.clear();
                }
                ('r', "Adopted" | "Refused") => {
                    self.state = "Received";
                    self.seen.clear();
                }
                ('t', "TakenUp" | "Dropped") => {
                    self.state = "Waiting";
                    self.seen.clear();
                }
                _ => return false,
            },
            14 if (self.open_promise() || self.is_out() || before == "Waiting") && way(to) != self.way => {
                self.way = way(to);
                self.state = first(self.way);
            }
            _ => return false,
        }
        true
    }
}

const PLACES: [Destination; 3] = [Destination::Residents, Destination::NextMeeting, Destination::Street];

fn step(which: u64, who: u64, to: u64) -> Step {
    let party: Party = person(who.into());
    let reason = || "因为".to_owned();
    match which {
        0 => Step::Start {},
        1 => Step::Report { note: None },
        2 => Step::Confirm { by: party },
        3 => Step::Drop { reason: reason() },
        4 => Step::HandOver { to: party },
        5 => Step::Release { reason: reason() },
        6 => Step::Claim { by: party },
        7 => Step::Send { receiver: None, due: None },
        8 => Step::Receive {},
        9 => Step::Answer { text: reason() },
        10 => Step::Adopt { text: None },
        11 => Step::Refuse { reason: reason() },
        12 => Step::TakeUp {},
        13 => Step::Reopen { reason: reason() },
        _ => Step::Redirect { to: PLACES[usize::try_from(to).unwrap()], receiver: None, due: None },
    }
}

#[test]
fn the_model_says_the_same_of_every_step() {
    let (mut taken, mut refused) = (0, 0);
    for seed in 1..=300 {
        let mut dice = Dice(seed * 0x9E37_79B9);
        let place = dice.roll(3);
        let (mut book, item) = Book::with(Some(PLACES[usize::try_from(place).unwrap()]));
        let mut known = Known { way: way(place), state: first(way(place)), lead: Some(1), seen: Vec::new() };
        for _ in 0..80 {
            let (which, who, to) = (dice.roll(15), 1 + dice.roll(4), dice.roll(3));
            // Redirecting to the same place is refused, and says so; the model knows ways only.
            let wanted = known.step(which, who, to);
            let came = book.when(Command::Move { item, step: step(which, who, to) });
            assert_eq!(came.is_ok(), wanted, "seed {seed}: step {which} {known:?} {came:?}");
            let now: State = book.item(item).state;
            assert_eq!(format!("{now:?}"), known.state, "seed {seed}");
            assert_eq!(book.item(item).lead, known.lead.map(|who| person(who.into())), "seed {seed}");
            if wanted { taken += 1 } else { refused += 1 }
        }
    }
    assert!(taken > 4_000 && refused > 4_000, "{taken} {refused}");
}
