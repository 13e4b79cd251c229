//! How languages write the facts of a city: its hours, its dates, its prices.

#![expect(
    clippy::disallowed_methods,
    reason = "the tests write the projects that they load into a folder of their own"
)]

mod english;
mod japanese;
mod project;
mod read_back;
mod reader;
mod said;
