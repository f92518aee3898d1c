use super::*;

const STYLE: Style = Style::new().fg(Color::White).bg(Color::Black);

/// The dots of the rows, read back from what is drawn.
fn dots(lines: &[Line<'_>]) -> Vec<String> {
    let mut dots = Vec::new();
    for line in lines {
        let cells: Vec<(char, bool)> = line
            .spans
            .iter()
            .flat_map(|span| span.content.chars().map(|sign| (sign, span.style.bg == Some(Color::White))))
            .collect();
        for upper in [true, false] {
            let dot = |(sign, inked): &(char, bool)| match sign {
                '▀' => upper,
                '▄' => !upper,
                _ => *inked,
            };
            dots.push(cells.iter().map(|cell| if dot(cell) { '#' } else { '.' }).collect());
        }
    }
    dots
}

#[test]
fn a_hanzi_is_drawn_dot_by_dot() {
    let drawn = dots(&lines("中1", 19, STYLE).unwrap());
    let expected = [
        "...................",
        ".....#.............",
        ".....#........#....",
        "###########.###....",
        "#....#....#...#....",
        "#....#....#...#....",
        "#....#....#...#....",
        "###########...#....",
        ".....#........#....",
        ".....#......#####..",
        ".....#.............",
        ".....#.............",
    ];
    assert_eq!(drawn, expected, "{drawn:#?}");
}

#[test]
fn every_common_hanzi_and_what_the_program_says_has_a_letter() {
    for letter in ('\u{20}'..='\u{7e}').chain("，。：；？！、（）《》“”‘’…—·×℃号牌赞成反对".chars())
    {
        assert!(width(&letter.to_string()).is_some(), "{letter}");
    }
    assert_eq!(width("17号 王阿姨"), Some(6 + 6 + 12 + 6 + 36));
    assert_eq!(width("𠮷"), None);
    assert_eq!(width("龘"), None);
    assert_eq!(width("e\u{301}"), None);
    assert_eq!(width("\t"), None);
    let (records, rest) = TABLE[WIDE_AT..].as_chunks::<WIDE_BYTES>();
    assert!(rest.is_empty() && records.is_sorted_by(|a, b| a[..2] < b[..2]));
    let hanzi = records.iter().filter(|record| ("一"..="龥").contains(&of(**record).as_str())).count();
    assert_eq!(hanzi, 6763 - 327);
}

fn of(record: [u8; WIDE_BYTES]) -> String {
    char::from_u32(u32::from(u16::from_be_bytes([record[0], record[1]]))).unwrap().to_string()
}

#[test]
fn lines_are_as_wide_as_asked_and_break_as_the_text_does() {
    for width in 12..200 {
        let Some(lines) = lines("停车难，怎么办？Open Space，17号先说。", width, STYLE) else { continue };
        assert_eq!(lines.len() % usize::from(HIGH), 0);
        for line in &lines {
            assert_eq!(line.spans.iter().map(|span| text::width(&span.content)).sum::<usize>(), width);
        }
    }
    let first = |text: &str, width| dots(&lines(text, width, STYLE).unwrap());
    // The comma goes down with the hanzi before it.
    assert_eq!(first("门禁，好", 30), [first("门", 30), first("禁，", 30), first("好", 30)].concat());
    assert_eq!(first("Open Space", 36), [first("Open", 36), first("Space", 36)].concat());
    assert_eq!(first("门\n禁", 36), [first("门", 36), first("禁", 36)].concat());
}

#[test]
fn what_has_no_letter_or_no_room_is_not_drawn() {
    assert_eq!(lines("𠮷祥里", 200, STYLE), None);
    assert_eq!(lines("Elderly", 41, STYLE), None, "seven letters need 42 cells");
    assert!(lines("Elderly", 42, STYLE).is_some());
    assert_eq!(lines("门", 11, STYLE), None);
    assert_eq!(Glyphs::Plain.lines("门", 200, STYLE), None);
    assert_eq!(Glyphs::Blocks.lines("门", 12, STYLE), lines("门", 12, STYLE));
}

#[test]
fn without_colours_the_ink_is_reversed() {
    for style in [Style::new(), Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)] {
        let lines = lines("口", 12, style).unwrap();
        let reversed = |span: &Span<'_>| span.style.add_modifier.contains(Modifier::REVERSED);
        let paper = style.add_modifier.contains(Modifier::REVERSED);
        for span in lines.iter().flat_map(|line| &line.spans) {
            assert!(!span.content.contains(['▀', '▄']) || reversed(span) == paper);
            assert!(!span.style.add_modifier.contains(Modifier::BOLD));
        }
        assert!(lines[2].spans.iter().any(|span| reversed(span) != paper && span.content.trim().is_empty()));
    }
}

#[test]
fn the_large_clock_loses_no_dot() {
    for digit in "0123456789:+".chars() {
        let glyph = Glyph::of(digit).unwrap();
        let cut = glyph.rows[..2].iter().chain(&glyph.rows[10..]).all(|row| *row == 0);
        assert!(cut, "{digit}");
    }
    let lines = clock("+12:05", STYLE).unwrap();
    assert_eq!(lines.len(), usize::from(CLOCK_HIGH));
    for line in &lines {
        assert_eq!(line.spans.iter().map(|span| span.content.len()).sum::<usize>(), clock_width("+12:05"));
    }
    assert_eq!(clock("一", STYLE), None);
}
