//! What the public notice needs beside the record: the station's board (`notice.ron` and `calendar.ron` in the home), and of each meeting
//! who may stand in the chat (`notice.ron` beside the journal, its owner's only).

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Home, StationError, io_error, settings};
use crate::{meeting::numbers::Badge, sys::Folder, text, time::Calendar};

const NAME: &str = "notice.ron";
/// Version of the file beside a journal.
const VERSION: u32 = 1;
/// The days off.
const CALENDAR: &str = "calendar.ron";

/// The board where notices hang, and the days when nobody is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Board {
    /// Where somebody listens: 值班室.
    pub place: Option<String>,
    /// When.
    pub hours: Option<String>,
    /// The telephone there. It is the station's own, and stands as it is.
    pub phone: Option<String>,
    /// Where a slip can be dropped in.
    pub slips: Option<String>,
    /// 经办
    pub handled_by: Option<String>,
    /// 监督
    pub watched_by: Option<String>,
    /// 监督电话
    pub watched_phone: Option<String>,
    /// 落款: whose notice it is and whose seal it has; else who handles it.
    pub issued_by: Option<String>,
    /// A line of the station's own, with which its papers begin.
    pub first_line: Option<String>,
    /// 抄送
    pub copied_to: Option<String>,
    /// 印发
    pub printed_by: Option<String>,
    /// How people are named.
    pub names: Shown,
    /// The days off, from a file of their own: the duty desk counts by them too.
    #[serde(skip)]
    pub calendar: Calendar,
}

/// How people are named on the board. A minor never is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// 王**
    #[default]
    Masked,
    /// 17号
    Number,
}

/// Who was asked 名字进群吗？ And, of before there was a record of the station: when a notice was posted, and what people said to it; both
/// are moved there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posting {
    /// Version of the file.
    pub v: u32,
    /// Of before: the day that somebody wrote down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted: Option<NaiveDate>,
    /// Of before: in the order in which they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// Who was asked 名字进群吗？ and said yes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_chat: Vec<Badge>,
    /// Who was asked and said no.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_in_chat: Vec<Badge>,
}

impl Posting {
    /// What somebody said who was asked 名字进群吗？
    pub fn answer(&mut self, badge: Badge, yes: bool) {
        self.in_chat.retain(|own| *own != badge);
        self.not_in_chat.retain(|own| *own != badge);
        if yes { &mut self.in_chat } else { &mut self.not_in_chat }.push(badge);
    }
}

impl Default for Posting {
    fn default() -> Self {
        Self { v: VERSION, posted: None, comments: Vec::new(), in_chat: Vec::new(), not_in_chat: Vec::new() }
    }
}

/// Something that somebody said to a notice. Nobody's name is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// When it came.
    pub received: NaiveDate,
    /// In own words.
    pub text: String,
    /// What was answered.
    #[serde(default)]
    pub reply: Option<Reply>,
}

/// How a comment ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// When.
    pub on: NaiveDate,
    /// What is done with it.
    pub how: How,
    /// In words.
    pub text: String,
}

/// What is done with a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// 采纳
    Accepted,
    /// 说明
    Explained,
    /// 再议
    Discussed,
}

fn notation() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

fn read<T: serde::de::DeserializeOwned>(path: PathBuf, bytes: &[u8]) -> Result<T, StationError> {
    notation().from_bytes(text::unmarked_bytes(bytes)).map_err(|error| StationError::Notice {
        path,
        line: error.span.start.line,
        why: error.code.to_string(),
    })
}

impl Home {
    /// The days off of this station; without a file, Saturdays and Sundays.
    pub fn calendar(&self) -> Result<Calendar, StationError> {
        self.table(CALENDAR)
    }

    /// The board of this station; without a file nothing is known of it.
    pub fn board(&self) -> Result<Board, StationError> {
        let mut board = Board { calendar: self.calendar()?, ..self.table(NAME)? };
        for words in [
            &mut board.place,
            &mut board.hours,
            &mut board.phone,
            &mut board.slips,
            &mut board.handled_by,
            &mut board.watched_by,
            &mut board.watched_phone,
            &mut board.issued_by,
            &mut board.first_line,
            &mut board.copied_to,
            &mut board.printed_by,
        ] {
            *words = words.as_deref().and_then(|raw| text::fit(raw, text::TITLE));
        }
        Ok(board)
    }

    fn table<T: serde::de::DeserializeOwned + Default>(&self, name: &str) -> Result<T, StationError> {
        let path = self.root().join(name);
        settings::small(&path)?.map_or_else(|| Ok(T::default()), |bytes| read(path, &bytes))
    }

    /// What is known of a meeting's notice.
    pub fn posting(&self, meeting: Uuid) -> Result<Posting, StationError> {
        let path = self.folder(meeting).join(NAME);
        let failed = |error| io_error(&path, error);
        let held = Folder::through_no_link(&self.folder(meeting), 2).map_err(failed)?;
        let mut bytes = Vec::new();
        let read_all = held
            .file(NAME, false)
            .and_then(|file| std::io::Read::read_to_end(&mut std::io::Read::take(file, settings::CAP), &mut bytes));
        match read_all {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Posting::default()),
            Err(error) => return Err(failed(error)),
            Ok(_) => {}
        }
        let mut posting: Posting = read(path.clone(), &bytes)?;
        if posting.v != VERSION {
            return Err(StationError::Notice { path, line: 1, why: format!("v: {}", posting.v) });
        }
        for comment in &mut posting.comments {
            text::tidy(&mut comment.text);
            if let Some(reply) = &mut comment.reply {
                text::tidy(&mut reply.text);
            }
        }
        Ok(posting)
    }

    /// Puts it down; on disk when this comes back.
    pub fn put_posting(&self, meeting: Uuid, posting: &Posting) -> Result<(), StationError> {
        let folder = self.folder(meeting);
        let failed = |error| io_error(&folder.join(NAME), error);
        let looks = ron::ser::PrettyConfig::new()
            .depth_limit(3)
            .new_line("\n")
            .extensions(ron::extensions::Extensions::IMPLICIT_SOME);
        let text = ron::ser::to_string_pretty(posting, looks).map_err(|why| failed(std::io::Error::other(why)))? + "\n";
        put(&folder, text.as_bytes()).map_err(failed)
    }
}

fn put(folder: &Path, bytes: &[u8]) -> std::io::Result<()> {
    Folder::through_no_link(folder, 2)?.place(NAME, bytes, true).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_board_is_read_as_a_station_writes_it() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join(NAME), "(\n  place: \"值班室\",\n)").unwrap();
        std::fs::write(home.path().join(CALENDAR), "(holidays: [\"2026-10-01\"], weekend: [\"Sun\"])").unwrap();
        let board = Home::at(home.path()).unwrap().board().unwrap();
        assert_eq!((board.place.as_deref(), board.calendar.weekend), (Some("值班室"), vec![chrono::Weekday::Sun]));
        assert_eq!(board.calendar.holidays, [day("2026-10-01")]);
        std::fs::write(home.path().join(NAME), "(\n  plaza: \"值班室\",\n)").unwrap();
        let fault = Home::at(home.path()).unwrap().board().unwrap_err();
        assert!(matches!(fault, StationError::Notice { line: 2, .. }), "{fault}");
    }
}
