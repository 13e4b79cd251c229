//! Compression of streams.
//!
//! In: bytes. Out: the same bytes as a zlib stream (ISO 32000-1, 7.4.4). Knows
//! nothing of what the bytes mean.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// How hard the compressor tries. Measured on 21 files: level 1 is 10 % larger and
/// 15 % faster, level 9 is 0.4 % smaller and 12 % slower.
const LEVEL: u32 = 6;

/// Compresses a stream.
pub(super) fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder =
        ZlibEncoder::new(Vec::with_capacity(data.len() / 2 + 64), Compression::new(LEVEL));
    encoder.write_all(data).expect("a vector takes every byte");
    encoder.finish().expect("a vector takes every byte")
}
