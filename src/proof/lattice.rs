//! Where the modules of a QR code lie on a raster.
//!
//! In: the corners that were found, exact to a pixel or two. Out: the place of
//! every module, exact to a fraction of a pixel, and how dark and how light
//! modules are. Knows no text.

use rqrr::BitGrid;

use super::pages::Raster;
use crate::geom::{Point, Rect, Size};

/// How far outside and inside of a found edge the real one is looked for, in
/// modules: less than the dark module inside of it is wide.
const OUTSIDE: f32 = 0.75;
const INSIDE: f32 = 0.5;

/// How many steps are made from one to the other.
const STEPS: u16 = 25;

/// The mean brightness of the dark and of the light modules of a code, 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tones {
    pub(super) dark: f32,
    pub(super) light: f32,
}

/// The modules of a code: its origin, and the steps from a module to the next
/// one to the right and below, in pixels. A code stands upright or on a side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lattice {
    origin: [f32; 2],
    right: [f32; 2],
    down: [f32; 2],
}

impl Lattice {
    /// The lattice of a code between corners as `rqrr` gives them: on a raster
    /// with twice as many pixels, the outer ones a module too far to the right
    /// and below. What leans is put straight, for nothing leans on our pages.
    pub(super) fn of(corners: [rqrr::Point; 4], modules: usize) -> Self {
        let [start, right, _, below] = corners.map(|corner| [corner.x, corner.y].map(half));
        let count = number(modules + 1);
        let step = |to: [f32; 2]| {
            let [x, y] = [(to[0] - start[0]) / count, (to[1] - start[1]) / count];
            if x.abs() > y.abs() { [x, 0.0] } else { [0.0, y] }
        };
        Self { origin: start, right: step(right), down: step(below) }
    }

    /// Where on the raster a place among the modules lies.
    fn at(&self, x: f32, y: f32) -> [f32; 2] {
        let along = |axis: usize| self.origin[axis] + self.right[axis] * x + self.down[axis] * y;
        [along(0), along(1)]
    }

    /// The same lattice with its edges where the marks in the corners have them.
    /// All marks have a dark rim; at the far ends of right and below there is
    /// one mark each.
    pub(super) fn snapped(&self, raster: &Raster, tones: Tones, modules: usize) -> Self {
        let side = number(modules);
        let edge = |at: &dyn Fn(f32, f32) -> [f32; 2]| edge(raster, tones, at);
        let left = edge(&|out, along| self.at(-out, along));
        let top = edge(&|out, along| self.at(along, -out));
        let right = side + edge(&|out, along| self.at(side + out, along));
        let bottom = side + edge(&|out, along| self.at(along, side + out));
        let scaled =
            |step: [f32; 2], from: f32, to: f32| step.map(|part| part * (to - from) / side);
        Self {
            origin: self.at(-left, -top),
            right: scaled(self.right, -left, right),
            down: scaled(self.down, -top, bottom),
        }
    }

    /// The rectangle on the page that holds all modules.
    pub(super) fn place(&self, modules: usize, raster: &Raster) -> Rect {
        let side = number(modules);
        let (one, other) = (self.at(0.0, 0.0), self.at(side, side));
        let corner = |of: fn(f32, f32) -> f32| {
            let [x, y] = [0, 1].map(|axis| raster.pixel * of(one[axis], other[axis]));
            raster.origin + Point::new(x, y)
        };
        let (start, end) = (corner(f32::min), corner(f32::max));
        Rect::new(start, Size::new(end.x - start.x, end.y - start.y))
    }

    /// The mean tones in the middle of the modules.
    pub(super) fn tones(&self, raster: &Raster, grid: &impl BitGrid) -> Tones {
        let (mut dark, mut light) = ((0.0, 0), (0.0, 0));
        for y in 0..grid.size() {
            for x in 0..grid.size() {
                let (sum, count) = if grid.bit(y, x) { &mut dark } else { &mut light };
                *sum += tone(raster, self.at(number(x) + 0.5, number(y) + 0.5));
                *count += 1;
            }
        }
        let mean = |(sum, count): (f32, usize)| sum / number(count.max(1));
        Tones { dark: mean(dark), light: mean(light) }
    }
}

/// How far outside of its supposed place an edge lies, in modules. `at` gives the
/// place on the raster so far outside of the supposed edge and so far along it.
/// What is dark on the way from outside to inside is the part behind the edge.
fn edge(raster: &Raster, tones: Tones, at: &dyn Fn(f32, f32) -> [f32; 2]) -> f32 {
    let contrast = (tones.light - tones.dark).max(1.0);
    let step = (OUTSIDE + INSIDE) / f32::from(STEPS);
    let mut dark = 0.0;
    let rows = [1.5, 2.5, 3.5, 4.5, 5.5];
    for along in rows {
        for number in 0..STEPS {
            let out = OUTSIDE - step * (f32::from(number) + 0.5);
            let darkness = (tones.light - tone(raster, at(out, along))) / contrast;
            dark += darkness.clamp(0.0, 1.0) * step;
        }
    }
    dark / number(rows.len()) - INSIDE
}

/// The brightness at a place, mixed from the four pixels whose middles are
/// around it; outside of the raster that of the nearest pixel.
pub(super) fn tone(raster: &Raster, [x, y]: [f32; 2]) -> f32 {
    let (x, y) = ((x - 0.5).max(0.0), (y - 0.5).max(0.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    let (left, top) = (x as usize, y as usize);
    let at = |dx: usize, dy: usize| {
        let column = left.saturating_add(dx).min(raster.width - 1);
        let row = top.saturating_add(dy).min(raster.height() - 1);
        f32::from(raster.pixels[row * raster.width + column])
    };
    let (right, down) = (x.fract(), y.fract());
    let upper = at(0, 0) * (1.0 - right) + at(1, 0) * right;
    let lower = at(0, 1) * (1.0 - right) + at(1, 1) * right;
    upper * (1.0 - down) + lower * down
}

/// A count as a length.
#[expect(clippy::cast_precision_loss, reason = "a raster has fewer than 2^24 pixels on a side")]
pub(super) fn number(count: usize) -> f32 {
    count as f32
}

#[expect(clippy::cast_precision_loss, reason = "a raster has fewer than 2^24 pixels on a side")]
fn half(doubled: i32) -> f32 {
    doubled as f32 / 2.0
}
