//! docs/grammar.md, printed from the table of lines and the table of answers.

use std::fmt::Write as _;

use super::{At, GRAMMAR};
use crate::{
    i18n::{Lang, grammar as words},
    tui::form::ANSWERS,
};

const HEAD: &str = "\
# What is typed 输入

Printed from the table of lines (`src/tui/input/grammar.rs`) and the table of answers (`src/tui/form/answers.rs`); don't edit it by hand:
`YISHI_BLESS=1 cargo test fresh` writes it anew. A test reads every example and holds it against its last column; another types
thousands of lines in every stage and finds that none is of two kinds.

- Fullwidth digits and signs count as plain ones: `１７＋` is `17+`; so does what an input method makes of a dash: `8——` is `8-`.
  `17号`, `第17号`, `No.17` are 17. 号牌、符号用全角半角都行，带「号」也行。
- A list of badges or cards is parted by blanks, commas, `、`, `；`, 和; a range, `12-18`, `12～18`, `12——18`, `12到18`, `12至18`, passes over
  numbers that nobody wears (4, 14). A single number is taken at its word. At most 200 at once. 几个号用空格、顿号、逗号隔开；`12-18`里没有的号跳过；一次最多200个。
- Behind a number its words may stand as a list in a chat has them: `11、王阿姨`, `11. 王阿姨`, `11号王阿姨`, several in one line; a door beside the
  name is left out, a telephone or a count (2人) is not taken. `3号楼太黑` begins with a number that is no badge. 群里怎么写，照样贴。
- While a line is typed, the line above the strip says what Enter will do with it, or what is not understood. Nothing is given
  before Enter, but a single hand that can be taken: its sign gives it, `17+`, and Enter or a blank right behind it does nothing more.
  举手打完符号就记上了，不用回车；别的都要回车。
- Several lines at once come by paste, whatever ends them (CR, LF): each is read as if it were typed; those that fail stand in a list, to be put right.
  Of a chat list (接龙) what stands above its first number is left out, and said. 接龙整段贴进来就行。
- A day: see the answers in a form; without a year it is the next such day. Money: `12.50`, `1,200`, `１２．５`; `12，50` is asked back.

`..` in the last column: the rest is asked.
";

/// The whole page.
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    let mut places: Vec<At> = Vec::new();
    for row in GRAMMAR {
        if !places.contains(&row.at) {
            places.push(row.at);
        }
    }
    for place in places {
        head(&mut page, &place.words(Lang::Zh), &place.words(Lang::En));
        for row in GRAMMAR.iter().filter(|row| row.at == place) {
            line(&mut page, row.example, row.means, &row.becomes.join(" "));
        }
    }
    head(&mut page, &words::at_form(Lang::Zh), &words::at_form(Lang::En));
    for row in ANSWERS {
        line(&mut page, row.example, row.means, row.becomes);
    }
    page
}

fn head(page: &mut String, zh: &str, en: &str) {
    let _ = writeln!(page, "\n## {zh}: {en}\n\n| typed | 意思 | meaning | becomes |\n|---|---|---|---|");
}

fn line(page: &mut String, example: &str, means: fn(Lang) -> String, becomes: &str) {
    let _ = writeln!(page, "| `{example}` | {} | {} | `{becomes}` |", means(Lang::Zh), means(Lang::En));
}
