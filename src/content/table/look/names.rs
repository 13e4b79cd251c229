//! The names of looks, each with the look that it has where a template says nothing.
//!
//! In: nothing. Out: an enumeration for each kind of look.

use super::shapes::{
    BandLook, ChipLook, CodeLook, ColumnsLook, FieldsLook, FigureLook, HeadingLook, ListLook,
    MeasureLook, PageLook, PanelLook, PhoneLook, SignLook, TableLook, TextLook,
};
use super::{Rise, Side, Tone, TypeSize, looks};
use crate::geom::{Em, Mm, Pt, Ratio};

/// A text of a size in the colour of running text.
const fn text(size: TypeSize) -> TextLook {
    let color = Some(Tone::Ink);
    TextLook { size, factor: Ratio(1.0), bold: false, color, align: Side::Start, hang: Em(1.4) }
}

/// A text of a size in another colour.
const fn colored(size: TypeSize, color: Tone) -> TextLook {
    TextLook { color: Some(color), ..text(size) }
}

/// A text that is bold.
const fn bold(look: TextLook) -> TextLook {
    TextLook { bold: true, ..look }
}

/// A text whose short lines stand in the middle.
const fn centered(look: TextLook) -> TextLook {
    TextLook { align: Side::Center, ..look }
}

looks! {
    /// Texts, by what they say.
    pub enum Text: TextLook {
        /// The title in its band.
        Title = "title" => colored(TypeSize::Title, Tone::Paper),
        /// Notes in the band of the title.
        TitleNote = "title_note" => colored(TypeSize::Note, Tone::Paper),
        /// The name of the language, in the corner of the title.
        Language = "language" => centered(colored(TypeSize::Subheading, Tone::Primary)),
        /// The same for the staff at the counter.
        LanguageNote = "language_note" => centered(text(TypeSize::Note)),
        /// A heading over several blocks, in its band.
        Section = "section" => colored(TypeSize::Section, Tone::Paper),
        /// A heading that asks what it is about.
        Question = "question" => colored(TypeSize::Section, Tone::Primary),
        /// The heading of a block.
        Heading = "heading" => colored(TypeSize::Heading, Tone::Primary),
        /// A heading inside a block.
        Subheading = "subheading" => colored(TypeSize::Subheading, Tone::Primary),
        /// Running text.
        Body = "body" => text(TypeSize::Body),
        /// Running text that stands out.
        Strong = "strong" => bold(text(TypeSize::Body)),
        /// A sentence that invites.
        Lead = "lead" => bold(colored(TypeSize::Body, Tone::Accent)),
        /// What sums up what is wrong.
        Warning = "warning" => bold(colored(TypeSize::Body, Tone::Warning)),
        /// What stands between two steps.
        Pause = "pause" => centered(bold(colored(TypeSize::Body, Tone::Accent))),
        /// Words over a picture.
        Caption = "caption" => centered(bold(text(TypeSize::Body))),
        /// Words under a picture of what is wrong.
        Wrong = "wrong" => centered(text(TypeSize::Body)),
        /// Words over a mark to look for.
        Mark = "mark" => centered(colored(TypeSize::Subheading, Tone::Accent)),
        /// Notes.
        Note = "note" => text(TypeSize::Note),
        /// Notes that stand out.
        StrongNote = "strong_note" => bold(text(TypeSize::Note)),
        /// Days of the edition, at the end of the line.
        Edition = "edition" => TextLook { align: Side::End, ..text(TypeSize::Note) },
        /// The measures of a picture.
        Measure = "measure" => centered(bold(text(TypeSize::Note))),
        /// The heads of a table.
        TableHead = "table_head" => bold(colored(TypeSize::Note, Tone::Primary)),
        /// A telephone number in large digits.
        Phone = "phone" => colored(TypeSize::Phone, Tone::Primary),
        /// A telephone number in a sentence of its own.
        CallNumber = "call_number" =>
            TextLook { factor: Ratio(0.86), ..colored(TypeSize::Phone, Tone::Primary) },
        /// A badge.
        Badge = "badge" => centered(colored(TypeSize::Heading, Tone::Paper)),
        /// A few words that point at something.
        Prompt = "prompt" => TextLook { color: None, ..text(TypeSize::Subheading) },
        /// A label before a heading.
        Label = "label" => bold(colored(TypeSize::Note, Tone::Paper)),
        /// The word before the number of a step.
        StepWord = "step_word" => colored(TypeSize::Subheading, Tone::Paper),
        /// The number of a step.
        StepNumber = "step_number" => colored(TypeSize::Phone, Tone::Paper),
        /// The line at the foot of a page.
        Foot = "foot" => colored(TypeSize::Least, Tone::Muted),
    }
}

const HEADING: HeadingLook = HeadingLook {
    text: Text::Heading,
    rule: Mm(0.0),
    above_rule: Mm(0.8),
    gap: Mm(3.0),
    below: Mm(0.8),
};

