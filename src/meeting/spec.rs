//! The one table of all commands: in which stages, whether while a vote is open or the meeting is adjourned, who, under
//! which rules, and an example. `decide` asks it first; `docs/commands.md` is printed from it.

use super::{
    command::Name,
    refusal::{Fact, Gone, Ground, Refusal},
    state::Meeting,
};
use crate::charter::{
    Act,
    RuleId::{self, R01, R02, R03, R04, R05, R06, R07, R08, R09, R10, R11, R12, R13},
    Stage::{self, S0, S1, S2, S3, S4, S5, S6, S7},
};

/// Who may give a command, beside the operator who types for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody: the operator types what was said.
    Anybody,
    /// The holder of the chair (R11).
    Chair,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// Which command.
    pub name: Name,
    /// Where it is legal.
    pub stages: &'static [Stage],
    /// Legal while a vote is open.
    pub while_voting: bool,
    /// Legal while the meeting is adjourned.
    pub while_adjourned: bool,
    /// Who may give it.
    pub who: Who,
    /// The acts of the charter's table (who may do what) that it asks for.
    pub acts: &'static [Act],
    /// The rules that may refuse it.
    pub rules: &'static [RuleId],
    /// An example as a script writes it.
    pub example: &'static str,
}

const EVERY: &[Stage] = &[S0, S1, S2, S3, S4, S5, S6, S7];
const RUNNING: &[Stage] = &[S0, S1, S2, S3, S4, S5, S6];
const VOTES: &[Stage] = &[S1, S2, S3, S4, S5, S6];
/// Where there may be something that was counted.
const COUNTED: &[Stage] = &[S1, S2, S3, S4, S5, S6, S7];
const FLOOR: &[Stage] = &[S4, S5];

const fn row(name: Name, stages: &'static [Stage], example: &'static str) -> Spec {
    Spec {
        name,
        stages,
        while_voting: false,
        while_adjourned: false,
        who: Who::Anybody,
        acts: &[],
        rules: &[],
        example,
    }
}

impl Spec {
    const fn voting(self) -> Self {
        Self { while_voting: true, ..self }
    }

    const fn adjourned(self) -> Self {
        Self { while_adjourned: true, ..self }
    }

    const fn chair(self) -> Self {
        Self { who: Who::Chair, ..self }
    }

    const fn acts(self, acts: &'static [Act]) -> Self {
        Self { acts, ..self }
    }

    const fn rules(self, rules: &'static [RuleId]) -> Self {
        Self { rules, ..self }
    }
}

