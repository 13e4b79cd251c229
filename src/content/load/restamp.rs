//! Marks translations as up to date with the reference: for the
//! command `stamp`.
//!
//! In: a flyer, languages and keys. Out: the new text of each language's file
//! of stamps, and what was not stamped and why. Works with packs that have
//! mistakes; writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use super::outline::{Outline, PackFiles, outline, own_packs, pack_files};
use super::pack::translated;
use super::reader::Parsed;
use super::{MAY_BE_EMPTY, flyer_ids, stamps, suggest};
use crate::content::model::{Fingerprint, Stamps, list_key, standings};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::Sources;

/// What is to be stamped.
#[derive(Debug, Clone)]
pub struct Restamp {
    /// The flyer; the only one in these languages if `None`.
    pub flyer: Option<String>,
    /// The languages.
    pub languages: Vec<Tag>,
    /// The texts: keys with dots, or what keys begin with (`photo`); all if
    /// empty.
    pub keys: Vec<String>,
}

/// The new stamps of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// The language.
    pub language: Tag,
    /// The path of the file of its stamps.
    pub path: String,
    /// The text that the file must have now.
    pub text: String,
    /// The keys whose stamps are new.
    pub fresh: Vec<String>,
    /// How many of the wanted texts had the right stamp before.
    pub current: usize,
    /// The keys of wanted texts that cannot be stamped: they are missing or
    /// empty, or their list has another length than that of the reference.
    pub refused: Vec<String>,
}

/// Stamps translations. If a file's syntax is broken, that is reported and
/// nothing is handed out.
///
/// # Errors
/// Fails if a file cannot be read, or if there is no such flyer, language or
/// key.
pub fn restamp(sources: &mut Sources, wanted: &Restamp, sink: &mut Sink) -> Result<Vec<Stamped>> {
    let (flyer, reference) = find(sources, wanted)?;
    let folder = stamps::folder(&flyer);
    if sources.leaves(&folder) {
        bail!("cannot write to {folder}: a link leads out of the content");
    }
    let mut files = Vec::new();
    for tag in &wanted.languages {
        files.push(pack_files(&flyer, tag, sources)?);
    }
    let reference = pack_files(&flyer, &reference, sources)?.pack;
    let Some((id, file)) = &reference else { bail!("the reference pack of {flyer} is missing") };
    let reference = Parsed::pack(*id, file, sink);
    let texts = translated(&reference);
    let texts: Vec<(&str, &str)> = texts.iter().map(|(key, text)| (key.as_str(), *text)).collect();
    let keys = select(&texts, &wanted.keys)?;
    let mut stamped = Vec::new();
    for (tag, files) in wanted.languages.iter().zip(&files) {
        let path = stamps::path(&flyer, tag);
        stamped.push(one(tag, path, files, (&texts, &keys), sink)?);
    }
    if sink.has_errors() {
        stamped.clear();
    }
    Ok(stamped)
}

/// The flyer that is meant, and the language of its reference pack.
fn find(sources: &mut Sources, wanted: &Restamp) -> Result<(String, Tag)> {
    let only = wanted.flyer.clone().map(|flyer| vec![flyer]);
    let ids = flyer_ids(sources, only.as_deref())?;
    let mut offered = BTreeSet::new();
    let mut fitting: Vec<(String, Outline)> = Vec::new();
    for id in ids {
        let outline = outline(&id, sources)?;
        if wanted.flyer.is_some() {
            own_packs(&id, outline.owner.as_deref())?;
        }
        offered.extend(outline.languages.clone());
        if outline.owner.is_none()
            && wanted.languages.iter().all(|tag| outline.languages.contains(tag))
        {
            fitting.push((id, outline));
        }
    }
    if fitting.len() > 1 {
        let names: Vec<&str> = fitting.iter().map(|(id, _)| id.as_str()).collect();
        bail!(
            "several flyers are in these languages: say which with --flyer: {}",
            names.join(", ")
        );
    }
    let Some((id, outline)) = fitting.pop() else {
        for tag in &wanted.languages {
            if !offered.contains(tag) {
                let known = offered.iter().map(Tag::as_str);
                bail!("no flyer is in `{tag}`: {}", suggest::hint(tag.as_str(), known));
            }
        }
        bail!("no flyer is in all of these languages: stamp one after the other");
    };
    let Some(reference) = outline.reference else {
        bail!("{id} has no reference pack, so nothing is translated from it");
    };
    if wanted.languages.contains(&reference) {
        bail!("`{reference}` is the reference pack of {id}: the others are stamped with its texts");
    }
    Ok((id, reference))
}

