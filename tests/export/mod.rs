//! Display lists to PDF and to text.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod copier;
mod reader;
mod right_to_left;
mod samples;
mod setter;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chirashi::diag::Sink;
use chirashi::export::{dump, pdf};
use chirashi::frame::{Frame, Item, Publication, Role};
use chirashi::geom::{Point, Pt};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use reader::Reader;
use setter::Setter;

use crate::support::project::UNCHANGED;

fn write(setter: &Setter, publication: &Publication) -> Vec<u8> {
    let mut sink = Sink::default();
    let bytes = pdf::pdf(publication, &setter.book, &mut sink);
    let messages: Vec<String> = sink.sorted().into_iter().map(|d| d.message).collect();
    assert_eq!(messages, Vec::<String>::new());
    bytes.unwrap()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let setter = Setter::new(&UNCHANGED.path("."));
    let (tag, texts) = samples::TEXTS[9];
    let publication = samples::publication(&setter, tag, texts);
    assert_eq!(
        write(&setter, &publication),
        write(&Setter::new(&UNCHANGED.path(".")), &publication)
    );
}

/// PDF/UA-1, 7.21.7 and the readers that ignore `ActualText`.
#[test]
fn codes_spell_the_words() {
    let setter = Setter::new(&UNCHANGED.path("."));
    for (tag, texts) in samples::all() {
        let publication = samples::publication(&setter, tag, texts);
        for word in Reader::new(&write(&setter, &publication)).words().iter().flatten() {
            let codes = word.codes.replace('\u{2060}', "");
            if let Some(actual) = &word.actual {
                assert_eq!(&codes, actual, "{tag}");
            } else {
                assert_eq!(codes, word.codes, "{tag}: a silent glyph without ActualText");
            }
        }
    }
}

/// Text that says itself what it is (`ActualText`) is content of its element, with an
/// identifier, beside the other content and never inside it: poppler loses the rest
/// of a sequence behind an inner one that has no identifier.
#[test]
fn text_is_marked_beside_other_text_and_not_inside_it() {
    let setter = Setter::new(&UNCHANGED.path("."));
    let mut saying = 0;
    for (tag, texts) in samples::all() {
        let publication = samples::publication(&setter, tag, texts);
        let pdf = Pdf::new(write(&setter, &publication)).unwrap();
        for page in pdf.pages().iter() {
            // Whether each open sequence is an artifact.
            let mut open: Vec<bool> = Vec::new();
            let mut operators = page.typed_operations();
            while let Some(operator) = operators.next() {
                if let TypedInstruction::BeginMarkedContentWithProperties(mark) = &operator {
                    let begun = mark.1.clone().into_dict().unwrap();
                    let is_artifact = mark.0.as_ref() == b"Artifact" || open.contains(&true);
                    assert!(open.is_empty() || is_artifact, "{tag}: one sequence inside another");
                    let is_said = begun.contains_key(b"ActualText");
                    saying += usize::from(is_said);
                    assert!(is_artifact || begun.contains_key(b"MCID"), "{tag}: no identifier");
                    open.push(is_artifact);
                } else if let TypedInstruction::EndMarkedContent(_) = operator {
                    open.pop();
                }
            }
            assert_eq!(open, Vec::<bool>::new(), "{tag}");
        }
    }
    assert!(saying > 100, "{saying}");
}

/// Every laid-out line is in the content of its page, in order and once.
#[test]
fn content_is_the_text_as_laid_out() {
    let setter = Setter::new(&UNCHANGED.path("."));
    for (tag, texts) in samples::all() {
        let publication = samples::publication(&setter, tag, texts);
        let expected = dump::lines(&publication);
        let pages = Reader::new(&write(&setter, &publication)).words();
        for (page, words) in expected.split('\u{c}').zip(&pages) {
            let said: String = words
                .iter()
                .map(|word| word.actual.clone().unwrap_or_else(|| word.codes.clone()))
                .collect();
            let squash = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(squash(&said), squash(page), "{tag}");
        }
    }
}

#[test]
fn ruby_is_drawn_but_not_said() {
    let setter = Setter::new(&UNCHANGED.path("."));
    let mut publication = samples::publication(&setter, "ja", &["申請"]);
    let file = write(&setter, &publication);
    let reader = Reader::new(&file);
    let said: String = reader.words().iter().flatten().map(|word| word.codes.as_str()).collect();
    assert!(!said.contains("しんせい"));
    let drawn = reader.with("/Subtype/Form").count();
    remove_ruby(Arc::make_mut(&mut publication.pages[1]));
    let without = write(&setter, &publication);
    assert!(Reader::new(&without).with("/Subtype/Form").count() + 4 == drawn);
}

