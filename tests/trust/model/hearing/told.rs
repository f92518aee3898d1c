//! What is told later (docs/adr/0023): heard before the paper as it read at its moment, and written into the paper as it reads now.

use yishi::{
    charter::Stage,
    meeting::{
        Command, Ground, Name, Order,
        numbers::Badge,
        words::{Office, Subject},
    },
};

use super::{
    super::evening::{Evening, Fate, On, Sheet, Watch, beside, write},
    Told, no,
};

/// When something is said, of which moment, and how far the record goes.
pub struct Said {
    pub now: i64,
    pub when: Option<i64>,
    pub reached: Option<i64>,
}

/// What begins, ends or turns back the whole evening isn't told a second time.
const ONCE: [Name; 5] = [Name::StartMeeting, Name::CloseMeeting, Name::Adjourn, Name::Resume, Name::ExtendStage];

impl Said {
    pub fn moment(&self) -> i64 {
        self.when.unwrap_or(self.now)
    }

    /// It was another meeting then: one that had not come so far, or was not closed yet.
    fn is_over(&self, sheet: &Sheet) -> bool {
        let earlier = |when| match sheet.evening.ended.filter(|_| sheet.evening.closed.is_some()) {
            Some(ended) => when <= ended,
            None => self.reached.is_some_and(|reached| when < reached),
        };
        self.when.is_some_and(earlier)
    }

    /// Neither to come nor before the opening.
    pub fn possible(&self, sheet: &Sheet) -> Told {
        let early = |when| sheet.evening.opened && when < sheet.watch.opened;
        if self.when.is_some_and(|when| when > self.now || early(when)) { Err(no(Ground::Moment)) } else { Ok(()) }
    }
}

/// The paper that a line is heard before, if it isn't the one that lies there.
pub fn stood(of: &Said, order: &Order, sheet: &Sheet) -> Told<Option<Sheet>> {
    if !of.is_over(sheet) {
        return Ok(None);
    }
    let extends = matches!(order.cmd, Command::OpenVote { on: Subject::Extend { .. }, .. });
    let name = order.cmd.name();
    if sheet.evening.closed.is_some() && (extends || ONCE.contains(&name)) {
        return Err(no(Ground::Stage));
    }
    // Nobody gives more time to a stage that was left.
    if (extends || name == Name::ExtendStage) && sheet.watch.rooms.last().is_some_and(|entered| of.moment() < *entered)
    {
        return Err(no(Ground::Moment));
    }
    Ok(Some(as_it_stood(sheet, of.moment())))
}

/// In which of the stages gone through; the minute of the close still belongs to the evening.
fn room_at(sheet: &Sheet, when: i64) -> usize {
    let rooms = &sheet.watch.rooms;
    let last = rooms.iter().rposition(|entered| *entered <= when).unwrap_or(0);
    let is_end = sheet.evening.visits.get(last).is_some_and(|(stage, _)| *stage == Stage::S7) && rooms[last] == when;
    if is_end { last.saturating_sub(1) } else { last }
}

/// Who was there, who held the offices, which stage it was. All that has a number is as it is now.
pub fn as_it_stood(sheet: &Sheet, when: i64) -> Sheet {
    let mut then = sheet.clone();
    let Sheet { evening: paper, watch } = &mut then;
    watch.door.retain(|(at, ..)| *at <= when);
    for person in &mut paper.people {
        person.here = false;
        if let Some((at, ..)) = watch.door.iter().rfind(|(_, badge, _)| *badge == person.badge) {
            write(&mut watch.since, On::Person(person.badge), *at);
        }
    }
    by_the_door(paper, watch);
    watch.desk.retain(|(at, ..)| *at <= when);
    watch.breaks.retain(|(from, ..)| *from < when);
    if let Some(last) = watch.breaks.last_mut() {
        last.1 = last.1.filter(|resumed| *resumed <= when);
    }
    paper.adjourned = watch.breaks.last().is_some_and(|(_, resumed, _)| resumed.is_none());
    paper.rolled = watch.breaks.last().map(|(.., rolled)| *rolled);
    let began = watch.started;
    paper.sittings.retain(|at| *at <= when || Some(*at) == began);
    let place = room_at(sheet, when);
    if place + 1 < watch.rooms.len() {
        leave_the_room(paper, watch, place, when);
    }
    if paper.stage != Stage::S7 {
        paper.closed = None;
        paper.ended = None;
    }
    watch.since.retain(|(on, _)| !matches!(on, On::Office(_)));
    for (at, office, _) in by_the_desk(paper, watch) {
        write(&mut watch.since, On::Office(office), at);
    }
    paper.vacancies.retain(|(from, ..)| *from <= when);
    then
}

