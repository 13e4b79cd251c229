//! How every command begins that makes something of the content: it is loaded,
//! looked at, and judged as the project wants it.
//!
//! In: what to load and how closely to look. Out: the project with its judged
//! messages.

use std::collections::BTreeSet;

use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use super::report;
use crate::batch::{content_key, file_key, judged_key};

use crate::check::{self, Content};
use crate::content::load::{self, Letterhead, Offices, Project, Request, load_again};
use crate::content::model::{Document, Flyer, Office};
use crate::content::{Level, Settings};
use crate::diag::{Diagnostic, Severity, Sink};
use crate::export::Variant;
use crate::fonts::FontBook;
use crate::frame::Date;
use crate::key::{Key, PROGRAM};
use crate::known::Known;
use crate::pipeline::Printer;
use crate::policy::{self, Judged, Policy, judge};
use crate::rules;
use crate::source::{FileId, Sources};

/// How closely the content is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth<'a> {
    /// Whether it can be read at all.
    Form,
    /// What must not be printed, as far as it is not among these things, which an
    /// earlier build found to be right. What is only doubtful is left out.
    Print(&'a BTreeSet<Key>),
    /// Everything that it says, as far as it is not among these things, of which an
    /// earlier check had nothing to report; `None` where nothing is remembered.
    Content(Option<&'a BTreeSet<Key>>),
    /// That, and the finished pages and files of these variants.
    Pages(&'a [Variant], Option<&'a BTreeSet<Key>>),
}

/// What was seen.
pub(super) struct Seen {
    pub(super) project: Project,
    pub(super) settings: Settings,
    pub(super) judged: Judged,
    /// What is known to be right, if it matters what can be printed.
    pub(super) known: Known,
    /// All content as one number, if it is looked at more closely than its form.
    pub(super) content: Key,
    /// The files in which something cannot be read: what comes from them has gaps.
    pub(super) broken: BTreeSet<FileId>,
    /// The flyers whose pages were to be looked at and could not be laid out.
    pub(super) unseen: Vec<String>,
    /// The offices of the table that was named; none whose row has an error.
    pub(super) offices: Option<Offices>,
}

impl Seen {
    /// Notes that no error is in the content, whatever was left as it is.
    pub(super) fn is_right(&self) {
        self.known.learn(self.content);
    }

    /// Whether something other than the table of offices has an error: then no
    /// flyer can be made of any of them.
    pub(super) fn is_broken(&self) -> bool {
        let is_elsewhere = |message: &Diagnostic| {
            let offices = self.offices.as_ref().zip(message.span);
            message.severity == Severity::Error
                && !offices.is_some_and(|(offices, span)| offices.holds(span.file))
        };
        self.judged.diagnostics.iter().any(is_elsewhere)
    }
}

/// What else is looked at, and by what it is judged: nothing in most commands.
#[derive(Default)]
pub(super) struct Besides<'a> {
    /// A table of offices.
    pub(super) offices: Option<&'a Path>,
    /// The decisions of the command line.
    pub(super) flags: &'a [(String, Level)],
    /// What was understood before, so that nobody looks a second time at what is as it was.
    pub(super) memory: Option<&'a mut load::Memory>,
}

/// Loads what is wanted and looks at it.
///
/// # Errors
/// Fails if a file cannot be read, or if what is wanted does not exist.
pub(super) fn look(sources: &mut Sources, request: &Request, depth: Depth<'_>) -> Result<Seen> {
    look_with(Besides::default(), sources, request, depth)
}

