//! Tempers and casts: data, read from two files that come with the program.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::Chance;

const TEMPERS: (&str, &str) = ("sessions/rehearsal/tempers.ron", include_str!("../../sessions/rehearsal/tempers.ron"));
const CASTS: (&str, &str) = ("sessions/rehearsal/casts.ron", include_str!("../../sessions/rehearsal/casts.ron"));

/// So many residents a cast has.
pub(super) const PEOPLE: usize = 60;

/// What somebody is like. All but the patience are times of a hundred.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Temper {
    /// By which casts name it.
    pub id: String,
    /// Raises a hand, of so many motions.
    pub hand: u32,
    /// Once more after a turn.
    pub again: u32,
    /// Of opinions, those against.
    pub against: u32,
    /// Of hands, those that only ask.
    pub asks: u32,
    /// Goes on after the time.
    pub long: u32,
    /// Breaks into a turn of somebody else.
    pub interrupts: u32,
    /// Speaks to whoever has the floor, not to the chair.
    pub crosses: u32,
    /// Speaks of something else.
    pub digresses: u32,
    /// Says what hurts.
    pub hurts: u32,
    /// Goes to another table.
    pub walks: u32,
    /// Gives something at the end.
    pub offers: u32,
    /// Writes a card.
    pub card: u32,
    /// Seconds that a hand stays up while nobody writes it down.
    pub patience: u32,
}

/// How hard the evening is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CastId {
    /// Nobody breaks a rule.
    Friendly,
    /// As evenings are.
    #[default]
    Usual,
    /// All at once.
    Difficult,
}

impl CastId {
    /// All of them, the easiest first.
    pub const ALL: [Self; 3] = [Self::Friendly, Self::Usual, Self::Difficult];
}

/// What else comes on a difficult evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Trouble {
    /// Somebody of the community would like to speak first.
    OfficialFirst,
    /// A card names a neighbour.
    NamesNeighbour,
    /// Nobody wants to convene the second table, for a while.
    NobodyConvenes,
    /// The light goes out.
    PowerCut,
    /// The first vote has as many for as against.
    Tie,
    /// Half of them leave early.
    HalfLeaves,
}

/// Who comes, and what comes with them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    /// Which.
    pub id: CastId,
    /// Temper → how many of the sixty.
    pub people: BTreeMap<String, u32>,
    /// Nobody breaks a rule, whatever their temper says.
    pub polite: bool,
    /// So many come late.
    pub late: u32,
    /// Leave early, of a hundred.
    pub leaves: u32,
    /// Are for what is moved, of a hundred.
    pub agrees: u32,
    /// What else comes.
    pub troubles: Vec<Trouble>,
}

/// What is wrong with a file of tempers or casts, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {wrong}")]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What.
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It can't be read; the reader's own words.
    #[error("{0}")]
    Unread(String),
    /// No such temper.
    #[error("no temper {found:?}; there are {known}")]
    Temper {
        /// As it stands there.
        found: String,
        /// What there is.
        known: String,
    },
    /// Not sixty.
    #[error("{found} people; a cast has {PEOPLE}")]
    People {
        /// So many.
        found: usize,
    },
    /// A lesson has another number than its file.
    #[error("lesson {found} in the file of {known}")]
    Number {
        /// As it stands there.
        found: String,
        /// As the file is called.
        known: String,
    },
    /// A lesson asks for nothing.
    #[error("no goals")]
    NoGoals,
    /// No such evening was recorded.
    #[error("no evening {found:?}; there are {known}")]
    Evening {
        /// As it stands there.
        found: String,
        /// What there is.
        known: String,
    },
    /// The evening is shorter.
    #[error("line {found} of an evening of {most} lines")]
    Line {
        /// As it stands there.
        found: usize,
        /// So many there are.
        most: usize,
    },
}

fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<T>, Fault> {
    ron::from_str(text).map_err(|error| Fault {
        file: file.to_owned(),
        line: error.span.start.line,
        wrong: Wrong::Unread(error.code.to_string()),
    })
}

/// Reads a file of tempers.
pub fn read_tempers(file: &str, text: &str) -> Result<Vec<Temper>, Fault> {
    read(file, text)
}

