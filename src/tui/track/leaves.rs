//! Leaves of the station's book on the screen: the patrol, the council, coaching, a list of each kind, and the form that writes one.

use std::path::PathBuf;

use chrono::{Datelike as _, Days, NaiveDate};

use super::{
    ROWS, SHIFTS, Tracker,
    digit::by_digits,
    key::{Draft, Key, Paper, Wanted},
    page::{Page, Pick, Row},
    read,
    row::{leaf_row, listed, named, said},
};
use crate::{
    i18n::{
        Lang, journal, pages, printed as paper, time, track, tracker,
        tracker::{covenant, leaf as words},
    },
    office::{
        Clerk, OfficeError, coaching,
        council::{self, seat},
        patrol::walks,
        printed::{self, NotPut},
    },
    register::leaf::{self, Typed},
    store::Page as Part,
    time::Span,
    tracker::{
        Body, Command, Leaf, LeafKind, LeafStepName, Leaves, Party,
        council::Remark,
        leaf::{Field, Sort, Spec, Value},
        patrol::PatrolList,
    },
    view::Tone,
};

/// All of a kind, the newest first.
pub fn rows(clerk: &Clerk, kind: LeafKind, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let leaves = clerk.store().leaves(Leaves::of(kind), Part::first(ROWS))?;
    let none = pages::none_yet(lang, words::leaf_kind(lang, kind));
    let mut rows = listed(by_digits(leaves.iter().map(|leaf| leaf_row(leaf, clerk, lang)).collect()), none);
    if kind == LeafKind::Coaching && !leaves.is_empty() {
        let year = clerk.now().date().year();
        let (_, sums) = coaching::of_year(clerk.store(), year)?;
        rows.push(said(words::coaching_sums(lang, year, &sums), String::new()));
    }
    Ok(rows)
}

pub fn all_of(lang: Lang, kind: LeafKind) -> Row {
    (pages::all_of(lang, words::leaf_kind(lang, kind)), String::new(), Pick::Open(Page::Leaves(kind)))
}

fn write_new(lang: Lang, draft: Draft) -> Row {
    (pages::write_new(lang, words::leaf_kind(lang, draft.kind)), String::new(), Pick::Step(Key::Leaf(draft)))
}

/// The blocks with the round of today, then what else there is of the patrol.
pub fn patrol(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let (store, today) = (clerk.store(), clerk.now().date());
    let on = clerk.told_at().map_or(today, crate::meeting::Moment::date);
    let mut rows = Vec::new();
    for walk in walks(store, on, today)? {
        let title = words::leaf_title(lang, &walk.block.body, clerk);
        rows.push(match walk.round {
            None => {
                let draft = Draft { of: Some(walk.block.no), on: Some(on), ..Draft::new(LeafKind::Round) };
                (title, pages::not_walked(lang), Pick::Step(Key::Leaf(draft)))
            }
            Some(round) => {
                let by = round.body.get(Field::Walker).map(|by| words::value(lang, &by, clerk)).unwrap_or_default();
                (title, pages::walked(lang, &by), Pick::Open(Page::Leaf(round.no)))
            }
        });
    }
    rows.push(write_new(lang, Draft::new(LeafKind::Block)));
    rows.extend([LeafKind::Block, LeafKind::Round].map(|kind| all_of(lang, kind)));
    rows.push((paper::rounds_print(lang), String::new(), Pick::Step(Key::Print(Paper::Rounds))));
    for list in PatrolList::ALL {
        let title = tracker::patrol(lang, list).to_owned();
        let lines = store.patrol(list)?;
        let label = if lines.is_empty() { title } else { format!("{title}  {}", lang.list(&lines)) };
        rows.push((label, pages::set_patrol(lang), Pick::Step(Key::Patrol(list))));
    }
    let mut rows = by_digits(rows);
    rows.push(said(tracker::patrol_empty(lang), String::new()));
    Ok(rows)
}

