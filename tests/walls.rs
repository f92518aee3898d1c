//! The wall says nothing wrong: what it shows follows from the meeting alone, whoever typed it and wherever it hangs.

use std::collections::BTreeMap;

use yishi::{
    i18n::{Lang, names::Roll},
    meeting::{
        Meeting, Moment,
        numbers::{AmendmentNo, MotionNo, RulingNo},
        words::{Choice, Subject},
    },
    minutes::{Record, wechat},
    view::{self, Look, Page, Wall, wall::Choice as Chosen},
};

use crate::{
    sessions::{scripts, surprises},
    support::{Room, at_s2, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s6},
};

/// The wall of a meeting, without its newest line: as a second screen has it that was just begun.
fn hung(meeting: &Meeting, now: Moment, page: Chosen) -> Wall {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let look = Look { now, names: &names, lang: Lang::Zh, head: "" };
    view::wall(meeting, None, page, &look)
}

fn wall(room: &Room) -> Wall {
    hung(room.meeting(), room.now(), Chosen::default())
}

fn title(wall: &Wall) -> String {
    wall.title().unwrap_or_default()
}

fn says(wall: &Wall) -> String {
    format!("{:?} {:?}", wall.items, wall.brief)
}

/// How a vote on something is led to, what each of its ends is called on the wall, and what the room does next.
struct Scene {
    before: Room,
    /// For a choice: hands for each of its three options.
    counts: &'static [(&'static [u16], &'static str, &'static str)],
    next: &'static str,
}

