//! What a step of the station's books has to ask first, one question after another.

use super::{
    covenant::article_of,
    fund::{self, FundKey, FundWanted},
    key::{Draft, Key, Wanted},
    notices, projects,
    read::{
        basis, brought, called_back, content, counted, how, is_no, is_unit, lines, number, one_person, origin, person,
        place, posted_on, sum, when,
    },
};
use crate::{
    i18n::{Lang, fund as money, time, track as words, tui},
    office::{Clerk, Namesake},
    register::leaf::{self, Typed},
    tracker::{ItemNo, LeafKind, LeafStepName, StepName, fund::ClaimStepName},
    tui::questions::{Answered, Answers, Questions},
};

/// Something that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What for.
    pub key: Key,
    answers: Answers<Said>,
    /// What follows from an answer, behind so many answers.
    more: Option<(usize, Wanted)>,
    /// What was said once and is taken when it is said again.
    doubted: Option<Said>,
}

/// An answer, as it was typed.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    to: Wanted,
    typed: String,
}

impl Answered for Said {
    type Question = Wanted;

    fn question(&self) -> Wanted {
        self.to
    }

    fn typed(&self) -> &str {
        &self.typed
    }
}

/// Where it is asked.
pub struct Books<'a> {
    /// Who knows people and days.
    pub clerk: &'a Clerk,
    /// In which language.
    pub lang: Lang,
    /// What is shown: a number by its digits alone is one like this.
    pub like: Option<ItemNo>,
}

impl Asked {
    /// Nothing was answered yet.
    pub fn about(key: Key) -> Self {
        Self { key, answers: Answers::default(), more: None, doubted: None }
    }

    /// What is asked now; `None`: nothing any more.
    pub fn now(&self) -> Option<Wanted> {
        let place = self.answers.len();
        match self.more {
            Some((behind, more)) if behind == place => Some(more),
            Some((behind, _)) if behind < place => wanted(&self.key, place - 1),
            _ => wanted(&self.key, place),
        }
    }

    /// What was answered, in order; which of one name stands apart ([`Self::which`]).
    pub fn given(&self) -> Vec<String> {
        self.answers.iter().filter(|said| said.to != Wanted::Which).map(|said| said.typed.clone()).collect()
    }

    /// The place of the one who is meant among those of one name, from 0; behind them is somebody else.
    pub fn which(&self) -> Option<usize> {
        let said = self.answers.iter().find(|said| said.to == Wanted::Which)?;
        said.typed.parse::<usize>().ok()?.checked_sub(1)
    }

    /// Words were typed that somebody would have to type again; a yes is none.
    pub fn has_words(&self) -> bool {
        let is_yes = matches!(wanted(&self.key, 0), Some(Wanted::Sure | Wanted::Yes));
        !is_yes && (self.answers.iter().any(|said| !said.typed.is_empty()) || self.answers.was_typed())
    }

    /// Nothing is asked but whether it is so.
    pub fn is_a_yes(&self) -> bool {
        wanted(&self.key, 0) == Some(Wanted::Yes)
    }

    /// Those of one name among whom somebody has to be chosen.
    pub fn namesakes(&self, clerk: &Clerk) -> Vec<Namesake> {
        let said = |wanted: Wanted| {
            let answer = self.answers.iter().find(|said| said.to == wanted)?;
            Some(answer.typed.as_str()).filter(|typed| !typed.is_empty() && !is_unit(typed))
        };
        let person = said(Wanted::Person).or_else(|| said(Wanted::Applicant)).or_else(|| said(Wanted::Visitor));
        person.map(|name| clerk.namesakes(name, said(Wanted::Building))).unwrap_or_default()
    }

    /// Keeps what is typed for when this is asked again.
    pub fn keep(&mut self, typed: String) {
        if let Some(now) = self.now() {
            self.answers.keep(now, typed);
        }
    }

    /// Goes back by one answer; whether there was one.
    pub fn back(&mut self) -> bool {
        // What was doubted is doubted again.
        self.doubted = None;
        let was = self.answers.back().is_some();
        self.more = self.more.filter(|(behind, _)| *behind <= self.answers.len());
        was
    }

    /// What it asks, one after the other, whatever follows from an answer.
    pub fn all(&self) -> Vec<Wanted> {
        (0..).map_while(|place| wanted(&self.key, place)).collect()
    }

    /// What was answered, in order.
    pub fn answered(&self) -> Vec<Wanted> {
        self.answers.iter().map(|said| said.to).collect()
    }

