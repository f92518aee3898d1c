//! A lid that was closed, a clock that jumped: the console asks, waits for nobody, and silence is the answer that sets it aside.

use super::*;
use yishi::meeting::numbers::SpeechNo;

/// Somebody speaks on the open motion.
fn floor() -> Vec<&'static str> {
    [AT_A_MOTION, &["RaiseHand(badge:8,side:For)", "GrantFloor()"]].concat()
}

/// A console whose clock is moved by hand.
struct Jumping {
    console: Console,
    hand: PathBuf,
}

impl Jumping {
    fn speaking() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let hand = folder.path().join("hand");
        fs::write(&hand, EVENING).unwrap();
        let home = Home::at(folder.path()).unwrap();
        let mut sitting = Sitting::create(&home, Some(ID), Clock::by_hand(&hand).unwrap()).unwrap();
        give(&mut sitting, &floor());
        let app = App::meeting(sitting, Lang::Zh);
        Self { console: Console { app, home, id: ID, folder }, hand }
    }

    fn after(&mut self, minutes: u16) -> &mut Console {
        let evening: Moment = EVENING.parse().unwrap();
        fs::write(&self.hand, evening.plus_min(minutes).to_string()).unwrap();
        self.console.app.tick();
        &mut self.console
    }

    fn seconds(&self) -> Option<u32> {
        self.console.meeting().speeches[&SpeechNo(1)].seconds
    }
}

#[test]
fn a_silence_longer_than_its_plan_is_asked_about_once_and_typing_on_sets_it_aside() {
    let mut jumping = Jumping::speaking();
    assert!(!jumping.after(11).said().contains("没记什么"), "whoever types may be slow");
    let console = jumping.after(62);
    let shown = console.shows(80, 24);
    assert!(shown.contains("19:02起60分钟没记什么") && shown.contains("F8"), "{shown}");
    let before = console.meeting().seq;
    console.press(KeyCode::Esc);
    console.app.tick();
    assert_eq!((console.said().as_str(), console.meeting().seq), ("", before), "it is asked once, and nothing waits");
    console.press(KeyCode::Enter);
    assert!(console.said().contains("没有算进去"), "{}", console.said());
    assert_eq!(jumping.seconds(), Some(120), "{}", jumping.console.shows(80, 24));
}

#[test]
fn one_key_says_that_the_meeting_went_on() {
    let mut jumping = Jumping::speaking();
    let console = jumping.after(62);
    console.press(KeyCode::F(8));
    assert!(console.said().contains("一直在开"), "{}", console.said());
    console.press(KeyCode::Enter);
    assert_eq!((jumping.seconds(), jumping.console.meeting().clock.gaps), (Some(62 * 60), 0));
    // Asked and answered: the key is the key again.
    let console = jumping.after(63);
    console.press(KeyCode::F(8));
    assert!(!console.said().contains("一直在开"), "{}", console.said());
}
