//! The small numbers that people say aloud: badges, cards, topics, tables, motions.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::text;

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u16);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

numbers! {
    /// A topic (议题), numbered as the clusters are made.
    TopicNo,
    /// A group: the table in the first round, counted on in later ones.
    GroupNo,
    /// A motion (动议).
    MotionNo,
    /// An amendment.
    AmendmentNo,
    /// A speech, through the whole meeting.
    SpeechNo,
    /// A vote, through the whole meeting.
    VoteNo,
    /// A ruling of the chair.
    RulingNo,
    /// A row of the action plan.
    ActionNo,
    /// A pledge.
    PledgeNo,
    /// Something set aside (先记着).
    ParkedNo,
    /// A reply of a unit.
    ResponseNo,
    /// A promise of the last meeting.
    PromiseNo,
}

/// Who it was, said by the card that they held up: its number, and which of those who wore it one after another.
///
/// Cards, turns, offices, speeches, dots and promises belong to somebody, not to a number that goes from hand to hand. It is
/// written and shown as the plain number, of the first who wore it also in the journal; of a later one the journal says `"17/2"`.
/// A command names the number; it means who wears it now ([`Badge::first`] and `17/2` name one of those who wore it).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Badge {
    /// The number on the card. 0 is 一位居民, who gives no name and wears none.
    pub no: u16,
    /// Which of its wearers: 0 is the first.
    pub wearer: u16,
}

/// The first who wore a number.
#[allow(non_snake_case, reason = "the number that people say, as it was always written")]
pub const fn Badge(no: u16) -> Badge {
    Badge { no, wearer: 0 }
}

impl Badge {
    /// 一位居民: speaks and writes without a badge.
    pub const NOBODY: Badge = Badge(0);

    /// What a command says that means the first wearer, whoever wears the number now.
    const FIRST: u16 = u16::MAX;

    /// The first wearer, named as such in a command (`17/1`).
    pub const fn first(no: u16) -> Badge {
        Badge { no, wearer: Self::FIRST }
    }

    /// Whom it names beyond doubt; `None`: only the number is said.
    pub fn exact(self) -> Option<Badge> {
        match self.wearer {
            0 => None,
            Self::FIRST => Some(Badge(self.no)),
            _ => Some(self),
        }
    }

    /// The number alone.
    #[must_use]
    pub fn plain(self) -> Badge {
        Badge(self.no)
    }
}

impl fmt::Display for Badge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.no.fmt(f)
    }
}

/// As the journal and scripts write it: `17`, `17/2`.
struct Exactly(Badge);

impl fmt::Display for Exactly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Badge { no, wearer: 0 } => no.fmt(f),
            Badge { no, wearer: Badge::FIRST } => write!(f, "{no}/1"),
            Badge { no, wearer } => write!(f, "{no}/{}", wearer + 1),
        }
    }
}

impl FromStr for Badge {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let wrong = || NotANumber(text.to_owned());
        let plain = text::numbers(text);
        let plain = plain.strip_prefix('#').unwrap_or(&plain);
        let (no, which) = plain.split_once('/').map_or((plain, None), |(no, which)| (no, Some(which)));
        let no = whole(no).ok_or_else(wrong)?;
        match which.map(digits) {
            None => Ok(Badge(no)),
            Some(Some(1)) => Ok(Badge::first(no)),
            Some(Some(n)) if n > 1 => Ok(Badge { no, wearer: n - 1 }),
            Some(_) => Err(wrong()),
        }
    }
}

impl Serialize for Badge {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.wearer == 0 { serializer.serialize_u16(self.no) } else { serializer.collect_str(&Exactly(*self)) }
    }
}

impl<'de> Deserialize<'de> for Badge {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Worn;
        impl de::Visitor<'_> for Worn {
            type Value = Badge;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("u16")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Badge, E> {
                u16::try_from(number).map(Badge).map_err(|_| E::custom(NotANumber(number.to_string())))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Badge, E> {
                u16::try_from(number).map(Badge).map_err(|_| E::custom(NotANumber(number.to_string())))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Badge, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Worn)
    }
}

