//! Faults of all kinds, in all kinds of files, and edits that are right.
//!
//! In: tables of edits with what is said of each. Out: a test for each edit, and how many
//! faults are found.

use std::collections::BTreeSet;

use chirashi::diag::Diagnostic;
use libtest_mimic::{Arguments, Failed, Trial};

use crate::case::{Edited, OFFICES};
use crate::checks::REFERENCE;
use crate::said::{Said, Scope};
use crate::table::{self, Case, Planted};

/// The folders of the tables.
const FAULTS: &str = "planted/faults";
const GOOD: &str = "planted/good";

/// What is said of every text that is edited until somebody says that it is right. A case
/// asks for one of them where nothing else tells.
pub(crate) const STAMPS: [&str; 4] =
    ["changed-text", "stale-text", "never-stamped", "not-reviewed"];

/// A test for each case, and one that nothing is said of what was not touched.
pub(crate) fn trials() -> Vec<Trial> {
    let untouched = Trial::test("good::untouched", || {
        let offices = Edited::untouched(OFFICES, &table::unchanged(OFFICES));
        let said =
            Said::of(&table::beside(&[offices]), &Scope { is_settled: true, ..Scope::default() });
        if said.diagnostics.is_empty() { Ok(()) } else { Err(Failed::from(said.drawn())) }
    });
    let faults = table::cases(FAULTS).into_iter().map(|planted| {
        Trial::test(format!("faults::{}", planted.name), move || planted.is_as_the_table_says())
    });
    let good = table::cases(GOOD).into_iter().map(|planted| {
        Trial::test(format!("good::{}", planted.name), move || planted.is_not_reported())
    });
    [untouched].into_iter().chain(faults).chain(good).collect()
}

/// A message, as the table speaks of it.
struct Told<'a> {
    code: &'a str,
    path: &'a str,
    /// Whether it stands where it should.
    is_there: bool,
    /// The line and the words.
    rest: String,
}

impl Planted {
    /// Whether a message stands where it should.
    fn is_there(&self, said: &Said, edited: &[Edited], diagnostic: &Diagnostic) -> bool {
        let file = edited.iter().find(|file| file.path == self.file).expect("it was edited");
        let line = |offset: usize| file.text[..offset].matches('\n').count() + 1;
        let (first, last) = match &self.case.at {
            Some(text) => {
                let at = file.text.find(text).unwrap_or_else(|| panic!("there is no `{text}`"));
                (line(at), line(at + text.len()))
            }
            None => (line(file.changed.0), line(file.changed.1)),
        };
        said.path(diagnostic) == self.file
            && said.lines(diagnostic).is_some_and(|(from, to)| from <= last && first <= to)
    }

