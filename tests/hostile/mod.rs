//! Hostile input from the outside: the program refuses each thing with one
//! clear message, in time, in little memory, and leaves the output alone.

#![expect(clippy::disallowed_methods, reason = "the tests write content and look at the output")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod bounds;
mod characters;
mod gate;
mod glossary;
mod links;
mod many;
mod names;
mod nesting;
mod pictures;
mod rows;
mod shown;
mod size;
mod verdict;

/// The files of the shipped project that people write.
const LANGUAGES: &str = "content/languages/ja.toml";
const FACTS: &str = "content/facts.toml";
const TEMPLATE: &str = "content/templates/a4-leaflet.toml";
const FLYER: &str = "content/my-number-card/flyer.toml";
const PACK: &str = "content/my-number-card/en.toml";
const PICTURE: &str = "content/my-number-card/images/residents.svg";
const PROJECT: &str = "chirashi.toml";
const GLOSSARY: &str = "content/glossary.toml";
const FONTS: &str = "fonts/fonts.toml";

/// All that a build reads.
const FILES: [&str; 8] = [LANGUAGES, FACTS, TEMPLATE, FLYER, PACK, PICTURE, PROJECT, FONTS];
