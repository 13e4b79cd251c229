//! What a content file may hold, said once: from a form come the reader with
//! its messages, the JSON Schema and the blank file.
//!
//! In: a file as TOML. Out: a struct whose fields are its keys. Knows nothing
//! about what the keys mean.

pub(crate) mod choice;
pub(crate) mod flaw;
pub(crate) mod full_width;
pub(crate) mod literal;
pub(crate) mod reader;
pub(crate) mod shape;
pub(crate) mod suggest;

pub use shape::{Key, Shape};
pub use suggest::nearest;

use super::codes;
