//! What a language does with numbers, as its own words show it.
//!
//! In: a pack as it was written, with what its language says. Out: the names of its months, whether it writes
//! 9.30 for a time, its words for numbers. Knows nothing about checks.

use super::fold::Line;
use super::number_words::{self, Words};
use crate::content::model::{Pack, PieceKind};

/// The names of the months in English, which packs of other languages borrow.
#[rustfmt::skip]
const ENGLISH_MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
];

/// The names of the months in Thai, shortened.
#[rustfmt::skip]
const THAI_MONTHS: [&str; 12] = [
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.",
    "ธ.ค.",
];

/// A language as far as numbers go.
#[derive(Debug)]
pub(in crate::check::facts) struct Speech {
    /// The language without script and region.
    pub(in crate::check::facts) primary: String,
    /// The names of the months, folded, the pack's own first; each with its
    /// number from 1.
    pub(in crate::check::facts) months: Vec<(String, u32)>,
    /// Whether hours and minutes have a point between them.
    pub(in crate::check::facts) point_in_times: bool,
    /// The words for numbers.
    pub(in crate::check::facts) words: Words,
}

impl Speech {
    /// The language of a pack.
    pub(in crate::check::facts) fn of(pack: &Pack) -> Self {
        let names = pack.formats().filter_map(|string| {
            let number: u32 = string.key.strip_prefix("formats.months.")?.parse().ok()?;
            let line = Line::of(string);
            Some((line.folded.iter().map(|folded| folded.is).collect(), number + 1))
        });
        let names: Vec<(String, u32)> = names.collect();
        let in_latin = pack.spoken.iter().chain(&pack.strings).any(|string| {
            ["name", "pack.label"].contains(&string.key.as_str())
                && string.text.chars().any(|c| c.is_ascii_alphabetic())
        });
        let point_in_times = pack.formats().any(|string| {
            let after_hour = string.pieces.windows(2).any(|pair| {
                matches!((&pair[0].kind, &pair[1].kind),
                    (PieceKind::Token(_), PieceKind::Text(text)) if text.starts_with('.'))
            });
            string.key.starts_with("formats.time.") && after_hour
        });
        let months = if in_latin { with_english(names) } else { names };
        Self::new(pack.language.primary(), months, point_in_times)
    }

    /// A language with these names of months.
    pub(in crate::check::facts) fn new(
        primary: &str,
        mut months: Vec<(String, u32)>,
        point_in_times: bool,
    ) -> Self {
        if primary == "th" {
            months.extend(THAI_MONTHS.into_iter().map(str::to_owned).zip(1..));
        }
        let words = number_words::of(primary);
        Self { primary: primary.to_owned(), months, point_in_times, words }
    }
}

/// Names of months, and those of English behind them.
fn with_english(mut months: Vec<(String, u32)>) -> Vec<(String, u32)> {
    // "May" is a common word of Filipino.
    let english = ENGLISH_MONTHS.into_iter().map(str::to_owned).zip(1..);
    months.extend(english.filter(|(name, _)| name != "may"));
    months
}
