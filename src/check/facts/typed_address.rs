//! `typed-address`: where a house stands, or its postal code, typed in a pack.
//!
//! In: a line of a pack. Out: the address at a place: of Japan, in Japanese or in
//! letters. Knows nothing about facts.

use super::typed::fold::{Line, ideograph};
use super::typed::number::Number;
use super::typed::{Found, Kind, Means};
use crate::check::{Check, Run};
use crate::diag::{Rule, Severity};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "typed-address",
        severity: Severity::Error,
        fixed: false,
        explain: "An address or a postal code is typed in a pack. Offices move, and a flyer goes \
                  to many towns: leave the address to the box of the block `contact`, which each \
                  office fills in, or lead to it with a link or a telephone number from \
                  content/facts.toml.",
        source: "content/facts.toml: packs refer to facts and never type them.",
    },
    run: Run::Typed(Kind::Address),
};

/// The prefectures, with the sign of their kind.
#[rustfmt::skip]
const PREFECTURES: [&str; 50] = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都",
    "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府",
    "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県",
    "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県", "东京都", "도쿄도", "東京",
];

/// What makes a number a part of an address.
const PARTS: &[&str] =
    &["丁目", "番地", "chome", "chōme", "-chome", "-chōme", "-cho", "-ban", "-go", "초메", "번지"];

/// What a place is called before the numbers of its address.
const PLACES: &[char] =
    &['市', '区', '區', '町', '村', '郡', '丁', '条', '字', '街', '路', '구', '시', '정'];

/// Words that say that a postal code follows.
#[rustfmt::skip]
const POSTAL: &[&str] = &[
    "郵便番号", "邮政编码", "邮编", "郵遞區號", "우편번호", "zip", "zip code", "postal code", "postcode",
    "código postal", "cep", "kode pos", "mã bưu điện", "รหัสไปรษณีย์", "posta kodu",
    "поштовий індекс", "индекс",
];

fn found(from: usize, to: usize) -> Found {
    Found { kind: Kind::Address, from, to, means: Means::Address }
}

/// An address that begins with 〒 or with a prefecture and a municipality.
pub(super) fn with_name(line: &Line<'_>, at: usize) -> Option<Found> {
    if matches!(line.at(at), '〒' | '〶' | '🏣') {
        let digits = line.skip(at + 1);
        let end = line.digits(digits);
        let to = if line.at(end) == '-' { line.digits(end + 1) } else { end };
        return line.digit(digits).then(|| found(at, to));
    }
    if !ideograph(line.at(at)) && line.at(at) != '도' {
        return None;
    }
    let behind = PREFECTURES.iter().filter_map(|name| line.word(at, name)).max()?;
    let place = (behind + 1..line.len().min(behind + 7))
        .take_while(|&index| ideograph(line.at(index - 1)) || katakana(line.at(index - 1)))
        .find(|&index| {
            matches!(line.at(index), '市' | '区' | '區' | '郡' | '町' | '村' | '구' | '시')
        })?;
    Some(found(at, rest(line, place + 1)))
}

fn katakana(character: char) -> bool {
    matches!(character, '\u{30A1}'..='\u{30FC}' | '가'..='힣')
}

/// The end of what belongs to an address behind the name of a place.
fn rest(line: &Line<'_>, from: usize) -> usize {
    let mut to = from;
    for index in from..line.len().min(from + 24) {
        let belongs = ideograph(line.at(index)) || katakana(line.at(index)) || line.digit(index);
        let inside = matches!(line.at(index), 'の' | 'ノ' | 'が' | '-' | ' ')
            && (line.digit(index + 1) || ideograph(line.at(index + 1)));
        if !belongs && !inside {
            break;
        }
        // The sentence may go on in characters: only numbers are sure to belong.
        if line.digit(index) || matches!(line.at(index), '市' | '区' | '町' | '村' | '号') {
            to = index + 1;
        }
    }
    to
}

/// An address that its figures tell: 100-8977, 1-1-1, 永田町1-7.
pub(super) fn in_figures(line: &Line<'_>, at: usize, free: usize) -> Option<Found> {
    if !line.digit(at) || line.digit(at.wrapping_sub(1)) {
        return None;
    }
    let mut groups = vec![(at, line.digits(at))];
    while let Some(&(_, end)) = groups.last()
        && line.at(end) == '-'
        && line.digit(end + 1)
    {
        groups.push((end + 1, line.digits(end + 1)));
    }
    let lengths: Vec<usize> = groups.iter().map(|(from, to)| to - from).collect();
    let to = groups.last().map_or(at, |&(_, to)| to);
    let before = line.back(at);
    let named = line.any_before(before, POSTAL).or_else(|| {
        let colon = line.back(before.checked_sub(1).filter(|&index| line.at(index) == ':')?);
        line.any_before(colon, POSTAL)
    });
    if let (Some(from), true) =
        (named.filter(|&from| from >= free), lengths.iter().sum::<usize>() == 7)
    {
        return Some(found(from, to));
    }
    let is_address = match lengths[..] {
        [3, 4] => true,
        [1..=4, 1..=3, 1..=4] | [1..=4, 1..=3, 1..=4, 1..=4] => true,
        [1..=4, 1..=4] => behind_place(line, at) || before_place(line, to),
        _ => false,
    };
    is_address.then(|| found(at, to))
}

/// Whether the name of a place stands right before a number: 千代田区永田町1-7.
fn behind_place(line: &Line<'_>, at: usize) -> bool {
    let name = (at.saturating_sub(8)..at).rev().take_while(|&index| {
        ideograph(line.at(index))
            || katakana(line.at(index))
            || matches!(line.at(index), 'の' | 'が' | ' ')
    });
    name.map(|index| line.at(index)).any(|character| PLACES.contains(&character))
}

/// Whether the name of a place in letters stands shortly behind a number: 1-7
/// Nagatacho, Chiyoda-ku.
fn before_place(line: &Line<'_>, to: usize) -> bool {
    let kinds = ["-ku", "-shi", "-cho", "-machi", "-mura", "-gun", "-ken", "-fu"];
    (to..line.len().min(to + 40))
        .any(|index| line.any(index, &kinds).is_some() && line.before(index).is_ascii_lowercase())
}

/// A number that a word makes a part of an address: 1丁目, 2-chome, 1番1号.
pub(super) fn find(line: &Line<'_>, number: &Number) -> Option<Found> {
    let at = line.skip(number.to);
    let part = line.any(at, PARTS);
    let numbered = line.word(number.to, "番").filter(|&end| {
        line.digit(end)
            || Number::in_characters(line, end).is_some_and(|next| line.at(next.to) == '号')
    });
    let end = part.or(numbered)?;
    Some(found(number.from, rest(line, end).max(end)))
}
