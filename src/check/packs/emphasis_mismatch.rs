//! `emphasis-mismatch`: other words are emphasised than in the reference.

use crate::check::translation::{Translation, translations};
use crate::check::{Check, Content, Run};
use crate::content::model::{Piece, PieceKind, Written, without_break_marks};
use crate::diag::{Diagnostic, Example, Rule, Severity, Sink};
use crate::source::Span;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "emphasis-mismatch",
        severity: Severity::Warning,
        fixed: false,
        what: "The text emphasises more or fewer stretches than the reference text, or all of \
               itself. What counts is how often `**…**` stands there.",
        why: "What stands between `**` is what readers find first, and it is the same in all \
              languages.",
        remedy: "Emphasise the same words as the reference text.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"**apply online** for **«various services»**"#,
            right: r#"**apply online** for various services"#,
        }),
        source: "All languages of a flyer say the same (design decision)",
    },
    run: Run::Words(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for translation in translations(content.workspace) {
        if let Some(diagnostic) = compare(&translation, rule) {
            let reference = without_break_marks(&translation.reference.text);
            sink.report(diagnostic.hint(format!("the reference is: {reference}")));
        }
    }
}

fn compare(translation: &Translation<'_>, rule: &Rule) -> Option<Diagnostic> {
    let Translation { string, reference, .. } = translation;
    let (own, expected) = (stretches(string), stretches(reference));
    let count = |stretches: &[Span]| match stretches.len() {
        1 => "1 stretch".to_owned(),
        more => format!("{more} stretches"),
    };
    if own.len() < expected.len() {
        let message = format!(
            "`{}` emphasises {}, the reference {}",
            string.key,
            if own.is_empty() { "nothing".to_owned() } else { count(&own) },
            count(&expected)
        );
        return Some(rule.at(string.span, message).label("`**` is missing here"));
    }
    if let Some(&first) = own.get(expected.len()) {
        let message = format!(
            "`{}` emphasises {}, the reference {}",
            string.key,
            count(&own),
            if expected.is_empty() { "nothing".to_owned() } else { count(&expected) }
        );
        return Some(rule.at(first, message).label("not emphasised in the reference"));
    }
    let first = *own.first()?;
    (is_all(string) && !is_all(reference)).then(|| {
        let message = format!("all of `{}` is emphasised", string.key);
        rule.at(first, message).label("the reference emphasises a part")
    })
}

/// The stretches that are emphasised and say something; what touches is one.
fn stretches(string: &Written) -> Vec<Span> {
    let mut stretches: Vec<Span> = Vec::new();
    let mut open: Option<(Span, bool)> = None;
    let close = |open: &mut Option<(Span, bool)>, stretches: &mut Vec<Span>| {
        stretches.extend(open.take().filter(|(_, says)| *says).map(|(span, _)| span));
    };
    for piece in &string.pieces {
        if !piece.strong {
            close(&mut open, &mut stretches);
            continue;
        }
        let says = says(piece);
        let (span, said) = open.unwrap_or((piece.span, false));
        open = Some((Span { end: piece.span.end, ..span }, said || says));
    }
    close(&mut open, &mut stretches);
    stretches
}

/// Whether every word is emphasised.
fn is_all(string: &Written) -> bool {
    !string.pieces.iter().any(|piece| !piece.strong && says(piece))
}

/// Whether there are letters or digits in a piece.
fn says(piece: &Piece) -> bool {
    match &piece.kind {
        PieceKind::Text(text) => text.chars().any(char::is_alphanumeric),
        PieceKind::Ruby(_)
        | PieceKind::Reference(_)
        | PieceKind::Foreign(..)
        | PieceKind::Token(_) => true,
    }
}
