//! Syllables of Burmese, and the signs of the Zawgyi encoding in them.
//!
//! In: the characters of a string. Out: what is wrong with each (Unicode
//! Technical Note 11: consonant, stacked consonant, medials, vowels, tone), and
//! whether all of it is in another encoding. Letters of Mon, Shan and Karen count
//! as what they are, so that names in these languages are right.

use super::{Fault, NO_LETTER, pair, single};

const VIRAMA: char = '\u{1039}';
const ASAT: char = '\u{103A}';

/// What a character is in a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Consonant,
    Medial,
    /// ေ, which is drawn before its consonant and typed behind it.
    VowelE,
    Vowel,
    Tone,
    Asat,
    Virama,
    Digit,
    Other,
}

impl Kind {
    fn of(c: Option<char>) -> Self {
        match c {
            Some(VIRAMA) => Self::Virama,
            Some(ASAT) => Self::Asat,
            Some('\u{1031}' | '\u{1084}') => Self::VowelE,
            Some('\u{103B}'..='\u{103E}' | '\u{105E}'..='\u{1060}' | '\u{1082}') => Self::Medial,
            Some(
                '\u{102B}'..='\u{1030}'
                | '\u{1032}'..='\u{1035}'
                | '\u{1056}'..='\u{1059}'
                | '\u{1062}'
                | '\u{1067}'
                | '\u{1068}'
                | '\u{1071}'..='\u{1074}'
                | '\u{1083}'
                | '\u{1085}'
                | '\u{1086}'
                | '\u{109C}'
                | '\u{109D}',
            ) => Self::Vowel,
            Some(
                '\u{1036}'..='\u{1038}'
                | '\u{1063}'
                | '\u{1064}'
                | '\u{1069}'..='\u{106D}'
                | '\u{1087}'..='\u{108D}'
                | '\u{108F}'
                | '\u{109A}'
                | '\u{109B}',
            ) => Self::Tone,
            Some('\u{1040}'..='\u{1049}' | '\u{1090}'..='\u{1099}') => Self::Digit,
            Some(
                '\u{1000}'..='\u{109F}'
                | '\u{AA60}'..='\u{AA7F}'
                | '\u{A9E0}'..='\u{A9FE}'
                | '\u{25CC}',
            ) => Self::Consonant,
            Some(_) | None => Self::Other,
        }
    }
}

/// Something wrong at a character.
#[derive(Debug, Clone, Copy)]
pub(in crate::check::language) struct Wrong {
    /// The index of the character.
    pub(in crate::check::language) index: usize,
    /// What is wrong, if it is Unicode.
    pub(in crate::check::language) fault: Fault,
    /// Whether it is how Zawgyi writes.
    is_zawgyi: bool,
}

/// What is wrong with the Burmese of a string.
pub(in crate::check::language) fn wrong(chars: &[char]) -> Vec<Wrong> {
    let mut all = Vec::new();
    for (index, &c) in chars.iter().enumerate() {
        if ('\u{102B}'..='\u{108F}').contains(&c) {
            let before = index.checked_sub(1).and_then(|at| chars.get(at)).copied();
            let after = chars.get(index + 1).copied();
            let earlier = index.checked_sub(2).and_then(|at| chars.get(at)).copied();
            let found = if is_mon(earlier, before) { None } else { fault(before, c, after) };
            all.extend(found.map(|(fault, is_zawgyi)| Wrong { index, fault, is_zawgyi }));
        }
    }
    all
}

/// Whether what is wrong shows another encoding, not slips of the finger: the
/// signs of Zawgyi outnumber the final consonants of Unicode. Stacks that Pali
/// does not have count beside other signs only, since names may have them.
pub(in crate::check::language) fn is_zawgyi(chars: &[char], wrong: &[Wrong]) -> bool {
    let signs = wrong.iter().filter(|wrong| wrong.is_zawgyi).count();
    let slips = wrong.len() - signs;
    let stacks = chars.windows(3).filter(|window| is_odd_stack(window)).count();
    let finals = (0..chars.len()).filter(|&at| is_final(chars, at)).count();
    let is_odd = signs > 0 || (stacks > 0 && slips > 0);
    is_odd && signs + if signs > 0 { 0 } else { stacks + slips } > finals
}

