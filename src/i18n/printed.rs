//! Papers of the station's book.

use super::{Lang, say, words};

words! {
    /// The sheet that is walked with.
    rounds() { zh: "巡查表", en: "Round sheet" }
    /// Prints it.
    rounds_print() { zh: "印这个星期的巡查表", en: "print this week's round sheet" }
    /// From one day to another.
    from_to(first: &str, last: &str) { zh: "{first}到{last}", en: "{first} to {last}" }
    /// Room to write into.
    room() { zh: "　　　　　　　　　　　　", en: "                        " }
    /// What the sheet asks of whoever walks.
    rounds_foot() { zh: "做到的打勾；看到要办的写一句，楼栋写在最后。五必访只写走访了几户，不写名字、缘由和病情。回来照着记：电脑上的「巡查」页，按这一片的数字。", en: "Tick what is in order; write what was found, the building last. Of the five to visit write only how many: no names, no reasons, no illness. Back at the station, type it in on the page of the patrol." }
    /// The minutes of the council.
    minutes_of_council() { zh: "议事理事会例会纪要", en: "Minutes of the council" }
    /// Of which estate.
    estate() { zh: "小区", en: "estate" }
    /// A matter goes on there.
    passed_on(to: &str, unit: &str) { zh: "转{to} {unit}", en: "goes to {to} {unit}" }
    /// When it was.
    held() { zh: "哪天", en: "held on" }
    /// Who was there.
    present(count: usize, called: usize) { zh: "应到{called}人，到会{count}人", en: "present ({count} of {called})" }
    /// Where it was held, and who else sat with them: nobody typed that.
    held_at() { zh: "地点", en: "place" }
    guests() { zh: "列席", en: "in attendance" }
    /// Room for it.
    by_hand() { zh: "＿＿＿＿＿＿＿＿＿＿＿＿", en: "________________________" }
    /// Who wasn't.
    away() { zh: "没到的", en: "absent" }
    /// What was settled.
    settled() { zh: "议定", en: "Settled" }
    /// Nothing was.
    nothing_settled() { zh: "这次没有议定的事。", en: "Nothing was settled." }
    /// What else is written down.
    note() { zh: "备注", en: "Note" }
    /// Who chairs, to sign.
    signed_by(who: &str) { zh: "理事长 {who}", en: "Chair {who}" }
    /// Who wrote it, to sign.
    recorded_by() { zh: "记录人", en: "Recorded by" }
    /// The code of the record.
    head(head: &str) { zh: "记录码 {head}", en: "code of the record {head}" }
    /// The paper of a change of terms.
    handover() { zh: "换届交接单", en: "Hand-over between two terms" }
    /// Who hands over.
    hands_over() { zh: "交的一届", en: "hands over" }
    /// Who takes over.
    takes_over() { zh: "接的一届", en: "takes over" }
    /// Who leaves.
    leaves() { zh: "离任的", en: "leaves" }
    /// What is open.
    open_matters() { zh: "还没办完的事", en: "Open matters" }
    /// Of one way, how many.
    of_track(track: &str, count: usize) { zh: "{track}：{count}件", en: "{track}: {count}" }
    /// Somebody who leaves has it.
    leaver(who: &str) { zh: "{who}(离任，谁接：＿＿＿＿)", en: "{who} (leaves; goes to: ________)" }
    /// Projects that are open.
    open_projects() { zh: "没结的项目", en: "Open projects" }
    /// Notices that hang.
    articles() { zh: "在施行的公约", en: "Articles of the covenant in force" }
    hanging() { zh: "还贴着的公示", en: "Notices that hang" }
    /// Keys and papers.
    things() { zh: "钥匙、印章、本子、公物，一样一行", en: "Keys, seals, books and things, one a line" }
    /// Where the record is.
    record() { zh: "台账", en: "The record" }
    /// Its newest line.
    head_of() { zh: "记录码(最新一行)", en: "newest line" }
    /// The copy.
    stick() { zh: "随记的备份盘", en: "copy on a stick" }
    /// The last backup.
    backup() { zh: "上次备份", en: "last backup" }
    /// None.
    none() { zh: "没有", en: "none" }
    /// Lines to sign.
    signs_over() { zh: "移交人", en: "Handed over by" }
    signs_taking() { zh: "接收人", en: "Taken over by" }
    signs_looking() { zh: "监交人", en: "Witnessed by" }
    /// Room for a name, and for the day on which it is signed.
    sign_here() { zh: "＿＿＿＿＿＿＿＿　　＿＿＿年＿＿月＿＿日", en: "________________   date ____________" }
    /// There is nobody to take over.
    no_new_term() { zh: "还没有可以接的新一届：先新写一届，再写它的席位，再印交接单", en: "no new term with seats is there to take over: write a new term first, then its seats" }
    /// Where no meeting says of which estate it is: room to write it.
    of_which_estate() { zh: "小区：＿＿＿＿＿＿＿＿＿＿", en: "Estate: ____________________" }
    /// Since when it reads as it does: which version it is.
    reads_so_since(day: &str) { zh: "{day}起的文本", en: "Text of {day}" }
    /// What is in force, as of a day.
    in_force_on(day: &str, count: usize) { zh: "{day}印，在施行的{count}条", en: "Printed on {day}; articles in force: {count}" }
    /// An article by its number.
    article(no: u16) { zh: "第{no}条　", en: "Article {no}. " }
    /// Who signs it.
    signs_for_residents() { zh: "居民代表(签名)", en: "For the residents (names)" }
    /// Who seals it.
    seals() { zh: "社区居民委员会(盖章)", en: "Residents' committee (seal)" }
    /// Room for a day.
    day_by_hand() { zh: "＿＿＿＿年＿＿月＿＿日", en: "Date: ______________" }
    /// What a department does, where nobody wrote more.
    by_law() { zh: "依法处理", en: "acts by law" }
    /// Which department acts by law.
    paired_with(department: &str, does: &str) { zh: "先劝导；劝不了的，请{department}{does}", en: "Talked over first; where that does not help, {department}: {does}" }
    /// Nothing of it holds yet.
    is_a_draft() { zh: "这是草案，还没有施行。请大家看一看：哪里不合适，还缺什么，都可以说。", en: "This is a draft; nothing of it is in force. Please read it, and say what does not fit and what is missing." }
    /// What holds until then.
    reads_now(words: &str) { zh: "现在在施行的是：{words}", en: "In force now: {words}" }
    /// From which motion it comes.
    voted_as(motion: &str) { zh: "话照{motion}表决的写，一字不改", en: "In the words of {motion}, as they were voted" }
    /// What comes then.
    after_comments() { zh: "意见看过、答复过以后，交居民会议或居民代表会议表决，通过了报街道办事处备案，定了日子才施行。", en: "When comments are answered, the residents' assembly or its representatives vote on it; then it is filed with the sub-district office, and holds from a day that is set." }
    /// So many drafts.
    so_many(count: usize) { zh: "{count}条", en: "{count} articles" }
    /// No draft is there.
    no_drafts() { zh: "没有要征求意见的草案", en: "there is no draft to ask about" }
    /// A paper is there.
    put(path: &str) { zh: "写好了：{path}", en: "written: {path}" }
    /// There is no such folder.
    no_folder(path: &str) { zh: "没有这个文件夹，先建好它(U盘先插上)，再写一遍；要写成一个文件，名字以 .docx 结尾：{path}", en: "there is no such folder: make it first (or put the stick in), then type it again; a file ends with .docx: {path}" }
    /// A file that ends as no paper does.
    no_ending() { zh: "文件名以 .docx、.html 或 .md 结尾", en: "the file ends with .docx, .html or .md" }
}

