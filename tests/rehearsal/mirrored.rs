//! The evening once more on one screen that the room sees (F9 from the first key on): the same votes, within the same keys, and nothing is
//! told under the wall that the room isn't to know.

use ratatui::{Terminal, backend::TestBackend, crossterm::event::KeyCode};
use yishi::{
    i18n::names::Names as _,
    meeting::{Command, Meeting, Name, numbers::VoteNo},
    sitting::{Clock, Sitting},
    station::Home,
    tui::{App, draw::dump},
    view::{Ask, ask},
};

use super::{Hand, ID, KeyEvent, KeyModifiers, Lang, Written, began, give, lines, typing};

/// Keys of the whole evening, F9 and the looks at both counts among them.
const KEYS: usize = 2_200;

struct Mirrored {
    app: App,
    keys: usize,
    /// Counts that wait for the others, as they were typed.
    waiting: Vec<u16>,
}

impl Mirrored {
    fn press(&mut self, keys: &[KeyCode]) {
        for key in keys {
            self.app.key(KeyEvent::new(*key, KeyModifiers::NONE));
        }
        let hanzi = |key: &&KeyCode| matches!(key, KeyCode::Char(c) if !c.is_ascii());
        self.keys += keys.iter().filter(|key| !hanzi(key)).count();
    }

    fn meeting(&self) -> &Meeting {
        self.app.console().unwrap().meeting()
    }

    /// What stands under the wall: what is said, and the strip.
    fn strip(&mut self) -> String {
        let mut terminal = Terminal::new(TestBackend::new(100, 30)).unwrap();
        terminal.draw(|frame| self.app.draw(frame)).unwrap();
        let said: Vec<String> = self.app.console().unwrap().notice().iter().map(|(said, _)| said.clone()).collect();
        [dump(terminal.backend().buffer())[28..].to_vec(), said].concat().join("\n")
    }

    fn counts(&mut self, count: u16) {
        self.waiting.push(count);
        let typed: Vec<KeyCode> = count.to_string().chars().map(KeyCode::Char).chain([KeyCode::Enter]).collect();
        self.press(&typed);
        let all = self.waiting.len() > 1;
        if all {
            self.press(&[KeyCode::Char('1'), KeyCode::Enter]);
            assert_eq!(self.meeting().open_vote().map(ask), Some(Ask::Close), "{}", self.strip());
            self.waiting.clear();
        }
    }

    /// Nothing that was counted, nobody beside a breach, no reason why something is kept off the wall.
    fn is_silent_after(&mut self, command: &Command) {
        let strip = self.strip();
        for count in self.waiting.clone() {
            assert!(!strip.contains(&count.to_string()), "{count}\n{strip}");
        }
        if let Command::CallToOrder { badge: Some(badge), .. } = command {
            let who = self.app.console().unwrap().names().who(*badge);
            assert!(!strip.contains(&who), "{who}\n{strip}");
        }
        if let Command::Withhold { reason, .. } = command {
            assert!(!strip.contains(reason.as_str()), "{strip}");
        }
        if matches!(command.name(), Name::CountDots | Name::PlaceDots) {
            assert!(!strip.contains("圆点"), "{strip}");
        }
    }
}

fn results(meeting: &Meeting) -> Vec<(VoteNo, Option<u16>, Option<u16>)> {
    meeting.votes.values().map(|vote| (vote.no, vote.for_, vote.against)).collect()
}

#[test]
fn the_evening_on_a_screen_that_the_room_sees_has_the_same_votes_and_says_nothing_under_the_wall() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let mut lines = lines();
    let began = began(&lines);
    give(&mut Sitting::create(&home, Some(ID), Clock::at(began)).unwrap(), lines.remove(0).1);
    let hand = Hand::at(began);
    let sitting = Sitting::open(&home, ID, Clock::by_hand(&hand.file()).unwrap()).unwrap();
    let mut here = Mirrored { app: App::meeting(sitting, Lang::Zh), keys: 0, waiting: Vec::new() };
    here.press(&[KeyCode::F(9)]);
    let mut refused = false;
    for (line, order) in &lines {
        hand.shows(order.at.unwrap());
        here.app.tick();
        let written = Written::of(line, order.clone());
        match &order.cmd {
            // Counts that can't be are said without a number, and are no line of the record.
            Command::CountFor { .. } | Command::CountAgainst { .. } if order.expect.is_some() => continue,
            Command::CountFor { count } | Command::CountAgainst { count } => here.counts(*count),
            _ => {
                let keys = typing::keys(here.app.console().unwrap(), &written, refused);
                here.press(&keys);
            }
        }
        here.is_silent_after(&order.cmd);
        refused = order.expect.is_some();
    }
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let mut sitting = Sitting::create(&home, Some(ID), Clock::at(began)).unwrap();
    for (_, order) in super::lines() {
        give(&mut sitting, order);
    }
    assert_eq!(results(here.meeting()), results(sitting.meeting()));
    let ends = |meeting: &Meeting| (meeting.motions.len(), meeting.pledges.len(), meeting.closed.is_some());
    assert_eq!(ends(here.meeting()), ends(sitting.meeting()));
    assert!(here.keys <= KEYS, "{}", here.keys);
}
