//! `falling-range`: a stretch that runs from more to less, such as "3 to 2 weeks".
//!
//! In: texts with two references of one kind, and what these say on the flyer's day. Out:
//! texts in which the greater stands before the less; the facts, where it does in most packs.

use std::collections::BTreeMap;

use super::spots::{Spot, spots};
use crate::check::facts::are_partners;
use crate::check::translation::{by_key, reference};
use crate::check::{Check, Content, Run};
use crate::content::model::{FactName, Flyer, Pack, PieceKind, Usage, Written};
use crate::content::{Fact, FactVersion};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "falling-range",
        severity: Severity::Error,
        fixed: false,
        what: "A stretch goes from the larger of two facts to the smaller: 3 to 2 weeks, from 15 \
               June to 1 June. A stretch is known by what stands between the two: a dash, or the \
               words of `range` in the language's file.",
        why: "The two references stand in the wrong order; or, where all packs have them so, one \
              of the facts is wrong. No language counts a stretch of numbers or days from its \
              end.",
        remedy: "Exchange the two references, or correct the fact.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"within «{number:notice-weeks-most} to {number:notice-weeks-least}»\u00A0weeks after"#,
            right: r#"within {number:notice-weeks-least} to {number:notice-weeks-most}\u00A0weeks after"#,
        }),
        source: "No language counts a stretch of numbers or days from its end.",
    },
    run: Run::Content(run),
};

/// At most so many characters stand between the ends of a stretch.
const GAP: usize = 16;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts: BTreeMap<FactName<'_>, &Fact> =
        content.workspace.facts.iter().map(|fact| (fact.called(), fact)).collect();
    for flyer in &content.workspace.flyers {
        in_flyer(flyer, &facts, rule, sink);
    }
}

/// A stretch in a text of a pack.
struct Range<'a> {
    ends: [Spot<'a>; 2],
    falls: bool,
}

