//! A template: page, margins, colours, sizes of type and densities.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::frame::Color;
use crate::geom::{Mm, Pt, Size};
use crate::source::{Span, Spanned};

/// What all flyers of one design share.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Template {
    /// Its name.
    pub id: String,
    /// Where its densities stand, for messages about a page that is too full.
    pub span: Span,
    /// Where its values stand, by their keys: `palette.ink`.
    pub places: BTreeMap<String, Span>,
    /// The trim box.
    pub page: Size,
    /// The margin on all sides.
    pub margin: Mm,
    /// The gap between columns.
    pub gutter: Mm,
    /// Where the sheet is folded inside a page: the distance of each vertical
    /// fold from the left edge.
    pub folds: Vec<Spanned<Mm>>,
    /// How QR codes are printed.
    pub qr: QrStyle,
    /// The colours.
    pub palette: Palette,
    /// The sizes of type at full size.
    pub scale: TypeScale,
    /// The least size of running text, whatever the density.
    pub least_body: Pt,
    /// The least size of notes, whatever the density.
    pub least_note: Pt,
    /// The densities in the order in which they are tried.
    pub densities: Vec<Density>,
}

/// How QR codes are printed.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct QrStyle {
    /// The edge of a module.
    pub module: Spanned<Mm>,
    /// The longest edge that a code can have, quiet zone included.
    pub largest: Mm,
}

/// The colours of a template, by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub struct Palette {
    /// Running text.
    pub ink: Color,
    /// Less important text; still 4.5:1 on paper.
    pub muted: Color,
    /// Bands and numerals.
    pub primary: Color,
    /// Tinted areas behind dark text.
    pub tint: Color,
    /// What must be seen first.
    pub accent: Color,
    /// Tinted areas of the accent.
    pub accent_tint: Color,
    /// The frame of the number, and what is wrong.
    pub warning: Color,
    /// What is right.
    pub good: Color,
    /// Thin lines.
    pub line: Color,
    /// Paper.
    pub paper: Color,
}

impl Palette {
    /// The colours by their keys.
    #[must_use]
    pub fn named(&self) -> [(&'static str, Color); 10] {
        [
            ("palette.ink", self.ink),
            ("palette.muted", self.muted),
            ("palette.primary", self.primary),
            ("palette.tint", self.tint),
            ("palette.accent", self.accent),
            ("palette.accent_tint", self.accent_tint),
            ("palette.warning", self.warning),
            ("palette.good", self.good),
            ("palette.line", self.line),
            ("palette.paper", self.paper),
        ]
    }
}

/// Sizes of type, at the first density.
#[derive(Debug, Clone, Copy, PartialEq, Hash)]
pub struct TypeScale {
    /// The title.
    pub title: Pt,
    /// Headings of sections.
    pub section: Pt,
    /// Headings of steps and blocks.
    pub heading: Pt,
    /// Headings inside blocks.
    pub subheading: Pt,
    /// Running text.
    pub body: Pt,
    /// Notes and captions.
    pub note: Pt,
    /// Telephone numbers that stand out.
    pub phone: Pt,
}

/// One way to set a page tighter or looser.
#[derive(Debug, Clone, PartialEq)]
pub struct Density {
    /// Its name, for the manifest.
    pub name: String,
    /// Factor on the sizes of running text and notes.
    pub body: f32,
    /// Factor on the sizes of headings.
    pub heading: f32,
    /// Factor on the distance of baselines; never under a language's least.
    pub leading: f32,
    /// The gap between blocks.
    pub gap: Mm,
}

impl Hash for Density {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { name, body, heading, leading, gap } = self;
        (name, gap).hash(state);
        [body, heading, leading].map(|factor| factor.to_bits()).hash(state);
    }
}
