//! Codes of municipalities.
//!
//! In: the text of a code. Out: what is wrong with it. Which codes there are is no matter
//! here: `check::offices` looks at the list.

use crate::content::table::municipality::{prefecture_name, prefecture_of};

/// Says what is wrong with a code of six digits, of which the last one checks
/// the others (全国地方公共団体コード, annex of the ministry's notice of 1968: the
/// first five digits times 6, 5, 4, 3 and 2; the sum modulo 11, taken from 11;
/// its last digit).
pub(super) fn fault(code: &str) -> Option<String> {
    let digits: Option<Vec<u32>> = code.chars().map(|digit| digit.to_digit(10)).collect();
    let digits = digits.unwrap_or_default();
    match digits.len() {
        6 => {}
        5 => {
            let whole = [&[0], digits.as_slice()].concat();
            let lost = check_digit(&whole) == whole[5] && (1..=9).contains(&digits[0]);
            return Some(match lost {
                true => format!("it has lost its leading 0: write 0{code}"),
                false => {
                    format!("the check digit is missing: write {code}{}", check_digit(&digits))
                }
            });
        }
        _ => return Some("expected six digits".to_owned()),
    }
    if !(1..=47).contains(&(digits[0] * 10 + digits[1])) {
        return Some("its first two digits are not those of a prefecture, 01 to 47".to_owned());
    }
    let expected = check_digit(&digits);
    if expected != digits[5] {
        return Some(format!("its last digit does not fit the others, which ask for {expected}"));
    }
    let prefecture = prefecture_name(prefecture_of(code));
    (digits[2..5] == [0, 0, 0]).then(|| format!("it is that of a prefecture, {prefecture}"))
}

/// The digit that belongs behind the first five.
fn check_digit(digits: &[u32]) -> u32 {
    let sum: u32 = digits.iter().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_known_municipalities_are_right() {
        // 札幌市, 千代田区, 新宿区, 横浜市, 名古屋市, 大阪市, 福岡市, 那覇市, 与那国町
        for code in [
            "011002", "131016", "131041", "141003", "231002", "271004", "401307", "472018",
            "473821",
        ] {
            assert_eq!(fault(code), None, "{code}");
        }
    }

    #[test]
    fn one_wrong_digit_and_two_swapped_ones_are_found() {
        let code = "131016";
        for at in 0..6 {
            for digit in '0'..='9' {
                let mut wrong: Vec<char> = code.chars().collect();
                if wrong[at] != digit {
                    wrong[at] = digit;
                    assert!(fault(&wrong.iter().collect::<String>()).is_some(), "{wrong:?}");
                }
            }
        }
        assert!(fault("311016").is_some());
    }

    #[test]
    fn codes_of_prefectures_are_told() {
        assert!(fault("010006").unwrap().contains("北海道"));
        assert!(fault("130001").unwrap().contains("東京都"));
    }

    #[test]
    fn what_a_spreadsheet_takes_away_is_told() {
        assert!(fault("11002").unwrap().contains("write 011002"));
        assert!(fault("13101").unwrap().contains("write 131016"));
        for wrong in ["", "1310", "1310166", "13101x", "１３１０１６", "991016"] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }
}