fn in_flyer(flyer: &Flyer, facts: &BTreeMap<FactName<'_>, &Fact>, rule: &Rule, sink: &mut Sink) {
    let version = |spot: &Spot<'_>| facts.get(&(spot.called.0, spot.called.1))?.on(flyer.as_of);
    let compared = |ends: [Spot<'_>; 2]| {
        let [from, to] = ends.each_ref().map(|end| version(end).and_then(|it| it.value.amount()));
        Some((from?, to?)).filter(|(from, to)| from != to).map(|(from, to)| from > to)
    };
    // The stretches of the reference text are stretches in every language.
    let signs = reference(flyer).map(signs).unwrap_or_default();
    let known: BTreeMap<&str, Vec<[Spot<'_>; 2]>> = reference(flyer)
        .map(by_key)
        .unwrap_or_default()
        .into_iter()
        .map(|(key, text)| {
            (key, neighbours(text).filter(|ends| joins(&ends[1].gap, &signs)).collect())
        })
        .collect();
    let mut ranges: BTreeMap<String, Vec<Range<'_>>> = BTreeMap::new();
    for pack in &flyer.packs {
        let signs = self::signs(pack);
        let texts =
            pack.strings.iter().filter(|it| matches!(it.usage, Usage::Words | Usage::Spoken));
        for text in texts.filter(|text| text.text.matches('{').count() > 1) {
            for ends in neighbours(text) {
                let is_same = |other: &&[Spot<'_>; 2]| {
                    let [a, b] = other.each_ref().map(|end| end.called);
                    let [from, to] = ends.each_ref().map(|end| end.called);
                    (from, to) == (a, b) || (from, to) == (b, a)
                };
                let of_reference = known.get(text.key.as_str());
                let is_known = of_reference.is_some_and(|all| all.iter().any(|it| is_same(&it)));
                let gap = &ends[1].gap;
                let is_joined = joins(gap, &signs) || is_known && is_short(gap);
                if !is_joined {
                    continue;
                }
                let Some(falls) = compared(ends.clone()) else { continue };
                let mut names = ends.each_ref().map(|end| format!("{:?}", end.called));
                names.sort();
                let key = format!("{} {}", text.key, names.concat());
                ranges.entry(key).or_default().push(Range { ends, falls });
            }
        }
    }
    for all in ranges.into_values() {
        let falling: Vec<&Range<'_>> = all.iter().filter(|range| range.falls).collect();
        if falling.len() * 2 > all.len() {
            if let [range, ..] = falling[..] {
                let versions = range.ends.each_ref().map(&version);
                let fact = |end: &Spot<'_>| facts.get(&(end.called.0, end.called.1)).copied();
                let [from, to] = range.ends.each_ref().map(fact);
                // Their names say the same: see `fact-order`.
                if from.zip(to).is_some_and(|(from, to)| are_partners(from, to)) {
                    continue;
                }
                in_facts(&range.ends, versions, rule, sink);
            }
        } else {
            falling.iter().for_each(|range| in_text(&range.ends, rule, sink));
        }
    }
}

/// References of one kind that follow each other.
fn neighbours(text: &Written) -> impl Iterator<Item = [Spot<'_>; 2]> {
    let spots = spots(text);
    let pairs: Vec<_> = spots.windows(2).map(|pair| [pair[0].clone(), pair[1].clone()]).collect();
    pairs.into_iter().filter(|[from, to]| {
        let (a, b) = (from.called, to.called);
        (a.0, a.2) == (b.0, b.2) && a.1 != b.1
    })
}

/// What a language writes between the ends of a stretch.
fn signs(pack: &Pack) -> Vec<String> {
    let keys = ["formats.range", "formats.week.span", "formats.date.range"];
    let patterns = pack.formats().filter(|text| keys.contains(&&*text.key));
    let between = patterns.filter_map(|text| {
        let mut inside = text.pieces.iter().skip_while(|piece| !is_token(&piece.kind, "from"));
        inside.next()?;
        let between = inside.take_while(|piece| !is_token(&piece.kind, "to"));
        let words = between.map(|piece| match &piece.kind {
            PieceKind::Text(words) => words.clone(),
            PieceKind::Ruby(readings) => readings.iter().map(|it| it.base.as_str()).collect(),
            PieceKind::Reference(_) | PieceKind::Foreign(..) | PieceKind::Token(_) => String::new(),
        });
        let words: String = words.collect::<String>().replace(['\u{200B}', '\u{2060}'], "");
        Some(words.trim().to_lowercase()).filter(|words| words.chars().any(char::is_alphabetic))
    });
    between.collect()
}

fn is_token(kind: &PieceKind, name: &str) -> bool {
    matches!(kind, PieceKind::Token(own) if own == name)
}

/// Whether what stands between two references makes a stretch of them: a dash, behind a unit
/// or not, or words of the language.
fn joins(gap: &str, words: &[String]) -> bool {
    let gap = gap.trim();
    let is_dash = |c: char| matches!(c, '～' | '〜' | '~' | '–' | '—' | '-' | '‐' | '‑' | '−');
    let is_dashed = gap.ends_with(is_dash) && gap.chars().filter(|c| is_dash(*c)).count() == 1;
    let begins = gap.chars().count() > 1 && gap.starts_with(is_dash);
    let says = words.iter().any(|word| gap.ends_with(word.as_str()));
    is_short(gap) && (is_dashed && !begins || says)
}

fn is_short(gap: &str) -> bool {
    let ends = |c: char| ".。,、，;；:：!！?？×()（）/".contains(c);
    gap.chars().count() <= GAP && !gap.contains(ends)
}

fn in_text(ends: &[Spot<'_>; 2], rule: &Rule, sink: &mut Sink) {
    let [from, to] = ends.each_ref().map(|end| end.called.1);
    let span = crate::source::Span { end: ends[1].span.end, ..ends[0].span };
    let message = format!("the stretch from `{from}` to `{to}` runs from more to less");
    sink.report(
        rule.at(span, message)
            .label("in this order in this pack alone")
            .hint("exchange the two references"),
    );
}

fn in_facts(
    ends: &[Spot<'_>; 2],
    versions: [Option<&FactVersion>; 2],
    rule: &Rule,
    sink: &mut Sink,
) {
    let [from, to] = ends.each_ref().map(|end| end.called.1);
    let kind = ends[0].called.0.key();
    let [Some(least), Some(most)] = versions else { return };
    for version in [least, most] {
        let message = format!(
            "the packs say from the {kind} `{from}` ({}) to `{to}` ({})",
            least.value, most.value
        );
        sink.report(
            rule.at(version.place(&["value", "yen"]), message)
                .label("one of the two is wrong")
                .hint("compare both with their sources, or exchange the references in all packs"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_known_by_what_stands_between() {
        let words = ["to".to_owned(), "から".to_owned()];
        for gap in [" to ", "～", "歳から", " weeks to ", " Wochen–", "–", "\u{A0}– "] {
            assert!(joins(gap, &words), "{gap}");
        }
        for gap in [" × ", "-year-", ", then up to ", "歳", "、横", ""] {
            assert!(!joins(gap, &words), "{gap}");
        }
    }
}
