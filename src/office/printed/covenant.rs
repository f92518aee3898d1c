//! 居民公约: what is in force, a page a class, each article in the words that were voted, with its versions and days.

use crate::{
    document::{Document, Layout, Part},
    i18n::{
        Lang, law, printed as words, time,
        tracker::{covenant as say, leaf},
    },
    office::{Clerk, OfficeError},
    tracker::{Body, Leaf, leaf::Article},
};

/// What is in force, of one class or of all; large, to hang on a wall.
pub fn covenant(clerk: &Clerk, lang: Lang, large: bool, class: Option<&str>) -> Result<Document, OfficeError> {
    let all = clerk.covenant()?;
    let articles = all.iter().filter_map(|leaf| match &leaf.body {
        Body::Article(article) => Some((leaf, article)),
        _ => None,
    });
    let of = |article: &Article| article.category.clone().unwrap_or_default();
    let articles: Vec<(&Leaf, &Article)> =
        articles.filter(|(_, article)| class.is_none_or(|class| of(article) == class)).collect();
    let mut classes: Vec<String> = articles.iter().map(|(_, article)| of(article)).collect();
    // Those without a class stand last.
    classes.sort_by_key(|class| (class.is_empty(), class.clone()));
    classes.dedup();
    let mut parts =
        vec![Part::Paragraph(words::in_force_on(lang, &time::date(lang, clerk.now().date()), articles.len()))];
    for (place, class) in classes.iter().enumerate() {
        if place > 0 {
            parts.push(Part::NewPage);
        }
        let title = if class.is_empty() && classes.len() == 1 {
            None
        } else {
            Some(if class.is_empty() { say::no_class(lang) } else { class.clone() })
        };
        parts.extend(title.map(Part::Section));
        for (leaf, article) in articles.iter().filter(|(_, article)| of(article) == *class) {
            parts.extend(written(clerk, lang, leaf, article)?);
        }
    }
    if articles.is_empty() {
        parts.push(Part::Paragraph(say::none_in_force(lang)));
    }
    if !large {
        parts.push(Part::Heading(law::basis_of_law(lang)));
        parts.extend(law::covenant(lang).iter().map(|line| Part::Small(line.whole(lang))));
    }
    if let Some((head, _)) = clerk.head()? {
        parts.push(Part::Small(words::head(lang, &head)));
    }
    let layout = if large { Layout::Large } else { Layout::Official };
    Ok(Document { lang, layout, title: words::covenant(lang), number: None, parts })
}

/// An article: its words, without a name since they hang where everybody reads them, then how it came about.
fn written(clerk: &Clerk, lang: Lang, leaf: &Leaf, article: &Article) -> Result<Vec<Part>, OfficeError> {
    let no = leaf::leaf_no(lang, leaf.no);
    let since = article.from.map(|from| say::since(lang, &time::date(lang, from)));
    let came = [say::vote(lang, article), say::filing(lang, article), since];
    let came = came.into_iter().flatten().collect::<Vec<_>>().join(if lang == Lang::Zh { "；" } else { "; " });
    let paired = article.department.as_ref().map(|department| {
        let does = article.does.as_deref().unwrap_or_default();
        clerk.veiled(lang, &words::paired_with(lang, department, does))
    });
    let said = clerk.veiled(lang, &article.words)?;
    let mut parts = vec![Part::Heading(words::article(lang, &no, &said))];
    parts.extend(paired.transpose()?.map(Part::Paragraph));
    parts.push(Part::Small(came));
    Ok(parts)
}
