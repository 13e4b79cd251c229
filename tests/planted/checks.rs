//! The examples of each check: what it must find, at its very place, and what is easily
//! taken for that.
//!
//! In: `tests/checks/<code>.toml`. Out: a test for each example.

use std::collections::{BTreeMap, BTreeSet};

use chirashi::check::{self, Check, Run};
use chirashi::diag::Diagnostic;
use chirashi::export::Variant;
use chirashi::rules;
use libtest_mimic::{Failed, Trial};
use serde::Deserialize;

use crate::case::{self, Edit, Edited};
use crate::faults::STAMPS;
use crate::said::{Said, Scope};

/// The pack with which the others are compared: when it changes, they are all
/// stale, whatever else is wrong.
pub(crate) const REFERENCE: &str = "content/my-number-card/ja.toml";

/// The folder of the examples.
const FOLDER: &str = "checks";

/// The examples of one check.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    /// Each of these must be found.
    #[serde(default)]
    bad: Vec<Case>,
    /// None of these may be reported: what is easily taken for the fault.
    #[serde(default)]
    good: Vec<Case>,
}

/// A change of the test project. What is new in its edit has `«…»` around the place where
/// the message must stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(flatten)]
    edit: Edit,
    /// More changes that belong to it.
    #[serde(default)]
    also: Vec<Edit>,
    /// The languages whose pages are made and looked at, too; only the content
    /// is checked if none.
    #[serde(default)]
    languages: Vec<String>,
    /// The only languages whose packs are read, where the others have no say;
    /// the reference is read always.
    #[serde(default)]
    only: Vec<String>,
    /// Codes that are reported in other files along with it.
    #[serde(default)]
    and: Vec<String>,
    /// The kind of output that is made; `screen` if not given.
    variant: Option<String>,
    /// The day on which the check is made, where it matters.
    today: Option<String>,
    /// Whether it is the example of the rule.
    #[serde(skip)]
    shown: bool,
}

/// An example before it is planted.
struct Planted {
    files: Vec<Edited>,
    /// Where the message must stand: a file, and bytes of it.
    mark: Option<(String, (usize, usize))>,
}

impl Case {
    /// Whether it is the example of the rule.
    fn is_example(&self) -> bool {
        self.edit.file.is_empty()
    }

    /// The files after all edits. The marked edit is made last, so that nothing moves its
    /// place.
    fn planted(&self) -> Planted {
        let edits = self.also.iter().chain([&self.edit]);
        let plain = |edit: &Edit| {
            let new = edit.replacement().replace(['«', '»'], "");
            Edit { new: Some(new), ..edit.clone() }
        };
        let plain: Vec<Edit> = edits.map(plain).collect();
        let files = case::apply(&plain.iter().collect::<Vec<_>>(), &case::shipped);
        let mark = self.also.iter().chain([&self.edit]).rev().find_map(|edit| {
            let (open, close) = edit.replacement().find('«').zip(edit.replacement().find('»'))?;
            let start = files.iter().find(|edited| edited.path == edit.file)?.start;
            Some((edit.file.clone(), (start + open, start + close - '«'.len_utf8())))
        });
        Planted { files, mark }
    }
}

/// A test for each example, and one for what is missing. Unless `all` are wanted, those
/// that no rule shows are in the slow lane.
pub(crate) fn trials(all: bool) -> Vec<Trial> {
    let whole: [(&str, fn()); 3] = [
        ("each-check-has-examples", each_check_has_examples),
        ("the-example-of-each-rule-is-planted", the_example_of_each_rule_is_planted),
        ("full-width-markup-is-told-once", full_width_markup_is_told_once),
    ];
    let mut trials: Vec<Trial> = whole
        .into_iter()
        .map(|(name, test)| {
            Trial::test(format!("checks::{name}"), move || {
                test();
                Ok(())
            })
        })
        .collect();
    for code in case::tables(FOLDER) {
        let Fixture { bad, good } = fixture(&code);
        let mut add = |kind: &str, cases: Vec<Case>, run: fn(&str, &Case) -> Vec<String>| {
            for (case, number) in cases.into_iter().zip(1..) {
                let name = format!("checks::{code}::{kind}-{number}");
                let code = code.clone();
                let is_slow = !all && !case.shown;
                let trial = Trial::test(name, move || {
                    let wrong = run(&code, &case);
                    if wrong.is_empty() { Ok(()) } else { Err(Failed::from(wrong.join("\n"))) }
                });
                trials.push(trial.with_ignored_flag(is_slow));
            }
        };
        add("bad", bad, faults);
        add("good", good, false_alarms);
    }
    trials
}

fn each_check_has_examples() {
    for check in check::ALL {
        // A faulty file cannot be had from content: see `suite check::damaged`.
        if let Run::File(_) = check.run {
            continue;
        }
        let code = check.rule.code;
        let fixture = fixture(code);
        assert!(!fixture.bad.is_empty() && !fixture.good.is_empty(), "{code} lacks examples");
    }
}

fn the_example_of_each_rule_is_planted() {
    let tables = case::tables(FOLDER);
    let is_planted = |code: &str| {
        let fixture = tables.iter().any(|table| table == code).then(|| fixture(code));
        fixture.is_some_and(|it| [it.bad, it.good].iter().all(|it| it.iter().any(|it| it.shown)))
    };
    let shown = rules::all().into_iter().filter(|rule| rule.example.is_some());
    let missing: Vec<&str> = shown.map(|rule| rule.code).filter(|code| !is_planted(code)).collect();
    assert!(missing.is_empty(), "a bad and a good case without `new` are missing: {missing:?}");
}