/// The stage was another. Its clock is no longer known, and what is before the room since then wasn't.
fn leave_the_room(paper: &mut Evening, watch: &mut Watch, place: usize, when: i64) {
    let stages: Vec<Stage> = paper.visits.iter().map(|(stage, _)| *stage).collect();
    // The debate and its votes are one loop.
    let loops = |stage: Stage| matches!(stage, Stage::S4 | Stage::S5);
    let mut end = place + 1;
    while loops(stages[place]) && end < stages.len() && loops(stages[end]) {
        end += 1;
    }
    let left = watch.rooms.get(end).map(|entered| paper.ended.map_or(*entered, |ended| ended.min(*entered)));
    let entered = watch.rooms[place];
    watch.since.retain(|(on, since)| !matches!(on, On::Clock | On::Floor) || left.is_none_or(|left| *since < left));
    write(&mut watch.since, On::Stage, entered);
    paper.stage = stages[place];
    paper.visits.truncate(place + 1);
    watch.rooms.truncate(place + 1);
    watch.entered = None;
    paper.standing = paper.standing.filter(|since| *since <= when);
    paper.recess &= paper.standing.is_some();
    for topic in paper.topics.iter_mut().filter(|topic| topic.fate == Fate::Next && paper.stage <= Stage::S2) {
        topic.fate = Fate::Live;
    }
}

/// Who is in the room is who came last, by the book.
pub fn by_the_door(paper: &mut Evening, watch: &Watch) {
    for person in &mut paper.people {
        let last = watch.door.iter().rfind(|(_, badge, _)| *badge == person.badge);
        person.here = last.is_some_and(|(.., here)| *here);
    }
}

/// Goes through the books moment by moment: who held which office from when on, and when a sitting found the chair empty. Of what is of
/// one moment, the book of the offices is read first.
pub fn by_the_desk(paper: &mut Evening, watch: &Watch) -> Vec<(i64, Office, Option<Badge>)> {
    paper.offices.clear();
    paper.served.clear();
    paper.vacancies.clear();
    let breaks = watch.breaks.iter().flat_map(|(from, to, _)| std::iter::once(*from).chain(*to));
    let books = watch.desk.iter().map(|(at, ..)| *at).chain(watch.door.iter().map(|(at, ..)| *at));
    let mut moments: Vec<i64> = books.chain(breaks).chain(watch.started).chain(paper.ended).collect();
    moments.extend(&watch.rooms);
    moments.sort_unstable();
    moments.dedup();
    let mut log = Vec::new();
    let mut missed = false;
    for now in moments {
        for (_, office, badge, took) in watch.desk.iter().filter(|(at, ..)| *at == now) {
            if *took {
                write(&mut paper.offices, *office, *badge);
                paper.served.push((*office, *badge));
                log.push((now, *office, Some(*badge)));
            } else if paper.holder(*office) == Some(*badge) {
                paper.offices.retain(|(other, _)| other != office);
                log.push((now, *office, None));
            }
        }
        for (office, badge) in paper.offices.clone() {
            let door = watch.door.iter().rfind(|(at, who, _)| *at <= now && *who == badge);
            if door.is_some_and(|(at, _, here)| *at == now && !here) {
                paper.offices.retain(|(other, _)| *other != office);
                log.push((now, office, None));
            }
        }
        let away = watch.breaks.iter().any(|(from, to, _)| *from <= now && to.is_none_or(|to| now < to));
        let began = watch.started.is_some_and(|began| began <= now);
        let runs = began && !away && paper.ended.is_none_or(|ended| now < ended);
        let rooms = watch.rooms.iter().zip(&paper.visits);
        let opening_over = rooms.into_iter().any(|(entered, (stage, _))| *entered <= now && *stage != Stage::S0);
        let chair = paper.holder(Office::Chair);
        missed |= runs && (opening_over || chair.is_some());
        match paper.vacancies.last_mut().filter(|vacancy| vacancy.2.is_none()) {
            Some(open) if !runs => open.2 = Some(now),
            Some(open) if chair.is_some() => (open.2, open.3) = (Some(now), chair),
            None if runs && missed && chair.is_none() => {
                let last = paper.served.iter().rfind(|(office, _)| *office == Office::Chair);
                paper.vacancies.push((now, last.map(|(_, badge)| *badge), None, None));
            }
            _ => {}
        }
    }
    log
}

