//! Guesses which known word a mistyped one was meant to be.
//!
//! In: a word and the words that would be right. Out: the nearest of them, if
//! it is near enough, as a sentence for a message. Knows nothing else.

use super::reader::shortened;

/// The most steps of comparing a word with all candidates; one with each pair of
/// their letters.
const STEPS: usize = 50_000;

/// The most names that a hint lists.
const LISTED: usize = 40;

/// The candidate nearest to `word`, if a slip of the fingers explains it.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // A longer word is not a slip, and comparing it takes long.
    if word.len() > 48 {
        return None;
    }
    let allowed = (word.chars().count() / 3).max(1);
    let mut steps = STEPS;
    candidates
        .into_iter()
        .take_while(|candidate| {
            steps = steps.saturating_sub(word.len() * candidate.len());
            steps > 0
        })
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|&(distance, candidate)| distance <= allowed || extends(word, candidate))
        .min_by_key(|&(distance, candidate)| (distance, candidate))
        .map(|(_, candidate)| candidate)
}

/// Whether one of two words begins with the other: `photo` for `photo-width`.
fn extends(word: &str, candidate: &str) -> bool {
    word.len() >= 3 && (candidate.starts_with(word) || word.starts_with(candidate))
}

/// A hint that names the nearest candidate, or else all of them if they are not
/// too many.
pub(crate) fn hint<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str> + Clone,
) -> String {
    if let Some(candidate) = nearest(word, candidates.clone()) {
        return format!("did you mean `{candidate}`?");
    }
    let count = candidates.clone().into_iter().count();
    if count > LISTED {
        return format!("{count} others are known here");
    }
    let mut names: Vec<&str> = candidates.into_iter().collect();
    names.sort_unstable();
    names.dedup();
    let list = names.iter().map(|name| format!("`{}`", shortened(name)));
    let list = list.collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => "nothing is known here".to_owned(),
        1 => format!("known here is {list}"),
        _ => format!("known here are {list}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        assert_eq!(nearest("haeding", ["heading", "tip"]), Some("heading"));
        assert_eq!(nearest("photo", ["photo-width", "tip"]), Some("photo-width"));
        assert_eq!(nearest("elephant", ["heading", "tip"]), None);
        assert_eq!(nearest(&"x".repeat(100_000), ["heading"]), None);
    }

    #[test]
    fn without_a_guess_the_hint_lists_what_is_known() {
        assert_eq!(hint("elephant", ["tip", "heading"]), "known here are `heading`, `tip`");
        let names: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        let names = names.iter().map(String::as_str);
        assert_eq!(hint("elephant", names), "100 others are known here");
    }
}
