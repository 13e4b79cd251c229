//! Fonts as the file holds them.
//!
//! In: which glyphs of a face are shown, and which text each of them stands
//! for. Out: codes for the content streams, and font objects with a subset of
//! the face and a map from codes to text (ISO 32000-1, 9.7 and 9.10). Knows
//! nothing about words or pages.
//!
//! A code stands for a glyph *and* its text, so that one glyph can be an `f` of
//! `fi` in one word and nothing in another. TrueType fonts have a table from
//! codes to glyphs for that. In CFF fonts the code is the glyph, so there the
//! first text wins and the word that wants another says so.
//!
//! In TrueType fonts a code can also show a letter that is made of several glyphs,
//! see `composite`.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Rect, Ref, Str};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::{GlyphMetrics, Metrics};
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use subsetter::GlyphRemapper;

use super::composite::{self, Letter, Part};
use super::letters::{Drawn, letters};
use super::objects::Objects;
use super::stream::deflate;
use crate::fonts::{Demand, Face, FaceId, FontBook, Program};
use crate::frame::GlyphRun;

/// How codes are called: there is no character collection behind them.
const SYSTEM_INFO: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The fonts of a file in the order in which they are first used: which other
/// fonts the book has leaves no trace in the file.
#[derive(Clone)]
pub(super) struct Fonts<'a> {
    book: &'a FontBook,
    used: Vec<(FaceId, Option<Font<'a>>)>,
    /// Whether these are the fonts of many files, which get no more glyphs.
    are_settled: bool,
}

impl<'a> Fonts<'a> {
    /// No fonts yet.
    pub(super) fn new(book: &'a FontBook) -> Self {
        Self { book, used: Vec::new(), are_settled: false }
    }

    /// The same fonts, to be shared by many files: from now on they get no more
    /// glyphs. A line that needs others, such as the name of an office, is shown
    /// in a second font with the glyphs of that file alone.
    pub(super) fn settled(self) -> Self {
        Self { are_settled: true, ..self }
    }

    /// The font for a line; `None` if the file of its face holds no font.
    pub(super) fn of_run(&mut self, run: &GlyphRun) -> Option<&mut Font<'a>> {
        let id = run.face;
        let is_own = self.are_settled && !self.is_stocked(run);
        let fits = |font: &Option<Font<'a>>| font.as_ref().is_none_or(|font| font.is_own == is_own);
        let found = self.used.iter().position(|(used, font)| *used == id && fits(font));
        let at = found.unwrap_or_else(|| {
            let at = self.used.len();
            self.used.push((id, Font::open(self.book.face(id), at, is_own)));
            at
        });
        self.used[at].1.as_mut()
    }

    /// Whether the settled font of a line's face has all of its glyphs.
    fn is_stocked(&self, run: &GlyphRun) -> bool {
        let stock = self.used.iter().filter(|(id, _)| *id == run.face);
        let mut stock = stock.filter_map(|(_, font)| font.as_ref()).filter(|font| !font.is_own);
        let has = |font: &Font<'_>| match letters(run, font) {
            Some(letters) => letters.iter().all(|letter| match &letter.drawn {
                Drawn::Glyph(glyph) => font.shows(*glyph),
                Drawn::Letter(letter) => font.codes.by_letter.contains_key(letter),
            }),
            None => run.glyphs.iter().all(|glyph| font.shows(glyph.id)),
        };
        stock.any(has)
    }

    /// All fonts that show something.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Font<'a>> {
        let fonts = self.used.iter().filter_map(|(_, font)| font.as_ref());
        fonts.filter(|font| font.codes.list.len() > 1)
    }
}

/// What a code shows and says.
#[derive(Clone)]
struct Code {
    shows: Shows,
    /// The advance in thousandths of the size.
    width: u16,
    text: String,
}

/// What stands for a code on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// A glyph, by its number in the subset.
    Glyph(u16),
    /// A letter, by its number among those of the font.
    Letter(u16),
}

/// The codes that were asked of a face.
#[derive(Clone)]
struct Codes {
    glyphs: GlyphRemapper,
    /// By number; the first is the glyph for what is missing.
    list: Vec<Code>,
    /// The codes of each glyph of the face.
    by_glyph: BTreeMap<u16, Vec<u16>>,
    /// The letters in the order of their numbers, which name glyphs of the face, and
    /// the codes of each.
    letters: Vec<Letter>,
    by_letter: BTreeMap<Letter, Vec<u16>>,
    streams: Once<Streams>,
}

/// What the file holds of the codes, compressed.
struct Streams {
    to_unicode: Vec<u8>,
    glyphs: Vec<u8>,
}

