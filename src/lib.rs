//! Chirashi turns one TOML content pack per language into print-ready,
//! accessible flyers.
//!
//! ```text
//! content/*.toml ─load─▶ Workspace ──layout─▶ Publication ──export─▶ bytes ─batch─▶ output/
//!                                     │ ▲                             │
//!                                   text (paragraph →               proof (what a reader
//!                                   lines of glyphs)                finds in the file)
//! ```

pub mod batch;
pub mod calendar;
pub mod check;
pub mod cli;
pub mod compare;
pub mod content;
pub mod date;
pub mod diag;
pub mod export;
pub mod fonts;
pub mod frame;
pub mod geom;
pub mod key;
pub mod known;
pub mod lang;
pub mod layout;
pub mod pipeline;
pub mod policy;
pub mod proof;
pub mod rules;
pub mod scaffold;
pub mod schema;
pub mod shown;
pub mod source;
pub mod text;
