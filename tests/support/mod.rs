//! What tests of more than one part of the program use.

pub(crate) mod arabic;
pub(crate) mod codes;
pub(crate) mod content;
pub(crate) mod flyers;
pub(crate) mod golden;
pub(crate) mod heard;
pub(crate) mod html;
pub(crate) mod objects;
pub(crate) mod pages;
pub(crate) mod program;
pub(crate) mod project;
pub(crate) mod raster;
pub(crate) mod run;
pub(crate) mod shelters;
pub(crate) mod walk;
