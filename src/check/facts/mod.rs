//! Checks on facts: typed instead of referred to, unused, out of date, or at odds
//! with each other.
//!
//! In: the content of all flyers. Out: messages. One file per check; what
//! is typed is found by `typed` for all checks that ask for it.

pub(super) mod dangling_step;
pub(super) mod day_past;
pub(super) mod duplicate_fact;
pub(super) mod fact_ending;
pub(super) mod fact_gap;
pub(super) mod fact_order;
pub(super) mod fact_unchecked;
pub(super) mod free_phone;
pub(super) mod hours_overlap;
pub(super) mod language_lost;
pub(super) mod language_not_offered;
pub(super) mod never_open;
pub(super) mod not_your_language;
pub(super) mod odd_edition;
pub(super) mod odd_host;
pub(super) mod odd_link;
pub(super) mod odd_phone;
pub(super) mod odd_time;
pub(super) mod other_line;
pub(super) mod other_number;
pub(super) mod outlived_block;
pub(super) mod outlived_fact;
pub(super) mod qr_module;
pub(super) mod qr_too_large;
pub(super) mod step_mismatch;
pub(super) mod sudden_change;
pub(super) mod typed;
pub(super) mod unfinished_fact;
pub(super) mod unknown_tag;
pub(super) mod unlike_sisters;
pub(super) mod unused_fact;
pub(super) mod zero_value;

use crate::frame::Date;

pub(super) use fact_order::are_partners;
pub use typed::Kind as TypedKind;

/// The day so many months after another, as year, month and day; the day may be
/// one that the month does not have.
fn months_after(day: Date, months: u32) -> (u32, u32, u32) {
    let month = u32::from(day.year) * 12 + u32::from(day.month).saturating_sub(1);
    let later = month.saturating_add(months);
    (later / 12, later % 12 + 1, u32::from(day.day))
}
