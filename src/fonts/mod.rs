//! The fonts: families, faces, and which face has a character.
//!
//! In: mapped font files and the rows of `fonts/fonts.toml`, already typed by
//! `load`. Out: a [`FontBook`] that is shared by all threads. Faces are opened
//! when they are first asked for. Knows nothing about texts or pages.

mod ink;
mod programs;

pub use ink::{Bounds, Ink, Measure};
pub use programs::{Demand, Program};

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use harfrust::Font;
use harfrust::font::Blob;
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use self::programs::Programs;
use crate::source::MappedFile;

/// One face: a weight of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// The weight of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// For running text.
    Regular,
    /// For headings and emphasis.
    Bold,
}

/// A face of the book.
pub struct Face {
    /// The family's name with its weight, such as `NotoSans-Bold`.
    pub name: String,
    /// The file in memory.
    pub data: MappedFile,
    /// Which font of a collection it is.
    pub index: u32,
    font: OnceLock<Option<Font>>,
    fingerprint: OnceLock<[u8; 32]>,
    programs: Programs,
}

impl Face {
    /// The outline of a glyph, drawn by a pen that knows how many units are an em; `None` if
    /// the file holds no such glyph.
    pub(crate) fn outline<P: OutlinePen>(
        &self,
        glyph: u16,
        pen: impl FnOnce(f32) -> P,
    ) -> Option<P> {
        let font = FontRef::from_index(self.data.as_ref(), self.index).ok()?;
        let mut pen = pen(f32::from(font.head().ok()?.units_per_em()));
        let glyph = font.outline_glyphs().get(GlyphId::from(glyph))?;
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        glyph.draw(settings, &mut pen).ok()?;
        Some(pen)
    }

    /// The opened font; `None` if the file holds no font at that index.
    pub fn font(&self) -> Option<&Font> {
        self.font
            .get_or_init(|| {
                let data: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(self.data.clone());
                Font::new(Blob::from(data), self.index)
            })
            .as_ref()
    }

    /// The face cut down to `glyphs`, made by `make` unless it was made before:
    /// most flyers of a set show the same few words in each other's scripts.
    ///
    /// # Errors
    /// Passes on why `make` failed.
    pub fn program(
        &self,
        glyphs: &[u16],
        demand: Demand,
        make: impl FnOnce() -> Result<Program, String>,
    ) -> Result<Arc<Program>, String> {
        self.programs.get(glyphs, demand, make)
    }

    /// A hash of the face's name and of its table directory, which holds the
    /// checksums of all tables (OpenType, "Table Directory"): a font of 20 MB is
    /// known by some hundred bytes.
    pub(crate) fn fingerprint(&self) -> &[u8; 32] {
        self.fingerprint.get_or_init(|| {
            let data = self.data.as_ref();
            let mut hash = Sha256::new();
            hash.update(&self.name);
            hash.update(self.index.to_le_bytes());
            hash.update((data.len() as u64).to_le_bytes());
            hash.update(directory(data, self.index).unwrap_or(data));
            hash.finalize().into()
        })
    }

    /// The glyph of a character, if the face has one.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<u16> {
        let glyph = self.font()?.charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|&id| id != 0)
    }

    /// Whether the face has the form of a character that a variation selector
    /// behind it asks for.
    #[must_use]
    pub fn has_variant(&self, character: char, selector: char) -> bool {
        self.font()
            .is_some_and(|font| font.charmap().map_unicode_variant(character, selector).is_some())
    }
}

/// The table directory of a font file, or of one font of a collection.
fn directory(data: &[u8], index: u32) -> Option<&[u8]> {
    let long = |at: usize| Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?));
    let start = match data.get(..4)? {
        b"ttcf" => long(12 + 4 * usize::try_from(index).ok()?)? as usize,
        _ => 0,
    };
    let tables = u16::from_be_bytes(data.get(start + 4..start + 6)?.try_into().ok()?);
    data.get(start..start + 12 + 16 * usize::from(tables))
}

