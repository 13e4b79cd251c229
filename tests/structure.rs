//! The flyers of the test project hold what every flyer promises to its readers: headings
//! in order, words for every drawing, regular tables, letters large and dark
//! enough, codes that phones can read, nothing cut off.

use std::sync::Arc;

use chirashi::check::{self, News, Printed};
use chirashi::content::model::{BlockKind, Document, Page, Rich, Status};
use chirashi::diag::Sink;
use chirashi::export::Variant;
use chirashi::frame::{Frame, GlyphRun, Item, Role, Scope, Segment};
use chirashi::geom::{Mm, Point, Pt};
use chirashi::known::Known;
use chirashi::layout::Layout;
use chirashi::source::Span;

use crate::support::flyers::{PROJECT, laid_out};
use crate::support::walk::{Seen, everything};

/// A hundredth of a point is rounding.
const ROUNDING: f32 = 0.01;

/// Calls `check` with every document and its pages.
fn each_flyer(mut check: impl FnMut(&Document, &Layout)) {
    laid_out().for_each(|(document, layout)| check(document, layout));
}

/// All text of a page but the readings over characters.
fn texts<'a>(seen: &[Seen<'a>]) -> Vec<(Point, &'a GlyphRun)> {
    let texts = seen.iter().filter_map(|seen| match seen.item {
        Item::Glyphs(run) => Some((seen.at, run)),
        Item::Group(..) | Item::Shape(_) | Item::Picture(..) | Item::Ruby(_) => None,
    });
    texts.collect()
}

#[test]
fn headings_never_skip_a_level() {
    each_flyer(|document, layout| {
        let mut levels = Vec::new();
        for page in &layout.publication.pages {
            for seen in everything(page) {
                if let Item::Group(Role::Heading(level), frame) = seen.item {
                    let named = chirashi::export::reading::title(frame);
                    assert!(!named.is_empty(), "{}: a heading says nothing", document.language);
                    levels.push(*level);
                }
            }
        }
        assert_eq!(levels.first(), Some(&1), "{}: {levels:?}", document.language);
        assert_eq!(levels.iter().filter(|&&level| level == 1).count(), 1, "{levels:?}");
        assert!(levels.len() >= 12, "{}: {levels:?}", document.language);
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{}: {levels:?}", document.language);
        }
    });
}

#[test]
fn every_drawing_has_words_or_is_decoration_beside_the_same_words() {
    each_flyer(|document, layout| {
        let language = &document.language;
        let (mut figures, mut decoration) = (0, 0);
        for seen in layout.publication.pages.iter().flat_map(|page| everything(page)) {
            let in_figure = seen.within.iter().any(|role| matches!(role, Role::Figure { .. }));
            match seen.item {
                Item::Group(Role::Figure { alt }, _) => {
                    assert!(alt.chars().count() >= 3, "{language}: {alt:?}");
                    assert!(!alt.contains(['{', '*', '\u{200b}']), "{language}: {alt:?}");
                    assert!(!in_figure, "{language}: a figure in a figure is not read: {alt}");
                    figures += 1;
                }
                Item::Picture(..) if !in_figure => decoration += 1,
                Item::Group(..)
                | Item::Picture(..)
                | Item::Glyphs(_)
                | Item::Shape(_)
                | Item::Ruby(_) => {}
            }
        }
        let blocks = document.pages.iter().flat_map(|page| &page.blocks);
        let icons = blocks.map(|block| {
            if let BlockKind::Prose(prose) = &block.kind { prose.icons.len() } else { 0 }
        });
        assert_eq!(decoration, icons.sum::<usize>(), "{language}: pictures without words");
        // A title, two cards, two codes, a notice, two paths, four photos, a mark.
        assert_eq!(figures, 13, "{language}");
    });
}

/// The groups that stand directly in a frame, or in groups without a meaning.
fn groups(frame: &Frame) -> Vec<(&Role, &Frame)> {
    let mut groups = Vec::new();
    for (_, item) in &frame.items {
        match item {
            Item::Group(Role::Plain, inner) => groups.extend(self::groups(inner)),
            Item::Group(role, inner) => groups.push((role, inner)),
            Item::Glyphs(_) | Item::Ruby(_) | Item::Shape(_) | Item::Picture(..) => {}
        }
    }
    groups
}

