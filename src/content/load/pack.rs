//! A pack with the plan of its flyer: words and data become a [`Document`].
//!
//! In: a parsed pack and its flyer without words. Out: the flyer in one
//! language, complete; what is broken is reported and left empty. Knows nothing
//! about files but the pack.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::facts::{Facts, When};
use super::flyer::{BlockPlan, FlyerPlan};
use super::literal::Literal;
use super::markup::parse;
use super::pack_head::PackHead;
use super::reader::{Parsed, Table};
use super::speech::{self, Speech};
use super::trust::Trust;
use super::{RESERVED, fixed};
use crate::content::block::Plan;
use crate::content::block::texts::{Pictures, Texts};
use crate::content::form::Form;
use crate::content::model::{
    self, Block, BlockKind, Completeness, Document, Keyed, Page, Rich, Stamps, Status, Title,
    Usage, Written, may_be_empty, without_break_marks,
};
use crate::content::table::language::pattern::Pattern;
use crate::content::voice::rich::{mark_japanese, set_language};
use crate::content::voice::{self, Tongue, Voice};
use crate::content::{Period, Profile, Template};
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::{Tag, writes_ideographs};
use crate::source::Span;

/// What all packs of a flyer share.
pub(crate) struct Shared<'a> {
    /// The flyer without words.
    pub(crate) plan: &'a FlyerPlan,
    /// Its template.
    pub(crate) template: &'a Arc<Template>,
    /// Its pictures.
    pub(crate) pictures: &'a Pictures,
    /// The facts.
    pub(crate) facts: &'a Facts,
    /// The tag of Japanese.
    pub(crate) japanese: &'a Tag,
    /// The tables of words that no pack has; reported at the flyer.
    pub(crate) unknown_words: &'a BTreeSet<&'a str>,
}

impl Shared<'_> {
    /// Whether the flyer asks for words that there are not.
    fn words_are_broken(&self) -> bool {
        let mut blocks = self.plan.pages.iter().flatten();
        !self.plan.complete
            || !self.unknown_words.is_empty()
            || blocks.any(|block| block.words.is_none())
    }
}

/// A pack of the flyer.
pub(crate) struct Pack<'a> {
    /// How its language is set.
    pub(crate) profile: &'a Profile,
    /// Its file.
    pub(crate) parsed: &'a Parsed<'a>,
    /// Its stamps; `None` if their file is broken.
    pub(crate) stamps: Option<Stamps>,
    /// Its strings in the order of the file, each parsed once for all that read it.
    pub(crate) strings: Vec<Written>,
    /// What the file of its language says, as it was written.
    pub(crate) spoken: &'a Arc<[Written]>,
}

impl Pack<'_> {
    /// The keys and texts of it that are stamped.
    pub(crate) fn translated(&self) -> Vec<Keyed<'_>> {
        let strings = self.strings.iter().filter(|string| string.usage.is_translated());
        strings.map(|string| (string.key.as_str(), string.text.as_str())).collect()
    }
}

/// The pack that others are compared with, and the title in it.
#[derive(Clone, Copy)]
pub(crate) struct Reference<'a> {
    /// Its file.
    pub(crate) parsed: &'a Parsed<'a>,
    /// Its texts that are translated.
    pub(crate) texts: &'a [Keyed<'a>],
    /// The title, if it is Japanese.
    pub(crate) title: Option<&'a Rich>,
    /// How its language speaks.
    pub(crate) speech: &'a Speech,
}

