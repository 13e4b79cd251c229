//! Runs of text.
//!
//! In: glyph runs. Out: text operators (ISO 32000-1, 9.4) whose codes spell the
//! text, with `ActualText` around the pieces that readers would get wrong.
//! Knows nothing about tags.

use pdf_writer::{Content, Name, Str, TextStr};

use super::draw::tidy;
use super::font::Font;
use super::letters::{self, Drawn, letters};
use super::words::{Piece, SILENT, Shown, pieces, places};
use crate::frame::GlyphRun;

/// How much wider than its glyphs the line is said to be where a reading spaces out
/// its bases.
///
/// pdf.js reads a gap of more than a tenth of an em between two glyphs as a blank, and
/// so cuts 出入国在留 under its reading into five words. It measures gaps in the units
/// of the text matrix: with a matrix so many times as wide, and glyphs scaled back, the
/// page is the same, and the limit is as many times higher. A power of two, so that
/// nothing is rounded; with 8, blanks of a quarter of an em would be lost.
const STRETCH: f32 = 4.0;

/// The widest gap between glyphs that no reader takes for a blank, in ems.
const NO_BLANK: f32 = 0.1;

/// One step of a text-showing operator.
enum Step {
    Show(Vec<u8>),
    /// Moves left, in thousandths of the size.
    Adjust(i32),
}

/// Where the reader's pen stands, and what was not written yet. All lengths are
/// thousandths of the size from the start of the run.
struct Pen<'a> {
    content: &'a mut Content,
    /// Where the run starts on the page, in points.
    start: (f32, f32),
    size: f32,
    /// How much wider than its glyphs the text matrix is.
    stretch: f32,
    /// Where a reader that follows the file puts the next glyph.
    at: f32,
    /// Whether some readers have lost the pen.
    is_lost: bool,
    rise: f32,
    steps: Vec<Step>,
}

/// The marked content in which text is shown.
///
/// A piece that says its text itself is a sequence beside the others, with an
/// identifier of its own, and never one inside another: some readers that go by the
/// tags (poppler) take the end of an inner sequence without an identifier for the
/// end of the outer one, and lose what follows.
pub(super) struct Marks<'m> {
    /// The kind of the element that the text belongs to.
    pub(super) tag: Name<'m>,
    /// Gives content to that element, and hands out its identifier. `None` in an
    /// artifact, which is open all the time and belongs to no element.
    pub(super) identify: Option<&'m mut dyn FnMut() -> i32>,
    /// Whether a sequence of the element is open.
    pub(super) is_open: bool,
}

impl Marks<'_> {
    /// Makes sure that what is shown next belongs to the element.
    fn open(&mut self, content: &mut Content) {
        if let Some(identify) = self.identify.as_mut().filter(|_| !self.is_open) {
            let mut sequence = content.begin_marked_content_with_properties(self.tag);
            sequence.properties().identify(identify());
            self.is_open = true;
        }
    }

    /// Begins a piece that says its text itself.
    fn say(&mut self, content: &mut Content, text: &str) {
        if self.identify.is_some() && self.is_open {
            content.end_marked_content();
            self.is_open = false;
        }
        let mut sequence = content.begin_marked_content_with_properties(Name(b"Span"));
        let mut properties = sequence.properties();
        properties.actual_text(TextStr(text));
        if let Some(identify) = &mut self.identify {
            properties.identify(identify());
        }
    }
}

/// Shows a run whose baseline starts at `x`, `y`. The caller has opened a text
/// object and set the colour.
pub(super) fn show(
    content: &mut Content,
    marks: &mut Marks<'_>,
    font: &mut Font<'_>,
    run: &GlyphRun,
    (x, y): (f32, f32),
) {
    content.set_font(Name(&font.label), tidy(run.size.0));
    if let Some(letters) = letters(run, font)
        && !has_private_use(&run.text)
    {
        marks.open(content);
        show_letters(content, font, (run.size.0, &letters), (x, y));
        return;
    }
    let widths: Vec<u16> = run.glyphs.iter().map(|glyph| font.width(glyph.id)).collect();
    let places = places(run);
    let stretch = if is_spaced_out(run, &places, &widths) { STRETCH } else { 1.0 };
    if stretch > 1.0 {
        content.set_horizontal_scaling(100.0 / stretch);
    }
    content.set_text_matrix([stretch, 0.0, 0.0, 1.0, tidy(x), tidy(y)]);
    let pieces = pieces(run, &places, |glyph| f32::from(widths[glyph]) / 1000.0);
    let start = (x, y);
    let mut pen = Pen {
        content,
        start,
        size: run.size.0,
        stretch,
        at: 0.0,
        is_lost: false,
        rise: 0.0,
        steps: Vec::new(),
    };
    for piece in &pieces {
        let is_plain = piece.plain && is_spelled(font, run, piece);
        let says_itself = !is_plain && !piece.text.is_empty();
        if says_itself {
            pen.flush();
            marks.say(pen.content, &piece.text);
        } else {
            if !marks.is_open {
                pen.flush();
            }
            marks.open(pen.content);
        }
        pen.piece(font, run, piece, (&places, &widths));
        if says_itself {
            pen.flush();
            pen.content.end_marked_content();
        }
    }
    pen.set_rise(0.0);
    pen.flush();
    if stretch > 1.0 {
        content.set_horizontal_scaling(100.0);
    }
}

