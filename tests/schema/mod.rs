//! The JSON Schemas: up to date, true to the files of the test project, and of one mind
//! with `load`, which reads the same files by hand.

#![expect(clippy::disallowed_methods, reason = "the tests read content and schemas themselves")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod agreement;
mod change;
mod command;
mod content;
mod files;
