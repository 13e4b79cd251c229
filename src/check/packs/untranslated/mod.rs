//! `untranslated`: a text is still in another language.

mod same;
mod stretch;
mod vocabulary;

use super::copied_pack::{Twin, twins};
use crate::check::scripts::Scripts;
use crate::check::{Check, Content, Run};
use crate::content::model::{Pack, Set, Usage, Written};
use crate::diag::{Diagnostic, Example, Rule, Severity, Sink};
use crate::lang::Tag;

use same::{Texts, same};
use stretch::{Foreign, Kind, foreign};
use vocabulary::Vocabulary;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "untranslated",
        severity: Severity::Error,
        fixed: false,
        what: "The text, or a sentence of it, is still in another language. It is word for word \
               that of the reference or of the English pack, or it is in letters that this \
               language does not write, or its words are those of another pack. Names (My Number), \
               signs (e-Tax, PIN) and Japanese words in parentheses or quotation marks can stay. A \
               pack that is a copy as a whole is reported once, as `copied-pack`.",
        why: "Whoever reads only this language does not understand the sentence.",
        remedy: "Translate it.",
        example: Some(Example {
            file: "content/my-number-card/es.toml",
            wrong: r#"«"Go to the municipal office of the place where you live."»"#,
            right: r#""Vaya a la oficina municipal del lugar donde vive.""#,
        }),
        source: "Design decision: a reader gets every sentence in the language of the flyer",
    },
    run: Run::Words(run),
};

/// A pack and what is known of its language.
struct Subject<'a> {
    set: Set<'a>,
    /// Whether these are names, whose words say little of their language.
    is_names: bool,
    pack: &'a Pack,
    scripts: &'a Scripts,
    /// The scripts of all its packs.
    all_scripts: &'a [Scripts],
    /// The packs that are copies of it, in their order, which is reported once.
    copies: &'a [Twin],
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let vocabulary = Vocabulary::of(content.workspace);
    let workspace = content.workspace;
    let names = workspace.names().map(|set| (set, true));
    for (set, is_names) in workspace.sets().map(|set| (set, false)).chain(names) {
        let scripts: Vec<Scripts> = set.packs.iter().map(Scripts::of).collect();
        let texts = Texts::of(set.packs);
        let copies = twins(set.packs);
        for (place, pack) in set.packs.iter().enumerate() {
            let copies = &copies[place];
            let own = &scripts[place];
            let subject =
                Subject { set, is_names, pack, scripts: own, all_scripts: &scripts, copies };
            // A pack says its Japanese name in Japanese.
            for string in pack.strings.iter().filter(|string| string.usage != Usage::Head) {
                let twins = texts.twins(place, string);
                let found = untranslated(&subject, string, &twins, &vocabulary, rule);
                found.into_iter().for_each(|found| sink.report(found));
            }
        }
    }
}

/// What is said of a string that is in another language.
fn untranslated(
    subject: &Subject<'_>,
    string: &Written,
    twins: &[usize],
    vocabulary: &Vocabulary,
    rule: &Rule,
) -> Option<Diagnostic> {
    let own = &subject.pack.language;
    if let Some(other) = same(subject, string, twins, vocabulary) {
        return Some(same_text(rule, string, own, other));
    }
    if !subject.copies.is_empty() {
        // What a copy has of another language is said of it as a whole.
        return None;
    }
    if let Some(found) = foreign(subject.scripts, string) {
        return Some(foreign_letters(rule, string, own, &found));
    }
    if subject.is_names || !string.usage.is_translated() {
        return None;
    }
    let twins = twins.iter().map(|&at| &subject.set.packs[at].language).collect();
    let other = vocabulary.other_language(own, string, &twins)?;
    let message = format!("these words are those of `{other}`, not of `{own}`");
    let diagnostic = rule.at(string.span, message).label("not translated?");
    Some(diagnostic.hint("translate them; a foreign word that must stay belongs in parentheses"))
}

fn same_text(rule: &Rule, string: &Written, own: &Tag, other: &Tag) -> Diagnostic {
    let message = format!("`{}` is still in `{other}`", string.key);
    rule.at(string.span, message)
        .label(format!("word for word the text of `{other}`"))
        .hint(format!("translate it into `{own}`"))
}

fn foreign_letters(rule: &Rule, string: &Written, own: &Tag, found: &Foreign) -> Diagnostic {
    let letters = match found.kind {
        Kind::Latin => "words in Latin letters".to_owned(),
        Kind::Japanese => "Japanese words".to_owned(),
        Kind::Other(script) => format!("words in {} letters", script.full_name()),
    };
    let place = found.place.map_or(string.span, |(start, end)| string.place(start, end));
    rule.at(place, format!("{letters} in a text of `{own}`"))
        .label("not translated?")
        .hint("translate them; a name can stay, and a word in parentheses beside its translation")
}
