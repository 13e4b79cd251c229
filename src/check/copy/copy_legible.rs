//! What cannot be read any more on a copy in black and white.

use super::pages;
use crate::check::page::walk::{codes_on, everything, ink};
use crate::check::{Check, Finished, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::export::COPIER_EDGE;
use crate::frame::{GlyphRun, Item};
use crate::geom::{Point, Pt, Rect, Size};
use crate::proof::{Dpi, Raster, codes_until};

/// How fine the scanners of copiers and fax machines are at their coarsest.
const COPIER: Dpi = Dpi(200);

/// What is darker than this becomes black, the rest white.
const DARK: u8 = 128;

/// How much of the ink of a text must become black.
const LEAST: f64 = 0.5;

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "copy-legible",
        severity: Severity::Error,
        fixed: false,
        what: "Something is lost on a copy of a copy. A page of the file for the copier was drawn \
               in black and white at 200 dots per inch: a QR code cannot be read, more than half \
               of the strokes of a text is gone, or something stands less than 5 mm from the edge, \
               where most copiers print nothing. Only `--variant copier` is looked at.",
        why: "Offices hand out copies, and copies of copies.",
        remedy: "Take a larger `module` in `qr`, larger type, or a wider `margin` in the template.",
        example: Some(Example {
            file: "content/templates/a4-leaflet.toml",
            wrong: r#"margin = «4» "#,
            right: r#"margin = 10 "#,
        }),
        source: "ITU-T T.4 (fine resolution, 200 dpi); unprintable margins of office copiers, 4 to \
                 5 mm.",
    },
    run: Run::File(run),
};

fn run(finished: &Finished<'_>, rule: &Rule, sink: &mut Sink) {
    let template = &finished.document.template;
    let margin =
        template.places.get("page.margin").copied().unwrap_or(template.design.page.margin.span);
    for (number, mut raster) in pages(finished, COPIER) {
        let Some(page) = finished.layout.publication.pages.get(number) else { continue };
        let place = format!("page {} of the file for the copier", number + 1);
        let runs = everything(page).into_iter().filter_map(|seen| match seen.item {
            Item::Glyphs(run) => Some((run, seen.at)),
            Item::Ruby(_) | Item::Group(..) | Item::Shape(_) | Item::Picture(..) => None,
        });
        for (run, _) in runs.filter(|(run, at)| is_lost(&raster, run, *at)) {
            let text = run.text.trim();
            let message = format!("the strokes of `{text}` break up on {place}");
            sink.report(rule.at(run.span, message).label("too small for a copy"));
        }
        if is_near_edge(&raster, page.size) {
            let message =
                format!("something on {place} is less than {} mm from the edge", COPIER_EDGE.0);
            let message = rule.at(margin, message).label("the margin");
            sink.report(message.hint("widen the margin"));
        }
        raster.pixels.iter_mut().for_each(|light| *light = if *light < DARK { 0 } else { 255 });
        for (area, code) in codes_on(finished.document, page) {
            let url = Ok(&*code.url);
            let is_same = |text: &Result<String, _>| text.as_deref() == url;
            let found = codes_until(&part(&raster, area), |code| is_same(&code.text));
            if !found.iter().any(|code| is_same(&code.text)) {
                let message = format!("the code on {place} cannot be read on a copy");
                sink.report(rule.at(code.span, message).label("this address"));
            }
        }
    }
}

/// Whether more than half of a text becomes white.
fn is_lost(raster: &Raster, run: &GlyphRun, at: Point) -> bool {
    let Some(ink) = ink(run, at) else { return false };
    let letters = part(raster, ink).pixels;
    let all: f64 = letters.iter().map(|&light| f64::from(255 - light) / 255.0).sum();
    let kept = letters.iter().filter(|&&light| light < DARK).count();
    f64::from(u32::try_from(kept).unwrap_or(u32::MAX)) < all * LEAST
}

/// Whether anything dark is nearer to an edge of the page than a copier prints.
fn is_near_edge(raster: &Raster, page: Size) -> bool {
    // A pixel at the border may be grey from what stands beside it.
    let edge = COPIER_EDGE.pt() - raster.pixel;
    let rect =
        |x: Pt, y: Pt, width: Pt, height: Pt| Rect::new(Point::new(x, y), Size::new(width, height));
    let strips = [
        rect(Pt::ZERO, Pt::ZERO, page.width, edge),
        rect(Pt::ZERO, page.height - edge, page.width, edge),
        rect(Pt::ZERO, Pt::ZERO, edge, page.height),
        rect(page.width - edge, Pt::ZERO, edge, page.height),
    ];
    strips.iter().any(|&strip| part(raster, strip).pixels.iter().any(|&light| light < DARK))
}

/// The pixels of a raster whose middle lies in an area.
fn part(raster: &Raster, area: Rect) -> Raster {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast saturates, and a page has few pixels"
    )]
    let pixel = |length: Pt| (length.0 / raster.pixel.0).round() as usize;
    let (left, top) =
        (pixel(area.origin.x - raster.origin.x), pixel(area.origin.y - raster.origin.y));
    let (right, bottom) =
        (pixel(area.right() - raster.origin.x), pixel(area.bottom() - raster.origin.y));
    let right = right.min(raster.width);
    let left = left.min(right);
    let rows = raster.pixels.chunks(raster.width.max(1));
    let rows = rows.skip(top).take(bottom.saturating_sub(top));
    let pixels = rows.flat_map(|row| row[left..right].iter().copied()).collect();
    let origin = area.origin;
    Raster { origin, pixel: raster.pixel, width: right - left, pixels }
}
