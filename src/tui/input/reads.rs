//! How each kind of line is told from all others. Digits and signs count in their fullwidth forms too; texts keep their own.

use super::{Read, Said, Typed, named};
use crate::{
    charter::{RuleId, Stage},
    kit::{Code, NoCode, Sheet},
    meeting::{
        Command, Meeting, Name,
        numbers::{
            self, ActionNo, AmendmentNo, Badge, Badges, Card, CardSpan, Cards, GroupNo, MotionNo, Span, TopicNo, VoteNo,
        },
        state::{Speech, Topic, TopicFate, Vote},
        words::{Origin, Repeat, Rung, Side, Subject},
    },
    text,
    tracker::Fen,
};

/// Digits only: unlike `parse`, `+17` is no number.
fn number(plain: &str) -> Option<u16> {
    plain.bytes().all(|byte| byte.is_ascii_digit()).then(|| plain.parse().ok())?
}

fn sign(plain: &str) -> Option<Side> {
    match plain {
        "+" | "=" => Some(Side::For),
        "-" => Some(Side::Against),
        "?" => Some(Side::Question),
        _ => None,
    }
}

/// From the corner of a sheet, or the moment of what stands behind it; or meant to be.
fn is_code(typed: &Typed<'_>) -> bool {
    typed.plain.starts_with(['#', '@'])
}

/// What stands before and behind an equals sign.
fn halves<'a>(typed: &Typed<'a>) -> Option<(&'a str, String)> {
    let (left, right) = typed.raw.split_once(['=', '＝'])?;
    Some((left.trim(), text::numbers(right)))
}

/// The number before an equals sign, and what stands behind it.
fn numbered_half(typed: &Typed<'_>) -> Option<(u16, String)> {
    let (left, right) = halves(typed)?;
    Some((numbers::number(left)?, right))
}

fn numbered(typed: &Typed<'_>) -> Option<(String, String)> {
    // 21到23 is a range, not words behind a number.
    if typed.plain.parse::<Badges>().is_ok() {
        return None;
    }
    named::numbered(typed.raw)
}

/// A badge, and words behind it, which may be none: not a line of another kind.
pub fn badge_and_words(line: &str) -> Option<(Badge, String)> {
    if let Some(alone) = numbers::number(line) {
        return Some((Badge(alone), String::new()));
    }
    if text::fold(line).contains(['=', ':', '#', '@']) {
        return None;
    }
    let (badge, words) = named::numbered(line.trim())?;
    Some((Badge(number(&badge)?), words))
}

/// The unit that somebody speaks for, who belongs to no household of the estate: 物业, 社区.
pub fn unit_of(meeting: &Meeting, badge: Badge) -> Option<String> {
    let someone = meeting.people.get(&meeting.wearer(badge))?;
    let sector = meeting.charter()?.sector(&someone.sector)?;
    // Whoever is 其他 or listens speaks for nobody.
    let unit = !sector.household && !someone.observer && !someone.minor && sector.id != "other";
    unit.then(|| sector.name.zh.clone())
}

/// Words without a number before them. One word of Latin letters is somebody's initials.
fn text_alone(typed: &Typed<'_>) -> Option<String> {
    let is_sign = |c: char| text::fold_char(c).is_ascii_digit() || text::fold_char(c).is_ascii_punctuation();
    let is_text = !typed.raw.starts_with(is_sign) || named::begins_with_measure(typed.raw);
    // 第17号 is a number, whatever it is written with.
    let is_number = typed.plain.chars().all(|c| c.is_ascii() && !c.is_ascii_alphabetic());
    let is_other = is_number || letters(typed).is_some() || numbered(typed).is_some();
    (is_text && !is_other).then(|| typed.raw.to_owned())
}

/// Signs badges in, with nothing else known.
pub fn sign_in(badges: Badges, sector: Option<String>, call: Option<String>) -> Command {
    Command::SignIn { badges, sector, household: None, observer: false, minor: false, person: None, name: None, call }
}

pub(super) fn sign_ins(typed: &Typed<'_>) -> Option<Read> {
    if is_code(typed) {
        return None;
    }
    Some(sign_in(typed.plain.parse().ok()?, None, None).into())
}

pub(super) fn called(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let people = named::people(typed.raw)?;
    Some(
        Said::Give(people.into_iter().map(|(badge, call)| is_called(typed.meeting, Badge(badge), call)).collect())
            .into(),
    )
}

