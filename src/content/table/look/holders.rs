//! The names of the looks of pictures and of what holds other things, each with the look
//! that it has where a template says nothing.
//!
//! In: nothing. Out: an enumeration for each kind of look.

use super::shapes::{
    BandLook, ChipLook, CodeLook, ColumnsLook, FigureLook, MeasureLook, PanelLook, SignLook,
};
use super::{Rise, Text, Tone, looks};
use crate::geom::{Em, Mm, Pt, Ratio};

/// A picture of a width.
const fn figure(width: Mm) -> FigureLook {
    FigureLook { width, height: Mm(0.0), free: Mm(0.0), edge: None, thickness: Pt(0.7) }
}

looks! {
    /// Pictures.
    pub enum Figure: FigureLook {
        /// A picture that goes with a paragraph.
        Icon = "icon" => figure(Mm(19.0)),
        /// A picture of a document.
        Document = "document" => figure(Mm(50.0)),
        /// A picture of one of two ways.
        Way = "way" => figure(Mm(21.0)),
        /// A card; a true one is 85.6 mm wide (ISO/IEC 7810 ID-1).
        Card = "card" => FigureLook { free: Mm(3.0), ..figure(Mm(70.0)) },
        /// A picture of its own.
        Large = "large" => figure(Mm(120.0)),
        /// One of several pictures side by side.
        Row = "row" => figure(Mm(26.0)),
        /// A map.
        Map = "map" => FigureLook { edge: Some(Tone::Line), ..figure(Mm(120.0)) },
        /// A mark to look for.
        Mark = "mark" => figure(Mm(30.0)),
        /// A picture of what is wrong.
        Wrong = "wrong" => FigureLook { edge: Some(Tone::Line), ..figure(Mm(22.0)) },
        /// A picture of true size: the facts say how wide it is.
        True = "true" => FigureLook { edge: Some(Tone::Ink), ..figure(Mm(35.0)) },
        /// The emblem of an office: as high as a heading, and no longer than a name.
        Emblem = "emblem" => FigureLook { height: Mm(8.0), ..figure(Mm(40.0)) },
        /// The drawing in the band of the title: the band says how wide it is.
        Title = "title" => figure(Mm(70.0)),
    }
}

looks! {
    /// Signs on pictures.
    pub enum Sign: SignLook {
        /// It is right.
        Right = "right" => SignLook {
            color: Tone::Good,
            radius: Mm(3.6),
            disc: Mm(5.0),
            inside: Mm(2.0),
            above: Mm(1.0),
        },
        /// It is wrong.
        Wrong = "wrong" => SignLook {
            color: Tone::Warning,
            radius: Mm(3.0),
            disc: Mm(4.2),
            inside: Mm(1.0),
            above: Mm(2.5),
        },
    }
}

impl Default for MeasureLook {
    fn default() -> Self {
        Self {
            text: Text::Measure,
            room: Mm(4.5),
            stop: Mm(1.2),
            thickness: Pt(0.7),
            below: Mm(4.0),
        }
    }
}

looks! {
    /// QR codes.
    pub enum Code: CodeLook {
        /// A code with an invitation.
        Guide = "guide" => CodeLook { address: Text::Note, gap: Mm(1.0), under: false },
        /// One of several codes side by side, over its caption.
        Under = "under" => CodeLook { address: Text::Note, gap: Mm(1.0), under: true },
    }
}

const COLUMNS: ColumnsLook = ColumnsLook {
    gap: None,
    rise: Rise::Middle,
    reversed: false,
    wraps: false,
    least: Mm(0.0),
    share: Ratio(0.5),
};

looks! {
    /// What stands side by side.
    pub enum Columns: ColumnsLook {
        /// What stands in the corners of the title: the language, and the title for the staff.
        Corners = "corners" => ColumnsLook { reversed: true, ..COLUMNS },
        /// A question and its badge.
        Question = "question" => COLUMNS,
        /// A paragraph beside its picture.
        Icon = "icon" => COLUMNS,
        /// Pictures of cards.
        Cards = "cards" => ColumnsLook { gap: Some(Mm(0.0)), rise: Rise::Top, ..COLUMNS },
        /// A picture of a document, and what it tells.
        Document = "document" => ColumnsLook { reversed: true, ..COLUMNS },
        /// Ways to the same end.
        Ways = "ways" => ColumnsLook { rise: Rise::Top, ..COLUMNS },
        /// For whom a way is, and its picture.
        WayHead = "way_head" => ColumnsLook { gap: Some(Mm(3.0)), ..COLUMNS },
        /// Pictures of what is wrong.
        Wrong = "wrong" => ColumnsLook { gap: Some(Mm(3.0)), rise: Rise::Top, ..COLUMNS },
        /// Paragraphs, and a mark to look for.
        Mark = "mark" => ColumnsLook { least: Mm(44.0), ..COLUMNS },
        /// Months of a calendar.
        Months = "months" => ColumnsLook { rise: Rise::Top, ..COLUMNS },
        /// QR codes.
        Codes = "codes" => ColumnsLook { rise: Rise::Top, ..COLUMNS },
        /// Blocks.
        Blocks = "blocks" => ColumnsLook { rise: Rise::Top, ..COLUMNS },
        /// Pictures over their captions.
        Pictures = "pictures" => ColumnsLook { rise: Rise::Top, ..COLUMNS },
        /// Fields of a form.
        Fields = "fields" => ColumnsLook { rise: Rise::Top, ..COLUMNS },
        /// What a telephone line is for, and its number.
        Phone = "phone" => ColumnsLook { gap: Some(Mm(4.0)), wraps: true, ..COLUMNS },
        /// Who issues the flyer, and its edition.
        Colophon = "colophon" => ColumnsLook { rise: Rise::Bottom, ..COLUMNS },
    }
}

