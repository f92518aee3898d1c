//! What is said of vouchers that come as a table.

use super::no_sum;
use crate::{
    i18n::{
        Lang, say,
        table::{line as line_of, title},
        time, words,
    },
    table::{Column as _, RowAt},
    text::safe,
    tracker::{
        project::Voucher,
        vouchers::{VoucherFault, Wrong},
    },
};

words! {
    /// No row names the columns that are needed.
    vouchers_no_head() { zh: "前二十行里没有一行写着「凭证号」和「金额」", en: "none of the first twenty rows has the columns voucher and sum" }
    /// A dry run wrote nothing.
    vouchers_dry_run(new: usize, known: usize) { zh: "只是试读：{new}张是新的，{known}张已经有了，什么都没记", en: "a dry run: {new} vouchers are new, {known} are there already, nothing was recorded" }
    /// What came of it.
    vouchers_taken(new: usize, known: usize) { zh: "记了{new}张；{known}张原来就有", en: "{new} vouchers recorded; {known} were there already" }
    /// A rule stands against a line.
    voucher_refused(line: &str, why: &str) { zh: "{line}：{why}。一张都没记", en: "{line}: {why}. Nothing was recorded" }
}

/// What is wrong with a line, and what would be right.
pub fn voucher_fault(lang: Lang, of: &VoucherFault) -> String {
    let (line, column, given) = (line_of(lang, &of.line), title(lang, of.column.titles()), safe(&of.given));
    let why = match &of.wrong {
        Wrong::Nothing => say!(lang, zh: "空着", en: "nothing stands there"),
        Wrong::Day(why) => {
            let why = time::no_day(lang, &of.given, *why);
            return say!(lang, zh: "{line} {column}：{why}", en: "{line}, {column}: {why}");
        }
        Wrong::Sum(wrong) => {
            let why = no_sum(lang, wrong);
            return say!(lang, zh: "{line} {column}：{why}", en: "{line}, {column}: {why}");
        }
        Wrong::Twice(other) => {
            let other = line_of(lang, other);
            say!(lang, zh: "{other}已经有这一张", en: "{other} has it already")
        }
        Wrong::Otherwise => {
            say!(lang, zh: "已经记过这一张，内容不一样；要改先作废", en: "it was recorded with something else; void that one first")
        }
        Wrong::WhichSource(known) if known.is_empty() => say!(lang, zh: "还没有人出钱", en: "nobody gave money yet"),
        Wrong::WhichSource(known) => {
            let known = lang.list(known.iter().map(|name| safe(name)));
            say!(lang, zh: "写上是谁的钱：{known}", en: "say whose money: {known}")
        }
        Wrong::Broken => say!(lang, zh: "内容已经坏了，请照原件重填", en: "lost in another program; fill it in again"),
    };
    say!(lang, zh: "{line} {column}「{given}」：{why}", en: "{line}, {column} \"{given}\": {why}")
}

/// A voucher that is recorded.
pub fn voucher_new(lang: Lang, line: &RowAt, of: &Voucher) -> String {
    let (line, no, what, source) = (line_of(lang, line), safe(&of.no), safe(&of.what), safe(&of.source));
    let (on, sum) = (of.on, of.sum);
    say!(lang, zh: "{line} {no}号 {on} {what} {sum}元，{source}", en: "{line}, {no} {on} {what}: {sum} yuan, {source}")
}
