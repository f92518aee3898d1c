//! The observer's sheet: what is looked for, by its codes, as it is printed and as it is said once it is typed back (docs/observe.md).

use super::{Lang, words};

/// What is written behind a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Strokes, minutes or matters.
    Count,
    /// Yes, no, or not seen.
    Mark,
}

/// The same in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    zh: &'static str,
    en: &'static str,
}

impl Told {
    /// In one of them.
    pub fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A row of the sheet.
pub struct Row {
    /// Its code.
    pub code: &'static str,
    /// What is written.
    pub kind: Kind,
    /// What stands above it, where a part begins.
    pub group: Option<Told>,
    /// What to look for.
    pub look: Told,
    /// Where that is from: published, or sample text.
    pub from: Told,
    /// What it reads as; `{}` is what was written.
    said: Told,
}

impl Row {
    /// What it reads as.
    pub fn says(&self, lang: Lang, value: &str) -> String {
        self.said.of(lang).replace("{}", value)
    }
}

/// Every row, in the order of an evening.
pub const ROWS: &[Row] = &[
    Row {
        code: "A1",
        kind: Kind::Count,
        group: Some(Told { zh: "全场一直数着的", en: "Counted all evening" }),
        look: Told {
            zh: "今晚头一回开口的人，一位画一道",
            en: "Somebody who speaks for the first time tonight: a stroke for each person",
        },
        from: Told {
            zh: "原则7 人人平等。谁都能来，登过报；字句和数法是示范",
            en: "Principle 7, all are equal. That anybody may come was published; the words and the counting are sample text",
        },
        said: Told { zh: "头一回开口的：{}位", en: "First voices: {}" },
    },
    Row {
        code: "A2",
        kind: Kind::Count,
        group: None,
        look: Told {
            zh: "插话、跑题、话伤了人，主持人提醒到的，一回画一道；看一眼、抬抬手也算提醒",
            en: "Talking over somebody, off the matter, hurtful words, where the chair gave a reminder: a stroke each; a look or a lifted hand is one, too",
        },
        from: Told {
            zh: "规则3、6、10。不打断、不伤人，海曙手册上的，登过报；不跑题照南塘第6条；数法是示范",
            en: "Rules 3, 6, 10. No interrupting and no personal attack stand in Haishu's booklet, published; off the matter follows Nantang 6; the counting is sample text",
        },
        said: Told { zh: "提醒到的：{}回", en: "Reminders given: {}" },
    },
    Row {
        code: "A3",
        kind: Kind::Count,
        group: None,
        look: Told {
            zh: "同样的事，没提醒就过去了的，一回画一道；过去了也常常不要紧",
            en: "The same, where it passed without one: a stroke each; often that does no harm",
        },
        from: Told { zh: "同上", en: "as above" },
        said: Told { zh: "没提醒就过去的：{}回", en: "Passed without a reminder: {}" },
    },
    Row {
        code: "A4",
        kind: Kind::Count,
        group: None,
        look: Told {
            zh: "到了时间还在说，一共多说了几分钟；不到一分钟的不算",
            en: "Speaking on when time was up: minutes over, all together; less than a minute doesn't count",
        },
        from: Told {
            zh: "规则5 长话短说。限时限次照南塘第5条；海曙用几分钟没登过，数是示范",
            en: "Rule 5, keep it short. Time and turns follow Nantang 5; Haishu's own minutes weren't published, the numbers are sample text",
        },
        said: Told { zh: "多说的时间：{}分钟", en: "Minutes over time: {}" },
    },
    Row {
        code: "B1",
        kind: Kind::Mark,
        group: Some(Told { zh: "开场到小组", en: "From the opening to the tables" }),
        look: Told {
            zh: "看不清、听不清、腿脚不便、不方便写字的邻居，有人招呼",
            en: "Somebody looks after neighbours who can't see, hear or walk well, or would rather not write",
        },
        from: Told { zh: "开场，原则7。示范", en: "Opening, principle 7. Sample text" },
        said: Told {
            zh: "看不清、听不清、腿脚不便、不方便写字的，有人招呼：{}",
            en: "Somebody looks after those who can't see, hear or walk well, or don't write: {}",
        },
    },
    Row {
        code: "B2",
        kind: Kind::Mark,
        group: None,
        look: Told {
            zh: "开头先看上次答应的事，一件件说到",
            en: "It begins with what was promised last time, one after the other",
        },
        from: Told { zh: "开场。示范", en: "Opening. Sample text" },
        said: Told { zh: "开头先看上次答应的事：{}", en: "Last promises come first: {}" },
    },
    Row {
        code: "B3",
        kind: Kind::Mark,
        group: None,
        look: Told {
            zh: "卡上写的、嘴上说的，照原话上墙",
            en: "What is written or said goes on the wall in people's own words",
        },
        from: Told {
            zh: "环节一 提出议题。环节名、人人写自己关心的事，登过报；照原话是示范",
            en: "Stage 1, raise. Its name, and that everybody writes their own concern, were published; own words are sample text",
        },
        said: Told { zh: "照原话上墙：{}", en: "Own words on the wall: {}" },
    },
    Row {
        code: "B4",
        kind: Kind::Mark,
        group: None,
        look: Told { zh: "有人换了桌，换得自在", en: "Somebody changed tables, and was at ease doing so" },
        from: Told {
            zh: "原则5 想听就去。能走动、挑自己想谈的，海曙手册上的，登过报；字句是示范",
            en: "Principle 5, go where you want to listen. That people move and pick their subject stands in Haishu's booklet, published; the words are sample text",
        },
        said: Told { zh: "有人换桌，换得自在：{}", en: "Somebody changed tables at ease: {}" },
    },
    Row {
        code: "B5",
        kind: Kind::Mark,
        group: None,
        look: Told {
            zh: "桌上记的、上来讲的，是居民自己", en: "Residents themselves note at the table and report"
        },
        from: Told {
            zh: "环节三 小组讨论。环节名、居民记录、居民来讲，登过报",
            en: "Stage 3, discuss. Its name, residents as recorders and residents reporting were published",
        },
        said: Told { zh: "居民自己记、自己讲：{}", en: "Residents note and report: {}" },
    },
    Row {
        code: "C1",
        kind: Kind::Mark,
        group: Some(Told { zh: "商议和表决", en: "Weighing and voting" }),
        look: Told {
            zh: "居民先说完，社区、物业、街道后答",
            en: "Residents speak first; the community, the firm and the street office answer after",
        },
        from: Told { zh: "环节四 汇报商议。示范", en: "Stage 4, report and weigh. Sample text" },
        said: Told { zh: "居民先说，单位后答：{}", en: "Residents first, offices after: {}" },
    },
    Row {
        code: "C2",
        kind: Kind::Mark,
        group: None,
        look: Told {
            zh: "举手前说清谁有票；先赞成后反对，数加得起来",
            en: "Before hands go up it is said who has a vote; for, then against; the numbers add up",
        },
        from: Told {
            zh: "规则12。先赞成后反对照南塘第12条；先数有票的是示范",
            en: "Rule 12. For before against follows Nantang 12; counting first who has a vote is sample text",
        },
        said: Told {
            zh: "谁有票说清了，数加得起来：{}", en: "Who votes was said, and the numbers add up: {}"
        },
    },
    Row {
        code: "D1",
        kind: Kind::Count,
        group: Some(Told { zh: "计划和散会", en: "Plan and close" }),
        look: Told {
            zh: "有领头的、又有日子的事，几件", en: "Rows with somebody who leads and a day: how many"
        },
        from: Told {
            zh: "环节六 制定行动计划，原则8 我能做什么。环节名和这句话登过报；要有人、有日子是示范",
            en: "Stage 6, plan; principle 8, what can I do. Both names were published; that each needs somebody and a day is sample text",
        },
        said: Told { zh: "有领头、有日子的事：{}件", en: "Rows with a leader and a day: {}" },
    },
    Row {
        code: "D2",
        kind: Kind::Count,
        group: None,
        look: Told {
            zh: "还缺领头的、或缺日子的事，几件；缺着也不要紧，写下来好再问",
            en: "Rows that still lack a leader or a day: how many; that does no harm, it is written so that it is asked again",
        },
        from: Told { zh: "同上", en: "as above" },
        said: Told { zh: "还缺领头或日子的事：{}件", en: "Rows that lack a leader or a day: {}" },
    },
    Row {
        code: "D3",
        kind: Kind::Mark,
        group: None,
        look: Told {
            zh: "散会前说了下次哪天见、先看什么",
            en: "Before the close it was said when the next meeting is and what it looks at first",
        },
        from: Told {
            zh: "环节六。隔一两个月开一次，登过报；先看答应的事是示范",
            en: "Stage 6. A meeting every month or two was published; promises first is sample text",
        },
        said: Told {
            zh: "下次哪天见、先看什么，说了：{}", en: "Next day and what comes first were said: {}"
        },
    },
];

/// A sentence of the tables.
type Sentence = fn(Lang) -> String;

/// The two sentences: their codes, and what they read as.
pub const SENTENCES: [(&str, Sentence); 2] = [("E1", good), ("E2", next_time)];

/// What circles say, in both languages and as people type them: yes, no, not seen.
pub const MARKS: [&[&str]; 3] = [&["有", "yes"], &["没有", "no"], &["没看到", "not seen", "notseen"]];

/// One of the marks.
pub fn mark(lang: Lang, which: usize) -> String {
    [yes, no, not_seen][which.min(2)](lang)
}

words! {
    /// A mark.
    yes() { zh: "有", en: "yes" }
    /// A mark.
    no() { zh: "没有", en: "no" }
    /// A mark.
    not_seen() { zh: "没看到", en: "not seen" }
    /// A sentence.
    good() { zh: "看到的一件好事", en: "One good thing" }
    /// A sentence.
    next_time() { zh: "下次看什么", en: "To look at next time" }
    /// A sentence with its words.
    sentence(of: &str, words: &str) { zh: "{of}：{words}", en: "{of}: {words}" }
    /// Advice with who does it.
    advice_who(what: &str, who: &str) { zh: "{what}；谁来做：{who}", en: "{what}; who: {who}" }
    /// Advice with the day.
    advice_by(what: &str, day: &str) { zh: "{what}；{day}前", en: "{what}; by {day}" }
    /// Between what is read.
    stop() { zh: "。", en: ". " }
    /// No such code.
    no_code(code: &str, known: &str) { zh: "观察表上没有 {code}；有的是：{known}", en: "{code} is not on the observer's sheet; there are {known}" }
    /// No number behind a code.
    no_count(code: &str) { zh: "{code} 后面写 0 到 999 的数", en: "{code} takes a number from 0 to 999" }
    /// No mark behind a code.
    no_mark(code: &str) { zh: "{code} 后面写 有、没有 或 没看到", en: "{code} takes yes, no or not seen" }
    /// No words behind a code.
    no_words(code: &str) { zh: "{code} 后面要有一句话；空着的不打", en: "{code} takes a sentence; what is empty isn't typed" }
    /// Twice.
    twice(code: &str) { zh: "{code} 打了两回", en: "{code} stands there twice" }
    /// Advice stands in another field.
    is_advice(code: &str) { zh: "{code} 是建议，打在「提了哪些建议」", en: "{code} is advice: it is typed where advice is asked for" }
    /// The name of the sheet.
    title() { zh: "观察表", en: "Observer's sheet" }
    /// The file.
    file() { zh: "观察表", en: "observer's sheet" }
    /// Under the title.
    agreed() { zh: "示范文本，用哪几行由站里和辅导的人商量", en: "sample text: the station and the coach agree which rows they use" }
    /// The head.
    station() { zh: "哪个站", en: "Station" }
    watched() { zh: "哪天，从几点看到几点", en: "Day, from when to when" }
    kinds() { zh: "哪一种(圈一个)：培训　参观　导师　实地指导　督导", en: "Kind (circle one): training, visit, tutor, on-site, inspection" }
    who_came() { zh: "谁来的(写单位)、几个人、几个小时", en: "Who came (an office), people, hours" }
    /// How it is filled in.
    how() { zh: "不写名字、不写号牌，不打分，不加总分。数的画道(画「正」字也行)；另外的圈一个：有，没有，没看到。「没有」不是不好，写下来只为商量；当时没顾上看，就圈「没看到」。", en: "No names, no badges, no grade, no total. Where you count, draw a stroke each time; everywhere else circle one: yes, no, not seen. No is not a fault, it is there to be talked about; if you had no eye for it just then, circle not seen." }
    /// Columns.
    look_for() { zh: "看什么", en: "What to look for" }
    write() { zh: "写什么", en: "What to write" }
    code() { zh: "代号", en: "Code" }
    /// Advice.
    advice_line(n: u8) { zh: "F{n} 建议(每条一件事)，谁来做，哪天前", en: "F{n} Advice (one thing each), who does it, by when" }
    /// Small print.
    small() { zh: "「谁来做」写职务，不写名字。走以前先给主持人看一遍，他说不对的当场改。只留在这个站；只和这个站自己上一回比，不和别的站比。", en: "Who does it is an office, never a name. Show the sheet to the chair before you leave; what they say is wrong is put right at once. It stays at this station, and is only held beside this station's own last one." }
}
