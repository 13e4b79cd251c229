//! `content/glossary.toml`: how each language calls a thing.
//!
//! In: nothing. Out: the shape of the file. Knows nothing about terms.

use super::shape::{ANY, Shape, TAG, needed, optional};

/// The shape of the file.
pub(super) fn shape() -> Shape {
    let about = needed(
        "about",
        "What the term means, so that a translator finds the word for it.",
        Shape::text(),
    );
    Shape::chosen(ANY, Shape::table_and_chosen(vec![about], TAG, term()))
}

/// The term in one language.
fn term() -> Shape {
    let confidence = [
        ("confirmed", "Someone looked it up in the source."),
        ("inferred", "Concluded from other texts; a native speaker should look at it."),
    ];
    Shape::table(vec![
        needed("term", "The word that every pack of this language uses.", Shape::text()),
        optional("also", "Other words that are right, too.", Shape::list(Shape::text())),
        optional(
            "wrong",
            "Words that are wrong and reported wherever they stand, such as a misspelt name.",
            Shape::list(Shape::text()),
        ),
        needed("source", "Where the term comes from.", Shape::text()),
        needed("confidence", "How sure the term is.", Shape::choice(&confidence)),
    ])
}
