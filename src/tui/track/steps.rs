//! What a digit does, and what it has to ask first.

use super::{
    Page, Tracker,
    asked::{Asked, Books},
    covenant::broken,
    fund,
    key::{Draft, Key, Paper, Wanted},
    people,
    read::{called_back, number, origin, origins, place},
};
use crate::{
    i18n::{
        Lang, pages, time, today, track as words, tracker,
        tracker::{covenant, leaf, notice as board},
    },
    meeting::words::Destination,
    office::printed,
    tracker::{Came, Command, Item, Kind, LeafKind, LeafStepName, New, NewDesk, Pace, Step, StepName, notice::Terms},
    tui::{
        line::EditLine,
        questions::{AfterAnswer, Questions as _},
    },
    view::Tone,
};

/// What is asked, in words. Places stand in the line above the strip.
pub fn asks(lang: Lang, wanted: Wanted) -> String {
    match wanted {
        Wanted::Sure => words::ask_sure(lang),
        Wanted::Yes => words::ask_yes(lang),
        Wanted::Unhappy => words::ask_unhappy(lang),
        Wanted::Which => words::ask_which(lang),
        Wanted::Reason => words::ask_reason(lang),
        Wanted::Words => words::ask_words(lang),
        Wanted::Person => words::ask_person(lang),
        Wanted::Place => words::ask_place(lang, ""),
        Wanted::Day => words::ask_day(lang),
        Wanted::Visit => words::ask_visit(lang),
        Wanted::Visitor => words::ask_visitor(lang),
        Wanted::Building => words::ask_building(lang),
        Wanted::Pace => words::ask_pace(lang),
        Wanted::Title => words::ask_title(lang),
        Wanted::OwnWords => words::ask_own_words(lang),
        Wanted::Number => words::ask_number(lang),
        Wanted::When => words::ask_when(lang),
        Wanted::Content => words::ask_content(lang),
        Wanted::Search => words::ask_search(lang),
        Wanted::Council => words::ask_council(lang),
        Wanted::Estate => words::ask_estate(lang),
        Wanted::OnDuty => words::ask_on_duty(lang),
        Wanted::Instead => words::ask_instead(lang),
        Wanted::Basis => words::ask_basis(lang),
        Wanted::Lines => words::ask_lines(lang),
        Wanted::Source => words::ask_source(lang),
        Wanted::Sum => words::ask_sum(lang),
        Wanted::Voucher => words::ask_voucher(lang),
        Wanted::WhatFor => words::ask_what_for(lang),
        Wanted::Notice => words::ask_notice(lang),
        Wanted::Applicant => words::ask_applicant(lang),
        Wanted::Receiver => words::ask_receiver(lang),
        Wanted::ReplyBy => words::ask_reply_by(lang),
        Wanted::Document => words::ask_document(lang),
        Wanted::PostedOn => today::ask_posted(lang),
        Wanted::Hangs => board::ask_hangs(lang),
        Wanted::Days => board::ask_days(lang, Terms::default().days),
        Wanted::Comment => board::ask_comment(lang),
        Wanted::How => board::ask_how(lang),
        Wanted::Came => pages::ask_came(lang),
        Wanted::Origin => pages::ask_origin(lang),
        Wanted::List => pages::ask_patrol(lang),
        Wanted::File => today::ask_backup(lang),
        Wanted::Folder => pages::ask_folder(lang),
        Wanted::Own => crate::i18n::figures::ask_own(lang),
        Wanted::Fund(wanted) => fund::question(lang, wanted),
        Wanted::Field(spec) => leaf::asks(lang, spec.field, spec.sort, spec.needed),
        Wanted::Article => covenant::ask_article(lang),
        Wanted::Ground => covenant::ask_ground(lang),
        Wanted::Brought(LeafKind::Sitting) => pages::ask_settled(lang),
        Wanted::Brought(LeafKind::Coaching) => pages::ask_advice(lang),
        Wanted::Brought(_) => pages::ask_found(lang),
    }
}

/// What a digit does with a promise that is marked: the five states of a promise, then somebody who saw it, or takes it.
pub fn promise_key(digit: u32) -> Option<Key> {
    Some(Key::Step(match digit {
        1 => StepName::Report,
        2 => StepName::Start,
        3 => StepName::Drop,
        4 => StepName::HandOver,
        5 => StepName::Confirm,
        6 => StepName::Claim,
        _ => return None,
    }))
}

