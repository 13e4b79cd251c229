//! Looks: what a template says of how things are set, by the names of what they are
//! for: `[looks.panel.tip]`.
//!
//! In: the table `looks` of a template. Out: [`Looks`]; a key that a template leaves
//! out is as usual. Knows nothing about blocks.

mod holders;
mod names;
mod shapes;

pub use holders::{Band, Chip, Code, Columns, Figure, Panel, Sign};
pub use names::{Fields, Heading, List, Phone, Space, Table, Text};
pub use shapes::{
    BandLook, ChipLook, CodeLook, ColumnsLook, FieldsLook, FigureLook, HeadingLook, ListLook,
    MeasureLook, PageLook, PanelLook, PhoneLook, SignLook, TableLook, TextLook,
};

use std::marker::PhantomData;

use crate::content::form::kind::{Kind, mm, optional, ratio, text_like};
use crate::content::form::reader::Field;
use crate::content::form::shape::optional as key;
use crate::content::form::{Shape, Word, form, words};
use crate::content::table::template::Palette;
use crate::diag::Sink;
use crate::frame::Color;
use crate::geom::{Em, Mm, Pt, Ratio};

form! {
    /// How things are set, by what they are for.
    #[derive(Debug, Clone, Default, PartialEq, Hash)]
    pub struct Looks {
        /// Factor on all lengths of looks, such as 0.7 where a design for A4 is printed on A5.
        pub scale: Option<Ratio> = optional(ratio(0.1..=10.0)),
        /// Texts, by what they say.
        pub text: Named<Text> = named::<Text>(),
        /// Headings.
        pub heading: Named<Heading> = named::<Heading>(),
        /// Lists.
        pub list: Named<List> = named::<List>(),
        /// Tables.
        pub table: Named<Table> = named::<Table>(),
        /// Pictures.
        pub figure: Named<Figure> = named::<Figure>(),
        /// The signs on pictures of what is right and what is wrong.
        pub sign: Named<Sign> = named::<Sign>(),
        /// The measures beside a picture of true size.
        pub measure: MeasureLook = over(MeasureLook::default()),
        /// QR codes with their words.
        pub code: Named<Code> = named::<Code>(),
        /// What stands side by side.
        pub columns: Named<Columns> = named::<Columns>(),
        /// Grounds and frames around what belongs together.
        pub panel: Named<Panel> = named::<Panel>(),
        /// Bands from edge to edge of the page.
        pub band: Named<Band> = named::<Band>(),
        /// A few words on a ground of their own.
        pub chip: Named<Chip> = named::<Chip>(),
        /// Fields to fill in.
        pub fields: Named<Fields> = named::<Fields>(),
        /// Telephone numbers in large digits.
        pub phone: Named<Phone> = named::<Phone>(),
        /// Room between things under each other, in mm.
        pub space: Named<Space> = named::<Space>(),
        /// What stands on every page, and how its blocks share it.
        pub page: PageLook = over(PageLook::default()),
    }
}

impl Looks {
    /// The looks with all their lengths multiplied by `scale`.
    #[must_use]
    pub(crate) fn scaled(self) -> Self {
        let Some(Ratio(factor)) = self.scale else { return self };
        Self {
            scale: None,
            text: self.text.scaled(factor),
            heading: self.heading.scaled(factor),
            list: self.list.scaled(factor),
            table: self.table.scaled(factor),
            figure: self.figure.scaled(factor),
            sign: self.sign.scaled(factor),
            measure: self.measure.scaled(factor),
            code: self.code.scaled(factor),
            columns: self.columns.scaled(factor),
            panel: self.panel.scaled(factor),
            band: self.band.scaled(factor),
            chip: self.chip.scaled(factor),
            fields: self.fields.scaled(factor),
            phone: self.phone.scaled(factor),
            space: self.space.scaled(factor),
            page: self.page.scaled(factor),
        }
    }
}

/// What a look may say of something, which may be a length.
pub(crate) trait Scaled: Sized {
    /// The same, multiplied if it is a length.
    fn scaled(self, factor: f32) -> Self;
}

/// Defines how values of types are multiplied.
macro_rules! scaled {
    ($($type:ty: $value:ident, $factor:ident => $scaled:expr,)+) => {
        $(impl Scaled for $type {
            fn scaled(self, $factor: f32) -> Self {
                let $value = self;
                $scaled
            }
        })+
    };
}

