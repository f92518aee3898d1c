//! What the browser that is installed makes of papers: a PDF of every page, and the picture for the chat group. Everything else is
//! there before it begins.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, TryRecvError, channel},
    },
    thread::{self, JoinHandle},
};

use super::{PapersError, papers};
use crate::{
    document::{Format as As, Unwritable, png},
    i18n::{Lang, files as words},
    meeting::Moment,
    minutes::{
        self, Cut, File, Format, Order,
        csv::Encoding,
        filing::{Names, Paper},
        picture,
    },
    sitting::Sitting,
    sys::browser::{Browser, NoPage, Wanted},
};

/// A page of which something is made.
#[derive(Clone, Debug)]
pub struct Page {
    /// Of which paper.
    pub paper: Paper,
    /// What tells it apart of others of its kind.
    pub which: Option<String>,
    /// It stands alone.
    pub html: Vec<u8>,
    /// What becomes of it.
    pub wanted: Wanted,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Made {
    /// Those that came to be.
    pub files: Vec<File>,
    /// Why the others didn't.
    pub failed: Option<NoPage>,
}

/// The pages of a meeting: the picture first, since it is sent while people are still there; then the notice and the cuts.
/// `written` gives the papers of an order.
pub fn pages(
    lang: Lang,
    (cuts, formats): (&[Cut], &[Format]),
    written: impl Fn(&Order<'_>) -> Result<Vec<File>, Unwritable>,
) -> Result<Vec<Page>, Unwritable> {
    let mut pages = Vec::new();
    let own = |cuts: &[Cut], format| written(&Order { cuts, formats: &[format], encoding: Encoding::Utf8 });
    if formats.contains(&Format::Png) {
        for chat in own(&[], Format::Wechat)? {
            let (html, high) = picture::page(&String::from_utf8_lossy(&chat.bytes), lang);
            let wanted = Wanted::Picture(picture::WIDE, high);
            pages.push(Page { paper: Paper::Chat, which: None, html, wanted });
        }
    }
    if formats.contains(&Format::Pdf) {
        let files = own(cuts, Format::Document(As::Html))?;
        pages.extend(files.into_iter().map(pdf));
    }
    Ok(pages)
}

/// The pages of everything that is written at one key.
pub fn all_pages(sitting: &Sitting, lang: Lang) -> Result<Vec<Page>, PapersError> {
    let mut pages = pages(lang, (&Cut::ALL, &[Format::Png, Format::Pdf]), |order| {
        sitting.recorded(lang, |record| minutes::files(sitting.meeting(), record, order))
    })?;
    notice_first(sitting, lang, &mut pages)?;
    Ok(pages)
}

/// The notice behind the picture, unless somebody has to look at it first.
pub fn notice_first(sitting: &Sitting, lang: Lang, pages: &mut Vec<Page>) -> Result<(), PapersError> {
    let notice = papers::notice(sitting, lang)?.unwrap_or_default();
    let notice = notice.into_iter().filter(|file| file.format == Format::Document(As::Html)).map(pdf);
    let at = pages.len().min(1);
    pages.splice(at..at, notice);
    Ok(())
}

fn pdf(file: File) -> Page {
    Page { paper: file.paper, which: None, html: file.bytes, wanted: Wanted::Pdf }
}

/// Makes them, one after another; the first that fails is the last.
pub fn make(pages: &[Page], names: &Names, as_of: Option<Moment>, browser: &Browser, stop: &AtomicBool) -> Made {
    let mut made = Made::default();
    for page in pages {
        match browser.make(&page.html, page.wanted, stop) {
            Ok(bytes) => {
                let (format, bytes) = match page.wanted {
                    Wanted::Pdf => (Format::Pdf, dated(bytes, as_of)),
                    Wanted::Picture(..) => {
                        let Some(bytes) = png::trimmed(&bytes, picture::MARGIN) else {
                            made.failed = Some(NoPage::Nothing);
                            return made;
                        };
                        (Format::Png, bytes)
                    }
                };
                made.files.push(names.file(page.paper, format, page.which.as_deref(), bytes));
            }
            Err(why) => {
                made.failed = Some(why);
                return made;
            }
        }
    }
    made
}

/// A PDF is as old as the newest line of its record, and not as the minute in which it was printed: the same record gives the same bytes.
fn dated(mut pdf: Vec<u8>, as_of: Option<Moment>) -> Vec<u8> {
    let seconds = as_of.map_or(0, |at| at.ms() / 1000);
    let at = chrono::DateTime::<chrono::Utc>::from_timestamp(seconds, 0).unwrap_or_default();
    let digits = at.format("%Y%m%d%H%M%S").to_string().into_bytes();
    for key in [&b"/CreationDate (D:"[..], b"/ModDate (D:"] {
        let stands = pdf.windows(key.len()).position(|here| here == key).map(|at| at + key.len());
        let place = stands.and_then(|from| pdf.get_mut(from..from + digits.len()));
        if let Some(place) = place.filter(|place| place.iter().all(u8::is_ascii_digit)) {
            place.copy_from_slice(&digits);
        }
    }
    pdf
}

/// A PDF of one page, as old as its record.
pub fn pdf_of(html: &[u8], as_of: Option<Moment>, browser: &Browser) -> Result<Vec<u8>, NoPage> {
    Ok(dated(browser.make(html, Wanted::Pdf, &AtomicBool::new(false))?, as_of))
}

/// Why there is none, in words.
pub fn said(lang: Lang, why: &NoPage) -> String {
    match why {
        NoPage::Slow => words::browser_slow(lang),
        NoPage::Nothing | NoPage::Disk(_) | NoPage::BrokenOff => words::browser_nothing(lang),
    }
}

/// A browser at work while others type on; it is ended with whoever has this.
#[derive(Debug)]
pub struct Printing {
    stop: Arc<AtomicBool>,
    made: Receiver<Made>,
    thread: Option<JoinHandle<()>>,
}

impl Printing {
    /// Begins.
    pub fn begin(pages: Vec<Page>, names: Names, as_of: Option<Moment>, browser: Browser) -> Self {
        let (tell, made) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let work = move || drop(tell.send(make(&pages, &names, as_of, &browser, &told)));
        Self { stop, made, thread: Some(thread::spawn(work)) }
    }

    /// What came of it, once.
    pub fn came(&self) -> Option<Made> {
        match self.made.try_recv() {
            Ok(made) => Some(made),
            Err(TryRecvError::Empty) => None,
            // It ended without a word.
            Err(TryRecvError::Disconnected) => Some(Made { files: Vec::new(), failed: Some(NoPage::Nothing) }),
        }
    }
}

impl Drop for Printing {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
