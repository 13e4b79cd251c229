//! References of one text against each other: whether they stand in the right order.
//!
//! In: packs as they were written. Out: messages. What stands beside a reference is read
//! once, in `spots`. Knows nothing about pages.

mod falling_range;
mod reference_order;
mod spots;

pub(in crate::check) use falling_range::CHECK as FALLING_RANGE;
pub(in crate::check) use reference_order::CHECK as REFERENCE_ORDER;
