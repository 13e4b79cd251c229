//! `reference-order`: two references stand in each other's place.
//!
//! In: texts whose references stand in another order than in the reference text, and the
//! words that stand beside the same references elsewhere. Out: texts in which the words
//! stayed and the references changed places. A language that orders its words otherwise
//! takes them along.

use std::collections::{BTreeMap, BTreeSet};

use super::spots::{Called, Spot, spots};
use crate::check::translation::{by_key, pairs, reference};
use crate::check::{Check, Content, Run};
use crate::content::model::{Flyer, Pack, Usage, Written, without_break_marks};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "reference-order",
        severity: Severity::Warning,
        fixed: false,
        what: "Two references have changed places, and the words beside them did not move along. \
               It is seen by the words that stand beside a reference in other texts of the \
               language; where they tell nothing, two numbers with the same unit are told if \
               every other pack has them in one order.",
        why: "The words then say the wrong number: width 4.5 cm for height, 20 % for 30 %.",
        remedy: "Exchange the two references, or move the words along.",
        example: Some(Example {
            file: "content/my-number-card/tr.toml",
            wrong: r#""Boyut: yükseklik «{measure:photo-width} × genişlik {measure:photo-height}»""#,
            right: r#""Boyut: yükseklik {measure:photo-height} × genişlik {measure:photo-width}""#,
        }),
        source: "All languages of a flyer say the same (design decision).",
    },
    run: Run::Words(run),
};

/// What stands beside references in the texts of one language.
#[derive(Default)]
struct Usual<'a> {
    /// By side and word: the references beside it, each with its text.
    owners: BTreeMap<(usize, String), Vec<(Called<'a>, &'a str)>>,
    /// By side and word: the words beside the same reference in the reference text.
    classes: BTreeMap<(usize, String), Vec<Class<'a>>>,
}

/// The words on both sides of a reference in the reference text, and its key.
type Class<'a> = ([String; 2], &'a str);

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let mut usual: BTreeMap<&str, Usual<'_>> = BTreeMap::new();
    for flyer in &content.workspace.flyers {
        let strings = reference(flyer).map(by_key).unwrap_or_default();
        for pack in &flyer.packs {
            let language = usual.entry(pack.language.as_str()).or_default();
            for (text, own) in texts(pack) {
                let expected =
                    strings.get(text.key.as_str()).map(|it| spots(it)).unwrap_or_default();
                own.iter().for_each(|spot| language.add(spot, &text.key, &expected));
            }
        }
    }
    for flyer in &content.workspace.flyers {
        in_flyer(flyer, &usual, rule, sink);
    }
}

/// The texts of a pack that have references.
fn texts(pack: &Pack) -> impl Iterator<Item = (&Written, Vec<Spot<'_>>)> {
    let texts = pack.strings.iter().filter(|it| matches!(it.usage, Usage::Words | Usage::Spoken));
    texts.filter(|text| text.text.contains('{')).map(|text| (text, spots(text)))
}

