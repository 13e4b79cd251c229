//! Where the modules of a QR code lie on a raster.
//!
//! In: the three marks of a code. Out: how many modules it has, the place of
//! every module, and whether it is dark or light (ISO/IEC 18004, 12). Knows
//! nothing about texts.

use super::marks::Mark;
use super::pages::Raster;
use crate::geom::{Point, Rect, Size};

/// How wide a mark is, and where its middle lies, in modules.
const MARK: f32 = 7.0;
const MIDDLE: f32 = 3.5;

/// The modules on a side of the smallest and the largest code, and the step
/// between sizes.
const SMALLEST: usize = 21;
const LARGEST: usize = 177;
const STEP: usize = 4;

/// In which row, and in which column, dark and light modules take turns between
/// the marks.
const TIMING: usize = 6;

/// The share of those that must be right. Of any modules one half is.
const IN_TIME: f32 = 0.7;

/// Where a module is looked at, from its middle: in several places, so that a
/// hairline through the middle does not decide.
const SPOTS: [[f32; 2]; 5] =
    [[0.0, 0.0], [-0.25, -0.25], [0.25, -0.25], [-0.25, 0.25], [0.25, 0.25]];

/// The mean brightness of the dark and of the light modules of a code, 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tones {
    pub(super) dark: f32,
    pub(super) light: f32,
}

/// The modules of a code: how many there are on a side, where the first begins,
/// and the steps from a module to the next one to the right and below, in
/// pixels. A code stands upright or on a side, as all things on our pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lattice {
    pub(super) modules: usize,
    origin: [f32; 2],
    right: [f32; 2],
    down: [f32; 2],
    tones: Tones,
}

impl Lattice {
    /// The lattice between the mark in the corner and those at its sides, if they
    /// are marks of one code and the lines between them say so.
    pub(super) fn between(raster: &Raster, corner: Mark, sides: [Mark; 2]) -> Option<Self> {
        let module = (corner.module + sides[0].module + sides[1].module) / 3.0;
        let [one, other] = sides.map(|side| straight([side.x - corner.x, side.y - corner.y]));
        let turn = one[0] * other[1] - one[1] * other[0];
        let (right, down) = if turn > 0.0 { (one, other) } else { (other, one) };
        let (across, along) = (length(right), length(down));
        // One is on the left or right and one above or below, equally far.
        if turn == 0.0 || (across - along).abs() > module {
            return None;
        }
        let about = across / module + MARK;
        let sizes = (SMALLEST..=LARGEST).step_by(STEP);
        let near = sizes.filter(|&size| (number(size) - about).abs() < number(STEP) * 1.5);
        let lattices = near.map(|size| {
            let span = number(size) - MARK;
            let (right, down) = (right.map(|part| part / span), down.map(|part| part / span));
            let back = |axis: usize| MIDDLE * (right[axis] + down[axis]);
            let origin = [corner.x - back(0), corner.y - back(1)];
            let tones = Tones { dark: 0.0, light: 0.0 };
            Self { modules: size, origin, right, down, tones }.toned(raster)
        });
        let timed = lattices.map(|lattice| (lattice.in_time(raster), lattice));
        let best = timed.max_by(|(one, _), (other, _)| one.total_cmp(other));
        best.filter(|(share, _)| *share >= IN_TIME).map(|(_, lattice)| lattice)
    }

    /// The same lattice with the tones of the marks.
    fn toned(mut self, raster: &Raster) -> Self {
        let far = number(self.modules) - MIDDLE;
        let middles = [[MIDDLE, MIDDLE], [far, MIDDLE], [MIDDLE, far]];
        let dark = middles.map(|[x, y]| tone(raster, self.at(x, y)));
        let frames = middles.map(|[x, y]| {
            let around = [[x - 2.0, y], [x + 2.0, y], [x, y - 2.0], [x, y + 2.0]];
            mean(&around.map(|[x, y]| tone(raster, self.at(x, y))))
        });
        self.tones = Tones { dark: mean(&dark), light: mean(&frames) };
        self
    }

    /// Where on the raster a place among the modules lies.
    fn at(&self, x: f32, y: f32) -> [f32; 2] {
        [0, 1].map(|axis| self.origin[axis] + self.right[axis] * x + self.down[axis] * y)
    }

