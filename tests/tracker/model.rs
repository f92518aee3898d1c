//! Random steps beside a model that was written apart from the table of moves, from the words.

use super::{Book, no, person};
use yishi::{
    meeting::words::Destination,
    tracker::{Command, Content, New, Party, State, Step},
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

/// What is known of one item: its way, its state, who leads, who has seen it, and whether somebody came to the desk with it.
#[derive(Debug)]
struct Known {
    way: char,
    state: &'static str,
    lead: Option<u64>,
    seen: Vec<u64>,
    /// Led it since it was opened last.
    led: Vec<u64>,
    /// Said for its leader that it is done.
    said: Option<u64>,
    visitor: bool,
    tries: u64,
}

fn way(to: u64) -> char {
    match to {
        0 => 'p',
        1 => 't',
        2 => 'r',
        _ => 'n',
    }
}

fn first(way: char) -> &'static str {
    match way {
        'p' => "Promised",
        't' => "Waiting",
        'r' => "ToSend",
        _ => "Noted",
    }
}

impl Known {
    fn open_promise(&self) -> bool {
        self.way == 'p' && ["Promised", "Doing", "Reported"].contains(&self.state)
    }

    fn is_out(&self) -> bool {
        self.way == 'r' && ["ToSend", "Sent", "Received", "Answered"].contains(&self.state)
    }

    fn is_open(&self) -> bool {
        self.open_promise() || self.is_out() || ["Waiting", "Noted"].contains(&self.state)
    }

    /// Whoever came with it is told before it is over.
    fn ends(&mut self, state: &'static str) {
        self.state = if self.visitor { "CallBack" } else { state };
    }

    fn leads(&mut self, who: u64) {
        self.led.extend(self.lead.replace(who));
        self.led.retain(|led| *led != who);
        self.seen.retain(|seen| *seen != who);
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
                self.said = None;
            }
            1 if self.way == 'p' && ["Promised", "Doing"].contains(&before) => {
                self.state = "Reported";
                self.said = (to == 0).then_some(who);
            }
            2 if self.open_promise()
                && self.lead != Some(who)
                && self.said != Some(who)
                && !self.led.contains(&who)
                && !self.seen.contains(&who) =>
            {
                self.seen.push(who);
                if self.seen.len() >= 2 { self.ends("Done") } else { self.state = "Reported" }
            }
            3 if self.open_promise() || before == "Waiting" || before == "Noted" => self.ends("Dropped"),
            4 if (self.open_promise() || self.is_out()) && self.lead != Some(who) => self.leads(who),
            5 if self.open_promise() && self.lead.is_some() => {
                self.led.extend(self.lead.take());
                self.seen.clear();
                self.state = "Promised";
            }
            6 if self.way == 'p'
                && (before == "Dropped" || (["Promised", "Doing"].contains(&before) && self.lead.is_none())) =>
            {
                self.leads(who);
                self.seen.clear();
                self.state = "Promised";
            }
            7 if self.way == 'r' && ["ToSend", "Sent"].contains(&before) => self.state = "Sent",
            8 if self.way == 'r' && ["ToSend", "Sent"].contains(&before) => self.state = "Received",
            9 if self.is_out() => self.state = "Answered",
            10 if self.is_out() && (to == 0 || before == "Answered") => self.ends("Adopted"),
            11 if self.is_out() => self.ends("Refused"),
            12 if before == "Waiting" => self.ends("TakenUp"),
            13 => {
                let over = match self.way {
                    'p' => ["Done", "Dropped", "CallBack", "Closed"],
                    'r' => ["Adopted", "Refused", "CallBack", "Closed"],
                    't' => ["TakenUp", "Settled", "Dropped", "CallBack"],
                    _ => ["Settled", "Settled", "Dropped", "CallBack"],
                };
                if !over.contains(&before) && before != "Closed" {
                    return false;
                }
                self.state = match self.way {
                    'p' => "Doing",
                    'r' => "Received",
                    't' => "Waiting",
                    _ => "Noted",
                };
                self.seen.clear();
                self.led.clear();
                (self.said, self.tries) = (None, 0);
            }
            14 if self.is_open() && way(to) != self.way => {
                self.way = way(to);
                self.state = first(self.way);
            }
            15 if before == "Waiting" || before == "Noted" => self.ends("Settled"),
            16 if self.is_out() => (self.way, self.state) = ('t', "Waiting"),
            17 if before == "Noted" => (self.way, self.state) = ('t', "Waiting"),
            // Content, and not content with a reason; not content without one; nobody reached.
            18 if before == "CallBack" && to < 2 => self.state = "Closed",
            19 if before == "CallBack" => {
                self.tries += 1;
                self.state = if self.tries == 3 { "Closed" } else { "CallBack" };
            }
            _ => return false,
        }
        true
    }
}

