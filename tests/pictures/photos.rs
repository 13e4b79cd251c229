//! Photos print upright, in their colours and no larger than they need to be; what cannot
//! be printed is told with what to do about it.
//!
//! `photos` holds what this program cannot write itself: a photo that a telephone took
//! upright (EXIF orientation 6), and one in the colours of a printing press.

use std::fs;
use std::io::Cursor;

use chirashi::content::model::BlockKind;
use chirashi::frame::{Colors, Picture};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::{folder, print};
use crate::load::town::Town;
use crate::support::raster::draw;

const FLYER: &str = "content/town/flyer.toml";

/// The town with a photo in its title, and what is said of it.
fn town_with(file: &str, bytes: &[u8]) -> (Town, String) {
    let town = Town::new();
    town.write(&format!("content/town/images/{file}"), bytes);
    town.edit(FLYER, "picture = \"dot\"", "picture = \"photo\"");
    let drawn = town.load().drawn;
    (town, drawn)
}

/// The picture of the title.
fn photo(file: &str, bytes: &[u8]) -> Picture {
    let (town, _) = town_with(file, bytes);
    let document = town.load().document("ja");
    let block = document.pages[0].blocks[0].clone();
    let BlockKind::Title(title) = &block.kind else { panic!("the first block is the title") };
    title.picture.as_deref().expect("the title has a picture").clone()
}

fn bytes(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    image.into().write_to(&mut file, format).expect("it can be encoded");
    file.into_inner()
}

fn recorded(name: &str) -> Vec<u8> {
    fs::read(folder().join("photos").join(name)).expect("it was recorded")
}

/// The colour at a place of the page, in tenths of its edges.
fn at(file: &[u8], x: usize, y: usize) -> [u8; 3] {
    let page = draw(file, 0, 96.0);
    page.pixels[page.height * y / 10 * page.width + page.width * x / 10]
}

fn is_near(found: [u8; 3], expected: [u8; 3]) -> bool {
    found.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) < 24)
}

#[test]
fn a_photo_stands_upright_as_the_telephone_says() {
    let picture = photo("photo.jpg", &recorded("turned.jpg"));
    assert_eq!((picture.size.width.0, picture.size.height.0), (32.0, 64.0));
    let file = print(vec![picture]);
    // Turned clockwise: what was at the lower left is at the upper left.
    for (x, y, color) in
        [(2, 2, [0, 255, 0]), (7, 2, [255, 0, 0]), (2, 7, [255, 255, 255]), (7, 7, [0, 0, 255])]
    {
        let found = at(&file, x, y);
        assert!(is_near(found, color), "{x} {y}: {found:?}");
    }
}

#[test]
fn what_is_translucent_lets_paper_through() {
    let image = RgbaImage::from_fn(20, 20, |x, _| match x {
        0..10 => Rgba([200, 0, 0, 255]),
        _ => Rgba([200, 0, 0, 0]),
    });
    let picture = photo("photo.png", &bytes(image, ImageFormat::Png));
    let file = print(vec![picture]);
    assert!(is_near(at(&file, 2, 5), [200, 0, 0]) && is_near(at(&file, 7, 5), [255, 255, 255]));
}

#[test]
fn grey_stays_grey() {
    let image = image::GrayImage::from_pixel(9, 9, image::Luma([90]));
    for (name, format) in [("photo.png", ImageFormat::Png), ("photo.jpeg", ImageFormat::Jpeg)] {
        let picture = photo(name, &bytes(image.clone(), format));
        let pixels = picture.photo.as_ref().unwrap();
        assert!(matches!(&pixels.colors, Colors::Gray(bytes) if bytes.len() == 81), "{name}");
        assert!(is_near(at(&print(vec![picture]), 5, 5), [90, 90, 90]), "{name}");
    }
}

#[test]
fn a_large_photo_makes_a_small_file() {
    // 12 megapixels, as telephones take them.
    let image = RgbImage::from_fn(4000, 3000, |x, y| {
        let channel = |n: u32| u8::try_from(n % 256).unwrap();
        Rgb([channel(x / 16), channel(y / 12), channel((x + y) / 28)])
    });
    let jpeg = bytes(image, ImageFormat::Jpeg);
    let picture = photo("photo.jpg", &jpeg);
    assert_eq!((picture.size.width.0, picture.size.height.0), (4000.0, 3000.0));
    // 90 points wide: 375 pixels at 300 dpi.
    let file = print(vec![picture]);
    let text = String::from_utf8_lossy(&file);
    assert!(text.contains("/Width 375"), "the photo has not 375 pixels");
    assert!(file.len() < 60_000 && jpeg.len() > 300_000, "{} of {}", file.len(), jpeg.len());
}

