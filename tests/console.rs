//! The console without a terminal: keys go in, journals and frames come out.

mod begin;
mod boards;
mod card;
mod evening;
mod fault;
mod feed;
mod finder;
mod frames;
mod guide;
mod keys;
mod ladder;
mod learns;
mod line;
mod looks;
mod mend;
mod named;
mod papers;
mod pastes;
mod people;
mod places;
mod preview;
mod rehearsed;
mod second;
mod secrecy;
mod see;
mod silence;
mod solo;
mod told;
mod veil;
mod walked;
mod wall;

use std::{fs, path::PathBuf};

use ratatui::{
    Terminal,
    backend::TestBackend,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
    layout::Position,
};
use tempfile::TempDir;
use uuid::Uuid;
use yishi::{
    i18n::Lang,
    meeting::{Meeting, Moment, script},
    sitting::{Answer, Clock, Sitting},
    station::Home,
    text,
    tui::{App, draw::dump},
};

pub const ID: Uuid = Uuid::from_u128(0x019e_5459_5080_7000_8000_0000_0000_0001);
pub const EVENING: &str = "2026-05-23T19:00:00+08:00";

pub fn at(moment: &str) -> Clock {
    Clock::at(moment.parse().unwrap())
}

/// A meeting as far as its first motion is open: nine people, one table that is done.
pub const AT_A_MOTION: &[&str] = &[
    r#"OpenMeeting(estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"))"#,
    "StartMeeting()",
    r#"SignIn(badges:"1-3 5-13")"#,
    "TakeOffice(office:Chair,badge:1)",
    "TakeOffice(office:Recorder,badge:5)",
    "AdvanceStage()",
    r#"RaiseConcern(cards:"7-9")"#,
    r#"Cluster(title:"门禁",rest:true)"#,
    "AdvanceStage()",
    "PostTopic(topics:[1])",
    "Convene(group:1,badge:6)",
    r#"SignUp(group:1,badges:"6-9")"#,
    "AdvanceStage()",
    "TakeGroupRole(group:1,role:Reporter,badge:7)",
    "NoteConclusion(group:1,unsettled:true)",
    "AdvanceStage()",
    r#"OpenMotion(mover:7,action:"试装刷卡门禁",object:"东门")"#,
];

/// A console over a home of its own.
pub struct Console {
    pub app: App,
    pub home: Home,
    pub id: Uuid,
    folder: TempDir,
}

impl Console {
    /// The list of meetings of an empty home.
    pub fn at_start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        let app = App::choose(home.clone(), at(EVENING), Lang::Zh);
        Self { app, home, id: ID, folder }
    }

    /// The console of a meeting for which these script lines were given.
    pub fn given(lines: &[&str]) -> Self {
        Self::given_in(Lang::Zh, lines)
    }

    pub fn given_in(lang: Lang, lines: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        let named = lines.iter().any(|line| line.contains("OpenMeeting(id:"));
        let mut sitting = Sitting::create(&home, (!named).then_some(ID), at(EVENING)).unwrap();
        give(&mut sitting, lines);
        let id = sitting.id();
        let app = App::meeting(sitting, lang);
        Self { app, home, id, folder }
    }

    /// The same meeting, left and opened again at a later moment.
    pub fn again(self, moment: &str) -> Self {
        let Self { app, home, id, folder } = self;
        drop(app);
        let sitting = Sitting::open(&home, id, at(moment)).unwrap();
        Self { app: App::meeting(sitting, Lang::Zh), home, id, folder }
    }

    pub fn press(&mut self, code: KeyCode) -> &mut Self {
        self.app.key(KeyEvent::new(code, KeyModifiers::NONE));
        self
    }

    /// Types a text, character by character, as an input method commits it.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.press(KeyCode::Char(c));
        }
        self
    }

    /// Types a line and Enter.
    pub fn line(&mut self, text: &str) -> &mut Self {
        self.types(text).press(KeyCode::Enter)
    }

    pub fn meeting(&self) -> &Meeting {
        self.app.console().unwrap().meeting()
    }

    /// What the console said last.
    pub fn said(&self) -> String {
        let notice = self.app.console().unwrap().notice();
        notice.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join("\n")
    }

    pub fn screen(&mut self, cols: u16, rows: u16) -> Vec<String> {
        self.frame(cols, rows).0
    }

    /// The rows of a frame, and where its cursor stands.
    pub fn frame(&mut self, cols: u16, rows: u16) -> (Vec<String>, Position) {
        let mut terminal = Terminal::new(TestBackend::new(cols, rows)).unwrap();
        terminal.draw(|frame| self.app.draw(frame)).unwrap();
        let cursor = terminal.get_cursor_position().unwrap();
        (dump(terminal.backend().buffer()), cursor)
    }

    /// The whole screen as one text, for looking a word up.
    pub fn shows(&mut self, cols: u16, rows: u16) -> String {
        self.screen(cols, rows).join("\n")
    }

    pub fn journal(&self) -> PathBuf {
        self.home.folder(self.id).join("journal.ron")
    }

    pub fn bytes(&self) -> String {
        fs::read_to_string(self.journal()).unwrap()
    }
}

/// Gives script lines to a sitting; each must do what it expects.
pub fn give(sitting: &mut Sitting, lines: &[&str]) {
    for line in lines {
        let Some(order) = script::parse(line).unwrap_or_else(|fault| panic!("{fault:?}: {line}")) else {
            continue;
        };
        let refused = matches!(order.expect, Some(yishi::meeting::command::Expect::Refused(_)));
        let answer = sitting.give(order).unwrap();
        assert_eq!(matches!(answer, Answer::Refused(_)), refused, "{line}: {answer:?}");
    }
}

/// A row fills its frame exactly, and nothing on it has a width that terminals don't agree on.
pub fn assert_whole(rows: &[String], cols: u16, what: &str) {
    for row in rows {
        assert_eq!(text::width(row), usize::from(cols), "{what}: {row:?}");
        let narrow =
            |c: &char| unicode_width::UnicodeWidthChar::width_cjk(*c) == unicode_width::UnicodeWidthChar::width(*c);
        // Half blocks are drawn one cell wide wherever the probe found nothing else.
        let doubtful: String = row.chars().filter(|c| !narrow(c) && !"▀▄".contains(*c)).collect();
        assert_eq!(doubtful, "", "{what}: {row:?}");
    }
}

pub fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}
