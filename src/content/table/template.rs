//! Templates: `content/templates/<name>.toml`. What all flyers of one design
//! share: page, margins, colours, sizes of type and densities.
//!
//! In: the parsed file. Out: a [`Template`]. Knows nothing about blocks.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::content::codes;
use crate::content::form::kind::{
    checked, color, factor, list, list_of, mm, optional, or, placed, pt, table, text,
};
use crate::content::form::reader::{Parsed, shortened};
use crate::content::form::{Form, form};
use crate::content::table::look::Looks;
use crate::diag::Sink;
use crate::frame::Color;
use crate::geom::{Mm, Pt, Size};
use crate::source::{Span, Spanned};

/// A template with its name and its places.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Template {
    /// Its name.
    pub id: String,
    /// Where its values stand, by their keys: `palette.ink`.
    pub places: BTreeMap<String, Span>,
    /// What it says.
    pub design: Design,
}

impl Template {
    /// Reads a template of the name `id`; without a design that can be used, an
    /// empty one stands in, so that the rest of a flyer can be read.
    pub(crate) fn read(id: &str, parsed: &Parsed<'_>, sink: &mut Sink) -> Self {
        let mut file = parsed.table(None);
        let mut design = Design::read(&mut file, sink).unwrap_or_default();
        design.looks = design.looks.scaled();
        file.finish(sink);
        Self { id: id.to_owned(), places: parsed.places(), design }
    }
}

form! {
    /// What a template says.
    #[derive(Debug, Clone, Default, PartialEq, Hash)]
    pub struct Design {
        /// The page, in millimetres.
        pub page: Page = table::<Page>(),
        /// How QR codes are printed, in millimetres.
        pub qr: QrStyle = table::<QrStyle>(),
        /// The colours, by what they are for: # and six hexadecimal digits.
        pub palette: Palette = table::<Palette>(),
        /// Sizes of type in points, at the density in which all factors are 1.
        pub scale: TypeScale = table::<TypeScale>(),
        /// Sizes in points under which no density goes.
        pub least: Least = table::<Least>(),
        /// Ways to set a page tighter or looser, tried in this order; the first in which every page holds its blocks is taken.
        pub densities: Spanned<Vec<Density>> = placed(checked(
            // Each is tried on each page.
            list_of(table::<Density>(), 1..=20, "keep those that differ"),
            |densities, sink| no_name_twice(densities, sink),
        )),
        /// How things are set, by what they are for; what is left out is as usual.
        pub looks: Looks = or(table::<Looks>(), Looks::default()),
    }
}

form! {
    /// The trim box, its margins and its folds.
    #[derive(Debug, Clone, Default, PartialEq, Hash)]
    pub struct Page {
        /// Width after trimming, in mm.
        // From a visiting card to a poster.
        pub width: Mm = mm(40.0..=2000.0),
        /// Height after trimming, in mm.
        pub height: Mm = mm(40.0..=2000.0),
        /// Margin on all sides, in mm.
        pub margin: Spanned<Mm> = placed(mm(0.0..=200.0)),
        /// Gap between columns, in mm.
        pub gutter: Mm = mm(0.0..=200.0),
        /// From the left edge to each vertical fold inside the page, in mm; an empty list for none. In languages that run from right to left, from the right edge.
        pub folds: Vec<Spanned<Mm>> = list(placed(mm(1.0..=2000.0))),
    }
    checked by Page::check
}

impl Page {
    /// Width and height.
    #[must_use]
    pub fn size(&self) -> Size {
        Size::new(self.width.pt(), self.height.pt())
    }

    /// Reports margins that leave nothing, and folds beyond the edge.
    fn check(&self, sink: &mut Sink) {
        if self.margin.value * 2.0 >= self.width.min(self.height) {
            let message = "the margins leave nothing of the page";
            let message = codes::OUT_OF_RANGE.at(self.margin.span, message);
            sink.report(message.label("half of the page or more"));
        }
        for fold in self.folds.iter().filter(|fold| fold.value >= self.width) {
            let message = codes::OUT_OF_RANGE.at(fold.span, "the page cannot be folded there");
            sink.report(message.label(format!("the page is {} mm wide", self.width.0)));
        }
    }
}

form! {
    /// How QR codes are printed.
    #[derive(Debug, Clone, PartialEq, Hash)]
    pub struct QrStyle {
        /// The edge of the smallest square, in mm.
        // What a printer can set, whether or not a telephone can read it.
        pub module: Spanned<Mm> = placed(mm(0.05..=20.0)),
        /// The most that a code may take with its quiet zone, in mm; a longer address needs a larger code.
        pub largest: Mm = mm(5.0..=1000.0),
    }
}