    /// Back to this question, with all that was typed.
    #[must_use]
    pub fn back_to(mut self, wanted: Wanted) -> Self {
        while self.now() != Some(wanted) && self.back() {}
        self
    }

    /// Back to the first question, with all that was typed.
    #[must_use]
    pub fn from_the_first(mut self) -> Self {
        while self.back() {}
        self
    }
}

/// What a key asks after so many answers.
fn wanted(key: &Key, answers: usize) -> Option<Wanted> {
    let one = |wanted| [wanted].get(answers).copied();
    match key {
        Key::EditVisit => [Wanted::Title, Wanted::OwnWords, Wanted::Building].get(answers).copied(),
        Key::Told => one(Wanted::When),
        Key::Step(name) => of_step(*name).get(answers).copied(),
        Key::TypedBy => one(Wanted::Person),
        Key::Estate => one(Wanted::Estate),
        Key::Search => one(Wanted::Search),
        Key::Council => one(Wanted::Council),
        Key::NewVisit => {
            [Wanted::Visit, Wanted::Visitor, Wanted::Building, Wanted::Pace, Wanted::Came].get(answers).copied()
        }
        Key::NewItem => [Wanted::Title, Wanted::Place, Wanted::Origin].get(answers).copied(),
        Key::NewProject => projects::NEW.get(answers).copied(),
        Key::Project(name) => projects::asks(*name).get(answers).copied(),
        Key::Posted(_) => one(Wanted::PostedOn),
        Key::NewNotice => notices::NEW.get(answers).copied(),
        Key::Notice(name) => notices::asks(*name).get(answers).copied(),
        Key::BackUp => one(Wanted::File),
        Key::Print(_) => one(Wanted::Folder),
        Key::Report(_) => one(Wanted::Own),
        Key::Patrol(_) => one(Wanted::List),
        Key::Fund(FundKey::Form) => one(Wanted::Yes),
        Key::Fund(key) => fund::asks(key).get(answers).copied().map(Wanted::Fund),
        Key::Leaf(draft) => draft.asks().nth(answers),
        Key::Swap => [Wanted::Day, Wanted::OnDuty, Wanted::Instead].get(answers).copied(),
        Key::EndLeaf(_) | Key::EndArticle(_, LeafStepName::Drop) => one(Wanted::Reason),
        Key::EndArticle(..) => [Wanted::Reason, Wanted::Ground].get(answers).copied(),
        Key::Hear(_) => [Wanted::PostedOn, Wanted::Days, Wanted::Hangs].get(answers).copied(),
        Key::PlanShifts | Key::Switch(..) => None,
    }
}

fn of_step(name: StepName) -> &'static [Wanted] {
    match name {
        StepName::Drop | StepName::Release | StepName::Return | StepName::Reopen => &[Wanted::Reason],
        StepName::Refuse => &[Wanted::Reason, Wanted::Document],
        StepName::Answer => &[Wanted::Words, Wanted::Document],
        StepName::Adopt => &[Wanted::Sure, Wanted::Document],
        StepName::Send => &[Wanted::Receiver, Wanted::ReplyBy],
        StepName::Settle
        | StepName::Persuade
        | StepName::TakeUp
        | StepName::Remark
        | StepName::Rename
        | StepName::Attach => &[Wanted::Words],
        StepName::CallBack => &[Wanted::Content],
        StepName::Merge => &[Wanted::Number],
        StepName::Breach => &[Wanted::Article],
        StepName::Confirm | StepName::HandOver | StepName::Claim | StepName::Help => &[Wanted::Person],
        StepName::Redirect => &[Wanted::Place],
        StepName::SetDue => &[Wanted::Day],
        StepName::Report => &[Wanted::Sure],
        StepName::Edit => &[Wanted::Title, Wanted::OwnWords],
        StepName::Start | StepName::Receive | StepName::Raise => &[Wanted::Yes],
    }
}

impl Questions for Asked {
    type Question = Wanted;
    type Room<'a> = Books<'a>;
    type Fault = String;

    fn asked(&self, _books: &Books<'_>) -> Option<Wanted> {
        self.now()
    }

