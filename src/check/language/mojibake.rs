//! `mojibake`: text that was read in the wrong encoding.
//!
//! In: a string. Out: at most one message, with what was meant.

use std::ops::Range;

use encoding_rs::{Encoding, GBK, SHIFT_JIS};

use super::Text;
use super::stretch::stretches;
use crate::check::letters::{is_alphabetic, is_han, is_han_or_kana};
use crate::check::{Check, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "mojibake",
        severity: Severity::Error,
        fixed: false,
        what: "UTF-8 was read as another encoding, so that é became Ã© and 日本 became æ—¥æœ¬. The \
               check finds what valid UTF-8 turns into in the encodings of Western and Cyrillic \
               Windows, and the usual garbled forms of Japanese and Chinese.",
        why: "Nobody can read it.",
        remedy: "Open the source again as UTF-8, and copy the text anew.",
        example: Some(Example {
            file: "content/my-number-card/pt-BR.toml",
            wrong: r#"prompt = "D«Ãª» uma olhada!""#,
            right: r#"prompt = "Dê uma olhada!""#,
        }),
        source: "WHATWG Encoding Standard, windows-1252 and windows-1251; RFC 3629",
    },
    run: Run::Text(run),
};

/// The bytes 80 to 9F of windows-1252; those that it leaves open are controls.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The bytes 80 to BF of windows-1251.
const CYRILLIC: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’',
    '“', '”', '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{A0}', 'Ў', 'ў', 'Ј',
    '¤', 'Ґ', '¦', '§', 'Ё', '©', 'Є', '«', '¬', '\u{AD}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ',
    '¶', '·', 'ё', '№', 'є', '»', 'ј', 'Ѕ', 'ѕ', 'ї',
];

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if let Some((range, meant)) = text.ruin.clone() {
        let message = format!("`{}` was read in the wrong encoding", text.words(range.clone()));
        let diagnostic = text.at(rule, range, message).label("not what was written");
        sink.report(if meant.is_empty() {
            diagnostic.hint("open the source again as UTF-8 and copy it from there")
        } else {
            diagnostic.hint(format!("it was `{meant}`; open the source as UTF-8 and copy it again"))
        });
    }
}

/// From where to where a string was read in the wrong encoding, and what was
/// meant if that can be told.
pub(in crate::check) fn find(chars: &[char]) -> Option<(Range<usize>, String)> {
    // In Ukrainian, Рі alone is a syllable, but not three such pairs in a row.
    ruined(chars, western, 2)
        .or_else(|| ruined(chars, cyrillic, 6))
        .or_else(|| misread(chars, SHIFT_JIS))
        .or_else(|| misread(chars, GBK))
        .or_else(|| ruins_of_han(chars))
}

fn western(c: char) -> Option<u8> {
    match c {
        '\u{A0}'..='\u{FF}' => u8::try_from(u32::from(c)).ok(),
        '\u{530}'..='\u{1FFF}' | '\u{2123}'.. => None,
        // Controls of ISO 8859-1 are reported and dropped when the pack is read.
        c => {
            WESTERN.iter().position(|&known| known == c).and_then(|at| u8::try_from(0x80 + at).ok())
        }
    }
}

fn cyrillic(c: char) -> Option<u8> {
    match c {
        'А'..='я' => u8::try_from(u32::from(c) - u32::from('А') + 0xC0).ok(),
        // Nothing of the table is in the scripts of Asia.
        '\u{530}'..='\u{1FFF}' | '\u{2123}'.. => None,
        c => CYRILLIC
            .iter()
            .position(|&known| known == c)
            .and_then(|at| u8::try_from(0x80 + at).ok()),
    }
}

/// From the first to the last stretch that is UTF-8 read byte by byte, and what
/// that was; one of them has at least `least` characters.
fn ruined(
    chars: &[char],
    byte: fn(char) -> Option<u8>,
    least: usize,
) -> Option<(Range<usize>, String)> {
    let mut longest = 0;
    let is_byte = |index: usize| !chars[index].is_ascii() && byte(chars[index]).is_some();
    let mut all: Option<(Range<usize>, String)> = None;
    for stretch in stretches(chars.len(), is_byte) {
        let bytes: Vec<u8> = chars[stretch.clone()].iter().filter_map(|&c| byte(c)).collect();
        let mut start = 0;
        while start + 1 < bytes.len() {
            let (length, meant) = decoded(&bytes[start..]);
            let found = stretch.start + start..stretch.start + start + length;
            let is_ruin = meant.chars().any(is_usual)
                && !is_typed(&chars[found.clone()], chars.get(found.end));
            if is_ruin {
                let (range, text) = all.get_or_insert((found.start..found.start, String::new()));
                text.extend(&chars[range.end..found.start]);
                text.push_str(&meant);
                range.end = found.end;
                longest = longest.max(found.len());
            }
            start += length.max(1);
        }
    }
    all.filter(|_| longest >= least)
}