impl<'a> Usual<'a> {
    fn add(&mut self, spot: &Spot<'a>, key: &'a str, expected: &[Spot<'_>]) {
        let twin = expected.iter().find(|other| other.called == spot.called);
        for (side, word) in spot.beside.iter().enumerate().filter(|(_, word)| !word.is_empty()) {
            self.owners.entry((side, word.clone())).or_default().push((spot.called, key));
            if let Some(twin) = twin {
                let class = (twin.beside.clone(), key);
                self.classes.entry((side, word.clone())).or_default().push(class);
            }
        }
    }

    /// What tells, elsewhere in the language, that the word beside a reference belongs to it
    /// (`true`), or to the other one.
    fn verdicts(
        &self,
        own: &Spot<'a>,
        other: &Spot<'a>,
        key: &str,
        twins: [&Spot<'_>; 2],
    ) -> Vec<bool> {
        let mut verdicts = Vec::new();
        for (side, word) in own.beside.iter().enumerate().filter(|(_, word)| !word.is_empty()) {
            let place = (side, word.clone());
            let owners = self.owners.get(&place).into_iter().flatten();
            let owners: BTreeSet<Called<'_>> =
                owners.filter(|(_, text)| *text != key).map(|(called, _)| *called).collect();
            match (owners.contains(&own.called), owners.contains(&other.called)) {
                (true, false) => verdicts.push(true),
                (false, true) => verdicts.push(false),
                (true, true) => {}
                (false, false) => {
                    let classes = self.classes.get(&place).into_iter().flatten();
                    let classes: Vec<&[String; 2]> =
                        classes.filter(|(_, text)| *text != key).map(|(class, _)| class).collect();
                    verdicts.extend(class(&classes, twins));
                }
            }
        }
        verdicts
    }
}

/// Whether words of the reference text that answer a word elsewhere stand beside the first
/// reference there, or beside the second alone.
fn class(classes: &[&[String; 2]], [own, other]: [&Spot<'_>; 2]) -> Option<bool> {
    let has = |spot: &Spot<'_>, side: usize| {
        let word = &spot.beside[side];
        // A word that answers several says nothing.
        !word.is_empty() && !classes.is_empty() && classes.iter().all(|it| it[side] == *word)
    };
    let differ = |side: usize| own.beside[side] != other.beside[side];
    (0..2).filter(|side| differ(*side)).find_map(|side| match (has(own, side), has(other, side)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        (true, true) | (false, false) => None,
    })
}

/// A text with its references.
struct Text<'a> {
    string: &'a Written,
    language: &'a str,
    spots: Vec<Spot<'a>>,
}

fn in_flyer(flyer: &Flyer, usual: &BTreeMap<&str, Usual<'_>>, rule: &Rule, sink: &mut Sink) {
    let Some(own) = reference(flyer) else { return };
    let strings = by_key(own);
    let mut keys: BTreeMap<&str, Vec<Text<'_>>> = BTreeMap::new();
    for pack in &flyer.packs {
        // A list of another length says nothing of which texts belong together.
        for pair in
            pairs(pack, &strings).filter(|pair| pair.reference.text.matches('{').count() > 1)
        {
            let text = Text {
                string: pair.string,
                language: pack.language.as_str(),
                spots: spots(pair.string),
            };
            keys.entry(&pair.reference.key).or_default().push(text);
        }
    }
    for (key, texts) in keys {
        let Some(expected) = strings.get(key).map(|text| spots(text)) else { continue };
        for text in &texts {
            if let Some(exchanged) = exchanged(text, &texts, &expected, usual) {
                tell(exchanged, strings.get(key).copied(), rule, sink);
            }
        }
    }
}

/// The first two references of a text that stand in each other's place.
fn exchanged<'t, 'a>(
    text: &'t Text<'a>,
    all: &[Text<'_>],
    expected: &[Spot<'_>],
    usual: &BTreeMap<&str, Usual<'a>>,
) -> Option<[&'t Spot<'a>; 2]> {
    let once = |spots: &[Spot<'_>], called: Called<'_>| {
        let mut places = spots.iter().enumerate().filter(|(_, spot)| spot.called == called);
        places.next().filter(|_| places.next().is_none()).map(|(place, _)| place)
    };
    let first_is =
        |spots: &[Spot<'_>], a: Called<'_>, b: Called<'_>| Some(once(spots, a)? < once(spots, b)?);
    for (place, a) in text.spots.iter().enumerate() {
        for b in text.spots.get(place + 1..)?.iter().filter(|b| b.called != a.called) {
            let (one, two) = (a.called, b.called);
            let others: Vec<bool> = all
                .iter()
                .filter(|other| !std::ptr::eq(*other, text))
                .filter_map(|other| first_is(&other.spots, one, two))
                .collect();
            let most = others.iter().filter(|is_same| !**is_same).count();
            // In most packs they stand the other way round.
            if most == 0 || most * 2 <= others.len() {
                continue;
            }
            let (Some(x), Some(y)) = (once(expected, one), once(expected, two)) else { continue };
            let (Some(x), Some(y)) = (expected.get(x), expected.get(y)) else { continue };
            let Some(language) = usual.get(text.language) else { continue };
            let key = text.string.key.as_str();
            let mut verdicts = language.verdicts(a, b, key, [x, y]);
            verdicts.extend(language.verdicts(b, a, key, [y, x]));
            let is_exchanged = match verdicts[..] {
                [] => {
                    let is_one_kind = (one.0, one.2) == (two.0, two.2);
                    let is_one_unit = x.beside[1] == y.beside[1] && !x.beside[1].is_empty();
                    let all_agree = others.len() > 2 && most == others.len();
                    is_one_kind && is_one_unit && all_agree && is_transposed(&text.spots, expected)
                }
                _ => !verdicts.contains(&true),
            };
            if is_exchanged {
                return Some([a, b]);
            }
        }
    }
    None
}

/// Whether two references have changed places and all others stand where they stood.
fn is_transposed(own: &[Spot<'_>], expected: &[Spot<'_>]) -> bool {
    let moved = own.iter().zip(expected).filter(|(own, other)| own.called != other.called);
    own.len() == expected.len() && moved.count() == 2
}

fn tell([a, b]: [&Spot<'_>; 2], reference: Option<&Written>, rule: &Rule, sink: &mut Sink) {
    let message =
        format!("`{}` and `{}` seem to stand in each other's place", a.called.1, b.called.1);
    let span = crate::source::Span { end: b.span.end, ..a.span };
    let reference = reference.map(|it| without_break_marks(&it.text)).unwrap_or_default();
    sink.report(
        rule.at(span, message)
            .label("the words beside them did not move along")
            .hint(format!("the reference is: {reference}")),
    );
}
