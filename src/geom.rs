//! Points, millimetres, ems and the shapes made of them.
//!
//! Arithmetic only: knows nothing about pages, fonts or files. The origin of every
//! coordinate is the top left corner, x grows rightwards and y downwards.

use std::hash::{Hash, Hasher};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

macro_rules! unit {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
        pub struct $name(pub f32);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0.0);

            /// The larger of two lengths.
            #[must_use]
            pub fn max(self, other: Self) -> Self {
                Self(self.0.max(other.0))
            }

            /// The smaller of two lengths.
            #[must_use]
            pub fn min(self, other: Self) -> Self {
                Self(self.0.min(other.0))
            }

            /// The length without its sign.
            #[must_use]
            pub fn abs(self) -> Self {
                Self(self.0.abs())
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                // Adding nothing makes one zero of the two.
                (self.0 + 0.0).to_bits().hash(state);
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl Mul<f32> for $name {
            type Output = Self;
            fn mul(self, factor: f32) -> Self {
                Self(self.0 * factor)
            }
        }

        impl Div<f32> for $name {
            type Output = Self;
            fn div(self, divisor: f32) -> Self {
                Self(self.0 / divisor)
            }
        }

        impl Div for $name {
            type Output = f32;
            fn div(self, other: Self) -> f32 {
                self.0 / other.0
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
                iter.fold(Self::ZERO, Add::add)
            }
        }
    };
}

unit! {
    /// A length in points, 1/72 inch.
    Pt
}

unit! {
    /// A length in millimetres.
    Mm
}

unit! {
    /// A length in ems: multiples of a font size.
    Em
}

unit! {
    /// A factor, or a share of a length.
    Ratio
}

impl Mm {
    /// The same length in points.
    #[must_use]
    pub fn pt(self) -> Pt {
        Pt(self.0 * 72.0 / 25.4)
    }
}

impl Pt {
    /// The same length in millimetres.
    #[must_use]
    pub fn mm(self) -> Mm {
        Mm(self.0 * 25.4 / 72.0)
    }
}

impl Em {
    /// The length at a font size.
    #[must_use]
    pub fn at(self, size: Pt) -> Pt {
        Pt(self.0 * size.0)
    }
}

/// A place on a page or in a frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Hash)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Pt,
    /// Distance from the top edge.
    pub y: Pt,
}

impl Point {
    /// The top left corner.
    pub const ZERO: Self = Self { x: Pt::ZERO, y: Pt::ZERO };

    /// The point at `x` and `y`.
    #[must_use]
    pub fn new(x: Pt, y: Pt) -> Self {
        Self { x, y }
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

/// A width and a height.
#[derive(Debug, Clone, Copy, Default, PartialEq, Hash)]
pub struct Size {
    /// Horizontal extent.
    pub width: Pt,
    /// Vertical extent.
    pub height: Pt,
}

impl Size {
    /// Nothing by nothing.
    pub const ZERO: Self = Self { width: Pt::ZERO, height: Pt::ZERO };

    /// The size `width` × `height`.
    #[must_use]
    pub fn new(width: Pt, height: Pt) -> Self {
        Self { width, height }
    }
}

/// A rectangle by its top left corner and its size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Hash)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// The extent to the right and downwards.
    pub size: Size,
}

impl Rect {
    /// The rectangle of `size` at `origin`.
    #[must_use]
    pub fn new(origin: Point, size: Size) -> Self {
        Self { origin, size }
    }

    /// The x of the right edge.
    #[must_use]
    pub fn right(&self) -> Pt {
        self.origin.x + self.size.width
    }

    /// The y of the bottom edge.
    #[must_use]
    pub fn bottom(&self) -> Pt {
        self.origin.y + self.size.height
    }

    /// Whether two rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.origin.x < other.right()
            && other.origin.x < self.right()
            && self.origin.y < other.bottom()
            && other.origin.y < self.bottom()
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let origin =
            Point::new(self.origin.x.min(other.origin.x), self.origin.y.min(other.origin.y));
        let right = self.right().max(other.right());
        let bottom = self.bottom().max(other.bottom());
        Self::new(origin, Size::new(right - origin.x, bottom - origin.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_is_595_by_842_points() {
        assert!((Mm(210.0).pt() - Pt(595.275_6)).abs() < Pt(0.001));
        assert!((Mm(297.0).pt() - Pt(841.889_8)).abs() < Pt(0.001));
        assert!((Pt(72.0).mm() - Mm(25.4)).abs() < Mm(0.001));
    }

    #[test]
    fn a_union_holds_both_rectangles() {
        let a = Rect::new(Point::ZERO, Size::new(Pt(10.0), Pt(10.0)));
        let b = Rect::new(Point::new(Pt(5.0), Pt(-5.0)), Size::new(Pt(10.0), Pt(5.0)));
        let both = a.union(&b);
        assert_eq!(both.origin, Point::new(Pt(0.0), Pt(-5.0)));
        assert_eq!(both.right(), Pt(15.0));
        assert_eq!(both.bottom(), Pt(10.0));
    }
}
