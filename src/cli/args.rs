//! The arguments of the program, with the help that teaches them.

mod finished;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};

pub(super) use finished::{Diff, DiffFormat, Merge, Release, Verify};

use crate::batch::{Shard, Variant};
use crate::date::Date;
use crate::lang::Tag;
use crate::scaffold::is_flyer_name;

/// Turns one TOML content pack per language into print-ready, accessible
/// flyers.
///
/// The words stand in content/<flyer>/<language>.toml, the facts (numbers,
/// hours, dates, links) once for all in content/facts.toml. One command makes
/// every flyer: `chirashi build`.
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
Exit status: 0 done, 1 the content has errors, 2 wrong usage or the system failed.

To change a number or an hour, edit content/facts.toml and build again: every
language follows. To change a sentence, edit the pack of its language.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make the flyers as PDF files, ready to print and to read aloud
    ///
    /// Nothing is written if `check` calls anything in the content, on the pages or
    /// in the files an error; all errors are shown at once, each with its line and
    /// with what to do. `check` also says what is only doubtful.
    Build(Build),
    /// Say everything that is wrong or doubtful, before paper is used
    ///
    /// Reads all content, lays out every page, makes every file in memory and
    /// reads it back. Writes nothing.
    Check(Check),
    /// Say what changed: which texts and facts, from what to what, on which page
    ///
    /// OLD and NEW are output folders, paths of a manifest.json, revisions of the
    /// content that git knows (such as HEAD, main, v1.2, 1a2b3c4), or WORKTREE for
    /// the content as it is now.
    Diff(Diff),
    /// Explain a message, or list all that there are
    Explain(Explain),
    /// Show flyers and languages: how complete, up to date and reviewed each
    /// pack is
    ///
    /// One line per pack: flyer, language, own name, how many of the reference's
    /// texts it has, how many of them do not follow the reference or were never
    /// stamped, status (official, reviewed, draft; missing if there is no pack).
    /// Columns on a terminal, tabs elsewhere.
    List(List),
    /// Say that translations follow the reference as it is now
    ///
    /// Each translation remembers from which text of the reference it was made.
    /// When that text changes, `chirashi check` reports the translation as stale
    /// until it is stamped again, changed or not.
    Stamp(Stamp),
    /// Write the JSON Schemas that let editors complete and check the content
    ///
    /// Every content file names its schema in its first line (`#:schema …`);
    /// editors that know TOML (VS Code with Even Better TOML, and others with
    /// taplo or tombi) then complete keys, explain them and mark mistakes.
    Schema(Schema),
    /// Begin a new language or a new flyer
    New(New),
    /// Join the shares of a batch that was made on several machines
    Merge(Merge),
    /// Make the flyers for everyone: proved, with thumbnails, ZIPs and notes
    Release(Release),
    /// List the coming changes: on which day which flyers change, and why
    ///
    /// Also the facts that expire, and those that should be compared with their
    /// sources again (`recheck_months` in chirashi.toml).
    Calendar(Calendar),
    /// Prove that a folder holds the files that its manifest lists
    ///
    /// Each file is read and compared with its SHA-256. Files that are missing,
    /// changed or not listed are told, and the exit status is 1.
    Verify(Verify),
}

/// What `build` is to make, and where.
#[derive(Debug, Args)]
#[command(after_help = BUILD_AFTER)]
pub(super) struct Build {
    /// Make only this flyer: the name of its folder in content/
    #[arg(long, value_name = "ID")]
    pub(super) flyer: Option<String>,

    /// Make only these languages, such as ja,zh-Hans
    #[arg(long, value_name = "TAG,..", value_delimiter = ',', value_parser = tag)]
    pub(super) lang: Vec<Tag>,

    /// Make only these kinds of output
    #[arg(long, value_name = "NAME,..", value_delimiter = ',', value_parser = variants())]
    pub(super) variant: Vec<Variant>,

    /// Use the facts and blocks that hold on this day instead of flyer.toml's
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) as_of: Option<Date>,

    /// Make the flyers of each office in this file (.csv or .toml), with its own
    /// contact, emblem and number: <out>/<flyer>/<code>/<language>.pdf
    #[arg(long, value_name = "FILE")]
    pub(super) offices: Option<PathBuf>,

    /// Make the K-th of N shares only; `chirashi merge` joins them
    #[arg(long, value_name = "K/N")]
    pub(super) shard: Option<Shard>,

    /// The folder to write to; <ROOT>/output if not given
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// How many threads to use; all processors if not given
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=1024))]
    pub(super) jobs: Option<u16>,

    /// Make every file, even one that is up to date
    #[arg(long)]
    pub(super) force: bool,

    /// Make files without looking for mistakes in texts, pages and files first
    #[arg(long)]
    pub(super) no_check: bool,

    /// Remove files of earlier builds that nothing makes any more
    #[arg(long)]
    pub(super) prune: bool,

    /// Show nothing but errors
    #[arg(long, short)]
    pub(super) quiet: bool,
}

const BUILD_AFTER: &str = "\
Examples:
  chirashi build                          every flyer in every language
  chirashi build --lang th,my             two languages
  chirashi build --as-of 2024-04-01       as it will be on that day

Output: output/<flyer>/<language>.pdf, and output/manifest.json with the size,
density and SHA-256 of every file. Only what has changed is made: a new hour makes
the languages that print it. A build that was interrupted goes on where it was.";

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

    /// How to tell
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
  chirashi calendar                                what comes
  chirashi calendar --from 2022-07-01              what has come since then, too
  chirashi calendar --format ics > flyers.ics      for the calendar of the office

What should have been looked at already stands first, with its day.";