/// Who wears it now gets another form of address; a number that is free is taken by whoever is called so.
fn is_called(meeting: &Meeting, badge: Badge, call: String) -> Command {
    if !meeting.is_present(meeting.wearer(badge)) {
        return sign_in(Badges::one(badge), None, Some(call));
    }
    call_so(badge, call)
}

/// Another form of address for whoever wears a badge.
pub fn call_so(badge: Badge, call: String) -> Command {
    Command::EditParticipant {
        badge,
        sector: None,
        household: None,
        observer: None,
        minor: None,
        person: None,
        name: None,
        call: Some(call),
    }
}

pub(super) fn of_sector(typed: &Typed<'_>) -> Option<Read> {
    let (left, right) = halves(typed)?;
    let named =
        |sector: &&crate::charter::Sector| [&sector.id, &sector.name.zh, &sector.name.en].iter().any(|n| *n == left);
    let sector = typed.meeting.charter()?.sectors.iter().find(named)?.id.clone();
    let as_said = |badges| sign_in(badges, Some(sector.clone()), None);
    Some(of_those(typed.meeting, right.parse().ok()?, as_said))
}

/// `旁听 = 51`, `小朋友 = 52`, by the words of the screen and of the papers.
pub(super) fn of_standing(typed: &Typed<'_>) -> Option<Read> {
    let (left, right) = halves(typed)?;
    let (observes, is_minor) = match left {
        "旁听" | "列席" | "observer" => (true, false),
        "小朋友" | "孩子" | "未成年" | "child" => (false, true),
        _ => return None,
    };
    let as_said = |badges| {
        let mut command = sign_in(badges, None, None);
        if let Command::SignIn { observer, minor, .. } = &mut command {
            (*observer, *minor) = (observes, is_minor);
        }
        command
    };
    Some(of_those(typed.meeting, right.parse().ok()?, as_said))
}

/// Who is here already is put right, the others sign in.
fn of_those(meeting: &Meeting, badges: Badges, as_said: impl Fn(Badges) -> Command) -> Read {
    let (here, coming): (Vec<Badge>, Vec<Badge>) =
        meeting.signing(&badges).into_iter().partition(|badge| meeting.is_present(meeting.wearer(*badge)));
    if here.is_empty() {
        return as_said(badges).into();
    }
    let mut commands: Vec<Command> =
        here.into_iter().map(|badge| changed(badge, as_said(Badges::one(badge)))).collect();
    if !coming.is_empty() {
        commands.push(as_said(Badges(coming.into_iter().map(Span::One).collect())));
    }
    Said::Give(commands).into()
}

/// The same said of somebody who is here.
fn changed(badge: Badge, said: Command) -> Command {
    let Command::SignIn { sector, observer, minor, .. } = said else { return said };
    Command::EditParticipant {
        badge,
        sector,
        household: None,
        observer: observer.then_some(true),
        minor: minor.then_some(true),
        person: None,
        name: None,
        call: None,
    }
}

/// `21-23`: where a number alone is a person, a range signs in who came late.
pub(super) fn late_range(typed: &Typed<'_>) -> Option<Read> {
    let badges: Badges = typed.plain.parse().ok().filter(|_| !is_code(typed))?;
    let ranged = badges.0.iter().any(|span| matches!(span, Span::Range(..)));
    ranged.then(|| sign_in(badges, None, None).into())
}

fn concern(badge: Option<Badge>, cards: Option<Cards>, text: Option<String>) -> Command {
    Command::RaiseConcern { badge, cards, text, from: Origin::Resident, relayed: None, said: None, of: None }
}

pub(super) fn cards(typed: &Typed<'_>) -> Option<Read> {
    if is_code(typed) {
        return None;
    }
    Some(concern(None, Some(typed.plain.parse().ok()?), None).into())
}

pub(super) fn card_text(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let (card, words) = numbered(typed)?;
    let named = card.contains('.');
    let card: Card = card.parse().ok()?;
    Some(match typed.meeting.concerns.get(&card) {
        Some(known) if named || known.text.is_none() => Command::EditConcern { card, text: words }.into(),
        None if named => concern(None, Some(Cards(vec![CardSpan::One(card)])), Some(words)).into(),
        _ => concern(Some(card.badge), None, Some(words)).into(),
    })
}

pub(super) fn card_of_nobody(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    Some(concern(Some(Badge::NOBODY), None, Some(text_alone(typed)?)).into())
}

fn put_together(title: Option<String>, topic: Option<TopicNo>, cards: &str) -> Option<Read> {
    let cards = Some(cards.parse().ok()?);
    Some(Command::Cluster { title, topic, cards, repeat: Repeat::Near, rest: false }.into())
}

