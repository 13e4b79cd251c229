//! `not-your-language`: a line that does not speak the reader's language, and a
//! flyer that does not say so; or the other way round.
//!
//! In: the hours that each hotline of a flyer shows, and its packs as they were
//! written. Out: packs that send their readers to a line that does not understand
//! them. Knows nothing about pages.

use std::collections::{BTreeMap, BTreeSet};

use super::hours_overlap::hours_of;
use crate::check::translation::head;
use crate::check::{Check, Content, Run};
use crate::content::Fact;
use crate::content::model::{Flyer, Pack, Written};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::lang::primary;

/// The key of a hotline's words that says it.
const KEY: &str = "not_your_language";

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "not-your-language",
        severity: Severity::Warning,
        fixed: false,
        what: "No hotline on the flyer speaks the language of a pack, and the pack does not tell \
               its readers. Also reported: a pack says that a line does not speak its language, \
               and the line does. `zh` answers readers of `zh-Hans` and `zh-Hant`.",
        why: "Nobody should call a line only to find out that it does not understand them.",
        remedy: "Say it in one sentence, `not_your_language`, in the table of a block `contacts`; \
                 take it out where the hours in content/facts.toml name the language.",
        example: Some(Example {
            file: "content/my-number-card/tr.toml",
            wrong: r#"# No block `contacts` says not_your_language.
[pack]
language = «"tr"»"#,
            right: r#"# [hotline-card] says: not_your_language = "Bu hatlarda Türkçe hizmet verilmez."
[pack]
language = "tr""#,
        }),
        source: "Nobody should call a line only to find out that it does not understand them.",
    },
    run: Run::Content(run),
};

/// The hotlines that are printed: the name of the table of their words, with the
/// languages in which they are answered.
type Lines<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let lines = lines(flyer, &content.workspace.facts);
        if lines.values().all(BTreeSet::is_empty) {
            continue;
        }
        for pack in &flyer.packs {
            look(pack, &lines, rule, sink);
        }
    }
}

fn lines<'a>(flyer: &'a Flyer, facts: &'a [Fact]) -> Lines<'a> {
    let mut lines = Lines::new();
    let printed = flyer.blocks.iter().zip(&flyer.uses);
    let printed = printed.filter(|(block, _)| block.is_for_calls && block.is_printed(flyer.as_of));
    for (block, uses) in printed {
        let hours = uses.iter().flat_map(|fact| hours_of(facts, fact, flyer.as_of));
        let codes = hours.flat_map(|(_, hours)| hours.codes());
        lines.entry(block.words.value.as_str()).or_default().extend(codes.map(primary));
    }
    lines
}

fn look(pack: &Pack, lines: &Lines<'_>, rule: &Rule, sink: &mut Sink) {
    let language = pack.language.primary();
    let sentences: Vec<(&str, &Written)> =
        pack.strings.iter().filter_map(|text| sentence(text, lines)).collect();
    for (words, text) in &sentences {
        if lines[words].contains(language) {
            let message = format!("this line is answered in `{language}`, and the pack denies it");
            sink.report(
                rule.at(text.span, message)
                    .label("not true")
                    .hint(format!("take `{KEY}` out of [{words}]")),
            );
        }
    }
    let is_served = lines.values().any(|spoken| spoken.contains(language));
    if is_served || !sentences.is_empty() {
        return;
    }
    // Most readers come to the line with the most languages.
    let Some((words, spoken)) = lines.iter().max_by_key(|(_, spoken)| spoken.len()) else { return };
    let spoken: Vec<&str> = spoken.iter().copied().collect();
    let message = format!("no line on the flyer is answered in `{language}`, and no text says so");
    sink.report(
        rule.at(head(pack), message)
            .label(format!("[{words}] is answered in {}", spoken.join(", ")))
            .hint(format!(
                "add one sentence to [{words}]: {KEY} = \"…\", such as \"This line does not speak …\""
            )),
    );
}

/// The sentence, if a text is one of a printed line.
fn sentence<'a, 'l>(text: &'a Written, lines: &Lines<'l>) -> Option<(&'l str, &'a Written)> {
    let (words, key) = text.key.split_once('.')?;
    let (words, _) = lines.get_key_value(words)?;
    (key == KEY && !text.text.is_empty()).then_some((*words, text))
}
