//! The municipalities of Japan: their codes and names.
//!
//! In: `list.txt`, in which a line is a municipality or a ward of one: the first five
//! digits of its code (全国地方公共団体コード), its name, and how the name is read, in
//! Hepburn with every vowel and without the last word (市, 区, 町, 村). Out: what has a
//! code, and which names a text begins with. The list is as of October 2026: codes and
//! names after the open data of code4fukui (localgovjp, CC0, 2026-07-09), compared with
//! the table of postal codes of Japan Post of October 2026, from which the wards of
//! Hamamatsu of 2024 are.

mod postal;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use postal::prefectures_of;

/// The prefectures in the order of their numbers, 1 to 47 (JIS X 0401).
#[rustfmt::skip]
const PREFECTURES: [&str; 47] = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県",
    "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県",
    "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県",
    "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県",
    "宮崎県", "鹿児島県", "沖縄県",
];

/// How their names are read, without the last word, in Hepburn without long vowels.
#[rustfmt::skip]
const READINGS: [&str; 47] = [
    "hokkaido", "aomori", "iwate", "miyagi", "akita", "yamagata", "fukushima", "ibaraki", "tochigi", "gunma",
    "saitama", "chiba", "tokyo", "kanagawa", "niigata", "toyama", "ishikawa", "fukui", "yamanashi", "nagano",
    "gifu", "shizuoka", "aichi", "mie", "shiga", "kyoto", "osaka", "hyogo", "nara", "wakayama", "tottori",
    "shimane", "okayama", "hiroshima", "yamaguchi", "tokushima", "kagawa", "ehime", "kochi", "fukuoka", "saga",
    "nagasaki", "kumamoto", "oita", "miyazaki", "kagoshima", "okinawa",
];

/// Characters of names that are written in more than one way, and one of them.
const VARIANTS: [(&str, char); 12] = [
    ("ヶヵが", 'ケ'),
    ("惠", '恵'),
    ("梼", '檮'),
    ("鯵", '鰺'),
    ("竜", '龍'),
    ("騨", '驒'),
    ("曾", '曽'),
    ("桧", '檜'),
    ("諌", '諫'),
    ("\u{FA10}", '塚'),
    ("蘆", '芦'),
    ("嶋", '島'),
];

/// A municipality, or a ward of one.
#[derive(Debug, PartialEq, Eq)]
pub struct Municipality {
    /// The first five digits of its code.
    pub code: &'static str,
    /// Its name without prefecture and district; wards with that of their city.
    pub name: &'static str,
    /// How its name is read: in small letters of ASCII, without 市 and the like.
    pub reading: &'static str,
}

/// All of them, in the order of their codes.
static ALL: LazyLock<Vec<Municipality>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let mut words = line.split(' ');
        Some(Municipality { code: words.next()?, name: words.next()?, reading: words.next()? })
    };
    include_str!("list.txt").lines().filter_map(line).collect()
});

/// Names, as they are compared, and who has them.
static BY_NAME: LazyLock<BTreeMap<String, Vec<&'static Municipality>>> = LazyLock::new(|| {
    let mut names: BTreeMap<String, Vec<&Municipality>> = BTreeMap::new();
    for one in ALL.iter() {
        names.entry(folded(one.name)).or_default().push(one);
    }
    names
});

impl Municipality {
    /// All of them, in the order of their codes.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The one with a code of five or six digits.
    #[must_use]
    pub fn of_code(code: &str) -> Option<&'static Self> {
        let code = code.get(..5)?;
        ALL.binary_search_by_key(&code, |one| one.code).ok().and_then(|at| ALL.get(at))
    }

    /// Those with the longest name that a text begins with, behind the names of a
    /// prefecture and of a district; and what stands behind the name.
    #[must_use]
    pub fn at_start(text: &str) -> (Vec<&'static Self>, String) {
        let text = folded(text);
        let (prefecture, rest) = without_prefecture(&text);
        let behind_district = rest.find('郡').map(|at| &rest[at + '郡'.len_utf8()..]);
        let find = |rest: &str| {
            let lengths: Vec<usize> = rest.char_indices().map(|(at, _)| at).skip(1).collect();
            let lengths = lengths.into_iter().chain([rest.len()]).rev();
            let mut named = lengths.filter_map(|length| {
                let all = BY_NAME.get(rest.get(..length)?)?.iter();
                let is_there = |one: &&Self| prefecture.is_none_or(|it| one.prefecture() == it);
                let there: Vec<&Self> = all.copied().filter(|one| is_there(one)).collect();
                (!there.is_empty()).then(|| (there, rest[length..].to_owned()))
            });
            named.next()
        };
        let found = find(rest).or_else(|| behind_district.and_then(find));
        found.unwrap_or_else(|| (Vec::new(), rest.to_owned()))
    }

    /// The number of its prefecture.
    #[must_use]
    pub fn prefecture(&self) -> u8 {
        prefecture_of(self.code)
    }

    /// Whether it is the other, its city, or one of its wards.
    #[must_use]
    pub fn is_or_holds(&self, other: &Self) -> bool {
        self.name == other.name && self.prefecture() == other.prefecture()
            || self.prefecture() == other.prefecture()
                && (self.name.starts_with(other.name) || other.name.starts_with(self.name))
    }

    /// Whether a text has its name somewhere, or that of the ward alone.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        let text = folded(text);
        let ward = self.name.split_once('市').map(|(_, ward)| ward);
        let names = [Some(self.name), ward.filter(|ward| ward.ends_with('区'))];
        names.into_iter().flatten().any(|name| text.contains(&folded(name)))
    }
}

