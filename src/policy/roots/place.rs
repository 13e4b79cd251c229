//! Messages about one place: the one that says most is kept.
//!
//! In: messages. Out: the same without those that follow from another one about the same
//! text, key or table.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cases, quoted};
use crate::content::codes;
use crate::content::load::Keys;
use crate::diag::{Diagnostic, Severity};
use crate::source::FileId;

/// What hides all other messages about the same text, the first of them: what its
/// characters mean cannot be told.
const UNREADABLE: [&str; 13] = [
    "mojibake",
    "zawgyi",
    codes::FULL_WIDTH_MARKUP.code,
    codes::UNKNOWN_REFERENCE.code,
    codes::UNKNOWN_FACT.code,
    codes::BAD_ESCAPE.code,
    codes::BAD_RUBY.code,
    codes::CONTROL_CHARACTER.code,
    codes::PLURAL_FORMS.code,
    codes::UNBALANCED.code,
    codes::UNKNOWN_LANGUAGE.code,
    codes::UNKNOWN_COLUMN.code,
    codes::BAD_VALUE.code,
];

/// What is hidden by them at the same place.
const HIDDEN: [&str; 9] = [
    codes::MISSING_TOKEN.code,
    codes::MISSING_PACK.code,
    codes::MISSING_KEY.code,
    "unbalanced-brackets",
    "reference-mismatch",
    "emphasis-mismatch",
    "half-width-kana",
    "unlisted-pack",
    "typed-number",
];

/// Leaves out what is told of the same place under another name.
pub(super) fn once(messages: Vec<Diagnostic>, cases: &mut Cases<'_>) -> Vec<Diagnostic> {
    let messages = renamed(messages, cases);
    let messages = repeated_tables(messages, cases);
    let mut worst: BTreeMap<(FileId, String), usize> = BTreeMap::new();
    let keyed: Vec<_> = messages.iter().map(|it| Some((it.span?.file, cases.key(it)?))).collect();
    let rank = |message: &Diagnostic| UNREADABLE.iter().position(|code| *code == message.code);
    for (message, key) in messages.iter().zip(&keyed) {
        if let (Some(rank), Some(key)) = (rank(message), key)
            && message.severity == Severity::Error
        {
            let worst = worst.entry(key.clone()).or_insert(rank);
            *worst = rank.min(*worst);
        }
    }
    let mut told = BTreeSet::new();
    let is_kept = |message: &Diagnostic, key: &Option<(FileId, String)>| {
        let Some(key) = key else { return true };
        let Some(worst) = worst.get(key) else { return true };
        match rank(message) {
            Some(rank) if rank == *worst && message.code == codes::UNBALANCED.code => {
                told.insert(key.clone())
            }
            Some(rank) => rank == *worst,
            None => !HIDDEN.contains(&message.code),
        }
    };
    let mut is_kept = is_kept;
    let kept = messages.into_iter().zip(keyed).filter(|(message, key)| is_kept(message, key));
    kept.map(|(message, _)| message).collect()
}

/// Leaves out keys that are missing where one that nothing reads stands in the same table:
/// it is mistyped.
fn renamed(messages: Vec<Diagnostic>, cases: &Cases<'_>) -> Vec<Diagnostic> {
    let mut keys = Keys::new(cases.sources);
    let parent = |key: &str| key.rsplit_once('.').map_or("", |(parent, _)| parent).to_owned();
    let is_unread = |it: &&Diagnostic| {
        [codes::UNKNOWN_KEY.code, codes::WRONG_TYPE.code].contains(&it.code)
            && !cases.path(it).contains("/flyer.toml")
    };
    let unread: BTreeSet<(FileId, String)> = messages
        .iter()
        .filter(is_unread)
        .filter_map(|it| {
            let span = it.span?;
            let key = match it.code == codes::UNKNOWN_KEY.code {
                true => quoted(&it.message).to_owned(),
                false => keys.at(span.file, span.start)?,
            };
            Some((span.file, parent(&key)))
        })
        .collect();
    let is_follower = |it: &Diagnostic| {
        let Some(span) = it.span.filter(|_| it.code == codes::MISSING_KEY.code) else {
            return false;
        };
        let key = quoted(&it.message);
        // A table that is mistyped as a whole lacks all of its keys.
        [parent(key), parent(&parent(key))]
            .into_iter()
            .any(|parent| unread.contains(&(span.file, parent)))
    };
    messages.into_iter().filter(|it| !is_follower(it)).collect()
}

/// Leaves out the keys of a table that stands twice: each of them stands twice, too.
fn repeated_tables(messages: Vec<Diagnostic>, cases: &Cases<'_>) -> Vec<Diagnostic> {
    let mut last: Option<(FileId, usize)> = None;
    let is_new = |message: &Diagnostic| {
        let Some(span) = message.span.filter(|_| message.code == codes::DUPLICATE_KEY.code) else {
            return true;
        };
        let text = &*cases.sources.file(span.file).text;
        let start = span.start as usize;
        let is_inside = last.is_some_and(|(file, before)| {
            let between = text.get(before..start).unwrap_or_default();
            file == span.file && !between.contains("\n[")
        });
        let line = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        if text.get(line..).is_some_and(|line| line.starts_with('[')) {
            last = Some((span.file, start));
        }
        !is_inside
    };
    let mut is_new = is_new;
    messages.into_iter().filter(|message| is_new(message)).collect()
}
