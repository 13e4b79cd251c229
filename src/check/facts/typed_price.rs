//! `typed-price`: an amount of money or points that is typed in a pack.
//!
//! In: a line of a pack. Out: the amount around a number. Knows nothing about facts.

use super::typed::fold::Line;
use super::typed::number::{Number, Style};
use super::typed::{Found, Kind, Means};
use crate::check::{Check, Run};
use crate::diag::{Rule, Severity};

/// The check.
pub(crate) const CHECK: Check = Check {
    rule: Rule {
        code: "typed-price",
        severity: Severity::Error,
        fixed: false,
        explain: "An amount of money or of points is typed in a pack. Fees and campaigns change, \
                  and signs for thousands and decimals differ by language: write the number in content/facts.toml, and refer to it with {number:name} before or after the word for the currency.",
        source: "content/facts.toml: packs refer to facts and never type them.",
    },
    run: Run::Typed(Kind::Price),
};

/// Signs of money, before or behind a number.
#[rustfmt::skip]
const SYMBOLS: &[&str] = &[
    "¥", "$", "€", "£", "₩", "฿", "₫", "₱", "₹", "₮", "₴", "៛", "₭", "₨", "₽", "jpy", "usd", "rp",
    "yen",
];

/// Words for money behind a number.
#[rustfmt::skip]
const MONEY: &[&str] = &[
    "日元", "日圆", "日圓", "元", "塊", "块", "円", "圓", "圆", "えん", "yen", "yens", "yenes", "iene", "ienes",
    "yên", "엔", "원", "เยน", "येन", "ယန်း", "យ៉េន", "иен", "иены", "єн", "єни", "єна", "єн.",
    "йен", "dollars", "dollar", "euros", "euro", "pesos", "peso", "dólares", "บาท",
];

/// Words for points behind a number; a small number of them is not an amount.
#[rustfmt::skip]
const POINTS: &[&str] = &[
    "ポイント", "pt", "pts", "points", "point", "puntos", "pontos", "积分", "積分", "點", "点", "點數", "포인트",
    "점", "คะแนน", "พอยท์", "แต้ม", "poin", "điểm", "puan", "पोइन्ट", "पोइन्टको", "ပွိုင့်",
    "ពិន្ទុ", "оноо", "балів", "бали", "балл", "баллов", "puntong", "puntos",
];

/// From this number on points are an amount: below it they may be counted.
const FEWEST: u32 = 100;

/// Powers of ten between a number and the word for money.
const POWERS: &[(&str, u32)] = &[
    ("万", 10_000),
    ("萬", 10_000),
    ("千", 1000),
    ("百", 100),
    ("億", 100_000_000),
    ("亿", 100_000_000),
    ("만", 10_000),
    ("천", 1000),
    ("thousand", 1000),
    ("mil", 1000),
    ("ribu", 1000),
    ("nghìn", 1000),
    ("ngàn", 1000),
    ("vạn", 10_000),
    ("พัน", 1000),
    ("หมื่น", 10_000),
    ("हजार", 1000),
    ("ထောင်", 1000),
    ("သောင်း", 10_000),
    ("ពាន់", 1000),
    ("ម៉ឺន", 10_000),
    ("мянган", 1000),
    ("түмэн", 10_000),
    ("bin", 1000),
    ("тисяч", 1000),
    ("тисячі", 1000),
    ("libong", 1000),
    ("libo", 1000),
    ("k", 1000),
];

/// Words between a number and the word for money.
const LINKS: &[&str] = &["de", "na", "ng"];

/// The amount of which a number is part; it may reach back to `free`.
pub(super) fn find(line: &Line<'_>, number: &Number, free: usize) -> Option<Found> {
    let (mut to, mut value) = (number.to, number.whole());
    while let Some((end, power)) = power(line, to) {
        value = value.and_then(|value| value.checked_mul(power));
        to = end;
        if let Some(more) = Number::in_digits(line, to) {
            value = value.zip(more.whole()).and_then(|(value, more)| value.checked_add(more));
            to = more.to;
        }
    }
    let found = |from, to| Found { kind: Kind::Price, from, to, means: Means::Price(value) };
    let link = line.any(line.skip(to), LINKS).map_or(to, |end| end);
    let unit = |words| line.any(line.skip(to), words).or_else(|| line.any(line.skip(link), words));
    let sign_before = line.any_before(line.back(number.from), SYMBOLS).filter(|&from| from >= free);
    let large = to > number.to || value.is_none_or(|value| value >= FEWEST);
    // 二元 is "binary", 一元 "unified".
    let ideas = number.style == Style::Characters && !large;
    if let Some(from) = sign_before.filter(|_| number.style == Style::Digits) {
        return Some(found(from, unit(SYMBOLS).or_else(|| unit(MONEY)).unwrap_or(to)));
    }
    if value == Some(0) && number.style == Style::Characters {
        return None;
    }
    if let Some(end) = unit(SYMBOLS) {
        return Some(found(number.from, end));
    }
    if let Some(end) = unit(MONEY) {
        let idea = ideas && line.before(end) == '元' && line.at(end - 2) != '日';
        return (!idea).then(|| found(number.from, end));
    }
    unit(POINTS).filter(|_| large).map(|end| found(number.from, end))
}

/// A power of ten at an index, blanks aside.
fn power(line: &Line<'_>, from: usize) -> Option<(usize, u32)> {
    let at = line.skip(from);
    let powers = POWERS.iter().filter_map(|&(word, power)| Some((line.any(at, &[word])?, power)));
    powers.max()
}
