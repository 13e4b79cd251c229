//! `content/templates/<name>.toml`: page, colours, sizes of type, densities.
//!
//! In: nothing. Out: the shape of the file. Knows nothing about templates.

use super::shape::{Key, Shape, needed};

/// The shape of the file.
pub(super) fn shape() -> Shape {
    Shape::table(vec![
        needed("page", "The page, in millimetres.", page()),
        needed("qr", "How QR codes are printed, in millimetres.", qr()),
        needed(
            "palette",
            "The colours, by what they are for: # and six hexadecimal digits.",
            palette(),
        ),
        needed(
            "scale",
            "Sizes of type in points, at the density in which all factors are 1.",
            scale(),
        ),
        needed(
            "least",
            "Sizes in points under which no density goes.",
            Shape::table(vec![
                points("body", "The least size of running text."),
                points("note", "The least size of notes."),
            ]),
        ),
        needed(
            "densities",
            "Ways to set a page tighter or looser, tried in this order; the first in which every page holds its blocks is taken.",
            Shape::filled_list(density()),
        ),
    ])
}

fn page() -> Shape {
    Shape::table(vec![
        needed("width", "Width after trimming, in mm.", Shape::number(40.0, 2000.0)),
        needed("height", "Height after trimming, in mm.", Shape::number(40.0, 2000.0)),
        needed("margin", "Margin on all sides, in mm.", Shape::number(0.0, 200.0)),
        needed("gutter", "Gap between columns, in mm.", Shape::number(0.0, 200.0)),
        needed(
            "folds",
            "From the left edge to each vertical fold inside the page, in mm; [] for none.",
            Shape::list(Shape::number(1.0, 2000.0)),
        ),
    ])
}

fn qr() -> Shape {
    Shape::table(vec![
        needed("module", "The edge of the smallest square, in mm.", Shape::number(0.05, 20.0)),
        needed(
            "largest",
            "The most that a code may take with its quiet zone, in mm; a longer address needs a larger code.",
            Shape::number(5.0, 1000.0),
        ),
    ])
}

fn palette() -> Shape {
    let colors = [
        ("ink", "Running text."),
        ("muted", "Less important text; still 4.5:1 against paper."),
        ("primary", "Bands and numerals."),
        ("tint", "Tinted areas behind dark text."),
        ("accent", "What must be seen first."),
        ("accent_tint", "Tinted areas of the accent."),
        ("warning", "The frame of the number, and what is wrong."),
        ("good", "What is right."),
        ("line", "Thin lines."),
        ("paper", "Paper."),
    ];
    let color = |(name, help)| needed(name, help, Shape::matching("^#[0-9A-Fa-f]{6}$"));
    Shape::table(colors.map(color).into())
}

fn scale() -> Shape {
    Shape::table(vec![
        points("title", "The title."),
        points("section", "Headings of sections."),
        points("heading", "Headings of steps and blocks."),
        points("subheading", "Headings inside blocks."),
        points("body", "Running text."),
        points("note", "Notes and captions."),
        points("phone", "Telephone numbers that stand out."),
    ])
}

fn points(name: &str, help: &str) -> Key {
    needed(name, help, Shape::number(4.0, 400.0))
}

fn density() -> Shape {
    Shape::table(vec![
        needed("name", "Its name, for the manifest and for messages.", Shape::text()),
        needed("body", "Factor on the sizes of running text and notes.", Shape::number(0.3, 3.0)),
        needed("heading", "Factor on the sizes of headings.", Shape::number(0.3, 3.0)),
        needed(
            "leading",
            "Factor on the distance of baselines; a language's `least_pitch` is kept all the same.",
            Shape::number(0.3, 3.0),
        ),
        needed("gap", "The gap between blocks, in mm.", Shape::number(0.0, 200.0)),
    ])
}