/// No line lies before what it rests on. While the meeting runs, its stage and its clock are turned only from where they are, and
/// nothing that was said lies behind the end of its sitting.
pub fn not_too_early(of: &Said, ground: &Sheet, sheet: &Sheet, rests: &[On], turned: &[On], ends: bool) -> Told {
    let moment = of.moment();
    let early = rests.iter().any(|on| beside(&ground.watch.since, on).is_some_and(|since| since > moment));
    let runs = sheet.evening.closed.is_none();
    let left = beside(&sheet.watch.since, &On::Stage).is_some_and(|since| moment < since);
    let turns = runs && left && turned.iter().any(|on| matches!(on, On::Stage | On::Clock));
    let behind = ends && of.reached.is_some_and(|reached| moment < reached);
    // Nobody is told to have left before they took an office that they hold.
    let gone = turned.iter().any(|on| {
        let On::Person(badge) = on else { return false };
        let holds = |office: &Office| sheet.evening.holder(*office) == Some(*badge);
        let took =
            sheet.watch.desk.iter().any(|(at, office, by, took)| *took && by == badge && holds(office) && *at > moment);
        took && rests.contains(&On::Seat(*badge))
    });
    if early || turns || behind || gone { Err(no(Ground::Moment)) } else { Ok(()) }
}

/// The paper as it reads now, with what was heard before the one that lay there then.
pub fn settled(of: &Said, now: &Sheet, then: Option<&Sheet>, page: Sheet) -> Sheet {
    let Some(then) = then else { return page };
    let when = of.moment();
    let mut out = page.clone();
    out.watch.since.clone_from(&now.watch.since);
    out.watch.door = merged(&now.watch.door, &page.watch.door[then.watch.door.len()..], |(at, ..)| *at <= when);
    by_the_door(&mut out.evening, &out.watch);
    out.watch.desk = merged(&now.watch.desk, &page.watch.desk[then.watch.desk.len()..], |(at, ..)| *at <= when);
    let later = |(at, office, ..): &(i64, Office, Badge, bool)| *at > when && *office == Office::Chair;
    if now.watch.desk.iter().any(later) {
        out.evening.chair_back = now.evening.chair_back;
    }
    sittings(&mut out, now, then, &page);
    let place = room_at(now, when);
    if place + 1 < now.watch.rooms.len() {
        stage(&mut out, now, then, &page, (place, when));
    }
    by_the_desk(&mut out.evening, &out.watch);
    // Whoever left since left table and role with it; what is typed when all have gone stands.
    let closed = now.evening.closed.is_some();
    let here: Vec<_> = out.evening.people.iter().filter(|person| person.here).map(|person| person.badge).collect();
    let here = |badge: &Badge| *badge == Badge::NOBODY || here.contains(badge);
    for paper in &mut out.evening.motions {
        paper.hands.retain(|hand| closed || here(&hand.badge));
    }
    for table in &mut out.evening.tables {
        table.members.retain(here);
        table.roles.retain(|(_, badge)| closed || here(badge));
    }
    out
}