/// Whether a consonant that ends syllables has one of another row stacked under
/// it; Pali stacks inside of a row.
fn is_odd_stack(chars: &[char]) -> bool {
    let row = |c: char| match c {
        '\u{1000}'..='\u{1004}' => Some(0),
        '\u{1005}'..='\u{100A}' => Some(1),
        '\u{100B}'..='\u{100F}' => Some(2),
        '\u{1010}'..='\u{1014}' => Some(3),
        '\u{1015}'..='\u{1018}' => Some(4),
        _ => None,
    };
    let [upper @ ('က' | 'စ' | 'တ' | 'ပ' | 'န'), VIRAMA, lower] = chars else {
        return false;
    };
    row(*lower).is_some() && row(*upper) != row(*lower)
}

/// Whether ် at an index closes a syllable, as only Unicode has it.
fn is_final(chars: &[char], index: usize) -> bool {
    let before = Kind::of(index.checked_sub(1).and_then(|at| chars.get(at)).copied());
    let after = chars.get(index + 1).copied();
    chars[index] == ASAT
        && matches!(before, Kind::Consonant | Kind::Vowel)
        && (after == Some('\u{1038}')
            || matches!(Kind::of(after), Kind::Consonant | Kind::Digit | Kind::Other))
}

/// In Mon a vowel may follow ှ်; neither Burmese nor Zawgyi has these two.
fn is_mon(earlier: Option<char>, before: Option<char>) -> bool {
    earlier == Some('\u{103E}') && before == Some(ASAT)
}

/// What is wrong with a character, and whether Zawgyi writes so.
fn fault(before: Option<char>, c: char, after: Option<char>) -> Option<(Fault, bool)> {
    let (kind, previous) = (Kind::of(Some(c)), Kind::of(before));
    let zawgyi = |fault: Option<Fault>| fault.map(|fault| (fault, true));
    let slip = |fault: Option<Fault>| fault.map(|fault| (fault, false));
    match (kind, previous) {
        (Kind::Asat | Kind::Virama, _) if before == Some('ဥ') => {
            slip(pair("the vowel ဥ stands for the consonant ဉ", "type ဉ (U+1009)"))
        }
        (Kind::VowelE, Kind::Consonant | Kind::Medial | Kind::Digit) => None,
        (Kind::VowelE, _) => {
            zawgyi(single("ေ stands before its consonant", "type the consonant first, then ေ"))
        }
        // A stack under င needs its ်, and nothing stands under ည: in Zawgyi they
        // end a syllable this way.
        (Kind::Virama, Kind::Consonant) if matches!(before, Some('င' | 'ည')) => zawgyi(single(
            "nothing is stacked under င and ည",
            "type ် for the end of a syllable, င်္ for a stack",
        )),
        (Kind::Virama, Kind::Consonant | Kind::Asat) if Kind::of(after) == Kind::Consonant => None,
        (Kind::Virama, _) => zawgyi(single("္ stacks nothing", "type ် for the end of a syllable")),
        (Kind::Medial, Kind::Other | Kind::VowelE | Kind::Tone | Kind::Vowel | Kind::Virama) => {
            zawgyi(single("a medial stands before its consonant", "type the consonant first"))
        }
        // ယောက်ျား
        (Kind::Medial, Kind::Asat) if c == '\u{103B}' => None,
        (Kind::Medial, Kind::Asat) => {
            zawgyi(pair("a medial stands after ်", "type the medial first"))
        }
        (Kind::Medial, Kind::Medial)
            if before.is_some_and(|before| before >= c) && c < '\u{103F}' =>
        {
            slip(pair("medials in the wrong order", "the order is ျ ြ ွ ှ"))
        }
        (Kind::Vowel, Kind::Asat) if matches!(c, '\u{102B}'..='\u{102E}' | '\u{1032}') => {
            zawgyi(pair("a vowel stands after ်", "type the vowel first"))
        }
        (Kind::Vowel | Kind::Tone | Kind::Asat, Kind::Other | Kind::Virama) => {
            slip(Some(NO_LETTER))
        }
        (Kind::Vowel, Kind::Tone) if matches!(before, Some('\u{1036}'..='\u{1038}')) => {
            slip(pair("a tone stands before its vowel", "type the vowel first"))
        }
        (Kind::Vowel | Kind::Tone | Kind::Asat, _) if before == Some(c) => {
            slip(pair("the same sign twice", "type it once"))
        }
        (Kind::Vowel, Kind::Vowel) => slip(two_vowels(before, c)),
        (Kind::Tone, Kind::Tone) if before == Some('\u{1038}') && c < '\u{1038}' => {
            slip(pair("a sign stands after း", "း comes last"))
        }
        (Kind::Asat, Kind::Vowel) if matches!(before, Some('\u{102D}' | '\u{102E}')) => {
            slip(pair("် stands on a vowel", "type the final consonant before ်"))
        }
        (
            Kind::Consonant
            | Kind::Medial
            | Kind::Vowel
            | Kind::Tone
            | Kind::Asat
            | Kind::Digit
            | Kind::Other,
            _,
        ) => None,
    }
}

