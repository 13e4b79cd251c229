//! Columns of amounts, which stand with their last digits under each other.
//!
//! In: the texts of a table. Out: which of its columns hold amounts.

use crate::content::element::Table;

/// Which columns hold amounts: in each row one number, with the same signs before and
/// behind it, such as 1,980円 under 19,800円. A column of one row is none: nothing
/// stands under it.
pub(super) fn amounts(table: &Table) -> Vec<bool> {
    let cells = |column: usize| table.rows.iter().map(move |row| row.get(column));
    let is_amount = |column: usize| {
        let mut around = cells(column).map(|cell| around(&cell?.plain()));
        let first = around.next().flatten();
        table.rows.len() > 1
            && first.as_ref().is_some_and(|first| around.all(|it| it.as_ref() == Some(first)))
    };
    (0..table.head.len()).map(|column| column > 0 && is_amount(column)).collect()
}

/// What stands before and behind the only number of a text; `None` if it has none, or
/// two.
fn around(text: &str) -> Option<(String, String)> {
    let is_digit = |c: char| c.is_numeric();
    let (start, end) = (text.find(is_digit)?, text.rfind(is_digit)?);
    let last = text[end..].chars().next()?.len_utf8();
    let (number, behind) = (&text[start..end + last], &text[end + last..]);
    // Blanks, points and commas group digits; all else would part two numbers.
    let grouped = |c: char| c.is_numeric() || c.is_whitespace() || matches!(c, ',' | '.' | '’');
    number.chars().all(grouped).then(|| (text[..start].to_owned(), behind.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn an_amount_is_one_number() {
        let pair = |before: &str, behind: &str| Some((before.to_owned(), behind.to_owned()));
        assert_eq!(around("19,800円"), pair("", "円"));
        assert_eq!(around("1 980 000 ¥"), pair("", " ¥"));
        assert_eq!(around("¥1.980"), pair("¥", ""));
        for other in ["無料", "8月2日（月）", "042-555-2240", "13:00–14:00", "2～3"] {
            assert_eq!(around(other), None, "{other}");
        }
    }
}