/// What `check` is to look at, and how it tells.
#[derive(Debug, Args)]
#[command(after_help = CHECK_AFTER)]
pub(super) struct Check {
    /// Check only this flyer: the name of its folder in content/
    #[arg(long, value_name = "ID")]
    pub(super) flyer: Option<String>,

    /// Check only these languages, such as ja,zh-Hans
    #[arg(long, value_name = "TAG,..", value_delimiter = ',', value_parser = tag)]
    pub(super) lang: Vec<Tag>,

    /// Use the facts and blocks that hold on this day instead of flyer.toml's
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) as_of: Option<Date>,

    /// Check this table of offices (.csv or .toml), too, and the flyers of each
    /// office
    #[arg(long, value_name = "FILE")]
    pub(super) offices: Option<PathBuf>,

    /// How to tell: for people on standard error, for programs on standard output
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,

    /// Look at the content only: lay out no page and make no file
    #[arg(long)]
    pub(super) no_pages: bool,

    /// Make these messages errors
    #[arg(long, value_name = "CODE,..", value_delimiter = ',')]
    pub(super) deny: Vec<String>,

    /// Make these messages warnings
    #[arg(long, value_name = "CODE,..", value_delimiter = ',')]
    pub(super) warn: Vec<String>,

    /// Leave these messages out
    #[arg(long, value_name = "CODE,..", value_delimiter = ',')]
    pub(super) allow: Vec<String>,

    /// End with status 1 for warnings, too
    #[arg(long)]
    pub(super) strict: bool,

    /// Show nothing but messages
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
  chirashi check --format sarif > check.sarif

The weight of a message is set by its code: for a project in chirashi.toml, for
one run with --deny, --warn and --allow. chirashi.toml also says which single
messages are left as they are, and why. `chirashi explain` lists all codes.

Exit status: 0 clean, 1 errors (with --strict also warnings), 2 wrong usage or
the system failed.";

/// What `explain` is to explain.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code of a message, such as typed-phone; all codes if not given
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
}

/// What `list` is to show.
#[derive(Debug, Args)]
pub(super) struct List {
    /// Show only this flyer
    #[arg(long, value_name = "ID")]
    pub(super) flyer: Option<String>,
}

/// What `stamp` is to stamp.
#[derive(Debug, Args)]
#[command(after_help = STAMP_AFTER)]
pub(super) struct Stamp {
    /// The texts: keys as `check` shows them, or what keys begin with; all if
    /// none is given
    #[arg(value_name = "KEY")]
    pub(super) keys: Vec<String>,

    /// The languages, such as th,my
    #[arg(
        long,
        required = true,
        value_name = "TAG,..",
        value_delimiter = ',',
        value_parser = tag
    )]
    pub(super) lang: Vec<Tag>,

    /// The flyer, where several are in these languages
    #[arg(long, value_name = "ID")]
    pub(super) flyer: Option<String>,
}

const STAMP_AFTER: &str = "\
Examples:
  chirashi stamp --lang th photo.good.1   this text is right as it is
  chirashi stamp --lang th photo          all texts of the table photo are
  chirashi stamp --lang th,my             two languages follow the reference

Stamps stand in content/<flyer>/stamps/<language>.toml.";
/// What `schema` is to do.
#[derive(Debug, Args)]
#[command(after_help = SCHEMA_AFTER)]
pub(super) struct Schema {
    /// Write nothing; say which schemas are out of date and end with 1 if any is
    #[arg(long)]
    pub(super) check: bool,
}

const SCHEMA_AFTER: &str = "\
Run it after a change of flyer.toml, of the reference pack's keys or lists, or
of the units and languages of content/facts.toml.

Output: content/schemas/*.schema.json, and content/<flyer>/pack.schema.json for
each flyer: the tables and keys of exactly this flyer.";

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
    /// The pack has every table and key of the reference pack, each text empty
    /// under a comment with the text to translate. Its first lines say how. It is
    /// not printed before flyer.toml lists the language.
    #[command(after_help = NEW_LANGUAGE_AFTER)]
    Language(NewLanguage),
    /// Write a small flyer that builds at once
    ///
    /// One page in Japanese and English with a title, two steps, a box for the
    /// contact and a drawing; comments say what can be changed and added.
    #[command(after_help = NEW_FLYER_AFTER)]
    Flyer(NewFlyer),
}

/// The new language.
#[derive(Debug, Args)]
pub(super) struct NewLanguage {
    /// The language as a tag (BCP 47), such as de, lo or pt-PT
    #[arg(value_name = "TAG", value_parser = tag)]
    pub(super) language: Tag,

    /// The flyer to translate; the only one if not given
    #[arg(long, value_name = "ID")]
    pub(super) flyer: Option<String>,
}

const NEW_LANGUAGE_AFTER: &str = "\
Example:
  chirashi new language de

Output: content/<flyer>/<TAG>.toml; an existing file is never touched. If
content/languages.toml has no row for the language, one is shown on standard
output, to be added there.";

/// The new flyer.
#[derive(Debug, Args)]
pub(super) struct NewFlyer {
    /// The name of its folder in content/, such as garbage-2024
    #[arg(value_name = "ID", value_parser = flyer_name)]
    pub(super) id: String,
}

const NEW_FLYER_AFTER: &str = "\
Example:
  chirashi new flyer garbage
  chirashi build --flyer garbage";

fn flyer_name(name: &str) -> Result<String, String> {
    is_flyer_name(name).map(|()| name.to_owned())
}

fn tag(text: &str) -> Result<Tag, String> {
    Tag::new(text)
}

fn date(text: &str) -> Result<Date, String> {
    text.parse()
}

fn variants() -> impl TypedValueParser<Value = Variant> {
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
