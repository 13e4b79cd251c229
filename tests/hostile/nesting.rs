//! Things inside each other without end.

use crate::hostile::verdict::{failed, refused, with};
use crate::hostile::{FLYER, PACK, PROJECT};

const DEEP: usize = 10_000;

/// Nesting of each kind that TOML has, closed or not, and a name for it.
fn nested(deep: usize) -> Vec<String> {
    let around = |open: &str, inner: &str, close: &str| {
        format!("{}{inner}{}", open.repeat(deep), close.repeat(deep))
    };
    vec![
        format!("a = {}", around("[", "1", "]")),
        format!("a = {}", around("[", "", "")),
        format!("a = {}", around("{a=", "1", "}")),
        format!("a = {}", around("{a=", "", "")),
        format!("a = {}", around("[{a=", "1", "}]")),
        format!("{} = 1", around("a.", "a", "")),
        format!("{} = 1", around("'a'.", "a", "")),
        format!("{} = 1", around("a . ", "a", "")),
        format!("[{}]", around("a.", "a", "")),
        format!("[[{}]]", around("a.", "a", "")),
        format!("a = {{ {} = 1 }}", around("a.", "a", "")),
        around("[", "a", "]"),
        around("[[", "", ""),
    ]
}

#[test]
#[ignore = "slow"]
fn ten_thousand_levels_are_refused() {
    for text in nested(DEEP) {
        for path in [PACK, FLYER, PROJECT] {
            let err = failed(&with(path, &text), 1);
            assert!(
                err.contains("error[too-large]") || err.contains("error[toml-syntax]"),
                "{err}"
            );
            assert!(err.contains(&format!("--> {path}:")), "{err}");
            assert!(err.matches("error[").count() <= 20, "{err}");
        }
    }
}

#[test]
#[ignore = "slow"]
fn as_many_levels_as_fit_into_a_file_are_refused() {
    for text in nested(100_000) {
        let err = failed(&with(PACK, &text), 1);
        assert!(err.contains("error[too-large]") || err.contains("error[toml-syntax]"), "{err}");
    }
}

#[test]
#[ignore = "slow"]
fn levels_below_the_limits_of_keys_and_values_add_up() {
    // Sixteen parts in each key, eighty tables in each other.
    let keys = "{a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = ".repeat(60);
    let text = format!("x = {keys}1{}", "}".repeat(60));
    refused(&with(PACK, text), "too-large", PACK);
    let headers: String =
        (1..600).map(|n| format!("[{}]\n", vec!["a"; n.min(16)].join("."))).collect();
    failed(&with(PACK, headers), 1);
    let lines = format!("a = \"\"\"{}b\"\"\"", "\\\n".repeat(500_000));
    failed(&with(PACK, lines), 1);
}
