//! Words on a picture that something else on it lies over.

use super::walk::{Seen, bounds, everything, ink, inside};
use crate::check::{Check, Printed, Run};
use crate::content::form::reader::shortened;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::{GlyphRun, Item, Role};
use crate::geom::Rect;

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "covered-label",
        severity: Severity::Warning,
        fixed: false,
        what: "On a map, a pin or a label lies over the words of another. The program moves labels \
               that are in each other's way, or in that of a pin, but never so far that nobody \
               could tell what they belong to.",
        why: "Nobody can read what is covered, and on a map there is no sentence around it from \
              which it could be guessed.",
        remedy: "In `labels` or `pins` of flyer.toml, move one of the two, or say it in fewer \
                 words. Whoever made the map knows best where there is room.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"# Pins stand on all sides of it.
station = { text = "«The station with trains to the airport, to the harbour, and to the museum of modern art»" }"#,
            right: r#"station = { text = "Station" }"#,
        }),
        source: "E. Imhof, \"Positioning Names on Maps\" (The American Cartographer 2, 1975): names \
                 do not cover each other, and do not stand apart from what they name.",
    },
    run: Run::Pages(run),
};

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    for (number, page) in printed.layout.publication.pages.iter().enumerate() {
        for figure in everything(page) {
            if let Item::Group(Role::Figure { .. }, _) = figure.item {
                covered(&inside(figure), number + 1, rule, sink);
            }
        }
    }
}

/// Reports each text of a picture over which something is drawn later.
fn covered(drawn: &[Seen<'_>], page: usize, rule: &Rule, sink: &mut Sink) {
    let mut told = Vec::new();
    for (index, seen) in drawn.iter().enumerate() {
        let Item::Glyphs(run) = seen.item else { continue };
        let Some(words) = ink(run, seen.at) else { continue };
        let mut later = drawn[index + 1..].iter();
        let Some(over) = later.position(|over| lies_over(over, words)) else { continue };
        if told.contains(&run.span) {
            continue;
        }
        told.push(run.span);
        let message = format!("`{}` on page {page} is covered", shortened(run.text.trim()));
        let by = drawn[index + 1 + over..].iter().find_map(text);
        let by = by.map_or(String::new(), |by| format!(" by `{}`", shortened(by.text.trim())));
        sink.report(
            rule.at(run.span, format!("{message}{by}"))
                .label("cannot be read")
                .hint("move one of the two in flyer.toml, or say it in fewer words"),
        );
    }
}

/// The text of an item.
fn text<'a>(seen: &Seen<'a>) -> Option<&'a GlyphRun> {
    if let Item::Glyphs(run) = seen.item { Some(run) } else { None }
}

/// Whether an item is a ground that is drawn over some words.
fn lies_over(seen: &Seen<'_>, words: Rect) -> bool {
    let Item::Shape(shape) = seen.item else { return false };
    let Some((start, size)) = bounds(&shape.path).filter(|_| shape.fill.is_some()) else {
        return false;
    };
    Rect::new(seen.at + start, size).overlaps(&words)
}
