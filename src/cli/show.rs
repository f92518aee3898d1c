//! How a screen looks: as the command line says, else as the home's settings say, else as the environment says.

use std::env;

use clap::ValueEnum;

use super::{Caller, CliError, Exit};
use crate::{
    i18n::cli,
    station::{Home, Scheme, Settings, StationError},
    text::safe,
    tui::{App, Setup, Theme, keymap::Keys, theme::Depth},
};

#[derive(clap::Args, Default)]
#[group(id = "show")]
pub(super) struct Args {
    #[arg(
        long,
        value_name = "THEME",
        help = "Colours [else as the settings say, else dark; mono where NO_COLOR is set]"
    )]
    theme: Option<Colours>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Colours {
    /// Light on dark
    Dark,
    /// Dark on light, for a bright room
    Light,
    /// White on black, nothing grey
    Contrast,
    /// No colours
    Mono,
}

/// What was chosen, and what is wrong with the settings, which then don't count.
pub(super) struct Looks {
    pub theme: Theme,
    pub setup: Setup,
    bell: bool,
    /// Where it is kept how big letters are drawn on this machine.
    home: Option<Home>,
    keys: Keys,
    pub unset: Option<StationError>,
}

impl Caller {
    /// Keys that can't hold end the run before anything else is done: a key that does something else than what is
    /// written down is worse on the evening than a file that has to be put right before it.
    pub(super) fn looks(&self, home: Option<&Home>, args: &Args) -> Result<Looks, CliError> {
        let (settings, unset) = match home.map(Home::settings).transpose() {
            Ok(settings) => (settings.unwrap_or_default(), None),
            Err(error) => (Settings::default(), Some(error)),
        };
        Ok(Looks {
            theme: theme(args, &settings),
            // What was chosen by eye on this machine is newer than what stands in a file by hand.
            setup: Setup {
                glyphs: home.and_then(Home::letters).or(settings.glyphs),
                awake: settings.awake,
                mouse: settings.mouse,
            },
            bell: settings.bell,
            home: home.filter(|home| home.root().is_dir()).cloned(),
            keys: home.map_or_else(|| Ok(Keys::default()), |home| self.keys(home))?,
            unset,
        })
    }

    /// The keys of a home.
    pub(super) fn keys(&self, home: &Home) -> Result<Keys, CliError> {
        let Some(text) = home.keys().map_err(|error| match error {
            StationError::Io { path, source } => self.io(&path.to_string_lossy(), &source),
            other => self.station(other),
        })?
        else {
            return Ok(Keys::default());
        };
        Keys::overlaid(&text).map_err(|fault| {
            let words = format!("{}: {}", home.keys_path().display(), safe(&fault.words(self.lang)));
            CliError::new(Exit::Usage, words).hint(cli::hint_keys(self.lang))
        })
    }
}

impl Looks {
    /// A console that looks like this.
    pub(super) fn dress(self, app: App, caller: &Caller) -> App {
        let mut app = app.theme(self.theme).keys(self.keys).bell(self.bell);
        if let Some(home) = self.home {
            app = app.keeps_letters(home);
        }
        if let Some(error) = self.unset {
            app.mention(cli::station(caller.lang, &error));
        }
        app
    }
}

/// `NO_COLOR` is for who says nothing else (no-color.org).
fn theme(args: &Args, settings: &Settings) -> Theme {
    let said = |name| env::var(name).unwrap_or_default();
    let asked = args.theme.map(|colours| match colours {
        Colours::Dark => Scheme::Dark,
        Colours::Light => Scheme::Light,
        Colours::Contrast => Scheme::Contrast,
        Colours::Mono => Scheme::Mono,
    });
    let silent = if said("NO_COLOR").is_empty() { Scheme::Dark } else { Scheme::Mono };
    Theme::new(asked.or(settings.theme).unwrap_or(silent), Depth::of(&said("TERM"), &said("COLORTERM")))
}
