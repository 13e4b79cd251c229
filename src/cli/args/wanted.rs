//! Which flyers a command is about.

use clap::Args;

use super::{date, tag};
use crate::content::load::Request;
use crate::date::Date;
use crate::lang::Tag;

/// Which flyers, in which languages, as of when.
#[derive(Debug, Args)]
pub(in crate::cli) struct Wanted {
    /// Only this flyer: the name of its folder in content/
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) flyer: Option<String>,

    /// Only these languages, such as ja,zh-Hans
    #[arg(long, value_name = "TAG,..", value_delimiter = ',', value_parser = tag)]
    pub(in crate::cli) lang: Vec<Tag>,

    /// Use the facts and blocks that are valid on this day, not on `as_of` of flyer.toml
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) as_of: Option<Date>,
}

impl Wanted {
    /// Whether all flyers are wanted in all languages.
    pub(in crate::cli) fn is_all(&self) -> bool {
        self.flyer.is_none() && self.lang.is_empty()
    }

    /// What is to be loaded on a day: also the packs as they were written, for checks.
    pub(in crate::cli) fn request(&self, today: Date) -> Request {
        Request {
            as_of: self.as_of,
            today,
            flyers: self.flyer.clone().map(|flyer| vec![flyer]),
            languages: (!self.lang.is_empty()).then(|| self.lang.clone()),
            written: true,
        }
    }
}
