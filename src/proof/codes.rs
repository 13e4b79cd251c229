//! QR codes in pictures (ISO/IEC 18004).
//!
//! In: a raster. Out: the codes on it and what they say. Knows no file: it sees
//! what a phone sees that is pointed at a code. `rqrr` finds and decodes; what a
//! phone needs beyond that is measured, the contrast here (ISO/IEC 15415) and
//! the blank room in `quiet`.

use std::fmt;

use rqrr::{BitGrid, Grid, PreparedImage};

use super::lattice::{Lattice, Tones};
use super::pages::Raster;
use crate::geom::{Pt, Rect};

/// The least contrast of a code: grade 2 of 4, which is what users of codes
/// usually ask for (ISO/IEC 15415, symbol contrast).
const LEAST_CONTRAST: Percent = Percent(40);

/// The fewest pixels on a side in which a code can be: one per module of the
/// smallest.
const LEAST_SIDE: usize = 21;

/// A share of a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub u8);

/// A code on a raster.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What it says, or why a phone does not get to know it.
    pub text: Result<String, Unread>,
    /// Where its modules lie on the page, without the quiet zone.
    pub place: Rect,
    /// How many modules it has on a side.
    pub modules: usize,
    pub(super) tones: Tones,
}

/// Why a code cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// More modules are wrong than the code can make up for.
    Damaged,
    /// Its modules stand out too little from their ground: by this share of the
    /// difference between black and white, where 40 are needed.
    Pale(Percent),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => f.write_str("too many of its modules are wrong or covered"),
            Self::Pale(Percent(found)) => {
                let Percent(least) = LEAST_CONTRAST;
                write!(f, "it is too pale: its contrast is {found} %, and {least} % are needed")
            }
        }
    }
}

/// The codes on a raster: everything that has the three marks of a code in its
/// corners, so that one which cannot be read is found as well; without the marks
/// there is nothing to see for a phone either.
///
/// The raster should show a code with its quiet zone and a little of what stands
/// around it, at three pixels per module or more. On a whole page drawings can
/// be taken for marks, and the search takes a hundred times as long.
#[must_use]
pub fn codes(raster: &Raster) -> Vec<Code> {
    let (width, height) = (raster.width, raster.height());
    if width.min(height) < LEAST_SIDE {
        return Vec::new();
    }
    let mut image =
        PreparedImage::prepare_from_greyscale(width * 2, height * 2, |x, y| between(raster, x, y));
    image.detect_grids().iter().filter_map(|grid| code(raster, grid)).collect()
}

/// The brightness of a pixel on a raster with twice as many. `rqrr` only looks
/// at whole pixels; so it gets the same picture, each pixel mixed from the four
/// that are nearest, and not one detail more.
fn between(raster: &Raster, x: usize, y: usize) -> u8 {
    // The middle of an even pixel lies a quarter before the middle of the one it
    // is taken from, that of an odd one a quarter behind.
    let near = |doubled: usize, count: usize| {
        let own = doubled / 2;
        let other = if doubled.is_multiple_of(2) { own.saturating_sub(1) } else { own + 1 };
        (own, other.min(count - 1))
    };
    let (column, beside) = near(x, raster.width);
    let (row, next) = near(y, raster.height());
    let at = |x: usize, y: usize| u32::from(raster.pixels[y * raster.width + x]);
    let mixed = 9 * at(column, row) + 3 * at(beside, row) + 3 * at(column, next);
    u8::try_from((mixed + at(beside, next)) / 16).unwrap_or(u8::MAX)
}

/// Judges a grid that was found.
fn code(raster: &Raster, grid: &Grid<impl BitGrid>) -> Option<Code> {
    let modules = grid.grid.size();
    let lattice = Lattice::of(grid.bounds, modules);
    let lattice = lattice.snapped(raster, lattice.tones(raster, &grid.grid), modules);
    let place = lattice.place(modules, raster);
    if place.size.width <= Pt::ZERO || place.size.height <= Pt::ZERO {
        return None;
    }
    let tones = lattice.tones(raster, &grid.grid);
    let contrast = contrast(tones);
    let text = match grid.decode() {
        Ok(_) if contrast < LEAST_CONTRAST => Err(Unread::Pale(contrast)),
        Ok((_, text)) => Ok(text),
        Err(_) => Err(Unread::Damaged),
    };
    Some(Code { text, place, modules, tones })
}

/// The contrast in the light that is thrown back, which is what the standard
/// counts.
fn contrast(tones: Tones) -> Percent {
    let reflected = |tone: f32| {
        let share = tone / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let percent = (reflected(tones.light) - reflected(tones.dark)).clamp(0.0, 1.0) * 100.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    Percent(percent.round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Point;

    #[test]
    fn contrast_counts_the_light_that_is_thrown_back() {
        assert_eq!(contrast(Tones { dark: 0.0, light: 255.0 }), Percent(100));
        // The middle of the scale throws back a fifth of the light.
        assert_eq!(contrast(Tones { dark: 128.0, light: 255.0 }), Percent(78));
        assert_eq!(contrast(Tones { dark: 255.0, light: 0.0 }), Percent(0));
    }

    #[test]
    fn doubling_keeps_a_plain_ground_and_mixes_an_edge() {
        let pixels = vec![0, 255, 0, 255];
        let raster = Raster { origin: Point::ZERO, pixel: Pt(1.0), width: 2, pixels };
        let row: Vec<u8> = (0..4).map(|x| between(&raster, x, 1)).collect();
        assert_eq!(row, [0, 63, 191, 255]);
    }
}
