//! What looks of each kind say.
//!
//! In: nothing. Out: a struct for each kind, whose fields are keys of a template.
//! Lengths that follow the size of type are in ems, so that they shrink with it.

use super::{Rise, Side, Text, Tone, TypeSize, look, tone_or_none};
use crate::content::form::kind::{Kind, choice, em, flag, mm, optional, pt, ratio};
use crate::geom::{Em, Mm, Pt, Ratio};

/// A length on the page.
fn length() -> impl Kind<Read = Mm> {
    mm(0.0..=1000.0)
}

/// The thickness of a line.
fn line() -> impl Kind<Read = Pt> {
    pt(0.0..=50.0)
}

/// A length that follows the size of type.
fn ems() -> impl Kind<Read = Em> {
    em(0.0..=20.0)
}

/// A share of a length.
fn share() -> impl Kind<Read = Ratio> {
    ratio(0.05..=1.0)
}

look! {
    /// How a text is set.
    #[derive(Copy)]
    pub struct TextLook {
        /// Which of the sizes of type it has.
        pub size: TypeSize = choice::<TypeSize>(),
        /// Factor on that size.
        pub factor: Ratio = ratio(0.3..=3.0),
        /// Whether all of it is bold.
        pub bold: bool = flag(),
        /// Its colour; `none` for paper or ink, whichever can be read on its ground.
        pub color: Option<Tone> = tone_or_none(),
        /// Where lines stand that are shorter than their place.
        pub align: Side = choice::<Side>(),
        /// Room for a sign before it, in ems.
        pub hang: Em = ems(),
    }
}

look! {
    /// How a heading is set.
    #[derive(Copy)]
    pub struct HeadingLook {
        /// How its text is set.
        pub text: Text = choice::<Text>(),
        /// How high the rule under it is, in mm; 0 for none.
        pub rule: Mm = length(),
        /// The gap above the rule, in mm.
        pub above_rule: Mm = length(),
        /// The gap between the heading and what stands before it, in mm.
        pub gap: Mm = length(),
        /// The gap under what stands before it, where the heading stands below that, in mm.
        pub below: Mm = length(),
    }
}

look! {
    /// How a list is set.
    #[derive(Copy)]
    pub struct ListLook {
        /// How its texts are set.
        pub text: Text = choice::<Text>(),
        /// The width of the column of signs, in ems.
        pub column: Em = ems(),
        /// The gap between items, in ems.
        pub gap: Em = ems(),
        /// The size of a drawn sign, in ems.
        pub sign: Em = ems(),
        /// The width and the height of a picture in place of a sign, in mm.
        pub icon: Mm = length(),
        /// The gap before and after a pause between its items, in mm.
        pub pause: Mm = length(),
    }
}

look! {
    /// How a table is set.
    #[derive(Copy)]
    pub struct TableLook {
        /// How the heads of columns are set.
        pub head: Text = choice::<Text>(),
        /// How cells are set.
        pub cell: Text = choice::<Text>(),
        /// How the cells of the last column are set.
        pub last: Text = choice::<Text>(),
        /// Left and right of the text of a cell, in mm.
        pub padding: Mm = length(),
        /// Above and below the text of a cell together, in mm.
        pub upright: Mm = length(),
        /// The ground of the heads.
        pub ground: Option<Tone> = tone_or_none(),
        /// The ground of cells that stand out.
        pub marked: Option<Tone> = tone_or_none(),
        /// Whether all columns are equally wide; else they are as wide as their words ask.
        pub equal: bool = flag(),
        /// Whether cells with nothing but digits and Latin letters are only as high as these.
        pub digits: bool = flag(),
        /// Whether the last column takes the room that the others leave; else the first one does.
        pub last_fills: bool = flag(),
        /// Whether all columns share the room that none of them needs; else the first one has it.
        pub spread: bool = flag(),
        /// The line between rows.
        pub line: Option<Tone> = tone_or_none(),
        /// How thick that line is, in points.
        pub thickness: Pt = line(),
        /// The most that the last column takes, as a share of the width.
        pub last_share: Ratio = share(),
        /// The most that another column takes, but for the first, where the first needs the room.
        pub share: Ratio = share(),
    }
}

