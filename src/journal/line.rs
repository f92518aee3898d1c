//! One line: a fixed prefix that is read without serde, the entry, and the hash behind it.

use super::{
    Fault, LINE_CAP, Why,
    chain::{Hash, Head},
    kind::{Kind, NotRead},
};

/// Digits of a hash.
const DIGITS: usize = 64;

/// A line that fits the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<E> {
    /// Where the chain stands after it.
    pub head: Head,
    /// What it holds; `Err` is the version of a newer program, whose words this one doesn't know.
    pub entry: Result<E, u32>,
    /// Its texts were taken out later: its hash is the one that it was written with, its words are not.
    pub redacted: bool,
}

/// A line by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Single<E> {
    /// What it says.
    pub entry: E,
    /// The hash of the words that it was written with, where they were taken out.
    pub was: Option<Hash>,
}

/// The end of a line with this hash.
pub fn seal<K: Kind>(hash: Hash) -> String {
    let [before, behind] = K::SIGNS.seal;
    format!("{before}{hash}{behind}")
}

/// Writes an entry as the line after `head`; without its line feed.
pub fn write<K: Kind>(head: Head, entry: &K::Entry) -> Result<(String, Head), ron::Error> {
    let mut line = Vec::new();
    let after = put::<K>(head, entry, &mut line)?;
    Ok((text(line)?, after))
}

/// The same behind what is there already: of ten thousand lines that are given together none is put anywhere else first.
pub fn put<K: Kind>(head: Head, entry: &K::Entry, into: &mut Vec<u8>) -> Result<Head, ron::Error> {
    let begin = into.len();
    into.extend_from_slice(beginning::<K>().as_bytes());
    K::write(entry, into)?;
    let after = head.after(&into[begin..]);
    let [before, behind] = K::SIGNS.seal;
    for part in [before.as_bytes(), &after.hash.digits(), behind.as_bytes()] {
        into.extend_from_slice(part);
    }
    Ok(after)
}

/// What stands before the words of a line.
fn beginning<K: Kind>() -> String {
    format!("{}{},", K::SIGNS.open, K::VERSION)
}

fn text(bytes: Vec<u8>) -> Result<String, ron::Error> {
    String::from_utf8(bytes).map_err(|error| ron::Error::Utf8Error(error.utf8_error()))
}

/// Reads the line after `head`, given without its line feed.
pub fn read<K: Kind>(head: Head, line: &[u8]) -> Result<Line<K::Entry>, Why> {
    let (body, hash) = split::<K>(line)?;
    let plain;
    let redacted = head.hash.link(body) != hash;
    let body = if redacted {
        plain = unsealed::<K>(head, body, hash).ok_or(Why::Altered)?;
        plain.as_str()
    } else {
        str::from_utf8(body).map_err(|_| Why::NotALine)?
    };
    let head = Head { seq: head.seq + 1, hash };
    let (version, fields) = number(body, K::SIGNS.open).ok_or(Why::NotALine)?;
    let (seq, _) = number(fields, K::SIGNS.seq).ok_or(Why::NotALine)?;
    if seq != head.seq {
        return Err(Why::OutOfOrder { found: seq });
    }
    let version = u32::try_from(version).unwrap_or(u32::MAX);
    let entry = match version {
        0 => return Err(Why::NotALine),
        newer if newer > K::VERSION => Err(newer),
        _ => match K::read(fields) {
            Ok(entry) => Ok(entry),
            Err(NotRead::Newer) => Err(version),
            Err(NotRead::Wrong(why)) => return Err(Why::Unreadable(why)),
        },
    };
    Ok(Line { head, entry, redacted })
}

/// What a line says by itself, without the chain around it, and the hash of the words that it was written with, where they were taken out.
pub fn peek<K: Kind>(line: &[u8]) -> Option<Single<K::Entry>> {
    let (body, _) = split::<K>(line).ok()?;
    let body = str::from_utf8(body).ok()?;
    let (was, body) = match redaction::<K>(body) {
        Some((was, _, plain)) => (Some(was), plain),
        None => (None, body.to_owned()),
    };
    let (_, fields) = number(&body, K::SIGNS.open)?;
    Some(Single { entry: K::read(fields).ok()?, was })
}