/// A card: the badge of who wrote it and a count. Written `7.2`; `7` is `7.1`. The number that is printed on it is there once:
/// who wears the badge later goes on counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Card {
    /// Who wrote it.
    pub badge: Badge,
    /// Their first, second, … card, from 1.
    pub n: u16,
}

/// Not a number, a range or a list of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not understood: {0:?}; numbers look like 3 5 12-18, cards like 3 7.2")]
pub struct NotANumber(pub String);

impl fmt::Display for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.badge, self.n)
    }
}

impl FromStr for Card {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let wrong = || NotANumber(text.to_owned());
        let plain = text::numbers(text);
        let (badge, n) = plain.split_once('.').unwrap_or((&plain, "1"));
        let n = digits(n).ok_or_else(wrong)?;
        if n == 0 {
            return Err(wrong());
        }
        let badge: Badge = badge.parse().map_err(|_| wrong())?;
        Ok(Self { badge: badge.exact().unwrap_or(badge), n })
    }
}

impl TryFrom<String> for Card {
    type Error = NotANumber;

    fn try_from(text: String) -> Result<Self, NotANumber> {
        text.parse()
    }
}

impl From<Card> for String {
    fn from(card: Card) -> Self {
        format!("{}.{}", Exactly(card.badge), card.n)
    }
}

/// One number as people type it: `17`, `１７`, `17号`, `No.17`, `#17`; `17.0` as another program kept it.
pub fn number(text: &str) -> Option<u16> {
    let plain = text::numbers(text);
    whole(plain.strip_prefix('#').unwrap_or(&plain))
}

/// Digits, behind which another program may have put noughts.
fn whole(word: &str) -> Option<u16> {
    let noughts = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte == b'0');
    let (number, _) = word.split_once('.').filter(|(_, part)| noughts(part)).unwrap_or((word, ""));
    digits(number)
}

/// The words of a list in the plain spelling. Blanks around the dash of a range part nothing.
fn words(text: &str) -> Vec<String> {
    let plain = text::numbers(text);
    let mut list = String::with_capacity(plain.len());
    for part in plain.split('-') {
        if !list.is_empty() {
            list.truncate(list.trim_end_matches(' ').len());
            list.push('-');
        }
        list.push_str(if list.is_empty() { part } else { part.trim_start_matches(' ') });
    }
    let word = |word: &str| word.strip_prefix('#').unwrap_or(word).to_owned();
    list.split([' ', ',']).filter(|word| !word.is_empty()).map(word).collect()
}

/// Digits and nothing else: `+17` is a hand, not a badge.
fn digits(word: &str) -> Option<u16> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok())?
}

/// A list of badges as people type it: `3 5 8 12-18`. A range tolerates gaps (nobody wears 4), a single number doesn't.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Badges(pub Vec<Span>);

/// One number, or a range of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// One badge.
    One(Badge),
    /// From the first to the last, both in.
    Range(Badge, Badge),
    /// One of a range.
    Maybe(Badge),
}

impl Badges {
    /// A single badge.
    pub fn one(badge: Badge) -> Self {
        Self(vec![Span::One(badge)])
    }

    /// The badges in the order given, each once: every single one, and of the ranges those that `worn` knows.
    pub fn resolve(&self, worn: impl Fn(Badge) -> bool) -> Vec<Badge> {
        let mut badges = Vec::new();
        for span in &self.0 {
            match *span {
                Span::One(badge) => badges.push(badge),
                Span::Maybe(badge) => badges.extend(Some(badge).filter(|badge| worn(*badge))),
                Span::Range(from, to) => badges.extend((from.no..=to.no).map(Badge).filter(|badge| worn(*badge))),
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        badges.retain(|badge| seen.insert(*badge));
        badges
    }
}

impl From<Badge> for Badges {
    fn from(badge: Badge) -> Self {
        Self::one(badge)
    }
}

impl FromStr for Badges {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let wrong = |word: &str| NotANumber(word.to_owned());
        let number = |word: &str| whole(word).map(Badge).ok_or_else(|| wrong(word));
        let spans = words(text)
            .iter()
            .map(|word| match word.split_once('-') {
                None => number(word).map(Span::One),
                Some((from, to)) => {
                    let (from, to) = (number(from)?, number(to.strip_prefix('#').unwrap_or(to))?);
                    if from > to { Err(wrong(word)) } else { Ok(Span::Range(from, to)) }
                }
            })
            .collect::<Result<Vec<_>, _>>()?;
        if spans.is_empty() { Err(wrong(text)) } else { Ok(Self(spans)) }
    }
}

/// A list of cards as people type it: `3 7.2 12 15-18`. A range is of first cards, and tolerates gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cards(pub Vec<CardSpan>);

/// One card, or the first cards of a range of badges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardSpan {
    /// One card.
    One(Card),
    /// The first card of every badge from the first to the last.
    Range(Badge, Badge),
    /// One of a range.
    Maybe(Card),
}

