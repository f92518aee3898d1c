//! 公示: nobody's name, number or door hangs outside.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;
use yishi::{
    document::{Document, Part, docx, html, markdown},
    i18n::Lang,
    meeting::{
        Meeting,
        numbers::{ActionNo, Badge},
        state::Action,
    },
    notice::{self, Facts, Hangs, Notice},
    station::notice::{Board, Shown},
    text::{self, Masks},
    tracker::notice::{Comment, How, NoticeReply},
};

use crate::{sessions::played, support::figure};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn built(meeting: &Meeting, names: &BTreeMap<Badge, String>, known: &Masks, board: &Board, posting: &Hangs) -> Notice {
    let facts = Facts {
        lang: Lang::Zh,
        names,
        known,
        board,
        hangs: posting,
        head: Some("222:18b02ac4b41dd7b1"),
        unread: None,
        large: false,
    };
    notice::build(meeting, &facts).unwrap()
}

fn plain(document: &Document) -> String {
    String::from_utf8(markdown::write(document)).unwrap().replace('\\', "")
}

fn named(meeting: &Meeting, name: &str) -> BTreeMap<Badge, String> {
    meeting.people.keys().map(|badge| (*badge, name.to_owned())).collect()
}

#[test]
fn the_notice_has_its_own_fields_and_its_clock_runs_from_the_day_after() {
    let m = played("worked").meeting().clone();
    let board = Board {
        place: Some("值班室".into()),
        hours: Some("每天18:30-20:00".into()),
        slips: Some("东门".into()),
        phone: Some("0574-87654321".into()),
        handled_by: Some("小区自治服务站".into()),
        watched_phone: Some("0574-87650000".into()),
        issued_by: Some("小区居民委员会".into()),
        ..Board::default()
    };
    let posting = Hangs { posted: Some(day("2026-05-25")), ..Hangs::default() };
    let notice = built(&m, &named(&m, "王建国"), &Masks::new(["王建国".to_owned()]), &board, &posting);
    let text = plain(&notice.document);
    for wanted in [
        "# 关于「老旧小区怎样封闭管理」议事结果的公示",
        "2026年第3次会",
        "2026年5月23日，梧桐新村召开居民议事会，到会42人。",
        "## 一、议定\n\n| 编号 | 事项 | 结果 |",
        "## 二、建议",
        "| 提议1 | 试装刷卡加人脸双方式门禁，不愿刷脸的，都可以只用卡（东门） | 形成建议，递业主大会（业主共同决定）；有票36人，赞成26人，反对7人 |",
        "## 三、未通过\n\n",
        "票数相同，未通过；有票36人，赞成17人，反对17人",
        "## 四、行动（负责人、完成时间）\n\n| 编号 | 事项 | 负责人 | 完成时间 | 经费及来源 |",
        "| 行动1 | 比三家门禁的价钱和做法，贴出来给大家看（提议1） | 王** | 6月12日 |  |",
        "| 认领2 | 我能陪着去看三家，好坏我看得出 | 王** | 6月12日 |  |",
        "## 五、单位回应",
        "先记5：门口晚上车子乱停，救护车进不来，递社区居委会，6月6日前回复。",
        "公示期：2026年5月26日至2026年6月1日（自张贴次日起7天，末日遇休息日顺延）。",
        "有不同意见，请在2026年6月1日前告诉我们。",
        "反映意见：值班室，每天18:30-20:00，电话0574-87654321；意见箱：东门。",
        "每条意见，7天内答复。",
        "监督电话：0574-87650000。",
        "经办：小区自治服务站",
        "\n小区居民委员会\n\n2026年5月25日\n",
        "记录校验码：222:18b02ac4b41dd7b1",
        "示范文本",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    assert_eq!(notice.found, []);
    for nobody in ["王建国", "签到", "赞成的意见", "发言"] {
        assert!(!text.contains(nobody), "{nobody}");
    }
    let open = built(&m, &BTreeMap::new(), &Masks::default(), &Board::default(), &Hangs::default());
    assert!(plain(&open.document).contains("公示期：自张贴次日起7天（张贴日期："));
}

#[test]
fn people_are_named_as_the_station_says_and_a_minor_never() {
    let mut m = played("worked").meeting().clone();
    let numbers = Board { names: Shown::Number, ..Board::default() };
    let text = plain(&built(&m, &named(&m, "王建国"), &Masks::default(), &numbers, &Hangs::default()).document);
    assert!(text.contains("| 17号 |") && !text.contains("王**"), "{text}");
    m.people.get_mut(&Badge(17)).unwrap().minor = true;
    for board in [numbers, Board::default()] {
        let text = plain(&built(&m, &named(&m, "王建国"), &Masks::default(), &board, &Hangs::default()).document);
        assert!(text.contains("| 一位小朋友 |") && !text.contains("17号"), "{text}");
    }
}

#[test]
fn every_vote_of_every_sample_meeting_stands_on_its_notice_with_its_figures() {
    for (name, script) in crate::sessions::scripts() {
        let room = crate::sessions::surprises(&script).0;
        let m = room.meeting();
        let text = plain(&built(m, &BTreeMap::new(), &Masks::default(), &Board::default(), &Hangs::default()).document);
        for vote in m.votes.values() {
            let (yishi::meeting::words::Subject::Motion(_), Some(r)) = (&vote.on, &vote.result) else { continue };
            let figures = format!("有票{}人，赞成{}人，反对{}人", vote.present, r.for_, r.against);
            assert!(text.contains(&figures), "{name}: {figures}\n{text}");
        }
        for speech in m.speeches.values().filter_map(|speech| speech.text.as_ref()) {
            assert!(!text.contains(speech.as_str()), "{name}: {speech}");
        }
    }
}

/// A small generator, so that the same ten thousand are met again.
struct Seed(u64);

impl Seed {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below).unwrap()).unwrap()
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.next(words.len())]
    }

    fn digits(&mut self, n: usize) -> String {
        (0..n).map(|_| char::from(b'0' + u8::try_from(self.next(10)).unwrap())).collect()
    }
}

