//! Stretches of characters of a kind.
//!
//! In: how many characters there are, and which are of the kind. Out: the
//! longest ranges of them. Knows nothing about characters.

use std::ops::Range;

/// The longest ranges of indices below `count` that are all of a kind.
pub(super) fn stretches(count: usize, is_kind: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for index in (0..count).filter(|&index| is_kind(index)) {
        match found.last_mut() {
            Some(last) if last.end == index => last.end += 1,
            Some(_) | None => found.push(index..index + 1),
        }
    }
    found
}
