//! A box for the city's own contact.

use std::sync::Arc;

use super::form::{Shown, block};
use super::word::{LABEL, TEXT};
use crate::frame::Picture;
use crate::model::{Field, Rich};

block! {
    /// A box in which the city writes its own contact by hand or stamp.
    pub struct Contact {
        words {
            /// The heading of the box.
            heading: Rich = TEXT,
            /// Label of the first line: which section is in charge.
            office: Field = LABEL,
            /// Label of the second line: its telephone number.
            phone: Field = LABEL,
            /// Label of the third line: when it is open.
            hours: Field = LABEL,
        }
        added {
            /// Where to go or write to, if the data of an office say it.
            address: Option<Rich>,
            /// The page on the web, if the data name one.
            link: Option<WebPage>,
            /// The emblem (decoration), if the data have one.
            logo: Option<Arc<Picture>>,
        }
    }
}

/// A page on the web.
#[derive(Debug, Clone, Hash)]
pub struct WebPage {
    /// Its address as it is printed.
    pub text: Rich,
    /// Its address as it is opened.
    pub url: String,
}

impl Shown for WebPage {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        self.text.texts(heard, texts);
    }
}
