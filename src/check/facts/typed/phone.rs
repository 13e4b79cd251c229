//! Telephone numbers, in any script's digits and with any signs between them.
//!
//! In: a line of a pack. Out: the number that begins at a place. Knows nothing about facts.

use super::Found;
use super::line::Line;
use super::number::figure;
use super::speech::Speech;
use crate::content::Sense;
use crate::content::table::fact::phone::digits_needed;

/// Special numbers of three digits, as far as they are known to callers (MIC,
/// numbers of the form 1XY).
#[rustfmt::skip]
const SPECIAL: [&str; 14] = [
    "104", "110", "113", "115", "117", "118", "119", "148", "171", "177", "184", "186", "188",
    "189",
];

/// Groups of digits with signs between them.
struct Groups {
    /// Where each group begins and ends.
    places: Vec<(usize, usize)>,
    /// The digits of all.
    digits: Vec<String>,
    /// Whether a sign other than a blank or a comma stands between two of them.
    joined: bool,
}

/// The telephone number that begins at a place.
pub(super) fn find(line: &Line<'_>, speech: &Speech, at: usize) -> Option<Found> {
    let opened = line.at(at) == '(';
    let first = if opened { line.skip(at + 1) } else { at };
    let (to, digits) = match line.at(first) {
        '#' => short(line, first)?,
        '+' => international(line, first)?,
        _ if digit(line, first).is_some() && !inside(line, first) => {
            national(line, speech, first, opened).or_else(|| special(line, speech, first))?
        }
        _ => return None,
    };
    Some(Found { from: at, to, means: Sense::Phone(digits) })
}

/// Whether a number goes on before an index.
fn inside(line: &Line<'_>, index: usize) -> bool {
    let before = line.before(index);
    let decimal = matches!(before, '.' | ',') && index >= 2 && line.digit(index - 2);
    before.is_ascii_digit() || decimal
}

/// The digit at an index: also a circled one, one written out, and the letter O
/// that is typed for a zero.
fn digit(line: &Line<'_>, index: usize) -> Option<char> {
    let character = line.at(index);
    let beside_digit = || line.digit(index + 1) || (index > 0 && line.digit(index - 1));
    match character {
        '0'..='9' => Some(character),
        'o' if beside_digit() && !line.before(index).is_alphabetic() => Some('0'),
        '⓪' | '⓿' => Some('0'),
        '①'..='⑨' => char::from_digit(u32::from(character) - u32::from('①') + 1, 10),
        _ => figure(character),
    }
}

/// Digits from an index on, in groups.
fn groups(line: &Line<'_>, from: usize) -> Groups {
    let mut groups = Groups { places: Vec::new(), digits: Vec::new(), joined: false };
    let mut at = from;
    while groups.places.len() < 8 {
        let digits: String = (at..line.len()).map_while(|index| digit(line, index)).collect();
        if digits.is_empty() {
            break;
        }
        let end = at + digits.chars().count();
        groups.places.push((at, end));
        groups.digits.push(digits);
        let signs = (end..line.len().min(end + 4)).take_while(|&index| separates(line.at(index)));
        let signs = signs.count();
        if signs == 0 || digit(line, end + signs).is_none() {
            break;
        }
        groups.joined |= (end..end + signs).any(|index| !matches!(line.at(index), ' ' | ','));
        at = end + signs;
    }
    groups
}

/// Whether a sign stands between the groups of telephone numbers.
fn separates(character: char) -> bool {
    "-~ーㅡ()[]./・:, の_|".contains(character)
}

/// `#7119`.
fn short(line: &Line<'_>, sign: usize) -> Option<(usize, String)> {
    let to = line.digits(sign + 1);
    let four = to == sign + 5 && matches!(line.at(sign + 1), '7'..='9');
    four.then(|| (to, line.raw(sign, to)))
}

/// `+81 3-1234-5678`, `+81 (0)3 …`; other countries, too.
fn international(line: &Line<'_>, sign: usize) -> Option<(usize, String)> {
    let groups = groups(line, line.skip(sign + 1));
    let digits = groups.digits.concat();
    let (_, to) = *groups.places.last()?;
    if !(8..=15).contains(&digits.len()) {
        return None;
    }
    let national =
        digits.strip_prefix("81").map(|rest| format!("0{}", rest.trim_start_matches('0')));
    Some((to, national.unwrap_or(digits)))
}

/// A number with its 0, or the part of one behind the area code.
fn national(
    line: &Line<'_>,
    speech: &Speech,
    from: usize,
    opened: bool,
) -> Option<(usize, String)> {
    let groups = groups(line, from);
    let first = groups.digits.first()?;
    if opened && line.at(groups.places[0].1) != ')' {
        return None;
    }
    let all = groups.digits.concat();
    if first == "81" && groups.joined && (10..=12).contains(&all.len()) {
        let (_, to) = *groups.places.last()?;
        return Some((to, format!("0{}", all[2..].trim_start_matches('0'))));
    }
    if !first.starts_with('0') {
        return local(line, speech, &groups);
    }
    let needed = match &all[..] {
        abroad if abroad.starts_with("0081") => 12,
        abroad if abroad.starts_with("010") => 13,
        all => digits_needed(all),
    };
    let mut count = 0;
    for (index, digits) in groups.digits.iter().enumerate() {
        count += digits.len();
        if count < needed {
            continue;
        }
        // A digit too many is a mistake; a dozen are two numbers, or none.
        let fits = count <= needed + 1 && (index > 0 || count == needed);
        return fits.then(|| (groups.places[index].1, groups.digits[..=index].concat()));
    }
    // A digit too few, or the parts of a number alone.
    let partial = groups.joined && first.len() >= 2 && count >= 6;
    (count >= needed - 1 || partial).then(|| (groups.places[groups.places.len() - 1].1, all))
}

/// `1234-5678`; `23-4567` where a word beside it says that it is called.
fn local(line: &Line<'_>, speech: &Speech, groups: &Groups) -> Option<(usize, String)> {
    let [first, second] = groups.digits.get(..2)? else { return None };
    let [(from, end), (next, to)] = groups.places[..2] else { return None };
    let dash = matches!(line.at(end), '-' | '~' | 'ー') && next == end + 1;
    let alone = groups.digits.len() == 2 || line.at(to) == ' ' || line.at(to) == ',';
    if !dash || !alone || second.len() != 4 {
        return None;
    }
    let year = |digits: &str| matches!(digits.parse(), Ok(1900..=2199_u32));
    let called = speech.is_called(line, from, to);
    let is_phone = match first.len() {
        4 => !(year(first) && year(second)),
        1..=3 => called,
        _ => false,
    };
    is_phone.then(|| (to, format!("{first}{second}")))
}

/// 110, 119, 188, … where a word beside it says that it is called.
fn special(line: &Line<'_>, speech: &Speech, from: usize) -> Option<(usize, String)> {
    let to = line.digits(from);
    let digits = line.text(from, to);
    let decimal = matches!(line.at(to), '.' | ',') && line.digit(to + 1);
    let known = SPECIAL.contains(&digits.as_str()) && !decimal;
    (known && speech.is_called(line, from, to)).then_some((to, digits))
}
