//! XML as a walk over what it has: names without their prefixes, texts with their entities in place.

use std::{borrow::Cow, io::BufRead, ops::ControlFlow};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{Unreadable, pack::failed};

/// What comes next.
pub(super) enum Node<'a> {
    /// An element begins.
    Open(&'a str, &'a BytesStart<'a>),
    /// An element ends.
    Close(&'a str),
    /// Text within an element, in pieces.
    Text(Cow<'a, str>),
}

/// Walks until the end, or until the visitor has seen enough.
pub(super) fn walk(
    from: impl BufRead,
    mut visit: impl FnMut(Node<'_>) -> Result<ControlFlow<()>, Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_reader(from);
    reader.config_mut().allow_dangling_amp = true;
    let mut buffer = Vec::new();
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|error| failed(&error))?;
        let flow = match &event {
            Event::Start(start) => visit(Node::Open(start.local_name().into_inner(), start))?,
            Event::Empty(start) => {
                let name = start.local_name();
                match visit(Node::Open(name.into_inner(), start))? {
                    ControlFlow::Continue(()) => visit(Node::Close(name.into_inner()))?,
                    done @ ControlFlow::Break(()) => done,
                }
            }
            Event::End(end) => visit(Node::Close(end.local_name().into_inner()))?,
            Event::Text(text) => visit(Node::Text(Cow::Borrowed(text)))?,
            Event::CData(text) => visit(Node::Text(text.xml10_content()))?,
            Event::GeneralRef(of) => {
                let known = match &**of {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "apos" => "'",
                    "quot" => "\"",
                    _ => "",
                };
                match of.resolve_char_ref() {
                    Ok(Some(c)) => visit(Node::Text(Cow::Owned(c.to_string())))?,
                    _ => visit(Node::Text(Cow::Borrowed(known)))?,
                }
            }
            Event::Eof => return Ok(()),
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return Ok(());
        }
        buffer.clear();
    }
}

/// An attribute by its name without a prefix.
pub(super) fn attribute(of: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = of.attributes();
    let all = all.with_checks(false);
    let found = all.flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}
