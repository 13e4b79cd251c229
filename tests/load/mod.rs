//! The load stage on whole projects: the shipped one, and a small town whose
//! flyer has one block of each kind.

#![expect(
    clippy::disallowed_methods,
    reason = "the tests write the projects that they load into a folder of their own"
)]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod areas;
mod blocks;
mod borrowed;
mod calendars;
mod corpus;
mod email;
mod entries;
mod files;
mod happy;
mod hostile;
mod letters;
mod lines;
mod mistakes;
mod older;
mod plurals;
mod rows;
pub(crate) mod town;
mod trust;
