//! Checks: what is wrong or doubtful in content that loads, in finished pages
//! and in finished files.
//!
//! In: what `load`, `layout` and `export` made. Out: messages. Each check is a
//! file with one [`Check`] and a line in [`ALL`]; its good and bad examples stand
//! in `tests/checks/<code>.toml`. `explain`, `docs/checks.md` and the severity
//! flags come from the same constant. Knows nothing about TOML, folders or stages.

mod alt;
mod copy;
mod design;
mod facts;
mod file;
mod language;
mod letters;
mod offices;
mod packs;
mod page;
mod pictures;
mod ruby;
mod scripts;
mod speech;
mod stamps;
mod terms;
mod translation;
mod words;

pub use facts::TypedKind;
pub use speech::Kind as SpeechKind;

use std::hash::Hash;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::content::Languages;
use crate::content::model::{Document, Flyer, Pack, Workspace};
use crate::diag::{Rule, Severity, Sink};
use crate::export::Variant;
use crate::fonts::FontBook;
use crate::frame::Date;
use crate::key::Key;
use crate::known::Known;
use crate::layout::Layout;
use crate::proof::{Broken, File};

pub use language::Text;
pub use offices::Table as OfficeTable;
pub use stamps::{Stamped, stale, stamped};

/// A check.
#[derive(Debug)]
pub struct Check {
    /// What it reports.
    pub rule: Rule,
    /// How it looks.
    pub run: Run,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// The content of all flyers.
    Content(fn(&Content<'_>, &Rule, &mut Sink)),
    /// The words of all packs, compared with each other and with the glossary. Such a
    /// check looks at nothing else: where these are the same, it is not run again.
    Words(fn(&Content<'_>, &Rule, &mut Sink)),
    /// A pack with its stamps.
    Stamps(fn(&Stamped<'_>, &Rule, &mut Sink)),
    /// What is typed in packs where a reference belongs; all kinds are found in
    /// one pass.
    Typed(TypedKind),
    /// The files of languages, compared with CLDR and with themselves; all kinds are found
    /// in one pass.
    Speech(SpeechKind),
    /// One pack, the names in the facts, or the cells of a table in one language.
    Pack(fn(&Pack, &Rule, &mut Sink)),
    /// One string of them.
    Text(fn(&Text<'_>, &Rule, &mut Sink)),
    /// A table of offices.
    Offices(fn(&offices::Table<'_>, &Rule, &mut Sink)),
    /// The pages of one flyer in one language.
    Pages(fn(&Printed<'_>, &Rule, &mut Sink)),
    /// The finished file of one flyer in one language.
    File(fn(&Finished<'_>, &Rule, &mut Sink)),
}

/// What checks of pages look at.
#[derive(Clone, Copy)]
pub struct Printed<'a> {
    /// The content.
    pub document: &'a Document,
    /// The kind of file that the pages are for.
    pub variant: Variant,
    /// Its pages, and how they came about.
    pub layout: &'a Layout,
    /// Which of them are new.
    pub news: News<'a>,
    /// The languages in which they are set.
    pub languages: &'a Languages,
    /// The fonts of their text.
    pub fonts: &'a FontBook,
}

/// Which pages are new, and what on them. Checks that take long ask; the others look at
/// everything.
#[derive(Clone, Copy)]
pub struct News<'a> {
    /// The keys of all pages; none if nothing is known.
    pub pages: &'a [Key],
    /// What is known to be right.
    pub known: &'a Known,
}

impl News<'_> {
    /// The key of the page with this number, together with what else a rule looks at.
    fn page(&self, rule: &Rule, number: usize, with: &impl Hash) -> Key {
        Key::of(&(rule.code, self.pages.get(number), with))
    }
}

/// What checks of files look at.
#[derive(Clone, Copy)]
pub struct Finished<'a> {
    /// The content.
    pub document: &'a Document,
    /// What kind of file it is.
    pub variant: Variant,
    /// Its pages.
    pub layout: &'a Layout,
    /// Which of them are new.
    pub news: News<'a>,
    /// The file, read back.
    pub file: &'a File,
}

/// What checks of the content look at.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// All content; its packs as they were written are there, too.
    pub workspace: &'a Workspace,
    /// The day on which the check is made.
    pub today: Date,
    /// After how many months a fact must be compared with its source again, if
    /// the project says so.
    pub recheck_months: Option<u32>,
}

/// All checks, in the order in which they are explained.
pub const ALL: &[&Check] = &[
    &facts::typed::rules::PHONE,
    &facts::typed::rules::TIME,
    &facts::typed::rules::DATE,
    &facts::typed::rules::ADDRESS,
    &facts::typed::rules::PRICE,
    &facts::typed::rules::MEASURE,
    &facts::typed::rules::LINK,
    &facts::typed::rules::NUMBER,
    &facts::typed::rules::ADDED,
    &facts::typed::rules::REMARK,
    &speech::rules::MISNAMED,
    &speech::rules::LANGUAGE_NAME,
    &speech::rules::UNIT,
    &speech::rules::PATTERN,
    &speech::rules::SIGN,
    &speech::rules::SAME_WORDS,
    &speech::rules::HABIT,
    &speech::rules::UNLIKE,
    &speech::rules::REMARK,
    &facts::dangling_step::CHECK,
    &facts::step_mismatch::CHECK,
    &facts::unused_fact::CHECK,
    &facts::fact_unchecked::CHECK,
    &facts::fact_ending::CHECK,
    &facts::outlived_fact::CHECK,
    &facts::outlived_block::CHECK,
    &facts::fact_gap::CHECK,
    &facts::fact_order::CHECK,
    &facts::zero_value::CHECK,
    &facts::sudden_change::CHECK,
    &facts::unlike_sisters::CHECK,
    &facts::unfinished_fact::CHECK,
    &facts::odd_time::CHECK,
    &facts::odd_edition::CHECK,
    &facts::never_open::CHECK,
    &facts::day_past::CHECK,
    &facts::duplicate_fact::CHECK,
    &facts::hours_overlap::CHECK,
    &facts::language_lost::CHECK,
    &facts::language_not_offered::CHECK,
    &facts::not_your_language::CHECK,
    &facts::other_line::CHECK,
    &facts::other_number::CHECK,
    &facts::unknown_tag::CHECK,
    &pictures::turned_names::CHECK,
    &facts::odd_phone::CHECK,
    &facts::free_phone::CHECK,
    &facts::odd_host::CHECK,
    &facts::odd_link::CHECK,
    &facts::qr_module::CHECK,
    &facts::qr_too_large::CHECK,
    &terms::wrong_term::CHECK,
    &terms::missing_term::CHECK,
    &packs::UNPRINTED_TEXT,
    &design::UNFIT_SETTING,
    &design::ODD_MEASURE,
    &design::NEVER_TAKEN,
    &pictures::repeated_picture::CHECK,
    &pictures::same_picture::CHECK,
    &pictures::unused_picture::CHECK,
    &pictures::turned_size::CHECK,
    &page::heading_order::CHECK,
    &page::small_body::CHECK,
    &page::small_type::CHECK,
    &page::contrast::CHECK,
    &page::broken_name::CHECK,
    &page::ink_collision::CHECK,
    &page::line_edge::CHECK,
    &page::live_area::CHECK,
    &page::code_on_fold::CHECK,
    &page::covered_label::CHECK,
    &file::code_unreadable::CHECK,
    &file::text_differs::CHECK,
    &file::undeclared::CHECK,
    &copy::ink_coverage::CHECK,
    &copy::copy_legible::CHECK,
    &packs::REFERENCE_MISMATCH,
    &packs::REFERENCE_ORDER,
    &packs::FALLING_RANGE,
    &packs::CROSSED_TEXT,
    &packs::EMPHASIS_MISMATCH,
    &packs::UNTRANSLATED,
    &packs::COPIED_PACK,
    &packs::REPEATED_TEXT,
    &packs::RARE_SPELLING,
    &packs::LENGTH_ODD,
    &packs::MIXED_TONE_MARKS,
    &packs::CUT_SHORT,
    &packs::ADDED_NOTE,
    &packs::OTHER_JAPANESE,
    &ruby::RUBY_INCONSISTENT,
    &ruby::BAD_READING,
    &ruby::RUBY_UNEXPECTED,
    &ruby::WRONG_READING,
    &ruby::OTHER_READING,
    &alt::IDENTICAL_ALT,
    &alt::WEAK_ALT,
    &alt::LONG_ALT,
    &offices::wrong_municipality::CHECK,
    &offices::wrong_address::CHECK,
    &offices::shared_value::CHECK,
    &offices::unlike_others::CHECK,
    &offices::swapped_cells::CHECK,
    &offices::foreign_cell::CHECK,
    &offices::long_cell::CHECK,
    &offices::odd_opening::CHECK,
    &offices::other_area::CHECK,
    &stamps::CHANGED_TEXT,
    &stamps::STALE_TEXT,
    &stamps::NEVER_STAMPED,
    &stamps::STRAY_STAMP,
    &stamps::NOT_REVIEWED,
    &language::placeholder::CHECK,
    &language::kanji_without_ruby::CHECK,
    &language::part_of_compound_without_ruby::CHECK,
    &language::era_year::CHECK,
    &language::tilde_between_times::CHECK,
    &language::twenty_four_hour_time::CHECK,
    &language::long_sentence::CHECK,
    &language::plain_form::CHECK,
    &language::missing_phrase_space::CHECK,
    &language::zawgyi::CHECK,
    &language::ill_formed_syllable::CHECK,
    &language::misplaced_tone::CHECK,
    &language::not_nfc::CHECK,
    &language::wrong_quotes::CHECK,
    &language::inner_quotes::CHECK,
    &language::straight_quotes::CHECK,
    &language::unbalanced_brackets::CHECK,
    &language::mixed_brackets::CHECK,
    &language::wrong_digits::CHECK,
    &language::half_width_kana::CHECK,
    &language::full_width_latin::CHECK,
    &language::full_width_mark::CHECK,
    &language::half_width_mark::CHECK,
    &language::wrong_stop::CHECK,
    &language::latin_mark::CHECK,
    &language::missing_inverted_mark::CHECK,
    &language::wrong_han::CHECK,
    &language::old_form::CHECK,
    &language::look_alike_kana::CHECK,
    &language::look_alike_hyphen::CHECK,
    &language::mixed_scripts::CHECK,
    &language::stray_letter::CHECK,
    &language::letter_in_number::CHECK,
    &language::foreign_letter::CHECK,
    &language::invisible_character::CHECK,
    &language::unprintable_character::CHECK,
    &language::compatibility_character::CHECK,
    &language::compatibility_ideograph::CHECK,
    &language::emoji::CHECK,
    &language::idle_break_mark::CHECK,
    &language::mojibake::CHECK,
    &language::html_in_text::CHECK,
    &language::doubled_punctuation::CHECK,
    &language::repeated_exclamation::CHECK,
    &language::doubled_blank::CHECK,
    &language::odd_blank::CHECK,
    &language::doubled_word::CHECK,
    &language::space_before_mark::CHECK,
    &language::missing_space::CHECK,
    &language::unspaced_mark::CHECK,
    &language::space_at_end::CHECK,
];

/// Checks the content.
pub fn content(content: &Content<'_>, sink: &mut Sink) {
    content_again(content, Key::of(""), &Known::default(), sink);
}

/// The same, without a look at what is known to be right; `whole` is the key of all that
/// was read. Checks whose messages nobody minds are left out.
pub fn content_again(content: &Content<'_>, whole: Key, known: &Known, sink: &mut Sink) {
    known.look(|| whole, sink, |sink| lasting(content, whole, known, sink));
    today(content, sink);
}

/// Checks of the content what does not depend on the day of the run.
fn lasting(content: &Content<'_>, whole: Key, known: &Known, sink: &mut Sink) {
    let strings = || {
        let mut sink = Sink::default();
        language::check(content, known, &mut sink);
        sink
    };
    let typed = || {
        in_one_pass("typed", whole, known, |sink| {
            let found = facts::typed::find(content);
            for check in ALL {
                if let Run::Typed(kind) = check.run {
                    facts::typed::report(&found, kind, &check.rule, sink);
                }
            }
        })
    };
    let spoken = || {
        in_one_pass("speech", whole, known, |sink| {
            let found = speech::find(content.workspace);
            for check in ALL {
                if let Run::Speech(kind) = check.run {
                    speech::report(&found, kind, &check.rule, sink);
                }
            }
        })
    };
    let (mut messages, (strings, (typed, spoken))) = rayon::join(
        || each_content(content, whole, known),
        || rayon::join(strings, || rayon::join(typed, spoken)),
    );
    messages.extend([strings, typed, spoken]);
    messages.into_iter().for_each(|messages| sink.append(messages));
}

/// What checks say that find all of a kind in one pass over the content.
fn in_one_pass(kind: &str, whole: Key, known: &Known, look: impl FnOnce(&mut Sink)) -> Sink {
    let mut sink = Sink::default();
    known.look(|| Key::of(&(kind, whole)), &mut sink, look);
    sink
}

/// Checks a table of offices, and its words as those of packs are checked.
pub fn offices(table: &OfficeTable<'_>, languages: &Languages, sink: &mut Sink) {
    let texts: Vec<&Pack> = table.texts.iter().collect();
    language::check_packs(&texts, languages, &Known::default(), sink);
    offices::check(table, sink);
}

/// The checks that look at the day of the run: on another day they may find
/// something else in the same content.
const DAILY: [&Check; 2] = [&facts::fact_unchecked::CHECK, &facts::day_past::CHECK];

/// Checks of the content what may be wrong today and was right yesterday.
pub fn today(content: &Content<'_>, sink: &mut Sink) {
    for check in DAILY {
        if let Run::Content(run) = check.run {
            run(content, &check.rule, sink);
        }
    }
}

/// Whether messages with this code are for who is about to print: an error, or that
/// the day of a flyer is past. Other doubts are for who works on the content.
#[must_use]
pub fn concerns_print(code: &str, severity: Severity) -> bool {
    let is_check = ALL.iter().any(|check| check.rule.code == code);
    severity == Severity::Error || !is_check || code == facts::day_past::CHECK.rule.code
}

/// What each check of the content says, but for those of the day.
fn each_content(content: &Content<'_>, whole: Key, known: &Known) -> Vec<Sink> {
    let words = if known.learns() { Some(words(content.workspace)) } else { None };
    let packs = OnceLock::new();
    let packs = || packs.get_or_init(|| stamped(content.workspace).collect::<Vec<_>>()).iter();
    let is_daily = |check: &Check| DAILY.iter().any(|daily| daily.rule.code == check.rule.code);
    ALL.par_iter()
        .filter(|check| !is_daily(check) && known.minds(&check.rule))
        .map(|check| {
            let mut sink = Sink::default();
            let rule = &check.rule;
            let key = || Key::of(&(rule.code, whole));
            let words = || Key::of(&(rule.code, words));
            match check.run {
                Run::Content(run) => known.look(key, &mut sink, |sink| run(content, rule, sink)),
                Run::Words(run) => known.look(words, &mut sink, |sink| run(content, rule, sink)),
                Run::Stamps(run) => known.look(key, &mut sink, |sink| {
                    packs().for_each(|pack| run(pack, rule, sink));
                }),
                // These look at a pack before the next one is taken.
                Run::Pack(_)
                | Run::Text(_)
                | Run::Typed(_)
                | Run::Speech(_)
                | Run::Offices(_)
                | Run::Pages(_)
                | Run::File(_) => {}
            }
            sink
        })
        .collect()
}

/// The key of all that [`Run::Words`] looks at.
fn words(workspace: &Workspace) -> Key {
    let Workspace {
        languages: _,
        facts: _,
        glossary,
        flyers,
        spoken,
        language_files: _,
        own_names: _,
        named,
        japanese,
        whole: _,
    } = workspace;
    let written = |flyer: &Flyer| {
        let cells = flyer.listed.iter().flat_map(|rows| &rows.texts);
        flyer.packs.iter().chain(cells).map(Key::of).collect::<Vec<_>>()
    };
    let flyers: Vec<_> =
        flyers.iter().map(|flyer| (&flyer.id, &flyer.reference, written(flyer))).collect();
    Key::of(&(flyers, spoken, named, japanese, glossary))
}

/// Checks the pages of one flyer in one language.
pub fn pages(printed: &Printed<'_>, sink: &mut Sink) {
    for check in ALL.iter().filter(|check| printed.news.known.minds(&check.rule)) {
        if let Run::Pages(run) = check.run {
            run(printed, &check.rule, sink);
        }
    }
}

/// Checks the finished file of one flyer in one language.
pub fn file(finished: &Finished<'_>, sink: &mut Sink) {
    for check in ALL {
        if let Run::File(run) = check.run {
            run(finished, &check.rule, sink);
        }
    }
}

/// Reports that a finished file cannot be read at all.
pub fn broken_file(document: &Document, why: Broken, sink: &mut Sink) {
    let message = format!("the finished file in {} is broken: {why}", document.language);
    sink.report(file::undeclared::CHECK.rule.at(document.span, message));
}
