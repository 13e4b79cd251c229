//! What can stand at a key: numbers in a range, texts, days, lists, tables.
//!
//! In: a value with its place. Out: the same as a Rust value, or a message; and
//! the shape of such values, for schemas and blank files. Both come from one
//! [`Kind`], so that no second description has to follow the first.

use std::fmt::Display;
use std::ops::RangeInclusive;

use super::Form;
use super::literal::Literal;
use super::reader::{Field, Table, shortened};
use super::shape::Shape;
use super::word::Word;
use crate::content::codes;
use crate::diag::Sink;
use crate::frame::{Color, Date};
use crate::geom::{Em, Mm, Pt, Ratio};
use crate::lang::Tag;
use crate::source::{Span, Spanned};

/// What can stand at a key.
pub(crate) trait Kind {
    /// What is read from it.
    type Read;

    /// How it looks in a file.
    fn shape(&self) -> Shape;

    /// Reads a value; reports what is wrong with it.
    fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read>;

    /// What is read where the key is missing; `None` if it must be there.
    fn absent(&self) -> Option<Self::Read> {
        None
    }

    /// What stands in for a key that must be there and is missing, which is
    /// reported; `None` if nothing can, so that its table is not read at all.
    fn missing(&self) -> Option<Self::Read> {
        None
    }
}

