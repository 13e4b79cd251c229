//! What a flyer is made of: `content/<flyer>/flyer.toml` → [`FlyerPlan`].
//!
//! In: the parsed file, the facts, and which templates, packs and pictures
//! there are. Out: pages of blocks without words. Knows nothing about packs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::block_file::{AnyBlock, BlockFile};
use super::facts::{Facts, When};
use super::literal::bare;
use super::reader::{Parsed, shortened};
use super::rows::{self, FileRows};
use super::{Request, codes, suggest};
use crate::content::block::Plan;
use crate::content::block::ask::{Asks, Named, PictureNames};
use crate::content::block::ask_entries::{Value, listed_as};
use crate::content::block::rows::KEY as ROWS;
use crate::content::form::kind::{
    date, distinct_of, list, list_of, optional, placed, table, tag, text, text_like, told,
};
use crate::content::form::shape::Shape;
use crate::content::form::{Form, form};
use crate::content::model::{Column, Listed};
use crate::content::{FactUse, Languages, Period};
use crate::diag::{Diagnostic, Sink};
use crate::frame::Date;
use crate::geom::{Mm, Ratio};
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
        /// The flyer whose packs, stamps and pictures this one prints, such as a poster those of a leaflet: the name of its folder. `reference` is that of the other flyer then, and `languages` are some of its languages.
        pub(crate) packs: Option<Spanned<String>> =
            optional(placed(text_like(Shape::bare_name, bare))),
        /// The language whose pack the others are compared with; one of `languages`.
        pub(crate) reference: Option<Spanned<Tag>> = told(placed(tag())),
        /// The day of this edition, printed as its month.
        edition: Option<Spanned<Date>> = told(placed(date())),
        /// Make the flyer as it is on this day. Without it, the flyer is made as of today, and what is over drops out.
        as_of: Option<Spanned<Date>> = optional(placed(date())),
        /// From when until when the flyer is handed out: every fact on it must hold for all of that time.
        valid: Option<Period> = optional(table::<Period>()),
        /// A table (CSV) in content/data with one row for each area of the city: the flyer is made once for each. Columns: `area` (the name of its folder), `name`, `name.en` and so on ({place:area} in packs), and facts that differ, such as `days.burnable`.
        pub(crate) areas: Option<Spanned<String>> = optional(placed(text_like(Shape::bare_name, bare))),
        /// A language in which headings, heads of tables and labels stand once more in small type, such as "ja": so that the staff at the counter can point at them.
        pub(crate) beside: Option<Spanned<Tag>> = optional(placed(tag())),
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
    /// The name of the folder of its packs and pictures: its own, or that of another flyer.
    pub(crate) home: String,
    /// The language whose pack the others are compared with.
    pub(crate) reference: Option<Tag>,
    /// The day of the edition.
    pub(crate) edition: Date,
    /// The same, if the file says it.
    pub(crate) said_edition: Option<Spanned<Date>>,
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
    /// The language that stands beside the others, if one does.
    pub(crate) beside: Option<Tag>,
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
    /// The column in which it stands, if it has one.
    pub(crate) column: Option<Spanned<Column>>,
    /// The factor on its sizes of type, if it has one.
    pub(crate) factor: Option<Ratio>,
    /// Its first and its last day.
    pub(crate) period: Period,
    /// Whether its time has come and is not over.
    pub(crate) printed: bool,
    /// What it is; `None` if that is not known, which was reported.
    pub(crate) plan: Option<Plan>,
    /// What its keys list; of rows from a file, the columns.
    pub(crate) listed: BTreeMap<&'static str, Vec<String>>,
    /// The names at its keys, as they are written.
    pub(crate) named: Named,
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
    /// The name of the folder of its packs.
    pub(crate) home: &'a str,
    /// The names of the files in that folder, sorted.
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
    let reference = file.reference.and_then(|name| listed_one(&name, &listed, sink));
    let beside = file.beside.and_then(|name| listed_one(&name, &listed, sink));
    let languages = with_pack(listed, around, sink);
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
        check_letters(&pages, sink);
        pages.iter().for_each(|page| check_columns(page, sink));
    }
    FlyerPlan {
        id: id.to_owned(),
        home: around.home.to_owned(),
        reference,
        edition: file.edition.as_ref().map_or(as_of, |edition| edition.value),
        said_edition: file.edition,
        as_of,
        valid: file.valid,
        area: None,
        last,
        pinned: pinned.map(|day| day.span),
        languages,
        beside,
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

    /// Whether its packs are those of another flyer.
    pub(crate) fn borrows(&self) -> bool {
        self.home != self.id
    }
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

/// A language that a flyer names, if it is one of its own.
fn listed_one(name: &Spanned<Tag>, languages: &[Spanned<Tag>], sink: &mut Sink) -> Option<Tag> {
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
fn with_pack(listed: Vec<Spanned<Tag>>, around: &Around<'_>, sink: &mut Sink) -> Vec<Tag> {
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
                codes::MISSING_PACK.at(span, message).label("this language has no file").hint(
                    format!("write content/{}/{file}, or take the language out", around.home),
                ),
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
    let BlockFile { span, head, period, named, valued, rows } = file;
    let name = |name: &Spanned<String>| name.value.clone();
    let printed = period.holds(day);
    let when = When { day, last, printed };
    let mut listed: BTreeMap<&str, Vec<String>> =
        named.iter().map(|(key, names)| (*key, names.iter().map(name).collect())).collect();
    for (name, value) in valued.iter().flat_map(|(key, values)| named[key].iter().zip(values)) {
        if let Some(Value::Filling(filling)) = value
            && let Some(key) = listed_as(*filling)
        {
            listed.entry(key).or_default().push(name.value.clone());
        }
    }
    listed.extend(rows.as_ref().map(|rows| (ROWS, rows.value.printed())));
    let rows: Option<Arc<FileRows>> = rows.map(|said| {
        let (rows, listed) = rows::read(&said, &around.rows, when, sink);
        let words = head.words.as_ref().map(|words| words.value.clone()).unwrap_or_default();
        taken.listed.push(Listed { words, ..listed });
        Arc::new(rows)
    });
    let (rows, facts, module) = (rows.as_ref(), around.facts, around.module);
    let Taken { pictures, uses, .. } = taken;
    let (named, valued, values) = (&named, &valued, [].as_slice());
    let mut asks = Asks { named, valued, values, pictures, rows, facts, when, module, uses, sink };
    let plan = head.kind.map(|kind| (kind.plan)(&mut asks));
    let column = |number: Spanned<u32>| {
        let value = Column { number: number.value, share: head.share };
        Spanned { value, span: number.span }
    };
    let column = head.column.map(column);
    let (words, factor) = (head.words, head.factor);
    let names = named.clone();
    BlockPlan { span, words, column, factor, period, printed, plan, listed, named: names }
}

/// Reports tables with letters of a map that there is not.
fn check_letters(pages: &[Vec<BlockPlan>], sink: &mut Sink) {
    let blocks = || pages.iter().flatten();
    // Of which kind a broken block is cannot be told.
    let maps = blocks().filter(|block| matches!(block.plan, Some(Plan::Map(_)) | None));
    let maps: Vec<&str> = maps.filter_map(|map| Some(map.words.as_ref()?.value.as_str())).collect();
    for block in blocks() {
        let Some(Plan::Table(table)) = &block.plan else { continue };
        let Some(name) = table.letters.as_ref().filter(|name| !maps.contains(&&*name.value)) else {
            continue;
        };
        let message = format!("no block of the kind `map` has the words `{}`", name.value);
        let hint = suggest::hint(&name.value, maps.iter().copied());
        sink.report(codes::BAD_VALUE.at(name.span, message).label("no such map").hint(hint));
    }
}

/// Reports columns of blocks that go from edge to edge, and columns beside nothing.
fn check_columns(page: &[BlockPlan], sink: &mut Sink) {
    let column = |block: &BlockPlan| block.column.as_ref().map(|column| column.value);
    let number = |block: &BlockPlan| column(block).map(|column| column.number);
    for row in page.chunk_by(|last, block| Column::goes_on(column(last), column(block))) {
        let wide = row.iter().find(|block| block.plan.as_ref().is_some_and(Plan::is_wide));
        let is_lone = row.iter().all(|block| number(block) == number(&row[0]));
        let Some(Spanned { span, .. }) = wide.unwrap_or(&row[0]).column else { continue };
        let (message, label, hint) = match wide {
            Some(_) => (
                "this block goes from edge to edge of the page",
                "nothing can stand beside it",
                "take `column` out: a title in a band, a section and a form that is cut off have none",
            ),
            None if is_lone => (
                "nothing stands beside this block",
                "the only column here",
                "take `column` out, or give one to the block before or behind it on this page",
            ),
            None => continue,
        };
        sink.report(codes::BAD_VALUE.at(span, message).label(label).hint(hint));
    }
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
        // Of which kind a broken block is cannot be told.
        [] if pages.iter().flatten().any(|block| block.plan.is_none()) => return,
        [] => (start, "the flyer has no block of the kind `title`"),
        [_, second, ..] => (second, "the flyer has two blocks of the kind `title`"),
    };
    sink.report(codes::NO_TITLE.at(span, message).hint("exactly one block is the title"));
}
