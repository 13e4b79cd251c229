//! What follows from a mistake in `flyer.toml`, in the reference pack, or in the file of a
//! language.
//!
//! In: messages. Out: the same without those that tell of such a mistake in every pack.
//! What all packs but the reference say is told at the reference; what the reference says,
//! too, at `flyer.toml`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cases, is_of_form, quoted};
use crate::content::codes;
use crate::content::load::Keys;
use crate::content::model::{Flyer, Workspace, is_within};
use crate::diag::{Diagnostic, Severity};
use crate::source::{FileId, Span};

/// What a pack lacks, or has too much.
const STRUCTURE: [&str; 4] = [
    codes::LIST_LENGTH.code,
    codes::UNKNOWN_KEY.code,
    codes::MISSING_KEY.code,
    codes::EXTRA_TEXT.code,
];

/// What is said of translations whose reference text is broken.
const FOLLOWING: [&str; 8] = [
    "stale-text",
    "reference-mismatch",
    "emphasis-mismatch",
    "length-odd",
    "cut-short",
    "missing-term",
    "untranslated",
    "fact-over",
];

/// What is said of a flyer where a part of its plan cannot be read.
const OF_PLANS: [&str; 4] =
    [codes::NO_TITLE.code, "outlived-fact", "unlisted-pack", codes::UNREAD_TABLE.code];

/// As many packs agree by chance.
const FEW: usize = 2;

/// Leaves out what follows from mistakes in plans, references and languages.
pub(super) fn settled(messages: Vec<Diagnostic>, cases: &mut Cases<'_>) -> Vec<Diagnostic> {
    let messages = in_plans(messages, cases);
    let mut messages = in_languages(messages, cases);
    for flyer in &cases.workspace.flyers {
        if flyer.packs.len() > 1 {
            messages = in_structure(messages, flyer, cases);
            messages = in_reference(messages, flyer, cases);
        }
    }
    changed_reference(messages, cases.workspace, &mut cases.keys)
}

/// Leaves out what follows from another error in the same `flyer.toml`.
fn in_plans(messages: Vec<Diagnostic>, cases: &Cases<'_>) -> Vec<Diagnostic> {
    let is_plan = |it: &Diagnostic| cases.path(it).ends_with("/flyer.toml");
    let is_root = |it: &&Diagnostic| is_plan(it) && is_of_form(it) && !OF_PLANS.contains(&it.code);
    let broken: BTreeSet<FileId> =
        messages.iter().filter(is_root).filter_map(|it| Some(it.span?.file)).collect();
    let follows = |it: &Diagnostic| {
        OF_PLANS.contains(&it.code) && it.span.is_some_and(|span| broken.contains(&span.file))
    };
    messages.into_iter().filter(|it| !follows(it)).collect()
}

/// Leaves out what is said of the signs of a language whose habits cannot be read.
fn in_languages(messages: Vec<Diagnostic>, cases: &mut Cases<'_>) -> Vec<Diagnostic> {
    let mut broken: BTreeSet<String> = BTreeSet::new();
    for message in messages.iter().filter(|it| is_of_form(it)) {
        let path = cases.path(message).to_owned();
        let tag = path.strip_prefix("content/languages/").and_then(|it| it.strip_suffix(".toml"));
        let Some(tag) = tag else { continue };
        if cases.key(message).is_some_and(|key| is_within(&key, "habits")) {
            broken.insert(format!("/{tag}.toml"));
        }
    }
    let follows = |it: &Diagnostic| {
        let path = cases.path(it);
        !is_of_form(it) && broken.iter().any(|end| path.ends_with(end.as_str()))
    };
    messages.into_iter().filter(|it| !follows(it)).collect()
}

