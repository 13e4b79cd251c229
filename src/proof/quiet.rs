//! The blank room around a QR code (ISO/IEC 18004, 9.1).
//!
//! In: a raster and a code on it. Out: how far around the code nothing is drawn.
//! Knows nothing about pages: where the raster ends, the room ends.

use super::codes::Code;
use super::lattice::{Tones, number, tone};
use super::pages::Raster;
use crate::geom::Rect;

/// How light the room must be, between the dark modules and the light ones: a
/// tint or a hairline does no harm, a letter does.
const LIGHT: f32 = 2.0 / 3.0;

/// Where the search begins and how it goes on, in modules. The edge itself is
/// blurred.
const START: f32 = 0.5;
const STEP: f32 = 0.0625;

/// Results are rounded to this many parts of a module, which is as exact as
/// pixels are.
const PARTS: f32 = 4.0;

/// A length in modules of a code.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Modules(pub f32);

/// The blank room that a code needs on all sides.
pub const QUIET_ZONE: Modules = Modules(4.0);

/// How far around a code nothing is drawn, on the side where it is the least, in
/// quarters of modules. A raster that ends shows no more room: at the edge of
/// the paper there is none, and elsewhere the raster should go beyond the quiet
/// zone by a module.
#[must_use]
pub fn quiet_zone(raster: &Raster, code: &Code) -> Modules {
    let Tones { dark, light } = code.tones;
    let least = dark + (light - dark) * LIGHT;
    let module = code.place.size.width / raster.pixel / number(code.modules);
    let mut room = START + surely(raster, code.place, START * module, least) / module;
    room = START + ((room - START) / STEP).floor() * STEP;
    while room <= number(raster.width) && is_blank(raster, code.place, room * module, least) {
        room += STEP;
    }
    // What ends the room lies between the last two steps; at the first one
    // nothing is known to be blank.
    let room = if room > START { room - STEP / 2.0 } else { 0.0 };
    Modules((room * PARTS).round() / PARTS)
}

/// How much farther than `from` pixels the raster is surely as light as `least` around
/// a place: no darker pixel comes near. To look at each pixel once takes a tenth of the
/// time of a walk around the place at each step.
fn surely(raster: &Raster, place: Rect, from: f32, least: f32) -> f32 {
    let pixels = |length| length / raster.pixel;
    let start = place.origin - raster.origin;
    let (left, top) = (pixels(start.x), pixels(start.y));
    let (right, bottom) = (left + pixels(place.size.width), top + pixels(place.size.height));
    let beyond = |at: f32, start: f32, end: f32| (start - at).max(at - end);
    let edge =
        left.min(top).min(number(raster.width) - right).min(number(raster.height()) - bottom);
    let mut far = edge + 1.0;
    for (row, tones) in raster.pixels.chunks(raster.width.max(1)).enumerate() {
        let above = beyond(number(row) + 0.5, top, bottom);
        for (column, _) in tones.iter().enumerate().filter(|(_, tone)| f32::from(**tone) < least) {
            let away = above.max(beyond(number(column) + 0.5, left, right));
            // What is nearer belongs to the code, as its blurred edge does.
            if away > from - 1.0 {
                far = far.min(away);
            }
        }
    }
    // A tone is mixed of pixels that are less than one away.
    (far - 1.0 - from).max(0.0)
}

/// Whether the raster is as light as `least` all around a place, `far` pixels
/// outside of it.
fn is_blank(raster: &Raster, place: Rect, far: f32, least: f32) -> bool {
    let pixels = |length| length / raster.pixel;
    let start = place.origin - raster.origin;
    let (left, top) = (pixels(start.x) - far, pixels(start.y) - far);
    let right = left + pixels(place.size.width) + far * 2.0;
    let bottom = top + pixels(place.size.height) + far * 2.0;
    if left < 0.0 || top < 0.0 || right > number(raster.width) || bottom > number(raster.height()) {
        return false;
    }
    let steps = |from: f32, to: f32| {
        let count = ((to - from) * 2.0).ceil().max(1.0);
        std::iter::successors(Some(0.0_f32), move |step| (*step < count).then_some(step + 1.0))
            .map(move |step| from + (to - from) * step / count)
    };
    let level = steps(left, right).flat_map(|x| [[x, top], [x, bottom]]);
    let upright = steps(top, bottom).flat_map(|y| [[left, y], [right, y]]);
    level.chain(upright).all(|spot| tone(raster, spot) >= least)
}
