//! Keeps the keys of what was found right beside what was made of it.
//!
//! In: an output folder and keys. Out: a file of keys, one a line, which may be deleted at
//! any time: then all is looked at once more. Knows nothing about what the keys stand for.

use std::collections::BTreeSet;

use super::manifest::NAME;
use super::read::LARGEST;
use super::write::write;
use crate::key::Key;
use crate::source::Gate;

/// What builds found to be right: it keeps no flyer from being printed.
pub(super) const BUILT: &str = ".work/known";

/// What checks had nothing to report of.
const CHECKED: &str = ".work/checked";

/// The keys in a file of an output folder; none if there is no such file.
pub(super) fn read(gate: &Gate, name: &str) -> BTreeSet<Key> {
    let keys = gate.read(name, LARGEST).unwrap_or_default();
    String::from_utf8_lossy(&keys).lines().filter_map(|line| line.parse().ok()).collect()
}

/// Keys as the text of such a file.
pub(super) fn text(keys: &BTreeSet<Key>) -> String {
    keys.iter().map(|key| format!("{key}\n")).collect()
}

/// The keys of what earlier checks had nothing to report of; `None` for a folder into which
/// nothing was built: a check makes none, and remembers nothing there.
#[must_use]
pub fn checked(gate: &Gate) -> Option<BTreeSet<Key>> {
    gate.open(NAME).is_ok().then(|| read(gate, CHECKED))
}

/// Keeps such keys for later checks. Where nothing may be written, these go without.
pub fn keep_checked(gate: &Gate, keys: &BTreeSet<Key>) {
    write(gate, &[(CHECKED, text(keys).as_bytes())]).ok();
}
