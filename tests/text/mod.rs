//! The text stage from the outside: every text of every pack, at many widths.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod oracle;
mod packs;
mod picture;
mod rules;
mod support;
