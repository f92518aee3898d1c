//! How a notice ends: until when it hangs, who listens and where, and whose it is.

use chrono::NaiveDate;

use super::{Veil, words};
use crate::{
    charter,
    document::Part,
    i18n::{minutes as say, time},
    text,
};

/// From when to when it hangs, and where somebody says something about it.
pub(super) fn period(veil: &Veil<'_>, notice: charter::Notice) -> Part {
    let (lang, board) = (veil.lang(), veil.facts.board);
    let mut voice = Vec::new();
    match veil.facts.hangs.posted {
        Some(posted) => {
            let (from, to) = board.calendar.days_after(posted, notice.days);
            let to = veil.facts.hangs.until.unwrap_or(to);
            let [from, to] = [from, to].map(|day| time::date(lang, day));
            voice.push(words::period(lang, &from, &to, notice.days));
            voice.push(words::voice(lang, &to));
        }
        None => voice.push(words::period_open(lang, notice.days)),
    }
    // What the station gives as its own contact stands as it is: somebody is to call there.
    let own = [&board.place, &board.hours, &board.phone, &board.slips].map(|text| text.as_deref().map(text::strip));
    let [place, hours, phone, slips] = own.each_ref().map(Option::as_deref);
    voice.extend([words::place(lang, place, hours, phone, slips), words::reply(lang, notice.answer)]);
    voice.extend(board.watched_phone.as_deref().map(|phone| words::watched_phone(lang, &text::strip(phone))));
    Part::Paragraph(voice.join(say::blank(lang)))
}

/// Small print beside the seal: who handles and who watches it, what a meeting of residents is, the code of the record, whose form it is.
pub(super) fn aside(veil: &Veil<'_>, of_meeting: bool) -> Vec<String> {
    let (lang, board) = (veil.lang(), veil.facts.board);
    let named = |role: String, name: &Option<String>| {
        name.as_deref().map(|name| [role, text::strip(name)].join(say::colon(lang)))
    };
    let roles = [(words::handled_by(lang), &board.handled_by), (words::watched_by(lang), &board.watched_by)];
    let roles: Vec<String> = roles.into_iter().filter_map(|(role, name)| named(role, name)).collect();
    let roles = (!roles.is_empty()).then(|| roles.join(say::semicolon(lang)));
    let nature = of_meeting.then(|| say::nature(lang));
    let no = veil.facts.hangs.no.map(|no| crate::i18n::tracker::notice_no(lang, no));
    let head = veil.facts.head.map(|head| crate::i18n::record::head(lang, head));
    [roles, nature, no, head, Some(words::sample(lang))].into_iter().flatten().collect()
}

/// Whose notice it is, and its day; room to write where nobody said.
pub(super) fn seal(veil: &Veil<'_>, aside: Vec<String>, day: Option<NaiveDate>) -> Part {
    let (lang, board) = (veil.lang(), veil.facts.board);
    let by = board.issued_by.as_deref().or(board.handled_by.as_deref()).map(text::strip);
    let day = day.map_or_else(|| words::open_day(lang), |day| time::date(lang, day));
    Part::Seal { aside, by, day: Some(day) }
}
