//! Finished files, read back as an outsider reads them: the shipped ones say
//! what they should, and whatever is wrong with a file is seen.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

#[path = "../support/content.rs"]
mod content;
#[path = "../support/pages.rs"]
mod pages;
#[path = "../support/walk.rs"]
mod walk;

mod bytes;
mod codes;
mod declared;
mod flyers;
mod loose;
mod quiet;
mod shipped;
mod text;
