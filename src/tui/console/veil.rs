//! What the room doesn't know yet. On a mirrored screen the strip stands under the wall, so whoever counts is read by everybody:
//! while hands go up, or dots are pasted, no number that was counted stands there.

//! Hands of a vote are written down on paper, and all counts are typed together once the last hands are down: `18 9`, and Enter shows
//! them to be confirmed. Until then the strip says so, and Enter turns the wall to the next hands.

use std::borrow::Cow;

use super::{Console, EditLine, Pick, Popup, give::TOLD};
use crate::{
    charter::Stage,
    i18n::{
        Lang, console as said, events,
        names::{self, Names},
        refusal, tui as words,
    },
    meeting::{
        Command, Event, Fact, Meeting, Name, Refusal,
        numbers::{Badge, Card},
        rests::{Rest, rests, turned},
        words::Method,
    },
    text,
    tui::{
        form::{Form, Kind},
        input::{self, Said as Meant},
        keymap::{Action, Place},
    },
    view::{
        Ask, Tone, ask,
        wall::{Hands, needed},
    },
};

/// Whether a number that this says is still being counted, and so no one's business but the tellers'.
fn is_counting(meeting: &Meeting, event: &Event) -> bool {
    match event {
        Event::ForCounted { .. } | Event::AgainstCounted { .. } | Event::OptionCounted { .. } => {
            meeting.open_vote().is_some_and(|vote| ask(vote) != Ask::Close)
        }
        // The dots of each topic are shown with the tables.
        Event::DotsCounted { .. } | Event::DotsPlaced { .. } => meeting.stage == Stage::S2 && meeting.groups.is_empty(),
        _ => false,
    }
}

/// Whether this says why something is kept off the wall, or the words of what is.
fn is_kept_off(meeting: &Meeting, event: &Event) -> bool {
    let hidden = |of: Rest| match of {
        Rest::Card(card) => meeting.is_hidden(card),
        Rest::Topic(topic) => meeting.is_hidden_topic(topic),
        _ => false,
    };
    matches!(event, Event::CardWithheld { .. } | Event::TopicWithheld { .. })
        || rests(event).into_iter().chain(turned(event)).any(hidden)
}

fn counts_hands(name: Name) -> bool {
    matches!(name, Name::CountFor | Name::CountAgainst | Name::CountOption)
}

fn counts(name: Name) -> bool {
    counts_hands(name) || matches!(name, Name::CountDots | Name::PlaceDots)
}

/// Whom a breach is about, and what is kept off the wall and why, is typed unseen.
fn is_unseen(name: Name) -> bool {
    counts(name) || matches!(name, Name::CallToOrder | Name::Withhold)
}

fn is_unseen_line(command: &Command) -> bool {
    match command {
        Command::CallToOrder { badge, .. } => badge.is_some(),
        other => is_unseen(other.name()),
    }
}

impl Console {
    /// What happened, in words; on a mirrored screen without a number that the room doesn't know yet, or what is kept off the wall.
    pub(super) fn told_of(&self, events: &[Event], names: &dyn Names, most: usize) -> String {
        if let Some(turned) = events.first().and_then(|event| self.told_of_turned(event, names, most)) {
            return turned;
        }
        if self.is_mirrored() && events.iter().any(|event| is_counting(self.meeting(), event)) {
            return words::counted_for_later(self.lang);
        }
        if self.is_mirrored() && events.iter().any(|event| is_kept_off(self.meeting(), event)) {
            return said::con_kept_off(self.lang);
        }
        events::line(self.lang, events, names, most)
    }

    /// What was taken back or given back, in its own words: the number of a line says nothing to anybody. Not on a mirrored screen
    /// where the room shouldn't read it.
    fn told_of_turned(&self, event: &Event, names: &dyn Names, most: usize) -> Option<String> {
        let (turned, words): (u64, fn(Lang, &str) -> String) = match event {
            Event::Undone { seq, .. } => (*seq, said::con_undone),
            Event::Redone { seq } => (*seq, said::con_redone),
            _ => return None,
        };
        let entry = self.sitting.timeline().entries().iter().rev().find(|entry| entry.seq == turned)?;
        let unseen = |event: &Event| is_counting(self.meeting(), event) || is_kept_off(self.meeting(), event);
        let is_veiled = self.is_mirrored() && entry.events.iter().any(unseen);
        (!is_veiled).then(|| words(self.lang, &events::line(self.lang, &entry.events, names, most)))
    }

