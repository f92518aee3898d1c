//! The lists that the console opens: what can be done now, a person, reasons, a question.

use super::{Console, Pick, Popup};
use crate::{
    charter::Stage,
    i18n::{
        command, console, grammar,
        names::{self, Names as _},
        tui as words,
    },
    meeting::{
        Command, Name, Order,
        numbers::{Badge, Badges, PromiseNo},
        spec,
        words::{PromiseState, Side},
    },
    tui::{
        input,
        list::{Answers, LONG, List},
        next::{self, NextAct},
    },
    view::{Tone, topic_title},
};

/// A row before it is given its words.
type Row = (String, String, Pick);

impl Console {
    pub(super) fn open_list(&mut self, title: &str, rows: Vec<Row>) {
        self.open(Popup::List(List::new(title, rows)));
    }

    /// Asks before something is done.
    pub(super) fn confirm(&mut self, ask: &str, yes: Pick) {
        self.question(ask, vec![(words::do_it(self.lang), yes), (words::leave_it(self.lang), Pick::Close)]);
    }

    /// Asks something that nobody opened a list for: whoever types on without having read it loses nothing.
    pub(super) fn question(&mut self, ask: &str, rows: Vec<(String, Pick)>) {
        let rows = rows.into_iter().map(|(words, pick)| (words, String::new(), pick)).collect();
        self.open(Popup::List(List::new(ask, rows).answered(Answers::Question)));
    }

    /// What can be done now: first what belongs to few stages, last what is always there. Undo has a key of its own.
    pub fn menu(&self) -> Vec<Name> {
        let mut names = self.stands().legal_now();
        let redoable = self.sitting.timeline().redoable().is_some();
        names.retain(|name| *name != Name::Undo && (*name != Name::Redo || redoable));
        names.sort_by_key(|name| spec::of(*name).stages.len());
        names
    }

    /// The number of a command in the menu: its place among all that the stage knows, whatever can be done just now.
    pub fn number(&self, name: Name) -> usize {
        let stage = self.stands().stage;
        let mut names: Vec<Name> =
            Name::ALL.iter().copied().filter(|of| spec::of(*of).stages.contains(&stage)).collect();
        names.sort_by_key(|name| spec::of(*name).stages.len());
        LONG + names.iter().position(|of| *of == name).unwrap_or(names.len())
    }

    /// What can be done with a person, where the meeting stands.
    pub(super) fn open_person(&mut self, badge: Badge) {
        let lang = self.lang;
        let who = self.names().who(badge);
        let number = badge.to_string();
        let fill = |name, field| Pick::Do(NextAct::Fill(name, vec![(field, number.clone())]));
        let hand = |side| Pick::Do(NextAct::Give(Command::RaiseHand { badge, side: Some(side), relayed: None }));
        let mut rows: Vec<(String, Pick)> = Vec::new();
        if !self.stands().is_present(badge) {
            let sign_in = input::sign_in(Badges::one(badge), None, None);
            rows.push((words::person_sign_in(lang), Pick::Do(NextAct::Give(sign_in))));
            let title = self.strangers_in_words(&[badge]);
            self.question(&title, rows);
            return;
        }
        match self.stands().stage {
            Stage::S4 | Stage::S5 => {
                rows.push((words::person_for(lang), hand(Side::For)));
                rows.push((words::person_against(lang), hand(Side::Against)));
                rows.push((words::person_ask(lang), hand(Side::Question)));
                rows.push((words::person_lower(lang), Pick::Do(NextAct::Give(Command::LowerHand { badge }))));
                rows.push((
                    words::person_grant(lang),
                    Pick::Do(NextAct::Give(Command::GrantFloor { badge: Some(badge) })),
                ));
            }
            Stage::S1 => rows.push((words::person_card(lang), fill(Name::RaiseConcern, "badge"))),
            Stage::S2 => {
                rows.push((words::person_table(lang), fill(Name::MoveTo, "badges")));
                rows.push((words::person_convene(lang), fill(Name::Convene, "badge")));
                rows.push((words::person_card(lang), fill(Name::RaiseConcern, "badge")));
            }
            Stage::S3 => rows.push((words::person_table(lang), fill(Name::MoveTo, "badges"))),
            Stage::S6 => match input::unit_of(self.stands(), badge) {
                Some(unit) => {
                    let given = vec![("org", unit), ("badge", number.clone())];
                    rows.push((words::person_respond(lang), Pick::Do(NextAct::Fill(Name::Respond, given))));
                }
                None => rows.push((words::person_pledge(lang), fill(Name::Pledge, "badge"))),
            },
            Stage::S7 => rows.push((words::person_sign(lang), fill(Name::SignMinutes, "badge"))),
            Stage::S0 => {}
        }
        rows.push((words::person_edit(lang), fill(Name::EditParticipant, "badge")));
        if self.meeting().stage != Stage::S7 {
            rows.push((words::person_office(lang), fill(Name::TakeOffice, "badge")));
            rows.push((
                words::person_sign_out(lang),
                Pick::Do(NextAct::Give(Command::SignOut { badges: Badges::one(badge) })),
            ));
        }
        self.list_of(&who, rows);
    }

