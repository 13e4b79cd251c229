//! The arguments of `stamp`, with their help.

use clap::Args;

use super::tag;
use crate::lang::Tag;
use crate::shown::is_odd;

/// What `stamp` is to stamp.
#[derive(Debug, Args)]
#[command(after_help = STAMP_AFTER)]
pub(in crate::cli) struct Stamp {
    /// The keys of the texts, as `check` shows them, or of whole tables; all texts
    /// if none is given
    #[arg(value_name = "KEY")]
    pub(in crate::cli) keys: Vec<String>,

    /// The languages, such as th,my
    #[arg(
        long,
        required = true,
        value_name = "TAG,..",
        value_delimiter = ',',
        value_parser = tag
    )]
    pub(in crate::cli) lang: Vec<Tag>,

    /// The flyer, if several flyers have these languages
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) flyer: Option<String>,

    /// Who has read and approved these texts today: the name of a native speaker, or a
    /// role or section
    #[arg(long, value_name = "NAME", value_parser = reader)]
    pub(in crate::cli) reviewed_by: Option<String>,
}

const STAMP_AFTER: &str = "\
Examples:
  chirashi stamp --lang th photo-good.items.1   one text
  chirashi stamp --lang th photo-good           all texts of the table photo-good
  chirashi stamp --lang th,my                   all texts in two languages
  chirashi stamp --lang th --reviewed-by \"Malee S.\" about photo-good
                                                two tables, read by a native speaker

When all texts of a pack were reviewed, it is `reviewed` and no draft any more.

Stamps are kept in content/<flyer>/stamps/<language>.toml.";

/// The longest name of who has read a text.
const READER: usize = 100;

fn reader(name: &str) -> Result<String, String> {
    let name = name.trim();
    let count = name.chars().count();
    if name.is_empty() || count > READER || is_odd(name) {
        return Err(format!("a name has 1 to {READER} characters, all of them printed"));
    }
    Ok(name.to_owned())
}