/// The council: what can be done, who is on duty, what is said of its seats, its seats.
pub fn council(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let (store, today) = (clerk.store(), clerk.now().date());
    let names = |who: &[Party]| lang.list(who.iter().map(|party| tracker::Who::who(clerk, lang, party)));
    let term = council::term(store, today)?;
    let serving = clerk.council()?;
    let mut rows = vec![(track::set_council(lang), String::new(), Pick::Step(Key::Council))];
    // Each keeps its digit, whatever can be done: what can't yet says what comes first.
    let or_first = |(label, beside, pick): Row, can: bool, first: String| {
        if can { (label, beside, pick) } else { (label, first, Pick::None) }
    };
    let (newest, is_served) = (council::newest(store, today)?, serving.all().next().is_some());
    let of = |kind, term: Option<&Leaf>| write_new(lang, Draft { of: term.map(|term| term.no), ..Draft::new(kind) });
    let duty = [(track::plan_shifts(lang), Key::PlanShifts), (track::swap(lang), Key::Swap)];
    rows.extend(
        duty.map(|(label, key)| or_first((label, String::new(), Pick::Step(key)), is_served, pages::names_first(lang))),
    );
    rows.extend([
        or_first(of(LeafKind::Sitting, term.as_ref()), term.is_some(), pages::term_first(lang)),
        or_first(of(LeafKind::Seat, newest.as_ref()), newest.is_some(), pages::term_first(lang)),
        write_new(lang, Draft::new(LeafKind::Term)),
    ]);
    rows.extend([LeafKind::Sitting, LeafKind::Term].map(|kind| all_of(lang, kind)));
    let handover = (paper::handover(lang), String::new(), Pick::Step(Key::Print(Paper::Handover)));
    rows.push(or_first(handover, term.is_some(), pages::term_first(lang)));
    let mut rows = by_digits(rows);
    let planned = store.shifts(today, today + Days::new(SHIFTS))?;
    let days = planned.iter().map(|(day, who)| said(time::date_and_weekday(lang, *day), names(who))).collect();
    rows.extend(listed(days, tracker::no_roster(lang)));
    let seats = council::seats(store, today)?;
    if let Some(term) = &term {
        rows.push(leaf_row(term, clerk, lang));
    }
    let held: Vec<_> = seats.iter().filter_map(seat).collect();
    rows.extend(Remark::of(&held).iter().map(|of| said(words::remark(lang, of, clerk), String::new())));
    rows.extend(seats.iter().map(|seat| leaf_row(seat, clerk, lang)));
    if seats.is_empty() && serving.all().next().is_some() {
        rows.push(said(track::directors(lang), names(&serving.directors)));
        rows.push(said(track::residents(lang), names(&serving.residents)));
    }
    Ok(rows)
}

impl Tracker {
    /// A new one of a kind, of the term that there is.
    pub(super) fn draft(&self, kind: LeafKind) -> Draft {
        let of = match kind {
            LeafKind::Seat => self.newest_term().map(|term| term.no),
            LeafKind::Sitting => {
                council::term(self.clerk.store(), self.clerk.now().date()).ok().flatten().map(|term| term.no)
            }
            _ => None,
        };
        Draft { of, ..Draft::new(kind) }
    }

    fn newest_term(&self) -> Option<Leaf> {
        council::newest(self.clerk.store(), self.clerk.now().date()).ok().flatten()
    }

    /// The day that something is told of: today, unless it is written down later.
    fn day_told(&self) -> NaiveDate {
        self.clerk.told_at().unwrap_or_else(|| self.clerk.now()).date()
    }

