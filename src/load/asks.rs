//! What a block of `flyer.toml` asks for: pictures and facts by name.
//!
//! In: the table of a block. Out: names of pictures that are there, and facts
//! as they hold on the flyer's day. Knows nothing about words.

use std::collections::BTreeSet;

use super::facts::{Facts, When};
use super::literal::{Literal, is_bare};
use super::reader::{Table, shortened};
use super::{codes, suggest};
use crate::content::FactUse;
use crate::content::table::fact::FactForm;
use crate::diag::Sink;
use crate::geom::Mm;
use crate::source::Spanned;

/// The pictures of a flyer: which there are, and which are asked for.
#[derive(Debug, Default)]
pub(crate) struct PictureNames {
    /// The names in the flyer's folder `images`, sorted, without their ending;
    /// `None` if the folder cannot be used, which was reported.
    pub(crate) known: Option<Vec<String>>,
    /// Those that a block shows.
    pub(crate) wanted: BTreeSet<String>,
}

/// Reads the data of one block.
pub(crate) struct Asks<'a, 't> {
    /// The block's table in `flyer.toml`.
    pub(crate) table: Table<'a>,
    /// The flyer's pictures.
    pub(crate) pictures: &'t mut PictureNames,
    /// The facts.
    pub(crate) facts: &'t Facts,
    /// The flyer's day, and whether the block is printed on it.
    pub(crate) when: When,
    /// The edge of a module of QR codes.
    pub(crate) module: Mm,
    /// Takes which facts are asked for.
    pub(crate) uses: &'t mut Vec<FactUse>,
    /// Takes what is wrong.
    pub(crate) sink: &'t mut Sink,
}

impl<'a> Asks<'a, '_> {
    /// The picture that `key` names.
    pub(crate) fn picture(&mut self, key: &'a str) -> String {
        let name = self.table.string(key, self.sink);
        name.map(|name| self.picture_name(&name)).unwrap_or_default()
    }

    /// The pictures that `key` lists.
    pub(crate) fn pictures(&mut self, key: &'a str) -> Vec<String> {
        let names = self.table.strings(key, self.sink);
        names.iter().map(|name| self.picture_name(name)).collect()
    }

    /// The two pictures that `key` lists.
    pub(crate) fn two_pictures(&mut self, key: &'a str) -> [String; 2] {
        let span = self.table.optional(key).map(|value| value.span());
        let mut names = self.pictures(key).into_iter();
        let two = [names.next().unwrap_or_default(), names.next().unwrap_or_default()];
        let count = two.iter().filter(|name| !name.is_empty()).count() + names.count();
        if let (true, Some(span)) = (count != 2, span) {
            let message = format!("expected two pictures, found {count}");
            self.sink.report(codes::LIST_LENGTH.at(span, message).label("not two"));
        }
        two
    }

    fn picture_name(&mut self, name: &Literal<'_>) -> String {
        let known = self.pictures.known.as_ref().filter(|_| is_bare(name, self.sink));
        let Some(known) = known else { return name.text.to_owned() };
        if known.iter().any(|known| known == name.text) {
            self.pictures.wanted.insert(name.text.to_owned());
        } else {
            let message = format!("there is no picture `{}`", shortened(name.text));
            let known = known.iter().map(String::as_str);
            self.sink.report(
                codes::UNKNOWN_PICTURE
                    .at(name.span, message)
                    .label("no such file in the flyer's folder images")
                    .hint(suggest::hint(name.text, known)),
            );
        }
        name.text.to_owned()
    }

    /// The fact that `key` names.
    pub(crate) fn one<T: FactForm>(&mut self, key: &'a str) -> Option<Spanned<T>> {
        let name = self.table.string(key, self.sink)?;
        self.fact(name)
    }

    /// The facts that `key` lists, with gaps where there is none.
    pub(crate) fn several<T: FactForm>(&mut self, key: &'a str) -> Vec<Option<Spanned<T>>> {
        let names = self.table.strings(key, self.sink);
        names.into_iter().map(|name| self.fact(name)).collect()
    }

    fn fact<T: FactForm>(&mut self, name: Literal<'_>) -> Option<Spanned<T>> {
        let (span, printed) = (name.span, self.when.printed);
        self.uses.push(FactUse { kind: T::KIND, name: name.text.to_owned(), span, printed });
        let name = Spanned { value: name.text, span };
        let value = self.facts.get::<T>(&name, self.when, self.sink)?.clone();
        Some(Spanned { value, span })
    }
}
