//! Cards, dots, tables.

use super::{Act, Line, Meeting, Moment, Once, Room, Stage, Theme, Trouble, What};
use crate::meeting::{
    numbers::{Badge, Card, GroupNo, TopicNo},
    state::{CardPlace, Concern},
    words::GroupRole,
};

/// So many read their card aloud; the others hand it in.
const ALOUD: usize = 9;

impl Room {
    /// Who writes a card, the first of them read it aloud.
    fn writers(&self) -> Vec<u16> {
        let has_one = |badge: u16, times| self.of(badge, What::Card).hits(0, times);
        let free = self.people.iter().filter(|person| person.is_free() && !person.late);
        let mut writers: Vec<u16> =
            free.filter(|person| has_one(person.badge, person.temper.card)).map(|person| person.badge).collect();
        writers.sort_by_key(|badge| self.of(*badge, What::Card).at(1));
        writers
    }

    /// Cards are read aloud, handed in, and put together.
    pub(super) fn writes(&mut self, m: &Meeting, at: Moment) {
        let Some(since) = Self::since_stage(m, Stage::S1, at) else { return };
        let now = at.ms() / 1000;
        let writers = self.writers();
        let has = |badge: u16| m.concerns.contains_key(&Card { badge: Badge(badge), n: 1 });
        if since >= 15 && now - self.last >= 12 {
            let busy = self.truth.waiting().filter(|happened| matches!(happened.act, Act::Say { .. })).count();
            let aloud = writers.iter().take(ALOUD).find(|badge| !self.was(Once::Card(**badge)) && !has(**badge));
            if let Some(badge) = aloud.copied().filter(|_| busy < 2) {
                self.first(Once::Card(badge));
                self.last = now;
                let names = self.cast.has(Trouble::NamesNeighbour) && self.first(Once::Names);
                let line = self.line(badge, self.theme_of(badge), 0);
                self.happens(at, Act::Say { badge, line, names });
            }
        }
        let said = writers.iter().take(ALOUD).all(|badge| self.was(Once::Card(*badge)) || has(*badge));
        let (first, rest) = writers.split_at(writers.len().min(ALOUD));
        let (early, late) = rest.split_at(rest.len() / 2);
        if since >= 90 && self.first(Once::Pile(0)) {
            self.hand_in(early, at, &has);
        }
        if since >= 170 && said && !self.waits(|act| matches!(act, Act::Say { .. })) && self.first(Once::Pile(1)) {
            let missed = first.iter().copied().filter(|badge| !has(*badge));
            let all: Vec<u16> = late.iter().copied().chain(missed).collect();
            self.hand_in(&all, at, &has);
        }
        if self.was(Once::Pile(1)) && !self.waits(|act| matches!(act, Act::Pile { .. })) {
            self.sorts(m, at);
        }
    }

    fn hand_in(&mut self, badges: &[u16], at: Moment, has: &impl Fn(u16) -> bool) {
        let mut badges: Vec<u16> = badges.iter().copied().filter(|badge| !has(*badge)).collect();
        badges.sort_unstable();
        if !badges.is_empty() {
            self.happens(at, Act::Pile { badges });
        }
    }

    /// Two neighbours put together what is about the same, one lot after another.
    pub(super) fn sorts(&mut self, m: &Meeting, at: Moment) {
        let now = at.ms() / 1000;
        let busy = self.waits(|act| matches!(act, Act::Sorted { .. } | Act::Pile { .. }));
        if busy || now - self.last < 8 {
            return;
        }
        let lying: Vec<&Concern> = m.concerns.values().filter(|concern| concern.place == CardPlace::Unplaced).collect();
        let Some(first) = lying.first() else { return };
        let theme = self.theme_of(first.card.badge.no);
        let same = |card: &Card| self.theme_of(card.badge.no) == theme;
        let cards: Vec<Card> = lying.iter().map(|concern| concern.card).filter(same).collect();
        self.last = now;
        let topic = self.topic_of(m, theme);
        self.happens(at, Act::Sorted { theme, topic, cards });
    }

