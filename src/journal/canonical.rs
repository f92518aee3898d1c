//! Reads RON as this program writes it, and nothing else: no blanks, no comments, no names of structs, no other way to say the same.
//!
//! Four lines in five of the time that a journal took to open went into what RON allows beyond that. What is refused here says nothing
//! of a line: whoever reads by this reads by `ron` then, which gives the value or says what is wrong. What is taken here has the value
//! that `ron` gives it.

use std::fmt;

use serde::{
    Deserialize,
    de::{self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor},
};

/// Deeper than any line of ours, and less deep than `ron` goes.
const DEPTH: u8 = 48;

/// Not as we write it, or not what was wanted: `ron` says which.
#[derive(Debug)]
pub struct Other;

impl fmt::Display for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not as this program writes it")
    }
}

impl std::error::Error for Other {}

impl de::Error for Other {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Read<T> = Result<T, Other>;

/// A struct whose `(` was read before, to the end of the text.
pub fn fields<'de, T: Deserialize<'de>>(text: &'de str) -> Read<T> {
    let mut reader = Reader { rest: text, is_open: true, depth: 0 };
    let read = T::deserialize(&mut reader)?;
    if reader.rest.is_empty() { Ok(read) } else { Err(Other) }
}

struct Reader<'de> {
    rest: &'de str,
    /// The parenthesis of the struct that comes next was read.
    is_open: bool,
    depth: u8,
}

impl<'de> Reader<'de> {
    fn next_is(&self, byte: u8) -> bool {
        self.rest.as_bytes().first() == Some(&byte)
    }

    /// Takes one character of ASCII, if it is that one.
    fn takes(&mut self, byte: u8) -> bool {
        let is = self.next_is(byte);
        if is {
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
        is
    }

    fn take(&mut self, byte: u8) -> Read<()> {
        if self.takes(byte) { Ok(()) } else { Err(Other) }
    }

    /// As long as bytes are so.
    fn while_so(&mut self, is: impl Fn(u8) -> bool) -> Read<&'de str> {
        let end = self.rest.bytes().position(|byte| !is(byte)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).ok_or(Other)?;
        self.rest = rest;
        Ok(word)
    }

    /// A name; never one that RON would take for something else.
    fn name(&mut self) -> Read<&'de str> {
        let name = self.while_so(|byte| byte.is_ascii_alphanumeric() || byte == b'_')?;
        let begins = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
        // What goes on in another alphabet is another name; `r#` and `b"` begin something else.
        let ends = self.rest.bytes().next().is_none_or(|byte| b"(),:]}".contains(&byte));
        if begins && ends { Ok(name) } else { Err(Other) }
    }

    fn unsigned(&mut self) -> Read<u64> {
        let digits = self.while_so(|byte| byte.is_ascii_digit())?;
        let ends = self.rest.bytes().next().is_none_or(|byte| b"),:]}".contains(&byte));
        let is_plain = ends && (digits.len() == 1 || !digits.starts_with('0'));
        digits.parse().ok().filter(|_| is_plain).ok_or(Other)
    }

    fn signed(&mut self) -> Read<i64> {
        if !self.takes(b'-') {
            return i64::try_from(self.unsigned()?).map_err(|_| Other);
        }
        match self.unsigned()? {
            0 => Err(Other),
            number => 0_i64.checked_sub_unsigned(number).ok_or(Other),
        }
    }

    /// A text: as it stands where nothing in it is escaped.
    fn text(&mut self) -> Read<Text<'de>> {
        self.take(b'"')?;
        let plain = self.while_so(|byte| byte != b'"' && byte != b'\\')?;
        if self.takes(b'"') {
            return Ok(Text::Plain(plain));
        }
        let mut text = plain.to_owned();
        while self.takes(b'\\') {
            text.push(self.escaped()?);
            text.push_str(self.while_so(|byte| byte != b'"' && byte != b'\\')?);
        }
        self.take(b'"')?;
        Ok(Text::Escaped(text))
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Read<char> {
        for (byte, letter) in
            [(b'\'', '\''), (b'"', '"'), (b'\\', '\\'), (b'n', '\n'), (b'r', '\r'), (b't', '\t'), (b'0', '\0')]
        {
            if self.takes(byte) {
                return Ok(letter);
            }
        }
        self.take(b'u')?;
        self.take(b'{')?;
        let digits = self.while_so(|byte| byte.is_ascii_hexdigit())?;
        self.take(b'}')?;
        let code = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() <= 6).ok_or(Other)?;
        char::from_u32(code).ok_or(Other)
    }

    /// Reads what stands between two signs.
    fn between<T>(&mut self, (open, close): (u8, u8), read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if !std::mem::take(&mut self.is_open) {
            self.take(open)?;
        }
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Other);
        }
        let read = read(self)?;
        self.depth -= 1;
        self.take(close)?;
        Ok(read)
    }
}

