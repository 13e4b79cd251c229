//! QR codes in pictures (ISO/IEC 18004).
//!
//! In: a raster. Out: the codes on it and what they say. Knows nothing about files: it sees
//! what a phone sees that is held over a page. `marks` and `lattice` find the
//! modules, `rqrr` decodes them. Its own search is made for photographs and
//! misses 3 of 40 clean codes like ours, and a third of those with long
//! addresses, while ours stand upright. What a phone needs beyond that is
//! measured, the contrast here (ISO/IEC 15415) and the blank room in `quiet`.

use std::fmt;

use rqrr::{Grid, SimpleGrid};

use super::lattice::{Lattice, Tones, tones};
use super::marks::{Mark, marks};
use super::pages::Raster;
use crate::geom::Rect;

/// The least contrast of a code: grade 2 of 4, which is what users of codes
/// usually ask for (ISO/IEC 15415, symbol contrast).
const LEAST_CONTRAST: Percent = Percent(40);

/// The fewest pixels to a module: with less the pixels cannot tell one module
/// from the next (the sampling theorem).
const LEAST_MODULE: f32 = 2.0;

/// The tones at which dark is told from light: marks are sought at each, so that
/// pale codes are seen too.
const LEVELS: [f32; 8] = [112.0, 144.0, 80.0, 176.0, 48.0, 208.0, 240.0, 16.0];

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
    /// Its modules are smaller than two pixels.
    Small,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => f.write_str("too many of its modules are wrong or covered"),
            Self::Pale(Percent(found)) => {
                let Percent(least) = LEAST_CONTRAST;
                write!(f, "it is too pale: its contrast is {found} %, and {least} % are needed")
            }
            Self::Small => f.write_str("its modules are too small for a camera"),
        }
    }
}

/// The codes on a raster: everything that has the three marks of a code in its
/// corners and the lines between them, so that one which cannot be read is found
/// as well; without the marks there is nothing to see for a phone either.
#[must_use]
pub fn codes(raster: &Raster) -> Vec<Code> {
    codes_until(raster, |_| false)
}

/// The codes on a raster that are found before one is `enough`, and that one. To look
/// for pale codes beside a good one takes seven times as long as to find it.
#[must_use]
pub fn codes_until(raster: &Raster, enough: impl Fn(&Code) -> bool) -> Vec<Code> {
    let mut codes: Vec<Code> = Vec::new();
    for level in LEVELS {
        if codes.iter().any(&enough) {
            break;
        }
        for lattice in lattices(raster, &marks(raster, level)) {
            let place = lattice.place(raster);
            // At most levels it is the same code again, and to decode it takes long.
            if codes.iter().any(|known| known.text.is_ok() && overlap(known.place, place)) {
                continue;
            }
            let code = code(raster, &lattice);
            match codes.iter_mut().find(|known| overlap(known.place, code.place)) {
                Some(known) if known.text.is_err() && code.text.is_ok() => *known = code,
                Some(_) => {}
                None => codes.push(code),
            }
        }
    }
    codes
}

/// Every way to take three marks for those of a code.
fn lattices(raster: &Raster, marks: &[Mark]) -> Vec<Lattice> {
    let mut lattices = Vec::new();
    for corner in marks {
        let sides: Vec<&Mark> = marks.iter().filter(|side| corner.may_belong_to(side)).collect();
        for (number, &one) in sides.iter().enumerate() {
            let pairs = sides[number + 1..].iter().map(|&&other| [*one, other]);
            lattices.extend(pairs.filter_map(|pair| Lattice::between(raster, *corner, pair)));
        }
    }
    lattices
}

/// Reads the modules of a code.
fn code(raster: &Raster, lattice: &Lattice) -> Code {
    let modules = lattice.read(raster);
    let tones = tones(&modules);
    let contrast = contrast(tones);
    let grid = SimpleGrid::from_func(lattice.modules, |x, y| modules[y * lattice.modules + x].0);
    let text = match Grid::new(grid).decode() {
        Err(_) => Err(Unread::Damaged),
        Ok(_) if contrast < LEAST_CONTRAST => Err(Unread::Pale(contrast)),
        Ok(_) if lattice.module() < LEAST_MODULE => Err(Unread::Small),
        Ok((_, text)) => Ok(text),
    };
    Code { text, place: lattice.place(raster), modules: lattice.modules, tones }
}

/// Whether two rectangles have more than an edge in common.
fn overlap(one: Rect, other: Rect) -> bool {
    one.origin.x < other.right()
        && other.origin.x < one.right()
        && one.origin.y < other.bottom()
        && other.origin.y < one.bottom()
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

    #[test]
    fn contrast_counts_the_light_that_is_thrown_back() {
        assert_eq!(contrast(Tones { dark: 0.0, light: 255.0 }), Percent(100));
        // The middle of the scale throws back a fifth of the light.
        assert_eq!(contrast(Tones { dark: 128.0, light: 255.0 }), Percent(78));
        assert_eq!(contrast(Tones { dark: 255.0, light: 0.0 }), Percent(0));
    }
}