/// Shows letters one by one, as they are read.
fn show_letters(
    content: &mut Content,
    font: &mut Font<'_>,
    (size, letters): (f32, &[letters::Shown]),
    (x, y): (f32, f32),
) {
    let mut at: Option<f32> = None;
    for letters::Shown { text, place, drawn } in letters {
        let place = tidy(x + place * size);
        match at {
            // Shorter, and the same to all readers.
            Some(at) => content.next_line(tidy(place - at), 0.0),
            None => content.set_text_matrix([1.0, 0.0, 0.0, 1.0, place, tidy(y)]),
        };
        at = Some(place);
        let code = match drawn {
            Drawn::Glyph(glyph) => font.code(*glyph, text),
            Drawn::Letter(letter) => font.letter(letter, text),
        };
        content.show(Str(&code.to_be_bytes()));
    }
}

/// Whether two ideographs stand so far apart that some readers see a blank between them.
fn is_spaced_out(run: &GlyphRun, places: &[f32], widths: &[u16]) -> bool {
    let han = |glyph: usize| {
        let text = run.text.get(run.glyphs[glyph].cluster as usize..).unwrap_or_default();
        text.chars().next().is_some_and(is_ideograph)
    };
    (1..places.len()).any(|next| {
        let end = places[next - 1] + f32::from(widths[next - 1]) / 1000.0;
        places[next] - end > NO_BLANK && (han(next - 1) || han(next))
    })
}

fn is_ideograph(character: char) -> bool {
    matches!(character, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the font's codes can say the text of every glyph of a piece.
fn is_spelled(font: &Font<'_>, run: &GlyphRun, piece: &Piece) -> bool {
    piece.shown.iter().all(|Shown { glyph, text }| {
        font.allows(run.glyphs[*glyph].id, text) && !has_private_use(text)
    })
}

/// Characters without a meaning of their own need one given (ISO 19005-2,
/// 6.2.11.7.3).
fn has_private_use(text: &str) -> bool {
    text.chars()
        .any(|character| matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}'))
}

impl Pen<'_> {
    /// Shows the glyphs of a piece. `places` are the origins of the run's glyphs,
    /// `widths` their advances in the font.
    fn piece(
        &mut self,
        font: &mut Font<'_>,
        run: &GlyphRun,
        piece: &Piece,
        (places, widths): (&[f32], &[u16]),
    ) {
        for Shown { glyph, text } in &piece.shown {
            let (place, width) = (places[*glyph], widths[*glyph]);
            let glyph = &run.glyphs[*glyph];
            let code = font.code(glyph.id, text);
            self.set_rise(glyph.y_offset.0 * self.size);
            self.move_to(place * 1000.0);
            self.show(code);
            self.at += f32::from(width);
            // Readers that leave out format characters leave out their advance.
            self.is_lost |= text == SILENT;
        }
    }

    fn set_rise(&mut self, rise: f32) {
        let rise = tidy(rise);
        if rise != self.rise {
            self.flush();
            self.rise = rise;
            self.content.set_rise(rise);
        }
    }

    /// Moves the pen. Rounding is made up for at the next move, so that it does
    /// not add up along a line.
    fn move_to(&mut self, place: f32) {
        if self.is_lost {
            self.flush();
            let x = self.start.0 + place * self.size / 1000.0;
            let y = tidy(self.start.1);
            self.content.set_text_matrix([self.stretch, 0.0, 0.0, 1.0, tidy(x), y]);
            self.at = place;
            self.is_lost = false;
            return;
        }
        let adjust = rounded(self.at - place);
        if adjust != 0 {
            self.steps.push(Step::Adjust(adjust));
            self.at -= to_float(adjust);
        }
    }

    fn show(&mut self, code: u16) {
        if let Some(Step::Show(bytes)) = self.steps.last_mut() {
            bytes.extend_from_slice(&code.to_be_bytes());
        } else {
            self.steps.push(Step::Show(code.to_be_bytes().to_vec()));
        }
    }

    fn flush(&mut self) {
        match self.steps.as_slice() {
            [] => {}
            [Step::Show(bytes)] => {
                self.content.show(Str(bytes));
            }
            steps => {
                let mut operator = self.content.show_positioned();
                let mut items = operator.items();
                for step in steps {
                    match step {
                        Step::Show(bytes) => items.show(Str(bytes)),
                        Step::Adjust(amount) => items.adjust(to_float(*amount)),
                    };
                }
            }
        }
        self.steps.clear();
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a line is shorter than 2 million ems")]
fn rounded(thousandths: f32) -> i32 {
    thousandths.round() as i32
}

#[expect(clippy::cast_precision_loss, reason = "a line is shorter than 16 thousand ems")]
fn to_float(thousandths: i32) -> f32 {
    thousandths as f32
}
