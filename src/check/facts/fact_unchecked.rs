//! `fact-unchecked`: a fact that nobody has compared with its source for a long
//! time.
//!
//! In: the facts, the day, and the months that the project sets. Out: the facts
//! whose last comparison lies further back. Knows nothing about flyers.

use std::collections::BTreeMap;

use crate::check::{Check, Content, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::Date;
use crate::source::{FileId, Spanned};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "fact-unchecked",
        severity: Severity::Warning,
        fixed: false,
        what: "A fact was last compared with its source longer ago than the project allows. How \
               long that is says `recheck_months` in chirashi.toml; a day that has not come yet is \
               reported, too. A version that has ended is left alone. Facts of one file that were \
               last checked on the same day are reported together, at the first of them.",
        why: "Numbers and hours of hotlines changed about every one or two years. A flyer with the \
              old ones sends people to a line that nobody answers.",
        remedy: "Look at the source again, correct the fact, and set `checked` to the day on which \
                 you looked.",
        example: Some(Example {
            file: "content/facts.toml",
            wrong: r#"checked = «2021-06-30»"#,
            right: r#"checked = 2022-07-01"#,
        }),
        source: "Numbers and hours of the My Number hotlines, 2014 to 2024.",
    },
    run: Run::Content(run),
};

/// So many facts are named in one message; of more, how many there are.
const NAMED: usize = 8;

/// The facts of a file that were last checked on the same day.
struct Group {
    /// The first of them says when.
    first: Spanned<Date>,
    names: Vec<String>,
}

fn run(content: &Content<'_>, rule: &Rule, sink: &mut Sink) {
    let today = content.today;
    let mut due: BTreeMap<(FileId, Date), Group> = BTreeMap::new();
    for (name, checked) in compared(content) {
        if checked.value > today {
            let message = format!("{name} was checked on a day that has not come");
            sink.report(rule.at(checked.span, message).label(format!("after {today}")));
        } else if content.recheck_months.is_some_and(|months| is_due(checked, months, today)) {
            let group = due.entry((checked.span.file, checked.value));
            let group =
                group.or_insert_with(|| Group { first: checked.clone(), names: Vec::new() });
            if checked.span < group.first.span {
                group.first = checked.clone();
            }
            if !group.names.contains(&name) {
                group.names.push(name);
            }
        }
    }
    let months = content.recheck_months.unwrap_or_default();
    for ((_, day), Group { first, names }) in due {
        let message = match names.as_slice() {
            [name] => format!("{name} was not checked for more than {months} months"),
            several => {
                let count = several.len();
                format!(
                    "{count} facts were not checked for more than {months} months: {}",
                    listed(several)
                )
            }
        };
        let label =
            if names.len() == 1 { "long ago".to_owned() } else { format!("{day} for all of them") };
        sink.report(
            rule.at(first.span, message)
                .label(label)
                .answer("compare each with its source, and write the day on which you did"),
        );
    }
}

/// What was compared with its source, and when: the facts that hold today, and the files
/// from which rows come.
fn compared<'a>(content: &'a Content<'_>) -> impl Iterator<Item = (String, &'a Spanned<Date>)> {
    let today = content.today;
    let facts = content.workspace.facts.iter().flat_map(move |fact| {
        let current = fact.versions.iter().filter(move |version| version.period.holds(today));
        let name = move || format!("the {} `{}`", fact.kind.key(), fact.name.value);
        current.map(move |version| (name(), &version.origin.checked))
    });
    let rows = content.workspace.flyers.iter().flat_map(|flyer| &flyer.listed);
    let rows = rows.filter_map(|rows| {
        Some((format!("the file content/data/{}", rows.file), rows.checked.as_ref()?))
    });
    facts.chain(rows)
}

/// Names in one sentence; the last of many are counted only.
fn listed(names: &[String]) -> String {
    let (named, rest) = names.split_at(names.len().min(NAMED));
    let named = named.join(", ");
    if rest.is_empty() { named } else { format!("{named} and {} more", rest.len()) }
}

fn is_due(checked: &Spanned<Date>, months: u32, today: Date) -> bool {
    super::months_after(checked.value, months)
        < (u32::from(today.year), u32::from(today.month), u32::from(today.day))
}
