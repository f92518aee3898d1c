use super::{reads::sign_in, *};
use crate::{
    charter::{RuleId, Stage},
    kit::{Code, Sheet},
    meeting::{
        Ctx, Stamp, Timeline,
        numbers::{ActionNo, Badges, Card, Cards, GroupNo, MotionNo, SpeechNo, TopicNo, VoteNo},
        script,
        state::{Concern, Participant, Speech, Vote, VoteResult},
        words::{By, Choice, Giver, Method, Origin, Outcome, Repeat, Rung, Side, Subject},
    },
};

fn at(stage: Stage) -> Meeting {
    Meeting { stage, ..Meeting::default() }
}

fn hands(pairs: &[(u16, Side)]) -> Said {
    let hand =
        |&(badge, side): &(u16, Side)| Command::RaiseHand { badge: Badge(badge), side: Some(side), relayed: None };
    Said::Give(pairs.iter().map(hand).collect())
}

fn card(badge: Option<Badge>, cards: Option<Cards>, text: Option<String>) -> Command {
    Command::RaiseConcern { badge, cards, text, from: Origin::Resident, relayed: None, said: None, of: None }
}

fn give(command: Command) -> Said {
    Said::Give(vec![command])
}

fn voting() -> Meeting {
    voting_on(Subject::Motion(MotionNo(1)))
}

fn choosing() -> Meeting {
    let options = ["甲", "乙", "丙"].map(|option| Choice::Text(option.to_owned())).to_vec();
    voting_on(Subject::Choice { title: "先做哪样".to_owned(), options, pick: 1 })
}

fn all_counted() -> Meeting {
    let mut meeting = voting();
    let vote = meeting.votes.get_mut(&VoteNo(1)).unwrap();
    (vote.for_, vote.against) = (Some(29), Some(8));
    meeting
}

/// With a charter, at a stage.
fn opened(stage: Stage) -> Meeting {
    let line = r#"OpenMeeting(estate:"梧桐新村",theme:"停车",charter:Preset("haishu"))"#;
    let (now, id) = ("2026-05-23T19:00:00+08:00".parse().unwrap(), uuid::Uuid::from_u128(1));
    let ctx = Ctx {
        now,
        when: None,
        by: Giver::Chair,
        because: None,
        fresh_id: id,
        known: &std::collections::BTreeMap::new(),
    };
    let events = Timeline::default().decide(&script::parse(line).unwrap().unwrap().cmd, &ctx).unwrap();
    let mut meeting = Meeting::default();
    for event in &events {
        meeting.apply(Stamp { seq: 1, at: now, written: now, by: By::Host }, event);
    }
    Meeting { stage, ..meeting }
}

/// Every place where a line can be typed.
fn places() -> Vec<Meeting> {
    let stages = Stage::ALL.map(opened).into_iter();
    stages.chain([with_a_unit(), speaking_without_a_side(), voting(), all_counted(), choosing()]).collect()
}

/// In the plan, with somebody of the property firm.
fn with_a_unit() -> Meeting {
    let wears = Participant {
        badge: Badge(50),
        person: None,
        sector: "property".into(),
        household: Badge::NOBODY,
        counts: false,
        observer: false,
        minor: false,
        doorless: false,
        present: true,
        log: vec![],
    };
    Meeting { people: [(Badge(50), wears)].into(), ..opened(Stage::S6) }
}

fn voting_on(on: Subject) -> Meeting {
    let vote = Vote {
        no: VoteNo(1),
        on,
        stage: Stage::S5,
        opened: "2026-05-23T20:33:00+08:00".parse().unwrap(),
        present: 41,
        roll: 41,
        tellers: vec![],
        method: Method::Hands,
        for_: None,
        against: None,
        options: [].into(),
        chair: None,
        result: None,
        cancelled: None,
        recounts: vec![],
        seq: 0,
        motion: None,
        limits: None,
        doorless: 0,
        short: None,
        stood: None,
        was: vec![],
        kept: vec![],
        corrections: vec![],
    };
    Meeting { votes: [(VoteNo(1), vote)].into(), open_vote: Some(VoteNo(1)), ..at(Stage::S5) }
}

fn speaking_without_a_side() -> Meeting {
    let speech = Speech {
        no: SpeechNo(1),
        motion: MotionNo(1),
        badge: Badge(23),
        side: None,
        relayed: None,
        began: None,
        granted: 120,
        deadline: None,
        seconds: None,
        over: 0,
        void: false,
        text: None,
    };
    Meeting { speeches: [(SpeechNo(1), speech)].into(), speaking: Some(SpeechNo(1)), ..at(Stage::S4) }
}