/// The characters of more than one byte at the start of some bytes, and how many
/// bytes they take.
fn decoded(bytes: &[u8]) -> (usize, String) {
    let valid = bytes.utf8_chunks().next().map(|chunk| chunk.valid()).unwrap_or_default();
    let meant: String = valid.chars().take_while(|c| !c.is_ascii()).collect();
    (meant.len(), meant)
}

/// Characters that texts consist of.
fn is_usual(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{17F}' | '\u{1A0}'..='\u{1B0}' | '\u{384}'..='\u{4FF}' | '\u{5D0}'..='\u{6FF}'
        | '\u{900}'..='\u{DFF}' | '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1E00}'..='\u{1EFF}'
        | '\u{2010}'..='\u{203A}' | '\u{20AC}' | '\u{2122}' | '\u{2190}'..='\u{26FF}' | '\u{3000}'..='\u{30FF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FEFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{FFFD}')
}

/// Whether somebody may have typed a sequence: a letter before closing marks, as
/// in “NÃO É”. Â alone is what a blank or a quotation mark becomes.
fn is_typed(found: &[char], after: Option<&char>) -> bool {
    let [letter, marks @ ..] = found else { return false };
    let is_mark = |c: &char| {
        matches!(c, '‘'..='‟' | '‹' | '›' | '«' | '»' | '–' | '—' | '…' | '\u{A0}' | '·' | '•')
    };
    is_alphabetic(*letter)
        && *letter != 'Â'
        && marks.iter().all(is_mark)
        && !after.is_some_and(|&c| is_alphabetic(c))
}

/// UTF-8 of Japanese and Chinese that was read as Shift_JIS or GBK: what the characters
/// are there is UTF-8 again, for two characters or more. Ordinary texts are no UTF-8 there.
fn misread(chars: &[char], encoding: &'static Encoding) -> Option<(Range<usize>, String)> {
    let is_wide = |index: usize| !chars[index].is_ascii();
    let found = stretches(chars.len(), is_wide).into_iter().find_map(|stretch| {
        // Han and kana begin with E3 or more in UTF-8, which is a Chinese character in both
        // encodings: most stretches end here.
        if !is_han(chars[stretch.start]) {
            return None;
        }
        let first: String = chars[stretch.start..=stretch.start].iter().collect();
        if encoding.encode(&first).0.first().is_none_or(|byte| *byte < 0xE3) {
            return None;
        }
        let text: String = chars[stretch.clone()].iter().collect();
        let (bytes, _, _) = encoding.encode(&text);
        let meant = bytes.utf8_chunks().next().map(|chunk| chunk.valid()).unwrap_or_default();
        // What was lost at the end of a text is a byte or two.
        let is_most = meant.len() + 3 >= bytes.len() && meant.chars().count() > 1;
        (is_most && meant.chars().all(is_han_or_kana)).then(|| (stretch, meant.to_owned()))
    });
    found.filter(|(_, meant)| !meant.is_empty())
}

/// UTF-8 that was read as Shift JIS or GBK: rare characters that stand for the
/// first bytes of kana, or for lost ones.
fn ruins_of_han(chars: &[char]) -> Option<(Range<usize>, String)> {
    if let Some(at) = chars
        .windows(3)
        .position(|window| matches!(window, ['锟', '斤', '拷'] | ['烫', '烫', '烫']))
    {
        return Some((at..at + 3, String::new()));
    }
    let is_first = |c: &char| matches!(c, '縺' | '繧' | '繝' | '譁' | '蜃' | '譌' | '莉');
    let is_kana_byte = |c: &char| matches!(c, '縺' | '繧' | '繝');
    let first = chars.iter().position(is_first)?;
    let last = chars.iter().rposition(is_first)?;
    (chars.iter().filter(|c| is_kana_byte(c)).count() >= 2)
        .then(|| (first..last + 1, String::new()))
}
