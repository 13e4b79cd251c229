//! The arguments of `chirashi preview`.

use clap::Args;

use super::Wanted;

/// What `preview` is to show, and where.
#[derive(Debug, Args)]
#[command(after_help = PREVIEW_AFTER)]
pub(in crate::cli) struct Preview {
    #[command(flatten)]
    pub(in crate::cli) wanted: Wanted,

    /// The port of this machine at which the pages stand; 0 takes one that is free
    #[arg(long, value_name = "N", default_value_t = 8642)]
    pub(in crate::cli) port: u16,
}

const PREVIEW_AFTER: &str = "\
Examples:
  chirashi preview                             all flyers in all languages
  chirashi preview --flyer garbage --lang th   the pages that you work on

Open the address that it prints in a browser on the same machine; nobody else can see
it. Save a file, and its pages follow. Click on a text to see in which file and line it
stands. Ctrl-C ends it. Nothing is written: run `build` and `site` for files.";
