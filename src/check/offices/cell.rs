//! What kinds of things a Japanese cell can name.
//!
//! In: the text of a cell. Out: whether it looks like the name of a municipality, of a
//! section, or like an address.

use crate::content::municipality::Municipality;

/// What the names of sections and counters end with.
const SECTIONS: [&str; 13] = [
    "課",
    "係",
    "室",
    "部",
    "局",
    "班",
    "担当",
    "窓口",
    "センター",
    "グループ",
    "チーム",
    "ユニット",
    "事務局",
];

/// What stands in addresses behind digits.
const OF_ADDRESSES: [&str; 5] = ["丁目", "番地", "番", "号", "条"];

/// What may stand behind the name of a municipality and be the same office.
const OF_HALLS: [&str; 8] = ["", "役所", "役場", "庁", "本庁", "市庁舎", "区庁舎", "長"];

/// The municipalities that a text may be the name of.
pub(super) fn municipalities(text: &str) -> Vec<&'static Municipality> {
    let (named, rest) = Municipality::at_start(text);
    let is_hall = OF_HALLS.contains(&rest.as_str()) || rest.starts_with(['（', '(']);
    // 朝日町出張所 lies in a city; what begins with 市 or 区 is the whole name of one.
    let is_whole = named.first().is_some_and(|one| one.name.ends_with(['市', '区']));
    if is_hall || is_whole { named } else { Vec::new() }
}

/// Whether a text is the name of a municipality and nothing else.
pub(super) fn is_municipality(text: &str) -> bool {
    let (named, rest) = Municipality::at_start(text);
    !named.is_empty() && ["", "役所", "役場"].contains(&rest.as_str())
}

/// Whether a text names a section.
pub(super) fn is_section(text: &str) -> bool {
    SECTIONS.iter().any(|end| text.ends_with(end))
}

/// Whether a text is an address.
pub(super) fn is_address(text: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let has =
        |part: &str| text.match_indices(part).any(|(at, _)| digit(text[..at].chars().next_back()));
    let is_between = text.match_indices('-').any(|(at, _)| {
        digit(text[..at].chars().next_back()) && digit(text[at + 1..].chars().next())
    });
    text.contains('〒') || is_between || OF_ADDRESSES.iter().any(|part| has(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_cells_are_told_apart() {
        assert_eq!(municipalities("千代田区役所")[0].code, "13101");
        assert_eq!(municipalities("大阪市市民局")[0].code, "27100");
        assert_eq!(municipalities("森町役場").len(), 2);
        for other in ["朝日町出張所", "市民課", "総合窓口", "本庁舎"] {
            assert!(municipalities(other).is_empty(), "{other}");
        }
        assert!(is_address("大阪市北区中之島1-3-20") && is_address("本町6丁目"));
        assert!(!is_address("札幌市") && !is_address("市民課"));
        assert!(is_section("窓口サービス課") && !is_section("札幌市"));
    }
}
