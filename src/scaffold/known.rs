//! What CLDR knows of how a language writes values.
//!
//! In: a dotted key of `formats`, a tag. Out: what stands there, as TOML; `None` if CLDR does
//! not say it. Knows nothing about what others have.

use super::comment::shown;
use crate::date::Date;
use crate::lang::{Cldr, Tag, calendar, decimal_sign};

/// A day whose number is not that of its month; the first of the seven days from a Monday on.
const MONDAY: Date = Date { year: 2026, month: 12, day: 7 };

/// What CLDR has for a key.
pub(super) fn known(path: &str, language: &Tag) -> Option<String> {
    let cldr = || Cldr::of(language);
    let text = match path {
        "decimal" => decimal_sign(language)?.to_string(),
        "month" => month(language)?,
        "months" => return Some(list((1..=12).map(|month| name(month, language)))),
        "list" | "and" => between(cldr()?.forms(path).first()?)?,
        "week.names" => return Some(week(|day| calendar::weekday(day, language))),
        "week.short" => return Some(week(|day| calendar::weekday_short(day, language))),
        "marks.yes" | "marks.no" => {
            (*cldr()?.forms(path.strip_prefix("marks.")?).first()?).to_owned()
        }
        _ => counted(path, cldr()?)?,
    };
    Some(format!("\"{}\"", shown(&text)))
}

/// What a language calls another one.
pub(super) fn name_of(code: &str, language: &Tag) -> Option<String> {
    let (_, forms) = Cldr::of(language)?.names().find(|(it, _)| *it == code)?;
    Some((*forms.first()?).to_owned())
}

/// A size or a price.
fn counted(path: &str, cldr: Cldr) -> Option<String> {
    if let Some(unit) = path.strip_prefix("units.") {
        let forms = cldr.forms(&format!("unit.{unit}"));
        return Some(forms.first()?.replace("{0}", "{n}").replace(' ', "\u{A0}"));
    }
    let forms = cldr.forms(&format!("yen.{}", path.strip_prefix("price.")?));
    Some(format!("{{n}}\u{A0}{}", forms.first()?))
}

/// What stands between two entries.
fn between(pattern: &str) -> Option<String> {
    Some(pattern.strip_prefix("{0}")?.strip_suffix("{1}")?.to_owned())
}

fn name(month: u8, language: &Tag) -> String {
    calendar::month(Date { month, ..MONDAY }, language)
}

/// A month of a year as a pattern.
fn month(language: &Tag) -> Option<String> {
    let written = calendar::month_of_year(MONDAY, language);
    let pattern = written.replace("2026", "{y}");
    let name = name(MONDAY.month, language);
    let with = |what: &str, part: &str| pattern.contains(what).then(|| pattern.replace(what, part));
    // 12月 is a number, not a name.
    let named = if name.contains("12") { None } else { with(&name, "{month}") };
    let pattern = named.or_else(|| with("12", "{m}"))?;
    (pattern.contains("{y}") && pattern.matches('{').count() == 2).then_some(pattern)
}

fn week(name: impl Fn(Date) -> String) -> String {
    list((0..7).map(|more| name(Date { day: MONDAY.day + more, ..MONDAY })))
}

fn list(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.map(|name| format!("\"{}\"", shown(&name))).collect();
    format!("[{}]", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cldr_has_is_a_pattern() {
        let of = |path: &str, tag: &str| known(path, &Tag::new(tag).unwrap()).unwrap_or_default();
        assert_eq!(of("month", "de"), "\"{month} {y}\"");
        assert_eq!(of("month", "ja"), "\"{y}年{m}月\"");
        assert_eq!(of("units.cm", "sw"), "\"sentimita\\u00A0{n}\"");
        assert_eq!(of("and", "he"), "\" ו\"");
        assert_eq!(of("marks.no", "de"), "\"nein\"");
        assert!(of("week.names", "am").starts_with("[\"ሰኞ\", "));
        assert_eq!(of("phone", "de"), "");
    }
}
