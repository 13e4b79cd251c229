//! Properties that hold for every text of every pack at every width.

use chirashi::diag::Sink;
use chirashi::fonts::Weight;
use chirashi::frame::GlyphRun;
use chirashi::geom::Em;
use chirashi::text::{Paragraph, Shaped, set};
use proptest::prelude::*;

use crate::text::support::{World, lines, pack_texts, readings, rich, runs, setting, table};

const TAGS: [&str; 18] = [
    "ja",
    "ja-simple",
    "en",
    "zh-Hans",
    "zh-Hant",
    "ko",
    "es",
    "pt-BR",
    "vi",
    "ne",
    "th",
    "id",
    "my",
    "km",
    "fil",
    "mn",
    "tr",
    "uk",
];

/// What never starts a line in any language of the packs.
const NEVER_FIRST: &str =
    "、。，．」』）】〕》〉ー々？！：；っゃゅょッャュョぁぃぅぇぉァィゥェォ・～ๆ।॥၊။។)]}";

fn is_printed(c: char) -> bool {
    !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn every_pack_obeys_the_rules_at_every_width() {
    let mut world = World::new();
    for tag in TAGS {
        let pack = table(&mut world.sources, &format!("content/my-number-card/{tag}.toml"));
        let context = world.context();
        let profile = world.profile(tag);
        for (path, text) in pack_texts(&pack) {
            let mut sink = Sink::default();
            let rich = rich(&text);
            let shaped = context.shape(&rich, &profile, Weight::Regular, &mut sink);
            assert_eq!(sink.sorted(), [], "{tag} {path}");
            for width in (60..=520).step_by(23) {
                let mut setting = setting(&profile, 12.0, width as f32);
                setting.balance = width % 2 == 0;
                let paragraph = set(&shaped, &setting);
                let name = format!("{tag} {path} at {width}");
                check_lines(&shaped, &paragraph, setting.size / setting.width, &name);
                let set_text: String = lines(&paragraph.items).concat();
                let plain: String = rich.plain().chars().filter(|&c| is_printed(c)).collect();
                assert_eq!(set_text, plain, "{name}");
            }
        }
    }
}

fn check_lines(shaped: &Shaped, paragraph: &Paragraph, size_in_width: f32, name: &str) {
    assert!(paragraph.too_wide.is_none() || shaped.min_width().0 * size_in_width > 1.0, "{name}");
    for line in lines(&paragraph.items) {
        assert!(!line.starts_with(|c| NEVER_FIRST.contains(c)), "{name}: {line}");
        let ink = line.trim_end();
        assert!(!ink.ends_with(['「', '（', '“', '《', '(', '¿', '¡']), "{name}: {line}");
    }
    for (at, run) in runs(&paragraph.items) {
        check_run(run, name);
        let blanks = blanks_at_end(run);
        let right = at.x + run.width() - blanks.at(run.size);
        let limit = paragraph.ink_width.max(paragraph.size.width);
        assert!(right <= limit + run.size * 0.02, "{name}: {} ends at {right:?}", run.text);
    }
}

/// Blanks at the end of a line hang over it.
fn blanks_at_end(run: &GlyphRun) -> Em {
    let ink = run.text.trim_end().len();
    let behind = run.glyphs.iter().filter(|glyph| glyph.cluster as usize >= ink);
    behind.map(|glyph| glyph.advance).sum()
}

/// Every glyph and every byte is in exactly one word, in order.
fn check_run(run: &GlyphRun, name: &str) {
    let mut glyphs = 0;
    for word in &run.words {
        assert_eq!(word.glyphs.start, glyphs, "{name}");
        assert!(word.glyphs.end > word.glyphs.start, "{name}");
        glyphs = word.glyphs.end;
    }
    assert_eq!(glyphs as usize, run.glyphs.len(), "{name}");
    let mut texts: Vec<_> = run.words.iter().map(|word| word.text.clone()).collect();
    texts.sort_by_key(|text| text.start);
    let mut bytes = 0;
    for text in texts {
        assert_eq!(text.start, bytes, "{name}");
        bytes = text.end;
    }
    assert_eq!(bytes as usize, run.text.len(), "{name}");
    for glyph in &run.glyphs {
        assert!(run.text.is_char_boundary(glyph.cluster as usize), "{name}");
    }
}

#[test]
fn readings_never_collide() {
    let mut world = World::new();
    let pack = table(&mut world.sources, "content/my-number-card/ja-simple.toml");
    let context = world.context();
    let profile = world.profile("ja-simple");
    for (path, text) in pack_texts(&pack) {
        let mut sink = Sink::default();
        let shaped = context.shape(&rich(&text), &profile, Weight::Regular, &mut sink);
        for width in (60..=520).step_by(37) {
            let paragraph = set(&shaped, &setting(&profile, 12.0, width as f32));
            let ruby = readings(&paragraph.items);
            for pair in ruby.windows(2) {
                let ((a, left), (b, _)) = (pair[0], pair[1]);
                let apart = a.y != b.y || a.x + left.width() <= b.x + left.size * 0.02;
                assert!(apart, "{path} at {width}: {} {:?}", left.text, b);
            }
            for (at, run) in ruby {
                let right = (at.x + run.width()) - paragraph.size.width.max(paragraph.ink_width);
                assert!(at.x.0 > -0.1 && right.0 < 0.1, "{path} at {width}: {}", run.text);
            }
        }
    }
}

#[test]
fn two_runs_give_the_same() {
    let once = || {
        let mut world = World::new();
        let mut dump = String::new();
        for tag in TAGS {
            let pack = table(&mut world.sources, &format!("content/my-number-card/{tag}.toml"));
            let context = world.context();
            let profile = world.profile(tag);
            for (_, text) in pack_texts(&pack) {
                let shaped =
                    context.shape(&rich(&text), &profile, Weight::Bold, &mut Sink::default());
                dump += &format!("{:?}", set(&shaped, &setting(&profile, 11.0, 200.0)).items);
            }
        }
        dump
    };
    assert_eq!(once(), once());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any mixture of scripts, marks and controls is set without a panic, and
    /// no printed character is lost.
    #[test]
    fn any_text_is_set(
        text in "[a-z \u{A0}0-9.,()/\\-„“”‘’あアー、。「」（）漢字々語กำๆ้โ๑កខ្មែរ។မြန်မာ။नमस्ते।اليابانé\u{301}\u{200B}\u{2060}\u{AD}\u{200D}☐①…—한국어]{0,60}",
        tag in prop::sample::select(vec!["ja", "zh-Hans", "zh-Hant", "ko", "th", "km", "my", "ne", "en", "ar"]),
        width in 5.0_f32..300.0,
        balance: bool,
    ) {
        let world = WORLD.with(|world| *world);
        let profile = world.profile(tag);
        let mut sink = Sink::default();
        let rich = chirashi::content::model::Rich(vec![chirashi::content::model::Inline::Text(crate::text::support::piece(&text))]);
        let shaped = world.context().shape(&rich, &profile, Weight::Regular, &mut sink);
        let mut setting = setting(&profile, 10.0, width);
        setting.balance = balance;
        let paragraph = set(&shaped, &setting);
        for (_, run) in runs(&paragraph.items) {
            check_run(run, &text);
        }
        let plain: String = text.chars().filter(|&c| is_printed(c)).collect();
        prop_assert_eq!(lines(&paragraph.items).concat(), plain);
    }
}

thread_local! {
    /// Fonts and languages are read once for all cases.
    static WORLD: &'static World = Box::leak(Box::new(World::new()));
}
