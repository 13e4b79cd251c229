//! Syllables of Vietnamese: where their tone stands.
//!
//! In: a word. Out: whether its tone stands where one of the two schools puts it, and
//! which of them. Knows nothing about strings.
//!
//! The tone stands on the letter with a sign of its own (ê, ơ); else on the last vowel
//! before a consonant, and on the middle one of three. The schools differ in oa, oe and
//! uy at the end of a word: hòa of the older, hoà of the newer (Quy tắc chính tả, 1984).

use unicode_normalization::UnicodeNormalization;

/// How a word is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) enum Placed {
    /// The tone stands where no school puts it; the right word.
    Wrong(String),
    /// As the older school has it; as the newer one would write it.
    Older(String),
    /// As the newer school has it; as the older one would write it.
    Newer(String),
}

/// The five tones.
const TONES: &str = "\u{300}\u{301}\u{303}\u{309}\u{323}";

/// What a syllable can begin with, the longest first.
const INITIALS: [&str; 29] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "q", "",
];

/// What a syllable can end with.
const FINALS: [&str; 9] = ["ch", "ng", "nh", "c", "m", "n", "p", "t", ""];

/// Which vowels can stand side by side.
const VOWELS: [&str; 38] = [
    "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iê", "iêu", "iu", "oa", "oai", "oao",
    "oay", "oă", "oe", "oeo", "oi", "oo", "ôi", "ơi", "ua", "uâ", "uây", "uê", "ui", "uô", "uôi",
    "uơ", "uy", "uya", "uyê", "uyu", "ưa", "ưi", "ưu",
];

/// And of those with horns and y.
const MORE_VOWELS: [&str; 4] = ["ươ", "ươi", "ươu", "yêu"];

/// How the tone of a word is placed, if there is something to say about it.
pub(in crate::check) fn placed(word: &str) -> Option<Placed> {
    let lower = word.to_lowercase();
    let mut letters: Vec<char> = Vec::new();
    let mut tone: Option<(usize, char)> = None;
    let mut has_two = false;
    for c in lower.nfd() {
        if TONES.contains(c) {
            has_two |= tone.is_some();
            tone = Some((letters.len().checked_sub(1)?, c));
        } else if unicode_normalization::char::is_combining_mark(c) {
            let last = letters.pop()?;
            letters.push(unicode_normalization::char::compose(last, c)?);
        } else {
            letters.push(c);
        }
    }
    let plain: String = letters.iter().collect();
    let (start, end) = vowels(&plain)?;
    let group: String = letters[start..end].iter().collect();
    let is_open = end == letters.len();
    // ươ stands before a consonant, uơ never does.
    if group == "uơ" && !is_open {
        return Some(Placed::Wrong(lower.nfc().collect::<String>().replacen('u', "ư", 1)));
    }
    let (at, tone) = tone?;
    let with = |place: usize| {
        let marked = letters.iter().enumerate().flat_map(|(index, &letter)| {
            [Some(letter), (index == place).then_some(tone)].into_iter().flatten()
        });
        marked.nfc().collect::<String>()
    };
    if has_two {
        return Some(Placed::Wrong(with(start + place(&group, is_open))));
    }
    if is_open && ["oa", "oe", "uy"].contains(&group.as_str()) {
        return Some(match at.checked_sub(start) {
            Some(0) => Placed::Older(with(start + 1)),
            Some(1) => Placed::Newer(with(start)),
            Some(_) | None => Placed::Wrong(with(start)),
        });
    }
    let due = start + place(&group, is_open);
    (at != due).then(|| Placed::Wrong(with(due)))
}

/// Where the tone belongs among the vowels.
fn place(group: &str, is_open: bool) -> usize {
    let letters: Vec<char> = group.chars().collect();
    let signed = letters.iter().rposition(|c| "ăâêôơư".contains(*c));
    match (signed, letters.len()) {
        (Some(at), _) => at,
        (None, 3) => 1,
        (None, 2) if is_open => 0,
        (None, length) => length - 1,
    }
}

/// Where the vowels of a syllable stand, if it is one of Vietnamese.
fn vowels(plain: &str) -> Option<(usize, usize)> {
    let letters: Vec<char> = plain.chars().collect();
    for initial in INITIALS {
        let Some(rest) = plain.strip_prefix(initial) else { continue };
        let start = letters.len() - rest.chars().count();
        for closing in FINALS {
            let Some(group) = rest.strip_suffix(closing) else { continue };
            let is_one = group.chars().count() == 1 && "aăâeêioôơuưy".contains(group);
            let is_known = is_one || VOWELS.contains(&group) || MORE_VOWELS.contains(&group);
            // A closed syllable with a doubtful group, such as "ain", is foreign.
            let is_closed = !closing.is_empty();
            let ends_open = ["i", "o", "u", "y"].iter().any(|glide| group.ends_with(glide));
            let can_close = is_one || !ends_open || ["oo", "uy"].contains(&group);
            if is_known && (can_close || !is_closed) {
                return Some((start, start + group.chars().count()));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_are_judged() {
        for (word, right) in [
            ("qúy", "quý"),
            ("gìơ", "giờ"),
            ("hòan", "hoàn"),
            ("tòan", "toàn"),
            ("thọai", "thoại"),
            ("cuả", "của"),
            ("vaò", "vào"),
            ("ưú", "ứu"),
            ("ngoaì", "ngoài"),
            ("tíên", "tiến"),
            ("ngoàì", "ngoài"),
            ("phuơng", "phương"),
        ] {
            assert_eq!(placed(word), Some(Placed::Wrong(right.to_owned())), "{word}");
        }
        for word in [
            "quý",
            "giờ",
            "hoàn",
            "thoại",
            "của",
            "vào",
            "ưu",
            "ngoài",
            "tiến",
            "nghĩa",
            "gì",
            "già",
            "khuỷu",
            "nguyễn",
            "người",
            "thuở",
            "café",
            "résumé",
            "việt",
            "yếu",
            "xuất",
            "quyền",
            "suýt",
            "quốc",
            "giấy",
            "đường",
        ] {
            assert_eq!(placed(word), None, "{word}");
        }
        assert_eq!(placed("hòa"), Some(Placed::Older("hoà".to_owned())));
        assert_eq!(placed("tuỳ"), Some(Placed::Newer("tùy".to_owned())));
    }
}
