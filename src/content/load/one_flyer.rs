//! One flyer from its folder: plan, template, pictures and packs together.
//!
//! In: the name of the folder and what all flyers share. Out: the documents of
//! all wanted languages. Reads files first, then works on all of them in
//! parallel; messages come in a fixed order all the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use super::areas::{self, Area};
use super::facts::Facts;
use super::flyer::{self, Around, BlockPlan, FlyerFile, FlyerPlan};
use super::letterhead::Letterhead;
use super::pack::{self, Pack, Reference, Shared};
use super::reader::{Parsed, shortened};
use super::rows::{self, Files, Tables};
use super::speech::Speech;
use super::{
    CONTENT, Origin, Request, borrowed, codes, entries, flyer_pictures, folder, idle, stamps,
    suggest,
};
use crate::content::block;
use crate::content::block::element::At;
use crate::content::block::texts::Pictures;
use crate::content::element;
use crate::content::model::{self, Document, Flyer, Stamps, Timed, Written};
use crate::content::{Languages, Template, Term};
use crate::diag::Sink;
use crate::lang::Tag;
use crate::source::{File, FileId, Sources, Spanned};

/// What all flyers share.
#[derive(Clone)]
pub(super) struct Base {
    pub(super) facts: Facts,
    /// Where the site of the project will be, if that is known.
    pub(super) site: Option<Spanned<String>>,
    pub(super) languages: Languages,
    /// How each language calls a thing.
    pub(super) glossary: Vec<Term>,
    /// What the files of the languages say, as it was written; nothing unless it is
    /// wanted.
    pub(super) spoken: BTreeMap<Tag, Arc<[Written]>>,
    /// The tag of Japanese, the language of the country.
    pub(super) japanese: Tag,
    /// The files that all of this comes from.
    pub(super) files: Vec<FileId>,
}

/// What flyers ask for, each read when one first does; and what is wanted.
pub(super) struct Read<'a> {
    pub(super) templates: Templates,
    pub(super) data: Files,
    pub(super) drawings: &'a mut super::memory::Drawings,
    pub(super) request: &'a Request,
}

/// The templates, each read when a flyer first asks for it.
pub(super) struct Templates {
    /// `None` if their folder cannot be used.
    names: Option<Vec<String>>,
    read: BTreeMap<String, (FileId, Arc<Template>)>,
}

impl Templates {
    /// The templates that there are.
    ///
    /// # Errors
    /// Fails if their folder cannot be read.
    pub(super) fn new(sources: &mut Sources, sink: &mut Sink) -> Result<Self> {
        let files = folder::names(&format!("{CONTENT}/templates"), sources, sink)?;
        let names = files.map(|files| folder::bare(&files, ".toml"));
        Ok(Self { names, read: BTreeMap::new() })
    }

    fn get(
        &mut self,
        name: &str,
        sources: &mut Sources,
        sink: &mut Sink,
    ) -> Result<(FileId, Arc<Template>)> {
        if let Some((id, template)) = self.read.get(name) {
            return Ok((*id, Arc::clone(template)));
        }
        let file = sources.open(&format!("{CONTENT}/templates/{name}.toml"))?;
        let template = Arc::new(Template::read(name, &Parsed::filled(&file, sink), sink));
        self.read.insert(name.to_owned(), (file.id, Arc::clone(&template)));
        Ok((file.id, template))
    }
}

/// Loads the flyer in the folder `id`: once, or once for each of its areas.
///
/// # Errors
/// Fails if one of its files cannot be read.
pub(super) fn load(
    id: &str,
    base: &Base,
    read: &mut Read<'_>,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<Vec<(Flyer, Origin)>> {
    let folder = format!("{CONTENT}/{id}");
    let file = sources.open(&format!("{folder}/flyer.toml"))?;
    let parsed = Parsed::filled(&file, sink);
    if parsed.is_broken() {
        return Ok(vec![unread(id, file.id, base, read.request)]);
    }
    // What is wrong with the file is reported when it is read for the flyer.
    let said = FlyerFile::of(&parsed, &mut Sink::default());
    let Some(home) = borrowed::home(id, &said, sources, sink)? else {
        return Ok(vec![unread(id, file.id, base, read.request)]);
    };
    let start = Start { id, home: &home, file: file.id, parsed: &parsed };
    let listed = said.languages.iter().flatten();
    let listed: Vec<&Tag> = listed.map(|language| &language.value).collect();
    let with_site = |mut facts: Facts, flyer: &str| {
        base.site.iter().for_each(|address| facts.add_site(address, flyer, &listed));
        Base { facts, ..base.clone() }
    };
    let Some(name) = said.areas else {
        let base = with_site(base.facts.clone(), id);
        return Ok(vec![of_area(&start, None, &base, read, sources, sink)?]);
    };
    let mut flyers = Vec::new();
    let found = read.data.get(&name, sources, sink)?;
    let table = found.as_ref().map(|found| (found.id, &*found.table));
    let areas = table.map_or_else(Vec::new, |table| areas::read(table, &name, &base.facts, sink));
    for Area { name, facts } in areas {
        let mut base = with_site(facts, &format!("{id}/{name}"));
        base.files.extend(table.map(|(id, _)| id));
        let flyer = of_area(&start, Some(name), &base, read, sources, sink)?;
        flyers.push(flyer);
    }
    if flyers.is_empty() {
        flyers.push(unread(id, file.id, base, read.request));
    }
    Ok(flyers)
}

