//! The objects of a PDF file of ours, one by one.
//!
//! In: the bytes of a file. Out: its objects, with their streams unpacked; those that
//! stand in an object stream, too. No general reader: it relies on how our files are
//! written.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::io::Read;

use flate2::read::ZlibDecoder;

/// An object: its dictionary or other text, and its stream.
pub(crate) struct Object {
    pub(crate) number: usize,
    /// Without what says how the stream is packed.
    pub(crate) head: String,
    pub(crate) stream: Option<Vec<u8>>,
}

/// The objects of a file in the order of their numbers, and the dictionary that names
/// the catalog.
pub(crate) fn objects(file: &[u8]) -> (Vec<Object>, String) {
    let mut found = Vec::new();
    let mut trailer = String::new();
    let mut rest = &file[first(file)..];
    while !rest.starts_with(b"startxref") {
        let (object, length) = object(rest);
        rest = &rest[length..];
        if object.head.contains("/Type/ObjStm") {
            found.extend(inside(&object));
        } else if object.head.contains("/Type/XRef") {
            trailer = object.head;
        } else {
            found.push(object);
        }
    }
    found.sort_by_key(|object| object.number);
    (found, trailer)
}

/// Where the first object begins: behind the version and the line with bytes above 127.
fn first(file: &[u8]) -> usize {
    let line = |from: usize| from + find(&file[from..], b"\n").expect("each line ends") + 1;
    line(line(0))
}

/// The object at the start of these bytes, and how long it is.
fn object(bytes: &[u8]) -> (Object, usize) {
    let body = find(bytes, b" obj\n").unwrap() + 5;
    let number = std::str::from_utf8(&bytes[..body]).unwrap().split(' ').next().unwrap();
    let number = number.parse().unwrap();
    let end = find(&bytes[body..], b"\nendobj\n").unwrap() + body;
    let start = find(&bytes[body..end], b"\nstream\n").map(|start| start + body + 8);
    let head = &bytes[body..start.map_or(end, |start| start - 8)];
    let head = String::from_utf8_lossy(head).trim().to_owned();
    let Some(start) = start else {
        return (Object { number, head, stream: None }, end + 8);
    };
    let length = head.split_once("/Length ").unwrap().1.chars();
    let length: String = length.take_while(char::is_ascii_digit).collect();
    let packed = &bytes[start..start + length.parse::<usize>().unwrap()];
    let mut plain = packed.to_vec();
    if head.contains("/FlateDecode") {
        plain.clear();
        ZlibDecoder::new(packed).read_to_end(&mut plain).unwrap();
    }
    let head = head.replace(&format!("/Length {length}"), "").replace("/Filter/FlateDecode", "");
    let end = start + packed.len() + "\nendstream\nendobj\n".len();
    (Object { number, head, stream: Some(plain) }, end)
}

/// The objects in an object stream.
fn inside(stream: &Object) -> Vec<Object> {
    let text = String::from_utf8(stream.stream.clone().unwrap()).unwrap();
    let first = stream.head.split_once("/First ").unwrap().1;
    let first: String = first.chars().take_while(char::is_ascii_digit).collect();
    let (index, bodies) = text.split_at(first.parse().unwrap());
    let numbers: Vec<usize> = index.split_whitespace().map(|it| it.parse().unwrap()).collect();
    let ends = numbers.chunks(2).skip(1).map(|pair| pair[1]).chain([bodies.len()]);
    let object = |(pair, end): (&[usize], usize)| Object {
        number: pair[0],
        head: bodies[pair[1]..end].trim().to_owned(),
        stream: None,
    };
    numbers.chunks(2).zip(ends).map(object).collect()
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}
