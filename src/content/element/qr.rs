//! QR codes as drawings (ISO/IEC 18004).
//!
//! In: an address and the size of a module. Out: a picture whose modules are pure black on paper, with
//! the quiet zone inside its frame. Knows nothing about blocks.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use qrcode::bits::encode_auto;
use qrcode::{Color as Module, EcLevel, QrCode};

use crate::frame::{Color, Fill, Picture, Segment, Shape};
use crate::geom::{Mm, Point, Pt, Rect, Size};

/// The blank margin on all sides, in modules (ISO/IEC 18004, 9.1).
const QUIET_ZONE: u16 = 4;

/// A seventh of the code may be lost, such as in a fold (ISO/IEC 18004, 6.5.1).
const LEVEL: EcLevel = EcLevel::M;

/// The symbol of an address at error correction level M, on white paper with its quiet
/// zone. It is drawn when it is first shown: a link may lead to a page in each of many
/// languages, and the best of eight masks takes long to find.
#[derive(Debug, Default)]
pub struct Symbol {
    url: String,
    module: Mm,
    edge: Pt,
    drawn: OnceLock<Arc<Picture>>,
}

impl Symbol {
    /// The symbol of an address with modules of this size. `None` if the address is too
    /// long for any code.
    pub(crate) fn new(url: &str, module: Mm) -> Option<Self> {
        let version = encode_auto(url.as_bytes(), LEVEL).ok()?.version();
        let count = u16::try_from(version.width()).ok()?;
        let edge = module.pt() * (f32::from(count) + f32::from(QUIET_ZONE) * 2.0);
        Some(Self { url: url.to_owned(), module, edge, drawn: OnceLock::new() })
    }

    /// Its name among the pictures of a file.
    #[must_use]
    pub fn name(&self) -> String {
        format!("QR code of {}", self.url)
    }

    /// Its true size with the quiet zone.
    #[must_use]
    pub fn size(&self) -> Size {
        Size::new(self.edge, self.edge)
    }

    /// The drawing.
    #[must_use]
    pub fn picture(&self) -> Arc<Picture> {
        Arc::clone(self.drawn.get_or_init(|| Arc::new(self.draw())))
    }

    fn draw(&self) -> Picture {
        // `new` has proved that there is one.
        let Ok(code) = QrCode::with_error_correction_level(&self.url, LEVEL) else {
            return Picture::default();
        };
        let count = code.width();
        let modules = code.to_colors();
        let mut path = Vec::new();
        for (y, row) in modules.chunks(count).enumerate() {
            let mut x = 0;
            while x < count {
                let run = row[x..].iter().take_while(|&&m| m == Module::Dark).count();
                if run > 0 {
                    rectangle(&mut path, x, y, run, self.module.pt());
                }
                x += run.max(1);
            }
        }
        let paper = Rect::new(Point::ZERO, self.size());
        let paper = Shape::rect(paper, Pt::ZERO, Color::WHITE);
        // One path for all modules: no hairlines between neighbours on screen.
        let fill = Some(Fill { color: Color::BLACK, even_odd: false });
        let shapes = vec![paper, Shape { path, fill, stroke: None, clip: None }];
        Picture::drawn(self.name(), self.size(), shapes)
    }
}

impl Hash for Symbol {
    /// All that the drawing follows from.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.url, self.module).hash(state);
    }
}

/// Appends `run` dark modules of a row as one rectangle.
fn rectangle(path: &mut Vec<Segment>, x: usize, y: usize, run: usize, module: Pt) {
    let at = |modules: usize| {
        let modules = u16::try_from(modules).unwrap_or(u16::MAX);
        module * (f32::from(modules) + f32::from(QUIET_ZONE))
    };
    path.extend([
        Segment::Move(Point::new(at(x), at(y))),
        Segment::Line(Point::new(at(x + run), at(y))),
        Segment::Line(Point::new(at(x + run), at(y + 1))),
        Segment::Line(Point::new(at(x), at(y + 1))),
        Segment::Close,
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quiet_zone_is_blank() {
        let module = Mm(0.62);
        let address = "https://www.example.org/a/long/enough/address.html";
        let code = Symbol::new(address, module).unwrap().picture();
        let margin = module.pt() * f32::from(QUIET_ZONE);
        let inner = code.size.width - margin;
        for segment in &code.shapes[1].path {
            if let Segment::Move(p) | Segment::Line(p) = segment {
                assert!(p.x >= margin - Pt(0.01) && p.x <= inner + Pt(0.01), "{p:?}");
                assert!(p.y >= margin - Pt(0.01) && p.y <= inner + Pt(0.01), "{p:?}");
            }
        }
    }

    #[test]
    fn an_address_that_no_code_can_hold_is_refused() {
        assert!(Symbol::new(&"x".repeat(5000), Mm(0.62)).is_none());
    }

    #[test]
    fn its_size_is_known_before_it_is_drawn() {
        for length in [1, 20, 40, 100, 200, 500, 2000] {
            let code = Symbol::new(&"x".repeat(length), Mm(0.62)).unwrap();
            let Segment::Line(corner) = code.picture().shapes[0].path[2] else { panic!() };
            assert_eq!(Size::new(corner.x, corner.y), code.size());
            let drawn = &code.picture().shapes[1].path;
            let mut right = 0.0_f32;
            for segment in drawn {
                if let Segment::Move(p) | Segment::Line(p) = segment {
                    right = right.max(p.x.0);
                }
            }
            let blank = Mm(0.62).pt() * f32::from(QUIET_ZONE);
            assert!((code.size().width.0 - blank.0 - right).abs() < 0.01, "{length}");
        }
    }
}
