//! The tables of the cache. Another version of them is thrown away and made anew: nothing stands in them alone.

/// `application_id` of the file: "YSHC".
pub const OURS: i64 = 0x5953_4843;

/// Version of these tables, and of the definitions by which they are folded: raised with any change of either.
pub const VERSION: i64 = 10;

/// In its place while many lines go in: what is found so is thrown away.
pub const HALF: i64 = -1;

/// `due` is a day counted from the common era; [`NEVER`] is none, so that what has no day comes last.
pub const TABLES: &str = "
CREATE TABLE head(
    one INTEGER PRIMARY KEY CHECK(one = 1),
    part INTEGER NOT NULL,
    begin INTEGER NOT NULL,
    end INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    id BLOB NOT NULL,
    moved TEXT,
    checked INTEGER NOT NULL
) STRICT;

CREATE TABLE line(
    seq INTEGER PRIMARY KEY,
    part INTEGER NOT NULL,
    begin INTEGER NOT NULL,
    item INTEGER,
    project INTEGER,
    notice INTEGER,
    leaf INTEGER,
    claim INTEGER,
    says INTEGER NOT NULL,
    undone INTEGER NOT NULL
) STRICT;
CREATE INDEX line_item ON line(item) WHERE item IS NOT NULL;
CREATE INDEX line_project ON line(project) WHERE project IS NOT NULL;
CREATE INDEX line_notice ON line(notice) WHERE notice IS NOT NULL;
CREATE INDEX line_leaf ON line(leaf) WHERE leaf IS NOT NULL;
CREATE INDEX line_claim ON line(claim) WHERE claim IS NOT NULL;

CREATE TABLE item(
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    track TEXT NOT NULL,
    state TEXT NOT NULL,
    open INTEGER NOT NULL,
    orphan INTEGER NOT NULL,
    promise INTEGER NOT NULL,
    dest TEXT,
    due INTEGER NOT NULL,
    moved INTEGER NOT NULL,
    says TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE helper(
    who TEXT NOT NULL,
    due INTEGER NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY(who, due, key)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii');

CREATE TABLE source(
    meeting BLOB NOT NULL,
    mark TEXT NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY(meeting, mark)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting(
    id BLOB PRIMARY KEY,
    no INTEGER NOT NULL UNIQUE,
    posted INTEGER,
    hangs INTEGER,
    head TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_head ON meeting(id, head);
CREATE INDEX meeting_hangs ON meeting(hangs, no, id, posted) WHERE hangs IS NOT NULL;

CREATE TABLE notice(key INTEGER PRIMARY KEY, meeting BLOB, project INTEGER, posted INTEGER, open INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX notice_meeting ON notice(meeting, posted) WHERE meeting IS NOT NULL;
CREATE INDEX notice_open ON notice(key) WHERE open = 1;
CREATE INDEX notice_project ON notice(project) WHERE project IS NOT NULL;

CREATE TABLE leaf(key INTEGER PRIMARY KEY, kind TEXT NOT NULL, day INTEGER NOT NULL, ended INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX leaf_kind ON leaf(kind, day);

CREATE TABLE project(key INTEGER PRIMARY KEY, open INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX project_open ON project(key) WHERE open = 1;

CREATE TABLE claim(key INTEGER PRIMARY KEY, open INTEGER NOT NULL, invoice TEXT, body TEXT NOT NULL) STRICT;
CREATE INDEX claim_open ON claim(key) WHERE open = 1;
CREATE INDEX claim_invoice ON claim(invoice) WHERE invoice IS NOT NULL;

CREATE TABLE entry(key INTEGER PRIMARY KEY, receipt TEXT, body TEXT NOT NULL) STRICT;
CREATE INDEX entry_receipt ON entry(receipt) WHERE receipt IS NOT NULL;

CREATE TABLE sending(key INTEGER PRIMARY KEY, item INTEGER NOT NULL) STRICT;
CREATE INDEX sending_item ON sending(item);

CREATE TABLE used(what TEXT NOT NULL, of INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(what, of)) STRICT, WITHOUT ROWID;
CREATE TABLE tally(track TEXT NOT NULL, state TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(track, state)) STRICT, WITHOUT ROWID;
CREATE TABLE desk(name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE shift(day INTEGER PRIMARY KEY, who TEXT NOT NULL) STRICT;
";

/// What finds the items that the first screen counts; each index ends in the key by itself.
pub const FINDS_OPEN: &str = "
CREATE INDEX IF NOT EXISTS item_open ON item(due) WHERE open = 1;
CREATE INDEX IF NOT EXISTS item_presses ON item(state, due, key, moved, track, promise, open) WHERE open = 1;
CREATE INDEX IF NOT EXISTS item_waits ON item(due) WHERE state IN ('Sent', 'Received');
CREATE INDEX IF NOT EXISTS item_orphan ON item(due) WHERE orphan = 1;
";

/// What else finds items where they are many.
pub const FINDS: &str = "
CREATE INDEX IF NOT EXISTS item_state ON item(track, state, due);
CREATE INDEX IF NOT EXISTS item_dest ON item(dest, open, due);
";

/// No day.
pub const NEVER: i64 = 9_999_999;
