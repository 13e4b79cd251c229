//! What a pack says of itself: its table `pack`.
//!
//! In: that table. Out: the language, and how far the texts can be trusted. Knows
//! nothing about words.

use super::reader::{Parsed, shortened};
use super::{codes, suggest};
use crate::content::form::kind::{choice, list, optional, placed, text, text_like, told};
use crate::content::form::shape::Shape;
use crate::content::form::{Form, form};
use crate::content::model::{Status, list_key};
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
        /// How far the text can be trusted.
        status: Option<Status> = told(choice::<Status>()),
        /// Texts for which the status does not hold: keys such as "contact.heading", or tables for all texts in them. They are drafts, and the flyer says so.
        added: Option<Spanned<Vec<Spanned<String>>>> =
            optional(placed(list(placed(text())))),
    }
}

impl PackHead {
    /// What a pack says of itself, for those who report nothing.
    pub(crate) fn of(pack: &Parsed<'_>) -> Self {
        let mut ignored = Sink::default();
        let mut table = pack.table(None).table("pack", &mut ignored);
        Self::read(&mut table, &mut ignored).unwrap_or_default()
    }

    /// How far the pack can be trusted; not at all if it does not say.
    pub(crate) fn status(&self) -> Option<Status> {
        self.status
    }

    /// Whether it names texts for which its status does not hold.
    pub(crate) fn names_drafts(&self) -> bool {
        self.added.as_ref().is_some_and(|added| !added.value.is_empty())
    }

    /// Whether texts of the pack are drafts: all, or some that were added.
    pub(crate) fn has_drafts(&self) -> bool {
        self.status.unwrap_or(Status::Draft) == Status::Draft || self.names_drafts()
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
            let is_it = |key: &str| {
                let rest = key.strip_prefix(name.value.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            if !texts.iter().any(|(key, _)| is_it(key)) {
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
