//! Papers of the station's book.

use super::{Lang, words};

words! {
    /// The sheet that is walked with.
    rounds() { zh: "巡查表", en: "Round sheet" }
    /// From one day to another.
    from_to(first: &str, last: &str) { zh: "{first}到{last}", en: "{first} to {last}" }
    /// Room to write into.
    room() { zh: "　　　　　　　　　　　　", en: "                        " }
    /// What the sheet asks of whoever walks.
    rounds_foot() { zh: "做到的打勾；看到要办的写一句，楼栋写在最后。五必访只写走访了几户，不写名字、缘由和病情。回来照着记：yishi 的「巡查」页，按这一片的数字。", en: "Tick what is in order; write what was found, the building last. Of the five to visit write only how many: no names, no reasons, no illness. Back at the station, type it in on the page of the patrol." }
    /// The minutes of the council.
    minutes_of_council() { zh: "议事理事会例会纪要", en: "Minutes of the council" }
    /// When it was.
    held() { zh: "哪天", en: "held on" }
    /// Who was there.
    present(count: usize) { zh: "到会{count}人", en: "present ({count})" }
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
    /// A paper is there.
    put(path: &str) { zh: "写好了：{path}", en: "written: {path}" }
    /// A file that ends as no paper does.
    no_ending() { zh: "文件名以 .docx、.html 或 .md 结尾", en: "the file ends with .docx, .html or .md" }
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

/// The columns of what a sitting settled.
pub fn columns_of_settled(lang: Lang) -> Vec<String> {
    columns(lang, ["编号", "事项", "怎么定的"], ["number", "matter", "settled"])
}
