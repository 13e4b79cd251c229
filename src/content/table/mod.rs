//! The files below `content/` that hold no words of a flyer, one file each.

pub(crate) mod fonts;
pub(crate) mod glossary;
pub(crate) mod project;
mod template;

pub use glossary::{Term, TermForm};
pub use project::{Exception, Level, Settings};

pub use template::{
    Density, Design, Least, Page as TemplatePage, Palette, QrStyle, Template, TypeScale,
};
