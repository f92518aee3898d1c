//! Operators: one types what the room shows, the others do nothing, type noise, or press only Enter.

use std::collections::{BTreeMap, BTreeSet};

use yishi::{
    charter::Stage,
    i18n::{Lang, rehearsal as words},
    meeting::{
        Meeting, Moment,
        words::{Side, Subject},
    },
    rehearsal::{Act, Happened, Hint, Room, Seen, Setup, due, hints},
};

use super::coach::Leaves;
use crate::support::{self, order};

/// When evenings begin.
pub const OPENED: &str = "2026-05-23T18:40:00+08:00";

/// A meeting, the room of it, and the time.
pub struct Evening {
    pub lang: Lang,
    pub meeting: support::Room,
    pub room: Room,
    pub now: Moment,
    /// Lines that were refused, each with why.
    pub refused: Vec<String>,
    /// What was typed and left a line, as a script.
    pub script: Vec<String>,
    /// What was typed and refused is typed again after a while.
    tried: BTreeMap<(i64, String), Moment>,
    /// Since when nothing waited.
    calm: Moment,
    /// What is left out.
    pub leaves: Option<Leaves>,
    /// Until the coach would say this.
    pub wanted: Option<Hint>,
    /// The coach is listened to.
    pub hears: bool,
    /// Whatever could have been said.
    pub heard: BTreeSet<Hint>,
}

impl Evening {
    pub fn opened(setup: Setup, lang: Lang) -> Self {
        let now: Moment = OPENED.parse().unwrap();
        let theme = words::theme_of(lang, &setup);
        let open = format!(
            "(at:{OPENED:?},cmd:OpenMeeting(estate:\"梧桐新村\",theme:{theme:?},minutes:120,practice:true,charter:Preset(\"haishu\")))"
        );
        let meeting = support::given(&[&open]);
        let room = Room::new(setup).unwrap();
        Self {
            script: vec![open],
            lang,
            meeting,
            room,
            now,
            refused: Vec::new(),
            tried: BTreeMap::new(),
            calm: now,
            leaves: None,
            wanted: None,
            hears: false,
            heard: BTreeSet::new(),
        }
    }

    pub fn m(&self) -> &Meeting {
        self.meeting.meeting()
    }

    /// So many seconds go by.
    pub fn wait(&mut self, seconds: u32) {
        self.now = self.now.plus_s(seconds);
        self.room.reach(self.meeting.timeline().entries(), self.now);
        let asks = |happened: &Happened| !matches!(happened.act, Act::Official { .. });
        if self.room.waiting().any(|happened| asks(happened) && !self.tried.contains_key(&key(happened))) {
            self.calm = self.now;
        }
    }

    /// Sits down at a meeting that others brought this far.
    pub fn sits_down(mut self, meeting: support::Room) -> Self {
        self.meeting = meeting;
        self.now = self.m().last_at.unwrap_or(self.now);
        self.calm = self.now;
        self
    }