const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗", "欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方", "南宫", "端木",
    "独孤",
];
const GIVEN: &[&str] = &[
    "建国", "秀英", "桂兰", "阿毛", "凤仙", "宝根", "娜", "芬", "志强", "雅琴", "光", "水根", "彩娣", "霞飞", "子轩",
    "浩然",
];
const MINORITY: &[&str] =
    &["买买提·吐尔逊", "阿依古丽·买买提", "扎西·顿珠", "古丽娜尔·艾山", "巴特尔·苏和", "木合塔尔·阿不都"];
const LATIN: &[&str] = &["John Smith", "Maria García", "Nguyễn Văn An", "O'Brien", "Jean-Luc Picard"];

struct Person {
    name: String,
    phone: String,
    identity: String,
    room: String,
}

fn person(seed: &mut Seed) -> Person {
    let name = match seed.next(20) {
        0 => format!("{}{}", seed.of(MINORITY), seed.of(GIVEN)),
        1 => format!("{} {}", seed.of(LATIN), seed.digits(3)),
        _ => format!("{}{}{}", seed.of(SURNAMES), seed.of(GIVEN), if seed.next(3) == 0 { "" } else { seed.of(GIVEN) }),
    };
    Person {
        name,
        phone: format!("1{}{}", 3 + seed.next(7), seed.digits(9)),
        identity: format!(
            "330203{}{:02}{:02}{}",
            1930 + seed.next(70),
            1 + seed.next(12),
            1 + seed.next(28),
            seed.digits(4)
        ),
        room: format!("{}幢{}0{}室", 1 + seed.next(40), 1 + seed.next(9), 1 + seed.next(9)),
    }
}

