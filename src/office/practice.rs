//! A practice copy: the worked meeting, played until its first proposal is debated. It goes on from there, whatever day it is.

use crate::{
    meeting::{Command, Event, Order, script},
    sitting::{Answer, Clock, Sitting, SittingError},
    station::Home,
};

/// Invented, shaped on a meeting that was published.
const WORKED: &str = include_str!("../../sessions/worked.ron");

/// Plays it into this home, and sits down at it.
pub fn practise(home: &Home) -> Result<Sitting, SittingError> {
    toured(home, None)
}

/// The same, as what it is called.
pub(super) fn toured(home: &Home, called: Option<&str>) -> Result<Sitting, SittingError> {
    let orders = WORKED.lines().filter_map(|line| script::parse(line).ok().flatten()).collect();
    played(home, orders, called, |event| matches!(event, Event::MotionOpened { .. }))
}

/// Plays a script into a home as a practice copy, up to where it says stop, and sits down at it; the clock goes on from its last line.
pub(super) fn played(
    home: &Home,
    orders: Vec<Order>,
    called: Option<&str>,
    stop: impl Fn(&Event) -> bool,
) -> Result<Sitting, SittingError> {
    let first = orders.iter().find_map(|order| order.at);
    let clock = first.map_or_else(Clock::system, Clock::at);
    // The moments are those of the script; the meeting is one of its own each time.
    let id = Clock::system().fresh_id();
    let mut sitting = Sitting::create(home, Some(id), clock)?.without_roster();
    for mut order in orders {
        if let Command::OpenMeeting { practice, id, theme, .. } = &mut order.cmd {
            (*practice, *id) = (true, None);
            if let Some(called) = called {
                called.clone_into(theme);
            }
        }
        let answer = sitting.give(order)?;
        if matches!(&answer, Answer::Done(receipt) if receipt.events.iter().any(&stop)) {
            break;
        }
    }
    let now = sitting.now();
    drop(sitting);
    Sitting::open(home, id, Clock::from(now))
}
