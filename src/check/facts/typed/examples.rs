//! What is typed in sentences of many languages, and what is not.
//!
//! In: `examples.toml`, in which what is typed stands between « and », and the
//! languages of the test project. Out: a failing test for each that is not read so.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Kind;
use super::line::Line;
use super::scan::scan;
use super::speech::Speech;
use crate::content::form::literal::Literal;
use crate::content::form::reader::Parsed;
use crate::content::markup::parse;
use crate::content::model::{Pack, Status, Usage, Written};
use crate::content::{Languages, Profile};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::Sources;

/// Sentences by kind and language.
type Sentences = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// The language of the test project with this tag.
fn speech(tag: &str) -> Speech {
    let mut sources = Sources::new(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/project"));
    let id = sources.read(&format!("content/languages/{tag}.toml")).unwrap();
    let (file, sink) = (sources.file(id).clone(), &mut Sink::default());
    let parsed = Parsed::language(&file, &["formats"], sink);
    let tag = Tag::new(tag).unwrap();
    let profile = Profile::read(tag.clone(), &parsed, &[], (sink, &mut Sink::default()));
    let formats = parsed.strings().into_iter().filter(|(key, _)| key.starts_with("formats."));
    let written = |(key, literal): (String, Literal<'_>)| {
        let pieces = parse(&literal, &mut Sink::default());
        Written::new(key, Usage::Format, &literal, pieces)
    };
    let strings = formats.map(written).collect();
    let mut languages = Languages::default();
    languages.insert(profile);
    let pack = Pack {
        speech: tag.clone(),
        language: tag,
        status: Status::Draft,
        file: id,
        strings,
        fixed: Vec::new(),
        spoken: Arc::from([]),
        stamps: None,
    };
    Speech::of(&pack, &languages)
}

/// The sentence with « and » around what is found, and the kinds of it.
fn marked(speech: &Speech, text: &str) -> (String, Vec<Kind>) {
    let written = Written::sample(text);
    let line = Line::of(&written);
    let found = scan(&line, speech);
    let mut marked = text.to_owned();
    for one in found.iter().rev() {
        let span = line.place(one.from, one.to);
        marked.insert(span.end as usize, '»');
        marked.insert(span.start as usize, '«');
    }
    (marked, found.iter().map(|one| Kind::of(&one.means)).collect())
}

#[test]
fn what_is_typed_is_found_under_its_kind() {
    let sentences: Sentences = toml::from_str(include_str!("examples.toml")).unwrap();
    let mut wrong = Vec::new();
    for (kind, by_language) in &sentences {
        for (tag, sentences) in by_language {
            let speech = speech(tag);
            for sentence in sentences {
                let (found, kinds) = marked(&speech, &sentence.replace(['«', '»'], ""));
                let told = kinds.iter().all(|it| format!("{it:?}").to_lowercase() == *kind);
                if found != *sentence || !told {
                    wrong.push(format!("{kind} {tag}: {sentence}\n  → {found} {kinds:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
