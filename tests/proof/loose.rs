//! PDF files taken apart and put together again with something changed.
//!
//! In: a file of ours, or objects that a test wrote down. Out: a file with the
//! same objects, its streams not packed. Knows only where objects of a PDF file
//! begin and end.

use crate::support::objects::{Object, objects};

/// The objects of a file.
pub(crate) struct Loose {
    pub(crate) objects: Vec<Object>,
    pub(crate) trailer: String,
}

impl Loose {
    /// Takes a file of ours apart.
    pub(crate) fn of(file: &[u8]) -> Self {
        let (objects, trailer) = objects(file);
        Self { objects, trailer }
    }

    /// Objects as a test writes them down, numbered from 1; the first is the
    /// catalog.
    pub(crate) fn written(objects: &[(&str, Option<&str>)]) -> Self {
        let objects = objects.iter().enumerate().map(|(index, (head, stream))| Object {
            number: index + 1,
            head: (*head).to_owned(),
            stream: stream.map(|stream| stream.as_bytes().to_vec()),
        });
        Self { objects: objects.collect(), trailer: "<</Root 1 0 R>>".to_owned() }
    }

    /// The first reference under a key, such as `14 0 R` for `/Outlines`: its number
    /// changes with whatever else is in the file.
    pub(crate) fn reference(&self, key: &str) -> String {
        let key = format!("{key} ");
        let mut behind = self.objects.iter().filter_map(|object| object.head.split_once(&key));
        let Some((_, behind)) = behind.next() else { panic!("`{key}` is not in the file") };
        let end = behind.find('R').unwrap();
        behind[..=end].to_owned()
    }

    /// Replaces a part of objects; there must be one.
    pub(crate) fn replace(mut self, from: &str, to: &str) -> Self {
        let mut count = 0;
        for object in &mut self.objects {
            count += object.head.matches(from).count();
            object.head = object.head.replace(from, to);
            if let Some(stream) = &mut object.stream
                && let Ok(text) = std::str::from_utf8(stream)
            {
                count += text.matches(from).count();
                *stream = text.replace(from, to).into_bytes();
            }
        }
        assert!(count > 0, "`{from}` is not in the file");
        self
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n".to_vec();
        let most = self.objects.iter().map(|object| object.number).max().unwrap();
        let mut table = vec!["0000000000 65535 f\r\n".to_owned(); most + 1];
        for Object { number, head, stream } in &self.objects {
            table[*number] = format!("{:010} 00000 n\r\n", file.len());
            file.extend(format!("{number} 0 obj\n").bytes());
            match stream {
                None => file.extend(head.bytes()),
                Some(stream) => {
                    let head = head.strip_prefix("<<").unwrap();
                    file.extend(format!("<</Length {}{head}\nstream\n", stream.len()).bytes());
                    file.extend(stream);
                    file.extend(b"\nendstream");
                }
            }
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        file.extend(format!("xref\n0 {}\n{}", table.len(), table.concat()).bytes());
        file.extend(format!("trailer\n{}\nstartxref\n{start}\n%%EOF", self.trailer).bytes());
        file
    }
}
