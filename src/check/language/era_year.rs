//! `era-year`: a year counted from the accession of an emperor.
//!
//! In: a string in any language but ordinary Japanese. Out: a message per year
//! that has no Western year beside it.

use std::ops::Range;

use super::Text;
use crate::check::letters::{is_blank, small};
use crate::check::{Check, Run};
use crate::content::model::OBJECT;
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "era-year",
        severity: Severity::Error,
        fixed: false,
        what: "A year is counted in a Japanese era, such as 令和4年 or Reiwa 4. In Easy Japanese this \
               is an error, in foreign languages a warning. A Western year in parentheses beside \
               it is enough.",
        why: "Readers from abroad cannot place it.",
        remedy: "Write the Western year, or put it beside the other in parentheses.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"prompt = "«{令和|れい|わ}4{年|ねん}»に もらえます""#,
            right: r#"prompt = "{令和|れい|わ}4{年|ねん}（2022{年|ねん}）に もらえます""#,
        }),
        source: "弘前大学「『やさしい日本語』作成のためのガイドライン」: 元号を使わず西暦を使う; 在留支援のためのやさしい日本語ガイドライン (2020)",
    },
    run: Run::Text(run),
};

/// Eras that people who are alive have papers from, as languages write them, in
/// small letters.
const ERAS: [&str; 38] = [
    "明治",
    "大正",
    "昭和",
    "平成",
    "令和",
    "めいじ",
    "たいしょう",
    "しょうわ",
    "へいせい",
    "れいわ",
    "meiji",
    "taisho",
    "taishō",
    "showa",
    "shōwa",
    "heisei",
    "reiwa",
    "메이지",
    "다이쇼",
    "쇼와",
    "헤이세이",
    "레이와",
    "тайсё",
    "сёва",
    "шёва",
    "сьова",
    "хэйсэй",
    "хейсей",
    "рэйва",
    "рейва",
    "โชวะ",
    "เฮเซ",
    "เรวะ",
    "शोवा",
    "हेइसेइ",
    "रेइवा",
    "lệnh hòa",
    "bình thành",
];

/// How far from its name the number of a year can stand.
const NEAR: usize = 16;

/// Words for "year" that stand between the name of an era and its number.
const YEAR: [&str; 18] = [
    "year",
    "nen",
    "thứ",
    "năm",
    "tahun",
    "año",
    "ano",
    "taon",
    "yıl",
    "рік",
    "року",
    "год",
    "он",
    "ปี",
    "वर्ष",
    "साल",
    "년",
    "年",
];

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.language.primary() == "ja" && !text.habits.easy {
        return;
    }
    let small: Vec<char> = text.chars.iter().copied().map(small).collect();
    let mut index = 0;
    while index < small.len() {
        let found = named(&small, index).or_else(|| abbreviated(text, index));
        let Some(range) = found else {
            index += 1;
            continue;
        };
        index = range.end;
        if has_western_year(&text.chars, &range) {
            continue;
        }
        let message = format!("`{}` is a year of a Japanese era", text.words(range.clone()));
        let diagnostic = text.at(rule, range, message);
        let severity =
            if text.habits.easy { rule.severity } else { rule.severity.min(Severity::Warning) };
        let mut diagnostic =
            diagnostic.label("no Western year").hint("write the Western year: 2022 for Reiwa 4");
        diagnostic.severity = severity;
        sink.report(diagnostic);
    }
}

/// The year that begins with the name of an era at `start`, or has its number
/// before that name.
fn named(small: &[char], start: usize) -> Option<Range<usize>> {
    if matches!(small[start], '㋿' | '㍻' | '㍼' | '㍽' | '㍾') {
        return Some(start..with_number(small, start + 1).unwrap_or(start + 1));
    }
    // Inside another word of an alphabet there is no name.
    if small[start] < '\u{530}' && start > 0 && small[start - 1].is_alphabetic() {
        return None;
    }
    let name = ERAS.iter().find(|name| {
        let mut rest = small[start..].iter();
        name.chars().all(|c| rest.next() == Some(&c))
    })?;
    let end = start + name.chars().count();
    if let Some(end) = with_number(small, end) {
        return Some(start..end);
    }
    // "the 4th year of Reiwa", but not "3 minutes from Meiji Station".
    let from = start.saturating_sub(NEAR);
    let before = &small[from..start];
    let from = from + before.iter().rposition(|&c| ends_phrase(c)).map_or(0, |at| at + 1);
    let digit = from + small[from..start].iter().position(|&c| is_number(c))?;
    let is_near = !is_square(small[start]) && has_year(&small[digit..start]);
    is_near.then_some(digit..end)
}