/// A flyer's file.
struct Start<'a> {
    id: &'a str,
    /// The name of the folder of its packs.
    home: &'a str,
    file: FileId,
    parsed: &'a Parsed<'a>,
}

/// Loads the flyer, of an area if it has several.
fn of_area(
    start: &Start<'_>,
    area: Option<String>,
    base: &Base,
    Read { templates, data, drawings, request }: &mut Read<'_>,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<(Flyer, Origin)> {
    let Start { id, home, file, parsed } = *start;
    let folder = format!("{CONTENT}/{home}");
    let files = folder::names(&folder, sources, sink)?.unwrap_or_default();
    let mut names = flyer_pictures::names(&folder, &files, sources, sink)?;
    let mut shared_files = base.files.clone();
    shared_files.push(file);
    let file_read = FlyerFile::of(parsed, sink);
    let template = file_read.template.as_ref();
    let template = template.and_then(|it| flyer::template(it, templates.names.as_deref(), sink));
    let template = match template {
        Some(name) => {
            let (template_file, template) = templates.get(&name, sources, sink)?;
            shared_files.push(template_file);
            template
        }
        None => Arc::default(),
    };
    let tables = tables(&file_read, data, sources, sink)?;
    shared_files.extend(tables.values().map(|table| table.id));
    let rows = rows::Around {
        tables: &tables,
        glossary: &base.glossary,
        japanese: &base.japanese,
        languages: &base.languages,
    };
    let around = Around {
        facts: &base.facts,
        rows,
        languages: &base.languages,
        home,
        module: template.design.qr.module.value,
        files: &files,
        request,
    };
    let mut plan = flyer::plan(id, file_read, parsed.table(None).span(), &around, &mut names, sink);
    plan.area = area;
    idle::packs(&plan, &files, parsed, sources, sink)?;
    let packs = read_packs(&folder, &plan, request, sources)?;
    let pictures = flyer_pictures::read(&folder, &names, sources)?;
    shared_files.extend(pictures.iter().map(|picture| picture.file.id));
    let images = match request.written {
        true => flyer_pictures::images(&folder, &names, &pictures, sources),
        false => Vec::new(),
    };
    let pictures = flyer_pictures::parse(&pictures, drawings, sink);
    entries::check_places(&plan, &pictures, sink);
    let (documents, written) =
        documents(&plan, (&packs, request.written), &pictures, &template, base, sink);
    let (unread, origin) = unread(id, file, base, request);
    let flyer = Flyer {
        id: plan.name(),
        reference: plan.reference,
        as_of: plan.as_of,
        pinned: plan.pinned,
        edition: plan.said_edition,
        valid: plan.valid,
        offered: plan.languages,
        blocks: plan.pages.iter().flatten().map(timed).collect(),
        images,
        uses: plan.uses,
        listed: plan.listed,
        owner: (plan.home != plan.id).then_some(plan.home),
        packs: written,
        ..unread
    };
    let origin = Origin { as_of: plan.as_of, shared: shared_files, ..origin };
    Ok(wanted((flyer, origin), documents, &packs, request))
}

