//! Fonts, languages and texts for the tests.

use std::path::Path;
use std::sync::Arc;

use crate::support::content::without_flyers;
use crate::support::project::UNCHANGED;
use chirashi::content::model::{Inline, Mark, Reading, Rich, Text};
use chirashi::content::{Languages, Profile};
use chirashi::diag::Sink;
use chirashi::fonts::{FontBook, Weight};
use chirashi::frame::{Color, GlyphRun, Item};
use chirashi::geom::{Point, Pt};
use chirashi::lang::Tag;
use chirashi::source::{Sources, Span};
use chirashi::text::{Align, Setting, Shaped, TextContext};

/// All that a test needs.
pub(crate) struct World {
    pub(crate) fonts: Arc<FontBook>,
    pub(crate) languages: Languages,
    pub(crate) sources: Sources,
}

impl World {
    pub(crate) fn new() -> Self {
        let mut sources = Sources::new(&UNCHANGED.path("."));
        let project = without_flyers(&mut sources);
        Self { fonts: project.fonts, languages: project.workspace.languages, sources }
    }

    pub(crate) fn context(&self) -> TextContext<'_> {
        TextContext::new(&self.fonts, &self.languages)
    }

    pub(crate) fn profile(&self, tag: &str) -> Arc<Profile> {
        Arc::clone(self.languages.get(&Tag::new(tag).unwrap()).unwrap())
    }

    /// Shapes a text in the markup of packs and expects no messages.
    pub(crate) fn shape(&self, tag: &str, markup: &str) -> Arc<Shaped> {
        let mut sink = Sink::default();
        let rich = rich(markup);
        let shaped = self.context().shape(&rich, &self.profile(tag), Weight::Regular, &mut sink);
        assert_eq!(sink.sorted(), [], "{tag}: {markup}");
        shaped
    }
}

pub(crate) fn table(sources: &mut Sources, path: &str) -> toml::Table {
    let id = sources.read(path).unwrap();
    sources.file(id).text.parse().unwrap()
}

pub(crate) fn span() -> Span {
    let mut sources = Sources::new(Path::new("."));
    Span::new(sources.add("test", "".into(), None), 0, 0)
}

pub(crate) fn piece(text: &str) -> Text {
    Text {
        text: text.to_owned(),
        strong: false,
        keep: false,
        phone: false,
        language: None,
        span: span(),
    }
}

/// Reads the markup of packs: `**strong**`, `{base|reading|…}`, references
/// (replaced by something like what they stand for), `[[tag:text]]` for a piece
/// in another language and `<text>` for one that is kept whole.
pub(crate) fn rich(markup: &str) -> Rich {
    let mut inlines = Vec::new();
    let mut strong = false;
    let mut rest = markup;
    while !rest.is_empty() {
        let end = rest.find(['*', '{', '[', '<']).unwrap_or(rest.len());
        if end > 0 {
            inlines.push(Inline::Text(Text { strong, ..piece(&rest[..end]) }));
        }
        rest = &rest[end..];
        if let Some(behind) = rest.strip_prefix("**") {
            strong = !strong;
            rest = behind;
        } else if let Some((inner, behind)) = enclosed(rest, "{", "}") {
            inlines.push(braces(inner, strong));
            rest = behind;
        } else if let Some((inner, behind)) = enclosed(rest, "[[", "]]") {
            let (tag, text) = inner.split_once(':').unwrap();
            let language = Some(Tag::new(tag).unwrap());
            inlines.push(Inline::Text(Text { strong, language, ..piece(text) }));
            rest = behind;
        } else if let Some((inner, behind)) = enclosed(rest, "<", ">") {
            inlines.push(Inline::Text(Text { strong, keep: true, ..piece(inner) }));
            rest = behind;
        } else if let Some(c) = rest.chars().next() {
            inlines.push(Inline::Text(Text { strong, ..piece(&c.to_string()) }));
            rest = &rest[c.len_utf8()..];
        }
    }
    Rich(inlines)
}

fn enclosed<'t>(text: &'t str, open: &str, close: &str) -> Option<(&'t str, &'t str)> {
    text.strip_prefix(open)?.split_once(close)
}