    /// What would happen, in words: the number before it is taken is no more the room's than after.
    pub(super) fn foretold(&self, commands: &[Command], events: &[Event], names: &dyn Names) -> String {
        if self.is_mirrored() && commands.iter().any(|command| counts(command.name())) {
            return words::counted_for_later(self.lang);
        }
        if self.is_mirrored() && events.iter().any(|event| is_kept_off(self.meeting(), event)) {
            return said::con_kept_off(self.lang);
        }
        events::line(self.lang, events, names, TOLD)
    }

    /// What stands in the strip is a count, or names somebody beside a breach, on a screen that the room sees: it is not shown.
    pub fn is_veiled(&self) -> bool {
        if !self.is_mirrored() || self.line.is_empty() {
            return false;
        }
        match &self.popup {
            Some(Popup::Form(form)) => self.is_unseen_form(form),
            Some(Popup::Reason(order)) => is_unseen(order.cmd.name()),
            Some(_) => false,
            None => self.is_unseen_text(&self.line.text()),
        }
    }

    /// A line whose words are not for the room; while hands are counted that is any number.
    pub(super) fn is_unseen_text(&self, line: &str) -> bool {
        let plain = || crate::time::numerals(&text::numbers(line));
        let is_a_number = || plain().trim_start().starts_with(|c: char| c.is_ascii_digit());
        let counted = || self.is_on_paper() && is_a_number();
        let unseen = || {
            self.read_now(line).is_ok_and(|(read, _)| match read.said {
                Meant::Give(commands) => commands.iter().any(is_unseen_line),
                _ => false,
            })
        };
        self.is_mirrored() && (counted() || unseen())
    }

    /// Why counts can't be taken: there are more of them than are open, since some were noted. Not on a screen that the room sees.
    pub(super) fn counts_too_many(&self, line: &str) -> Option<String> {
        let (typed, (_, all, has)) = (input::counts_typed(line)?, needed(self.stands())?);
        let open = all.saturating_sub(has);
        if self.is_mirrored() || typed <= open {
            return None;
        }
        let noted: Vec<String> = self.noted_counts().iter().filter_map(|count| self.count_in_words(count)).collect();
        let mut said = Vec::new();
        if open > 0 {
            said.push(words::counts_too_many(self.lang, open, typed));
        }
        if !noted.is_empty() {
            let key = self.keys.shown(Place::Console, Action::Undo);
            said.push(words::counts_noted(self.lang, &noted.join("  "), &key));
        }
        Some(said.join("  "))
    }

    /// What of a line was not understood, as it may stand on this screen.
    pub(super) fn unread_of(&self, line: &str, unread: &[String]) -> String {
        if self.is_unseen_text(line) { "***".to_owned() } else { unread.join(" ") }
    }

    /// Why something isn't taken that the room doesn't know: not in numbers and names.
    pub(super) fn unseen_refusal(&self, commands: &[Command]) -> Option<String> {
        let unseen = self.is_mirrored() && commands.iter().any(is_unseen_line);
        unseen.then(|| said::con_unseen_refused(self.lang, &self.keys.shown(Place::Console, Action::Wall)))
    }

    /// Why something isn't taken, in words. What was mistyped is not told to the room: it scolds somebody who did nothing.
    pub(super) fn refusal_in_words(&self, why: &Refusal, names: &dyn Names) -> String {
        match why.fact {
            Fact::Nobody { .. } if self.is_mirrored() => said::con_no_such_badge(self.lang),
            _ => refusal::refusal(self.lang, why, names).console,
        }
    }

    /// Who has not signed in, where that is asked about; on a screen that the room sees without a number.
    pub(super) fn strangers_in_words(&self, badges: &[Badge]) -> String {
        if self.is_mirrored() {
            return said::con_sign_in_ask(self.lang);
        }
        words::strangers(self.lang, &names::badges(self.lang, badges))
    }

    /// What a form asks and was answered is not for the room.
    pub fn is_unseen_form(&self, form: &Form) -> bool {
        let is_hidden_card = || {
            let cards = form.answers().iter().filter(|answer| answer.field.kind == Kind::Card);
            let card = |shown: &str| shown.parse::<Card>().is_ok_and(|card| self.meeting().is_hidden(card));
            cards.into_iter().any(|answer| card(&answer.shown))
        };
        self.is_mirrored() && (is_unseen(form.name) || is_hidden_card())
    }

    /// The room sees the strip while hands go up: what is counted is written down on paper, and typed when all of it is.
    pub(super) fn is_on_paper(&self) -> bool {
        self.is_mirrored() && self.stands().open_vote().is_some_and(|vote| ask(vote) != Ask::Close)
    }

