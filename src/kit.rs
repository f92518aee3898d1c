//! The paper kit: what is printed before a meeting, as HTML for A4.
//!
//! Pure: bytes out, from the meeting alone. Every text goes through `maud`, which escapes; the page has no script, names no
//! address outside itself, and its policy (`default-src 'none'`) lets a browser fetch nothing. Names stand on the sign-in
//! sheet only, and only where somebody asked for them. Every form is a sample text (示范文本), and says so.

mod cards;
mod code;
mod cover;
pub mod form;
mod groups;
mod loose;
mod observe;
mod page;
mod people;
mod quick;
mod slips;

use std::collections::BTreeMap;

use maud::Markup;

use crate::{
    charter::{Charter, Stage},
    i18n::{Lang, kit as words, observe as observed},
    meeting::{Meeting, numbers::Badge, state::Opening},
};

pub use code::{Code, NoCode};

/// As many people as a kit is printed for.
pub const MOST_PEOPLE: u16 = 500;
/// As many tables as a kit is printed for.
pub const MOST_TABLES: u16 = 50;
/// Topics of a page of the dot grid, by their numbers.
pub const TOPICS: usize = 8;
/// The first sheet has two sides.
const COVER: usize = 2;
/// Seat cards: so many guests without a badge are provided for.
const SEATS: usize = 6;

/// A kind of sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// 签到表
    SignIn,
    /// 号牌, two-sided
    Badges,
    /// 座位卡, for who refuses a badge
    Seats,
    /// 关心卡, numbered with the badge
    Cards,
    /// 圆点表
    Dots,
    /// 分桌表, with a slip to tear off
    Tables,
    /// 提议条, spare
    Slips,
    /// 认领条
    Pledges,
    /// 计票单
    Tally,
}

impl Sheet {
    /// All of them, in the order of an evening.
    pub const ALL: [Sheet; 9] = [
        Self::SignIn,
        Self::Badges,
        Self::Seats,
        Self::Cards,
        Self::Dots,
        Self::Tables,
        Self::Slips,
        Self::Pledges,
        Self::Tally,
    ];

    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        ["sign-in", "badges", "seats", "cards", "dots", "tables", "slips", "pledges", "tally"][self as usize]
    }

    /// As its file is called.
    fn file(self, lang: Lang) -> String {
        let files = [
            words::file_sign_in,
            words::file_badges,
            words::file_seats,
            words::file_cards,
            words::file_dots,
            words::file_tables,
            words::file_slips,
            words::file_pledges,
            words::file_tally,
        ];
        files[self as usize](lang)
    }

    /// The stages that it is for; of none, every evening has it.
    fn steps(self) -> &'static [Stage] {
        match self {
            Self::SignIn | Self::Badges | Self::Seats | Self::Cards => &[],
            Self::Dots => &[Stage::S2],
            Self::Tables => &[Stage::S3],
            Self::Slips => &[Stage::S3, Stage::S4],
            Self::Pledges => &[Stage::S6],
            Self::Tally => &[Stage::S4, Stage::S5],
        }
    }

    /// Printed on both sides: its pages come in pairs, a front and its back.
    fn two_sided(self) -> bool {
        matches!(self, Self::Badges | Self::Slips)
    }

    /// What its code begins with: 签 Qian, badge, 座 Zuo, 卡 Ka, dots, table, 议 Yi, 领 Ling, 计 Ji. None is the letter of a
    /// principle, stage, rule or line to remember (P, S, R, H).
    pub fn letter(self) -> char {
        ['Q', 'B', 'Z', 'K', 'D', 'T', 'Y', 'L', 'J'][self as usize]
    }
}

/// What can be printed alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loose {
    /// A sheet of the evening.
    Sheet(Sheet),
    /// For the stairwell.
    Invitation,
    /// To be signed with ink.
    Signing,
    /// For somebody who comes to watch, and no part of the whole kit.
    Observe,
}

impl Loose {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Sheet::ALL.into_iter().map(Self::Sheet).chain([Self::Invitation, Self::Signing, Self::Observe])
    }

    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sheet(sheet) => sheet.name(),
            Self::Invitation => "invitation",
            Self::Signing => "signing",
            Self::Observe => "observe",
        }
    }

    /// As its file is called, without its ending.
    pub fn file(self, lang: Lang) -> String {
        match self {
            Self::Sheet(sheet) => sheet.file(lang),
            Self::Invitation => words::file_invitation(lang),
            Self::Signing => words::file_signing(lang),
            Self::Observe => observed::file(lang),
        }
    }
}

