//! `ruby-inconsistent`: the same word is read in two ways.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ruby, Side, rubies};
use crate::check::letters::is_han;
use crate::check::{Check, Run};
use crate::content::model::Pack;
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "ruby-inconsistent",
        severity: Severity::Warning,
        fixed: false,
        what: "A word of two or more ideographs has another reading than elsewhere in the pack. \
               The rarer one is shown. Words that are truly read in two ways (今日, 市場), numbers, \
               and sounds that change inside a longer word (会社, 株式会社) are let through, and so are \
               single ideographs.",
        why: "One of the two is a slip, and those who need the reading learn a wrong word.",
        remedy: "Look the reading up, and write it in both places.",
        example: Some(Example {
            file: "content/my-number-card/ja-simple.toml",
            wrong: r#"**オンライン«{申請|しん|さい}»**"#,
            right: r#"**オンライン{申請|しん|せい}**"#,
        }),
        source: "Guideline on Easy Japanese (2020); 常用漢字表 (2010), appendix, for words with two \
                 readings",
    },
    run: Run::Pack(run),
};

/// Words that are read in two ways, with both.
const TWO_WAYS: [(&str, [&str; 2]); 30] = [
    ("今日", ["きょう", "こんにち"]),
    ("明日", ["あした", "あす"]),
    ("昨日", ["きのう", "さくじつ"]),
    ("今朝", ["けさ", "こんちょう"]),
    ("昨夜", ["ゆうべ", "さくや"]),
    ("大人", ["おとな", "だいにん"]),
    ("上手", ["じょうず", "うわて"]),
    ("下手", ["へた", "したて"]),
    ("人気", ["にんき", "ひとけ"]),
    ("人事", ["じんじ", "ひとごと"]),
    ("人間", ["にんげん", "じんかん"]),
    ("市場", ["しじょう", "いちば"]),
    ("工場", ["こうじょう", "こうば"]),
    ("生物", ["せいぶつ", "なまもの"]),
    ("見物", ["けんぶつ", "みもの"]),
    ("大家", ["おおや", "たいか"]),
    ("最中", ["さいちゅう", "もなか"]),
    ("大事", ["だいじ", "おおごと"]),
    ("大分", ["だいぶ", "おおいた"]),
    ("大勢", ["おおぜい", "たいせい"]),
    ("分別", ["ぶんべつ", "ふんべつ"]),
    ("日本", ["にほん", "にっぽん"]),
    ("日中", ["にっちゅう", "ひなか"]),
    ("変化", ["へんか", "へんげ"]),
    ("寒気", ["かんき", "さむけ"]),
    ("身体", ["しんたい", "からだ"]),
    ("仮名", ["かな", "かめい"]),
    ("末期", ["まっき", "まつご"]),
    ("目下", ["もっか", "めした"]),
    ("梅雨", ["つゆ", "ばいう"]),
];

/// How numbers are read depends on what is counted; so it is with 何, 数 and 半.
pub(super) const NUMBERS: &str = "〇一二三四五六七八九十百千万億兆";
const VAGUE: &str = "何数半";

/// More readings of one word than this are not told apart.
const MOST: usize = 16;

/// A word, or two ideographs side by side in one, as it is read at one place.
struct Use<'a> {
    ruby: Ruby<'a>,
    reading: String,
    /// Whether it is a part of a longer word, on either side.
    inside: (bool, bool),
}

fn run(pack: &Pack, rule: &Rule, sink: &mut Sink) {
    let mut told = BTreeSet::new();
    // Whole words first: what is said of them is not said of their parts.
    let mut words: Vec<_> = uses(pack).into_iter().collect();
    words.sort_by_key(|(base, _)| std::cmp::Reverse(base.chars().count()));
    for (base, uses) in words {
        let Some((usual, rare)) = inconsistent(&base, uses) else { continue };
        for odd in rare {
            if !told.insert(odd.ruby.span) {
                continue;
            }
            let message = format!("`{base}` is read {} here and {usual} elsewhere", odd.reading);
            sink.report(
                rule.at(odd.ruby.span, message)
                    .label(format!("read {} here", odd.reading))
                    .hint("read the same word in the same way"),
            );
        }
    }
}