enum Text<'de> {
    Plain(&'de str),
    Escaped(String),
}

const ROUND: (u8, u8) = (b'(', b')');

macro_rules! numbers {
    ($($deserialize:ident $visit:ident $read:ident,)*) => {$(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            visitor.$visit(self.$read()?.try_into().map_err(|_| Other)?)
        }
    )*};
}

macro_rules! nothing_of_ours {
    ($($deserialize:ident)*) => {$(
        fn $deserialize<V: Visitor<'de>>(self, _: V) -> Read<V::Value> {
            Err(Other)
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Other;

    numbers! {
        deserialize_u8 visit_u8 unsigned,
        deserialize_u16 visit_u16 unsigned,
        deserialize_u32 visit_u32 unsigned,
        deserialize_u64 visit_u64 unsigned,
        deserialize_i8 visit_i8 signed,
        deserialize_i16 visit_i16 signed,
        deserialize_i32 visit_i32 signed,
        deserialize_i64 visit_i64 signed,
    }

    nothing_of_ours! {
        deserialize_f32 deserialize_f64 deserialize_char deserialize_bytes deserialize_byte_buf deserialize_ignored_any
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.rest.bytes().next() {
            Some(b'"') => self.deserialize_str(visitor),
            Some(b'0'..=b'9') => self.deserialize_u64(visitor),
            _ => Err(Other),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.name()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Other),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.text()? {
            Text::Plain(text) => visitor.visit_borrowed_str(text),
            Text::Escaped(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.name()? {
            "None" => visitor.visit_none(),
            "Some" => self.between(ROUND, |reader| visitor.visit_some(reader)),
            _ => Err(Other),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.take(b'(')?;
        self.take(b')')?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        self.between(ROUND, |reader| visitor.visit_newtype_struct(reader))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.between((b'[', b']'), |reader| visitor.visit_seq(Parts { reader, close: b']', is_first: true }))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.between(ROUND, |reader| visitor.visit_seq(Parts { reader, close: b')', is_first: true }))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, len: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.between((b'{', b'}'), |reader| visitor.visit_map(Parts { reader, close: b'}', is_first: true }))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.between(ROUND, |reader| visitor.visit_map(Parts { reader, close: b')', is_first: true }))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_enum(self)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_borrowed_str(self.name()?)
    }
}

/// What stands in brackets, parted by commas.
struct Parts<'a, 'de> {
    reader: &'a mut Reader<'de>,
    close: u8,
    is_first: bool,
}

impl Parts<'_, '_> {
    /// Whether one more comes. None stands behind the last comma.
    fn more(&mut self) -> Read<bool> {
        if self.reader.next_is(self.close) {
            return Ok(false);
        }
        if !std::mem::take(&mut self.is_first) {
            self.reader.take(b',')?;
            if self.reader.next_is(self.close) {
                return Err(Other);
            }
        }
        Ok(true)
    }
}

impl<'de> SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if self.more()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Parts<'_, 'de> {
    type Error = Other;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        if !self.more()? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Read<V::Value> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = Other;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Read<(V::Value, Self)> {
        let name = seed.deserialize(&mut *self)?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Reader<'de> {
    type Error = Other;

    fn unit_variant(self) -> Read<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        self.between(ROUND, |reader| seed.deserialize(reader))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Read<V::Value> {
        self.deserialize_struct("", &[], visitor)
    }
}
