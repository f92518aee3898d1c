//! Whatever a station did, in whatever order: the cache that came of it line by line is the one that is made of the record anew, row by
//! row and byte by byte.

use std::{collections::BTreeMap, path::Path};

use rusqlite::{Connection, types::Value};
use yishi::{
    meeting::{Moment, words::Destination},
    store::{NotUndone, Page, Record, Store, Subject, Via},
    tracker::{
        Came, Command, Event, Fen, FundDo, ItemNo, Kind, NewDesk, NewProject, NoticeOf, Party, ProjectStep, Says,
        council::{Council, Shift},
        notice::{How, NewNotice, NoticeStep},
        patrol::PatrolList,
        project::{BudgetLine, Voucher},
    },
};

use super::{add, day, faults, moves, now, person, report};
use crate::{
    support::figure,
    tracker::{
        at,
        model::{self, Dice},
    },
};

/// Two desks of one station, and what is known of the numbers that it gave.
struct History {
    home: tempfile::TempDir,
    desks: [Record; 2],
    large: bool,
    dice: Dice,
    now: Moment,
    items: Vec<ItemNo>,
    meetings: u16,
    met: Met,
}

/// What was met on the way, so that the test says that it was.
type Met = BTreeMap<&'static str, usize>;

impl History {
    fn new(seed: u64) -> Self {
        let home = tempfile::tempdir().unwrap();
        // One in four as with a hundred thousand items: indices and pairs of letters.
        let large = seed.is_multiple_of(4);
        let desks = desks(home.path(), large);
        let (dice, met) = (Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1), Met::default());
        Self { home, desks, large, dice, now: now(), items: Vec::new(), meetings: 0, met }
    }

    fn roll(&mut self, sides: u64) -> u64 {
        self.dice.roll(sides)
    }

    fn count(&mut self, what: &'static str, came: bool) {
        *self.met.entry(what).or_default() += usize::from(came);
    }

    fn desk(&mut self) -> &mut Record {
        let which = usize::try_from(self.dice.roll(2)).unwrap();
        &mut self.desks[which]
    }

    fn give(&mut self, commands: &[Command]) -> bool {
        self.now = self.now.plus_min(1 + u16::try_from(self.dice.roll(900)).unwrap());
        let now = self.now;
        let answer = self.desk().give(commands, at(now)).unwrap();
        self.count(if answer.is_ok() { "commands taken" } else { "refused" }, true);
        let Ok(events) = answer else { return false };
        self.items.extend(events.iter().flatten().filter_map(|event| match event {
            Event::Added(item) => Some(item.no),
            _ => None,
        }));
        true
    }

    fn words(&mut self) -> String {
        let (n, what) = (self.roll(90), self.roll(4));
        format!("{n}号楼{}", ["修路灯", "装\"电梯\"", "楼道太黑", "停车"][usize::try_from(what).unwrap()])
    }

    fn addition(&mut self) -> Command {
        let (title, to, lead) = (self.words(), self.roll(4), self.roll(4));
        let due = (self.roll(2) == 0).then_some("2026-12-30");
        let mut new = add(&title, model::place(to), (lead > 0).then(|| person(lead.into())), due);
        let sort = self.roll(9);
        if let Command::Add(new) = &mut new
            && sort < 3
        {
            new.desk = Some(NewDesk { building: Some("3号楼".into()), ..NewDesk::default() });
            (new.came, new.author) = (Some(Came::Desk), Some(person(77)));
        } else if let Command::Add(new) = &mut new
            && sort < 5
        {
            // A project may rest on it.
            (new.kind, new.to) = (Kind::Motion, Some(Destination::Residents));
        }
        new
    }

    fn item(&mut self) -> Option<ItemNo> {
        let which = self.dice.roll(self.items.len().max(1) as u64);
        self.items.get(usize::try_from(which).unwrap()).copied()
    }

    fn number(&mut self, letter: char) -> String {
        format!("26-{letter}{}", 1 + self.roll(4))
    }

    /// Something that a station does; refused or not.
    fn act(&mut self) {
        match self.roll(36) {
            0..=6 => {
                let new = self.addition();
                self.give(&[new]);
            }
            7..=13 => {
                let (which, who, to) = (self.roll(20), 1 + self.roll(4), self.roll(3));
                let Some(item) = self.item() else { return };
                self.give(&[Command::Move { item, step: model::step(which, who, to) }]);
            }
            14 => {
                let rows: Vec<Command> = (0..=self.roll(30)).map(|_| self.addition()).collect();
                for desk in &mut self.desks {
                    desk.through(Via::Import);
                }
                let came = self.give(&rows);
                self.count("imports", came);
                for desk in &mut self.desks {
                    desk.through(Via::Screen);
                }
            }
            15..=17 => self.send(),
            18 | 19 => self.post(),
            20 => {
                let (meeting, lines) = (1 + self.roll(3), 10 + self.roll(5));
                let number = u16::try_from(meeting).unwrap();
                self.meetings = self.meetings.max(number);
                let report = report(meeting.into(), number, usize::try_from(lines).unwrap());
                let came = self.give(&[report]);
                self.count("meetings", came);
            }
            21..=23 => self.spend(),
            31..=35 => self.book(),
            24 => self.staff(),
            25 | 26 => self.undo(),
            27 => {
                let line = 2 + self.roll(20);
                let done = self.desk().redact(i64::try_from(line).unwrap()).unwrap();
                self.count("lines redacted", done.is_some_and(|done| done.texts > 0));
            }
            28 => {
                // Both desks go home, and somebody clears the cache away.
                let _ = std::fs::remove_dir_all(self.home.path().join("cache"));
                self.desks = desks(self.home.path(), self.large);
                self.count("caches thrown away", true);
            }
            29 => {
                // The power goes while a line is being written.
                use std::io::Write as _;
                let path = faults::record(self.home.path());
                if let Ok(mut file) = std::fs::OpenOptions::new().append(true).open(path) {
                    file.write_all(b"{\"v\":1,\"seq\":9,\"at\":\"2026-0").unwrap();
                    self.count("torn lines", true);
                }
            }
            _ => self.desks = desks(self.home.path(), self.large),
        }
    }

    fn send(&mut self) {
        let Some(item) = self.item() else { return };
        let (files, why) = (vec!["照片".to_owned()], Some("催".to_owned()));
        let command = match self.roll(4) {
            0 => Command::MakeSending { item, due: Some(day("2026-12-01")), why, files },
            1 => moves(&item.to_string(), yishi::tracker::Step::Send { receiver: Some("街道".into()), due: None }),
            2 => {
                let to = [Destination::Street, Destination::Owners][usize::try_from(self.roll(2)).unwrap()];
                moves(&item.to_string(), yishi::tracker::Step::Redirect { to, receiver: None, due: None })
            }
            _ => Command::Reply {
                sending: self.number('d').parse().unwrap(),
                says: [Says::Answered, Says::Adopted, Says::Refused][usize::try_from(self.roll(3)).unwrap()],
                text: Some(self.words()),
                document: (self.roll(2) == 0).then(|| "〔2026〕7号".into()),
            },
        };
        let came = self.give(&[command]);
        self.count("sendings", came);
    }

    fn post(&mut self) {
        let today = self.now.date();
        let notice = self.number('n').parse().unwrap();
        let step = |step| Command::MoveNotice { notice, step };
        let command = match self.roll(7) {
            0 | 1 => Command::Hang(Box::new(NewNotice::new(NoticeOf::Own, &self.words(), today))),
            2 => step(NoticeStep::Hear { on: today, text: self.words() }),
            3 => {
                let how = [How::Explained, How::Accepted, How::Discussed][usize::try_from(self.roll(3)).unwrap()];
                step(NoticeStep::Answer { comment: 1, on: today, how, text: self.words() })
            }
            4 => step(NoticeStep::TakeDown { on: today }),
            5 => step(NoticeStep::Withdraw { reason: "写错了".into() }),
            _ => {
                let meeting = yishi::tracker::MeetingNo { year: 2026, meeting: self.meetings.max(1) };
                Command::Post { meeting, on: today }
            }
        };
        let came = self.give(&[command]);
        self.count("notices", came);
    }

    fn spend(&mut self) {
        let project = format!("26-p{}", 1 + self.roll(2)).parse().unwrap();
        let lines = vec![BudgetLine { what: "灯".into(), price: Fen(1_250), count: 20 }];
        let step = match self.roll(9) {
            0 | 1 => {
                let (title, basis) = (self.words(), self.item().filter(|item| item.n % 2 == 0));
                let new = NewProject { title, applicant: Some(person(1)), basis };
                let came = self.give(&[Command::Apply(Box::new(new))]);
                return self.count("steps of projects", came);
            }
            2 => ProjectStep::Budget { lines },
            3 => ProjectStep::Fund { source: "自筹".into(), sum: Fen(25_000), pot: false },
            4 => ProjectStep::Start {},
            5 => {
                let (no, on, what) = (format!("{:03}", self.roll(5)), self.now.date(), self.words());
                ProjectStep::Spend {
                    voucher: Voucher { no, on, what, sum: Fen(1_000), source: "自筹".into(), line: None },
                }
            }
            6 | 7 => match self.item() {
                Some(basis) => ProjectStep::Rest { basis },
                None => return,
            },
            _ => ProjectStep::Drop { reason: "不办".into() },
        };
        let came = self.give(&[Command::MoveProject { project, step }]);
        self.count("steps of projects", came);
    }

    /// Something of the fund.
    fn book(&mut self) {
        use yishi::tracker::fund::{ClaimStep, Earmark, Giving, NewClaim, Place, Pot, Rules};
        let (on, place, pot) =
            (self.now.date(), "代管户".to_owned(), ["街道", "自筹"][usize::try_from(self.roll(2)).unwrap()].to_owned());
        let sum = Fen(self.roll(5_000));
        let step = |history: &mut Self, step| FundDo::Step { claim: history.number('b').parse().unwrap(), step };
        let giver = Party::Unit("街道".into());
        let what = match self.roll(16) {
            0 => FundDo::Set(Rules { since: day("2026-01-01"), approvers: 2, floor: Fen(0) }),
            1 => FundDo::Place(Place { name: place, keeper: None }),
            2 | 3 => {
                let paper = Some(self.words());
                FundDo::Pot(Box::new(Pot {
                    name: pot,
                    giver,
                    kind: Giving::Street,
                    earmark: Earmark::Any,
                    until: None,
                    paper,
                }))
            }
            4..=6 => FundDo::Receive { on, place, pot, sum, paper: Some(self.words()) },
            7..=9 => FundDo::Claim(Box::new(NewClaim {
                on,
                payee: Party::Unit("五金店".into()),
                handler: Some(person(1)),
                lines: vec![BudgetLine { what: self.words(), price: Fen(sum.0 / 4), count: 1 }],
                pot,
                project: None,
                line: None,
                invoice: (self.roll(2) == 0).then(|| self.roll(4).to_string()),
                photo: None,
            })),
            10..=12 => {
                let by = person(3 + u128::from(self.roll(4)));
                step(self, ClaimStep::Approve { by, on })
            }
            13 => step(self, ClaimStep::Pay { on, place }),
            14 => step(self, ClaimStep::SendBack { reason: "没盖章".into() }),
            _ => FundDo::Reverse { entry: self.number('z').parse().unwrap(), reason: self.words() },
        };
        let came = self.give(&[Command::Fund(what)]);
        self.count("lines of the fund", came);
        // A project may draw on a pot.
        if self.roll(4) == 0 {
            let project = format!("26-p{}", 1 + self.roll(2)).parse().unwrap();
            let step = ProjectStep::Fund { source: "街道".into(), sum: Fen(self.roll(900)), pot: false };
            self.give(&[Command::MoveProject { project, step }]);
        }
    }

    fn staff(&mut self) {
        let who = || vec![person(1), person(2)];
        let command = match self.roll(3) {
            0 => Command::SetCouncil(Council { directors: who(), residents: vec![person(3)] }),
            1 => Command::SetShifts(vec![Shift { day: self.now.date(), who: who() }]),
            _ => Command::SetPatrol { list: PatrolList::Prompt, lines: vec![self.words()] },
        };
        self.give(&[command]);
    }

    fn undo(&mut self) {
        let line = if self.roll(2) == 0 { None } else { Some(2 + i64::try_from(self.roll(20)).unwrap()) };
        let now = self.now;
        match self.desk().undo(line, now, None).unwrap() {
            Ok(_) => self.count("taken back", true),
            Err(NotUndone::Nothing | NotUndone::NoLine(_) | NotUndone::Record(_)) => {}
            Err(_) => self.count("refused to be", true),
        }
    }

    /// The cache as it came about, and as it is made anew.
    fn ends(self) -> (Met, usize) {
        let Self { home, desks: before, large, met, .. } = self;
        drop(before);
        let lines = desks(home.path(), large)[0].history(Subject::All, Page::ALL).unwrap().len();
        let came = dump(home.path());
        std::fs::remove_dir_all(home.path().join("cache")).unwrap();
        let anew = desks(home.path(), large);
        anew[0].rebuild().unwrap();
        drop(anew);
        let (stands, pairs) = dump(home.path());
        assert_eq!(came.0.len(), stands.len());
        for (came, stands) in came.0.iter().zip(&stands) {
            assert_eq!(came, stands);
        }
        // One that was just read grows with the next line.
        assert!(came.1.is_none() || came.1 == pairs, "pairs of letters");
        faults::titles(home.path());
        (met, lines)
    }
}