/// The words of a pack with all their uses.
fn uses(pack: &Pack) -> BTreeMap<String, Vec<Use<'_>>> {
    let mut uses: BTreeMap<String, Vec<Use<'_>>> = BTreeMap::new();
    for ruby in rubies(pack) {
        let outside = (ruby.touches(Side::Before), ruby.touches(Side::Behind));
        let all = ruby.readings;
        let whole = all.iter().map(|reading| reading.reading.as_str()).collect();
        add(&mut uses, ruby.base(), Use { ruby, reading: whole, inside: outside });
        for (at, pair) in all.windows(2).enumerate().filter(|_| all.len() > 2) {
            let inside = (at > 0 || outside.0, at + 2 < all.len() || outside.1);
            let base = pair.iter().map(|reading| reading.base.as_str()).collect();
            let reading = pair.iter().map(|reading| reading.reading.as_str()).collect();
            add(&mut uses, base, Use { ruby, reading, inside });
        }
    }
    uses
}

/// Adds a use of a word that has one reading only.
fn add<'a>(uses: &mut BTreeMap<String, Vec<Use<'a>>>, base: String, used: Use<'a>) {
    let ideographs = base.chars().filter(|&c| is_han(c)).count();
    if ideographs >= 2 && !base.contains(|c| NUMBERS.contains(c) || VAGUE.contains(c)) {
        uses.entry(base).or_default().push(used);
    }
}

/// The usual reading of a word and the uses that have another one; of two that
/// are as usual, the first.
fn inconsistent<'a>(base: &str, uses: Vec<Use<'a>>) -> Option<(String, Vec<Use<'a>>)> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for (at, used) in uses.iter().enumerate() {
        match counts.iter().position(|(first, _)| same(base, &uses[*first], used)) {
            Some(known) => counts[known].1 += 1,
            None if counts.len() < MOST => counts.push((at, 1)),
            None => {}
        }
    }
    if counts.len() < 2 {
        return None;
    }
    let (usual, _) = counts.iter().rev().max_by_key(|(_, count)| *count)?;
    let usual_reading = uses[*usual].reading.clone();
    let odd: Vec<bool> = uses.iter().map(|used| !same(base, &uses[*usual], used)).collect();
    let rare = uses.into_iter().zip(odd).filter(|(_, odd)| *odd).map(|(used, _)| used);
    Some((usual_reading, rare.collect()))
}

/// Whether two readings of a word can stand in one pack.
fn same(base: &str, one: &Use<'_>, other: &Use<'_>) -> bool {
    let both = [one.reading.as_str(), other.reading.as_str()];
    let two_ways = TWO_WAYS.iter().find(|(word, _)| *word == base);
    if one.reading == other.reading
        || two_ways.is_some_and(|(_, known)| both.iter().all(|reading| known.contains(reading)))
    {
        return true;
    }
    let (first, second): (Vec<char>, Vec<char>) =
        (one.reading.chars().collect(), other.reading.chars().collect());
    let last = first.len().saturating_sub(1);
    first.len() == second.len()
        && first.iter().zip(&second).enumerate().all(|(at, (&a, &b))| {
            a == b
                || at == 0 && (one.inside.0 || other.inside.0) && (voices(a, b) || voices(b, a))
                || at == last && (one.inside.1 || other.inside.1) && (closes(a, b) || closes(b, a))
        })
}

/// Whether kana is voiced inside a longer word (連濁): か to が.
pub(super) fn voices(plain: char, voiced: char) -> bool {
    const PLAIN: &str = "かきくけこさしすせそたちつてとはひふへほはひふへほ";
    const VOICED: &str = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ";
    PLAIN.chars().zip(VOICED.chars()).any(|pair| pair == (plain, voiced))
}

/// Whether a sound closes before another one (促音便): はつ to はっ.
pub(super) fn closes(open: char, closed: char) -> bool {
    "つちくき".contains(open) && closed == 'っ'
}