    /// What stands in a field now, or what usually does.
    pub(super) fn stands_in(&self, draft: Draft, spec: Spec) -> Option<String> {
        let typed = |of: &Value| leaf::typed(self.lang, of, &self.clerk);
        let find = |no| self.clerk.store().leaf(no).ok().flatten();
        if let Some(no) = draft.leaf {
            let known = find(no)?.body.get(spec.field).as_ref().map(typed);
            let usual = match spec.field {
                Field::Voted | Field::Filed | Field::InForce => Some(self.day_told().to_string()),
                Field::FiledWith => Some(covenant::street(self.lang)),
                _ => None,
            };
            return known.or(usual);
        }
        let before = || find(draft.of?)?.body.get(spec.field).as_ref().map(typed);
        match spec.field {
            Field::Category | Field::Department | Field::Does => before(),
            // A seat begins with its term at the earliest.
            Field::From if draft.kind == LeafKind::Seat => {
                let term = self.newest_term().map(|term| term.body.day());
                Some(term.map_or(self.day_told(), |from| from.max(self.day_told())).to_string())
            }
            Field::From | Field::On => Some(self.day_told().to_string()),
            Field::Span if draft.kind == LeafKind::Report => Some(self.to_hand_in().to_string()),
            Field::Own => self.reported.as_ref().map(|(_, own)| own.clone()).filter(|own| !own.is_empty()),
            // What is reported on is over, most often.
            Field::Span => Some(Span::month_of(self.day_told()).on(-1).to_string()),
            Field::Walker => find(draft.of?)?.body.get(Field::Worker).as_ref().map(typed),
            Field::Number => council::next_term(self.clerk.store()).ok().map(|number| number.to_string()),
            _ => None,
        }
    }

    /// The stretch whose report is handed in next: that which was written last, else the month that is over.
    fn to_hand_in(&self) -> Span {
        let over = Span::month_of(self.day_told()).on(-1);
        let written = self.reported.as_ref().map(|(span, _)| *span);
        written.or_else(|| self.clerk.written_last(self.lang)).unwrap_or(over)
    }

    /// What can be chosen among, or is ticked and counted.
    pub(super) fn choices(&self, spec: Spec) -> Option<String> {
        let lang = self.lang;
        let lines = |list| {
            let lines = self.clerk.store().patrol(list).unwrap_or_default();
            let all: Vec<String> = (1..).zip(&lines).map(|(place, line)| format!("{place} {line}")).collect();
            (!all.is_empty()).then(|| all.join("  "))
        };
        match spec.sort {
            Sort::Choice(all) => Some(words::one_of(lang, &words::choices(lang, all))),
            Sort::Choices(all) => Some(words::some_of(lang, &words::choices(lang, all))),
            Sort::Lines(list) => {
                Some(lines(list).map_or_else(|| words::no_lines(lang), |all| words::ticks(lang, &all)))
            }
            Sort::Counts(list) => {
                Some(lines(list).map_or_else(|| words::no_lines(lang), |all| words::counts(lang, &all)))
            }
            _ => None,
        }
    }

    /// Which list is written, and what stands on it.
    pub(super) fn list_asked(&self, key: &Key) -> Option<String> {
        let Key::Patrol(list) = key else { return None };
        let name = tracker::patrol(self.lang, *list);
        let lines = self.clerk.store().patrol(*list).unwrap_or_default();
        Some(if lines.is_empty() { name.to_owned() } else { format!("{name}  {}", self.lang.list(&lines)) })
    }

    /// What waits for the council.
    pub(super) fn agenda(&self) -> Option<String> {
        let items = self.clerk.agenda().ok()?;
        let all: Vec<String> = items.iter().take(6).map(|item| named(item, self.lang)).collect();
        (!all.is_empty()).then(|| all.join("；"))
    }

