//! Syllables of Thai, and of Lao, whose signs stand at the same places of its
//! block.
//!
//! In: a character with its neighbours. Out: what is wrong with it.

use super::{Fault, NO_LETTER, pair, single};

/// The places of both blocks, counted from the start of the block.
const VOWEL_A: u32 = 0x30;
const VOWEL_AA: u32 = 0x32;
const VOWEL_AM: u32 = 0x33;
const VOWEL_E: u32 = 0x40;
const LONG_AA: u32 = 0x45;
const NIKHAHIT: u32 = 0x4D;

/// What is wrong with a character of Thai or Lao.
pub(super) fn fault(before: Option<char>, c: char, after: Option<char>) -> Option<Fault> {
    let block = u32::from(c) & !0x7F;
    let place = |c: char| u32::from(c).checked_sub(block).filter(|&place| place < 0x80);
    let at = place(c)?;
    let (before, after) = (before.and_then(place), after.and_then(place));
    let Some(previous) = before else {
        return if is_mark(at) { Some(NO_LETTER) } else { leading(at, after) };
    };
    match at {
        _ if is_mark(at) && !is_consonant(previous) && !is_mark(previous) => Some(NO_LETTER),
        _ if is_mark(at) && at == previous => pair("the same sign twice", "type it once"),
        // Pali has ํ above ุ.
        NIKHAHIT if is_lower(previous) => None,
        _ if is_vowel_mark(at) && is_vowel_mark(previous) => {
            pair("two vowel signs on one consonant", "keep one of them")
        }
        _ if is_upper(at) && (is_tone(previous) || previous == 0x4C) && at != NIKHAHIT => {
            pair("a tone stands before its vowel", "type the vowel first, then the tone")
        }
        _ if is_tone(at) && is_tone(previous) => {
            pair("two tones on one consonant", "keep one of them")
        }
        _ if is_tone(at) && previous == NIKHAHIT && after == Some(VOWEL_AA) => pair(
            "ํ, a tone and า stand for a tone and ำ",
            "type the tone, then ำ (ຳ) as one character",
        ),
        NIKHAHIT if is_tone(previous) => pair("a tone stands before ํ", "type ำ after the tone"),
        VOWEL_AA if previous == NIKHAHIT => {
            pair("ํ and า (ໍ and າ) stand for one vowel", "type ำ (ຳ) as one character")
        }
        VOWEL_A if previous == VOWEL_A => pair("the same vowel twice", "type it once"),
        // า follows no vowel; ะ does, as in เกาะ.
        VOWEL_AA | VOWEL_AM if matches!(previous, VOWEL_A | VOWEL_AA | VOWEL_AM) => {
            pair("two vowels in a row", "keep one of them")
        }
        VOWEL_E if previous == VOWEL_E => {
            pair("เ twice (ເ twice) stands for one vowel", "type แ (ແ) as one character")
        }
        LONG_AA if block == 0xE00 && !matches!(previous, 0x24 | 0x26) => {
            pair("ๅ stands for า", "ๅ belongs only after ฤ and ฦ: type า")
        }
        _ => leading(at, after),
    }
}

/// A vowel that is written before its consonant, but has none.
fn leading(at: u32, after: Option<u32>) -> Option<Fault> {
    let is_alone = !after.is_some_and(is_consonant);
    // The first of two เ is reported with the second.
    let is_doubled = at == VOWEL_E && after == Some(VOWEL_E);
    if (0x40..=0x44).contains(&at) && is_alone && !is_doubled {
        return single("a vowel stands without its consonant", "type the consonant after it");
    }
    None
}

fn is_consonant(at: u32) -> bool {
    matches!(at, 0x01..=0x2E | 0x3C | 0x5C..=0x5F)
}

fn is_upper(at: u32) -> bool {
    matches!(at, 0x31 | 0x34..=0x37 | 0x3B | 0x47 | NIKHAHIT)
}

fn is_lower(at: u32) -> bool {
    matches!(at, 0x38..=0x3A)
}

/// Vowel signs above and below a consonant.
fn is_vowel_mark(at: u32) -> bool {
    is_upper(at) || is_lower(at)
}

fn is_tone(at: u32) -> bool {
    matches!(at, 0x48..=0x4B)
}

fn is_mark(at: u32) -> bool {
    is_upper(at) || is_lower(at) || is_tone(at) || matches!(at, 0x4C | 0x4E)
}

#[cfg(test)]
mod tests {
    use crate::check::language::syllable::faults_of;

    #[test]
    fn right_syllables_are_left_alone() {
        for word in [
            "น้ำ",
            "สิทธิ์",
            "โพธิ์",
            "เกาะ",
            "ก็",
            "เปี๊ยะ",
            "ฤๅษี",
            "เนื้อ",
            "ต่าง ๆ",
            "ปุ๋ย",
            "พุทฺธ",
            "พาหุํ",
            "เดี๋ยว",
            "ศุกร์",
            "ให้",
            "ไม่",
            "แน่",
            "ນ້ຳ",
            "ເຮົາ",
            "ໄດ້",
            "ຫຼາຍ",
            "ພາສາລາວ",
            "ບໍ່",
            "ແມ່",
        ] {
            assert_eq!(faults_of(word), 0, "{word}");
        }
    }

    #[test]
    fn wrong_syllables_are_found() {
        for word in [
            "กิิ",
            "ก้ิน",
            "นํา",
            "น้ํา",
            "นํ้า",
            "เเม่",
            "ก่้า",
            "า้",
            " ิ",
            "ก ุ",
            "ทำา",
            "เ ก",
            "มๅ",
            "กุิ",
            "ນໍາ",
            "ເເມ່",
            "ກິີ",
        ] {
            assert!(faults_of(word) > 0, "{word}");
        }
    }
}
