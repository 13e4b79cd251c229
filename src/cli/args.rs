//! The arguments of the program, with the help that teaches them.

mod explain;
mod finished;
mod preview;
mod site;
mod stamp;
mod wanted;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};

use explain::EXPLAIN_AFTER;
pub(super) use explain::{Explain, ExplainFormat};
pub(super) use finished::{Diff, DiffFormat, Merge, Release, Verify};
pub(super) use preview::Preview;
pub(super) use site::Site;
pub(super) use stamp::Stamp;
pub(super) use wanted::Wanted;

use crate::batch::Shard;
use crate::date::Date;
use crate::export::Variant;
use crate::lang::Tag;
use crate::scaffold::is_flyer_name;

/// Turns one TOML content pack per language into print-ready, accessible
/// flyers.
///
/// The words are in content/<flyer>/<language>.toml; the facts (numbers, hours,
/// dates, links) are written once for all languages, in content/facts.toml. One
/// command makes every flyer: `chirashi build`.
#[derive(Debug, Parser)]
#[command(version, about, verbatim_doc_comment, after_help = AFTER)]
pub(super) struct Arguments {
    /// The folder that holds content/ and fonts/
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,

    #[command(subcommand)]
    pub(super) command: Command,
}

const AFTER: &str = "\
Exit status: 0 if all went well, 1 if the content has errors, 2 if the command was
used wrongly or could not do its work.

To change a number or an hour, edit content/facts.toml and build again: every
language follows. To change a sentence, edit the pack of its language.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the flyers as PDF files, ready to print and to read aloud
    ///
    /// If `check` finds an error in the content, on a page or in a file, nothing is
    /// written. All errors are shown at once, each with its line and what to do about
    /// it. Run `check` to see warnings, too.
    Build(Build),
    /// Find mistakes before anything is printed
    ///
    /// Reads all content, lays out every page, makes every file in memory and
    /// reads it back. Writes nothing.
    Check(Check),
    /// Show which texts and facts changed between two versions of the flyers
    ///
    /// OLD and NEW are each an output folder, the path of a manifest.json, a git
    /// revision of the content (such as HEAD, main, v1.2, 1a2b3c4), or WORKTREE for
    /// the files as they are now, committed or not.
    Diff(Diff),
    /// Explain messages by their codes, or list all messages
    #[command(after_help = EXPLAIN_AFTER)]
    Explain(Explain),
    /// Show how complete, up to date and reviewed each language of each flyer is
    ///
    /// One line per pack: the flyer, the language and its own name, how many of the
    /// texts are translated, how many must be looked at and stamped (they or the
    /// reference changed, or nobody stamped them), how many were reviewed as they are,
    /// and the status (official; reviewed, if all texts were; draft; missing if there
    /// is no pack; `parts draft` if texts were added or changed since).
    /// Columns on a terminal, separated by tabs elsewhere.
    List(List),
    /// Mark texts as right, and translations as up to date; say who has read them
    ///
    /// A stamp records a text and the one of the reference pack with which it was
    /// compared. When one of the two changes, `chirashi check` says so at the text
    /// until someone has compared them and stamps it again; a text that itself changed
    /// is a draft until then. The reference pack is stamped in the same way. A review
    /// (--reviewed-by) counts as long as the text is the one that was read.
    Stamp(Stamp),
    /// Bring the packs into line with flyer.toml after a block was added or removed
    ///
    /// Adds the texts that a block asks for, empty under the text of the reference
    /// pack, in every language. Moves what no block asks for to
    /// content/<flyer>/unused, from where it comes back when a block asks for it
    /// again. Leaves all else as it was typed, and says what it did.
    Fill(Fill),
    /// Write the JSON Schemas that let editors complete and check the content
    ///
    /// Every content file names its schema in its first line (`#:schema …`);
    /// editors that know TOML (VS Code with Even Better TOML, and others with
    /// taplo or tombi) then complete keys, explain them and mark mistakes.
    Schema(Schema),
    /// Start a new language or a new flyer
    New(New),
    /// Join the parts of a batch that was made on several machines
    Merge(Merge),
    /// Make a release: the flyers with thumbnails, ZIP files, notes and checksums
    Release(Release),
    /// Make pages for the screen, with the PDF files beside them, for any web server
    ///
    /// Each flyer becomes a page in each of its languages, with the words of the paper,
    /// readable on a telephone and aloud; pages to choose a language lead there. Nothing
    /// is loaded from elsewhere, and no script is needed.
    Site(Site),
    /// Show the pages in a browser while you edit them
    ///
    /// Shows paper and pages for the screen side by side, in all languages. As soon as you
    /// save a file, the pages change, and messages of `check` stand beside their places.
    Preview(Preview),
    /// List when flyers change, and why
    ///
    /// Also lists facts that expire, and facts that should be compared with their
    /// sources again (`recheck_months` in chirashi.toml).
    Calendar(Calendar),
    /// Check the files of a folder against its manifest
    ///
    /// Each file is read and its SHA-256 compared. Files that are missing, changed or
    /// not listed are named, and the exit status is 1.
    Verify(Verify),
}

