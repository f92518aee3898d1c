//! What a typed line means, for the help and for docs/grammar.md. The lines themselves stand in `tui::input`.

use std::fmt::Display;

use super::words;

// Where it is typed.
words! {
    /// While hands are counted.
    at_count() { zh: "正在数手", en: "counting hands" }
    /// While the options of a choice are counted.
    at_choice() { zh: "几样里选，正在数", en: "counting a choice" }
    /// In a form.
    at_form() { zh: "在表里填", en: "in a form" }
    /// Wherever else.
    at_any() { zh: "随时", en: "anywhere" }
}

// What a line at the desk means.
words! {
    sign_in() { zh: "签到，中间没有的号跳过", en: "sign in; a range passes over numbers that nobody wears" }
    sign_in_called() { zh: "12号怎么称呼；还没签到就签到", en: "how badge 12 is called; signs in who isn't" }
    sign_in_sector() { zh: "按这个身份签到", en: "sign in with this sector" }
    cards() { zh: "收卡，字先留在纸上；7.2是7号的第二张", en: "cards are in, their words on paper; 7.2 is the second of badge 7" }
    card_text() { zh: "卡上的字；卡在纸上的，补上字", en: "the words of a card, new or so far on paper" }
    card_nobody() { zh: "一位居民的卡", en: "a card of somebody without a badge" }
    cluster() { zh: "这几张归到一起，起个题目", en: "these cards belong together, under a title" }
    cluster_into() { zh: "这几张归到议题2", en: "these cards go into topic 2" }
    sign_up() { zh: "这些号坐第1桌", en: "these badges sit at table 1" }
    dots() { zh: "数好的圆点，题号:点数；再打一遍，按新数的算", en: "dots as counted, topic:dots; typed again, the new count holds" }
    responds() { zh: "物业、社区的人说的，算单位回应，再问哪天答复", en: "said by somebody of a unit: its answer, not an offer; the day is asked" }
    unit_responds() { zh: "单位回应，谁说的都行", en: "the answer of a unit, whoever gives it" }
    late_range() { zh: "晚来的一起签到；减号后面跟着数是一段号，回车才记", en: "late comers sign in; a dash with a digit behind it is a range, taken by Enter" }
    sign_in_observer() { zh: "旁听的、小朋友(小朋友 = 51)；已经签到的改身份", en: "observers, children; changes those who are here already" }
    more_dots() { zh: "另一张纸上的圆点，加上去", en: "dots of another sheet, added" }
    moved() { zh: "换到第2桌", en: "moves to table 2" }
    sits_out() { zh: "旁边歇一歇", en: "sits out" }
    slip() { zh: "第1桌交提议，再问哪一处、谁、几时", en: "a proposal of table 1; the rest of it is asked" }
    hands() { zh: "举手：赞成、反对、想问(=也算赞成)", en: "hands: for, against, question (= is for)" }
    withdraw() { zh: "提的人收回提议2；不写号，就是正在议的", en: "proposal 2 is taken back by its mover; without a number, the open one" }
    withdraw_amendment() { zh: "提的人收回改法1；不写号，就是正在议的", en: "amendment 1 is taken back by its mover; without a number, the open one" }
    stance() { zh: "正在说的这位赞成、反对、想问", en: "the side of the one who speaks" }
    call() { zh: "按第6条提醒一声", en: "a reminder of rule 6" }
    call_badge() { zh: "按第6条提醒12号，墙上不写号", en: "a reminder of rule 6 for badge 12; the wall names nobody" }
    motion() { zh: "当场提的，再问哪一处、谁、几时", en: "a new proposal; the rest of it is asked" }
    counts() { zh: "赞成29，反对8；一个一个打也行", en: "29 for, 8 against; one by one will do too" }
    choice() { zh: "各项举手的数，照顺序", en: "hands for each option, in order" }
    chair_vote() { zh: "都数好了：主持人最后举", en: "all counted: the chair votes last" }
    pledge_money() { zh: "说了出多少钱，一起记下", en: "how much money they give is recorded with it" }
    pledge() { zh: "17号能做什么，念一遍再记", en: "what badge 17 offers; read back before it is recorded" }
    claim() { zh: "第3件17号领头，8号帮", en: "17 leads row 3, 8 helps" }
    action() { zh: "行动表里加一件", en: "a new row of the plan" }
    person() { zh: "一位邻居，看能做什么", en: "a person: what can be done with them" }
    letters() { zh: "拼音首字母找人、找题目：回车选第一个，数字挑别的", en: "initials find a person or a topic: Enter takes the first, a digit another" }
    sheet() { zh: "纸角上的编号：打开那一张", en: "the code on a sheet of paper: opens what is typed in from it" }
    told() { zh: "往下补录20:40的事；写在一行前面，只那一行；单打@，回到现在", en: "what follows happened at 20:40; in front of a line, that line alone; @ alone, back to now" }
    /// No moment.
    bad_moment() { zh: "时刻没看懂。写成@20:40；别的日子写成@5.30 20:40", en: "no moment: write @20:40, of another day @5.30 20:40" }
    /// An hour before the opening or after the close, of no day that was named.
    outside(hhmm: &str, opened: &str, closed: &str) { zh: "{hhmm}不在会上：{opened}开会，{closed}散会。真是那天的，把日子也写上", en: "{hhmm} lies outside the meeting, opened at {opened} and closed at {closed}; if it was then, write the day too" }
    /// A code of which the end is still to come.
    code_unfinished() { zh: "编号还没完：照纸角打到「-」后面那一位，如 #Y2-2", en: "the code goes on: as printed, to the sign behind the dash, like #Y2-2" }
    /// A code that is none.
    code_miscopied() { zh: "编号有一处抄错了，请照纸角再看一遍", en: "the code was copied wrongly somewhere: please look at the corner of the sheet again" }
    /// The sheet of a table where nobody sits.
    no_table(table: impl Display) { zh: "第{table}桌还没有开", en: "there is no table {table} yet" }
    /// The parts of the sheet of a table.
    table_parts(table: impl Display, topic: &str) { zh: "第{table}桌 {topic}：记哪一样", en: "Table {table}, {topic}: record which part?" }
    /// A day of a week as an answer.
    form_date_week() { zh: "下个星期的星期五；明天、6月底、15日也行", en: "Friday of next week; tomorrow, and the like, will do too" }
    /// So many are recorded.
    so_far(n: impl Display) { zh: "已有{n}条", en: "{n} so far" }
    help() { zh: "看按键", en: "the keys" }
}

// What an answer in a form means.
words! {
    form_number() { zh: "数", en: "a number" }
    form_badges() { zh: "号牌，中间没有的号跳过", en: "badges; a range passes over numbers that nobody wears" }
    form_row() { zh: "几位，一个一个认", en: "several people" }
    form_topics() { zh: "几件，照写的顺序", en: "several topics, in this order" }
    number_of() { zh: "第几号", en: "its number" }
    form_date_short() { zh: "下一个6月30日", en: "the next 30 June" }
    form_date_days() { zh: "21天后", en: "in 21 days" }
    form_date_full() { zh: "写全的日子", en: "a day in full" }
    form_time() { zh: "几点", en: "an hour" }
    form_dots() { zh: "各题点数，照墙上的顺序", en: "dots of each topic, in the order shown" }
    form_dots_named() { zh: "题号:点数", en: "topic:dots" }
    form_hands() { zh: "各项手数，照选项的顺序", en: "hands of each option, in their order" }
    form_options() { zh: "几个选项，用 / 隔开", en: "options, parted by /" }
    form_choice() { zh: "单子里的第几个", en: "the place in a list" }
}
