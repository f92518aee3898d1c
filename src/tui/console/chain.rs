//! A list out of a chat (接龙): its numbers say who answered as the how-manieth, and are nobody's badge. Who is meant is read from the names.

use super::{Console, Pick, words};
use crate::{
    charter::Stage,
    i18n::names::Names as _,
    meeting::{
        Command,
        numbers::{Badge, Badges},
        words::Origin,
    },
    sitting::Wears,
    tui::input,
    view::Tone,
};

impl Console {
    /// How a list may be meant: where names stand in it that could be people here, by those or by its numbers.
    pub(super) fn rows_of_chain(&self, lines: &[String]) -> Vec<(String, Pick)> {
        let named = lines.iter().any(|line| input::listed(line).is_some());
        if !matches!(self.stands().stage, Stage::S0 | Stage::S1) || !named {
            return vec![(words::do_it(self.lang), Pick::Lines(lines.to_vec()))];
        }
        vec![
            (words::chain_by_name(self.lang), Pick::Chain(lines.to_vec())),
            (words::chain_by_number(self.lang), Pick::Lines(lines.to_vec())),
        ]
    }

    /// Takes the lines of such a list, each by who is named in it.
    pub(super) fn take_chain(&mut self, lines: &[String]) {
        self.failed.clear();
        let (mut taken, mut wear) = (0, Vec::new());
        for line in lines {
            match self.take_link(line) {
                Ok(badge) => {
                    taken += 1;
                    wear.extend(badge);
                }
                Err(why) => self.failed.push((line.clone(), why)),
            }
        }
        self.refused = None;
        self.say(words::pasted(self.lang, taken, lines.len()), Tone::Strong);
        if !wear.is_empty() {
            let names = self.names();
            let wear = self.lang.list(wear.iter().map(|badge| names.who(*badge)));
            self.notice.push((words::chain_wear(self.lang, &wear), Tone::Plain));
        }
        self.open_failed();
    }

    /// One line of it; whom it signed in, or why it was not taken.
    fn take_link(&mut self, line: &str) -> Result<Option<Badge>, String> {
        let Some(said) = input::behind_number(line) else {
            return Err(words::unread(self.lang, line));
        };
        if self.stands().stage == Stage::S0 {
            let called = input::listed(line).ok_or_else(|| words::chain_no_name(self.lang))?;
            return self.sign_in_by_name(&called);
        }
        // 王阿姨：路灯不亮
        let parted = said.split_once([' ', '\u{3000}', ':', '：', ',', '，']).map(|(who, rest)| (who, rest.trim()));
        let written =
            parted.filter(|(_, rest)| !rest.is_empty()).and_then(|(who, rest)| match self.sitting().wears(who) {
                Wears::Here(badge) => Some((badge, rest.to_owned())),
                _ => None,
            });
        let (badge, text) = written.unwrap_or((Badge::NOBODY, said));
        let card = Command::RaiseConcern {
            badge: Some(badge),
            cards: None,
            text: Some(text),
            from: Origin::Resident,
            relayed: None,
            said: None,
            of: None,
        };
        self.give_link(card).map(|()| None)
    }

    fn sign_in_by_name(&mut self, called: &str) -> Result<Option<Badge>, String> {
        let badge = match self.sitting().wears(called) {
            Wears::Here(_) => return Ok(None),
            Wears::Several => return Err(words::chain_several(self.lang, called)),
            Wears::Usual(badge) | Wears::New(badge) => badge,
        };
        self.give_link(input::sign_in(Badges::one(badge), None, Some(called.to_owned()))).map(|()| Some(badge))
    }

    fn give_link(&mut self, command: Command) -> Result<(), String> {
        if self.give(command.into()) {
            return Ok(());
        }
        Err(self.notice().first().map(|(said, _)| said.clone()).unwrap_or_default())
    }
}
