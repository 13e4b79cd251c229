//! A small flyer that builds at once.
//!
//! In: its name, and what its surroundings have. Out: its `flyer.toml`, a
//! Japanese and an English pack and a drawing. Knows nothing about the words of other flyers.

use toml::{Table, Value};

use super::NewFile;
use crate::frame::Date;
use crate::lang::Tag;

/// What the new flyer must fit.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The design that it uses.
    pub template: &'a str,
    /// The day of its edition.
    pub edition: Date,
    /// `content/facts.toml`.
    pub facts: &'a Table,
    /// The packs of the flyers that there are, which know what languages are
    /// called.
    pub packs: &'a [(Tag, Table)],
}

/// Names in `content/` that are no flyers.
const TAKEN: [&str; 3] = ["languages", "templates", "schemas"];

/// The files of the new flyer.
#[must_use]
pub fn flyer(id: &str, around: Surroundings<'_>) -> Vec<NewFile> {
    let plan = include_str!("starter/flyer.toml")
        .replace("2000-01-01", &around.edition.to_string())
        .replace("a4-leaflet", around.template);
    let japanese = include_str!("starter/ja.toml").to_owned() + &languages("ja", around);
    let english = include_str!("starter/en.toml").to_owned() + &languages("en", around);
    let drawing = include_str!("starter/images/title.svg").to_owned();
    let file = |name: &str, text| NewFile { path: format!("content/{id}/{name}"), text };
    vec![
        file("flyer.toml", plan),
        file("ja.toml", japanese),
        file("en.toml", english),
        file("images/title.svg", drawing),
    ]
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

/// The table `languages` of a pack: a name for each code of the facts, as
/// another pack of the language has it, or as the starter does, or else the code:
/// what a language calls itself is often in letters that readers of this one do not know.
fn languages(tag: &str, around: Surroundings<'_>) -> String {
    let mut table = String::from(
        "\n# What the languages of the hotlines in content/facts.toml are called here.\n[languages]\n",
    );
    let starter: Table = include_str!("starter/names.toml").parse().unwrap_or_default();
    let starter = starter.get(tag).and_then(Value::as_table);
    let codes = around.facts.get("languages").and_then(Value::as_table);
    for code in codes.into_iter().flat_map(Table::keys) {
        let known = around.packs.iter().filter(|(pack, _)| pack.as_str() == tag);
        let mut known = known.filter_map(|(_, pack)| pack.get("languages")?.get(code)?.as_str());
        let usual = || starter?.get(code)?.as_str();
        let name = known.next_back().or_else(usual).unwrap_or(code);
        table += &format!("{code} = {}\n", Value::from(name));
    }
    table
}
