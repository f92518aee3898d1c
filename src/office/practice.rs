//! A practice copy: the worked meeting, played until its first proposal is debated. It goes on from there, whatever day it is.

use crate::{
    meeting::{Command, Event, script},
    sitting::{Answer, Clock, Sitting, SittingError},
    station::Home,
};

/// Invented, shaped on a meeting that was published.
const WORKED: &str = include_str!("../../sessions/worked.ron");

/// Plays it into this home, and sits down at it.
pub fn practise(home: &Home) -> Result<Sitting, SittingError> {
    let orders = WORKED.lines().filter_map(|line| script::parse(line).ok().flatten());
    let mut orders: Vec<_> = orders.collect();
    for order in &mut orders {
        if let Command::OpenMeeting { practice, id, .. } = &mut order.cmd {
            (*practice, *id) = (true, None);
        }
    }
    let first = orders.iter().find_map(|order| order.at);
    let clock = first.map_or_else(Clock::system, Clock::at);
    let mut sitting = Sitting::create(home, None, clock)?.without_roster();
    for order in orders {
        let answer = sitting.give(order)?;
        let is_there = |event: &Event| matches!(event, Event::MotionOpened { .. });
        if matches!(&answer, Answer::Done(receipt) if receipt.events.iter().any(is_there)) {
            break;
        }
    }
    let (id, now) = (sitting.id(), sitting.now());
    drop(sitting);
    Sitting::open(home, id, Clock::from(now))
}
