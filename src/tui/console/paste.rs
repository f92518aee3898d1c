//! Many lines at once: each is taken as if it were typed; those that fail stand in a list, to be put right one by one.

use super::{Action, Console, EditLine, Pick, Place, Popup};
use crate::{
    charter::Stage,
    i18n::{grammar, tui as words},
    meeting::{Command, Name},
    tui::{
        form::{Form, Kind},
        input::{self, Pasted, Said as Meant},
    },
    view::Tone,
};

/// Bytes of a paste at most: some thousand cards. More is a mistake of the clipboard.
const PASTE_LIMIT: usize = 256 * 1024;
/// Stands for a line that is not for the room.
const UNSEEN: &str = "***";

/// Whoever counts looks at the number: it is typed, or entered from the strip.
fn settles_a_vote(name: Name) -> bool {
    matches!(name, Name::CountFor | Name::CountAgainst | Name::CountOption | Name::ChairVote)
}

impl Console {
    /// A paste: into a field as one line; at the console several lines are taken one by one, once that is confirmed.
    pub fn pasted(&mut self, pasted: &str) {
        self.forget_press();
        if self.place() == Place::Looking {
            return self.say_it_looks();
        }
        if pasted.len() > PASTE_LIMIT {
            self.say(words::paste_too_long(self.lang, pasted.len(), PASTE_LIMIT), Tone::Strong);
            return;
        }
        let Pasted { mut lines, head } = input::pasted(pasted);
        match &self.popup {
            // What is pasted into a list or the help is looked for there.
            Some(Popup::Help(_) | Popup::Told(_) | Popup::List(_)) => {
                for c in lines.first().map(String::as_str).unwrap_or_default().chars() {
                    self.typed(c);
                }
            }
            // What stands in the strip is the beginning of the first, if the others begin anew.
            None if head > 0 || lines.len() > 1 && (self.is_to_write() || input::are_entries(&lines)) => {
                if let Some(first) = lines.first_mut().filter(|_| !self.line.is_offered()) {
                    first.insert_str(0, &self.line.text());
                }
                self.ask_of_lines(lines, head);
            }
            Some(Popup::Form(form)) if self.asks_options(form) => self.line.paste(&lines.join("/")),
            _ => self.line.paste(pasted),
        }
    }

    /// Asks whether these lines are taken, each as it stands there; what only answers in a chat is left out, unless somebody wants it.
    fn ask_of_lines(&mut self, lines: Vec<String>, head: usize) {
        let lang = self.lang;
        let shown = lines.iter().map(|line| self.line_in_question(line)).collect();
        let said: Vec<String> = lines.iter().filter(|line| !input::is_noise(line)).cloned().collect();
        let noise = lines.len() - said.len();
        let (mut ask, mut rows) = if head > 0 {
            (words::paste_ask_chain(lang, said.len(), head), self.rows_of_chain(&said))
        } else {
            (words::paste_ask(lang, said.len()), vec![(words::do_it(lang), Pick::Lines(said.clone()))])
        };
        if said.is_empty() {
            rows.clear();
            ask.clear();
        }
        rows.push((words::leave_it(lang), Pick::Close));
        if noise > 0 {
            ask = [ask, words::paste_noise(lang, noise)].concat();
            rows.push((words::paste_all(lang), Pick::Lines(lines)));
        }
        self.question(&ask, rows);
        self.with_list(|list| list.about = shown);
    }

    /// A line as it is read before it is taken, and what keeps it out, if anything does.
    fn line_in_question(&self, line: &str) -> String {
        if self.is_unseen_text(line) {
            return UNSEEN.to_owned();
        }
        if input::is_noise(line) {
            return words::paste_left_out(self.lang, line);
        }
        match self.read_pasted(line) {
            Err(why) => words::paste_line_why(self.lang, line, &why),
            Ok(_) => line.to_owned(),
        }
    }

    /// The options of a choice stand in one line, parted by `/`.
    fn asks_options(&self, form: &Form) -> bool {
        form.asks(self.stands()).is_some_and(|field| field.kind == Kind::Options)
    }

    /// Nothing stands in the strip, or nothing that what is typed doesn't take the place of.
    fn is_to_write(&self) -> bool {
        self.line.is_empty() || self.line.is_offered()
    }