/// Tells what all packs lack, or have too much, once.
fn in_structure(
    messages: Vec<Diagnostic>,
    flyer: &Flyer,
    cases: &mut Cases<'_>,
) -> Vec<Diagnostic> {
    let reference = reference(flyer);
    let packs: BTreeSet<FileId> = flyer.packs.iter().map(|pack| pack.file).collect();
    let mut groups: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for (at, message) in messages.iter().enumerate() {
        let Some(span) = message.span.filter(|span| packs.contains(&span.file)) else { continue };
        if STRUCTURE.contains(&message.code) {
            let key = match message.code == codes::LIST_LENGTH.code {
                true => cases.keys.at(span.file, span.start).unwrap_or_default(),
                false => quoted(&message.message).to_owned(),
            };
            groups.entry((message.code, key)).or_default().push(at);
        }
    }
    let plan_is_broken = cases.broken.contains(&flyer.file);
    // Of two tables with one name the reader takes the first.
    let stands_twice = messages.iter().any(|it| {
        it.code == codes::DUPLICATE_KEY.code && it.span.is_some_and(|it| Some(it.file) == reference)
    });
    let (mut left_out, mut added): (BTreeSet<usize>, _) = (BTreeSet::new(), Vec::new());
    // A table of the reference that is told about tells of all that stands in it.
    let mut told: Vec<String> = Vec::new();
    for ((code, key), group) in groups {
        let files: BTreeSet<FileId> =
            group.iter().filter_map(|&at| Some(messages[at].span?.file)).collect();
        let is_all = files.len() == packs.len();
        let has_reference = reference.is_some_and(|file| files.contains(&file));
        let is_others = !has_reference && files.len() + 1 == packs.len();
        if files.len() < FEW || !(is_all || is_others) {
            continue;
        }
        // What the reference has more than all others is new, and each has to follow.
        let is_new = is_others && code == codes::MISSING_KEY.code;
        if is_new {
            continue;
        }
        left_out.extend(&group);
        let block = key.split('.').next().unwrap_or_default().to_owned();
        if is_all && plan_is_broken || is_others && stands_twice || told.contains(&block) {
            continue;
        }
        let of = &messages[group[0]];
        let root = match is_all {
            true => at_plan(of, &block, flyer, cases),
            false => reference.and_then(|file| at_reference(of, &key, file, flyer, cases)),
        };
        match root {
            Some(root) => {
                told.push(block);
                added.push(root);
            }
            None => group.iter().for_each(|at| _ = left_out.remove(at)),
        }
    }
    let kept = messages.into_iter().enumerate().filter(|(at, _)| !left_out.contains(at));
    let kept = kept.map(|(_, message)| message);
    // What the reference says against itself was told at the place where all others differ.
    let is_told = |it: &Diagnostic, cases: &mut Cases<'_>| {
        let is_there = it.span.is_some_and(|span| Some(span.file) == reference);
        let is_length = it.code == codes::LIST_LENGTH.code && is_there;
        is_length && cases.key(it).is_some_and(|key| told.iter().any(|it| is_within(&key, it)))
    };
    let kept: Vec<Diagnostic> = kept.filter(|it| !is_told(it, cases)).collect();
    kept.into_iter().chain(added).collect()
}

/// The file of the pack that others are compared with.
fn reference(flyer: &Flyer) -> Option<FileId> {
    let is_reference = |tag| flyer.reference.as_ref() == Some(tag);
    flyer.packs.iter().find(|pack| is_reference(&pack.language)).map(|pack| pack.file)
}

/// The message at `flyer.toml` for what it asks of no pack.
fn at_plan(
    of: &Diagnostic,
    block: &str,
    flyer: &Flyer,
    cases: &mut Cases<'_>,
) -> Option<Diagnostic> {
    let blocks = flyer.documents.first()?.pages.iter().flat_map(|page| &page.blocks);
    let span = blocks.into_iter().find(|it| it.words == block)?.span;
    let table = cases.keys.at(span.file, span.start)?;
    let values = cases.keys.values(span.file, &table);
    // A list of names asks for as many texts, or for one more or less.
    let expected: Option<usize> = of.message.split_whitespace().find_map(|word| word.parse().ok());
    let lists = || values.iter().filter(|(_, length, _)| length.is_some());
    let place = match of.code == codes::LIST_LENGTH.code {
        true => lists().find(|(_, length, _)| *length == expected).or(lists().next()),
        false => values.iter().find(|(name, ..)| name == "kind"),
    };
    let place = place.map_or(span, |(.., place)| *place);
    let count = flyer.packs.len();
    let message = format!("this does not fit the words of all {count} packs");
    Some(made(of, place, message).label("what it asks for").hint(match of.label.is_empty() {
        true => of.message.clone(),
        false => format!("in each of them: {} ({})", of.message, of.label),
    }))
}

