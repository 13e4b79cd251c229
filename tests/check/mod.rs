//! Every kind of message, planted one fault at a time into the shipped content:
//! the files `tests/checks/<code>.toml` say what is changed and where the
//! message must stand.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod any_text;
mod damaged;
mod fixture;
mod hints;
mod planted;
mod roots;
mod said;
mod stamped;
