//! Finished files, read back as an outsider reads them: the shipped ones say
//! what they should, and whatever is wrong with a file is seen.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod bytes;
mod codes;
mod declared;
mod flyers;
mod languages;
mod loose;
mod quiet;
mod text;