/// The message at the reference for what all others have in another way.
fn at_reference(
    of: &Diagnostic,
    key: &str,
    file: FileId,
    flyer: &Flyer,
    cases: &mut Cases<'_>,
) -> Option<Diagnostic> {
    let (place, is_there) = cases.keys.place(file, key)?;
    let count = flyer.packs.len() - 1;
    if is_there {
        let message = format!("all {count} other packs have another number of texts here");
        return Some(
            made(of, place, message).label(format!("`{key}`")).hint(
                "is a text missing here, or one too many? If not, let the other packs follow",
            ),
        );
    }
    // The name that only the reference has in the same table.
    let (table, name) = key.rsplit_once('.').unwrap_or(("", key));
    let others = flyer.packs.iter().map(|pack| pack.file).filter(|other| *other != file);
    let theirs: BTreeSet<String> =
        others.flat_map(|other| cases.keys.names(other, table)).map(|(name, _)| name).collect();
    let own = cases.keys.names(file, table);
    let mut alone = own.into_iter().filter(|(name, _)| !theirs.contains(name));
    let message = format!("all {count} other packs have `{key}`, and the reference has not");
    Some(match alone.next() {
        Some((mistyped, place)) => made(of, place, message)
            .label(format!("only here: `{mistyped}`"))
            .hint(format!("call it `{name}`, or rename it in the other packs")),
        None => made(of, place, message)
            .label("in this table")
            .hint(format!("put `{name}` back, or take it out of the other packs")),
    })
}

/// A message of the same kind at another place.
fn made(of: &Diagnostic, place: Span, message: String) -> Diagnostic {
    codes::of_code(of.code).unwrap_or(&codes::LIST_LENGTH).at(place, message)
}

/// Leaves out what is said of translations of texts that are broken in the reference.
fn in_reference(
    messages: Vec<Diagnostic>,
    flyer: &Flyer,
    cases: &mut Cases<'_>,
) -> Vec<Diagnostic> {
    let Some(file) = reference(flyer) else { return messages };
    let packs: BTreeSet<FileId> =
        flyer.packs.iter().map(|pack| pack.file).filter(|pack| *pack != file).collect();
    let mut broken: Vec<String> = Vec::new();
    for message in &messages {
        let is_root =
            message.severity == Severity::Error && !FOLLOWING[..1].contains(&message.code);
        let is_there = message.span.is_some_and(|span| span.file == file);
        if is_root && is_there {
            let named = [codes::UNKNOWN_KEY.code, codes::MISSING_KEY.code].contains(&message.code);
            let key = match named {
                true => {
                    quoted(&message.message).rsplit_once('.').map(|(table, _)| table.to_owned())
                }
                false => cases.key(message),
            };
            broken.extend(key);
        }
    }
    if broken.is_empty() {
        return messages;
    }
    let mut follows = |it: &Diagnostic| {
        let is_there = it.span.is_some_and(|span| packs.contains(&span.file));
        is_there
            && FOLLOWING.contains(&it.code)
            && cases.key(it).is_some_and(|key| broken.iter().any(|root| is_within(&key, root)))
    };
    messages.into_iter().filter(|it| !follows(it)).collect()
}

/// Tells once that every text of a flyer was translated from another one: another pack
/// than before is the reference.
pub(super) fn changed_reference(
    messages: Vec<Diagnostic>,
    workspace: &Workspace,
    keys: &mut Keys<'_>,
) -> Vec<Diagnostic> {
    let mut messages = messages;
    for flyer in workspace.flyers.iter().filter(|flyer| flyer.packs.len() > FEW) {
        let reference = reference(flyer);
        let packs = flyer.packs.iter().filter(|pack| Some(pack.file) != reference);
        let texts: usize = packs
            .clone()
            .map(|pack| pack.strings.iter().filter(|it| it.usage.is_translated()).count())
            .sum();
        let files: BTreeSet<FileId> = packs.map(|pack| pack.file).collect();
        let is_stale = |it: &Diagnostic| {
            ["stale-text", "never-stamped"].contains(&it.code)
                && it.span.is_some_and(|span| files.contains(&span.file))
        };
        let stale = messages.iter().filter(|it| it.code == "stale-text" && is_stale(it)).count();
        let Some(first) = messages.iter().find(|it| it.code == "stale-text" && is_stale(it)) else {
            continue;
        };
        if stale * 5 < texts * 3 {
            continue;
        }
        let Some((place, true)) = keys.place(flyer.file, "reference") else { continue };
        let mut first = first.clone();
        first.span = Some(place);
        first.message = format!("{stale} of {texts} texts were translated from another text");
        first.label = "was another pack the reference?".to_owned();
        first.hints = vec![
            "write the tag of the pack from which the others were translated".to_owned(),
            "if they follow this one now, stamp them: `chirashi stamp`".to_owned(),
        ];
        messages.retain(|it| !is_stale(it));
        messages.push(first);
    }
    messages
}