/// What can be done with an item, in the order of its digits. What changes no state stands behind what does, and so does what makes one
/// of two.
pub fn of_item(item: &Item) -> Vec<Key> {
    let (last, mut steps): (Vec<_>, Vec<_>) = item.steps().into_iter().partition(|step| *step == StepName::Merge);
    steps.extend([StepName::SetDue, StepName::Remark]);
    let edit = if item.desk.is_some() { Key::EditVisit } else { Key::Step(StepName::Edit) };
    steps.into_iter().map(Key::Step).chain([edit]).chain(last.into_iter().map(Key::Step)).collect()
}

/// Nothing typed leaves it as it is; a dash takes it out.
fn edited(said: Option<String>) -> Option<String> {
    said.map(|said| if said == "-" { String::new() } else { said })
}

/// A step in words, as a row has it.
pub fn said(lang: Lang, key: &Key) -> String {
    match key {
        Key::Step(name) => tracker::step(lang, *name).to_owned(),
        Key::Project(name) => tracker::project_step(lang, *name).to_owned(),
        Key::Notice(name) => board::notice_step(lang, *name).to_owned(),
        Key::Fund(key) => fund::key_words(lang, key),
        Key::Leaf(Draft { step: Some(step), .. }) | Key::EndArticle(_, step) => {
            covenant::leaf_step(lang, *step).to_owned()
        }
        Key::Hear(_) => covenant::leaf_step(lang, LeafStepName::Hear).to_owned(),
        Key::Leaf(_) => pages::change(lang),
        Key::EndLeaf(_) => pages::end(lang),
        Key::Print(Paper::Draft(_)) => covenant::print_draft(lang),
        Key::Print(_) => pages::print(lang),
        _ => tracker::step(lang, StepName::Edit).to_owned(),
    }
}

impl Tracker {
    /// Does what a key says, or asks what it needs.
    pub(super) fn press(&mut self, key: Key) {
        self.notice.clear();
        let key = self.talked_over_first(key);
        if key == Key::Print(Paper::Handover) && matches!(printed::handover(&self.clerk, self.lang), Ok(None)) {
            // Nobody types a folder for a paper that isn't there.
            self.notice = vec![(crate::i18n::printed::no_new_term(self.lang), Tone::Strong)];
            return;
        }
        let of = self.of(&key);
        let kept = self.kept.iter().position(|(about, asked)| asked.key == key && *about == of);
        let kept = kept.map(|place| self.kept.remove(place).1);
        self.go_on(kept.unwrap_or_else(|| Asked::about(key)));
    }

    /// The record that a key is about; a new one is about none.
    fn of(&self, key: &Key) -> Option<Page> {
        match key {
            Key::Step(_) | Key::EditVisit => self.item().map(Page::Item),
            Key::Project(_) | Key::Notice(_) => Some(self.page().clone()),
            _ => None,
        }
    }

    /// What is asked is left: words that were typed are there when it is opened again. Whether there were any.
    pub(super) fn keep_words(&mut self) -> bool {
        let typed = self.line.take();
        let Some(mut asked) = self.asked.take() else { return false };
        if !typed.trim().is_empty() {
            asked.keep(typed);
        }
        // What is looked for is no form.
        let keeps = asked.has_words() && asked.key != Key::Search;
        if keeps {
            let of = self.of(&asked.key);
            self.kept.push((of, asked.from_the_first()));
        }
        keeps
    }

    /// Asks what is asked now, with what was typed before to be put right; with nothing left to ask it is done.
    fn go_on(&mut self, asked: Asked) {
        let Some(now) = asked.now() else {
            self.which = asked.which();
            self.made = None;
            let is_done = self.take(&asked.key, &asked.given());
            // Whoever writes another record down from the page of one sees that which is new.
            if let Some(made) = self.made.take().filter(|_| is_done && asked.key.is_new()) {
                self.show(made);
            }
            if !is_done && !asked.given().is_empty() && !asked.is_a_yes() {
                // Nobody types it twice.
                self.go_on(asked.from_the_first());
            }
            return;
        };
        let hint = match now {
            Wanted::Place => Some(words::places(self.lang, &Destination::ALL)),
            Wanted::Pace => Some(words::paces(self.lang)),
            Wanted::Content => Some(words::contents(self.lang)),
            Wanted::Came | Wanted::Origin => Some(origins(self.lang)),
            Wanted::When => Some(words::told_over(self.lang)),
            Wanted::Fund(wanted) => fund::hint(&self.clerk, self.lang, wanted),
            Wanted::Field(spec) => self.choices(spec),
            Wanted::Article => self.in_force(),
            Wanted::List => self.list_asked(&asked.key),
            Wanted::Brought(LeafKind::Sitting) => self.agenda(),
            Wanted::Brought(LeafKind::Round) => Some(pages::found_so(self.lang)),
            Wanted::Unhappy => Some(words::unhappy(self.lang)),
            Wanted::Which => Some(people::by_digits(self.lang, &asked.namesakes(&self.clerk))),
            Wanted::Sure | Wanted::Yes => self.sure(&asked.key, words::sure),
            _ => self.sure(&asked.key, words::about),
        };
        // What Enter is about to do is to be read.
        let tone = if matches!(now, Wanted::Sure | Wanted::Yes | Wanted::Which) { Tone::Strong } else { Tone::Quiet };
        self.notice.extend(hint.map(|hint| (hint, tone)));
        let stands = || self.stands(&asked.key, now);
        self.line = EditLine::offer(&asked.typed_before(now).or_else(stands).unwrap_or_default());
        self.asked = Some(asked);
    }

