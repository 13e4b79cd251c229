//! Chinese characters that are right in some words and wrong in others: 后 in 皇后,
//! and in 以后 for 以後.
//!
//! In: a character with those beside it. Out: what is due. Knows nothing about texts.
//!
//! The tables say for a character, and for what is due in its place, before and behind
//! which characters that is so; where it is due itself, before which it ends a word and
//! behind which it begins one; … is any character. They are taken from the words of OpenCC 1.4
//! (`STPhrases.txt`, Apache-2.0), those for Japanese from UniDic 2.1.2 (BSD, see
//! `../ruby/readings/LICENSE`). Pairs of characters that stand in other words of these
//! lists, too, are left out, and so are forms that Taiwan prints side by side (布, 佈).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::check::letters::is_han;
use crate::content::Han;

static SIMPLIFIED: LazyLock<Table> = LazyLock::new(|| read(include_str!("han/simplified.txt")));
static TRADITIONAL: LazyLock<Table> = LazyLock::new(|| read(include_str!("han/traditional.txt")));
static JAPANESE: LazyLock<Table> = LazyLock::new(|| read(include_str!("han/japanese.txt")));

/// Stands in a table for any character of a word.
const ANY: char = '…';

/// What stands before time and 后: 三天后, 两年后.
const NUMBERS: &str = "一二三四五六七八九十百千两兩几幾数數个個半0123456789\u{FFFC}";

/// What is due in the place of a character.
pub(super) fn due(han: Han, chars: &[char], index: usize) -> Option<char> {
    let c = *chars.get(index)?;
    let lines = match han {
        Han::Simplified => SIMPLIFIED.get(&c),
        Han::Traditional => TRADITIONAL.get(&c),
        Han::Japanese => JAPANESE.get(&c),
    }?;
    let before = |by: usize| index.checked_sub(by).and_then(|at| chars.get(at)).copied();
    let after = chars.get(index + 1).copied();
    let has = |list: &str, c: Option<char>| c.is_some_and(|c| list.contains(c));
    let own = lines.iter().find(|line| line.due == c);
    let ends = own.is_some_and(|own| has(own.before, before(1)));
    let begins = own.is_some_and(|own| has(own.behind, after));
    let mut wrong = lines.iter().filter(|line| line.due != c);
    let mut found = wrong
        .clone()
        .filter(|line| has(line.before, before(1)) && !begins || has(line.behind, after) && !ends);
    if let Some(line) = found.next() {
        return Some(line.due);
    }
    // The rest of the line counts for characters that right texts hardly ever have.
    let is_rare = |line: &&Line| line.before.contains(ANY);
    if !ends && !begins && before(1).is_some_and(is_han) {
        return lines.iter().filter(|line| line.due != c).find(is_rare).map(|line| line.due);
    }
    // No queen is counted in days.
    if c == '后' && ends && !begins && has(NUMBERS, before(2)) && has("天年月日周週", before(1))
    {
        return wrong.next().map(|line| line.due);
    }
    None
}

/// The lines of each character.
type Table = HashMap<char, Vec<Line>>;

/// A line of a table.
struct Line {
    due: char,
    before: &'static str,
    behind: &'static str,
}

fn read(file: &'static str) -> Table {
    let mut table = Table::new();
    for line in file.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        if let [own, due, before, behind] = parts.as_slice()
            && let (Some(own), Some(due)) = (own.chars().next(), due.chars().next())
        {
            table.entry(own).or_default().push(Line { due, before, behind });
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(han: Han, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        (0..chars.len()).filter_map(|at| due(han, &chars, at)).collect()
    }

    #[test]
    fn words_around_tell_what_is_due() {
        use Han::{Japanese, Simplified, Traditional};
        for (han, text, due) in [
            (Traditional, "領取以后請到這里辦理", "後裡"),
            (Traditional, "三天后領取，洗手后，過了几天", "後後幾"),
            (Traditional, "皇后與天后宮在里長家，公里與制度", ""),
            (Traditional, "有關系統的資料，這只是說明", ""),
            (Simplified, "帶著证件", ""),
            (Simplified, "著急，徵收税款", "着征"),
            (Simplified, "著名的显著", ""),
            (Japanese, "以后は机械で", "後機"),
            (Japanese, "皇后さまの机上", ""),
        ] {
            assert_eq!(wrong(han, text), due, "{text}");
        }
    }
}