#[test]
fn every_row_of_a_table_has_as_many_cells_as_its_head() {
    each_flyer(|document, layout| {
        let mut widths = Vec::new();
        for seen in layout.publication.pages.iter().flat_map(|page| everything(page)) {
            let Item::Group(Role::Table { .. }, table) = seen.item else { continue };
            let parts = groups(table);
            let roles: Vec<&Role> = parts.iter().map(|(role, _)| *role).collect();
            assert_eq!(roles, [&Role::TableHead, &Role::TableBody], "{}", document.language);
            let rows: Vec<_> = parts.into_iter().flat_map(|(_, part)| groups(part)).collect();
            assert!(rows.len() >= 2, "{}: a table has a head and rows", document.language);
            let mut width = None;
            for (number, (role, row)) in rows.into_iter().enumerate() {
                assert_eq!(*role, Role::Row, "{}", document.language);
                let cells: Vec<&Role> = groups(row).into_iter().map(|(role, _)| role).collect();
                assert_eq!(*width.get_or_insert(cells.len()), cells.len(), "{cells:?}");
                if number == 0 {
                    let heads = |role: &&Role| **role == Role::HeaderCell(Scope::Column);
                    assert!(cells.iter().all(heads), "{cells:?}");
                } else {
                    assert_eq!(*cells[0], Role::HeaderCell(Scope::Row));
                    assert!(cells[1..].iter().all(|role| **role == Role::Cell), "{cells:?}");
                }
            }
            widths.extend(width);
        }
        // Languages, days and hours; several rows that share their days have them above.
        assert_eq!(widths, [3, 2, 3], "{}", document.language);
    });
}

/// How wide the text of a cell would be on one line, and on how many lines it
/// stands.
fn on_one_line(cell: &Frame) -> (Pt, usize) {
    let seen = everything(cell);
    let runs = texts(&seen);
    let mut baselines: Vec<f32> = runs.iter().map(|(at, _)| at.y.0).collect();
    baselines.sort_by(f32::total_cmp);
    baselines.dedup();
    let blank = runs.iter().map(|(_, run)| run.size).fold(Pt::ZERO, Pt::max) * 0.3;
    let runs: Pt = runs.iter().map(|(_, run)| run.width()).sum();
    let breaks = (1..baselines.len()).map(|_| blank).sum();
    (runs + breaks, baselines.len())
}

#[test]
fn who_listens_hears_the_title_first_and_then_that_it_is_a_draft() {
    each_flyer(|document, layout| {
        let draft = document.pages[0].blocks.iter().find_map(|block| {
            if let BlockKind::Title(title) = &block.kind { title.draft.as_ref() } else { None }
        });
        let is_draft = document.status == Status::Draft;
        assert_eq!(draft.is_some(), is_draft, "{}", document.language);
        let first = &layout.publication.pages[0];
        let texts: Vec<String> = everything(first)
            .into_iter()
            .filter_map(|seen| match seen.item {
                Item::Group(Role::Heading(1) | Role::Paragraph, frame) => {
                    Some(chirashi::export::reading::title(frame))
                }
                Item::Group(..)
                | Item::Glyphs(_)
                | Item::Ruby(_)
                | Item::Shape(_)
                | Item::Picture(..) => None,
            })
            .collect();
        let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
        assert_eq!(letters(&texts[0]), letters(&document.title), "{}", document.language);
        if let Some(draft) = draft {
            assert_eq!(letters(&texts[1]), letters(&draft.plain()), "{}", document.language);
        }
    });
}

