//! What the columns of a table of offices mean.
//!
//! In: their names, and the languages of the flyers. Out: a column for each
//! name, or a message at the name that says what to write instead.

use std::collections::BTreeSet;

use crate::content::load::csv::{Row, Table, narrow};
use crate::content::load::reader::shortened;
use crate::content::load::{codes, suggest};
use crate::diag::Sink;
use crate::lang::{Tag, current, is_common, language_of_country, likely_script, same_writing};
use crate::source::{Span, Spanned};

/// Columns of which there can be one for each language, as `name.en`.
const TRANSLATED: [&str; 3] = ["name", "section", "address"];

/// The other columns.
const PLAIN: [&str; 11] = [
    "code",
    "counter",
    "phone",
    "hours",
    "closed",
    "days",
    "open",
    "close",
    "link",
    "logo",
    "registration",
];

/// What lists of offices call these columns, in small letters.
const SYNONYMS: [(&str, &[&str]); 14] = [
    (
        "code",
        &["コード", "団体コード", "市区町村コード", "自治体コード", "全国地方公共団体コード", "id"],
    ),
    ("name", &["名称", "名前", "団体名", "市区町村名", "自治体名", "市区町村", "自治体", "city"]),
    ("section", &["課", "課名", "担当", "担当課", "部署", "窓口", "department", "division"]),
    ("address", &["住所", "所在地", "addr"]),
    ("phone", &["電話", "電話番号", "tel", "telephone", "tel."]),
    ("counter", &["窓口番号", "窓口コード", "counter id"]),
    ("hours", &["開庁時間", "受付時間", "利用時間", "営業時間", "opening hours"]),
    ("closed", &["休み", "休業日", "閉庁日", "休館日", "closing days"]),
    ("days", &["曜日", "開庁日", "day"]),
    ("open", &["開始", "開始時刻", "開庁", "開庁時刻", "opens", "from", "start"]),
    ("close", &["終了", "終了時刻", "閉庁", "閉庁時刻", "closes", "to", "end"]),
    (
        "link",
        &["url", "hp", "ホームページ", "ウェブサイト", "リンク", "web", "website", "homepage"],
    ),
    ("logo", &["ロゴ", "市章", "紋章", "マーク", "emblem", "mark"]),
    ("registration", &["登録番号", "刊行物登録番号", "印刷物番号", "印刷物登録番号"]),
];

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column {
    /// The name without the language.
    pub(super) stem: &'static str,
    /// The language, if it is not Japanese.
    pub(super) language: Option<Tag>,
}

impl Column {
    /// The column whose name has no language.
    pub(super) fn own(stem: &'static str) -> Self {
        Self { stem, language: None }
    }

    /// Whether it holds words, not numbers or names of files.
    pub(super) fn has_words(&self) -> bool {
        TRANSLATED.contains(&self.stem)
    }
}

/// The languages in which a table can have columns.
pub(super) struct Known<'a> {
    /// Those of the flyers.
    pub(super) tags: &'a [Tag],
    /// The one that every office has a name in.
    pub(super) japanese: &'a Tag,
}

/// The columns of a table; what has no meaning is reported. `None` if the first
/// row names no columns.
pub(super) fn read(table: &Table, known: &Known<'_>, sink: &mut Sink) -> Option<Columns> {
    let mut named = table.columns.iter().filter(|name| !name.value.is_empty());
    let first = named.clone().next()?.span;
    let holds_names = |row: &Row| {
        ["code", "name"].iter().all(|name| row.cells.iter().any(|(_, cell)| cell.text == *name))
    };
    let is_title = table.rows.iter().any(holds_names);
    if is_title || !named.any(|name| is_guessed(&name.value)) {
        let hint = match is_title {
            true => "delete what stands above the row with `code` and `name`",
            false => "write a row above it with `code`, `name` and the names of the others",
        };
        sink.report(
            codes::BAD_TABLE
                .at(first, "the first row does not name the columns")
                .label("not the name of a column")
                .hint(hint),
        );
        return None;
    }
    let mut is_whole = true;
    let mut names = BTreeSet::new();
    let all = table.columns.iter().map(|name| {
        let found = (!name.value.is_empty()).then(|| match names.insert(&name.value) {
            true => column(name, known, sink),
            false => twice(name, sink),
        })?;
        is_whole &= found.is_some();
        found
    });
    let all = all.collect();
    Some(Columns { all, is_whole, first })
}

