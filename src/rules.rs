//! All kinds of messages, wherever they come from.
//!
//! In: nothing. Out: the rules of every stage, for `explain`, for the
//! documentation and for the flags that set severities.

use std::fmt::Write as _;

use crate::check::{self, Run};
use crate::content::load;
use crate::diag::{self, Rule, told};
use crate::export;
use crate::layout;
use crate::policy;
use crate::text;

/// Rules that belong together, under a title.
pub type Group = (&'static str, Vec<&'static Rule>);

/// The rules of all stages, in the order of the pipeline.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    groups().into_iter().flat_map(|(_, rules)| rules).collect()
}

/// The rules of all stages by what they look at; in each group, what weighs most stands
/// first.
#[must_use]
pub fn groups() -> Vec<Group> {
    let load = load::RULES.iter().map(|(title, rules)| (*title, rules.iter().collect()));
    let set = [text::RULES, layout::RULES, export::RULES].into_iter().flatten().collect();
    let mut groups: Vec<Group> = load.chain([("Pages that cannot be set", set)]).collect();
    for check in check::ALL {
        let title = title(check.run);
        match groups.iter_mut().find(|(known, _)| *known == title) {
            Some((_, rules)) => rules.push(&check.rule),
            None => groups.push((title, vec![&check.rule])),
        }
    }
    let decided = [policy::RULES, diag::RULES].into_iter().flatten().collect();
    groups.push(("Decisions of the project", decided));
    for (_, rules) in &mut groups {
        rules.sort_by_key(|rule| std::cmp::Reverse((rule.fixed, rule.severity)));
    }
    groups
}

/// What checks of a kind have in common.
fn title(run: Run) -> &'static str {
    match run {
        Run::Typed(_) => "Facts that are typed in texts",
        Run::Content(_) | Run::Stamps(_) => "Facts, flyers and stamps",
        Run::Words(_) => "Translations, compared with each other",
        Run::Pack(_) | Run::Text(_) => "Single texts",
        Run::Speech(_) => "Files of languages",
        Run::Offices(_) => "Tables of offices",
        Run::Pages(_) => "Finished pages",
        Run::File(_) => "Finished files",
    }
}

const HEAD: &str = "\
# Messages

Every message of `chirashi build` and `chirashi check` has a code. `chirashi explain CODE` says the same as this page, which is `chirashi explain --format markdown`; each code is an anchor of it, as in `checks.md#typed-phone`.

A message is an error (nothing may be printed), a warning (doubtful) or a note. Messages marked *fixed* leave a hole in a flyer: no project can allow them. The weight of the others is set in `chirashi.toml` or with `--deny`, `--warn` and `--allow`.

If a text is right as it is, `chirashi.toml` says so, once for all: the hint of each warning names the lines. `key` may be left out, and then means the whole file.

```toml
[[exceptions]]
code = \"long-sentence\"
file = \"content/my-number-card/ja-simple.toml\"
key = \"step-form.tip\"
reason = \"The name of the form is long.\"
```

The examples are lines of a project that the tests use; the tests hold that the wrong one is reported, and the right one is not.

## Contents
";

/// The page of the documentation, `docs/checks.md`.
#[must_use]
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    let groups = groups();
    for (title, rules) in &groups {
        let _ = write!(page, "\n**{title}**\n\n| message | weight | |\n|---|---|---|\n");
        for rule in rules {
            let (code, weight) = (rule.code, told::weight(rule));
            let summary = rule.summary().replace('|', "\\|");
            let _ = writeln!(page, "| [`{code}`](#{code}) | {weight} | {summary} |");
        }
    }
    for (title, rules) in &groups {
        let _ = writeln!(page, "\n## {title}");
        for rule in rules {
            let _ = write!(page, "\n{}", told::section(rule));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn codes_are_unique_kebab_case_words_with_a_meaning() {
        let mut codes: Vec<&str> = all().iter().map(|rule| rule.code).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count, "a code stands twice");
        for rule in all() {
            let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            assert!(rule.code.bytes().all(word), "{}", rule.code);
            assert!(rule.summary().ends_with(['.', '?']), "{}: {}", rule.code, rule.summary());
            assert!(!rule.source.is_empty(), "{} has no source", rule.code);
        }
    }
}
