//! `fact-order`: facts whose names say which of them is first, or less, and whose values do
//! not.
//!
//! In: the facts. Out: a least number above the most, a first day behind the last, and
//! days that are numbered in another order, and sides of one thing that are far from each
//! other. Knows nothing about flyers.

use std::collections::BTreeMap;

use crate::check::{Check, Content, Run};
use crate::content::{Fact, FactKind, FactVersion};
use crate::diag::{Example, Rule, Severity, Sink};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "fact-order",
        severity: Severity::Warning,
        fixed: false,
        what: "The values of two facts contradict their names. `weeks-least` is above \
               `weeks-most`, `born-until` before `born-from`; or days that are numbered, `due-1`, \
               `due-2`, `due-3`, do not follow each other; or one side of a thing, `photo-width`, is \
               more than five times the other. Both are told where it cannot be seen which is \
               wrong.",
        why: "One figure of a date or an amount was mistyped, and every language prints it.",
        remedy: "Compare both with their source, and correct the value or the name.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"# number.notice-weeks-most is 3.
[number.notice-weeks-least]
value = «4»"#,
            right: r#"# number.notice-weeks-most is 3.
[number.notice-weeks-least]
value = 2"#,
        }),
        source: "Slips that change one figure of a date or an amount, which nothing else shows.",
    },
    run: Run::Content(run),
};

/// Parts of names, of which the first is never above the second.
const PAIRS: [(&str, &str); 16] = [
    ("least", "most"),
    ("min", "max"),
    ("minimum", "maximum"),
    ("from", "until"),
    ("from", "to"),
    ("first", "last"),
    ("start", "end"),
    ("begin", "end"),
    ("lower", "upper"),
    ("lowest", "highest"),
    ("shortest", "longest"),
    ("smallest", "largest"),
    ("low", "high"),
    ("low", "middle"),
    ("middle", "high"),
    ("youngest", "oldest"),
];

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts = &content.workspace.facts;
    let by_name: BTreeMap<_, &Fact> = facts.iter().map(|fact| (fact.called(), fact)).collect();
    for fact in facts {
        for other in partners(fact) {
            let Some(other) = by_name.get(&(fact.kind, other.as_str())) else { continue };
            for (least, most) in together(fact, other) {
                let wrong = least.value.amount().zip(most.value.amount());
                if wrong.is_some_and(|(least, most)| least > most) {
                    tell((fact, least), (other, most), "above", rule, sink);
                    tell((other, most), (fact, least), "below", rule, sink);
                }
            }
        }
    }
    sides(facts, rule, sink);
    series(facts, rule, sink);
}

/// The names of the facts that must not be below this one.
fn partners(fact: &Fact) -> Vec<String> {
    let parts: Vec<&str> = fact.name.value.split('-').collect();
    let mut partners = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        for (_, most) in PAIRS.iter().filter(|(least, _)| least == part) {
            let mut other = parts.clone();
            other[index] = most;
            partners.push(other.join("-"));
        }
    }
    partners
}

/// Whether the names of two facts of one kind say which of them is less.
pub(in crate::check) fn are_partners(one: &Fact, other: &Fact) -> bool {
    let names = |a: &Fact, b: &Fact| partners(a).contains(&b.name.value);
    one.kind == other.kind && (names(one, other) || names(other, one))
}

/// The versions of two facts that hold at the same time.
fn together<'a>(
    one: &'a Fact,
    other: &'a Fact,
) -> impl Iterator<Item = (&'a FactVersion, &'a FactVersion)> {
    one.versions.iter().flat_map(move |own| {
        let meets = move |it: &&FactVersion| it.period.meets(&own.period);
        other.versions.iter().filter(meets).map(move |it| (own, it))
    })
}

fn tell(
    (fact, version): (&Fact, &FactVersion),
    (other, most): (&Fact, &FactVersion),
    relation: &str,
    rule: &Rule,
    sink: &mut Sink,
) {
    let (kind, name, other) = (fact.kind.key(), &fact.name.value, &other.name.value);
    let message =
        format!("the {kind} `{name}` ({}) is {relation} `{other}` ({})", version.value, most.value);
    sink.report(
        rule.at(version.place(&["value", "yen"]), message)
            .label("one of the two is wrong")
            .hint("compare both with their sources"),
    );
}

/// The sides of a thing, as parts of names.
const SIDES: [&str; 3] = ["width", "height", "depth"];

/// How much longer a side is than another, at most: 45 mm for 4.5 cm is ten times as much.
const RATIO: f64 = 5.0;

/// Reports sides of one thing of which one is far longer.
fn sides(facts: &[Fact], rule: &Rule, sink: &mut Sink) {
    let mut things: BTreeMap<String, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.kind == FactKind::Measure) {
        let (sides, thing): (Vec<&str>, Vec<&str>) =
            fact.name.value.split('-').partition(|part| SIDES.contains(part));
        if !sides.is_empty() {
            things.entry(thing.join("-")).or_default().push(fact);
        }
    }
    for sides in things.values() {
        let pairs = sides.iter().flat_map(|one| sides.iter().map(move |other| (*one, *other)));
        for (long, short) in pairs {
            for (own, other) in together(long, short) {
                let both = own.value.amount().zip(other.value.amount());
                if both.is_some_and(|(own, other)| own > other * RATIO) {
                    tell((long, own), (short, other), "far above", rule, sink);
                    tell((short, other), (long, own), "far below", rule, sink);
                }
            }
        }
    }
}

/// Reports days that are numbered in another order than they come.
fn series(facts: &[Fact], rule: &Rule, sink: &mut Sink) {
    let mut series: BTreeMap<(FactKind, String), BTreeMap<u32, &Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|it| matches!(it.kind, FactKind::Date | FactKind::Event)) {
        let Some((stem, number)) = fact.name.value.rsplit_once('-') else { continue };
        let Ok(number) = number.parse() else { continue };
        series.entry((fact.kind, stem.to_owned())).or_default().insert(number, fact);
    }
    for days in series.into_values().filter(|days| days.len() > 2) {
        let days: Vec<(&Fact, f64)> = days
            .into_values()
            .filter_map(|fact| Some((fact, fact.versions.first()?.value.amount()?)))
            .collect();
        let rises = |without: usize| {
            let left = days.iter().enumerate().filter(|(index, _)| *index != without);
            left.map(|(_, (_, day))| *day).is_sorted()
        };
        if rises(usize::MAX) {
            continue;
        }
        // Where one day alone is out of order, it is the wrong one; of two that are exchanged
        // either may be.
        let odd: Vec<&(&Fact, f64)> =
            days.iter().enumerate().filter(|(index, _)| rises(*index)).map(|(_, it)| it).collect();
        for (fact, _) in odd {
            let Some(version) = fact.versions.first() else { continue };
            let (kind, name) = (fact.kind.key(), &fact.name.value);
            let message = format!("the {kind} `{name}` ({}) is out of order", version.value);
            sink.report(
                rule.at(version.place(&["value", "dates"]), message)
                    .label("not between the one before and the one behind")
                    .hint("compare it with its source"),
            );
        }
    }
}