/// Reports that two columns have one name.
fn twice(name: &Spanned<String>, sink: &mut Sink) -> Option<Column> {
    let message = format!("there are two columns `{}`", shortened(&name.value));
    sink.report(
        codes::DUPLICATE_KEY
            .at(name.span, message)
            .label("the second one")
            .hint("give it the name of what it holds, or delete it"),
    );
    None
}

/// The columns of a table.
pub(super) struct Columns {
    /// What they hold, by their numbers; `None` for one without a meaning.
    pub(super) all: Vec<Option<Column>>,
    /// Whether each that has a name has a meaning.
    pub(super) is_whole: bool,
    /// The name of the first.
    first: Span,
}

impl Columns {
    /// Whether the columns are there that every row needs; reports it if not,
    /// unless one of those without a meaning may be it.
    pub(super) fn has_needed(&self, sink: &mut Sink) -> bool {
        let has = |stem: &str| self.all.iter().flatten().any(|column| column.stem == stem);
        let lacking: Vec<&str> = ["code", "name"].into_iter().filter(|stem| !has(stem)).collect();
        for stem in lacking.iter().filter(|_| self.is_whole) {
            let message = format!("the table has no column `{stem}`");
            sink.report(
                codes::BAD_TABLE
                    .at(self.first, message)
                    .label("not in the first row")
                    .hint("every office needs a `code` of six digits and a `name`"),
            );
        }
        lacking.is_empty()
    }
}

