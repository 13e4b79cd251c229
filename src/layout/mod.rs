//! Documents to pages: every block gets its place, or the person who wrote it
//! hears by how many millimetres it does not fit.
//!
//! In: a [`Document`] and the fonts. Out: a [`Publication`] and the density
//! that was taken. Knows nothing about file formats.

mod composer;
mod element;
mod fit;
mod memo;
mod mirror;
mod page;
mod stack;
mod style;

use std::sync::Arc;

pub(crate) use memo::Memo;

use crate::content::Languages;
use crate::content::compose::compose;
use crate::content::look::Text;
use crate::content::model::Document;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::fonts::FontBook;
use crate::frame::{Meta, Publication};
use crate::geom::Pt;
use crate::source::Span;
use crate::text::TextContext;

/// A page whose blocks are higher than it.
pub(crate) const PAGE_OVERFLOW: Rule = Rule {
    code: "page-overflow",
    severity: Severity::Error,
    fixed: true,
    what: "The blocks of a page are higher than the page, even in the template's tightest density. \
           The message says how many millimetres are missing, how many lines of text that is, and \
           which block is the highest.",
    why: "Nothing is ever clipped or dropped: a page that does not hold its text is not printed.",
    remedy: "Shorten the texts of this page, move a block to another page in flyer.toml, or make \
             room in the template.",
    example: None,
    source: "The contract of the layout: docs/architecture.md, \"Invariants\".",
};

/// A word that is wider than its place.
pub(crate) const TOO_WIDE: Rule = Rule {
    code: "too-wide",
    severity: Severity::Error,
    fixed: true,
    what: "A word is wider than the place it stands in, and no break makes it narrow enough.",
    why: "It would run over the edge, or into what stands beside it.",
    remedy: "Choose a shorter word, or allow a break inside it with U+200B where the language \
             allows one.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"caption = "«Frontofthecardwiththephotographandthenameandtheaddressofitsholder»""#,
        right: r#"caption = "Frontofthecard\u200Bwiththephotograph\u200Bandthenameandtheaddress\u200Bofitsholder""#,
    }),
    source: "The contract of the layout: docs/architecture.md, \"Invariants\".",
};

/// Every kind of message of this stage.
pub const RULES: &[Rule] = &[PAGE_OVERFLOW, TOO_WIDE];

/// A flyer on its pages.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The pages.
    pub publication: Publication,
    /// The name of the density that was taken.
    pub density: String,
    /// The size of running text in it.
    pub body: Pt,
    /// What did not fit in the density before it; `None` if it was the first.
    pub pressed: Option<Pressed>,
}

/// What did not fit in a larger density.
#[derive(Debug, Clone, PartialEq)]
pub struct Pressed {
    /// The page, counted from 1.
    pub page: usize,
    /// What was too wide, "the word `x`"; `None` if the page was too full.
    pub what: Option<String>,
    /// Its first block that did not fit, in `flyer.toml`; the text, if it was too
    /// wide.
    pub place: Option<Span>,
    /// How much room was missing.
    pub excess: Pt,
}

/// Lays out a document in the first density in which nothing overflows.
///
/// Returns `None` if none fits or a language has no profile; the reason is
/// reported.
pub fn layout(
    document: &Document,
    languages: &Languages,
    fonts: &FontBook,
    sink: &mut Sink,
) -> Option<Layout> {
    layout_again(document, languages, fonts, None, sink)
}

/// As [`layout()`], with what is known of documents that share parts with it.
pub(crate) fn layout_again(
    document: &Document,
    languages: &Languages,
    fonts: &FontBook,
    memo: Option<&Memo<'_>>,
    sink: &mut Sink,
) -> Option<Layout> {
    let profile = languages.nearest(&document.language)?;
    let text = TextContext::new(fonts, languages);
    let sheets = memo.map_or_else(|| compose(document, None), |memo| memo.sheets(document));
    let fit::Fitted { mut pages, shared, density, pressed } =
        fit::fit(document, &sheets, profile, &text, memo, sink)?;
    if profile.setting.is_right_to_left() {
        pages.iter_mut().for_each(|page| mirror::mirror(Arc::make_mut(page)));
    }
    let meta = Meta {
        title: document.title.clone(),
        language: profile.speech.clone(),
        author: document.issuer.clone(),
        date: document.edition,
        right_to_left: profile.setting.is_right_to_left(),
    };
    let design = &document.template.design;
    let body = design.looks.text.of(Text::Body);
    let body = style::Style::new(body, design, density, profile).size;
    let publication = Publication { meta, pages, shared };
    Some(Layout { publication, density: density.name.value.clone(), body, pressed })
}
