//! The evenings that come with the program: five that were published, and the worked one. Played by nobody's home.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::notes::{Note, published};
use crate::meeting::{
    Command, Ctx, Entry, Timeline,
    numbers::{Badge, Badges, Span},
    script,
};

/// One of them.
pub struct Sample {
    /// What it is called on the command line.
    pub name: &'static str,
    script: &'static str,
    notes: &'static str,
}

macro_rules! samples {
    ($($name:literal)*) => {
        &[$(Sample {
            name: $name,
            script: include_str!(concat!("../../sessions/", $name, ".ron")),
            notes: include_str!(concat!("../../sessions/notes/", $name, ".ron")),
        }),*]
    };
}

/// All of them.
pub const SAMPLES: &[Sample] = samples!["worked" "mudan" "liyuan" "wenchang" "baiyunzhuang" "jingsheng"];

/// Whoever plays one gets the same bytes.
const ID: Uuid = Uuid::from_u128(0x019e_5459_5080_7000_8000_0000_0000_0001);

impl Sample {
    /// By its name.
    pub fn named(name: &str) -> Option<&'static Self> {
        SAMPLES.iter().find(|sample| sample.name == name)
    }

    /// Its script, a line a command.
    pub fn script(&self) -> &'static str {
        self.script
    }

    /// What a trainer says beside it. That each can be read is a test.
    pub fn notes(&self) -> Vec<Note> {
        published(self.notes).unwrap_or_default()
    }

    /// Its lines as a practice copy, and how everybody is called.
    pub fn played(&self) -> (Vec<Entry>, BTreeMap<Badge, String>) {
        let (mut timeline, mut calls) = (Timeline::default(), BTreeMap::new());
        let orders = self.script.lines().filter_map(|line| script::parse(line).ok().flatten());
        for mut order in orders {
            if let Command::OpenMeeting { practice, .. } = &mut order.cmd {
                *practice = true;
            }
            calls.extend(called(&order.cmd));
            // Each line of a sample carries its moment.
            let Some(at) = order.at else { continue };
            let now = timeline.meeting().last_at.map_or(at, |last| at.max(last));
            let (by, because, known) = (order.by, order.because.as_deref(), BTreeMap::new());
            let ctx = Ctx { now, when: order.when, by, because, fresh_id: ID, known: &known };
            let events = match timeline.decide(&order.cmd, &ctx) {
                Ok(events) => events,
                Err(refusal) => refusal.line(order.cmd.name()).unwrap_or_default(),
            };
            if !events.is_empty() {
                let (seq, by) = (timeline.meeting().seq + 1, timeline.by(by, order.when));
                timeline.push(Entry { seq, at: now, when: order.when, by, via: 0, events });
            }
        }
        (timeline.entries().to_vec(), calls)
    }
}

/// How a command says that somebody is called: by the form of address, else by the name.
fn called(command: &Command) -> Option<(Badge, String)> {
    let (badge, name, call) = match command {
        Command::SignIn { badges: Badges(spans), name, call, .. } => match spans.as_slice() {
            [Span::One(badge)] => (*badge, name, call),
            _ => return None,
        },
        Command::EditParticipant { badge, name, call, .. } => (*badge, name, call),
        _ => return None,
    };
    Some((badge, call.clone().or_else(|| name.clone())?))
}
