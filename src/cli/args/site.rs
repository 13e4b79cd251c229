//! The arguments of `chirashi site`.

use std::path::PathBuf;

use clap::Args;

use super::{Variants, date};
use crate::date::Date;

/// What `site` is to make, and where.
#[derive(Debug, Args)]
#[command(after_help = SITE_AFTER)]
pub(in crate::cli) struct Site {
    /// The folder to write to; <ROOT>/site if not given
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) variants: Variants,

    /// Use the facts and blocks that are valid on this day, not on `as_of` of flyer.toml
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) as_of: Option<Date>,

    /// Say on each page, and in the feed, what has changed since an edition that readers may
    /// have: a git revision, an output folder or a manifest
    #[arg(long, value_name = "OLD")]
    pub(in crate::cli) since: Option<String>,

    /// Remove pages and files of earlier sites that are no longer made from the content;
    /// a code that was printed may still lead to them
    #[arg(long)]
    pub(in crate::cli) prune: bool,

    /// Show only messages, no summary and no progress
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}

const SITE_AFTER: &str = "\
Examples:
  chirashi site                           into the folder site
  chirashi site --variant screen,copier   with PDF files to be copied in black, too
  chirashi site --since v2027.1           with what has changed since that release

Output: site/index.html to choose a language, site/<flyer>/<language>/index.html, and the
files of `build` beside them. Only what changed is written again.";
