//! Chirashi turns one TOML content pack per language into print-ready,
//! accessible flyers.
//!
//! ```text
//! content/*.toml ─load─▶ Workspace ──layout─▶ Publication ──export─▶ bytes ─batch─▶ output/
//!                                     │ ▲
//!                                   text (paragraph → lines of glyphs)
//! ```

pub mod batch;
pub mod check;
pub mod cli;
pub mod diag;
pub mod export;
pub mod fonts;
pub mod frame;
pub mod geom;
pub mod lang;
pub mod layout;
pub mod load;
pub mod model;
pub mod pipeline;
pub mod policy;
pub mod rules;
pub mod source;
pub mod text;
