//! What characters are to line breaking and spacing.
//!
//! In: one character. Out: its class as JLREQ, CLREQ and CSS Text 4 have it.
//! Knows nothing about texts.

use unicode_script::Script;

use crate::lang::script_of;

/// Whether a character is an opening mark (JLREQ cl-01), which never ends a
/// line.
pub(super) fn opens(c: char) -> bool {
    "‘“（〔［｛〈《「『【⦅〘〖｟｢〝".contains(c)
}

/// The number that stands in a ring, in brackets or before a point in one
/// character: ①, ⑴, ⒈, ❶. Many voices say nothing for these.
pub(super) fn enclosed_number(c: char) -> Option<u32> {
    const RUNS: [(u32, u32, u32); 11] = [
        (0x2460, 0x2473, 1),
        (0x2474, 0x2487, 1),
        (0x2488, 0x249B, 1),
        (0x24EA, 0x24EA, 0),
        (0x24EB, 0x24F4, 11),
        (0x24F5, 0x24FE, 1),
        (0x2776, 0x277F, 1),
        (0x2780, 0x2789, 1),
        (0x278A, 0x2793, 1),
        (0x3251, 0x325F, 21),
        (0x32B1, 0x32BF, 36),
    ];
    let code = u32::from(c);
    let run = RUNS.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
    run.map(|(first, _, number)| code - first + number)
}

/// Whether a character is a closing mark, a comma or a full stop (JLREQ cl-02,
/// cl-06, cl-07), whose blank half lies behind its ink.
pub(super) fn closes(c: char) -> bool {
    "’”）〕］｝〉》」』】⦆〙〗｠｣〟".contains(c) || is_point(c)
}

/// Whether a closing mark is a comma, a stop or the like (JLREQ cl-04, cl-05,
/// cl-06, cl-07), not a bracket or a quotation mark.
pub(super) fn is_point(c: char) -> bool {
    "、。，．；：！？".contains(c)
}

/// Whether a character never starts a line in Japanese or Chinese (JLREQ 3.1.7
/// and 3.1.8, CLREQ 3.1.1).
pub(super) fn never_starts(c: char) -> bool {
    closes(c)
        || matches!(c, 'ー' | '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | '゛' | '゜')
        || "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ".contains(c)
        || matches!(c, 'ㇰ'..='ㇿ' | 'ｧ'..='ｰ' | 'ﾞ' | 'ﾟ')
        || "‐–〜～゠・･‼⁇⁈⁉!?,.:;)]}»›､｡…‥％%℃°′″¢".contains(c)
        || never_starts_anywhere(c)
}

/// Whether a character never starts a line in any language, not even behind a
/// blank: repetition and abbreviation signs of Thai and Lao, dandas, and the
/// full stops of Burmese and Khmer.
pub(super) fn never_starts_anywhere(c: char) -> bool {
    "ๆฯ๚๛ໆຯ।॥၊။។៕៖ៗ៘៙៚،؛؟»)]}".contains(c)
}

/// Whether a character never ends a line in Japanese or Chinese: opening marks
/// and signs before a number (JLREQ cl-01, cl-12).
pub(super) fn never_ends(c: char) -> bool {
    opens(c) || "([{«‹￥¥＄$￡£＃#№".contains(c)
}

/// Whether a character is a Han character.
pub(super) fn is_han(c: char) -> bool {
    // Before the CJK blocks the table need not be asked; layout asks often.
    c >= '\u{2E80}' && script_of(c) == Script::Han
}

/// Whether a character is kana.
pub(super) fn is_kana(c: char) -> bool {
    is_hiragana(c) || is_katakana(c)
}

/// Whether a character is hiragana.
pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゟ')
}

/// Whether a character is katakana or its long vowel.
pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '゠'..='ヺ' | 'ー'..='ヿ' | 'ㇰ'..='ㇿ' | 'ｦ'..='ﾟ')
}

/// Whether a character stands in a full square and is a letter: Han, kana or
/// Hangul ("ideograph" of CSS Text 4 `text-autospace`).
pub(super) fn is_square_letter(c: char) -> bool {
    c >= '\u{1100}'
        && (is_kana(c) || matches!(script_of(c), Script::Han | Script::Hangul | Script::Bopomofo))
}

