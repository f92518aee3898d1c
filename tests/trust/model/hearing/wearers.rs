//! Whom a number means, when a badge was handed on: who wears it, else who wore it last. A card's number is on one card only.

use yishi::meeting::{
    Command,
    numbers::{Badge, Badges, Card, CardSpan, Cards, Span},
    words::Ref,
};

use super::super::evening::{Evening, Watch};

/// What the clerk knows of the cards at the door.
struct Door<'a>(&'a Evening, &'a Watch);

/// Who wears a number, else who wore it last by the book of the door.
pub fn wearer(badge: Badge, paper: &Evening, watch: &Watch) -> Badge {
    let last_at = |of: Badge| watch.door.iter().rfind(|(_, who, _)| *who == of).map(|(at, ..)| *at);
    let wearers = paper.people.iter().filter(|person| person.badge.no == badge.no);
    let last = wearers.max_by_key(|person| (person.here, last_at(person.badge), person.badge.wearer));
    last.map_or(badge, |person| person.badge)
}

impl Door<'_> {
    fn badge(&self, badge: &mut Badge) {
        *badge = wearer(*badge, self.0, self.1);
    }

    fn maybe(&self, badge: &mut Option<Badge>) {
        for badge in badge.iter_mut() {
            self.badge(badge);
        }
    }

    fn badges(&self, badges: &mut Badges) {
        let mut all = Vec::new();
        for span in badges.0.drain(..) {
            match span {
                Span::One(badge) | Span::Maybe(badge) => all.push(Span::One(badge)),
                Span::Range(from, to) => all.extend((from.no..=to.no).map(|no| Span::Maybe(Badge(no)))),
            }
        }
        for span in &mut all {
            if let Span::One(badge) | Span::Maybe(badge) = span {
                self.badge(badge);
            }
        }
        badges.0 = all;
    }

    fn card(&self, card: &mut Card) {
        let same = self.0.cards.iter().find(|there| there.card.badge.no == card.badge.no && there.card.n == card.n);
        match same {
            Some(there) => *card = there.card,
            None => self.badge(&mut card.badge),
        }
    }

    fn cards(&self, cards: &mut Cards) {
        let mut all = Vec::new();
        for span in cards.0.drain(..) {
            match span {
                CardSpan::One(card) | CardSpan::Maybe(card) => all.push(CardSpan::One(card)),
                CardSpan::Range(from, to) => {
                    all.extend((from.no..=to.no).map(|no| CardSpan::Maybe(Card { badge: Badge(no), n: 1 })));
                }
            }
        }
        for span in &mut all {
            if let CardSpan::One(card) | CardSpan::Maybe(card) = span {
                self.card(card);
            }
        }
        cards.0 = all;
    }

    fn thing(&self, thing: &mut Ref) {
        if let Ref::Card(card) = thing {
            self.card(card);
        }
    }
}

/// The command with whom its numbers mean.
pub fn meant(command: &Command, paper: &Evening, watch: &Watch) -> Command {
    use Command as C;
    let (door, mut command) = (Door(paper, watch), command.clone());
    match &mut command {
        C::SignIn { badges, household, .. } => {
            door.badges(badges);
            door.maybe(household);
        }
        C::SignOut { badges } | C::SignUp { badges, .. } | C::MoveTo { badges, .. } => door.badges(badges),
        C::CallRoll { badges } => badges.iter_mut().for_each(|badges| door.badges(badges)),
        C::EditParticipant { badge, household, .. } => {
            door.badge(badge);
            door.maybe(household);
        }
        C::TakeOffice { badge, .. }
        | C::HandOverChair { to: badge }
        | C::PlaceDots { badge, .. }
        | C::Convene { badge, .. }
        | C::TakeGroupRole { badge, .. }
        | C::LowerHand { badge }
        | C::Pledge { badge, .. }
        | C::ClaimMotion { badge, .. }
        | C::Amend { mover: badge, .. }
        | C::SignMinutes { badge, .. } => door.badge(badge),
        C::RaiseHand { badge, relayed, .. } => {
            door.badge(badge);
            door.maybe(relayed);
        }
        C::RaiseConcern { badge, cards, relayed, .. } => {
            door.maybe(badge);
            door.maybe(relayed);
            for cards in cards.iter_mut() {
                door.cards(cards);
            }
        }
        C::NoteConclusion { badge, .. }
        | C::DraftMotion { mover: badge, .. }
        | C::OpenMotion { mover: badge, .. }
        | C::ReportGroup { badge, .. }
        | C::GrantFloor { badge }
        | C::WithdrawMotion { badge, .. }
        | C::WithdrawAmendment { badge, .. }
        | C::NoteSpeech { badge, .. }
        | C::CallToOrder { badge, .. }
        | C::Respond { badge, .. } => door.maybe(badge),
        C::EditConcern { card, .. } | C::SplitConcern { card } => door.card(card),
        C::Withhold { card, .. } => card.iter_mut().for_each(|card| door.card(card)),
        C::Cluster { cards, .. } => cards.iter_mut().for_each(|cards| door.cards(cards)),
        C::OpenVote { tellers, .. } | C::CorrectVote { tellers, .. } => {
            for badge in tellers.iter_mut() {
                door.badge(badge);
            }
        }
        C::ProposeAction { owner, helpers, .. } | C::ClaimAction { badge: owner, helpers, .. } => {
            door.maybe(owner);
            for badge in helpers.iter_mut() {
                door.badge(badge);
            }
        }
        C::Park { what, badge, .. } => {
            door.maybe(badge);
            for thing in what.iter_mut() {
                door.thing(thing);
            }
        }
        C::Attach { what, .. } => what.iter_mut().for_each(|thing| door.thing(thing)),
        C::Forward { what, .. } | C::Correct { what, .. } => door.thing(what),
        _ => {}
    }
    command
}