looks! {
    /// Headings.
    pub enum Heading: HeadingLook {
        /// The title.
        Title = "title" => HeadingLook { text: Text::Title, ..HEADING },
        /// A heading over several blocks.
        Section = "section" => HeadingLook { text: Text::Section, ..HEADING },
        /// A heading that asks what it is about.
        Question = "question" => HeadingLook { text: Text::Question, ..HEADING },
        /// The heading of a block, over a rule.
        Block = "block" => HeadingLook { rule: Mm(0.6), ..HEADING },
        /// A heading inside a block.
        Part = "part" => HeadingLook { text: Text::Subheading, ..HEADING },
        /// The heading of a numbered step, over a rule.
        Step = "step" => HeadingLook { rule: Mm(0.6), ..HEADING },
        /// The heading of a telephone line.
        Hotline = "hotline" => HeadingLook { text: Text::Subheading, gap: Mm(2.0), ..HEADING },
    }
}

const LIST: ListLook =
    ListLook { text: Text::Body, column: Em(1.5), gap: Em(0.3), sign: Em(0.72), pause: Mm(1.8) };

looks! {
    /// Lists.
    pub enum List: ListLook {
        /// Tasks to tick off.
        Tasks = "tasks" => ListLook { text: Text::Strong, ..LIST },
        /// Numbered steps.
        Steps = "steps" => LIST,
        /// What is right.
        Right = "right" => ListLook { text: Text::Strong, ..LIST },
        /// Notes.
        Notes = "notes" => ListLook { text: Text::Note, ..LIST },
    }
}

looks! {
    /// Tables.
    pub enum Table: TableLook {
        /// When a telephone line is open, and in which languages.
        Hours = "hours" => TableLook {
            head: Text::TableHead,
            cell: Text::Body,
            last: Text::Strong,
            padding: Mm(2.0),
            upright: Mm(1.2),
            ground: Some(Tone::Tint),
            line: Some(Tone::Line),
            thickness: Pt(0.6),
            last_share: Ratio(0.42),
            share: Ratio(0.3),
        },
    }
}

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
        Guide = "guide" => CodeLook { address: Text::Note, gap: Mm(1.0) },
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
        /// A photo, and the rules for it.
        Photo = "photo" => ColumnsLook { rise: Rise::Top, ..COLUMNS },
        /// Pictures of what is wrong.
        Wrong = "wrong" => ColumnsLook { gap: Some(Mm(3.0)), rise: Rise::Top, ..COLUMNS },
        /// Paragraphs, and a mark to look for.
        Mark = "mark" => ColumnsLook { least: Mm(44.0), ..COLUMNS },
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
        /// The number of a step.
        Step = "step" => ChipLook { padding: Mm(3.0), ..CHIP },
    }
}

looks! {
    /// Fields to fill in.
    pub enum Fields: FieldsLook {
        /// Fields of the contact box and of the colophon.
        Contact = "contact" => FieldsLook {
            label: Text::Note,
            value: Text::Strong,
            writing: Mm(8.0),
            gap: Mm(2.0),
            under_line: Mm(0.8),
            thickness: Pt(0.7),
            label_share: Ratio(0.6),
            first_share: Ratio(0.38),
        },
    }
}

const PHONE: PhoneLook = PhoneLook {
    number: Text::Phone,
    words: Text::StrongNote,
    under: true,
    receiver: Em(0.9),
    color: Tone::Accent,
    gap: Mm(1.5),
    word_gap: Em(0.6),
};

looks! {
    /// Telephone numbers in large digits.
    pub enum Phone: PhoneLook {
        /// The number of a telephone line, and what a call costs.
        Hotline = "hotline" => PHONE,
        /// One of several numbers, and whom it is for.
        Call = "call" => PhoneLook {
            number: Text::CallNumber,
            words: Text::Strong,
            under: false,
            gap: Mm(2.0),
            ..PHONE
        },
    }
}

looks! {
    /// Room between things under each other.
    pub enum Space: Mm {
        /// Above a sentence that invites.
        Lead = "lead" => Mm(0.6),
        /// Between lines that belong together, and between words and their picture.
        Line = "line" => Mm(1.0),
        /// Above and below a table.
        Table = "table" => Mm(1.2),
        /// Under a heading inside a block, and between rows with pictures.
        Row = "row" => Mm(1.5),
        /// Between paragraphs.
        Paragraph = "paragraph" => Mm(1.8),
        /// Under a question, and above what closes a part.
        Part = "part" => Mm(2.0),
        /// Between the parts of a step.
        Step = "step" => Mm(2.5),
        /// Under a picture with a sign in its corner.
        Sign = "sign" => Mm(2.6),
        /// Between groups.
        Group = "group" => Mm(3.0),
        /// Under the rule of a heading.
        Rule = "rule" => Mm(3.4),
        /// Between lists.
        List = "list" => Mm(4.0),
    }
}

impl Default for PageLook {
    fn default() -> Self {
        Self {
            foot: Mm(5.0),
            foot_text: Text::Foot,
            strip: Mm(6.0),
            strip_color: Tone::Primary,
            close: Ratio(0.6),
            stretch: Ratio(1.4),
        }
    }
}