    /// What was written just now: the mark goes to it where the page lists it, and Enter opens it; from the page of a record, and where
    /// it isn't listed, it is opened.
    fn show(&mut self, made: Page) {
        let leads = |row: &super::page::Row| matches!(&row.2, super::page::Pick::Open(page) if *page == made);
        match self.rows.iter().position(leads) {
            Some(at) if !self.page().is_a_record() => self.at = at,
            _ => self.go(made),
        }
    }

    /// What stands there now, to be edited.
    fn stands(&self, key: &Key, wanted: Wanted) -> Option<String> {
        if let (Key::Leaf(draft), Wanted::Field(spec)) = (key, wanted) {
            return self.stands_in(*draft, spec);
        }
        if !matches!(key, Key::Step(StepName::Edit | StepName::Send) | Key::EditVisit) {
            return None;
        }
        let item = self.clerk.store().item(self.item()?).ok().flatten()?;
        let today = self.clerk.now().date();
        match wanted {
            Wanted::Receiver => item.receiver,
            Wanted::ReplyBy => item.due.filter(|due| *due >= today).map(|due| due.to_string()),
            Wanted::Title => Some(item.title),
            Wanted::OwnWords => item.words,
            _ => item.desk?.building,
        }
    }

    /// Takes what was typed, and asks on, unless the rest is to be left out. What can't be taken is asked again, where it stands.
    pub(super) fn answered(&mut self, leaves_rest: bool) {
        self.notice.clear();
        let typed = self.line.take();
        let Some(mut asked) = self.asked.take() else { return };
        let books = Books { clerk: &self.clerk, lang: self.lang, like: self.item() };
        let stepped = match asked.answer(&typed, &books) {
            AfterAnswer::Next if leaves_rest => asked.rest(&books),
            stepped => stepped,
        };
        if let AfterAnswer::Wrong(why) = stepped {
            self.notice = vec![(why, Tone::Strong)];
            asked.keep(typed);
        } else if let Some((why, wanted)) = self.foreseen(&asked) {
            self.notice = vec![(why, Tone::Strong)];
            asked = asked.back_to(wanted);
        }
        self.go_on(asked);
    }

    /// What is asked before it is so: of which item, and what.
    fn sure(&self, key: &Key, say: fn(Lang, &str, &str) -> String) -> Option<String> {
        if !matches!(key, Key::Step(_) | Key::Project(_) | Key::Notice(_)) {
            return None;
        }
        let above = self.above.as_ref().map(|above| above.title.clone());
        let of = above.or_else(|| self.rows.get(self.at).map(|(label, ..)| label.clone()));
        Some(say(self.lang, &of.unwrap_or_default(), &said(self.lang, key)))
    }

    /// Back to the question before, with all that was typed; from the first one out.
    pub(super) fn step_back(&mut self) {
        self.notice.clear();
        let now = self.line.take();
        let Some(mut asked) = self.asked.take() else { return };
        asked.keep(now);
        if asked.back() {
            self.go_on(asked);
            return;
        }
        self.asked = Some(asked);
        if self.keep_words() {
            self.notice = vec![(words::words_kept(self.lang), Tone::Quiet)];
        }
    }

    /// Signs that, right behind a digit, make it the beginning of a number.
    fn begins_a_number(&self, digit: char, c: char) -> bool {
        let searches = matches!(self.page(), Page::Promises | Page::Item(_));
        let is_sure =
            self.asked.as_ref().and_then(Asked::now).is_some_and(|now| matches!(now, Wanted::Sure | Wanted::Yes));
        let c = crate::text::fold_char(c);
        searches && (matches!(c, '-' | '年' | '号' | '#') || is_sure && c != digit && c.is_ascii_digit())
    }

