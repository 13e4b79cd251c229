//! `invisible-character`: characters that nobody sees and nothing needs.
//!
//! In: a string. Out: a message per stretch.

use unicode_script::Script;

use super::Text;
use super::stretch::stretches;
use crate::check::letters::is_han;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::script_of;

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "invisible-character",
        severity: Severity::Error,
        fixed: false,
        what: "A character without ink came along from a web page or a word processor. That is a \
               byte order mark, a soft hyphen, a mark of writing direction, a joiner or a \
               variation selector where there is nothing to join or to select. Breaks are written \
               with U+200B and U+2060, blanks that keep words together with U+00A0.",
        why: "It is not seen on paper, but breaks searching, copying and matching.",
        remedy: "Delete it; the message says where it stands and what it is.",
        example: Some(Example {
            file: "content/my-number-card/id.toml",
            wrong: r#"prompt = "Silakan di«\u00AD»lihat, ya!""#,
            right: r#"prompt = "Silakan dilihat, ya!""#,
        }),
        source: "The Unicode Standard 23, special areas and format characters; UAX #44, Default_Ignorable_Code_Point",
    },
    run: Run::Text(run),
};

/// As many characters of one place are named in a message.
const NAMED: usize = 4;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.chars.iter().all(|c| !may_be_unseen(*c)) {
        return;
    }
    let is_right_to_left = text.chars.iter().copied().any(is_right_to_left);
    let has_partners = has_partners(&text.chars);
    let needs_no_ink = |index: usize| {
        let c = text.chars[index];
        let before = text.before(index);
        match c {
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' => !is_right_to_left,
            '\u{2066}'..='\u{2069}' => !is_right_to_left || !has_partners,
            '\u{200C}' | '\u{200D}' => !joins(before, text.get(index + 1)),
            '\u{180B}'..='\u{180D}' => before.map(script_of) != Some(Script::Mongolian),
            '\u{FE00}'..='\u{FE0F}' => !before.is_some_and(has_variants),
            '\u{E0100}'..='\u{E01EF}' => !before.is_some_and(is_han),
            c => may_be_unseen(c),
        }
    };
    for range in stretches(text.chars.len(), needs_no_ink) {
        let found = &text.chars[range.clone()];
        let message = format!("{} does nothing here", named(found));
        sink.report(text.at(rule, range, message).label("not seen").hint("take it out"));
    }
}

/// The names of the first of these characters, and how many more there are: a text
/// can have thousands.
fn named(found: &[char]) -> String {
    let (first, rest) = found.split_at(found.len().min(NAMED));
    let named = |&c: &char| format!("U+{:04X} ({})", u32::from(c), name(c));
    let first = first.iter().map(named).collect::<Vec<_>>().join(", ");
    match rest.len() {
        0 => first,
        more => format!("{first}, and {more} more behind it,"),
    }
}

/// Characters without ink, blanks and the two break marks apart.
fn may_be_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}'
        | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2061}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{61B}' | '\u{61D}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether all isolates are closed in order (UAX #9, BD9).
fn has_partners(chars: &[char]) -> bool {
    let mut depth = 0_usize;
    for c in chars {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' if depth == 0 => return false,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// Whether a joiner or non-joiner between two characters changes how they are
/// drawn: inside of a word of a script that joins.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let script = |c: Option<char>| c.map(script_of);
    let joining = |script: Option<Script>| {
        matches!(
            script,
            Some(
                Script::Arabic
                    | Script::Syriac
                    | Script::Nko
                    | Script::Mongolian
                    | Script::Devanagari
                    | Script::Bengali
                    | Script::Gurmukhi
                    | Script::Gujarati
                    | Script::Oriya
                    | Script::Tamil
                    | Script::Telugu
                    | Script::Kannada
                    | Script::Malayalam
                    | Script::Sinhala
                    | Script::Khmer
                    | Script::Myanmar
                    | Script::Tibetan
            )
        )
    };
    // A half letter can stand at the end of a word: क् with a joiner.
    joining(script(before))
        && after.is_none_or(|c| script_of(c) == Script::Common || joining(Some(script_of(c))))
}

/// Whether a character has variants that a selector chooses from.
pub(super) fn has_variants(c: char) -> bool {
    is_han(c)
        || matches!(c, '#' | '*' | '0'..='9' | '©' | '®' | '\u{1000}'..='\u{109F}' | '\u{2000}'..='\u{2BFF}'
            | '\u{3000}'..='\u{303F}' | '\u{3297}' | '\u{3299}' | '\u{FF01}'..='\u{FF1F}' | '\u{1F000}'..='\u{1FAFF}')
}

fn name(c: char) -> &'static str {
    match c {
        '\u{AD}' => "soft hyphen",
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "writing direction"
        }
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "filler of Hangul",
        '\u{200C}' => "non-joiner",
        '\u{200D}' => "joiner",
        '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            "variation selector"
        }
        '\u{FEFF}' => "byte order mark",
        '\u{E0000}'..='\u{E007F}' => "tag",
        _ => "format character",
    }
}
