//! Syllables of the scripts of India, which have their letters at the same places of
//! their blocks, and of Sinhala.
//!
//! In: a character and the one before it, joiners apart. Out: what is wrong with
//! it (The Unicode Standard 12 and 13.2; Microsoft's vowel constraints).

use unicode_normalization::char::compose;

use super::{Fault, NO_LETTER, pair};

/// The blocks from Devanagari to Malayalam, by their starts.
const BENGALI: u32 = 0x980;
const GURMUKHI: u32 = 0xA00;
const TAMIL: u32 = 0xB80;
const MALAYALAM: u32 = 0xD00;
const SINHALA: u32 = 0xD80;

/// What a character is in a syllable (Unicode, `Indic_Syllabic_Category`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Consonant,
    Vowel,
    VowelSign,
    /// Takes the vowel from a consonant.
    Virama,
    /// The dot of borrowed sounds.
    Nukta,
    /// Nasal and breath signs, which end a syllable.
    Closing,
    /// Carries signs and is no letter of a syllable: ॐ.
    Carrier,
}

impl Kind {
    fn of(c: char) -> Option<Self> {
        let code = u32::from(c);
        let (block, at) = (code & !0x7F, code & 0x7F);
        match block {
            SINHALA => Self::of_sinhala(at),
            0x900..=MALAYALAM => Self::of_place(block, at),
            _ => (c == '\u{25CC}').then_some(Self::Consonant),
        }
    }

    fn of_place(block: u32, at: u32) -> Option<Self> {
        Some(match (block, at) {
            // Aytham is a letter.
            (TAMIL, 0x03) | (BENGALI, 0x4E) => Self::Carrier,
            (GURMUKHI, 0x70 | 0x71) => Self::Closing,
            (GURMUKHI, 0x72 | 0x73) => Self::Consonant,
            (BENGALI | 0xB00, 0x70 | 0x71) => Self::Consonant,
            (MALAYALAM, 0x54..=0x56 | 0x7A..=0x7F) => Self::Carrier,
            (0x900, 0x3A | 0x3B | 0x4E | 0x4F) => Self::VowelSign,
            (0x900, 0x78..=0x7F) => Self::Consonant,
            (0x900, 0x72..=0x77) => Self::Vowel,
            (_, 0x00..=0x03) => Self::Closing,
            (_, 0x04..=0x14 | 0x60 | 0x61) => Self::Vowel,
            (_, 0x15..=0x39 | 0x58..=0x5F) => Self::Consonant,
            (_, 0x3C) => Self::Nukta,
            (_, 0x3D | 0x50) => Self::Carrier,
            (_, 0x3E..=0x4C | 0x55..=0x57 | 0x62 | 0x63) => Self::VowelSign,
            (_, 0x4D) => Self::Virama,
            _ => return None,
        })
    }

    fn of_sinhala(at: u32) -> Option<Self> {
        Some(match at {
            0x01..=0x03 => Self::Closing,
            0x05..=0x16 => Self::Vowel,
            0x1A..=0x46 => Self::Consonant,
            0x4A => Self::Virama,
            0x4F..=0x5F | 0x72 | 0x73 => Self::VowelSign,
            _ => return None,
        })
    }
}

/// What is wrong with a character of one of these scripts.
pub(super) fn fault(before: Option<char>, c: char) -> Option<Fault> {
    let kind = Kind::of(c)?;
    if matches!(kind, Kind::Consonant | Kind::Vowel | Kind::Carrier) {
        return None;
    }
    let previous = before.and_then(|before| Some((before, Kind::of(before)?)));
    let Some((previous, is)) = previous else { return Some(NO_LETTER) };
    if c == previous {
        return pair("the same sign twice", "type it once");
    }
    // Two signs that are one character are found by `not-nfc`.
    if compose(previous, c).is_some() || matches!(is, Kind::Consonant | Kind::Nukta) {
        return None;
    }
    let block = u32::from(c) & !0x7F;
    match (kind, is) {
        // अं, काँ and कंः are right.
        (Kind::Closing, Kind::Virama) => {
            pair("a sign stands on a consonant without a vowel", "remove one of the two signs")
        }
        (Kind::Closing, _) => None,
        // অ্যা in Bengali, കു് in Malayalam.
        (Kind::Virama, Kind::Vowel) if block == BENGALI => None,
        (Kind::Virama, _) if block == MALAYALAM => None,
        (Kind::Virama, _) => pair(
            "the sign without a vowel stands after a vowel",
            "it belongs directly after a consonant",
        ),
        (Kind::Nukta, _) => {
            pair("the dot stands after a vowel", "type it directly after its consonant")
        }
        (_, Kind::VowelSign) => {
            pair("two vowel signs on one consonant", "type the vowel as one character: ो, ौ, ै")
        }
        (_, Kind::Virama) => {
            pair("a vowel sign stands after the sign without a vowel", "remove one of the two")
        }
        // Marathi and Hindi write अॅ in English words.
        (_, Kind::Vowel) if c == '\u{945}' && previous == 'अ' => None,
        (_, Kind::Vowel) => {
            pair("a vowel sign stands on a vowel", "type the vowel as one character: आ, ओ, औ, ऐ")
        }
        _ => pair("a vowel sign stands after the sign that closes it", "type the vowel first: ाँ"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::language::syllable::faults_of;

    #[test]
    fn right_syllables_are_left_alone() {
        for word in [
            "तपाईं",
            "बनाऔँ",
            "काँ",
            "क़लम",
            "र्\u{200D}य",
            "क्\u{200C}ष",
            "निःशुल्क",
            "गर्नुहोस्",
            "ऐँ",
            "सङ्ख्या",
            "पढ़ाई",
            "वाङ्मय",
            "অ্যাপ",
            "বাংলা",
            "চাঁদ",
            "উৎসব",
            "ਪੰਜਾਬੀ",
            "ਇੱਕ",
            "તાજું",
            "தமிழ்",
            "ஃபோன்",
            "కార్డు",
            "ಕನ್ನಡ",
            "അവന്\u{200D}",
            "അതു്",
            "ශ්\u{200D}රී",
            "කාඩ්පත",
            "සිංහල",
        ] {
            assert_eq!(faults_of(word), 0, "{word}");
        }
    }

    #[test]
    fn wrong_syllables_are_found() {
        for word in [
            "काा",
            "काे",
            "अा",
            "आे",
            "कंा",
            "क्ि",
            "क््क",
            "ा",
            "क ्",
            "१ा",
            "का्",
            "इि",
            "किी",
            "।ा",
            "কাা",
            "কিি",
            "আা",
            "কার্ড্া",
            "ে ক",
            "কি্",
            "காா",
            "அா",
            "க்ி",
            "கெே",
            "කාා",
            "ක්ි",
            "අා",
            "ਕਿੀ",
            "ગાા",
            "కాా",
            "ಕಾಾ",
        ] {
            assert!(faults_of(word) > 0, "{word}");
        }
    }
}
