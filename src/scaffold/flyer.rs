//! A small flyer that builds at once.
//!
//! In: its name, and what its surroundings have. Out: its `flyer.toml`, a
//! Japanese and an English pack and a drawing. Knows nothing about the words of other flyers.

use super::NewFile;
use crate::frame::Date;

/// What the new flyer must fit.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The design that it uses.
    pub template: &'a str,
    /// The day of its edition.
    pub edition: Date,
}

/// Names in `content/` that are not flyers.
const TAKEN: [&str; 4] = ["data", "languages", "templates", "schemas"];

/// The files of the new flyer.
#[must_use]
pub fn flyer(id: &str, around: Surroundings<'_>) -> Vec<NewFile> {
    let plan = include_str!("starter/flyer.toml")
        .replace("2000-01-01", &around.edition.to_string())
        .replace("a4-leaflet", around.template);
    let japanese = include_str!("starter/ja.toml").to_owned();
    let english = include_str!("starter/en.toml").to_owned();
    let drawing = include_str!("starter/images/title.svg").to_owned();
    let file = |name: &str, text| NewFile { path: format!("content/{id}/{name}"), text };
    vec![
        file("flyer.toml", plan),
        file("ja.toml", japanese),
        file("en.toml", english),
        file("images/title.svg", drawing),
    ]
}

/// A `flyer.toml` with another day for its edition; the rest stays as it was typed.
#[must_use]
pub fn as_edition(plan: &str, day: Date) -> String {
    let line = |line: &str| match line.strip_prefix("edition = ") {
        Some(_) => format!("edition = {day}\n"),
        None => line.to_owned(),
    };
    plan.split_inclusive('\n').map(line).collect()
}

/// Whether a flyer can have this name: that of a folder on every system and a
/// part of an address.
///
/// # Errors
/// Says what is wrong with it.
pub fn is_flyer_name(name: &str) -> Result<(), String> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() || !name.chars().all(plain) {
        return Err("write letters, digits, `-` and `_`, such as `garbage-2024`".to_owned());
    }
    if TAKEN.contains(&name) {
        return Err(format!("content/{name} is not a folder for flyers"));
    }
    Ok(())
}
