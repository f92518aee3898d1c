use super::*;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Saturday.
const TODAY: &str = "2026-05-23";

#[test]
fn the_same_day_in_every_spelling() {
    for said in [
        "630",
        "0630",
        "６３０",
        "6.30",
        "6-30",
        "6/30",
        "6—30",
        "6·30",
        "6 30",
        "６．３０",
        "6。30",
        "6月30日",
        "6月30号",
        "6月30",
        "六月三十日",
        "2026-06-30",
        "2026/6/30",
        "2026.6.30",
        "2026年6月30日",
        "２０２６．６．３０",
        "二〇二六年六月三十日",
        "20260630",
        "260630",
        "26.6.30",
        "26年6月30日",
        "6/30/2026",
        "30-Jun",
        "Jun 30",
        "June 30, 2026",
        "30 Jun 26",
        "2026-06-30 00:00:00",
        "2026-06-30T00:00:00",
        "2026/6/30 0:00",
        "6月30日前",
        "6月30日之前",
        "6.30.",
        "6月30日。",
        "6月底",
        "6月30日(周二)",
        "6月30日（星期二）",
        "6.30 周二",
        " 6月30日 ",
        "今年6月30日",
        "+38",
        "38天后",
        "下月底",
    ] {
        assert_eq!(to_come(said, on(TODAY)), Ok(on("2026-06-30")), "{said}");
    }
}

#[test]
fn words_are_counted_from_today() {
    for (said, meant) in [
        ("今天", "2026-05-23"),
        ("明天", "2026-05-24"),
        ("后天", "2026-05-25"),
        ("+21", "2026-06-13"),
        ("三周后", "2026-06-13"),
        ("周六", "2026-05-23"),
        ("周五", "2026-05-29"),
        ("星期天", "2026-05-24"),
        ("本周日", "2026-05-24"),
        ("下周五", "2026-05-29"),
        ("下下周五", "2026-06-05"),
        ("下个星期一", "2026-05-25"),
        ("月底", "2026-05-31"),
        ("30号", "2026-05-30"),
        ("15号", "2026-06-15"),
        ("下月15日", "2026-06-15"),
        ("年底", "2026-12-31"),
        ("明年1月15日", "2027-01-15"),
        ("1月15日", "2027-01-15"),
        ("523", "2026-05-23"),
        ("522", "2027-05-22"),
        ("229", "2028-02-29"),
    ] {
        assert_eq!(to_come(said, on(TODAY)), Ok(on(meant)), "{said}");
    }
}

#[test]
fn what_happened_was_the_nearest_such_day() {
    for (said, meant) in
        [("5.22", "2026-05-22"), ("12月30日", "2025-12-30"), ("昨天", "2026-05-22"), ("上周五", "2026-05-15")]
    {
        assert_eq!(happened(said, on(TODAY)), Ok(on(meant)), "{said}");
    }
    assert_eq!(happened("12月30日", on("2026-01-04")), Ok(on("2025-12-30")));
}

#[test]
fn what_is_no_day_is_refused() {
    for said in [
        "",
        " ",
        "soon",
        "尽快",
        "待定",
        "631",
        "0",
        "30",
        "13-1",
        "+",
        "+x",
        "+99999",
        "2026-06-31",
        "2026-13-01",
        "1999-01-01",
        "26-6-30",
        "6月",
        "2026年6月",
        "2026.6",
        "6.30.1",
        "30/6",
        "6月30日左右",
        "6～30",
        "99999999",
        "月30日",
        "周八",
        "12，50",
        "1,2,3",
        "-6.30",
        "6.30-7.2",
    ] {
        assert_eq!(to_come(said, on(TODAY)), Err(NoDay::Unread), "{said}");
    }
    assert_eq!(day("3/4/2026"), Err(NoDay::Either((3, 4), (4, 3))));
    assert_eq!(to_come("6月30日(周五)", on(TODAY)), Err(NoDay::OtherWeekday(on("2026-06-30"))));
}

#[test]
fn what_is_printed_is_read_again() {
    let mut of = on("2026-01-01");
    while of < on("2029-01-01") {
        for text in [
            of.to_string(),
            of.format("%Y%m%d").to_string(),
            of.format("%Y年%-m月%-d日").to_string(),
            of.format("%-m/%-d/%Y").to_string(),
        ] {
            match to_come(&text, on(TODAY)) {
                Err(NoDay::Either(..)) => assert!(of.month() <= 12 && of.day() <= 12, "{text}"),
                read => assert_eq!(read, Ok(of), "{text}"),
            }
        }
        for text in
            [of.format("%-m月%-d日").to_string(), of.format("%b %-d").to_string(), of.format("%m%d").to_string()]
        {
            assert_eq!(happened(&text, of), Ok(of), "{text}");
            assert_eq!(to_come(&text, of), Ok(of), "{text}");
        }
        of = of.succ_opt().unwrap();
    }
}

proptest::proptest! {
    #![proptest_config(crate::seeded(256))]
    #[test]
    fn nothing_that_is_typed_is_a_panic(said in "[0-9０-９年月日号周下上本底十三一./\\-—+～: ,，、a-z]{0,14}", raw in ".{0,20}") {
        for said in [said, raw] {
            if let Ok(day) = to_come(&said, on(TODAY)) {
                proptest::prop_assert!(YEARS.contains(&day.year()), "{}", said);
            }
            let _ = (happened(&said, on(TODAY)), crate::time::day_of_number(&said), crate::time::day_and_hour(&said));
        }
    }
}

#[test]
fn what_programs_write_is_the_day_that_people_mean_by_it() {
    let days = NaiveDate::from_ymd_opt(1999, 12, 1).unwrap().iter_days().take(800);
    for on in days.chain(NaiveDate::from_ymd_opt(2099, 11, 20).unwrap().iter_days().take(60)) {
        let (short, shown) = (on.format("%Y-%-m-%-d").to_string(), on.to_string());
        assert_eq!(day(&shown), day(&format!(" {short} ")), "{shown}");
    }
    for wrong in ["2026-02-29", "2026-13-01", "2026-00-10", "２026-06-30", "2026-06-3o", "2026-06_30", "26-006-030"] {
        assert_eq!(written(wrong), None, "{wrong}");
    }
    assert_eq!(written("2026-06-30日"), None);
}
