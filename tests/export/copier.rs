//! Pages for the copier say the same at the same places, in black.

use chirashi::export::{Variant, reading};
use chirashi::frame::{Color, Frame, Item};
use chirashi::geom::Point;

use crate::support::flyers::{PROJECT, in_language};

type Texts = Vec<(Point, String, Color)>;

/// The texts of a frame with their places and colours.
fn texts(frame: &Frame, origin: Point, found: &mut Texts) {
    for (at, item) in &frame.items {
        let at = origin + *at;
        match item {
            Item::Group(_, inner) => texts(inner, at, found),
            Item::Glyphs(run) | Item::Ruby(run) => {
                found.push((at, run.text.to_string(), run.color))
            }
            Item::Shape(_) | Item::Picture(..) => {}
        }
    }
}

#[test]
fn text_keeps_its_place_and_is_black() {
    let exporter = Variant::Copier.exporter(&PROJECT.fonts);
    for tag in ["ja-simple", "th"] {
        let (_, layout) = in_language(tag);
        let screen = layout.publication.clone();
        let copier = exporter.adapt(screen.clone());
        assert_eq!(screen.pages.len(), copier.pages.len());
        for (screen, copier) in screen.pages.iter().zip(&copier.pages) {
            assert_eq!(reading::lines(screen), reading::lines(copier));
            let [mut old, mut new] = [Texts::new(), Texts::new()];
            texts(screen, Point::ZERO, &mut old);
            texts(copier, Point::ZERO, &mut new);
            assert!(new.iter().all(|(.., color)| *color == Color::BLACK));
            let place = |text: &(Point, String, Color)| (text.0, text.1.clone());
            assert!(old.iter().map(place).eq(new.iter().map(place)), "{tag}");
        }
    }
}
