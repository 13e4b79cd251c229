//! Styles of type: what a text is for decides its size, weight and pitch.
//!
//! In: a look, a template, a density and a language profile. Out: a [`Style`]. Knows
//! nothing about texts.

use crate::content::look::{Side, TextLook, TypeSize};
use crate::content::{Density, Design, Profile};
use crate::fonts::Weight;
use crate::frame::Color;
use crate::geom::{Em, Pt};
use crate::text::Align;

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
    /// The style of a look: sizes shrink with the density, but never below the
    /// template's least; baselines never come closer than the script's ink allows.
    pub(crate) fn new(
        look: &TextLook,
        template: &Design,
        density: &Density,
        profile: &Profile,
    ) -> Self {
        let (scale, least) = (&template.scale, &template.least);
        let heading = |size: Pt| (size * density.heading).max(least.body);
        let (size, is_running) = match look.size {
            TypeSize::Title => (heading(scale.title), false),
            TypeSize::Section => (heading(scale.section), false),
            TypeSize::Heading => (heading(scale.heading), false),
            TypeSize::Subheading => (heading(scale.subheading), false),
            TypeSize::Phone => (heading(scale.phone), false),
            TypeSize::Body => ((scale.body * density.body).max(least.body), true),
            TypeSize::Note => ((scale.note * density.body).max(least.note), true),
            TypeSize::Least => (least.note, true),
        };
        let leading = if is_running { density.leading } else { 0.85 };
        let is_bold = look.bold || !is_running;
        let align = match look.align {
            Side::Start => Align::Start,
            Side::Center => Align::Center,
            Side::End => Align::End,
        };
        Self {
            size: size * look.factor.0,
            weight: if is_bold { Weight::Bold } else { Weight::Regular },
            color: look.color.map_or(template.palette.ink, |tone| template.palette.of(tone)),
            pitch: (profile.setting.pitch * leading).max(profile.setting.least_pitch.value),
            align,
            // No word stands alone under a line that ends at the edge.
            balance: !is_running || look.align == Side::End,
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
}
