//! What finds: commands with their keys, pages of the wall, people, and what can't be done now, with why; earlier lines; the help.

use std::fmt::Display;

use super::words;

words! {
    /// A page of the wall.
    wall_page(title: &str) { zh: "墙上：{title}", en: "wall: {title}" }
    /// A rule on the wall.
    wall_rule(no: impl Display, name: &str) { zh: "墙上：第{no}条 {name}", en: "wall: rule {no} {name}" }
    /// Beside a page of the wall.
    wall_why() { zh: "放到墙上，会往下走就自己换掉", en: "put on the wall until the meeting goes on" }
    /// Beside a person.
    person_why() { zh: "看能为这位做什么", en: "what can be done for them" }
    /// Beside something that can't be done.
    not_now(why: &str) { zh: "现在不行：{why}", en: "not now: {why}" }
    /// To go back to an earlier line.
    back_to() { zh: "退回到前面", en: "go back to an earlier line" }
    /// Which one.
    back_to_which() { zh: "退回到哪一步？那一步和它后面的都改回", en: "back to which line? It and all after it are taken back" }
    /// What would fall.
    back_to_ask(n: usize, list: &str) { zh: "一共改回{n}步：{list}。对吗？", en: "{n} lines are taken back: {list}?" }
    /// It was done.
    back_done(n: usize) { zh: "改回了{n}步", en: "{n} lines taken back" }
    /// Not all of them.
    back_part(n: usize) { zh: "改回了{n}步，再前面的不能动", en: "{n} lines taken back; those before stay" }
    /// In the help, before anything is typed.
    help_type() { zh: "打字找(汉字、拼音头一个字母都行)", en: "type to find" }
    /// The first screen has nothing.
    nothing(said: &str) { zh: "没有找到「{said}」：会、事项、公示、项目里都没有。换个字，或按 Esc", en: "nothing found for {said:?}, neither a meeting nor a matter, a notice or a project. Other words, or Esc" }
    /// The help has nothing.
    help_none() { zh: "没找到", en: "nothing found" }
}