const PLACES: [Option<Destination>; 4] =
    [Some(Destination::Residents), Some(Destination::NextMeeting), Some(Destination::Street), None];

pub fn place(to: u64) -> Option<Destination> {
    PLACES[usize::try_from(to).unwrap()]
}

pub fn step(which: u64, who: u64, to: u64) -> Step {
    let party: Party = person(who.into());
    let reason = || "因为".to_owned();
    match which {
        0 => Step::Start {},
        1 => Step::Report { note: None, by: (to == 0).then_some(party) },
        2 => Step::Confirm { by: party },
        3 => Step::Drop { reason: reason() },
        4 => Step::HandOver { to: party },
        5 => Step::Release { reason: reason() },
        6 => Step::Claim { by: party },
        7 => Step::Send { receiver: None, due: None },
        8 => Step::Receive {},
        9 => Step::Answer { text: reason(), document: None },
        10 => Step::Adopt { text: (to == 0).then(reason), document: None },
        11 => Step::Refuse { reason: reason(), document: None },
        12 => Step::TakeUp { text: Some(reason()) },
        13 => Step::Reopen { reason: reason() },
        14 => Step::Redirect { to: place(to).unwrap(), receiver: None, due: None },
        15 => Step::Settle { text: reason() },
        16 => Step::Return { reason: reason() },
        17 => Step::Raise {},
        18 => match to {
            0 => Step::CallBack { content: Some(Content::Partly), reason: None },
            1 => Step::CallBack { content: Some(Content::No), reason: Some(reason()) },
            _ => Step::CallBack { content: Some(Content::No), reason: None },
        },
        _ => Step::CallBack { content: None, reason: None },
    }
}

#[test]
fn the_model_says_the_same_of_every_step() {
    let (mut taken, mut refused) = (0, 0);
    let mut reached = std::collections::BTreeSet::new();
    for seed in 1..=400 {
        let mut dice = Dice(seed * 0x9E37_79B9);
        let at = dice.roll(4);
        let visitor = seed % 2 == 0;
        let mut book = Book::empty();
        let plain = if visitor { New::visit("修路灯") } else { New::about("修路灯") };
        let author = visitor.then(|| person(77));
        book.when(Command::Add(Box::new(New { to: place(at), lead: Some(person(1)), author, ..plain }))).unwrap();
        let item = if visitor { no("26-v1") } else { no("26-0-1") };
        let mut known = Known {
            way: way(at),
            state: first(way(at)),
            lead: Some(1),
            seen: Vec::new(),
            led: Vec::new(),
            said: None,
            visitor,
            tries: 0,
        };
        for _ in 0..100 {
            let (which, who, to) = (dice.roll(20), 1 + dice.roll(4), dice.roll(3));
            // Redirecting to the same place is refused, and says so; the model knows ways only.
            let wanted = known.step(which, who, to);
            let came = book.when(Command::Move { item, step: step(which, who, to) });
            assert_eq!(came.is_ok(), wanted, "seed {seed}: step {which} {known:?} {came:?}");
            let now: State = book.item(item).state;
            assert_eq!(format!("{now:?}"), known.state, "seed {seed}");
            assert_eq!(book.item(item).lead, known.lead.map(|who| person(who.into())), "seed {seed}");
            reached.insert(now);
            if wanted { taken += 1 } else { refused += 1 }
        }
    }
    assert!(taken > 4_000 && refused > 4_000, "{taken} {refused}");
    // All but those of before, and what needs another one to go into.
    assert_eq!(reached.len(), State::ALL.len() - 2, "{reached:?}");
}