    /// Whether a module is dark.
    fn is_dark(&self, raster: &Raster, x: usize, y: usize) -> bool {
        self.module_at(raster, x, y).0
    }

    /// Whether a module is dark, and how bright its middle is.
    fn module_at(&self, raster: &Raster, x: usize, y: usize) -> (bool, f32) {
        let (x, y) = (number(x) + 0.5, number(y) + 0.5);
        let tones = SPOTS.map(|[right, down]| tone(raster, self.at(x + right, y + down)));
        (mean(&tones) < (self.tones.dark + self.tones.light) / 2.0, tones[0])
    }

    /// All modules, row by row: whether each is dark, and how bright its middle is.
    pub(super) fn read(&self, raster: &Raster) -> Vec<(bool, f32)> {
        let places = (0..self.modules).flat_map(|y| (0..self.modules).map(move |x| (x, y)));
        places.map(|(x, y)| self.module_at(raster, x, y)).collect()
    }

    /// The share of the modules between the marks that take turns as they should.
    fn in_time(&self, raster: &Raster) -> f32 {
        let between = TIMING + 2..self.modules - TIMING - 2;
        let count = between.len() * 2;
        let right = between.map(|place| {
            let is_dark = place.is_multiple_of(2);
            let [level, upright] =
                [(place, TIMING), (TIMING, place)].map(|(x, y)| self.is_dark(raster, x, y));
            usize::from(level == is_dark) + usize::from(upright == is_dark)
        });
        number(right.sum()) / number(count)
    }

    /// The edge of a module, in pixels.
    pub(super) fn module(&self) -> f32 {
        (length(self.right) + length(self.down)) / 2.0
    }

    /// The rectangle on the page that holds all modules.
    pub(super) fn place(&self, raster: &Raster) -> Rect {
        let side = number(self.modules);
        let (one, other) = (self.at(0.0, 0.0), self.at(side, side));
        let corner = |of: fn(f32, f32) -> f32| {
            let [x, y] = [0, 1].map(|axis| raster.pixel * of(one[axis], other[axis]));
            raster.origin + Point::new(x, y)
        };
        let (start, end) = (corner(f32::min), corner(f32::max));
        Rect::new(start, Size::new(end.x - start.x, end.y - start.y))
    }
}

/// The mean tones of modules.
pub(super) fn tones(modules: &[(bool, f32)]) -> Tones {
    let of = |side: bool| {
        let tones = modules.iter().filter(|(is_dark, _)| *is_dark == side).map(|(_, tone)| *tone);
        mean(&tones.collect::<Vec<_>>())
    };
    Tones { dark: of(true), light: of(false) }
}

/// A way from mark to mark along the pixels.
fn straight([x, y]: [f32; 2]) -> [f32; 2] {
    if x.abs() > y.abs() { [x, 0.0] } else { [0.0, y] }
}

fn length([x, y]: [f32; 2]) -> f32 {
    x.hypot(y)
}

fn mean(tones: &[f32]) -> f32 {
    tones.iter().sum::<f32>() / number(tones.len().max(1))
}

/// The brightness at a place, mixed from the four pixels whose middles are
/// around it; outside of the raster that of the nearest pixel.
pub(super) fn tone(raster: &Raster, [x, y]: [f32; 2]) -> f32 {
    let (x, y) = ((x - 0.5).max(0.0), (y - 0.5).max(0.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    let (left, top) = (x as usize, y as usize);
    let (last, bottom) = (raster.width - 1, raster.height() - 1);
    let at = |dx: usize, dy: usize| {
        let column = left.saturating_add(dx).min(last);
        let row = top.saturating_add(dy).min(bottom);
        f32::from(raster.pixels[row * raster.width + column])
    };
    let (right, down) = (x - number(left), y - number(top));
    let upper = at(0, 0) * (1.0 - right) + at(1, 0) * right;
    let lower = at(0, 1) * (1.0 - right) + at(1, 1) * right;
    upper * (1.0 - down) + lower * down
}

/// A count as a length.
#[expect(clippy::cast_precision_loss, reason = "a raster has fewer than 2^24 pixels on a side")]
pub(super) fn number(count: usize) -> f32 {
    count as f32
}