/// Puts a pack's words into the flyer, and says how its language speaks.
/// `reference` is `None` for the reference
/// pack itself.
pub(crate) fn document<'a>(
    shared: &'a Shared<'a>,
    pack: &'a Pack<'a>,
    reference: Option<Reference<'a>>,
    sink: &mut Sink,
) -> (Document, Speech) {
    let mut file = pack.parsed.table(reference.map(|reference| reference.parsed));
    let is_reference = shared.plan.reference.as_ref() == Some(&pack.profile.tag);
    let texts = reference.map_or(&[][..], |reference| reference.texts);
    let head = head(&mut file, pack, (!is_reference).then_some(texts), sink);
    if let Some(reference) = reference {
        head.speech.says_costs_like(reference.speech, sink);
    }
    let Speech { formats, names, .. } = &head.speech;
    let speech = &pack.profile.speech;
    let writes_han = writes_ideographs(speech);
    let voice = Voice {
        tongue: Tongue { formats, speech, table: head.speech.formats_at.unwrap_or(head.span) },
        language: &pack.profile.tag,
        names: names.as_ref(),
        facts: shared.facts,
        strings: &pack.strings,
        uses: &shared.plan.uses,
        rows_checked: rows_checked(shared.plan),
        own_japanese: shared.japanese,
        japanese: (!writes_han).then_some(shared.japanese),
        edition: shared.plan.edition,
        room: Cell::new(voice::IN_ALL),
        over: Cell::new(None),
    };
    let marked = |label: &Pattern| match voice.japanese {
        Some(japanese) => mark_japanese(label.words(), japanese),
        None => label.words(),
    };
    let label = marked(&head.speech.name);
    let mut label_japanese = marked(&head.speech.japanese);
    let is_japanese = speech.primary() == shared.japanese.primary();
    if !is_japanese {
        set_language(&mut label_japanese, shared.japanese);
    }
    let mut pages = pages(shared, &mut file, &voice, head.has_drafts, sink);
    say_first(&mut pages);
    if let Some(valid) = &shared.plan.valid {
        print_validity(&mut pages, valid, voice.tongue, sink);
    }
    if shared.words_are_broken() {
        // Which tables are in use cannot be told.
        file.named_values();
    }
    file.finish(sink);
    let title = title(&pages);
    let foreign_title = reference.and_then(|r| r.title).filter(|_| !is_japanese).cloned();
    let document = Document {
        flyer: shared.plan.name(),
        home: shared.plan.home.clone(),
        language: pack.profile.tag.clone(),
        span: head.span,
        keep: pack.profile.habits.keep.clone(),
        words: pack.profile.own.words.clone(),
        status: head.status,
        has_drafts: head.has_drafts,
        completeness: completeness(pack.parsed, reference.map(|reference| reference.parsed)),
        label,
        label_japanese,
        title_japanese: foreign_title.map(|mut title| {
            set_language(&mut title, shared.japanese);
            title
        }),
        title: title.map(|title| without_break_marks(&title.heading.plain())).unwrap_or_default(),
        edition: shared.plan.edition,
        issuer: None,
        template: Arc::clone(shared.template),
        pages,
        beside: Vec::new(),
    };
    (document, head.speech)
}

/// A pack as its author wrote it.
pub(crate) fn written(pack: Pack<'_>) -> model::Pack {
    let status = PackHead::of(pack.parsed).status();
    model::Pack {
        language: pack.profile.tag.clone(),
        speech: pack.profile.speech.clone(),
        status: status.unwrap_or(Status::Draft),
        file: pack.parsed.file(),
        stamps: pack.stamps,
        fixed: fixed::read(pack.parsed, fixed::FIXED),
        strings: pack.strings,
        spoken: Arc::clone(pack.spoken),
    }
}

/// The strings of a file, of those tables and keys at its top that are wanted.
/// What is wrong with the markup of words is reported; patterns are read elsewhere.
pub(crate) fn strings(
    file: &Parsed<'_>,
    wanted: impl Fn(&str) -> bool,
    sink: &mut Sink,
) -> Vec<Written> {
    let is_wanted = |key: &str| wanted(key.split('.').next().unwrap_or_default());
    let strings = file.strings().into_iter().filter(|(key, _)| is_wanted(key));
    let mut written = |(key, literal): (String, Literal<'_>)| {
        let usage = Usage::of_key(&key);
        let mut elsewhere = Sink::default();
        let is_words = matches!(usage, Usage::Words | Usage::Spoken);
        let pieces = parse(&literal, if is_words { sink } else { &mut elsewhere });
        Written::new(key, usage, &literal, pieces)
    };
    strings.map(&mut written).collect()
}

/// The keys and texts of a pack that are stamped: those of the reference, and
/// translations of them.
pub(crate) fn translated<'a>(pack: &'a Parsed<'_>) -> Vec<(String, &'a str)> {
    let strings = pack.strings().into_iter();
    let strings = strings.filter(|(key, _)| Usage::of_key(key).is_translated());
    strings.map(|(key, literal)| (key, literal.text)).collect()
}