/// The hash of the words of a line that stands, given without its line feed: of what it was written with, where it was redacted.
pub fn words<K: Kind>(line: &[u8]) -> Option<Hash> {
    let (body, _) = split::<K>(line).ok()?;
    match str::from_utf8(body).ok().and_then(redaction::<K>) {
        Some((words, ..)) => Some(words),
        None => Some(Hash::of(&[body])),
    }
}

/// Writes an entry, whose texts were taken out, in place of the line that stood after `head` with words of this hash.
pub fn write_redacted<K: Kind>(head: Head, entry: &K::Entry, words: Hash) -> Result<String, ron::Error> {
    let start = beginning::<K>();
    let mut fields = Vec::new();
    K::write(entry, &mut fields)?;
    let fields = text(fields)?;
    let body = format!("{start}{fields}");
    let number = format!("{}{},", K::SIGNS.seq, K::seq(entry));
    let rest = fields.strip_prefix(&number).unwrap_or(&fields);
    let kept = head.hash.join(words);
    let inner = kept.link(body.as_bytes());
    let [was, sealed, end] = K::SIGNS.redacted;
    Ok(format!("{start}{number}{was}{words}{sealed}{inner}{end}{rest}{}", seal::<K>(kept)))
}

/// The hash of the words that a redacted line was written with, the seal over those it has now, and these.
fn redaction<K: Kind>(body: &str) -> Option<(Hash, Hash, String)> {
    let (_, fields) = number(body, K::SIGNS.open)?;
    let (_, rest) = number(fields, K::SIGNS.seq)?;
    let [was, sealed, end] = K::SIGNS.redacted;
    let (words, after) = rest.strip_prefix(was)?.split_once(sealed)?;
    let (seal, fields) = after.split_once(end)?;
    let plain = format!("{}{fields}", body.strip_suffix(rest)?);
    Some((Hash::parse(words.as_bytes())?, Hash::parse(seal.as_bytes())?, plain))
}

/// The body of a redacted line as it is without the mark, if it links to `head` and nothing in it was altered since.
fn unsealed<K: Kind>(head: Head, body: &[u8], kept: Hash) -> Option<String> {
    let (words, seal, plain) = redaction::<K>(str::from_utf8(body).ok()?)?;
    (head.hash.join(words) == kept && kept.link(plain.as_bytes()) == seal).then_some(plain)
}

fn going_on<K: Kind>(head: Head, with: &str) -> String {
    let signs = K::SIGNS;
    let begin = format!("{}{},{}{},", signs.open, K::VERSION, signs.continues, head.seq);
    let body = format!("{begin}{}{}\"{with}{}", signs.head, head.hash, signs.close);
    let hash = head.hash.link(body.as_bytes());
    body + &seal::<K>(hash)
}

/// The first line of `journal-2.ron` and its like: `(v:2,continues:7,head:"…")//#…`. It is no line of the record:
/// it has no number of its own, and the chain runs past it.
pub fn write_continuation<K: Kind>(head: Head) -> String {
    going_on::<K>(head, "")
}

/// The same for a salvaged journal: it goes on behind the lines that held, and says where the old one broke.
pub fn write_salvage<K: Kind>(head: Head, fault: &Fault, bytes: u64) -> String {
    let Fault { line, byte, .. } = fault;
    let [of_line, of_byte, of_bytes, end] = K::SIGNS.salvaged;
    going_on::<K>(head, &format!("{of_line}{line}{of_byte}{byte}{of_bytes}{bytes}{end}"))
}

/// Whether a first line is that of a salvaged record.
pub fn is_salvaged<K: Kind>(first: &[u8]) -> bool {
    let mark = format!("\"{}", K::SIGNS.salvaged[0]);
    first.windows(mark.len()).any(|window| window == mark.as_bytes())
}

/// The head that a file continues, from its first line. `None` if that is an ordinary line.
pub fn read_continuation<K: Kind>(line: &[u8]) -> Option<Result<Head, Why>> {
    let text = str::from_utf8(line).ok()?;
    let (_, rest) = number(text, K::SIGNS.open)?;
    let (seq, rest) = number(rest, K::SIGNS.continues)?;
    let head = rest.strip_prefix(K::SIGNS.head).and_then(|rest| rest.split_once('"'));
    let hash = head.and_then(|(hex, _)| Hash::parse(hex.as_bytes()));
    Some(hash.ok_or(Why::NotALine).and_then(|hash| {
        let (body, seal) = split::<K>(line)?;
        if hash.link(body) == seal { Ok(Head { seq, hash }) } else { Err(Why::Altered) }
    }))
}

