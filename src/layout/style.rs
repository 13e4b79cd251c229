//! Styles of type: what a text is for decides its size, weight and pitch.
//!
//! In: a template, a density and a language profile. Out: a [`Style`]. Knows
//! nothing about texts.

use crate::content::{Density, Design, Profile};
use crate::fonts::Weight;
use crate::frame::Color;
use crate::geom::{Em, Pt};
use crate::text::Align;

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// The title of the flyer.
    Title,
    /// A heading over several blocks.
    Section,
    /// The heading of a block.
    Heading,
    /// A heading inside a block.
    Subheading,
    /// Running text.
    Body,
    /// Notes, captions, what stands in the margin.
    Note,
    /// A telephone number to be read from afar.
    Phone,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) size: Pt,
    pub(crate) weight: Weight,
    pub(crate) color: Color,
    pub(crate) pitch: Em,
    pub(crate) align: Align,
    pub(crate) balance: bool,
}

impl Style {
    /// The style of a voice: sizes shrink with the density, but never below
    /// the template's least; baselines never come closer than the script's ink
    /// allows.
    pub(crate) fn new(
        voice: Voice,
        template: &Design,
        density: &Density,
        profile: &Profile,
    ) -> Self {
        let scale = &template.scale;
        let heading = |size: Pt| (size * density.heading).max(template.least.body);
        let (size, weight) = match voice {
            Voice::Title => (heading(scale.title), Weight::Bold),
            Voice::Section => (heading(scale.section), Weight::Bold),
            Voice::Heading => (heading(scale.heading), Weight::Bold),
            Voice::Subheading => (heading(scale.subheading), Weight::Bold),
            Voice::Body => ((scale.body * density.body).max(template.least.body), Weight::Regular),
            Voice::Note => ((scale.note * density.body).max(template.least.note), Weight::Regular),
            Voice::Phone => (heading(scale.phone), Weight::Bold),
        };
        let pitch = match voice {
            Voice::Body | Voice::Note => profile.setting.pitch * density.leading,
            Voice::Title | Voice::Section | Voice::Heading | Voice::Subheading | Voice::Phone => {
                profile.setting.pitch * 0.85
            }
        };
        Self {
            size,
            weight,
            color: template.palette.ink,
            pitch: pitch.max(profile.setting.least_pitch.value),
            align: Align::Start,
            balance: weight == Weight::Bold,
        }
    }

    /// The same in another colour.
    pub(crate) fn color(self, color: Color) -> Self {
        Self { color, ..self }
    }

    /// The same in bold.
    pub(crate) fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    /// The same, aligned otherwise.
    pub(crate) fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same at another size.
    pub(crate) fn size(self, size: Pt) -> Self {
        Self { size, ..self }
    }
}
