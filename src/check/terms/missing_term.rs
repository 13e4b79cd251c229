//! Things that are not called by their name.

use std::collections::BTreeSet;

use super::matches::{Folded, Match};
use crate::check::{Check, Content, Run};
use crate::content::Term;
use crate::content::model::{Flyer, Pack, Piece, PieceKind};
use crate::diag::{Example, Rule, Severity, Sink};

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "missing-term",
        severity: Severity::Warning,
        fixed: false,
        what: "The reference pack calls a thing by its name in the glossary, and the same text of \
               this language does not.",
        why: "Readers compare the flyer with signs, forms and web pages, which all use the \
              official name.",
        remedy: "Use the name here. If another form is as right, for example an inflected one, add \
                 it to `also` in content/glossary.toml.",
        example: Some(Example {
            file: "content/my-number-card/en.toml",
            wrong: r#"heading = «"What is this plastic card?"»"#,
            right: r#"heading = "What is the My Number Card?""#,
        }),
        source: "content/glossary.toml, which names the source of each term.",
    },
    run: Run::Words(run),
};

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let terms = &content.workspace.glossary;
    for flyer in &content.workspace.flyers {
        let Some(reference) = reference(flyer) else { continue };
        let folded = Folded::of(reference);
        let all = folded.right(terms, reference);
        let used: Vec<&Match<'_>> =
            all.iter().filter(|found| !all.iter().any(|other| found.inside(other))).collect();
        for pack in &flyer.packs {
            if pack.language != reference.language {
                compare(pack, terms, &used, rule, sink);
            }
        }
    }
}

fn reference(flyer: &Flyer) -> Option<&Pack> {
    flyer.packs.iter().find(|pack| Some(&pack.language) == flyer.reference.as_ref())
}

/// Reports the texts of a pack that lack a name which the reference uses.
fn compare(pack: &Pack, terms: &[Term], used: &[&Match<'_>], rule: &Rule, sink: &mut Sink) {
    let folded = Folded::of(pack);
    // A wrong name is reported as such.
    let has: BTreeSet<(&str, &str)> = [folded.right(terms, pack), folded.wrong(terms, pack)]
        .iter()
        .flatten()
        .map(|found| (found.term.id.as_str(), found.string.key.as_str()))
        .collect();
    let mut told = BTreeSet::new();
    for found in used {
        let (id, key) = (found.term.id.as_str(), found.string.key.as_str());
        let form = found.term.forms.iter().find(|(tag, _)| *tag == pack.language);
        let string = pack.strings.iter().find(|string| string.key == key);
        let (Some((_, form)), Some(string)) = (form, string) else { continue };
        // A text that says nothing at all is reported as such, and a phrase to be shown says
        // it in another language.
        let is_said = |piece: &Piece| match &piece.kind {
            PieceKind::Text(words) => words.chars().any(char::is_alphanumeric),
            PieceKind::Ruby(_) | PieceKind::Reference(_) | PieceKind::Token(_) => true,
            PieceKind::Foreign(tag, _) => *tag == pack.language,
        };
        let is_mute = !string.pieces.iter().any(is_said);
        if has.contains(&(id, key)) || is_mute || !told.insert((id, key)) {
            continue;
        }
        let message = format!("`{key}` does not say {}", form.term.value);
        sink.report(
            rule.at(string.span, message)
                .label(format!("the reference says {}", found.name))
                .answer(format!("other right forms stand under `{id}` in content/glossary.toml")),
        );
    }
}
