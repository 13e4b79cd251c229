//! The schemas and `load` complain of the same changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;

use chirashi::content::Settings;
use chirashi::diag::{Diagnostic, Severity, Sink};
use chirashi::frame::Date;
use chirashi::lang::Tag;
use chirashi::load::{Request, load};
use chirashi::policy::{Policy, judge};
use chirashi::rules;
use chirashi::source::Sources;
use rayon::prelude::*;
use toml::Table;

use crate::schema::change::{Change, all};
use crate::schema::files::{ContentFile, content, root, sample};

/// What a schema cannot see, since it looks at one value of one file at a time.
struct ByNature {
    file: &'static str,
    /// How the change is written.
    change: &'static str,
    /// Why the two differ.
    why: &'static str,
}

const BY_NATURE: &[ByNature] = &[
    ByNature {
        file: "facts.toml",
        change: "Remove languages",
        why: "the codes in `languages` of a line must stand in [languages]; a schema compares no two places",
    },
    ByNature {
        file: "a4-leaflet.toml",
        change: "Lengthen densities",
        why: "two densities must not have one name; a schema compares no two entries but as a whole",
    },
    ByNature { file: "facts.toml", change: "Lengthen hours/card-early", why: PERIODS },
    ByNature { file: "facts.toml", change: "Remove hours/card-early/0/until", why: PERIODS },
    ByNature { file: "facts.toml", change: "Remove hours/card-early/1/from", why: PERIODS },
];

/// Why a schema says nothing of periods.
const PERIODS: &str = "versions of a fact must not hold on the same day; a schema compares no two";

/// What differs in a telephone line with two versions, which the shipped facts
/// lack.
const BY_NATURE_OF_VERSIONS: &[ByNature] = &[
    ByNature { file: "facts.toml", change: "Lengthen phone/points", why: PERIODS },
    ByNature { file: "facts.toml", change: "Remove phone/points/0/until", why: PERIODS },
    ByNature { file: "facts.toml", change: "Remove phone/points/1/from", why: PERIODS },
];

/// A change of a file, and whether each of the two complains.
struct Verdict {
    path: String,
    change: String,
    schema: bool,
    load: bool,
}

/// A glossary with all that one can have.
const GLOSSARY: &str = r#"
[agency]
about = "The agency that issues the card."

[agency.ja]
term = "出入国在留管理庁"
also = ["入管庁"]
wrong = ["出入国再留管理庁"]
source = "the agency's own page"
confidence = "confirmed"

[agency.zh-Hans]
term = "出入国在留管理厅"
source = "the official text"
confidence = "inferred"
"#;

/// A project file with all that one can have.
const PROJECT: &str = r#"
[severity]
low-contrast = "deny"
unlisted-pack = "allow"

[facts]
recheck_months = 12

[[exceptions]]
code = "small-body"
file = "content/my-number-card/my.toml"
key = "points.notes"
reason = "the printer says so"

[[exceptions]]
code = "unlisted-pack"
file = "content/my-number-card/flyer.toml"
reason = "a translation is on its way"
"#;

/// The shipped facts, with a fact in two versions.
fn facts_with_versions() -> ContentFile {
    let text = fs::read_to_string(root().join("content/facts.toml")).unwrap();
    let from = text.find("[phone.points]").unwrap();
    let end = from + text[from..].find("\n\n").unwrap();
    let first = text[from..end].replace("[phone.points]", "[[phone.points]]");
    let second = first.replace("until = 2023-09-30", "from = 2023-10-01");
    let text = format!("{}{first}\n\n{second}{}", &text[..from], &text[end..]);
    sample("content/facts.toml", "content/schemas/facts.schema.json", &text)
}