fn remove_ruby(frame: &mut Frame) {
    frame.items.retain(|(_, item)| !matches!(item, Item::Ruby(_)));
    for (_, item) in &mut frame.items {
        if let Item::Group(_, inner) = item {
            remove_ruby(inner);
        }
    }
}

#[test]
fn glyphs_that_are_missing_are_reported() {
    let setter = Setter::new(&UNCHANGED.path("."));
    let mut publication = samples::publication(&setter, "en", &["Office"]);
    publication.pages.truncate(1);
    let mut line = Frame::default();
    setter.paragraph(&mut line, Point::ZERO, Pt(100.0), &setter.style("en", 10.0), "x");
    for (_, item) in &mut line.items {
        if let Item::Glyphs(run) = item {
            run.glyphs[0].id = 0;
            run.text = Arc::from("\u{10400}");
        }
    }
    let page = Arc::make_mut(&mut publication.pages[0]);
    page.push(Point::ZERO, Item::Group(Role::Paragraph, line));
    let mut sink = Sink::default();
    assert!(pdf::pdf(&publication, &setter.book, &mut sink).is_none());
    let messages = sink.sorted();
    assert_eq!(messages[0].code, "blank-glyph");
    assert!(messages[0].message.contains("U+10400"), "{}", messages[0].message);
}

/// Fonts, streams and forms are such that another library draws them without a
/// complaint, and there is ink on every page.
#[test]
fn pages_are_drawn_by_another_library() {
    let setter = Setter::new(&UNCHANGED.path("."));
    let warnings = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&warnings);
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        }),
        ..Default::default()
    };
    for tag in ["ja", "th", "ko", "ar"] {
        let (_, texts) = samples::TEXTS.into_iter().find(|(known, _)| *known == tag).unwrap();
        let file = write(&setter, &samples::publication(&setter, tag, texts));
        let pdf = Pdf::new(file).unwrap();
        let cache = RenderCache::new();
        assert_eq!(pdf.pages().len(), 2);
        for page in pdf.pages().iter() {
            let pixels = hayro::render(
                page,
                &cache,
                &settings,
                &RenderSettings::default(),
                &PixmapSettings::default(),
            );
            let dark = pixels.data().iter().filter(|pixel| pixel.a > 128).count();
            assert!(dark > 1000, "{tag}: {dark} dark pixels");
        }
    }
    assert_eq!(warnings.load(Ordering::Relaxed), 0);
}

#[test]
fn the_tag_tree_has_every_role() {
    let setter = Setter::new(&UNCHANGED.path("."));
    let publication = samples::publication(&setter, "en", &["Office hours, free"]);
    let expected = r#"Document
  H1
    "Office hours"
  P
    "Office hours, free"
  P
    "Office hours, free"
  L numbering=Decimal
    LI
      Lbl
        "1. "
      LBody
        "Office hours, free"
    LI
      Lbl
        "2. "
      LBody
        "Office hours, free"
  Table summary="Office hours"
    TR
      TH scope=Column
        "Office hours,"
      TH scope=Column
        "freeOffice"
    TR
      TH scope=Row
        "hours, free"
      TD
        "Office hours,"
  H2
    "Office hours"
  P
    "Office hours, free"
  P
    "Office hours, free"
  Figure alt="A star & more"
  P
    Span lang=en
      "Open "
    Link url="https://www.kojinbango-card.go.jp/"
      "kojinbango-card.go.jp"
"#;
    assert_eq!(dump::tags(&publication), expected);
    let file = write(&setter, &publication);
    let reader = Reader::new(&file);
    let elements = expected.lines().filter(|line| !line.trim_start().starts_with('"')).count();
    assert_eq!(reader.with("/Type/StructElem").count(), elements);
}

#[test]
fn the_dump_names_places_and_fonts() {
    let setter = Setter::new(&UNCHANGED.path("."));
    let publication = samples::publication(&setter, "en", &["Office"]);
    let dump = dump::dump(&publication, &setter.book);
    assert!(dump.starts_with("\"Office\" en\npage 1 595.28x841.89\n"), "{dump}");
    assert!(dump.contains("    text 40.00,68.00 +"), "{dump}");
    assert!(dump.contains(" NotoSans-Bold 20.00 #000000 \"Office\"\n"), "{dump}");
}