#[test]
fn every_numbered_list_begins_with_one_and_leaves_no_number_out() {
    each_flyer(|document, layout| {
        let mut lists = Vec::new();
        for seen in layout.publication.pages.iter().flat_map(|page| everything(page)) {
            let Item::Group(Role::List, list) = seen.item else { continue };
            let labels = everything(list).into_iter().filter_map(|seen| {
                if let Item::Group(Role::Said { alt }, _) = seen.item {
                    let in_label = seen.within.contains(&&Role::Label);
                    in_label.then(|| alt.parse::<usize>().unwrap())
                } else {
                    None
                }
            });
            let labels: Vec<usize> = labels.collect();
            assert_eq!(labels, (1..=labels.len()).collect::<Vec<_>>(), "{}", document.language);
            lists.extend((!labels.is_empty()).then_some(labels.len()));
        }
        assert_eq!(lists, [5, 3], "{}: the steps of the two ways", document.language);
    });
}

#[test]
fn every_telephone_number_is_a_link_that_dials_it() {
    each_flyer(|document, layout| {
        let mut links = 0;
        for seen in layout.publication.pages.iter().flat_map(|page| everything(page)) {
            let Item::Glyphs(run) = seen.item else { continue };
            let Some(number) = run.text.split_whitespace().find(|word| is_number(word)) else {
                continue;
            };
            let number = number.trim_matches(|c: char| !c.is_ascii_digit());
            let dials = Role::call(number).unwrap();
            assert!(seen.within.contains(&&dials), "{}: {}", document.language, run.text);
            links += 1;
        }
        // Two with the points, one of each line, and one that is called otherwise.
        assert_eq!(links, 6, "{}", document.language);
    });
}

fn is_number(word: &str) -> bool {
    word.chars().filter(char::is_ascii_digit).count() >= 9 && word.contains('-')
}

#[test]
fn days_and_hours_wrap_only_where_the_table_has_no_room() {
    let padding = Mm(4.0).pt();
    let mut tables = 0;
    each_flyer(|document, layout| {
        let all = layout.publication.pages.iter().flat_map(|page| everything(page));
        for seen in all {
            let Item::Group(Role::Table { .. }, table) = seen.item else { continue };
            tables += 1;
            let mut natural = [Pt::ZERO; 3];
            let mut wrapped = None;
            for (_, row) in groups(table).into_iter().flat_map(|(_, part)| groups(part)) {
                for (column, (_, cell)) in groups(row).into_iter().enumerate() {
                    let (width, lines) = on_one_line(cell);
                    natural[column] = natural[column].max(width + padding);
                    if column > 0 && lines > 1 {
                        wrapped = Some(chirashi::export::reading::title(cell));
                    }
                }
            }
            let needed: Pt = natural.into_iter().sum();
            let is_full = needed > table.size.width;
            assert!(wrapped.is_none() || is_full, "{}: {wrapped:?}", document.language);
        }
    });
    assert_eq!(tables, 18 * 3);
}

#[test]
fn every_block_stands_on_the_same_page_in_all_languages() {
    let places = |document: &Document| -> Vec<Vec<Span>> {
        let spans = |page: &Page| page.blocks.iter().map(|block| block.span).collect();
        document.pages.iter().map(|page| spans(page)).collect()
    };
    let levels = |layout: &Layout| -> Vec<Vec<u8>> {
        let pages = layout.publication.pages.iter();
        let levels = |page: &Arc<Frame>| {
            let seen = everything(page).into_iter();
            let levels = seen.filter_map(|seen| {
                if let Item::Group(Role::Heading(level), _) = seen.item {
                    Some(*level)
                } else {
                    None
                }
            });
            levels.collect()
        };
        pages.map(levels).collect()
    };
    let mut first = None;
    each_flyer(|document, layout| {
        let found = (places(document), levels(layout));
        let expected = first.get_or_insert_with(|| found.clone());
        assert_eq!(found, *expected, "{}: blocks and headings by page", document.language);
        for (page, blocks) in layout.publication.pages.iter().zip(&found.0) {
            let sections = page.items.iter().filter(|(_, item)| is_section(item)).count();
            assert_eq!(sections, blocks.len() - beside(document, blocks), "{}", document.language);
        }
    });
    let (blocks, _) = first.expect("there are flyers");
    assert_eq!(blocks.iter().map(Vec::len).collect::<Vec<_>>(), [4, 5, 8, 6]);
}

