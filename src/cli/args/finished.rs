//! The arguments of the commands for finished flyers, with the help that teaches
//! them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{date, tag};
use crate::date::Date;
use crate::lang::Tag;
use crate::shown;

/// Which shares `merge` is to join, and where.
#[derive(Debug, Args)]
#[command(after_help = MERGE_AFTER)]
pub(in crate::cli) struct Merge {
    /// The folders in which shares were made
    #[arg(required = true, value_name = "DIR")]
    pub(in crate::cli) folders: Vec<PathBuf>,

    /// The folder for all files; <ROOT>/output if not given
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
}

const MERGE_AFTER: &str = "\
Examples:
  chirashi build --offices cities.csv --shard 1/2 --out one      on one machine
  chirashi build --offices cities.csv --shard 2/2 --out two      on another
  chirashi merge one two --out all

The result is the same, byte by byte, as of one build without --shard. If a file
is missing, double, damaged or made from other content, it is told, and nothing
is written. docs/batch/README.md says how to do this on clusters.";

/// What `diff` is to compare, and how it tells.
#[derive(Debug, Args)]
#[command(after_help = DIFF_AFTER)]
pub(in crate::cli) struct Diff {
    /// What was: an output folder, a manifest.json, a revision, or WORKTREE
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: String,

    /// What is now: an output folder, a manifest.json, a revision, or WORKTREE
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: String,

    /// How to tell
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: DiffFormat,

    /// Also write a page for the browser that shows old and new side by side
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) html: Option<PathBuf>,

    /// Compare only this flyer: the name of its folder in content/
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) flyer: Option<String>,

    /// Compare only these languages, such as ja,zh-Hans
    #[arg(long, value_name = "TAG,..", value_delimiter = ',', value_parser = tag)]
    pub(in crate::cli) lang: Vec<Tag>,

    /// Make the flyers of revisions and of WORKTREE as they are on this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) as_of: Option<Date>,

    /// End with status 1 if there is any difference
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,
}

/// How differences are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// For people: facts first, then texts by flyer and language
    Human,
    /// For a comment on a proposal: short tables
    Markdown,
    /// For programs: one object, see docs/diff.schema.json
    Json,
}

const DIFF_AFTER: &str = "\
Examples:
  chirashi diff HEAD WORKTREE                  what is changed and not committed
  chirashi diff main my-branch --lang th,my    two languages of a proposal
  chirashi diff printed-2023 output            two output folders
  chirashi diff HEAD WORKTREE --html diff.html   see it in a browser

Facts are compared where both sides are content. Neither the files of git nor
those of the project are touched.

Exit status: 0 done, 1 the content of a side has errors (with --exit-code also:
there are differences), 2 wrong usage or the system failed.";

/// What `release` is to make, and where.
#[derive(Debug, Args)]
#[command(after_help = RELEASE_AFTER)]
pub(in crate::cli) struct Release {
    /// The name of the release, such as v2027.1
    #[arg(long, value_name = "NAME", value_parser = release_name)]
    pub(in crate::cli) tag: String,

    /// Accept packs that no native speaker has read; the manifest says so
    #[arg(long)]
    pub(in crate::cli) accept_drafts: bool,

    /// Accept translations that do not follow the reference; the manifest says so
    #[arg(long)]
    pub(in crate::cli) accept_stale: bool,

    /// Accept content that is not committed; the manifest says so
    #[arg(long)]
    pub(in crate::cli) accept_dirty: bool,

    /// Use the facts and blocks that hold on this day instead of flyer.toml's
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) as_of: Option<Date>,

    /// What the notes compare with: a revision, an output folder or a manifest;
    /// the last tag of git if not given
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

Writes the flyers, a thumbnail of each first page, a ZIP for each flyer, NOTES.md
with what changed, manifest.json and SHA256SUMS. The ZIPs, manifest.json, NOTES.md
and SHA256SUMS are what is published; `chirashi verify` and `sha256sum --check`
prove these alone. Nothing is written if `check` finds an error, if a native
speaker has not read a pack, if a translation is stale, if the content is not
committed, or if a flyer prints a fact that is over today, whatever --as-of says.";

/// What `verify` is to prove.
#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    /// A folder with a manifest.json; <ROOT>/output if not given
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,
}
