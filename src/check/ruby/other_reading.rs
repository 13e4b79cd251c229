//! `other-reading`: how a Japanese phrase is said, not as in the reference.
//!
//! In: the readings of phrases to be shown or said, beside that of the reference in kana.
//! Out: readings in kana or Latin letters that say something else. Other scripts have no
//! one way to write Japanese.

use unicode_normalization::UnicodeNormalization;

use crate::check::letters::is_kana;
use crate::check::translation::translations;
use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "other-reading",
        severity: Severity::Warning,
        fixed: false,
        what: "The reading of a Japanese phrase in Latin letters, or in kana, is not that of the \
               reference. Hepburn and Kunrei spelling, with or without marks for long vowels, \
               are the same.",
        why: "Whoever reads it aloud at a counter is not understood.",
        remedy: "Write the reading as the Japanese pack has it.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"say = "{ja:区役所はどこですか。}"
reading = «"Kuyakusho wa dako desu ka"»"#,
            right: r#"say = "{ja:区役所はどこですか。}"
reading = "Kuyakusho wa doko desu ka""#,
        }),
        source: "ローマ字のつづり方 (内閣告示, 1954), tables 1 and 2",
    },
    run: Run::Words(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for pair in translations(content.workspace) {
        if !pair.string.key.ends_with(".reading") {
            continue;
        }
        let kana: Vec<char> =
            pair.reference.read().map(|(_, c)| c).filter(|c| is_kana(*c)).collect();
        let own: Vec<char> = pair.string.read().map(|(_, c)| c).collect();
        let own_kana: Vec<char> = own.iter().copied().filter(|c| is_kana(*c)).collect();
        let latin: String = own
            .iter()
            .copied()
            .nfd()
            .filter(char::is_ascii_alphabetic)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let is_other = match (own_kana.is_empty(), latin.is_empty()) {
            (false, true) => own_kana != kana,
            (true, false) => {
                own.iter().all(|c| !c.is_alphabetic() || *c < '\u{250}') && !is_said(&latin, &kana)
            }
            (true, true) | (false, false) => false,
        };
        if is_other && !kana.is_empty() {
            let message = format!("`{}` is not the reading of the reference", pair.string.key);
            let hint = format!("the reference is: {}", pair.reference.text);
            sink.report(rule.at(pair.string.span, message).label("another reading").hint(hint));
        }
    }
}

/// The syllables in Latin letters, the usual spelling first.
const SYLLABLES: &str = "\
    あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go \
    さ sa し shi/si す su/s せ se そ so ざ za じ ji/zi ず zu ぜ ze ぞ zo た ta ち chi/ti つ tsu/tu \
    て te と to だ da ぢ ji/zi/di づ zu/du で de ど do な na に ni ぬ nu ね ne の no は ha/wa ひ hi \
    ふ fu/hu へ he/e ほ ho ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi \
    む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa を o/wo ん n/m ゔ vu/bu \
    きゃ kya きゅ kyu きょ kyo ぎゃ gya ぎゅ gyu ぎょ gyo しゃ sha/sya しゅ shu/syu しょ sho/syo \
    じゃ ja/zya じゅ ju/zyu じょ jo/zyo ちゃ cha/tya ちゅ chu/tyu ちょ cho/tyo にゃ nya にゅ nyu \
    にょ nyo ひゃ hya ひゅ hyu ひょ hyo びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu ぴょ pyo \
    みゃ mya みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo";

/// Whether small Latin letters say some kana.
pub(in crate::check) fn is_said(latin: &str, kana: &[char]) -> bool {
    says(latin, kana, "")
}

/// The same for the rest of both. `before` is the syllable before them: what makes
/// its vowel long need not be written.
fn says(latin: &str, kana: &[char], before: &str) -> bool {
    let Some((&first, rest)) = kana.split_first() else { return latin.is_empty() };
    let first = hiragana(first);
    let is_long = match first {
        'う' => before.ends_with(['o', 'u']),
        'お' => before.ends_with('o'),
        'ー' => !before.is_empty(),
        _ => false,
    };
    if is_long && says(latin, rest, before) {
        return true;
    }
    if first == 'っ' {
        // It doubles the consonant behind it; before ch it is a t.
        let mut letters = latin.chars();
        let (one, two) = (letters.next(), letters.next());
        let is_doubled = one.is_some() && (one == two || one == Some('t') && two == Some('c'));
        return is_doubled && says(&latin[1..], rest, "");
    }
    let with_small = rest.first().map(|&c| hiragana(c)).filter(|c| matches!(c, 'ゃ' | 'ゅ' | 'ょ'));
    let (syllable, rest) = match with_small {
        Some(small) => (format!("{first}{small}"), &rest[1..]),
        None => (first.to_string(), rest),
    };
    let mut words = SYLLABLES.split_whitespace();
    let spellings = words.find(|word| **word == syllable).and_then(|_| words.next());
    spellings.into_iter().flat_map(|it| it.split('/')).any(|spelling| {
        latin.strip_prefix(spelling).is_some_and(|latin| says(latin, rest, spelling))
    })
}

/// Katakana as hiragana.
fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヴ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_said(latin: &str, kana: &str) -> bool {
        let kana: Vec<char> = kana.chars().filter(|c| is_kana(*c)).collect();
        super::is_said(latin, &kana)
    }

    #[test]
    fn all_spellings_of_a_phrase_are_one() {
        let kana = "きゅうきゅうしゃを よんで ください。がっこうは どこですか";
        for latin in [
            "kyukyushaoyondekudasaigakkowadokodesuka",
            "kyuukyuushaoyondekudasaigakkouwadokodesuka",
            "kyukyusyawoyondekudasaigakkohadokodeska",
        ] {
            assert!(is_said(latin, kana), "{latin}");
        }
    }

    #[test]
    fn another_word_is_not() {
        for latin in ["harimasuka", "haraemasu", "haraemasukaka", "haremasuka"] {
            assert!(!is_said(latin, "はらえますか"), "{latin}");
        }
    }
}