const PANEL: PanelLook = PanelLook {
    padding: Mm(4.0),
    above: Mm(4.0),
    below: Mm(4.0),
    head_inset: Mm(1.5),
    head: None,
    ground: None,
    radius: Mm(2.0),
    edge: None,
    thickness: Pt(1.0),
    dash: Mm(0.0),
    dash_gap: Mm(1.2),
    bar: None,
    bar_width: Mm(1.6),
    tip: Mm(0.0),
    tip_width: Mm(12.0),
};

/// A frame with a head.
const HEADED: PanelLook =
    PanelLook { padding: Mm(3.0), head: Some(Tone::Tint), edge: Some(Tone::Primary), ..PANEL };

looks! {
    /// Grounds and frames around what belongs together.
    pub enum Panel: PanelLook {
        /// A tip.
        Tip = "tip" => PanelLook {
            padding: Mm(3.0),
            above: Mm(1.6),
            below: Mm(1.6),
            ground: Some(Tone::AccentTint),
            edge: Some(Tone::Accent),
            thickness: Pt(0.75),
            ..PANEL
        },
        /// What is good to know.
        Info = "info" => PanelLook {
            above: Mm(2.4),
            below: Mm(2.8),
            ground: Some(Tone::Tint),
            bar: Some(Tone::Primary),
            ..PANEL
        },
        /// What goes wrong easily.
        Warning = "warning" => PanelLook {
            above: Mm(2.4),
            below: Mm(2.8),
            edge: Some(Tone::Warning),
            dash: Mm(2.4),
            thickness: Pt(1.5),
            ..PANEL
        },
        /// What is dangerous.
        Danger = "danger" => PanelLook {
            above: Mm(2.4),
            below: Mm(2.8),
            edge: Some(Tone::Warning),
            thickness: Pt(3.0),
            ..PANEL
        },
        /// A QR code with an invitation.
        Guide = "guide" => PanelLook {
            ground: Some(Tone::AccentTint),
            bar: Some(Tone::Accent),
            ..PANEL
        },
        /// Pictures of cards.
        Cards = "cards" => PanelLook { ground: Some(Tone::Tint), ..PANEL },
        /// Whom to call.
        Call = "call" => PanelLook {
            above: Mm(3.0),
            below: Mm(3.0),
            ground: Some(Tone::Tint),
            ..PANEL
        },
        /// One of several ways.
        Way = "way" => PanelLook { above: Mm(1.8), below: Mm(3.0), ..HEADED },
        /// The wait between two steps.
        Pause = "pause" => PanelLook {
            padding: Mm(0.0),
            above: Mm(0.8),
            below: Mm(0.8),
            ground: Some(Tone::AccentTint),
            tip: Mm(3.4),
            ..PANEL
        },
        /// A telephone line.
        Hotline = "hotline" => PanelLook { above: Mm(1.0), below: Mm(2.0), ..HEADED },
        /// The city's own contact.
        Contact = "contact" => PanelLook {
            above: Mm(2.0),
            below: Mm(2.0),
            edge: Some(Tone::Muted),
            dash: Mm(1.6),
            ..PANEL
        },
    }
}

const BAND: BandLook = BandLook {
    ground: Tone::Primary,
    stripe: Tone::Accent,
    stripe_height: Mm(1.2),
    below: Mm(2.6),
    lift: Mm(5.0),
    under_corner: Mm(5.0),
    drawing: Ratio(0.36),
    largest: Ratio(0.44),
};

looks! {
    /// Bands from edge to edge of the page.
    pub enum Band: BandLook {
        /// The title.
        Title = "title" => BandLook { stripe_height: Mm(1.6), below: Mm(6.0), ..BAND },
        /// A heading over several blocks.
        Section = "section" => BAND,
    }
}

const CHIP: ChipLook = ChipLook {
    ground: Tone::Primary,
    padding: Mm(2.0),
    inset: Mm(0.4),
    radius: Mm(2.0),
    share: Ratio(1.0),
    tip: Mm(0.0),
    height: Em(1.5),
};

looks! {
    /// A few words on a ground of their own.
    pub enum Chip: ChipLook {
        /// A badge.
        Badge = "badge" => ChipLook {
            ground: Tone::Accent,
            padding: Mm(5.0),
            inset: Mm(1.4),
            radius: Mm(6.0),
            share: Ratio(0.45),
            ..CHIP
        },
        /// The name of the language, in the corner of the title.
        Language = "language" => ChipLook {
            ground: Tone::Paper,
            padding: Mm(4.0),
            inset: Mm(1.2),
            ..CHIP
        },
        /// A few words that point at something.
        Prompt = "prompt" => ChipLook {
            ground: Tone::Accent,
            padding: Mm(4.0),
            inset: Mm(0.8),
            tip: Mm(4.0),
            ..CHIP
        },
        /// A label before a heading.
        Label = "label" => CHIP,
        /// A cell of a table.
        Cell = "cell" => ChipLook { ground: Tone::Tint, padding: Mm(2.0), inset: Mm(0.3), ..CHIP },
        /// The number of a step.
        Step = "step" => ChipLook { padding: Mm(3.0), ..CHIP },
    }
}
