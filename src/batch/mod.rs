//! Many flyers: what is to be made, making it in parallel, writing it whole.
//!
//! In: a loaded project and an output folder. Out: files, and a manifest that
//! says what they are. The only module that writes files; `cli` writes its own
//! by way of `write`.

mod folder;
mod key;
mod known;
mod manifest;
mod merge;
mod plan;
mod read;
mod release;
mod run;
mod shard;
mod site;
mod survey;
mod verify;
mod write;

pub(crate) use key::{content_key, file_key, judged_key};
pub use known::{checked, keep_checked};
pub use manifest::{Checksum, Entry, Made, Manifest};
pub use merge::merge;
pub use plan::{Job, plan};
pub use read::{inspect, read_listed, read_manifest};
pub use release::{Extra, Release, release, unrelease};
pub use run::{Judge, Order, Outcome, Progress, run};
pub use shard::{Plan, Shard};
pub use site::{Before, Published, publish};
pub use verify::{Fault, verify};
pub(crate) use write::{take_back, write, write_named};