    /// With these every count of the open vote is there.
    fn are_all(&self, commands: &[Command]) -> bool {
        let Some((_, all, has)) = needed(self.stands()) else { return false };
        has + commands.iter().filter(|command| counts_hands(command.name())).count() >= all
    }

    /// What Enter does with counts on a screen that the room sees; `None`: nothing else than elsewhere.
    pub(super) fn counts_foretold(&self, commands: &[Command]) -> Option<String> {
        let counted = self.is_on_paper() && commands.iter().any(|command| counts_hands(command.name()));
        let all = counted && self.are_all(commands);
        let fits = || self.fit(commands);
        all.then(|| if fits() { said::con_counts_look(self.lang) } else { said::con_counts_wrong(self.lang) })
    }

    fn fit(&self, commands: &[Command]) -> bool {
        self.sitting.would(commands).iter().all(Result::is_ok)
    }

    /// Counts of hands on a screen that the room sees: once all of them are there they are shown to be confirmed. Whether it was that;
    /// the line stands there still. A count alone is noted unseen, since what only stands in the strip is lost with the power; it is looked at with the last.
    pub(super) fn keeps_on_paper(&mut self, line: &str, commands: &[Command]) -> bool {
        if self.counts_foretold(commands).is_none() {
            return false;
        }
        if !self.fit(commands) {
            self.line = EditLine::offer(line);
            self.say(said::con_counts_wrong(self.lang), Tone::Strong);
            return true;
        }
        let noted = self.noted_counts();
        let counted: Vec<String> =
            noted.iter().chain(commands).filter_map(|command| self.count_in_words(command)).collect();
        let ask = said::con_counts_ask(self.lang, &counted.join("  "));
        let rows = vec![
            (words::do_it(self.lang), Pick::Counts(commands.to_vec())),
            (said::con_counts_again(self.lang), Pick::Close),
        ];
        self.question(&ask, rows);
        self.beneath = EditLine::offer(line);
        true
    }

    /// What was noted before: with the last count all of them are looked at.
    fn noted_counts(&self) -> Vec<Command> {
        let Some(vote) = self.stands().open_vote() else { return Vec::new() };
        let sides = vote.for_.map(|count| Command::CountFor { count });
        let sides = sides.into_iter().chain(vote.against.map(|count| Command::CountAgainst { count }));
        let options =
            vote.options.iter().map(|(option, count)| Command::CountOption { option: *option, count: *count });
        sides.chain(options).collect()
    }

    fn count_in_words(&self, command: &Command) -> Option<String> {
        use crate::meeting::words::Side;
        match command {
            Command::CountFor { count } => Some(format!("{}{count}", names::side(self.lang, Side::For))),
            Command::CountAgainst { count } => Some(format!("{}{count}", names::side(self.lang, Side::Against))),
            Command::CountOption { option, count } => Some(said::con_count_option(self.lang, *option, *count)),
            _ => None,
        }
    }

    /// All counts were looked at: they are given.
    pub(super) fn give_counts(&mut self, commands: Vec<Command>) {
        self.line = EditLine::default();
        self.ask_for_hands(None);
        self.give_all(commands);
    }

    /// Turns the wall to the next hands; whether there are some. Their count is on paper.
    pub(super) fn asks_next_hands(&mut self) -> bool {
        let Some(next) = self.next_hands() else { return false };
        self.ask_for_hands(Some(next));
        let said = self.prompt_words();
        self.say(said, Tone::Quiet);
        true
    }

    fn next_hands(&self) -> Option<Hands> {
        let meeting = self.meeting();
        let hands = meeting.open_vote().is_some_and(|vote| vote.method == Method::Hands);
        let (vote, all, counted) = needed(meeting).filter(|_| hands && self.is_on_paper())?;
        let asked = self.wall.on_paper.map_or(0, |of| of.down(meeting)) + 1;
        (counted + asked < all).then_some(Hands { vote, counted, asked })
    }

    /// What Enter does where the counts of the hands that are up lie on paper.
    pub(super) fn next_hands_in_words(&self) -> Option<String> {
        self.next_hands().map(|_| said::con_next_hands(self.lang))
    }

    /// The meeting as the wall of this screen shows it: hands whose counts lie on paper are down.
    pub(super) fn with_hands_down<'a>(&self, meeting: &'a Meeting) -> Cow<'a, Meeting> {
        self.wall.choice.hands.map_or(Cow::Borrowed(meeting), |hands| hands.shown(meeting))
    }

    /// What is asked now, in the words of the strip.
    fn prompt_words(&self) -> String {
        said::con_on_paper(self.lang)
    }
}