/// The same with what is named besides.
///
/// # Errors
/// Fails as [`look`] does, and if the table of offices cannot be read.
pub(super) fn look_with(
    Besides { offices, flags, memory }: Besides<'_>,
    sources: &mut Sources,
    request: &Request,
    depth: Depth<'_>,
) -> Result<Seen> {
    let mut nothing = load::Memory::default();
    let memory = memory.unwrap_or(&mut nothing);
    let mut sink = Sink::default();
    let settings = Settings::load(sources, &mut sink)?;
    let project = load_again(memory, sources, request, &mut sink)?;
    // What stands in these files has gaps; what checks find has none.
    let broken = sink.broken_files().clone();
    let content = match depth {
        Depth::Form => Key::of(&()),
        Depth::Print(_) | Depth::Content(_) | Depth::Pages(..) => {
            wanted(sources, request, &project)
        }
    };
    let (today, recheck_months) = (request.today, settings.facts.recheck_months);
    let known = match depth {
        Depth::Form | Depth::Content(None) | Depth::Pages(_, None) => Known::default(),
        Depth::Print(before) => known(before, &settings, &project.fonts),
        Depth::Content(Some(before)) | Depth::Pages(_, Some(before)) => {
            silent(before, sources, &project)
        }
    };
    let looked_at = Content { workspace: &project.workspace, today, recheck_months };
    if depth != Depth::Form {
        check::content_again(&looked_at, content, &known, &mut sink);
    }
    let mut offices = match offices {
        Some(path) => Some(load::offices(path, &project.workspace, sources, &mut sink)?),
        None => None,
    };
    if let Some(offices) = &offices {
        let table = check::OfficeTable {
            offices: &offices.offices,
            texts: &offices.texts,
            columns: &offices.columns,
        };
        check::offices(&table, &project.workspace.languages, &mut sink);
        let flyers = project.workspace.flyers.iter().zip(&project.origins);
        for (document, letterhead) in
            flyers.flat_map(|(flyer, origin)| flyer.documents.iter().zip(&origin.letterheads))
        {
            letterhead.check(document, &offices.offices, &mut sink);
        }
    }
    let unseen = match depth {
        Depth::Pages(variants, _) => {
            let rows = offices.as_ref().map_or(&[][..], |found| &found.offices);
            pages(&project, (variants, rows), &broken, &known, &mut sink)
        }
        Depth::Form | Depth::Print(_) | Depth::Content(_) => Vec::new(),
    };
    let Request { as_of, flyers, languages, .. } = request;
    let is_whole = as_of.is_none() && flyers.is_none() && languages.is_none();
    let policy = Policy {
        rules: &rules::all(),
        settings: &settings,
        flags,
        complete: is_whole && matches!(depth, Depth::Pages(..)) && unseen.is_empty(),
    };
    let mut judged = judge(sink.sorted(), &policy, sources);
    judged.diagnostics = policy::settled(judged.diagnostics, &project.workspace, sources);
    if let Some(offices) = &mut offices {
        offices.leave_out(&judged.diagnostics);
    }
    if matches!(depth, Depth::Form | Depth::Print(_)) {
        let of_offices = |it: &Diagnostic| {
            offices.as_ref().zip(it.span).is_some_and(|(found, span)| found.holds(span.file))
        };
        judged
            .diagnostics
            .retain(|it| check::concerns_print(it.code, it.severity) || of_offices(it));
    }
    Ok(Seen { project, settings, judged, known, content, broken, unseen, offices })
}

/// The key of the content and of what is wanted of it.
fn wanted(sources: &Sources, request: &Request, project: &Project) -> Key {
    let day = |date: Date| (date.year, date.month, date.day);
    let days: Vec<_> = project.workspace.flyers.iter().map(|flyer| day(flyer.as_of)).collect();
    content_key(sources, &(days, &request.flyers, &request.languages))
}

/// What an earlier build found to be right.
fn known(before: &BTreeSet<Key>, settings: &Settings, fonts: &FontBook) -> Known {
    let measure = Key::of(&(PROGRAM, levels(settings), fonts.fingerprint()));
    let severity = settings.severity.clone();
    let is_wrong = move |found: &Diagnostic| {
        policy::weight(found, &severity)
            .is_some_and(|weight| check::concerns_print(found.code, weight))
    };
    Known::new(before.clone(), measure, Box::new(is_wrong))
}

/// What earlier checks had nothing to report of: neither an error nor a doubt, so that
/// the messages are the same whether anything is known or not. Checks of pages look at
/// all that the file of a language says.
fn silent(before: &BTreeSet<Key>, sources: &Sources, project: &Project) -> Known {
    let files = sources.files().filter(|file| file.path.starts_with(load::LANGUAGES));
    let texts: Vec<_> = files.map(|file| &*file.text).collect();
    let measure = Key::of(&("silent", PROGRAM, texts, project.fonts.fingerprint()));
    Known::new(before.clone(), measure, Box::new(|_| true))
}

/// What messages weigh in the project.
fn levels(settings: &Settings) -> Vec<(&str, &str)> {
    settings.severity.iter().map(|(code, level)| (&*code.value, level.key())).collect()
}