#[test]
fn signs_commit_hands_and_several_stand_in_one_line() {
    use Side::{Against, For, Question};
    let floor = at(Stage::S4);
    for (line, expected) in [
        ("17+", hands(&[(17, For)])),
        ("17=", hands(&[(17, For)])),
        ("17-", hands(&[(17, Against)])),
        ("17?", hands(&[(17, Question)])),
        ("17+8-23+", hands(&[(17, For), (8, Against), (23, For)])),
        ("17+ 8- 23?", hands(&[(17, For), (8, Against), (23, Question)])),
        ("12-18+", hands(&[(12, Against), (18, For)])),
        ("１７＋８－２３？", hands(&[(17, For), (8, Against), (23, Question)])),
        ("17", Said::Person(Badge(17))),
        ("１７", Said::Person(Badge(17))),
        ("?", Said::Help),
        ("", Said::Nothing),
    ] {
        assert_eq!(read(line, &floor), Read::from(expected), "{line:?}");
    }
}

#[test]
fn there_is_no_range_among_hands_and_a_sign_up_is_no_hand() {
    for line in ["17-x", "1 = 3 5", "1= 3 5", "+", "17++", "+17", "17 +", "3 5", "70000+"] {
        let read = read(line, &at(Stage::S4));
        assert_eq!((read.said, read.unread), (Said::Nothing, vec![line.to_owned()]), "{line:?}");
    }
}

#[test]
fn what_is_understood_of_a_line_of_hands_is_taken_and_the_rest_is_named() {
    let read = read("17+ 8x 23-", &at(Stage::S4));
    assert_eq!(read.said, hands(&[(17, Side::For), (23, Side::Against)]));
    assert_eq!(read.unread, ["8x"]);
}

#[test]
fn a_bare_sign_is_the_side_of_the_one_who_speaks_without_one() {
    assert_eq!(read("－", &speaking_without_a_side()).said, hands(&[(23, Side::Against)]));
    assert_eq!(read("?", &speaking_without_a_side()).said, hands(&[(23, Side::Question)]));
}

#[test]
fn in_the_opening_numbers_sign_in() {
    let badges = |text: &str| text.parse::<Badges>().unwrap();
    let opening = at(Stage::S0);
    assert_eq!(read("1-46 48", &opening).said, give(sign_in(badges("1-46 48"), None, None)));
    assert_eq!(read("１－４６、４８", &opening).said, give(sign_in(badges("1-46 48"), None, None)));
    assert_eq!(read("12 王阿姨", &opening).said, give(sign_in(badges("12"), None, Some("王阿姨".into()))));
    assert_eq!(read("12王阿姨", &opening).said, give(sign_in(badges("12"), None, Some("王阿姨".into()))));
}

#[test]
fn cards_come_by_number_by_text_and_as_clusters() {
    let mut raise = at(Stage::S1);
    let cards = |text: &str| text.parse::<Cards>().unwrap();
    assert_eq!(read("3 7.2 12-18", &raise).said, give(card(None, Some(cards("3 7.2 12-18")), None)));
    assert_eq!(read("7", &raise).said, give(card(None, Some(cards("7")), None)));
    assert_eq!(read("7 门口太黑", &raise).said, give(card(Some(Badge(7)), None, Some("门口太黑".into()))));
    assert_eq!(read("门口太黑。", &raise).said, give(card(Some(Badge::NOBODY), None, Some("门口太黑。".into()))));
    let cluster = |title: Option<&str>, topic: Option<u16>, text: &str| {
        give(Command::Cluster {
            title: title.map(str::to_owned),
            topic: topic.map(TopicNo),
            cards: Some(cards(text)),
            repeat: Repeat::Near,
            rest: false,
        })
    };
    assert_eq!(read("门禁用哪种 = 3 7.2 12", &raise).said, cluster(Some("门禁用哪种"), None, "3 7.2 12"));
    assert_eq!(read("停车（夜里）＝３ ７．２", &raise).said, cluster(Some("停车（夜里）"), None, "3 7.2"));
    assert_eq!(read("2 = 8 9", &raise).said, cluster(None, Some(2), "8 9"));

    let card: Card = "7.1".parse().unwrap();
    let on_paper = Concern {
        card,
        text: None,
        from: Origin::Resident,
        relayed: None,
        at: "2026-05-23T19:13:00+08:00".parse().unwrap(),
        said: None,
        of: None,
        place: crate::meeting::state::CardPlace::Unplaced,
    };
    raise.concerns.insert(card, on_paper);
    assert_eq!(read("7 门口太黑", &raise).said, give(Command::EditConcern { card, text: "门口太黑".into() }));
}

