//! `doubled-punctuation`: a comma or stop stands twice, or beside another.
//!
//! In: a string. Out: a message per place. Ellipses and dashes are not faults.

use super::Text;
use crate::check::{Check, Run};
use crate::content::model::{OBJECT, Pack, PieceKind};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "doubled-punctuation",
        severity: Severity::Error,
        fixed: false,
        what: "A comma, colon or stop stands twice (。。), or a comma and a stop stand side by side. \
               That can come from a reference, too: `{hours:x}.` prints two stops where the hours \
               end in p.m. Three and more points are an ellipsis.",
        why: "It looks careless, and readers ask whether something is missing between the two.",
        remedy: "Keep one of them.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "見てね«。。»""#,
            right: r#"prompt = "見てね。""#,
        }),
        source: "Unicode, Terminal_Punctuation; JLREQ cl-06 and cl-07: one mark ends a phrase or sentence",
    },
    run: Run::Text(run),
};

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    let mut index = 0;
    while index < text.chars.len() {
        let c = text.chars[index];
        if !is_stop(c) && !is_comma(c) {
            index += 1;
            continue;
        }
        if let Some(reference) = reference_with(text, index) {
            let message = format!("`{reference}` ends in `{c}` already");
            let diagnostic = text.at(rule, index..index + 1, message).label("the second one");
            sink.report(diagnostic.hint("remove it: the reference brings its own"));
        }
        let end =
            index + text.chars[index..].iter().take_while(|&&c| is_stop(c) || is_comma(c)).count();
        let marks = &text.chars[index..end];
        if is_wrong(marks, text.before(index)) {
            let message = format!("`{}` is one mark too many", text.words(index..end));
            let diagnostic = text.at(rule, index..end, message).label("doubled");
            sink.report(diagnostic.hint("keep one of them"));
        }
        index = end;
    }
}

/// Whether a row of commas and stops has too many of them.
fn is_wrong(marks: &[char], before: Option<char>) -> bool {
    let points = marks.iter().take_while(|&&c| matches!(c, '.' | '・')).count();
    let rest = &marks[points..];
    match points {
        // ！。 and ？、
        0 if rest.len() == 1 => {
            before.is_some_and(|c| matches!(c, '！' | '？'))
                && matches!(rest[0], '。' | '、' | '，')
        }
        0 => true,
        2 => true,
        // "etc.,", "Tel.:" and "ស.ម.។" have a point of their own.
        _ => rest.len() > 1,
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '。' | '．' | '｡' | '・' | '।' | '॥' | '။' | '។' | '៕' | '۔')
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '、' | '，' | '；' | '：' | '､' | '၊' | '،' | '؛' | '፣' | '፤')
}

/// The reference before a mark, if what it fills in ends in the same mark.
fn reference_with(text: &Text<'_>, index: usize) -> Option<String> {
    let at = index.checked_sub(1).filter(|&at| text.chars[at] == OBJECT)?;
    let reference = text.reference(at)?;
    let pattern = match reference.kind.as_str() {
        "hours" => "formats.hours",
        "times" => "formats.range",
        "measure" => "formats.units",
        "month" => "formats.month",
        "phone" => "formats.phone",
        _ => return None,
    };
    let end = last(text.pack, pattern, 5)?;
    (end == text.chars[index]).then(|| format!("{{{}:{}}}", reference.kind, reference.name))
}

/// How few times end.
const SELDOM: [&str; 5] = [
    "formats.time.midnight",
    "formats.time.noon",
    "formats.time.all_day",
    "formats.time.next_day",
    "formats.time.alone",
];

/// The character in which all patterns under a key end.
fn last(pack: &Pack, key: &str, depth: usize) -> Option<char> {
    let depth = depth.checked_sub(1)?;
    let is_under = |other: &str| {
        !SELDOM.contains(&other)
            && other.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let patterns = pack.formats().filter(|written| is_under(&written.key));
    // Hours of days for which there is no pattern end in times.
    let days = pack.formats().filter_map(|written| written.key.strip_prefix("formats.days."));
    let mut missing = days.filter(|days| {
        let hours = format!("formats.hours.{days}");
        key == "formats.hours" && !pack.formats().any(|written| written.key == hours)
    });
    let times = missing.next().map(|_| last(pack, "formats.range", depth));
    let ends = patterns.map(|pattern| match &pattern.pieces.last()?.kind {
        PieceKind::Text(words) => words.chars().next_back(),
        PieceKind::Ruby(readings) => readings.last()?.base.chars().next_back(),
        PieceKind::Token(name) => match name.as_str() {
            "times" => last(pack, "formats.range", depth),
            "days" => last(pack, "formats.days", depth),
            "from" | "to" => last(pack, "formats.time", depth),
            "period" => last(pack, "formats.periods", depth),
            "month" => last(pack, "formats.months", depth),
            _ => None,
        },
        PieceKind::Reference(_) | PieceKind::Foreign(..) => None,
    });
    let mut ends = ends.chain(times);
    let first = ends.next()??;
    ends.all(|end| end == Some(first)).then_some(first)
}
