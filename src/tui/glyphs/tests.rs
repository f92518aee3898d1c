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
    let drawn = dots(&lines("中1", Size::M, 19, STYLE).unwrap());
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
fn every_common_hanzi_and_what_the_program_says_has_a_letter_in_each_size() {
    for size in Size::ALL {
        for letter in ('\u{20}'..='\u{7e}').chain("，。：；？！、（）《》“”‘’…—·×℃号牌赞成反对".chars())
        {
            assert!(width(&letter.to_string(), size).is_some(), "{size:?} {letter}");
        }
        for letter in ["𠮷", "龘", "e\u{301}", "\t"] {
            assert_eq!(width(letter, size), None, "{size:?} {letter}");
        }
        let dot = usize::from(size.high());
        assert_eq!(width("17号 王阿姨", size), Some(11 * dot));
    }
    assert_eq!(width("12:05", Size::M), Some(4 * 6 + 4));
    assert_eq!(width("12:05", Size::Xxl), Some(4 * 16 + 12));
}

#[test]
fn what_twelve_dots_lack_the_larger_sizes_have() {
    assert_eq!(width("𫖯", Size::M), None);
    assert_eq!(Glyphs::Squares.width("𫖯", Size::Xl), None);
    for size in [Size::L, Size::Xl, Size::Xxl, Size::Max] {
        assert!(width("玥堃喆𫖯", size).is_some(), "{size:?}");
    }
}

#[test]
fn by_blanks_alone_nothing_else_is_drawn() {
    for size in Size::ALL {
        assert_eq!(Glyphs::Plain.lines("静一静", size, 400, STYLE), None);
        let drawn = Glyphs::Squares.lines("静一静 1:32", size, 400, STYLE);
        assert_eq!(drawn.is_some(), size >= Size::Xl, "{size:?}");
        for line in drawn.iter().flatten() {
            assert!(line.spans.iter().all(|span| span.content.trim().is_empty()));
        }
        let signs: String = lines("静一静 1:32", size, 400, STYLE).unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(signs.contains(['▀', '▄']), size < Size::Xxl, "{size:?}");
        assert!(signs.chars().all(|sign| matches!(sign, '▀' | '▄' | ' ')));
    }
    // The dots of the 12, twice as large.
    let small = dots(&lines("静", Size::M, 12, STYLE).unwrap());
    let large = dots(&Glyphs::Squares.lines("静", Size::Xl, 24, STYLE).unwrap());
    let doubled = |line: &String| line.chars().flat_map(|dot| [dot, dot]).collect::<String>();
    assert_eq!(large.iter().step_by(2).cloned().collect::<Vec<_>>(), small.iter().map(doubled).collect::<Vec<_>>());
}

#[test]
fn no_cell_of_a_letter_carries_a_modifier() {
    let marks = Modifier::all() - Modifier::REVERSED;
    let coloured = STYLE.add_modifier(Modifier::all());
    for (style, may) in [(coloured, Modifier::empty()), (Style::new().add_modifier(marks), Modifier::REVERSED)] {
        for glyphs in [Glyphs::Blocks, Glyphs::Squares] {
            let lines = glyphs.lines("反对 18:20", Size::Xl, 200, style).unwrap();
            for span in lines.iter().flat_map(|line| &line.spans) {
                assert!((span.style.add_modifier - may).is_empty());
                // What the area under it carries is taken off.
                assert!(span.style.sub_modifier.contains(marks));
            }
        }
    }
}

#[test]
fn lines_are_as_wide_as_asked_and_break_as_the_text_does() {
    for width in 12..200 {
        let text = "停车难，怎么办？Open Space，17号先说。";
        let Some(lines) = lines(text, Size::M, width, STYLE) else { continue };
        assert_eq!(lines.len() % usize::from(Size::M.high()), 0);
        for line in &lines {
            assert_eq!(line.spans.iter().map(|span| text::width(&span.content)).sum::<usize>(), width);
        }
    }
    let first = |text: &str, width| dots(&lines(text, Size::M, width, STYLE).unwrap());
    // The comma goes down with the hanzi before it.
    assert_eq!(first("门禁，好", 30), [first("门", 30), first("禁，", 30), first("好", 30)].concat());
    assert_eq!(first("Open Space", 36), [first("Open", 36), first("Space", 36)].concat());
    assert_eq!(first("门\n禁", 36), [first("门", 36), first("禁", 36)].concat());
}

#[test]
fn what_has_no_letter_or_no_room_is_not_drawn() {
    assert_eq!(lines("𠮷祥里", Size::M, 200, STYLE), None);
    assert_eq!(lines("Elderly", Size::M, 41, STYLE), None, "seven letters need 42 cells");
    assert!(lines("Elderly", Size::M, 42, STYLE).is_some());
    assert_eq!(lines("门", Size::M, 11, STYLE), None);
    assert_eq!(Glyphs::Plain.lines("门", Size::M, 200, STYLE), None);
    assert_eq!(Glyphs::Blocks.lines("门", Size::M, 12, STYLE), lines("门", Size::M, 12, STYLE));
}

#[test]
fn without_colours_the_ink_is_reversed() {
    for style in [Style::new(), Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)] {
        let lines = lines("口", Size::M, 12, style).unwrap();
        let reversed = |span: &Span<'_>| span.style.add_modifier.contains(Modifier::REVERSED);
        let paper = style.add_modifier.contains(Modifier::REVERSED);
        for span in lines.iter().flat_map(|line| &line.spans) {
            assert!(!span.content.contains(['▀', '▄']) || reversed(span) == paper);
            assert!(!span.style.add_modifier.contains(Modifier::BOLD));
        }
        assert!(lines[2].spans.iter().any(|span| reversed(span) != paper && span.content.trim().is_empty()));
    }
}
