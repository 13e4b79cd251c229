//! Tries the densities of the template in order.
//!
//! In: a document. Out: its pages in the first density in which every page
//! holds its blocks. If none does, one message for each thing that does not
//! fit, with the millimetres that are missing.

use std::sync::Arc;

use super::composer::Composer;
use super::page::{Overflow, overflows, page};
use crate::diag::{Diagnostic, Sink};
use crate::frame::Frame;
use crate::geom::Pt;
use crate::lang::Profile;
use crate::model::Document;
use crate::source::Span;
use crate::text::TextContext;

/// Something that does not fit.
enum Problem {
    /// The blocks of a page are higher than the page.
    Page(usize, Overflow),
    /// A piece of text is wider than the place it stands in.
    Text(usize, Option<Span>, Pt),
}

/// The pages, and the name of the density that was taken.
pub(crate) fn fit(
    document: &Document,
    profile: &Arc<Profile>,
    text: &TextContext<'_>,
    sink: &mut Sink,
) -> Option<(Vec<Frame>, String)> {
    let densities = &document.template.densities;
    // The page that was too full is asked first in the next density.
    let mut order: Vec<usize> = (0..document.pages.len()).collect();
    let fitting = densities.iter().find(|density| {
        let mut composer = Composer::new(document, profile, density, text, sink);
        let full = order.iter().position(|&number| overflows(&mut composer, number));
        if let Some(at) = full {
            order[..=at].rotate_right(1);
        }
        full.is_none()
    });
    let density = fitting.or(densities.last())?;
    let mut composer = Composer::new(document, profile, density, text, sink);
    let (pages, problems) = compose(&mut composer);
    if problems.is_empty() {
        return Some((pages, density.name.clone()));
    }
    for problem in problems {
        sink.report(message(document, problem));
    }
    None
}

/// Lays out all pages.
fn compose(composer: &mut Composer<'_, '_>) -> (Vec<Frame>, Vec<Problem>) {
    let mut pages = Vec::new();
    let mut problems = Vec::new();
    for number in 0..composer.document.pages.len() {
        let (frame, overflow) = page(composer, number);
        pages.push(frame);
        problems.extend(overflow.map(|overflow| Problem::Page(number, overflow)));
        let wide = composer.take_too_wide().into_iter();
        problems.extend(wide.map(|(span, excess)| Problem::Text(number, span, excess)));
    }
    (pages, problems)
}

fn message(document: &Document, problem: Problem) -> Diagnostic {
    let language = &document.language;
    match problem {
        Problem::Page(number, Overflow { block, excess }) => {
            let mm = excess.mm().0;
            Diagnostic::error(
                "page-overflow",
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
                "too-wide",
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
