//! The text stage from the outside: every text of every pack, at many widths.

mod oracle;
mod packs;
mod picture;
mod rules;
mod support;