/// One scene for each thing that can be voted on: a new one doesn't compile until it has one.
fn scene(on: &Subject) -> Scene {
    let of = |before: Room, counts, next| Scene { before, counts, next };
    match on {
        Subject::Motion(_) => of(
            at_s4_spoken().and(&["CloseDebate()"]),
            &[
                (&[12, 0], "都同意", "没人反对，通过了"),
                (&[8, 0], "没人反对", "没人反对，通过了"),
                (&[8, 3], "通过了", "8比3多，通过了"),
                (&[3, 8], "没通过", "8比3多"),
                (&[4, 4], "一样多", "4对4"),
                (&[0, 0], "没人举手", "这次先不定"),
            ],
            r#"(because: "先歇", cmd: Recess(minutes: 5))"#,
        ),
        Subject::Amendment(_) => of(
            at_s4_spoken().and(&[r#"Amend(mover: 10, when: "7月底前")"#]),
            &[
                (&[8, 3], "就这样改", "7月底前"),
                (&[3, 8], "不改", "6月底前"),
                (&[4, 4], "不改", "改4 不改4"),
                (&[0, 0], "不改", "6月底前"),
            ],
            "CloseDebate()",
        ),
        Subject::Choice { .. } => of(
            at_s2(),
            &[
                (&[7, 3, 2], "选出1件", "灯"),
                (&[5, 5, 2], "一样多", "一样多的几个，再选一次"),
                (&[0, 0, 0], "没人举手", "空着1个"),
            ],
            "PostTopic(topics: [1])",
        ),
        Subject::CloseDebate => of(
            at_s4_spoken(),
            &[
                (&[8, 3], "说到这里", "点点有票的有几位"),
                (&[3, 8], "接着说", "停3 不停8"),
                (&[4, 4], "接着说", "停4 不停4"),
                (&[0, 0], "接着说", "停0 不停0"),
            ],
            r#"(because: "先歇", cmd: Recess(minutes: 5))"#,
        ),
        Subject::Limits { .. } => of(
            at_s4_with_motion(),
            &[
                (&[8, 3], "就按这个", "一回60秒，一件事说1回"),
                (&[3, 8], "照原来的", "改3 不改8"),
                (&[4, 4], "照原来的", "改4 不改4"),
                (&[0, 0], "照原来的", "改0 不改0"),
            ],
            r#"Amend(mover: 10, when: "7月底前")"#,
        ),
        Subject::Extend { .. } => of(
            at_s4_with_motion(),
            &[
                (&[8, 3], "再谈10分钟", "8比3多，再谈10分钟"),
                (&[3, 8], "不加时间", "加3 不加8"),
                (&[4, 4], "不加时间", "加4 不加4"),
                (&[0, 0], "不加时间", "加0 不加0"),
            ],
            r#"Amend(mover: 10, when: "7月底前")"#,
        ),
        Subject::Appeal(_) => of(
            at_s4_spoken().and(&["CallToOrder(rule: R06, badge: 6)"]),
            &[
                (&[8, 3], "改回来了", "8比3多，改回来"),
                (&[3, 8], "照主持人的", "改回来3 照旧8"),
                (&[4, 4], "照主持人的", "改回来4 照旧4"),
                (&[0, 0], "照主持人的", "改回来0 照旧0"),
            ],
            "CloseDebate()",
        ),
    }
}

fn subjects() -> Vec<Subject> {
    let options = ["灯", "门", "车棚"].map(|option| Choice::Text(option.into())).to_vec();
    vec![
        Subject::Motion(MotionNo(1)),
        Subject::Amendment(AmendmentNo(1)),
        Subject::Choice { title: "先做哪件".into(), options, pick: 1 },
        Subject::CloseDebate,
        Subject::Limits { seconds: 60, turns: 1 },
        Subject::Extend { minutes: 10 },
        Subject::Appeal(RulingNo(1)),
    ]
}

fn counted(on: &Subject, counts: &[u16]) -> Vec<String> {
    if on.is_choice() {
        return (1..)
            .zip(counts)
            .map(|(no, count): (u16, _)| format!("CountOption(option: {no}, count: {count})"))
            .collect();
    }
    vec![format!("CountFor(count: {})", counts[0]), format!("CountAgainst(count: {})", counts[1])]
}

fn voted(on: &Subject, counts: &[u16]) -> Room {
    let open = format!("OpenVote(on: {}, present: 12, tellers: [10, 11])", ron::to_string(on).unwrap());
    let close = counted(on, counts).into_iter().chain(["CloseVote()".to_owned()]);
    let lines: Vec<String> = [open].into_iter().chain(close).collect();
    let room = scene(on).before;
    lines.iter().fold(room, |room, line| room.and(&[line]))
}

#[test]
fn the_result_of_whatever_was_voted_on_stands_with_its_counts_until_the_room_goes_on() {
    for on in subjects() {
        for (counts, big, line) in scene(&on).counts {
            let what = format!("{on:?} {counts:?}");
            let room = voted(&on, counts);
            let shown = wall(&room);
            assert_eq!(title(&shown), *big, "{what}: {}", says(&shown));
            assert!(says(&shown).contains(line), "{what}: {}", says(&shown));
            for count in *counts {
                let count = if on.is_choice() { format!("{count}位") } else { format!("value: Some({count})") };
                assert!(says(&shown).contains(&count), "{what}: {}", says(&shown));
            }
            // Somebody comes late, and the recorder types: the room still reads the result, a while later, too.
            let mut typed = room.and(&["SignIn(badges: \"20\")", r#"Park(text: "停车")"#]);
            assert_eq!(title(&wall(&typed)), *big, "{what}");
            typed.when_after(90, "SignOut(badges: \"20\")").unwrap();
            assert_eq!(title(&wall(&typed)), *big, "{what}");
            let Ok(_) = typed.when(scene(&on).next) else { continue };
            assert_ne!(title(&wall(&typed)), *big, "{what}: {}", scene(&on).next);
        }
    }
}

#[test]
fn a_vote_that_was_broken_off_is_not_called_counted_again() {
    let room = scene(&Subject::CloseDebate).before;
    let room = room.and(&["OpenVote(on: CloseDebate, present: 12)", r#"CancelVote(reason: "还想说")"#]);
    let shown = wall(&room);
    assert_eq!(title(&shown), "这次不算");
    assert!(says(&shown).contains("还想说"), "{}", says(&shown));
}

#[test]
fn while_tables_talk_a_result_gives_way_to_their_clock_after_a_minute() {
    let mut room = at_s3().and(&[
        "OpenVote(on: Extend(minutes: 10), present: 12)",
        "CountFor(count: 8)",
        "CountAgainst(count: 3)",
        "CloseVote()",
    ]);
    assert_eq!(title(&wall(&room)), "再谈10分钟");
    room.when_after(61, "NotePoint(group: 1, text: \"灯\")").unwrap();
    assert_eq!(title(&wall(&room)), "围着桌子谈，谈出个办法");
}

/// So many lines of the chat text stand under its headings.
struct Told(Vec<String>);

impl Told {
    fn of(meeting: &Meeting) -> Self {
        let calls = BTreeMap::new();
        let names = Roll { lang: Lang::Zh, calls: &calls };
        let text = String::from_utf8(wechat::write(meeting, &Record::of(&names, Lang::Zh))).unwrap();
        Self(text.lines().map(str::to_owned).collect())
    }

    fn under(&self, heading: &str) -> Vec<&String> {
        let from = self.0.iter().position(|line| line.starts_with(heading)).map_or(self.0.len(), |at| at + 1);
        let numbered =
            |line: &&String| ["提议", "行动", "认领", "选出", "议题"].iter().any(|word| line.starts_with(word));
        self.0[from..].iter().take_while(numbered).collect()
    }
}

fn number_before(text: &str, words: (&str, &str)) -> usize {
    let Some((_, rest)) = text.split_once(words.0) else { return 0 };
    rest.split_once(words.1).and_then(|(n, _)| n.parse().ok()).unwrap_or(0)
}

/// The closing wall counts what the papers list: what was decided apart from what was sent on, what was picked, what was heard, and
/// what somebody took on.
#[test]
fn the_counts_of_the_last_wall_are_those_of_the_papers_for_every_sample_meeting() {
    let (mut seen, mut all) = ([0; 5], Vec::new());
    for (name, text) in scripts() {
        let room = surprises(&text).0;
        let meeting = room.meeting();
        let told = Told::of(meeting);
        let sum = says(&hung(meeting, room.now(), Chosen::default()));
        let plan = says(&hung(meeting, room.now(), Chosen { page: Page::Plan, ..Chosen::default() }));
        assert!(!["了0件", "去0件", "出0件"].iter().any(|none| sum.contains(none)), "{name}: {sum}");
        let picked: usize = meeting
            .votes
            .values()
            .filter(|vote| vote.short.is_none())
            .filter_map(|vote| vote.result.as_ref())
            .map(|result| result.picked.len())
            .sum();
        let heard =
            told.0.iter().find(|line| line.starts_with("大家提到：")).map_or(0, |line| line.matches("议题").count());
        let owned = |line: &&&String| !line.contains("待认领");
        let counts = [
            ("定了", "件", told.under("定了的事").len(), number_before(&sum, ("定了", "件"))),
            ("递上去", "件", told.under("递上去的建议").len(), number_before(&sum, ("递上去", "件"))),
            ("选出", "件", picked, number_before(&sum, ("选出", "件"))),
            ("提了", "件", if picked > 0 { 0 } else { heard }, number_before(&sum, ("大家提了", "件"))),
            ("领了", "件", told.under("谁来做").iter().filter(owned).count(), number_before(&plan, ("领了", "件事"))),
        ];
        for (at, (what, _, paper, shown)) in counts.into_iter().enumerate() {
            seen[at] += usize::from(paper > 0);
            if paper != shown {
                all.push(format!(
                    "{name}: {what} {paper} in the papers, {shown} on the wall\n{}\n{sum}\n{plan}",
                    told.0.join("\n")
                ));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n\n"));
    assert!(seen.iter().all(|many| *many > 0), "{seen:?}");
}

#[test]
fn whoever_is_next_stands_without_a_side_and_whoever_waits_in_the_order_of_calls() {
    let room = at_s4_with_motion().and(&[
        "RaiseHand(badge: 8, side: Against)",
        "RaiseHand(badge: 9, side: Against)",
        "RaiseHand(badge: 10, side: For)",
        "RaiseHand(badge: 11, side: For)",
    ]);
    let shown = says(&wall(&room));
    // Nobody has spoken: there is no other side to hear yet.
    assert!(shown.contains("\"10号\"") && !shown.contains("另一边"), "{shown}");
    assert!(shown.contains("\"8号  11号  9号\""), "{shown}");
    let names: Vec<&str> = shown.split('"').filter(|said| said.contains('号')).collect();
    assert!(names.iter().all(|said| !said.contains("赞成") && !said.contains("反对")), "{names:?}");
    assert!(names.iter().all(|said| !said.contains("按举手先后")), "8 was up before: {names:?}");
    let lines =
        ["RaiseHand(badge: 10, side: For)", "RaiseHand(badge: 11, side: For)", "RaiseHand(badge: 8, side: Against)"];
    let spoke = at_s4_with_motion().and(&lines).and(&["GrantFloor()", "EndSpeech()"]);
    assert!(says(&wall(&spoke)).contains("也听听另一边"), "{}", says(&wall(&spoke)));
}

#[test]
fn who_begins_is_asked_before_who_else() {
    let room = at_s4_with_motion();
    assert!(says(&wall(&room)).contains("哪位先说") && !says(&wall(&room)).contains("还有人说吗"));
    assert!(says(&wall(&at_s4_spoken())).contains("还有人说吗"));
}

#[test]
fn the_words_for_the_time_go_with_the_clock() {
    let room = at_s3();
    let meeting = room.meeting();
    let deadline = meeting.clock.deadline.unwrap();
    let at = |left: i64| {
        let wall = hung(meeting, deadline.plus_ms(-left * 1000), Chosen::default());
        title(&wall)
    };
    let words = [
        (301, "围着桌子谈，谈出个办法"),
        (300, "还有五分钟"),
        (241, "还有五分钟"),
        (240, "还有四分钟"),
        (97, "还有两分钟"),
        (60, "还有一分钟"),
        (1, "还有一分钟"),
        (0, "时间到"),
        (-47, "时间到"),
    ];
    for (left, big) in words {
        assert_eq!(at(left), big, "{left}");
    }
}

#[test]
fn on_time_never_stands_beside_a_clock_that_is_over() {
    let room = at_s3();
    let meeting = room.meeting();
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    for left in -600..600 {
        let now = meeting.clock.deadline.unwrap().plus_ms(-left * 1000);
        let head = view::head(meeting, &Look { now, names: &names, lang: Lang::Zh, head: "" });
        assert!(left >= 0 || head.pace != "时间正好", "{left}");
    }
}

#[test]
fn what_a_rule_says_stands_alone_for_its_seconds_and_falls_when_the_room_goes_on() {
    let speaks = at_s4_with_motion().and(&[
        "RaiseHand(badge: 8, side: Against)",
        "RaiseHand(badge: 9, side: For)",
        "GrantFloor()",
    ]);
    let called = speaks.and(&["CallToOrder(rule: R10)"]);
    let shown = wall(&called);
    assert_eq!((title(&shown).as_str(), shown.items.len()), ("说事，不说人", 1));
    assert!(!says(&shown).contains('号'), "{}", says(&shown));
    // Typed after it: it stands as long as it is fresh, and no longer.
    let typed = called.clone().and(&[r#"Park(text: "停车")"#]);
    assert_eq!(title(&wall(&typed)), "说事，不说人");
    let later = hung(typed.meeting(), typed.now().plus_ms(6_000), Chosen::default());
    assert!(title(&later).starts_with("9号"), "{}", says(&later));
    // The next one has nothing to do with it.
    let next = called.and(&["EndSpeech()", "GrantFloor()"]);
    assert!(title(&wall(&next)).starts_with("8号"), "{}", says(&wall(&next)));
}

#[test]
fn a_page_that_was_put_up_makes_place_whoever_types_the_next_line() {
    let room = at_s4_with_motion().and(&["RaiseHand(badge: 8, side: For)"]);
    let page = Chosen::default().shows(Page::Hush, room.now());
    let typed = room.and(&["RaiseHand(badge: 9, side: For)"]);
    assert_eq!(title(&hung(typed.meeting(), typed.now(), page)), "静一静");
    let speaks = typed.and(&["GrantFloor()"]);
    assert!(title(&hung(speaks.meeting(), speaks.now(), page)).starts_with("8号"));
}

#[test]
fn an_answer_that_was_given_has_no_request_above_it() {
    let room = at_s6();
    let replies = Chosen { page: Page::Replies, ..Chosen::default() };
    assert_eq!(title(&hung(room.meeting(), room.now(), replies)), "请回应");
    let given = room.and(&[r#"Respond(org: "物业", text: "先修灯")"#]);
    assert_eq!(title(&hung(given.meeting(), given.now(), replies)), "单位回应");
}

#[test]
fn what_was_never_taken_up_was_not_talked_over() {
    let closed = |room: Room| says(&wall(&room.and(&[r#"CloseMeeting(reason: "停电了")"#])));
    assert!(!closed(at_s4()).contains("说了"), "{}", closed(at_s4()));
    assert!(closed(at_s4_with_motion()).contains("说了1件"), "{}", closed(at_s4_with_motion()));
}

/// Nobody raises a hand where slips go into a box, and nobody is told that they needn't.
#[test]
fn whoever_says_nothing_is_told_so_in_the_words_of_how_it_is_voted() {
    let methods = [
        ("Hands", "不想举手的，不用举", "不想投"),
        ("Paper", "不想投的，不用投", "举手"),
        ("Dots", "不想贴的，不用贴", "举手"),
    ];
    for (method, says, never) in methods {
        let open = format!("OpenVote(on:Motion(1),present:12,tellers:[10,11],method:{method})");
        let room = at_s4_with_motion().and(&[r#"(because: "时间不够", cmd: CloseDebate())"#, &open]);
        let said = wall(&room).says().join("\n");
        assert!(said.contains(says) && !said.contains(never), "{method}: {said}");
    }
}
