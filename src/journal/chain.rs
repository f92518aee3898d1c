//! The chain of hashes that runs through the lines of a meeting: checksum and order in one.

use std::{fmt, str::FromStr};

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// What the chain of a meeting begins with, before its id.
pub(super) const MEETINGS: &str = "yishi-journal/1\n";

/// SHA-256 of a line and everything before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Of these bytes, one after the other.
    pub(super) fn of(parts: &[&[u8]]) -> Self {
        let mut sha = Sha256::new();
        for part in parts {
            sha.update(part);
        }
        Self(sha.finalize().into())
    }

    /// The link after `self` over the bytes of a line before its `//`.
    pub(super) fn link(self, body: &[u8]) -> Self {
        self.join(Self::of(&[body]))
    }

    /// The same where of these bytes only their hash is left: so a line can lose its words, and the chain none of its links.
    pub(super) fn join(self, words: Self) -> Self {
        Self::of(&[&self.0, &words.0])
    }

    /// Its 64 lowercase hex digits.
    pub(super) fn digits(self) -> [u8; 64] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut hex = [0; 64];
        for (pair, byte) in hex.chunks_exact_mut(2).zip(self.0) {
            pair.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 0xF)]]);
        }
        hex
    }

    /// 64 lowercase hex digits, and nothing else.
    pub fn parse(hex: &[u8]) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut hash = [0; 32];
        if hex.len() != 2 * hash.len() {
            return None;
        }
        for (byte, pair) in hash.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(hash))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.digits()).unwrap_or_default())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where the chain stands: the number of its newest line, and that line's hash.
///
/// Shown as `7:9f86d081884c7d65`: what the minutes print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of the line; 0 before the first.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash,
}

impl Head {
    /// Before the first line of a meeting.
    pub fn origin(meeting: Uuid) -> Self {
        Self::of_nothing(MEETINGS, meeting)
    }

    /// Before the first line of whatever begins with these words and an id.
    pub(super) fn of_nothing(seed: &str, id: Uuid) -> Self {
        let id = id.hyphenated().to_string();
        Self { seq: 0, hash: Hash::of(&[seed.as_bytes(), id.as_bytes()]) }
    }

    /// After one more line, given its bytes before `//`.
    #[must_use]
    pub(super) fn after(self, body: &[u8]) -> Self {
        Self { seq: self.seq + 1, hash: self.hash.link(body) }
    }

    /// The first sixteen hex digits, which stand in the minutes.
    pub fn digits(&self) -> String {
        format!("{:.16}", self.hash.to_string())
    }

    /// The last four of [`Self::digits`], for the closing wall: they can be compared with the minutes at a glance.
    pub fn code(&self) -> String {
        self.digits().split_off(12)
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.digits())
    }
}

/// A head as somebody copied it: `7:9f86d081884c7d65` from the minutes, the digits alone, all 64 of them,
/// or the four of the closing wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    seq: Option<u64>,
    digits: String,
}

/// Not a head.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a head: write it as the minutes do, like 7:9f86d081884c7d65")]
pub struct NotAHead;

impl Claim {
    /// Is it the head that this one was copied from?
    pub fn fits(&self, head: &Head) -> bool {
        let digits = match self.digits.len() {
            4 => head.code() == self.digits,
            _ => head.hash.to_string().starts_with(&self.digits),
        };
        digits && self.seq.is_none_or(|seq| seq == head.seq)
    }
}

impl FromStr for Claim {
    type Err = NotAHead;

    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let (seq, digits) = match text.trim().split_once(':') {
            Some((seq, digits)) => (Some(seq.trim().parse().map_err(|_| NotAHead)?), digits),
            None => (None, text),
        };
        let digits = digits.trim().to_ascii_lowercase();
        if !matches!(digits.len(), 4 | 16 | 64) || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAHead);
        }
        Ok(Self { seq, digits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting() -> Uuid {
        "0190a000-0000-7000-8000-000000000001".parse().unwrap()
    }

    /// `hashlib.sha256(b"yishi-journal/1\n0190a000-0000-7000-8000-000000000001").hexdigest()`, and the link from it
    /// over `(v:1,seq:1,at:"2026-05-23T19:00:00.000+08:00",by:Host,via:0,ev:[])`, computed outside this program.
    #[test]
    fn the_chain_is_the_one_that_another_program_computes() {
        let origin = Head::origin(meeting());
        let first = origin.after(br#"(v:1,seq:1,at:"2026-05-23T19:00:00.000+08:00",by:Host,via:0,ev:[])"#);
        assert_eq!(origin.hash.to_string(), "579f64226d0bb5ce461d4a1d2793feb37dc12713f6994777d006d47056febb3c");
        assert_eq!(first.hash.to_string(), "eecfc08d9e162e7bb7bcdad677cd04ddc1c8553f64a214905948aef07ccf21eb");
        assert_eq!(first.to_string(), "1:eecfc08d9e162e7b");
        assert_eq!(first.code(), "2e7b");
    }

    #[test]
    fn a_head_is_known_again_however_it_was_copied() {
        let head = Head::origin(meeting()).after(b"x");
        let copies =
            [head.to_string(), head.digits(), head.digits().to_uppercase(), head.hash.to_string(), head.code()];
        for copy in copies {
            assert!(copy.parse::<Claim>().unwrap().fits(&head), "{copy}");
            assert!(!copy.parse::<Claim>().unwrap().fits(&head.after(b"y")), "{copy}");
        }
        let elsewhere = format!("2:{}", head.digits());
        assert!(!elsewhere.parse::<Claim>().unwrap().fits(&head));
    }

    #[test]
    fn what_is_not_a_head_is_said_so() {
        for nonsense in ["", "7", "7:", "x:9f86d081884c7d65", "9f86d081884c7d6", "9f86d081884c7d6g"] {
            assert_eq!(nonsense.parse::<Claim>(), Err(NotAHead), "{nonsense}");
        }
    }

    #[test]
    fn a_hash_is_read_from_lowercase_digits_only() {
        let hash = Hash::of(&[b"x"]);
        let hex = hash.to_string();
        assert_eq!(Hash::parse(hex.as_bytes()), Some(hash));
        assert_eq!(Hash::parse(hex.to_uppercase().as_bytes()), None);
        assert_eq!(Hash::parse(&hex.as_bytes()[1..]), None);
    }
}