    /// Takes pasted lines in their order, and says how many were recorded. One that fails keeps no other down.
    pub(super) fn take_lines(&mut self, lines: &[String]) {
        self.failed.clear();
        // What was typed before them is the beginning of the first.
        if self.is_to_write() || lines.first().is_some_and(|first| first.starts_with(&self.line.text())) {
            self.line.take();
        }
        for line in lines {
            if let Err(why) = self.take_pasted(line) {
                self.failed.push((line.clone(), why));
            }
        }
        let taken = lines.len() - self.failed.len();
        self.refused = None;
        self.say(words::pasted(self.lang, taken, lines.len()), Tone::Strong);
        self.open_failed();
    }

    /// A pasted line as it is read here; why it is not taken, as far as that is known before it is given.
    fn read_pasted(&self, line: &str) -> Result<Meant, String> {
        // Elsewhere what is in doubt is refused.
        if let Some(asked) = self.is_asked(line).filter(|_| self.stands().stage == Stage::S0) {
            return Err(asked);
        }
        let read = input::read(line, self.stands());
        if !read.unread.is_empty() {
            return Err(words::unread(self.lang, &read.unread.join(" ")));
        }
        match read.said {
            Meant::BadMoment => Err(grammar::bad_moment(self.lang)),
            Meant::BadCode(why) => Err(input::bad_code(self.lang, why)),
            Meant::Table(_) | Meant::Fill(..) | Meant::Person(_) | Meant::Letters(_) | Meant::Help => {
                Err(words::asks_more(self.lang))
            }
            // A number of a chat is nobody's count.
            Meant::Give(commands) if commands.iter().any(|command| settles_a_vote(command.name())) => {
                Err(words::paste_count(self.lang))
            }
            said => Ok(said),
        }
    }

    /// Takes one pasted line; why not, if it was not taken, or not all of it.
    pub(super) fn take_pasted(&mut self, line: &str) -> Result<(), String> {
        match self.read_pasted(line)? {
            Meant::Give(commands) => self.take_commands(commands),
            Meant::Told(told, rest) => self.take_pasted_told(told, &rest),
            _ => Ok(()),
        }
    }

    fn take_commands(&mut self, commands: Vec<Command>) -> Result<(), String> {
        for command in commands {
            if !self.give(command.into()) {
                return Err(self.notice().first().map(|(said, _)| said.clone()).unwrap_or_default());
            }
        }
        Ok(())
    }

    /// The pasted lines that are still to be put right.
    pub(super) fn open_failed(&mut self) {
        if self.failed.is_empty() || self.popup.is_some() {
            return;
        }
        // Why not may have the words of the line in it.
        let shown =
            |line: &String, said: &String| if self.is_unseen_text(line) { UNSEEN.to_owned() } else { said.clone() };
        let row = |(place, (line, why)): (usize, &(String, String))| {
            (shown(line, line), shown(line, why), Pick::Failed(place))
        };
        let rows = self.failed.iter().enumerate().map(row).collect();
        self.open_list(&words::failed_lines(self.lang, self.failed.len()), rows);
    }

    /// The list of them was closed: it says that they are dropped.
    pub(super) fn drop_failed(&mut self) {
        if let Some(Popup::List(list)) = &self.popup
            && list.rows.iter().any(|(_, _, pick)| matches!(pick, Pick::Failed(_)))
        {
            self.failed.clear();
        }
    }

    /// A line was taken. Behind one of those that a paste left the others come up; behind any other line they only are said to wait:
    /// whoever has gone on types numbers, and none of them chooses a row.
    pub(super) fn after_a_line(&mut self) {
        if self.mends.take().is_some() {
            self.open_failed();
        } else {
            self.say_failed_wait();
        }
    }

    /// Says that pasted lines wait to be put right, and by which key they come up.
    pub(super) fn say_failed_wait(&mut self) {
        if !self.failed.is_empty() && self.popup.is_none() {
            let key = self.keys.shown(Place::Console, Action::Remedy);
            self.notice.push((words::failed_wait(self.lang, self.failed.len(), &key), Tone::Quiet));
        }
    }

    /// One that came into the strip and was cleared there waits again, with the others.
    pub(super) fn keep_pasted(&mut self) {
        if let Some(line) = self.mends.take() {
            self.failed.insert(0, (line, String::new()));
        }
    }

    /// One of them comes into the strip; the others wait until it is taken.
    pub(super) fn put_failed_right(&mut self, place: usize) {
        if place < self.failed.len() {
            let (line, why) = self.failed.remove(place);
            self.mends = Some(line.clone());
            self.line = EditLine::offer(&line);
            self.say(why, Tone::Strong);
        }
    }
}