fn column(name: &Spanned<String>, known: &Known<'_>, sink: &mut Sink) -> Option<Column> {
    let find = |names: &[&'static str], stem: &str| names.iter().find(|n| **n == stem).copied();
    if let Some(stem) = find(&PLAIN, &name.value).or_else(|| find(&TRANSLATED, &name.value)) {
        return Some(Column::own(stem));
    }
    if let Some((stem, tag)) = name.value.split_once('.')
        && let Some(stem) = find(&TRANSLATED, stem)
    {
        return language(stem, tag, name.span, known, sink);
    }
    let message = format!("there is no column `{}`", shortened(&name.value));
    let names = PLAIN.iter().chain(&TRANSLATED).copied();
    let hint = match meant(&name.value, known) {
        Some(meant) => format!("write `{meant}` if that is meant"),
        None => suggest::hint(&narrow(&name.value).to_lowercase(), names),
    };
    sink.report(
        codes::UNKNOWN_KEY
            .at(name.span, message)
            .label("unknown column")
            .hint(hint)
            .hint("no flyer is made without what it was to hold: rename the column, or delete it"),
    );
    None
}

/// A column of words in a language.
fn language(
    stem: &'static str,
    text: &str,
    at: Span,
    known: &Known<'_>,
    sink: &mut Sink,
) -> Option<Column> {
    let is_known = |tag: &Tag| known.tags.contains(tag);
    let tag = match Tag::new(text) {
        Ok(tag) => tag,
        Err(why) => {
            let message = format!("`{}` is not the tag of a language", shortened(text));
            let message = codes::BAD_TAG.at(at, message).label(why);
            sink.report(message.hint(advice(stem, text, known)));
            return None;
        }
    };
    if tag == *known.japanese || !is_known(&tag) && same_writing(&tag, known.japanese) {
        return Some(Column::own(stem));
    }
    let kin: Vec<&Tag> = known.tags.iter().filter(|k| k.primary() == tag.as_str()).collect();
    if let ([one, .., other], false) = (&kin[..], is_known(&tag))
        && !same_writing(one, other)
    {
        let message = format!("`{tag}` does not say which of its scripts");
        sink.report(
            codes::UNKNOWN_LANGUAGE
                .at(at, message)
                .label("flyers are in more than one")
                .hint(format!("write `{stem}.{one}` or `{stem}.{other}`")),
        );
        return None;
    }
    if !known.tags.iter().any(|known| same_writing(known, &tag)) {
        // Of a language CLDR knows the script.
        let is_none = likely_script(&tag).is_none();
        let is_slip = is_none
            || language_meant(text, known).is_some() && (!is_common(&tag) || current(&tag) != tag);
        let rule = if is_slip { codes::UNKNOWN_LANGUAGE } else { codes::UNUSED_COLUMN };
        let message = rule.at(at, format!("no flyer is in `{tag}`")).label("printed nowhere");
        sink.report(message.hint(advice(stem, text, known)));
        return (!is_slip).then_some(Column { stem, language: Some(tag) });
    }
    Some(Column { stem, language: Some(tag) })
}

/// What to write in place of a language that no flyer is in.
fn advice(stem: &str, text: &str, known: &Known<'_>) -> String {
    match language_meant(text, known) {
        Some(tag) if tag == *known.japanese => {
            format!("the tag of Japanese is `ja`; the column `{stem}` holds it already")
        }
        Some(tag) if !text.to_ascii_lowercase().starts_with(tag.primary()) && text.len() == 2 => {
            format!("write `{stem}.{tag}`: tags name languages, not countries")
        }
        Some(tag) => format!("write `{stem}.{tag}`"),
        None => suggest::hint(text, known.tags.iter().map(Tag::as_str)),
    }
}

/// The language of a flyer that someone means who writes a tag in another way,
/// an old tag, or the code of a country.
fn language_meant(text: &str, known: &Known<'_>) -> Option<Tag> {
    let text = text.replace('_', "-");
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    let others = parts.map(|part| match part.len() {
        2 => part.to_ascii_uppercase(),
        4 if part.is_ascii() => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_ascii_lowercase(),
    });
    let usual = [first].into_iter().chain(others).collect::<Vec<_>>().join("-");
    let written = Tag::new(&usual).ok();
    let newer = written.as_ref().map(current);
    let country = text.split('-').next_back().and_then(language_of_country);
    let guesses = written.into_iter().chain(newer).chain(country);
    let all = || known.tags.iter().chain([known.japanese]);
    guesses.into_iter().find_map(|guess| {
        let near = all().find(|tag| same_writing(tag, &guess));
        all().find(|tag| **tag == guess).or(near).cloned()
    })
}

/// The column that a name in other words or another spelling means.
fn meant(name: &str, known: &Known<'_>) -> Option<String> {
    let name = narrow(name).to_lowercase();
    if let Some(stem) = synonym(&name) {
        return Some(stem.to_owned());
    }
    let signs = ['.', '_', '-', ' ', '(', ':', '/', '['];
    let (stem, tag) = name.split_once(signs)?;
    let stem = synonym(stem).filter(|stem| TRANSLATED.contains(stem))?;
    let tag = language_meant(tag.trim_end_matches([')', ']']), known)?;
    Some(format!("{stem}.{tag}"))
}

/// The name of a column that a word stands for.
fn synonym(word: &str) -> Option<&'static str> {
    let word = word.trim();
    let found = SYNONYMS.iter().find(|(stem, words)| *stem == word || words.contains(&word));
    found.map(|(stem, _)| *stem)
}

/// Whether a name is at least near to that of a column.
fn is_guessed(name: &str) -> bool {
    let name = narrow(name).to_lowercase();
    let names = || PLAIN.iter().chain(&TRANSLATED).copied();
    let stem = name.split(['.', '_', '-', ' ', '(']).next().unwrap_or(&name);
    synonym(&name).is_some()
        || synonym(stem).is_some()
        || suggest::nearest(&name, names()).is_some()
}