/// Reads a file of casts, held against the tempers that there are.
pub fn read_casts(file: &str, text: &str, tempers: &[Temper]) -> Result<Vec<Cast>, Fault> {
    let casts: Vec<Cast> = read(file, text)?;
    let line = |word: &str| text.lines().position(|line| line.contains(word)).map_or(1, |at| at + 1);
    let fault = |line, wrong| Fault { file: file.to_owned(), line, wrong };
    for (no, cast) in casts.iter().enumerate() {
        let unknown = cast.people.keys().find(|name| tempers.iter().all(|temper| temper.id != **name));
        if let Some(name) = unknown {
            let known: Vec<&str> = tempers.iter().map(|temper| temper.id.as_str()).collect();
            let wrong = Wrong::Temper { found: name.clone(), known: known.join(" ") };
            return Err(fault(line(&format!("{name:?}")), wrong));
        }
        let found = cast.people.values().map(|many| usize::try_from(*many).unwrap_or(usize::MAX)).sum();
        if found != PEOPLE {
            let rows = text.lines().enumerate().filter(|(_, line)| line.contains("id:"));
            let line = rows.map(|(at, _)| at + 1).nth(no).unwrap_or(1);
            return Err(fault(line, Wrong::People { found }));
        }
    }
    Ok(casts)
}

/// Those that come with the program; a test reads them.
pub fn tempers() -> &'static [Temper] {
    static READ: LazyLock<Vec<Temper>> = LazyLock::new(|| read_tempers(TEMPERS.0, TEMPERS.1).unwrap_or_default());
    &READ
}

/// Those that come with the program; a test reads them.
pub fn casts() -> &'static [Cast] {
    static READ: LazyLock<Vec<Cast>> = LazyLock::new(|| read_casts(CASTS.0, CASTS.1, tempers()).unwrap_or_default());
    &READ
}

impl Cast {
    /// One of those that come with the program.
    pub fn of(id: CastId) -> Option<&'static Cast> {
        casts().iter().find(|cast| cast.id == id)
    }

    /// It has this trouble.
    pub fn has(&self, trouble: Trouble) -> bool {
        self.troubles.contains(&trouble)
    }

    /// The tempers of the sixty, in the order in which they come.
    pub(super) fn drawn(&self, chance: Chance) -> Vec<&'static Temper> {
        let of = |name: &String| tempers().iter().find(|temper| temper.id == *name);
        let many = |many: &u32| usize::try_from(*many).unwrap_or(0);
        let mut row: Vec<&Temper> = self
            .people
            .iter()
            .filter_map(|(name, n)| Some(std::iter::repeat_n(of(name)?, many(n))))
            .flatten()
            .collect();
        for at in (1..row.len()).rev() {
            let (k, n) = (u64::try_from(at).unwrap_or(0), u32::try_from(at + 1).unwrap_or(1));
            row.swap(at, usize::try_from(chance.below(k, n)).unwrap_or(0));
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_the_program_can_be_read() {
        let tempers = read_tempers(TEMPERS.0, TEMPERS.1).unwrap();
        let casts = read_casts(CASTS.0, CASTS.1, &tempers).unwrap();
        assert_eq!(casts.iter().map(|cast| cast.id).collect::<Vec<_>>(), CastId::ALL);
        let percent = |temper: &Temper| {
            let Temper {
                hand,
                again,
                against,
                asks,
                long,
                interrupts,
                crosses,
                digresses,
                hurts,
                walks,
                offers,
                card,
                ..
            } = temper.clone();
            [hand, again, against, asks, long, interrupts, crosses, digresses, hurts, walks, offers, card]
        };
        assert!(tempers.iter().flat_map(percent).all(|times| times <= 100));
        assert_eq!(casts[1].drawn(Chance::of(7)).len(), PEOPLE);
    }

    #[test]
    fn bad_data_is_named_with_its_file_and_line() {
        let said = |fault: Fault| fault.to_string();
        let broken = read_tempers("t.ron", "[\n    (id: \"quiet\", hands: 4),\n]").unwrap_err();
        assert!(said(broken.clone()).starts_with("t.ron:2: "), "{broken}");
        let unknown = CASTS.1.replacen("\"quiet\": 20", "\"quite\": 20", 1);
        let fault = read_casts("c.ron", &unknown, tempers()).unwrap_err();
        let line = unknown.lines().position(|line| line.contains("quite")).unwrap() + 1;
        assert!(said(fault).starts_with(&format!("c.ron:{line}: no temper \"quite\"; there are quiet steady ")));
        let few = CASTS.1.replacen("\"steady\": 26", "\"steady\": 25", 1);
        let fault = read_casts("c.ron", &few, tempers()).unwrap_err();
        let line = few.lines().position(|line| line.contains("\"steady\": 25")).unwrap() + 1;
        assert_eq!((fault.line, fault.wrong), (line, Wrong::People { found: 59 }));
        let cast = read_casts("c.ron", "[\n\n(id: cosy)]", tempers()).unwrap_err();
        assert!(said(cast).starts_with("c.ron:3: "));
    }
}
