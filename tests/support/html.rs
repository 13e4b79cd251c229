//! Elements as HTML, as tests want it.

use chirashi::content::element::Sheet;
use chirashi::frame::Color;
use chirashi::site::{Ways, body};

/// Pages as HTML; pictures stand there by their names.
pub(crate) fn html(sheets: &[impl AsRef<Sheet>]) -> String {
    let ground = |Color { red, green, blue }| format!("on-{red:02x}{green:02x}{blue:02x}");
    let ways =
        Ways { image: &|picture| picture.name.clone(), ground: &ground, has_ruby: true, maps: &[] };
    body(sheets, &ways)
}
