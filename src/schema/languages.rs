//! `content/languages.toml`: how each language is set.
//!
//! In: nothing. Out: the shape of the file. Knows nothing about languages.

use super::shape::{Key, Shape, TAG, needed, optional};
use crate::lang::DIGITS;

/// The shape of the file.
pub(super) fn shape() -> Shape {
    Shape::chosen(TAG, row())
}

fn row() -> Shape {
    let breaking = [
        ("words", "Between words; in Thai, Lao, Khmer and Burmese between words of a dictionary."),
        (
            "strict",
            "Between characters, by the strict rules for the start and the end of a line: Japanese and Chinese.",
        ),
        ("keep-all", "Between words only, Hangul included: Korean."),
    ];
    let spacing = [
        ("none", "Nothing is added or taken away."),
        (
            "squeeze",
            "Full-width marks next to each other close up, and a thin space stands between ideographs and Latin letters or digits.",
        ),
        (
            "keep",
            "The same, but commas and stops keep their square, in the middle of which they stand in Taiwan.",
        ),
    ];
    let direction = [("rtl", "From right to left."), ("ltr", "From left to right.")];
    let mut keys = vec![
        needed(
            "fonts",
            "Families of fonts/fonts.toml, asked in this order for each character.",
            Shape::filled_list(Shape::text()),
        ),
        optional(
            "ascii",
            "The family for ASCII letters and digits, where it is not the first.",
            Shape::text(),
        ),
        needed("breaking", "Where a line may break.", Shape::choice(&breaking)),
        needed(
            "spacing",
            "How full-width marks and mixed scripts are spaced.",
            Shape::choice(&spacing),
        ),
        needed(
            "pitch",
            "The distance of baselines in running text, times the size of type.",
            Shape::number(1.0, 4.0),
        ),
        needed(
            "least_pitch",
            "The least distance of baselines at which no ink collides, times the size of type; not more than `pitch`.",
            Shape::number(1.0, 4.0),
        ),
        optional(
            "baseline",
            "How far the baseline stands under the middle of its line, times the size of type, so that the ink is centred; 0.36 if absent.",
            Shape::number(0.0, 1.0),
        ),
        optional(
            "speech",
            "The language that a screen reader is told, where it is not this tag: \"ja\" for ja-simple.",
            Shape::tag(),
        ),
        optional(
            "direction",
            "In which direction the text runs; from left to right if absent.",
            Shape::choice(&direction),
        ),
    ];
    keys.extend(habits());
    Shape::table(keys)
}

/// What the language is written with.
fn habits() -> Vec<Key> {
    let marks = [
        ("full", "Commas, stops and brackets stand in a full square: 、。（）"),
        ("half", "They are as narrow as in Latin."),
    ];
    let han = [
        ("simplified", "As in mainland China."),
        ("traditional", "As in Taiwan."),
        ("japanese", "As in Japan."),
    ];
    let digits = DIGITS.map(|(name, _)| (name, "CLDR's name of these digits."));
    vec![
        optional(
            "quotes",
            "Quotation marks that public bodies print, the usual pair first: [\"“”\", \"‘’\"].",
            Shape::list(Shape::matching("^..$")),
        ),
        optional(
            "digits",
            "Digits that are printed beside 0–9, by their name in CLDR; \"latn\" if there are none.",
            Shape::choice(&digits),
        ),
        optional("stops", "Marks that end a sentence.", Shape::text()),
        optional("marks", "How wide commas, stops and brackets are.", Shape::choice(&marks)),
        optional("han", "Forms of Chinese characters.", Shape::choice(&han)),
        optional(
            "letters",
            "The small letters, if others of the same script are mistakes.",
            Shape::text(),
        ),
        optional(
            "spaced",
            "Marks with a blank between them and the text, such as !?:; in French.",
            Shape::text(),
        ),
        optional(
            "inverted",
            "Whether ¿ and ¡ open questions and exclamations; they do not if absent.",
            Shape::boolean(),
        ),
        optional(
            "easy",
            "Whether this is Easy Japanese: readings on all kanji, short sentences.",
            Shape::boolean(),
        ),
        optional(
            "keep",
            "Names that are cut at the end of a line only where nothing else fits. One that begins with a blank is a word that does not begin a line.",
            Shape::list(Shape::text()),
        ),
        optional(
            "short_words",
            "Whether words of one or two letters do not stand at the end of a line.",
            Shape::boolean(),
        ),
    ]
}
