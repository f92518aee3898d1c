//! A dash behind a number: `8-` is a hand against, `5-9` a range of badges. Which of them it is shows the next key, or that none comes.

use super::{Console, EditLine, press::SIGN, refused::word};
use crate::{
    meeting::Command,
    text,
    tui::input::{self, Said as Meant},
};

/// Nobody who types a range waits so long for its second number, in milliseconds.
const WAITS: i64 = 700;

impl Console {
    /// Hands that stand in the strip, and whether all of them can be taken.
    fn hands_typed(&self) -> Option<(Vec<Command>, bool)> {
        if self.popup.is_some() || !self.line.is_at_end() {
            return None;
        }
        let line = self.line.text();
        let read = input::read(&line, self.stands());
        let (Meant::Give(hands), true) = (read.said, read.unread.is_empty()) else { return None };
        let is_number = text::fold(&line).starts_with(|c: char| c.is_ascii_digit());
        let are_hands = !hands.is_empty() && hands.iter().all(|hand| matches!(hand, Command::RaiseHand { .. }));
        let can = is_number && are_hands && self.sitting.would(&hands).iter().all(Result::is_ok);
        (is_number && are_hands).then_some((hands, can))
    }

    /// Hands are given with the sign of the last. One that can't be taken stays in the strip, where the preview says why, and keeps
    /// none behind it down; a dash waits for the next key.
    pub(super) fn sign_commits(&mut self) {
        self.dash = None;
        let Some(hands) = self.hands_typed() else { return };
        if text::fold(&self.line.text()).ends_with('-') {
            self.dash = Some(self.sitting.written());
        } else {
            self.commit(hands);
        }
    }

    /// What can be taken is taken at once; the others stay, with why in the preview.
    fn commit(&mut self, (hands, can): (Vec<Command>, bool)) {
        if can {
            return self.give_hands(hands);
        }
        let fits = self.sitting.would(&hands).into_iter().map(|would| would.is_ok()).chain(std::iter::repeat(false));
        let (good, bad): (Vec<_>, Vec<_>) = hands.into_iter().zip(fits).partition(|(_, fits)| *fits);
        if good.is_empty() {
            return;
        }
        self.give_hands(good.into_iter().map(|(hand, _)| hand).collect());
        let left: Vec<String> = bad.iter().filter_map(|(hand, _)| word(hand)).collect();
        self.line = EditLine::of(&left.join(" "));
    }

    fn give_hands(&mut self, hands: Vec<Command>) {
        let pressed = self.sitting.written();
        self.half_dash = self.line.take().chars().next_back().filter(|c| *c == '—');
        if let [hand] = hands.as_slice() {
            self.give(hand.clone().into());
        } else {
            self.give_all(hands);
        }
        self.held = Some((SIGN, pressed));
    }

    /// Another key than a digit came: the dash was the sign of a hand. Whether a hand was given.
    pub(super) fn dash_is_sign(&mut self) -> bool {
        let waited = self.dash.take().and_then(|_| self.hands_typed());
        let any = waited.is_some();
        if let Some(hands) = waited {
            self.commit(hands);
        }
        any
    }

    /// No key came.
    pub(super) fn look_at_dash(&mut self) -> bool {
        let over = self.dash.is_some_and(|since| self.sitting.written().since(since) >= WAITS);
        over && self.dash_is_sign()
    }
}
