//! Which facts of a head stand in one line.

use super::{Document, Layout};
use crate::i18n::minutes as say;

/// Facts that are known to be short share a line with others that follow, whatever people wrote: no text changes the shape of a paper.
pub(super) fn packed(facts: &[(String, String)], document: &Document) -> Vec<Vec<(String, String)>> {
    let close = matches!(document.layout, Layout::Minutes | Layout::Dense);
    let short = |fact: &(String, String)| close && say::is_short_fact(document.lang, &fact.0);
    let all: Vec<&[(String, String)]> = facts.chunk_by(|one, next| short(one) && short(next)).collect();
    all.into_iter().flat_map(|run| run.chunks(FACTS)).map(<[_]>::to_vec).collect()
}

/// Short facts of one line.
const FACTS: usize = 4;
