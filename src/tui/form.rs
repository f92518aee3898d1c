//! The generic form: every command by keyboard, its fields asked one after another.
//!
//! The fields and their types are those of [`Name::fields`]; a typed answer becomes a value as a script writes it, and the
//! command is read from that by the same reader as a script. So a new command needs a label here and nothing else.

mod answers;
mod choice;
mod field;
mod room;
mod value;

use crate::{
    charter::{GuardId, Mode, ScopeHint},
    meeting::{
        Command, Meeting, Name,
        numbers::{GroupNo, MotionNo},
        words::{GroupRole, Office},
    },
};

pub use super::questions::Questions;
use super::questions::{Answered, Answers};
pub use answers::{ANSWERS, AnswerRow};
pub use choice::{Choice, choices};
pub use field::{Field, Kind, List};
pub use room::Room;
pub use value::FieldFault;

/// A command being put together.
#[derive(Clone, Debug)]
pub struct Form {
    /// Which command.
    pub name: Name,
    answers: Answers<Answer>,
    /// Known before it is asked.
    given: Vec<(&'static str, String)>,
    /// What stands in the record, field by field, where that is put right.
    stands: Vec<(&'static str, String)>,
    /// Of which page of the grid dots are asked.
    page: Option<u16>,
    /// All is asked; it waits for the last word.
    ready: bool,
    /// An answer that is taken if it is given once more.
    doubted: Option<String>,
    /// It was left for something else, and goes on with what it asked.
    paused: bool,
    /// A rule lets an answer pass for this reason.
    waived: Option<(&'static str, String)>,
}

/// One answered field.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Which.
    pub field: Field,
    /// As it was typed.
    typed: String,
    /// As people read it.
    pub shown: String,
    /// As a script writes it; `None`: left out.
    value: Option<String>,
}

impl Answer {
    /// As it was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// It is this, as a script writes it or as it is shown.
    pub fn is_of(&self, number: &str) -> bool {
        self.shown == number || self.value.as_deref().is_some_and(|value| value.trim_matches('"') == number)
    }
}

impl Answered for Answer {
    type Question = &'static str;

    fn question(&self) -> &'static str {
        self.field.name
    }

    fn typed(&self) -> &str {
        &self.typed
    }
}

/// Where a form stands after an answer.
pub type AfterAnswer = super::questions::AfterAnswer<FieldFault>;

/// What a form is given that is no answer: the page of the dot grid.
const PAGE: &str = "dots.page";

/// Read back before it is given: these can't be taken back, or stand in somebody's own words.
const READ_BACK: &[Name] = &[Name::Pledge, Name::CloseMeeting, Name::Adjourn, Name::SignMinutes];

impl Form {
    /// A form with some answers as they were typed; each is taken when its turn comes, if it can be.
    pub fn new(name: Name, given: &[(&'static str, String)], room: &Room<'_>) -> Self {
        let page = given.iter().find(|(named, _)| *named == PAGE).and_then(|(_, page)| page.parse().ok());
        let given = given.iter().filter(|(named, _)| *named != PAGE).cloned().collect();
        let mut form = Self {
            name,
            answers: Answers::default(),
            given,
            stands: Vec::new(),
            page,
            ready: false,
            doubted: None,
            paused: false,
            waived: None,
        };
        form.take_given(room);
        form
    }

    /// Over what stands in the record.
    #[must_use]
    pub fn over(mut self, stands: Vec<(&'static str, String)>) -> Self {
        self.stands = stands;
        self
    }

    /// What stands in the field that is asked now.
    pub fn stands<'a>(&'a self, meeting: &'a Meeting) -> Option<&'a str> {
        let field = self.asks(meeting)?;
        if let Some(was) = self.answers.was(field.name) {
            return Some(was);
        }
        if field.name == "receiver"
            && let Some(hint) = self.hint(meeting)
            && self.value("scope") == Some(format!("{:?}", hint.scope).as_str())
        {
            return hint.receiver.as_deref();
        }
        self.stands.iter().find(|(named, _)| *named == field.name).map(|(_, now)| now.as_str())
    }

    fn take_given(&mut self, room: &Room<'_>) {
        while let Some(field) = self.asks(room.meeting) {
            let given = self.given.iter().position(|(named, _)| *named == field.name);
            let given = given.map(|place| self.given.remove(place).1);
            let Some(typed) = given.or_else(|| self.known(field, room)) else { break };
            if Questions::take(self, field, &typed, room).is_err() {
                break;
            }
        }
        self.ready = self.asks(room.meeting).is_none() && READ_BACK.contains(&self.name);
    }

    /// The fields of the command as it stands: what a vote is about decides what else is asked.
    fn fields(&self, meeting: &Meeting) -> Vec<Field> {
        let mut fields = field::of(self.name, meeting, |name| self.value(name));
        let is_told =
            |field: &Field| self.value(field.name).is_some() || self.given.iter().any(|(of, _)| *of == field.name);
        // A headcount is typed: the roll doesn't know who went.
        let counted = fields.iter_mut().filter(|field| (self.name, field.name) == (Name::OpenVote, "present"));
        counted.for_each(|field| field.optional = false);
        fields.retain(|field| !field::is_only_given(self.name, field.name) || is_told(field));
        // Who reports for a table was said when they were chosen.
        let group = if self.name == Name::ReportGroup { self.value("group") } else { None };
        let group = group.and_then(|no| meeting.groups.get(&GroupNo(no.parse().ok()?)));
        let answered = self.answers.iter().any(|answer| answer.field.name == "badge");
        if !answered && group.is_some_and(|group| group.roles.contains_key(&GroupRole::Reporter)) {
            fields.retain(|field| field.name != "badge" || is_told(field));
        }
        // Whoever says what is to be done means none that waits.
        let told = |name| fields.iter().any(|field| field.name == name && is_told(field));
        if self.name == Name::OpenMotion && told("action") && !told("motion") {
            fields.retain(|field| field.name != "motion");
        }
        if let Some(hint) = self.hint(meeting) {
            let scopes = fields.iter_mut().filter(|field| field.kind == Kind::Choice(List::Scope));
            scopes.for_each(|field| field.kind = Kind::Choice(List::ScopeFirst(hint.scope)));
        }
        if let Some(page) = self.page {
            fields
                .iter_mut()
                .filter(|field| field.kind == Kind::Dots)
                .for_each(|field| field.kind = Kind::DotsOf(page));
        }
        fields
    }

    /// The hint of the charter that the words typed so far meet, or those of the motion that is named.
    fn hint<'a>(&self, meeting: &'a Meeting) -> Option<&'a ScopeHint> {
        let typed =
            |name| self.answers.iter().find(|answer| answer.field.name == name).map(|answer| answer.typed.as_str());
        let named = typed("motion").and_then(|no| meeting.motions.get(&MotionNo(no.trim().parse().ok()?)));
        let text = named.map(|motion| &motion.text);
        let stands = text.map(|text| [text.action.as_str(), &text.object, &text.who]);
        let said = ["action", "object", "who"].map(|name| typed(name).unwrap_or_default());
        meeting.scope_hint(said.into_iter().chain(stands.into_iter().flatten()))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.answers.iter().find(|answer| answer.field.name == name)?.value.as_deref()
    }

    /// What is asked now.
    pub fn asks(&self, meeting: &Meeting) -> Option<Field> {
        self.fields(meeting).get(self.answers.len()).copied()
    }

    /// Left out it is no proposal: rule 2 wants it. Nobody is told that it may be left out.
    pub fn lacks(&self, field: Field, meeting: &Meeting) -> bool {
        let slip = matches!(self.name, Name::DraftMotion | Name::OpenMotion);
        slip && field.name == "object" && meeting.mode(GuardId::R02Fields) == Mode::Enforce
    }

    /// What nobody has to be asked: whose slip it is was said when its table chose who reports. Whoever goes back to it is asked.
    fn known(&self, field: Field, room: &Room<'_>) -> Option<String> {
        let meeting = room.meeting;
        let is_slip = (self.name, field.name) == (Name::DraftMotion, "mover") && self.answers.was(field.name).is_none();
        let group = meeting.groups.get(&GroupNo(self.value("group").filter(|_| is_slip)?.parse().ok()?))?;
        let reporter = group.roles.get(&GroupRole::Reporter).filter(|badge| meeting.is_present(**badge))?;
        (meeting.holder(Office::Chair) != Some(*reporter)).then(|| reporter.to_string())
    }

    /// The reason that lets an answer pass.
    pub fn because(&self) -> Option<&str> {
        self.waived.as_ref().map(|(_, reason)| reason.as_str())
    }

    /// Lets an answer pass for a reason, as long as it stands.
    pub fn waive(&mut self, field: &'static str, reason: String) {
        self.waived = Some((field, reason));
    }

    /// The command as far as it is answered: what is still asked, and can't be left out, is anything at all. `None` where nothing can stand
    /// there.
    pub fn trial(&self, room: &Room<'_>) -> Option<Command> {
        let mut trial = self.clone();
        trial.given.clear();
        while let Some(field) = trial.asks(room.meeting) {
            let typed = if field.optional { String::new() } else { value::anything(field, room)? };
            let value = value::read(field, &typed, room).ok()?;
            let (shown, value) = value.map_or_else(Default::default, |(shown, value)| (shown, Some(value)));
            trial.answers.push(Answer { field, typed, shown, value });
        }
        trial.command().ok()
    }

    /// What was answered.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// Words that are known, and whose turn has not come: they stand beside what was answered.
    pub fn said_before(&self, meeting: &Meeting) -> Vec<(&'static str, &str)> {
        let is_text = |name: &str| {
            let mut fields = self.fields(meeting).into_iter().skip(self.answers.len() + 1);
            fields.any(|field| field.name == name && field.kind == Kind::Text)
        };
        let said = self.given.iter().filter(|(name, typed)| !typed.trim().is_empty() && is_text(name));
        said.map(|(name, typed)| (*name, typed.as_str())).collect()
    }

    /// What an empty answer takes.
    pub fn offered(&self, room: &Room<'_>) -> Option<String> {
        self.offers(self.asks(room.meeting)?, room)
    }

    /// By when a motion says that it should be done is by when who leads it does it.
    fn day_of_the_motion(&self, field: Field, room: &Room<'_>) -> Option<String> {
        let no = self.value("motion").filter(|_| (self.name, field.name) == (Name::ClaimMotion, "due"))?;
        let motion = room.meeting.motions.get(&MotionNo(no.parse().ok()?))?;
        Some(crate::time::to_come(&motion.text.when, room.now.date()).ok()?.to_string())
    }

    /// Keeps what is typed into the field that is asked now, for when it is asked again.
    pub fn keeps(&mut self, typed: &str, meeting: &Meeting) {
        if let Some(field) = self.asks(meeting).filter(|_| !typed.trim().is_empty()) {
            self.answers.keep(field.name, typed.to_owned());
        }
    }

    /// Goes back by one answer, and gives what was typed; `None` when there is none.
    pub fn back(&mut self) -> Option<String> {
        self.ready = false;
        self.doubted = None;
        let last = self.answers.last().map(|answer| answer.field.name);
        self.waived.take_if(|(field, _)| Some(*field) == last);
        self.answers.back()
    }

    /// Left for something else: it goes on with what it asks.
    #[must_use]
    pub fn paused(self) -> Self {
        Self { paused: true, ..self }
    }

    /// Goes on with what it asked, or back to the answer that was refused; what was typed there.
    pub fn goes_on(&mut self) -> String {
        if std::mem::take(&mut self.paused) { String::new() } else { self.back().unwrap_or_default() }
    }

    /// Its last answer has to be given once more.
    pub fn is_doubted(&self) -> bool {
        self.doubted.is_some()
    }

    /// The form with the answer last that is put right; those behind it are taken again when it is answered.
    #[must_use]
    pub fn turned_to(&self, field: Option<&str>) -> Self {
        let mut form = self.clone();
        let place = field.and_then(|field| form.answers.iter().position(|answer| answer.field.name == field));
        if let Some(place) = place {
            let behind = form.answers.split_off(place + 1);
            form.given.extend(behind.into_iter().map(|answer| (answer.field.name, answer.typed)));
            form.ready = false;
        }
        form
    }

    /// Whether it is about the same thing: the same command, and the same first answer or what it was opened with.
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        let first = |form: &Self| {
            let answered = form.answers.first().map(|answer| answer.typed.clone());
            answered.or_else(|| form.given.first().map(|(_, typed)| typed.clone()))
        };
        self.name == other.name && first(self) == first(other)
    }