look! {
    /// How a picture is set.
    #[derive(Copy)]
    pub struct FigureLook {
        /// Its width where a page has no room to spare, in mm.
        pub width: Mm = mm(1.0..=1000.0),
        /// The most that it may be high, in mm; then it does not grow where a page has room. 0 to go by the width alone.
        pub height: Mm = length(),
        /// What is left free of the width of its place, in mm.
        pub free: Mm = length(),
        /// The line around it.
        pub edge: Option<Tone> = tone_or_none(),
        /// How thick that line is, in points.
        pub thickness: Pt = line(),
    }
}

look! {
    /// A sign in the lower corner of a picture.
    #[derive(Copy)]
    pub struct SignLook {
        /// Its colour.
        pub color: Tone = choice::<Tone>(),
        /// The radius of the sign, in mm.
        pub radius: Mm = length(),
        /// The radius of the disc behind it, in mm.
        pub disc: Mm = length(),
        /// From its middle to the side of the picture, in mm.
        pub inside: Mm = length(),
        /// From its middle to the foot of the picture, in mm.
        pub above: Mm = length(),
    }
}

look! {
    /// The measures beside a picture of true size.
    #[derive(Copy)]
    pub struct MeasureLook {
        /// How they are set.
        pub text: Text = choice::<Text>(),
        /// The room for a line with stops, in mm.
        pub room: Mm = length(),
        /// Half the length of a stop, in mm.
        pub stop: Mm = length(),
        /// How thick lines are, in points.
        pub thickness: Pt = line(),
        /// The room under the picture, in mm.
        pub below: Mm = length(),
    }
}

look! {
    /// A QR code with its words at the left and its address under it.
    #[derive(Copy)]
    pub struct CodeLook {
        /// How the address is set.
        pub address: Text = choice::<Text>(),
        /// The gap above the address, in mm.
        pub gap: Mm = length(),
        /// Whether the words stand under the code, and not beside it.
        pub under: bool = flag(),
    }
}

look! {
    /// How things stand side by side.
    #[derive(Copy)]
    pub struct ColumnsLook {
        /// The gap between them, in mm; the gutter of the page if it is left out.
        pub gap: Option<Mm> = optional(length()),
        /// At which height the lower ones stand.
        pub rise: Rise = choice::<Rise>(),
        /// Whether the first to be read stands last.
        pub reversed: bool = flag(),
        /// Whether they stand under each other where a heading does not find room.
        pub wraps: bool = flag(),
        /// The least width of a column that is as wide as what it holds, in mm.
        pub least: Mm = length(),
        /// The width of a column that takes its share.
        pub share: Ratio = share(),
    }
}

look! {
    /// A ground or a frame around what belongs together.
    #[derive(Copy)]
    pub struct PanelLook {
        /// Left and right of what it holds, in mm.
        pub padding: Mm = length(),
        /// Above what it holds, in mm; under the head, if it has one.
        pub above: Mm = length(),
        /// Below what it holds, in mm.
        pub below: Mm = length(),
        /// Above and below what stands in its head, in mm.
        pub head_inset: Mm = length(),
        /// The ground of its head.
        pub head: Option<Tone> = tone_or_none(),
        /// Its ground.
        pub ground: Option<Tone> = tone_or_none(),
        /// The radius of its corners, in mm.
        pub radius: Mm = length(),
        /// The line around it.
        pub edge: Option<Tone> = tone_or_none(),
        /// How thick that line is, in points.
        pub thickness: Pt = line(),
        /// The length of its dashes, in mm; 0 for a solid line.
        pub dash: Mm = length(),
        /// The gap between dashes, in mm.
        pub dash_gap: Mm = length(),
        /// The bar along the side where lines begin.
        pub bar: Option<Tone> = tone_or_none(),
        /// How wide that bar is, in mm.
        pub bar_width: Mm = length(),
        /// How far a tip reaches down from it, in mm; 0 for none.
        pub tip: Mm = length(),
        /// How wide that tip is, in mm.
        pub tip_width: Mm = length(),
    }
}