    /// What is said, but for what is said of every edit.
    fn told<'a>(&self, said: &'a Said, edited: &[Edited]) -> Vec<Told<'a>> {
        let counts = |it: &&Diagnostic| {
            !STAMPS.contains(&it.code) || self.case.code.as_deref() == Some(it.code)
        };
        let told = |it: &'a Diagnostic| {
            let line = said.lines(it).map_or(0, |(first, _)| first);
            Told {
                code: it.code,
                path: said.path(it),
                is_there: self.is_there(said, edited, it),
                rest: format!("{line} {}", it.message),
            }
        };
        said.diagnostics.iter().filter(counts).map(told).collect()
    }

    /// What is not as the table says.
    fn wrong(&self, told: &[Told<'_>]) -> Option<&'static str> {
        let Case { code, elsewhere, never, missed, .. } = &self.case;
        let is_code = |it: &&Told<'_>| code.as_deref() == Some(it.code);
        let is_found = told.iter().filter(is_code).any(|it| it.is_there);
        match (code, elsewhere, never.as_ref().or(missed.as_ref())) {
            (Some(_), None, None) => (!is_found).then_some("it is not found"),
            (Some(_), Some(_), None) if is_found => Some("it is found at its place now"),
            (Some(_), Some(file), None) => {
                let is_away = told.iter().filter(is_code).any(|it| it.path == file);
                (!is_away).then_some("it is not found there")
            }
            (None, None, Some(_)) => (!told.is_empty()).then_some("it is found now"),
            _ => Some("the table must say `code`, `never`, or `missed`"),
        }
    }

    /// The codes of messages that nobody needs: whoever mends the fault sees those in the
    /// file that is open, and not those in others.
    fn noise<'a>(&self, told: &[Told<'a>], edited: &[Edited]) -> BTreeSet<&'a str> {
        let Case { elsewhere, and, .. } = &self.case;
        let touched = |path: &str| edited.iter().any(|file| file.path == path);
        if touched(REFERENCE) {
            return BTreeSet::new();
        }
        let away = told.iter().filter(|it| !it.is_there && !touched(it.path));
        let away = away.filter(|it| elsewhere.as_deref() != Some(it.path));
        away.map(|it| it.code).filter(|code| and.iter().all(|and| and != code)).collect()
    }

    /// Fails if something else is found than the table says.
    fn is_as_the_table_says(&self) -> Result<(), Failed> {
        let edited = self.edited();
        let said = Said::of(&table::beside(&edited), &self.scope(&edited));
        let told = self.told(&said, &edited);
        let noise = self.noise(&told, &edited);
        let wrong = match self.wrong(&told) {
            None if noise.is_empty() => return Ok(()),
            None => format!("elsewhere, too: {noise:?}"),
            Some(wrong) => wrong.to_owned(),
        };
        let list = |is_there: bool| -> String {
            let lines = told.iter().filter(|it| it.is_there == is_there);
            lines.map(|Told { code, path, rest, .. }| format!("  {code} {path}:{rest}\n")).collect()
        };
        let stopped = said.stopped.as_deref().unwrap_or("no");
        Err(Failed::from(format!(
            "{wrong}\nthere:\n{}away:\n{}stopped: {stopped}",
            list(true),
            list(false)
        )))
    }

    /// Fails if anything is said of an edit that is right.
    fn is_not_reported(&self) -> Result<(), Failed> {
        let edited = self.edited();
        let mut said = Said::of(&table::beside(&edited), &self.scope(&edited));
        let alarm = self.case.alarm.as_deref();
        said.diagnostics.retain(|it| !STAMPS.contains(&it.code));
        let told: BTreeSet<&str> = said.diagnostics.iter().map(|it| it.code).collect();
        match &said.stopped {
            Some(error) => Err(Failed::from(error)),
            None if told == alarm.into_iter().collect() => Ok(()),
            None => Err(Failed::from(format!("expected {alarm:?}:\n{}", said.drawn()))),
        }
    }
}

/// Says how many of the faults are found, as the tables have it.
#[expect(clippy::print_stdout, reason = "this is for whoever runs the tests")]
pub(crate) fn sum_up(arguments: &Arguments) {
    let is_whole = arguments.ignored || arguments.include_ignored;
    if arguments.filter.is_some() || arguments.list || !is_whole {
        return;
    }
    let faults = table::cases(FAULTS);
    let count = |is: fn(&Case) -> bool| faults.iter().filter(|it| is(&it.case)).count();
    let is_of_stamps = |case: &Case| case.code.as_deref().is_some_and(|it| STAMPS.contains(&it));
    println!(
        "{} faults: {} found at their line, {} of them by their stamp alone, {} elsewhere, {} not yet, \
         {} cannot be; {} edits are right",
        faults.len(),
        count(|case| case.code.is_some() && case.elsewhere.is_none()),
        faults.iter().filter(|it| is_of_stamps(&it.case)).count(),
        count(|case| case.elsewhere.is_some()),
        count(|case| case.missed.is_some()),
        count(|case| case.never.is_some()),
        table::cases(GOOD).len(),
    );
}
