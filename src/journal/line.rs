//! One line: a fixed prefix that is read without serde, the entry, and the hash in a comment.

use uuid::Uuid;

use super::{
    Fault, LINE_CAP, VERSION, Why, canonical,
    chain::{Hash, Head},
};
use crate::{
    meeting::{Entry, Event},
    text,
};

/// Parts of a line that stand between the entry and the hash.
const COMMENT: &[u8] = b"//#";
/// Length of the comment with its 64 hex digits.
const SEAL: usize = COMMENT.len() + 64;

/// A line that fits the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where the chain stands after it.
    pub head: Head,
    /// What it holds; `Err` is the version of a newer program, whose words this one doesn't know.
    pub entry: Result<Entry, u32>,
    /// Its texts were taken out later: its hash is the one that it was written with, its words are not.
    pub redacted: bool,
}

/// Writes an entry as the line after `head`; without its line feed.
pub fn write(head: Head, entry: &Entry) -> Result<(String, Head), ron::Error> {
    let fields = ron::to_string(entry)?;
    let fields = fields.strip_prefix('(').unwrap_or(&fields);
    let body = format!("(v:{VERSION},{fields}");
    let after = head.after(body.as_bytes());
    Ok((format!("{body}//#{}", after.hash), after))
}

/// Reads the line after `head`, given without its line feed.
pub fn read(head: Head, line: &[u8]) -> Result<Line, Why> {
    let (body, hash) = split(line)?;
    let plain;
    let redacted = head.hash.link(body) != hash;
    let body = if redacted {
        plain = unsealed(head, body, hash).ok_or(Why::Altered)?;
        plain.as_str()
    } else {
        str::from_utf8(body).map_err(|_| Why::NotALine)?
    };
    let head = Head { seq: head.seq + 1, hash };
    let (version, fields) = number(body, "(v:").ok_or(Why::NotALine)?;
    let (seq, _) = number(fields, "seq:").ok_or(Why::NotALine)?;
    if seq != head.seq {
        return Err(Why::OutOfOrder { found: seq });
    }
    let entry = match u32::try_from(version).unwrap_or(u32::MAX) {
        0 => return Err(Why::NotALine),
        1..=VERSION => {
            let read: Result<Entry, _> = canonical::fields(fields).or_else(|_| ron::from_str(&format!("({fields}")));
            match read {
                Ok(mut entry) => {
                    // A line that fits may have been written by hand: what it says is shown like any other text, its hash is over its bytes.
                    entry.events.iter_mut().flat_map(Event::strings_mut).for_each(text::tidy);
                    Ok(entry)
                }
                Err(error) if is_of_a_newer(&error.code) => Err(u32::try_from(version).unwrap_or(u32::MAX)),
                Err(error) => return Err(Why::Unreadable(error.to_string())),
            }
        }
        newer => Err(newer),
    };
    Ok(Line { head, entry, redacted })
}

/// A version only grows: what has a name that isn't known here, in a line that fits the chain, was written by a newer program of the
/// same version.
fn is_of_a_newer(error: &ron::Error) -> bool {
    matches!(error, ron::Error::NoSuchEnumVariant { .. } | ron::Error::NoSuchStructField { .. })
}

/// The hash of the words of a line that stands, given without its line feed: of what it was written with, where it was redacted.
pub fn words(line: &[u8]) -> Option<Hash> {
    let (body, _) = split(line).ok()?;
    match str::from_utf8(body).ok().and_then(redaction) {
        Some((words, ..)) => Some(words),
        None => Some(Hash::of(&[body])),
    }
}

/// Writes an entry, whose texts were taken out, in place of the line that stood after `head` with words of this hash.
pub fn write_redacted(head: Head, entry: &Entry, words: Hash) -> Result<String, ron::Error> {
    let (line, _) = write(head, entry)?;
    let body = line.split_at_checked(line.len().saturating_sub(SEAL)).map_or(line.as_str(), |(body, _)| body);
    let start = format!("(v:{VERSION},seq:{},", entry.seq);
    let fields = body.strip_prefix(&start).unwrap_or(body);
    let kept = head.hash.join(words);
    let seal = kept.link(body.as_bytes());
    Ok(format!("{start}redacted:(was:\"{words}\",seal:\"{seal}\"),{fields}//#{kept}"))
}