/// Makes one of so many changes of files that have what the shipped ones lack.
fn expect_agreement_elsewhere(of: usize) {
    let samples = [
        facts_with_versions(),
        sample("content/glossary.toml", "content/schemas/glossary.schema.json", GLOSSARY),
        sample("chirashi.toml", "content/schemas/project.schema.json", PROJECT),
    ];
    for file in &samples {
        assert_eq!(file.complaints(), Vec::<String>::new());
        let found = errors(&[(file, file.table.clone())], None).unwrap();
        assert!(found.iter().all(|(path, _)| *path != file.path), "{found:?}");
    }
    let verdicts: Vec<Verdict> = samples.iter().flat_map(|file| one_by_one(file, of)).collect();
    expect_agreement(&verdicts, &[BY_NATURE, BY_NATURE_OF_VERSIONS], of);
}

/// Of how many changes one is made, where not all are: a prime, so that changes of
/// each kind are among them.
const SOME: usize = 11;

#[test]
fn both_complain_of_the_same_changes_to_files_of_other_projects() {
    expect_agreement_elsewhere(SOME);
}

#[test]
fn both_complain_of_the_same_changes() {
    let files = content();
    expect_agreement(&verdicts(&files, SOME), &[BY_NATURE], SOME);
}

mod slow {
    use super::*;

    #[test]
    #[ignore = "slow"]
    fn both_complain_of_the_same_changes() {
        let files = content();
        let verdicts = verdicts(&files, 1);
        assert!(verdicts.len() > 1500, "only {} changes", verdicts.len());
        assert!(verdicts.iter().filter(|verdict| verdict.load).count() > 1000);
        expect_agreement(&verdicts, &[BY_NATURE], 1);
    }

    #[test]
    #[ignore = "slow"]
    fn both_complain_of_the_same_changes_to_files_of_other_projects() {
        expect_agreement_elsewhere(1);
    }
}

/// One of so many changes of the content, and what the two say of it.
fn verdicts(files: &[ContentFile], of: usize) -> Vec<Verdict> {
    let (mut translations, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.is_translation());
    // All packs have the same tables: one language more tells nothing new. Nor do files
    // of languages that are not read.
    translations.retain(|file| file.path.ends_with("/en.toml"));
    let is_read = |file: &&ContentFile| {
        let tag = file.path.strip_prefix("content/languages/");
        tag.is_none_or(|tag| LANGUAGES.iter().any(|read| tag == format!("{read}.toml")))
    };
    let others = others.into_iter().filter(is_read);
    let mut verdicts = all_at_once(&translations, of);
    verdicts.extend(others.flat_map(|file| one_by_one(file, of)));
    verdicts
}

/// Fails if a verdict differs that no exception explains; where all changes were made,
/// also if an exception explains nothing in a file that it is about.
fn expect_agreement(verdicts: &[Verdict], natures: &[&[ByNature]], of: usize) {
    let natures: Vec<&ByNature> = natures.iter().copied().flatten().collect();
    let differ = verdicts.iter().filter(|verdict| verdict.schema != verdict.load);
    let (known, unknown): (Vec<_>, Vec<_>) =
        differ.partition(|verdict| natures.iter().any(|nature| nature.matches(verdict)));
    let shown: Vec<String> = unknown.iter().map(|verdict| verdict.to_string()).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
    for nature in natures.into_iter().filter(|_| of == 1) {
        let concerns = |verdict: &Verdict| verdict.path.ends_with(nature.file);
        let found = known.iter().any(|verdict| nature.matches(verdict));
        assert!(
            found || !verdicts.iter().any(concerns),
            "{}: {}: no longer so: {}",
            nature.file,
            nature.change,
            nature.why,
        );
    }
}

impl ByNature {
    fn matches(&self, verdict: &Verdict) -> bool {
        verdict.path.ends_with(self.file) && verdict.change.starts_with(self.change)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let who = if self.schema { "the schema alone" } else { "load alone" };
        write!(f, "{}: {}: {who} complains", self.path, self.change)
    }
}

