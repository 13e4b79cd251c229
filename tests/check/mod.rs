//! Checks on what no table of `planted` can say: finished files, texts of all kinds, and
//! what messages advise.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod any_text;
mod damaged;
mod hints;
mod roots;
mod stamped;