/// The tables that a flyer names, as far as there are such files.
fn tables(
    file: &FlyerFile,
    data: &mut Files,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Result<Tables> {
    let mut tables = Tables::new();
    for name in file.tables() {
        if let Some(table) = data.get(name, sources, sink)? {
            tables.insert(name.value.clone(), table);
        }
    }
    Ok(tables)
}

fn timed(block: &BlockPlan) -> Timed {
    let nameless = || Spanned { value: String::new(), span: block.span };
    let words = block.words.clone().unwrap_or_else(nameless);
    let is_for_calls = matches!(block.plan, Some(block::Plan::Contacts(_)));
    Timed { words, named: block.named.clone(), is_for_calls, period: block.period.clone() }
}

/// A flyer of which nothing is known but its name.
fn unread(id: &str, file: FileId, base: &Base, request: &Request) -> (Flyer, Origin) {
    let as_of = request.as_of.unwrap_or(request.today);
    let flyer = Flyer {
        id: id.to_owned(),
        file,
        reference: None,
        as_of,
        pinned: None,
        edition: None,
        valid: None,
        offered: Vec::new(),
        blocks: Vec::new(),
        images: Vec::new(),
        uses: Vec::new(),
        listed: Vec::new(),
        packs: Vec::new(),
        owner: None,
        borrowed: Vec::new(),
        documents: Vec::new(),
    };
    let mut shared = base.files.clone();
    shared.push(file);
    let origin =
        Origin { flyer: id.to_owned(), as_of, shared, packs: Vec::new(), letterheads: Vec::new() };
    (flyer, origin)
}

/// Adds the documents that were asked for.
fn wanted(
    (mut flyer, mut origin): (Flyer, Origin),
    documents: Vec<(Document, Letterhead)>,
    packs: &[PackFile],
    request: &Request,
) -> (Flyer, Origin) {
    let is_wanted = |tag: &Tag| request.languages.as_ref().is_none_or(|tags| tags.contains(tag));
    for ((document, letterhead), pack) in documents.into_iter().zip(packs) {
        if is_wanted(&document.language) {
            flyer.documents.push(document);
            origin.letterheads.push(letterhead);
            origin.packs.push(pack.file.id);
        }
    }
    (flyer, origin)
}

/// A pack before its TOML is read.
struct PackFile {
    tag: Tag,
    file: File,
    /// Its stamps, if there are any.
    stamps: Option<File>,
}

/// Reads the packs of the wanted languages, and the reference pack always: the
/// others are compared with it.
fn read_packs(
    folder: &str,
    plan: &FlyerPlan,
    request: &Request,
    sources: &mut Sources,
) -> Result<Vec<PackFile>> {
    let mut packs = Vec::new();
    for tag in &plan.languages {
        let wanted = request.languages.as_ref().is_none_or(|tags| tags.contains(tag));
        let is_reference = plan.reference.as_ref() == Some(tag);
        let is_beside = plan.beside.as_ref() == Some(tag);
        if wanted || is_reference || is_beside {
            let file = sources.open(&format!("{folder}/{tag}.toml"))?;
            let stamps = sources.open_if_there(&stamps::path(&plan.home, tag))?;
            packs.push(PackFile { tag: tag.clone(), file, stamps });
        }
    }
    Ok(packs)
}

fn parse_pack<'a>(pack: &'a PackFile, plan: &FlyerPlan) -> (Parsed<'a>, Sink) {
    let mut sink = Sink::default();
    let parsed = Parsed::pack(&pack.file, &mut sink);
    (if plan.borrows() { parsed.lent() } else { parsed }, sink)
}

