//! A file beside a test that says what is expected.

#![expect(clippy::disallowed_methods, reason = "the tests read and write their own files")]

use std::fs;
use std::path::Path;

/// Compares a text with a file of the repository, or writes the file where
/// `UPDATE_GOLDENS` is set.
pub(crate) fn matches(path: &str, found: &str) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(&golden, found).expect("the file can be written");
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(found, expected, "look at the difference, then UPDATE_GOLDENS=1 cargo test");
}