/// What `build` is to make, and where.
#[derive(Debug, Args)]
#[command(after_help = BUILD_AFTER)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) wanted: Wanted,

    #[command(flatten)]
    pub(super) variants: Variants,

    /// Make the flyers of each office in this file (.csv or .toml), with its own
    /// contact, emblem and number: <out>/<flyer>/<code>/<language>.pdf
    #[arg(long, value_name = "FILE")]
    pub(super) offices: Option<PathBuf>,

    /// Make only part K of N; `chirashi merge` joins the parts
    #[arg(long, value_name = "K/N")]
    pub(super) shard: Option<Shard>,

    /// The folder to write to; <ROOT>/output if not given
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// How many threads to use; one per processor if not given
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=1024))]
    pub(super) jobs: Option<u16>,

    /// Make every file, even if it is up to date
    #[arg(long)]
    pub(super) force: bool,

    /// Make the files without checking texts, pages and files for mistakes
    #[arg(long)]
    pub(super) no_check: bool,

    /// Remove files of earlier builds that are no longer made from the content
    #[arg(long)]
    pub(super) prune: bool,

    /// Show only messages, no summary and no progress
    #[arg(long, short)]
    pub(super) quiet: bool,
}

const BUILD_AFTER: &str = "\
Examples:
  chirashi build                          every flyer in every language
  chirashi build --lang th,my             two languages
  chirashi build --variant screen,copier  in colour, and to be copied in black
  chirashi build --as-of 2024-04-01       as it will be on that day

Output: output/<flyer>/<language>.pdf (to be copied: <language>.copier.pdf), and output/manifest.json with the size,
density and SHA-256 of every file. Only files whose content changed are made again.
An interrupted build continues where it stopped.";

/// For what kinds of output.
#[derive(Debug, Args)]
pub(super) struct Variants {
    /// The kinds of output: `screen` is in colour, `copier` in black lines on white paper,
    /// to be copied, in files called <language>.copier.pdf
    #[arg(
        long = "variant",
        value_name = "NAME,..",
        value_delimiter = ',',
        value_parser = variant(),
        default_value = Variant::Screen.name()
    )]
    pub(super) list: Vec<Variant>,
}

/// From which day on `calendar` looks, and how it tells.
#[derive(Debug, Args)]
#[command(after_help = CALENDAR_AFTER)]
pub(super) struct Calendar {
    /// The first day; today if not given
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) from: Option<Date>,

    /// The last day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) until: Option<Date>,

    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: CalendarFormat,
}

/// How the calendar is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CalendarFormat {
    /// A line for each change
    Human,
    /// For programs: a list of objects
    Json,
    /// For calendars: an iCalendar file (RFC 5545)
    Ics,
}

const CALENDAR_AFTER: &str = "\
Examples:
  chirashi calendar                                what changes from today on
  chirashi calendar --from 2022-07-01              what changed since then, too
  chirashi calendar --format ics > flyers.ics      for the calendar of the office

Facts that should have been compared already come first.";

/// What `check` is to look at, and how it tells.
#[derive(Debug, Args)]
#[command(after_help = CHECK_AFTER)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) wanted: Wanted,

    /// Check this table of offices (.csv or .toml), too, and the flyers of each
    /// office
    #[arg(long, value_name = "FILE")]
    pub(super) offices: Option<PathBuf>,

    #[command(flatten)]
    pub(super) variants: Variants,

    /// The form of the messages; `human` goes to standard error, the others to
    /// standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,

    /// Check only the content, not the pages and files made from it
    #[arg(long)]
    pub(super) no_pages: bool,

    /// Treat these messages as errors
    #[arg(long, value_name = "CODE,..", value_delimiter = ',')]
    pub(super) deny: Vec<String>,

    /// Treat these messages as warnings
    #[arg(long, value_name = "CODE,..", value_delimiter = ',')]
    pub(super) warn: Vec<String>,

    /// Do not show these messages
    #[arg(long, value_name = "CODE,..", value_delimiter = ',')]
    pub(super) allow: Vec<String>,

    /// Exit with status 1 if there are warnings, too
    #[arg(long)]
    pub(super) strict: bool,

    /// Show only messages, no summary
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// How messages are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: the line, a caret, and what to do
    Human,
    /// For programs: one object, see docs/report.schema.json
    Json,
    /// For code hosts: SARIF 2.1.0
    Sarif,
}

const CHECK_AFTER: &str = "\
Examples:
  chirashi check                             everything
  chirashi check --lang my --strict          one language, warnings count
  chirashi check --offices cities.csv        a table of offices, too
  chirashi check --variant copier            how it will come out of a copier
  chirashi check --format sarif > check.sarif

