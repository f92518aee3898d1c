//! What holds of every frame, wherever it comes from.

use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthChar as _;
use yishi::text;

/// Signs that no line begins with.
pub const CLOSING: &str = "，。、；：！？）》」』";
/// Of those whose width terminals don't agree on, the two that the probe asks for before they are drawn.
const CHECKED: [&str; 2] = ["▀", "▄"];

/// No glyph is cut or lies over another, none has a width in doubt, nothing moves the cursor, no line begins with a closing sign.
pub fn assert_whole(buffer: &Buffer, what: &str) {
    let area = buffer.area;
    for y in area.top()..area.bottom() {
        let (mut x, mut blank) = (area.left(), true);
        while x < area.right() {
            let symbol = buffer[(x, y)].symbol();
            let wide = u16::try_from(text::width(symbol)).unwrap();
            assert!(wide > 0 && x + wide <= area.right(), "{what}: {symbol:?} is cut at {x},{y}");
            for behind in x + 1..x + wide {
                let under = buffer[(behind, y)].symbol();
                assert!(under.trim().is_empty(), "{what}: {symbol:?} lies over {under:?} at {x},{y}");
            }
            let doubtful = symbol.chars().any(|c| c.width() != c.width_cjk());
            assert!(!doubtful || CHECKED.contains(&symbol), "{what}: {symbol:?} at {x},{y}");
            assert!(!symbol.contains(char::is_control), "{what}: {symbol:?} at {x},{y}");
            // Behind a blank, since columns and bands begin there.
            assert!(!(blank && CLOSING.contains(symbol)), "{what}: a line begins with {symbol} at {x},{y}");
            blank = symbol == " ";
            x += wide;
        }
    }
}
