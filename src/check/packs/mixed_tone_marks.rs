//! `mixed-tone-marks`: Vietnamese in the spelling of two schools.

use std::collections::BTreeMap;

use crate::check::language::vietnamese::{Placed, placed};
use crate::check::letters::is_alphabetic;
use crate::check::words::words;
use crate::check::{Check, Content, Run};
use crate::content::model::Pack;
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::Tag;
use crate::source::Span;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "mixed-tone-marks",
        severity: Severity::Warning,
        fixed: false,
        what: "Some words have their tone where one school of Vietnamese puts it, others \
              where another does. That is hòa and tùy, or hoà and tuỳ; the rarer spelling is \
              shown.",
        why: "Both are right; mixed, they look careless, and who searches for a word finds \
              half of its places.",
        remedy: "Write all of them in one way.",
        example: Some(Example {
            file: "content/my-number-card/vi.toml",
            wrong: r#"# Elsewhere in the pack: tùy, khỏe.
prompt = "«Tuỳ» quý vị!""#,
            right: r#"# Elsewhere in the pack: tùy, khỏe.
prompt = "Tùy quý vị!""#,
        }),
        source: "Quy tắc chính tả tiếng Việt (1984)",
    },
    run: Run::Words(run),
};

/// A word in one of the two spellings.
struct Use {
    span: Span,
    word: String,
    other: String,
    is_newer: bool,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let mut languages: BTreeMap<&Tag, Vec<Use>> = BTreeMap::new();
    for pack in content.workspace.packs().filter(|pack| pack.language.primary() == "vi") {
        languages.entry(&pack.language).or_default().extend(uses(pack));
    }
    for uses in languages.into_values() {
        let newer = uses.iter().filter(|used| used.is_newer).count();
        let is_rare = newer * 2 <= uses.len();
        let rare = uses.iter().filter(|used| used.is_newer == is_rare);
        let other = uses.iter().find(|used| used.is_newer != is_rare);
        let Some(other) = other else { continue };
        for used in rare {
            let message =
                format!("`{}` is spelled in another way than `{}`", used.word, other.word);
            let diagnostic = rule.at(used.span, message).label("of the other school");
            sink.report(diagnostic.hint(format!("write {}", used.other)));
        }
    }
}

/// The words of a pack that the two schools spell in two ways.
fn uses(pack: &Pack) -> Vec<Use> {
    let mut uses = Vec::new();
    for string in &pack.strings {
        for word in words(string, |c| is_alphabetic(c).then_some(())) {
            let (other, is_newer) = match placed(&word.text) {
                Some(Placed::Older(other)) => (other, false),
                Some(Placed::Newer(other)) => (other, true),
                Some(Placed::Wrong(_)) | None => continue,
            };
            let span = string.place(word.place.0, word.place.1);
            uses.push(Use { span, word: word.text, other, is_newer });
        }
    }
    uses
}
