//! What a flyer is made of: `content/<flyer>/flyer.toml` → [`FlyerPlan`].
//!
//! In: the parsed file, the facts, and which templates, packs and pictures
//! there are. Out: pages of blocks without words. Knows nothing about packs.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::facts::{Facts, When};
use super::literal::{Literal, is_bare};
use super::reader::{Field, Parsed, shortened};
use super::rows::{self, FileRows, Said};
use super::{RESERVED, Request, codes, suggest};
use crate::content::block::ask::{Asks, Count, Named, PictureNames};
use crate::content::block::form::Asked;
use crate::content::block::rows::KEY as ROWS;
use crate::content::block::{KINDS, Kind as BlockKind, Plan};
use crate::content::form::kind::{
    Kind, date, distinct_of, list, list_of, optional, placed, table, tag, text, text_like, told,
};
use crate::content::form::shape::{Key, Rule, Shape, optional as key};
use crate::content::form::{Form, form, help};
use crate::content::model::Listed;
use crate::content::{FactUse, Languages, Period};
use crate::diag::{Diagnostic, Sink};
use crate::frame::Date;
use crate::geom::Mm;
use crate::lang::Tag;
use crate::source::{Span, Spanned};

/// The most pages of a flyer, and the most blocks of all of them; steps are
/// counted in a byte.
const PAGES: usize = 100;
const BLOCKS: usize = 200;

/// The most languages of a flyer: each is read, compared, set and read back.
const LANGUAGES: usize = 250;

form! {
    /// What `flyer.toml` says.
    #[derive(Default)]
    pub(crate) struct FlyerFile {
        /// The design: the name of a file in content/templates, without .toml.
        pub(crate) template: Option<Spanned<String>> = told(placed(text())),
        /// The language whose pack the others are compared with; one of `languages`.
        pub(crate) reference: Option<Spanned<Tag>> = told(placed(tag())),
        /// The day of this edition, printed as its month.
        edition: Option<Date> = told(date()),
        /// Make the flyer as it is on this day. Without it, the flyer is made as of today, and what is over drops out.
        as_of: Option<Spanned<Date>> = optional(placed(date())),
        /// From when until when the flyer is handed out: every fact on it must hold for all of that time.
        valid: Option<Period> = optional(table::<Period>()),
        /// A table (CSV) in the flyer's folder with one row for each area of the city: the flyer is made once for each. Columns: `area` (the name of its folder), `name`, `name.en` and so on ({place:area} in packs), and facts that differ, such as `days.burnable`.
        pub(crate) areas: Option<Spanned<String>> = optional(placed(text_like(Shape::bare_name, bare))),
        /// The languages of the flyer, in the order in which they are made. Each needs a pack beside this file and a file in content/languages.
        pub(crate) languages: Option<Vec<Spanned<Tag>>> =
            told(distinct_of(tag(), 1..=LANGUAGES, "make several flyers of it")),
        /// The pages, each with its blocks from top to bottom.
        pages: Option<Vec<Spanned<PageFile>>> =
            told(list_of(placed(table::<PageFile>()), 1..=usize::MAX, "")),
    }
}

form! {
    /// A page.
    pub(crate) struct PageFile {
        /// The blocks of the page, from top to bottom.
        blocks: Vec<BlockFile> = list(AnyBlock),
    }
}

form! {
    /// What all blocks have.
    struct BlockHead {
        /// What kind of block it is.
        kind: Option<&'static BlockKind> = told(text_like(kinds, kind)),
        /// The table of the packs that holds the block's words. Two blocks may share one.
        words: Option<Spanned<String>> =
            told(placed(text_like(|| Shape::text_but(&RESERVED), words))),
    }
}

/// A block, with the names that it asks for.
struct BlockFile {
    span: Span,
    head: BlockHead,
    period: Period,
    named: Named,
    rows: Option<Spanned<Said>>,
}