/// Body and hash of a line.
fn split<K: Kind>(line: &[u8]) -> Result<(&[u8], Hash), Why> {
    if line.len() > LINE_CAP {
        return Err(Why::TooLong);
    }
    let [before, behind] = K::SIGNS.seal;
    let long = before.len() + DIGITS + behind.len();
    let (body, seal) = line.split_at_checked(line.len().saturating_sub(long)).ok_or(Why::NotALine)?;
    let hash = seal.strip_prefix(before.as_bytes()).and_then(|seal| seal.strip_suffix(behind.as_bytes()));
    Ok((body, hash.and_then(Hash::parse).ok_or(Why::NotALine)?))
}

/// `name` and a number as we write it (no sign, no leading zero), and what stands after its comma.
fn number<'a>(text: &'a str, name: &str) -> Option<(u64, &'a str)> {
    let (digits, rest) = text.strip_prefix(name)?.split_once(',')?;
    let number: u64 = digits.parse().ok()?;
    (number.to_string() == digits).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::{super::Meeting, *};
    use crate::meeting::{Entry, words::By};

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
        let (line, head) = write::<Meeting>(origin(), &entry(1)).unwrap();
        assert!(line.starts_with("(v:2,seq:1,at:\"2026-05-23T19:00:00.000+08:00\",by:Host,via:0,ev:[])//#"), "{line}");
        assert_eq!(read::<Meeting>(origin(), line.as_bytes()), Ok(Line { head, entry: Ok(entry(1)), redacted: false }));
    }

    #[test]
    fn a_line_is_plain_ron_to_any_other_reader() {
        let (line, _) = write::<Meeting>(origin(), &entry(1)).unwrap();
        assert!(ron::from_str::<ron::Value>(&line).is_ok());
    }

    #[test]
    fn a_line_of_another_place_in_the_chain_is_altered() {
        let (line, head) = write::<Meeting>(origin(), &entry(1)).unwrap();
        assert_eq!(read::<Meeting>(head, line.as_bytes()), Err(Why::Altered));
    }

    #[test]
    fn a_number_out_of_order_is_found_even_where_the_chain_fits() {
        let (line, _) = write::<Meeting>(origin(), &entry(3)).unwrap();
        assert_eq!(read::<Meeting>(origin(), line.as_bytes()), Err(Why::OutOfOrder { found: 3 }));
    }

    #[test]
    fn a_line_of_a_newer_program_is_carried_without_being_understood() {
        let body = "(v:3,seq:1,whatever:Comes(next))";
        let head = origin().after(body.as_bytes());
        let line = format!("{body}//#{}", head.hash);
        assert_eq!(read::<Meeting>(origin(), line.as_bytes()), Ok(Line { head, entry: Err(3), redacted: false }));
    }

    #[test]
    fn a_word_that_a_newer_program_of_the_same_version_knows_breaks_nothing() {
        let of = |event: &str| {
            let body = format!("(v:2,seq:1,at:\"2026-05-30T19:00:00+08:00\",by:Host,via:0,ev:[{event}])");
            let head = origin().after(body.as_bytes());
            (read::<Meeting>(origin(), format!("{body}//#{}", head.hash).as_bytes()), head)
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
            assert_eq!(read::<Meeting>(origin(), line.as_bytes()), Err(Why::NotALine), "{body}");
        }
        assert_eq!(read::<Meeting>(origin(), &vec![b'x'; LINE_CAP + 1]), Err(Why::TooLong));
    }

    #[test]
    fn a_continuation_names_the_head_it_goes_on_from() {
        let head = origin().after(b"x");
        let line = write_continuation::<Meeting>(head);
        assert!(line.starts_with("(v:2,continues:1,head:\""), "{line}");
        assert_eq!(read_continuation::<Meeting>(line.as_bytes()), Some(Ok(head)));
        let altered = line.replace("continues:1", "continues:2");
        assert_eq!(read_continuation::<Meeting>(altered.as_bytes()), Some(Err(Why::Altered)));
        let ordinary = write::<Meeting>(origin(), &entry(1)).unwrap().0;
        assert_eq!(read_continuation::<Meeting>(ordinary.as_bytes()), None);
    }
}
