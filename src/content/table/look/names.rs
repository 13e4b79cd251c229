//! The names of the looks of texts and of what is made of texts, each with the look that
//! it has where a template says nothing.
//!
//! In: nothing. Out: an enumeration for each kind of look.

use super::shapes::{FieldsLook, HeadingLook, ListLook, PageLook, PhoneLook, TableLook, TextLook};
use super::{Side, Tone, TypeSize, looks};
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
        /// The title on paper.
        PlainTitle = "plain_title" => colored(TypeSize::Title, Tone::Primary),
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
        /// Words in a second language, under a heading or a label.
        Beside = "beside" => text(TypeSize::Least),
        /// Words on a map.
        MapLabel = "map_label" => centered(bold(text(TypeSize::Note))),
        /// The letter of a pin on a map.
        Pin = "pin" => centered(bold(text(TypeSize::Note))),
        /// The measures of a picture.
        Measure = "measure" => centered(bold(text(TypeSize::Note))),
        /// The heads of a table.
        TableHead = "table_head" => bold(colored(TypeSize::Note, Tone::Primary)),
        /// A day in a month of a calendar.
        MonthDay = "month_day" => centered(text(TypeSize::Least)),
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
        /// The title on paper.
        PlainTitle = "plain_title" => HeadingLook { text: Text::PlainTitle, ..HEADING },
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
        /// The heading of a box.
        Box = "box" => HeadingLook { text: Text::Subheading, gap: Mm(2.0), ..HEADING },
        /// The heading of a telephone line.
        Hotline = "hotline" => HeadingLook { text: Text::Subheading, gap: Mm(2.0), ..HEADING },
    }
}

const LIST: ListLook = ListLook {
    text: Text::Body,
    column: Em(1.5),
    gap: Em(0.3),
    sign: Em(0.72),
    icon: Mm(10.0),
    pause: Mm(1.8),
};

looks! {
    /// Lists.
    pub enum List: ListLook {
        /// Tasks to tick off.
        Tasks = "tasks" => ListLook { text: Text::Strong, ..LIST },
        /// Numbered steps.
        Steps = "steps" => LIST,
        /// A list of any kind.
        Plain = "plain" => LIST,
        /// Notes.
        Notes = "notes" => ListLook { text: Text::Note, ..LIST },
    }
}

const TABLE: TableLook = TableLook {
    head: Text::TableHead,
    cell: Text::Body,
    last: Text::Strong,
    padding: Mm(2.0),
    upright: Mm(1.2),
    ground: Some(Tone::Tint),
    marked: Some(Tone::AccentTint),
    equal: false,
    digits: false,
    last_fills: false,
    spread: false,
    line: Some(Tone::Line),
    thickness: Pt(0.6),
    last_share: Ratio(0.42),
    share: Ratio(0.3),
};

looks! {
    /// Tables.
    pub enum Table: TableLook {
        /// When a telephone line is open, and in which languages.
        Hours = "hours" => TABLE,
        /// Labels and what belongs to each.
        Details = "details" => TableLook { last: Text::Body, last_fills: true, ..TABLE },
        /// What the letters of a calendar mean.
        Letters = "letters" => TableLook {
            cell: Text::Note,
            last: Text::Note,
            upright: Mm(0.6),
            share: Ratio(0.25),
            last_fills: true,
            ..TABLE
        },
        /// A month of a calendar.
        Month = "month" => TableLook {
            head: Text::MonthDay,
            cell: Text::MonthDay,
            last: Text::MonthDay,
            padding: Mm(0.3),
            upright: Mm(0.8),
            equal: true,
            digits: true,
            ..TABLE
        },
        /// A table of any columns.
        Rows = "rows" => TableLook { last: Text::Body, spread: true, ..TABLE },
    }
}

looks! {
    /// Fields to fill in.
    pub enum Fields: FieldsLook {
        /// Fields of a form, under their labels.
        Form = "form" => FieldsLook {
            label: Text::StrongNote,
            value: Text::Body,
            writing: Mm(8.0),
            gap: Mm(1.2),
            under_line: Mm(0.0),
            thickness: Pt(0.75),
            label_share: Ratio(1.0),
            first_share: Ratio(0.5),
        },
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
        /// Between the fields of a form.
        Field = "field" => Mm(2.4),
        /// Between the parts of a step.
        Step = "step" => Mm(2.5),
        /// Under a picture with a sign in its corner.
        Sign = "sign" => Mm(2.6),
        /// Between groups.
        Group = "group" => Mm(3.0),
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