impl Cards {
    /// The cards in the order given, each once: every single one, and of the ranges those that `known` knows.
    pub fn resolve(&self, known: impl Fn(Card) -> bool) -> Vec<Card> {
        let mut cards = Vec::new();
        for span in &self.0 {
            match *span {
                CardSpan::One(card) => cards.push(card),
                CardSpan::Maybe(card) => cards.extend(Some(card).filter(|card| known(*card))),
                CardSpan::Range(from, to) => {
                    let first = |badge| Card { badge: Badge(badge), n: 1 };
                    cards.extend((from.no..=to.no).map(first).filter(|card| known(*card)));
                }
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        cards.retain(|card| seen.insert(*card));
        cards
    }
}

impl FromStr for Cards {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let spans = words(text)
            .iter()
            .map(|word| match word.split_once('-') {
                None => word.parse().map(CardSpan::One),
                Some(_) => match word.parse::<Badges>()?.0.as_slice() {
                    [Span::Range(from, to)] => Ok(CardSpan::Range(*from, *to)),
                    _ => Err(NotANumber(word.clone())),
                },
            })
            .collect::<Result<Vec<_>, _>>()?;
        if spans.is_empty() { Err(NotANumber(text.to_owned())) } else { Ok(Self(spans)) }
    }
}

/// A list may be given as text (`"3 5 12-18"`) or as one bare number (`17`).
fn list<'de, D: Deserializer<'de>, T: FromStr<Err = NotANumber>>(deserializer: D) -> Result<T, D::Error> {
    struct Text;
    impl de::Visitor<'_> for Text {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("numbers like \"3 5 12-18\"")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
            Ok(text.to_owned())
        }

        fn visit_u64<E: de::Error>(self, number: u64) -> Result<String, E> {
            Ok(number.to_string())
        }

        fn visit_f64<E: de::Error>(self, number: f64) -> Result<String, E> {
            Ok(number.to_string())
        }
    }
    deserializer.deserialize_any(Text)?.parse().map_err(de::Error::custom)
}

impl<'de> Deserialize<'de> for Badges {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        list(deserializer)
    }
}

impl<'de> Deserialize<'de> for Cards {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        list(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_tolerates_gaps_and_a_single_number_does_not() {
        let badges: Badges = "3-6 14".parse().unwrap();
        let worn = |badge: Badge| badge.no != 4 && badge.no != 14;
        assert_eq!(badges.resolve(worn), [3, 5, 6, 14].map(Badge));
    }

    #[test]
    fn a_badge_named_twice_counts_once() {
        assert_eq!("5 3-5 5".parse::<Badges>().unwrap().resolve(|_| true), [5, 3, 4].map(Badge));
    }

    #[test]
    fn cards_are_read_as_people_write_them() {
        let cards: Cards = "3 7.2 15-16".parse().unwrap();
        let written: Vec<String> = cards.resolve(|_| true).iter().map(Card::to_string).collect();
        assert_eq!(written, ["3.1", "7.2", "15.1", "16.1"]);
    }

    #[test]
    fn nonsense_is_named() {
        for nonsense in ["", "x", "5-3", "3--5", "7.0", "7.x", "70000", "+17", "7.+2"] {
            assert!(nonsense.parse::<Cards>().is_err(), "{nonsense:?}");
        }
    }

    #[test]
    fn a_list_in_a_script_is_text_or_one_number() {
        assert_eq!(ron::from_str::<Badges>("17").unwrap(), Badges::one(Badge(17)));
        assert_eq!(ron::from_str::<Badges>("\"17\"").unwrap(), Badges::one(Badge(17)));
    }
}