    fn seen(&self) -> Seen<'_> {
        Seen { m: self.m(), truth: self.room.truth(), now: self.now }
    }

    /// What a coach who speaks up would say now.
    pub fn due(&self) -> Option<Hint> {
        due(&self.seen()).map(|row| row.hint)
    }

    fn listens(&mut self) {
        let seen = self.seen();
        let late = |since: Moment, after| self.now.since(since) >= after * 1000;
        let rows = hints().into_iter().filter(|row| (row.when)(&seen).is_some_and(|since| late(since, row.after)));
        let heard: Vec<Hint> = rows.map(|row| row.hint).collect();
        self.heard.extend(heard);
    }

    /// Types a line.
    pub fn give(&mut self, line: &str) -> bool {
        if matches!(self.leaves, Some(Leaves::Line(left)) if line.starts_with(left)) {
            return false;
        }
        let mut order = order(line);
        order.at = Some(self.now);
        let lines = self.meeting.timeline().entries().len();
        match self.meeting.give(order) {
            Ok(_) => {
                self.script.push(format!("(at:\"{}\",cmd:{line})", self.now));
                true
            }
            Err(refusal) => {
                // What a rule refused is a line, too.
                if self.meeting.timeline().entries().len() > lines {
                    self.script.push(format!("(at:\"{}\",cmd:{line},expect:Refused({:?}))", self.now, refusal.ground));
                }
                self.refused.push(format!("{} {line}: {:?}", self.now, refusal.fact));
                false
            }
        }
    }

    fn calm_for(&self, seconds: i64) -> bool {
        self.now.since(self.calm) >= seconds * 1000
    }

    fn since_stage(&self) -> i64 {
        self.m().visits.last().map_or(0, |visit| self.now.since(visit.entered) / 1000)
    }

    /// Whoever reads the room and types: to the end, or for so long.
    pub fn run(&mut self, most: u32) {
        let end = self.now.plus_s(most);
        while self.now < end {
            self.wait(1);
            if self.wanted.is_some() && self.due() == self.wanted {
                return;
            }
            if self.hears {
                self.listens();
            }
            if !self.types() {
                self.wait(1);
                self.goes_on();
            }
            if self.m().closed.is_some() && self.calm_for(90) {
                return;
            }
        }
    }

    /// Types the oldest thing that has waited for two seconds.
    pub fn types(&mut self) -> bool {
        let now = self.now;
        let waits: Vec<Happened> = self.room.waiting().cloned().collect();
        for happened in waits.iter().filter(|happened| now.since(happened.at) >= 2000) {
            let key = key(happened);
            if self.tried.get(&key).is_some_and(|tried| now.since(*tried) < 20_000) {
                continue;
            }
            if matches!(self.leaves, Some(Leaves::Act(left)) if left(&happened.act)) {
                continue;
            }
            let lines = typed(self.lang, &happened.act, self.m(), now);
            if lines.is_empty() {
                continue;
            }
            self.tried.insert(key, now);
            for line in lines {
                self.give(&line);
            }
            return true;
        }
        false
    }

    /// What comes next, where nothing waits.
    pub fn goes_on(&mut self) {
        let m = self.m();
        if m.closed.is_some() {
            return;
        }
        let missing: Vec<_> = m.missing().into_iter().filter(|of| !of.is_advice()).collect();
        let line = match m.stage {
            Stage::S0 if m.started.is_none() => (self.since_stage() > 110).then(|| "StartMeeting()".to_owned()),
            Stage::S0 if m.readings.is_empty() => Some("ReadAloud(what:Rules)".to_owned()),
            Stage::S0 => self.calm_for(10).then(|| "AdvanceStage()".to_owned()),
            Stage::S1 => (self.since_stage() > 200 && self.calm_for(30)).then(|| "AdvanceStage()".to_owned()),
            Stage::S2 if m.groups.is_empty() => {
                let top: Vec<String> = m.live_topics().iter().take(3).map(|topic| topic.no.to_string()).collect();
                let counted = m.topics.values().any(|topic| topic.dots > 0);
                counted.then(|| format!("PostTopic(topics:[{}])", top.join(",")))
            }
            Stage::S2 => (self.calm_for(70)).then(|| "AdvanceStage()".to_owned()),
            Stage::S3 => (self.since_stage() > 820 && missing.is_empty() && self.calm_for(20))
                .then(|| "AdvanceStage()".to_owned()),
            Stage::S4 | Stage::S5 => self.floor(),
            Stage::S6 => {
                let parked = m.parked.values().find(|item| item.to.is_none()).map(|item| item.no);
                match parked {
                    Some(no) => Some(format!("Forward(what:Parked({no}),to:NextMeeting)")),
                    None if m.follow_up.is_none() => Some("SetFollowUp(date:\"2026-06-20\")".to_owned()),
                    None => self.calm_for(40).then(|| "AdvanceStage()".to_owned()),
                }
            }
            Stage::S7 => None,
        };
        if let Some(line) = line
            && self.give(&line)
        {
            self.calm = self.now;
        }
    }

    fn floor(&self) -> Option<String> {
        let m = self.m();
        if m.clock.paused.is_some() {
            // After a call to order the clock stands; in the dark it stands until there is light.
            let all = self.room.truth().all();
            let dark = all.iter().find(|happened| happened.act == Act::Dark);
            let is_dark = dark.is_some_and(|dark| self.now.since(dark.at) < 120_000);
            return (!is_dark).then(|| "ResumeClock()".to_owned());
        }
        if let Some(vote) = m.open_vote() {
            let counted = match &vote.on {
                Subject::Choice { options, .. } => vote.options.len() == options.len(),
                _ => vote.for_.is_some() && vote.against.is_some(),
            };
            return counted.then(|| "CloseVote()".to_owned());
        }
        if m.running_speech().is_some() {
            return None;
        }
        if let Some(motion) = m.open_motion() {
            if m.next_speaker().is_some() {
                return Some("GrantFloor()".to_owned());
            }
            let closes = !motion.debate.closed && self.calm_for(45);
            return closes.then(|| "CloseDebate()".to_owned());
        }
        let heard = m.groups.values().filter(|group| !group.is_emptied());
        if heard.clone().any(|group| group.reported.is_none() || !group.is_answered()) && !self.calm_for(120) {
            return None;
        }
        match m.waiting_motions().next() {
            Some(motion) => self.calm_for(5).then(|| format!("OpenMotion(motion:{})", motion.no)),
            None => self.calm_for(20).then(|| "AdvanceStage()".to_owned()),
        }
    }
}

fn key(happened: &Happened) -> (i64, String) {
    (happened.at.ms(), format!("{:?}", happened.act))
}