/// The hash of the words that a redacted line was written with, the seal over those it has now, and these.
fn redaction(body: &str) -> Option<(Hash, Hash, String)> {
    let (_, fields) = number(body, "(v:")?;
    let (_, rest) = number(fields, "seq:")?;
    let (words, after) = rest.strip_prefix("redacted:(was:\"")?.split_once("\",seal:\"")?;
    let (seal, fields) = after.split_once("\"),")?;
    let plain = format!("{}{fields}", body.strip_suffix(rest)?);
    Some((Hash::parse(words.as_bytes())?, Hash::parse(seal.as_bytes())?, plain))
}

/// The body of a redacted line as it is without the mark, if it links to `head` and nothing in it was altered since.
fn unsealed(head: Head, body: &[u8], kept: Hash) -> Option<String> {
    let (words, seal, plain) = redaction(str::from_utf8(body).ok()?)?;
    (head.hash.join(words) == kept && kept.link(plain.as_bytes()) == seal).then_some(plain)
}

/// The first line of `journal-2.ron` and its like: `(v:2,continues:7,head:"…")//#…`. It is no line of the meeting:
/// it has no number of its own, and the chain runs past it.
pub fn write_continuation(head: Head) -> String {
    let body = format!("(v:{VERSION},continues:{},head:\"{}\")", head.seq, head.hash);
    let seal = head.hash.link(body.as_bytes());
    format!("{body}//#{seal}")
}

/// The same for a salvaged journal: it goes on behind the lines that held, and says where the old one broke.
pub fn write_salvage(head: Head, fault: &Fault, bytes: u64) -> String {
    let Fault { line, byte, .. } = fault;
    let (seq, hash) = (head.seq, head.hash);
    let body =
        format!("(v:{VERSION},continues:{seq},head:\"{hash}\",salvaged:(line:{line},byte:{byte},bytes:{bytes}))");
    let seal = hash.link(body.as_bytes());
    format!("{body}//#{seal}")
}

/// The head that a file continues, from its first line. `None` if that is an ordinary line.
pub fn read_continuation(line: &[u8]) -> Option<Result<Head, Why>> {
    let text = str::from_utf8(line).ok()?;
    let (_, rest) = number(text, "(v:")?;
    let (seq, rest) = number(rest, "continues:")?;
    let head = rest.strip_prefix("head:\"").and_then(|rest| rest.split_once('"'));
    let hash = head.and_then(|(hex, _)| Hash::parse(hex.as_bytes()));
    Some(hash.ok_or(Why::NotALine).and_then(|hash| {
        let (body, seal) = split(line)?;
        if hash.link(body) == seal { Ok(Head { seq, hash }) } else { Err(Why::Altered) }
    }))
}

/// The meeting that a first line opens. `MeetingOpened` stands first in it, and the id first in `MeetingOpened`, in every
/// version; so it is found without knowing the rest.
pub fn meeting_of(first: &[u8]) -> Option<Uuid> {
    const MARK: &[u8] = b"MeetingOpened((id:\"";
    let at = first.windows(MARK.len()).position(|window| window == MARK)? + MARK.len();
    let id = str::from_utf8(first.get(at..at + 36)?).ok()?;
    Uuid::try_parse(id).ok()
}

/// Body and hash of a line.
fn split(line: &[u8]) -> Result<(&[u8], Hash), Why> {
    if line.len() > LINE_CAP {
        return Err(Why::TooLong);
    }
    let (body, seal) = line.split_at_checked(line.len().saturating_sub(SEAL)).ok_or(Why::NotALine)?;
    let hash = seal.strip_prefix(COMMENT).and_then(Hash::parse).ok_or(Why::NotALine)?;
    Ok((body, hash))
}