fn desks(home: &Path, large: bool) -> [Record; 2] {
    [(); 2].map(|()| {
        let desk = Record::open(home).unwrap();
        if large { desk.as_if_large() } else { desk }
    })
}

/// Rows of a database.
type Rows = Vec<Vec<Value>>;

/// Every row of every table; and, where they are kept, every pair of letters with what has it. Which day it was last held against its chain is no reading of
/// the record, and a state that nothing is in counts as none.
fn dump(home: &Path) -> (Rows, Option<Rows>) {
    let db = Connection::open(faults::cache(home)).unwrap();
    let rows = |sql: &str| {
        let mut asked = db.prepare(sql).unwrap();
        let columns = asked.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..columns).map(|at| row.get(at)).collect::<Result<Vec<Value>, _>>();
        asked.query_map([], row).unwrap().collect::<Result<Rows, _>>().unwrap()
    };
    let named =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'";
    let mut all = Rows::new();
    for name in rows(named).into_iter().flatten() {
        let Value::Text(name) = name else { panic!("{name:?}") };
        let rest = match name.as_str() {
            "head" => "SELECT part, begin, end, seq, hash, id, moved FROM head".to_owned(),
            "tally" => "SELECT * FROM tally WHERE n <> 0 ORDER BY 1, 2".to_owned(),
            // A key stands first, or two that make one.
            name => format!("SELECT * FROM {name} ORDER BY 1, 2"),
        };
        all.push(vec![Value::Text(name)]);
        all.extend(rows(&rest));
    }
    let is_large = !rows("SELECT 1 FROM sqlite_schema WHERE name = 'item_dest'").is_empty();
    db.execute_batch("CREATE VIRTUAL TABLE temp.pairs USING fts5vocab(main, search, instance)").unwrap();
    (all, is_large.then(|| rows("SELECT term, doc FROM temp.pairs ORDER BY 1, 2")))
}

#[test]
fn the_cache_is_the_one_that_is_made_anew_whatever_a_station_did() {
    let histories = figure::size(24, 1_000);
    let (mut all, mut events) = (Met::new(), 0);
    for seed in 1..=histories {
        let mut history = History::new(seed);
        let acts = 30 + history.roll(50);
        for _ in 0..acts {
            history.act();
        }
        let (met, written) = history.ends();
        events += written;
        for (what, n) in met {
            *all.entry(what).or_default() += n;
        }
    }
    assert!(all.len() == 13 && all.values().all(|n| *n > 0), "something never came: {all:?}");
    let met: Vec<String> = all.iter().map(|(what, n)| format!("{n} {what}")).collect();
    let met = met.join(", ");
    figure::note(
        "K1",
        &format!("{histories} histories of two desks, {events} events: {met}; 0 caches differ from the one made anew"),
    );
}