    /// Writes a paper into a folder, as DOCX and HTML, or into the file that is named.
    pub(super) fn print(&mut self, of: Paper, given: &[String]) -> bool {
        let (lang, today) = (self.lang, self.clerk.now().date());
        let monday = today.week(chrono::Weekday::Mon).first_day();
        let document = match of {
            Paper::Rounds => printed::rounds(&self.clerk, lang, monday).map(Some),
            Paper::Handover => printed::handover(&self.clerk, lang),
            Paper::Settlement(no) => self.clerk.settlement(no, lang),
            Paper::Covenant => printed::covenant(&self.clerk, lang, false, None).map(Some),
            Paper::Draft(no) | Paper::Sitting(no) => match self.clerk.store().leaf(no) {
                Ok(Some(leaf)) if no.kind == LeafKind::Article => printed::drafts(&self.clerk, lang, Some(&leaf)),
                Ok(Some(leaf)) => printed::sitting(&self.clerk, lang, &leaf),
                Ok(None) => Ok(None),
                Err(error) => Err(error.into()),
            },
        };
        let document = match document {
            Ok(Some(document)) => document,
            Ok(None) => {
                let why = if matches!(of, Paper::Draft(_)) { paper::no_drafts(lang) } else { paper::no_new_term(lang) };
                self.notice = vec![(why, Tone::Strong)];
                return true;
            }
            Err(error) => {
                self.fail(&error);
                return true;
            }
        };
        let named = given.first().map(|said| said.trim_matches(['\'', '"'])).unwrap_or_default();
        let into = PathBuf::from(named);
        let name = document.number.iter().fold(document.title.clone(), |name, number| format!("{name} {number}"));
        let files: Vec<PathBuf> = if into.is_dir() {
            ["docx", "html"].map(|ending| into.join(format!("{name}.{ending}"))).to_vec()
        } else {
            vec![into]
        };
        for file in &files {
            if let Err(why) = printed::put(&document, file) {
                let why = match why {
                    NotPut::Ending => paper::no_ending(lang),
                    NotPut::NoFolder(folder) => paper::no_folder(lang, &journal::place(&folder)),
                    NotPut::Io(error) => journal::cause(lang, &error),
                    NotPut::Unwritable(error) => error.to_string(),
                };
                self.notice = vec![(why, Tone::Strong)];
                return false;
            }
        }
        let said = files.iter().map(|file| (paper::put(lang, &journal::place(file)), Tone::Strong));
        self.notice = said.collect();
        true
    }

    /// What was typed, as a command.
    pub(super) fn leaf_command(&mut self, draft: Draft, given: &[String]) -> Result<Command, String> {
        let (lang, today) = (self.lang, self.clerk.now().date());
        let (mut fields, mut with) = (Vec::new(), Vec::new());
        let mut motion = draft.motion;
        for (wanted, said) in draft.asks().zip(given) {
            match wanted {
                Wanted::Field(spec) => {
                    let written = |list| self.clerk.written(list);
                    let value = match leaf::read(lang, spec, said, (today, &written))? {
                        None => None,
                        Some(Typed::Value(value)) => Some(value),
                        Some(Typed::One(name)) => Some(Value::Party(self.party(&name)?)),
                        Some(Typed::Many(names)) => {
                            let all = names.iter().map(|name| self.party(name)).collect::<Result<_, _>>()?;
                            Some(Value::Parties(all))
                        }
                    };
                    fields.push((spec.field, value));
                }
                Wanted::Basis => motion = Some(read::basis(&self.clerk, lang, said)?),
                Wanted::Brought(kind) => with = read::brought(&self.clerk, lang, kind, said)?,
                _ => {}
            }
        }
        let known = draft.leaf.and_then(|no| self.clerk.store().leaf(no).ok().flatten());
        let drafted = motion.map(|motion| {
            let before = draft.of.and_then(|no| self.clerk.store().leaf(no).ok().flatten());
            let body = self.clerk.draft_of(motion, before.as_ref()).ok().flatten();
            body.ok_or_else(|| track::no_number(lang, &motion.to_string()))
        });
        let body = if let Some(drafted) = drafted {
            drafted?.with(fields)
        } else if let Some(known) = known {
            known.with(fields, today)
        } else {
            let of = draft.kind.fields().iter().find(|spec| spec.sort == Sort::Leaf);
            fields.extend(of.map(|of| (of.field, draft.of.map(Value::Leaf))));
            let is_older = draft.step == Some(LeafStepName::Older);
            let on = draft.on.or(is_older.then(|| self.day_told()));
            fields.extend(on.map(|on| (Field::On, Some(Value::Day(on)))));
            let given: Vec<(Field, Value)> = fields.into_iter().filter_map(|(of, value)| Some((of, value?))).collect();
            Body::of(draft.kind, &given)
        };
        let body = body.map_err(|missing| words::asks(lang, missing, Sort::Text, true))?;
        let body = if draft.leaf.is_none() { self.clerk.sealed(lang, body, None) } else { Ok(body) };
        let body = body.map_err(|error| error.here(lang))?;
        Ok(Command::Keep { leaf: draft.leaf, body: Box::new(body), with })
    }
}