/// The faces of a family.
#[derive(Debug, Clone, Copy)]
struct Family {
    regular: FaceId,
    bold: FaceId,
}

/// All faces, by family and weight.
#[derive(Default)]
pub struct FontBook {
    faces: Vec<Face>,
    families: BTreeMap<String, Family>,
}

/// The families that a text may use, in the order in which they are asked.
#[derive(Debug, Clone)]
pub struct Stack {
    ascii: Option<Family>,
    families: Vec<Family>,
}

impl FontBook {
    /// Adds a family. Without a bold file its regular face serves for both.
    pub fn add(&mut self, name: &str, regular: MappedFile, bold: Option<MappedFile>, index: u32) {
        let first = self.push(format!("{name}-Regular"), regular, index);
        let second = bold.map_or(first, |data| self.push(format!("{name}-Bold"), data, index));
        self.families.insert(name.to_owned(), Family { regular: first, bold: second });
    }

    fn push(&mut self, name: String, data: MappedFile, index: u32) -> FaceId {
        let id = FaceId(u16::try_from(self.faces.len()).unwrap_or(u16::MAX));
        let (font, fingerprint, programs) = (OnceLock::new(), OnceLock::new(), Programs::default());
        self.faces.push(Face { name, data, index, font, fingerprint, programs });
        id
    }

    /// The face behind an id.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// Whether a family of this name was added.
    #[must_use]
    pub fn has(&self, family: &str) -> bool {
        self.families.contains_key(family)
    }

    /// The characters of a text that one weight of a family has and the other lacks: what
    /// the regular one lacks, and what the bold one does.
    #[must_use]
    pub fn unlike(&self, family: &str, text: &str) -> [String; 2] {
        let Some(Family { regular, bold }) = self.families.get(family) else {
            return [String::new(), String::new()];
        };
        let has = |face: &FaceId, c: char| self.face(*face).glyph(c).is_some();
        let lacking = |one: &FaceId, other: &FaceId| -> String {
            text.chars().filter(|&c| !has(one, c) && has(other, c)).collect()
        };
        [lacking(regular, bold), lacking(bold, regular)]
    }

    /// The families of a language; names that the book does not have are left
    /// out (`load` has reported them).
    #[must_use]
    pub fn stack<'a>(&self, families: impl Iterator<Item = &'a str>, ascii: Option<&str>) -> Stack {
        let find = |name: &str| self.families.get(name).copied();
        Stack { ascii: ascii.and_then(find), families: families.filter_map(find).collect() }
    }

    /// A number that changes with the files of all faces and with their order.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        self.faces.iter().for_each(|face| hash.update(face.fingerprint()));
        hash.finalize().into()
    }

    /// A number that changes with the files of a stack.
    #[must_use]
    pub fn stack_fingerprint(&self, stack: &Stack) -> u64 {
        let families = stack.ascii.iter().chain(&stack.families);
        let mut hash = Sha256::new();
        for face in families.flat_map(|family| [family.regular, family.bold]) {
            hash.update(self.face(face).fingerprint());
        }
        let digest = hash.finalize();
        digest[..8].iter().fold(0, |number, &byte| number << 8 | u64::from(byte))
    }

    /// The first face of a stack that has a character.
    #[must_use]
    pub fn face_for(&self, stack: &Stack, weight: Weight, character: char) -> Option<FaceId> {
        self.faces_for(stack, weight, character).next()
    }

    /// The faces of a stack that have a character.
    pub fn faces_for(
        &self,
        stack: &Stack,
        weight: Weight,
        character: char,
    ) -> impl Iterator<Item = FaceId> {
        let ascii = stack.ascii.filter(|_| character.is_ascii_alphanumeric());
        ascii
            .into_iter()
            .chain(stack.families.iter().copied())
            .map(move |family| match weight {
                Weight::Regular => family.regular,
                Weight::Bold => family.bold,
            })
            .filter(move |&id| self.face(id).glyph(character).is_some())
    }
}
