//! Says that texts are right as they are, and who has read them: for the command
//! `stamp`.
//!
//! In: a flyer, languages and keys. Out: the new text of each language's file
//! of stamps, and what was not stamped and why. Works with packs that have
//! mistakes; writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use super::outline::{Outline, outline, own_packs, pack_files};
use super::pack::{keyed, translated};
use super::reader::Parsed;
use super::{flyer_ids, stamps, suggest};
use crate::content::model::{
    Fingerprint, Keyed, Review, Stamp, Stamps, add_silent, is_within, list_key, may_be_empty,
    standings,
};
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
    /// Who has read them, and when; `None` if nobody says so.
    pub review: Option<Review>,
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
    /// The keys of texts that were reviewed and have changed since.
    pub unread: Vec<String>,
    /// How many texts of the pack somebody has read, and how many it has.
    pub reviewed: (usize, usize),
    /// How many of the wanted texts had the right stamp before.
    pub current: usize,
    /// The keys of wanted texts that cannot be stamped: they are missing or
    /// empty, or their list has another length than that of the reference.
    pub refused: Vec<String>,
}

/// Stamps texts. If a file's syntax is broken, that is reported and nothing is handed
/// out.
///
/// # Errors
/// Fails if a file cannot be read, or if there is no such flyer, language or
/// key.
pub fn restamp(sources: &mut Sources, wanted: &Restamp, sink: &mut Sink) -> Result<Vec<Stamped>> {
    let (flyer, original) = find(sources, wanted)?;
    let folder = stamps::folder(&flyer);
    if sources.leaves(&folder) {
        bail!("cannot write to {folder}: a link leads out of the content");
    }
    let mut files = Vec::new();
    for tag in &wanted.languages {
        files.push(pack_files(&flyer, tag, sources)?);
    }
    let reference = pack_files(&flyer, &original, sources)?.pack;
    let Some(file) = &reference else { bail!("the reference pack of {flyer} is missing") };
    let reference = Parsed::pack(file, sink);
    let texts = translated(&reference);
    let mut packs = Vec::new();
    for (tag, files) in wanted.languages.iter().zip(&files) {
        let Some(file) = &files.pack else { bail!("the pack of `{tag}` is missing") };
        packs.push(Parsed::pack(file, sink));
    }
    let packs: Vec<_> = packs.iter().map(translated).collect();
    let mut stamped = Vec::new();
    for ((tag, files), pack) in wanted.languages.iter().zip(&files).zip(&packs) {
        // What is not a stamp is not missed: it is written anew.
        let stamps = files.stamps.as_ref();
        let read = |file| stamps::read(&Parsed::new(file, sink), &mut Sink::default());
        let old = stamps.and_then(read).unwrap_or_default();
        let is_original = *tag == original;
        let (mut texts, mut pack) = (keyed(&texts), keyed(pack));
        add_silent((&mut texts, &mut pack), is_original.then_some(&old));
        let keys = select(&texts, &wanted.keys)?;
        let one = One { is_original, texts: &texts, pack: &pack, old: &old };
        let New { stamps, fresh, unread, current, refused } =
            one.stamp(&keys, wanted.review.as_ref());
        stamped.push(Stamped {
            language: tag.clone(),
            path: stamps::path(&flyer, tag),
            text: stamps::to_toml(&stamps),
            fresh,
            unread,
            reviewed: (one.reviewed(&stamps), one.texts.len()),
            current,
            refused,
        });
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
        let named: Vec<&str> = all.clone().filter(|key| is_within(key, name)).collect();
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

/// What one language is stamped from.
struct One<'a> {
    /// Whether it is the reference itself.
    is_original: bool,
    /// The texts of the reference.
    texts: &'a [Keyed<'a>],
    /// Those of its pack.
    pack: &'a [Keyed<'a>],
    /// Its stamps until now.
    old: &'a Stamps,
}