/// The covenant, and of which estate.
pub fn covenant_of(lang: Lang, estate: Option<&str>) -> String {
    match estate {
        Some(estate) => say!(lang, zh: "{estate}居民公约", en: "Residents' covenant of {estate}"),
        None => say!(lang, zh: "居民公约", en: "Residents' covenant"),
    }
}

/// The same as a draft.
pub fn draft_of(lang: Lang, covenant: &str) -> String {
    say!(lang, zh: "{covenant}(征求意见稿)", en: "{covenant}: a draft for comments")
}

fn columns<const N: usize>(lang: Lang, zh: [&str; N], en: [&str; N]) -> Vec<String> {
    let all = if lang == Lang::Zh { zh } else { en };
    all.map(str::to_owned).to_vec()
}

/// The columns of the sheet that is walked with.
pub fn columns_of_rounds(lang: Lang) -> Vec<String> {
    columns(
        lang,
        ["日期", "三清", "四及时", "五必访(几户)", "看到要办的", "谁巡的"],
        ["day", "three clear", "four prompt", "five to visit (how many)", "found", "by"],
    )
}

/// The columns of what is open.
pub fn columns_of_open(lang: Lang) -> Vec<String> {
    columns(lang, ["编号", "事项", "在谁手里", "期限", "现状"], ["number", "matter", "with", "by", "stands"])
}

/// The columns of what a sitting settled.
pub fn columns_of_settled(lang: Lang) -> Vec<String> {
    columns(lang, ["编号", "事项", "怎么定的"], ["number", "matter", "settled"])
}

/// Whose paper it is; room to write it where nobody said it.
pub fn whose(lang: Lang, estate: Option<&str>) -> (String, String) {
    let station = match estate {
        Some(estate) => say!(lang, zh: "{estate}居民自治服务站", en: "self-governance station of {estate}"),
        None => say!(lang, zh: "＿＿＿＿＿＿＿＿居民自治服务站", en: "________________"),
    };
    (say!(lang, zh: "单位", en: "station"), station)
}
