//! Checks of pages: what can be seen only when everything has its place.
//!
//! In: a laid-out flyer in one language. Out: messages. Knows nothing about file formats.

pub(super) mod broken_name;
pub(super) mod code_on_fold;
pub(super) mod contrast;
pub(super) mod covered_label;
mod ground;
pub(super) mod heading_order;
pub(super) mod ink_collision;
pub(super) mod line_edge;
pub(super) mod live_area;
pub(super) mod small_body;
pub(super) mod small_type;
pub(super) mod walk;
