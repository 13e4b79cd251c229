//! The kinds of blocks, one file each: what `flyer.toml` says of a block, and
//! what the words of a pack add.
//!
//! In: the table of a block, and a table of words. Out: a [`Plan`], and from it
//! the block in one language. Knows nothing about pages.

mod about;
mod callout;
mod cards;
mod colophon;
mod contact;
mod hotline;
mod notice;
mod paths;
mod photo;
mod points;
mod section;
mod step;
mod title;

use super::asks::Asks;
use super::codes;
use super::literal::Literal;
use super::reader::shortened;
use super::suggest;
use super::texts::Texts;
use crate::model::BlockKind;

/// What `flyer.toml` says of a block, by kind.
pub(crate) enum Plan {
    /// The band with the title.
    Title(title::Plan),
    /// What it is about.
    About(about::Plan),
    /// Two drawings.
    Cards(cards::Plan),
    /// A QR code.
    Callout(callout::Plan),
    /// A heading.
    Section,
    /// A numbered step.
    Step,
    /// A drawing of a document.
    Notice(notice::Plan),
    /// Two ways.
    Paths(paths::Plan),
    /// The rules for a photo.
    Photo(photo::Plan),
    /// How to get points.
    Points(points::Plan),
    /// A telephone line.
    Hotline(hotline::Plan),
    /// The city's own contact.
    Contact,
    /// Who issues the flyer.
    Colophon,
}

/// The names of the kinds.
const KINDS: [&str; 13] = [
    "title", "about", "cards", "callout", "section", "step", "notice", "paths", "photo", "points",
    "hotline", "contact", "colophon",
];

/// Reads what `flyer.toml` says of a block of the kind `kind`.
pub(crate) fn plan(kind: &Literal<'_>, asks: &mut Asks<'_, '_>) -> Option<Plan> {
    Some(match kind.text {
        "title" => Plan::Title(title::plan(asks)),
        "about" => Plan::About(about::plan(asks)),
        "cards" => Plan::Cards(cards::plan(asks)),
        "callout" => Plan::Callout(callout::plan(asks)),
        "section" => Plan::Section,
        "step" => Plan::Step,
        "notice" => Plan::Notice(notice::plan(asks)),
        "paths" => Plan::Paths(paths::plan(asks)),
        "photo" => Plan::Photo(photo::plan(asks)),
        "points" => Plan::Points(points::plan(asks)),
        "hotline" => Plan::Hotline(hotline::plan(asks)),
        "contact" => Plan::Contact,
        "colophon" => Plan::Colophon,
        other => {
            let message = format!("there is no kind of block `{}`", shortened(other));
            asks.sink.report(
                codes::UNKNOWN_KIND
                    .at(kind.span, message)
                    .label("unknown kind")
                    .hint(suggest::hint(other, KINDS)),
            );
            return None;
        }
    })
}

/// Adds the words of a pack, which has drafts among its texts or not. `step` is the
/// number of the step, if the block is one.
pub(crate) fn resolve(
    plan: &Plan,
    has_drafts: bool,
    step: u8,
    texts: &mut Texts<'_, '_>,
) -> BlockKind {
    match plan {
        Plan::Title(plan) => BlockKind::Title(title::resolve(plan, texts)),
        Plan::About(plan) => BlockKind::About(about::resolve(plan, texts)),
        Plan::Cards(plan) => BlockKind::Cards(cards::resolve(plan, texts)),
        Plan::Callout(plan) => BlockKind::Callout(callout::resolve(plan, texts)),
        Plan::Section => BlockKind::Section(section::resolve(texts)),
        Plan::Step => BlockKind::Step(step::resolve(step, texts)),
        Plan::Notice(plan) => BlockKind::Notice(notice::resolve(plan, texts)),
        Plan::Paths(plan) => BlockKind::Paths(paths::resolve(plan, texts)),
        Plan::Photo(plan) => BlockKind::Photo(photo::resolve(plan, texts)),
        Plan::Points(plan) => BlockKind::Points(points::resolve(plan, texts)),
        Plan::Hotline(plan) => BlockKind::Hotline(hotline::resolve(plan, texts)),
        Plan::Contact => BlockKind::Contact(contact::resolve(texts)),
        Plan::Colophon => BlockKind::Colophon(colophon::resolve(has_drafts, texts)),
    }
}
