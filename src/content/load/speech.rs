//! What a language says by itself: its name, how it writes values, what it calls
//! other languages.
//!
//! In: its file, and the pack of a flyer, which says it in older projects. Out: a
//! [`Speech`]. Knows nothing about words of blocks.

use std::sync::Arc;

use super::reader::{Field, Table};
use super::{codes, languages};
use crate::content::Profile;
use crate::content::form::kind::Kind;
use crate::content::form::said::Said;
use crate::content::table::language::formats::{Formats, formats};
use crate::content::table::language::pattern::{Pattern, words};
use crate::content::table::language::{LanguageNames, language_names};
use crate::diag::Sink;
use crate::source::Span;

/// How a language speaks.
pub(crate) struct Speech {
    /// Its own name.
    pub(crate) name: Pattern,
    /// Its Japanese name.
    pub(crate) japanese: Pattern,
    /// How it writes values.
    pub(crate) formats: Arc<Formats>,
    /// Where that stands; `None` if it is missing or broken.
    pub(crate) formats_at: Option<Span>,
    /// What it calls other languages; `None` if that is missing or broken.
    pub(crate) names: Option<LanguageNames>,
}

/// Languages that do not call noon 12 where one word names half a day: in 午後12時
/// many readers see midnight. Packs of older projects cannot say so themselves.
const NOON_IS_ZERO: [&str; 3] = ["ja", "ko", "zh"];

/// Reads what the language of a pack says. `head` is the table `pack` of it.
pub(crate) fn read<'a>(
    profile: &Profile,
    (file, head): (&mut Table<'a>, &mut Table<'a>),
    sink: &mut Sink,
) -> Speech {
    let own = &profile.own;
    let from = |file_key, pack_key| From { profile, file_key, pack_key };
    let name = from("name", "label").read(&own.name, head, &words(), sink);
    let japanese = from("japanese", "label_japanese").read(&own.japanese, head, &words(), sink);
    let formats = from("formats", "formats").read(&own.formats, file, &formats(), sink);
    let names = from("languages", "languages").read(&own.languages, file, &language_names(), sink);
    let formats_at = formats.as_ref().map(|formats| formats.span);
    let mut formats = formats.map_or_else(Formats::stand_in, |formats| formats.value);
    if own.formats == Said::Nothing {
        formats.time.noon_is_zero |= NOON_IS_ZERO.contains(&profile.speech.primary());
    }
    Speech {
        name: name.unwrap_or_default(),
        japanese: japanese.unwrap_or_default(),
        formats: Arc::new(formats),
        formats_at,
        names,
    }
}

impl Speech {
    /// Reports words for what calls cost that this language has and that of the
    /// reference pack has not, and the other way round.
    pub(crate) fn says_costs_like(&self, reference: &Self, sink: &mut Sink) {
        let (Some(at), Some(_)) = (self.formats_at, reference.formats_at) else { return };
        match (&self.formats.cost, &reference.formats.cost) {
            (None, Some(_)) => sink.report(
                codes::MISSING_KEY
                    .at(at, "`formats.cost` is missing")
                    .label("in this table")
                    .hint("add a table [formats.cost] with the words `free` and `charged`: the language of the reference pack has it"),
            ),
            (Some(cost), None) => sink.report(
                codes::EXTRA_TEXT
                    .at(cost.span, "the language of the reference pack has no `formats.cost`")
                    .label("only this language says so")
                    .hint("add it there, or take it out here"),
            ),
            (None, None) | (Some(_), Some(_)) => {}
        }
    }
}

/// Where something stands: at which key of the language's file, or else of a pack.
struct From<'p> {
    profile: &'p Profile,
    file_key: &'static str,
    pack_key: &'static str,
}

impl From<'_> {
    /// What the language's file says, or else the pack; reports it if both do, or
    /// neither. `None` if it is missing or broken.
    fn read<K: Kind>(
        &self,
        said: &Said<K::Read>,
        pack: &mut Table<'_>,
        kind: &K,
        sink: &mut Sink,
    ) -> Option<K::Read>
    where
        K::Read: Clone,
    {
        let value = match (said, self.profile.file) {
            // The table of all languages has no place for it.
            (Said::Nothing, None) => pack.required(self.pack_key),
            _ => pack.optional(self.pack_key),
        };
        let read = match said {
            Said::This(said) => Some(said.clone()),
            Said::Broken => None,
            Said::Nothing => {
                if let (None, Some(place)) = (value, self.profile.file) {
                    self.is_missing(place, sink);
                }
                let path = pack.dotted(self.pack_key);
                return value.and_then(|value| kind.read(Field { value, path: &path }, sink));
            }
        };
        if let Some(value) = value {
            let (key, path) = (self.file_key, pack.dotted(self.pack_key));
            let file = languages::path(&self.profile.tag);
            let message = format!("{file} says `{key}`, for all flyers");
            sink.report(
                codes::SAID_TWICE
                    .at(value.span(), message)
                    .label("said a second time")
                    .hint(format!("take `{path}` out of the pack")),
            );
        }
        read
    }

    fn is_missing(&self, file: Span, sink: &mut Sink) {
        let (key, tag) = (self.file_key, &self.profile.tag);
        sink.report(
            codes::MISSING_KEY
                .at(file, format!("`{key}` is missing"))
                .label("the file lacks it, and a flyer is in this language")
                .hint(format!("`chirashi new language {tag}` says what to write")),
        );
    }
}