/// The same with keys that are borrowed.
pub(crate) fn keyed<'a>(texts: &'a [(String, &'a str)]) -> Vec<Keyed<'a>> {
    texts.iter().map(|(key, text)| (key.as_str(), *text)).collect()
}

/// The day on which the file was compared that was left longest.
fn rows_checked(plan: &FlyerPlan) -> Option<Date> {
    let files = plan.listed.iter().filter_map(|rows| rows.checked.as_ref());
    files.map(|checked| checked.value).min()
}

/// How many of the reference pack's texts a pack has; the reference has all of
/// its own.
pub(crate) fn completeness(pack: &Parsed<'_>, reference: Option<&Parsed<'_>>) -> Completeness {
    // What stands in these tables is of the language, not of the flyer.
    let is_words = |key: &str| !RESERVED.contains(&key.split('.').next().unwrap_or_default());
    let own = pack.strings().into_iter().filter(|(_, text)| !text.text.trim().is_empty());
    let own: BTreeSet<String> = own.map(|(key, _)| key).collect();
    let expected = reference.unwrap_or(pack).strings().into_iter().map(|(key, _)| key);
    let expected: Vec<String> = expected.filter(|key| is_words(key)).collect();
    let present = expected.iter().filter(|key| may_be_empty(key) || own.contains(*key)).count();
    Completeness { present, expected: expected.len() }
}

/// The title of a flyer.
pub(crate) fn title(pages: &[Arc<Page>]) -> Option<&Title> {
    pages.iter().flat_map(|page| &page.blocks).find_map(|block| {
        if let BlockKind::Title(title) = &block.kind { Some(title) } else { None }
    })
}

/// Moves the remark on a draft from the colophon to the title, if there is one.
fn say_first(pages: &mut [Arc<Page>]) {
    if title(pages).is_none() {
        return;
    }
    let blocks = pages.iter_mut().flat_map(|page| &mut Arc::make_mut(page).blocks);
    let (mut titles, mut drafts) = (Vec::new(), Vec::new());
    for block in blocks {
        let kind = &mut Arc::make_mut(block).kind;
        if matches!(kind, BlockKind::Title(_)) {
            titles.push(kind);
        } else if let BlockKind::Colophon(colophon) = kind {
            drafts.extend(colophon.draft.take());
        }
    }
    if let Some(BlockKind::Title(first)) = titles.into_iter().next() {
        first.draft = drafts.into_iter().next();
    }
}

/// Prints in the colophon from when until when the flyer is handed out.
fn print_validity(pages: &mut [Arc<Page>], valid: &Period, tongue: Tongue<'_>, sink: &mut Sink) {
    for block in pages.iter_mut().flat_map(|page| &mut Arc::make_mut(page).blocks) {
        let at = block.span;
        if let BlockKind::Colophon(colophon) = &mut Arc::make_mut(block).kind {
            colophon.valid = tongue.validity(valid, at, sink);
        }
    }
}

/// The table `pack`.
struct Head {
    span: Span,
    status: Status,
    has_drafts: bool,
    speech: Speech,
}

fn head<'a>(
    file: &mut Table<'a>,
    pack: &Pack<'a>,
    reference: Option<&[Keyed<'_>]>,
    sink: &mut Sink,
) -> Head {
    let mut table = file.table("pack", sink);
    let own = PackHead::read(&mut table, sink).unwrap_or_default();
    own.check(&pack.profile.tag, pack.parsed, sink);
    let span = own.language.as_ref().map_or(table.span(), |language| language.span);
    let speech = speech::read(pack.profile, (file, &mut table), sink);
    table.finish(sink);
    let unstamped = Stamps::new();
    let stamps = pack.stamps.as_ref().unwrap_or(&unstamped);
    let trust = Trust::of(&own, reference, &pack.translated(), stamps);
    let status = trust.status.unwrap_or(Status::Draft);
    Head { span, status, has_drafts: trust.has_drafts, speech }
}

fn pages<'a>(
    shared: &'a Shared<'a>,
    file: &mut Table<'a>,
    voice: &Voice<'_>,
    has_drafts: bool,
    sink: &mut Sink,
) -> Vec<Arc<Page>> {
    let mut step = 0;
    let mut pages = Vec::new();
    for page in &shared.plan.pages {
        let mut blocks = Vec::new();
        for plan in page {
            if plan.printed && matches!(plan.plan, Some(Plan::Step(_))) {
                step += 1;
            }
            let kind = block(shared, plan, file, voice, (has_drafts, step), sink);
            // A block whose time is over is read all the same, so that its
            // words stay right; it is not printed.
            let kind = kind.filter(|_| plan.printed);
            let words = plan.words.as_ref().map(|words| words.value.clone()).unwrap_or_default();
            let column = plan.column.as_ref().map(|column| column.value);
            let (span, factor) = (plan.span, plan.factor);
            blocks.extend(kind.map(|kind| Arc::new(Block { span, words, column, factor, kind })));
        }
        pages.push(Arc::new(Page { blocks }));
    }
    pages
}

fn block<'a>(
    shared: &'a Shared<'a>,
    block: &'a BlockPlan,
    file: &mut Table<'a>,
    voice: &Voice<'_>,
    (has_drafts, step): (bool, u8),
    sink: &mut Sink,
) -> Option<BlockKind> {
    let words = &block.words.as_ref()?.value;
    if shared.unknown_words.contains(words.as_str()) {
        return None;
    }
    let Some(plan) = &block.plan else {
        file.optional(words);
        return None;
    };
    let table = file.table(words, sink);
    let when = When { day: shared.plan.as_of, last: shared.plan.last, printed: block.printed };
    let (pictures, listed) = (shared.pictures, &block.listed);
    let mut texts =
        Texts { table, voice, pictures, listed, around: Vec::new(), has_drafts, when, sink };
    let mut kind = plan.read(&mut texts);
    texts.table.finish(texts.sink);
    if let BlockKind::Step(block) = &mut kind {
        block.number = step;
    }
    Some(kind)
}
