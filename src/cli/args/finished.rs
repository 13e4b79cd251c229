//! The arguments of the commands for finished flyers, with the help that teaches
//! them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Variants, date, tag, variant};
use crate::date::Date;
use crate::export::Variant;
use crate::lang::Tag;
use crate::shown;

/// Which parts of a batch `merge` joins, and where.
#[derive(Debug, Args)]
#[command(after_help = MERGE_AFTER)]
pub(in crate::cli) struct Merge {
    /// The folders with the parts
    #[arg(required = true, value_name = "DIR")]
    pub(in crate::cli) folders: Vec<PathBuf>,

    /// The folder to write all files to; <ROOT>/output if not given
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
}

const MERGE_AFTER: &str = "\
Examples:
  chirashi build --offices cities.csv --shard 1/2 --out one      on one machine
  chirashi build --offices cities.csv --shard 2/2 --out two      on another
  chirashi merge one two --out all

The result is the same, byte for byte, as one build without --shard. Files that are
missing, there twice, damaged or made from other content are named, and nothing is
written. docs/batch/README.md shows how to do this on clusters.";

/// What `diff` compares, and how it shows the result.
#[derive(Debug, Args)]
#[command(after_help = DIFF_AFTER)]
pub(in crate::cli) struct Diff {
    /// The old version: an output folder, a manifest.json, a git revision, or WORKTREE
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,

    /// The new version: an output folder, a manifest.json, a git revision, or WORKTREE
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,

    /// The form of the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: DiffFormat,

    /// Also write an HTML page that shows old and new pages side by side
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) html: Option<PathBuf>,

    /// Compare only this flyer: the name of its folder in content/
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) flyer: Option<String>,

    /// Compare only these languages, such as ja,zh-Hans
    #[arg(long, value_name = "TAG,..", value_delimiter = ',', value_parser = tag)]
    pub(in crate::cli) lang: Vec<Tag>,

    /// Compare this kind of output
    #[arg(long, value_name = "NAME", value_parser = variant(), default_value = Variant::Screen.name())]
    pub(in crate::cli) variant: Variant,

    /// Make the flyers of revisions and of WORKTREE as of this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) as_of: Option<Date>,

    /// Exit with status 1 if there are differences
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,
}

/// The forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// For people: facts first, then texts by flyer and language
    Human,
    /// For a comment on a pull request: short tables
    Markdown,
    /// For programs: one object, see docs/diff.schema.json
    Json,
}

const DIFF_AFTER: &str = "\
Examples:
  chirashi diff HEAD WORKTREE                    changes that are not committed
  chirashi diff main my-branch --lang th,my      two languages of a branch
  chirashi diff printed-2023 output              two output folders
  chirashi diff HEAD WORKTREE --html diff.html   to see it in a browser

Facts are compared if both sides are revisions or WORKTREE. Nothing in the project
or in its git repository is changed.

Exit status: 0 if all went well, 1 if the content of a side has errors (with
--exit-code also if there are differences), 2 if the command was used wrongly or
could not do its work.";

/// What `release` makes, and where.
#[derive(Debug, Args)]
#[command(after_help = RELEASE_AFTER)]
pub(in crate::cli) struct Release {
    /// The name of the release, such as v2027.1
    #[arg(long, value_name = "NAME", value_parser = release_name)]
    pub(in crate::cli) tag: String,

    /// Allow packs with texts that are drafts: that no native speaker has read, or that
    /// changed since; the manifest records it
    #[arg(long)]
    pub(in crate::cli) accept_drafts: bool,

    /// Allow stale translations; the manifest records it
    #[arg(long)]
    pub(in crate::cli) accept_stale: bool,

    /// Allow content that is not committed; the manifest records it
    #[arg(long)]
    pub(in crate::cli) accept_dirty: bool,

    #[command(flatten)]
    pub(in crate::cli) variants: Variants,

    /// Use the facts and blocks that are valid on this day, not on `as_of` of flyer.toml
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) as_of: Option<Date>,

    /// What the notes compare with: a git revision, an output folder or a manifest;
    /// the last git tag if not given
    #[arg(long, value_name = "OLD")]
    pub(in crate::cli) since: Option<String>,

    /// The folder to write to; <ROOT>/release if not given
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
}

/// A name that stands in lists, notes and manifests.
fn release_name(text: &str) -> Result<String, String> {
    match shown::name(text) == text && !text.trim().is_empty() {
        true => Ok(text.to_owned()),
        false => Err("a release has a name on one line, such as v2027.1".to_owned()),
    }
}

const RELEASE_AFTER: &str = "\
Example:
  chirashi release --tag v2027.1 --as-of 2027-04-01

Writes the flyers, a thumbnail of each first page, a ZIP file for each flyer, NOTES.md
with what changed, manifest.json and SHA256SUMS. Publish the ZIP files, NOTES.md,
manifest.json and SHA256SUMS; `chirashi verify` and `sha256sum --check` work with
these alone. Nothing is written if `check` finds an error, if a text is a draft or a
translation is stale (see `chirashi stamp --help`), if the content is not committed,
or if a flyer prints a fact that has expired by today, whatever --as-of says.";

/// What `verify` checks.
#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    /// A folder with a manifest.json; <ROOT>/output if not given
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,
}
