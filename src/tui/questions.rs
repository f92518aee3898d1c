//! Questions that are asked one after another: the one way in which the forms of a meeting and the steps of the station's books are
//! answered.
//!
//! Whoever asks says what is asked now, how an answer is read, and what an empty one takes. What all of them do stands here: what can't be
//! taken is asked again, whoever goes back finds what was typed, and the rest can be left out.

use std::ops::Deref;

/// Where it stands after an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum AfterAnswer<F> {
    /// The next one is asked.
    Next,
    /// All is asked.
    Done,
    /// The answer can't be taken.
    Wrong(F),
}

/// An answer, as far as going back needs it.
pub trait Answered {
    /// What tells a question from the others.
    type Question: Copy + PartialEq;

    /// To what.
    fn question(&self) -> Self::Question;

    /// As it was typed.
    fn typed(&self) -> &str;
}

/// What was answered, and what was typed before somebody went back.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers<A: Answered> {
    given: Vec<A>,
    was: Vec<(A::Question, String)>,
}

impl<A: Answered> Default for Answers<A> {
    fn default() -> Self {
        Self { given: Vec::new(), was: Vec::new() }
    }
}

impl<A: Answered> Deref for Answers<A> {
    type Target = [A];

    fn deref(&self) -> &[A] {
        &self.given
    }
}

impl<A: Answered> Answers<A> {
    /// One more.
    pub fn push(&mut self, answer: A) {
        self.was.retain(|(question, _)| *question != answer.question());
        self.given.push(answer);
    }

    /// Keeps what is typed for when this is asked again.
    pub fn keep(&mut self, question: A::Question, typed: String) {
        self.was.retain(|(of, _)| *of != question);
        self.was.push((question, typed));
    }

    /// Something was typed that is asked again.
    pub fn was_typed(&self) -> bool {
        self.was.iter().any(|(_, typed)| !typed.trim().is_empty())
    }

    /// What was typed for this before somebody went back.
    pub fn was(&self, question: A::Question) -> Option<&str> {
        self.was.iter().find(|(of, _)| *of == question).map(|(_, typed)| typed.as_str())
    }

    /// Takes the last one back, and gives what was typed for it; `None` where there is none.
    pub fn back(&mut self) -> Option<String> {
        let answer = self.given.pop()?;
        self.keep(answer.question(), answer.typed().to_owned());
        Some(answer.typed().to_owned())
    }

    /// Parts with those from a place on.
    pub fn split_off(&mut self, place: usize) -> Vec<A> {
        self.given.split_off(place.min(self.given.len()))
    }
}

/// Somebody who asks.
pub trait Questions {
    /// One question.
    type Question: Copy;
    /// Where it is asked: what an answer is read against.
    type Room<'a>;
    /// Why an answer can't be taken.
    type Fault;

    /// What is asked now; `None`: nothing any more.
    fn asked(&self, room: &Self::Room<'_>) -> Option<Self::Question>;

    /// Takes an answer, if it can be read.
    fn take(&mut self, question: Self::Question, typed: &str, room: &Self::Room<'_>) -> Result<(), Self::Fault>;

    /// What was typed for it before somebody went back.
    fn typed_before(&self, question: Self::Question) -> Option<String>;

    /// It can be left out.
    fn is_optional(&self, question: Self::Question) -> bool;

    /// What an empty answer takes.
    fn offers(&self, _question: Self::Question, _room: &Self::Room<'_>) -> Option<String> {
        None
    }

    /// Why it has to be said once more, or can't be meant.
    fn doubts(&mut self, _question: Self::Question, _typed: &str, _room: &Self::Room<'_>) -> Option<Self::Fault> {
        None
    }

    /// What follows from an answer that was taken.
    fn follow(&mut self, _room: &Self::Room<'_>) {}

    /// Nothing is asked any more but the last word.
    fn is_ready(&self) -> bool {
        false
    }

    /// Takes an answer as it was typed. An empty one leaves out what may be left out, or takes what is offered.
    fn answer(&mut self, typed: &str, room: &Self::Room<'_>) -> AfterAnswer<Self::Fault> {
        let Some(question) = self.asked(room) else { return AfterAnswer::Done };
        let offered = if typed.trim().is_empty() { self.offers(question, room) } else { None };
        if let Some(fault) = self.doubts(question, typed, room) {
            return AfterAnswer::Wrong(fault);
        }
        if let Err(fault) = self.take(question, offered.as_deref().unwrap_or(typed), room) {
            return AfterAnswer::Wrong(fault);
        }
        self.follow(room);
        if self.asked(room).is_some() || self.is_ready() { AfterAnswer::Next } else { AfterAnswer::Done }
    }

    /// Leaves everything that is still asked as it would be without an answer, where that may be left out.
    fn rest(&mut self, room: &Self::Room<'_>) -> AfterAnswer<Self::Fault> {
        if self.is_ready() {
            return AfterAnswer::Done;
        }
        while let Some(question) = self.asked(room) {
            let may_be_left_out = self.is_optional(question) || self.offers(question, room).is_some();
            match self.answer(&self.typed_before(question).unwrap_or_default(), room) {
                AfterAnswer::Next if self.is_ready() => return AfterAnswer::Next,
                AfterAnswer::Next => {}
                AfterAnswer::Wrong(fault) if !may_be_left_out => return AfterAnswer::Wrong(fault),
                other => return other,
            }
        }
        AfterAnswer::Done
    }
}
