//! `yishi rehearse`: a practice evening with residents who act; the trainee types. `yishi room`: all that they do, for a trainer.

use super::{
    Caller, CliError, Exit, meet, say,
    show::{self, Looks},
};
use crate::{
    i18n::rehearsal as words,
    meeting::Command,
    rehearsal::{CastId, Room, Score, Setup},
    sitting::{Answer, Clock, Onlooker, Sitting},
    station::Home,
    tui::{
        App,
        console::{Coach, RATES},
        room::{self, RoomScreen},
    },
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Who comes: friendly, usual or difficult (好说话, 平常, 难)
    #[arg(long, value_name = "CAST", value_parser = cast, default_value = "usual")]
    cast: CastId,
    /// The number of the evening: the same number is the same evening [else any]
    #[arg(long, value_name = "N")]
    seed: Option<u32>,
    /// How fast waiting goes at first: 1, 4 or 10 times; something that happens is never faster than it is
    #[arg(long, value_name = "TIMES", value_parser = speed, default_value = "1")]
    speed: u32,
    /// When the coach says something: silent, asked (F1 twice) or speaks (不说, 问了才说, 主动说)
    #[arg(long, value_name = "WHEN", value_parser = coach, default_value = "asked")]
    coach: Coach,
    /// Prints the card of a rehearsal instead: its id, or how it begins
    #[arg(long, value_name = "ID")]
    card: Option<String>,
    #[command(flatten)]
    show: show::Args,
}

#[derive(clap::Args)]
pub(super) struct RoomArgs {
    /// The rehearsal: its id, or how it begins; else the newest one
    id: Option<String>,
    #[command(flatten)]
    show: show::Args,
}

fn cast(said: &str) -> Result<CastId, String> {
    words::cast_named(said).ok_or_else(|| "friendly usual difficult".to_owned())
}

fn coach(said: &str) -> Result<Coach, String> {
    words::coach_named(said).map_or_else(|| Err("silent asked speaks".to_owned()), |n| Ok(COACHES[n]))
}

const COACHES: [Coach; 3] = [Coach::Silent, Coach::Asked, Coach::Speaks];

fn speed(said: &str) -> Result<u32, String> {
    let rate = crate::text::numbers(said).parse().ok();
    rate.filter(|rate| RATES.contains(rate)).ok_or_else(|| "1 4 10".to_owned())
}

/// Seeds that nobody chose are numbers that can be said.
const ANY: u128 = 10_000;

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    if let Some(id) = &args.card {
        return card(caller, id);
    }
    meet::wants_terminal(caller)?;
    let home = caller.home()?;
    let looks = caller.looks(Some(&home), &args.show)?;
    let mut clock = Caller::clock()?;
    let seed = args.seed.unwrap_or_else(|| any(&mut clock));
    sit_down(caller, &home, (Setup::new(seed, args.cast), clock), (args.speed, args.coach), looks)
}

fn any(clock: &mut Clock) -> u32 {
    u32::try_from(clock.fresh_id().as_u128() % ANY).unwrap_or(0)
}

/// One of the three evenings of the course: of any number, waiting at four times.
pub(super) fn evening(caller: &Caller, home: &Home, cast: CastId, looks: Looks) -> Result<Exit, CliError> {
    let mut clock = Caller::clock()?;
    let seed = any(&mut clock);
    sit_down(caller, home, (Setup::new(seed, cast), clock), (RATES[1], Coach::Asked), looks)
}

fn sit_down(
    caller: &Caller,
    home: &Home,
    (setup, clock): (Setup, Clock),
    (speed, coach): (u32, Coach),
    looks: Looks,
) -> Result<Exit, CliError> {
    let sitting = Sitting::create(home, None, clock).map_err(|error| caller.failed(error))?;
    // Numbers on cards, and no names: whoever usually wears one is not here.
    let mut sitting = sitting.without_roster();
    let open = Command::OpenMeeting {
        id: None,
        estate: words::estate(caller.lang),
        theme: words::theme_of(caller.lang, &setup),
        place: None,
        number: None,
        planned: None,
        minutes: None,
        charter: None,
        practice: true,
        promises: Vec::new(),
    };
    if let Answer::Refused(refusal) = sitting.give(open.into()).map_err(|error| caller.failed(error))? {
        return Err(CliError::new(Exit::Refused, format!("{:?}", refusal.fact)));
    }
    let id = sitting.id().to_string();
    let cast = format!("{:?}", setup.cast).to_lowercase();
    let again = words::opened(caller.lang, setup.seed, &cast, id.get(..13).unwrap_or(&id));
    let mut app = App::meeting(sitting, caller.lang);
    app.rehearses(speed, coach);
    app.mention(again.clone());
    meet::show(caller, app, looks)?;
    say(&again);
    Ok(Exit::Done)
}

/// The card of a rehearsal, as its lines say it now, beside the one before.
fn card(caller: &Caller, id: &str) -> Result<Exit, CliError> {
    let home = caller.home()?;
    let id = home.resolve(id).map_err(|error| caller.station(error))?;
    let sitting = Sitting::look(&home, id, Clock::system()).map_err(|error| caller.failed(error))?;
    let (timeline, meeting) = (sitting.timeline(), sitting.meeting());
    let opening = meeting.opening.as_ref().filter(|opening| opening.practice);
    let room = opening.and_then(|opening| words::room_of(&opening.theme)).and_then(Room::new);
    let Some(mut room) = room else {
        return Err(CliError::new(Exit::Usage, words::no_rehearsal(caller.lang)));
    };
    if let Some(last) = meeting.last_at {
        room.reach(timeline.entries(), last.plus_s(1));
    }
    let all = home.training().unwrap_or_default().cards;
    let at = all.iter().position(|trained| trained.meeting == id).unwrap_or(all.len());
    let before = at.checked_sub(1).and_then(|at| all.get(at)).map(|trained| &trained.score);
    let lines = words::score(caller.lang, &Score::of(timeline, room.truth()), before);
    caller.print(format!("{}\n", lines.join("\n")).as_bytes())
}

pub(super) fn room(caller: &Caller, args: &RoomArgs) -> Result<Exit, CliError> {
    meet::wants_terminal(caller)?;
    let home = caller.home()?;
    let Looks { theme, .. } = caller.looks(Some(&home), &args.show)?;
    let id = caller.meeting_or_newest(&home, args.id.as_deref())?;
    let clock = Caller::named_clock()?.unwrap_or_else(Clock::system);
    let screen = RoomScreen::of(Onlooker::of(&home, id, clock), theme, caller.lang);
    if !screen.is_there() {
        return Err(CliError::new(Exit::Usage, words::no_rehearsal(caller.lang)));
    }
    room::run(screen).map_err(|error| caller.io("terminal", &error))?;
    Ok(Exit::Done)
}
