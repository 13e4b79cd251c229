//! `reference-mismatch`: a text refers to other facts or marks than the
//! reference text of the same key.

use std::collections::BTreeMap;

use crate::check::translation::{Translation, by_key, others, pairs, reference};
use crate::check::{Check, Content, Run};
use crate::content::model::{Piece, PieceKind, Reference, Written, without_break_marks};
use crate::content::{Fact, referred};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::source::Span;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "reference-mismatch",
        severity: Severity::Error,
        fixed: false,
        what: "The text refers to other facts or marks than the reference text does. The order is \
               free, and so are the words around it. Where more than two thirds of the packs agree \
               against the reference, it is the reference that is told. A reference that is mistyped \
               is reported as such, not here.",
        why: "If one is missing, readers of this language are not told a number, an hour or a \
              telephone line; if there is one too many, they are told something that the others \
              are not.",
        remedy: "Refer to the same facts as the reference text, as often as it does.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"«"Attach an ID photograph taken within the last 6\u00A0months"»"#,
            right: r#""Attach an ID photograph taken within the last {number:photo-months}\u00A0months""#,
        }),
        source: "All languages of a flyer say the same (design decision); placeholders must match, \
                 as gettext's msgfmt --check-format demands",
    },
    run: Run::Content(run),
};

/// A reference, and where it stands.
type Found<'a> = (&'a Reference, Span);

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts = &content.workspace.facts;
    for flyer in &content.workspace.flyers {
        let strings = reference(flyer).map(by_key).unwrap_or_default();
        let all: Vec<_> = others(flyer).flat_map(|pack| pairs(pack, &strings)).collect();
        let mut by_text: BTreeMap<&str, Vec<Translation<'_>>> = BTreeMap::new();
        all.iter().for_each(|it| by_text.entry(&it.reference.key).or_default().push(*it));
        let wrong: BTreeMap<&str, Translation<'_>> = by_text
            .iter()
            .filter_map(|(key, texts)| Some((*key, against_reference(texts, facts)?)))
            .collect();
        for Translation { string, reference } in wrong.values() {
            // What all others say is what the reference should say.
            let turned = Translation { string: reference, reference: string };
            compare(&turned, facts, &OTHERS, rule, sink);
        }
        for translation in all {
            let agreed = wrong.get(translation.reference.key.as_str());
            if agreed.is_none_or(|it| names(it.string, facts) != names(translation.string, facts)) {
                compare(&translation, facts, &REFERENCE, rule, sink);
            }
        }
    }
}

/// With whom a text is compared, in words.
struct Whom {
    says: &'static str,
    has: &'static str,
    not: &'static str,
    lacks: &'static str,
    refers: &'static str,
}

const REFERENCE: Whom = Whom {
    says: "the reference is",
    has: "the reference has",
    not: "not what the reference refers to",
    lacks: "the reference text does not refer",
    refers: "the reference text refers to it",
};

const OTHERS: Whom = Whom {
    says: "another pack says",
    has: "the other packs have",
    not: "not what the other packs refer to",
    lacks: "the other packs do not refer",
    refers: "the other packs refer to it",
};

/// One of the texts of more than two thirds of the packs, if they agree with each other and
/// not with the reference.
fn against_reference<'a>(texts: &[Translation<'a>], facts: &[Fact]) -> Option<Translation<'a>> {
    let own = texts.first()?.reference;
    if texts.len() < 3 || found(own, facts).unknown > 0 {
        return None;
    }
    let expected = names(own, facts);
    let mut counts: BTreeMap<Vec<(&str, &str)>, Vec<&Translation<'a>>> = BTreeMap::new();
    texts.iter().for_each(|it| counts.entry(names(it.string, facts)).or_default().push(it));
    let (said, most) = counts.into_iter().max_by_key(|(_, texts)| texts.len())?;
    (said != expected && most.len() * 3 > texts.len() * 2).then(|| *most[0])
}

/// What a text refers to, sorted.
fn names<'a>(string: &'a Written, facts: &[Fact]) -> Vec<(&'a str, &'a str)> {
    let known = found(string, facts).known.into_iter();
    let mut names: Vec<_> = known.map(|(it, _)| (it.kind.as_str(), it.name.as_str())).collect();
    names.sort_unstable();
    names
}

fn compare(
    translation: &Translation<'_>,
    facts: &[Fact],
    whom: &Whom,
    rule: &Rule,
    sink: &mut Sink,
) {
    let own = found(translation.string, facts);
    let expected = found(translation.reference, facts);
    let extra = surplus(&own.known, &expected.known);
    let missing = surplus(&expected.known, &own.known);
    // What is mistyped stands for one that seems to be missing.
    let missing = &missing[own.unknown.min(missing.len())..];
    let extra = &extra[expected.unknown.min(extra.len())..];
    let reference = format!("{}: {}", whom.says, without_break_marks(&translation.reference.text));
    for (place, (found, span)) in extra.iter().enumerate() {
        let (message, label) = match missing.get(place) {
            Some((other, _)) => (
                format!("`{}` stands where {} `{}`", shown(found), whom.has, shown(other)),
                whom.not,
            ),
            None => (format!("{} to `{}` here", whom.lacks, shown(found)), "one too many"),
        };
        sink.report(rule.at(*span, message).label(label).hint(reference.clone()));
    }
    for (lacking, _) in missing.iter().skip(extra.len()) {
        let key = &translation.string.key;
        let message = format!("`{}` is missing in `{key}`", shown(lacking));
        sink.report(
            rule.at(translation.string.span, message).label(whom.refers).hint(reference.clone()),
        );
    }
}

/// Those of `these` that are more than there are of `those`.
fn surplus<'a>(these: &[Found<'a>], those: &[Found<'_>]) -> Vec<Found<'a>> {
    let mut left: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (reference, _) in those {
        *left.entry((&reference.kind, &reference.name)).or_default() += 1;
    }
    let mut surplus = these.to_vec();
    surplus.retain(|(reference, _)| {
        match left.get_mut(&(reference.kind.as_str(), reference.name.as_str())) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            Some(_) | None => true,
        }
    });
    surplus
}

/// The references of a string: those that can be known, and how many are
/// mistyped, which was reported.
struct References<'a> {
    known: Vec<Found<'a>>,
    unknown: usize,
}

fn found<'a>(string: &'a Written, facts: &[Fact]) -> References<'a> {
    let references = |piece: &'a Piece| match &piece.kind {
        PieceKind::Reference(reference) => Some((reference, piece.span)),
        PieceKind::Text(_) | PieceKind::Ruby(_) | PieceKind::Foreign(..) | PieceKind::Token(_) => {
            None
        }
    };
    let all: Vec<Found<'_>> = string.pieces.iter().filter_map(references).collect();
    let count = all.len();
    let known: Vec<Found<'_>> =
        all.into_iter().filter(|(reference, _)| is_known(reference, facts)).collect();
    References { unknown: count - known.len(), known }
}

fn is_known(reference: &Reference, facts: &[Fact]) -> bool {
    match referred(reference) {
        Some((kind, name, _)) => {
            facts.iter().any(|fact| fact.kind == kind && fact.name.value == name)
        }
        // Those that are not facts.
        None => ["month", "mark"].contains(&reference.kind.as_str()),
    }
}

fn shown(reference: &Reference) -> String {
    format!("{{{}:{}}}", reference.kind, reference.name)
}
