//! tmp

use std::collections::BTreeMap;

use yishi::{
    i18n::{Lang, names::Roll},
    meeting::numbers::Badge,
    minutes::{self, Record, markdown},
};

use crate::sessions::played;

#[test]
fn print_it() {
    let room = played("worked");
    for (lang, file) in [(Lang::Zh, "/tmp/minutes.zh.md"), (Lang::En, "/tmp/minutes.en.md")] {
        let calls: BTreeMap<Badge, String> = BTreeMap::from([(Badge(17), "王阿姨".to_owned()), (Badge(1), "林社工".to_owned())]);
        let names = Roll { lang, calls: &calls };
        let record = Record {
            names: &names,
            head: Some("213 0123456789abcdef"),
            lang,
        };
        std::fs::write(file, markdown::write(&minutes::build(room.meeting(), &record))).unwrap();
    }
}