/// The number of the prefecture of a code; 0 if it begins with none.
#[must_use]
pub fn prefecture_of(code: &str) -> u8 {
    let number = code.get(..2).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    if usize::from(number) <= PREFECTURES.len() { number } else { 0 }
}

/// The name of a prefecture by its number.
#[must_use]
pub fn prefecture_name(number: u8) -> &'static str {
    let at = usize::from(number).checked_sub(1);
    at.and_then(|at| PREFECTURES.get(at)).copied().unwrap_or_default()
}

/// The number of the prefecture whose name is read like this: `gifu`.
#[must_use]
pub fn prefecture_read_as(reading: &str) -> Option<u8> {
    (1..).zip(READINGS).find_map(|(number, name)| (name == reading).then_some(number))
}

/// The number of the prefecture with whose name a text begins, and the rest.
#[must_use]
pub fn without_prefecture(text: &str) -> (Option<u8>, &str) {
    let named = (1..).zip(PREFECTURES).find_map(|(number, name)| {
        // 京都 stands in 東京都, but not at its start.
        Some((number, text.strip_prefix(name)?))
    });
    named.map_or((None, text), |(number, rest)| (Some(number), rest.trim_start()))
}

/// A text whose characters are compared: one way to write each, no blanks, no selectors
/// of variants.
fn folded(text: &str) -> String {
    let one = |c: char| VARIANTS.iter().find(|(all, _)| all.contains(c)).map_or(c, |(_, one)| *one);
    let is_left_out = |c: char| c.is_whitespace() || matches!(c, '\u{E0100}'..='\u{E01EF}');
    text.chars().filter(|&c| !is_left_out(c)).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_in_order() {
        assert_eq!(ALL.len(), 1741 + 171);
        assert!(ALL.windows(2).all(|two| two[0].code < two[1].code));
        for one in ALL.iter() {
            assert!(one.code.len() == 5 && (1..=47).contains(&one.prefecture()), "{one:?}");
            assert!(one.name.ends_with(['市', '区', '町', '村']), "{one:?}");
            assert!(one.reading.bytes().all(|b| b.is_ascii_lowercase()), "{one:?}");
        }
    }

    #[test]
    fn names_are_found_at_the_start() {
        let found = |text: &str| {
            let (all, rest) = Municipality::at_start(text);
            (all.iter().map(|one| one.code).collect::<Vec<_>>(), rest)
        };
        let code = |codes: &[&'static str], rest: &str| (codes.to_vec(), rest.to_owned());
        assert_eq!(found("千代田区役所"), code(&["13101"], "役所"));
        assert_eq!(found("神奈川県横浜市中区本町6丁目"), code(&["14104"], "本町6丁目"));
        assert_eq!(found("沖縄県八重山郡与那国町"), code(&["47382"], ""));
        assert_eq!(found("東京都府中市"), code(&["13206"], ""));
        assert_eq!(found("府中市"), code(&["13206", "34208"], ""));
        assert_eq!(found("龍ヶ崎市"), code(&["08208"], ""));
        assert_eq!(found("大和郡山市"), code(&["29203"], ""));
        assert_eq!(found("市民課"), code(&[], "市民課"));
    }

    #[test]
    fn wards_are_known_by_their_own_name() {
        let ward = Municipality::of_code("141046").unwrap();
        assert!(ward.is_named_in("中区役所") && ward.is_named_in("横浜市中区"));
        assert!(!ward.is_named_in("横浜市西区"));
        assert!(ward.is_or_holds(Municipality::of_code("141003").unwrap()));
        assert!(!ward.is_or_holds(Municipality::of_code("141038").unwrap()));
    }
}