/// A title has a letter or a hanzi in it, and is no code.
pub(super) fn cluster(typed: &Typed<'_>) -> Option<Read> {
    let (title, cards) = halves(typed)?;
    if !title.contains(char::is_alphabetic) || is_code(typed) {
        return None;
    }
    // A topic that hangs on the wall under this name is the one that is meant.
    let m = typed.meeting;
    let named = |topic: &&Topic| {
        topic.fate == TopicFate::Live && m.topic_title(topic.no).is_some_and(|of| text::fold(&of) == text::fold(title))
    };
    match m.topics.values().find(named) {
        Some(topic) => put_together(None, Some(topic.no), &cards),
        None => put_together(Some(title.to_owned()), None, &cards),
    }
}

pub(super) fn cluster_into(typed: &Typed<'_>) -> Option<Read> {
    let (topic, cards) = numbered_half(typed)?;
    put_together(None, Some(TopicNo(topic)), &cards)
}

pub(super) fn dots(typed: &Typed<'_>) -> Option<Read> {
    counted(typed.plain).map(|dots| Command::CountDots { dots, more: false }.into())
}

/// `+1:20`: of another sheet.
pub(super) fn more_dots(typed: &Typed<'_>) -> Option<Read> {
    counted(typed.plain.strip_prefix('+')?).map(|dots| Command::CountDots { dots, more: true }.into())
}

fn counted(plain: &str) -> Option<Vec<(TopicNo, u16)>> {
    let words = plain.split([' ', ',']).filter(|word| !word.is_empty());
    let pair = |word: &str| {
        let (topic, dots) = word.split_once(':')?;
        Some((TopicNo(number(topic)?), number(dots)?))
    };
    words.map(pair).collect::<Option<Vec<_>>>().filter(|dots| !dots.is_empty())
}

pub(super) fn sign_up(typed: &Typed<'_>) -> Option<Read> {
    let (table, badges) = numbered_half(typed)?;
    Some(Command::SignUp { group: GroupNo(table), badges: badges.parse().ok()? }.into())
}

fn move_to(typed: &Typed<'_>) -> Option<(u16, Badges)> {
    let (table, badges) = numbered_half(typed)?;
    Some((table, badges.parse().ok()?))
}

pub(super) fn moved(typed: &Typed<'_>) -> Option<Read> {
    let (table, badges) = move_to(typed)?;
    (table > 0).then(|| Command::MoveTo { badges, group: Some(GroupNo(table)) }.into())
}

pub(super) fn sits_out(typed: &Typed<'_>) -> Option<Read> {
    let (table, badges) = move_to(typed)?;
    (table == 0).then(|| Command::MoveTo { badges, group: None }.into())
}

pub(super) fn slip(typed: &Typed<'_>) -> Option<Read> {
    let (table, action) = numbered(typed)?;
    number(&table)?;
    Some(Said::Fill(Name::DraftMotion, vec![("group", table), ("action", action)]).into())
}

/// What stands behind a word, if that is a number or nothing.
#[allow(clippy::option_option, reason = "no such word, the word alone, the word with a number")]
fn behind(typed: &Typed<'_>, word: &str) -> Option<Option<u16>> {
    let rest = typed.plain.strip_prefix(word)?.trim();
    if rest.is_empty() { Some(None) } else { number(rest).map(Some) }
}

pub(super) fn withdraw(typed: &Typed<'_>) -> Option<Read> {
    let named = behind(typed, "收回")?.map(MotionNo);
    let motion = named.or(typed.meeting.open_motion)?;
    Some(Command::WithdrawMotion { motion, badge: None }.into())
}

pub(super) fn withdraw_amendment(typed: &Typed<'_>) -> Option<Read> {
    let named = behind(typed, "收回改法")?.map(AmendmentNo);
    let open = || Some(typed.meeting.open_motion()?.open_amendment()?.no);
    Some(Command::WithdrawAmendment { amendment: named.or_else(open)?, badge: None }.into())
}

/// `17+8-23?`. A word that is not all hands is not understood; with `=` in the line it must be hands all through.
pub(super) fn hands(typed: &Typed<'_>) -> Option<Read> {
    let (mut hands, mut unread) = (Vec::new(), Vec::new());
    for word in typed.plain.split([' ', ',']).filter(|word| !word.is_empty()) {
        match word_of_hands(word) {
            Some(read) => hands.extend(read),
            None => unread.push(word.to_owned()),
        }
    }
    if hands.is_empty() || is_code(typed) || (typed.plain.contains('=') && !unread.is_empty()) {
        return None;
    }
    let command = |(badge, side)| Command::RaiseHand { badge, side: Some(side), relayed: None };
    Some(Read { said: Said::Give(hands.into_iter().map(command).collect()), unread })
}

