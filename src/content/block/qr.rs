//! QR codes as drawings (ISO/IEC 18004).
//!
//! In: an address and the size of a module. Out: a picture whose modules are pure black on paper, with
//! the quiet zone inside its frame. Knows nothing about blocks.

use qrcode::{Color as Module, EcLevel, QrCode};

use crate::frame::{Color, Fill, Picture, Segment, Shape};
use crate::geom::{Mm, Point, Pt, Rect, Size};

/// The blank margin on all sides, in modules (ISO/IEC 18004, 9.1).
const QUIET_ZONE: u16 = 4;

/// The code of an address at error correction level M, with modules of this size
/// on white paper with its quiet zone. `None` if the address is too long for any
/// code.
pub(crate) fn qr(url: &str, module: Mm) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M).ok()?;
    let count = code.width();
    let modules = code.to_colors();
    let module = module.pt();
    let edge = module * (f32::from(u16::try_from(count).ok()?) + f32::from(QUIET_ZONE) * 2.0);
    let size = Size::new(edge, edge);

    let mut path = Vec::new();
    for (y, row) in modules.chunks(count).enumerate() {
        let mut x = 0;
        while x < count {
            let run = row[x..].iter().take_while(|&&m| m == Module::Dark).count();
            if run > 0 {
                rectangle(&mut path, x, y, run, module);
            }
            x += run.max(1);
        }
    }
    let paper = Shape::rect(Rect::new(Point::ZERO, size), Pt::ZERO, Color::WHITE);
    // One path for all modules: no hairlines between neighbours on screen.
    let fill = Some(Fill { color: Color::BLACK, even_odd: false });
    let shapes = vec![paper, Shape { path, fill, stroke: None, clip: None }];
    Some(Picture::drawn(format!("QR code of {url}"), size, shapes))
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
        let code = qr("https://www.example.org/a/long/enough/address.html", module).unwrap();
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
        assert!(qr(&"x".repeat(5000), Mm(0.62)).is_none());
    }
}
