//! What happens in a rehearsal, in words; what is typed for it; and how its meeting is called.

mod coach;
pub mod learn;
mod themes;

use super::{Lang, names, say, words};
use crate::{
    meeting::words::{MotionText, Side},
    rehearsal::{Act, CastId, Line, Setup, Theme},
};
pub use coach::{card as score, card_title, coach_none, coach_silent, hint};
pub use learn::room_of;
use themes::{BREAKS_IN, CROSSES, HURTS, THEMES};

/// Something that somebody says.
#[derive(Clone, Copy)]
struct Said {
    zh: &'static str,
    en: &'static str,
}

impl Said {
    fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

fn theme(theme: Theme) -> &'static themes::Theme {
    &THEMES[usize::from(theme) % THEMES.len()]
}

/// One of these, counted round.
fn one(lang: Lang, lines: &[Said], no: impl Into<usize>) -> &'static str {
    lines.get(no.into() % lines.len().max(1)).map_or("", |line| line.of(lang))
}

/// The title under which cards of a theme are put together.
pub fn title(lang: Lang, of: Theme) -> &'static str {
    theme(of).title.of(lang)
}

/// What stands on a card.
pub fn card(lang: Lang, line: Line) -> &'static str {
    one(lang, theme(line.theme).cards, line.no)
}

/// What a table moves.
pub fn motion(lang: Lang, of: Theme) -> MotionText {
    let [action, object, who, when] = theme(of).motion.map(|part| part.of(lang).to_owned());
    MotionText { action, object, who, when }
}

/// What a table does itself.
pub fn own(lang: Lang, of: Theme) -> &'static str {
    one(lang, theme(of).own, of)
}

/// What somebody takes on or gives.
pub fn offer(lang: Lang, line: Line) -> &'static str {
    one(lang, theme(line.theme).offers, line.no)
}

/// What the community answers.
pub fn reply(lang: Lang, of: Theme) -> &'static str {
    theme(of).reply.of(lang)
}

/// What somebody says who has the floor.
fn talk(lang: Lang, side: Option<Side>, line: Line) -> &'static str {
    let lines = match side {
        Some(Side::For) => theme(line.theme).pro,
        Some(Side::Against) => theme(line.theme).con,
        Some(Side::Question) | None => theme(line.theme).ask,
    };
    one(lang, lines, line.no)
}

/// Numbers as they are typed: `3 5 8-12`.
pub fn numbers(badges: &[u16]) -> String {
    let mut list: Vec<String> = Vec::new();
    let mut rest = badges;
    while let Some(first) = rest.first() {
        let run = rest.iter().zip(*first..).take_while(|(badge, next)| **badge == *next).count().max(1);
        let end = rest.get(run - 1).unwrap_or(first);
        list.push(if run > 2 { format!("{first}-{end}") } else { first.to_string() });
        rest = rest.get(if run > 2 { run } else { 1 }..).unwrap_or_default();
    }
    list.join(" ")
}

