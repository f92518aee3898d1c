//! What stands on the papers that are printed before the meeting. Named after the ids of the wording table (15 and 16).

use std::fmt::Display;

use super::words;

// Names of the sheets, and how each is printed.
words! {
    kit_title() { zh: "会前纸包", en: "Paper kit" }
    sign_in() { zh: "签到表", en: "Sign-in sheet" }
    badges() { zh: "号牌", en: "Badges" }
    seats() { zh: "座位卡", en: "Seat cards" }
    cards() { zh: "关心卡", en: "Concern cards" }
    dots() { zh: "圆点表", en: "Dot grid" }
    tables() { zh: "分桌表", en: "Table sheets" }
    slips() { zh: "提议条", en: "Proposal slips" }
    pledges() { zh: "认领条", en: "Pledge slips" }
    tally() { zh: "计票单", en: "Tally sheets" }

    how_sign_in() { zh: "夹在门口，一人一行", en: "at the door, one line each" }
    how_badges() { zh: "厚纸，沿长边翻，裁成十张(每张105乘59毫米)", en: "card, flip on the long edge, cut in ten (105 by 59 mm each)" }
    how_seats() { zh: "厚纸，裁成六张，对折，立在桌上", en: "card, cut in six, fold, stand on the table" }
    how_cards() { zh: "裁成八张(每张105乘74毫米)，跟号牌一起发；要粗头笔", en: "cut in eight (105 by 74 mm each), given out with the badge; thick pens" }
    how_dots() { zh: "贴在墙上，旁边放圆点", en: "on the wall, dots beside it" }
    how_tables() { zh: "一桌一张，下半张撕下来交", en: "one a table, the lower part is torn off" }
    how_slips() { zh: "备用，裁成三条；写坏了，翻过来写", en: "spare, cut in three; if spoilt, turn it over" }
    how_pledges() { zh: "裁成六张，放在前面", en: "cut in six, at the front" }
    invitation() { zh: "邀请", en: "Invitation" }
    how_invitation() { zh: "贴在楼道里，一个门洞一张", en: "in the stairwell, one an entrance" }
    how_signing() { zh: "纪要念过了，拿来签", en: "signed when the minutes were read out" }
    how_quick() { zh: "给打字的人", en: "for who types" }
    how_cover() { zh: "就是这一张的反面", en: "the back of this sheet" }
    how_tally() { zh: "裁成两张，给帮忙数的两位", en: "cut in two, for the two who count" }
}

// The page of what is in the kit.
words! {
    kit_what() { zh: "哪一样", en: "What" }
    kit_pages() { zh: "第几页", en: "Pages" }
    kit_sheets() { zh: "几张", en: "Sheets" }
    kit_both() { zh: "双面", en: "two sides" }
    kit_all(n: impl Display) { zh: "一共{n}张A4纸，黑白印就好。", en: "{n} sheets of A4 in all; black and white will do." }
    kit_sides(both: impl Display, from: impl Display, last: impl Display) { zh: "第1到{both}页双面印，沿长边翻；第{from}到{last}页单面印。", en: "Pages 1 to {both} on both sides, flipped on the long edge; pages {from} to {last} on one side." }
    kit_how() { zh: "怎么用", en: "How" }
    kit_codes() { zh: "编号", en: "Codes" }
    kit_print() { zh: "A4 纸，按实际大小(100%)印，不要页眉页脚，打开背景图形。", en: "A4 at actual size (100 %), no headers or footers, background graphics on." }
    kit_duplex() { zh: "号牌先印一张对着光看，正面反面号码要一样。", en: "Try one sheet of badges against the light first: front and back have the same number." }
    kit_type() { zh: "编号印在角上。会上在键盘照着打，就到那一张：#Y2-2 是第2桌的提议条，#K17.1-1 是17号的第一张卡。「-」后面一位是校验，抄错了会说。", en: "The code stands in a corner. Typed at the console as it is printed, it opens that sheet: #Y2-2 is the proposal slip of table 2, #K17.1-1 the first card of badge 17. What stands behind the dash checks the rest: a code that was copied wrongly is refused." }
    kit_badges(first: impl Display, last: impl Display, n: impl Display) { zh: "号牌 {first} 到 {last}，共{n}张", en: "badges {first} to {last}, {n} in all" }
    kit_skip(list: &str) { zh: "跳过的号：{list}(可在章程里改)", en: "numbers left out: {list} (the charter says which)" }
    kit_dots(n: impl Display, all: impl Display) { zh: "每人{n}个圆点，共备{all}个", en: "{n} dots each, {all} in all" }
    kit_plan() { zh: "一晚上的时间", en: "The evening" }
    minutes(n: impl Display) { zh: "{n}分钟", en: "{n} min" }
    quick() { zh: "快查卡(放在键盘旁边)", en: "Quick card, beside the keyboard" }
    quick_typed() { zh: "打什么", en: "What is typed" }
    quick_keys() { zh: "按什么", en: "Keys" }
    quick_rules() { zh: "十三条：打星号和条号提醒一声，这么说", en: "The rules: a star and the number call to order; what is said" }
    quick_call() { zh: "只说事，不点名；墙上也只写这一条，不写是谁。", en: "Say the matter, not the name; the wall shows the rule and nobody." }
    script_title() { zh: "开场九十秒(主持人念)", en: "The opening in ninety seconds (read by the host)" }
}

