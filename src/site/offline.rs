//! What a browser keeps of the pages in a language, for when there is no network.
//!
//! In: the files of a site, and which of them the pages of a language show. Out: a list of
//! them for `offline.js`, which other pages do not need. Knows nothing about pages.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::Files;
use crate::key::Key;
use crate::lang::Tag;

/// The worker that keeps copies.
const WORKER: &str = include_str!("offline.js");

/// Where it stands: at the top, since it serves all that is below it.
const WORKER_PATH: &str = "offline.js";

/// The worker, and the list of each language. Its version is what its files hold: a
/// browser copies them again when one has changed.
pub(super) fn offline(files: &Files, shown: &BTreeMap<&Tag, BTreeSet<String>>) -> Files {
    let list = |(language, paths): (&&Tag, &BTreeSet<String>)| {
        let paths: Vec<(&String, &Vec<u8>)> =
            paths.iter().filter_map(|path| files.get_key_value(path)).collect();
        let names: Vec<&str> = paths.iter().map(|(path, _)| path.as_str()).collect();
        let list = json!({ "version": Key::of(&paths).to_string(), "files": names });
        (format!("offline/{language}.json"), format!("{list}\n").into_bytes())
    };
    let worker = (WORKER_PATH.to_owned(), WORKER.as_bytes().to_vec());
    shown.iter().map(list).chain([worker]).collect()
}
