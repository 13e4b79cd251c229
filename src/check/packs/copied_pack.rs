//! `copied-pack`: a pack that is a copy of another one.

use crate::check::letters::{self, folded, weight};
use crate::check::scripts::Scripts;
use crate::check::translation::head;
use crate::check::{Check, Content, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::model::{Flyer, Pack, Status};

/// A text is long enough to be no chance if it weighs this much.
const LONG: usize = 16;

/// A copy has at least so many long texts of the other pack.
const LEAST: usize = 5;

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "copied-pack",
        severity: Severity::Error,
        fixed: false,
        explain: "At least half of the long texts of two languages are the same, letter by letter. \
                  One pack was copied from the other and not translated, or the wrong \
                  file was saved. Where it cannot be told which one is the copy, both are shown. \
                  Variants of one language may share more.",
        source: "Design decision: a flyer in the wrong language is not printed",
    },
    run: Run::Content(run),
};

/// Two packs with the same texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Copies {
    /// The places of the packs in their flyer.
    pub(super) packs: (usize, usize),
    /// How many long texts are the same.
    same: usize,
    /// How many long texts both have.
    of: usize,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    for flyer in &content.workspace.flyers {
        for found in copies(flyer) {
            let (one, other) = (&flyer.packs[found.packs.0], &flyer.packs[found.packs.1]);
            let pairs = [(one, other), (other, one)];
            for (copy, original) in
                pairs.into_iter().filter(|pair| trust(flyer, pair.0) <= trust(flyer, pair.1))
            {
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
}

/// The pairs of packs that are copies of each other.
pub(super) fn copies(flyer: &Flyer) -> Vec<Copies> {
    let texts: Vec<Vec<(&str, String)>> = flyer.packs.iter().map(long_texts).collect();
    let mut copies = Vec::new();
    for one in 0..texts.len() {
        for other in one + 1..texts.len() {
            let (same, of) = compare(&texts[one], &texts[other]);
            if same >= LEAST && same * 100 >= of * share(&flyer.packs[one], &flyer.packs[other]) {
                copies.push(Copies { packs: (one, other), same, of });
            }
        }
    }
    copies
}

/// The share of texts, in percent, from which on a pack is a copy.
fn share(one: &Pack, other: &Pack) -> usize {
    let variants = one.language.primary() == other.language.primary();
    if variants && !Scripts::of(one).write_han() { 95 } else { 50 }
}

/// The long texts of a pack in the order of their keys.
fn long_texts(pack: &Pack) -> Vec<(&str, String)> {
    let strings = pack.strings.iter().filter(|string| string.usage.is_translated());
    let long = strings.filter(|string| weight(&string.text) >= LONG);
    let mut texts: Vec<_> = long.map(|s| (s.key.as_str(), folded(&s.text))).collect();
    texts.sort_unstable();
    texts
}

/// How many texts are the same, and how many have the same keys.
fn compare(one: &[(&str, String)], other: &[(&str, String)]) -> (usize, usize) {
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

/// The pack that is trusted less is the copy: the reference is none, nor is
/// rather one in its own script, or one that a native speaker has read.
fn trust(flyer: &Flyer, pack: &Pack) -> (bool, bool, u8) {
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
        for script in letters::scripts(&string.text) {
            all += 1;
            own += usize::from(scripts.have(script));
        }
    }
    own * 2 >= all
}