/// The new stamps of one language.
struct New {
    stamps: BTreeMap<String, Stamp>,
    fresh: Vec<String>,
    unread: Vec<String>,
    current: usize,
    refused: Vec<String>,
}

impl One<'_> {
    /// Stamps some texts.
    fn stamp(&self, keys: &BTreeSet<&str>, review: Option<&Review>) -> New {
        let lists = Lists::new(self.texts, self.pack);
        let pack: BTreeMap<&str, &str> = self.pack.iter().copied().collect();
        let mut new = New {
            stamps: self.kept(&lists),
            fresh: Vec::new(),
            unread: Vec::new(),
            current: 0,
            refused: Vec::new(),
        };
        for (key, reference) in self.texts.iter().filter(|(key, _)| keys.contains(key)) {
            let own = pack.get(key).filter(|own| may_be_empty(key) || !own.trim().is_empty());
            match own.filter(|_| lists.match_at(key)) {
                None => new.refused.push((*key).to_owned()),
                Some(own) => new.add(key, self.of(reference, own), review),
            }
        }
        new
    }

    /// The stamp of a text and that of the reference.
    fn of(&self, reference: &str, own: &str) -> Stamp {
        let from = (!self.is_original).then(|| Fingerprint::of(reference));
        Stamp { from, text: Some(Fingerprint::of(own)), review: None }
    }

    /// How many texts somebody has read as they are, as these stamps say.
    fn reviewed(&self, stamps: &BTreeMap<String, Stamp>) -> usize {
        let is_read = |(key, text): &&Keyed<'_>| {
            let stamp = stamps.get(*key).filter(|stamp| stamp.review.is_some());
            stamp.is_some_and(|stamp| stamp.text == Some(Fingerprint::of(text)))
        };
        self.pack.iter().filter(is_read).count()
    }

    /// The old stamps, each at the key that its text has now; those of texts that
    /// the reference has no more are dropped.
    fn kept(&self, lists: &Lists<'_>) -> BTreeMap<String, Stamp> {
        let mut kept = BTreeMap::new();
        for (key, stamp) in self.old {
            // A list that has another length than the reference's is left as it is.
            if lists.reference.contains_key(list_key(key)) && !lists.match_at(key) {
                kept.insert(key.clone(), stamp.value.clone());
            }
        }
        let texts = (!self.is_original).then_some(self.texts);
        for standing in standings(texts, self.pack, self.old) {
            if let Some(stamp) = standing.stamp.filter(|_| lists.match_at(standing.key)) {
                kept.insert(standing.key.to_owned(), stamp.clone());
            }
        }
        kept
    }
}

impl New {
    /// Adds a stamp. Who has read a text has read no other one.
    fn add(&mut self, key: &str, mut stamp: Stamp, review: Option<&Review>) {
        let old = self.stamps.remove(key);
        let before = old.as_ref().and_then(|old| old.review.as_ref());
        let is_same = old.as_ref().is_some_and(|old| old.text == stamp.text);
        stamp.review = review.or(before.filter(|_| is_same)).cloned();
        if before.is_some() && stamp.review.is_none() {
            self.unread.push(key.to_owned());
        }
        if old.as_ref() == Some(&stamp) {
            self.current += 1;
        } else {
            self.fresh.push(key.to_owned());
        }
        self.stamps.insert(key.to_owned(), stamp);
    }
}

/// How many entries each list has; a text that is in no list counts as one of
/// one entry.
struct Lists<'a> {
    reference: BTreeMap<&'a str, usize>,
    pack: BTreeMap<&'a str, usize>,
}

impl<'a> Lists<'a> {
    fn new(texts: &[Keyed<'a>], pack: &[Keyed<'a>]) -> Self {
        let mut lists = Self { reference: BTreeMap::new(), pack: BTreeMap::new() };
        for (key, _) in texts {
            *lists.reference.entry(list_key(key)).or_default() += 1;
        }
        for (key, _) in pack {
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
