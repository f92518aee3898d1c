//! What a file is that is no table, so that it can be named: people see an icon of a spreadsheet and no more.

use super::Unreadable;

/// Something that calls itself a table, or was taken for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alien {
    /// The .xls of before 2007, or the .et of WPS.
    OldWorkbook,
    /// With a password.
    Locked,
    /// The .xlsb of Excel.
    Binary,
    /// A page of the web that calls itself .xls, as many office systems export it.
    Html,
    /// The XML of Excel 2003, or of `LibreOffice`.
    Xml,
    /// A document of a word processor.
    Word,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// An archive with other files in it.
    Archive,
    /// Something else.
    Other,
}

/// Bytes that are no text.
pub(super) fn packed(bytes: &[u8]) -> Result<(), Unreadable> {
    let begins = |with: &[&[u8]]| with.iter().any(|with| bytes.starts_with(with));
    let alien = |what| Err(Unreadable::Alien(what));
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    if begins(&[&[0xD0, 0xCF, 0x11, 0xE0]]) {
        // The name of the stream in which a workbook with a password is kept, in UTF-16.
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let word: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let has = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
        return alien(if has(&locked) {
            Alien::Locked
        } else if has(&word) {
            Alien::Word
        } else {
            Alien::OldWorkbook
        });
    }
    if begins(&[&[0x09, 0x08], &[0x09, 0x04], &[0x09, 0x02]]) && bytes.get(3) == Some(&0) {
        return alien(Alien::OldWorkbook);
    }
    if begins(&[b"%PDF"]) {
        return alien(Alien::Pdf);
    }
    if begins(&[b"{\\rtf"]) {
        return alien(Alien::Word);
    }
    if begins(&[b"\x89PNG", &[0xFF, 0xD8, 0xFF], b"GIF8", b"BM6", b"II*\0", b"MM\0*"]) {
        return alien(Alien::Picture);
    }
    if begins(&[b"Rar!", b"7z\xBC\xAF", &[0x1F, 0x8B]]) {
        return alien(Alien::Archive);
    }
    Ok(())
}

/// Text that is no table.
pub(super) fn written(text: &str) -> Result<(), Unreadable> {
    let start: String = text.trim_start().chars().take(600).collect::<String>().to_lowercase();
    let tag = ["<html", "<!doctype", "<table", "<meta", "<head", "<body", "<div", "<style"];
    if tag.iter().any(|tag| start.starts_with(tag)) || start.starts_with('<') && start.contains("<html") {
        return Err(Unreadable::Alien(Alien::Html));
    }
    if start.starts_with("<?xml") || start.starts_with("<workbook") {
        return Err(Unreadable::Alien(Alien::Xml));
    }
    if start.starts_with("mime-version:") {
        return Err(Unreadable::Alien(Alien::Html));
    }
    Ok(())
}
