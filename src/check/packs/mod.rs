//! Packs against each other: whether all languages say the same.
//!
//! In: packs as they were written. Out: messages. Knows nothing about pages.

mod added_note;
mod copied_pack;
mod crossed_text;
pub(super) mod cut_short;
mod emphasis_mismatch;
mod length_odd;
mod mixed_tone_marks;
pub(super) mod order;
mod other_japanese;
mod rare_spelling;
mod reference_mismatch;
mod repeated_text;
mod unprinted_text;
mod untranslated;

pub(super) use added_note::CHECK as ADDED_NOTE;
pub(super) use copied_pack::CHECK as COPIED_PACK;
pub(super) use crossed_text::CHECK as CROSSED_TEXT;
pub(super) use cut_short::CHECK as CUT_SHORT;
pub(super) use emphasis_mismatch::CHECK as EMPHASIS_MISMATCH;
pub(super) use length_odd::CHECK as LENGTH_ODD;
pub(super) use mixed_tone_marks::CHECK as MIXED_TONE_MARKS;
pub(super) use order::{FALLING_RANGE, REFERENCE_ORDER};
pub(super) use other_japanese::CHECK as OTHER_JAPANESE;
pub(super) use rare_spelling::CHECK as RARE_SPELLING;
pub(super) use reference_mismatch::CHECK as REFERENCE_MISMATCH;
pub(super) use repeated_text::CHECK as REPEATED_TEXT;
pub(super) use unprinted_text::CHECK as UNPRINTED_TEXT;
pub(super) use untranslated::CHECK as UNTRANSLATED;
