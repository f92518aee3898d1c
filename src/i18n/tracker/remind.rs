//! What a reminder says.

use std::collections::BTreeMap;

use super::{
    Who, ask_call_back, ask_foot, ask_hand_in, ask_progress, ask_publish, ask_several, ask_unit, badge_of, by_day,
    item_no, late, meeting_no, nobody,
    sending::{owes, sending_no},
    title,
};
use crate::{
    i18n::{Lang, say, time, words},
    tracker::{Item, Party, State, Track, Waits, event::Taken},
};

words! {
    /// What somebody follows that was sent on.
    ask_follow(who: &str) { zh: "{who}您好，这几件递出去的，请跟一下", en: "Hello {who}, please see to what was sent on here" }
    /// What was sent, and not answered by its day.
    ask_overdue() { zh: "站里：下面几件过了回复的日子，还没有回音，谁去催一下", en: "At the station: no answer came to these by their day" }
    /// What is there, and not answered.
    ask_received() { zh: "站里：下面几件对方收下一周了，还没答复", en: "At the station: these were received a week ago, and not answered" }
    /// What was sent with no day.
    ask_no_day() { zh: "站里：下面几件递出去一周了，没写请哪天前回复", en: "At the station: these were handed in a week ago, and no day was asked" }
    /// When it was handed in.
    sent_on(day: &str) { zh: "{day}递的", en: "handed in on {day}" }
    /// By when a reply is asked.
    asked_by(day: &str) { zh: "请{day}前回复", en: "reply asked by {day}" }
    /// No day was asked.
    no_day() { zh: "没写哪天前回复", en: "no day was asked" }
    /// Received, not answered.
    only_received() { zh: "对方收下了", en: "received" }
    /// Not handed in.
    not_handed_in() { zh: "还没递", en: "not handed in" }
}

/// Who is asked, and what.
struct Reminder<'a> {
    lang: Lang,
    today: chrono::NaiveDate,
    only: Option<&'a Party>,
    who: &'a dyn Who,
}

/// Texts to copy, one a person: what is late or due by the last of these days, what units owe, which notice is not posted; and one to
/// whoever follows what was sent on, else to the station: what nobody handed in, answered or called back.
pub fn reminders(
    lang: Lang,
    items: &[Item],
    meetings: &[(Taken, Option<chrono::NaiveDate>)],
    (today, last): (chrono::NaiveDate, chrono::NaiveDate),
    only: Option<&Party>,
    who: &dyn Who,
) -> Vec<String> {
    let reminder = Reminder { lang, today, only, who };
    // Who said that it is done, or answered, is asked nothing more.
    let is_asked = |item: &&Item| item.state.is_open() && !matches!(item.state, State::Reported | State::Answered);
    let due = |item: &&Item| item.due.is_some_and(|due| due <= last);
    let due: Vec<&Item> = items.iter().filter(is_asked).filter(due).collect();
    let texts = reminder.people(&due).into_iter().chain(reminder.units(&due)).chain(reminder.waiting(items));
    texts.chain(meetings.iter().filter_map(|meeting| reminder.notice(meeting))).collect()
}

/// The things of one, by what they are called; two may be called the same.
type ByParty<'a> = BTreeMap<(String, Party), Vec<&'a Item>>;

