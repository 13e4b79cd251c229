//! The JSON Schemas: up to date, and true to the files of the test project. They come
//! from the forms that the reader follows.

#![expect(clippy::disallowed_methods, reason = "the tests read content and schemas themselves")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod command;
mod content;
mod files;
