//! Whatever is typed, in whatever order: nothing panics, the lines alone give the same meeting, and the counts hold.

use yishi::{
    charter::preset,
    meeting::{
        Meeting, Name, Timeline,
        numbers::{Badge, Card},
        spec,
        state::{CardPlace, MotionState, Topic, TopicFate, VoteResult},
        words::Ref,
    },
};

use crate::support::{
    Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting, at_s6,
    at_s7, replayed,
};

/// Numbers that are the same on every machine (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) % n
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let n = u64::try_from(words.len()).unwrap();
        words[usize::try_from(self.below(n)).unwrap()]
    }
}

/// Commands with holes, the commoner ones more than once: `b` a badge, `c` a card, `n` a small number, `h` a count of hands, `S` a side, `T` a stage,
/// `D` a destination, `R` something with a number, `L` a rule, `P` a step, `O` an office, `G` a role at a table.
const FORMS: &str = r#"
StartMeeting()
AdvanceStage()
ReturnToStage(stage:<T>,reason:"x")
ExtendStage(minutes:<n>)
Recess(minutes:<n>)
PauseClock()
ResumeClock()
ResumeClock()
Adjourn(reason:"x")
Resume()
Resume()
CloseMeeting(reason:"x")
Undo(seq:<u>)
Undo(seq:<u>)
Undo(seq:<u>)
Redo()
Redo()
EditMeeting(place:"x")
SignIn(badges:"<n>-15")
SignIn(badges:<b>,sector:"community")
SignIn(badges:<b>,household:<b>)
SignOut(badges:<b>)
EditParticipant(badge:<b>,observer:true)
TakeOffice(office:<O>,badge:<b>)
HandOverChair(to:<b>)
ReadAloud(what:Rules)
RaiseConcern(badge:<b>,text:"x")
RaiseConcern(cards:"<c> <n>-9")
EditConcern(card:"<c>",text:"y")
Cluster(title:"t<n>",cards:"<c> <c>")
Cluster(topic:<n>,cards:"<c>",repeat:Exact)
Cluster(rest:true)
SplitConcern(card:"<c>")
Withhold(card:"<c>",reason:"x")
Withhold(topic:<n>,reason:"x")
SetTopicScope(topic:<n>,scope:Department)
PlaceDots(badge:<b>,dots:[(<n>,<n>)])
CountDots(dots:[(<n>,<n>),(<n>,<n>)])
PostTopic(topics:[<n>])
PostTopic(topics:[<n>,<n>])
UnpostTopic(topic:<n>)
Convene(group:<n>,badge:<b>)
SignUp(group:<n>,badges:"<n>-12")
MoveTo(badges:<b>,group:<n>)
MoveTo(badges:<b>)
TakeGroupRole(group:<n>,role:<G>,badge:<b>)
NotePoint(group:<n>)
NoteConclusion(group:<n>,unsettled:true,badge:<b>)
DraftMotion(group:<n>,mover:<b>,action:"x",object:"y")
CloseGroup(group:<n>)
ReportGroup(group:<n>,answer:"x")
OpenMotion(motion:<n>)
OpenMotion(motion:<n>)
OpenMotion(mover:<b>,action:"x",object:"y",scope:Owners)
EditMotion(motion:<n>,who:"<n>")
SetScope(motion:<n>,scope:Council)
Amend(mover:<b>,when:"<n>")
Amend(mover:<b>,friendly:true,when:"<n>")
RaiseHand(badge:<b>,side:<S>)
RaiseHand(badge:<b>,side:<S>)
RaiseHand(badge:<b>,side:<S>)
RaiseHand(badge:<b>)
LowerHand(badge:<b>)
GrantFloor()
GrantFloor()
GrantFloor(badge:<b>)
AddTime(seconds:60)
EndSpeech()
EndSpeech()
EndSpeech(void:true)
NoteSpeech(speech:<n>,text:"x")
NoteSpeech(motion:<n>,badge:<b>,side:<S>,seconds:90)
CallToOrder(rule:<L>,badge:<b>,step:<P>,park:"x")
CloseDebate()
CloseDebate()
OpenVote(on:Motion(<n>),present:12)
OpenVote(on:Motion(<n>),present:12)
OpenVote(on:Amendment(<n>))
OpenVote(on:Choice(title:"x",options:[Topic(<n>),Topic(<n>),Text("x")],pick:<n>),present:12)
OpenVote(on:CloseDebate)
OpenVote(on:Limits(seconds:60,turns:1))
OpenVote(on:Extend(minutes:<n>))
OpenVote(on:Appeal(<n>))
CountFor(count:<h>)
CountFor(count:<h>)
CountAgainst(count:<h>)
CountAgainst(count:<h>)
CountOption(option:<n>,count:<h>)
ChairVote(side:<S>)
CloseVote()
CloseVote()
CloseVote()
CancelVote(reason:"x")
Recount(reason:"x")
ProposeAction(what:"x",motion:<n>,owner:<b>)
ProposeAction(what:"x")
Pledge(badge:<b>,text:"x",action:<n>,due:"2026-06-01")
ClaimAction(action:<n>,badge:<b>,due:"2026-06-01")
DropAction(action:<n>,reason:"x")
Respond(org:"x")
Forward(what:<R>(<n>),to:<D>)
SetFollowUp(date:"2026-06-13")
Park(what:<R>(<n>),badge:<b>,to:<D>)
Park(text:"x")
Attach(name:"x",what:<R>(<n>))
Correct(what:<R>(<n>),text:"x",reason:"x")
SignMinutes(role:Chair,badge:<b>)
SignMinutes(role:Resident,badge:<b>)
"#;

