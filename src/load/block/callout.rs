//! A QR code with an invitation.

use super::ask::{Code, QrCode};
use super::form::block;
use super::word::{ALT, TEXT};
use crate::model::Rich;

block! {
    /// A QR code with an invitation. Names a `link` of content/facts.toml.
    pub struct Callout {
        asks {
            /// The address of the QR code.
            code as "link": Code = QrCode,
        }
        words {
            /// What is to be found at the address.
            text: Rich = TEXT,
            /// A few words that point at the code.
            prompt: Rich = TEXT,
            /// Where the code leads.
            qr_alt: String = ALT,
        }
    }
}