/// A block of any kind: all keys of all kinds, for editors to explain, and a rule
/// that leaves each kind its own.
struct AnyBlock;

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
        let mut named = Named::new();
        let mut rows = None;
        let mut kind = head.kind;
        for Asked { name, count, .. } in head.kind.iter().flat_map(|kind| (kind.asks)()) {
            let names = match count {
                Count::One => table.field(name, &placed(text()), sink).map(|name| vec![name]),
                Count::Two => table.field(name, &list_of(placed(text()), 2..=2, ""), sink),
                Count::Many => table.field(name, &list(placed(text())), sink),
                Count::Rows => {
                    rows = table.field(name, &from_file(), sink).flatten();
                    if rows.is_none() && table.optional(name).is_some() {
                        // Which words packs need for it cannot be told.
                        kind = None;
                    }
                    continue;
                }
            };
            named.insert(name, names.unwrap_or_default());
        }
        if head.kind.is_none() {
            // Which keys the block may have cannot be told.
            table.named_values();
        }
        let span = table.span();
        table.finish(sink);
        Some(BlockFile { span, head: BlockHead { kind, ..head }, period, named, rows })
    }
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
    let rows = all.iter().any(|(_, asked)| asked.count == Count::Rows);
    let one = all.iter().any(|(_, asked)| asked.count == Count::One);
    let many = all.iter().any(|(_, asked)| asked.count != Count::One);
    let shape = match (one, many) {
        _ if rows => Said::shape(),
        (true, true) => Shape::text_or_list(),
        (true, false) => Shape::text(),
        (false, _) => Shape::list(Shape::text()),
    };
    let (mut helps, mut notes): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for (kind, asked) in &all {
        helps.push(match all.as_slice() {
            [_] => asked.help.clone(),
            _ => format!("In `{}`: {}", kind.name, asked.help),
        });
        notes.push(asked.note);
    }
    notes.dedup();
    helps.extend(notes.into_iter().map(str::to_owned));
    key(name, &helps.join(" "), shape)
}

/// What a block of this kind must have, and that it has nothing else.
fn only(kind: &BlockKind) -> Value {
    let asks = (kind.asks)();
    let mut names: Vec<String> = head_keys().into_iter().map(|key| key.name).collect();
    names.extend(asks.iter().map(|asked| asked.name.to_owned()));
    let needed = asks.iter().filter(|asked| asked.count != Count::Rows);
    let required: Vec<&str> = needed.map(|asked| asked.name).collect();
    let form = |asked: &Asked| match asked.count {
        Count::One => json!({ "type": "string" }),
        Count::Two => json!({ "type": "array", "minItems": 2, "maxItems": 2 }),
        Count::Many => json!({ "type": "array" }),
        Count::Rows => json!({ "type": "object" }),
    };
    let properties: Map<String, Value> =
        asks.iter().map(|asked| (asked.name.to_owned(), form(asked))).collect();
    json!({
        "propertyNames": { "enum": names },
        "required": required,
        "properties": properties,
    })
}

fn kinds() -> Shape {
    let kinds: Vec<(&str, String)> =
        KINDS.iter().map(|kind| (kind.name, help(kind.help))).collect();
    Shape::choice(&kinds)
}

