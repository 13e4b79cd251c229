//! Paragraphs: text with its structure in, lines of positioned glyphs out.
//!
//! In: a [`Rich`] text and the [`Profile`] of its language. [`TextContext::shape`]
//! turns it into a [`Shaped`] text, measured in ems and so independent of size
//! and width; [`set`] breaks that into lines and places them. Out: a
//! [`Paragraph`] of display items. Knows nothing about blocks, pages or file formats.
//!
//! The stage stands directly on `harfrust` (shaping), `icu_segmenter` (UAX #14
//! with dictionaries), `unicode-bidi` and `unicode-script`. A ready-made
//! paragraph layouter hides the clusters, and ruby, closed-up marks, Korean
//! breaks between words, one reading unit per word for text extraction, and
//! shaping once for several densities all need them.
//!
//! ```text
//! Rich ─flatten─▶ one string ─itemise─▶ runs ─shaping─▶ clusters ─opportunity,
//! spacing, ruby─▶ Shaped ─fit─▶ lines ─place─▶ Paragraph
//! ```

mod class;
mod closing;
mod fit;
mod flatten;
mod itemise;
mod marks;
mod opportunity;
mod phrase;
mod place;
mod ruby;
mod shaped;
mod shaping;
mod spacing;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

pub use place::set;
pub use shaped::Shaped;

use crate::content::model::Rich;
use crate::content::{Languages, Profile};
use crate::diag::{Diagnostic, Example, Rule, Severity, Sink};
use crate::fonts::{FontBook, Weight};
use crate::frame::{Color, Item};
use crate::geom::{Em, Point, Pt, Size};
use crate::lang::Tag;

/// A character that no font of the language has.
pub(crate) const MISSING_GLYPH: Rule = Rule {
    code: "missing-glyph",
    severity: Severity::Error,
    fixed: true,
    what: "No font of the language has a character of the text.",
    why: "A box would be printed instead.",
    remedy: "Write the character in another way, or add a font that has it to fonts/fonts.toml and \
             to `fonts` in the language's file in content/languages.",
    example: Some(Example {
        file: "content/my-number-card/en.toml",
        wrong: r#"prompt = "«Take a look! 𒀭»""#,
        right: r#"prompt = "Take a look! ★""#,
    }),
    source: "PDF/UA-1 7.21.8: no .notdef glyph; shared with every printer: what is not in a font \
             cannot be printed.",
};

/// A form of a character that no font of the language has.
pub(crate) const MISSING_VARIANT: Rule = Rule {
    code: "missing-variant",
    severity: Severity::Warning,
    fixed: false,
    what: "A text asks for a form of a character that no font of the language has. A variation \
           selector behind the character asks for it, as names are written with in a family \
           register.",
    why: "The plain form is printed, and the bearer of the name sees another one.",
    remedy: "Add a font that has the form, or write the plain form.",
    example: Some(Example {
        file: "content/my-number-card/ja.toml",
        wrong: r#"prompt = "«見\U000E01EFてね»""#,
        right: r#"prompt = "見てね""#,
    }),
    source: "UTS #37, Unicode Ideographic Variation Database",
};

/// Every kind of message of this stage.
pub const RULES: &[Rule] = &[MISSING_GLYPH, MISSING_VARIANT];

/// How a shaped text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// The font size.
    pub size: Pt,
    /// The measure: how wide a line may be.
    pub width: Pt,
    /// The colour of plain text.
    pub color: Color,
    /// The colour of emphasised text.
    pub strong_color: Color,
    /// The distance of baselines.
    pub pitch: Em,
    /// Where short lines stand.
    pub align: Align,
    /// Whether lines are made similarly long, as in headings (CSS Text 4
    /// `text-wrap: balance`), instead of being filled.
    pub balance: bool,
}

/// Where a line stands that is shorter than its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the side where the language begins its lines.
    Start,
    /// In the middle.
    Center,
    /// At the side where the language ends its lines.
    End,
}

/// A text in lines.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// As wide as the measure, as high as all lines.
    pub size: Size,
    /// The width of the widest line.
    pub ink_width: Pt,
    /// The first baseline, from the top.
    pub first_baseline: Pt,
    /// The last baseline, from the top.
    pub last_baseline: Pt,
    /// The number of lines.
    pub lines: usize,
    /// The widest piece that no break makes narrow enough, if there is one.
    pub too_wide: Option<TooWide>,
    /// What is drawn, in reading order, line by line.
    pub items: Vec<(Point, Item)>,
}

/// What no break makes narrow enough for its measure.
#[derive(Debug, Clone, PartialEq)]
pub struct TooWide {
    /// Its characters.
    pub words: String,
    /// How far it sticks out.
    pub excess: Pt,
}

/// A text that was shaped before, for a language and in a weight.
struct Known {
    tag: Tag,
    weight: Weight,
    text: Rich,
    shaped: Arc<Shaped>,
    /// What is wrong with it.
    diagnostics: Vec<Diagnostic>,
}

/// Everything that shaping needs and that all paragraphs of a document share.
pub struct TextContext<'a> {
    /// The fonts.
    pub fonts: &'a FontBook,
    /// The languages, for pieces in a language of their own.
    pub languages: &'a Languages,
    shaper: RefCell<shaping::Shaper<'a>>,
    /// By a hash of what was shaped.
    known: RefCell<BTreeMap<u64, Vec<Known>>>,
}

impl<'a> TextContext<'a> {
    /// A context with empty caches; one thread uses it.
    #[must_use]
    pub fn new(fonts: &'a FontBook, languages: &'a Languages) -> Self {
        Self {
            fonts,
            languages,
            shaper: RefCell::new(shaping::Shaper::new(fonts)),
            known: RefCell::default(),
        }
    }

    /// Shapes a text; the result is independent of size and width. The same
    /// text is shaped once; what is wrong with it is reported every time, in
    /// case an earlier sink was thrown away.
    pub fn shape(
        &self,
        text: &Rich,
        profile: &Arc<Profile>,
        weight: Weight,
        sink: &mut Sink,
    ) -> Arc<Shaped> {
        let mut hasher = DefaultHasher::new();
        (&profile.tag, weight, text).hash(&mut hasher);
        let mut known = self.known.borrow_mut();
        let same = known.entry(hasher.finish()).or_default();
        let is_same = |known: &Known| {
            known.text == *text && known.weight == weight && known.tag == profile.tag
        };
        let at = same.iter().position(is_same).unwrap_or_else(|| {
            let mut own = Sink::default();
            let flat = flatten::flatten(text, profile, weight, self.languages);
            let shaped = Shaped::new(flat, profile, &mut self.shaper.borrow_mut(), &mut own);
            same.push(Known {
                tag: profile.tag.clone(),
                weight,
                text: text.clone(),
                shaped: Arc::new(shaped),
                diagnostics: own.sorted(),
            });
            same.len() - 1
        });
        let Known { shaped, diagnostics, .. } = &same[at];
        diagnostics.iter().for_each(|diagnostic| sink.report(diagnostic.clone()));
        Arc::clone(shaped)
    }
}