fn word_of_hands(word: &str) -> Option<Vec<(Badge, Side)>> {
    word.split_inclusive(['+', '=', '-', '?'])
        .map(|hand| {
            let badge = hand.trim_end_matches(['+', '=', '-', '?']);
            let side = sign(hand.strip_prefix(badge)?)?;
            Some((Badge(number(badge)?), side))
        })
        .collect()
}

/// Who speaks and has not said for what.
fn without_side<'a>(typed: &Typed<'a>) -> Option<&'a Speech> {
    typed.meeting.running_speech().filter(|speech| speech.side.is_none())
}

pub(super) fn stance(typed: &Typed<'_>) -> Option<Read> {
    let (side, speech) = (sign(typed.plain)?, without_side(typed)?);
    Some(Command::RaiseHand { badge: speech.badge, side: Some(side), relayed: None }.into())
}

/// The sign of a question asks for the keys, unless it can be the side of the one who speaks.
pub(super) fn help(typed: &Typed<'_>) -> Option<Read> {
    let is_side = without_side(typed).is_some() && typed.meeting.open_vote.is_none();
    (typed.plain == "?" && !is_side).then(|| Said::Help.into())
}

pub(super) fn motion(typed: &Typed<'_>) -> Option<Read> {
    let action = text_alone(typed)?;
    // With hands in it, it is a line of hands of which a word was not understood.
    hands(typed).is_none().then(|| Said::Fill(Name::OpenMotion, vec![("action", action)]).into())
}

fn vote<'a>(typed: &Typed<'a>) -> Option<&'a Vote> {
    typed.meeting.open_vote()
}

fn all_numbers(plain: &str) -> Option<Vec<u16>> {
    let numbers: Vec<u16> =
        plain.split([' ', ',']).filter(|word| !word.is_empty()).map(number).collect::<Option<_>>()?;
    (!numbers.is_empty()).then_some(numbers)
}

/// `29`, `29 8`: what is not counted yet, for before against.
pub(super) fn counts(typed: &Typed<'_>) -> Option<Read> {
    let (vote, mut numbers) = (vote(typed)?, all_numbers(typed.plain)?);
    // Both, where the first is noted already.
    if numbers.len() == 2 && vote.against.is_none() && vote.for_.is_some_and(|noted| noted == numbers[0]) {
        numbers.remove(0);
    }
    let open = [(vote.for_.is_none(), true), (vote.against.is_none(), false)];
    let open: Vec<bool> = open.into_iter().filter(|(open, _)| *open).map(|(_, is_for)| is_for).collect();
    let command = |(&is_for, count)| {
        if is_for { Command::CountFor { count } } else { Command::CountAgainst { count } }
    };
    (numbers.len() <= open.len()).then(|| Said::Give(open.iter().zip(numbers).map(command).collect()).into())
}

pub(super) fn chair_vote(typed: &Typed<'_>) -> Option<Read> {
    let vote = vote(typed)?;
    let side = sign(typed.plain).filter(|side| *side != Side::Question)?;
    (vote.for_.is_some() && vote.against.is_some()).then(|| Command::ChairVote { side }.into())
}

pub(super) fn choice(typed: &Typed<'_>) -> Option<Read> {
    let (vote, numbers) = (vote(typed)?, all_numbers(typed.plain)?);
    let Subject::Choice { options, .. } = &vote.on else { return None };
    let all = 1..=u16::try_from(options.len()).unwrap_or(u16::MAX);
    let open: Vec<u16> = all.filter(|option| !vote.options.contains_key(option)).take(numbers.len()).collect();
    let commands = open.iter().zip(&numbers).map(|(&option, &count)| Command::CountOption { option, count });
    (open.len() == numbers.len()).then(|| Said::Give(commands.collect()).into())
}

pub(super) fn pledge(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let (badge, words) = numbered(typed)?;
    number(&badge)?;
    let none = money(&words) == Ok(None) && !of_unit(typed, &badge);
    none.then(|| Said::Fill(Name::Pledge, vec![("badge", badge), ("text", words)]).into())
}