/// What has this shape and is read so; its key must be there.
pub(crate) fn made<T>(
    shape: impl Fn() -> Shape,
    read: impl Fn(Field<'_, '_>, &mut Sink) -> Option<T>,
) -> impl Kind<Read = T> {
    struct Made<S, R>(S, R);
    impl<T, S, R> Kind for Made<S, R>
    where
        S: Fn() -> Shape,
        R: Fn(Field<'_, '_>, &mut Sink) -> Option<T>,
    {
        type Read = T;

        fn shape(&self) -> Shape {
            (self.0)()
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<T> {
            (self.1)(field, sink)
        }
    }
    Made(shape, read)
}

/// A number that stands for a length or a factor, in a range.
fn number<T>(range: RangeInclusive<f32>, make: fn(f32) -> T) -> impl Kind<Read = T> {
    // By way of decimal digits: 0.05 is not 0.05000000074505806.
    let exact = |bound: &f32| bound.to_string().parse().unwrap_or(f64::from(*bound));
    let (least, most) = (exact(range.start()), exact(range.end()));
    made(
        move || Shape::number(least, most),
        move |field, sink| field.value.number(&range, sink).map(make),
    )
}

/// A number without a unit.
pub(crate) fn factor(range: RangeInclusive<f32>) -> impl Kind<Read = f32> {
    number(range, |number| number)
}

/// The same, where it is kept with what it is.
pub(crate) fn ratio(range: RangeInclusive<f32>) -> impl Kind<Read = Ratio> {
    number(range, Ratio)
}

/// A length in millimetres.
pub(crate) fn mm(range: RangeInclusive<f32>) -> impl Kind<Read = Mm> {
    number(range, Mm)
}

/// A length in points.
pub(crate) fn pt(range: RangeInclusive<f32>) -> impl Kind<Read = Pt> {
    number(range, Pt)
}

/// A length as a multiple of the size of type.
pub(crate) fn em(range: RangeInclusive<f32>) -> impl Kind<Read = Em> {
    number(range, Em)
}

/// A whole number in a range.
pub(crate) fn integer(range: RangeInclusive<u32>) -> impl Kind<Read = u32> {
    let (least, most) = (*range.start(), *range.end());
    made(move || Shape::integer(least, most), move |field, sink| field.value.integer(&range, sink))
}

/// `true` or `false`.
pub(crate) fn flag() -> impl Kind<Read = bool> {
    made(Shape::boolean, |field, sink| field.value.boolean(sink))
}

/// A day, written without quotes.
pub(crate) fn date() -> impl Kind<Read = Date> {
    made(Shape::date, |field, sink| field.value.date(sink))
}

/// A text that says something.
pub(crate) fn text() -> impl Kind<Read = String> {
    text_like(Shape::text, |literal, _| Some(literal.text.to_owned()))
}

/// A text of a form of its own: `shape` says how it is written, `read` takes
/// it, or says what is wrong.
pub(crate) fn text_like<T>(
    shape: impl Fn() -> Shape,
    read: impl Fn(Literal<'_>, &mut Sink) -> Option<T>,
) -> impl Kind<Read = T> {
    made(shape, move |field, sink| read(field.value.filled_string(sink)?, sink))
}

/// The tag of a language.
pub(crate) fn tag() -> impl Kind<Read = Tag> {
    text_like(Shape::tag, |name, sink| tag_of(name.text, name.span, sink))
}

/// A language tag; reports what is wrong with it.
pub(crate) fn tag_of(text: &str, span: Span, sink: &mut Sink) -> Option<Tag> {
    let report = |why| {
        let message = format!("`{}` is not a language tag", shortened(text));
        sink.report(codes::BAD_TAG.at(span, message).label(why).hint(
            "a tag is a language, then a script or a region if needed: `vi`, `zh-Hans`, `pt-BR`",
        ));
    };
    Tag::new(text).map_err(report).ok()
}

/// A colour: # and six hexadecimal digits.
pub(crate) fn color() -> impl Kind<Read = Color> {
    text_like(|| Shape::matching("^#[0-9A-Fa-f]{6}$"), color_of)
}

fn color_of(literal: Literal<'_>, sink: &mut Sink) -> Option<Color> {
    let color = literal.text.strip_prefix('#').and_then(Color::from_hex);
    if color.is_none() {
        sink.report(
            literal
                .is_not("a colour", &codes::OUT_OF_RANGE)
                .label("expected # and six hexadecimal digits")
                .hint("for example \"#16325C\""),
        );
    }
    color
}

/// One of the words of `W`.
pub(crate) fn choice<W: Word>() -> impl Kind<Read = W> {
    text_like(|| Shape::choice(&W::described()), W::choose)
}

/// A table with the keys of `F`.
pub(crate) fn table<F: Form>() -> impl Kind<Read = F> {
    made(F::shape, |field, sink| {
        let mut table = field.table(sink)?;
        let form = F::read(&mut table, sink);
        table.finish(sink);
        form
    })
}

/// The same, with its place.
pub(crate) fn placed<K: Kind>(kind: K) -> impl Kind<Read = Spanned<K::Read>> {
    struct Placed<K>(K);
    impl<K: Kind> Kind for Placed<K> {
        type Read = Spanned<K::Read>;

        fn shape(&self) -> Shape {
            self.0.shape()
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
            let span = field.value.span();
            self.0.read(field, sink).map(|value| Spanned { value, span })
        }
    }
    Placed(kind)
}

/// A list; entries that are broken are left out. `note` says why there are not
/// more than the most.
struct List<K> {
    item: K,
    length: RangeInclusive<usize>,
    note: &'static str,
    absent: bool,
}

impl<K: Kind> Kind for List<K> {
    type Read = Vec<K::Read>;

    fn shape(&self) -> Shape {
        Shape::list_between(self.length.clone(), self.item.shape())
    }

    fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
        let items = field.value.array(sink)?;
        let (least, most) = (*self.length.start(), *self.length.end());
        let fault = match items.len() {
            count if count < least && least < most => {
                Some((format!("expected {least} or more"), "too few"))
            }
            count if count < least => Some((format!("expected {least}"), "too few")),
            count if count > most && least < most => {
                Some((format!("expected {most} or fewer"), "too many"))
            }
            count if count > most => Some((format!("expected {most}"), "too many")),
            _ => None,
        };
        if let Some((expected, label)) = fault {
            let message = format!("a list of {}; {expected}", items.len());
            let message = codes::LIST_LENGTH.at(field.value.span(), message).label(label);
            sink.report(if self.note.is_empty() { message } else { message.hint(self.note) });
        }
        // What follows from too many entries takes time and says nothing new.
        let items = items.into_iter().take(most).map(|value| Field { value, ..field });
        Some(items.filter_map(|item| self.item.read(item, sink)).collect())
    }

    fn absent(&self) -> Option<Self::Read> {
        self.absent.then(Vec::new)
    }
}

/// A list in which no entry stands twice.
pub(crate) fn distinct<K: Kind<Read: PartialEq + Display>>(
    item: K,
) -> impl Kind<Read = Vec<Spanned<K::Read>>> {
    distinct_of(item, 0..=usize::MAX, "")
}

/// A list of so many entries in which none stands twice; `note` says why not more.
pub(crate) fn distinct_of<K: Kind<Read: PartialEq + Display>>(
    item: K,
    length: RangeInclusive<usize>,
    note: &'static str,
) -> impl Kind<Read = Vec<Spanned<K::Read>>> {
    struct Distinct<L>(L);
    impl<T, L> Kind for Distinct<L>
    where
        T: PartialEq + Display,
        L: Kind<Read = Vec<Spanned<T>>>,
    {
        type Read = Vec<Spanned<T>>;

        fn shape(&self) -> Shape {
            self.0.shape().without_repeats()
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
            let items = self.0.read(field, sink)?;
            report_repeats(&items, sink);
            Some(items)
        }
    }
    Distinct(list_of(placed(item), length, note))
}

/// Reports what stands twice.
pub(crate) fn report_repeats<T: PartialEq + Display>(items: &[Spanned<T>], sink: &mut Sink) {
    for (index, item) in items.iter().enumerate() {
        if items[..index].iter().any(|earlier| earlier.value == item.value) {
            let message = format!("`{}` stands twice", shortened(&item.value.to_string()));
            sink.report(codes::DUPLICATE_ENTRY.at(item.span, message).label("the second one"));
        }
    }
}

/// A list of any length.
pub(crate) fn list<K: Kind>(item: K) -> impl Kind<Read = Vec<K::Read>> {
    list_of(item, 0..=usize::MAX, "")
}

/// A list of so many entries; `note` says why.
pub(crate) fn list_of<K: Kind>(
    item: K,
    length: RangeInclusive<usize>,
    note: &'static str,
) -> impl Kind<Read = Vec<K::Read>> {
    List { item, length, note, absent: false }
}

/// A list that may be left out where it is empty.
pub(crate) fn any<K: Kind>(item: K) -> impl Kind<Read = Vec<K::Read>> {
    List { item, length: 0..=usize::MAX, note: "", absent: true }
}

/// A kind of which something is read where its key is broken, left out or missing, too.
pub(super) struct Lenient<K: Kind, R> {
    pub(super) kind: K,
    /// What stands for what was read; `None` if that is broken.
    pub(super) read: fn(Option<K::Read>) -> R,
    /// See [`Kind::absent`].
    pub(super) absent: fn() -> Option<R>,
    /// See [`Kind::missing`].
    pub(super) missing: fn() -> Option<R>,
}

impl<K: Kind, R> Kind for Lenient<K, R> {
    type Read = R;

    fn shape(&self) -> Shape {
        self.kind.shape()
    }

    fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<R> {
        Some((self.read)(self.kind.read(field, sink)))
    }

    fn absent(&self) -> Option<R> {
        (self.absent)()
    }

    fn missing(&self) -> Option<R> {
        (self.missing)()
    }
}

/// What may be left out.
pub(crate) fn optional<K: Kind>(kind: K) -> impl Kind<Read = Option<K::Read>> {
    Lenient { kind, read: |read| read, absent: || Some(None), missing: || None }
}

/// What must be there, and is reported where it is missing or broken; the rest of
/// its table is read all the same.
pub(crate) fn told<K: Kind>(kind: K) -> impl Kind<Read = Option<K::Read>> {
    Lenient { kind, read: |read| read, absent: || None, missing: || Some(None) }
}

/// What stands for `usual` where it is left out or broken.
pub(crate) fn or<K: Kind>(kind: K, usual: K::Read) -> impl Kind<Read = K::Read>
where
    K::Read: Clone,
{
    struct Or<K: Kind>(K, K::Read);
    impl<K: Kind> Kind for Or<K>
    where
        K::Read: Clone,
    {
        type Read = K::Read;

        fn shape(&self) -> Shape {
            self.0.shape()
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
            self.0.read(field, sink).or_else(|| self.absent())
        }

        fn absent(&self) -> Option<Self::Read> {
            Some(self.1.clone())
        }
    }
    Or(kind, usual)
}

/// What `check` finds nothing wrong with: for limits between values of one
/// table. It reports what it finds.
pub(crate) fn checked<K: Kind>(
    kind: K,
    check: fn(&K::Read, &mut Sink),
) -> impl Kind<Read = K::Read> {
    struct Checked<K: Kind>(K, fn(&K::Read, &mut Sink));
    impl<K: Kind> Kind for Checked<K> {
        type Read = K::Read;

        fn shape(&self) -> Shape {
            self.0.shape()
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
            let read = self.0.read(field, sink)?;
            (self.1)(&read, sink);
            Some(read)
        }

        fn absent(&self) -> Option<Self::Read> {
            self.0.absent()
        }
    }
    Checked(kind, check)
}

/// A table whose keys the content chooses; `names` is what they match.
pub(crate) fn chosen<K: Kind>(
    names: &'static str,
    kind: K,
) -> impl Kind<Read = Vec<(Spanned<String>, K::Read)>> {
    struct Chosen<K>(&'static str, K);
    impl<K: Kind> Kind for Chosen<K> {
        type Read = Vec<(Spanned<String>, K::Read)>;

        fn shape(&self) -> Shape {
            Shape::chosen(self.0, self.1.shape())
        }

        fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
            Some(read_chosen(&mut field.table(sink)?, &self.1, sink))
        }

        fn absent(&self) -> Option<Self::Read> {
            Some(Vec::new())
        }
    }
    Chosen(names, kind)
}

/// Reads all entries that nobody has asked for yet.
pub(crate) fn read_chosen<K: Kind>(
    table: &mut Table<'_>,
    kind: &K,
    sink: &mut Sink,
) -> Vec<(Spanned<String>, K::Read)> {
    let mut entries = Vec::new();
    for (name, value) in table.other_values() {
        let path = table.dotted(name.value);
        let read = kind.read(Field { value, path: &path }, sink);
        let name = Spanned { value: name.value.to_owned(), span: name.span };
        entries.extend(read.map(|read| (name, read)));
    }
    entries
}
