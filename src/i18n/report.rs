//! The report of a bug: one file, which a neighbour can read before handing it on.

use super::words;

words! {
    /// What the file is called, with the moment it was written.
    file(moment: &str) { zh: "议事报告-{moment}.txt", en: "yishi-report-{moment}.txt" }
    title() { zh: "议事 毛病报告", en: "Yishi, report of a bug" }
    /// At the head of the file, so that whoever hands it on knows what is in it.
    without_words() { zh: "里面没有姓名，没有文件夹的名字。会上写的话都换掉了：一个汉字是一个「字」，一个数字是一个「0」。号牌号、几点、票数照原样：认得号牌的人看得出谁举了手，所以只交给修程序的人，不要发在邻居群里。", en: "No names in it, and no folders. What was written at the meeting was replaced: a hanzi by 字, a digit by 0. Numbers of badges, times and counts are as they were: who knows the badges sees whose hand was up, so it goes to those who mend the program, and into no chat of neighbours." }
    with_words() { zh: "注意：按您的要求(--with-texts)，会上写的话照原样在里面，话里可能提到谁、哪一户、电话。交出去以前看一遍。", en: "Mind: as you asked (--with-texts), what was written at the meeting is in it as it was, and may name people, doors and telephones. Look through it before you hand it on." }
    program() { zh: "程序", en: "program" }
    system() { zh: "电脑", en: "system" }
    language() { zh: "语言", en: "language" }
    terminal() { zh: "终端", en: "terminal" }
    settings() { zh: "设置", en: "settings" }
    keys() { zh: "按键", en: "keys" }
    meetings() { zh: "会", en: "meetings" }
    meeting() { zh: "这场会", en: "this meeting" }
    /// What the check of the record says.
    record() { zh: "记录", en: "record" }
    refusals() { zh: "最近几次被规则拦下", en: "the last refusals by a rule" }
    no_screen() { zh: "没有终端", en: "none" }
    unset() { zh: "没有写", en: "not set" }
    /// A file of the home that isn't understood.
    not_understood(line: usize) { zh: "第{line}行读不懂", en: "line {line} is not understood" }
    unreadable() { zh: "读不了", en: "can't be read" }
    keys_own() { zh: "有自己的 keys.ron", en: "a keys.ron of its own" }
    keys_refused() { zh: "keys.ron 用不了", en: "a keys.ron that can't hold" }
    counted(all: usize, closed: usize, damaged: usize) { zh: "共{all}场，散了的{closed}场，读不全的{damaged}场", en: "{all}, closed {closed}, damaged {damaged}" }
    stands(stage: &str, people: usize, seq: u64) { zh: "停在{stage}，签到过{people}位，{seq}行", en: "stands in {stage}, {people} signed in, {seq} lines" }
    refused(seq: u64, rule: &str, command: &str) { zh: "第{seq}行 {rule} {command}", en: "line {seq} {rule} {command}" }
    /// What stands below it is a journal that can be opened.
    below() { zh: "下面每行一条，到文件末尾都是记录", en: "below, to the end of the file, the record, a line each" }
    /// Where the words of a line that isn't understood would stand.
    left_out() { zh: "(原话没有写进来)", en: "(its words are left out)" }
    /// It is written.
    written_without() { zh: "报告写好了，里面没有姓名，也没有会上写的话。打开看一遍，再附在报告里交上去", en: "written: no names, and nothing that was written at the meeting. Open it, look through it, and attach it to your report" }
    written_with() { zh: "报告写好了，没有名册上的姓名，会上写的话照原样在里面。打开看一遍，有不该给人看的就不要交", en: "written: no names of the roster, but what was written at the meeting as it was. Open it, look through it, and keep it if there is anything in it that is nobody's business" }
    hint_out() { zh: "换个能写的文件夹：--out 文件夹", en: "say into which folder with --out DIR" }
}
