//! What a font file says of its faces: the name of the family, and how bold it is.
//!
//! In: the bytes of a font file. Out: a [`Look`] of a face, and messages about families
//! whose files do not belong together. Knows nothing about texts.

use skrifa::raw::TableProvider;
use skrifa::raw::tables::os2::SelectionFlags;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use crate::content::codes;
use crate::diag::Sink;
use crate::source::{Span, Spanned};

/// The weight of a face that calls itself bold.
const BOLD: f32 = 700.0;

/// How a face looks, by what it says of itself.
struct Look {
    /// The name of its family, letters and digits alone.
    family: String,
    /// From 100 to 900; 400 is regular, 700 is bold.
    weight: f32,
    is_upright: bool,
}

impl Look {
    fn of(data: &[u8], face: u32) -> Option<Self> {
        let font = FontRef::from_index(data, face).ok()?;
        let name =
            |id| font.localized_strings(id).english_or_first().map(|name| bare(&name.to_string()));
        let family =
            name(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| name(StringId::FAMILY_NAME))?;
        let attributes = font.attributes();
        let is_upright = attributes.style == skrifa::attribute::Style::Normal;
        // Some files say in one place alone that they are bold.
        let is_bold = font.os2().is_ok_and(|os2| os2.fs_selection().contains(SelectionFlags::BOLD));
        let weight = attributes.weight.value();
        Some(Self { family, weight: if is_bold { weight.max(BOLD) } else { weight }, is_upright })
    }
}

/// The letters and digits of a name, small.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Looks at the face of a collection: whether another one has the name of the family.
pub(super) fn check_face((name, place): (&str, Span), data: &[u8], face: u32, sink: &mut Sink) {
    let Some(own) = Look::of(data, face) else { return };
    let due = bare(name);
    if own.family == due {
        return;
    }
    let mut others = (0..u8::MAX).map(u32::from).map_while(|at| Some((at, Look::of(data, at)?)));
    if let Some((other, _)) = others.find(|(_, look)| look.family == due) {
        let message = format!("face {face} is not `{name}`");
        let diagnostic = codes::ODD_FONT.at(place, message).label("the face of another family");
        sink.report(diagnostic.hint(format!("write face = {other}")));
    }
}

/// Looks at the two files of a family: whether they are two weights of one.
pub(super) fn check_weights(
    (regular, bold): (&Spanned<String>, &Spanned<String>),
    (regular_data, bold_data): (&[u8], &[u8]),
    face: u32,
    sink: &mut Sink,
) {
    let (Some(light), Some(heavy)) = (Look::of(regular_data, face), Look::of(bold_data, face))
    else {
        return;
    };
    let (name, what) = match () {
        () if heavy.weight <= light.weight => (bold, "is not bolder than the regular file"),
        () if light.weight >= 600.0 => (regular, "is a bold weight"),
        () if !light.is_upright => (regular, "is slanted"),
        () if !heavy.is_upright => (bold, "is slanted"),
        () if heavy.family != light.family => (bold, "is of another family than the regular file"),
        () => return,
    };
    let diagnostic = codes::ODD_FONT.at(name.span, format!("{} {what}", name.value));
    sink.report(
        diagnostic.label("not this weight").hint(
            "name the file of the bold weight; without `bold` the regular one serves for both",
        ),
    );
}