fn braces(inner: &str, strong: bool) -> Inline {
    let mut parts = inner.split('|');
    let base = parts.next().unwrap();
    let readings: Vec<&str> = parts.collect();
    if !readings.is_empty() {
        let bases: Vec<String> = if readings.len() == 1 {
            vec![base.to_owned()]
        } else {
            base.chars().map(String::from).collect()
        };
        assert_eq!(bases.len(), readings.len(), "{inner}");
        let readings = bases.into_iter().zip(readings);
        let readings = readings.map(|(base, r)| Reading { base, reading: r.to_owned() }).collect();
        return Inline::Ruby { readings, strong, span: span() };
    }
    let text = match inner.split(':').next().unwrap() {
        "mark" => return Inline::Mark { mark: Mark::Frame, alt: "frame".to_owned(), span: span() },
        "phone" => "0120-95-0178",
        "hours" => "9:30–17:30",
        "measure" => "4.5cm",
        "month" => "2022",
        _ => "6",
    };
    Inline::Text(Text { strong, keep: true, ..piece(text) })
}

/// Every text of a pack that is printed, with its path.
pub(crate) fn pack_texts(pack: &toml::Table) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (key, value) in pack {
        if key != "pack" {
            collect(key, value, &mut texts);
        }
    }
    texts
}

fn collect(path: &str, value: &toml::Value, texts: &mut Vec<(String, String)>) {
    match value {
        toml::Value::String(text) => texts.push((path.to_owned(), text.clone())),
        toml::Value::Array(values) => {
            values.iter().for_each(|value| collect(path, value, texts));
        }
        toml::Value::Table(table) => {
            for (key, value) in table.iter().filter(|(key, _)| !key.ends_with("_alt")) {
                collect(&format!("{path}.{key}"), value, texts);
            }
        }
        toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_) => {}
    }
}

pub(crate) fn setting(profile: &Profile, size: f32, width: f32) -> Setting {
    Setting {
        size: Pt(size),
        width: Pt(width),
        color: Color::BLACK,
        strong_color: Color::BLACK,
        pitch: profile.setting.pitch,
        align: Align::Start,
        balance: false,
    }
}

/// All runs of base text with their places, groups opened.
pub(crate) fn runs(items: &[(Point, Item)]) -> Vec<(Point, &GlyphRun)> {
    let mut runs = Vec::new();
    for (at, item) in items {
        match item {
            Item::Glyphs(run) => runs.push((*at, run)),
            Item::Group(_, frame) => {
                runs.extend(self::runs(&frame.items).into_iter().map(|(p, r)| (p + *at, r)));
            }
            Item::Ruby(_) | Item::Shape(_) | Item::Picture(..) => {}
        }
    }
    runs
}

/// All readings with their places.
pub(crate) fn readings(items: &[(Point, Item)]) -> Vec<(Point, &GlyphRun)> {
    let mut readings = Vec::new();
    for (at, item) in items {
        if let Item::Ruby(run) = item {
            readings.push((*at, run));
        }
    }
    readings
}

/// The text of every line, as it is read.
pub(crate) fn lines(items: &[(Point, Item)]) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for (at, run) in runs(items) {
        match lines.last_mut() {
            Some((y, line)) if (*y - at.y.0).abs() < 0.01 => line.push_str(&run.text),
            _ => lines.push((at.y.0, run.text.to_string())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Sets a text in a language that keeps some names whole, and gives its lines.
pub(crate) fn kept(world: &World, tag: &str, keep: &[&str], markup: &str, ems: f32) -> Vec<String> {
    let mut profile = Profile::clone(&world.profile(tag));
    profile.habits.keep = keep.iter().map(|&name| name.to_owned()).collect();
    let profile = Arc::new(profile);
    let mut sink = Sink::default();
    let shaped = world.context().shape(&rich(markup), &profile, Weight::Regular, &mut sink);
    lines(&chirashi::text::set(&shaped, &setting(&profile, 10.0, ems * 10.0)).items)
}

/// Sets a text and gives its lines.
pub(crate) fn broken(world: &World, tag: &str, markup: &str, ems: f32) -> Vec<String> {
    let shaped = world.shape(tag, markup);
    let setting = setting(&world.profile(tag), 10.0, ems * 10.0);
    lines(&chirashi::text::set(&shaped, &setting).items)
}
