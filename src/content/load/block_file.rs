//! A block of `flyer.toml`, of any kind.
//!
//! In: a table of the file. Out: which kind it is and what it names, each with its
//! place; and what editors must know of it. Does not know what the names stand for.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::literal::Literal;
use super::reader::{Field, Table, shortened};
use super::rows::Said;
use super::{RESERVED, codes, suggest};
use crate::content::Period;
use crate::content::block::ask::{Count, Named};
use crate::content::block::ask_entries::{Filling, Level, Value as EntryValue, filling, place};
use crate::content::block::form::Asked;
use crate::content::block::{KINDS, Kind as BlockKind};
use crate::content::form::kind::{
    Kind, choice, chosen, flag, integer, list, list_of, optional, placed, ratio, report_repeats,
    table, text, text_like, told,
};
use crate::content::form::shape::{ANY, Key, Rule, Shape, optional as key};
use crate::content::form::{Form, form, help};
use crate::diag::Sink;
use crate::geom::Ratio;
use crate::source::{Span, Spanned};

form! {
    /// What all blocks have.
    pub(super) struct BlockHead {
        /// What kind of block it is.
        pub(super) kind: Option<&'static BlockKind> = told(text_like(kinds, kind)),
        /// The table of the packs that holds the block's words. Two blocks may share one.
        pub(super) words: Option<Spanned<String>> =
            told(placed(text_like(|| Shape::text_but(&RESERVED), words))),
        /// The column in which the block stands, 1 to 3. Blocks that follow each other and have columns stand side by side; a lower number than before begins a new row.
        pub(super) column: Option<Spanned<u32>> = optional(placed(integer(1..=3))),
        /// What the column takes of the width, such as 0.6; without it, the columns share what is left.
        pub(super) share: Option<Ratio> = optional(ratio(0.1..=0.9)),
        /// Factor on the sizes of type of the block, such as 0.8 for what is read from near, or 1.2 for what must be seen from afar.
        pub(super) factor: Option<Ratio> = optional(ratio(0.5..=3.0)),
    }
}

/// A block, with the names that it asks for.
pub(super) struct BlockFile {
    pub(super) span: Span,
    pub(super) head: BlockHead,
    pub(super) period: Period,
    pub(super) named: Named,
    pub(super) valued: Valued,
    pub(super) rows: Option<Spanned<Said>>,
}

/// A block of any kind: all keys of all kinds, for editors to explain, and a rule
/// that leaves each kind its own.
pub(super) struct AnyBlock;

impl Kind for AnyBlock {
    type Read = BlockFile;

    fn shape(&self) -> Shape {
        let mut keys = head_keys();
        for asked in KINDS.iter().flat_map(|kind| (kind.asks)()) {
            if !keys.iter().any(|key| key.name == asked.name) {
                keys.push(merged(asked.name));
            }
        }
        let rule = KINDS.iter().rev().fold(Rule::nothing(), |otherwise, kind| Rule {
            condition: json!({ "properties": { "kind": { "const": kind.name } }, "required": ["kind"] }),
            then: only(kind),
            otherwise: otherwise.json(),
        });
        Shape::table_with(keys, vec![rule])
    }

    fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<BlockFile> {
        let mut table = field.table(sink)?;
        let head = BlockHead::read(&mut table, sink)?;
        let period = Period::read(&mut table, sink).unwrap_or_default();
        let (mut named, mut valued) = (Named::new(), BTreeMap::new());
        let mut rows = None;
        // `None` as soon as which words packs need cannot be told.
        let mut kind = head.kind;
        for Asked { name, count, .. } in head.kind.iter().flat_map(|kind| (kind.asks)()) {
            let is_there = table.optional(name).is_some();
            if count == Count::Rows {
                rows = table.field(name, &from_file(), sink).flatten();
                if is_there && rows.is_none() {
                    kind = None;
                }
                continue;
            }
            let names = match is_there || count.is_needed() {
                true => names(name, count, (&mut table, &mut valued), sink),
                false => Some(Vec::new()),
            };
            match names {
                Some(names) => _ = named.insert(name, names),
                None => kind = None,
            }
        }
        if head.kind.is_none() {
            // Which keys the block may have cannot be told.
            table.named_values();
        }
        let span = table.span();
        table.finish(sink);
        let head = BlockHead { kind, ..head };
        Some(BlockFile { span, head, period, named, valued, rows })
    }
}