/// The same with a sum of money in it: `17 我出50元`.
pub(super) fn pledge_money(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let (badge, words) = numbered(typed)?;
    number(&badge)?;
    if of_unit(typed, &badge) {
        return None;
    }
    let Fen(fen) = match money(&words) {
        Ok(sum) => sum?,
        Err(no_sum) => return Some(Read { said: Said::Nothing, unread: vec![no_sum] }),
    };
    let given = vec![("badge", badge), ("text", words), ("kind", MONEY.to_owned()), ("amount", fen.to_string())];
    Some(Said::Fill(Name::Pledge, given).into())
}

fn of_unit(typed: &Typed<'_>, badge: &str) -> bool {
    number(badge).is_some_and(|badge| unit_of(typed.meeting, Badge(badge)).is_some())
}

/// `50 物业先看一下`: what somebody says for their unit is its answer, not a neighbour's offer.
pub(super) fn responds(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let (badge, words) = numbered(typed)?;
    let unit = unit_of(typed.meeting, Badge(number(&badge)?))?;
    Some(Said::Fill(Name::Respond, vec![("org", unit), ("badge", badge), ("text", words)]).into())
}

/// `物业 = 先看一下`: the answer of a unit, whoever gives it.
pub(super) fn unit_responds(typed: &Typed<'_>) -> Option<Read> {
    let (org, _) = halves(typed)?;
    let words = typed.raw.split_once(['=', '＝'])?.1.trim();
    let said = |words: &str| words.contains(char::is_alphabetic);
    let is_unit =
        said(org) && said(words) && !is_code(typed) && !org.starts_with(|c: char| text::fold_char(c).is_ascii_digit());
    let given = || vec![("org", org.to_owned()), ("badge", String::new()), ("text", words.to_owned())];
    is_unit.then(|| Said::Fill(Name::Respond, given()).into())
}

/// The place of money among what can be given.
const MONEY: &str = "3";

/// The sum that somebody says they give: after a word for giving, before 元 or 块钱. None where there are two; `Err` where it is
/// written as no sum is.
fn money(words: &str) -> Result<Option<Fen>, String> {
    let plain: String = words.chars().map(text::fold_char).collect();
    let sums = plain.match_indices(['元', '块']).filter_map(|(end, unit)| {
        let (before, after) = (plain.get(..end)?, plain.get(end + unit.len()..)?);
        if unit == "块" && !after.starts_with('钱') {
            return None;
        }
        let rest = before.trim_end_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
        let given = rest.trim_end().ends_with(['出', '捐', '垫', '凑', '交']);
        given.then(|| before.strip_prefix(rest)).flatten().filter(|sum| !sum.is_empty())
    });
    let sums: Vec<Fen> = sums.map(|sum| sum.parse::<Fen>().map_err(|wrong| wrong.given)).collect::<Result<_, _>>()?;
    let sums: Vec<Fen> = sums.into_iter().filter(|sum| sum.is_a_sum()).collect();
    Ok(if let [sum] = sums.as_slice() { Some(*sum) } else { None })
}

pub(super) fn claim(typed: &Typed<'_>) -> Option<Read> {
    let (row, badges) = numbered_half(typed)?;
    let mut badges = badges.parse::<Badges>().ok()?.0.into_iter();
    let (Some(Span::One(leads)), helpers) = (badges.next(), Badges(badges.collect())) else {
        return None;
    };
    let helpers = helpers.resolve(|badge| typed.meeting.people.contains_key(&badge));
    Some(Command::ClaimAction { action: ActionNo(row), badge: Some(leads), helpers, due: None }.into())
}

pub(super) fn action(typed: &Typed<'_>) -> Option<Read> {
    if unit_responds(typed).is_some() {
        return None;
    }
    Some(Said::Fill(Name::ProposeAction, vec![("what", text_alone(typed)?)]).into())
}

/// `*6`, `*6 12`
fn star(typed: &Typed<'_>) -> Option<(RuleId, Option<Badge>)> {
    let mut words = typed.plain.strip_prefix('*')?.split([' ', ',']).filter(|word| !word.is_empty());
    let rule = usize::from(number(words.next()?)?);
    let rule = *RuleId::ALL.get(rule.checked_sub(1)?)?;
    let badge = match words.next() {
        Some(word) => Some(Badge(number(word)?)),
        None => None,
    };
    words.next().is_none().then_some((rule, badge))
}

fn called_to_order(rule: RuleId, badge: Option<Badge>) -> Read {
    Command::CallToOrder { rule, badge, step: Rung::Remind, park: None }.into()
}