/// The end of the number of a year that follows a name that ends at `from`.
fn with_number(small: &[char], from: usize) -> Option<usize> {
    let rest = &small[from..];
    let skipped = rest.iter().take(NEAR).position(|&c| is_number(c))?;
    let between = &rest[..skipped];
    let is_square = is_square(small[from - 1]);
    let is_joined = between.iter().all(|&c| is_blank(c) || c == '-');
    if !is_joined && (is_square || !has_year(between) || between.iter().any(|&c| ends_phrase(c))) {
        return None;
    }
    let end = from + skipped + rest[skipped..].iter().take_while(|&&c| is_number(c)).count();
    let behind = small[end..].iter().position(|&c| !is_blank(c)).map(|at| end + at);
    match behind.map(|at| small[at]) {
        Some('年' | '년') => behind.map(|at| at + 1),
        // 令和一丁目, Showa 3-chome, 2022 and 1000 are not years of an era.
        Some(_) | None
            if end - (from + skipped) > 2 || (is_square && !is_digit(small[end - 1])) =>
        {
            None
        }
        Some(next) if is_square && next.is_alphabetic() => None,
        Some('-') => None,
        Some(_) | None => Some(end),
    }
}

/// Whether a character is one of those that Japanese and Chinese are written
/// with.
fn is_square(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{9FFF}')
}

/// Whether a word for "year" is among some characters.
fn has_year(chars: &[char]) -> bool {
    let words: String = chars.iter().collect();
    YEAR.iter().any(|year| words.contains(year))
}

/// `R4年`, `H30.4.1`: a letter for the era.
fn abbreviated(text: &Text<'_>, start: usize) -> Option<Range<usize>> {
    let letter = text.chars[start];
    let is_era = matches!(letter, 'M' | 'T' | 'S' | 'H' | 'R' | 'Ｍ' | 'Ｔ' | 'Ｓ' | 'Ｈ' | 'Ｒ');
    if !is_era || text.before(start).is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let digits = text.chars[start + 1..].iter().take_while(|&&c| is_digit(c)).count();
    let end = start + 1 + digits;
    let dotted = text.get(end) == Some('.') && text.get(end + 1).is_some_and(is_digit);
    let is_year = text.get(end) == Some('年');
    match digits {
        1 | 2 if is_year => Some(start..end + 1),
        1 | 2 if dotted && text.habits.han.is_some() => Some(start..end),
        _ => None,
    }
}

/// Whether a Western year stands beside the other: "2022 (Reiwa 4)" or
/// "令和4年（2022年）".
fn has_western_year(chars: &[char], range: &Range<usize>) -> bool {
    let is_year = |chars: &[char]| {
        chars.len() == 4
            && chars.iter().all(char::is_ascii_digit)
            && matches!(chars[..2], ['1', '8' | '9'] | ['2', '0'])
    };
    let behind: Vec<char> =
        chars[range.end..].iter().copied().filter(|&c| !is_blank(c)).take(5).collect();
    if behind.len() == 5 && opens(behind[0]) && is_year(&behind[1..]) {
        return true;
    }
    let before: Vec<char> = chars[..range.start]
        .iter()
        .rev()
        .copied()
        .filter(|&c| !is_blank(c) && !matches!(c, '年' | '년'))
        .take(5)
        .collect();
    let mut year: Vec<char> = before.iter().skip(1).copied().collect();
    year.reverse();
    before.first().is_some_and(|&c| opens(c)) && is_year(&year)
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '（' | '[' | '〔' | '/' | '／' | '＝' | '=')
}

fn ends_phrase(c: char) -> bool {
    matches!(
        c,
        '.' | '。' | '!' | '?' | '！' | '？' | ';' | '(' | ')' | '（' | '）' | '、' | ',' | '।'
    )
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_number(c: char) -> bool {
    is_digit(c) || c == OBJECT || "元一二三四五六七八九十".contains(c)
}
