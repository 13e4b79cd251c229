//! What a block names one by one, each with a value: the fields of a form and what is
//! written in them, the pins of a map and their places.
//!
//! In: the entries of a table of `flyer.toml`. Out: their names with their values, the
//! same in all languages. Knows nothing about words.

use super::ask::{Ask, Asks, Count};
use super::form::Shown;
use super::texts::Texts;
use crate::content::codes;
use crate::content::form::kind::{Kind, factor, list_of, text_like};
use crate::content::form::literal::Literal;
use crate::content::form::reader::shortened;
use crate::content::form::shape::Shape;
use crate::content::form::suggest;
use crate::content::form::words;
use crate::content::load::rows::FileRow;
use crate::diag::Sink;
use crate::frame::Color;
use crate::geom::{Point, Pt};
use crate::source::{Span, Spanned};

/// The most boxes for digits in a row: those of a bank account with its branch fit.
const BOXES: u8 = 20;

/// How far a place on a picture can be from its corner, in units of the picture.
const FARTHEST: f32 = 100_000.0;

/// What a field of a form is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Filling {
    /// A line, half as wide as the form.
    Line,
    /// A line as wide as the form.
    Wide,
    /// Boxes for a day: year, month and day, in the order of the language.
    Date,
    /// Boxes for so many digits.
    Digits(u8),
    /// Boxes to tick, one for each of the texts that the packs have.
    Choice,
}

impl Filling {
    /// The filling that a text of `flyer.toml` asks for.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let digits = |text: &str| {
            let is_plain = text.starts_with(|c: char| matches!(c, '1'..='9'));
            text.parse().ok().filter(|count| is_plain && (1..=BOXES).contains(count))
        };
        match text {
            "line" => Some(Self::Line),
            "wide" => Some(Self::Wide),
            "date" => Some(Self::Date),
            "choice" => Some(Self::Choice),
            other => other.strip_prefix("digits ").and_then(digits).map(Self::Digits),
        }
    }
}

/// How a filling is written in `flyer.toml`, as a regular expression.
const FILLING: &str = "^(line|wide|date|choice|digits ([1-9]|1[0-9]|20))$";

/// What a field of a form is filled with, as a text.
pub(crate) fn filling() -> impl Kind<Read = Filling> {
    text_like(|| Shape::matching(FILLING), filling_of)
}

fn filling_of(literal: Literal<'_>, sink: &mut Sink) -> Option<Filling> {
    let found = Filling::of(literal.text);
    if found.is_none() {
        let message = format!("`{}` is not a kind of field", shortened(literal.text));
        sink.report(codes::BAD_VALUE.at(literal.span, message).label("unknown kind").hint(format!(
            "write \"line\", \"wide\", \"date\", \"choice\" or, for boxes, \"digits 11\" (up to {BOXES})"
        )));
    }
    found
}

/// Where the names of the fields are listed whose filling is a choice or a day.
pub(crate) const CHOICES: &str = "choices";
/// See [`CHOICES`].
pub(crate) const DATES: &str = "dates";

/// Under which of these keys a field is listed once more.
pub(crate) fn listed_as(filling: Filling) -> Option<&'static str> {
    match filling {
        Filling::Choice => Some(CHOICES),
        Filling::Date => Some(DATES),
        Filling::Line | Filling::Wide | Filling::Digits(_) => None,
    }
}

/// A place on a picture: how far right and how far down, in units of the picture.
pub(crate) fn place() -> impl Kind<Read = Vec<f32>> {
    list_of(factor(0.0..=FARTHEST), 2..=2, "a place is [right, down], in units of the picture")
}

words! {
    /// A colour of its own for a row, from a fixed set.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Level {
        /// Alert level 5: black.
        Five = "level5",
        /// Alert level 4: purple.
        Four = "level4",
        /// Alert level 3: red.
        Three = "level3",
        /// Alert level 2: yellow.
        Two = "level2",
        /// Alert level 1: white.
        One = "level1",
    }
}

impl Level {
    /// Its colour, fixed by the Cabinet Office for all of Japan (guideline on information
    /// for evacuation, 2021); so no template changes it.
    #[must_use]
    pub fn color(self) -> Color {
        let (red, green, blue) = match self {
            Self::Five => (0x0C, 0x00, 0x0C),
            Self::Four => (0xAA, 0x00, 0xAA),
            Self::Three => (0xFF, 0x28, 0x00),
            Self::Two => (0xF2, 0xE7, 0x00),
            Self::One => (0xFF, 0xFF, 0xFF),
        };
        Color { red, green, blue }
    }
}

