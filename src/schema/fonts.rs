//! `fonts/fonts.toml`: the font families.
//!
//! In: nothing. Out: the shape of the file. Knows nothing about fonts.

use super::shape::{ANY, Shape, needed, optional};

/// The shape of the file.
pub(super) fn shape() -> Shape {
    let row = Shape::table(vec![
        needed("regular", "The file of the regular weight, in this folder.", Shape::bare_name()),
        optional(
            "bold",
            "The file of the bold weight; without it the regular one serves for both.",
            Shape::bare_name(),
        ),
        optional(
            "face",
            "Which face of a collection (.ttc) it is, counted from 0.",
            Shape::integer(0, 255),
        ),
    ]);
    Shape::chosen(ANY, row)
}