/// What happens, in one line.
#[allow(clippy::too_many_lines, reason = "one row a kind of act")]
pub fn act(lang: Lang, act: &Act) -> String {
    match act {
        Act::Come { badges, official: true, .. } => official_comes(lang, &numbers(badges)),
        Act::Come { badges, late: true, .. } => late_comes(lang, &numbers(badges)),
        Act::Come { badges, .. } => come(lang, &numbers(badges)),
        Act::Serve { badge, office } => serve(lang, *badge, names::office(lang, *office)),
        Act::Say { badge, names: true, .. } => says_of_neighbour(lang, *badge),
        Act::Say { badge, line, .. } => says(lang, *badge, card(lang, *line)),
        Act::Pile { badges } => pile(lang, &numbers(badges)),
        Act::Sorted { theme, topic, cards } => {
            let cards: Vec<u16> = cards.iter().map(|card| card.badge.no).collect();
            let (title, cards) = (title(lang, *theme), numbers(&cards));
            topic.map_or_else(|| sorted(lang, title, &cards), |topic| sorted_into(lang, topic.0, title, &cards))
        }
        Act::Dots { dots } => {
            let list: Vec<String> = dots.iter().map(|(topic, n)| format!("{topic}:{n}")).collect();
            dots_counted(lang, &list.join(" "))
        }
        Act::Nobody { group } => nobody(lang, group.0),
        Act::Convene { group, badge } => convene(lang, *badge, group.0),
        Act::Sit { group, badges } => sit(lang, group.0, &numbers(badges)),
        Act::Walk { badge, group } => walk(lang, *badge, group.0),
        Act::Reporter { group, badge } => reporter(lang, *badge, group.0),
        Act::Slip { group, badge, theme } => {
            let MotionText { action, object, who, when } = motion(lang, *theme);
            slip(lang, group.0, *badge, &action, &object, &who, &when)
        }
        Act::Stand { group, badge } => stand(lang, group.0, *badge),
        Act::Own { group, theme } => own_answer(lang, group.0, own(lang, *theme)),
        Act::Hand { badge, side: Side::For } => hand_for(lang, *badge),
        Act::Hand { badge, side: Side::Against } => hand_against(lang, *badge),
        Act::Hand { badge, side: Side::Question } => hand_asks(lang, *badge),
        Act::Talk { badge, side, line } => says(lang, *badge, talk(lang, *side, *line)),
        Act::Done { badge } => done(lang, *badge),
        Act::Cut { badge } => cut(lang, *badge),
        Act::Over { badge } => over(lang, *badge),
        Act::Interrupt { badge } => stands_up(lang, *badge, one(lang, BREAKS_IN, *badge)),
        Act::Cross { badge } => turns(lang, *badge, one(lang, CROSSES, *badge)),
        Act::Digress { badge, line } => digresses(lang, *badge, card(lang, *line)),
        Act::Hurt { badge, no } => says(lang, *badge, one(lang, HURTS, *no)),
        Act::Official { badge } => official(lang, *badge),
        Act::Present { count, tellers: [a, b], .. } => present(lang, *a, *b, *count),
        Act::Show { side: Side::For, count, .. } => shows_for(lang, *count),
        Act::Show { count, .. } => shows_against(lang, *count),
        Act::Pick { option, count, .. } => shows_option(lang, *option, *count),
        Act::Offer { badge, motion, line, days } => offers(lang, *badge, offer(lang, *line), motion.0, *days),
        Act::Pledge { badge, motion, line } => pledges(lang, *badge, offer(lang, *line), motion.0),
        Act::Reply { badge, theme } => replies(lang, *badge, reply(lang, *theme)),
        Act::Leave { badges } => leave(lang, &numbers(badges)),
        Act::Dark => dark(lang),
        Act::Light => light(lang),
        Act::Sign { badge, role } => signs(lang, *badge, names::signer(lang, *role)),
    }
}