/// The keys that are meant: those that are named, and those that begin with
/// what is named.
fn select<'a>(texts: &[(&'a str, &str)], wanted: &[String]) -> Result<BTreeSet<&'a str>> {
    let all = texts.iter().map(|(key, _)| *key);
    if wanted.is_empty() {
        return Ok(all.collect());
    }
    let mut keys = BTreeSet::new();
    for name in wanted {
        let begins = |key: &str| {
            key.strip_prefix(name.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let named: Vec<&str> = all.clone().filter(|key| begins(key)).collect();
        if named.is_empty() {
            bail!("the reference pack has no text `{name}`: {}", guess(name, texts));
        }
        keys.extend(named);
    }
    Ok(keys)
}

/// Which key was meant.
fn guess(name: &str, texts: &[(&str, &str)]) -> String {
    let mut known = BTreeSet::new();
    for (key, _) in texts {
        known.extend(key.match_indices('.').map(|(dot, _)| &key[..dot]));
        known.insert(key);
    }
    if let Some(near) = suggest::nearest(name, known.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    let tables = known.into_iter().filter(|key| !key.contains('.'));
    suggest::hint(name, tables.collect::<Vec<_>>())
}

/// Stamps the texts `keys` of one language.
fn one(
    tag: &Tag,
    path: String,
    files: &PackFiles,
    (texts, keys): (&[(&str, &str)], &BTreeSet<&str>),
    sink: &mut Sink,
) -> Result<Stamped> {
    let Some((id, file)) = &files.pack else { bail!("the pack of `{tag}` is missing") };
    let parsed = Parsed::pack(*id, file, sink);
    let pack: BTreeMap<String, &str> = translated(&parsed).into_iter().collect();
    let old = match &files.stamps {
        // What is not a stamp is not missed: it is written anew.
        Some((id, file)) => stamps::read(&Parsed::new(*id, file, sink), &mut Sink::default()),
        None => None,
    };
    let lists = Lists::new(texts, &pack);
    let mut new = kept(&old.unwrap_or_default(), texts, &pack, &lists);
    let (mut fresh, mut refused, mut current) = (Vec::new(), Vec::new(), 0);
    for (key, text) in texts.iter().filter(|(key, _)| keys.contains(key)) {
        let own = pack.get(*key).is_some_and(|own| may_be_empty(key) || !own.trim().is_empty());
        let now = Fingerprint::of(text);
        if !own || !lists.match_at(key) {
            refused.push((*key).to_owned());
        } else if new.insert((*key).to_owned(), now) == Some(now) {
            current += 1;
        } else {
            fresh.push((*key).to_owned());
        }
    }
    let text = stamps::to_toml(&new);
    Ok(Stamped { language: tag.clone(), path, text, fresh, current, refused })
}

/// The old stamps, each at the key that its text has now; those of texts that
/// the reference has no more are dropped.
fn kept(
    old: &Stamps,
    texts: &[(&str, &str)],
    pack: &BTreeMap<String, &str>,
    lists: &Lists<'_>,
) -> BTreeMap<String, Fingerprint> {
    let mut kept = BTreeMap::new();
    for (key, stamp) in old {
        // A list that has another length than the reference's is left as it is.
        if lists.reference.contains_key(list_key(key)) && !lists.match_at(key) {
            kept.insert(key.clone(), stamp.fingerprint);
        }
    }
    let keys: Vec<&str> = pack.keys().map(String::as_str).collect();
    for standing in standings(texts, &keys, old) {
        if let Some(stamp) = standing.stamp.filter(|_| lists.match_at(standing.key)) {
            kept.insert(standing.key.to_owned(), stamp);
        }
    }
    kept
}

/// How many entries each list has; a text that is in no list counts as one of
/// one entry.
struct Lists<'a> {
    reference: BTreeMap<&'a str, usize>,
    pack: BTreeMap<&'a str, usize>,
}

impl<'a> Lists<'a> {
    fn new(texts: &[(&'a str, &str)], pack: &'a BTreeMap<String, &str>) -> Self {
        let mut lists = Self { reference: BTreeMap::new(), pack: BTreeMap::new() };
        for (key, _) in texts {
            *lists.reference.entry(list_key(key)).or_default() += 1;
        }
        for key in pack.keys() {
            *lists.pack.entry(list_key(key)).or_default() += 1;
        }
        lists
    }

    /// Whether the list of a key has as many entries in the pack as in the
    /// reference.
    fn match_at(&self, key: &str) -> bool {
        let list = list_key(key);
        self.pack.contains_key(list) && self.pack.get(list) == self.reference.get(list)
    }
}

fn may_be_empty(key: &str) -> bool {
    key.rsplit('.').next() == Some(MAY_BE_EMPTY)
}