pub(super) fn call(typed: &Typed<'_>) -> Option<Read> {
    let (rule, badge) = star(typed)?;
    badge.is_none().then(|| called_to_order(rule, badge))
}

pub(super) fn call_badge(typed: &Typed<'_>) -> Option<Read> {
    let (rule, badge) = star(typed)?;
    badge.is_some().then(|| called_to_order(rule, badge))
}

pub(super) fn person(typed: &Typed<'_>) -> Option<Read> {
    Some(Said::Person(Badge(number(typed.plain).filter(|_| !typed.plain.is_empty())?)).into())
}

/// One word of Latin letters.
pub(super) fn letters(typed: &Typed<'_>) -> Option<Read> {
    let is_word = !typed.plain.is_empty() && typed.plain.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_word.then(|| Said::Letters(typed.plain.to_ascii_lowercase()).into())
}

/// The code on a corner of a sheet: what is typed in from it, and nothing that doesn't stand on it.
pub(super) fn sheet(typed: &Typed<'_>) -> Option<Read> {
    let code = match typed.plain.parse::<Code>() {
        Ok(code) => code,
        Err(NoCode::Other) => return None,
        Err(why) => return Some(Said::BadCode(why).into()),
    };
    let fill = |name, given| Said::Fill(name, given);
    let left_out = |fields: &[&'static str]| fields.iter().map(|field| (*field, String::new())).collect::<Vec<_>>();
    let said = match code.sheet {
        // A list of badges; who wrote something beside theirs is put in after them.
        Sheet::SignIn => fill(Name::SignIn, left_out(&["call", "sector", "household", "name", "observer", "minor"])),
        Sheet::Badges | Sheet::Seats => Said::Person(Badge(code.n)),
        Sheet::Cards => {
            let card = Card { badge: Badge(code.n), n: code.part.unwrap_or(1) };
            if typed.meeting.concerns.contains_key(&card) {
                fill(Name::EditConcern, vec![("card", card.to_string())])
            } else {
                // The number of the card says whose it is.
                let mut given = left_out(&["badge", "from", "relayed"]);
                given.push(("cards", card.to_string()));
                fill(Name::RaiseConcern, given)
            }
        }
        Sheet::Dots => fill(Name::CountDots, vec![("dots.page", code.n.to_string())]),
        Sheet::Tables => Said::Table(code.n),
        Sheet::Slips => fill(Name::DraftMotion, vec![("group", group_at(code.n, typed.meeting).to_string())]),
        Sheet::Pledges => fill(Name::Pledge, Vec::new()),
        Sheet::Tally => tally(code.n, typed.meeting),
    };
    Some(said.into())
}

/// Who sits at a table now, or sat there last: in a second round another number than the table's.
pub(in crate::tui) fn group_at(table: u16, meeting: &Meeting) -> GroupNo {
    let here = meeting.groups.values().rev().filter(|group| group.table == table);
    let open = here.clone().find(|group| group.closed.is_none());
    open.or(here.clone().next()).map_or(GroupNo(table), |group| group.no)
}

/// Before the vote who is present and who counts; then the counts, in their order. Where nobody can vote any more, what was
/// signed puts its vote right.
fn tally(n: u16, meeting: &Meeting) -> Said {
    let Some(vote) = meeting.open_vote() else {
        let counted = meeting.votes.get(&VoteNo(n)).filter(|vote| vote.result.is_some());
        let over = matches!(meeting.stage, Stage::S6 | Stage::S7) && meeting.open_motion.is_none();
        return match counted {
            _ if !over || meeting.closed_last().is_none() => Said::Fill(Name::OpenVote, Vec::new()),
            Some(vote) => Said::Fill(Name::CorrectVote, vec![("vote", vote.no.to_string())]),
            None => Said::Fill(Name::CorrectVote, Vec::new()),
        };
    };
    match &vote.on {
        Subject::Choice { options, .. } => {
            let next = (1..).zip(options).map(|(no, _)| no).find(|no| !vote.options.contains_key(no));
            let given = |no: u16| Said::Fill(Name::CountOption, vec![("option", no.to_string())]);
            next.map_or(Said::Fill(Name::Recount, Vec::new()), given)
        }
        _ if vote.for_.is_none() => Said::Fill(Name::CountFor, Vec::new()),
        _ if vote.against.is_none() => Said::Fill(Name::CountAgainst, Vec::new()),
        _ => Said::Fill(Name::Recount, Vec::new()),
    }
}
