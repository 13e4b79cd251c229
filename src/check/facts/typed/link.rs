//! Addresses on the web and of mail.
//!
//! In: a line of a pack. Out: where addresses stand in it. Knows nothing about facts.

use super::Found;
use super::line::Line;
use crate::content::Sense;

/// Endings of domains that no sentence has behind a point without a blank.
const CLEAR: [&str; 13] =
    ["jp", "com", "org", "net", "info", "biz", "gov", "edu", "int", "asia", "app", "dev", "html"];

/// Endings of domains that can begin a sentence: they count with three parts, or
/// with a path.
#[rustfmt::skip]
const DOUBTFUL: [&str; 34] = [
    "io", "me", "ly", "gl", "us", "uk", "eu", "cn", "tw", "hk", "kr", "vn", "th", "br", "pt",
    "es", "mx", "ph", "mn", "kh", "mm", "np", "tr", "ua", "id", "fr", "de", "ru", "in", "tv",
    "cc", "be", "page", "site",
];

/// Every address in a line.
pub(super) fn find(line: &Line<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for at in 0..line.len() {
        let behind = found.last().map_or(0, |last| last.to);
        if at < behind {
            continue;
        }
        let place = match line.at(at) {
            ':' => scheme(line, at),
            '@' => mail(line, at),
            '.' | '。' => domain(line, at),
            _ => None,
        };
        let Some((from, to)) = place.filter(|(from, to)| *from >= behind && to > from) else {
            continue;
        };
        found.push(Found { from, to, means: Sense::link(&line.text(from, to)) });
    }
    found
}

/// `https://…`, around its colon.
fn scheme(line: &Line<'_>, colon: usize) -> Option<(usize, usize)> {
    let rest = line.word(colon, &[':', '/', '/'])?;
    let from = line.back_over(colon, |c| c.is_ascii_alphanumeric());
    let to = path_end(line, rest);
    (from < colon && to > rest).then_some((from, to))
}

/// `name@domain`, around its sign.
fn mail(line: &Line<'_>, sign: usize) -> Option<(usize, usize)> {
    let local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let from = line.back_over(sign, local);
    let to = line.over(sign + 1, |c| c.is_ascii_alphanumeric() || ".-".contains(c));
    let domain = (sign + 1..to).any(|index| line.at(index) == '.');
    let to = if line.before(to) == '.' { to - 1 } else { to };
    (from < sign && domain).then_some((from, to))
}

/// `www.example.jp/path`, around its first point.
fn domain(line: &Line<'_>, point: usize) -> Option<(usize, usize)> {
    let label = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let international =
        |c: char| c.is_alphanumeric() && !c.is_ascii() && !matches!(c, '\u{3041}'..='\u{3096}');
    let last = line.before(point);
    let from = if last.is_ascii() {
        line.back_over(point, label)
    } else {
        line.back_over(point, international)
    };
    let to = line.over(point + 1, |c| label(c) || c == '.' || c == '。');
    let to = if matches!(line.before(to), '.' | '。' | '-') { to - 1 } else { to };
    let name = line.text(from, to);
    let labels: Vec<&str> = name.split(['.', '。']).collect();
    let (first, ending) = (labels.first()?, labels.last()?);
    let whole = labels.len() >= 2 && labels.iter().all(|label| !label.is_empty());
    let letters = labels.iter().any(|label| label.chars().any(char::is_alphabetic));
    let path = matches!(line.at(to), '/' | '?' | '#');
    let long = first.chars().count() >= 2;
    let clear = *first == "www" || (CLEAR.contains(ending) && (long || path));
    let doubtful = DOUBTFUL.contains(ending) && long && (labels.len() >= 3 || path);
    if !(whole && letters && (clear || doubtful)) {
        return None;
    }
    let to = if path || line.at(to) == ':' && line.digit(to + 1) { path_end(line, to) } else { to };
    Some((from, to))
}

/// The end of the characters of an address (RFC 3986) that begin at an index;
/// marks at the end belong to the sentence.
fn path_end(line: &Line<'_>, from: usize) -> usize {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    let end = line.over(from, allowed);
    let marks = (from..end).rev().take_while(|&index| ".,;:!?)]'".contains(line.at(index))).count();
    end - marks
}