/// Makes each change in all translations at the same time: `load` says of each
/// mistake in which of them it stands.
fn all_at_once(files: &[&ContentFile], of: usize) -> Vec<Verdict> {
    let changes: BTreeMap<String, Change> = files
        .iter()
        .flat_map(|file| all(&file.table, &file.schema))
        .step_by(of)
        .map(|change| (change.to_string(), change))
        .collect();
    let verdicts = |(name, change): (&String, &Change)| {
        let changed: Vec<(&ContentFile, Table)> =
            files.iter().filter_map(|file| Some((*file, change.apply(&file.table)?))).collect();
        let wrong = wrong_files(&changed, Some(LANGUAGES));
        let verdict = |(file, table): &(&ContentFile, Table)| Verdict {
            path: file.path.clone(),
            change: name.clone(),
            schema: file.complains(table),
            load: wrong.contains(&file.path),
        };
        changed.iter().map(verdict).collect::<Vec<_>>()
    };
    changes.par_iter().flat_map_iter(verdicts).collect()
}

/// Makes each change of a file alone. What it breaks in other files counts only
/// in the reference pack, whose keys the others must have.
fn one_by_one(file: &ContentFile, of: usize) -> Vec<Verdict> {
    let is_reference = file.table.contains_key("pack");
    let verdict = |change: Change| {
        let table = change.apply(&file.table)?;
        let schema = file.complains(&table);
        let wrong = wrong_files(&[(file, table)], Some(LANGUAGES));
        let load = wrong.contains(&file.path) || is_reference && !wrong.is_empty();
        Some(Verdict { path: file.path.clone(), change: change.to_string(), schema, load })
    };
    let changes: Vec<Change> = all(&file.table, &file.schema).into_iter().step_by(of).collect();
    changes.into_par_iter().filter_map(verdict).collect()
}

/// The languages that are read, where that suffices.
const LANGUAGES: &[&str] = &["ja", "en"];

/// The files in which `load` finds mistakes.
fn wrong_files(changed: &[(&ContentFile, Table)], languages: Option<&[&str]>) -> BTreeSet<String> {
    let errors = errors(changed, languages).or_else(|| errors(changed, None));
    errors.expect("all files can be read").into_iter().map(|(path, _)| path).collect()
}

/// The mistakes in a project with the changes: file and code. `None` if it has
/// none of the languages.
fn errors(
    changed: &[(&ContentFile, Table)],
    languages: Option<&[&str]>,
) -> Option<Vec<(String, &'static str)>> {
    let mut sources = Sources::new(root());
    for (file, table) in changed {
        sources.replace(&file.path, toml::to_string(table).unwrap());
    }
    let tags = languages.map(|tags| tags.iter().map(|tag| Tag::new(tag).unwrap()).collect());
    let day = Date { year: 2022, month: 7, day: 1 };
    // The glossary is read for those who want the packs as they were written.
    let written = changed.iter().any(|(file, _)| file.path.ends_with("glossary.toml"));
    let mut sink = Sink::default();
    let request = Request { languages: tags, written, ..Request::all(day) };
    load(&mut sources, &request, &mut sink).ok()?;
    if changed.iter().any(|(file, _)| file.path == "chirashi.toml") {
        settings_errors(&mut sources, &mut sink);
    }
    let errors = sink.sorted().into_iter().filter(|error| error.severity == Severity::Error);
    let named = |error: Diagnostic| {
        let span = error.span.expect("every mistake in content has a place");
        (sources.file(span.file).path.clone(), error.code)
    };
    Some(errors.map(named).collect())
}

/// Adds the mistakes in the project file; which codes there are is known only
/// where they are applied.
fn settings_errors(sources: &mut Sources, sink: &mut Sink) {
    let settings = Settings::load(sources, sink).expect("the project file can be read");
    let rules = rules::all();
    let policy = Policy { rules: &rules, settings: &settings, flags: &[], complete: false };
    judge(Vec::new(), &policy, sources).diagnostics.into_iter().for_each(|d| sink.report(d));
}