/// Each of three slips in the reference once, and nothing in the packs that are made from it.
fn full_width_markup_is_told_once() {
    let edits = [
        ("は、{hours:points}です", "は、｛hours：points｝です"),
        ("**本人確認書類**", "＊＊本人確認書類＊＊"),
        ("{number:photo-months}", "{number：photo-months}"),
    ];
    let edit = |(old, new): (&str, &str)| Edit {
        file: REFERENCE.to_owned(),
        copy: None,
        old: Some(old.to_owned()),
        new: Some(new.to_owned()),
    };
    let edits = edits.map(edit);
    let files = case::apply(&edits.iter().collect::<Vec<_>>(), &case::shipped);
    let said = Said::of(&files, &Scope::default());
    let is_of_stamps = |it: &&Diagnostic| !STAMPS.contains(&it.code);
    let told: Vec<(&str, &str)> =
        said.diagnostics.iter().filter(is_of_stamps).map(|it| (it.code, said.path(it))).collect();
    assert_eq!(told, [("full-width-markup", REFERENCE); 3], "{}", said.drawn());
}

/// The examples of a code; what a case does not say is said by the example of its rule.
fn fixture(code: &str) -> Fixture {
    let mut fixture: Fixture = case::read(FOLDER, code);
    let example = rules::all().into_iter().find(|rule| rule.code == code);
    let example = example.and_then(|rule| rule.example);
    let wrong = fixture.bad.iter_mut().map(|case| (case, example.map(|it| it.wrong)));
    let right = fixture.good.iter_mut().map(|case| (case, example.map(|it| it.right)));
    for (case, lines) in wrong.chain(right).filter(|(case, _)| case.is_example()) {
        let file = example.map(|it| it.file).unwrap_or_else(|| panic!("{code} has no example"));
        case.edit.file = file.to_owned();
        case.edit.new = lines.map(str::to_owned);
        case.shown = true;
    }
    fixture
}

/// What is read for a case of the check `code`.
fn scope(code: &str, case: &Case, files: &[Edited]) -> Scope {
    let check = check::ALL.iter().copied().find(|check| check.rule.code == code);
    let lists = [case.languages.clone(), case.only.clone(), enough(check, files)];
    let wanted = case.variant.as_deref();
    let variant = Variant::ALL.into_iter().find(|it| Some(it.name()) == wanted);
    let made = !case.languages.is_empty();
    Scope {
        flyers: Vec::new(),
        languages: lists.into_iter().find(|list| !list.is_empty()).unwrap_or_default(),
        pages: made.then_some(variant.unwrap_or(Variant::Screen)),
        today: case.today.clone(),
        is_settled: false,
    }
}

/// The languages that stand for all, where a check does not compare the words of packs:
/// those of the packs that are touched, and two more; none where it does.
fn enough(check: Option<&Check>, files: &[Edited]) -> Vec<String> {
    // Whether a fact is used, or a remark, can be told from all packs alone.
    let needs_all = |check: &Check| {
        matches!(check.run, Run::Words(_))
            || ["unused-fact", "needless-remark", "typed-number", "unused-picture"]
                .contains(&check.rule.code)
    };
    if check.is_none_or(needs_all) {
        return Vec::new();
    }
    let touched = files.iter().filter_map(|file| case::language(&file.path));
    let packs: BTreeSet<&str> = touched.chain(["ja", "en"]).collect();
    packs.into_iter().map(str::to_owned).collect()
}

/// What is wrong with how a fault was reported.
fn faults(code: &str, case: &Case) -> Vec<String> {
    let Planted { files, mark } = case.planted();
    let (path, place) = mark.expect("a place is marked");
    let said = Said::of(&files, &scope(code, case, &files));
    // A page, or a character of a word, may have a message of its own at the same place.
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in said.diagnostics.iter().filter(|diagnostic| diagnostic.code == code) {
        let place_of = |span: chirashi::source::Span| (span.start as usize, span.end as usize);
        if said.path(diagnostic) == path && diagnostic.span.map(place_of) == Some(place) {
            *told.entry(&diagnostic.message).or_default() += 1;
        }
    }
    let mut wrong: Vec<String> = said.stopped.iter().cloned().collect();
    if told.is_empty() || told.values().any(|&count| count > 1) {
        wrong.push(format!("not told once there: {}", case.edit.replacement()));
    }
    // In a file that was touched, one fault may have several names; and when the reference
    // changes, all others have to follow it.
    let touched = |path: &str| files.iter().any(|file| file.path == path);
    let rest = said.diagnostics.iter().filter(|diagnostic| {
        let told = diagnostic.code == code || case.and.iter().any(|and| and == diagnostic.code);
        !told && !touched(said.path(diagnostic)) && !touched(REFERENCE)
    });
    wrong.extend(rest.map(|rest| format!("not expected: {}: {}", rest.code, rest.message)));
    if !wrong.is_empty() {
        wrong.push(said.drawn());
    }
    wrong
}

/// What is said of a good example, if it is taken for a fault.
fn false_alarms(code: &str, case: &Case) -> Vec<String> {
    let files = case.planted().files;
    let said = Said::of(&files, &scope(code, case, &files));
    let mut wrong: Vec<String> = said.stopped.iter().cloned().collect();
    if said.diagnostics.iter().any(|diagnostic| diagnostic.code == code) {
        wrong.extend(["a false alarm".to_owned(), said.drawn()]);
    }
    wrong
}