/// What stands on the card beside the keyboard; what is typed and which keys there are is known to whoever has a keyboard.
#[derive(Clone, Debug, Default)]
pub struct Quick {
    /// What is typed most, and what it means.
    pub typed: Vec<(String, String)>,
    /// Keys, and what they do.
    pub keys: Vec<(String, String)>,
}

/// For whom a kit is printed.
#[derive(Clone, Debug)]
pub struct KitOrder<'a> {
    /// Chinese alone, or with English below.
    pub lang: Lang,
    /// Badges; numbers that the charter leaves out don't count.
    pub people: u16,
    /// Tables; else as many as the charter has.
    pub tables: Option<u16>,
    /// Badges that somebody has at home. They are printed too, whatever their number.
    pub usual: &'a [Badge],
    /// 称呼 by badge, printed on the sign-in sheet and nowhere else.
    pub calls: &'a BTreeMap<Badge, String>,
}

/// What the sheets are filled from.
struct Kit<'a> {
    lang: Lang,
    meeting: &'a Meeting,
    opening: &'a Opening,
    charter: &'a Charter,
    badges: Vec<Badge>,
    seats: Vec<Badge>,
    tables: u16,
    calls: &'a BTreeMap<Badge, String>,
}

impl<'a> Kit<'a> {
    fn new(meeting: &'a Meeting, order: &KitOrder<'a>) -> Option<Self> {
        let opening = meeting.opening.as_deref()?;
        let charter = &opening.charter;
        let wanted = |n: &u16| !charter.skip_badges.contains(n);
        let people = usize::from(order.people.min(MOST_PEOPLE));
        let mut badges: Vec<Badge> = (1..).filter(wanted).take(people).map(Badge).collect();
        badges.extend(order.usual);
        badges.sort();
        badges.dedup();
        let last = badges.last().map_or(0, |badge| badge.no);
        let seats = (last.saturating_add(1)..=u16::MAX).filter(wanted).take(SEATS).map(Badge).collect();
        let tables = order.tables.unwrap_or(charter.market.tables).min(MOST_TABLES);
        Some(Self { lang: order.lang, meeting, opening, charter, badges, seats, tables, calls: order.calls })
    }

    /// The sheets that an evening of this charter has a step for.
    fn sheets(&self) -> impl Iterator<Item = Sheet> + use<> {
        let sequence = self.charter.sequence.clone();
        let has = move |stages: &[Stage]| stages.is_empty() || stages.iter().any(|stage| sequence.contains(stage));
        Sheet::ALL.into_iter().filter(move |sheet| has(sheet.steps()))
    }

    /// Motions are made and voted on; else a vote is between options.
    fn has_motions(&self) -> bool {
        [Stage::S3, Stage::S4].iter().any(|stage| self.charter.sequence.contains(stage))
    }

    /// The pages of a sheet.
    fn pages(&self, sheet: Sheet) -> Vec<Markup> {
        match sheet {
            Sheet::SignIn => people::sign_in(self),
            Sheet::Badges => people::badges(self),
            Sheet::Seats => people::seats(self),
            Sheet::Cards => cards::cards(self),
            Sheet::Dots => cards::dots(self),
            Sheet::Tables => groups::tables(self),
            Sheet::Slips => groups::slips(self),
            Sheet::Pledges => slips::pledges(self),
            Sheet::Tally => slips::tally(self),
        }
    }
}

/// The sheets of the whole kit, in the order of an evening: of a meeting that only listens, no tally and no tables.
pub fn sheets(meeting: &Meeting, order: &KitOrder<'_>) -> Vec<Sheet> {
    Kit::new(meeting, order).map(|kit| kit.sheets().collect()).unwrap_or_default()
}

/// One document with these sheets. `None` before the meeting is opened: there is nothing to print on them.
pub fn write(meeting: &Meeting, order: &KitOrder<'_>, sheets: &[Sheet]) -> Option<Vec<u8>> {
    let kit = Kit::new(meeting, order)?;
    let pages: Vec<Markup> = sheets.iter().flat_map(|sheet| kit.pages(*sheet)).collect();
    Some(page::document(&kit, &pages))
}