    fn take(&mut self, wanted: Wanted, typed: &str, books: &Books<'_>) -> Result<(), String> {
        let typed = typed.trim();
        if typed.is_empty() && !self.is_optional(wanted) {
            return Err(tui::needed(books.lang));
        }
        if !typed.is_empty() {
            match wanted {
                Wanted::Which => {
                    let many = self.namesakes(books.clerk).len();
                    let place = typed.parse::<usize>().ok().filter(|place| (1..=many + 1).contains(place));
                    place.ok_or_else(|| words::ask_which(books.lang))?;
                }
                Wanted::Unhappy => {
                    called_back(books.lang, &[self.given(), vec![typed.to_owned()]].concat())?;
                }
                _ => check(wanted, typed, books)?,
            }
        }
        self.answers.push(Said { to: wanted, typed: typed.to_owned() });
        Ok(())
    }

    /// What is done as it happened, and isn't as it should be, is said before it is done.
    fn doubts(&mut self, wanted: Wanted, typed: &str, books: &Books<'_>) -> Option<String> {
        let (typed, lang) = (typed.trim(), books.lang);
        let can_be = if typed.is_empty() { self.is_optional(wanted) } else { check(wanted, typed, books).is_ok() };
        let why = match (&self.key, wanted) {
            (Key::Fund(FundKey::Step(ClaimStepName::Pay, missing @ 1..)), Wanted::Fund(_)) => {
                Some(money::pays_short(lang, *missing))
            }
            (Key::Fund(FundKey::Post), Wanted::Fund(FundWanted::Span)) => fund::posted(books.clerk, lang, typed),
            (Key::Fund(_), Wanted::Fund(FundWanted::Payee | FundWanted::Giver | FundWanted::Keeper)) => {
                fund::may_be_a_unit(books.clerk, lang, typed)
            }
            _ => None,
        };
        let why = why.filter(|_| can_be)?;
        let said = Said { to: wanted, typed: typed.to_owned() };
        if self.doubted.take() == Some(said.clone()) {
            return None;
        }
        self.doubted = Some(said);
        Some(why)
    }

    /// Whoever is not content is asked on, and so is a name that two have.
    fn follow(&mut self, books: &Books<'_>) {
        let Some(last) = self.answers.last() else { return };
        let more = match last.to {
            Wanted::Content => is_no(&last.typed).then_some(Wanted::Unhappy),
            Wanted::Person | Wanted::Applicant => Some(Wanted::Which),
            Wanted::Building if self.key == Key::NewVisit => Some(Wanted::Which),
            _ => return,
        };
        let more = more.filter(|more| *more != Wanted::Which || !self.namesakes(books.clerk).is_empty());
        self.more = more.map(|more| (self.answers.len(), more));
    }

    fn typed_before(&self, wanted: Wanted) -> Option<String> {
        self.answers.was(wanted).map(str::to_owned)
    }

    fn is_optional(&self, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Sure
            | Wanted::Yes
            | Wanted::Search
            | Wanted::Visitor
            | Wanted::Building
            | Wanted::Pace
            | Wanted::Applicant
            | Wanted::OwnWords
            | Wanted::When
            | Wanted::PostedOn
            | Wanted::Hangs
            | Wanted::Own
            | Wanted::Days
            | Wanted::Comment
            | Wanted::Receiver
            | Wanted::ReplyBy
            | Wanted::Document
            | Wanted::Came
            | Wanted::Origin
            | Wanted::Estate => true,
            // That nothing was seen is said, too: a round of which nothing was typed isn't walked.
            Wanted::Brought(kind) => {
                kind != LeafKind::Round || !matches!(self.key, Key::Leaf(Draft { leaf: None, .. }))
            }
            Wanted::Field(spec) => !spec.needed,
            Wanted::Fund(wanted) => fund::is_optional(wanted),
            // Nobody types any more.
            Wanted::Person => self.key == Key::TypedBy,
            // A new one is sent nowhere, or rests on nothing yet.
            Wanted::Place => self.key == Key::NewItem,
            Wanted::Basis => self.key == Key::NewProject,
            Wanted::OnDuty
            | Wanted::Instead
            | Wanted::Content
            | Wanted::Unhappy
            | Wanted::Which
            | Wanted::Reason
            | Wanted::Words
            | Wanted::Day
            | Wanted::Visit
            | Wanted::Title
            | Wanted::Number
            | Wanted::Council
            | Wanted::Lines
            | Wanted::Source
            | Wanted::Sum
            | Wanted::Voucher
            | Wanted::WhatFor
            | Wanted::File
            | Wanted::Folder
            | Wanted::List
            | Wanted::Article
            | Wanted::Ground
            | Wanted::How
            | Wanted::Notice => false,
        }
    }
}

