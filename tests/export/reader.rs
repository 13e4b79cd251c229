//! Reads back what `export::pdf` wrote, as far as the tests ask.
//!
//! In: the bytes of a PDF file of ours. Out: its objects, and the words in its
//! content streams as codes and as `ActualText`. No general reader: it relies on
//! how our files are written.

use std::collections::BTreeMap;

use crate::support::objects::objects;

/// A file by object number: the object's text and its stream, unpacked.
pub(crate) struct Reader {
    objects: BTreeMap<usize, (String, Vec<u8>)>,
}

/// Text between two marks.
#[derive(Debug, Default)]
pub(crate) struct Word {
    /// What the codes say, one after another.
    pub(crate) codes: String,
    /// What the file says they say.
    pub(crate) actual: Option<String>,
}

impl Reader {
    pub(crate) fn new(file: &[u8]) -> Self {
        let objects = objects(file).0.into_iter();
        let objects = objects.map(|it| (it.number, (it.head, it.stream.unwrap_or_default())));
        let objects = objects.collect();
        Self { objects }
    }

    /// Objects whose text has this in it.
    pub(crate) fn with<'a>(&'a self, part: &'a str) -> impl Iterator<Item = &'a (String, Vec<u8>)> {
        self.objects.values().filter(move |(head, _)| head.contains(part))
    }

    fn reference(head: &str, key: &str) -> Option<usize> {
        let rest = head.split_once(&format!("{key} "))?.1;
        rest.split(' ').next()?.parse().ok()
    }

    /// The text of each code of each font, by the font's name.
    fn fonts(&self) -> BTreeMap<String, BTreeMap<u16, String>> {
        let (resources, _) = self.with("/Font<<").next().unwrap();
        let names = resources.split_once("/Font<<").unwrap().1.split(">>").next().unwrap();
        let mut fonts = BTreeMap::new();
        for entry in names.split('/').filter(|entry| !entry.is_empty()) {
            let mut parts = entry.split(' ');
            let name = parts.next().unwrap().to_owned();
            let id: usize = parts.next().unwrap().parse().unwrap();
            let map = Self::reference(&self.objects[&id].0, "/ToUnicode").unwrap();
            let text = String::from_utf8(self.objects[&map].1.clone()).unwrap();
            fonts.insert(name, text.lines().filter_map(mapping).collect());
        }
        fonts
    }

    /// The words of each page: pieces between marks and text operators.
    pub(crate) fn words(&self) -> Vec<Vec<Word>> {
        let fonts = self.fonts();
        let pages = self.with("/Type/Page/");
        pages
            .map(|(head, _)| {
                let content = Self::reference(head, "/Contents").unwrap();
                words(&self.objects[&content].1, &fonts)
            })
            .collect()
    }
}

fn find(bytes: &[u8], part: &[u8], from: usize) -> Option<usize> {
    bytes[from..].windows(part.len()).position(|window| window == part).map(|at| from + at)
}

fn mapping(line: &str) -> Option<(u16, String)> {
    let (code, text) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
    Some((u16::from_str_radix(code, 16).ok()?, utf16(&hex(text.as_bytes()))))
        .filter(|_| code.len() == 4)
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let value = |digit: u8| u8::try_from(char::from(digit).to_digit(16).unwrap()).unwrap();
    digits.chunks(2).map(|pair| value(pair[0]) * 16 + value(pair[1])).collect()
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> =
        bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// A string object at the start of `rest`: its bytes and its length in the file.
fn string(rest: &[u8]) -> (Vec<u8>, usize) {
    if rest[0] == b'<' {
        let end = find(rest, b">", 0).unwrap();
        return (hex(&rest[1..end]), end + 1);
    }
    let (mut bytes, mut at, mut depth) = (Vec::new(), 1, 1);
    loop {
        match rest[at] {
            b'\\' => {
                at += 1;
                let octal = rest[at..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
                if octal > 0 {
                    let digits = std::str::from_utf8(&rest[at..at + octal]).unwrap();
                    bytes.push(u8::from_str_radix(digits, 8).unwrap());
                    at += octal - 1;
                } else {
                    bytes.push(match rest[at] {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 12,
                        other => other,
                    });
                }
            }
            b'(' => {
                depth += 1;
                bytes.push(b'(');
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return (bytes, at + 1);
                }
                bytes.push(b')');
            }
            other => bytes.push(other),
        }
        at += 1;
    }
}

fn words(content: &[u8], fonts: &BTreeMap<String, BTreeMap<u16, String>>) -> Vec<Word> {
    let mut words = vec![Word::default()];
    let no_font = BTreeMap::new();
    let mut font: &BTreeMap<u16, String> = &no_font;
    let mut at = 0;
    while at < content.len() {
        let rest = &content[at..];
        if rest.starts_with(b"/Span<</ActualText") {
            let (text, length) = string(&rest[18..]);
            let actual =
                if text.starts_with(&[0xfe, 0xff]) { utf16(&text[2..]) } else { ascii(&text) };
            words.push(Word { codes: String::new(), actual: Some(actual) });
            at += 18 + length;
        } else if rest.starts_with(b"<<") || rest.starts_with(b">>") {
            at += 2;
        } else if rest[0] == b'<' || rest[0] == b'(' {
            let (codes, length) = string(rest);
            let word = words.last_mut().unwrap();
            for code in codes.chunks(2) {
                word.codes.push_str(&font[&u16::from_be_bytes([code[0], code[1]])]);
            }
            at += length;
        } else if rest.starts_with(b"/F") && rest[2].is_ascii_digit() {
            let digits = rest[2..].iter().take_while(|b| b.is_ascii_digit()).count();
            font = &fonts[std::str::from_utf8(&rest[1..2 + digits]).unwrap()];
            at += 2 + digits;
        } else if rest.starts_with(b"EMC") || rest.starts_with(b"ET") {
            words.push(Word::default());
            at += 2;
        } else {
            at += 1;
        }
    }
    words.retain(|word| !word.codes.is_empty());
    words
}

fn ascii(text: &[u8]) -> String {
    text.iter().map(|&byte| char::from(byte)).collect()
}