    /// A sign while something is asked. A digit that was the beginning of a number does nothing: the number is looked for.
    pub(super) fn typed_into(&mut self, c: char) {
        let digit = self.digit.take().filter(|digit| self.line.text().is_empty() && self.begins_a_number(*digit, c));
        if let Some(digit) = digit {
            self.asked = None;
            self.search(digit);
        }
        self.line.insert(c);
    }

    /// A letter where no digit is meant begins a search.
    pub(super) fn search(&mut self, c: char) {
        self.press(Key::Search);
        self.line.insert(c);
    }

    /// What was found; closed items too.
    fn show_found(&mut self, given: &[String]) {
        let said = given.first().cloned().unwrap_or_default();
        if said.is_empty() {
            return;
        }
        // Its own number, as the list has it or as it is typed; whoever calls says the number of their paper: 递2号.
        let page = match self.clerk.numbered_so(&said) {
            Ok(Some(found)) => Page::found(&found),
            Ok(None) => Page::Items(words::found(self.lang, &said), Box::new(self.clerk.matters_of(&said))),
            Err(error) => return self.fail(&error),
        };
        self.go(page);
    }

    /// False: it can't be taken, and the notice says why.
    fn take(&mut self, key: &Key, given: &[String]) -> bool {
        match key {
            Key::TypedBy => return self.set_typed_by(given),
            Key::Estate => return self.set_estate(given),
            Key::BackUp => return self.back_up(given),
            Key::Report(span) => return self.report(*span, given),
            Key::Print(paper) => return self.print(*paper, given),
            Key::Posted(meeting) => return self.post(*meeting, given),
            Key::Switch(page, on) => return self.switch(*page, *on),
            Key::Told => return self.set_told(given),
            Key::Fund(key) => return self.fund_take(key, given),
            Key::Search => {
                self.show_found(given);
                return true;
            }
            _ => {}
        }
        match self.command(key, given) {
            Ok(Some(command)) if self.is_said_again(&command, given) => false,
            Ok(Some(command)) => {
                let before = self.item();
                let row = self.rows.get(self.at).map(|(label, ..)| label.clone());
                let done = self.give(&[command]);
                // The mark goes on: what was said is said with whose it was.
                let named = row.filter(|_| done && *self.page() == Page::Promises);
                if let Some((row, (said, _))) = named.zip(self.notice.first_mut()) {
                    *said = format!("{row}  {said}");
                }
                // The next promise comes up by itself; where this one left the list, it stands there already.
                let stays = before.is_some() && before == self.item();
                if done && stays && *self.page() == Page::Promises {
                    self.at = (self.at + 1).min(self.rows.len().saturating_sub(1));
                }
                done
            }
            Ok(None) => true,
            Err(why) => {
                self.notice = vec![(why, Tone::Strong)];
                false
            }
        }
    }

    /// The same was written down today already, of the same person, and nobody said yet that this is another one.
    fn is_said_again(&mut self, command: &Command, given: &[String]) -> bool {
        let said = self.clerk.said_today(command);
        let Some(no) = said.filter(|_| self.doubted.as_deref() != Some(given)) else {
            self.doubted = None;
            return false;
        };
        self.doubted = Some(given.to_vec());
        self.notice = vec![(words::said_again(self.lang, &tracker::item_no(self.lang, no)), Tone::Strong)];
        true
    }

