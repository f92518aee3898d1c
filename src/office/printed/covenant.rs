//! 居民公约: what is in force, a page a class, each article in the words that were voted, with its versions and days; on A3 all of it
//! as large as one sheet has room for. Whose it is, from which day on it reads so, and lines for who signs and seals it.

use crate::{
    document::{Document, Layout, Part},
    i18n::{
        Lang, law, printed as words, time,
        tracker::{covenant as say, leaf},
    },
    office::{Clerk, OfficeError},
    tracker::{
        Body, Leaf,
        covenant::{classes, in_force, reads_so_since},
        leaf::Article,
    },
};

/// What is in force, of one class or of all; large, to hang on a wall.
pub fn covenant(clerk: &Clerk, lang: Lang, large: bool, class: Option<&str>) -> Result<Document, OfficeError> {
    let (all, today) = (clerk.articles()?, clerk.now().date());
    let articles = in_force(&all, today).into_iter().filter_map(|leaf| match &leaf.body {
        Body::Article(article) => Some((leaf, article)),
        _ => None,
    });
    let of = |article: &Article| article.category.clone().unwrap_or_default();
    let articles: Vec<(&Leaf, &Article)> =
        articles.filter(|(_, article)| class.is_none_or(|class| of(article) == class)).collect();
    let classes = classes(articles.iter().map(|(_, article)| *article));
    let estate = clerk.estate()?;
    let mut parts = Vec::new();
    if estate.is_none() {
        parts.push(Part::Paragraph(words::of_which_estate(lang)));
    }
    for (place, class) in classes.iter().enumerate() {
        if place > 0 && !large {
            parts.push(Part::NewPage);
        }
        let title = if class.is_empty() && classes.len() == 1 {
            None
        } else {
            Some(if class.is_empty() { say::no_class(lang) } else { lang.titled(class) })
        };
        parts.extend(title.map(Part::Section));
        for (leaf, article) in articles.iter().filter(|(_, article)| of(article) == *class) {
            parts.extend(written(clerk, lang, (leaf, article), large)?);
        }
    }
    if articles.is_empty() {
        parts.push(Part::Paragraph(say::none_in_force(lang)));
    }
    if large {
        let since = articles.iter().filter_map(|(leaf, article)| Some(came(lang, leaf, vec![since(lang, article)?])));
        parts.push(Part::Small(since.collect::<Vec<_>>().join(between(lang))));
        parts.push(Part::Small(law::in_short(lang)));
    } else {
        parts.push(Part::Small(law::basis_of_law(lang)));
        parts.extend(law::covenant(lang).iter().map(|line| Part::Small(line.whole(lang))));
    }
    parts.push(Part::Signature { role: words::signs_for_residents(lang), signed: None });
    let printed = words::in_force_on(lang, &time::date(lang, today), articles.len());
    let head = clerk.head()?.map(|(head, _)| words::head(lang, &head));
    parts.push(Part::Seal {
        aside: std::iter::once(printed).chain(head).collect(),
        by: Some(words::seals(lang)),
        day: Some(words::day_by_hand(lang)),
    });
    Ok(Document {
        lang,
        layout: if large { Layout::Poster } else { Layout::Minutes },
        title: words::covenant_of(lang, estate.as_deref()),
        number: reads_so_since(&all, today).map(|day| words::reads_so_since(lang, &time::date(lang, day))),
        parts,
    })
}

/// An article: its words, without a name since they hang where everybody reads them, then how it came about.
fn written(
    clerk: &Clerk,
    lang: Lang,
    (leaf, article): (&Leaf, &Article),
    large: bool,
) -> Result<Vec<Part>, OfficeError> {
    let paired = article.department.as_ref().map(|department| {
        let by_law = words::by_law(lang);
        let does = article.does.as_deref().unwrap_or(&by_law);
        clerk.veiled(lang, &words::paired_with(lang, department, does))
    });
    let mut parts =
        vec![Part::Article { no: words::article(lang, leaf.no.of), words: clerk.veiled(lang, &article.words)? }];
    parts.extend(paired.transpose()?.map(Part::Paragraph));
    // On the wall it is enough since when, at the foot of all; how it came about stands on the sheets that lie at the station.
    let agreed = say::older(lang, article).map(|said| clerk.veiled(lang, &said)).transpose()?;
    let how = [agreed, say::vote(lang, article), say::filing(lang, article), since(lang, article)];
    parts.extend((!large).then(|| Part::Small(came(lang, leaf, how.into_iter().flatten().collect()))));
    Ok(parts)
}

/// Since when it is in force.
fn since(lang: Lang, article: &Article) -> Option<String> {
    article.from.map(|from| say::since(lang, &time::date(lang, from)))
}

/// Which version it is, and how that came about.
fn came(lang: Lang, leaf: &Leaf, how: Vec<String>) -> String {
    std::iter::once(leaf::leaf_no(lang, leaf.no)).chain(how).collect::<Vec<_>>().join(if lang == Lang::Zh {
        "，"
    } else {
        ", "
    })
}

fn between(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "；" } else { "; " }
}