/// Something that is made once; a copy of what it belongs to may change, and
/// makes it anew.
struct Once<T>(OnceLock<T>);

impl<T> Clone for Once<T> {
    fn clone(&self) -> Self {
        Self(OnceLock::new())
    }
}

/// A face and the codes that were asked of it.
#[derive(Clone)]
pub(super) struct Font<'a> {
    /// Its name in content streams.
    pub(super) label: Vec<u8>,
    face: &'a Face,
    font: FontRef<'a>,
    metrics: GlyphMetrics<'a>,
    units_per_em: f32,
    is_cff: bool,
    /// Whether it has glyphs of one file alone.
    is_own: bool,
    codes: Arc<Codes>,
}

impl Codes {
    /// Adds a code; its number is the result.
    fn push(&mut self, code: Code) -> u16 {
        let number = u16::try_from(self.list.len()).unwrap_or(0);
        self.list.push(code);
        self.streams = Once(OnceLock::new());
        number
    }

    /// What is shown, as numbers: the glyphs, and behind them the letters.
    fn numbers(&self) -> Vec<u16> {
        let letters = self.letters.iter().flat_map(Letter::numbers);
        self.glyphs.remapped_gids().chain(letters).collect()
    }
}

/// A length in thousandths of the size.
fn thousandths(units: f32, units_per_em: f32) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "advances are unsigned, and the cast saturates"
    )]
    let width = (units * 1000.0 / units_per_em).round() as u16;
    width
}

impl<'a> Font<'a> {
    fn open(face: &'a Face, number: usize, is_own: bool) -> Option<Self> {
        let font = FontRef::from_index(face.data.as_ref(), face.index).ok()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units_per_em = f32::from(font.head().ok()?.units_per_em());
        let is_cff = font.table_data(Tag::new(b"CFF ")).is_some();
        let mut opened = Self {
            label: format!("F{number}").into_bytes(),
            face,
            font,
            metrics,
            units_per_em,
            is_cff,
            is_own,
            codes: Arc::new(Codes {
                glyphs: GlyphRemapper::new(),
                list: Vec::new(),
                by_glyph: BTreeMap::new(),
                letters: Vec::new(),
                by_letter: BTreeMap::new(),
                streams: Once(OnceLock::new()),
            }),
        };
        let width = opened.width(0);
        let nothing = Code { shows: Shows::Glyph(0), width, text: String::new() };
        Arc::make_mut(&mut opened.codes).list.push(nothing);
        Some(opened)
    }

    /// Whether it was asked for a glyph.
    fn shows(&self, glyph: u16) -> bool {
        self.codes.by_glyph.contains_key(&glyph)
    }

    /// The name of the face, for messages.
    pub(super) fn face_name(&self) -> &str {
        &self.face.name
    }

    /// The advance of a glyph in thousandths of the size, as the file gives it:
    /// a whole number, which is at most half of the unit that PDF/UA-1, 7.21.5
    /// allows away from the font's own.
    pub(super) fn width(&self, glyph: u16) -> u16 {
        let units = self.metrics.advance_width(GlyphId::from(glyph)).unwrap_or(0.0);
        thousandths(units, self.units_per_em)
    }

    /// Whether the box of a glyph reaches from one height to another, in ems.
    pub(super) fn crosses(&self, glyph: u16, [low, high]: [f32; 2]) -> bool {
        let bounds = self.metrics.bounds(GlyphId::from(glyph));
        let em = self.units_per_em;
        bounds.is_some_and(|bounds| bounds.y_min <= low * em && bounds.y_max >= high * em)
    }

    /// A length in units of the face, which has them whole.
    pub(super) fn units(&self, ems: f32) -> i16 {
        #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
        let units = (ems * self.units_per_em).round() as i16;
        units
    }

    /// The code for a glyph that stands for a text; in CFF fonts it may stand for
    /// another, see [`Self::allows`].
    pub(super) fn code(&mut self, glyph: u16, text: &str) -> u16 {
        let Codes { by_glyph, list, .. } = &*self.codes;
        let known = by_glyph.get(&glyph).map_or(&[][..], Vec::as_slice);
        let code = known.iter().find(|&&code| list[usize::from(code)].text == text);
        match (code, known.first()) {
            (Some(&code), _) => code,
            (None, Some(&first)) if self.is_cff => first,
            (None, _) => self.add(glyph, text),
        }
    }

    /// Whether a glyph can stand for a text.
    pub(super) fn allows(&self, glyph: u16, text: &str) -> bool {
        let Codes { by_glyph, list, .. } = &*self.codes;
        let first = by_glyph.get(&glyph).and_then(|codes| codes.first());
        !self.is_cff || first.is_none_or(|&code| list[usize::from(code)].text == text)
    }