/// The values of entries, by their key.
type Valued = BTreeMap<&'static str, Vec<Option<EntryValue>>>;

/// The names at a key that is there or must be; `None` if one of them is broken or
/// missing, which is reported.
fn names(
    name: &'static str,
    count: Count,
    (table, valued): (&mut Table<'_>, &mut Valued),
    sink: &mut Sink,
) -> Option<Vec<Spanned<String>>> {
    match count {
        Count::One | Count::Maybe => {
            table.field(name, &placed(text()), sink).map(|name| vec![name])
        }
        Count::Two | Count::MaybeTwo => table
            .field(name, &list_of(told(placed(text())), 2..=2, ""), sink)?
            .into_iter()
            .collect(),
        Count::Any => table.field(name, &list(told(placed(text()))), sink)?.into_iter().collect(),
        Count::Many => {
            let note = "take the block out where it shows nothing";
            let some = list_of(told(placed(text())), 1..=usize::MAX, note);
            let names: Option<Vec<_>> = table.field(name, &some, sink)?.into_iter().collect();
            names.iter().for_each(|names| report_repeats(names, sink));
            names
        }
        Count::Number(least, most) => {
            let number = placed(integer(least..=most));
            let Spanned { value, span } = table.field(name, &number, sink)?;
            Some(vec![Spanned { value: value.to_string(), span }])
        }
        Count::Flag => {
            let Spanned { value, span } = table.field(name, &placed(flag()), sink)?;
            Some(value.then(|| Spanned { value: name.to_owned(), span }).into_iter().collect())
        }
        Count::Fields | Count::Places | Count::Levels => {
            table.required(name)?;
            let (names, values): (_, Vec<_>) =
                entries(name, count, table, sink)?.into_iter().unzip();
            let is_whole = count != Count::Fields || values.iter().all(Option::is_some);
            is_whole.then(|| {
                valued.insert(name, values);
                names
            })
        }
        Count::Rows => None,
    }
}

/// The names of the entries at a key, each with its value.
fn entries<'a>(
    name: &'a str,
    count: Count,
    table: &mut Table<'a>,
    sink: &mut Sink,
) -> Option<Vec<(Spanned<String>, Option<EntryValue>)>> {
    fn of_kind<V>(
        read: Vec<(Spanned<String>, Option<V>)>,
        value: impl Fn(V) -> Option<EntryValue>,
    ) -> Vec<(Spanned<String>, Option<EntryValue>)> {
        read.into_iter().map(|(name, it)| (name, it.and_then(&value))).collect()
    }
    if count == Count::Fields {
        let read = table.field(name, &fields(), sink)?;
        return Some(of_kind(read, |it| Some(EntryValue::Filling(it))));
    }
    if count == Count::Levels {
        let read = table.field(name, &levels(), sink)?;
        return Some(of_kind(read, |it| Some(EntryValue::Level(it))));
    }
    let read = table.field(name, &places(), sink)?;
    Some(of_kind(read, |place| match place[..] {
        [right, down] => Some(EntryValue::Place([right, down])),
        [..] => None,
    }))
}

/// Fields of a form.
fn fields() -> impl Kind<Read = Vec<(Spanned<String>, Option<Filling>)>> {
    chosen(ANY, told(filling()))
}

/// Colours of rows.
fn levels() -> impl Kind<Read = Vec<(Spanned<String>, Option<Level>)>> {
    chosen(ANY, told(choice::<Level>()))
}

/// Places on a picture.
fn places() -> impl Kind<Read = Vec<(Spanned<String>, Option<Vec<f32>>)>> {
    chosen(ANY, told(place()))
}

/// Where the rows of a table come from.
fn from_file() -> impl Kind<Read = Option<Spanned<Said>>> {
    optional(placed(table::<Said>()))
}

fn head_keys() -> Vec<Key> {
    let mut keys = BlockHead::keys();
    keys.extend(Period::keys());
    keys
}

