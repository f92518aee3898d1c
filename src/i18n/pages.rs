//! The page 站里: who types, and which pages there are.

use super::{names::names, words};
use crate::station::Extra;

names! {
    /// A page that is switched on.
    extra(Extra) {
        Shifts { zh: "值班表和理事会", en: "duty roster and council" }
        Projects { zh: "项目和经费", en: "projects and money" }
        Patrol { zh: "巡查", en: "patrol" }
    }
}

words! {
    /// The page.
    station() { zh: "站里", en: "The station" }
    /// What can be done with it.
    help_station() { zh: "按数字：谁在记、补记哪天的、备份，要用的页在这里打开", en: "by digits: who types, a backup, and pages to be switched on" }
    /// Switches a page on.
    show(page: &str) { zh: "打开「{page}」这一页", en: "switch on: {page}" }
    /// Switches it off again.
    hide(page: &str) { zh: "不用「{page}」了，收起来", en: "switch off: {page}" }
    /// It is on.
    shown(page: &str) { zh: "「{page}」打开了，按 Tab 翻得到", en: "{page}: switched on, Tab turns to it" }
    /// It is off.
    hidden(page: &str) { zh: "「{page}」收起来了", en: "{page}: switched off" }
    /// Where one would look for pages that are off.
    more() { zh: "还要记别的(值班表、经费、巡查)：在「站里」打开", en: "more pages (duty, money, patrol): switched on at The station" }
    /// Writes a list of the patrol down.
    set_patrol() { zh: "回车写", en: "Enter writes it down" }
    /// Asks for it.
    ask_patrol() { zh: "这一张有哪几样，用顿号隔开", en: "what stands in this list, parted by commas" }
    /// Asks where something comes from.
    ask_came() { zh: "哪里来的(空着是上门来说的)", en: "where from (nothing: the desk)" }
}
