//! What a pack says of itself: its table `pack`.
//!
//! In: that table. Out: the language, and how far the texts can be trusted. Knows
//! nothing about words.

use super::reader::{Parsed, shortened};
use super::{codes, suggest};
use crate::content::form::kind::{choice, list, optional, placed, text, text_like, told};
use crate::content::form::shape::Shape;
use crate::content::form::{Form, form};
use crate::content::model::{Status, is_within, list_key};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::Spanned;

form! {
    /// What the pack is, and how far it can be trusted.
    #[derive(Default)]
    pub(crate) struct PackHead {
        /// The language of the pack: the name of the file.
        pub(crate) language: Option<Spanned<String>> =
            told(placed(text_like(Shape::tag, |name, _| Some(name.text.to_owned())))),
        /// How far the text can be trusted, with its stamps.
        status: Option<Status> = told(choice::<Status>()),
        /// Texts for which the status does not hold: keys such as "contact.heading", or tables for all texts in them. They are drafts until they are reviewed, and the flyer says so.
        added: Option<Spanned<Vec<Spanned<String>>>> = optional(placed(list(placed(text())))),
    }
}

impl PackHead {
    /// What a pack says of itself, for those who report nothing.
    pub(crate) fn of(pack: &Parsed<'_>) -> Self {
        let mut ignored = Sink::default();
        let mut table = pack.table(None).table("pack", &mut ignored);
        Self::read(&mut table, &mut ignored).unwrap_or_default()
    }

    /// How far the pack can be trusted, as it says; not at all if it does not.
    pub(crate) fn status(&self) -> Option<Status> {
        self.status
    }

    /// Whether its status does not hold for the text at a key.
    pub(crate) fn adds(&self, key: &str) -> bool {
        let added = self.added.iter().flat_map(|added| &added.value);
        added.into_iter().any(|name| is_within(key, &name.value))
    }

    /// Reports what does not fit the pack in the language `expected`.
    pub(crate) fn check(&self, expected: &Tag, pack: &Parsed<'_>, sink: &mut Sink) {
        if let Some(language) = &self.language
            && language.value != expected.as_str()
        {
            let found = shortened(&language.value);
            let message = format!("the pack for `{expected}` says `{found}`");
            sink.report(
                codes::WRONG_PACK
                    .at(language.span, message)
                    .label("not the name of the file")
                    .hint(format!("write language = \"{expected}\", or rename the file")),
            );
        }
        let Some(added) = &self.added else { return };
        let texts = pack.strings();
        for name in &added.value {
            if !texts.iter().any(|(key, _)| is_within(key, &name.value)) {
                let message = format!("this pack has no text `{}`", shortened(&name.value));
                let known = texts.iter().map(|(key, _)| list_key(key));
                sink.report(
                    codes::BAD_VALUE
                        .at(name.span, message)
                        .label("expected a key such as \"contact.heading\", or a table")
                        .hint(suggest::hint(&name.value, known)),
                );
            }
        }
        if self.status.unwrap_or(Status::Draft) == Status::Draft {
            sink.report(
                codes::BAD_VALUE
                    .at(added.span, "in a draft all texts are drafts, so none can be named")
                    .label("only for `reviewed` and `official`")
                    .hint("take `added` out"),
            );
        }
    }
}