/// What is typed for something that happened.
pub fn typed(lang: Lang, act: &Act, m: &Meeting, now: Moment) -> Vec<String> {
    let one = |line: String| vec![line];
    match act {
        Act::Come { badges, official, .. } => {
            let sector = if *official { ",sector:\"community\"" } else { "" };
            one(format!("SignIn(badges:{:?}{sector})", words::numbers(badges)))
        }
        Act::Serve { badge, office } => one(format!("TakeOffice(office:{office:?},badge:{badge})")),
        Act::Say { badge, names: true, .. } => one(format!("RaiseConcern(cards:\"{badge}\")")),
        Act::Say { badge, line, .. } => one(format!("RaiseConcern(badge:{badge},text:{:?})", words::card(lang, *line))),
        Act::Pile { badges } => one(format!("RaiseConcern(cards:{:?})", words::numbers(badges))),
        Act::Sorted { theme, topic, cards } => {
            let list: Vec<String> = cards.iter().map(ToString::to_string).collect();
            let list = list.join(" ");
            one(topic.map_or_else(
                || format!("Cluster(title:{:?},cards:{list:?})", words::title(lang, *theme)),
                |topic| format!("Cluster(topic:{topic},cards:{list:?})"),
            ))
        }
        Act::Dots { dots } => {
            let list: Vec<String> = dots.iter().map(|(topic, n)| format!("({topic},{n})")).collect();
            one(format!("CountDots(dots:[{}])", list.join(",")))
        }
        Act::Convene { group, badge } => one(format!("Convene(group:{group},badge:{badge})")),
        Act::Sit { group, badges } => {
            let free: Vec<u16> =
                badges.iter().copied().filter(|b| m.table_of(yishi::meeting::numbers::Badge(*b)).is_none()).collect();
            one(format!("SignUp(group:{group},badges:{:?})", words::numbers(&free)))
        }
        Act::Walk { badge, group } => one(format!("MoveTo(badges:{badge},group:{group})")),
        Act::Reporter { group, badge } => one(format!("TakeGroupRole(group:{group},role:Reporter,badge:{badge})")),
        Act::Slip { group, badge, theme } => {
            let text = words::motion(lang, *theme);
            one(format!(
                "DraftMotion(group:{group},mover:{badge},action:{:?},object:{:?},who:{:?},when:{:?})",
                text.action, text.object, text.who, text.when
            ))
        }
        Act::Stand { group, .. } => one(format!("ReportGroup(group:{group})")),
        Act::Own { group, theme } => one(format!("AnswerGroup(group:{group},answer:{:?})", words::own(lang, *theme))),
        Act::Hand { badge, side } => one(format!("RaiseHand(badge:{badge},side:{side:?})")),
        Act::Done { .. } | Act::Over { .. } => one("EndSpeech()".to_owned()),
        Act::Digress { badge, line } => {
            one(format!("CallToOrder(rule:R06,badge:{badge},park:{:?})", words::card(lang, *line)))
        }
        Act::Interrupt { badge } | Act::Cross { badge } | Act::Hurt { badge, .. } => {
            one(format!("CallToOrder(rule:{:?},badge:{badge})", act.breaks()[0]))
        }
        Act::Present { motion, count, tellers: [a, b] } => {
            one(format!("OpenVote(on:Motion({motion}),present:{count},tellers:[{a},{b}])"))
        }
        Act::Show { side: Side::For, count, .. } => one(format!("CountFor(count:{count})")),
        Act::Show { count, .. } => one(format!("CountAgainst(count:{count})")),
        Act::Pick { option, count, .. } => one(format!("CountOption(option:{option},count:{count})")),
        Act::Offer { badge, motion, days, .. } => {
            let due = now.date() + chrono::Days::new((*days).into());
            one(format!("ClaimMotion(motion:{motion},badge:{badge},due:\"{due}\")"))
        }
        Act::Pledge { badge, motion, line } => {
            one(format!("Pledge(badge:{badge},text:{:?},motion:{motion})", words::offer(lang, *line)))
        }
        Act::Reply { badge, theme } => {
            one(format!("Respond(org:\"社区\",badge:{badge},text:{:?})", words::reply(lang, *theme)))
        }
        Act::Leave { badges } => one(format!("SignOut(badges:{:?})", words::numbers(badges))),
        Act::Dark => one("PauseClock()".to_owned()),
        Act::Light => one("ResumeClock()".to_owned()),
        Act::Sign { badge, role } => {
            let mut lines = Vec::new();
            if !m.readings.iter().any(|(_, what)| *what == yishi::meeting::words::Reading::Minutes) {
                lines.push("ReadAloud(what:Minutes)".to_owned());
            }
            lines.push(format!("SignMinutes(role:{role:?},badge:{badge})"));
            lines
        }
        Act::Nobody { .. } | Act::Talk { .. } | Act::Cut { .. } | Act::Official { .. } => Vec::new(),
    }
}
