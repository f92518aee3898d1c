//! What money may be used for, and how much of it there is: asked by entries, claims and projects alike.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::{Book, Earmark, Entry, Fen, Fund, FundWhy, Leg, Pot, PotRow, ProjectNo, same};

/// Fen of a sum; what is below nothing is nothing.
pub(in crate::tracker) fn fen(sum: i64) -> Fen {
    Fen(u64::try_from(sum).unwrap_or(0))
}

/// As it is added to others.
pub(in crate::tracker) fn signed(sum: Fen) -> i64 {
    i64::try_from(sum.0).unwrap_or(i64::MAX)
}

/// The giver lets it be used for this on that day.
pub(in crate::tracker) fn allowed(pot: &Pot, project: Option<ProjectNo>, on: NaiveDate) -> Result<(), FundWhy> {
    if !pot.earmark.allows(project) {
        return Err(FundWhy::Earmarked { pot: pot.name.clone(), earmark: pot.earmark.clone() });
    }
    match pot.until {
        Some(until) if on > until => Err(FundWhy::Over { pot: pot.name.clone(), until }),
        _ => Ok(()),
    }
}

/// A project may reserve so much of a pot: the giver lets it, it is free, and what keeps the station going isn't touched.
pub(in crate::tracker) fn reserves(
    fund: &Fund,
    project: ProjectNo,
    pot: &Pot,
    sum: Fen,
    on: NaiveDate,
) -> Result<(), FundWhy> {
    allowed(pot, Some(project), on)?;
    let book = &fund.book;
    let missing = signed(sum) - (book.free_of(&pot.name) - asked(fund, &pot.name, None));
    if missing > 0 {
        return Err(FundWhy::Uncovered { pot: pot.name.clone(), missing: fen(missing) });
    }
    let floor = book.rules.as_ref().map_or(Fen(0), |rules| rules.floor);
    let missing = signed(floor) + signed(sum) - daily(book);
    // What is given for projects alone keeps nothing going.
    if floor > Fen(0) && pot.earmark.allows(None) && missing > 0 {
        return Err(FundWhy::Floor { floor, missing: fen(missing) });
    }
    Ok(())
}

/// What is free for what keeps the station going.
fn daily(book: &Book) -> i64 {
    let may = |row: &&PotRow| matches!(row.pot.earmark, Earmark::Any | Earmark::Daily);
    book.pots.iter().filter(may).map(|row| book.free_of(&row.pot.name)).sum()
}

/// What open claims ask of a pot already, for a project or for the daily things.
pub(in crate::tracker) fn asked(fund: &Fund, pot: &str, project: Option<ProjectNo>) -> i64 {
    let open = fund.claims.values().filter(|claim| claim.state.is_open());
    let same = open.filter(|claim| claim.asked.pot == pot && claim.asked.project == project);
    same.map(|claim| signed(claim.sum())).sum()
}

/// So much of a pot is there for this project, or for the daily things.
pub(in crate::tracker) fn covered(fund: &Fund, pot: &str, project: Option<ProjectNo>, sum: i64) -> Result<(), FundWhy> {
    let pot = pot.to_owned();
    if let Some(project) = project {
        let left = fund.book.left_of(project, &pot);
        return if sum > left { Err(FundWhy::Reserved { pot, left: fen(left) }) } else { Ok(()) };
    }
    let missing = sum - fund.book.free_of(&pot);
    if missing > 0 { Err(FundWhy::Uncovered { pot, missing: fen(missing) }) } else { Ok(()) }
}

/// Nothing that an entry takes is taken where it isn't.
pub(in crate::tracker) fn holds(fund: &Fund, entry: &Entry) -> Result<(), FundWhy> {
    for leg in entry.places.iter().filter(|leg| leg.fen < 0) {
        let has = fund.book.place(&leg.of).map_or(0, |row| row.has);
        if has + leg.fen < 0 {
            return Err(FundWhy::NotThere { place: leg.of.clone(), has: fen(has) });
        }
    }
    for leg in entry.pots.iter().filter(|leg| leg.fen < 0) {
        covered(fund, &leg.of, entry.project, -leg.fen)?;
    }
    then(fund, entry)
}

/// The same of the day of which it tells, and of each day since: no statement has less than nothing.
fn then(fund: &Fund, entry: &Entry) -> Result<(), FundWhy> {
    let mut later: Vec<&Entry> = fund.entries.values().filter(|other| other.on > entry.on).collect();
    later.sort_by_key(|other| Reverse(other.on));
    let lowest = |has: i64, legs: fn(&Entry) -> &[Leg], of: &str| {
        let (mut low, mut at) = (has, has);
        for day in later.chunk_by(|one, other| one.on == other.on) {
            let moved = day.iter().flat_map(|entry| legs(entry)).filter(|leg| same(&leg.of, of));
            at -= moved.map(|leg| leg.fen).sum::<i64>();
            low = low.min(at);
        }
        low
    };
    let not_then = |leg: &Leg, has: i64| FundWhy::NotThen { of: leg.of.clone(), on: entry.on, has: fen(has.max(0)) };
    for leg in entry.places.iter().filter(|leg| leg.fen < 0) {
        let has = fund.book.place(&leg.of).map_or(0, |row| row.has);
        let has = lowest(has, |entry| &entry.places, &leg.of);
        if has + leg.fen < 0 {
            return Err(not_then(leg, has));
        }
    }
    for leg in entry.pots.iter().filter(|leg| leg.fen < 0) {
        let has = fund.book.pot(&leg.of).map_or(0, |row| row.has);
        let has = lowest(has, |entry| &entry.pots, &leg.of);
        if has + leg.fen < 0 {
            return Err(not_then(leg, has));
        }
    }
    Ok(())
}
