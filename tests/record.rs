//! The papers after a meeting: three cuts, eight formats, read back by programs that aren't ours.

#[cfg(unix)]
mod browsed;
mod cross;
mod cuts;
mod figures;
mod files;
mod hostile;
mod masks;
mod pages;
pub mod readers;
mod speed;

use std::collections::BTreeMap;

use yishi::{
    i18n::{Lang, names::Roll},
    meeting::{Meeting, numbers::Badge},
    minutes::{self, Cut, File, Format, Order, Record, csv::Encoding},
};

const HEAD: &str = "213 0123456789abcdef";

/// 王阿姨 for all: a name that can be searched for, and a number that tells them apart.
fn calls(meeting: &Meeting) -> BTreeMap<Badge, String> {
    meeting.people.keys().map(|badge| (*badge, "王阿姨".to_owned())).collect()
}

fn files_of(meeting: &Meeting, cuts: &[Cut], formats: &[Format]) -> Vec<File> {
    let calls = calls(meeting);
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let record = Record { head: Some(HEAD), ..Record::of(&names, Lang::Zh) };
    minutes::files(meeting, &record, &Order { cuts, formats, encoding: Encoding::Utf8 }).unwrap()
}

fn file(meeting: &Meeting, cut: Cut, format: Format) -> Vec<u8> {
    let [file] = <[File; 1]>::try_from(files_of(meeting, &[cut], &[format])).unwrap();
    file.bytes
}
