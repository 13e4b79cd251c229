//! All kinds of messages, wherever they come from.
//!
//! In: nothing. Out: the rules of every stage, for `explain`, for the
//! documentation and for the flags that set severities.

use crate::check;
use crate::content::load;
use crate::diag::{self, Rule};
use crate::export;
use crate::layout;
use crate::policy;
use crate::text;

/// The rules of all stages, in the order of the pipeline.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let stages =
        [load::RULES, text::RULES, layout::RULES, export::RULES, policy::RULES, diag::RULES];
    let checks = check::ALL.iter().map(|check| &check.rule);
    stages.into_iter().flatten().chain(checks).collect()
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