/// The opening, line by line (script.open).
pub fn script(lang: super::Lang, theme: &str, first: &str) -> Vec<String> {
    [
        script_1(lang, first),
        script_2(lang, theme),
        script_3(lang),
        script_4(lang),
        script_5(lang),
        script_6(lang),
        script_7(lang),
        script_8(lang),
        script_9(lang),
    ]
    .into()
}

words! {
    script_1(first: &str) { zh: "各位邻居，晚上好！{first}。", en: "Good evening, neighbours! {first}." }
    script_2(theme: &str) { zh: "今天谈一件事：{theme}", en: "Today one matter: {theme}" }
    script_3() { zh: "先写，再挑，再分桌谈，再一桌一桌讲，最后举手，定下谁来做。", en: "First we write, then choose, talk at tables, hear each table, and at last raise hands and settle who does it." }
    script_4() { zh: "想听哪桌，就去哪桌；腿脚不便的，招招手。", en: "Go to the table you want to hear; if walking is hard, wave." }
    script_5() { zh: "说话就五条：要说先举手，先说赞成反对，长话短说，好好说话，说透再表决。", en: "Five things about speaking: hand first, position first, keep it short, speak kindly, talk it out before hands." }
    script_6() { zh: "到时间，墙上会写，铃会响一下，不是催您，是轮到别人了。", en: "When time is up the wall says so and a bell rings once: it is somebody else's turn." }
    script_7() { zh: "墙上只写号牌和称呼，电话门牌都不上墙。", en: "The wall shows badge and form of address only, no phone, no door." }
    script_8() { zh: "说完难处，再添一句：我能做什么。", en: "After the problem, one more sentence: what I can do." }
    script_9() { zh: "请大家一起念：我来，我听，我说，我出力。", en: "All together: I come, I listen, I speak, I help." }
}

// On every sheet.
words! {
    theme(theme: &str) { zh: "今天谈：{theme}", en: "today: {theme}" }
    date() { zh: "日期", en: "Date" }
    place() { zh: "地点", en: "Place" }
    page(k: impl Display, m: impl Display) { zh: "第{k}页，共{m}页", en: "page {k} of {m}" }
    sample() { zh: "示范文本，可按本小区的习惯改", en: "sample form, to be changed as your estate likes" }
}

