//! The reading of a name, above its kanji.
//!
//! In: a text, and how all of it is read, in kana. Out: the text with the reading
//! above what is not kana. Knows nothing about columns.

use unicode_normalization::UnicodeNormalization;

use crate::content::Reading;
use crate::content::model::{Inline, Rich};
use crate::content::voice::rich::{append, rich};
use crate::source::Span;

/// A text with its reading; `None` if the reading is not one.
pub(super) fn with_reading(base: &str, reading: &str, span: Span) -> Option<Rich> {
    let reading: String = reading.nfkc().map(hiragana).filter(|c| !c.is_whitespace()).collect();
    // The number of a house stands at the end of both, and needs no reading.
    let (words, number) = base.split_at(base.trim_end_matches(is_of_number).len());
    let same: String = number.nfkc().collect();
    let (base, number, reading) = match reading.strip_suffix(&same) {
        Some(reading) => (words, number, reading.to_owned()),
        None => (base, "", reading),
    };
    if reading.is_empty() || !reading.chars().all(is_kana) {
        return None;
    }
    let parts = parts(base);
    let whole = || vec![(base, Some(reading.clone()))];
    let mut text = Rich::default();
    for (part, reading) in aligned(&parts, &reading).unwrap_or_else(whole) {
        match reading {
            Some(reading) => {
                let readings = vec![Reading { base: part.to_owned(), reading }];
                text.0.push(Inline::Ruby { readings, strong: false, span });
            }
            None => append(&mut text, rich(part, false, span)),
        }
    }
    if !number.is_empty() {
        append(&mut text, rich(number, false, span));
    }
    Some(text)
}

/// The stretches of kana in a text, and those between them.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|before| is_kana(hiragana(before)) != is_kana(hiragana(c))) {
            parts.push(&text[start..at]);
            start = at;
        }
    }
    if start < text.len() {
        parts.push(&text[start..]);
    }
    parts
}

/// The stretches with the reading of each that is not kana: what is read between the
/// kana that both have. `None` if they do not fit.
fn aligned<'a>(parts: &[&'a str], reading: &str) -> Option<Vec<(&'a str, Option<String>)>> {
    let kana = |part: &str| part.chars().map(hiragana).collect::<String>();
    let mut rest = reading;
    let mut aligned: Vec<(&'a str, Option<String>)> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        if part.chars().map(hiragana).all(is_kana) {
            rest = rest.strip_prefix(kana(part).as_str())?;
            aligned.push((part, None));
            continue;
        }
        // A kanji has one kana at least.
        let first = rest.chars().next()?.len_utf8();
        let end = match parts.get(index + 1) {
            Some(next) if index + 2 == parts.len() => rest.len().checked_sub(kana(next).len())?,
            Some(next) => first + rest.get(first..)?.find(kana(next).as_str())?,
            None => rest.len(),
        };
        let read = rest.get(..end).filter(|read| !read.is_empty())?;
        aligned.push((part, Some(read.to_owned())));
        rest = &rest[end..];
    }
    rest.is_empty().then_some(aligned)
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    }
}

fn is_of_number(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '-' | '－')
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ー' | '・')
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::source::Sources;

    fn read(base: &str, reading: &str) -> Option<String> {
        let file = Sources::new(Path::new("")).add("x.csv", "".into(), None);
        let text = with_reading(base, reading, Span::new(file, 0, 0))?;
        let written = text.0.iter().map(|inline| match inline {
            Inline::Ruby { readings, .. } => {
                format!("{{{}|{}}}", readings[0].base, readings[0].reading)
            }
            Inline::Text(text) => text.text.clone(),
            Inline::Mark { .. } => String::new(),
        });
        Some(written.collect())
    }

    #[test]
    fn readings_stand_above_what_is_not_kana() {
        for (base, reading, expected) in [
            ("中央小学校", "チュウオウショウガッコウ", "{中央小学校|ちゅうおうしょうがっこう}"),
            ("みどり会館", "ミドリカイカン", "みどり{会館|かいかん}"),
            ("緑ヶ丘公園", "ミドリガオカコウエン", "{緑ヶ丘公園|みどりがおかこうえん}"),
            ("市民センター", "ｼﾐﾝｾﾝﾀｰ", "{市民|しみん}センター"),
            ("第1ふれあい広場", "だいいち ふれあい ひろば", "{第1|だいいち}ふれあい{広場|ひろば}"),
            ("ふれあい", "フレアイ", "ふれあい"),
            ("緑町4-12", "ミドリチョウ4-12", "{緑町|みどりちょう}4-12"),
            ("東５－６", "ヒガシ5-6", "{東|ひがし}５－６"),
            ("公園2", "コウエンニ", "{公園2|こうえんに}"),
        ] {
            assert_eq!(read(base, reading).as_deref(), Some(expected), "{base}");
        }
        for wrong in ["", "Chuo", "中央"] {
            assert_eq!(read("中央", wrong), None, "{wrong}");
        }
    }
}
