//! Text that does not stand out from its ground.

use std::collections::HashSet;

use super::ground::ground_under;
use super::walk::{everything, ink};
use crate::check::{Check, Printed, Run};
use crate::content::Template;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::{Color, Frame, GlyphRun, Item};
use crate::geom::{Point, Rect};
use crate::source::Span;

/// The least contrast of text, whatever its size.
const LEAST: f32 = 4.5;

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "low-contrast",
        severity: Severity::Error,
        fixed: false,
        what: "Text has a contrast of less than 4.5:1 to what is drawn under it.",
        why: "People with weak eyes cannot read it, and a grey photocopy loses it.",
        remedy: "In the template's palette, make the darker of the two colours darker, or the \
                 lighter one lighter; in a picture, move what lies under the text.",
        example: Some(Example {
            file: "content/templates/a4-leaflet.toml",
            wrong: r##"muted = «"#868E96"»"##,
            right: r##"muted = "#5A6268""##,
        }),
        source: "WCAG 2.1, 1.4.3 (level AA), as in JIS X 8341-3:2016; here for large type, too.",
    },
    run: Run::Pages(run),
};

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    let template = &printed.document.template;
    for (number, frame) in printed.layout.publication.pages.iter().enumerate() {
        let key = || printed.news.page(rule, number, &());
        printed.news.known.look(key, sink, |sink| page(frame, template, rule, sink));
    }
}

fn page(frame: &Frame, template: &Template, rule: &Rule, sink: &mut Sink) {
    let mut told = HashSet::new();
    let drawn = everything(frame);
    for (index, seen) in drawn.iter().enumerate() {
        let (Item::Glyphs(run) | Item::Ruby(run)) = seen.item else { continue };
        for spot in spots(run, seen.at) {
            let ground = ground_under(&drawn[..index], spot).unwrap_or(Color::WHITE);
            let contrast = run.color.contrast(ground);
            if contrast < LEAST && told.insert((run.color, ground)) {
                let (text, under) = (hex(run.color), hex(ground));
                let message =
                    format!("text in {text} on {under} has a contrast of {contrast:.1}:1 only");
                let place = place(template, run.color, ground).unwrap_or(run.span);
                sink.report(
                    rule.at(place, message)
                        .label("does not stand out")
                        .hint("at least 4.5:1: darken the darker colour or lighten the other"),
                );
            }
        }
    }
}

/// Where the ground under a run is looked at: near both ends of its ink and in the middle.
fn spots(run: &GlyphRun, at: Point) -> Vec<Point> {
    let across = |ink: Rect| {
        let y = ink.origin.y + ink.size.height * 0.5;
        [0.05, 0.5, 0.95].map(|share| Point::new(ink.origin.x + ink.size.width * share, y))
    };
    ink(run, at).into_iter().flat_map(across).collect()
}

/// Where the template says one of two colours: the one that is neither ink nor
/// paper, if there is one.
fn place(template: &Template, text: Color, ground: Color) -> Option<Span> {
    let named = template.design.palette.named();
    let key =
        |color: Color| named.iter().find(|(_, named)| *named == color).map(|(key, _)| key.as_str());
    let keys = [key(text), key(ground)];
    let is_plain = |key: &str| ["palette.ink", "palette.paper"].contains(&key);
    let keys = keys.into_iter().flatten();
    let key = keys.clone().find(|key| !is_plain(key)).or_else(|| keys.clone().next())?;
    template.places.get(key).copied()
}

fn hex(color: Color) -> String {
    format!("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue)
}
