//! The copy of a running meeting, kept by a thread of its own: nobody ever waits for a stick.
//!
//! Nothing is handed over but how far the journal is acknowledged. The thread reads the lines from the journal itself, so
//! however slow the stick is, nothing piles up, and a copy that was away catches up in the same way as it keeps up.

use std::{
    path::Path,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use uuid::Uuid;

use super::{
    copy::{Copying, Goal, Trouble},
    kind::Kind,
};

/// A copy that was left behind is tried again after so long, also when nothing new is said.
const AGAIN: Duration = Duration::from_secs(5);
/// Whoever leaves a meeting waits for the last lines of the copy no longer than this.
const LEAVING: Duration = Duration::from_secs(2);

/// What became of a copy; told once.
#[derive(Clone, Debug)]
pub enum MirrorNews {
    /// It doesn't keep up, from now on.
    Stopped(Trouble),
    /// It has all lines again.
    CaughtUp {
        /// How many these are.
        lines: u64,
    },
}

/// A copy that is kept up by a thread of its own.
pub struct Mirror {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    goal: Goal,
    /// Up to where it was tried last.
    tried: Option<Goal>,
    /// What was wrong then.
    trouble: Option<Trouble>,
    news: Option<MirrorNews>,
    leaving: bool,
    ended: bool,
}

impl Mirror {
    /// Catches up at once, and goes on with every goal that is told. What the copy is known to hold need not be written again.
    pub fn start<K: Kind>(dir: &Path, (folder, whose): (&Path, Uuid), known: Option<Goal>, goal: Goal) -> Self {
        let state = State { goal, tried: None, trouble: None, news: None, leaving: false, ended: false };
        let shared = Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new() });
        let copying = Copying::<K>::new(dir, folder, whose).knowing(known);
        let theirs = Arc::clone(&shared);
        let started = thread::Builder::new().name("mirror".to_owned()).spawn(move || keep(&theirs, copying));
        if let Err(source) = started {
            let mut state = shared.state();
            state.ended = true;
            let path = dir.to_owned();
            state.news = Some(MirrorNews::Stopped(super::JournalError::Io { path, source }.into()));
        }
        Self { shared }
    }

    /// The journal is acknowledged up to here.
    pub fn tell(&self, goal: Goal) {
        self.shared.state().goal = goal;
        self.shared.changed.notify_all();
    }

    /// What became of it since this was last asked.
    pub fn news(&self) -> Option<MirrorNews> {
        self.shared.state().news.take()
    }

    /// Waits until it has been brought up to the newest goal, or couldn't be; not for longer than this.
    pub fn wait(&self, at_most: Duration) {
        self.shared.wait(at_most, |state| state.tried == Some(state.goal) || state.ended);
    }
}

impl Drop for Mirror {
    fn drop(&mut self) {
        self.shared.state().leaving = true;
        self.shared.changed.notify_all();
        self.shared.wait(LEAVING, |state| state.ended);
    }
}

impl Shared {
    /// Held for a moment only, never while the disk is asked for something.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait(&self, at_most: Duration, until: impl Fn(&State) -> bool) {
        let end = Instant::now() + at_most;
        let mut state = self.state();
        while !until(&state) {
            let Some(left) = end.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) else { return };
            (state, _) = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits for something to do, and says whether it is the last.
    fn next(&self) -> (Goal, bool) {
        let mut state = self.state();
        while !state.leaving && state.tried == Some(state.goal) {
            if state.trouble.is_none() {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let (woken, waited) = self.changed.wait_timeout(state, AGAIN).unwrap_or_else(PoisonError::into_inner);
            state = woken;
            if waited.timed_out() {
                break;
            }
        }
        (state.goal, state.leaving)
    }

    fn came(&self, goal: Goal, came: Result<(), Trouble>, last: bool) {
        let mut state = self.state();
        let trouble = came.err();
        // The same again, at every line or every few seconds, is no news.
        match (&trouble, &state.trouble) {
            (Some(now), Some(before)) if now.is_like(before) => {}
            (Some(now), _) => state.news = Some(MirrorNews::Stopped(now.clone())),
            (None, Some(_)) => state.news = Some(MirrorNews::CaughtUp { lines: goal.head.seq }),
            (None, None) => {}
        }
        (state.tried, state.trouble, state.ended) = (Some(goal), trouble, last);
        drop(state);
        self.changed.notify_all();
    }
}

fn keep<K: Kind>(shared: &Shared, mut copying: Copying<K>) {
    loop {
        let (goal, last) = shared.next();
        let came = copying.catch_up(goal);
        shared.came(goal, came, last);
        if last {
            return;
        }
    }
}
