//! One line of the station's record: a command that was taken, or a part of what was given together.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    journal::{Hash, Kind, NotRead, Signs, id_behind},
    meeting::Moment,
    text,
    tracker::{Event, Party},
};

/// How a line came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// An order on the command line.
    #[default]
    Cli,
    /// A key on the screen.
    Screen,
    /// A table that was brought.
    Import,
    /// A meeting that was taken in.
    Meeting,
    /// A tracker that was kept in a database before there was a record.
    Moved,
}

/// What happened to the record itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Own {
    /// It begins. The id stands first, so that it is found whatever comes behind.
    Opened {
        /// Its id: what a copy of it on a stick is called.
        id: Uuid,
    },
    /// These lines are taken back: whoever folds the record leaves them out. Numbers that they gave stay used.
    Undone {
        /// Their numbers, in order.
        lines: Vec<u64>,
    },
    /// Another laptop goes on; nothing is written here any more.
    MovedAway {
        /// The file that was made for it.
        to: String,
    },
    /// Somebody looked at a record that isn't the one that was here before, and goes on with it.
    AsItStands {
        /// Number of the line, and sixteen digits of its hash, up to which the other one was known.
        was: String,
    },
}

/// Where a line stood in the database before there was a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Old {
    /// Its number there.
    pub n: i64,
    /// The SHA-256 of its words, in hex, where they had been taken out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
}

/// What a line holds between its version and its hash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// When it was written, as the clock said then.
    pub at: Moment,
    /// Who typed it, if they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Party>,
    /// How it came in.
    pub via: Via,
    /// So many lines are still to come of those that were given together.
    pub left: u32,
    /// Where it stood before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Old>,
    /// What happened to the record itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Own>,
    /// What happened, all of it or nothing.
    #[serde(rename = "ev")]
    pub events: Vec<Event>,
}

/// The record of a station: lines of JSON, names apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Books;

/// The folder of the record, in the home.
pub const FOLDER: &str = "station";

impl Kind for Books {
    type Entry = Line;

    const STEM: &'static str = "station";
    const ENDING: &'static str = ".jsonl";
    const VERSION: u32 = 1;
    const SEED: &'static str = "yishi-station/1\n";
    const SIGNS: Signs = Signs {
        open: "{\"v\":",
        seq: "\"seq\":",
        redacted: ["\"redacted\":{\"was\":\"", "\",\"seal\":\"", "\"},"],
        continues: "\"continues\":",
        head: "\"head\":\"",
        salvaged: [",\"salvaged\":{\"line\":", ",\"byte\":", ",\"bytes\":", "}"],
        close: "",
        seal: [",\"h\":\"", "\"}"],
    };

    const SHARED: bool = true;

    fn within(_: Uuid) -> Vec<String> {
        vec![FOLDER.to_owned()]
    }

    fn seq(line: &Line) -> u64 {
        line.seq
    }

    fn left(line: &Line) -> u32 {
        line.left
    }

    fn write(line: &Line, into: &mut Vec<u8>) -> Result<(), ron::Error> {
        let begin = into.len();
        serde_json::to_writer(&mut *into, line).map_err(|error| ron::Error::Message(error.to_string()))?;
        // A line is an object; its braces are the line's own.
        into.remove(begin);
        into.pop();
        Ok(())
    }

    fn read(fields: &str) -> Result<Line, NotRead> {
        match serde_json::from_str::<Line>(&format!("{{{fields}}}")) {
            Ok(mut line) => {
                // A line that fits may have been written by hand: what it says is shown like any other text, its hash is over its bytes.
                line.events.iter_mut().flat_map(Event::texts_mut).for_each(text::tidy);
                Ok(line)
            }
            Err(error) => Err(of_a_newer(&error.to_string())),
        }
    }

    fn whose(first: &[u8]) -> Option<Uuid> {
        id_behind(first, b"\"Opened\":{\"id\":\"")
    }

    fn texts_mut(line: &mut Line) -> Vec<&mut String> {
        line.events.iter_mut().flat_map(Event::texts_mut).collect()
    }
}

/// The item of a line that adds one and says nothing else, as the line says it. In a text each quotation mark has a stroke before it, so
/// what is looked for stands where the events begin, and nowhere before.
pub fn added(line: &[u8]) -> Option<&str> {
    let (_, item) = str::from_utf8(line).ok()?.split_once("\"ev\":[{\"Added\":")?;
    let (item, _) = item.rsplit_once("}],\"h\":\"")?;
    Some(item)
}

/// `serde_json` says only in words what it met: a name that isn't known here was written by a newer program of the same version.
fn of_a_newer(said: &str) -> NotRead {
    if said.starts_with("unknown variant") || said.starts_with("unknown field") {
        NotRead::Newer
    } else {
        NotRead::Wrong(said.to_owned())
    }
}

impl Line {
    /// The hash of the words that the line was written with, where they were taken out: here, or before there was a record.
    pub fn was(&self, was: Option<Hash>) -> Option<String> {
        was.map(|was| was.to_string()).or_else(|| self.old.as_ref().and_then(|old| old.was.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_found_in_the_line_that_adds_it_whatever_it_says() {
        use crate::{
            journal::Head,
            tracker::{Item, ItemNo, Kind},
        };
        let hostile = "\"ev\":[{\"Added\":{}}],\"h\":\"0\\\"";
        let no: ItemNo = "26-0-1".parse().unwrap();
        let mut item = Item::new(no, Kind::Matter, hostile.to_owned(), None, "2026-05-30".parse().unwrap());
        item.words = Some(format!("{hostile}\n\u{1}，"));
        let json = serde_json::to_string(&item).unwrap();
        let line = Line {
            seq: 1,
            at: "2026-05-30T19:00:00+08:00".parse().unwrap(),
            by: Some(Party::Unit(hostile.to_owned())),
            via: Via::Import,
            left: 0,
            old: None,
            own: None,
            events: vec![Event::Added(item.into())],
        };
        let mut written = Vec::new();
        Books::write(&line, &mut written).unwrap();
        let seal = format!(",\"h\":\"{}\"}}", Head::origin(Uuid::nil()).hash);
        assert_eq!(added(&[&written, seal.as_bytes()].concat()), Some(json.as_str()));
        assert_eq!(added(b""), None);
    }

    #[test]
    fn what_a_newer_program_wrote_is_told_from_what_is_wrong() {
        let read = |events: &str| {
            Books::read(&format!(
                "\"seq\":1,\"at\":\"2026-05-30T19:00:00+08:00\",\"via\":\"cli\",\"left\":0,\"ev\":[{events}]"
            ))
        };
        assert!(read("").is_ok());
        assert_eq!(read("{\"Weather\":{}}"), Err(NotRead::Newer));
        assert_eq!(read("{\"NoticePosted\":{\"rain\":1}}"), Err(NotRead::Newer));
        assert!(matches!(read("{\"NoticePosted\":{}}"), Err(NotRead::Wrong(_))));
        assert!(matches!(read("{"), Err(NotRead::Wrong(_))));
    }
}
