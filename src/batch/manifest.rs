//! The manifest: what every file of the output is.
//!
//! In: finished files. Out: JSON, the same for the same input, and the way back.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Read, Write};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::plan::Job;
use super::release::{Extra, Release};
use super::shard::{Plan, Shard};
use crate::key::Key;
use crate::pipeline::Product;
use crate::shown;

/// The version of the format.
const SCHEMA: u32 = 1;

/// The program and its version.
const GENERATOR: &str = concat!("chirashi ", env!("CARGO_PKG_VERSION"));

/// The name of the manifest in an output folder.
pub(super) const NAME: &str = "manifest.json";

/// The list of all files, in the order of their paths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this format.
    pub schema: u32,
    /// The program and its version.
    pub generator: String,
    /// Of which share of a batch these are the files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shard: Option<Shard>,
    /// All files of that batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// Of which release these are the files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
    /// The flyers.
    pub files: Vec<Entry>,
    /// The other files of a release or a site.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extras: Vec<Extra>,
    /// What these were made from, as one number, if they are all of a site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<Key>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Where it stands below the output folder, with `/` between the parts.
    pub path: String,
    /// The flyer.
    pub flyer: String,
    /// The code of the office whose data it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The language.
    pub language: String,
    /// The kind of output.
    pub variant: String,
    /// The day of the edition.
    pub edition: String,
    /// How far the text can be trusted, and whether parts of it are drafts.
    pub status: String,
    /// What the file itself says.
    #[serde(flatten)]
    pub made: Made,
}

/// What was made, and from what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The density that was taken.
    pub density: String,
    /// How many pages it has.
    pub pages: usize,
    /// How many bytes it has.
    pub bytes: u64,
    /// The SHA-256 of its bytes.
    pub sha256: Checksum,
    /// What it was made from, as one number.
    pub inputs: Key,
    /// By which decisions of the project its pages and the file itself were found
    /// to be without errors; `None` if nobody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Key>,
}

/// The SHA-256 of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Checksum([u8; 32]);

impl Checksum {
    /// The checksum of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The checksum of all that can be read from here, however much it is.
    ///
    /// # Errors
    /// Fails if it cannot be read.
    pub(super) fn read(mut from: impl Read) -> io::Result<Self> {
        let mut digest = Sha256::new();
        let mut piece = vec![0; 1 << 16];
        loop {
            match from.read(&mut piece)? {
                0 => return Ok(Self(digest.finalize().into())),
                count => digest.update(&piece[..count]),
            }
        }
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Checksum {
    type Err = String;

    /// Reads 64 hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a SHA-256");
        let digits: Vec<u8> = text
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()
            .ok_or_else(wrong)?;
        let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        if digits.len() != 64 {
            return Err(wrong());
        }
        bytes.try_into().map(Self).map_err(|_| wrong())
    }
}

impl Serialize for Checksum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Checksum {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer)
    }
}

/// Writes something as its text.
pub(super) fn write_text<S: Serializer>(
    thing: &impl fmt::Display,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(thing)
}

/// Reads something from its text.
pub(super) fn read_text<'de, D: Deserializer<'de>, T: FromStr>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|_| serde::de::Error::custom(format!("`{text}` is not of this kind")))
}

impl Made {
    /// What can be said of a finished file.
    pub(super) fn new(product: &Product, inputs: Key, checked: Option<Key>) -> Self {
        Self {
            density: product.density.clone(),
            pages: product.pages,
            bytes: product.bytes.len() as u64,
            sha256: Checksum::of(&product.bytes),
            inputs,
            checked,
        }
    }
}

impl Entry {
    /// The entry of the file that a job has made at `path`.
    pub(super) fn new(job: &Job<'_>, path: String, made: Made) -> Self {
        let document = job.document;
        Self {
            path,
            flyer: document.flyer.clone(),
            office: job.office.map(|(office, _)| office.key()),
            language: document.language.to_string(),
            variant: job.variant.name().to_owned(),
            edition: document.edition.to_string(),
            status: document.status.with(document.has_drafts).to_owned(),
            made,
        }
    }
}

/// A manifest that is written entry by entry: that of a whole country would fill
/// much memory.
#[derive(Serialize)]
pub(super) struct Listing<'a> {
    schema: u32,
    generator: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    shard: Option<Shard>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Plan>,
    #[serde(serialize_with = "write_each")]
    files: &'a Entries<'a>,
}

/// Gives entries in the order of their paths, any number of times.
pub(super) type Entries<'a> = dyn Fn() -> Box<dyn Iterator<Item = Cow<'a, Entry>> + 'a> + 'a;

fn write_each<S: Serializer>(files: &&Entries<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(files())
}

impl<'a> Listing<'a> {
    /// The manifest of these files; of a share of a batch, if it is one.
    pub(super) fn new(shard: Option<(Shard, Plan)>, files: &'a Entries<'a>) -> Self {
        let (shard, plan) = shard.unzip();
        Self { schema: SCHEMA, generator: GENERATOR, shard, plan, files }
    }

    /// Of which share of a batch these are the files.
    pub(super) fn shard(&self) -> Option<Shard> {
        self.shard
    }

    /// The entries, in the order of their paths.
    pub(super) fn entries(&self) -> impl Iterator<Item = Cow<'a, Entry>> {
        (self.files)()
    }

    /// Writes the manifest as JSON.
    ///
    /// # Errors
    /// Fails if `out` does.
    pub(super) fn write(&self, mut out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut out, self)?;
        out.write_all(b"\n")
    }
}

impl Manifest {
    /// The manifest as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        shown::json(self)
    }

    /// Reads a manifest of this version.
    pub(super) fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str::<Self>(json).ok().filter(|manifest| manifest.schema == SCHEMA)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_is_written() {
        let made = Made {
            density: "regular".to_owned(),
            pages: 4,
            bytes: 3,
            sha256: Checksum::of(b"abc"),
            inputs: Key::of(&1_u8),
            checked: Some(Key::of(&2_u8)),
        };
        let entry = |path: &str| Entry {
            path: path.to_owned(),
            flyer: "f".to_owned(),
            office: None,
            language: "ja".to_owned(),
            variant: "screen".to_owned(),
            edition: "2022-07-01".to_owned(),
            status: "draft".to_owned(),
            made: made.clone(),
        };
        let files = [entry("f/en.pdf"), entry("f/ja.pdf")];
        let listed =
            || -> Box<dyn Iterator<Item = _>> { Box::new(files.iter().map(Cow::Borrowed)) };
        let mut json = Vec::new();
        Listing::new(None, &listed).write(&mut json).unwrap();
        let json = String::from_utf8(json).unwrap();
        let manifest = Manifest::from_json(&json).unwrap();
        assert_eq!(manifest.files, files);
        assert!(json.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assert_eq!(manifest.to_json(), json);
        assert_eq!(Manifest::from_json(&json.replace("\"schema\": 1", "\"schema\": 9")), None);
        assert_eq!(Manifest::from_json(&json[..json.len() / 2]), None);
    }

    #[test]
    fn checksums_have_64_digits() {
        for wrong in ["", "ab", "g", &"a".repeat(63), &"a".repeat(65), &"ä".repeat(32)] {
            assert!(wrong.parse::<Checksum>().is_err(), "{wrong}");
        }
    }
}