    fn add(&mut self, glyph: u16, text: &str) -> u16 {
        let width = self.width(glyph);
        let codes = Arc::make_mut(&mut self.codes);
        let shows = Shows::Glyph(codes.glyphs.remap(glyph));
        let number = codes.push(Code { shows, width, text: text.to_owned() });
        let is_glyph = || shows == Shows::Glyph(number);
        debug_assert!(!self.is_cff || is_glyph(), "codes of CFF fonts are glyphs");
        codes.by_glyph.entry(glyph).or_default().push(number);
        number
    }

    /// Whether it can show letters that are made of several glyphs.
    pub(super) fn takes_letters(&self) -> bool {
        !self.is_cff
    }

    /// The code for a letter that stands for a text.
    pub(super) fn letter(&mut self, letter: &Letter, text: &str) -> u16 {
        let Codes { by_letter, list, .. } = &*self.codes;
        let known = by_letter.get(letter).map_or(&[][..], Vec::as_slice);
        if let Some(&code) = known.iter().find(|&&code| list[usize::from(code)].text == text) {
            return code;
        }
        let drawn = known.first().map(|&code| list[usize::from(code)].shows);
        let width = thousandths(f32::from(letter.advance), self.units_per_em);
        let codes = Arc::make_mut(&mut self.codes);
        let shows = drawn.unwrap_or_else(|| {
            for part in &letter.parts {
                codes.glyphs.remap(part.glyph);
            }
            codes.letters.push(letter.clone());
            Shows::Letter(u16::try_from(codes.letters.len() - 1).unwrap_or(0))
        });
        let number = codes.push(Code { shows, width, text: text.to_owned() });
        codes.by_letter.entry(letter.clone()).or_default().push(number);
        number
    }

    /// Writes the font's objects (ISO 32000-1, 9.7.6.2). Fails with the reason if the
    /// face cannot be cut down.
    pub(super) fn write(&self, objects: &mut Objects, id: Ref) -> Result<(), String> {
        let shown = self.codes.numbers();
        let demand = if self.is_own { Demand::Brief } else { Demand::Lasting };
        let program = self.face.program(&shown, demand, || self.program())?;
        let streams = self.codes.streams.0.get_or_init(|| self.streams(program.glyphs));
        let [cid, descriptor, to_unicode, file] = [(); 4].map(|()| objects.next());
        let name = self.name();
        let type0 = if self.is_cff { format!("{name}-Identity-H") } else { name.clone() };
        objects
            .at(id)
            .type0_font(id)
            .base_font(Name(type0.as_bytes()))
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(to_unicode);
        let map = (!self.is_cff).then(|| objects.next());
        self.write_cid_font(objects, cid, (&name, descriptor), map.map(|map| (map, streams)));
        self.write_descriptor(objects, descriptor, &name, file);
        objects.at(to_unicode).cmap(to_unicode, &streams.to_unicode).filter(Filter::FlateDecode);
        let mut stream = objects.at(file).stream(file, &program.compressed);
        stream.filter(Filter::FlateDecode);
        if self.is_cff {
            stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
        } else {
            let length = i32::try_from(program.length).unwrap_or(i32::MAX);
            stream.pair(Name(b"Length1"), length);
        }
        Ok(())
    }

    /// The face cut down to its glyphs: the whole file for TrueType, the table
    /// alone for CFF (ISO 32000-1, table 126).
    fn program(&self) -> Result<Program, String> {
        let pack = |program: &[u8], glyphs| {
            let (compressed, length) = (deflate(program), program.len());
            Program { compressed, length, glyphs }
        };
        let data = self.face.data.as_ref();
        let subset = subsetter::subset(data, self.face.index, &self.codes.glyphs)
            .map_err(|error| error.to_string())?;
        if !self.is_cff && self.codes.letters.is_empty() {
            return Ok(pack(&subset, 0));
        }
        if !self.is_cff {
            let letters: Vec<Letter> = self.codes.letters.iter().map(|own| self.cut(own)).collect();
            let added = composite::add(&subset, &letters);
            let (program, glyphs) = added.ok_or("its letters cannot be put together")?;
            return Ok(pack(&program, glyphs));
        }
        let font = FontRef::new(&subset).map_err(|error| error.to_string())?;
        let table = font.table_data(Tag::new(b"CFF ")).ok_or("the subset has no outlines")?;
        Ok(pack(table.as_bytes(), 0))
    }

    /// A letter of the glyphs of the subset.
    fn cut(&self, letter: &Letter) -> Letter {
        let glyph = |glyph| self.codes.glyphs.get(glyph).unwrap_or(0);
        let parts = letter.parts.iter().map(|part| Part { glyph: glyph(part.glyph), ..*part });
        Letter { advance: letter.advance, parts: parts.collect() }
    }