/// How many of these blocks stand beside or under another in a row of columns.
fn beside(document: &Document, spans: &[Span]) -> usize {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    let columns = blocks.filter(|block| spans.contains(&block.span)).map(|block| block.column);
    columns.filter(|column| column.is_some_and(|column| column.number > 1)).count()
}

fn is_section(item: &Item) -> bool {
    matches!(item, Item::Group(Role::Section, _))
}

/// The texts of a block that are read in one go, not glanced at.
fn running(block: &BlockKind) -> Vec<&Rich> {
    if let BlockKind::Prose(prose) = block {
        prose.paragraphs.iter().collect()
    } else if let BlockKind::Step(step) = block {
        step.tasks.iter().chain(&step.tip).collect()
    } else if let BlockKind::Paths(paths) = block {
        let ways = paths.items.iter().map(|way| &way.words);
        ways.flat_map(steps).chain(&paths.later).collect()
    } else if let BlockKind::List(list) = block {
        list.items.iter().collect()
    } else if let BlockKind::Contacts(contacts) = block {
        let leads = contacts.lead.iter().filter(|_| contacts.lines.len() > 1);
        leads.chain(&contacts.otherwise).collect()
    } else {
        Vec::new()
    }
}

fn steps(path: &chirashi::content::model::Path) -> Vec<&Rich> {
    path.before.iter().chain(&path.after).collect()
}

#[test]
fn no_letter_is_smaller_than_its_reader_needs() {
    each_flyer(|document, layout| {
        let template = &document.template;
        assert!(template.design.least.body >= Pt(10.5) && template.design.least.note >= Pt(9.0));
        let pages = layout.publication.pages.iter().zip(&document.pages);
        for (number, (frame, page)) in pages.enumerate() {
            let seen = everything(frame);
            let texts = texts(&seen);
            for (_, run) in &texts {
                let (size, text) = (run.size, &run.text);
                assert!(
                    size.0 >= template.design.least.note.0 - ROUNDING,
                    "{}, page {}: {size:?} {text}",
                    document.language,
                    number + 1
                );
            }
            for rich in page.blocks.iter().flat_map(|block| running(&block.kind)) {
                let span = rich.span().expect("a text that is read says something");
                let runs = texts.iter().filter(|(_, run)| run.span == span);
                let sizes: Vec<f32> = runs.map(|(_, run)| run.size.0).collect();
                let words = format!("{}: {}", document.language, rich.plain());
                assert!(!sizes.is_empty(), "{words}: not found on page {}", number + 1);
                let least = template.design.least.body.0 - ROUNDING;
                assert!(sizes.iter().all(|&size| size >= least), "{words}: {sizes:?}");
            }
        }
    });
}

/// Contrast, margins, sizes, folds: see `src/check/page`.
#[test]
fn the_checks_of_pages_find_no_error() {
    each_flyer(|document, layout| {
        let mut sink = Sink::default();
        check::pages(
            &Printed {
                document,
                variant: Variant::Screen,
                layout,
                news: News { pages: &[], known: &Known::default() },
                languages: &PROJECT.workspace.languages,
                fonts: &PROJECT.fonts,
            },
            &mut sink,
        );
        assert!(!sink.has_errors(), "{}: {:?}", document.language, sink.sorted());
    });
}

