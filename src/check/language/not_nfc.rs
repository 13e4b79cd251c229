//! `not-nfc`: characters that are not composed as Unicode's form C has them.
//!
//! In: a string. Out: a message at the first place, with the number of others.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};

use super::Text;
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "not-nfc",
        severity: Severity::Error,
        fixed: false,
        what: "A character is written in parts that Unicode writes as one: `e` and an accent in \
               place of é. Parts in another order than Unicode's are reported, too. Compatibility \
               ideographs are left alone, since normalising changes what is printed; \
               so are য় and its like, which keyboards have in one, and the order in which the marks of \
               Arabic and Hebrew are typed.",
        why: "It looks the same or nearly so, but searching and copying from the PDF fail. Texts \
              from macOS and from PDFs often have it.",
        remedy: "Normalise the text to NFC, which most editors and translation tools can do, or \
                 type the letter again.",
        example: Some(Example {
            file: "content/my-number-card/vi.toml",
            wrong: r#"prompt = "Mời qu«y\u0301» vị xem nhé!""#,
            right: r#"prompt = "Mời quý vị xem nhé!""#,
        }),
        source: "UAX #15, Normalization Form C",
    },
    run: Run::Text(run),
};

/// As many codes of one letter are named in a message; no letter in use has more.
const NAMED: usize = 8;

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.chars.iter().all(|&c| c < '\u{300}')
        || is_nfc_quick(text.chars.iter().copied()) == IsNormalized::Yes
    {
        return;
    }
    let mut places = segments(&text.chars).into_iter().filter(|segment| {
        let parts = &text.chars[segment.clone()];
        !is_nfc(&as_composed(parts))
            && !parts.iter().all(|&c| is_compatibility(c))
            && !is_typed_order(parts)
    });
    let Some(first) = places.next() else { return };
    let more = places.count();
    let is = &text.chars[first.clone()];
    let due: Vec<char> = is.iter().copied().nfc().collect();
    let message = format!("{} is not in Unicode's form C", codes(is));
    let mut diagnostic = text.at(rule, first, message).label("in parts, or in another order");
    if due.len() <= NAMED {
        let written = due.iter().collect::<String>();
        diagnostic = diagnostic.hint(format!("write {}: {written}", codes(&due)));
    }
    if more > 0 {
        diagnostic =
            diagnostic.hint(format!("the same at {more} more places of this text; save it as NFC"));
    }
    sink.report(diagnostic);
}

/// Stretches that are normalised apart from each other.
fn segments(chars: &[char]) -> Vec<Range<usize>> {
    let mut segments: Vec<Range<usize>> = Vec::new();
    for (index, &c) in chars.iter().enumerate() {
        let begins = canonical_combining_class(c) == 0
            && is_nfc_quick(std::iter::once(c)) != IsNormalized::Maybe;
        match segments.last_mut() {
            Some(last) if !begins => last.end = index + 1,
            Some(_) | None => segments.push(index..index + 1),
        }
    }
    segments
}

/// The characters, with those taken apart that keyboards have and form C has not (UAX #15,
/// `Composition_Exclusion`): the dotted letters of
/// Bengali, Gurmukhi and Odia.
fn as_composed(parts: &[char]) -> String {
    let is_excluded = |c: char| matches!(c, '\u{9DC}'..='\u{9DF}' | '\u{A33}'..='\u{A5E}' | '\u{B5C}' | '\u{B5D}');
    let apart = |&c: &char| {
        let whole = std::iter::once(c);
        if is_excluded(c) { whole.nfd().collect::<Vec<_>>() } else { whole.collect() }
    };
    parts.iter().flat_map(apart).collect()
}

/// Whether marks of Arabic or Hebrew stand in another order than form C has them, as
/// they are typed: the doubling before its vowel.
fn is_typed_order(parts: &[char]) -> bool {
    let mut is: Vec<char> = parts.to_vec();
    let mut due: Vec<char> = parts.iter().copied().nfc().collect();
    is.sort_unstable();
    due.sort_unstable();
    is == due && parts.iter().all(|c| matches!(c, '\u{591}'..='\u{6FF}'))
}

fn is_compatibility(c: char) -> bool {
    matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

/// The codes of a letter and its marks; of the first of them, where they are
/// thousands.
fn codes(chars: &[char]) -> String {
    let code = |&c: &char| format!("U+{:04X}", u32::from(c));
    let first = chars.iter().take(NAMED).map(code).collect::<Vec<_>>().join(" ");
    match chars.len().saturating_sub(NAMED) {
        0 => first,
        more => format!("{first} with {more} more marks"),
    }
}
