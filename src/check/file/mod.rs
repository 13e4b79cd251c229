//! Checks of finished files: what an outsider finds in them.
//!
//! In: a file that was read back, and what was to be in it. Out: messages.

pub(super) mod code_unreadable;
pub(super) mod text_differs;
pub(super) mod undeclared;