/// `name` and a number as we write it (no sign, no leading zero), and what stands after its comma.
fn number<'a>(text: &'a str, name: &str) -> Option<(u64, &'a str)> {
    let (digits, rest) = text.strip_prefix(name)?.split_once(',')?;
    let number: u64 = digits.parse().ok()?;
    (number.to_string() == digits).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::words::By;

    fn origin() -> Head {
        Head::origin("0190a000-0000-7000-8000-000000000001".parse().unwrap())
    }

    fn entry(seq: u64) -> Entry {
        Entry {
            seq,
            at: "2026-05-23T19:00:00+08:00".parse().unwrap(),
            when: None,
            by: By::Host,
            via: 0,
            events: vec![],
        }
    }

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let (line, head) = write(origin(), &entry(1)).unwrap();
        assert!(line.starts_with("(v:2,seq:1,at:\"2026-05-23T19:00:00.000+08:00\",by:Host,via:0,ev:[])//#"), "{line}");
        assert_eq!(read(origin(), line.as_bytes()), Ok(Line { head, entry: Ok(entry(1)), redacted: false }));
    }

    #[test]
    fn a_line_is_plain_ron_to_any_other_reader() {
        let (line, _) = write(origin(), &entry(1)).unwrap();
        assert!(ron::from_str::<ron::Value>(&line).is_ok());
    }

    #[test]
    fn a_line_of_another_place_in_the_chain_is_altered() {
        let (line, head) = write(origin(), &entry(1)).unwrap();
        assert_eq!(read(head, line.as_bytes()), Err(Why::Altered));
    }

    #[test]
    fn a_number_out_of_order_is_found_even_where_the_chain_fits() {
        let (line, _) = write(origin(), &entry(3)).unwrap();
        assert_eq!(read(origin(), line.as_bytes()), Err(Why::OutOfOrder { found: 3 }));
    }

    #[test]
    fn a_line_of_a_newer_program_is_carried_without_being_understood() {
        let body = "(v:3,seq:1,whatever:Comes(next))";
        let head = origin().after(body.as_bytes());
        let line = format!("{body}//#{}", head.hash);
        assert_eq!(read(origin(), line.as_bytes()), Ok(Line { head, entry: Err(3), redacted: false }));
    }

    #[test]
    fn a_word_that_a_newer_program_of_the_same_version_knows_breaks_nothing() {
        let of = |event: &str| {
            let body = format!("(v:2,seq:1,at:\"2026-05-30T19:00:00+08:00\",by:Host,via:0,ev:[{event}])");
            let head = origin().after(body.as_bytes());
            (read(origin(), format!("{body}//#{}", head.hash).as_bytes()), head)
        };
        for event in ["WeatherNoted(rain:true)", "MeetingResumed(rain:true)"] {
            let (read, head) = of(event);
            assert_eq!(read, Ok(Line { head, entry: Err(2), redacted: false }), "{event}");
        }
        for event in ["StageEntered(stage:S1)", "ReadOut(what:7)", "MeetingResumed("] {
            assert!(matches!(of(event).0, Err(Why::Unreadable(_))), "{event}");
        }
    }

    #[test]
    fn what_only_looks_like_a_line_is_not_one() {
        for body in ["", "(seq:1,v:1)", "(v:01,seq:1,)", "(v:0,seq:1,)", "(v:+1,seq:1,)", "(v:1, seq:1,)"] {
            let line = format!("{body}//#{}", origin().after(body.as_bytes()).hash);
            assert_eq!(read(origin(), line.as_bytes()), Err(Why::NotALine), "{body}");
        }
        assert_eq!(read(origin(), &vec![b'x'; LINE_CAP + 1]), Err(Why::TooLong));
    }

    #[test]
    fn a_continuation_names_the_head_it_goes_on_from() {
        let head = origin().after(b"x");
        let line = write_continuation(head);
        assert!(line.starts_with("(v:2,continues:1,head:\""), "{line}");
        assert_eq!(read_continuation(line.as_bytes()), Some(Ok(head)));
        let altered = line.replace("continues:1", "continues:2");
        assert_eq!(read_continuation(altered.as_bytes()), Some(Err(Why::Altered)));
        let ordinary = write(origin(), &entry(1)).unwrap().0;
        assert_eq!(read_continuation(ordinary.as_bytes()), None);
    }
}