scaled! {
    Mm: it, factor => it * factor,
    Pt: it, factor => it * factor,
    Option<Mm>: it, factor => it.map(|it| it * factor),
    Em: it, _factor => it,
    Ratio: it, _factor => it,
    bool: it, _factor => it,
    Tone: it, _factor => it,
    Option<Tone>: it, _factor => it,
    TypeSize: it, _factor => it,
    Side: it, _factor => it,
    Rise: it, _factor => it,
    Text: it, _factor => it,
}

impl<N: Name> Scaled for Named<N>
where
    N::Look: Scaled,
{
    fn scaled(self, factor: f32) -> Self {
        Self(self.0.into_iter().map(|look| look.scaled(factor)).collect())
    }
}

/// A look, or a part of one: what can stand at a key and has a usual value.
pub(crate) trait Look: Clone {
    /// How it looks in a file.
    fn shape() -> Shape;

    /// Reads it; what is not said or broken is as usual.
    fn read(usual: &Self, field: Field<'_, '_>, sink: &mut Sink) -> Self;
}

impl Look for Mm {
    fn shape() -> Shape {
        mm(0.0..=200.0).shape()
    }

    fn read(usual: &Self, field: Field<'_, '_>, sink: &mut Sink) -> Self {
        mm(0.0..=200.0).read(field, sink).unwrap_or(*usual)
    }
}

/// The names of the looks of one kind.
pub trait Name: Copy + 'static {
    /// What a look of this kind says.
    type Look: Clone;

    /// All names.
    fn all() -> &'static [Self];

    /// Its place among all names.
    fn index(self) -> usize;

    /// The look of a template that says nothing about it.
    fn usual(self) -> Self::Look;
}

/// A look for each of the names of `N`.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Named<N: Name>(Vec<N::Look>);

impl<N: Name> Named<N> {
    /// The look of a name.
    #[must_use]
    pub fn of(&self, name: N) -> &N::Look {
        &self.0[name.index()]
    }
}

impl<N: Name> Default for Named<N> {
    fn default() -> Self {
        Self(N::all().iter().map(|name| name.usual()).collect())
    }
}

