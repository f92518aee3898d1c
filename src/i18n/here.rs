//! What went wrong, for whoever sits at a screen: no path and no id helps there. The command line says them (`cli::station`).

use super::{Lang, journal, say, words};
use crate::{station::StationError, store::StoreError, text::safe};

words! {
    /// A line names another meeting.
    other_meeting() { zh: "这一行说的是另一场会", en: "this line is of another meeting" }
}

/// What went wrong with the folder of all meetings.
pub fn station(lang: Lang, error: &StationError) -> String {
    match error {
        StationError::NoHome => say!(lang, zh: "找不到放会议的地方", en: "no place for meetings is known"),
        StationError::Missing { .. } => {
            say!(lang, zh: "放会议的文件夹不见了", en: "the folder of the meetings is gone")
        }
        StationError::NotAFolder { .. } => {
            say!(lang, zh: "放会议的地方不是文件夹", en: "where the meetings should be is no folder")
        }
        StationError::Link { .. } => {
            say!(lang, zh: "这里放的是链接，要放真的文件夹", en: "a link stands here; it must be the folder itself")
        }
        StationError::Io { source, .. } => journal::cause(lang, source),
        StationError::Roster { line, why, .. } => {
            let why = safe(why);
            say!(lang, zh: "名册第{line}行看不懂：{why}", en: "line {line} of the roster is not understood: {why}")
        }
        StationError::Notice { path, line, why } | StationError::Settings { path, line, why } => {
            let (name, why) = (journal::name_of(path), safe(why));
            say!(lang, zh: "{name} 第{line}行看不懂：{why}", en: "{name}: line {line} is not understood: {why}")
        }
        StationError::NoMeeting { .. } => say!(lang, zh: "没有这场会", en: "there is no such meeting"),
        StationError::Several { count, .. } => {
            say!(lang, zh: "有{count}场会的号一样开头", en: "{count} meetings begin with that")
        }
    }
}

/// What went wrong with the tracker.
pub fn store(lang: Lang, error: &StoreError) -> String {
    match error {
        StoreError::Io { source, .. } => journal::cause(lang, source),
        StoreError::Database { why, .. } => {
            let why = safe(why);
            say!(lang, zh: "台账读写不了：{why}", en: "the tracker can't be read or written: {why}")
        }
        StoreError::Newer { version, .. } => {
            say!(lang, zh: "台账是新版程序写的(第{version}版)，请用新版", en: "a newer program wrote the tracker (version {version}): take that one")
        }
        StoreError::Foreign { .. } => {
            say!(lang, zh: "放台账的地方是别的文件，没有动它", en: "some other file stands where the tracker should; it was not touched")
        }
        StoreError::Row { why, .. } => {
            let why = safe(why);
            say!(lang, zh: "台账里有一行读不出来：{why}", en: "a row of the tracker can't be read: {why}")
        }
        StoreError::Journal(error) => journal::said(lang, error),
        StoreError::WentBack { .. } => {
            say!(lang, zh: "台账比这台电脑上次见到的旧，或者是别的站的：先别记，请管电脑的人看看(yishi station verify)", en: "the record is older than this laptop knew it, or another station's: write nothing yet, and have it looked at (yishi station verify)")
        }
        StoreError::MovedAway { .. } => {
            say!(lang, zh: "台账搬到别的电脑上了，这里只能看", en: "the record went to another laptop; here it can only be looked at")
        }
        StoreError::Differs { .. } => {
            say!(lang, zh: "老台账的两处对不上，没有搬：请管电脑的人看看(yishi station verify)", en: "the tracker of before says two things, and was not moved: have it looked at (yishi station verify)")
        }
    }
}
