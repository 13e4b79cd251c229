//! `copied-pack`: a pack that is a copy of another one.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::check::letters::{self, folded, weighs};
use crate::check::scripts::Scripts;
use crate::check::translation::head;
use crate::check::{Check, Content, Run};
use crate::content::model::{Flyer, Pack, Status};
use crate::diag::{Example, Rule, Severity, Sink};

/// A text is long enough to be no chance if it weighs this much.
const LONG: usize = 16;

/// A copy has at least so many long texts of the other pack.
const LEAST: usize = 5;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "copied-pack",
        severity: Severity::Error,
        fixed: false,
        what: "At least half of the long texts of two languages are the same, letter by letter. \
               Where it cannot be told which one is the copy, both are shown; a pack that is the \
               same as several others is shown with one of them. Variants of one language may \
               share more.",
        why: "One pack was copied from the other and not translated, or the wrong file was saved: \
              a flyer in the wrong language would be printed.",
        remedy: "Translate the pack, or put the right file in its place.",
        example: Some(Example {
            file: "content/my-number-card/th.toml",
            wrong: r#"# The English pack was saved as th.toml.
[pack]
language = «"th"»"#,
            right: r#"# The English pack was saved as th.toml, and then translated.
[pack]
language = "th""#,
        }),
        source: "Design decision: a flyer in the wrong language is not printed",
    },
    run: Run::Words(run),
};

/// A pack that has the same texts as another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Twin {
    /// The place of the pack in its flyer.
    pub(super) pack: usize,
    /// How many long texts are the same.
    same: usize,
    /// How many long texts both have.
    of: usize,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        let twins = twins(&flyer.packs);
        // Each is asked often, and to answer takes all texts of a pack.
        let trust: Vec<Option<Trust>> = flyer
            .packs
            .iter()
            .zip(&twins)
            .map(|(pack, twins)| (!twins.is_empty()).then(|| trust(flyer, pack)))
            .collect();
        for ((copy, own), twins) in flyer.packs.iter().zip(&trust).zip(&twins) {
            let originals = twins.iter().filter(|twin| *own <= trust[twin.pack]);
            // One is enough: where three packs are the same, two are mended.
            let best = originals.max_by_key(|twin| {
                (trust[twin.pack], twin.same * 100 / twin.of, Reverse(twin.pack))
            });
            let Some(found) = best else { continue };
            let original = &flyer.packs[found.pack];
            let message = format!(
                "`{}` is a copy of `{}`: {} of {} long texts are the same",
                copy.language, original.language, found.same, found.of
            );
            sink.report(
                rule.at(head(copy), message)
                    .label("not translated?")
                    .hint("translate it, or take the language out of flyer.toml until it is"),
            );
        }
    }
}

/// For each pack those that are copies of it, or of which it is one, in their
/// order.
pub(super) fn twins(packs: &[Pack]) -> Vec<Vec<Twin>> {
    let texts = long_texts(packs);
    let writes_han: Vec<bool> = packs.iter().map(|pack| Scripts::of(pack).write_han()).collect();
    let mut twins = vec![Vec::new(); texts.len()];
    for one in 0..texts.len() {
        for other in one + 1..texts.len() {
            let (same, of) = compare(&texts[one], &texts[other]);
            let both = [one, other].map(|place| &packs[place]);
            if same >= LEAST && same * 100 >= of * share(both, writes_han[one]) {
                twins[one].push(Twin { pack: other, same, of });
                twins[other].push(Twin { pack: one, same, of });
            }
        }
    }
    twins
}

/// The share of texts, in percent, from which on a pack is a copy; `writes_han`
/// says whether the first one is written in ideographs.
fn share([one, other]: [&Pack; 2], writes_han: bool) -> usize {
    let variants = one.language.primary() == other.language.primary();
    if variants && !writes_han { 95 } else { 50 }
}

/// A key and a text, as numbers: many packs are compared with many others.
type Text = (usize, usize);

/// The long texts of each pack in the order of their keys.
fn long_texts(packs: &[Pack]) -> Vec<Vec<Text>> {
    let (mut keys, mut texts) = (HashMap::new(), HashMap::new());
    let packs = packs.iter().map(|pack| {
        let strings = pack.strings.iter().filter(|string| string.usage.is_translated());
        let long = strings.filter(|string| weighs(string, LONG));
        let numbers = long.map(|string| {
            let (next_key, next_text) = (keys.len(), texts.len());
            let key = *keys.entry(string.key.as_str()).or_insert(next_key);
            (key, *texts.entry(folded(&string.text)).or_insert(next_text))
        });
        let mut numbers: Vec<Text> = numbers.collect();
        numbers.sort_unstable();
        numbers
    });
    packs.collect()
}

/// How many texts are the same, and how many have the same keys.
fn compare(one: &[Text], other: &[Text]) -> (usize, usize) {
    let (mut same, mut of) = (0, 0);
    let mut rest = other.iter().peekable();
    for (key, text) in one {
        while rest.next_if(|(other, _)| other < key).is_some() {}
        if let Some((_, other)) = rest.next_if(|(other, _)| other == key) {
            of += 1;
            same += usize::from(other == text);
        }
    }
    (same, of)
}

/// How much a pack is trusted: what counts most stands first.
type Trust = (bool, bool, u8);

/// The pack that is trusted less is the copy: the reference is none, nor is
/// rather one in its own script, or one that a native speaker has read.
fn trust(flyer: &Flyer, pack: &Pack) -> Trust {
    let read = match pack.status {
        Status::Draft => 0,
        Status::Reviewed => 1,
        Status::Official => 2,
    };
    (flyer.reference.as_ref() == Some(&pack.language), is_in_its_script(pack), read)
}

/// Whether most letters of a pack are of its own scripts.
fn is_in_its_script(pack: &Pack) -> bool {
    let scripts = Scripts::of(pack);
    let (mut own, mut all) = (0, 0);
    for string in pack.strings.iter().filter(|string| string.usage.is_translated()) {
        for script in letters::scripts(string) {
            all += 1;
            own += usize::from(scripts.have(script));
        }
    }
    own * 2 >= all
}