words! {
    /// At the door.
    come(list: &str) { zh: "门口：{list} 号来了", en: "at the door: no. {list}" }
    /// After the start.
    late_comes(list: &str) { zh: "门口：{list} 号刚到", en: "at the door, late: no. {list}" }
    /// Of the community.
    official_comes(list: &str) { zh: "门口：{list}号，社区的，来听听", en: "at the door: no. {list}, of the community, to listen" }
    /// Takes an office.
    serve(who: u16, office: &str) { zh: "{who}号：{office}我来当", en: "no. {who}: I will be {office}" }
    /// Says something.
    says(who: u16, what: &str) { zh: "{who}号：{what}", en: "no. {who}: {what}" }
    /// A card that names somebody.
    says_of_neighbour(who: u16) { zh: "{who}号的卡上写着一位邻居的名字：老周家的车又堵门口", en: "no. {who}: the card names a neighbour: the car of old Zhou blocks the door again" }
    /// Cards are handed in.
    pile(list: &str) { zh: "卡收上来了：{list}", en: "cards handed in: {list}" }
    /// Put together on the wall.
    sorted(title: &str, list: &str) { zh: "墙上归好了：{title} {list}", en: "put together: {title} {list}" }
    /// Into a topic that there is.
    sorted_into(topic: u16, title: &str, list: &str) { zh: "这几张也归到议题{topic}({title})：{list}", en: "these go to topic {topic} ({title}), too: {list}" }
    /// Dots.
    dots_counted(list: &str) { zh: "圆点数好了：{list}", en: "dots counted: {list}" }
    /// Nobody convenes.
    nobody(k: u16) { zh: "第{k}桌：大家你看我我看你，没人应声", en: "table {k}: people look at each other, nobody answers" }
    /// Somebody does.
    convene(who: u16, k: u16) { zh: "{who}号：第{k}桌我来当桌长", en: "no. {who}: I convene table {k}" }
    /// Who sits where.
    sit(k: u16, list: &str) { zh: "第{k}桌坐好了：{list}", en: "table {k} is seated: {list}" }
    /// Goes to another table.
    walk(who: u16, k: u16) { zh: "{who}号端着茶去了第{k}桌", en: "no. {who} walks over to table {k}" }
    /// Who reports.
    reporter(who: u16, k: u16) { zh: "第{k}桌：汇报请{who}号", en: "table {k}: no. {who} reports" }
    /// A slip.
    slip(k: u16, who: u16, action: &str, object: &str, by: &str, when: &str) { zh: "第{k}桌交提议条({who}号)：{action} / {object} / {by} / {when}", en: "table {k} hands in its slip (no. {who}): {action} / {object} / {by} / {when}" }
    /// Stands up to report.
    stand(k: u16, who: u16) { zh: "第{k}桌的{who}号站起来汇报", en: "no. {who} of table {k} stands up to report" }
    /// What the table does itself.
    own_answer(k: u16, what: &str) { zh: "第{k}桌：{what}", en: "table {k}: {what}" }
    /// For.
    hand_for(who: u16) { zh: "{who}号举手，赞成", en: "no. {who} raises a hand, for" }
    /// Against.
    hand_against(who: u16) { zh: "{who}号举手，反对", en: "no. {who} raises a hand, against" }
    /// A question.
    hand_asks(who: u16) { zh: "{who}号举手，想问一句", en: "no. {who} raises a hand, to ask" }
    /// Has ended.
    done(who: u16) { zh: "{who}号说完坐下了", en: "no. {who} has ended and sits down" }
    /// Was stopped early.
    cut(who: u16) { zh: "{who}号话还没说完", en: "no. {who} had not ended" }
    /// Goes on.
    over(who: u16) { zh: "{who}号到时间了，还在说", en: "no. {who} talks on after the time" }
    /// Breaks in.
    stands_up(who: u16, what: &str) { zh: "{who}号站起来：{what}", en: "no. {who} stands up: {what}" }
    /// Speaks to another.
    turns(who: u16, what: &str) { zh: "{who}号转过去对着人说：{what}", en: "no. {who} turns to them: {what}" }
    /// Speaks of something else.
    digresses(who: u16, what: &str) { zh: "{who}号说到别处去了：{what}", en: "no. {who} goes off: {what}" }
    /// Of the community, before the residents.
    official(who: u16) { zh: "{who}号(社区)想先讲几句", en: "no. {who} (community) would like to speak first" }
    /// Who has a vote.
    present(a: u16, b: u16, n: u16) { zh: "计票请{a}号、{b}号：有票的 {n} 位", en: "no. {a} and {b} count: {n} have a vote" }
    /// Hands for.
    shows_for(n: u16) { zh: "赞成的举手：数出来 {n}", en: "hands for: {n}" }
    /// Hands against.
    shows_against(n: u16) { zh: "反对的举手：数出来 {n}", en: "hands against: {n}" }
    /// Hands for an option.
    shows_option(k: u16, n: u16) { zh: "第{k}样举手：数出来 {n}", en: "hands for option {k}: {n}" }
    /// Takes the lead.
    offers(who: u16, what: &str, k: u16, days: u16) { zh: "{who}号：提议{k}我来领头，{what}，{days}天里", en: "no. {who}: I lead motion {k}: {what}, within {days} days" }
    /// Gives something.
    pledges(who: u16, what: &str, k: u16) { zh: "{who}号：提议{k}我也出一份，{what}", en: "no. {who}: I help with motion {k}: {what}" }
    /// The community answers.
    replies(who: u16, what: &str) { zh: "{who}号(社区)回应：{what}", en: "no. {who} (community) answers: {what}" }
    /// They go.
    leave(list: &str) { zh: "{list} 号先走了", en: "no. {list} leave" }
    /// Power.
    dark() { zh: "停电了，屋里一片黑", en: "the light goes out" }
    /// On again.
    light() { zh: "灯亮了", en: "the light is on again" }
    /// Comes to sign.
    signs(who: u16, role: &str) { zh: "{who}号来签字({role})", en: "no. {who} comes to sign ({role})" }

    /// Before what waits.
    in_the_room(n: usize) { zh: "屋里({n}) ", en: "room ({n}) " }
    /// Nothing waits.
    room_is_quiet() { zh: "屋里：大家坐着，等您", en: "room: people sit and wait for you" }
    /// The rate in the head; `now`: it runs as fast at this moment.
    rate_waits(n: u32) { zh: "练习 等时{n}倍", en: "practice, waiting x{n}" }
    /// It does.
    rate_runs(n: u32) { zh: "练习 快进{n}倍", en: "practice, x{n}" }
    /// Chosen.
    waits_at(n: u32) { zh: "没事的时候走{n}倍；一有事就照常走", en: "waiting goes x{n}; something that happens goes as it is" }
    /// Refused.
    no_rate() { zh: "只有排练能把钟走快，真的会照钟走", en: "only in a rehearsal waiting goes faster; a meeting goes by the clock" }
    /// Never.
    coach_is_silent() { zh: "不说", en: "silent" }
    /// When asked.
    coach_is_asked() { zh: "问了才说", en: "asked" }
    /// Unasked.
    coach_speaks_up() { zh: "主动说", en: "speaks" }
    /// Begun.
    opened(seed: u32, cast: &str, id: &str) { zh: "练第{seed}号。再练同一晚：yishi rehearse --cast {cast} --seed {seed}；另一块屏看屋里：yishi room {id}", en: "practice {seed}. The same again: yishi rehearse --cast {cast} --seed {seed}; the room on a second screen: yishi room {id}" }
    /// Where it plays.
    estate() { zh: "梧桐新村(排练)", en: "Wutong Village (rehearsal)" }
    /// It is another meeting.
    no_rehearsal() { zh: "这不是排练的会。先开一场：yishi rehearse", en: "this is no rehearsal; begin one: yishi rehearse" }
    /// Over the trainer's screen.
    room_head(here: usize, waits: usize, hhmm: &str) { zh: "在屋里{here}位  等着{waits}件  {hhmm}", en: "{here} here  {waits} wait  {hhmm}" }
    /// A line of it.
    room_line(hhmmss: &str, what: &str, end: &str) { zh: "{hhmmss} {what} {end}", en: "{hhmmss} {what} {end}" }
    /// Above what waits.
    room_waits(n: usize) { zh: "等着的{n}件：", en: "{n} wait:" }
    /// Its key.
    room_leave() { zh: " Esc 离开", en: " Esc leave" }
    /// It waits.
    end_waits() { zh: "(等着)", en: "(waits)" }
    /// It was typed.
    end_right(s: i64) { zh: "(记上了，{s}秒)", en: "(typed, {s} s)" }
    /// As something else.
    end_wrong() { zh: "(记的不一样)", en: "(typed otherwise)" }
    /// Not at all.
    end_missed() { zh: "(没等到)", en: "(missed)" }

    /// The easiest evening.
    friendly() { zh: "好说话", en: "friendly" }
    /// As evenings are.
    usual() { zh: "平常", en: "usual" }
    /// All at once.
    difficult() { zh: "难", en: "difficult" }
    /// How its meeting is called.
    called(seed: u32, cast: &str, question: &str) { zh: "练第{seed}号({cast})：{question}", en: "practice {seed} ({cast}): {question}" }
    /// The same of another version of what can happen.
    called_by(seed: u32, cast: &str, acts: u16, question: &str) { zh: "练第{seed}号({cast}，第{acts}版)：{question}", en: "practice {seed} ({cast}, version {acts}): {question}" }
}