#[test]
fn modules_of_codes_are_large_enough_and_have_a_quiet_zone() {
    let least = Mm(0.4).pt();
    each_flyer(|document, layout| {
        let mut codes = 0;
        for seen in layout.publication.pages.iter().flat_map(|page| everything(page)) {
            let in_link = seen.within.iter().any(|role| matches!(role, Role::Link { .. }));
            let (true, Item::Group(Role::Figure { .. }, code)) = (in_link, seen.item) else {
                continue;
            };
            codes += 1;
            let Some((_, Item::Picture(drawing, size))) = code.items.last() else {
                panic!("a code is a drawing")
            };
            assert_eq!(*size, drawing.size, "{}: drawn in its true size", document.language);
            let modules = drawing.shapes.last().unwrap();
            let mut corners = Vec::new();
            for segment in &modules.path {
                if let Segment::Move(corner) | Segment::Line(corner) = segment {
                    corners.push(*corner);
                }
            }
            let height = |square: &[Point]| (square[2].y - square[1].y).0.abs();
            let module = corners.chunks(4).map(height).fold(f32::INFINITY, f32::min);
            assert!(module >= least.0 - 0.001, "{}: {module} pt", document.language);
            let quiet = module * 4.0 - ROUNDING;
            for corner in corners {
                let right = code.size.width - corner.x;
                let below = code.size.height - corner.y;
                for margin in [corner.x, corner.y, right, below] {
                    assert!(margin.0 >= quiet, "{}: {corner:?}", document.language);
                }
            }
        }
        assert_eq!(codes, 2, "{}", document.language);
    });
}

#[test]
fn nothing_stands_outside_of_the_page_and_no_text_in_its_margins() {
    each_flyer(|document, layout| {
        let margin = document.template.design.page.margin.value.pt().0 - ROUNDING;
        for (number, page) in layout.publication.pages.iter().enumerate() {
            let (width, height) = (page.size.width.0, page.size.height.0);
            let inside = |point: Point| {
                (-ROUNDING..=width + ROUNDING).contains(&point.x.0)
                    && (-ROUNDING..=height + ROUNDING).contains(&point.y.0)
            };
            for seen in everything(page) {
                let place = format!("{}, page {}", document.language, number + 1);
                match seen.item {
                    Item::Glyphs(run) | Item::Ruby(run) => {
                        let text = run.text.trim_end();
                        // A blank at the end of a line may hang out.
                        let right =
                            if text.len() == run.text.len() { run.width() } else { Pt::ZERO };
                        let (left, right) = (seen.at.x.0, seen.at.x.0 + right.0);
                        assert!(left >= margin, "{place}: {text} begins at {left}");
                        assert!(right <= width - margin, "{place}: {text} ends at {right}");
                        assert!(seen.at.y.0 - run.size.0 >= 0.0, "{place}: {text}");
                        assert!(seen.at.y.0 + run.size.0 * 0.5 <= height, "{place}: {text}");
                    }
                    Item::Shape(shape) => {
                        for segment in &shape.path {
                            if let Segment::Move(to) | Segment::Line(to) | Segment::Curve(.., to) =
                                segment
                            {
                                assert!(inside(seen.at + *to), "{place}: {:?}", seen.at + *to);
                            }
                        }
                    }
                    Item::Picture(picture, size) => {
                        let end = seen.at + Point::new(size.width, size.height);
                        assert!(inside(seen.at) && inside(end), "{place}: {}", picture.name);
                    }
                    Item::Group(..) => {}
                }
            }
        }
    });
}

#[test]
fn no_text_is_printed_over_another() {
    each_flyer(|document, layout| {
        for (number, page) in layout.publication.pages.iter().enumerate() {
            let seen = everything(page);
            let boxes: Vec<(f32, f32, f32, f32, &str)> = texts(&seen)
                .into_iter()
                .filter(|(_, run)| !run.text.trim().is_empty())
                .map(|(at, run)| {
                    let (left, right) = (at.x.0, at.x.0 + run.width().0);
                    // The heart of the line: half of the size above the baseline.
                    (left, right, at.y.0 - run.size.0 * 0.5, at.y.0, &*run.text)
                })
                .collect();
            for (index, one) in boxes.iter().enumerate() {
                for other in &boxes[index + 1..] {
                    let across = one.1.min(other.1) - one.0.max(other.0);
                    let down = one.3.min(other.3) - one.2.max(other.2);
                    assert!(
                        across < 1.0 || down < 0.5,
                        "{}, page {}: `{}` over `{}`",
                        document.language,
                        number + 1,
                        one.4,
                        other.4
                    );
                }
            }
        }
    });
}