#[test]
fn a_number_before_the_equals_sign_is_a_table_once_topics_are_chosen() {
    let badges = |text: &str| text.parse::<Badges>().unwrap();
    let line = "1 = 3 5 8 12-18";
    assert_eq!(
        read(line, &at(Stage::S2)).said,
        give(Command::SignUp { group: GroupNo(1), badges: badges("3 5 8 12-18") })
    );
    assert_eq!(
        read(line, &at(Stage::S3)).said,
        give(Command::MoveTo { badges: badges("3 5 8 12-18"), group: Some(GroupNo(1)) })
    );
    assert_eq!(read("0 = 17", &at(Stage::S3)).said, give(Command::MoveTo { badges: badges("17"), group: None }));
}

#[test]
fn an_open_vote_takes_counts_in_order_and_nothing_else() {
    let mut vote = voting();
    assert_eq!(read("29", &vote).said, give(Command::CountFor { count: 29 }));
    assert_eq!(
        read("29 8", &vote).said,
        Said::Give(vec![Command::CountFor { count: 29 }, Command::CountAgainst { count: 8 }])
    );
    assert_eq!(read("17+", &vote).said, Said::Nothing);
    assert_eq!(read("+", &vote).said, Said::Nothing);
    vote.votes.get_mut(&VoteNo(1)).unwrap().for_ = Some(29);
    assert_eq!(read("8", &vote).said, give(Command::CountAgainst { count: 8 }));
    assert_eq!(read("8 9", &vote).said, Said::Nothing);
    vote.votes.get_mut(&VoteNo(1)).unwrap().against = Some(8);
    assert_eq!(read("+", &vote).said, give(Command::ChairVote { side: Side::For }));
}

#[test]
fn a_call_to_order_is_a_star_and_the_number_of_the_rule() {
    let call = |rule, badge| give(Command::CallToOrder { rule, badge, step: Rung::Remind, park: None });
    assert_eq!(read("*6", &at(Stage::S4)).said, call(RuleId::R06, None));
    assert_eq!(read("＊10 12", &at(Stage::S4)).said, call(RuleId::R10, Some(Badge(12))));
    for line in ["*", "*0", "*14", "*6 x", "*6 1 2"] {
        assert_eq!(read(line, &at(Stage::S4)).said, Said::Nothing, "{line:?}");
    }
}

