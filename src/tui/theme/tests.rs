use super::{contrast::rgb, *};

/// Everything that letters are written in.
fn roles(theme: Theme) -> Vec<(String, Style)> {
    let mut roles = vec![("paper".to_owned(), theme.paper()), ("band".to_owned(), theme.band())];
    for tone in Tone::ALL {
        roles.push((format!("{tone:?}"), theme.tone(tone)));
        roles.push((format!("sheet of {tone:?}"), theme.sheet(tone)));
    }
    roles
}

#[test]
fn every_role_can_be_read_from_the_back_row() {
    for scheme in [Scheme::Dark, Scheme::Light, Scheme::Contrast] {
        let least = if scheme == Scheme::Contrast { 10.0 } else { 7.0 };
        for depth in [Depth::True, Depth::Palette] {
            let theme = Theme::new(scheme, depth);
            let paper = theme.paper();
            for (role, style) in roles(theme) {
                let fore = style.fg.or(paper.fg).unwrap();
                let back = style.bg.or(paper.bg).unwrap();
                let contrast = contrast(fore, back).unwrap();
                assert!(contrast >= least, "{scheme:?} {depth:?} {role}: {contrast:.2}");
            }
            for tone in Tone::ALL {
                let contrast = contrast(theme.patch(tone).bg.unwrap(), paper.bg.unwrap()).unwrap();
                assert!(contrast >= 4.5, "{scheme:?} {depth:?} patch of {tone:?}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn sides_differ_by_more_than_their_colour() {
    for scheme in Scheme::ALL {
        for depth in [Depth::True, Depth::Palette, Depth::Sixteen] {
            let theme = Theme::new(scheme, depth);
            let mut seen = Vec::new();
            for tone in [Tone::Plain, Tone::For, Tone::Against, Tone::Question] {
                let style = theme.tone(tone);
                assert!(!seen.contains(&style.add_modifier), "{scheme:?} {tone:?}");
                seen.push(style.add_modifier);
            }
            let alert = theme.tone(Tone::Alert);
            assert!(alert.bg.is_some() || alert.add_modifier.contains(Modifier::REVERSED), "{scheme:?}");
        }
    }
}

/// Blue and orange, whatever the palette: as a hue between 0 and 360 degrees.
#[test]
fn for_is_blue_and_against_is_orange_and_neither_is_red_or_green() {
    for scheme in [Scheme::Dark, Scheme::Light, Scheme::Contrast] {
        for depth in [Depth::True, Depth::Palette] {
            let theme = Theme::new(scheme, depth);
            for (tone, range) in [(Tone::For, 195.0..215.0), (Tone::Against, 28.0..46.0)] {
                let text = theme.tone(tone);
                let seen = [if scheme == Scheme::Light { text.bg } else { text.fg }, theme.patch(tone).bg];
                for colour in seen {
                    let hue = hue(rgb(colour.unwrap()).unwrap());
                    assert!(range.contains(&hue), "{scheme:?} {depth:?} {tone:?}: {hue}");
                }
            }
        }
    }
}

fn hue(rgb: [u8; 3]) -> f64 {
    let [r, g, b] = rgb.map(f64::from);
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let span = most - least;
    let sixth = if most.total_cmp(&r).is_eq() {
        ((g - b) / span).rem_euclid(6.0)
    } else if most.total_cmp(&g).is_eq() {
        (b - r) / span + 2.0
    } else {
        (r - g) / span + 4.0
    };
    60.0 * sixth
}

#[test]
fn without_colours_nothing_is_coloured() {
    let theme = Theme::new(Scheme::Mono, Depth::True);
    let patches = Tone::ALL.map(|tone| (String::new(), theme.patch(tone)));
    for (role, style) in roles(theme).into_iter().chain(patches) {
        let plain = |colour: Option<Color>| matches!(colour, None | Some(Color::Reset));
        assert!(plain(style.fg) && plain(style.bg), "{role}");
    }
}

#[test]
fn a_terminal_gets_no_more_colours_than_it_has() {
    assert_eq!(Depth::of("xterm-256color", "truecolor"), Depth::True);
    assert_eq!(Depth::of("xterm-256color", ""), Depth::Palette);
    assert_eq!(Depth::of("linux", ""), Depth::Sixteen);
    assert_eq!(Depth::of("", ""), Depth::Palette, "Windows names no terminal");
    let theme = Theme::new(Scheme::Dark, Depth::Sixteen);
    for (role, style) in roles(theme) {
        for colour in [style.fg, style.bg].into_iter().flatten() {
            assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{role}");
        }
    }
}

#[test]
fn every_scheme_comes_round() {
    let mut theme = Theme::new(Scheme::Dark, Depth::True);
    let seen: Vec<Scheme> = (0..Scheme::ALL.len())
        .map(|_| {
            theme = theme.next();
            theme.scheme
        })
        .collect();
    assert_eq!(seen.last(), Some(&Scheme::Dark));
    assert!(Scheme::ALL.iter().all(|scheme| seen.contains(scheme)));
}
