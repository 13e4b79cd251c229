//! QR codes that a telephone cannot read from the finished page.

use crate::check::page::walk::{codes_on, within};
use crate::check::{Check, Finished, Run};
use crate::diag::{Rule, Severity, Sink};
use crate::geom::{Point, Pt, Rect, Size};
use crate::key::Key;
use crate::proof::{Code, Dpi, QUIET_ZONE, codes_until, quiet_zone};

/// How fine the picture is that a telephone takes.
const CAMERA: Dpi = Dpi(150);

/// How far around a code the picture goes, beyond its quiet zone.
const AROUND: Pt = Pt(4.0);

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "code-unreadable",
        severity: Severity::Error,
        fixed: false,
        what: "A QR code cannot be read from the finished file. It was drawn at 150 dots per inch, \
               as a telephone sees it, and could not be read, or opens another address, or has \
               less than four modules of blank room around it.",
        why: "Readers point their telephone at it, and nothing happens; or they land on a wrong \
              page.",
        remedy: "Make `module` in the table `qr` of the template larger, or choose a shorter \
                 address for the link.",
        example: None,
        source: "ISO/IEC 18004 (symbol, quiet zone of four modules); ISO/IEC 15415 (contrast).",
    },
    run: Run::File(run),
};

fn run(finished: &Finished<'_>, rule: &Rule, sink: &mut Sink) {
    let language = &finished.document.language;
    for (number, page) in finished.layout.publication.pages.iter().enumerate() {
        for (place, code) in codes_on(finished.document, page) {
            let area = Rect::new(
                place.origin - Point::new(AROUND, AROUND),
                Size::new(place.size.width + AROUND * 2.0, place.size.height + AROUND * 2.0),
            );
            let url = &code.url;
            let key = || Key::of(&(rule.code, url, page.size, place, within(page, area)));
            finished.news.known.look(key, sink, |sink| {
                if let Some(why) = fault(finished, number, area, url) {
                    let message =
                        format!("the code on page {} of the file in {language}: {why}", number + 1);
                    sink.report(rule.at(code.span, message).label("this address"));
                }
            });
        }
    }
}

/// Why a telephone does not get from a code to its address, if so.
fn fault(finished: &Finished<'_>, page: usize, area: Rect, url: &str) -> Option<String> {
    let Some(raster) = finished.file.draw(page, Some(area), CAMERA) else {
        return Some("the page cannot be drawn".to_owned());
    };
    let found = codes_until(&raster, |code| code.text.as_deref() == Ok(url));
    let code = match with_address(&found, url) {
        Ok(code) => code,
        Err(why) => return Some(why),
    };
    let room = quiet_zone(&raster, code);
    let (room, least) = (room.0, QUIET_ZONE.0);
    (room < least).then(|| format!("it has {room} modules of blank room, and {least} are needed"))
}

/// The code that says `url`, or why there is none. Another code beside it, or
/// something in its modules that looks like one, does not make it worse.
fn with_address<'a>(found: &'a [Code], url: &str) -> Result<&'a Code, String> {
    let good = found.iter().find(|code| code.text.as_deref() == Ok(url));
    good.ok_or_else(|| match found.first().map(|code| &code.text) {
        None => "no code is found".to_owned(),
        Some(Err(why)) => why.to_string(),
        Some(Ok(other)) => format!("it opens {other}"),
    })
}

#[cfg(test)]
mod tests {
    use qrcode::{EcLevel, QrCode};

    use super::*;
    use crate::proof::{Raster, codes};

    /// Codes side by side, with modules of four pixels.
    fn side_by_side(addresses: [&str; 2]) -> Raster {
        let codes = addresses.map(|address| {
            QrCode::with_error_correction_level(address, EcLevel::M).expect("it is short")
        });
        let side = codes.each_ref().map(QrCode::width).into_iter().max().unwrap_or(0) + 8;
        let is_dark = |x: usize, y: usize| {
            let code = &codes[x / side];
            let inside = |at: usize| at.checked_sub(4).filter(|&at| at < code.width());
            let place = inside(x % side).zip(inside(y));
            place.is_some_and(|place| code[place] == qrcode::Color::Dark)
        };
        let width = side * 2 * 4;
        let pixels = (0..width * side * 4).map(|at| (at % width / 4, at / width / 4));
        let pixels = pixels.map(|(x, y)| if is_dark(x, y) { 0 } else { 255 }).collect();
        Raster { origin: Point::ZERO, pixel: Pt(0.48), width, pixels }
    }

    #[test]
    fn a_good_code_is_good_whatever_stands_beside_it() {
        let (ours, other) = ("https://www.moj.go.jp/isa/", "https://example.org/");
        for addresses in [[ours, other], [other, ours]] {
            let found = codes(&side_by_side(addresses));
            assert_eq!(found.len(), 2);
            let code = with_address(&found, ours).map(|code| code.text.clone());
            assert_eq!(code, Ok(Ok(ours.to_owned())));
        }
        let found = codes(&side_by_side([other, other]));
        assert_eq!(
            with_address(&found, ours).err().as_deref(),
            Some("it opens https://example.org/")
        );
        assert_eq!(with_address(&[], ours).err().as_deref(), Some("no code is found"));
    }
}
