//! The stage against independent implementations, recorded in `tests/oracles`.

use std::collections::BTreeSet;
use std::sync::Arc;

use chirashi::content::model::{Inline, Rich};
use chirashi::content::{Habits, Profile, Spacing};
use chirashi::diag::Sink;
use chirashi::fonts::Weight;
use chirashi::source::Spanned;
use chirashi::text::set;

use crate::text::support::{World, lines, piece, runs, setting, span};

fn recorded(text: &str) -> Vec<Vec<String>> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn glyphs_are_those_of_harfbuzz() {
    let world = World::new();
    let rows = recorded(include_str!("../oracles/shaping.txt"));
    assert!(rows.len() > 300);
    for row in rows {
        let [family, weight, tag, text, expected] = row.as_slice() else { panic!("{row:?}") };
        let mut profile = Profile::clone(&world.profile(tag));
        profile.habits = Habits::default();
        profile.setting.fonts = vec![Spanned { value: family.clone(), span: span() }];
        profile.setting.ascii = None;
        profile.setting.spacing = Spacing::None;
        let weight = if weight == "bold" { Weight::Bold } else { Weight::Regular };
        let rich = Rich(vec![Inline::Text(piece(text))]);
        let mut sink = Sink::default();
        let shaped = world.context().shape(&rich, &Arc::new(profile), weight, &mut sink);
        let paragraph = set(&shaped, &setting(&world.profile(tag), 10.0, 2000.0));
        let mut runs = runs(&paragraph.items);
        runs.sort_by(|(a, _), (b, _)| a.x.0.total_cmp(&b.x.0));
        let units = f32::from(world.fonts.face(runs[0].1.face).font().unwrap().units_per_em());
        let glyphs: Vec<String> = runs
            .iter()
            .flat_map(|(_, run)| &run.glyphs)
            .map(|glyph| {
                let [advance, x, y] = [glyph.advance, glyph.x_offset, glyph.y_offset]
                    .map(|length| (length.0 * units).round() + 0.0);
                format!("{}:{advance}:{x},{y}", glyph.id)
            })
            .collect();
        assert_eq!(glyphs.join(" "), *expected, "{family} {weight:?} {tag} {text}");
    }
}

/// The pieces between all places where a line may break: what is left when the
/// measure is nothing.
fn pieces(world: &World, tag: &str, text: &str) -> Vec<String> {
    let profile = world.profile(tag);
    let rich = Rich(vec![Inline::Text(piece(text))]);
    let shaped = world.context().shape(&rich, &profile, Weight::Regular, &mut Sink::default());
    lines(&set(&shaped, &setting(&profile, 10.0, 0.01)).items)
}

/// Byte offsets of the ends of pieces.
fn ends<'t>(pieces: impl Iterator<Item = &'t str>) -> Vec<usize> {
    pieces
        .scan(0, |end, piece| {
            *end += piece.len();
            Some(*end)
        })
        .collect()
}

/// Why the two differ at a place, if a rule says so.
fn reason(tag: &str, before: &str, behind: &str) -> Option<&'static str> {
    let last = before.trim_end().chars().next_back()?;
    let next = behind.chars().next()?;
    if tag == "ko" && !before.ends_with(' ') {
        Some("Korean breaks between words")
    } else if "～〜・–…？！?!ๆฯៗ".contains(next) {
        Some("never starts a line")
    } else if is_range(before, next) {
        Some("a range of numbers is kept whole")
    } else if last == '-' {
        Some("a hyphen between letters, or beside ideographs")
    } else if "”»".contains(last) && before.ends_with(' ') && next == '(' {
        Some("UAX #14 of Unicode 15.1 allows it, that of 15.0 did not")
    } else {
        None
    }
}

/// Whether a place is behind the dash of a range, such as ④–⑤.
fn is_range(before: &str, next: char) -> bool {
    let from = before.strip_suffix(['–', '～']).and_then(|from| from.chars().next_back());
    from.is_some_and(char::is_numeric) && next.is_numeric()
}

/// The other differences: `-` where we do not break, `+` where ICU does not.
/// All are words that are in no dictionary, or cut at the wrong place by one.
const CUT_DIFFERENTLY: [&str; 22] = [
    "+ km » ដែលប្រើស|ម្រាប់ស្នើ",
    "+ km ងរូបថតមុខរ|បស់សាមីខ្ល",
    "+ my ာ ကပ်ရန်စာ|ရွက် ကပ်ထာ",
    "+ my ာ ကပ်ရန်စာ|ရွက်” ကို ",
    "+ th ตอร์ สมาร์|ตโฟน หรือต",
    "- km  ស្មាតហ្វូ|ន ឬម៉ាស៊ីន",
    "- km កាតប៉ុស្តា|ល់ផ្ញើមកដល",
    "- km កាតប៉ុស្តា|ល់។",
    "- km ញសម្រាប់សេ|វាផ្សេងៗ ដ",
    "- km តប៉ុស្តាល់|ផ្ញើមកដល់។",
    "- km ល» ដែលប្រើ|សម្រាប់ស្ន",
    "- km ិងរូបថតមុខ|របស់សាមីខ្",
    "- km ្យតាមអនឡាញ|សម្រាប់សេវ",
    "- my IC ချ|စ်ပ်တွင် ပ",
    "- my IC ချစ်|ပ်တွင် ပါရ",
    "- my အ|င်ဒိုနီးရှ",
    "- my အင်ဒို|နီးရှား",
    "- my ်စာ ကပ်ရန်|စာရွက် ကပ်",
    "- my ်စာ ကပ်ရန်|စာရွက်” ကိ",
    "- my ျိုးကို အွ|န်လိုင်းမှ",
    "- th วเตอร์ สมา|ร์ตโฟน หรื",
    "- th อร์ สมาร์ต|โฟน หรือตู",
];

/// A place with ten characters on both sides.
fn around(before: &str, behind: &str) -> String {
    let start = before.char_indices().rev().nth(9).map_or(0, |(at, _)| at);
    let end = behind.char_indices().nth(10).map_or(behind.len(), |(at, _)| at);
    format!("{}|{}", &before[start..], &behind[..end])
}

#[test]
fn breaks_are_those_of_icu() {
    let world = World::new();
    let rows = recorded(include_str!("../oracles/breaks.txt"));
    let mut differences = BTreeSet::new();
    let mut same = 0;
    for row in rows {
        let [tag, cut] = row.as_slice() else { panic!("{row:?}") };
        let text = cut.replace('|', "");
        let theirs = ends(cut.split('|'));
        let ours = pieces(&world, tag, &text);
        let ours = ends(ours.iter().map(String::as_str));
        same += ours.iter().filter(|end| theirs.contains(end)).count();
        let less = theirs.iter().filter(|end| !ours.contains(end)).map(|end| ("-", *end));
        let more = ours.iter().filter(|end| !theirs.contains(end)).map(|end| ("+", *end));
        for (sign, end) in less.chain(more) {
            let (before, behind) = text.split_at(end);
            if reason(tag, before, behind).is_none() {
                differences.insert(format!("{sign} {tag} {}", around(before, behind)));
            }
        }
    }
    assert!(same > 6000, "{same}");
    let known: BTreeSet<String> = CUT_DIFFERENTLY.into_iter().map(str::to_owned).collect();
    assert_eq!(differences, known);
}
