//! Lines whose ink touches the line above, or the edge of the box in which they stand.

use std::collections::BTreeMap;

use super::line_edge::texts;
use super::walk::{Seen, everything, inside};
use crate::check::{Check, Printed, Run};
use crate::content::Profile;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::fonts::{Bounds, FaceId, FontBook};
use crate::frame::{GlyphRun, Item};
use crate::geom::{Em, Point, Pt};

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "ink-collision",
        severity: Severity::Warning,
        fixed: false,
        what: "Lines of a language stand so close that the ink of one touches the ink of the \
               next. Glyphs are compared by their bounds, both with what stands above and below \
               their letters.",
        why: "Marks of one line are read as those of another, and dots of letters run together.",
        remedy: "Raise `least_pitch` and `pitch` in the language's file; the message says to what. \
                 `chirashi new language` measures them for a new one.",
        example: Some(Example {
            file: "content/languages/my.toml",
            wrong: r#"pitch = 1.25
least_pitch = «1.1»"#,
            right: r#"pitch = 1.7
least_pitch = 1.6"#,
        }),
        source: "The bounds of glyphs in the fonts (OpenType `glyf`, `CFF `)",
    },
    run: Run::Pages(run),
};

/// How far the bounds of two glyphs may reach into each other: round and slanted strokes
/// end before their corners.
const TOLERANCE: Em = Em(0.06);

/// Lines further apart than this belong to other texts.
const FAR: f32 = 4.0;

/// Two lines that touch.
struct Collision<'a> {
    /// By how much of the size of type.
    depth: Em,
    page: usize,
    upper: &'a GlyphRun,
    lower: &'a GlyphRun,
    /// The distance of their baselines.
    pitch: Em,
}

/// The ink of a glyph on the page.
#[derive(Clone, Copy)]
struct Area {
    left: Pt,
    right: Pt,
    top: Pt,
    bottom: Pt,
}

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    let Some(profile) = printed.languages.get(&printed.document.language) else { return };
    let mut glyphs = Glyphs { fonts: printed.fonts, known: BTreeMap::new() };
    let mut worst: Option<Collision<'_>> = None;
    let groups: Vec<Seen<'_>> = texts(printed).collect();
    for group in groups {
        let runs = runs(group);
        for (at, upper) in runs.iter().enumerate() {
            for lower in &runs[at + 1..] {
                let Some((depth, pitch)) = glyphs.touch(*upper, *lower) else { continue };
                if worst.as_ref().is_none_or(|worst| depth > worst.depth) {
                    let page = page_of(printed, group);
                    let (upper, lower) = (upper.0, lower.0);
                    worst = Some(Collision { depth, page, upper, lower, pitch });
                }
            }
        }
    }
    if let Some(worst) = worst {
        report(&worst, profile, rule, sink);
    }
}

fn report(worst: &Collision<'_>, profile: &Profile, rule: &Rule, sink: &mut Sink) {
    let Some(&place) = profile.places.get("setting.least_pitch") else { return };
    let message = format!(
        "lines of `{}` touch on page {}: `{}` reaches {:.2} em into `{}` under it",
        profile.tag,
        worst.page + 1,
        worst.upper.text.trim(),
        worst.depth.0,
        worst.lower.text.trim()
    );
    let due = ((worst.pitch + worst.depth).0 * 20.0).ceil() / 20.0;
    let hint = format!("write least_pitch = {due}, and `pitch` not below it; or shorten the text");
    sink.report(rule.at(place, message).label("too close").hint(hint));
}

/// The number of the page on which a group stands, from 0.
fn page_of(printed: &Printed<'_>, group: Seen<'_>) -> usize {
    let pages = &printed.layout.publication.pages;
    let is_it = |seen: &Seen<'_>| std::ptr::eq(seen.item, group.item);
    pages.iter().position(|page| everything(page).iter().any(is_it)).unwrap_or_default()
}

/// The runs of a text, with their places.
fn runs(group: Seen<'_>) -> Vec<(&GlyphRun, Point)> {
    let runs = inside(group).into_iter().filter_map(|seen| match seen.item {
        Item::Glyphs(run) => Some((run, seen.at)),
        Item::Group(..) | Item::Shape(_) | Item::Picture(..) | Item::Ruby(_) => None,
    });
    runs.collect()
}

/// The bounds of glyphs, looked up once.
struct Glyphs<'a> {
    fonts: &'a FontBook,
    known: BTreeMap<(FaceId, u16), Option<Bounds>>,
}

impl Glyphs<'_> {
    /// How far the ink of a line reaches into that of a lower one, and their distance.
    fn touch(
        &mut self,
        (upper, above): (&GlyphRun, Point),
        (lower, below): (&GlyphRun, Point),
    ) -> Option<(Em, Em)> {
        let size = upper.size.min(lower.size);
        let pitch = (below.y - above.y) / size;
        if !(0.5..FAR).contains(&pitch)
            || above.x > below.x + lower.width()
            || below.x > above.x + upper.width()
        {
            return None;
        }
        let (upper, lower) = (self.boxes(upper, above), self.boxes(lower, below));
        let lowest = upper.iter().map(|it| it.bottom).reduce(Pt::max)?;
        let highest = lower.iter().map(|it| it.top).reduce(Pt::min)?;
        let least = TOLERANCE.at(size);
        if lowest - highest <= least {
            return None;
        }
        let mut deepest = Pt::ZERO;
        for one in upper.iter().filter(|it| it.bottom - highest > least) {
            for other in lower.iter().filter(|it| one.bottom - it.top > least) {
                let across = one.right.min(other.right) - one.left.max(other.left);
                if across > least {
                    deepest = deepest.max(one.bottom - other.top);
                }
            }
        }
        (deepest > least).then_some((Em(deepest / size), Em(pitch)))
    }

    /// The ink of each glyph of a run.
    fn boxes(&mut self, run: &GlyphRun, at: Point) -> Vec<Area> {
        let mut pen = at.x;
        let mut boxes = Vec::with_capacity(run.glyphs.len());
        for glyph in &run.glyphs {
            let fonts = self.fonts;
            let bounds = self.known.entry((run.face, glyph.id));
            let bounds = bounds.or_insert_with(|| fonts.face(run.face).bounds(glyph.id));
            if let Some(Bounds { ink, left, right }) = *bounds {
                let x = pen + glyph.x_offset.at(run.size);
                let y = at.y - glyph.y_offset.at(run.size);
                boxes.push(Area {
                    left: x + left.at(run.size),
                    right: x + right.at(run.size),
                    top: y - ink.top.at(run.size),
                    bottom: y + ink.bottom.at(run.size),
                });
            }
            pen += glyph.advance.at(run.size);
        }
        boxes
    }
}
