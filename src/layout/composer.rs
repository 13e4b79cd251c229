//! What all elements of a document share while they are laid out.
//!
//! In: structured text, a style and a width. Out: frames with set lines, and a
//! list of what did not fit. Knows nothing about blocks.

use std::sync::Arc;

use super::memo::Memo;
use super::style::Style;
use crate::content::element::Sheet;
use crate::content::form::reader::shortened;
use crate::content::look::{Looks, Text};
use crate::content::model::{Document, Rich};
use crate::content::{Density, Design, Palette, Profile};
use crate::diag::Sink;
use crate::frame::{Color, Frame, Item, Picture, Role};
use crate::geom::{Em, Mm, Pt, Size};
use crate::source::Span;
use crate::text::{self, Setting, TextContext, set};

/// The height of a line of digits, and where its baseline stands.
const DIGITS_PITCH: Em = Em(1.2);
const DIGITS_BASELINE: Em = Em(0.96);

/// Lays out the parts of one document in one density.
pub(crate) struct Composer<'a, 't> {
    /// What stands on the pages.
    pub(crate) sheets: &'a [Arc<Sheet>],
    pub(crate) profile: &'a Arc<Profile>,
    pub(crate) template: &'a Design,
    pub(crate) density: &'a Density,
    /// The level of headings of the part that is being laid out: 2, or 3 under a section.
    pub(crate) level: u8,
    /// Whether the part that is being laid out is the first of its page.
    pub(crate) opens_page: bool,
    /// Factor on the size of drawings: larger where a page has room.
    pub(crate) drawings: f32,
    /// Factor on the sizes of type of the block that is being laid out.
    pub(crate) factor: f32,
    /// Which of the template's densities it is.
    pub(crate) number: usize,
    /// What is known of documents with the same parts.
    pub(crate) memo: Option<&'a Memo<'a>>,
    text: &'a TextContext<'t>,
    sink: &'a mut Sink,
    too_wide: Vec<TooWide>,
}

/// Something that nothing makes narrow enough for its place.
pub(crate) struct TooWide {
    /// What it is, for messages: "the word `x`".
    pub(crate) what: String,
    /// Where it stands; `None` if it is in no file.
    pub(crate) span: Option<Span>,
    /// How far it sticks out.
    pub(crate) excess: Pt,
}

/// Lines that were set.
pub(crate) struct Lines {
    pub(crate) frame: Frame,
    pub(crate) first_baseline: Pt,
}

impl Lines {
    /// The lines as an item with a meaning.
    pub(crate) fn group(self, role: Role) -> Item {
        Item::Group(role, self.frame)
    }

    /// The height of all lines.
    pub(crate) fn height(&self) -> Pt {
        self.frame.size.height
    }
}

impl<'a, 't> Composer<'a, 't> {
    pub(crate) fn new(
        (document, sheets): (&'a Document, &'a [Arc<Sheet>]),
        profile: &'a Arc<Profile>,
        number: usize,
        text: &'a TextContext<'t>,
        sink: &'a mut Sink,
    ) -> Option<Self> {
        let template = &document.template.design;
        let density = template.densities.value.get(number)?;
        Some(Self {
            sheets,
            profile,
            template,
            density,
            level: 2,
            opens_page: true,
            drawings: 1.0,
            factor: 1.0,
            number,
            memo: None,
            text,
            sink,
            too_wide: Vec::new(),
        })
    }

    pub(crate) fn palette(&self) -> Palette {
        self.template.palette
    }

