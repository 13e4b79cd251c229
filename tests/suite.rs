//! All tests of the program from the outside, as one test program: what many of
//! them need, such as all flyers laid out, is made once.

mod batch;
mod check;
mod cli;
mod determinism;
mod diff;
mod elements;
mod export;
mod factor;
mod facts;
mod fit;
mod golden;
#[cfg(unix)]
mod hostile;
mod image;
mod load;
mod looks;
mod measures;
mod new;
mod pictures;
mod preview;
mod proof;
mod qr;
mod rtl;
mod rules;
mod schema;
mod shipped;
mod site;
mod source_text;
mod structure;
mod support;
mod tables;
mod text;
mod tidy;

/// The allocator of the program, which is faster than that of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
