//! What a flyer is made of: `content/<flyer>/flyer.toml` → [`FlyerPlan`].
//!
//! In: the parsed file, the facts, and which templates, packs and pictures
//! there are. Out: pages of blocks without words. Knows nothing about packs.

use super::asks::{Asks, PictureNames};
use super::block::{self, Plan};
use super::facts::{Facts, When};
use super::literal::Literal;
use super::reader::{Parsed, Table, shortened};
use super::{RESERVED, Request, codes, suggest};
use crate::content::Languages;
use crate::content::form::Form;
use crate::content::form::kind::tag_of as tag;
use crate::content::{FactUse, Period};
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
}

/// What a flyer is read against.
pub(crate) struct Around<'a> {
    /// The facts.
    pub(crate) facts: &'a Facts,
    /// The languages that the program can set.
    pub(crate) languages: &'a Languages,
    /// The edge of a module of QR codes.
    pub(crate) module: Mm,
    /// The names of the files in the flyer's folder, sorted.
    pub(crate) files: &'a [String],
    /// What the user wants.
    pub(crate) request: &'a Request,
}

/// Reads a flyer without its words.
pub(crate) fn read<'a>(
    id: &str,
    parsed: &'a Parsed<'a>,
    around: &Around<'_>,
    pictures: &mut PictureNames,
    sink: &mut Sink,
) -> FlyerPlan {
    let mut file = parsed.table(None);
    // Its value is read by `template`.
    file.required("template");
    let edition = file.date("edition", sink);
    let pinned_at = file.optional("as_of").map(|value| value.span());
    let pinned_at = pinned_at.filter(|_| around.request.as_of.is_none());
    let pinned = file.optional_date("as_of", sink);
    let as_of = around.request.as_of.or(pinned).unwrap_or(around.request.today);
    let mut listed = languages(&mut file, sink);
    let reference = reference(&mut file, &listed, sink);
    if let Some(beyond) = listed.get(LANGUAGES) {
        sink.report(too_many_languages(beyond.span));
        listed.truncate(LANGUAGES);
    }
    let languages = with_pack(id, listed, around, sink);
    let mut pages = Vec::new();
    let mut uses = Vec::new();
    let mut complete = true;
    for mut page in file.tables("pages", sink) {
        let tables = page.tables("blocks", sink);
        if pages.len() >= PAGES || uses.len() + tables.len() > BLOCKS {
            sink.report(too_many(page.span()));
            complete = false;
            break;
        }
        page.finish(sink);
        let mut blocks = Vec::new();
        for table in tables {
            let mut asked = Vec::new();
            blocks.push(block(table, around, as_of, (&mut *pictures, &mut asked), sink));
            uses.push(asked);
        }
        pages.push(blocks);
    }
    if complete {
        check_title(&file, &pages, sink);
    }
    file.finish(sink);
    FlyerPlan {
        id: id.to_owned(),
        reference,
        edition: edition.unwrap_or(as_of),
        as_of,
        pinned: pinned_at,
        languages,
        pages,
        complete,
        uses,
    }
}

fn too_many(page: Span) -> Diagnostic {
    let message = format!("a flyer has at most {PAGES} pages and {BLOCKS} blocks");
    codes::LIST_LENGTH
        .at(page, message)
        .label("the first page beyond that")
        .hint("make several flyers of it")
}

fn too_many_languages(beyond: Span) -> Diagnostic {
    let message = format!("a flyer has at most {LANGUAGES} languages");
    codes::LIST_LENGTH
        .at(beyond, message)
        .label("the first language beyond that")
        .hint("make several flyers of it")
}

/// The name of the flyer's template, if there is one of this name among those
/// that are known.
pub(crate) fn template(
    parsed: &Parsed<'_>,
    templates: Option<&[String]>,
    sink: &mut Sink,
) -> Option<String> {
    let mut file = parsed.table(None);
    let name = file.string("template", sink)?;
    let templates = templates?;
    if templates.iter().any(|template| template == name.text) {
        return Some(name.text.to_owned());
    }
    let message = format!("there is no template `{}`", shortened(name.text));
    sink.report(
        codes::UNKNOWN_TEMPLATE
            .at(name.span, message)
            .label("no such file in content/templates")
            .hint(suggest::hint(name.text, templates.iter().map(String::as_str))),
    );
    None
}

/// Reads the list of languages.
fn languages(file: &mut Table<'_>, sink: &mut Sink) -> Vec<Spanned<Tag>> {
    let mut languages: Vec<Spanned<Tag>> = Vec::new();
    for name in file.strings("languages", sink) {
        let Some(tag) = tag(name.text, name.span, sink) else { continue };
        if languages.iter().any(|language| language.value == tag) {
            sink.report(
                codes::DUPLICATE_ENTRY
                    .at(name.span, format!("`{tag}` stands twice"))
                    .label("the second one"),
            );
            continue;
        }
        languages.push(Spanned { value: tag, span: name.span });
    }
    languages
}

fn reference(file: &mut Table<'_>, languages: &[Spanned<Tag>], sink: &mut Sink) -> Option<Tag> {
    let name = file.string("reference", sink)?;
    let found = languages.iter().find(|language| language.value.as_str() == name.text);
    if found.is_none() {
        let message = format!("`{}` is none of the flyer's languages", shortened(name.text));
        let known = languages.iter().map(|language| language.value.as_str());
        sink.report(
            codes::BAD_VALUE
                .at(name.span, message)
                .label("not in `languages`")
                .hint(suggest::hint(name.text, known)),
        );
    }
    found.map(|language| language.value.clone())
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

fn block<'a>(
    mut table: Table<'a>,
    around: &Around<'_>,
    as_of: Date,
    (pictures, uses): (&mut PictureNames, &mut Vec<FactUse>),
    sink: &mut Sink,
) -> BlockPlan {
    let span = table.span();
    let period = Period::read(&mut table, sink).unwrap_or_default();
    let printed = period.holds(as_of);
    let kind = table.string("kind", sink);
    let words = table.string("words", sink).and_then(|name| words(&name, sink));
    let when = When { day: as_of, printed };
    let (facts, module) = (around.facts, around.module);
    let mut asks = Asks { table, pictures, facts, when, module, uses, sink };
    let plan = kind.and_then(|kind| block::plan(&kind, &mut asks));
    if plan.is_none() {
        // Which keys the block may have cannot be told.
        asks.table.named_values();
    }
    asks.table.finish(asks.sink);
    BlockPlan { span, words, period, printed, plan }
}

fn words(name: &Literal<'_>, sink: &mut Sink) -> Option<Spanned<String>> {
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
    Some(Spanned { value: name.text.to_owned(), span: name.span })
}

fn check_title(file: &Table<'_>, pages: &[Vec<BlockPlan>], sink: &mut Sink) {
    let titles: Vec<Span> = pages
        .iter()
        .flatten()
        .filter(|block| block.printed && matches!(block.plan, Some(Plan::Title(_))))
        .map(|block| block.span)
        .collect();
    let (span, message) = match titles[..] {
        [_] => return,
        [] => (file.span(), "the flyer has no block of the kind `title`"),
        [_, second, ..] => (second, "the flyer has two blocks of the kind `title`"),
    };
    sink.report(codes::NO_TITLE.at(span, message).hint("exactly one block is the title"));
}