// Sign-in sheet, badges, seat cards.
words! {
    col_badge() { zh: "号牌", en: "Badge" }
    col_call() { zh: "怎么称呼", en: "What to call you" }
    col_building() { zh: "几号楼", en: "Building" }
    col_household() { zh: "同户号牌", en: "Same household" }
    col_phone() { zh: "电话(自愿，不上墙)", en: "Phone (if you like)" }
    col_signed() { zh: "签名", en: "Signature" }
    pledge_chat() { zh: "名字进群吗？ （　）进　（　）不进", en: "Your name in the chat? (  ) yes  (  ) no" }
    col_left() { zh: "走了划一下", en: "Left" }
    sign_in_hint() { zh: "一人一行，号牌和这一行的号一样。不留名字也欢迎，空着就好。", en: "One line each; your badge has the number of your line. No name needed." }
    sign_in_wall() { zh: "墙上只写号牌和称呼。电话只为会后找您，不上墙、不进纪要。", en: "The wall shows badge and form of address only. The phone is for afterwards: never on the wall or in the minutes." }
    sign_in_kept() { zh: "这张表只为点人数和会后找您，收在值班室，到＿＿年＿＿月＿＿日销毁。要看、要改、要删，到值班室说一声。不满14岁的，请家里大人来写。", en: "This sheet is for counting and for finding you afterwards. It is kept at the duty desk and destroyed on ............. To see, correct or delete your line, tell the duty desk. For a child under 14 a guardian writes." }
    sign_in_sectors(list: &str) { zh: "不是居民的，请在称呼后面写一声：{list}", en: "If not a resident, say so behind your name: {list}" }
    for_() { zh: "赞成", en: "for" }
    against() { zh: "反对", en: "against" }
    call_line() { zh: "称呼", en: "Call me" }
    seat() { zh: "座位", en: "Seat" }
    seat_hint() { zh: "不戴牌也行，坐着就算", en: "no badge is fine, the seat counts" }
}

// Concern cards, dot grid.
words! {
    card_care() { zh: "我关心", en: "I care about" }
    card_why() { zh: "因为", en: "because" }
    card_can() { zh: "我能", en: "I can" }
    card_no() { zh: "卡号", en: "Card" }
    card_hint() { zh: "一张卡写一件事。不写字的招手，有人替您写。", en: "One thing a card. Somebody writes for you if you wave." }
    dots_each(n: impl Display) { zh: "每人{n}个，贴给最关心的事", en: "{n} dots each, on what matters most" }
    dots_stack() { zh: "可以贴一处。一格贴一个，五个一数，数完再公布。", en: "They may go to one thing. One dot a square, counted by fives, shown when all are counted." }
    dots_sum() { zh: "合计", en: "Sum" }
    dots_topic() { zh: "要谈的事", en: "Topic" }
}