fn merged<T: Clone>(now: &[T], new: &[T], before: impl Fn(&T) -> bool) -> Vec<T> {
    let mut all = now.to_vec();
    for one in new {
        let place = all.iter().rposition(&before).map_or(0, |place| place + 1);
        all.insert(place, one.clone());
    }
    all
}

fn sittings(out: &mut Sheet, now: &Sheet, then: &Sheet, page: &Sheet) {
    out.watch.breaks.clone_from(&now.watch.breaks);
    let known = then.watch.breaks.len();
    if let (Some(was), Some(is)) = (then.watch.breaks.last(), page.watch.breaks.get(known.wrapping_sub(1))) {
        let one = &mut out.watch.breaks[known - 1];
        if was.1 != is.1 {
            one.1 = is.1;
        }
        one.2 |= is.2;
    }
    out.evening.rolled = out.watch.breaks.last().map(|(.., rolled)| *rolled);
    let new = page.evening.sittings.iter().filter(|at| !then.evening.sittings.contains(at));
    out.evening.sittings = now.evening.sittings.iter().chain(new).copied().collect();
    out.evening.sittings.sort_unstable();
    let resumed = then.evening.adjourned && !page.evening.adjourned;
    out.evening.adjourned = now.evening.adjourned && !resumed;
    out.watch.adjourned = now.watch.adjourned;
}

/// The stage is where it is; of one that was told, the book says when it was.
fn stage(out: &mut Sheet, now: &Sheet, then: &Sheet, page: &Sheet, (place, when): (usize, i64)) {
    let (paper, watch) = (&mut out.evening, &mut out.watch);
    paper.stage = now.evening.stage;
    paper.closed = now.evening.closed;
    paper.ended = now.evening.ended;
    watch.entered = now.watch.entered;
    watch.allowed = now.watch.allowed;
    watch.minutes = now.watch.minutes;
    watch.stage_stood = now.watch.stage_stood;
    paper.standing = match (then.evening.standing, page.evening.standing) {
        (Some(_), None) => None,
        (None, Some(since)) => now.evening.standing.or(Some(since)),
        _ => now.evening.standing,
    };
    paper.recess = if then.evening.recess == page.evening.recess { now.evening.recess } else { page.evening.recess };
    let new = page.evening.visits[place + 1..].to_vec();
    let left = page.evening.visits[place].1.clone();
    paper.visits.clone_from(&now.evening.visits);
    watch.rooms.clone_from(&now.watch.rooms);
    paper.visits[place].1 = left;
    for (stage, missing) in new {
        let before = |place: &usize| watch.rooms[*place] <= when && paper.visits[*place].0 != Stage::S7;
        let Some(last) = (0..watch.rooms.len()).rfind(before) else { continue };
        if paper.visits[last].0 == stage {
            continue;
        }
        // It was entered earlier than the book said, or it was not in the book.
        if paper.visits.get(last + 1).is_some_and(|(next, _)| *next == stage) {
            watch.rooms[last + 1] = when;
        } else {
            paper.visits.insert(last + 1, (stage, missing));
            watch.rooms.insert(last + 1, when);
        }
    }
    for topic in &mut paper.topics {
        let fate = |sheet: &Sheet| sheet.evening.topic(topic.no).map(|topic| topic.fate);
        if fate(now) == Some(Fate::Next) && fate(then) == Some(Fate::Live) && topic.fate == Fate::Live {
            topic.fate = Fate::Next;
        }
    }
}
