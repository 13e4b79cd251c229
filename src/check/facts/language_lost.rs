//! `language-lost`: a language in which a line answers no more, or not yet.
//!
//! In: the hours of each contact, and the days on which another version of them begins.
//! Out: languages that one version lacks. Knows nothing about flyers.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Check, Content, Run};
use crate::content::table::fact::FactForm;
use crate::content::{Contact, Fact, FactKind, FactVersion, Hours};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Date;

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "language-lost",
        severity: Severity::Warning,
        fixed: false,
        what: "A language is gone from one version of the hours of a contact to the next. Or it \
               comes with the later version, and another line speaks it already.",
        why: "Most often it was forgotten when the version was written. Its speakers read that \
              nobody understands them, and do not call.",
        remedy: "Compare the languages with those of the operator, and add the one that was \
                 forgotten.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"open = "08:30"
close = "20:00"
languages = «["en", "zh", "ko", "pt"]»"#,
            right: r#"open = "08:30"
close = "20:00"
languages = ["en", "zh", "ko", "es", "pt"]"#,
        }),
        source: "content/facts.toml: a fact that changes is written once for each time.",
    },
    run: Run::Content(run),
};

/// Languages, each with the version of hours that names it.
type Spoken<'a> = BTreeMap<&'a str, &'a FactVersion>;

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let facts = &content.workspace.facts;
    let hours: BTreeMap<&str, &Fact> = facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Hours)
        .map(|fact| (fact.name.value.as_str(), fact))
        .collect();
    let home = content.workspace.japanese.as_ref().map_or("", |tag| tag.as_str());
    let mut reported = BTreeSet::new();
    for contact in facts.iter().filter(|fact| fact.kind == FactKind::Contact) {
        let values = contact.versions.iter().filter_map(|version| Contact::of(&version.value));
        let names: BTreeSet<&str> =
            values.flat_map(|it| &it.hours).map(|name| name.value.as_str()).collect();
        let own = || names.iter().filter_map(|name| hours.get(name).copied());
        let starts: BTreeSet<Date> =
            own().flat_map(|fact| &fact.versions).filter_map(|it| it.period.from).collect();
        for start in starts {
            let Some(day) = start.previous() else { continue };
            let (before, after) = (spoken(own(), day), spoken(own(), start));
            if before.is_empty() || after.is_empty() {
                continue;
            }
            let mut tell = |version: &FactVersion, code: &str, message: String, label: String| {
                let place = version.place(&["languages"]);
                if reported.insert((place, code.to_owned())) {
                    sink.report(rule.at(place, message).label(label).hint(format!(
                        "add `{code}`, or allow it in chirashi.toml if the line does not speak it"
                    )));
                }
            };
            let name = &contact.name.value;
            for (code, version) in before.iter().filter(|(code, _)| !after.contains_key(**code)) {
                // Hours that end, or have a gap, are told as such.
                let Some(next) = on(own(), version, start) else { continue };
                let message = format!("the contact `{name}` does not answer in `{code}` any more");
                tell(next, code, message, format!("it does until {day}"));
            }
            let others = hours.iter().filter(|(name, _)| !names.contains(*name));
            let others = spoken(others.map(|(_, fact)| *fact), day);
            let is_new = |code: &str| {
                !before.contains_key(code) && others.contains_key(code) && code != home
            };
            for (code, version) in after.iter().filter(|(code, _)| is_new(code)) {
                let Some(earlier) = on(own(), version, day) else { continue };
                let message = format!("the contact `{name}` answers in `{code}` only later");
                tell(earlier, code, message, format!("it does from {start} on"));
            }
        }
    }
}

/// The languages in which hours are answered on a day.
fn spoken<'a>(hours: impl Iterator<Item = &'a Fact>, day: Date) -> Spoken<'a> {
    let versions = hours.filter_map(|fact| fact.on(day));
    let codes = versions.filter_map(|version| Some((version, Hours::of(&version.value)?)));
    codes.flat_map(|(version, hours)| hours.codes().map(move |code| (code, version))).collect()
}

/// The version that holds on a day, of the fact that has another version.
fn on<'a>(
    mut hours: impl Iterator<Item = &'a Fact>,
    version: &FactVersion,
    day: Date,
) -> Option<&'a FactVersion> {
    hours.find(|fact| fact.versions.iter().any(|own| own.span == version.span))?.on(day)
}
