//! Which question a refusal is about: so that it is said where the answer stands, as soon as it is known, and not at the end of a form.

use super::{
    Tracker,
    asked::Asked,
    fund::FundWanted as F,
    key::{Key, Wanted as W},
};
use crate::{
    i18n::tracker,
    tracker::{
        Command, FundWhy, Why,
        leaf::{Field, Sort},
        refusal::{LeafWhy, NoticeWhy},
    },
};

/// What it is about: the answer to be put right first, then whatever else it may hang on.
enum About {
    /// These.
    Answers(&'static [W]),
    /// A field of a leaf.
    Field(Field),
    /// Whichever day was said last.
    Day,
    /// Lines of a list.
    Lines,
    /// Whichever figure of a vote was said last.
    Voices,
    /// Nobody knows.
    Unknown,
}

fn about(why: &Why) -> About {
    use About::{Answers, Day, Field as Of, Lines, Unknown, Voices};
    match why {
        Why::Past { .. } | Why::ToCome { .. } | Why::BeforeAll { .. } | Why::BeforeFounded { .. } | Why::Before => Day,
        Why::Lines { .. } => Lines,
        Why::SamePerson(_) => Of(Field::Person),
        Why::Leaf(why) => match why {
            LeafWhy::Missing(field) => Of(*field),
            LeafWhy::SameName(_) => Of(Field::Name),
            LeafWhy::TermThere(_) | LeafWhy::RoundThere(_) | LeafWhy::SittingThere(_) | LeafWhy::Hangs { .. } => Day,
            LeafWhy::Supervises(_) => Of(Field::Offices),
            LeafWhy::NotSeated { .. } | LeafWhy::Twice(_) => Answers(&[W::Instead, W::OnDuty, W::Day]),
            LeafWhy::NotOnDuty { .. } => Answers(&[W::OnDuty, W::Day]),
            LeafWhy::NoList(_) => Lines,
            LeafWhy::NotSupervisor { .. } => Of(Field::Person),
            LeafWhy::Sums => Voices,
            LeafWhy::SameWords(_) => Of(Field::Words),
            LeafWhy::NotVoted(_) | LeafWhy::Advice { .. } | LeafWhy::MotionOff(_) | LeafWhy::WrittenIn { .. } => {
                Answers(&[W::Basis])
            }
            LeafWhy::NoLeaf(_)
            | LeafWhy::Ended(_)
            | LeafWhy::Named(_)
            | LeafWhy::Step { .. }
            | LeafWhy::Fixed(_)
            | LeafWhy::Unsaid(_)
            | LeafWhy::OtherWords { .. }
            | LeafWhy::UnderWay(_)
            | LeafWhy::NotHeard(_)
            | LeafWhy::NotOlder(_)
            | LeafWhy::Unanswered { .. } => Unknown,
        },
        Why::Notice(why) => match why {
            NoticeWhy::ToCome { .. } => Day,
            NoticeWhy::NoDays => Answers(&[W::Days]),
            NoticeWhy::NoComment { .. } | NoticeWhy::Answered { .. } => Answers(&[W::Comment]),
            _ => Unknown,
        },
        Why::Fund(why) => of_fund(why),
        _ => Unknown,
    }
}

fn of_fund(why: &FundWhy) -> About {
    use About::{Answers, Day, Unknown};
    match why {
        FundWhy::Approvers { .. } => Answers(&[W::Fund(F::Approvers)]),
        FundWhy::Since { .. } => Answers(&[W::Fund(F::Since)]),
        FundWhy::NoPlace { .. } => Answers(&[W::Fund(F::Place)]),
        FundWhy::NotThere { .. } => Answers(&[W::Fund(F::Sum), W::Fund(F::Place)]),
        FundWhy::NoPot { .. } | FundWhy::Over { .. } => Answers(&[W::Fund(F::Pot)]),
        FundWhy::NoSum => Answers(&[W::Fund(F::Sum), W::Fund(F::Lines)]),
        // What a project has of a pot isn't known before it is said.
        FundWhy::Uncovered { .. } | FundWhy::Floor { .. } | FundWhy::Reserved { .. } => {
            Answers(&[W::Fund(F::Sum), W::Fund(F::Pot), W::Fund(F::Lines), W::Fund(F::Project)])
        }
        FundWhy::Earmarked { .. } => Answers(&[W::Fund(F::Project), W::Fund(F::Pot)]),
        FundWhy::Same => Answers(&[W::Fund(F::ToPlace), W::Fund(F::ToPot)]),
        FundWhy::NotRunning => Answers(&[W::Fund(F::Project)]),
        FundWhy::Above { .. } => Answers(&[W::Fund(F::Lines), W::Fund(F::Project)]),
        FundWhy::Invoice(_) => Answers(&[W::Fund(F::Invoice)]),
        FundWhy::Receipt(_) => Answers(&[W::Fund(F::Paper)]),
        FundWhy::Own(_) | FundWhy::Twice(_) | FundWhy::NotInTerm(_) => Answers(&[W::Fund(F::Signer)]),
        FundWhy::TooMuch { .. } => Answers(&[W::Fund(F::Sum)]),
        FundWhy::Keeper(_) => Answers(&[W::Fund(F::Counter)]),
        FundWhy::NoReason { .. } => Answers(&[W::Fund(F::Differs)]),
        FundWhy::WhosePot { .. } => Answers(&[W::Fund(F::Whose)]),
        FundWhy::Quarter { .. } | FundWhy::Running { .. } | FundWhy::NotCounted { .. } | FundWhy::NoQuarter => {
            Answers(&[W::Fund(F::Quarter)])
        }
        FundWhy::NotThen { .. } | FundWhy::Shut { .. } => Day,
        _ => Unknown,
    }
}

fn is_a_day(wanted: W) -> bool {
    match wanted {
        W::Day | W::ReplyBy | W::When | W::PostedOn | W::Fund(F::Since | F::Until) => true,
        W::Field(spec) => spec.sort == Sort::Day,
        _ => false,
    }
}

/// The question to be asked again, once all that the refusal hangs on was answered.
fn question(why: &Why, asked: &Asked) -> Option<W> {
    let (all, given) = (asked.all(), asked.answered());
    let find = |is: &dyn Fn(W) -> bool| given.iter().rev().copied().find(|wanted| is(*wanted));
    match about(why) {
        About::Day => find(&is_a_day),
        About::Lines => {
            let is_list = |wanted| {
                matches!(wanted, W::List)
                    || matches!(wanted, W::Field(spec) if matches!(spec.sort, Sort::Lines(_) | Sort::Counts(_)))
            };
            find(&is_list)
        }
        About::Voices => find(&|wanted| matches!(wanted, W::Field(spec) if spec.sort == Sort::Voices)),
        About::Field(field) => find(&|wanted| matches!(wanted, W::Field(spec) if spec.field == field)),
        About::Answers(wanted) => {
            let mut its = wanted.iter().filter(|wanted| all.contains(wanted)).peekable();
            let first = its.peek().copied().copied();
            // Somebody of a sitting is one of those who were there.
            let first =
                first.or_else(|| find(&|wanted| matches!(wanted, W::Field(spec) if spec.field == Field::Present)));
            first.filter(|_| its.all(|wanted| given.contains(wanted)))
        }
        About::Unknown => None,
    }
}

impl Tracker {
    /// What would be refused of the answers so far, in words, and which of them is to be put right. Nothing is written, and of names that
    /// were typed none stays.
    pub(super) fn foreseen(&mut self, asked: &Asked) -> Option<(String, W)> {
        let given = asked.given();
        self.which = asked.which();
        let command = match &asked.key {
            Key::Fund(key) => self.fund_command(key, &given).ok().flatten().map(Command::Fund),
            key => self.command(key, &given).ok().flatten(),
        };
        self.which = None;
        let refusal = self.clerk.would(&[command?]).ok()?.err()?.1;
        Some((tracker::refusal_of(self.lang, &refusal, &self.clerk), question(&refusal.why, asked)?))
    }
}