/// The decisions of a project by which a file is judged, and the names that it keeps
/// whole, as one number. An exception is for a place in a pack, and so for the pack as
/// it is.
pub(super) fn decisions(settings: &Settings, sources: &Sources, document: &Document) -> Key {
    let exceptions = settings.exceptions.iter();
    let exceptions: Vec<_> = exceptions
        .map(|it| (&it.code.value, &it.file.value, it.key.as_ref().map(|key| &key.value)))
        .collect();
    let pack = || &*sources.file(document.span.file).text;
    let pack = (!exceptions.is_empty()).then(pack);
    Key::of(&(levels(settings), exceptions, pack, &document.keep))
}

/// Gives messages on pages and files their weight, and leaves out what does not keep
/// a flyer from being printed.
pub(super) fn weigh(sink: Sink, settings: &Settings, sources: &Sources) -> Sink {
    let policy = Policy { rules: &rules::all(), settings, flags: &[], complete: false };
    let mut kept = Sink::default();
    let weighed = policy::weigh(sink, &policy, sources).sorted();
    weighed
        .into_iter()
        .filter(|it| check::concerns_print(it.code, it.severity))
        .for_each(|it| kept.report(it));
    kept
}

/// A document of which nothing is missing.
pub(super) struct Whole<'a> {
    pub(super) document: &'a Document,
    letterhead: &'a Letterhead,
}

/// The documents of a project that have no gap, and the names of the others.
pub(super) fn whole<'a>(
    project: &'a Project,
    broken: &BTreeSet<FileId>,
) -> (Vec<Whole<'a>>, Vec<String>) {
    let (mut documents, mut others) = (Vec::new(), Vec::new());
    for (flyer, origin) in project.workspace.flyers.iter().zip(&project.origins) {
        let shared = origin.shared.iter().any(|file| broken.contains(file));
        let with_letterheads = flyer.documents.iter().zip(&origin.letterheads);
        for ((document, letterhead), pack) in with_letterheads.zip(&origin.packs) {
            if shared || broken.contains(pack) {
                others.push(format!("{} in {}", flyer.id, document.language));
            } else {
                documents.push(Whole { document, letterhead });
            }
        }
    }
    (documents, others)
}

/// Lays out, exports and checks each document that has no gap; gives the names of the
/// others: what is missing in them would only be reported twice. Each is also made for
/// all offices, as `build` does it.
fn pages(
    project: &Project,
    (variants, offices): (&[Variant], &[Office]),
    broken: &BTreeSet<FileId>,
    known: &Known,
    sink: &mut Sink,
) -> Vec<String> {
    let (workspace, fonts) = (&project.workspace, &*project.fonts);
    let (documents, unseen) = whole(project, broken);
    let languages = &workspace.languages;
    let printer = |&variant: &Variant| (variant, Printer::new(variant, languages, fonts));
    let printers: Vec<(Variant, Printer<'_>)> = variants.iter().map(printer).collect();
    let files: Vec<_> =
        printers.iter().flat_map(|it| documents.iter().map(move |of| (it, of))).collect();
    let messages: Vec<Sink> = files
        .par_iter()
        .map(|&((variant, printer), Whole { document, letterhead })| {
            let mut sink = Sink::default();
            let key = || judged_key(file_key(document, *variant, languages, fonts), document);
            if offices.is_empty() {
                known.look(key, &mut sink, |sink| {
                    printer.inspect_new(known, document, sink);
                });
                return sink;
            }
            if printer.inspect_new(known, document, &mut sink).is_some() {
                // What is wrong with the document itself was just reported.
                let mut told = Sink::default();
                let base = printer.base(document, None, &mut told);
                for office in base.iter().flat_map(|_| offices) {
                    let filled = letterhead.fill(document, office);
                    let _made = base.as_ref().and_then(|base| base.build(&filled, &mut sink));
                }
            }
            sink
        })
        .collect();
    messages.into_iter().for_each(|messages| sink.append(messages));
    unseen
}

/// Says whose pages nobody has looked at.
pub(super) fn say_unseen(unseen: &[String]) {
    if !unseen.is_empty() {
        // More would be longer than anyone reads.
        let (named, more) = unseen.split_at(unseen.len().min(8));
        let mut list = named.join(", ");
        if !more.is_empty() {
            list.push_str(&format!(", and {} more", more.len()));
        }
        report::line(&format!(
            "pages not looked at, since their content cannot be read whole: {list}"
        ));
    }
}

/// The days as of which flyers are made, in words.
pub(super) fn days(flyers: &[Flyer]) -> String {
    let days: BTreeSet<Date> = flyers.iter().map(|flyer| flyer.as_of).collect();
    let days: Vec<String> = days.iter().map(Date::to_string).collect();
    format!("as of {}", days.join(" and "))
}
