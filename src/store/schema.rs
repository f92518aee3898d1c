//! The tables, version by version. A version that was released is never changed; the next one is added.

/// `application_id` of the file: "YSHI".
pub const OURS: i64 = 0x5953_4849;

/// What makes version n out of version n - 1. `due` is a day counted from the common era; [`NEVER`] is none, so that what
/// has no day comes last.
pub const MIGRATIONS: &[&str] = &["
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
    says TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX item_open ON item(due, key) WHERE open = 1;
CREATE INDEX item_waits ON item(due, key) WHERE state IN ('Sent', 'Received');
CREATE INDEX item_orphan ON item(due, key) WHERE orphan = 1;
CREATE INDEX item_state ON item(track, state, due, key);
CREATE INDEX item_dest ON item(dest, open, due, key);

CREATE TABLE helper(
    who TEXT NOT NULL,
    due INTEGER NOT NULL,
    key INTEGER NOT NULL REFERENCES item(key),
    PRIMARY KEY(who, due, key)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii');

CREATE TABLE history(
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    item INTEGER,
    visit INTEGER,
    event TEXT NOT NULL
) STRICT;
CREATE INDEX history_item ON history(item) WHERE item IS NOT NULL;
CREATE INDEX history_visit ON history(visit) WHERE visit IS NOT NULL;
CREATE TRIGGER history_stays BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
CREATE TRIGGER history_is_kept BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

CREATE TABLE source(
    meeting BLOB NOT NULL,
    mark TEXT NOT NULL,
    key INTEGER NOT NULL REFERENCES item(key),
    PRIMARY KEY(meeting, mark)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting(
    id BLOB PRIMARY KEY,
    no INTEGER NOT NULL UNIQUE,
    posted INTEGER,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE visit(
    key INTEGER PRIMARY KEY,
    open INTEGER NOT NULL,
    due INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX visit_open ON visit(due, key) WHERE open = 1;

CREATE TABLE tally(track TEXT NOT NULL, state TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(track, state)) STRICT, WITHOUT ROWID;
CREATE TABLE desk(name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE shift(day INTEGER PRIMARY KEY, who TEXT NOT NULL) STRICT;
CREATE TABLE person(id BLOB PRIMARY KEY, name TEXT, call TEXT) STRICT;
",
// Who typed a line, and the SHA-256 of the words that it had before they were taken out. Nothing else of it ever changes.
"
ALTER TABLE history ADD COLUMN by TEXT;
ALTER TABLE history ADD COLUMN was TEXT;
DROP TRIGGER history_stays;
CREATE TRIGGER history_stays BEFORE UPDATE ON history
WHEN NEW.was IS NULL OR (OLD.was IS NOT NULL AND NEW.was IS NOT OLD.was) OR NEW.n IS NOT OLD.n OR NEW.at IS NOT OLD.at
    OR NEW.item IS NOT OLD.item OR NEW.visit IS NOT OLD.visit OR NEW.by IS NOT OLD.by
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
",
// Projects. `open` first, then the newest.
"
CREATE TABLE project(key INTEGER PRIMARY KEY, open INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX project_open ON project(key) WHERE open = 1;
ALTER TABLE history ADD COLUMN project INTEGER;
CREATE INDEX history_project ON history(project) WHERE project IS NOT NULL;
DROP TRIGGER history_stays;
CREATE TRIGGER history_stays BEFORE UPDATE ON history
WHEN NEW.was IS NULL OR (OLD.was IS NOT NULL AND NEW.was IS NOT OLD.was) OR NEW.n IS NOT OLD.n OR NEW.at IS NOT OLD.at
    OR NEW.item IS NOT OLD.item OR NEW.visit IS NOT OLD.visit OR NEW.project IS NOT OLD.project OR NEW.by IS NOT OLD.by
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
",
// What finds items is made once they are many. Lines that are never deleted need no AUTOINCREMENT.
"
DROP INDEX item_open;
DROP INDEX item_waits;
DROP INDEX item_orphan;
DROP INDEX item_state;
DROP INDEX item_dest;
CREATE TABLE line(
    n INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    item INTEGER,
    visit INTEGER,
    project INTEGER,
    event TEXT NOT NULL,
    by TEXT,
    was TEXT
) STRICT;
INSERT INTO line SELECT n, at, item, visit, project, event, by, was FROM history;
DROP TABLE history;
ALTER TABLE line RENAME TO history;
CREATE INDEX history_item ON history(item) WHERE item IS NOT NULL;
CREATE INDEX history_visit ON history(visit) WHERE visit IS NOT NULL;
CREATE INDEX history_project ON history(project) WHERE project IS NOT NULL;
CREATE TRIGGER history_is_kept BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
CREATE TRIGGER history_stays BEFORE UPDATE ON history
WHEN NEW.was IS NULL OR (OLD.was IS NOT NULL AND NEW.was IS NOT OLD.was) OR NEW.n IS NOT OLD.n OR NEW.at IS NOT OLD.at
    OR NEW.item IS NOT OLD.item OR NEW.visit IS NOT OLD.visit OR NEW.project IS NOT OLD.project OR NEW.by IS NOT OLD.by
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
",
// Up to which line a meeting was taken in, found without its words.
"
ALTER TABLE meeting ADD COLUMN head TEXT;
UPDATE meeting SET head = json_extract(body, '$.chain.seq') || ':' || json_extract(body, '$.chain.digits');
CREATE INDEX meeting_head ON meeting(id, head);
",
// Visits are items: they are folded again from the history, which stays as it is.
"
DROP TABLE visit;
"];

/// From which version on what stands has visits among its items.
pub const ONE_MATTER: usize = 6;

/// What finds the items that the first screen counts; each index ends in the key by itself.
pub const FINDS_OPEN: &str = "
CREATE INDEX IF NOT EXISTS item_open ON item(due) WHERE open = 1;
CREATE INDEX IF NOT EXISTS item_waits ON item(due) WHERE state IN ('Sent', 'Received');
CREATE INDEX IF NOT EXISTS item_orphan ON item(due) WHERE orphan = 1;
";

/// What else finds items where they are many.
pub const FINDS: &str = "
CREATE INDEX item_state ON item(track, state, due);
CREATE INDEX item_dest ON item(dest, open, due);
";

/// No day.
pub const NEVER: i64 = 9_999_999;