/// How seldom the end of something, or a word that changes little, is drawn: once in so many.
fn one_in(name: &str) -> u64 {
    match name {
        "CloseMeeting" => 100,
        "AdvanceStage" | "Adjourn" | "CancelVote" | "EditMeeting" | "EditParticipant" | "PauseClock" | "ReadAloud"
        | "Recess" | "Redo" | "Respond" | "ReturnToStage" | "SetFollowUp" | "SignOut" | "Undo" => 6,
        _ => 1,
    }
}

/// A form, mostly of a command that is legal here.
fn form(chance: &mut Chance, room: &Room, forms: &[&'static str]) -> &'static str {
    let legal: Vec<&str> = room.meeting().legal_now().into_iter().map(Name::as_str).collect();
    let mut drawn = chance.pick(forms);
    for _ in 0..40 {
        let name = drawn.split('(').next().unwrap_or_default();
        if (legal.contains(&name) || chance.below(30) == 0) && chance.below(one_in(name)) == 0 {
            break;
        }
        drawn = chance.pick(forms);
    }
    drawn
}

/// A form with its holes filled; one in three with a reason.
fn filled(chance: &mut Chance, room: &Room, form: &str) -> String {
    let mut line = String::new();
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('<') {
        let (hole, after) = after.split_once('>').unwrap();
        line.push_str(before);
        let filling = match hole {
            "b" => chance.below(14).to_string(),
            "c" => format!("{}.{}", chance.below(9), 1 + chance.below(2)),
            "n" => chance.below(4).max(chance.below(2)).to_string(),
            "h" => chance.below(9).to_string(),
            "u" => room.timeline().undoable().map_or(0, |entry| entry.seq).to_string(),
            "T" => format!("S{}", chance.below(8)),
            "S" => chance.pick(&["For", "Against", "Question"]).to_owned(),
            "D" => chance.pick(&["NextMeeting", "Community", "Owners"]).to_owned(),
            "R" => chance.pick(&["Topic", "Motion", "Action", "Parked", "Group", "Pledge"]).to_owned(),
            "L" => chance.pick(&["R03", "R04", "R06", "R07", "R10"]).to_owned(),
            "P" => chance.pick(&["Remind", "Approach", "EndTurn", "Bar"]).to_owned(),
            "O" => chance.pick(&["Chair", "Deputy", "Recorder", "Timekeeper"]).to_owned(),
            "G" => chance.pick(&["Convener", "Recorder", "Timekeeper", "Reporter"]).to_owned(),
            other => panic!("no such hole: {other}"),
        };
        line.push_str(&filling);
        rest = after;
    }
    line.push_str(rest);
    if chance.below(3) == 0 { format!("(because:\"x\",cmd:{line})") } else { line }
}

const STARTS: [fn() -> Room; 11] =
    [at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_with_motion, at_s4_spoken, at_s5_voting, at_s5_decided, at_s6, at_s7];

/// As many evenings, as many lines an evening. More of both was tried by hand.
const EVENINGS: u64 = 110;
const LINES: usize = 250;

#[test]
fn any_command_at_any_time_leaves_a_meeting_that_replays() {
    let forms: Vec<&str> = FORMS.lines().filter(|form| !form.is_empty()).collect();
    for evening in 1..=EVENINGS {
        let mut chance = Chance(evening.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let start = STARTS[usize::try_from(evening).unwrap() % STARTS.len()];
        let charter = preset(chance.pick(&["haishu", "nantang", "solo"])).unwrap();
        let mut room = start().under(|own| *own = charter);
        let mut lines = Vec::new();
        for _ in 0..LINES {
            let form = form(&mut chance, &room, &forms);
            lines.push(filled(&mut chance, &room, form));
            let _ = room.when(lines.last().unwrap());
            for (promise, holds) in PROMISES {
                let newest = &lines[lines.len().saturating_sub(12)..];
                assert!(holds(room.meeting()), "{promise}; evening {evening}: {newest:#?}");
            }
        }
        let meeting = room.meeting();
        assert_eq!(&replayed(room.timeline()), meeting, "line by line; evening {evening}: {lines:#?}");
        let at_once: Timeline = room.timeline().entries().iter().cloned().collect();
        assert_eq!(at_once.meeting(), meeting, "at once; evening {evening}: {lines:#?}");
    }
}

/// Its words, and whether it holds.
type Promise = (&'static str, fn(&Meeting) -> bool);

/// What no order of commands may break.
const PROMISES: &[Promise] = &[
    ("one motion is open, and it is the open one", |m| {
        let open = m.motions.values().filter(|motion| motion.state == MotionState::Open);
        open.map(|motion| motion.no).eq(m.open_motion)
    }),
    ("one speech runs, and it is the speaker's", |m| {
        let running = m.speeches.values().filter(|speech| speech.seconds.is_none());
        running.map(|speech| speech.no).eq(m.speaking)
    }),
    ("who speaks is here, and speaks on the open motion", |m| {
        m.running_speech().is_none_or(|speech| m.is_present(speech.badge) && Some(speech.motion) == m.open_motion)
    }),
    ("one vote is open, and it is the open one", |m| {
        let open = m.votes.values().filter(|vote| vote.result.is_none() && vote.cancelled.is_none());
        open.map(|vote| vote.no).eq(m.open_vote)
    }),
    ("for and against are never more than are present, and all add up", |m| {
        m.votes.values().all(|vote| {
            let counted = vote.for_.unwrap_or(0) + vote.against.unwrap_or(0);
            let sums = |result: &VoteResult| result.for_ + result.against + result.not_voted == vote.present;
            counted <= vote.present && (vote.against.is_none() || vote.result.as_ref().is_none_or(sums))
        })
    }),
    ("offices, tables and their roles are held by people who are here", |m| {
        let tables = m.groups.values();
        m.offices.values().all(|badge| m.is_present(*badge))
            && tables.clone().flat_map(|table| &table.members).all(|badge| m.is_present(*badge))
            && (m.closed.is_some() || tables.flat_map(|table| table.roles.values()).all(|badge| m.is_present(*badge)))
    }),
    ("hands are those of people who are here, and none is up after the debate", |m| {
        m.open_motion().is_none_or(|motion| {
            let hands = &motion.debate.hands;
            hands.iter().all(|hand| m.is_present(hand.badge)) && (!motion.debate.closed || hands.is_empty())
        })
    }),
    ("who is next is here and doesn't speak already", |m| {
        m.next_speaker().is_none_or(|next| {
            let speaks = m.running_speech().is_some_and(|speech| speech.badge == next.badge);
            m.is_present(next.badge) && (!speaks || next.badge == Badge::NOBODY)
        })
    }),
    ("the chair comes back only while its motion is to be decided", |m| {
        m.chair_back
            .is_none_or(|(_, motion)| matches!(m.motions[&motion].state, MotionState::Open | MotionState::Waiting))
    }),
    ("a card stands in the topic that has it", |m| {
        let stands =
            |card: &Card, topic: &Topic| matches!(m.concerns[card].place, CardPlace::In(no, _) if no == topic.no);
        let placed = m.concerns.values().filter_map(|concern| match concern.place {
            CardPlace::In(topic, _) => Some((concern.card, topic)),
            _ => None,
        });
        m.topics.values().all(|topic| topic.cards.iter().all(|card| stands(card, topic)))
            && placed.into_iter().all(|(card, topic)| m.topics[&topic].cards.contains(&card))
    }),
    ("a posted topic has its table", |m| {
        m.topics.values().all(|topic| match topic.fate {
            TopicFate::Posted(table) => m.groups[&table].topic == topic.no,
            _ => true,
        })
    }),
    ("what is set aside is neither live nor unplaced", |m| {
        m.parked.values().all(|item| match item.what {
            Some(Ref::Topic(no)) => m.topics[&no].fate != TopicFate::Live,
            Some(Ref::Card(card)) => m.concerns[&card].place != CardPlace::Unplaced,
            _ => true,
        })
    }),
    ("nobody has more dots than there are", |m| {
        let each = m.charter().unwrap().market.dots;
        m.dots_by.iter().all(|(badge, dots)| *badge == Badge::NOBODY || *dots <= each)
    }),
    ("a countdown stays within its plan", |m| {
        let now = m.last_at.unwrap();
        let within = |left: Option<i64>, plan: i64| left.is_none_or(|left| left <= plan);
        let granted = m.running_speech().map_or(0, |speech| i64::from(speech.granted) * 1000);
        within(m.stage_left(now), i64::from(m.clock.minutes) * 60_000) && within(m.speech_left(now), granted)
    }),
    ("after the close nothing is open", |m| {
        m.closed.is_none() || (m.speaking.is_none() && m.open_vote.is_none() && m.open_motion.is_none())
    }),
    ("what is said to be legal is legal in this stage", |m| {
        m.legal_now().into_iter().all(|name| spec::of(name).stages.contains(&m.stage))
    }),
];