impl Default for QrStyle {
    /// Codes of which nothing has to be said: what is wrong with the template was
    /// told.
    fn default() -> Self {
        let module = Spanned { value: Mm(1.0), ..Spanned::default() };
        Self { module, largest: Mm(1000.0) }
    }
}

form! {
    /// The colours of a template, by what they are for.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Hash)]
    pub struct Palette {
        /// Running text.
        pub ink: Color = color(),
        /// Less important text; still 4.5:1 against paper.
        pub muted: Color = color(),
        /// Bands and numerals.
        pub primary: Color = color(),
        /// Tinted areas behind dark text.
        pub tint: Color = color(),
        /// What must be seen first.
        pub accent: Color = color(),
        /// Tinted areas of the accent.
        pub accent_tint: Color = color(),
        /// The frame of the number, and what is wrong.
        pub warning: Color = color(),
        /// What is right.
        pub good: Color = color(),
        /// Thin lines.
        pub line: Color = color(),
        /// Paper.
        pub paper: Color = color(),
    }
}

impl Palette {
    /// Paper or ink, whichever stands out more on a ground.
    #[must_use]
    pub fn clearest_on(&self, ground: Color) -> Color {
        let is_paper = self.paper.contrast(ground) > self.ink.contrast(ground);
        if is_paper { self.paper } else { self.ink }
    }

    /// The colours, each with its key.
    #[must_use]
    pub fn named(&self) -> Vec<(String, Color)> {
        let Self { ink, muted, primary, tint, accent, accent_tint, warning, good, line, paper } =
            *self;
        let colors = [ink, muted, primary, tint, accent, accent_tint, warning, good, line, paper];
        let keys = Self::keys().into_iter().map(|key| format!("palette.{}", key.name));
        keys.zip(colors).collect()
    }
}

form! {
    /// Sizes of type, at the first density.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Hash)]
    pub struct TypeScale {
        /// The title.
        pub title: Pt = type_size(),
        /// Headings of sections.
        pub section: Pt = type_size(),
        /// Headings of steps and blocks.
        pub heading: Pt = type_size(),
        /// Headings inside blocks.
        pub subheading: Pt = type_size(),
        /// Running text.
        pub body: Pt = type_size(),
        /// Notes and captions.
        pub note: Pt = type_size(),
        /// Telephone numbers that stand out.
        pub phone: Pt = type_size(),
    }
}

form! {
    /// The least sizes of type, whatever the density.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Hash)]
    pub struct Least {
        /// The least size of running text.
        pub body: Pt = type_size(),
        /// The least size of notes.
        pub note: Pt = type_size(),
    }
}

/// From the finest print of a contract to a poster's headline.
fn type_size() -> impl crate::content::form::kind::Kind<Read = Pt> {
    pt(4.0..=400.0)
}

form! {
    /// One way to set a page tighter or looser.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Density {
        /// Its name, for the manifest and for messages.
        pub name: Spanned<String> = placed(text()),
        /// Factor on the sizes of running text and notes.
        pub body: f32 = factor(0.3..=3.0),
        /// Factor on the sizes of headings.
        pub heading: f32 = factor(0.3..=3.0),
        /// Factor on the distance of baselines; a language's `least_pitch` is kept all the same.
        pub leading: f32 = factor(0.3..=3.0),
        /// The gap between blocks, in mm.
        pub gap: Mm = mm(0.0..=200.0),
        /// Factor on the least size of drawings, such as 0.8 to let them shrink before type does; 1 if it is left out. What has a true size keeps it.
        pub drawings: Option<f32> = optional(factor(0.3..=1.0)),
    }
}

impl Density {
    /// The factor on the least size of drawings.
    #[must_use]
    pub fn drawings(&self) -> f32 {
        self.drawings.unwrap_or(1.0)
    }
}

impl Hash for Density {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { name, body, heading, leading, gap, drawings: _ } = self;
        (&name.value, gap).hash(state);
        [*body, *heading, *leading, self.drawings()].map(f32::to_bits).hash(state);
    }
}

/// Reports densities of the same name.
fn no_name_twice(densities: &[Density], sink: &mut Sink) {
    for (index, density) in densities.iter().enumerate() {
        let name = &density.name;
        if densities[..index].iter().any(|earlier| earlier.name.value == name.value) {
            let message = format!("two densities are called `{}`", shortened(&name.value));
            sink.report(codes::DUPLICATE_ENTRY.at(name.span, message).label("the second one"));
        }
    }
}
