//! What the fuzz targets are fed with, and what grows out of it in a short time.
//!
//! The targets themselves (`fuzz/`, run by `.ci/fuzz`) need a build of all
//! dependencies with counters of coverage, which takes longer than all of CI.
//! Here the same readers get the same seeds, each several times with parts cut
//! out, doubled, or taken from the others; the same ones in each run.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[expect(unreachable_pub, reason = "elsewhere the file is a crate of its own")]
#[path = "../../fuzz/src/lib.rs"]
mod readers;

/// How many changed copies of each seed a reader gets, and in the slow lane.
const COPIES: usize = 4;
const MORE_COPIES: usize = 40;

/// How long one input may take; the profile of the tests is slow, and the
/// processors are shared.
const LIMIT: Duration = Duration::from_secs(60);

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The seeds of a target, in the order of their names.
fn seeds(target: &str) -> Vec<String> {
    let folder = repository().join("fuzz/corpus").join(target);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 20, "the corpus of {target} was not found");
    paths.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// The pieces that the fuzzer puts into input, as its dictionary writes them.
fn pieces(target: &str) -> Vec<String> {
    let path = repository().join("fuzz/dictionaries").join(format!("{target}.dict"));
    let text = fs::read_to_string(path).unwrap();
    let quoted = text.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    quoted.map(unescaped).collect()
}

/// A piece without its escapes, `\\`, `\"` and `\xE3`.
fn unescaped(piece: &str) -> String {
    let mut bytes = Vec::new();
    let mut parts = piece.split('\\');
    bytes.extend(parts.next().unwrap().bytes());
    while let Some(part) = parts.next() {
        if let Some(hexadecimal) = part.strip_prefix('x') {
            bytes.push(u8::from_str_radix(&hexadecimal[..2], 16).unwrap());
            bytes.extend(hexadecimal[2..].bytes());
        } else if part.is_empty() {
            bytes.push(b'\\');
            bytes.extend(parts.next().unwrap().bytes());
        } else {
            bytes.extend(part.bytes());
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Numbers that look random and are the same in each run (Marsaglia, "Xorshift
/// RNGs", 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    /// A stretch of a text of at most `longest` bytes.
    fn stretch<'t>(&mut self, text: &'t str, longest: usize) -> &'t str {
        let start = text.floor_char_boundary(self.below(text.len() + 1));
        let end = text.floor_char_boundary(start + self.below(longest));
        &text[start..end.max(start)]
    }
}

/// A text with one to four changes.
fn changed(text: &str, others: &[String], pieces: &[String], dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.below(4) {
        let start = text.floor_char_boundary(dice.below(text.len() + 1));
        let end = text.floor_char_boundary(start + dice.below(40)).max(start);
        let (other, piece) = (dice.below(others.len()), dice.below(pieces.len()));
        let insert = match dice.below(5) {
            0 => String::new(),
            1 => dice.stretch(&text, 200).repeat(1 + dice.below(30)),
            2 => dice.stretch(&others[other], 300).to_owned(),
            3 => char::from_u32(u32::try_from(dice.below(0x3100)).unwrap()).unwrap().to_string(),
            _ => pieces[piece].clone(),
        };
        text.replace_range(start..end, &insert);
    }
    text
}

/// Hands the seeds of a target and changed copies of them to its reader.
fn feed(target: &str, reader: fn(&Path, &str), copies: usize) {
    let (seeds, pieces) = (seeds(target), pieces(target));
    let mut dice = Dice(0x1234_5678_9ABC_DEF0);
    for seed in &seeds {
        for copy in 0..=copies {
            let text = match copy {
                0 => seed.clone(),
                _ => changed(seed, &seeds, &pieces, &mut dice),
            };
            let start = Instant::now();
            reader(repository(), &text);
            assert!(start.elapsed() < LIMIT, "{:?} for {text:?}", start.elapsed());
        }
    }
}

#[test]
fn packs_that_a_fuzzer_would_write_are_read() {
    feed("pack", readers::pack, COPIES);
}

#[test]
fn markup_that_a_fuzzer_would_write_is_read() {
    // Each is printed, which takes ten times as long as to read one.
    feed("markup", readers::markup, COPIES / 4);
}

#[test]
fn pictures_that_a_fuzzer_would_write_are_read() {
    feed("picture", readers::picture, COPIES);
}

mod slow {
    use super::*;

    #[test]
    #[ignore = "slow"]
    fn more_of_what_a_fuzzer_would_write_is_read() {
        feed("pack", readers::pack, MORE_COPIES);
        feed("markup", readers::markup, MORE_COPIES);
        feed("picture", readers::picture, MORE_COPIES);
    }
}