/// A table with a look for each of the names of `N`.
fn named<N>() -> impl Kind<Read = Named<N>>
where
    N: Name + Word,
    N::Look: Look,
{
    struct Names<N>(PhantomData<N>);
    impl<N> Kind for Names<N>
    where
        N: Name + Word,
        N::Look: Look,
    {
        type Read = Named<N>;

        fn shape(&self) -> Shape {
            let key = |(name, help): (&str, String)| key(name, &help, N::Look::shape());
            Shape::table(N::described().into_iter().map(key).collect())
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Named<N>> {
            let mut table = field.table(sink)?;
            let look = |&(key, _, name): &(&'static str, _, N)| {
                table.field(key, &over(name.usual()), sink).unwrap_or_else(|| name.usual())
            };
            let looks = N::WORDS.iter().map(look).collect();
            table.finish(sink);
            Some(Named(looks))
        }

        fn absent(&self) -> Option<Named<N>> {
            Some(Named::default())
        }
    }
    Names(PhantomData)
}

/// A look that is as usual where a template does not say otherwise.
fn over<L: Look>(usual: L) -> impl Kind<Read = L> {
    struct Over<L>(L);
    impl<L: Look> Kind for Over<L> {
        type Read = L;

        fn shape(&self) -> Shape {
            L::shape()
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<L> {
            Some(L::read(&self.0, field, sink))
        }

        fn absent(&self) -> Option<L> {
            Some(self.0.clone())
        }
    }
    Over(usual)
}

/// Defines what looks of one kind say: a struct whose fields are keys, each with its
/// help and with what can stand there. All of them may be left out.
macro_rules! look {
    (
        $(#[$outer:meta])*
        $vis:vis struct $name:ident {
            $($(#[doc = $help:literal])+ $field_vis:vis $field:ident: $type:ty = $kind:expr,)*
        }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, PartialEq, Hash)]
        $vis struct $name {
            $($(#[doc = $help])+ $field_vis $field: $type,)*
        }

        impl $crate::content::table::look::Scaled for $name {
            fn scaled(self, factor: f32) -> Self {
                use $crate::content::table::look::Scaled;
                Self { $($field: Scaled::scaled(self.$field, factor),)* }
            }
        }

        impl $crate::content::table::look::Look for $name {
            fn shape() -> $crate::content::form::Shape {
                $crate::content::form::Shape::table(vec![$($crate::content::form::key(
                    stringify!($field),
                    &[$($help),+],
                    &$crate::content::form::kind::optional($kind),
                )),*])
            }

            fn read(
                usual: &Self,
                field: $crate::content::form::reader::Field<'_, '_>,
                sink: &mut $crate::diag::Sink,
            ) -> Self {
                let Some(mut table) = field.table(sink) else { return usual.clone() };
                let look = Self {
                    $($field: table
                        .field(
                            stringify!($field),
                            &$crate::content::form::kind::optional($kind),
                            sink,
                        )
                        .flatten()
                        .unwrap_or_else(|| usual.$field.clone()),)*
                };
                table.finish(sink);
                look
            }
        }
    };
}

use look;

/// Defines the names of the looks of one kind, each with its help and with the look
/// that it usually has.
macro_rules! looks {
    (
        $(#[$outer:meta])*
        $vis:vis enum $name:ident: $look:ty {
            $($(#[doc = $help:literal])+ $value:ident = $word:literal => $usual:expr,)+
        }
    ) => {
        $crate::content::form::words! {
            $(#[$outer])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
            $vis enum $name {
                $($(#[doc = $help])+ $value = $word,)+
            }
        }

        impl $crate::content::table::look::Name for $name {
            type Look = $look;

            fn all() -> &'static [Self] {
                Self::ALL
            }

            fn index(self) -> usize {
                self as usize
            }

            fn usual(self) -> $look {
                match self {
                    $(Self::$value => $usual,)+
                }
            }
        }
    };
}

use looks;

words! {
    /// A colour of the template.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Tone {
        /// Running text.
        Ink = "ink",
        /// Less important text.
        Muted = "muted",
        /// Bands and numerals.
        Primary = "primary",
        /// Tinted areas behind dark text.
        Tint = "tint",
        /// What must be seen first.
        Accent = "accent",
        /// Tinted areas of the accent.
        AccentTint = "accent_tint",
        /// What is wrong.
        Warning = "warning",
        /// What is right.
        Good = "good",
        /// Thin lines.
        Line = "line",
        /// Paper.
        Paper = "paper",
    }
}

impl Palette {
    /// The colour of a tone.
    #[must_use]
    pub fn of(&self, tone: Tone) -> Color {
        match tone {
            Tone::Ink => self.ink,
            Tone::Muted => self.muted,
            Tone::Primary => self.primary,
            Tone::Tint => self.tint,
            Tone::Accent => self.accent,
            Tone::AccentTint => self.accent_tint,
            Tone::Warning => self.warning,
            Tone::Good => self.good,
            Tone::Line => self.line,
            Tone::Paper => self.paper,
        }
    }
}

words! {
    /// Which of the sizes of type a text has.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum TypeSize {
        /// The title.
        Title = "title",
        /// Headings of sections.
        Section = "section",
        /// Headings of steps and blocks.
        Heading = "heading",
        /// Headings inside blocks.
        Subheading = "subheading",
        /// Running text.
        Body = "body",
        /// Notes and captions.
        Note = "note",
        /// Telephone numbers that stand out.
        Phone = "phone",
        /// The least size of notes, whatever the density.
        Least = "least",
    }
}

words! {
    /// Where a line stands that is shorter than its place.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Side {
        /// Where the language begins its lines.
        Start = "start",
        /// In the middle.
        Center = "center",
        /// Where the language ends its lines.
        End = "end",
    }
}

words! {
    /// At which height something stands beside what is higher.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Rise {
        /// At the top.
        Top = "top",
        /// In the middle.
        Middle = "middle",
        /// At the bottom.
        Bottom = "bottom",
    }
}

/// A colour of the template, or `none`.
fn tone_or_none() -> impl Kind<Read = Option<Tone>> {
    let shape = || {
        let mut words = Tone::described();
        words.push(("none", "None at all.".to_owned()));
        Shape::choice(&words)
    };
    text_like(shape, |literal, sink| match literal.text {
        "none" => Some(None),
        _ => Tone::choose(literal, sink).map(Some),
    })
}
