//! Tries the densities of the template in order.
//!
//! In: a document. Out: its pages in the first density in which every page
//! holds its blocks. If none does, one message for each thing that does not
//! fit, with the millimetres that are missing.

use std::sync::Arc;

use super::Pressed;
use super::composer::{Composer, TooWide};
use super::page::{Draft, Overflow, draft, page};
use crate::diag::{Diagnostic, Sink};
use crate::frame::Frame;
use crate::geom::Pt;
use crate::lang::Profile;
use crate::model::{Density, Document};
use crate::source::Span;
use crate::text::TextContext;

/// Something that does not fit.
enum Problem {
    /// The blocks of a page are higher than the page.
    Page(usize, Overflow),
    /// A piece of text is wider than the place it stands in.
    Text(usize, Option<Span>, Pt),
}

/// A document that fits.
pub(crate) struct Fitted<'a> {
    /// Its pages.
    pub(crate) pages: Vec<Frame>,
    /// The density that was taken.
    pub(crate) density: &'a Density,
    /// What did not fit in the density before it.
    pub(crate) pressed: Option<Pressed>,
}

/// Lays a document out in the first density in which it fits.
pub(crate) fn fit<'a>(
    document: &'a Document,
    profile: &Arc<Profile>,
    text: &TextContext<'_>,
    sink: &mut Sink,
) -> Option<Fitted<'a>> {
    // The page that was too full is asked first in the next density.
    let mut order: Vec<usize> = (0..document.pages.len()).collect();
    let mut pressed = None;
    for density in &document.template.densities {
        let mut composer = Composer::new(document, profile, density, text, sink);
        let drafts = match drafts(&mut composer, &mut order) {
            Ok(drafts) => drafts,
            Err(problem) => {
                pressed = Some(problem);
                continue;
            }
        };
        let pages = drafts.into_iter().enumerate();
        let pages = pages.map(|(number, draft)| page(&mut composer, number, draft)).collect();
        return Some(Fitted { pages, density, pressed });
    }
    let tightest = document.template.densities.last()?;
    let mut composer = Composer::new(document, profile, tightest, text, sink);
    let mut problems = Vec::new();
    for number in 0..document.pages.len() {
        let Draft { overflow, too_wide, .. } = draft(&mut composer, number);
        problems.extend(overflow.map(|overflow| Problem::Page(number, overflow)));
        let wide = too_wide.into_iter();
        problems.extend(wide.map(|TooWide { span, excess }| Problem::Text(number, span, excess)));
    }
    for problem in problems {
        sink.report(message(document, problem));
    }
    None
}

/// The drafts of all pages in their order; what did not fit as soon as something
/// does not, and its page is then the first of `order`.
fn drafts(composer: &mut Composer<'_, '_>, order: &mut [usize]) -> Result<Vec<Draft>, Pressed> {
    let mut drafts = Vec::new();
    for at in 0..order.len() {
        let number = order[at];
        let draft = draft(composer, number);
        if !draft.fits() {
            order[..=at].rotate_right(1);
            return Err(pressed(number, &draft));
        }
        drafts.push((number, draft));
    }
    drafts.sort_by_key(|&(number, _)| number);
    Ok(drafts.into_iter().map(|(_, draft)| draft).collect())
}

/// What does not fit in the draft of a page.
fn pressed(number: usize, draft: &Draft) -> Pressed {
    let page = number + 1;
    match (&draft.overflow, draft.too_wide.first()) {
        (Some(overflow), _) => {
            Pressed { page, place: Some(overflow.block), excess: overflow.excess }
        }
        (None, Some(wide)) => Pressed { page, place: wide.span, excess: wide.excess },
        (None, None) => Pressed { page, place: None, excess: Pt::ZERO },
    }
}

fn message(document: &Document, problem: Problem) -> Diagnostic {
    let language = &document.language;
    match problem {
        Problem::Page(number, Overflow { block, excess }) => {
            let mm = excess.mm().0;
            Diagnostic::error(
                super::PAGE_OVERFLOW.code,
                block,
                format!(
                    "{} in {language}: page {} is too full by {mm:.1} mm, even in the tightest density",
                    document.flyer,
                    number + 1
                ),
            )
            .label("the first block that does not fit")
            .hint(format!(
                "shorten the texts of this page in content/{}/{language}.toml, or move a block to \
                 another page in flyer.toml",
                document.flyer
            ))
        }
        Problem::Text(number, span, excess) => {
            let mm = excess.mm().0;
            let span = span.unwrap_or(document.template.span);
            Diagnostic::error(
                super::TOO_WIDE.code,
                span,
                format!(
                    "{} in {language}: on page {} a word is {mm:.1} mm wider than its place",
                    document.flyer,
                    number + 1
                ),
            )
            .label("no break makes it narrow enough")
            .hint("choose a shorter word, or allow a break with \\u200B")
        }
    }
}
