//! Many flyers: what is to be made, making it in parallel, writing it whole.
//!
//! In: a loaded project and an output folder. Out: files, and a manifest that
//! says what they are. The only module that writes files; `cli` writes its own
//! by way of [`write()`].

mod folder;
mod key;
mod manifest;
mod plan;
mod read;
mod run;
mod write;

pub use key::Key;
pub use manifest::{Checksum, Entry, Made, Manifest};
pub use plan::{Job, Variant, plan};
pub use read::{read_listed, read_manifest};
pub use run::{Order, Outcome, Progress, run};
pub(crate) use write::write;
