//! What a file is made of, as one number.
//!
//! In: a document and what it is set with. Out: a [`Key`] that is the same if
//! and only if the file would be: a comment in a pack changes nothing, an hour
//! only the languages that print it.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::content::model::{Document, Inline, Page, Rich};
use crate::content::{Languages, Profile, Setting};
use crate::export::Variant;
use crate::fonts::FontBook;
use crate::key::{Key, PROGRAM};
use crate::lang::Tag;
use crate::source::Sources;

/// The key of all content as it was read: of the files with what they say, and of
/// what was wanted of them.
pub(crate) fn content_key(sources: &Sources, wanted: &impl Hash) -> Key {
    let files: Vec<_> = sources.files().map(|file| (&*file.path, &*file.text)).collect();
    Key::of(&(PROGRAM, files, wanted))
}

/// The key of a file: of what a document is printed from, its content, the languages of
/// its texts and their fonts, the kind of output, and the program.
pub(crate) fn file_key(
    document: &Document,
    variant: Variant,
    languages: &Languages,
    fonts: &FontBook,
) -> Key {
    let Document {
        flyer,
        home: _,
        language,
        span: _,
        keep: _,
        words,
        status,
        has_drafts,
        completeness: _,
        label,
        label_japanese,
        title_japanese,
        title,
        edition,
        issuer,
        template,
        pages,
        beside,
    } = document;
    let names = (PROGRAM, variant.name(), flyer, language, (status, has_drafts), edition, issuer);
    let words = (words, title);
    let texts = (label, label_japanese, title_japanese, words);
    let beside = || beside.iter().flat_map(|(_, labels)| labels);
    let labels = [label, label_japanese].into_iter().chain(title_japanese).chain(beside());
    let tags = labels.chain(texts_of(pages)).flat_map(languages_of).chain([language]);
    let set = settings(tags, languages, fonts);
    Key::of(&(names, texts, template, pages, beside().collect::<Vec<_>>(), set))
}

/// The key of a file together with what else it is judged by.
pub(crate) fn judged_key(file: Key, document: &Document) -> Key {
    Key::of(&("file", file, &document.keep))
}

/// The key of a document that an office fills in: the key of the document, and
/// what is new in it.
pub(super) fn filled_key(
    key: Key,
    (document, filled): (&Document, &Document),
    languages: &Languages,
    fonts: &FontBook,
) -> Key {
    let pairs = document.pages.iter().zip(&filled.pages);
    let new: Vec<_> =
        pairs.filter(|(old, new)| !Arc::ptr_eq(old, new)).map(|(_, new)| new).collect();
    let set = settings(texts_of(new.iter().copied()).flat_map(languages_of), languages, fonts);
    Key::of(&(key, &filled.issuer, &new, set))
}

fn texts_of<'a>(pages: impl IntoIterator<Item = &'a Arc<Page>>) -> impl Iterator<Item = &'a Rich> {
    pages.into_iter().flat_map(|page| &page.blocks).flat_map(|block| block.texts())
}

/// How the languages of some texts are set, in the order of their tags.
fn settings<'a>(
    tags: impl Iterator<Item = &'a Tag>,
    languages: &'a Languages,
    fonts: &FontBook,
) -> Vec<(Seen<'a>, u64)> {
    let tags: BTreeSet<&Tag> = tags.collect();
    tags.into_iter()
        .filter_map(|tag| languages.nearest(tag))
        .map(|profile| (Seen(profile), fonts.stack_fingerprint(&profile.setting.stack(fonts))))
        .collect()
}

fn languages_of(text: &Rich) -> impl Iterator<Item = &Tag> {
    text.0.iter().filter_map(|inline| match inline {
        Inline::Text(text) => text.language.as_ref(),
        Inline::Ruby { .. } | Inline::Mark { .. } => None,
    })
}

/// What of a language is seen on paper.
struct Seen<'a>(&'a Profile);

impl Hash for Seen<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // What a language says by itself is written out in the texts.
        let Profile { tag, speech, setting, habits, file: _, own: _, places: _ } = self.0;
        let Setting {
            fonts,
            ascii,
            breaking,
            spacing,
            pitch,
            least_pitch,
            baseline,
            blank,
            // Nothing is printed by it, but `check` judges pages by it.
            body,
            speech: _,
            direction,
        } = setting;
        let families: Vec<&str> = fonts.iter().map(|family| family.value.as_str()).collect();
        (tag, speech, direction, breaking, spacing).hash(state);
        (pitch, least_pitch.value, baseline, blank, body, families).hash(state);
        ascii.as_ref().map(|family| &family.value).hash(state);
        (&habits.keep, habits.short_words).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_no_content() {
        use crate::source::{FileId, Span};
        let at = |start| Rich::literal("same", Span::new(FileId::default(), start, start + 4));
        assert_eq!(Key::of(&at(0)), Key::of(&at(7)));
    }
}