    /// The topic in which cards of a theme stand already.
    fn topic_of(&self, m: &Meeting, theme: Theme) -> Option<TopicNo> {
        m.concerns.values().find_map(|concern| match concern.place {
            CardPlace::In(topic, _) if self.theme_of(concern.card.badge.no) == theme => Some(topic),
            _ => None,
        })
    }

    /// Dots, tables, who sits where.
    pub(super) fn chooses(&mut self, m: &Meeting, at: Moment) {
        let Some(since) = Self::since_stage(m, Stage::S2, at) else { return };
        let now = at.ms() / 1000;
        if since >= 45 && m.groups.is_empty() && m.unplaced().is_empty() && self.first(Once::Dots) {
            let dots = self.dots(m);
            if !dots.is_empty() {
                self.happens(at, Act::Dots { dots });
            }
        }
        if now - self.last < 10 {
            return;
        }
        for group in m.groups.keys().copied().collect::<Vec<_>>() {
            let silent = self.cast.has(Trouble::NobodyConvenes) && group == GroupNo(2);
            if silent && self.first(Once::Nobody(group)) {
                self.last = now + 45;
                self.happens(at, Act::Nobody { group });
                return;
            }
            let convened = m.groups.get(&group).is_some_and(|group| group.roles.contains_key(&GroupRole::Convener));
            if !convened
                && !self.was(Once::Convene(group))
                && let Some(badge) = self.of_table(m, group).first().copied()
            {
                self.first(Once::Convene(group));
                self.last = now;
                self.happens(at, Act::Convene { group, badge });
                return;
            }
        }
        let served = m.groups.keys().all(|group| self.was(Once::Convene(*group)));
        let next = m.groups.keys().copied().find(|group| served && !self.was(Once::Sit(*group)));
        if let Some(group) = next {
            self.first(Once::Sit(group));
            self.last = now + 10;
            let mut badges = self.of_table(m, group);
            for badge in &badges {
                if let Some(person) = self.person(*badge) {
                    person.table = Some(group);
                }
            }
            badges.sort_unstable();
            self.happens(at, Act::Sit { group, badges });
        }
    }

    /// Two for what they care about, one for something else.
    fn dots(&self, m: &Meeting) -> Vec<(TopicNo, u16)> {
        let live: Vec<TopicNo> = m.live_topics().iter().map(|topic| topic.no).collect();
        let mut dots: Vec<(TopicNo, u16)> = live.iter().map(|topic| (*topic, 0)).collect();
        dots.sort_by_key(|(topic, _)| *topic);
        for person in self.people.iter().filter(|person| person.counts()) {
            let own = dots.iter().position(|(topic, _)| self.theme_of_topic(m, *topic) == person.theme);
            let n = u32::try_from(dots.len()).unwrap_or(0);
            let other = usize::try_from(self.of(person.badge, What::Dots).below(0, n)).unwrap_or(0);
            for (place, many) in [(own.unwrap_or(other), 2), (other, 1)] {
                if let Some((_, count)) = dots.get_mut(place) {
                    *count += many;
                }
            }
        }
        dots.retain(|(_, count)| *count > 0);
        dots
    }

    /// Who sits at a table: those who care about it first, then in turn whoever cares about none; some find no chair and listen.
    fn of_table(&self, m: &Meeting, group: GroupNo) -> Vec<u16> {
        let cap = m.charter().map_or(15, |charter| charter.market.cap);
        let groups: Vec<GroupNo> = m.groups.keys().copied().collect();
        let mut seats: Vec<(GroupNo, Vec<u16>)> = groups.iter().map(|group| (*group, Vec::new())).collect();
        let free = || self.people.iter().filter(|person| person.is_free());
        let mut rest = Vec::new();
        for person in free() {
            let own = seats.iter_mut().find(|(group, sits)| {
                self.theme_of_group(m, *group) == person.theme && sits.len() + 3 < usize::from(cap)
            });
            match own {
                Some((_, sits)) => sits.push(person.badge),
                None => rest.push(person.badge),
            }
        }
        for badge in rest {
            let least = seats.iter_mut().min_by_key(|(_, sits)| sits.len());
            if let Some((_, sits)) = least.filter(|(_, sits)| sits.len() < usize::from(cap)) {
                sits.push(badge);
            }
        }
        seats.into_iter().find(|(no, _)| *no == group).map(|(_, sits)| sits).unwrap_or_default()
    }