/// The card beside the keyboard.
pub fn quick(meeting: &Meeting, order: &KitOrder<'_>, quick: &Quick) -> Option<Vec<u8>> {
    let kit = Kit::new(meeting, order)?;
    Some(page::document(&kit, &[quick::page(&kit, quick)]))
}

/// One document with these; `ask` says on the invitation who is asked: a place, hours, a telephone.
pub fn some(meeting: &Meeting, order: &KitOrder<'_>, loose: &[Loose], ask: &[String]) -> Option<Vec<u8>> {
    let kit = Kit::new(meeting, order)?;
    let pages = loose.iter().flat_map(|of| match of {
        Loose::Sheet(sheet) => kit.pages(*sheet),
        Loose::Invitation => vec![loose::invitation(&kit, ask)],
        Loose::Signing => vec![loose::signing(&kit)],
        Loose::Observe => vec![observe::page(&kit)],
    });
    Some(page::document(&kit, &pages.collect::<Vec<_>>()))
}

/// A part of the whole kit.
enum Part {
    /// What is in it and how it is printed; on its back what the host reads first.
    Cover,
    /// The card beside the keyboard.
    Quick,
    Loose(Loose),
}

impl Part {
    fn two_sided(&self) -> bool {
        match self {
            Self::Cover => true,
            Self::Loose(Loose::Sheet(sheet)) => sheet.two_sided(),
            Self::Quick | Self::Loose(_) => false,
        }
    }

    /// As the files call it.
    fn name(&self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Quick => "quick",
            Self::Loose(loose) => loose.name(),
        }
    }
}

/// What a part of the kit takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Takes {
    /// As its file is called; the first pages are `cover`.
    pub name: &'static str,
    /// Sides with something on them.
    pub pages: usize,
    /// Sheets of paper.
    pub sheets: usize,
    /// Its pages are fronts and their backs.
    pub two_sided: bool,
}

/// The whole kit behind its first sheet: what is printed on both sides comes first, so that a printer is told once.
fn parts(kit: &Kit<'_>, quick: &Quick, ask: &[String]) -> Vec<(Part, Vec<Markup>)> {
    let invitation = (Part::Loose(Loose::Invitation), vec![loose::invitation(kit, ask)]);
    let mut parts = vec![(Part::Quick, vec![quick::page(kit, quick)]), invitation];
    parts.extend(kit.sheets().map(|sheet| (Part::Loose(Loose::Sheet(sheet)), kit.pages(sheet))));
    parts.push((Part::Loose(Loose::Signing), vec![loose::signing(kit)]));
    parts.sort_by_key(|(part, _)| !part.two_sided());
    parts
}

/// The whole kit, behind a sheet that says what is in it and how it is printed; from its back the host reads. `ask` says on the
/// invitation who is asked.
pub fn whole(meeting: &Meeting, order: &KitOrder<'_>, quick: &Quick, ask: &[String]) -> Option<Vec<u8>> {
    let kit = Kit::new(meeting, order)?;
    let parts = parts(&kit, quick, ask);
    let mut pages = vec![cover::page(&kit, &parts), cover::script(&kit)];
    pages.extend(parts.into_iter().flat_map(|(_, pages)| pages));
    Some(page::document(&kit, &pages))
}

/// The first sheet of the whole kit alone, with the pages of the whole.
pub fn cover(meeting: &Meeting, order: &KitOrder<'_>, quick: &Quick) -> Option<Vec<u8>> {
    let kit = Kit::new(meeting, order)?;
    let parts = parts(&kit, quick, &[]);
    Some(page::document(&kit, &[cover::page(&kit, &parts), cover::script(&kit)]))
}

/// What each part of the whole kit takes, in the order of its pages.
pub fn takes(meeting: &Meeting, order: &KitOrder<'_>, quick: &Quick) -> Vec<Takes> {
    let Some(kit) = Kit::new(meeting, order) else { return Vec::new() };
    let parts = parts(&kit, quick, &[]);
    let parts = parts.iter().map(|(part, pages)| (part, pages.len()));
    std::iter::once((&Part::Cover, COVER)).chain(parts).map(|(part, pages)| taken(part, pages)).collect()
}

fn taken(part: &Part, pages: usize) -> Takes {
    let two_sided = part.two_sided();
    Takes { name: part.name(), pages, sheets: if two_sided { pages.div_ceil(2) } else { pages }, two_sided }
}
