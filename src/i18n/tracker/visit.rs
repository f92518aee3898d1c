//! A visit to the duty desk: its facts, and its line in the log.

use super::{Who, came, content, item_no, late, nobody, pace, visit_no, visit_state};
use crate::{
    i18n::{Lang, say, time, words},
    meeting::Moment,
    tracker::{Party, Visit},
};

words! {
    /// Nobody to take turns.
    no_council() { zh: "先写下理事会有谁：yishi desk council --director 名字", en: "say first who the council is: yishi desk council --director NAME" }
}

/// What is known of a visit: what, and how it is.
pub fn visit_facts(lang: Lang, visit: &Visit, now: Moment, who: &dyn Who) -> Vec<(String, String)> {
    let person = |party: &Option<Party>| party.as_ref().map(|party| who.who(lang, party));
    let at = if visit.is_late(now) {
        lang.list([visit_state(lang, visit.state).to_owned(), late(lang)])
    } else {
        visit_state(lang, visit.state).to_owned()
    };
    let when = |moment: Moment| format!("{} {}", time::date(lang, moment.date()), time::hhmm(moment.time()));
    [
        (visit_no(lang, visit.no), Some(visit.said.text.clone())),
        (say!(lang, zh: "时间", en: "when"), Some(when(visit.at))),
        (say!(lang, zh: "来访人", en: "visitor"), Some(person(&visit.said.visitor).unwrap_or_else(|| nobody(lang)))),
        (say!(lang, zh: "楼栋", en: "building"), visit.said.building.clone()),
        (say!(lang, zh: "类别", en: "category"), visit.said.category.clone()),
        (say!(lang, zh: "来源", en: "came by"), Some(came(lang, visit.said.came).to_owned())),
        (say!(lang, zh: "快慢", en: "pace"), Some(pace(lang, visit.said.pace).to_owned())),
        (say!(lang, zh: "值班人", en: "on duty"), person(&visit.said.on_duty)),
        (say!(lang, zh: "期限", en: "due"), Some(when(visit.due))),
        (say!(lang, zh: "办得怎样", en: "state"), Some(at)),
        (say!(lang, zh: "答复", en: "answer"), visit.answer.clone()),
        (say!(lang, zh: "转成", en: "became"), visit.item.map(|no| item_no(lang, no))),
        (say!(lang, zh: "办结", en: "closed"), visit.closed.map(when)),
        (say!(lang, zh: "回访", en: "content"), visit.content.map(|said| content(lang, said).to_owned())),
    ]
    .into_iter()
    .filter_map(|(what, said)| Some((what, said.filter(|said| !said.is_empty())?)))
    .collect()
}

/// The columns of the log of visits (domain: 3.7).
pub fn visit_columns(lang: Lang) -> Vec<String> {
    let columns = say!(
        lang,
        zh: "编号|日期|值班人|来访人|楼栋|来说什么|类别|答复|转成|期限|状态|办结|回访",
        en: "no|when|on duty|visitor|building|what|category|answer|became|due|state|closed|content"
    );
    columns.split('|').map(ToOwned::to_owned).collect()
}

/// A visit under these columns.
pub fn visit_cells(lang: Lang, visit: &Visit, who: &dyn Who) -> Vec<String> {
    let person = |party: &Option<Party>| party.as_ref().map(|party| who.who(lang, party)).unwrap_or_default();
    let when = |moment: Moment| format!("{} {}", moment.date(), time::hhmm(moment.time()));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        visit_no(lang, visit.no),
        when(visit.at),
        person(&visit.said.on_duty),
        person(&visit.said.visitor),
        text(&visit.said.building),
        visit.said.text.clone(),
        text(&visit.said.category),
        text(&visit.answer),
        visit.item.map(|no| item_no(lang, no)).unwrap_or_default(),
        when(visit.due),
        visit_state(lang, visit.state).to_owned(),
        visit.closed.map(when).unwrap_or_default(),
        visit.content.map(|said| content(lang, said).to_owned()).unwrap_or_default(),
    ]
}
