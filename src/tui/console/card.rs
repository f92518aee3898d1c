//! The one yellow card: the next step, its key, what it does and why. While something is typed, what Enter does with that.

use super::{Action, Console, Place, Said, next};
use crate::{
    i18n::{missing, next as words, time::hhmm, tui, wall},
    meeting::{Entry, Missing, Name},
    tui::input::GRAMMAR,
    view::{Ask, Tone, ask},
};

/// The next step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Its key, as it holds here, or an example of what is typed; empty where something is only said.
    pub key: String,
    /// What it does.
    pub what: String,
    /// Why, where that isn't plain.
    pub why: String,
}

impl Console {
    /// The card that stands now; none while a list, a form or the help is open: that is the next step then.
    pub fn card(&self) -> Option<Card> {
        if self.popup.is_some() || self.meeting().opening.is_none() {
            return None;
        }
        if let Some(card) = self.card_of_looking() {
            return Some(card);
        }
        let card =
            self.of_typed().or_else(|| self.of_tour()).or_else(|| self.of_likely()).or_else(|| self.of_missing());
        Some(card.unwrap_or_else(|| self.of_strip()))
    }

    fn of_typed(&self) -> Option<Card> {
        let (said, _) = self.preview()?;
        let enter = tui::enter_will(self.lang, "");
        let (key, what) = match said.strip_prefix(enter.trim_end()) {
            Some(what) => (self.keys.shown(Place::Console, Action::Enter), what.trim_start().to_owned()),
            None => (String::new(), said),
        };
        Some(Card { key, what, why: String::new() })
    }

    fn of_likely(&self) -> Option<Card> {
        let key = self.keys.shown(Place::Empty, Action::Next);
        if let Some(what) = self.next_hands_in_words() {
            return Some(Card { key, what, why: words::count_why(self.lang) });
        }
        let (step, what) = next::likely(self.meeting(), self.lang, &self.names(), &self.later)?;
        let waiting = || self.meeting().next_speaker().map(|next| wall::floor_why(self.lang, next.why));
        let why = match step.name() {
            Name::GrantFloor => waiting(),
            name => words::why(self.lang, name),
        };
        Some(Card { key, what, why: why.unwrap_or_default() })
    }

    /// What one key supplies: of a refusal, or of what the stage lacks.
    fn of_missing(&self) -> Option<Card> {
        let meeting = self.meeting();
        // A topic comes with the cards that are typed.
        let asked = |of: &Missing| !matches!(of, Missing::Start | Missing::Topic);
        let of = meeting.missing().into_iter().find(|of| *of != Missing::Start).filter(asked)?;
        let is_it = meeting.open_vote.is_none() && self.kept.is_empty() && self.remedy() == Some(self.of_stage(&of));
        let key = self.keys.shown(Place::Console, Action::Remedy);
        let what = words::supply(self.lang, &missing::missing(self.lang, &of));
        is_it.then(|| Card { key, what, why: missing::remedy(self.lang, &of) })
    }

    fn of_stage(&self, of: &Missing) -> next::NextAct {
        next::goes_further(self.meeting(), next::supply(of))
    }

    /// Nothing is next but what the host types: the first kind of line that is typed here.
    fn of_strip(&self) -> Card {
        let (lang, meeting) = (self.lang, self.stands());
        if let Some(vote) = meeting.open_vote() {
            let what = match ask(vote) {
                Ask::For => words::count_for(lang),
                Ask::Against => words::count_against(lang),
                Ask::Option(option) => words::count_option(lang, option),
                Ask::Close => tui::next_close_vote(lang),
            };
            return Card { what, why: words::count_why(lang), ..Card::default() };
        }
        let nobody = meeting.started.is_none() && !meeting.people.values().any(|someone| someone.present);
        let why = if nobody { words::none_here(lang) } else { String::new() };
        let row = GRAMMAR.iter().find(|row| row.at.holds(meeting));
        row.map(|row| Card { key: row.example.to_owned(), what: (row.means)(lang), why }).unwrap_or_default()
    }

    /// The last lines that stand, in words, the newest last: where nothing was said, what was just done.
    pub fn last_lines(&self, most: usize) -> Vec<Said> {
        const TOLD: usize = 2;
        let names = self.names();
        let standing = self.sitting.timeline().standing().rev().filter(|entry| !entry.events.is_empty());
        let last: Vec<&Entry> = standing.take(most.min(TOLD)).collect();
        let line = |entry: &Entry| {
            let what = self.told_of(&entry.events, &names, TOLD);
            (format!("{} {what}", hhmm(entry.moment().time())), Tone::Quiet)
        };
        last.into_iter().rev().map(line).collect()
    }
}
