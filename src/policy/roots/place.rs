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
    let messages = overlapped(messages);
    let messages = of_columns(messages, cases);
    let messages = of_arrays(messages);
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
    let is_missing = |it: &&Diagnostic| it.code == codes::MISSING_KEY.code;
    let missing: BTreeSet<(FileId, String)> = messages
        .iter()
        .filter(is_missing)
        .filter_map(|it| Some((it.span?.file, quoted(&it.message).to_owned())))
        .collect();
    let is_follower = |it: &Diagnostic| {
        let Some(span) = it.span.filter(|_| is_missing(&it)) else { return false };
        let key = quoted(&it.message);
        if key.is_empty() {
            // An empty file: no key of it is named.
            return false;
        }
        if missing.contains(&(span.file, parent(key))) {
            return true;
        }
        // A table that is mistyped as a whole lacks all of its keys.
        [parent(key), parent(&parent(key))]
            .into_iter()
            .any(|parent| unread.contains(&(span.file, parent)))
    };
    messages.into_iter().filter(|it| !is_follower(it)).collect()
}

/// Leaves out the rows of a table whose columns are wrong.
fn of_columns(messages: Vec<Diagnostic>, cases: &mut Cases<'_>) -> Vec<Diagnostic> {
    let is_shape =
        |it: &Diagnostic| [codes::LIST_LENGTH.code, codes::WRONG_TYPE.code].contains(&it.code);
    let mut keys = |it: &Diagnostic| {
        let key = is_shape(it).then(|| cases.key(it))??;
        let (block, rest) = key.split_once('.')?;
        Some((it.span?.file, block.to_owned(), rest.starts_with("rows.")))
    };
    let keyed: Vec<_> = messages.iter().map(&mut keys).collect();
    let wrong: BTreeSet<_> = keyed
        .iter()
        .flatten()
        .filter(|(.., in_row)| !in_row)
        .map(|(file, block, _)| (*file, block.clone()))
        .collect();
    let follows = |key: &Option<(FileId, String, bool)>| {
        key.as_ref()
            .is_some_and(|(file, block, in_row)| *in_row && wrong.contains(&(*file, block.clone())))
    };
    let kept = messages.into_iter().zip(keyed).filter(|(_, key)| !follows(key));
    kept.map(|(message, _)| message).collect()
}

/// Leaves out that a name stands twice where the first lacks the second pair of brackets.
fn of_arrays(messages: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_table = |it: &&Diagnostic| {
        it.code == codes::WRONG_TYPE.code && it.message.ends_with("found a table")
    };
    let files: BTreeSet<FileId> =
        messages.iter().filter(is_table).filter_map(|it| Some(it.span?.file)).collect();
    let follows = |it: &Diagnostic| {
        it.code == codes::DUPLICATE_KEY.code && it.span.is_some_and(|it| files.contains(&it.file))
    };
    messages.into_iter().filter(|it| !follows(it)).collect()
}

/// The longest place that is a few characters, in bytes.
const SHORT: u32 = 40;

/// Leaves out doubts about characters that an error is about, or that touch them.
fn overlapped(messages: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
    let spans = messages.iter().filter(is_error).filter_map(|it| it.span);
    let mut short: BTreeMap<FileId, Vec<(u32, u32)>> = BTreeMap::new();
    for span in spans.filter(|span| span.start < span.end && span.end - span.start <= SHORT) {
        short.entry(span.file).or_default().push((span.start, span.end));
    }
    let follows = |it: &Diagnostic| {
        let Some(span) = it.span.filter(|_| it.severity != Severity::Error) else { return false };
        let is_short = span.start < span.end && span.end - span.start <= SHORT;
        let meets = |&(start, end): &(u32, u32)| span.start < end && start < span.end;
        is_short && short.get(&span.file).is_some_and(|places| places.iter().any(meets))
    };
    messages.into_iter().filter(|it| !follows(it)).collect()
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
