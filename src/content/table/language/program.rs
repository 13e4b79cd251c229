//! Words and signs that the program itself prints.
//!
//! In: the table `words` of a language's file. Out: [`ProgramWords`]. Knows nothing
//! about where they are printed.

use crate::content::form::form;
use crate::content::form::kind::{optional, or, text};

form! {
    /// Words and signs that the program itself prints.
    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    pub struct ProgramWords {
        /// What stands before the number of a step; "STEP" if absent.
        pub step: String = or(text(), Self::default().step),
        /// The sign before a hint; "★" if absent.
        pub hint: String = or(text(), Self::default().hint),
        /// The sign before a note; "※" if absent.
        pub note: String = or(text(), Self::default().note),
        /// What stands before the registration number of an office's print, which is for those who keep such prints: on the flyers of all languages it is that of Japanese; "刊行物登録番号" if absent.
        pub registration: String = or(text(), Self::default().registration),
        /// What stands before the heading of a box with what is good to know; nothing if absent.
        pub info: Option<String> = optional(text()),
        /// What stands before the heading of a box with a tip; nothing if absent.
        pub tip: Option<String> = optional(text()),
        /// What stands before the heading of a box with a warning; nothing if absent.
        pub warning: Option<String> = optional(text()),
        /// What stands before the heading of a box with a danger; nothing if absent.
        pub danger: Option<String> = optional(text()),
    }
}

impl Default for ProgramWords {
    /// What a file need not say, since the flyers of all languages have it so far.
    fn default() -> Self {
        let [step, hint, note, registration] =
            ["STEP", "★", "※", "刊行物登録番号"].map(str::to_owned);
        let [info, tip, warning, danger] = [const { None }; 4];
        Self { step, hint, note, registration, info, tip, warning, danger }
    }
}
