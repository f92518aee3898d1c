//! What keys do, where they are pressed, and what is wrong with `keys.ron`.

use super::words;

// What keys do, for the footer and the help.
words! {
    /// Help.
    key_help() { zh: "帮助", en: "help" }
    /// Goes on with a meeting that another window ran.
    key_take_over() { zh: "在这里接着记", en: "go on here" }
    /// Menu.
    key_menu() { zh: "能做什么", en: "menu" }
    /// At the station: a meeting or a page by its words.
    key_find() { zh: "找", en: "find" }
    /// The next page of the station.
    key_station() { zh: "换一页", en: "other pages" }
    /// Undo.
    key_undo() { zh: "改回来", en: "take back" }
    /// Advance.
    key_advance() { zh: "往下走", en: "next stage" }
    /// Because.
    key_because() { zh: "选理由照办", en: "pass, with a reason" }
    /// Waiting, faster.
    key_rate() { zh: "排练时走快些", en: "in a rehearsal: waiting, faster" }
    /// Pause, resume.
    key_pause() { zh: "停钟、走钟", en: "clocks stand, go on" }
    /// Supply what is missing.
    key_remedy() { zh: "补上缺的", en: "supply what is missing" }
    /// Leave.
    key_leave() { zh: "离开", en: "leave" }
    /// Turn the board.
    key_board() { zh: "换一面看", en: "other boards" }
    /// Turn it back.
    key_board_back() { zh: "往回换", en: "boards, backwards" }
    /// Page.
    key_page() { zh: "翻页", en: "pages" }
    /// Page back.
    key_page_back() { zh: "往回翻", en: "pages, backwards" }
    /// Take what is typed.
    key_enter() { zh: "记下", en: "enter" }
    /// The likely next thing.
    key_next() { zh: "下一步", en: "next" }
    /// Clear the line, or back to the stage.
    key_escape() { zh: "清掉、回去", en: "clear, back" }
    /// Paint anew.
    key_repaint() { zh: "重画屏幕", en: "repaint" }
    /// Choose.
    key_choose() { zh: "选定", en: "choose" }
    /// Up.
    key_up() { zh: "上一个", en: "up" }
    /// Down.
    key_down() { zh: "下一个", en: "down" }
    /// The first row.
    key_first() { zh: "第一个", en: "the first" }
    /// The last row.
    key_last() { zh: "最后一个", en: "the last" }
    /// Close.
    key_close() { zh: "关上", en: "close" }
    /// Back by one answer.
    key_back() { zh: "退一步", en: "back" }
    /// The last answer of a form.
    key_undo_field() { zh: "改上一项", en: "the answer before" }
    /// Take the answer.
    key_answer() { zh: "下一项", en: "next field" }
    /// Give it at once.
    key_finish() { zh: "其余不写，记下", en: "leave the rest out" }
    /// Start: quit.
    key_quit() { zh: "退出", en: "quit" }
    /// The page of promises.
    key_promises() { zh: "答应的事", en: "promises" }
    /// The page of items.
    key_items() { zh: "事项", en: "items" }
    /// The page of visits.
    key_visits() { zh: "接待", en: "visits" }
    /// Who types, and which pages there are.
    key_desk() { zh: "站里", en: "station" }
    /// Something new.
    key_write() { zh: "记一件", en: "write down" }
    /// Back to the page before.
    key_back_page() { zh: "退回", en: "back" }
    /// Back to the list of meetings.
    key_back_start() { zh: "回到首页", en: "to the meetings" }
    /// Other colours.
    key_theme() { zh: "换颜色", en: "other colours" }
    /// The wall over the strip, or the console.
    key_wall() { zh: "墙面、控制台", en: "wall or console" }
    /// 五四三二一
    key_hush() { zh: "静一静", en: "hush" }
    /// All papers of the meeting.
    key_papers() { zh: "出纪要和各种文件", en: "write the minutes and papers" }
    /// A page of the wall by hand.
    key_pages() { zh: "墙上放什么", en: "put on the wall" }
    /// On in it.
    key_pages_on() { zh: "墙上翻到下一页", en: "next page of the wall" }
    /// Back in it.
    key_pages_back() { zh: "墙上翻回上一页", en: "previous page of the wall" }
    /// The picture stands while something is put right.
    key_freeze() { zh: "墙面定住、放开", en: "freeze or release the wall" }
}

// Where keys are pressed, for the table of keys.
words! {
    /// At the desk.
    place_console() { zh: "开会时", en: "in a meeting" }
    /// With an empty strip.
    place_empty() { zh: "开会时，什么也没写", en: "in a meeting, nothing typed" }
    /// In a list.
    place_list() { zh: "选一样", en: "in a list" }
    /// At a console that only looks.
    place_looking() { zh: "只看着的那一台", en: "at a console that only looks" }
    /// In a form.
    place_form() { zh: "逐项填写", en: "in a form" }
    /// In the help.
    place_help() { zh: "看帮助", en: "in the help" }
    /// At the list of meetings.
    place_start() { zh: "选会议", en: "choosing a meeting" }
    /// At the screens of the station.
    place_track() { zh: "看事项", en: "at the items" }
}

// What is wrong with keys.ron.
words! {
    /// Where, and what.
    keys_line(line: usize, what: &str) { zh: "第{line}行：{what}", en: "line {line}: {what}" }
    /// No such action there.
    keys_not_here(what: &str) { zh: "没有 {what} 这一项，对照 yishi keys --output ron", en: "there is no {what}: see yishi keys --output ron" }
    /// Named twice.
    keys_again(what: &str) { zh: "{what} 写了两回", en: "{what} stands here twice" }
    /// No key that an input method lets through.
    keys_none_arrives(what: &str) {
        zh: "{what} 要有一个打中文时也管用的键：F1 到 F12、回车、Esc、Tab、翻页、上下",
        en: "{what} needs a key that arrives while Chinese is typed: F1 to F12, Enter, Esc, Tab, PgUp, PgDn, Up, Down",
    }
    /// Names no key.
    keys_no_key(name: &str) { zh: "没有叫 {name} 的键", en: "no key is called {name}" }
    /// Is needed for typing.
    keys_edits(key: &str) { zh: "{key} 打字要用", en: "{key} is needed for typing" }
    /// Does something else.
    keys_taken(key: &str, what: &str) { zh: "{key} 已经用在 {what}", en: "{key} is taken by {what}" }
}