    /// The table that was asked what it can do itself and left that for later.
    pub fn puts_off(&self) -> Option<GroupNo> {
        let asked = self.name == Name::AnswerGroup && self.value("answer").is_none();
        asked.then(|| self.value("group")?.parse().ok().map(GroupNo))?
    }

    /// The command as a script would write it.
    pub fn script(&self) -> String {
        let mut fields = Vec::new();
        for answer in self.answers.iter().filter(|answer| !answer.field.name.contains('.')) {
            if let Some(value) = &answer.value {
                let name = match answer.field.kind {
                    Kind::Answer if value == choice::OTHERS => "others",
                    _ => answer.field.name,
                };
                let value = field::compose(answer.field, value, |part| self.value(part));
                fields.push(format!("{name}:{value}"));
            }
        }
        format!("{}({})", self.name.as_str(), fields.join(","))
    }

    /// The command.
    pub fn command(&self) -> Result<Command, String> {
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(&self.script())
            .map_err(|error: ron::error::SpannedError| error.to_string())
    }
}

impl Questions for Form {
    type Question = Field;
    type Room<'a> = Room<'a>;
    type Fault = FieldFault;

    fn asked(&self, room: &Room<'_>) -> Option<Field> {
        self.asks(room.meeting)
    }

    fn take(&mut self, field: Field, typed: &str, room: &Room<'_>) -> Result<(), FieldFault> {
        let value = value::read(field, typed, room)?;
        let (shown, value) = value.map_or_else(Default::default, |(shown, value)| (shown, Some(value)));
        self.answers.push(Answer { field, typed: typed.to_owned(), shown, value });
        Ok(())
    }

    fn typed_before(&self, field: Field) -> Option<String> {
        self.answers.was(field.name).map(str::to_owned)
    }

    fn is_optional(&self, field: Field) -> bool {
        field.optional
    }

    fn offers(&self, field: Field, room: &Room<'_>) -> Option<String> {
        value::offered(field, self.name, room).or_else(|| self.day_of_the_motion(field, room))
    }

    /// More than have signed in may be so, once it is said twice; a slip of the finger never is.
    fn doubts(&mut self, field: Field, typed: &str, room: &Room<'_>) -> Option<FieldFault> {
        let fault = value::doubt(self.name, field, typed, room.meeting)?;
        let said_again = self.doubted.replace(typed.trim().to_owned()).is_some_and(|said| said == typed.trim());
        if said_again && matches!(fault, FieldFault::More { .. }) { None } else { Some(fault) }
    }

    fn follow(&mut self, room: &Room<'_>) {
        self.doubted = None;
        self.take_given(room);
    }

    fn is_ready(&self) -> bool {
        self.ready
    }
}

#[cfg(test)]
mod tests;
