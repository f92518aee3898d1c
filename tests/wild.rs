//! Whatever is typed, in whatever order: nothing panics, the lines alone give the same meeting, and the counts hold.

use std::fmt::Write as _;

use yishi::{
    charter::preset,
    meeting::{Name, Timeline, spec},
};

use crate::support::{
    Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting, at_s6, at_s7, replayed,
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

/// Commands with holes: `b` a badge, `c` a card, `n` a small number, `h` a count of hands, `S` a side, `T` a stage,
/// `D` a destination, `R` something with a number, `L` a rule, `P` a step, `O` an office, `G` a role at a table.
const FORMS: &[&str] = &[
    "StartMeeting()",
    "AdvanceStage()",
    "ReturnToStage(stage:<T>,reason:\"x\")",
    "ExtendStage(minutes:<n>)",
    "Recess(minutes:<n>)",
    "PauseClock()",
    "ResumeClock()",
    "ResumeClock()",
    "Adjourn(reason:\"x\")",
    "Resume()",
    "Resume()",
    "CloseMeeting(reason:\"x\")",
    "Undo(seq:<u>)",
    "Undo(seq:<u>)",
    "Undo(seq:<u>)",
    "Redo()",
    "Redo()",
    "EditMeeting(place:\"x\")",
    "SignIn(badges:\"<n>-15\")",
    "SignIn(badges:<b>,sector:\"community\")",
    "SignIn(badges:<b>,household:<b>)",
    "SignOut(badges:<b>)",
    "EditParticipant(badge:<b>,observer:true)",
    "TakeOffice(office:<O>,badge:<b>)",
    "HandOverChair(to:<b>)",
    "ReadAloud(what:Rules)",
    "RaiseConcern(badge:<b>,text:\"x\")",
    "RaiseConcern(cards:\"<c> <n>-9\")",
    "EditConcern(card:\"<c>\",text:\"y\")",
    "Cluster(title:\"t<n>\",cards:\"<c> <c>\")",
    "Cluster(topic:<n>,cards:\"<c>\",repeat:Exact)",
    "Cluster(rest:true)",
    "SplitConcern(card:\"<c>\")",
    "Withhold(card:\"<c>\",reason:\"x\")",
    "Withhold(topic:<n>,reason:\"x\")",
    "SetTopicScope(topic:<n>,scope:Department)",
    "PlaceDots(badge:<b>,dots:[(<n>,<n>)])",
    "CountDots(dots:[(<n>,<n>),(<n>,<n>)])",
    "PostTopic(topics:[<n>])",
    "PostTopic(topics:[<n>,<n>])",
    "UnpostTopic(topic:<n>)",
    "Convene(group:<n>,badge:<b>)",
    "SignUp(group:<n>,badges:\"<n>-12\")",
    "MoveTo(badges:<b>,group:<n>)",
    "MoveTo(badges:<b>)",
    "TakeGroupRole(group:<n>,role:<G>,badge:<b>)",
    "NotePoint(group:<n>)",
    "NoteConclusion(group:<n>,unsettled:true,badge:<b>)",
    "DraftMotion(group:<n>,mover:<b>,action:\"x\",object:\"y\")",
    "CloseGroup(group:<n>)",
    "ReportGroup(group:<n>,answer:\"x\")",
    "OpenMotion(motion:<n>)",
    "OpenMotion(motion:<n>)",
    "OpenMotion(mover:<b>,action:\"x\",object:\"y\",scope:Owners)",
    "EditMotion(motion:<n>,who:\"<n>\")",
    "SetScope(motion:<n>,scope:Council)",
    "Amend(mover:<b>,when:\"<n>\")",
    "Amend(mover:<b>,friendly:true,when:\"<n>\")",
    "RaiseHand(badge:<b>,side:<S>)",
    "RaiseHand(badge:<b>,side:<S>)",
    "RaiseHand(badge:<b>,side:<S>)",
    "RaiseHand(badge:<b>)",
    "LowerHand(badge:<b>)",
    "GrantFloor()",
    "GrantFloor()",
    "GrantFloor(badge:<b>)",
    "AddTime(seconds:60)",
    "EndSpeech()",
    "EndSpeech()",
    "EndSpeech(void:true)",
    "NoteSpeech(speech:<n>,text:\"x\")",
    "NoteSpeech(motion:<n>,badge:<b>,side:<S>,seconds:90)",
    "CallToOrder(rule:<L>,badge:<b>,step:<P>,park:\"x\")",
    "CloseDebate()",
    "CloseDebate()",
    "OpenVote(on:Motion(<n>),present:12)",
    "OpenVote(on:Motion(<n>),present:12)",
    "OpenVote(on:Amendment(<n>))",
    "OpenVote(on:Choice(title:\"x\",options:[Topic(<n>),Topic(<n>),Text(\"x\")],pick:<n>),present:12)",
    "OpenVote(on:CloseDebate)",
    "OpenVote(on:Limits(seconds:60,turns:1))",
    "OpenVote(on:Extend(minutes:<n>))",
    "OpenVote(on:Appeal(<n>))",
    "CountFor(count:<h>)",
    "CountFor(count:<h>)",
    "CountAgainst(count:<h>)",
    "CountAgainst(count:<h>)",
    "CountOption(option:<n>,count:<h>)",
    "ChairVote(side:<S>)",
    "CloseVote()",
    "CloseVote()",
    "CloseVote()",
    "CancelVote(reason:\"x\")",
    "Recount(reason:\"x\")",
    "ProposeAction(what:\"x\",motion:<n>,owner:<b>)",
    "ProposeAction(what:\"x\")",
    "Pledge(badge:<b>,text:\"x\",action:<n>,due:\"2026-06-01\")",
    "ClaimAction(action:<n>,badge:<b>,due:\"2026-06-01\")",
    "DropAction(action:<n>,reason:\"x\")",
    "Respond(org:\"x\")",
    "Forward(what:<R>(<n>),to:<D>)",
    "SetFollowUp(date:\"2026-06-13\")",
    "Park(what:<R>(<n>),badge:<b>,to:<D>)",
    "Park(text:\"x\")",
    "Attach(name:\"x\",what:<R>(<n>))",
    "Correct(what:<R>(<n>),text:\"x\",reason:\"x\")",
    "SignMinutes(role:Chair,badge:<b>)",
    "SignMinutes(role:Resident,badge:<b>)",
];

/// A form with its holes filled.
fn line(chance: &mut Chance, room: &Room) -> String {
    let legal: Vec<&str> = room.meeting().legal_now().into_iter().map(Name::as_str).collect();
    let mut form = chance.pick(FORMS);
    // Mostly what is legal here, and the end of a stage or of the meeting seldom.
    for _ in 0..40 {
        let name = form.split('(').next().unwrap_or_default();
        let one_in = match name {
            "CloseMeeting" => 100,
            "AdvanceStage" | "ReturnToStage" | "Adjourn" | "SignOut" | "Undo" | "Redo" | "Recess" | "EditMeeting"
            | "ReadAloud" | "EditParticipant" | "PauseClock" | "CancelVote" | "SetFollowUp" | "Respond" => 6,
            _ => 1,
        };
        if (legal.contains(&name) || chance.below(30) == 0) && chance.below(one_in) == 0 {
            break;
        }
        form = chance.pick(FORMS);
    }
    let mut line = String::new();
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('<') {
        let (hole, after) = after.split_once('>').unwrap();
        line.push_str(before);
        match hole {
            "b" => write!(line, "{}", chance.below(14)),
            "c" => write!(line, "{}.{}", chance.below(9), 1 + chance.below(2)),
            "n" => write!(line, "{}", chance.below(4).max(chance.below(2))),
            "h" => write!(line, "{}", chance.below(9)),
            "u" => write!(line, "{}", room.timeline().undoable().map_or(0, |entry| entry.seq)),
            "S" => write!(line, "{}", chance.pick(&["For", "Against", "Question"])),
            "T" => write!(line, "S{}", chance.below(8)),
            "D" => write!(line, "{}", chance.pick(&["NextMeeting", "Community", "Owners"])),
            "R" => write!(
                line,
                "{}",
                chance.pick(&["Topic", "Motion", "Action", "Parked", "Group", "Pledge"])
            ),
            "L" => write!(line, "{}", chance.pick(&["R03", "R04", "R06", "R07", "R10"])),
            "P" => write!(line, "{}", chance.pick(&["Remind", "Approach", "EndTurn", "Bar"])),
            "O" => write!(line, "{}", chance.pick(&["Chair", "Deputy", "Recorder", "Timekeeper"])),
            "G" => write!(line, "{}", chance.pick(&["Convener", "Recorder", "Timekeeper", "Reporter"])),
            other => panic!("no such hole: {other}"),
        }
        .unwrap();
        rest = after;
    }
    line.push_str(rest);
    if chance.below(3) == 0 {
        format!("(because:\"x\",cmd:{line})")
    } else {
        line
    }
}

#[test]
fn any_command_at_any_time_leaves_a_meeting_that_replays() {
    for seed in 1..=SEEDS {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let start = STARTS[usize::try_from(seed).unwrap() % STARTS.len()];
        let charter = preset(chance.pick(&["haishu", "nantang", "solo"])).unwrap();
        let mut room = start().under(|own| *own = charter);
        let mut lines = Vec::new();
        for _ in 0..LINES {
            lines.push(line(&mut chance, &room));
            let _ = room.when(lines.last().unwrap());
            holds(&room, seed, &lines);
        }
        let meeting = room.meeting();
        assert_eq!(&replayed(room.timeline()), meeting, "seed {seed}: {lines:#?}");
        let at_once: Timeline = room.timeline().entries().iter().cloned().collect();
        assert_eq!(at_once.meeting(), meeting, "seed {seed}: {lines:#?}");
    }
}

const STARTS: [fn() -> Room; 11] = [
    at_s0,
    at_s1,
    at_s2,
    at_s3,
    at_s4,
    at_s4_with_motion,
    at_s4_spoken,
    at_s5_voting,
    at_s5_decided,
    at_s6,
    at_s7,
];
const SEEDS: u64 = 1100;
const LINES: usize = 250;

/// What no order of commands may break.
fn holds(room: &Room, seed: u64, lines: &[String]) {
    use yishi::meeting::state::{CardPlace, MotionState, TopicFate};
    let m = room.meeting();
    let last = || {
        format!(
            "seed {seed}, line {}: {:?}",
            lines.len(),
            &lines[lines.len().saturating_sub(8)..]
        )
    };
    // One open motion, one speaker, one vote.
    let open: Vec<_> = m
        .motions
        .values()
        .filter(|motion| motion.state == MotionState::Open)
        .map(|motion| motion.no)
        .collect();
    assert_eq!(open, m.open_motion.into_iter().collect::<Vec<_>>(), "open motion; {}", last());
    if let Some(no) = m.speaking {
        let speech = &m.speeches[&no];
        assert!(speech.deadline.is_some() && speech.seconds.is_none(), "speaking; {}", last());
        assert_eq!(Some(speech.motion), m.open_motion, "speaks on the open motion; {}", last());
        assert!(m.is_present(speech.badge), "speaker is here; {}", last());
    }
    let running = m.speeches.values().filter(|speech| speech.seconds.is_none()).count();
    assert_eq!(running, usize::from(m.speaking.is_some()), "running speeches; {}", last());
    for vote in m.votes.values() {
        let counted = u32::from(vote.for_.unwrap_or(0)) + u32::from(vote.against.unwrap_or(0));
        assert!(counted <= u32::from(vote.present), "R12; {}", last());
        if let Some(result) = &vote.result
            && vote.for_.is_some()
        {
            assert_eq!(
                result.for_ + result.against + result.not_voted,
                vote.present,
                "sum; {}",
                last()
            );
        }
        let open = vote.result.is_none() && vote.cancelled.is_none();
        assert_eq!(open, m.open_vote == Some(vote.no), "open vote; {}", last());
    }
    for (office, badge) in &m.offices {
        assert!(m.is_present(*badge), "{office:?} is here; {}", last());
    }
    // A card stands where its topic says, and a topic with a table is posted there.
    for concern in m.concerns.values() {
        if let CardPlace::In(topic, _) = concern.place {
            assert!(m.topics[&topic].cards.contains(&concern.card), "card in topic; {}", last());
        }
    }
    for topic in m.topics.values() {
        for card in &topic.cards {
            assert!(
                matches!(m.concerns[card].place, CardPlace::In(no, _) if no == topic.no),
                "topic has card; {}",
                last()
            );
        }
        if let TopicFate::Posted(group) = topic.fate {
            assert_eq!(m.groups[&group].topic, topic.no, "posted; {}", last());
        }
    }
    for group in m.groups.values() {
        assert!(
            group.members.iter().all(|badge| m.is_present(*badge)),
            "members are here; {}",
            last()
        );
        assert!(
            group.roles.values().all(|badge| m.closed.is_some() || m.is_present(*badge)),
            "roles are here; {}",
            last()
        );
    }
    if let Some(motion) = m.open_motion() {
        assert!(
            motion.debate.hands.iter().all(|hand| m.is_present(hand.badge)),
            "hands are here; {}",
            last()
        );
        assert!(
            !motion.debate.closed || motion.debate.hands.is_empty(),
            "no hand after the debate; {}",
            last()
        );
    } else {
        assert!(m.speaking.is_none(), "nobody speaks without a motion; {}", last());
    }
    assert!(
        m.closed.is_none() || (m.speaking.is_none() && m.open_vote.is_none() && m.open_motion.is_none()),
        "closed; {}",
        last()
    );
    if let Some((_, motion)) = m.chair_back {
        assert!(
            matches!(m.motions[&motion].state, MotionState::Open | MotionState::Waiting),
            "chair back; {}",
            last()
        );
    }
    if let Some(next) = m.next_speaker() {
        assert!(
            m.is_present(next.badge)
                && m.speaking
                    .is_none_or(|no| m.speeches[&no].badge != next.badge || next.badge.0 == 0),
            "next; {}",
            last()
        );
    }
    let now = m.last_at.unwrap();
    if let (Some(left), Some(deadline)) = (m.stage_left(now), m.clock.deadline) {
        let plan = i64::from(m.clock.minutes) * 60_000;
        assert!(left <= plan, "stage left {left} of {plan}, {deadline}; {}", last());
    }
    if let (Some(left), Some(speech)) = (m.speech_left(now), m.running_speech()) {
        assert!(left <= i64::from(speech.granted) * 1000, "speech left {left}; {}", last());
    }
    for item in m.parked.values() {
        match item.what {
            Some(yishi::meeting::words::Ref::Topic(no)) => {
                assert!(m.topics[&no].fate != TopicFate::Live, "parked and live; {}", last());
            }
            Some(yishi::meeting::words::Ref::Card(card)) => {
                assert!(
                    !matches!(m.concerns[&card].place, CardPlace::Unplaced),
                    "parked card; {}",
                    last()
                );
            }
            _ => {}
        }
    }
    for (badge, dots) in &m.dots_by {
        assert!(badge.0 == 0 || *dots <= m.charter().unwrap().market.dots, "dots; {}", last());
    }
    // What is said to be legal is in the table of its stage.
    for name in m.legal_now() {
        assert!(
            spec::of(name).stages.contains(&m.stage) || m.opening.is_none(),
            "{name:?}; {}",
            last()
        );
    }
}
