//! The objects of a file, and the file that they make.
//!
//! In: objects as they are written. Out: the bytes of the file: streams and the catalog one by
//! one, all other objects packed into object streams (ISO 32000-1, 7.5.7), and the
//! cross-reference stream that says where each is (7.5.8). Knows nothing about what the
//! objects mean.

use pdf_writer::types::Predictor;
use pdf_writer::{Chunk, Filter, Name, Ref, Settings, Str};
use sha2::{Digest, Sha256};

use super::stream::deflate;

/// Four bytes above 127 behind the version (ISO 19005-2, 6.1.2).
const HEADER: &[u8] = b"%PDF-1.7\n%\xe3\x83\x81\xe3\n";

/// What `pdf-writer` puts behind each object, and behind the data of each stream.
const END: &[u8] = b"\nendobj\n";
const STREAM_END: &[u8] = b"endstream\nendobj\n";

/// The most objects in one object stream; they are numbered with two bytes.
const MOST: usize = 4096;

/// The bytes of an entry of the cross-reference stream: its kind, a place, a number.
const FIELDS: [usize; 3] = [1, 4, 2];
const ENTRY: usize = FIELDS[0] + FIELDS[1] + FIELDS[2];

/// The entry of object 0, which is none.
const FREE: [u8; ENTRY] = [0, 0, 0, 0, 0, 0xff, 0xff];

/// Nothing has spare blanks.
const SETTINGS: Settings = Settings { pretty: false };

/// The objects of a file while they are written.
pub(super) struct Objects {
    chunk: Chunk,
    /// Where each of them begins.
    starts: Vec<(Ref, usize)>,
    last: i32,
}

impl Objects {
    /// No objects yet.
    pub(super) fn new() -> Self {
        let chunk = Chunk::with_settings_and_capacity(SETTINGS, 256 * 1024);
        Self { chunk, starts: Vec::new(), last: 0 }
    }

    /// The next free object number.
    pub(super) fn next(&mut self) -> Ref {
        self.last += 1;
        Ref::new(self.last)
    }

    /// Where an object is written: one, and with this number.
    pub(super) fn at(&mut self, id: Ref) -> &mut Chunk {
        self.starts.push((id, self.chunk.len()));
        &mut self.chunk
    }

    /// The bytes of the file with this catalog and this information dictionary. Its
    /// identifier is a hash of what stands in it (ISO 32000-1, 14.4 leaves the way open),
    /// so the same input has the same one.
    pub(super) fn finish(mut self, catalog: Ref, info: Ref) -> Vec<u8> {
        let mut file = Vec::with_capacity(self.chunk.len());
        file.extend_from_slice(HEADER);
        let mut entries = Entries(vec![FREE]);
        let bytes = self.chunk.as_bytes();
        let ends = self.starts.iter().skip(1).map(|&(_, start)| start).chain([bytes.len()]);
        let objects = self.starts.iter().zip(ends);
        let objects = objects.map(|(&(id, start), end)| (id, &bytes[start..end]));
        // The catalog stays as it is, too: tools that know no object streams find there what
        // a file declares of itself.
        let (alone, others): (Vec<_>, Vec<_>) =
            objects.partition(|(id, object)| *id == catalog || object.ends_with(STREAM_END));
        for (id, object) in alone {
            entries.set(id, 1, file.len(), 0);
            file.extend_from_slice(object);
        }
        for part in others.chunks(MOST) {
            self.last += 1;
            let id = Ref::new(self.last);
            for (number, (packed, _)) in part.iter().enumerate() {
                entries.set(*packed, 2, usize::try_from(id.get()).unwrap_or(0), number);
            }
            entries.set(id, 1, file.len(), 0);
            file.extend_from_slice(pack(id, part).as_bytes());
        }
        let start = file.len();
        let id = Ref::new(self.last + 1);
        entries.set(id, 1, start, 0);
        let hash = Sha256::digest(&file);
        file.extend_from_slice(entries.table(id, (catalog, info), &hash[..16]).as_bytes());
        file.extend_from_slice(format!("startxref\n{start}\n%%EOF").as_bytes());
        file
    }
}

/// An object stream with these objects.
fn pack(id: Ref, objects: &[(Ref, &[u8])]) -> Chunk {
    let mut index = String::new();
    let mut bodies = Vec::new();
    for (id, object) in objects {
        let number = id.get();
        index += &format!("{number} {} ", bodies.len());
        let start = format!("{number} 0 obj\n").len();
        bodies.extend_from_slice(&object[start..object.len() - END.len()]);
        bodies.push(b'\n');
    }
    let data = deflate(&[index.as_bytes(), &bodies].concat());
    let mut chunk = Chunk::with_settings(SETTINGS);
    let mut stream = chunk.stream(id, &data);
    stream.pair(Name(b"Type"), Name(b"ObjStm"));
    stream.pair(Name(b"N"), to_integer(objects.len()));
    stream.pair(Name(b"First"), to_integer(index.len()));
    stream.filter(Filter::FlateDecode);
    drop(stream);
    chunk
}

/// Where each object is, by its number; what is not there is free.
struct Entries(Vec<[u8; ENTRY]>);

impl Entries {
    fn set(&mut self, id: Ref, kind: u8, place: usize, number: usize) {
        let at = usize::try_from(id.get()).unwrap_or(0);
        self.0.resize(self.0.len().max(at + 1), [0; ENTRY]);
        self.0[at] = entry(kind, place, number);
    }

    /// The cross-reference stream. Each entry is written as its difference to the one
    /// before, of which a compressor makes little.
    fn table(&self, id: Ref, (catalog, info): (Ref, Ref), hash: &[u8]) -> Chunk {
        let mut data = Vec::with_capacity(self.0.len() * (ENTRY + 1));
        let mut above = [0; ENTRY];
        for entry in &self.0 {
            // The mark of this predictor (PNG, 9.2, "Up").
            data.push(2);
            data.extend(entry.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
            above = *entry;
        }
        let data = deflate(&data);
        let mut chunk = Chunk::with_settings(SETTINGS);
        let mut stream = chunk.stream(id, &data);
        stream.pair(Name(b"Type"), Name(b"XRef"));
        stream.pair(Name(b"Size"), to_integer(self.0.len()));
        stream.insert(Name(b"W")).array().items(FIELDS.map(to_integer));
        stream.pair(Name(b"Root"), catalog).pair(Name(b"Info"), info);
        stream.insert(Name(b"ID")).array().items([Str(hash), Str(hash)]);
        stream.filter(Filter::FlateDecode);
        stream.decode_parms().predictor(Predictor::PngUp).columns(to_integer(ENTRY));
        drop(stream);
        chunk
    }
}

fn entry(kind: u8, place: usize, number: usize) -> [u8; ENTRY] {
    let [p, q, r, s] = u32::try_from(place).unwrap_or(u32::MAX).to_be_bytes();
    let [high, low] = u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes();
    [kind, p, q, r, s, high, low]
}

fn to_integer(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
