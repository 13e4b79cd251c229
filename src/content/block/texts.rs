//! The texts of one block: a table of a pack, read key by key.
//!
//! In: a table of words and the voice of its pack. Out: texts; what is missing
//! is reported and left empty. Knows nothing about kinds of block.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::codes;
use crate::content::form::reader::{Table, Value};
use crate::content::load::facts::When;
use crate::content::model::Rich;
use crate::content::voice::Voice;
use crate::diag::Sink;
use crate::frame::Picture;
use crate::source::Span;

/// The pictures of a flyer by name.
pub(crate) type Pictures = BTreeMap<String, Arc<Picture>>;

/// Reads the words of one block.
pub(crate) struct Texts<'a, 't> {
    /// The block's table in the pack.
    pub(crate) table: Table<'a>,
    /// How the pack speaks.
    pub(crate) voice: &'t Voice<'t>,
    /// The flyer's pictures.
    pub(crate) pictures: &'t Pictures,
    /// What the block's keys in `flyer.toml` list.
    pub(crate) listed: &'t BTreeMap<&'static str, Vec<String>>,
    /// The lists of the tables around this one, and their lengths.
    pub(crate) around: Vec<(&'a str, usize)>,
    /// Whether texts of the pack are drafts.
    pub(crate) has_drafts: bool,
    /// The flyer's day, and whether the block is printed on it.
    pub(crate) when: When,
    /// Takes what is wrong.
    pub(crate) sink: &'t mut Sink,
}

impl<'a> Texts<'a, '_> {
    /// The text of a key.
    pub(crate) fn rich(&mut self, key: &'a str) -> Rich {
        let value = self.table.in_all(key);
        self.read(value).unwrap_or_default()
    }

    /// The text of a key that has one where the reference pack has one.
    pub(crate) fn optional(&mut self, key: &'a str) -> Option<Rich> {
        let value = self.table.like_reference(key, self.sink);
        self.read(value)
    }

    /// The text of a key that may be missing or empty: tools for translators leave
    /// out what is empty.
    pub(crate) fn maybe_empty(&mut self, key: &'a str) -> Option<Rich> {
        let literal = self.table.optional(key)?.string(self.sink)?;
        if literal.text.is_empty() {
            return None;
        }
        Some(self.voice.rich(&literal, self.when, self.sink))
    }

    fn read(&mut self, value: Option<Value<'a>>) -> Option<Rich> {
        let literal = value?.filled_string(self.sink)?;
        Some(self.voice.rich(&literal, self.when, self.sink))
    }

    /// A text that was written out for `at`; nothing if it is too long, which is
    /// reported.
    pub(crate) fn within(&mut self, written: Rich, at: Span) -> Rich {
        self.voice.within(written, at, self.sink)
    }

    /// The texts of a list, as many as the reference pack has.
    pub(crate) fn list(&mut self, key: &'a str) -> Vec<Rich> {
        let value = self.table.in_all(key);
        self.list_like_reference(key, value)
    }

    /// The texts of a list that is there where the reference pack has it.
    pub(crate) fn optional_list(&mut self, key: &'a str) -> Vec<Rich> {
        let value = self.table.like_reference(key, self.sink);
        self.list_like_reference(key, value)
    }

    fn list_like_reference(&mut self, key: &str, value: Option<Value<'a>>) -> Vec<Rich> {
        match self.table.reference_length(key) {
            // That its list is empty is told there.
            Some(0) => Vec::new(),
            expected => self.read_list(value, expected, "the reference pack has"),
        }
    }

    /// The texts of a list, `count` of them because of `why`.
    pub(crate) fn list_of(&mut self, key: &'a str, count: usize, why: &str) -> Vec<Rich> {
        let value = self.table.in_all(key);
        let mut list = self.read_list(value, Some(count), why);
        list.resize_with(count, Rich::default);
        list
    }

    fn read_list(
        &mut self,
        value: Option<Value<'a>>,
        expected: Option<usize>,
        why: &str,
    ) -> Vec<Rich> {
        let items = self.items(value, expected, why);
        items.into_iter().filter_map(|item| self.read(Some(item))).collect()
    }

    fn items(
        &mut self,
        value: Option<Value<'a>>,
        expected: Option<usize>,
        why: &str,
    ) -> Vec<Value<'a>> {
        let Some(value) = value else { return Vec::new() };
        let Some(items) = value.array(self.sink) else { return Vec::new() };
        let message = match expected {
            Some(expected) if items.len() != expected => {
                let message = format!("expected {expected} texts, found {}", items.len());
                codes::LIST_LENGTH.at(value.span(), message).label(format!("{why} {expected}"))
            }
            None if items.is_empty() => codes::LIST_LENGTH
                .at(value.span(), "expected one text or more, found none")
                .label("an empty list"),
            Some(_) | None => return items,
        };
        self.sink.report(message);
        items
    }

    /// A text that is read out.
    pub(crate) fn plain(&mut self, key: &'a str) -> String {
        let literal = self.table.string(key, self.sink);
        literal.map(|l| self.voice.plain(&l, self.when, self.sink)).unwrap_or_default()
    }

    /// A text that is read out, where the reference pack has one.
    pub(crate) fn optional_plain(&mut self, key: &'a str) -> Option<String> {
        let literal = self.table.like_reference(key, self.sink)?.filled_string(self.sink)?;
        Some(self.voice.plain(&literal, self.when, self.sink))
    }

    /// The texts of a list that are read out, `count` of them because of
    /// `why`.
    pub(crate) fn plain_list(&mut self, key: &'a str, count: usize, why: &str) -> Vec<String> {
        let value = self.table.in_all(key);
        let mut list = Vec::new();
        for item in self.items(value, Some(count), why) {
            let literal = item.filled_string(self.sink);
            let plain = literal.map(|l| self.voice.plain(&l, self.when, self.sink));
            list.push(plain.unwrap_or_default());
        }
        list.resize_with(count, String::new);
        list
    }

    /// How much a key of the block in `flyer.toml`, or of a table around this one,
    /// lists; and that this is why.
    pub(crate) fn asked(&self, key: &str) -> (usize, String) {
        if let Some((_, count)) = self.around.iter().find(|(name, _)| *name == key) {
            return (*count, format!("as many as `{key}`:"));
        }
        let count = self.listed.get(key).map(Vec::len).unwrap_or_default();
        (count, format!("as many as `{key}` of the block in flyer.toml:"))
    }

    /// A picture; an empty one if it is broken, which was reported.
    pub(crate) fn picture(&self, name: &str) -> Arc<Picture> {
        let known = self.pictures.get(name).cloned();
        known.unwrap_or_else(|| Arc::new(Picture::empty(name)))
    }

    /// The texts of a table inside this one.
    pub(crate) fn inner<R>(
        &mut self,
        key: &'a str,
        read: impl FnOnce(&mut Texts<'a, '_>) -> R,
    ) -> R {
        let mut around = self.around.clone();
        around.extend(self.table.lists());
        let table = self.table.table(key, self.sink);
        let mut inner = Texts {
            table,
            voice: self.voice,
            pictures: self.pictures,
            listed: self.listed,
            around,
            has_drafts: self.has_drafts,
            when: self.when,
            sink: self.sink,
        };
        let result = read(&mut inner);
        inner.table.finish(self.sink);
        result
    }
}