fn two_vowels(before: Option<char>, c: char) -> Option<Fault> {
    match (before?, c) {
        ('\u{102F}' | '\u{1030}', '\u{102D}' | '\u{102E}') => {
            pair("ု stands before ိ", "type ို: the upper vowel first")
        }
        ('\u{102D}', '\u{102E}')
        | ('\u{102E}', '\u{102D}')
        | ('\u{102F}', '\u{1030}')
        | ('\u{1030}', '\u{102F}')
        | ('\u{102B}', '\u{102C}')
        | ('\u{102C}', '\u{102B}') => {
            pair("two vowels of a kind on one consonant", "keep one of them")
        }
        ('\u{102B}' | '\u{102C}', '\u{102D}'..='\u{1030}') => {
            pair("a vowel stands after ာ", "type it before ာ, or keep one of them")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (usize, bool) {
        let chars: Vec<char> = text.chars().collect();
        let wrong = wrong(&chars);
        (wrong.len(), is_zawgyi(&chars, &wrong))
    }

    #[test]
    fn unicode_is_right() {
        for text in [
            "သီဟိုဠ်မှ ဉာဏ်ကြီးရှင်သည် အာယုဝဍ္ဎနဆေးညွှန်းစာကို ဇလွန်ဈေးဘေးဗာဒံပင်ထက် အဓိဋ္ဌာန်လျက် ဂဃနဏဖတ်ခဲ့သည်။",
            "ဗြဟ္မာ၊ ဗုဒ္ဓ၊ သင်္ဃ၊ ပုဂ္ဂိုလ်၊ ယောက်ျား၊ ကျွန်ုပ်၊ ဣန္ဒြေ၊ ယောက္ခမ၊ ဦး၊ ဩဇာ၊ ၎င်း",
            "တႆး လိၵ်ႈတႆး သှ်ေ ပှၤကညီ ဂၠိုင် နူဘၠေံ",
            "က ခ ဂ",
        ] {
            assert_eq!(found(text), (0, false), "{text}");
        }
    }

    #[test]
    fn zawgyi_is_told_from_slips() {
        for text in [
            "သီဟိုဠ္မွ ဉာဏ္ႀကီးရွင္သည္ အာယုဝၯနေဆးၫႊန္းစာကို",
            "ျမန္မာ",
            "ေနထိုင္ပါ",
            "ကတ္ဆိုသည္မွာ",
            "စာတိုက္ပံုး",
            "မ်ားကို",
            "ဖုန္းေခၚပါ",
        ] {
            assert!(found(text).1, "{text}");
        }
        for text in ["ကျွန်ေတာ် နေထိုင်ပါသည်", "ကုိယ်ပိုင်နံပါတ်", "ပဥ္စမ", "ကာာ", "ကိိ", "ကးံ", "ကွြ"]
        {
            assert!(found(text).0 > 0 && !found(text).1, "{text}");
        }
    }
}