impl Reminder<'_> {
    fn wanted(&self, party: &Party) -> bool {
        self.only.is_none_or(|only| only == party)
    }

    /// A badge alone is asked in the group: whoever wore it knows.
    fn called(&self, party: &Party) -> String {
        let called = self.who.who(self.lang, party);
        if matches!(party, Party::Badge(_)) { badge_of(self.lang, &called) } else { called }
    }

    fn people(&self, due: &[&Item]) -> Vec<String> {
        let lang = self.lang;
        let mut people = ByParty::new();
        for item in due.iter().filter(|item| item.track == Track::Promise) {
            if let Some(lead) = item.lead.as_ref().filter(|lead| self.wanted(lead)) {
                people.entry((self.called(lead), lead.clone())).or_default().push(item);
            }
        }
        let text = |((name, _), items): ((String, Party), Vec<&Item>)| {
            let head = match items.as_slice() {
                [one] => ask_progress(lang, &name, &title(lang, one)),
                _ => ask_several(lang, &name),
            };
            // One thing is named in the question already.
            let lines = items.iter().map(|item| self.line(item, &[])).filter(|_| items.len() > 1);
            std::iter::once(head).chain(lines).chain([ask_foot(lang)]).collect::<Vec<_>>().join("\n")
        };
        people.into_iter().map(text).collect()
    }

    /// What was handed in to a unit, which owes an answer. What nobody handed in it doesn't owe.
    fn units(&self, due: &[&Item]) -> Vec<String> {
        let mut units: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
        for item in due.iter().filter(|item| item.track == Track::Referral && item.state.waits()) {
            let unit = owes(self.lang, item);
            if self.wanted(&Party::Unit(unit.clone())) {
                units.entry(unit).or_default().push(item);
            }
        }
        let line = |item: &&Item| self.line(item, &self.sent(item));
        let text = |(unit, items): (String, Vec<&Item>)| {
            std::iter::once(ask_unit(self.lang, &unit)).chain(items.iter().map(line)).collect::<Vec<_>>().join("\n")
        };
        units.into_iter().map(text).collect()
    }

    /// Its number, when it was handed in, by when a reply was asked.
    fn sent(&self, item: &Item) -> Vec<String> {
        let (lang, out) = (self.lang, item.sending());
        let no = out.map(|out| sending_no(lang, out.no));
        let day = |day| time::day_from(lang, day, self.today);
        let sent = out.and_then(|out| out.sent).map(|sent| sent_on(lang, &day(sent)));
        let due = item.due.map(|due| asked_by(lang, &day(due)));
        no.into_iter().chain(sent).chain(due).collect()
    }

    /// One text to whoever follows it, with each reason; one a reason to the station.
    fn waiting(&self, items: &[Item]) -> Vec<String> {
        let lang = self.lang;
        let waits: Vec<(Waits, &Item)> =
            items.iter().filter_map(|item| Some((Waits::of(item, self.today)?, item))).collect();
        // A unit that leads its own word isn't asked to go after itself.
        let follows = |item: &Item| {
            let lead = item.lead.clone().filter(|_| item.track == Track::Referral);
            lead.filter(|lead| !matches!(lead, Party::Unit(_)))
        };
        let mut people: BTreeMap<(String, Party), Vec<String>> = BTreeMap::new();
        let mut station: BTreeMap<Waits, Vec<String>> = BTreeMap::new();
        for (why, item) in waits {
            let to = owes(lang, item);
            let mut about = if matches!(why, Waits::CallBack) { Vec::new() } else { vec![to] };
            about.extend(self.sent(item));
            match follows(item) {
                Some(lead) if self.wanted(&lead) => {
                    about.extend(reason(lang, why));
                    people.entry((self.called(&lead), lead)).or_default().push(self.line(item, &about));
                }
                None if self.only.is_none() => station.entry(why).or_default().push(self.line(item, &about)),
                _ => {}
            }
        }
        let people = people.into_iter().map(|((name, _), lines)| (ask_follow(lang, &name), lines));
        let station = station.into_iter().map(|(why, lines)| (head(lang, why), lines));
        let text =
            |(head, lines): (String, Vec<String>)| std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n");
        people.chain(station).map(text).collect()
    }

    fn notice(&self, (taken, posted): &(Taken, Option<chrono::NaiveDate>)) -> Option<String> {
        let (lang, publisher) = (self.lang, taken.publisher.as_ref());
        let is_wanted = self.only.is_none_or(|only| publisher == Some(only));
        if !taken.to_post || posted.is_some() || !is_wanted {
            return None;
        }
        let name = publisher.map_or_else(|| nobody(lang), |publisher| self.who.who(lang, publisher));
        let day = (self.today - taken.day).num_days();
        Some(ask_publish(lang, &name, &meeting_no(lang, taken.no), day))
    }

    /// A thing with its number; of what was sent all that is known of that, else by when.
    fn line(&self, item: &Item, about: &[String]) -> String {
        let (lang, today) = (self.lang, self.today);
        let (title, no) = (title(lang, item), item_no(lang, item.no));
        let when = match item.due {
            Some(_) if item.is_late(today) => Some(late(lang)),
            Some(due) if about.is_empty() => Some(by_day(lang, &time::day_from(lang, due, today))),
            _ => None,
        };
        let of: Vec<String> = when.into_iter().chain([no]).chain(about.iter().cloned()).collect();
        let of = of.join(say!(lang, zh: "，", en: ", ").as_str());
        say!(lang, zh: "- {title}({of})", en: "- {title} ({of})")
    }
}

/// What the station is told of it.
fn head(lang: Lang, why: Waits) -> String {
    match why {
        Waits::HandIn => ask_hand_in(lang),
        Waits::Overdue => ask_overdue(lang),
        Waits::Received => ask_received(lang),
        Waits::NoDay => ask_no_day(lang),
        Waits::CallBack => ask_call_back(lang),
    }
}

/// The same in a line of several; that a day is over stands there already.
fn reason(lang: Lang, why: Waits) -> Option<String> {
    Some(match why {
        Waits::HandIn => not_handed_in(lang),
        Waits::Received => only_received(lang),
        Waits::NoDay => no_day(lang),
        Waits::Overdue | Waits::CallBack => return None,
    })
}
