//! Closed meetings that were not taken in as they stand: asked once, whichever face reads the record.

use super::{Clerk, OfficeError};
use crate::{
    station::{Listing, Shelf},
    store::Store,
};

/// Those of these meetings that are over and were not taken in as they stand. A practice copy is no record.
pub fn behind<'a>(store: &dyn Store, shelf: &Shelf, meetings: &'a [Listing]) -> Result<Vec<&'a Listing>, OfficeError> {
    let over: Vec<&Listing> =
        meetings.iter().filter(|meeting| !meeting.practice && (meeting.closed || meeting.damaged)).collect();
    let heads = store.heads(&over.iter().map(|meeting| meeting.id).collect::<Vec<_>>())?;
    let is_in = |meeting: &&Listing| {
        shelf.head(meeting.id).is_some_and(|head| heads.get(&meeting.id).is_some_and(|taken| taken == head))
    };
    Ok(over.into_iter().filter(|meeting| !is_in(meeting)).collect())
}

impl Clerk {
    /// The meetings of this home of which the record doesn't know, or not as they stand. It only looks: nothing is written.
    pub fn behind(&self) -> Result<Vec<Listing>, OfficeError> {
        let mut listings = Shelf::open(&self.home)?;
        let meetings = listings.meetings();
        Ok(behind(self.store.as_ref(), &listings, &meetings)?.into_iter().cloned().collect())
    }
}
