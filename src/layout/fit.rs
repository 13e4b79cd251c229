//! Tries the densities of the template in order.
//!
//! In: a document. Out: its pages in the first density in which every page
//! holds its blocks. If none does, one message for each thing that does not
//! fit, with the millimetres that are missing.

use std::sync::Arc;

use super::Pressed;
use super::composer::{Composer, TooWide};
use super::memo::Memo;
use super::page::{Draft, Overflow, draft, page};
use crate::content::element::Sheet;
use crate::content::model::Document;
use crate::content::{Density, Profile};
use crate::diag::{Diagnostic, Sink};
use crate::frame::Frame;
use crate::geom::Pt;
use crate::text::TextContext;

/// Something that does not fit.
enum Problem {
    /// The blocks of a page are higher than the page.
    Page(usize, Overflow),
    /// Something is wider than the place it stands in.
    Wide(usize, TooWide),
}

/// A document that fits.
pub(crate) struct Fitted<'a> {
    /// Its pages.
    pub(crate) pages: Vec<Arc<Frame>>,
    /// How many of the first pages are known from other documents.
    pub(crate) shared: usize,
    /// The density that was taken.
    pub(crate) density: &'a Density,
    /// What did not fit in the density before it.
    pub(crate) pressed: Option<Pressed>,
}

/// Lays a document out in the first density in which it fits.
pub(crate) fn fit<'a>(
    document: &'a Document,
    sheets: &'a [Arc<Sheet>],
    profile: &Arc<Profile>,
    text: &TextContext<'_>,
    memo: Option<&Memo<'_>>,
    sink: &mut Sink,
) -> Option<Fitted<'a>> {
    // The page that was too full is asked first in the next density.
    let mut order: Vec<usize> = (0..sheets.len()).collect();
    let mut pressed = None;
    let densities = &document.template.design.densities.value;
    for (number, density) in densities.iter().enumerate() {
        let mut composer = Composer::new((document, sheets), profile, number, text, sink)?;
        composer.memo = memo;
        let drafts = match drafts(&mut composer, &mut order) {
            Ok(drafts) => drafts,
            Err(problem) => {
                pressed = Some(problem);
                continue;
            }
        };
        let is_known = |(_, page): &&(usize, Drafted)| matches!(page, Drafted::Known(_));
        let shared = drafts.iter().take_while(is_known).count();
        let finish = |(number, drafted)| match drafted {
            Drafted::Known(page) => page,
            Drafted::New(draft) => Arc::new(page(&mut composer, number, draft)),
        };
        let pages = drafts.into_iter().map(finish).collect();
        return Some(Fitted { pages, shared, density, pressed });
    }
    let tightest = densities.len().checked_sub(1)?;
    let mut composer = Composer::new((document, sheets), profile, tightest, text, sink)?;
    let mut problems = Vec::new();
    for number in 0..document.pages.len() {
        let Draft { overflow, too_wide, .. } = draft(&mut composer, number);
        problems.extend(overflow.map(|overflow| Problem::Page(number, overflow)));
        problems.extend(too_wide.into_iter().map(|wide| Problem::Wide(number, wide)));
    }
    for problem in problems {
        sink.report(message(document, sheets, problem));
    }
    None
}

/// A page that holds its blocks.
enum Drafted {
    /// It is finished.
    Known(Arc<Frame>),
    /// Its drawings may grow.
    New(Draft),
}

/// The drafts of all pages in their order; what did not fit as soon as something
/// does not, and its page is then the first of `order`.
fn drafts(
    composer: &mut Composer<'_, '_>,
    order: &mut [usize],
) -> Result<Vec<(usize, Drafted)>, Pressed> {
    let mut drafts = Vec::new();
    for at in 0..order.len() {
        let number = order[at];
        match drafted(composer, number) {
            Ok(drafted) => drafts.push((number, drafted)),
            Err(pressed) => {
                order[..=at].rotate_right(1);
                return Err(pressed);
            }
        }
    }
    drafts.sort_by_key(|&(number, _)| number);
    Ok(drafts)
}

/// A page, or what of it does not fit.
fn drafted(composer: &mut Composer<'_, '_>, number: usize) -> Result<Drafted, Pressed> {
    let own = &composer.sheets[number];
    let slot = composer.memo.and_then(|memo| memo.page(own, number, composer.number));
    let fitting = |composer: &mut Composer<'_, '_>| {
        let draft = draft(composer, number);
        if draft.fits() {
            Ok(draft)
        } else {
            Err(pressed(&composer.sheets[number], number, &draft))
        }
    };
    let Some(slot) = slot else { return fitting(composer).map(Drafted::New) };
    let known = slot.get_or_init(|| {
        let draft = fitting(composer)?;
        Ok(Arc::new(page(composer, number, draft)))
    });
    known.clone().map(Drafted::Known)
}

/// What does not fit in the draft of a page.
fn pressed(sheet: &Sheet, number: usize, draft: &Draft) -> Pressed {
    let page = number + 1;
    match (&draft.overflow, draft.too_wide.first()) {
        (Some(overflow), _) => {
            let place = Some(sheet.parts[overflow.part].span);
            Pressed { page, what: None, place, excess: overflow.excess }
        }
        (None, Some(TooWide { what, span, excess })) => {
            Pressed { page, what: Some(what.clone()), place: *span, excess: *excess }
        }
        (None, None) => Pressed { page, what: None, place: None, excess: Pt::ZERO },
    }
}

fn message(document: &Document, sheets: &[Arc<Sheet>], problem: Problem) -> Diagnostic {
    let language = &document.language;
    match problem {
        Problem::Page(number, overflow) => too_full(document, &sheets[number], number, &overflow),
        Problem::Wide(number, TooWide { what, span, excess }) => {
            let (flyer, page, mm) = (&document.flyer, number + 1, excess.mm().0);
            let span = span.unwrap_or(document.template.design.densities.span);
            let message = format!(
                "{flyer} in {language}: {what} on page {page} is {mm:.1} mm wider than its place"
            );
            super::TOO_WIDE
                .at(span, message)
                .label("no break makes it narrow enough")
                .hint("choose a shorter word, or allow a break with \\u200B")
        }
    }
}

/// Says which part of a page does not fit, and what would help.
fn too_full(document: &Document, sheet: &Sheet, number: usize, overflow: &Overflow) -> Diagnostic {
    let Document { flyer, home, language, .. } = document;
    let (page, mm, lines) = (number + 1, overflow.excess.mm().0, overflow.lines);
    let first = &sheet.parts[overflow.part];
    let (highest, height) = overflow.highest;
    let (highest, height) = (&sheet.parts[highest].name, height.mm().0);
    let lines = if lines < 2.0 { "a line".to_owned() } else { format!("about {lines} lines") };
    let message = format!(
        "{flyer} in {language}: page {page} is too full by {mm:.1} mm, even in the tightest density"
    );
    super::PAGE_OVERFLOW
        .at(first.span, message)
        .label(format!("{} is the first block that does not fit", first.name))
        .hint(format!(
            "shorten the texts of this page in content/{home}/{language}.toml by {lines}: its \
             highest block is {highest} with {height:.0} mm; or move a block to another page in \
             flyer.toml, or make room in the template: tighter densities, smaller pictures in \
             `looks.figure`"
        ))
}