    /// What stands on the sheet of a table, as far as it can be recorded now; whether there is such a table.
    pub(super) fn open_table(&mut self, table: u16) -> bool {
        let Some((title, rows)) = self.parts_of_table(table) else {
            self.say(grammar::no_table(self.lang, table), Tone::Strong);
            return false;
        };
        self.open_list(&title, rows);
        true
    }

    /// The parts in the order in which they stand there, each with what is recorded of it.
    pub(super) fn parts_of_table(&self, table: u16) -> Option<(String, Vec<Row>)> {
        const PARTS: [Name; 8] = [
            Name::NotePoint,
            Name::NoteDisagreement,
            Name::NoteSurprise,
            Name::NoteConclusion,
            Name::DraftMotion,
            Name::SignUp,
            Name::MoveTo,
            Name::TakeGroupRole,
        ];
        let (lang, meeting) = (self.lang, self.meeting());
        let group = meeting.groups.get(&input::group_at(table, meeting))?;
        let standing = |name: &Name| spec::standing(meeting, *name).is_ok();
        // Who moves is signed up already.
        let names = PARTS.into_iter().filter(standing).filter(|name| *name != Name::MoveTo || !standing(&Name::SignUp));
        let row = |name: Name| {
            let recorded = match name {
                Name::NotePoint => group.points.len(),
                Name::NoteDisagreement => group.disagreements.len(),
                Name::NoteSurprise => group.surprises.len(),
                Name::NoteConclusion => usize::from(group.conclusion.is_some()),
                Name::DraftMotion => meeting.motions.values().filter(|motion| motion.group == Some(group.no)).count(),
                _ => 0,
            };
            let so_far = if recorded == 0 { String::new() } else { grammar::so_far(lang, recorded) };
            let pick = Pick::OfTable(table, name, vec![("group", group.no.to_string())]);
            (command::title(lang, name).to_owned(), so_far, pick)
        };
        let title = grammar::table_parts(lang, table, &topic_title(meeting, group.topic, lang));
        Some((title, names.map(row).collect()))
    }

    /// One key a promise: what became of the next one that nobody has said anything of.
    pub(super) fn open_reviews(&mut self) {
        let Some(no) = next::unreviewed(self.meeting()) else { return };
        let promises = self.meeting().opening.iter().flat_map(|opening| &opening.promises);
        let said = promises.zip(1..).find(|(_, place)| *place == no.0).map(|(promise, _)| promise.text.clone());
        let title = format!("{no}  {}", said.unwrap_or_default());
        let row = |state| (names::promise_state(self.lang, state).to_owned(), Pick::Review(no, state));
        let rows =
            [PromiseState::Done, PromiseState::Doing, PromiseState::Late, PromiseState::Dropped, PromiseState::Handed];
        self.list_of(&title, rows.into_iter().map(row).collect());
    }

    /// Where something has to be said too, it is asked; else the next promise comes up.
    fn review(&mut self, promise: PromiseNo, state: PromiseState) {
        let asked = match state {
            PromiseState::Dropped => Some("4"),
            PromiseState::Handed => Some("5"),
            PromiseState::Done | PromiseState::Doing | PromiseState::Late => None,
        };
        if let Some(row) = asked {
            self.open_form(Name::ReviewPledge, &[("promise", promise.to_string()), ("state", row.to_owned())]);
        } else if self.give(Command::ReviewPledge { promise, state, note: None }.into()) {
            self.open_reviews();
        }
    }