/// As people write a name: with blanks between its characters, narrow, wide or none.
fn spread(seed: &mut Seed, name: &str) -> String {
    if !name.chars().all(|c| c >= '\u{4E00}') {
        return name.to_owned();
    }
    let blank = ["", " ", "\u{3000}", "\u{2009}", "  "][seed.next(5)];
    name.chars().map(String::from).collect::<Vec<_>>().join(blank)
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// As people write a number so that it is overlooked.
fn disguised(seed: &mut Seed, number: &str) -> String {
    const HANZI: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |c: char| c.to_digit(10);
    match seed.next(6) {
        0 => number.chars().map(|c| digit(c).and_then(|d| char::from_u32(0xFF10 + d)).unwrap_or(c)).collect(),
        1 => number.chars().map(|c| digit(c).map_or(c, |d| HANZI[d as usize])).collect(),
        2 if number.chars().all(|c| c.is_ascii_digit()) => number
            .chars()
            .collect::<Vec<_>>()
            .chunks(4)
            .map(|four| four.iter().collect::<String>())
            .collect::<Vec<_>>()
            .join(" "),
        3 if number.chars().all(|c| c.is_ascii_digit()) => number
            .chars()
            .collect::<Vec<_>>()
            .chunks(3)
            .map(|part| part.iter().collect::<String>())
            .collect::<Vec<_>>()
            .join("-"),
        4 if number.len() == 11 => number.chars().map(|c| c.to_string()).collect::<Vec<_>>().join("\u{200B}"),
        _ => number.to_owned(),
    }
}

/// Digits of a text, however they are written, without what stands between them.
fn digits(text: &str) -> String {
    let hanzi = |c: char| "零一二三四五六七八九".chars().position(|it| it == c);
    let fold = text::fold(text);
    fold.chars().filter_map(|c| c.to_digit(10).map(|d| d as usize).or(hanzi(c))).map(|d| d.to_string()).collect()
}

#[test]
fn of_ten_thousand_people_no_name_telephone_card_or_room_hangs_outside() {
    let mut seed = Seed(20_260_523);
    let people: Vec<Person> = (0..figure::size(2_000, 10_000)).map(|_| person(&mut seed)).collect();
    let known: Vec<String> = people.iter().map(|person| person.name.clone()).collect();
    let mut base = played("worked").meeting().clone();
    // A plan with room for two hundred of them at a time.
    let row = base.actions.values().next().unwrap().clone();
    base.actions =
        (1..=200).map(|no| (ActionNo(no), Action { no: ActionNo(no), motion: None, ..row.clone() })).collect();
    let fixed =
        plain(&built(&base, &BTreeMap::new(), &Masks::default(), &Board::default(), &Hangs::default()).document);
    let raw: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    // A list of names has them spread, too.
    let masks = Masks::new(known.iter().map(|name| spread(&mut seed, name)));
    assert!(raw.len() > people.len() / 2 && raw.iter().all(|name| !fixed.contains(name)), "{}", raw.len());
    let mut found = 0;
    let badges: Vec<Badge> = base.people.keys().copied().collect();
    let texts = base.actions.len() + base.motions.len();
    // Each notice has as many of them as it has places; all ten thousand have their turn.
    for (nth, some) in people.chunks(texts).enumerate() {
        let mut m = base.clone();
        let mut said = some.iter().map(|person| {
            let (number, kind) = match seed.next(3) {
                0 => (&person.phone, "电话"),
                1 => (&person.identity, "身份证"),
                _ => (&person.room, "住"),
            };
            let name = spread(&mut seed, &person.name);
            (format!("找{name}，{kind}{}，一起办", disguised(&mut seed, number)), number)
        });
        let mut numbers = Vec::new();
        for action in m.actions.values_mut() {
            if let Some((text, number)) = said.next() {
                action.what = text;
                numbers.push(number.clone());
            }
        }
        for motion in m.motions.values_mut() {
            if let Some((text, number)) = said.next() {
                motion.text.action = text;
                numbers.push(number.clone());
            }
        }
        drop(said);
        let names: BTreeMap<Badge, String> = badges
            .iter()
            .zip(some.iter().cycle())
            .map(|(badge, person)| (*badge, spread(&mut seed, &person.name)))
            .collect();
        let notice = built(&m, &names, &masks, &Board::default(), &Hangs::default());
        assert_eq!(notice.found.len(), numbers.len(), "{:?}", notice.found);
        found += notice.found.len();
        let bytes = [
            markdown::write(&notice.document),
            html::write(&notice.document),
            docx::write(&notice.document).unwrap().into_iter().collect(),
        ];
        let mut papers: Vec<String> =
            bytes[..2].iter().map(|bytes| String::from_utf8(bytes.clone()).unwrap().replace('\\', "")).collect();
        // Every part of the package, its properties too.
        papers.extend(
            crate::record::readers::parts(&bytes[2]).iter().map(|(_, part)| String::from_utf8(part.clone()).unwrap()),
        );
        for paper in &papers {
            let plain = without_blanks(paper);
            for person in some {
                assert!(!plain.contains(&without_blanks(&person.name)), "{}", person.name);
            }
            for line in paper.lines() {
                let digits = digits(line);
                for number in &numbers {
                    let plain = self::digits(number);
                    // A room has few digits: it is looked for as it is written.
                    let there =
                        if plain.len() >= 11 { digits.contains(&plain) } else { line.contains(number.as_str()) };
                    assert!(!there, "{number} in {line}");
                }
            }
        }
        // All of them, not only those of this notice.
        if nth % 10 == 0 {
            let plain = without_blanks(&papers[0]);
            assert!(raw.iter().all(|name| !plain.contains(&without_blanks(name))));
        }
    }
    assert_eq!(found, people.len());
    figure::note(
        "V",
        &format!(
            "{} people, {} names, on {} notices in three formats: {found} texts found to look at, 0 names, telephones, cards or rooms read",
            people.len(),
            raw.len(),
            people.len().div_ceil(texts)
        ),
    );
}

const ID: &str = "019e5459";

fn run(home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
    command.env("YISHI_BROWSER", "");
    command
        .args(args)
        .env("YISHI_HOME", home)
        .env("LC_ALL", "zh_CN.UTF-8")
        .env("YISHI_CLOCK", "2026-05-30T09:00:00+08:00");
    command.current_dir(home).stdin(Stdio::null()).output().unwrap()
}

fn said(ran: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (ran.status.code().unwrap(), text(&ran.stdout), text(&ran.stderr))
}

fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let ran = run(home.path(), &["demo", "--auto", "--out", home.path().to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    home
}

#[test]
fn the_day_of_posting_is_entered_once_and_kept() {
    let home = home();
    let (code, text, _) = said(&run(home.path(), &["notice", ID]));
    assert!(code == 0 && text.contains("张贴日期："), "{text}");
    let (code, text, _) = said(&run(home.path(), &["notice", ID, "--posted", "2026-05-25"]));
    assert!(code == 0 && text.contains("公示期：2026年5月26日至2026年6月1日"), "{text}");
    let (_, again, _) = said(&run(home.path(), &["notice", ID]));
    assert_eq!(again, text);
    let (code, _, err) = said(&run(home.path(), &["notice", ID, "--posted", "2026-05-22"]));
    assert!(code == 2 && err.contains("比开会还早"), "{err}");
    let (code, _, err) = said(&run(home.path(), &["notice", ID, "--posted", "2026-06-08"]));
    assert!(code == 0 && err.contains("会后第16天"), "{err}");
}

#[test]
fn what_looks_like_a_number_of_somebody_is_shown_first_and_nothing_is_written() {
    let home = home();
    // What the station gives as its own contact stands, and nobody has to look at it.
    fs::write(home.path().join("notice.ron"), r#"(hours: "打0574-87654321")"#).unwrap();
    let script = home.path().join("later.ron");
    let line =
        r#"(at:"2026-05-24T09:00:00+08:00",cmd:Correct(what:Action(1),text:"打一三八 1234 ５６７８",reason:"少写"))"#;
    fs::write(&script, line).unwrap();
    let ran = run(home.path(), &["apply", ID, script.to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("board");
    let args = ["notice", ID, "--posted", "2026-05-25", "--out", folder.to_str().unwrap()];
    let (code, out_said, err) = said(&run(home.path(), &args));
    assert!(
        code == 1 && out_said.is_empty() && err.contains("电话 一三八 1234 ５６７８") && err.contains("--looked"),
        "{err}"
    );
    assert!(!folder.exists());
    assert!(said(&run(home.path(), &["notice", ID, "--looked"])).1.contains("张贴日期："), "not even the day was kept");
    let (code, _, _) = said(&run(home.path(), &[&args[..], &["--looked"]].concat()));
    assert_eq!(code, 0);
    let folder = folder.join("2026-05-23 练习 梧桐新村 第3次议事会");
    let names = |folder: &Path| -> BTreeSet<String> {
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names(&folder), [".meeting", "1 公示 练习 梧桐新村第3次.docx", "其他"].map(str::to_owned).into());
    let rest = folder.join("其他");
    assert_eq!(names(&rest), ["公示 练习 梧桐新村第3次.html", "公示 练习 梧桐新村第3次.md"].map(str::to_owned).into());
    let text = fs::read_to_string(rest.join("公示 练习 梧桐新村第3次.md")).unwrap();
    assert!(text.contains(r"打\*\*\*") && !text.contains("1234") && text.contains("87654321"), "{text}");
}

#[test]
fn a_practice_copy_takes_no_comments_and_writes_nothing_into_the_record() {
    let home = home();
    assert_eq!(said(&run(home.path(), &["notice", ID, "--posted", "2026-05-25"])).0, 0);
    let (code, _, err) = said(&run(home.path(), &["comments", ID, "--add", "轮椅进得来吗？"]));
    assert!(code == 2 && err.contains("练习的会"), "{err}");
    assert!(!home.path().join("station").join("station.jsonl").exists());
}

#[test]
fn a_notice_of_a_meeting_that_decided_nothing_says_so() {
    let m = played("nobody_posts").meeting().clone();
    let notice = built(&m, &BTreeMap::new(), &Masks::default(), &Board::default(), &Hangs::default());
    let matters = notice.document.parts.iter().filter(|part| matches!(part, Part::Matters { .. })).count();
    assert!(matters > 0 || plain(&notice.document).contains("本次会议没有议定事项。"));
}

#[test]
fn the_closing_says_what_came_within_the_period_and_what_after_and_has_its_own_day() {
    let m = played("worked").meeting().clone();
    let comment = |received: &str, text: &str| Comment {
        received: day(received),
        text: text.into(),
        reply: Some(NoticeReply {
            item: None,
            on: day("2026-06-05"),
            how: How::Explained,
            text: "照议定的办。".into(),
        }),
    };
    let posting = Hangs {
        posted: Some(day("2026-05-25")),
        comments: vec![comment("2026-06-01", "轮椅进得来吗？"), comment("2026-06-03", "晚上谁看门？")],
        ..Hangs::default()
    };
    let (names, known, board) = (BTreeMap::new(), Masks::default(), Board::default());
    let facts = Facts {
        lang: Lang::Zh,
        names: &names,
        known: &known,
        board: &board,
        hangs: &posting,
        head: None,
        unread: None,
        large: false,
    };
    let closing = notice::closing(&m, &facts, day("2026-06-06")).unwrap().unwrap();
    let text = plain(&closing.document);
    for wanted in [
        "公示期为2026年5月26日至2026年6月1日。公示期内收到意见1条，期满后收到1条。逐条答复如下。",
        "## 公示期内收到的",
        "| 1 | 轮椅进得来吗？ | 2026年6月1日 | 说明 | 照议定的办。 | 2026年6月5日 |",
        "## 期满后收到的",
        "| 2 | 晚上谁看门？ |",
        "\n2026年6月6日\n",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    // As it hangs, no sentence has two ends.
    let hung = String::from_utf8(html::write(&closing.document)).unwrap();
    assert!(hung.contains("2026年6月1日收到；说明：照议定的办（2026年6月5日答复）。"), "{hung}");
}

#[test]
fn a_question_does_not_end_in_the_middle_of_the_title() {
    let mut m = played("worked").meeting().clone();
    for (theme, reads) in [("灯坏了? 谁来修?", "「灯坏了， 谁来修」"), ("楼道灯!", "「楼道灯」"), ("停车", "「停车」")]
    {
        m.opening.as_mut().unwrap().theme = theme.into();
        let notice = built(&m, &BTreeMap::new(), &Masks::default(), &Board::default(), &Hangs::default());
        assert!(notice.document.title.contains(reads), "{}", notice.document.title);
    }
}

#[test]
fn what_a_listening_meeting_heard_goes_somewhere() {
    let m = played("listen").meeting().clone();
    let notice = built(&m, &BTreeMap::new(), &Masks::default(), &Board::default(), &Hangs::default());
    let heard = notice.document.parts.iter().find_map(|part| match part {
        Part::Matters { title: Some(title), rows, .. } if title.ends_with("大家提到的事") => Some(rows.clone()),
        _ => None,
    });
    let heard = heard.unwrap();
    assert!(heard.len() > 1 && heard.iter().all(|row| !row[3].is_empty()), "{heard:?}");
}

#[test]
fn a_word_that_has_a_form_of_address_stays_and_what_may_be_one_is_shown_first() {
    let home = home();
    let script = home.path().join("later.ron");
    let correct = |text: &str| {
        let line =
            format!(r#"(at:"2026-05-24T09:00:00+08:00",cmd:Correct(what:Action(1),text:"{text}",reason:"少写"))"#);
        fs::write(&script, line).unwrap();
        let ran = run(home.path(), &["apply", ID, script.to_str().unwrap()]);
        assert!(ran.status.success(), "{ran:?}");
    };
    // 3号 is called 小方, 7号 老张.
    correct("买一张小方桌，请小方去量");
    let (code, text, err) = said(&run(home.path(), &["notice", ID]));
    assert!(code == 0 && text.contains("买一张小方桌，请小\\*去量"), "{text}\n{err}");
    correct("老张贴通知");
    let (code, text, err) = said(&run(home.path(), &["notice", ID]));
    assert!(code == 1 && text.is_empty() && err.contains("老张") && err.contains("老*贴通知"), "{err}");
    let (code, text, _) = said(&run(home.path(), &["notice", ID, "--looked"]));
    assert!(code == 0 && text.contains("老\\*贴通知"), "{text}");
}

#[test]
fn the_sealed_copy_has_whole_names_and_nothing_else_has() {
    let home = home();
    let (code, text, _) = said(&run(home.path(), &["minutes", ID, "--names"]));
    assert!(code == 0 && text.contains("17号 王桂芳") && text.contains("1号 林晓"), "{text}");
    assert!(!said(&run(home.path(), &["minutes", ID])).1.contains("王桂芳"));
    for cut in ["page", "circulated", "archive,page"] {
        let (code, text, err) = said(&run(home.path(), &["minutes", ID, "--names", "--cut", cut]));
        assert!(code == 2 && text.is_empty() && err.contains("存档"), "{cut} {err}");
    }
    assert_eq!(said(&run(home.path(), &["minutes", ID, "--names", "--format", "wechat"])).0, 2);
    let out = home.path().join("sealed");
    assert_eq!(said(&run(home.path(), &["minutes", ID, "--names", "--out", out.to_str().unwrap()])).0, 0);
    let folder = out.join("2026-05-23 练习 梧桐新村 第3次议事会");
    let names = |folder: &Path| -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect()
    };
    let front: BTreeSet<String> = names(&folder).into_iter().collect();
    assert_eq!(front, [".meeting", "其他"].map(str::to_owned).into());
    assert!(names(&folder.join("其他")).iter().all(|name| name.contains(" 带姓名 练习 梧桐新村第3次.")), "{folder:?}");
}