/// What a key names in any of the kinds that have it.
fn merged(name: &str) -> Key {
    let all = KINDS.iter().flat_map(|kind| (kind.asks)().into_iter().map(move |it| (kind, it)));
    let all: Vec<(&BlockKind, Asked)> = all.filter(|(_, asked)| asked.name == name).collect();
    let other = all.iter().find_map(|(_, asked)| other_shape(asked.count));
    let is_one = |asked: &Asked| matches!(asked.count, Count::One | Count::Maybe);
    let one = all.iter().any(|(_, asked)| is_one(asked));
    let many = all.iter().any(|(_, asked)| !is_one(asked));
    let shape = match (one, many) {
        (true, true) => Shape::text_or_list(),
        (true, false) => Shape::text(),
        (false, _) => Shape::list(Shape::text()),
    };
    let shape = other.unwrap_or(shape);
    let (mut helps, mut notes): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for (kind, asked) in &all {
        helps.push(match all.as_slice() {
            [_] => asked.help.clone(),
            _ => format!("In `{}`: {}", kind.name, asked.help),
        });
        notes.push(asked.note);
    }
    notes.dedup();
    helps.extend(notes.into_iter().filter(|note| !note.is_empty()).map(str::to_owned));
    key(name, &helps.join(" "), shape)
}

/// How it looks if it is not names.
fn other_shape(count: Count) -> Option<Shape> {
    match count {
        Count::One | Count::Maybe | Count::Two | Count::MaybeTwo | Count::Many | Count::Any => None,
        Count::Rows => Some(Said::shape()),
        Count::Fields => Some(fields().shape()),
        Count::Places => Some(places().shape()),
        Count::Levels => Some(levels().shape()),
        Count::Flag => Some(Shape::boolean()),
        Count::Number(least, most) => Some(integer(least..=most).shape()),
    }
}

/// What a block of this kind must have, and that it has nothing else.
fn only(kind: &BlockKind) -> Value {
    let asks = (kind.asks)();
    let mut names: Vec<String> = head_keys().into_iter().map(|key| key.name).collect();
    names.extend(asks.iter().map(|asked| asked.name.to_owned()));
    let needed = asks.iter().filter(|asked| asked.count.is_needed());
    let required: Vec<&str> = needed.map(|asked| asked.name).collect();
    let form = |asked: &Asked| match asked.count {
        Count::One | Count::Maybe => json!({ "type": "string" }),
        Count::Two | Count::MaybeTwo => {
            json!({ "type": "array", "minItems": 2, "maxItems": 2 })
        }
        Count::Many => json!({ "type": "array", "minItems": 1, "uniqueItems": true }),
        Count::Any => json!({ "type": "array" }),
        Count::Rows | Count::Fields | Count::Places | Count::Levels => json!({ "type": "object" }),
        Count::Flag => json!({ "type": "boolean" }),
        Count::Number(..) => json!({ "type": "integer" }),
    };
    let properties: Map<String, Value> =
        asks.iter().map(|asked| (asked.name.to_owned(), form(asked))).collect();
    json!({
        "propertyNames": { "enum": names },
        "required": required,
        "properties": properties,
    })
}

/// Kinds that blocks for any flyer have replaced, and what to use in their place.
const FORMER: [(&str, &str); 7] = [
    ("about", "`text` with `icons`, and `badge` in its words"),
    ("cards", "`pictures` with `large = true`"),
    ("callout", "`codes` with one link"),
    ("notice", "`text` with a `picture`"),
    ("photo", "`picture` with `size`, and `list` and `pictures` with `sign`"),
    ("points", "`text` with a `picture`, and `contacts` with `large = true`"),
    ("hotline", "`contacts` with `large = true`"),
];

fn kinds() -> Shape {
    let kinds: Vec<(&str, String)> =
        KINDS.iter().map(|kind| (kind.name, help(kind.help))).collect();
    Shape::choice(&kinds)
}

fn kind(name: Literal<'_>, sink: &mut Sink) -> Option<&'static BlockKind> {
    let kind = BlockKind::of(name.text);
    if kind.is_none() {
        let message = format!("there is no kind of block `{}`", shortened(name.text));
        let former = FORMER.iter().find(|(former, _)| *former == name.text);
        let hint = match former {
            Some((_, now)) => format!("there was one: use {now}"),
            None => suggest::hint(name.text, KINDS.iter().map(|kind| kind.name)),
        };
        sink.report(codes::UNKNOWN_KIND.at(name.span, message).label("unknown kind").hint(hint));
    }
    kind
}

fn words(name: Literal<'_>, sink: &mut Sink) -> Option<String> {
    if RESERVED.contains(&name.text) {
        let message = format!("the table `{}` of a pack belongs to no block", name.text);
        sink.report(
            codes::BAD_VALUE
                .at(name.span, message)
                .label("has another use")
                .hint("give the block's words a name of their own"),
        );
        return None;
    }
    Some(name.text.to_owned())
}