/// When the coach speaks, as somebody types it in either language: never, asked, unasked.
pub fn coach_named(name: &str) -> Option<usize> {
    let names = |lang| [coach_is_silent(lang), coach_is_asked(lang), coach_speaks_up(lang)];
    [Lang::Zh, Lang::En].into_iter().find_map(|lang| names(lang).iter().position(|other| other == name.trim()))
}

/// How fast waiting goes; `runs`: it does so now.
pub fn rate(lang: Lang, times: u32, runs: bool) -> String {
    if runs { rate_runs(lang, times) } else { rate_waits(lang, times) }
}

/// A cast by its name.
pub fn cast(lang: Lang, cast: CastId) -> String {
    match cast {
        CastId::Friendly => friendly(lang),
        CastId::Usual => usual(lang),
        CastId::Difficult => difficult(lang),
    }
}

/// How the meeting of a rehearsal is called: whoever hears it has the same room.
pub fn theme_of(lang: Lang, setup: &Setup) -> String {
    let (cast, question) = (cast(lang, setup.cast), theme(setup.theme()).question.of(lang));
    match setup.acts {
        1 => called(lang, setup.seed, &cast, question),
        acts => called_by(lang, setup.seed, &cast, acts, question),
    }
}

/// The other way round, in either language.
pub fn setup_of(theme: &str) -> Option<Setup> {
    let rest = theme.strip_prefix("练第").or_else(|| theme.strip_prefix("practice "))?;
    let (seed, rest) = rest.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    let seed = seed.trim();
    let seed = seed.strip_suffix('号').unwrap_or(seed).parse().ok()?;
    let (name, acts) = inside.split_once(['，', ',']).unwrap_or((inside, "1"));
    let digits: String = acts.chars().filter(char::is_ascii_digit).collect();
    Some(Setup { seed, cast: cast_named(name)?, acts: digits.parse().ok()? })
}