/// Whether a character is a letter or digit that is not as wide as a square.
pub(super) fn is_narrow_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_square_letter(c) && !is_square_sign(c)
}

/// Whether a character is a mark or form of the square scripts that has no
/// script of its own: CJK punctuation, enclosed and full-width forms.
pub(super) fn is_square_sign(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24FF}' | '\u{3000}'..='\u{303F}' | '\u{30FB}' | '\u{3200}'..='\u{33FF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFE6}')
}

/// Whether a character is a blank at which a line may end.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' | '\u{3000}')
}

/// Whether a reading unit ends behind a character: blanks, and those at which
/// no line ends.
pub(super) fn is_word_blank(c: char) -> bool {
    is_blank(c) || matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Whether a stretch begins with the rest of a syllable, which the dictionaries
/// cut off in words they do not know: a Burmese final or stacked consonant, a
/// Khmer final with bantoc, a silent Thai or Lao consonant, a single consonant
/// at the end, or a vowel that follows its consonant.
pub(super) fn continues_syllable(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let next = chars.clone().next();
    let ends = |script: Script| next.is_none_or(|c| script_of(c) != script);
    match first {
        '\u{1000}'..='\u{102A}' | '\u{103F}' => {
            let mut marks = chars.take_while(|c| matches!(c, '\u{102B}'..='\u{103E}'));
            marks.find(|&c| c != '\u{1037}').is_some_and(|c| matches!(c, '\u{1039}' | '\u{103A}'))
        }
        '\u{102B}'..='\u{103E}' | 'ะ' | 'า' | 'ำ' | 'ๅ' | 'ະ' | 'າ' | 'ຳ' => true,
        'ក'..='អ' => next == Some('\u{17CB}') || ends(Script::Khmer),
        'ก'..='ฮ' => next == Some('\u{E4C}') || ends(Script::Thai),
        'ກ'..='ຮ' => next.is_none_or(|next| ends_lao_syllable(first, next)),
        _ => false,
    }
}

/// Whether a Lao consonant closes the syllable before it: it has no vowel, since every
/// vowel is written, and begins no cluster.
fn ends_lao_syllable(consonant: char, next: char) -> bool {
    match next {
        'ວ' | 'ອ' | 'ຍ' => false,
        'ຣ' | 'ລ' => !"ກຂຄຈດຕຖທບປຜຝພຟສຫ".contains(consonant),
        'ກ'..='ຮ' => consonant != 'ຫ',
        'ເ'..='ໄ' | 'ໆ' | 'ຯ' | '\u{ECC}' => true,
        _ => script_of(next) != Script::Lao,
    }
}

/// Whether a character is a Thai or Lao vowel that stands before its consonant.
pub(super) fn awaits_consonant(c: char) -> bool {
    matches!(c, 'เ'..='ไ' | 'ເ'..='ໄ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_words() {
        for rest in ["ວແຈ້ງ", "ດຂ້າງ", "ງລຸ່ມ", "ນໆ", "ຣນິກ", "ນ.", "ຣ໌"]
        {
            assert!(continues_syllable(rest), "{rest}");
        }
        for word in ["ກວດ", "ຍື່ນ", "ຟຣີ", "ຫຼື", "ໝາຍ", "ຂໍ", "ລະ", "ຄອມ", "ບັດ"]
        {
            assert!(!continues_syllable(word), "{word}");
        }
        for rest in ["င်ဒို", "စ်", "င့်", "ប់", "ប ", "ร์ต", "น", "ระ".trim_start_matches('ร')]
        {
            assert!(continues_syllable(rest), "{rest}");
        }
        for word in ["ကတ်", "မျက်နှာ", "បស់", "សម្រាប់", "นัมเบอร์", "ได้", "漢", ""]
        {
            assert!(!continues_syllable(word), "{word}");
        }
    }

    #[test]
    fn marks_have_their_side() {
        assert!(opens('「') && !closes('「') && closes('。') && !opens('・'));
        assert!("ーっ々・）".chars().all(never_starts) && "「(￥".chars().all(never_ends));
        assert!(is_narrow_letter('a') && is_narrow_letter('6') && !is_narrow_letter('①'));
        assert!(is_square_letter('한') && is_square_letter('ー') && !is_square_letter('。'));
    }
}