Whether a message is an error or a warning is set by its code: for a project in
chirashi.toml, for one run with --deny, --warn and --allow. chirashi.toml can also
allow single messages, with a reason. `chirashi explain` lists all codes.

Exit status: 0 if there is no error, 1 if there is one (with --strict also for
warnings), 2 if the command was used wrongly or could not do its work.";

/// What `list` is to show.
#[derive(Debug, Args)]
pub(super) struct List {
    /// Show only this flyer
    #[arg(long, value_name = "ID")]
    pub(super) flyer: Option<String>,
}

/// Which packs `fill` is to bring into line.
#[derive(Debug, Args)]
pub(super) struct Fill {
    /// Only the packs of this flyer
    #[arg(long, value_name = "ID")]
    pub(super) flyer: Option<String>,

    /// Write nothing; say what would be done
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// What `schema` is to do.
#[derive(Debug, Args)]
#[command(after_help = SCHEMA_AFTER)]
pub(super) struct Schema {
    /// Write nothing; list schemas that are out of date and exit with status 1 if
    /// there are any
    #[arg(long)]
    pub(super) check: bool,
}

const SCHEMA_AFTER: &str = "\
Run it after a change of flyer.toml, of the reference pack's keys or lists, or
of the units and languages of content/facts.toml.

Output: content/schemas/*.schema.json, and content/<flyer>/pack.schema.json for
each flyer, with the tables and keys of that flyer.";

/// What to begin.
#[derive(Debug, Args)]
pub(super) struct New {
    #[command(subcommand)]
    pub(super) what: NewWhat,
}

#[derive(Debug, Subcommand)]
pub(super) enum NewWhat {
    /// Write a pack for a new language, ready to translate
    ///
    /// The pack has every table and key of the reference pack; each text is empty,
    /// below a comment with the text to translate. Its first lines say how to
    /// translate. Nothing is printed until flyer.toml lists the language.
    #[command(after_help = NEW_LANGUAGE_AFTER)]
    Language(NewLanguage),
    /// Write a small flyer that can be built at once
    ///
    /// One page in Japanese and English with a title, two steps, a contact box and a
    /// drawing. Comments say what you can change and add.
    #[command(after_help = NEW_FLYER_AFTER)]
    Flyer(NewFlyer),
    /// Make a folder of a city's own, with a flyer that can be built at once
    ///
    /// Languages, templates and fonts are copied from the project in --root; facts,
    /// settings, a workflow and a small flyer are written.
    #[command(after_help = NEW_PROJECT_AFTER)]
    Project(NewProject),
}

/// The new project.
#[derive(Debug, Args)]
pub(super) struct NewProject {
    /// The folder to make; it may be there if it is empty
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,

    /// The name of its first flyer
    #[arg(long, value_name = "ID", value_parser = flyer_name, default_value = "welcome")]
    pub(super) flyer: String,
}

const NEW_PROJECT_AFTER: &str = "\
Example:
  chirashi new project ../hoshino
  cd ../hoshino && chirashi build";

/// The new language.
#[derive(Debug, Args)]
pub(super) struct NewLanguage {
    /// The language as a tag (BCP 47), such as de, lo or pt-PT
    #[arg(value_name = "TAG", value_parser = tag)]
    pub(super) language: Tag,

    /// The flyer to translate; can be left out if there is only one
    #[arg(long, value_name = "ID")]
    pub(super) flyer: Option<String>,
}

const NEW_LANGUAGE_AFTER: &str = "\
Example:
  chirashi new language de

Output: content/<flyer>/<TAG>.toml and, if the language has none yet,
content/languages/<TAG>.toml. A file that is there is never changed.";

/// The new flyer.
#[derive(Debug, Args)]
pub(super) struct NewFlyer {
    /// The name of its folder in content/, such as garbage-2024
    #[arg(value_name = "ID", value_parser = flyer_name)]
    pub(super) id: String,

    /// The flyer to begin from: its blocks, words, pictures and stamps are copied; a small one if
    /// not given
    #[arg(long, value_name = "ID")]
    pub(super) from: Option<String>,
}

const NEW_FLYER_AFTER: &str = "\
Examples:
  chirashi new flyer festival
  chirashi build --flyer festival
  chirashi new flyer garbage-2028 --from garbage";

fn flyer_name(name: &str) -> Result<String, String> {
    is_flyer_name(name).map(|()| name.to_owned())
}

fn tag(text: &str) -> Result<Tag, String> {
    Tag::new(text)
}

fn date(text: &str) -> Result<Date, String> {
    text.parse()
}

fn variant() -> impl TypedValueParser<Value = Variant> {
    let names = Variant::ALL.map(|variant| PossibleValue::new(variant.name()));
    PossibleValuesParser::new(names).map(|name| {
        let found = Variant::ALL.into_iter().find(|variant| variant.name() == name);
        found.expect("the parser lets only names of variants through")
    })
}

#[cfg(test)]
mod tests {
    use super::Arguments;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
