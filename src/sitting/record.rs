//! What a paper needs from outside the events: how people are called, which of them are children, the head, and how far the record
//! could be read.

use super::Sitting;
use crate::{
    i18n::{Lang, journal, names::Roll},
    meeting::{numbers::Badge, state::Participant},
    minutes::{self, Record},
    station::notice::Board,
    text::Masks,
};

impl Sitting {
    /// Writes something with all of that at hand.
    pub fn recorded<T>(&self, lang: Lang, write: impl FnOnce(&Record<'_>) -> T) -> T {
        let head = self.head().map(|head| head.to_string());
        let (calls, children, unread) = (self.calls(), self.children(lang), self.unread_words(lang));
        let names = Roll { lang, calls: &calls };
        let (head, unread, board) = (head.as_deref(), unread.as_deref(), self.board());
        let (board, in_chat) = (board.as_ref(), self.in_chat());
        let unasked = self.unasked(&in_chat);
        let (in_chat, unasked) = (Some(in_chat.as_slice()), Some(&unasked));
        write(&Record { names: &names, head, lang, children: &children, unread, board, in_chat, unasked })
    }

    /// The same with whole names beside badges, for the sealed copy alone: who signs there signs with a name.
    pub fn recorded_with_names<T>(&self, lang: Lang, write: impl FnOnce(&Record<'_>) -> T) -> T {
        let mut calls = self.calls();
        for (badge, someone) in &self.meeting().people {
            let Some(id) = someone.person else { continue };
            let here = self.people.get(id);
            if here.is_some_and(|person| person.erased) {
                continue;
            }
            let there = || self.roster.as_ref().ok()?.get(id)?.name.clone();
            calls.extend(here.and_then(|person| person.name.clone()).or_else(there).map(|name| (*badge, name)));
        }
        let head = self.head().map(|head| head.to_string());
        let (children, unread) = (self.children(lang), self.unread_words(lang));
        let names = Roll { lang, calls: &calls };
        let (head, unread, board) = (head.as_deref(), unread.as_deref(), self.board());
        let (board, in_chat) = (board.as_ref(), self.in_chat());
        let unasked = self.unasked(&in_chat);
        let (in_chat, unasked) = (Some(in_chat.as_slice()), Some(&unasked));
        write(&Record { names: &names, head, lang, children: &children, unread, board, in_chat, unasked })
    }

    /// Who said that their name may stand in the chat.
    pub fn in_chat(&self) -> Vec<Badge> {
        self.home.posting(self.id()).map(|posting| posting.in_chat).unwrap_or_default()
    }

    /// What the station sets for its papers; a file that can't be read sets nothing here, and is told where a notice is written.
    fn board(&self) -> Option<Board> {
        self.home.board().ok()
    }

    /// What could not be understood of the record, as it stands at the head of a paper.
    pub fn unread_words(&self, lang: Lang) -> Option<String> {
        let seq = self.head().map_or(0, |head| head.seq);
        self.unread().map(|why| journal::unread(lang, why, seq))
    }

    /// The names of the children, by which nobody may know them in a text.
    pub fn children(&self, lang: Lang) -> Masks {
        Masks::default().and_as(self.names_of_children(), &minutes::child(lang))
    }

    /// Every name and form of address of who is a child, here and in the roster.
    pub fn names_of_children(&self) -> Vec<String> {
        self.called(|_, someone| someone.minor)
    }

    /// Those of who came and didn't say that their name may be sent on.
    fn unasked(&self, in_chat: &[Badge]) -> Masks {
        Masks::new(self.called(|badge, _| !in_chat.contains(&badge)))
    }

    fn called(&self, which: impl Fn(Badge, &Participant) -> bool) -> Vec<String> {
        let all = self.meeting().people.iter().filter(|(badge, someone)| which(**badge, someone));
        let ids = all.filter_map(|(_, someone)| someone.person);
        let roster = self.roster.as_ref().ok();
        ids.flat_map(|id| {
            let here = self.people.get(id).filter(|person| !person.erased).map(|person| [&person.name, &person.call]);
            let there = roster.and_then(|roster| roster.get(id)).map(|resident| [&resident.name, &resident.call]);
            here.into_iter().chain(there).flatten().flatten().cloned()
        })
        .collect()
    }
}