#[test]
fn what_cannot_be_printed_is_told() {
    let plain = RgbImage::from_pixel(64, 64, Rgb([9, 90, 200]));
    let mut cut = bytes(plain.clone(), ImageFormat::Jpeg);
    cut.truncate(cut.len() - 40);
    let mut huge = bytes(plain, ImageFormat::Jpeg);
    // Behind the mark of a frame stand its length, the bits of a colour, height and width.
    let frame = huge.windows(2).position(|mark| mark == [0xFF, 0xC0]).unwrap();
    huge[frame + 5..frame + 9].copy_from_slice(&[0x40, 0, 0x40, 0]);
    let grain = RgbImage::from_fn(64, 64, |x, y| Rgb([u8::try_from(x * y % 251).unwrap(); 3]));
    let mut damaged = bytes(grain, ImageFormat::Jpeg);
    let middle = damaged.len() * 3 / 4;
    // A mark that is reserved, as any sector of other data has one.
    damaged[middle..middle + 4].copy_from_slice(&[0x55, 0xFF, 0x55, 0x55]);
    for (name, bytes, expected) in [
        ("photo.jpg", recorded("cmyk.jpg"), "has the colours of a printing press (CMYK)"),
        ("photo.jpg", cut, "is cut off"),
        ("photo.jpg", damaged, "is damaged: its data holds marks that mean nothing"),
        ("photo.png", b"not a picture".to_vec(), "is neither PNG nor JPEG"),
        ("photo.jpg", huge, "has 268 million pixels"),
        ("photo.png", Vec::new(), "is neither PNG nor JPEG"),
    ] {
        let (_, drawn) = town_with(name, &bytes);
        assert!(drawn.contains(expected), "{expected} is not in\n{drawn}");
        assert!(drawn.contains("bad-picture") && drawn.contains("content/town/images/photo"));
    }
}

#[test]
fn two_pictures_of_one_name_are_told() {
    let (town, _) = town_with("photo.png", &bytes(RgbImage::new(4, 4), ImageFormat::Png));
    town.write("content/town/images/photo.svg", "<svg/>");
    let drawn = town.load().drawn;
    assert!(drawn.contains("are called `photo`"), "{drawn}");
    assert!(drawn.contains("photo.svg and photo.png"), "{drawn}");
}

#[test]
fn what_stands_behind_the_end_of_a_photo_does_not_matter() {
    let mut film = bytes(RgbImage::from_pixel(32, 32, Rgb([9, 90, 200])), ImageFormat::Jpeg);
    // Telephones put a film there, in which the mark of a scan can stand by chance.
    film.extend_from_slice(b"ftypmp42 \xFF\xDA film");
    assert!(photo("photo.jpg", &film).photo.is_some());
    let mut press = recorded("cmyk.jpg");
    // Fill bytes may stand before any mark.
    press.splice(2..2, [0xFF, 0xFF]);
    let (_, drawn) = town_with("photo.jpg", &press);
    assert!(drawn.contains("(CMYK)"), "{drawn}");
}

#[test]
fn what_cannot_be_seen_gives_no_colour_to_edges() {
    // Yellow dots on black that is wholly transparent, as drawing programs save it.
    let image = RgbaImage::from_fn(1500, 1500, |x, y| match (x + y) % 2 {
        0 => Rgba([250, 200, 0, 255]),
        _ => Rgba([0, 0, 0, 0]),
    });
    let picture = photo("photo.png", &bytes(image, ImageFormat::Png));
    // Half of it is paper: yellow with half of its strength.
    let found = at(&print(vec![picture]), 5, 5);
    assert!(is_near(found, [252, 227, 128]), "{found:?}");
}

#[test]
fn a_file_that_is_not_read_for_its_ending_is_told_with_what_to_do() {
    let jpeg = bytes(RgbImage::from_pixel(8, 8, Rgb([9, 90, 200])), ImageFormat::Jpeg);
    let save = "open it in a picture program and save it as JPEG or PNG";
    for (file, hint) in [
        ("photo.JPG", "rename it `photo.jpg`: endings are in small letters"),
        ("Photo.Jpeg", "rename it `photo.jpeg`: endings are in small letters"),
        ("photo.PNG", "rename it `photo.png`: endings are in small letters"),
        ("photo.SVG", "rename it `photo.svg`: endings are in small letters"),
        ("photo.HEIC", save),
        ("photo.webp", save),
        ("photo.pdf", save),
        ("photo", save),
    ] {
        let (_, drawn) = town_with(file, &jpeg);
        assert!(drawn.contains("error[unknown-picture]: there is no picture `photo`"), "{drawn}");
        let label = format!("`{file}` in the folder images is not read");
        assert!(drawn.contains(&label) && drawn.contains(&format!("= help: {hint}\n")), "{drawn}");
        assert!(drawn.ends_with("1 error\n"), "{drawn}");
    }
    let (_, drawn) = town_with("other.JPG", &jpeg);
    assert!(drawn.contains("no such file in the flyer's folder images"), "{drawn}");
}