    /// How things are set.
    pub(crate) fn looks(&self) -> &'a Looks {
        &self.template.looks
    }

    /// The style of a text on paper.
    pub(crate) fn style(&self, text: Text) -> Style {
        self.style_on(text, self.template.palette.paper)
    }

    /// The style of a text on a ground.
    pub(crate) fn style_on(&self, text: Text, ground: Color) -> Style {
        let look = self.looks().text.of(text);
        let mut style = Style::new(look, self.template, self.density, self.profile);
        let least = self.template.least.note.min(style.size);
        style.size = (style.size * self.factor).max(least);
        match look.color {
            Some(_) => style,
            None => style.color(on(ground, &self.palette())),
        }
    }

    /// The gap between parts.
    pub(crate) fn gap(&self) -> Pt {
        self.density.gap.pt()
    }

    /// The width between the margins.
    pub(crate) fn measure(&self) -> Pt {
        self.template.page.width.pt() - self.template.page.margin.value.pt() * 2.0
    }

    pub(crate) fn gutter(&self) -> Pt {
        self.template.page.gutter.pt()
    }

    /// Sets a text in a width. A piece that no break makes narrow enough is
    /// remembered as too wide.
    pub(crate) fn lines(&mut self, text: &Rich, style: &Style, width: Pt) -> Lines {
        let shaped = self.text.shape(text, self.profile, style.weight, self.sink);
        let setting = Setting {
            size: style.size,
            width,
            color: style.color,
            strong_color: style.color,
            pitch: style.pitch,
            align: style.align,
            balance: style.balance,
        };
        let paragraph = set(&shaped, &setting);
        if let Some(text::TooWide { words, excess }) = &paragraph.too_wide {
            self.too_wide(&format!("the word `{}`", shortened(words)), text.span(), *excess);
        }
        Lines {
            frame: Frame { size: paragraph.size, items: paragraph.items },
            first_baseline: paragraph.first_baseline,
        }
    }

    /// Remembers that something at a place is too wide by `excess`, if it is.
    pub(crate) fn too_wide(&mut self, what: &str, span: Option<Span>, excess: Pt) {
        // A hundredth of a point is rounding, not overflow.
        if excess > Pt(0.01) {
            self.too_wide.push(TooWide { what: what.to_owned(), span, excess });
        }
    }

    /// A telephone number on one line, as high as its digits.
    pub(crate) fn number(&mut self, text: &Rich, style: &Style) -> Lines {
        let width = self.one_line(text, style);
        self.digits(text, style, width)
    }

    /// Sets a text in a width. Where there is nothing but digits and Latin letters on
    /// one line, it is as high as they are: it needs no room for readings and marks.
    pub(crate) fn digits(&mut self, text: &Rich, style: &Style, width: Pt) -> Lines {
        let mut lines = self.lines(text, style, width);
        let is_latin = text.plain().chars().all(|c| c.is_ascii() || c == '\u{A0}');
        if is_latin && lines.height() <= style.pitch.at(style.size) + Pt(0.01) {
            let raised = lines.first_baseline - DIGITS_BASELINE.at(style.size);
            for (at, _) in &mut lines.frame.items {
                at.y -= raised;
            }
            lines.first_baseline -= raised;
            lines.frame.size.height = DIGITS_PITCH.at(style.size);
        }
        lines
    }

    /// The width of a text on one line.
    pub(crate) fn width(&mut self, text: &Rich, style: &Style) -> Pt {
        self.text.shape(text, self.profile, style.weight, self.sink).max_width().at(style.size)
    }

    /// A width in which a text stands on one line, however it is rounded.
    pub(crate) fn one_line(&mut self, text: &Rich, style: &Style) -> Pt {
        self.width(text, style) + Pt(0.5)
    }

    /// The width of the widest piece of a text that cannot be broken.
    pub(crate) fn least_width(&mut self, text: &Rich, style: &Style) -> Pt {
        self.text.shape(text, self.profile, style.weight, self.sink).min_width().at(style.size)
    }

    /// The size of a drawing that is `width` wide where there is no room to
    /// spare, in the picture's own proportions.
    pub(crate) fn drawing(&self, picture: &Picture, width: Mm) -> Size {
        let width = width.pt() * self.drawings;
        Size::new(width, picture.size.height * (width / picture.size.width))
    }

    /// Whether all that was set since the last call of [`Self::take_too_wide`] is
    /// narrow enough.
    pub(crate) fn fits(&self) -> bool {
        self.too_wide.is_empty()
    }

    /// What was too wide since the last call, and by how much.
    pub(crate) fn take_too_wide(&mut self) -> Vec<TooWide> {
        std::mem::take(&mut self.too_wide)
    }
}

/// A frame of a size with nothing in it.
pub(crate) fn blank(width: Pt, height: Pt) -> Frame {
    Frame::new(Size::new(width, height))
}

/// The colour of text on `ground`: paper or ink, whichever stands out more.
fn on(ground: Color, palette: &Palette) -> Color {
    let luminance = |c: Color| {
        0.2126 * f32::from(c.red) + 0.7152 * f32::from(c.green) + 0.0722 * f32::from(c.blue)
    };
    if luminance(ground) < 128.0 { palette.paper } else { palette.ink }
}