/// What stands at an entry.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value {
    /// What a field is filled with.
    Filling(Filling),
    /// A place on a picture.
    Place([f32; 2]),
    /// The colour of a row.
    Level(Level),
}

/// An entry: a name, the same in all packs, and its value.
#[derive(Debug, Clone, Hash)]
pub struct Entry<V> {
    /// The name.
    pub name: String,
    /// Where `flyer.toml` has the name.
    pub span: Span,
    /// The value.
    pub value: V,
}

impl<V> Shown for Entry<V> {}

/// The colours of rows; there may be none.
pub(crate) struct Levels;

/// The fields of a form.
pub(crate) struct Fillings;

/// Places of rows on a picture, or of what packs name; there may be none.
pub(crate) struct Pins;

/// Other places on a picture; there may be none.
pub(crate) struct Places;

impl Asks<'_> {
    /// Reports a row that is printed and has no pin, and a pin of a row that is left out, if
    /// the rows come from a file.
    fn all_have_pins(&mut self, names: &[Spanned<String>]) {
        let Some(rows) = self.rows.filter(|rows| rows.known.is_some()) else { return };
        let has_pin = |row: &&FileRow| names.iter().any(|name| name.value == row.name);
        for name in names.iter().filter(|name| rows.left_out.contains(&name.value)) {
            let (file, shown) = (&rows.file, shortened(&name.value));
            let message = format!("`only` leaves out the row `{shown}` of content/data/{file}");
            self.sink.report(
                codes::UNUSED_PIN
                    .at(name.span, message)
                    .label("a pin that is not printed")
                    .hint("correct the cell that `only` looks at, or take the pin out"),
            );
        }
        let printed = rows.rows.iter().filter(|row| row.is_printed && !has_pin(row));
        for row in printed.take(1) {
            let (name, file) = (shortened(&row.name), &rows.file);
            let message = format!("the row `{name}` of content/data/{file} has no pin");
            let place = names.first().map(|name| name.span).unwrap_or_default();
            self.sink.report(
                codes::MISSING_KEY
                    .at(place, message)
                    .label("these rows have one")
                    .hint("add its place to `pins`, or leave the row out with `only`"),
            );
        }
    }

    /// Reports names that no row has, if the rows come from a file.
    fn known_rows(&mut self, names: &[Spanned<String>]) {
        let Some(rows) = self.rows else { return };
        let Some(known) = &rows.known else { return };
        for name in names.iter().filter(|name| !known.contains(&name.value)) {
            let file = &rows.file;
            let shown = shortened(&name.value);
            let message = format!("content/data/{file} has no row `{shown}`");
            self.sink.report(
                codes::BAD_VALUE
                    .at(name.span, message)
                    .label("no row has this name")
                    .hint(suggest::hint(&name.value, known.iter().map(String::as_str))),
            );
        }
    }
}

/// Defines how entries with values of a kind are asked for.
macro_rules! asks_entries {
    ($($ask:ident: $count:ident, $value:ident as $type:ty = $make:expr, [$($check:ident)*], $note:literal;)+) => {
        $(impl Ask for $ask {
            type Planned = Vec<Entry<$type>>;
            type Shown = Vec<Entry<$type>>;

            const COUNT: Count = Count::$count;
            const NOTE: &'static str = $note;

            fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Self::Planned {
                $(asks.$check(names);)*
                let entries = names.iter().zip(asks.values);
                let entry = |(name, value): (&Spanned<String>, &Option<Value>)| {
                    let Some(Value::$value(value)) = value else { return None };
                    Some(Entry { name: name.value.clone(), span: name.span, value: $make(*value) })
                };
                entries.filter_map(entry).collect()
            }

            fn show(planned: &Self::Planned, _: &mut Texts<'_, '_>) -> Self::Shown {
                planned.clone()
            }
        })+
    };
}

asks_entries! {
    Levels: Levels, Level as Level = std::convert::identity, [known_rows],
        "A name of a row for each, and its colour: \"level5\" (black) to \"level1\" (white), the alert levels.";
    Fillings: Fields, Filling as Filling = std::convert::identity, [],
        "A name for each, and what is written in it: \"line\", \"wide\", \"date\", \"choice\" or \"digits 11\".";
    Pins: Places, Place as Point = |[right, down]: [f32; 2]| Point::new(Pt(right), Pt(down)), [all_have_pins known_rows],
        "A name for each (that of a row, if rows come from a file), and its place: [right, down], in units of the picture.";
    Places: Places, Place as Point = |[right, down]: [f32; 2]| Point::new(Pt(right), Pt(down)), [],
        "A name for each, and its place: [right, down], in units of the picture.";
}