/// Whether what was typed can be what is wanted; else why not. It writes nothing down.
fn check(wanted: Wanted, typed: &str, books: &Books<'_>) -> Result<(), String> {
    let Books { clerk, lang, like } = *books;
    let is_digits = || typed.chars().all(|c| c.is_ascii_digit());
    match wanted {
        // The same key once more is no yes, and no remark.
        Wanted::Sure if is_digits() => Err(words::ask_sure(lang)),
        Wanted::Yes => Err(words::ask_yes(lang)),
        // A number is no reason.
        Wanted::Reason if is_digits() => Err(words::ask_reason(lang)),
        Wanted::Words if is_digits() => Err(words::ask_words(lang)),
        Wanted::Person | Wanted::Visitor | Wanted::Applicant => person(clerk, lang, typed),
        Wanted::OnDuty | Wanted::Instead => one_person(clerk, lang, typed),
        Wanted::Council => {
            let people = typed.split(['/', '／']).flat_map(crate::text::names);
            people.into_iter().try_for_each(|name| one_person(clerk, lang, &name))
        }
        Wanted::Place => place(lang, typed).map(|_| ()),
        Wanted::Day | Wanted::ReplyBy => {
            let day = crate::time::to_come(typed, clerk.now().date());
            day.map(|_| ()).map_err(|why| time::no_day(lang, typed, why))
        }
        Wanted::Pace if !matches!(typed, "1" | "2") => Err(words::ask_pace(lang)),
        Wanted::Content => content(typed).map(|_| ()).ok_or_else(|| words::ask_content(lang)),
        Wanted::Number => number(clerk, lang, typed, like).map(|_| ()),
        Wanted::When => when(clerk, lang, typed).map(|_| ()),
        Wanted::Came | Wanted::Origin => origin(lang, typed).map(|_| ()),
        Wanted::PostedOn => posted_on(lang, typed, clerk.now().date()).map(|_| ()),
        Wanted::Days | Wanted::Comment => counted(lang, typed).map(|_| ()),
        Wanted::How => how(lang, typed).map(|_| ()),
        Wanted::Basis => basis(clerk, lang, typed).map(|_| ()),
        Wanted::Article => article_of(lang, typed).map(|_| ()),
        Wanted::Lines => lines(lang, typed).map(|_| ()),
        Wanted::Sum => sum(lang, typed).map(|_| ()),
        Wanted::Fund(wanted) => fund::check(wanted, typed, clerk, lang),
        Wanted::Field(spec) => {
            match leaf::read(lang, spec, typed, (clerk.now().date(), &|list| clerk.written(list)))? {
                Some(Typed::One(name)) => one_person(clerk, lang, &name),
                Some(Typed::Many(names)) => names.iter().try_for_each(|name| one_person(clerk, lang, name)),
                Some(Typed::Value(_)) | None => Ok(()),
            }
        }
        Wanted::Brought(kind) => brought(clerk, lang, kind, typed).map(|_| ()),
        Wanted::Sure
        | Wanted::Unhappy
        | Wanted::Which
        | Wanted::Pace
        | Wanted::Reason
        | Wanted::Words
        | Wanted::Visit
        | Wanted::Building
        | Wanted::Title
        | Wanted::OwnWords
        | Wanted::Search
        | Wanted::Source
        | Wanted::Voucher
        | Wanted::WhatFor
        | Wanted::File
        | Wanted::Folder
        | Wanted::List
        | Wanted::Ground
        | Wanted::Receiver
        | Wanted::Document
        | Wanted::Hangs
        | Wanted::Own
        | Wanted::Estate
        | Wanted::Notice => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::questions::AfterAnswer;
    use crate::{
        sitting::Clock,
        station::Home,
        tracker::{MeetingNo, ProjectStepName, leaf::Sort, patrol::PatrolList},
        tui::track::key::Paper,
    };

    /// Each key that asks something.
    fn keys() -> impl Iterator<Item = Key> {
        use ProjectStepName as P;
        let plain = [
            Key::EditVisit,
            Key::Told,
            Key::NewVisit,
            Key::NewItem,
            Key::TypedBy,
            Key::Estate,
            Key::Search,
            Key::Council,
            Key::NewProject,
            Key::Posted(MeetingNo { year: 2026, meeting: 3 }),
            Key::NewNotice,
            Key::BackUp,
            Key::Report(crate::time::Span::Quarter(2026, 2)),
            Key::Patrol(PatrolList::Clear),
            Key::EndLeaf("26-q1".parse().unwrap()),
            Key::Swap,
            Key::EndArticle("g1.1".parse().unwrap(), LeafStepName::Repeal),
            Key::EndArticle("g1.1".parse().unwrap(), LeafStepName::Drop),
            Key::Hear("g1.1".parse().unwrap()),
            Key::Print(Paper::Rounds),
        ];
        let leaves = LeafKind::ALL.map(|kind| Key::Leaf(Draft::new(kind)));
        let of_articles =
            LeafStepName::ALL.map(|step| Key::Leaf(Draft { step: Some(step), ..Draft::new(LeafKind::Article) }));
        let steps = StepName::ALL.iter().copied().map(Key::Step);
        let of_projects =
            [P::Rest, P::Budget, P::Fund, P::Start, P::Spend, P::Void, P::Raise, P::Settle, P::Publish, P::Close]
                .into_iter()
                .chain([P::Reopen, P::Drop]);
        let of_notices = crate::tracker::notice::NoticeStepName::ALL.map(Key::Notice);
        let of_fund = FundKey::all().map(Key::Fund);
        plain
            .into_iter()
            .chain(of_fund)
            .chain(leaves)
            .chain(of_articles)
            .chain(steps)
            .chain(of_projects.map(Key::Project))
            .chain(of_notices)
    }

    /// Something that can't be the answer, and something that can.
    fn answers(wanted: Wanted) -> (Option<&'static str>, &'static str) {
        match wanted {
            Wanted::Sure => (Some("1"), "看过了"),
            Wanted::Yes => (Some("看过了"), ""),
            Wanted::Unhappy => (Some("2"), "1"),
            Wanted::Person | Wanted::Visitor | Wanted::Applicant | Wanted::OnDuty | Wanted::Instead => {
                (Some("13800001111"), "王阿姨")
            }
            Wanted::Estate => (None, "海棠花园"),
            Wanted::Council => (Some("1、2"), "王阿姨、李师傅 / 老张"),
            Wanted::Place => (Some("天上"), "2"),
            Wanted::Day | Wanted::ReplyBy => (Some("6.3.3"), "6月30日"),
            Wanted::Pace | Wanted::Which => (Some("3"), "2"),
            Wanted::Content => (Some("5"), "3"),
            Wanted::Number => (Some("第三件"), "26-v3"),
            Wanted::When => (Some("6.3.3"), "5月23日 19:30"),
            Wanted::Came | Wanted::Origin => (Some("天上"), "党支部"),
            Wanted::PostedOn => (Some("6.3.3"), "5月23日"),
            Wanted::Days => (Some("一周"), "7"),
            Wanted::Comment => (Some("那条"), "1"),
            Wanted::How => (Some("4"), "2"),
            Wanted::Basis => (Some("第三件"), "26-3-2"),
            Wanted::Article => (Some("天上"), "1"),
            Wanted::Ground => (None, "居民会议"),
            Wanted::Lines => (Some("灯泡 一些"), "灯泡 12.5x20"),
            Wanted::Sum => (Some("12，50"), "12.50"),
            Wanted::Fund(wanted) => of_fund(wanted),
            Wanted::Brought(LeafKind::Sitting) => (Some("采纳"), "26-v12=转街道"),
            Wanted::Brought(_) => (None, "井盖松了 3号楼"),
            Wanted::Field(spec) => match spec.sort {
                Sort::Text | Sort::Code | Sort::Leaf | Sort::Items | Sort::Item | Sort::Notice => (None, "东片"),
                Sort::Voices => (Some("几个"), "0"),
                Sort::Day => (Some("6.3.3"), "5月23日"),
                Sort::Party => (Some("13800001111"), "王阿姨"),
                Sort::Parties => (Some("1、2"), "王阿姨、李师傅"),
                Sort::Count => (Some("几个"), "3"),
                Sort::Hours => (Some("1.25"), "1.5"),
                Sort::Yes => (Some("3"), "1"),
                Sort::Choice(_) => (Some("9"), "1"),
                Sort::Choices(_) => (Some("1 9"), "1 2"),
                Sort::Lines(_) => (Some("都好"), "1 2"),
                Sort::Counts(_) => (Some("王阿姨"), "2 0 1"),
                Sort::Span => (Some("上个冬天"), "2026年二季度"),
            },
            Wanted::Reason | Wanted::Words => (Some("12"), "修路灯"),
            Wanted::Visit
            | Wanted::Building
            | Wanted::Title
            | Wanted::OwnWords
            | Wanted::Search
            | Wanted::Source
            | Wanted::Voucher
            | Wanted::WhatFor
            | Wanted::File
            | Wanted::Folder
            | Wanted::List
            | Wanted::Receiver
            | Wanted::Document
            | Wanted::Hangs
            | Wanted::Own
            | Wanted::Notice => (None, "修路灯"),
        }
    }

    /// The same of the fund.
    fn of_fund(wanted: FundWanted) -> (Option<&'static str>, &'static str) {
        use FundWanted as W;
        match wanted {
            W::Since => (Some("6.3.3"), "5月1日"),
            W::Until => (Some("6.3.3"), "12月31日"),
            W::Approvers => (Some("8"), "3"),
            W::Keeper | W::Giver | W::Payee | W::Handler | W::Signer | W::Counter => (Some("13800001111"), "王阿姨"),
            W::Kind => (Some("8"), "2"),
            W::Pot | W::ToPot | W::Whose => (Some("3"), "街道2026"),
            W::Place | W::ToPlace => (Some("床底下"), "1"),
            W::Sum | W::Found => (Some("12，50"), "12.50"),
            W::Lines => (Some("灯泡 一些"), "灯泡 12.5x20"),
            W::Project => (Some("那个"), "项目1"),
            W::Span | W::Quarter => (Some("今年"), "26Q2"),
            W::Basis => (Some("第三件"), "26-3-2"),
            W::PlaceName
            | W::PotName
            | W::Earmark
            | W::Paper
            | W::Invoice
            | W::Photo
            | W::Differs
            | W::Hangs
            | W::Reason
            | W::Word
            | W::Note => (None, "修路灯"),
        }
    }

    /// Two pots and a place, and the lists of the patrol.
    fn kept(clerk: &mut Clerk) {
        use crate::tracker::{
            Command, Fen, FundDo, Party,
            fund::{Earmark, Giving, Place, Pot, Rules},
        };
        let pot = |name: &str| Pot {
            name: name.into(),
            giver: Party::Unit("街道".into()),
            kind: Giving::Street,
            earmark: Earmark::Any,
            until: None,
            paper: None,
        };
        let all = [
            FundDo::Set(Rules { since: "2026-01-01".parse().unwrap(), approvers: 2, floor: Fen(0) }),
            FundDo::Place(Place { name: "社区代管户".into(), keeper: None }),
            FundDo::Pot(Box::new(pot("街道2026"))),
            FundDo::Pot(Box::new(pot("自筹"))),
        ];
        let lists = PatrolList::ALL.map(|list| Command::SetPatrol { list, lines: vec!["楼道".into(); 3] });
        let all: Vec<Command> = all.map(Command::Fund).into_iter().chain(lists).collect();
        assert!(clerk.give(&all).unwrap().is_ok());
    }

    #[test]
    fn what_cannot_be_an_answer_is_asked_again_where_it_stands_whatever_is_asked() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::at("2026-05-24T12:00:00+08:00".parse().unwrap());
        let mut clerk = Clerk::open(&Home::at(folder.path()).unwrap(), clock).unwrap();
        kept(&mut clerk);
        for lang in [Lang::Zh, Lang::En] {
            let books = Books { clerk: &clerk, lang, like: None };
            for key in keys() {
                let mut asked = Asked::about(key.clone());
                while let Some(now) = asked.now() {
                    let (wrong, right) = answers(now);
                    if let Some(wrong) = wrong {
                        let before = asked.clone();
                        assert!(
                            matches!(asked.answer(wrong, &books), AfterAnswer::Wrong(_)),
                            "{key:?} {now:?}: {wrong}"
                        );
                        assert_eq!(asked, before, "{key:?} {now:?}");
                    }
                    let is_needed = matches!(asked.clone().answer(" ", &books), AfterAnswer::Wrong(_));
                    assert_eq!(is_needed, !asked.is_optional(now), "{key:?} {now:?}");
                    let many = asked.given().len();
                    assert!(!matches!(asked.answer(right, &books), AfterAnswer::Wrong(_)), "{key:?} {now:?}: {right}");
                    assert_eq!(asked.given().len(), many + 1, "{key:?} {now:?}");
                    // Whoever goes back finds it.
                    assert!(asked.back());
                    assert_eq!(asked.typed_before(now).as_deref(), Some(right), "{key:?} {now:?}");
                    asked.answer(right, &books);
                }
            }
        }
    }
}