look! {
    /// A band from edge to edge of the page.
    #[derive(Copy)]
    pub struct BandLook {
        /// Its ground.
        pub ground: Tone = choice::<Tone>(),
        /// The stripe under it.
        pub stripe: Tone = choice::<Tone>(),
        /// How high that stripe is, in mm.
        pub stripe_height: Mm = length(),
        /// Below its words, in mm; also above them, where no page begins with it.
        pub below: Mm = length(),
        /// How far its words stand in the top margin where a page begins with it, in mm.
        pub lift: Mm = length(),
        /// Under what stands in its corners, in mm.
        pub under_corner: Mm = length(),
        /// The share of the width that its drawing takes.
        pub drawing: Ratio = share(),
        /// The most of the width that its drawing takes where a page has room.
        pub largest: Ratio = share(),
    }
}

look! {
    /// A few words on a ground of their own.
    #[derive(Copy)]
    pub struct ChipLook {
        /// Its ground.
        pub ground: Tone = choice::<Tone>(),
        /// Left and right of the words, in mm.
        pub padding: Mm = length(),
        /// Above and below the words, in mm.
        pub inset: Mm = length(),
        /// The radius of its corners, in mm.
        pub radius: Mm = length(),
        /// The most that its words take of the width.
        pub share: Ratio = share(),
        /// How far its tip reaches out at the end of the line, in mm; 0 for none.
        pub tip: Mm = length(),
        /// Its height where it holds a number, in ems of the number.
        pub height: Em = ems(),
    }
}

look! {
    /// Fields to fill in, each with its label.
    #[derive(Copy)]
    pub struct FieldsLook {
        /// How labels are set.
        pub label: Text = choice::<Text>(),
        /// How values are set.
        pub value: Text = choice::<Text>(),
        /// The height of a line to write on, in mm.
        pub writing: Mm = length(),
        /// The gap between label and value, in mm.
        pub gap: Mm = length(),
        /// From the line to write on down to the foot of the field, in mm.
        pub under_line: Mm = length(),
        /// How thick that line is, in points.
        pub thickness: Pt = line(),
        /// The most that a label takes of its field.
        pub label_share: Ratio = share(),
        /// What the first of two fields takes of the width if it has a value.
        pub first_share: Ratio = share(),
    }
}

look! {
    /// A telephone number in large digits behind a receiver.
    #[derive(Copy)]
    pub struct PhoneLook {
        /// How the number is set.
        pub number: Text = choice::<Text>(),
        /// How the words to it are set.
        pub words: Text = choice::<Text>(),
        /// Whether the words stand under the number.
        pub under: bool = flag(),
        /// The size of the receiver, in ems of the number.
        pub receiver: Em = ems(),
        /// The colour of the receiver.
        pub color: Tone = choice::<Tone>(),
        /// The gap behind the receiver, in mm.
        pub gap: Mm = length(),
        /// The gap between the number and the words behind it, in ems of the number.
        pub word_gap: Em = ems(),
    }
}

look! {
    /// What stands on every page, and how its blocks share it.
    #[derive(Copy)]
    pub struct PageLook {
        /// The room for the line at the foot, above the bottom margin, in mm.
        pub foot: Mm = length(),
        /// How that line is set.
        pub foot_text: Text = choice::<Text>(),
        /// The height of the strip at the head of a page that no band opens, in mm.
        pub strip: Mm = length(),
        /// The colour of that strip.
        pub strip_color: Tone = choice::<Tone>(),
        /// Factor on the gap between blocks that belong together.
        pub close: Ratio = ratio(0.0..=3.0),
        /// How much wider gaps between blocks get where a page has room, as a factor.
        pub stretch: Ratio = ratio(0.0..=20.0),
    }
}