    pub(super) fn list_of(&mut self, title: &str, rows: Vec<(String, Pick)>) {
        self.open_list(title, rows.into_iter().map(|(words, pick)| (words, String::new(), pick)).collect());
    }

    /// The reasons that let the refused order pass.
    pub(super) fn ask_because(&mut self) {
        let Some(order) = self.refused.as_ref().filter(|refused| refused.passable).map(|refused| refused.order.clone())
        else {
            let nothing = words::nothing_to_pass(self.lang);
            self.say(nothing, Tone::Quiet);
            return;
        };
        let row = |reason: &fn(crate::i18n::Lang) -> String| {
            let reason = reason(self.lang);
            (reason.clone(), Pick::Because(order.clone(), reason))
        };
        let mut rows: Vec<(String, Pick)> = console::REASONS.iter().map(row).collect();
        rows.push((words::reason_other(self.lang), Pick::Reason(order.clone())));
        self.list_of(&words::reasons(self.lang), rows);
    }

    pub(super) fn ask_leave(&mut self) {
        // Whoever pressed the key to leave looks at what it asks; nothing is lost by it either way.
        let rows = vec![(words::do_it(self.lang), Pick::Leave), (words::leave_it(self.lang), Pick::Close)];
        self.list_of(&words::leave(self.lang), rows);
    }

    pub(super) fn with_list(&mut self, change: impl FnOnce(&mut List<Pick>)) {
        if let Some(Popup::List(list)) = &mut self.popup {
            change(list);
        }
    }

    pub(super) fn choose(&mut self) {
        if let Some(Popup::List(list)) = &self.popup
            && let Some(pick) = list.marked()
        {
            self.pick(pick);
        }
    }

    pub(super) fn pick(&mut self, pick: Pick) {
        self.close();
        match pick {
            Pick::Sure(NextAct::Give(command)) => {
                self.give(command.into());
            }
            Pick::Do(step) => {
                self.remember_choice(step.name());
                self.take(step);
            }
            Pick::Sure(step) => self.take(step),
            Pick::Because(order, reason) => {
                let word = self.refused.as_mut().and_then(|refused| refused.word.take());
                self.give_again(Order { because: Some(reason), ..order }, word);
            }
            Pick::Line(typed) => self.take_beside(&typed),
            Pick::Answer(typed) => self.answer_with(&typed),
            Pick::Waive(reason) => self.waive(reason),
            Pick::Reason(order) => self.open(Popup::Reason(order)),
            Pick::Lines(lines) => self.take_lines(&lines),
            Pick::Chain(lines) => self.take_chain(&lines),
            Pick::Failed(place) => self.put_failed_right(place),
            Pick::Mends => self.open_mends(),
            Pick::Mend(mend) => self.put_right(mend),
            Pick::OfTable(table, name, given) => {
                self.sheet = Some(table);
                self.open_form(name, &given);
            }
            Pick::Review(promise, state) => self.review(promise, state),
            Pick::Waiting => self.raise_waiting(),
            Pick::Person(badge) => self.open_person(badge),
            Pick::NotNow(why) => self.say(why, Tone::Strong),
            Pick::History => self.open_history(),
            Pick::BackTo(seq) => self.ask_back_to(seq),
            Pick::SureBackTo(seq) => self.go_back_to(seq),
            Pick::First(command, refused) => self.give_first(command, refused.0, refused.1),
            Pick::Counts(commands) => self.give_counts(commands),
            Pick::SignIn(badges, line) => self.sign_in_and_take(badges, line.as_deref()),
            Pick::Means(command) => {
                self.line = super::EditLine::default();
                self.take(NextAct::Give(command));
            }
            Pick::InChat(badge, said) => self.answered_for_chat(badge, said),
            Pick::TakeOver => self.take_over(),
            Pick::Key(action) => self.does(action),
            Pick::Leave => self.left = true,
            Pick::Wall(page) => self.put_on_wall(page),
            Pick::Close => {}
        }
    }
}