    pub(super) fn command(&mut self, key: &Key, given: &[String]) -> Result<Option<Command>, String> {
        let said = given.first().cloned().unwrap_or_default();
        let lang = self.lang;
        let filled = |at: usize| given.get(at).filter(|text| !text.is_empty()).cloned();
        match key {
            Key::Step(name) => {
                let Some(item) = self.item() else { return Ok(None) };
                let today = self.clerk.now().date();
                let day = |said: &str| crate::time::to_come(said, today).map_err(|why| time::no_day(lang, said, why));
                let step = match name {
                    StepName::Confirm => Step::Confirm { by: self.party(&said)? },
                    StepName::HandOver => Step::HandOver { to: self.party(&said)? },
                    StepName::Claim => Step::Claim { by: self.party(&said)? },
                    StepName::Help => Step::Help { by: self.party(&said)? },
                    StepName::Redirect => Step::Redirect { to: place(lang, &said)?, receiver: None, due: None },
                    StepName::SetDue => Step::SetDue { due: Some(day(&said)?) },
                    StepName::Send => {
                        Step::Send { receiver: filled(0), due: filled(1).as_deref().map(day).transpose()? }
                    }
                    StepName::Answer => Step::Answer { text: said, document: filled(1) },
                    StepName::Adopt => Step::Adopt { text: filled(0), document: filled(1) },
                    StepName::Refuse => Step::Refuse { reason: said, document: filled(1) },
                    StepName::Rename => Step::Rename { title: said },
                    StepName::Edit => Step::Edit { title: Some(said), words: edited(filled(1)), building: None },
                    StepName::CallBack => called_back(lang, given)?,
                    StepName::Merge => Step::Merge { into: number(&self.clerk, lang, &said, Some(item))? },
                    StepName::Remark => Step::Remark { text: said },
                    StepName::Persuade => Step::Persuade { text: said },
                    StepName::Breach => broken(&self.clerk, lang, &said)?,
                    StepName::Attach => Step::Attach { name: said },
                    name => match name.with((!said.is_empty()).then_some(said)) {
                        Some(step) => step,
                        None => return Ok(None),
                    },
                };
                Ok(Some(Command::Move { item, step }))
            }
            Key::EditVisit => {
                let (words, building) = (edited(filled(1)), edited(filled(2)));
                let edit = |item| Command::Move { item, step: Step::Edit { title: Some(said), words, building } };
                Ok(self.item().map(edit))
            }
            Key::PlanShifts => match self.next_shifts() {
                Ok(shifts) if shifts.is_empty() => Err(tracker::no_council(lang)),
                Ok(shifts) => Ok(Some(Command::SetShifts(shifts))),
                Err(error) => Err(error.here(lang)),
            },
            Key::Swap => Ok(Some(Command::Swap {
                day: crate::time::to_come(&said, self.clerk.now().date())
                    .map_err(|why| time::no_day(lang, &said, why))?,
                from: self.party(&filled(1).unwrap_or_default())?,
                to: self.party(&filled(2).unwrap_or_default())?,
            })),
            Key::Council => Ok(Some(Command::SetCouncil(self.council(&said)?))),
            Key::Project(name) => self.project_command(*name, given),
            Key::NewProject => self.new_project(given),
            Key::NewNotice => self.new_notice(given).map(Some),
            Key::Notice(name) => self.notice_command(*name, given),
            Key::Patrol(list) => Ok(Some(Command::SetPatrol { list: *list, lines: crate::text::names(&said) })),
            Key::Leaf(draft) => self.leaf_command(*draft, given).map(Some),
            Key::Hear(leaf) => self.hear(*leaf, given),
            Key::EndArticle(leaf, _) => Ok(Some(Command::EndLeaf { leaf: *leaf, reason: said, basis: filled(1) })),
            Key::EndLeaf(leaf) => Ok(Some(Command::EndLeaf { leaf: *leaf, reason: said, basis: None })),
            Key::TypedBy
            | Key::Estate
            | Key::Told
            | Key::Search
            | Key::BackUp
            | Key::Report(_)
            | Key::Print(_)
            | Key::Posted(_)
            | Key::Fund(_)
            | Key::Switch(..) => Ok(None),
            Key::NewVisit => {
                let visitor = filled(1).map(|name| self.party_of(&name, filled(2).as_deref())).transpose()?;
                let pace = match filled(3).as_deref() {
                    None | Some("1") => Pace::Quick,
                    Some("2") => Pace::Deep,
                    Some(_) => return Err(words::ask_pace(lang)),
                };
                let patrols = *self.page() == Page::Patrol;
                let usual = if patrols { Came::Patrol } else { Came::Desk };
                let came = filled(4).map_or(Ok(usual), |said| origin(lang, &said))?;
                let desk = NewDesk { building: filled(2), pace, ..NewDesk::default() };
                Ok(Some(Command::Add(Box::new(New {
                    author: visitor,
                    came: Some(came),
                    desk: Some(desk),
                    ..New::visit(&said)
                }))))
            }
            Key::NewItem => {
                let to = given.get(1).filter(|text| !text.is_empty()).map(|said| place(lang, said)).transpose()?;
                let came = filled(2).map(|said| origin(lang, &said)).transpose()?;
                Ok(Some(Command::Add(Box::new(New { kind: Kind::Matter, to, came, ..New::about(&said) }))))
            }
        }
    }
}
