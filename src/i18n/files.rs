//! What papers are called as files, and what is said of where they lie. Names are short, and no character in them is one that a file
//! system doesn't take.

use super::words;

words! {
    /// What a folder of a meeting is called, after its day and its estate.
    meeting_no(n: u16) { zh: "第{n}次议事会", en: "meeting {n}" }
    meeting_unnumbered() { zh: "议事会", en: "meeting" }
    /// Which meeting, in the name of each of its files.
    short_no(estate: &str, n: u16) { zh: "{estate}第{n}次", en: "{estate} {n}" }
    short_day(estate: &str, day: &str) { zh: "{estate}{day}", en: "{estate} {day}" }
    /// The folder for what is neither posted nor sent.
    rest() { zh: "其他", en: "Other" }
    /// The folders of what was replaced.
    replaced(n: u32) { zh: "旧版 {n}", en: "Replaced {n}" }
    /// The folder in the home, where nobody chose another.
    all() { zh: "会议文件", en: "Papers" }

    notice() { zh: "公示", en: "Notice" }
    page() { zh: "会议纪要(一页)", en: "Minutes (one page)" }
    chat() { zh: "微信群", en: "Chat" }
    /// To be read standing at a board.
    large() { zh: "大字", en: "large" }
    /// The sealed copy in which names stand beside badges.
    with_names() { zh: "带姓名", en: "with names" }
    closing() { zh: "公示意见答复", en: "Replies to comments" }
    packet() { zh: "报送单", en: "Packet" }
    circulated() { zh: "会议纪要(传阅)", en: "Minutes (circulated)" }
    archive() { zh: "会议纪要(存档)", en: "Minutes (archive)" }
    calendar() { zh: "日程", en: "Calendar" }
    sheet(name: &str) { zh: "表格 {name}", en: "Table {name}" }
    sheet_of(name: &str, cut: &str) { zh: "表格 {name} {cut}", en: "Table {name} {cut}" }

    /// Files were replaced, and are kept.
    kept(n: usize, folder: &str) { zh: "换下{n}个文件，旧的在：{folder}", en: "{n} files were replaced; the old ones are in {folder}" }
    /// The notice isn't there yet, since somebody has to look first.
    look_first(n: usize) { zh: "公示没有写：有{n}处要先看一遍（像电话、门牌，或者称呼）：yishi notice", en: "the notice was not written: {n} texts have to be looked at first (what looks like a telephone, a door or a form of address): yishi notice" }
    /// Something else stands where a file or a folder is to be.
    in_the_way(name: &str) { zh: "那里有别的东西，不是文件，挪开再写：{name}", en: "something that is no file stands there, move it away: {name}" }
    /// A folder is to be where a file is.
    not_a_folder(name: &str) { zh: "这是文件，不是文件夹，换个地方：{name}", en: "this is a file, no folder, take another place: {name}" }
    too_long(name: &str) { zh: "名字太长，这个盘放不下，换个短的文件夹：{name}", en: "too long a name for this disk, take a shorter folder: {name}" }
    /// Another program has a file open. The reason first: a path may be cut.
    held(name: &str) { zh: "别的程序(Word、Excel)正开着它，关掉再来：{name}", en: "another program (Word, Excel) has it open, close it there and do it again: {name}" }
    /// There is none to make a PDF and a picture.
    no_browser() { zh: "这台电脑上没有找到 Edge 或 Chrome，PDF 和微信群图片没有出，别的都有。装一个再写一遍；只要纸，打开 html 打印也行", en: "neither Edge nor Chrome was found here: no PDF and no picture for the chat, everything else is there. Install one and write them again; for paper, open the html and print it" }
    browser_slow() { zh: "浏览器太久没有动静，停掉了：PDF 和微信群图片没有出全，别的都有。过一会再写一遍", en: "the browser took too long and was ended: not every PDF and picture is there, everything else is. Write them again later" }
    browser_nothing() { zh: "浏览器没有写成：PDF 和微信群图片没有出全，别的都有。过一会再写一遍", en: "the browser wrote nothing whole: not every PDF and picture is there, everything else is. Write them again later" }
    /// Of pages that a browser prints as well by hand.
    no_pdf() { zh: "这台电脑上没有找到 Edge 或 Chrome，没有出 PDF。网页(html)打开一张，按 Ctrl+P，选「另存为 PDF」或直接打印：A4，实际大小，打开背景图形，不要页眉页脚", en: "neither Edge nor Chrome was found here: no PDF. Open a page (html), press Ctrl+P, and save it as PDF or print it: A4, actual size, background graphics on, no headers or footers" }
    pdf_unfinished() { zh: "浏览器没有做成，PDF 没有出全。网页(html)打开一张，按 Ctrl+P，选「另存为 PDF」也一样", en: "the browser didn't make it: not every PDF is there. Open a page (html), press Ctrl+P and save it as PDF" }
    /// The browser is at work.
    printing() { zh: "PDF 和微信群图片还在做，好了会说", en: "the PDF and the picture for the chat are being made; it is said when they are there" }
    printed(n: usize) { zh: "微信群图片和 PDF 也好了，一共{n}个文件，在这里：", en: "the picture for the chat and the PDF are there too: {n} files in all, in:" }
    /// Old versions that had words which were taken out.
    dropped(n: usize) { zh: "删了{n}个旧版：里面还有要去掉的字", en: "{n} old versions were deleted: they still had what was taken out" }
    drawn_gone(n: usize) { zh: "删了{n}个图片、PDF：看不出里面有没有要去掉的字。要用就再生成一次", en: "{n} pictures and PDFs were deleted: what is in them can't be seen. Write them again if they are wanted" }
    sheets_gone(n: usize) { zh: "删了{n}个会前用纸的文件：上面有这个称呼。要用就再打印一次", en: "{n} files of the paper kit were deleted: they had this form of address. Print them again if they are wanted" }
    /// A folder in which papers were put, and that isn't there now.
    unreached(list: &str) { zh: "够不着的文件夹（U 盘拔了？）：{list}。插上再来一次，或者手工删", en: "folders out of reach (a stick that was pulled out?): {list}. Put it in and do it again, or delete them by hand" }
}