    /// Tables: who reports, who walks on, slips.
    pub(super) fn discusses(&mut self, m: &Meeting, at: Moment) {
        let Some(since) = Self::since_stage(m, Stage::S3, at) else { return };
        for (no, group) in (0..).zip(m.groups.values()) {
            let sits: Vec<u16> = group.members.iter().map(|badge| badge.no).collect();
            let reports = sits.iter().copied().max_by_key(|badge| self.of(*badge, What::Words).at(9));
            let Some(badge) = reports else { continue };
            if since >= 40 + 15 * no && self.first(Once::Reporter(group.no)) {
                self.happens(at, Act::Reporter { group: group.no, badge });
            }
            let after = 420 + i64::from(self.of(u16::MAX - group.no.0, What::Delay).below(0, 360));
            if since >= after && self.first(Once::Slip(group.no)) {
                let theme = self.theme_of_group(m, group.no);
                let mover = group.roles.get(&GroupRole::Reporter).map_or(badge, |badge| badge.no);
                self.happens(at, Act::Slip { group: group.no, badge: mover, theme });
            }
        }
        for place in 0..self.people.len() {
            let person = &mut self.people[place];
            if !person.is_free() || person.walks.take_if(|after| since >= *after).is_none() {
                continue;
            }
            let badge = person.badge;
            let here = m.table_of(Badge(badge));
            if m.groups.values().any(|group| group.roles.values().any(|holder| holder.no == badge)) {
                continue;
            }
            let draw = self.of(badge, What::Walks);
            let open = |group: &&crate::meeting::state::Group| Some(group.no) != here && group.closed.is_none();
            let others: Vec<GroupNo> = m.groups.values().filter(open).map(|group| group.no).collect();
            let n = u32::try_from(others.len()).unwrap_or(0);
            let to = others.get(usize::try_from(draw.below(2, n)).unwrap_or(0)).copied();
            let leaves_few = here.and_then(|no| m.groups.get(&no)).is_some_and(|group| group.members.len() <= 3);
            if let Some(group) = to.filter(|_| !leaves_few) {
                self.people[place].table = Some(group);
                self.happens(at, Act::Walk { badge, group });
            }
        }
    }

    /// Reports, one table after another, and what each does itself.
    pub(super) fn reports(&mut self, m: &Meeting, at: Moment) {
        let now = at.ms() / 1000;
        let waits = self.waits(|act| matches!(act, Act::Stand { .. } | Act::Own { .. }));
        if m.open_motion.is_some() || now - self.last < 8 || waits {
            return;
        }
        for group in m.groups.values().filter(|group| !group.is_emptied()) {
            if group.reported.is_none() {
                let badge = group.roles.get(&GroupRole::Reporter).map_or(0, |badge| badge.no);
                if self.first(Once::Stand(group.no)) {
                    self.last = now;
                    self.happens(at, Act::Stand { group: group.no, badge });
                }
                return;
            }
            let spoke = group.reported.is_some_and(|(began, _)| at.since(began) >= 40_000);
            if !group.is_answered() && !self.was(Once::Own(group.no)) {
                if spoke {
                    self.first(Once::Own(group.no));
                    self.last = now;
                    let theme = self.theme_of_group(m, group.no);
                    self.happens(at, Act::Own { group: group.no, theme });
                }
                return;
            }
        }
    }

    pub(super) fn digression(&self, badge: u16, from: Theme, k: u64) -> Line {
        let step = 1 + self.of(badge, What::Digresses).below(k, u32::from(super::THEMES) - 1);
        let theme = (from + u8::try_from(step).unwrap_or(1)) % super::THEMES;
        self.line(badge, theme, k)
    }
}