/// Makes a document of each pack, in their order; and, if `with_written` is
/// set, hands out the packs as they were written.
fn documents(
    plan: &FlyerPlan,
    (files, with_written): (&[PackFile], bool),
    pictures: &Pictures,
    template: &Arc<Template>,
    base: &Base,
    sink: &mut Sink,
) -> (Vec<(Document, Letterhead)>, Vec<model::Pack>) {
    let parsed: Vec<_> = files.par_iter().map(|file| parse_pack(file, plan)).collect();
    let parsed = sink.gather(parsed);
    let read = |(file, parsed): (&PackFile, &Parsed<'_>)| {
        let mut sink = Sink::default();
        let strings = pack::strings(parsed, |_| true, &mut sink);
        let stamps = match &file.stamps {
            Some(file) => stamps::read(&Parsed::new(file, &mut sink), &mut sink),
            None => Some(Stamps::new()),
        };
        ((strings, stamps), sink)
    };
    let read: Vec<_> = files.par_iter().zip(&parsed).map(read).collect();
    let read = sink.gather(read);
    let unspoken = Arc::from([]);
    // A language without a row in the table has no pack here: see `flyer`.
    let packs: Vec<Pack<'_>> = files
        .iter()
        .zip(&parsed)
        .zip(read)
        .filter_map(|((file, parsed), (strings, stamps))| {
            let profile = base.languages.get(&file.tag)?;
            let spoken = base.spoken.get(&file.tag).unwrap_or(&unspoken);
            Some(Pack { profile, parsed, stamps, strings, spoken })
        })
        .collect();
    let is_reference = |pack: &Pack<'_>| plan.reference.as_ref() == Some(&pack.profile.tag);
    let reference = packs.iter().find(|pack| is_reference(pack));
    let unknown_words = unknown_words(plan, &packs, reference, sink);
    let shared = Shared {
        plan,
        template,
        pictures,
        facts: &base.facts,
        japanese: &base.japanese,
        unknown_words: &unknown_words,
    };
    let first = reference.map(|pack| pack::document(&shared, pack, None, sink));
    let title = reference.zip(first.as_ref()).and_then(|(pack, (document, _))| {
        let is_japanese = pack.profile.speech.primary() == base.japanese.primary();
        pack::title(&document.pages).filter(|_| is_japanese).map(|title| &title.heading)
    });
    let compared = reference.filter(|pack| !pack.parsed.is_broken());
    let texts = compared.map(Pack::translated).unwrap_or_default();
    let compared = compared.zip(first.as_ref()).map(|(pack, (_, speech))| Reference {
        parsed: pack.parsed,
        texts: &texts,
        title,
        speech,
    });
    if let Some(reference) = &compared {
        entries::check_tables(plan, reference.parsed, sink);
    }
    let others: Vec<_> = packs
        .par_iter()
        .filter(|pack| !is_reference(pack))
        .map(|pack| {
            let mut sink = Sink::default();
            (pack::document(&shared, pack, compared, &mut sink), sink)
        })
        .collect();
    let mut documents = sink.gather(others);
    if let Some(first) = first {
        let place = packs.iter().position(is_reference).unwrap_or(0);
        documents.insert(place.min(documents.len()), first);
    }
    beside(plan, &mut documents);
    let letterhead = |(document, speech): (Document, Speech)| {
        let japanese = base.japanese.clone();
        let own = base.languages.nearest(&japanese).map(|profile| &profile.own.words);
        let registration = own.cloned().unwrap_or_default().registration;
        let table = speech.formats_at.unwrap_or(document.span);
        let (day, last) = (shared.plan.as_of, shared.plan.last);
        let formats = speech.formats;
        (document, Letterhead { formats, table, day, last, japanese, registration })
    };
    let documents = documents.into_iter().map(letterhead).collect();
    let mut written: Vec<model::Pack> = packs
        .into_par_iter()
        // A pack of which parts are missing would be held against the others.
        .filter(|pack| with_written && !pack.parsed.is_broken())
        .map(pack::written)
        .collect();
    if plan.borrows() {
        borrowed::keep_asked(&mut written, plan);
    }
    (documents, written)
}

/// Puts the labels of one language beside those of the others; not beside those of a
/// kind of the same language, such as Easy Japanese.
fn beside(plan: &FlyerPlan, documents: &mut [(Document, Speech)]) {
    let Some(tag) = &plan.beside else { return };
    let Some((twin, _)) = documents.iter().find(|(document, _)| document.language == *tag) else {
        return;
    };
    let mut labels = Vec::new();
    for block in twin.pages.iter().flat_map(|page| &page.blocks) {
        let at = At { document: twin, span: block.span };
        labels.push((block.span, element::labels(block.kind.composed().elements(&at), tag)));
    }
    for (document, _) in documents {
        if document.language.primary() != tag.primary() {
            document.beside.clone_from(&labels);
        }
    }
}

/// The tables of words that blocks ask for and no pack has.
fn unknown_words<'a>(
    plan: &'a FlyerPlan,
    packs: &[Pack<'_>],
    reference: Option<&Pack<'_>>,
    sink: &mut Sink,
) -> BTreeSet<&'a str> {
    let mut unknown = BTreeSet::new();
    let names = plan.pages.iter().flatten().filter_map(|block| block.words.as_ref());
    for name in names {
        let words = name.value.as_str();
        let may_have = |pack: &Pack<'_>| pack.parsed.is_broken() || pack.parsed.has(words);
        if packs.is_empty() || packs.iter().any(may_have) {
            continue;
        }
        unknown.insert(words);
        let known = reference.map(|pack| pack.parsed.keys()).unwrap_or_default();
        let known = known.into_iter().filter(|key| !super::RESERVED.contains(key));
        let message = format!("no pack has a table `{}`", shortened(words));
        sink.report(
            codes::UNKNOWN_WORDS
                .at(name.span, message)
                .label("words of this block")
                .hint(suggest::hint(words, known.collect::<Vec<_>>())),
        );
    }
    unknown
}