/// A cast as somebody types it, in either language.
pub fn cast_named(name: &str) -> Option<CastId> {
    let name = name.trim();
    let is = |id: &CastId| [Lang::Zh, Lang::En].into_iter().any(|lang| cast(lang, *id) == name);
    CastId::ALL.into_iter().find(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_and_its_setup_are_one_thing_told_twice() {
        for lang in [Lang::Zh, Lang::En] {
            for cast in CastId::ALL {
                for acts in [1, 2, 17] {
                    for seed in [0, 7, u32::MAX] {
                        let setup = Setup { seed, cast, acts };
                        assert_eq!(setup_of(&theme_of(lang, &setup)), Some(setup), "{}", theme_of(lang, &setup));
                    }
                }
            }
        }
        for other in [
            "",
            "老旧小区怎样封闭管理?",
            "练第七号(难)：x",
            "练第7号(别的)：x",
            "practice 7: x",
            "练第99999999999号(难)",
        ] {
            assert_eq!(setup_of(other), None, "{other}");
        }
    }

    #[test]
    fn numbers_are_said_as_they_are_typed() {
        assert_eq!(numbers(&[3, 5, 6, 8, 9, 10, 12]), "3 5 6 8-10 12");
        assert_eq!(numbers(&[]), "");
    }
}