    /// The PostScript name behind a tag of six letters (ISO 32000-1, 9.6.4),
    /// which comes from the glyphs, so that the same subset has the same name.
    fn name(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(&self.face.name);
        for number in self.codes.numbers() {
            hash.update(number.to_be_bytes());
        }
        let hash = hash.finalize();
        let tag: String = hash.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
        let name = self
            .font
            .localized_strings(StringId::POSTSCRIPT_NAME)
            .english_or_first()
            .map_or_else(|| self.face.name.clone(), |name| name.chars().collect());
        format!("{tag}+{name}")
    }

    fn write_cid_font(
        &self,
        objects: &mut Objects,
        id: Ref,
        (name, descriptor): (&str, Ref),
        map: Option<(Ref, &Streams)>,
    ) {
        let mut font = objects.at(id).cid_font(id);
        font.subtype(if self.is_cff { CidFontType::Type0 } else { CidFontType::Type2 });
        font.base_font(Name(name.as_bytes()));
        font.system_info(SYSTEM_INFO);
        font.font_descriptor(descriptor);
        font.default_width(f32::from(self.default_width()));
        self.write_widths(&mut font);
        if let Some((map, streams)) = map {
            font.cid_to_gid_map_stream(map);
            font.finish();
            objects.at(map).stream(map, &streams.glyphs).filter(Filter::FlateDecode);
        }
    }

    /// `letters` is the number of the first letter in the subset.
    fn streams(&self, letters: u16) -> Streams {
        let glyph = |code: &Code| match code.shows {
            Shows::Glyph(glyph) => glyph,
            Shows::Letter(number) => letters.saturating_add(number),
        };
        let codes = self.codes.list.iter();
        let table: Vec<u8> = codes.flat_map(|code| glyph(code).to_be_bytes()).collect();
        Streams { to_unicode: deflate(&self.to_unicode()), glyphs: deflate(&table) }
    }

    /// The most frequent width: a full square in East Asian fonts.
    fn default_width(&self) -> u16 {
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        for code in &self.codes.list {
            *counts.entry(code.width).or_default() += 1;
        }
        counts.into_iter().max_by_key(|&(_, count)| count).map_or(1000, |(width, _)| width)
    }

    /// Writes the widths that are not the default, run by run.
    fn write_widths(&self, font: &mut pdf_writer::writers::CidFont<'_>) {
        let default = self.default_width();
        let mut widths = font.widths();
        let mut start = 0;
        for run in self.codes.list.chunk_by(|a, b| (a.width == default) == (b.width == default)) {
            if run[0].width != default {
                let first = u16::try_from(start).unwrap_or(u16::MAX);
                widths.consecutive(first, run.iter().map(|code| f32::from(code.width)));
            }
            start += run.len();
        }
    }

    fn write_descriptor(&self, objects: &mut Objects, id: Ref, name: &str, file: Ref) {
        let metrics = Metrics::new(&self.font, Size::unscaled(), LocationRef::default());
        let scale = |units: f32| (units * 1000.0 / self.units_per_em).round();
        let bounds = metrics.bounds.map_or(Rect::new(0.0, 0.0, 1000.0, 1000.0), |bounds| {
            let [left, bottom] = [bounds.x_min, bounds.y_min].map(scale);
            let [right, top] = [bounds.x_max, bounds.y_max].map(scale);
            Rect::new(left, bottom, right, top)
        });
        let weight = self.font.attributes().weight.value();
        let mut descriptor = objects.at(id).font_descriptor(id);
        descriptor
            .name(Name(name.as_bytes()))
            .flags(FontFlags::SYMBOLIC)
            .bbox(bounds)
            .italic_angle(0.0)
            .ascent(scale(metrics.ascent))
            .descent(scale(metrics.descent))
            .cap_height(scale(metrics.cap_height.unwrap_or(metrics.ascent)))
            .stem_v((10.0 + 0.244 * (weight - 50.0)).round());
        if self.is_cff {
            descriptor.font_file3(file);
        } else {
            descriptor.font_file2(file);
        }
    }

    /// The map from codes to text (ISO 32000-1, 9.10.3).
    fn to_unicode(&self) -> Vec<u8> {
        let mut cmap = UnicodeCmap::<u16>::new(Name(b"Chirashi"), SYSTEM_INFO);
        for (number, code) in (0_u16..).zip(&self.codes.list).skip(1) {
            cmap.pair_with_multiple(number, code.text.chars());
        }
        cmap.finish().into_vec()
    }
}