// Table sheets, proposal, pledge and tally slips.
words! {
    table(t: impl Display) { zh: "第{t}桌", en: "Table {t}" }
    table_topic() { zh: "谈哪件", en: "Topic" }
    table_who() { zh: "坐这桌的号牌", en: "Badges at this table" }
    table_moves() { zh: "想听哪桌，就去哪桌。来了、走了，都记一下号牌。", en: "Go where you want to hear. Note the badges that come and go." }
    role_convener() { zh: "桌长", en: "Convener" }
    role_recorder() { zh: "记录", en: "Recorder" }
    role_timekeeper() { zh: "看时间", en: "Timekeeper" }
    role_reporter() { zh: "来讲", en: "Reporter" }
    table_points() { zh: "说到的", en: "Points" }
    table_disagreements() { zh: "谈不拢的", en: "Not agreed" }
    table_surprise() { zh: "没想到的好主意", en: "Good ideas nobody expected" }
    slip_tear() { zh: "还有五分钟时写好，从这里撕下来，交到前面", en: "at five minutes to go: write, tear off here, hand in" }
    slip_title() { zh: "我们提议", en: "We propose" }
    slip_what() { zh: "做什么", en: "What" }
    slip_where() { zh: "哪一处", en: "Where" }
    slip_who() { zh: "谁来做", en: "Who" }
    slip_when() { zh: "几时好", en: "By when" }
    slip_self() { zh: "我们自己能", en: "What we can do ourselves" }
    slip_mover() { zh: "提议人号牌", en: "Badge of the mover" }
    slip_none() { zh: "还没谈拢也不要紧，写上「还没谈拢」交来。", en: "Not agreed yet is fine: write so, and hand it in." }
    pledge_can() { zh: "我能做", en: "I can do" }
    pledge_when() { zh: "哪天好", en: "Done by" }
    pledge_done() { zh: "做成什么样，就算好", en: "What done looks like" }
    pledge_help() { zh: "要谁帮一把", en: "Who helps" }
    pledge_hint() { zh: "出力不分大小，一句也算。写好念一遍，对不对由您说。", en: "Big or small, all counts. It is read back; you say if it is right." }
    invite() { zh: "请您来议事", en: "You are invited" }
    invite_when() { zh: "时间", en: "When" }
    invite_bring() { zh: "带什么", en: "Bring" }
    invite_what() { zh: "一件您放在心上的事。老花镜、笔，有就带上", en: "One thing that matters to you; glasses and a pen, if you have them" }
    invite_how() { zh: "怎么开", en: "How" }
    invite_free() { zh: "先说自己关心的，再分桌商量，最后举手。不想说，来听听也好", en: "First what matters to each, then at tables, then hands. Listening alone is welcome" }
    invite_ask() { zh: "问谁", en: "Ask" }
    signing() { zh: "签名页", en: "Signatures" }
    signing_what() { zh: "会议纪要念过了，写的和说的一样，请签名。有不同的，写在下面。", en: "The minutes were read out and say what was said: please sign. What is otherwise is written below." }
    signing_code() { zh: "记录校验码(照纪要抄)", en: "Head of the record, as on the minutes" }
    signing_opinion() { zh: "居委会意见(盖章、日期)", en: "Committee: remark, seal, day" }
    sign_as() { zh: "身份", en: "As" }
    sign_name() { zh: "姓名", en: "Name" }
    sign_ink() { zh: "签名", en: "Signature" }
    sign_chair() { zh: "主持人", en: "Chair" }
    sign_recorder() { zh: "记录员", en: "Recorder" }
    sign_resident() { zh: "居民代表", en: "For the residents" }
    sign_teller() { zh: "计票人", en: "Teller" }
    sign_watcher() { zh: "监督", en: "Watched by" }
    tally_motion() { zh: "提议几号", en: "Proposal no." }
    tally_first() { zh: "第一位数", en: "First count" }
    tally_second() { zh: "第二位数", en: "Second count" }
    tally_same() { zh: "一样才算", en: "Counts if equal" }
    tally_present() { zh: "有票几位", en: "With a vote" }
    tally_vote() { zh: "第几次表决", en: "Vote no." }
    tally_result() { zh: "结果", en: "Result" }
    tally_signed() { zh: "签名", en: "Signed" }
    tally_about() { zh: "选什么", en: "About" }
    tally_pick() { zh: "选几样", en: "How many" }
    tally_option() { zh: "哪一样(照墙上的号)", en: "Option (by its number on the wall)" }
    tally_choice_hint() { zh: "先数有票的，再一样一样数。两位各数各的，不一样就再数一遍。不想举手的不用举。", en: "Those with a vote first, then one option after the other. Each counts alone; if different, count again. Nobody has to raise a hand." }
    tally_choice_most() { zh: "每一样都不会比有票的多", en: "no option has more than have a vote" }
    tally_hint() { zh: "先数有票的，再数赞成，再数反对。两位各数各的，不一样就再数一遍。不想举手的不用举。", en: "Those with a vote first, then for, then against. Each counts alone; if different, count again. Nobody has to raise a hand." }
    tally_most() { zh: "赞成加反对，不会比有票的多", en: "for and against together are never more than have a vote" }
    file_all() { zh: "全部", en: "paper" }
    file_cover() { zh: "封面", en: "cover" }
    file_quick() { zh: "快查卡", en: "quick" }
    file_invitation() { zh: "邀请", en: "invitation" }
    file_signing() { zh: "签名页", en: "signing" }
    file_sign_in() { zh: "签到表", en: "sign-in" }
    file_badges() { zh: "号牌", en: "badges" }
    file_seats() { zh: "座位卡", en: "seats" }
    file_cards() { zh: "关心卡", en: "cards" }
    file_dots() { zh: "圆点表", en: "dots" }
    file_tables() { zh: "分桌表", en: "tables" }
    file_slips() { zh: "提议条", en: "slips" }
    file_pledges() { zh: "认领条", en: "pledges" }
    file_tally() { zh: "计票单", en: "tally" }
}