#[test]
fn slips_pledges_and_rows_start_a_form_with_what_was_typed() {
    let fill = |name, values: &[(&'static str, &str)]| {
        Said::Fill(name, values.iter().map(|&(field, value)| (field, value.to_owned())).collect())
    };
    for (stage, line, expected) in [
        (Stage::S3, "1 试装刷卡门禁", fill(Name::DraftMotion, &[("group", "1"), ("action", "试装刷卡门禁")])),
        (Stage::S4, "南门装一盏路灯", fill(Name::OpenMotion, &[("action", "南门装一盏路灯")])),
        (Stage::S6, "17 我来排班", fill(Name::Pledge, &[("badge", "17"), ("text", "我来排班")])),
        (Stage::S6, "排出值班表", fill(Name::ProposeAction, &[("what", "排出值班表")])),
    ] {
        assert_eq!(read(line, &at(stage)).said, expected, "{line:?}");
    }
    let claim =
        Command::ClaimAction { action: ActionNo(3), badge: Some(Badge(17)), helpers: vec![Badge(8)], due: None };
    assert_eq!(read("3 = 17 8", &at(Stage::S6)).said, give(claim));
}

#[test]
fn a_bare_number_is_a_person_wherever_it_is_nothing_else() {
    for stage in [Stage::S2, Stage::S3, Stage::S4, Stage::S5, Stage::S6, Stage::S7] {
        assert_eq!(read("17", &at(stage)).said, Said::Person(Badge(17)), "{stage:?}");
    }
}

/// As it is printed.
fn printed(sheet: Sheet, n: u16) -> String {
    Code::new(sheet, n).to_string()
}

#[test]
fn a_code_from_paper_means_the_same_in_every_stage() {
    let slip = |group: &str| Said::Fill(Name::DraftMotion, vec![("group", group.to_owned())]);
    for stage in Stage::ALL {
        let meeting = at(stage);
        for (line, expected) in [
            (printed(Sheet::Tables, 2), Said::Table(2)),
            (printed(Sheet::Slips, 2).replace('#', "＃").to_lowercase(), slip("2")),
            (printed(Sheet::Badges, 17), Said::Person(Badge(17))),
            (printed(Sheet::Seats, 56), Said::Person(Badge(56))),
            (printed(Sheet::Dots, 1), Said::Fill(Name::CountDots, vec![("dots.page", "1".to_owned())])),
            (printed(Sheet::Pledges, 3), Said::Fill(Name::Pledge, vec![])),
            (printed(Sheet::Tally, 3), Said::Fill(Name::OpenVote, vec![])),
        ] {
            assert_eq!(read(&line, &meeting), Read::from(expected), "{stage:?} {line}");
        }
        for (line, why) in [
            ("#", NoCode::Unfinished),
            ("#Y2", NoCode::Unfinished),
            ("#2", NoCode::Miscopied),
            ("#X2-2", NoCode::Miscopied),
            ("#Y3-2", NoCode::Miscopied),
        ] {
            assert_eq!(read(line, &meeting), Read::from(Said::BadCode(why)), "{stage:?} {line}");
        }
    }
    assert_eq!(read(&printed(Sheet::Slips, 2), &voting()).said, slip("2"));
}

#[test]
fn the_sheet_of_who_counts_asks_for_the_next_count() {
    let tally = printed(Sheet::Tally, 1);
    let asks = |meeting: &Meeting| read(&tally, meeting).said;
    let mut meeting = voting();
    assert_eq!(asks(&meeting), Said::Fill(Name::CountFor, vec![]));
    meeting.votes.get_mut(&VoteNo(1)).unwrap().for_ = Some(29);
    assert_eq!(asks(&meeting), Said::Fill(Name::CountAgainst, vec![]));
    assert_eq!(asks(&all_counted()), Said::Fill(Name::Recount, vec![]));
    let mut meeting = choosing();
    meeting.votes.get_mut(&VoteNo(1)).unwrap().options.insert(1, 20);
    assert_eq!(asks(&meeting), Said::Fill(Name::CountOption, vec![("option", "2".to_owned())]));
}

#[test]
fn after_the_votes_the_sheet_of_who_counts_puts_its_vote_right() {
    let mut meeting = all_counted();
    let vote = meeting.votes.get_mut(&VoteNo(1)).unwrap();
    vote.result = Some(VoteResult {
        for_: 29,
        against: 8,
        not_voted: 4,
        outcome: Outcome::Carried,
        picked: vec![],
        at: vote.opened,
    });
    meeting.open_vote = None;
    for (stage, said) in [
        (Stage::S5, Said::Fill(Name::OpenVote, vec![])),
        (Stage::S6, Said::Fill(Name::CorrectVote, vec![("vote", "1".to_owned())])),
        (Stage::S7, Said::Fill(Name::CorrectVote, vec![("vote", "1".to_owned())])),
    ] {
        meeting.stage = stage;
        assert_eq!(read(&printed(Sheet::Tally, 1), &meeting).said, said, "{stage:?}");
    }
    // A sheet with another number than a vote's: which one is asked.
    assert_eq!(read(&printed(Sheet::Tally, 5), &meeting).said, Said::Fill(Name::CorrectVote, vec![]));
}

/// As the table writes it.
fn as_table(read: &Read) -> Vec<String> {
    assert_eq!(read.unread, Vec::<String>::new());
    match &read.said {
        Said::Fill(name, given) => {
            let given = given.iter().filter(|(_, value)| !value.is_empty());
            let value = |(field, value): &(&str, String)| format!("{field}:{value:?}");
            vec![format!("{}({}) ..", name.as_str(), given.map(value).collect::<Vec<_>>().join(","))]
        }
        Said::Person(badge) => vec![format!("{badge} ..")],
        Said::Letters(letters) => vec![format!("{letters} ..")],
        Said::Help => vec!["F1".to_owned()],
        Said::Table(table) => vec![format!("table {table} ..")],
        Said::BadCode(why) => vec![format!("{why:?}")],
        Said::Told(Some(told), rest) => vec![format!("@{} {rest}..", told.text())],
        Said::Give(_) | Said::Nothing | Said::Told(..) | Said::BadMoment => Vec::new(),
    }
}

#[test]
fn every_example_of_the_table_becomes_what_the_table_says_wherever_it_holds() {
    for row in GRAMMAR {
        let mut read_somewhere = false;
        for meeting in places().iter().filter(|meeting| row.at.holds(meeting)) {
            let Some((_, read)) = rows(row.example, meeting).find(|(found, _)| std::ptr::eq(*found, row)) else {
                continue;
            };
            read_somewhere = true;
            match &read.said {
                Said::Give(commands) => {
                    let parse = |line: &&str| script::parse(line).unwrap().unwrap().cmd;
                    assert_eq!(*commands, row.becomes.iter().map(parse).collect::<Vec<_>>(), "{}", row.example);
                }
                _ => assert_eq!(as_table(&read), row.becomes, "{}", row.example),
            }
        }
        assert!(read_somewhere, "{} is read nowhere", row.example);
    }
}

#[test]
fn no_line_has_two_readings_wherever_it_is_typed() {
    const ATOMS: [&str; 30] = [
        "1",
        "7",
        "0",
        "7.2",
        "12-18",
        "17+",
        "8-",
        "23?",
        "+",
        "-",
        "?",
        "=",
        "*6",
        "*",
        ":",
        "1:34",
        "王阿姨",
        "停车",
        "6号楼",
        "物业",
        "way",
        "B2",
        "too dark",
        ",",
        "70000",
        "＝",
        "#Y2-2",
        "#",
        "@20:40",
        "@",
    ];
    let mut lines: Vec<String> = ATOMS.map(str::to_owned).to_vec();
    for one in ATOMS {
        for other in ATOMS {
            lines.extend([format!("{one}{other}"), format!("{one} {other}"), format!("{one} = {other}")]);
        }
    }
    // Every seventh of three.
    let thirds = ATOMS
        .iter()
        .enumerate()
        .flat_map(|(i, one)| ATOMS.iter().enumerate().map(move |(j, two)| (i * ATOMS.len() + j, one, two)));
    lines.extend(thirds.map(|(place, one, two)| format!("{one} {two} {}", ATOMS[place * 7 % ATOMS.len()])));
    let mut read = 0;
    for meeting in places() {
        for line in &lines {
            let found: Vec<&str> = rows(line, &meeting).map(|(row, _)| row.example).collect();
            assert!(found.len() <= 1, "{line:?} in {:?} is {found:?}", meeting.stage);
            read += found.len();
        }
    }
    assert!(read > 1000, "{read}");
}

#[test]
fn a_word_of_latin_letters_is_somebody_and_more_than_one_is_a_text() {
    for stage in Stage::ALL {
        assert_eq!(read("way", &at(stage)).said, Said::Letters("way".into()), "{stage:?}");
        assert_eq!(read("ＷＡＹ", &at(stage)).said, Said::Letters("way".into()), "{stage:?}");
    }
    assert_eq!(read("too dark", &at(Stage::S1)).said, give(card(Some(Badge::NOBODY), None, Some("too dark".into()))));
    assert_eq!(read("way", &voting()).said, Said::Nothing);
}

#[test]
fn dots_are_typed_by_topic() {
    let dots = |dots: &[(u16, u16)]| {
        give(Command::CountDots {
            dots: dots.iter().map(|(topic, dots)| (TopicNo(*topic), *dots)).collect(),
            more: false,
        })
    };
    assert_eq!(read("1:34", &at(Stage::S2)).said, dots(&[(1, 34)]));
    assert_eq!(read("１：３４ 2:27", &at(Stage::S2)).said, dots(&[(1, 34), (2, 27)]));
    for line in ["1:", ":3", "1:2:3", "1:34 2", "34 27"] {
        assert_eq!(read(line, &at(Stage::S2)).said, Said::Nothing, "{line:?}");
    }
}

/// An example with its numbers and signs as an input method and people write them. The words behind them stay.
fn spellings(example: &str) -> Vec<String> {
    let end = example.find(|c: char| c.is_alphabetic() && c != '收' && c != '回').unwrap_or(example.len());
    let (numbers, words) = example.split_at(end);
    let wide = |c: char| match c {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
        c => c,
    };
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // What stands between two numbers: a dash, or a blank.
    let between = |numbers: &str, of: char, with: &str| {
        let all: Vec<char> = numbers.chars().collect();
        let place = |(at, c): (usize, &char)| {
            let before = at.checked_sub(1).and_then(|at| all.get(at)).copied();
            let is = *c == of
                && digit(all.get(at + 1).copied())
                && (digit(before) || of == ' ' && before.is_some_and(|c| "+-?".contains(c)));
            if is { with.to_owned() } else { c.to_string() }
        };
        all.iter().enumerate().map(place).collect::<String>()
    };
    let mut all = vec![numbers.chars().map(wide).collect::<String>(), format!(" {numbers}")];
    all.extend(["～", "——", "—", "到", "至", "－", "~"].map(|with| between(numbers, '-', with)));
    all.extend(["、", "，", "；", ";", ",", "\u{3000}", "  "].map(|with| between(numbers, ' ', with)));
    all.into_iter().map(|numbers| format!("{numbers}{words}")).collect()
}

#[test]
fn every_line_of_the_table_means_the_same_in_every_spelling_of_its_numbers() {
    let mut tried = 0;
    // A code is printed, not written; a moment has its own reader (crate::time).
    for row in GRAMMAR.iter().filter(|row| !row.example.starts_with(['#', '@'])) {
        for meeting in places().into_iter().filter(|meeting| row.at.holds(meeting)) {
            let expected = read(row.example, &meeting);
            if expected.said == Said::Nothing {
                continue;
            }
            for line in spellings(row.example) {
                assert_eq!(read(&line, &meeting), expected, "{line:?} for {:?} in {:?}", row.example, meeting.stage);
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn a_number_is_one_with_its_hao_wherever_one_is_typed() {
    for (stage, plain, said) in [
        (Stage::S0, "17", vec!["17号", "１７号", "第17号", "No.17", "17号牌", "17。"]),
        (Stage::S0, "5-9", vec!["5-9号", "5号-9号", "5号到9号", "第5到第9号", "5～9号"]),
        (Stage::S0, "17 王阿姨", vec!["17号王阿姨", "17、王阿姨", "17.王阿姨", "17，王阿姨", "17）王阿姨"]),
        (Stage::S1, "7 门口太黑", vec!["7号 门口太黑", "7、门口太黑", "7：门口太黑"]),
        (Stage::S3, "2 = 17", vec!["2 = 17号", "2＝第17号", "2=No.17"]),
        (Stage::S4, "17+ 8-", vec!["17号+ 8号-", "17号＋、8号——", "17+，8—"]),
        (Stage::S4, "17", vec!["17号", "第17号"]),
        (Stage::S6, "17 我来排班", vec!["17号，我来排班", "17、我来排班"]),
        (Stage::S6, "*6 12", vec!["*6 12号", "＊６、１２"]),
    ] {
        for line in said {
            assert_eq!(read(line, &at(stage)), read(plain, &at(stage)), "{line}");
        }
    }
}

#[test]
fn what_is_no_number_and_no_name_is_not_understood() {
    for line in ["17号楼", "5——", "到9", "号", "11 13800000002", "11 王阿姨 2人", "12 号", "5～", "3幢 5幢"]
    {
        assert_eq!(read(line, &at(Stage::S0)).said, Said::Nothing, "{line}");
    }
    for text in ["3号楼太黑", "60岁以上先走", "2号门没有灯"] {
        assert_eq!(read(text, &at(Stage::S1)).said, give(card(Some(Badge::NOBODY), None, Some(text.into()))), "{text}");
    }
    assert_eq!(read("17 我出12，50元", &at(Stage::S6)), Read { said: Said::Nothing, unread: vec!["12,50".into()] });
}

#[test]
fn the_moment_of_a_late_line_in_every_spelling() {
    let (meeting, now) = (opened(Stage::S4), "2026-05-24T10:00:00+08:00".parse().unwrap());
    let moment = |line: &str| match read(line, &meeting).said {
        Said::Told(Some(told), _) => told.moment(&meeting, now).map(|moment| moment.to_string()),
        _ => None,
    };
    let expected = moment("@2026-05-23 20:40");
    assert_eq!(expected.as_deref(), Some("2026-05-23T20:40:00.000+08:00"));
    for line in
        ["@20:40", "@2040", "＠２０：４０", "@20点40", "@5.23 20:40", "@5月23日 20:40", "@5-23 20：40", "@昨天 20:40"]
    {
        assert_eq!(moment(line), expected, "{line}");
    }
    for line in ["@soon", "@5.40 20:40", "@20", "@+1 20:40", "@20:61"] {
        assert_eq!(moment(line), None, "{line}");
    }
}
