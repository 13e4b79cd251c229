//! Words that pages for the screen say and no paper does.
//!
//! In: the table `screen` of a language's file. Out: [`ScreenWords`]. What has no word in
//! a language is left out there. Knows nothing about where the words stand.

use crate::content::form::form;
use crate::content::form::kind::{optional, text};

form! {
    /// Words that pages for the screen say and no paper does.
    #[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
    pub struct ScreenWords {
        /// Beside a counter or a telephone line: that it is open at this moment. Without this, or the next three, pages do not say what is open.
        pub open: Option<String> = optional(text()),
        /// That it is closed at this moment, on a day on which it opens or has been open.
        pub closed: Option<String> = optional(text()),
        /// That it is closed all of today.
        pub closed_today: Option<String> = optional(text()),
        /// That it is closed all of today, since today is a national holiday.
        pub closed_holiday: Option<String> = optional(text()),
        /// The heading of what has changed since the last edition; without it, pages do not say that.
        pub changed: Option<String> = optional(text()),
    }
}
