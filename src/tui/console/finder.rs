//! F2: one list that finds as one types. First what was chosen lately, then what can be done now; what is typed also finds pages of
//! the wall, rules, people and earlier lines, and last what can't be done now, with why not.

use super::{Action, Console, NextAct, Pick, Place, Popup, next};
use crate::{
    charter::RuleId,
    i18n::{command, find as words, names::Names as _, refusal, tui},
    meeting::{Command, Entry, Name, spec},
    tui::list::{LONG, List},
    view::{Page, Tone, charter_words},
};

/// As many of those that were chosen last come first.
const RECENT: usize = 3;
/// As many earlier lines are offered at once.
const LINES: usize = 12;

/// A row: words, something beside them, what it does.
type Row = (String, String, Pick);

impl Console {
    pub(super) fn open_menu(&mut self) {
        let mut menu = self.menu();
        let place = |name: &Name| self.recent.iter().position(|of| of == name).unwrap_or(RECENT);
        menu.sort_by_key(place);
        let waiting = self.waiting_row();
        let numbers = waiting.iter().map(|_| LONG - 1).chain(menu.iter().map(|name| self.number(*name)));
        let mut numbers: Vec<usize> = numbers.collect();
        let mut rows: Vec<Row> = waiting.into_iter().chain(menu.iter().map(|name| self.command_row(*name))).collect();
        let at_once = rows.len();
        rows.extend(self.pages().chain(self.rules()).chain(self.everybody()));
        rows.extend(self.earlier().get(1).map(|_| (words::back_to(self.lang), String::new(), Pick::History)));
        let not_now = rows.len();
        rows.extend(Name::ALL.iter().filter(|name| !menu.contains(name)).filter_map(|name| self.not_now(*name)));
        numbers.resize(rows.len(), 0);
        self.open(Popup::List(List::new(tui::menu(self.lang), rows).numbered(numbers).finds(at_once, not_now)));
    }

    fn command_row(&self, name: Name) -> Row {
        let needs_nothing = name.fields().is_empty();
        let step = if needs_nothing { NextAct::whole(name) } else { NextAct::Fill(name, Vec::new()) };
        let explained = command::explain(self.lang, name);
        let beside = self.key_of(name).map_or_else(|| explained.to_owned(), |key| format!("{key}  {explained}"));
        (command::title(self.lang, name).to_owned(), beside, Pick::Do(step))
    }

    /// The key that does the same.
    fn key_of(&self, name: Name) -> Option<String> {
        let by = |place, action| Some(self.keys.shown(place, action));
        match name {
            Name::AdvanceStage => by(Place::Console, Action::Advance),
            Name::PauseClock | Name::ResumeClock => by(Place::Console, Action::Pause),
            Name::Undo => by(Place::Console, Action::Undo),
            _ if self.likely_name() == Some(name) => by(Place::Empty, Action::Next),
            _ => None,
        }
    }

    fn likely_name(&self) -> Option<Name> {
        next::likely(self.meeting(), self.lang, &self.names(), &self.later).map(|(step, _)| step.name())
    }

    fn pages(&self) -> impl Iterator<Item = Row> + '_ {
        let row = |page: &Page| {
            let title = words::wall_page(self.lang, &page.title(self.lang));
            (title, words::wall_why(self.lang), Pick::Wall(*page))
        };
        Page::ALL.iter().map(row)
    }

    fn rules(&self) -> impl Iterator<Item = Row> + '_ {
        let row = |rule: RuleId| {
            let article = self.meeting().charter()?.rule(rule)?;
            let title = words::wall_rule(self.lang, rule.number(), charter_words(self.lang, &article.name));
            Some((title, words::wall_why(self.lang), Pick::Wall(Page::Rule(rule))))
        };
        RuleId::ALL.into_iter().filter_map(row)
    }

    fn everybody(&self) -> impl Iterator<Item = Row> + '_ {
        let here = self.stands().people.iter().filter(|(_, someone)| someone.present).map(|(badge, _)| *badge);
        let names = self.names();
        here.map(move |badge| (names.who(badge), words::person_why(self.lang), Pick::Person(badge)))
    }

    /// What the meeting doesn't allow where it stands, and why.
    fn not_now(&self, name: Name) -> Option<Row> {
        let why = spec::standing(self.stands(), name).err();
        let why = why.map(|why| refusal::refusal(self.lang, &why, &self.names()).console).unwrap_or_default();
        let opens = matches!(name, Name::OpenMeeting | Name::Undo | Name::Redo);
        let beside = words::not_now(self.lang, &why);
        (!opens).then(|| (command::title(self.lang, name).to_owned(), beside.clone(), Pick::NotNow(beside)))
    }

    /// A command that was chosen from the list comes first the next time.
    pub(super) fn remember_choice(&mut self, name: Name) {
        self.recent.retain(|of| *of != name);
        self.recent.insert(0, name);
        self.recent.truncate(RECENT);
    }

    /// Which row of a list Enter would take.
    pub fn marked(&self) -> Option<Pick> {
        match &self.popup {
            Some(Popup::List(list)) => list.marked(),
            _ => None,
        }
    }

    /// The lines that could be taken back one after another, the newest first.
    fn earlier(&self) -> Vec<&Entry> {
        self.sitting.timeline().undoables().take(LINES).collect()
    }

    /// The last lines in words: the meeting goes back to any of them.
    pub(super) fn open_history(&mut self) {
        let names = self.names();
        let row = |entry: &&Entry| {
            let hhmm = crate::i18n::time::hhmm(entry.moment().time());
            let what = self.told_of(&entry.events, &names, 2);
            (format!("{hhmm}  {what}"), String::new(), Pick::BackTo(entry.seq))
        };
        let rows = self.earlier().iter().map(row).collect();
        self.open_list(&words::back_to_which(self.lang), rows);
    }

    /// Says what would fall, and asks.
    pub(super) fn ask_back_to(&mut self, seq: u64) {
        let names = self.names();
        let falls: Vec<&Entry> = self.earlier().into_iter().take_while(|entry| entry.seq >= seq).collect();
        let said: Vec<String> = falls.iter().map(|entry| self.told_of(&entry.events, &names, 1)).collect();
        let ask = words::back_to_ask(self.lang, falls.len(), &self.lang.list(said));
        self.confirm(&ask, Pick::SureBackTo(seq));
    }

    /// Takes back every line from the newest to this one.
    pub(super) fn go_back_to(&mut self, seq: u64) {
        let mut done = 0;
        while let Some(newest) =
            self.sitting.timeline().undoable().map(|entry| entry.seq).filter(|newest| *newest >= seq)
        {
            if !self.give(Command::Undo { seq: newest }.into()) {
                break;
            }
            done += 1;
        }
        let all = self.sitting.timeline().undoable().is_none_or(|entry| entry.seq < seq);
        let said = if all { words::back_done(self.lang, done) } else { words::back_part(self.lang, done) };
        self.notice.insert(0, (said, Tone::Strong));
    }
}
