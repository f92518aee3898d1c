//! What the duty desk knows of a matter, and its line in the log.

use super::{Who, at, content, item_no, not_reached, pace};
use crate::{
    i18n::{Lang, say, time, words},
    meeting::Moment,
    tracker::{Desk, Item, Party, council::Shift},
};

words! {
    /// Nobody to take turns.
    no_council() { zh: "先写下理事会有谁：yishi desk council --director 名字", en: "say first who the council is: yishi desk council --director NAME" }
    /// The duty roster was changed.
    roster_changed(days: &str) { zh: "值班表改了：{days}", en: "the duty roster was changed: {days}" }
    /// The same, of more days than are said one by one.
    roster_days(days: usize) { zh: "值班表改了：{days}天", en: "the duty roster was changed: {days} days" }
    /// A day without anybody.
    nobody_on_duty() { zh: "没有人", en: "nobody" }
}

/// What is known beside what is known of every matter.
pub(super) fn facts(lang: Lang, desk: &Desk, who: &dyn Who) -> Vec<(String, Option<String>)> {
    let when = |moment: Moment| format!("{} {}", time::date(lang, moment.date()), time::hhmm(moment.time()));
    vec![
        (say!(lang, zh: "时间", en: "when"), Some(when(desk.at))),
        (say!(lang, zh: "楼栋", en: "building"), desk.building.clone()),
        (say!(lang, zh: "分类", en: "category"), desk.category.clone()),
        (say!(lang, zh: "快慢", en: "pace"), Some(pace(lang, desk.pace).to_owned())),
        (say!(lang, zh: "值班人", en: "on duty"), desk.on_duty.as_ref().map(|party| who.who(lang, party))),
        (say!(lang, zh: "答复期限", en: "answer by"), Some(when(desk.answer_by))),
        (say!(lang, zh: "回访", en: "content"), called_back(lang, desk)),
        (say!(lang, zh: "办结", en: "closed"), desk.closed.map(when)),
    ]
}

/// What they said, or how often nobody was reached.
fn called_back(lang: Lang, desk: &Desk) -> Option<String> {
    let tries = desk.tries;
    let missed = (tries > 0).then(|| format!("{} {tries}", not_reached(lang)));
    desk.content.map(|said| content(lang, said).to_owned()).or(missed)
}

/// The columns of the log of the desk (domain: 3.7).
pub fn desk_columns(lang: Lang) -> Vec<String> {
    let columns = say!(
        lang,
        zh: "编号|日期|值班人|来访人|楼栋|来说什么|类别|答复|并到|期限|状态|办结|回访",
        en: "no|when|on duty|visitor|building|what|category|answer|merged into|due|state|closed|content"
    );
    columns.split('|').map(ToOwned::to_owned).collect()
}

/// A matter of the desk under these columns.
pub fn desk_cells(lang: Lang, item: &Item, who: &dyn Who) -> Vec<String> {
    let Some(desk) = &item.desk else { return Vec::new() };
    let person = |party: &Option<Party>| party.as_ref().map(|party| who.who(lang, party)).unwrap_or_default();
    let when = |moment: Moment| format!("{} {}", moment.date(), time::hhmm(moment.time()));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        item_no(lang, item.no),
        when(desk.at),
        person(&desk.on_duty),
        person(&item.author),
        text(&desk.building),
        item.whole().to_owned(),
        text(&desk.category),
        item.replies.last().map(|reply| reply.text.clone()).unwrap_or_default(),
        item.into.map(|no| item_no(lang, no)).unwrap_or_default(),
        when(desk.answer_by),
        at(lang, item),
        desk.closed.map(when).unwrap_or_default(),
        called_back(lang, desk).unwrap_or_default(),
    ]
}

/// So many days are said one by one.
const FEW: usize = 4;

/// The duty roster was changed: who has those days now, where they are few.
pub(super) fn shifts_set(lang: Lang, shifts: &[Shift], who: &dyn Who) -> String {
    if shifts.len() > FEW {
        return roster_days(lang, shifts.len());
    }
    let one = |shift: &Shift| {
        let names = lang.list(shift.who.iter().map(|party| who.who(lang, party)));
        format!(
            "{} {}",
            time::date_and_weekday(lang, shift.day),
            if names.is_empty() { nobody_on_duty(lang) } else { names }
        )
    };
    roster_changed(lang, &shifts.iter().map(one).collect::<Vec<_>>().join(if lang == Lang::Zh { "；" } else { "; " }))
}
