//! What is shown, as a script in the browser reads it.
//!
//! In: the board; a place in a file. Out: JSON.

use std::sync::Arc;

use anyhow::Error;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::board::{Inner, Shown};
use crate::content::load::Keys;
use crate::diag::{Diagnostic, Severity, json as report};
use crate::shown;
use crate::source::{File, Sources, Span};

/// A message as it is told, and the place that it is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Notice {
    said: Value,
    place: Option<Place>,
}

/// A stretch of a file as it was read.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    path: String,
    text: Arc<str>,
    start: u32,
    end: u32,
}

impl Notice {
    pub(super) fn new(message: &Diagnostic, sources: &Sources) -> Self {
        let place = message.span.map(|Span { file, start, end }| {
            let File { path, text, .. } = sources.file(file);
            Place { path: path.clone(), text: Arc::clone(text), start, end }
        });
        let said = serde_json::to_value(report::message(message, sources)).unwrap_or_default();
        Self { said, place }
    }

    /// Why nothing could be read.
    pub(super) fn failure(error: &Error) -> Self {
        let message = format!("{error:#}");
        let said = json!({
            "severity": "error",
            "code": "",
            "message": shown::name(&message),
            "label": "",
            "hints": [],
        });
        Self { said, place: None }
    }

    /// Whether it keeps a flyer from being printed.
    pub(super) fn is_error(&self) -> bool {
        self.said["severity"] == Severity::Error.name()
    }

    /// The file that it is about.
    pub(super) fn path(&self) -> Option<&str> {
        self.place.as_ref().map(|place| place.path.as_str())
    }
}

/// All that is shown.
pub(super) fn json(inner: &Inner) -> String {
    let there = inner.order.iter().filter_map(|name| Some((name, inner.shown.get(name)?)));
    let more = inner.shown.iter().filter(|(name, _)| !inner.order.contains(name));
    let documents: Vec<_> = there.chain(more).collect();
    let listed = documents.iter().map(|(name, shown)| {
        let (flyer, language) = name;
        let page = |(number, page): (usize, &super::board::ShownPage)| {
            let version = page.version;
            json!({
                "svg": format!("/paper/{flyer}/{language}/{number}-{version}.svg"),
                "width": page.size.width.0,
                "height": page.size.height.0,
            })
        };
        json!({
            "flyer": flyer,
            "language": language.as_str(),
            "name": shown.name,
            "stale": inner.stale.contains(name),
            "pages": shown.pages.iter().enumerate().map(page).collect::<Vec<_>>(),
            "screen": format!("/site/{flyer}/{language}/index.html"),
            "screenVersion": inner.screen(name).to_string(),
        })
    });
    let listed: Vec<Value> = listed.collect();
    let messages = inner.messages.iter().map(|told| {
        let mut said = told.said.clone();
        let of = |shown: &Shown| {
            let pack = shown.files.get(&shown.pack);
            pack.is_some_and(|file| told.path() == Some(&file.path))
        };
        let marks =
            documents.iter().enumerate().flat_map(|(at, (_, shown))| marks(told, at, shown));
        said["marks"] = marks.collect();
        let own = documents.iter().enumerate().filter(|(_, (_, shown))| of(shown));
        said["documents"] = own.map(|(at, _)| at).collect();
        said
    });
    let messages: Vec<Value> = messages.collect();
    json!({ "checking": inner.is_checking(), "documents": listed, "messages": messages })
        .to_string()
}

/// Where what a message is about stands on the pages of a document.
fn marks(told: &Notice, number: usize, shown: &Shown) -> Vec<Value> {
    let Some(Place { path, text, start, end }) = &told.place else { return Vec::new() };
    let is_it =
        |file: &File| file.path == *path && (Arc::ptr_eq(&file.text, text) || file.text == *text);
    let Some((id, _)) = shown.files.iter().find(|(_, file)| is_it(file)) else {
        return Vec::new();
    };
    let meets = |span: Span| span.file == *id && span.start < *end && *start < span.end;
    let pages = shown.pages.iter().enumerate();
    let spots = pages.flat_map(|(page, it)| it.spots.iter().map(move |spot| (page, spot)));
    let mark = |(page, spot): (usize, &crate::site::Spot)| {
        let (at, size) = (spot.rect.origin, spot.rect.size);
        json!([number, page, at.x.0, at.y.0, size.width.0, size.height.0])
    };
    spots.filter(|(_, spot)| meets(spot.span)).map(mark).collect()
}

/// A place in a file: its key, its line and what stands there.
pub(super) fn place(file: &File, span: Span) -> String {
    let mut sources = Sources::sealed();
    let id = sources.add(&file.path, Arc::clone(&file.text), file.flaw);
    let position = sources.position(id, span.start);
    let key = Keys::new(&sources).at(id, span.start);
    let line = file.text.lines().nth(position.line - 1).unwrap_or_default();
    json!({
        "file": shown::name(&file.path),
        "line": position.line,
        "column": position.column,
        "key": key,
        "text": shown::name(line.trim()),
    })
    .to_string()
}

/// Where the text stands that a page for the screen shows: the longest that is in what was
/// clicked on, or begins with it.
pub(super) fn said(texts: &[(String, Span)], clicked: &str) -> Option<Span> {
    let clicked = percent_decode_str(clicked).decode_utf8().ok()?;
    let clicked = clicked.trim();
    let is_it = |text: &str| {
        !text.is_empty()
            && (clicked.contains(text) || (!clicked.is_empty() && text.starts_with(clicked)))
    };
    let found = texts.iter().filter(|(text, _)| is_it(text.trim()));
    found.max_by_key(|(text, _)| (text == clicked, text.len())).map(|(_, span)| *span)
}