/// Every command, in the order of [`Name`] (held by a test).
pub const TABLE: &[Spec] = &[
    row(
        Name::OpenMeeting,
        &[S0],
        r#"OpenMeeting(estate:"安丰小区",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"),minutes:120)"#,
    ),
    row(Name::EditMeeting, RUNNING, r#"EditMeeting(place:"服务中心四楼")"#).voting().adjourned(),
    row(Name::NumberMeeting, EVERY, "NumberMeeting(number:3)").voting().adjourned(),
    row(Name::StartMeeting, &[S0], "StartMeeting()"),
    row(Name::ReviewPledge, &[S0], r#"ReviewPledge(promise:1,state:Done,note:"灯修好了")"#),
    row(Name::SignIn, EVERY, r#"SignIn(badges:"5-13 15",sector:"resident")"#).acts(&[Act::Vote]),
    row(Name::SignOut, RUNNING, "SignOut(badges:17)"),
    row(Name::CallRoll, RUNNING, r#"CallRoll(badges:"1-9 15-30")"#),
    row(Name::EditParticipant, EVERY, r#"EditParticipant(badge:17,call:"王阿姨")"#).acts(&[Act::Vote]).adjourned(),
    row(Name::TakeOffice, RUNNING, "TakeOffice(office:Recorder,badge:5)")
        .acts(&[Act::Chair, Act::Office])
        .rules(&[R01]),
    row(Name::HandOverChair, RUNNING, "HandOverChair(to:2)").acts(&[Act::Chair]).rules(&[R01]),
    row(Name::ReadAloud, EVERY, "ReadAloud(what:Rules)").voting(),
    row(Name::RaiseConcern, &[S1, S2, S3, S4, S5, S6, S7], r#"RaiseConcern(badge:7,text:"晚上门口没人管")"#)
        .acts(&[Act::Relay])
        .voting(),
    row(Name::EditConcern, &[S1, S2, S3, S4, S5, S6, S7], r#"EditConcern(card:"7.1",text:"晚上大门没人管")"#)
        .voting()
        .adjourned(),
    row(Name::Cluster, &[S1, S2, S7], r#"Cluster(title:"门禁用哪种",cards:"3 7.2 12 15-18")"#),
    row(Name::SplitConcern, &[S1, S2], r#"SplitConcern(card:"12.1")"#),
    row(Name::Withhold, &[S1, S2], r#"Withhold(card:"9.1",reason:"涉及个人，会后单独谈")"#),
    row(Name::SetTopicScope, &[S1, S2], "SetTopicScope(topic:1,scope:Department)"),
    row(Name::PlaceDots, &[S2], "PlaceDots(badge:7,dots:[(1,2),(2,1)])"),
    row(Name::CountDots, &[S2], "CountDots(dots:[(1,34),(2,27)])"),
    row(Name::PostTopic, &[S2], "PostTopic(topics:[1,2])"),
    row(Name::UnpostTopic, &[S2], "UnpostTopic(topic:2)"),
    row(Name::Convene, &[S2, S3], "Convene(group:1,badge:8)"),
    row(Name::SignUp, &[S2], r#"SignUp(group:1,badges:"5 8 12-18")"#),
    row(Name::MoveTo, &[S2, S3], "MoveTo(badges:17,group:2)"),
    row(Name::TakeGroupRole, &[S2, S3, S4, S7], "TakeGroupRole(group:1,role:Reporter,badge:12)"),
    row(Name::NotePoint, &[S3, S4, S7], r#"NotePoint(group:1,text:"老人要能刷卡")"#).voting(),
    row(Name::NoteDisagreement, &[S3, S4, S7], r#"NoteDisagreement(group:1,text:"要不要人脸")"#).voting(),
    row(Name::NoteSurprise, &[S3, S4, S7], r#"NoteSurprise(group:1,text:"有位邻居会修门禁")"#).voting(),
    row(Name::NoteConclusion, &[S3, S4, S7], r#"NoteConclusion(group:1,text:"先试一个门")"#).voting().rules(&[R01]),
    row(Name::DraftMotion, &[S3, S4], r#"DraftMotion(group:1,mover:12,action:"试装刷卡门禁",object:"东门")"#)
        .acts(&[Act::Move])
        .rules(&[R01, R02]),
    row(Name::CloseGroup, &[S3], "CloseGroup(group:1)"),
    row(Name::ReportGroup, FLOOR, r#"ReportGroup(group:1,answer:"我们自己轮流看门")"#).rules(&[R01, R03]),
    row(Name::AnswerGroup, &[S4, S5, S6, S7], r#"AnswerGroup(group:1,answer:"我们自己轮流看门")"#).voting(),
    row(
        Name::OpenMotion,
        FLOOR,
        r#"OpenMotion(mover:17,action:"装一盏路灯",object:"南门",who:"理事会",when:"7月底前")"#,
    )
    .acts(&[Act::Move])
    .rules(&[R01, R02]),
    row(Name::EditMotion, &[S3, S4, S5, S6], r#"EditMotion(motion:1,who:"理事会")"#).rules(&[R13]),
    row(Name::SetScope, &[S3, S4, S5, S6, S7], r#"SetScope(motion:1,scope:Owners,receiver:"业主大会")"#).rules(&[R13]),
    row(Name::Amend, FLOOR, r#"Amend(mover:23,friendly:true,when:"7月底前")"#).acts(&[Act::Amend]).rules(&[R01]),
    row(Name::WithdrawMotion, &[S3, S4, S5, S6], "WithdrawMotion(motion:1)"),
    row(Name::WithdrawAmendment, FLOOR, "WithdrawAmendment(amendment:1)"),
    row(Name::RaiseHand, FLOOR, "RaiseHand(badge:17,side:For)")
        .acts(&[Act::Hand, Act::Relay])
        .rules(&[R01, R05, R06, R07, R09]),
    row(Name::LowerHand, FLOOR, "LowerHand(badge:17)"),
    row(Name::GrantFloor, FLOOR, "GrantFloor()").acts(&[Act::Hand]).rules(&[R01, R03, R05, R06, R07, R08]),
    row(Name::AddTime, FLOOR, "AddTime(seconds:60)").rules(&[R05]),
    row(Name::EndSpeech, FLOOR, "EndSpeech()"),
    row(Name::NoteSpeech, &[S4, S5, S6, S7], r#"NoteSpeech(speech:1,text:"老人怕不会用")"#).voting().rules(&[R01]),
    row(Name::CallToOrder, FLOOR, r#"CallToOrder(rule:R06,park:"车位的事")"#).rules(&[R03, R04, R05, R06, R07, R10]),
    row(Name::CloseDebate, FLOOR, "CloseDebate()").rules(&[R03, R11]),
    row(Name::OpenVote, VOTES, "OpenVote(on:Motion(1),present:41,tellers:[3,23])")
        .acts(&[Act::Tell])
        .chair()
        .rules(&[R11, R12, R13]),
    row(Name::CountFor, VOTES, "CountFor(count:29)").voting().rules(&[R12]),
    row(Name::CountAgainst, VOTES, "CountAgainst(count:8)").voting().rules(&[R12]),
    row(Name::CountOption, VOTES, "CountOption(option:1,count:20)").voting().rules(&[R12]),
    row(Name::ChairVote, VOTES, "ChairVote(side:For)").acts(&[Act::BreakTie]).voting().rules(&[R11, R12]),
    row(Name::CloseVote, VOTES, "CloseVote()").voting().chair().rules(&[R11, R12]),
    row(Name::CancelVote, VOTES, r#"CancelVote(reason:"停电了")"#).voting(),
    row(Name::Recount, VOTES, r#"Recount(reason:"两位数的不一样")"#).voting().rules(&[R13]),
    row(Name::CorrectVote, COUNTED, r#"CorrectVote(vote:1,for:27,against:8,tellers:[3,23],reason:"计票单上是27")"#)
        .acts(&[Act::Tell])
        .rules(&[R12]),
    row(Name::ProposeAction, &[S6], r#"ProposeAction(what:"排出值班表",owner:17,due:"2026-07-01")"#).acts(&[Act::Lead]),
    row(Name::Pledge, &[S6], r#"Pledge(badge:17,text:"我能每周看一次门",due:"2026-07-01")"#)
        .acts(&[Act::Pledge, Act::Lead]),
    row(Name::ClaimMotion, &[S6], r#"ClaimMotion(motion:1,badge:17,due:"2026-07-01")"#).acts(&[Act::Lead]),
    row(Name::ClaimAction, &[S6], r#"ClaimAction(action:1,badge:17,due:"2026-07-01")"#).acts(&[Act::Lead]),
    row(Name::DropAction, &[S6], r#"DropAction(action:1,reason:"并到第二件里")"#),
    row(Name::Respond, &[S5, S6, S7], r#"Respond(org:"物业",text:"下周来看")"#),
    row(Name::Forward, &[S5, S6, S7], r#"Forward(what:Parked(1),to:Street,receiver:"街道城管科",due:"2026-06-30")"#),
    row(Name::SetFollowUp, &[S5, S6, S7], r#"SetFollowUp(date:"2026-06-13",time:"19:00:00")"#),
    row(Name::Park, RUNNING, r#"Park(text:"车位的事",badge:12)"#).voting(),
    row(Name::PauseClock, RUNNING, "PauseClock()").voting(),
    row(Name::ResumeClock, RUNNING, "ResumeClock()").voting(),
    row(Name::AdvanceStage, RUNNING, "AdvanceStage()"),
    row(Name::ReturnToStage, &[S1, S2, S3, S4, S5, S6], r#"ReturnToStage(stage:S3,reason:"还要再谈")"#),
    row(Name::ExtendStage, RUNNING, "ExtendStage(minutes:5)"),
    row(Name::Recess, RUNNING, "Recess(minutes:10)"),
    row(Name::CloseMeeting, RUNNING, r#"CloseMeeting(reason:"停电了，改天再开")"#).voting().adjourned(),
    row(Name::Adjourn, RUNNING, r#"Adjourn(reason:"太晚了，下周接着谈")"#).voting(),
    row(Name::Resume, RUNNING, "Resume()").adjourned(),
    row(Name::Undo, EVERY, "Undo(seq:12)").voting().adjourned(),
    row(Name::Redo, EVERY, "Redo()").voting().adjourned(),
    row(Name::Attach, &[S7], r#"Attach(name:"签到表",what:None)"#),
    row(Name::Correct, &[S7], r#"Correct(what:Pledge(1),text:"我能每天看一次门",reason:"听错了")"#),
    row(Name::SignMinutes, &[S7], "SignMinutes(role:Chair,badge:1)").acts(&[Act::Sign]),
];

/// The row of a command.
pub fn of(name: Name) -> &'static Spec {
    &TABLE[name as usize]
}

/// Whether a command stands where the meeting is: opened, not closed, the right stage, no vote in its way.
pub fn standing(meeting: &Meeting, name: Name) -> Result<(), Refusal> {
    let spec = of(name);
    let refuse = |ground, fact| Err(Refusal::new(ground, fact));
    match (meeting.opening.is_some(), name == Name::OpenMeeting) {
        (false, true) => return Ok(()),
        (false, false) => return Err(Refusal::new(Ground::Stage, Fact::NotOpened).legal([Name::OpenMeeting])),
        (true, true) => return refuse(Ground::Stage, Fact::Opened),
        (true, false) => {}
    }
    if meeting.adjourned.is_some() && !spec.while_adjourned {
        return Err(Refusal::new(Ground::Stage, Fact::Adjourned).legal([Name::Resume, Name::CloseMeeting]));
    }
    if !spec.stages.contains(&meeting.stage) {
        let counted = meeting.closed_last().filter(|_| name == Name::Recount).map(|vote| vote.no);
        let fact = if let (Some(_), Some(vote)) = (&meeting.closed, counted) {
            let gone = Fact::HeadcountGone { vote, why: Gone::Closed };
            return Err(Refusal::new(Ground::Stage, gone).legal([Name::CorrectVote]));
        } else if meeting.closed.is_some() {
            Fact::Closed
        } else {
            Fact::WrongStage { now: meeting.stage, legal: spec.stages }
        };
        return refuse(Ground::Stage, fact);
    }
    if meeting.open_vote.is_some() && !spec.while_voting {
        let legal =
            [Name::CountFor, Name::CountAgainst, Name::CountOption, Name::ChairVote, Name::CloseVote, Name::CancelVote];
        return Err(Refusal::new(Ground::Vote, Fact::VoteOpen).legal(legal));
    }
    if meeting.adjourned.is_none() && name == Name::Resume {
        return refuse(Ground::State, Fact::Already);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_names() {
        let table: Vec<Name> = TABLE.iter().map(|spec| spec.name).collect();
        assert_eq!(table, Name::ALL);
    }

    #[test]
    fn every_example_is_a_command_of_its_row() {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        for spec in TABLE {
            let command: super::super::Command =
                options.from_str(spec.example).unwrap_or_else(|e| panic!("{}: {e}", spec.example));
            assert_eq!(command.name(), spec.name);
        }
    }
}
