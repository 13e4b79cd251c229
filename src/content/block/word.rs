//! What can stand at a key of a pack: texts, lists of texts, tables of texts.
//!
//! In: a key and the words of a block. Out: texts; and the shape of the key in
//! the packs of a flyer. Both come from one [`Word`], so that no second
//! description has to follow the first.

use std::marker::PhantomData;

use toml::Value;

use super::form::{Given, Shown, Word, Wording};
use crate::content::block::texts::Texts;
use crate::content::codes;
use crate::content::form::Shape;
use crate::content::form::shape::needed;
use crate::content::model::{Field, Rich};

/// A word without parameters.
pub(crate) struct Plain<T> {
    shape: fn(&str, &Given<'_>) -> Option<Shape>,
    read: fn(&'static str, &mut Texts<'_, '_>) -> T,
    may_be_missing: bool,
    note: &'static str,
}

impl<T> Plain<T> {
    /// A word of this shape that is read so.
    pub(crate) const fn of(
        shape: fn(&str, &Given<'_>) -> Option<Shape>,
        read: fn(&'static str, &mut Texts<'_, '_>) -> T,
    ) -> Self {
        Self { shape, read, may_be_missing: false, note: "" }
    }

    /// A word that is a text in all packs.
    const fn text(read: fn(&'static str, &mut Texts<'_, '_>) -> T) -> Self {
        Self::of(|_, _| Some(Shape::text()), read)
    }
}

impl<T> Word for Plain<T> {
    type Read = T;

    fn shape(&self, key: &str, given: &Given<'_>) -> Option<Shape> {
        (self.shape)(key, given)
    }

    fn read(&self, key: &'static str, texts: &mut Texts<'_, '_>) -> T {
        (self.read)(key, texts)
    }

    fn may_be_missing(&self) -> bool {
        self.may_be_missing
    }

    fn note(&self) -> &'static str {
        self.note
    }
}

/// A text.
pub(crate) const TEXT: Plain<Rich> = Plain::text(|key, texts| texts.rich(key));

/// A text, where the reference pack has one.
pub(crate) const LIKE_REFERENCE: Plain<Option<Rich>> = Plain {
    shape: |key, given| given.reference.get(key).map(|_| Shape::text()),
    ..Plain::text(|key, texts| texts.optional(key))
};

/// A text that may be empty or missing: tools for translators leave out what is
/// empty.
pub(crate) const PERHAPS_NOTHING: Plain<Option<Rich>> = Plain {
    shape: |_, _| Some(Shape::any_text()),
    may_be_missing: true,
    ..Plain::text(|key, texts| texts.maybe_empty(key))
};

/// A text that is printed in drafts only.
pub(crate) const IN_DRAFTS: Plain<Option<Rich>> = Plain::text(|key, texts| {
    let text = texts.rich(key);
    texts.has_drafts.then_some(text)
});

/// The name of a line to write on.
pub(crate) const LABEL: Plain<Field> =
    Plain::text(|key, texts| Field { label: texts.rich(key), value: None });

impl Shown for Field {
    /// By ear, the name of an empty line is a question without an answer.
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        if self.value.is_some() || !heard {
            self.label.texts(heard, texts);
        }
        self.value.texts(heard, texts);
    }
}

/// A text that is read out in place of a picture.
pub(crate) const ALT: Plain<String> =
    Plain { note: READ_ALOUD, ..Plain::text(|key, texts| texts.plain(key)) };

/// The same, where the reference pack has one.
pub(crate) const ALT_LIKE_REFERENCE: Plain<Option<String>> = Plain {
    note: READ_ALOUD,
    shape: |key, given| given.reference.get(key).map(|_| Shape::text()),
    ..Plain::text(|key, texts| texts.optional_plain(key))
};

/// What a translator must know of all such texts.
const READ_ALOUD: &str = "Read aloud, not printed: a plain sentence without ** or ruby.";

/// As many texts as the reference pack has.
pub(crate) const LIST: Plain<Vec<Rich>> = Plain {
    shape: |key, given| Some(list(length(key, given))),
    ..Plain::text(|key, texts| texts.list(key))
};

/// The same, where the reference pack has such a list.
pub(crate) const LIST_LIKE_REFERENCE: Plain<Vec<Rich>> = Plain {
    shape: |key, given| given.reference.get(key).map(|_| list(length(key, given))),
    ..Plain::text(|key, texts| texts.optional_list(key))
};

/// As many texts as `flyer.toml` lists at this key of the block.
pub(crate) struct ListLike(pub(crate) &'static str);

impl Word for ListLike {
    type Read = Vec<Rich>;

    fn shape(&self, _: &str, given: &Given<'_>) -> Option<Shape> {
        Some(list(given.lengths.get(self.0).copied()))
    }

    fn read(&self, key: &'static str, texts: &mut Texts<'_, '_>) -> Vec<Rich> {
        let (count, why) = texts.asked(self.0);
        texts.list_of(key, count, &why)
    }
}

/// As many texts as `flyer.toml` lists at this key of the block, or, if it lists none, as
/// the reference pack has.
pub(crate) struct ListLikeAny(pub(crate) &'static str);

impl Word for ListLikeAny {
    type Read = Vec<Rich>;

    fn shape(&self, key: &str, given: &Given<'_>) -> Option<Shape> {
        match given.lengths.get(self.0) {
            None | Some(0) => LIST.shape(key, given),
            Some(_) => ListLike(self.0).shape(key, given),
        }
    }

    fn read(&self, key: &'static str, texts: &mut Texts<'_, '_>) -> Vec<Rich> {
        match texts.asked(self.0) {
            (0, _) => LIST.read(key, texts),
            (_, _) => ListLike(self.0).read(key, texts),
        }
    }
}

/// As many texts that are read out as `flyer.toml` lists at this key of the block.
pub(crate) struct AltsLike(pub(crate) &'static str);

impl Word for AltsLike {
    type Read = Vec<String>;

    fn shape(&self, _: &str, given: &Given<'_>) -> Option<Shape> {
        Some(list(given.lengths.get(self.0).copied()))
    }

    fn read(&self, key: &'static str, texts: &mut Texts<'_, '_>) -> Vec<String> {
        let (count, why) = texts.asked(self.0);
        texts.plain_list(key, count, &why)
    }

    fn note(&self) -> &'static str {
        READ_ALOUD
    }
}

/// So many texts, and why.
pub(crate) struct ListOf(pub(crate) usize, pub(crate) &'static str);

impl Word for ListOf {
    type Read = Vec<Rich>;

    fn shape(&self, _: &str, _: &Given<'_>) -> Option<Shape> {
        Some(list(Some(self.0)))
    }

    fn read(&self, key: &'static str, texts: &mut Texts<'_, '_>) -> Vec<Rich> {
        texts.list_of(key, self.0, self.1)
    }
}

/// An entry of a list whose entries have names: an entry that is added moves no
/// stamp, and can have a time of its own.
#[derive(Debug, Clone, Hash)]
pub struct Named<W> {
    /// Its name, the same in all packs.
    pub name: String,
    /// Its words.
    pub words: W,
}

impl<W> Named<W> {
    /// The words of the entry of this name.
    pub(super) fn find<'n>(all: &'n [Self], name: &str) -> Option<&'n W> {
        all.iter().find(|it| it.name == name).map(|it| &it.words)
    }
}

impl<W: Shown> Shown for Named<W> {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        self.words.texts(heard, texts);
    }
}

/// A list whose entries have names: a table for each, those of the reference pack
/// in their order.
pub(crate) struct Names<W>(PhantomData<W>);

/// A list whose entries have names, and the words of `W`.
pub(crate) const fn names<W: Wording>() -> Names<W> {
    Names(PhantomData)
}

impl<W: Wording> Word for Names<W> {
    type Read = Vec<Named<W>>;

    fn shape(&self, key: &str, given: &Given<'_>) -> Option<Shape> {
        Some(given.inside(given.reference.get(key), |given, entries| {
            let entry = |(name, entry): (&String, &Value)| {
                let shape = given.inside(Some(entry), |given, _| Shape::table(W::keys(given)));
                needed(name, &format!("The entry `{name}` of `{key}`."), shape)
            };
            Shape::table(entries.iter().map(entry).collect())
        }))
    }

    fn read(&self, key: &'static str, texts: &mut Texts<'_, '_>) -> Vec<Named<W>> {
        texts.inner(key, |texts| {
            let names = texts.table.names();
            let mut named = Vec::new();
            for name in &names {
                texts.voice.over.set(Some(false));
                let words = texts.inner(name, W::read);
                // What is over goes by itself.
                if texts.voice.over.take() == Some(false) {
                    named.push(Named { name: (*name).to_owned(), words });
                }
            }
            if named.is_empty() && !names.is_empty() && texts.when.printed {
                all_over(key, texts);
            }
            named
        })
    }
}

/// A table for each name that `flyer.toml` lists at this key of the block, with the
/// words of `W`.
pub(crate) struct EachOf<W>(pub(crate) &'static str, PhantomData<W>);

/// A table with the words of `W` for each name that `flyer.toml` lists at `key`.
pub(crate) const fn each_of<W: Wording>(key: &'static str) -> EachOf<W> {
    EachOf(key, PhantomData)
}

impl<W: Wording> Word for EachOf<W> {
    type Read = Vec<Named<W>>;

    fn shape(&self, key: &str, given: &Given<'_>) -> Option<Shape> {
        let names = given.listed.get(self.0).filter(|names| !names.is_empty())?;
        Some(given.inside(given.reference.get(key), |given, entries| {
            let entry = |name: &String| {
                let shape =
                    given.inside(entries.get(name), |given, _| Shape::table(W::keys(given)));
                needed(name, &format!("The words of `{name}`."), shape)
            };
            Shape::table(names.iter().map(entry).collect())
        }))
    }

    fn read(&self, key: &'static str, texts: &mut Texts<'_, '_>) -> Vec<Named<W>> {
        let names = texts.listed.get(self.0).cloned().unwrap_or_default();
        if names.is_empty() {
            return Vec::new();
        }
        texts.inner(key, |texts| {
            let entry = |name: &String| {
                let Some(own) = texts.table.own_key(name) else {
                    // What the reference lacks, too, is told there alone.
                    if texts.table.is_lacking(name) {
                        return None;
                    }
                    let hint = format!("add the table: `{}` of flyer.toml lists it", self.0);
                    texts.table.report_lack(name, &hint, texts.sink);
                    return None;
                };
                Some(Named { name: name.clone(), words: texts.inner(own, W::read) })
            };
            names.iter().filter_map(entry).collect()
        })
    }
}

/// Reports a list of which every entry is over.
fn all_over(key: &str, texts: &mut Texts<'_, '_>) {
    let message = format!("everything in `{key}` is over on {}", texts.when.day);
    texts.sink.report(
        codes::FACT_OVER
            .at(texts.table.span(), message)
            .label("nothing is left to print")
            .hint("add dates that are to come to content/facts.toml, or give the block `until`"),
    );
}

/// How many texts the reference pack has at a key.
fn length(key: &str, given: &Given<'_>) -> Option<usize> {
    given.reference.get(key)?.as_array().map(Vec::len)
}

fn list(count: Option<usize>) -> Shape {
    match count {
        Some(count) => Shape::list_of(count, Shape::text()),
        None => Shape::filled_list(Shape::text()),
    }
}