fn kind(name: Literal<'_>, sink: &mut Sink) -> Option<&'static BlockKind> {
    let kind = BlockKind::of(name.text);
    if kind.is_none() {
        let message = format!("there is no kind of block `{}`", shortened(name.text));
        sink.report(
            codes::UNKNOWN_KIND
                .at(name.span, message)
                .label("unknown kind")
                .hint(suggest::hint(name.text, KINDS.iter().map(|kind| kind.name))),
        );
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

impl FlyerFile {
    /// The names of the files from which rows come.
    pub(crate) fn tables(&self) -> impl Iterator<Item = &Spanned<String>> {
        let blocks = self.pages.iter().flatten().flat_map(|page| &page.value.blocks);
        blocks.filter_map(|block| block.rows.as_ref()).map(|rows| &rows.value.file)
    }

    /// Reads a file; what it lacks is reported and left empty.
    pub(crate) fn of(parsed: &Parsed<'_>, sink: &mut Sink) -> Self {
        let mut file = parsed.table(None);
        let read = Self::read(&mut file, sink);
        file.finish(sink);
        read.unwrap_or_default()
    }
}

/// A flyer without words.
pub(crate) struct FlyerPlan {
    /// The name of its folder.
    pub(crate) id: String,
    /// The language whose pack the others are compared with.
    pub(crate) reference: Option<Tag>,
    /// The day of the edition.
    pub(crate) edition: Date,
    /// The day as of which the flyer is made.
    pub(crate) as_of: Date,
    /// From when until when it is handed out, if it says so.
    pub(crate) valid: Option<Period>,
    /// The name of the area, if it is one of several.
    pub(crate) area: Option<String>,
    /// The last of these days.
    pub(crate) last: Option<Date>,
    /// Whether that day stands in the file.
    pub(crate) pinned: Option<Span>,
    /// The languages that have a pack.
    pub(crate) languages: Vec<Tag>,
    /// The blocks of each page.
    pub(crate) pages: Vec<Vec<BlockPlan>>,
    /// Whether these are all pages; what follows on too many is not read.
    pub(crate) complete: bool,
    /// The facts that the blocks ask for, by block.
    pub(crate) uses: Vec<Vec<FactUse>>,
    /// The rows that come from files.
    pub(crate) listed: Vec<Listed>,
}

/// A block without words.
pub(crate) struct BlockPlan {
    /// Where `flyer.toml` asks for it.
    pub(crate) span: Span,
    /// The name of its table in the packs.
    pub(crate) words: Option<Spanned<String>>,
    /// Its first and its last day.
    pub(crate) period: Period,
    /// Whether its time has come and is not over.
    pub(crate) printed: bool,
    /// What it is; `None` if that is not known, which was reported.
    pub(crate) plan: Option<Plan>,
    /// How much its keys list.
    pub(crate) lengths: BTreeMap<&'static str, usize>,
}

/// What a flyer is read against.
pub(crate) struct Around<'a> {
    /// The facts.
    pub(crate) facts: &'a Facts,
    /// The languages that the program can set.
    pub(crate) languages: &'a Languages,
    /// The edge of a module of QR codes.
    pub(crate) module: Mm,
    /// What rows that come from files are read against.
    pub(crate) rows: rows::Around<'a>,
    /// The names of the files in the flyer's folder, sorted.
    pub(crate) files: &'a [String],
    /// What the user wants.
    pub(crate) request: &'a Request,
}

/// Looks up what a flyer names.
pub(crate) fn plan(
    id: &str,
    file: FlyerFile,
    start: Span,
    around: &Around<'_>,
    pictures: &mut PictureNames,
    sink: &mut Sink,
) -> FlyerPlan {
    let pinned = file.as_of.filter(|_| around.request.as_of.is_none());
    let day = pinned.as_ref().map(|day| day.value);
    let as_of = around.request.as_of.or(day).unwrap_or(around.request.today);
    let last = file.valid.as_ref().and_then(Period::last);
    let listed = file.languages.unwrap_or_default();
    let reference = file.reference.and_then(|name| reference(&name, &listed, sink));
    let languages = with_pack(id, listed, around, sink);
    let mut pages = Vec::new();
    let (mut uses, mut listed) = (Vec::new(), Vec::new());
    let mut complete = true;
    for Spanned { value: page, span } in file.pages.unwrap_or_default() {
        if pages.len() >= PAGES || uses.len() + page.blocks.len() > BLOCKS {
            sink.report(too_many(span));
            complete = false;
            break;
        }
        let mut blocks = Vec::new();
        for file in page.blocks {
            let mut asked = Vec::new();
            let mut taken = Taken { pictures, uses: &mut asked, listed: &mut listed };
            blocks.push(block(file, around, (as_of, last), &mut taken, sink));
            uses.push(asked);
        }
        pages.push(blocks);
    }
    if complete {
        check_title(start, &pages, sink);
    }
    FlyerPlan {
        id: id.to_owned(),
        reference,
        edition: file.edition.unwrap_or(as_of),
        as_of,
        valid: file.valid,
        area: None,
        last,
        pinned: pinned.map(|day| day.span),
        languages,
        pages,
        complete,
        uses,
        listed,
    }
}

impl FlyerPlan {
    /// What the flyer is called: its folder, and its area behind a slash.
    pub(crate) fn name(&self) -> String {
        match &self.area {
            Some(area) => format!("{}/{area}", self.id),
            None => self.id.clone(),
        }
    }
}

/// Takes the name of a file without its folder.
fn bare(name: Literal<'_>, sink: &mut Sink) -> Option<String> {
    is_bare(&name, sink).then(|| name.text.to_owned())
}

fn too_many(page: Span) -> Diagnostic {
    let message = format!("a flyer has at most {PAGES} pages and {BLOCKS} blocks");
    codes::LIST_LENGTH
        .at(page, message)
        .label("the first page beyond that")
        .hint("make several flyers of it")
}

/// The name of the flyer's template, if there is one of this name among those
/// that are known.
pub(crate) fn template(
    name: &Spanned<String>,
    templates: Option<&[String]>,
    sink: &mut Sink,
) -> Option<String> {
    let templates = templates?;
    if templates.contains(&name.value) {
        return Some(name.value.clone());
    }
    let message = format!("there is no template `{}`", shortened(&name.value));
    sink.report(
        codes::UNKNOWN_TEMPLATE
            .at(name.span, message)
            .label("no such file in content/templates")
            .hint(suggest::hint(&name.value, templates.iter().map(String::as_str))),
    );
    None
}

fn reference(name: &Spanned<Tag>, languages: &[Spanned<Tag>], sink: &mut Sink) -> Option<Tag> {
    let found = languages.iter().any(|language| language.value == name.value);
    if !found {
        let message = format!("`{}` is none of the flyer's languages", name.value);
        let known = languages.iter().map(|language| language.value.as_str());
        sink.report(
            codes::BAD_VALUE
                .at(name.span, message)
                .label("not in `languages`")
                .hint(suggest::hint(name.value.as_str(), known)),
        );
    }
    found.then(|| name.value.clone())
}

/// The languages that can be set and have a pack; reports the others, and the
/// packs that are not listed.
fn with_pack(
    id: &str,
    listed: Vec<Spanned<Tag>>,
    around: &Around<'_>,
    sink: &mut Sink,
) -> Vec<Tag> {
    let mut languages = Vec::new();
    for Spanned { value: tag, span } in listed {
        let known = around.languages.get(&tag).is_some();
        if !known {
            let message = format!("nothing says how `{tag}` is set");
            sink.report(
                codes::UNKNOWN_LANGUAGE
                    .at(span, message)
                    .label("no file in content/languages")
                    .hint(format!(
                        "add content/languages/{tag}.toml: `chirashi new language {tag}` writes one"
                    )),
            );
        }
        let file = format!("{tag}.toml");
        let exists = around.files.binary_search(&file).is_ok();
        if !exists {
            let message = format!("there is no pack for `{tag}`");
            sink.report(
                codes::MISSING_PACK
                    .at(span, message)
                    .label("this language has no file")
                    .hint(format!("write content/{id}/{file}, or take the language out")),
            );
        }
        if known && exists {
            languages.push(tag);
        }
    }
    languages
}

/// Takes what blocks ask for.
struct Taken<'t> {
    pictures: &'t mut PictureNames,
    uses: &'t mut Vec<FactUse>,
    listed: &'t mut Vec<Listed>,
}

fn block(
    file: BlockFile,
    around: &Around<'_>,
    (day, last): (Date, Option<Date>),
    taken: &mut Taken<'_>,
    sink: &mut Sink,
) -> BlockPlan {
    let BlockFile { span, head, period, named, rows } = file;
    let printed = period.holds(day);
    let when = When { day, last, printed };
    let mut lengths: BTreeMap<&str, usize> =
        named.iter().map(|(key, names)| (*key, names.len())).collect();
    lengths.extend(rows.as_ref().map(|rows| (ROWS, rows.value.columns.len())));
    let rows: Option<Arc<FileRows>> = rows.map(|said| {
        let (rows, listed) = rows::read(&said, &around.rows, when, sink);
        let words = head.words.as_ref().map(|words| words.value.clone()).unwrap_or_default();
        taken.listed.push(Listed { words, ..listed });
        Arc::new(rows)
    });
    let (rows, facts, module) = (rows.as_ref(), around.facts, around.module);
    let Taken { pictures, uses, .. } = taken;
    let mut asks = Asks { named: &named, pictures, rows, facts, when, module, uses, sink };
    let plan = head.kind.map(|kind| (kind.plan)(&mut asks));
    BlockPlan { span, words: head.words, period, printed, plan, lengths }
}

fn check_title(start: Span, pages: &[Vec<BlockPlan>], sink: &mut Sink) {
    let titles: Vec<Span> = pages
        .iter()
        .flatten()
        .filter(|block| block.printed && matches!(block.plan, Some(Plan::Title(_))))
        .map(|block| block.span)
        .collect();
    let (span, message) = match titles[..] {
        [_] => return,
        [] => (start, "the flyer has no block of the kind `title`"),
        [_, second, ..] => (second, "the flyer has two blocks of the kind `title`"),
    };
    sink.report(codes::NO_TITLE.at(span, message).hint("exactly one block is the title"));
}
