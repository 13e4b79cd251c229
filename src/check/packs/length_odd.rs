//! `length-odd`: a translation that is much shorter or longer than it should
//! be.

use std::collections::BTreeMap;

use crate::check::letters::is_alphanumeric;
use crate::check::translation::{Translation, by_key, others, pairs, reference};
use crate::check::{Check, Content, Run};
use crate::content::model::{Flyer, without_break_marks};
use crate::content::model::{OBJECT, Written};
use crate::diag::{Example, Rule, Severity, Sink};

/// In so many languages a text must stand for its usual length to be known.
const LANGUAGES: usize = 8;

/// Texts that should have fewer letters than this vary too much.
const LEAST: f64 = 20.0;

/// Added to all lengths, so that short texts vary less.
const SMOOTH: f64 = 4.0;

/// Letters that a value in the place of a reference has, more or less.
const VALUE: usize = 4;

/// How many times shorter or longer is odd: measured on the shipped packs, all
/// of which stay within 1.7 where many languages are known, and within 2.3 of
/// the reference alone.
const ODD: f64 = 1.8;
const ODD_ALONE: f64 = 3.2;

/// A text that is within this factor of the reference is not odd, whatever the others do:
/// what is terse in Japanese may be so in Chinese, while thirty others write it out.
const AS_REFERENCE: f64 = 1.3;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "length-odd",
        severity: Severity::Warning,
        fixed: false,
        what: "The translation is little more than half as long as it should be, or less, or \
               nearly twice as long, or more. What is expected comes from the same text in the \
               other languages and from how much room this language takes elsewhere. Text in \
               parentheses is not counted.",
        why: "A sentence was cut off or pasted twice, or the text belongs to another key.",
        remedy: "Compare the text with the reference, sentence by sentence.",
        example: Some(Example {
            file: "content/my-number-card/mn.toml",
            wrong: r#"heading = «"My Number карт!"»"#,
            right: r#"heading = "My Number карттай болж, амьдралаа хялбарчлаарай!""#,
        }),
        source: "Design decision; the factors are measured on the shipped packs",
    },
    run: Run::Words(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let lengths = Lengths::of(flyer);
        let strings = reference(flyer).map(by_key).unwrap_or_default();
        for pack in others(flyer) {
            for pair in pairs(pack, &strings) {
                let key = pair.string.key.as_str();
                let language = pack.language.as_str();
                let Some((found, expected)) = lengths.odd(language, key) else { continue };
                let odd = if found < expected { "short" } else { "long" };
                let message = format!(
                    "`{key}` is very {odd} for `{language}`: {found:.0} letters, expected some {expected:.0}",
                );
                let text = without_break_marks(&pair.reference.text);
                sink.report(
                    rule.at(pair.string.span, message)
                        .label(format!("too {odd}?"))
                        .hint(format!("the reference is: {text}")),
                );
            }
        }
    }
}

/// The logarithms of the lengths of all texts.
struct Lengths<'a> {
    /// By language and key.
    all: BTreeMap<&'a str, BTreeMap<&'a str, f64>>,
    /// How much longer the texts of a language are than those of the reference.
    factors: BTreeMap<&'a str, f64>,
    /// How long each text would be in the reference, and by what factor it is
    /// odd.
    usual: BTreeMap<&'a str, (f64, f64)>,
    /// How long each text is in the reference.
    model: BTreeMap<&'a str, f64>,
}

impl<'a> Lengths<'a> {
    fn of(flyer: &'a Flyer) -> Self {
        let mut all: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
        let strings = reference(flyer).map(by_key).unwrap_or_default();
        for pack in &flyer.packs {
            let lengths = all.entry(pack.language.as_str()).or_default();
            // The reference is compared with itself.
            let pairs = pairs(pack, &strings).map(|Translation { string, .. }| string);
            // Names of languages say how much room short texts take.
            let names = pack.spoken.iter().filter(|string| string.usage.is_translated());
            for string in pairs.chain(names) {
                let letters = letters(string);
                if letters > 0 {
                    lengths.insert(&string.key, (f64::from(letters) + SMOOTH).ln());
                }
            }
        }
        let model = flyer.reference.as_ref().and_then(|tag| all.get(tag.as_str()));
        let model = model.cloned().unwrap_or_default();
        let mut factors = BTreeMap::new();
        let mut texts: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (language, lengths) in &all {
            let differences =
                lengths.iter().filter_map(|(key, length)| Some(length - model.get(key)?));
            let factor = median(differences.collect());
            factors.insert(*language, factor);
            for (key, length) in lengths {
                texts.entry(key).or_default().push(length - factor);
            }
        }
        let usual = texts.into_iter().filter_map(|(key, lengths)| {
            let alone = model.get(key).map(|length| (*length, ODD_ALONE));
            let usual = if lengths.len() < LANGUAGES { alone? } else { (median(lengths), ODD) };
            Some((key, usual))
        });
        let usual = usual.collect();
        Self { all, factors, usual, model }
    }

    /// How many letters an odd text has, and how many are expected.
    fn odd(&self, language: &str, key: &str) -> Option<(f64, f64)> {
        let found = self.all.get(language)?.get(key)?;
        let (usual, odd) = *self.usual.get(key)?;
        let factor = self.factors.get(language)?;
        let expected = usual + factor;
        let differs = |model: &f64| (found - model - factor).abs() > AS_REFERENCE.ln();
        if !self.model.get(key).is_none_or(differs) {
            return None;
        }
        let letters = |length: f64| length.exp() - SMOOTH;
        let (found, expected) = (letters(*found), letters(expected));
        let ratio = (found + SMOOTH) / (expected + SMOOTH);
        let is_short = ratio * odd < 1.0 && expected >= LEAST;
        let is_long = ratio > odd && found >= LEAST * 2.0;
        (is_short || is_long).then_some((found, expected))
    }
}

/// The letters of a text outside of parentheses; all of them if it stands in
/// parentheses as a whole; none if all of it is values, or words in another language.
fn letters(string: &Written) -> u32 {
    if !string.read().any(|(_, character)| is_alphanumeric(character)) {
        return 0;
    }
    let (mut outside, mut all) = (0, 0);
    let mut depth = 0_usize;
    for (_, character) in string.read() {
        let letters = match character {
            '(' | '（' => {
                depth += 1;
                0
            }
            ')' | '）' => {
                depth = depth.saturating_sub(1);
                0
            }
            OBJECT => VALUE,
            c => usize::from(is_alphanumeric(c)),
        };
        all += letters;
        outside += if depth == 0 { letters } else { 0 };
    }
    u32::try_from(if outside == 0 { all } else { outside }).unwrap_or(u32::MAX)
}

/// The middle one; 0 if there is none.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
