//! What a reminder says.

use std::collections::BTreeMap;

use super::{
    Who, ask_call_back, ask_foot, ask_hand_in, ask_progress, ask_publish, ask_several, ask_unit, badge_of, by_day,
    item_no, late, meeting_no, nobody, sending::owes, title,
};
use crate::{
    i18n::{Lang, say, time},
    tracker::{Item, Party, State, Track, event::Taken},
};

/// Days after which what lies at the station is said.
const LONG: i64 = 7;

/// Texts to copy, one a person: what is late or due by the last of these days, what units owe, which notice is not posted; and one to
/// whoever hands in and calls back at the station: what nobody did for a week.
pub fn reminders(
    lang: Lang,
    items: &[Item],
    meetings: &[(Taken, Option<chrono::NaiveDate>)],
    (today, last): (chrono::NaiveDate, chrono::NaiveDate),
    only: Option<&Party>,
    who: &dyn Who,
) -> Vec<String> {
    let wanted = |party: &Party| only.is_none_or(|only| only == party);
    // Two may be called the same.
    let mut people: BTreeMap<(String, Party), Vec<&Item>> = BTreeMap::new();
    let mut units: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
    // Who said that it is done, or answered, is asked nothing more.
    let is_asked = |item: &&Item| item.state.is_open() && !matches!(item.state, State::Reported | State::Answered);
    for item in items.iter().filter(is_asked).filter(|item| item.due.is_some_and(|due| due <= last)) {
        match (item.track, &item.lead) {
            // A badge alone is asked in the group: whoever wore it knows.
            (Track::Promise, Some(lead)) if wanted(lead) => {
                let called = who.who(lang, lead);
                let called = if matches!(lead, Party::Badge(_)) { badge_of(lang, &called) } else { called };
                people.entry((called, lead.clone())).or_default().push(item);
            }
            // Nobody has it yet: it is not they who owe something.
            (Track::Referral, _) if only.is_none() && item.state != State::ToSend => {
                units.entry(owes(lang, item)).or_default().push(item);
            }
            _ => {}
        }
    }
    let line = |item: &&Item| {
        let (title, no) = (title(lang, item), item_no(lang, item.no));
        let when = match item.due {
            Some(_) if item.is_late(today) => late(lang),
            Some(due) => by_day(lang, &time::day_from(lang, due, today)),
            None => String::new(),
        };
        let of = [when, no].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let of = of.join(say!(lang, zh: "，", en: ", ").as_str());
        say!(lang, zh: "- {title}({of})", en: "- {title} ({of})")
    };
    let mut texts = Vec::new();
    for ((name, _), items) in people {
        let head = match items.as_slice() {
            [one] => ask_progress(lang, &name, &title(lang, one)),
            _ => ask_several(lang, &name),
        };
        // One thing is named in the question already.
        let lines = items.iter().map(line).filter(|_| items.len() > 1);
        texts.push(std::iter::once(head).chain(lines).chain([ask_foot(lang)]).collect::<Vec<_>>().join("\n"));
    }
    for (unit, items) in units {
        texts.push(std::iter::once(ask_unit(lang, &unit)).chain(items.iter().map(line)).collect::<Vec<_>>().join("\n"));
    }
    let lies =
        |state: State| items.iter().filter(move |item| item.state == state && (today - item.moved).num_days() >= LONG);
    let to_send: Vec<String> = lies(State::ToSend).map(|item| line(&item)).collect();
    let to_call: Vec<String> = lies(State::CallBack).map(|item| line(&item)).collect();
    for (head, lines) in [(ask_hand_in(lang), to_send), (ask_call_back(lang), to_call)] {
        if only.is_none() && !lines.is_empty() {
            texts.push(std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n"));
        }
    }
    for (taken, posted) in meetings {
        let publisher = taken.publisher.as_ref();
        let is_wanted = only.is_none_or(|only| publisher == Some(only));
        if taken.to_post && posted.is_none() && is_wanted {
            let name = publisher.map_or_else(|| nobody(lang), |publisher| who.who(lang, publisher));
            let day = (today - taken.day).num_days();
            texts.push(ask_publish(lang, &name, &meeting_no(lang, taken.no), day));
        }
    }
    texts
}
