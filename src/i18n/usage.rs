//! What is said of a line on the command line that can't be read.

use super::words;

words! {
    /// An option without its value.
    no_value(arg: &str) { zh: "{arg} 后面要写", en: "{arg} wants a value" }
    /// A value that can't be.
    wrong_value(value: &str, arg: &str) { zh: "{arg} 不能写「{value}」", en: "{arg} can't be {value:?}" }
    /// An option that there isn't.
    unknown(arg: &str) { zh: "这里没有「{arg}」", en: "there is no {arg:?} here" }
    /// An order that there isn't.
    no_order(said: &str) { zh: "没有「{said}」这条命令", en: "there is no order {said:?}" }
    /// No order at all.
    which_order() { zh: "还要写做什么", en: "an order is missing" }
    /// Something that has to be there.
    missing(list: &str) { zh: "还缺：{list}", en: "missing: {list}" }
    /// An option that was given twice.
    twice(arg: &str) { zh: "{arg} 写了两次", en: "{arg} was given twice" }
    /// Two that exclude each other.
    not_both(arg: &str, prior: &str) { zh: "{arg} 和 {prior} 只能写一个", en: "{arg} and {prior} can't both be given" }
    /// More or fewer values than it takes.
    other_many(arg: &str) { zh: "{arg} 写的个数不对", en: "{arg} was given too many values, or too few" }
    /// Whatever else.
    unread() { zh: "这一行看不懂", en: "this line can't be read" }
    /// What it can be.
    may(list: &str) { zh: "可以写：{list}", en: "it can be: {list}" }
    /// What may have been meant.
    like(list: &str) { zh: "是不是：{list}", en: "perhaps: {list}" }
    /// How it is written.
    usage(usage: &str) { zh: "写法：{usage}", en: "it is written: {usage}" }
    /// Where more stands.
    more() { zh: "每一项是什么：后面加 --help", en: "what each is: add --help" }
}
