//! Files to begin with: a pack that waits for its translation, a row for a new
//! language, a small flyer.
//!
//! In: what the project has already. Out: texts with the places where they
//! belong, for `cli` to write. Reads and writes no file.

mod comment;
mod fill;
mod flyer;
mod habits;
mod known;
mod language;
mod measure;
mod patterns;
mod setting;
mod speech;

pub use fill::{Filled, Gap, fill};
pub use flyer::{Surroundings, as_edition, flyer, is_flyer_name};
pub use language::{Blank, pack};
pub use setting::{NewLanguage, language};
pub use speech::{Unspoken, completed};

/// A text and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the project's root.
    pub path: String,
    /// What it holds.
    pub text: String,
}
