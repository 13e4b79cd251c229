//! Checks of the files of languages: against CLDR, and against themselves.
//!
//! In: the files of all languages as they were written. Out: messages at their lines. What a
//! file says otherwise on purpose, it says with a remark `# differs: why` above the key. One
//! file per part of a language's file; what may be wrong there is a kind, of which `rules`
//! has the messages. Knows nothing about flyers.

mod clock;
mod dates;
mod day_names;
mod day_parts;
mod habits;
mod joints;
mod language_names;
mod likeness;
mod names;
mod ordinals;
mod phrases;
mod prices;
mod said;
mod same;
mod shape;
mod units;

pub(super) mod rules;

use rayon::prelude::*;

use crate::content::model::Workspace;
use crate::diag::{Rule, Severity, Sink};
use crate::source::Span;

use said::Said;

/// What is wrong in the file of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Days, months, parts of the day or numbers under the name of another.
    Misnamed,
    /// A language under the name of another.
    LanguageName,
    /// A unit or a currency under the name of another, or in forms that the language lacks.
    Unit,
    /// Parts of a pattern that cannot be as they stand.
    Pattern,
    /// A sign between numbers or words that the language does not have.
    Sign,
    /// The same words for two things.
    SameWords,
    /// A habit or a setting that the language does not have.
    Habit,
    /// What CLDR says otherwise.
    Unlike,
    /// A remark that excuses nothing.
    Remark,
}

/// Something wrong in the file of a language.
struct Fault {
    kind: Kind,
    span: Span,
    message: String,
    label: &'static str,
    hint: String,
    /// Whether a flyer is in the language: what is wrong with others keeps nobody from
    /// printing.
    is_printed: bool,
}

/// What is wrong in the files of languages, in their order.
pub(super) struct Found(Vec<Fault>);

/// The parts of a file that are looked at.
const LOOKS: [fn(&mut Said<'_>); 13] = [
    names::look,
    phrases::look,
    day_parts::look,
    ordinals::look,
    language_names::look,
    units::look,
    prices::look,
    shape::look,
    clock::look,
    dates::look,
    joints::look,
    same::look,
    habits::look,
];

/// Looks through the files of all languages.
pub(super) fn find(workspace: &Workspace) -> Found {
    let files = workspace.language_files.par_iter();
    let faults = files.flat_map_iter(|file| {
        let mut said = Said::new(file, workspace);
        LOOKS.iter().for_each(|look| look(&mut said));
        said.faults()
    });
    let mut faults: Vec<Fault> = faults.collect();
    faults.extend(language_names::of_facts(workspace));
    Found(faults)
}

/// Reports what was found of one kind.
pub(super) fn report(found: &Found, kind: Kind, rule: &Rule, sink: &mut Sink) {
    for fault in found.0.iter().filter(|fault| fault.kind == kind) {
        let mut message = rule.at(fault.span, fault.message.as_str()).label(fault.label);
        if !fault.is_printed {
            message.severity = message.severity.min(Severity::Warning);
        }
        sink.report(message.hint(fault.hint.as_str()));
    }
}
