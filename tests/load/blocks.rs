//! Blocks for any hand-out: what they become before they are laid out.

use chirashi::content::compose::compose;
use chirashi::content::element::Element;
use chirashi::content::look;
use chirashi::frame::Color;
use chirashi::geom::Pt;

use crate::load::town::Town;
use crate::support::golden;
use crate::support::html::html;

pub(super) const FLYER: &str = "content/town/flyer.toml";
const CONTACT: &str = "[[pages.blocks]]\nkind = \"contact\"";

const BLOCKS: &str = "[[pages.blocks]]\nkind = \"heading\"\nwords = \"part\"\n\n\
    [[pages.blocks]]\nkind = \"picture\"\nwords = \"map\"\npicture = \"dot\"\n\n\
    [[pages.blocks]]\nkind = \"phrases\"\nwords = \"say\"\n\n\
    [[pages.blocks]]\nkind = \"text\"\nwords = \"hello\"\npicture = \"dot\"\n\n\
    [[pages.blocks]]\nkind = \"text\"\nwords = \"bare\"\n\n\
    [[pages.blocks]]\nkind = \"list\"\nwords = \"bag\"\nsign = \"box\"\n\n\
    [[pages.blocks]]\nkind = \"list\"\nwords = \"bare-list\"\n\n\
    [[pages.blocks]]\nkind = \"box\"\nwords = \"fire\"\ntone = \"danger\"\n\n\
    [[pages.blocks]]\nkind = \"details\"\nwords = \"hall\"\n\n\
    [[pages.blocks]]\nkind = \"questions\"\nwords = \"asked\"\n\n\
    [[pages.blocks]]\nkind = \"codes\"\nwords = \"sites\"\nlinks = [\"home\", \"guide\"]\n\n\
    [[pages.blocks]]\nkind = \"contacts\"\nwords = \"desks\"\ncontacts = [\"desk\"]\n\n\
    [[pages.blocks]]\nkind = \"calendar\"\nwords = \"year\"\nmonths = [\"2024-12\", \"2025-01\"]\n\
    days = [\"burnable\", \"paper\"]\n\n";

/// Blocks side by side, and a form in which each kind of field stands.
const MORE: &str = "[[pages.blocks]]\nkind = \"pictures\"\nwords = \"pay\"\n\
    pictures = [\"dot\", \"line\"]\n\n\
    [[pages.blocks]]\nkind = \"table\"\nwords = \"fit\"\n\n\
    [pages.blocks.levels]\nflood = \"level4\"\n\n\
    [[pages.blocks]]\nkind = \"map\"\nwords = \"way\"\npicture = \"dot\"\n\
    pins = { hall = [10, 10] }\nlabels = { river = [3, 4.5] }\ncolumn = 1\nshare = 0.6\n\n\
    [[pages.blocks]]\nkind = \"list\"\nwords = \"bare-list\"\nicons = [\"dot\"]\nacross = 3\ncolumn = 2\n\n\
    [[pages.blocks]]\nkind = \"form\"\nwords = \"slip\"\ncut = true\n\n\
    [pages.blocks.fields]\nname = \"line\"\nborn = \"date\"\nphone = \"digits 11\"\n\
    day = \"choice\"\nnote = \"wide\"\n\n";

const MORE_WORDS: &str = "[fit]\nheading = \"Fit\"\ncolumns = [\"For\", \"Yes\", \"Price\"]\n\
    [fit.rows.flood]\ncells = [\"Flood\", \"{mark:yes}\", \"1,980 yen\"]\n\
    [fit.rows.quake]\ncells = [\"Quake\", \"{mark:no}\", \"300 yen\"]\n\n\
    [pay]\nheading = \"Pay\"\n\
    [pay.items.dot]\ncaption = \"Dot\"\ntext = \"here\"\npicture_alt = \"A dot\"\n\
    [pay.items.line]\ncaption = \"Line\"\ntext = \"there\"\npicture_alt = \"A line\"\n\n\
    [way]\npicture_alt = \"Left\"\n[way.pins.hall]\ntext = \"Hall\"\n\
    [way.labels.river]\ntext = \"River\"\n\n\
    [slip]\nheading = \"Reply\"\n[slip.fields.name]\nlabel = \"Name\"\n\
    [slip.fields.born]\nlabel = \"Born\"\n[slip.fields.phone]\nlabel = \"Phone\"\n\
    [slip.fields.day]\nlabel = \"Day\"\n[slip.fields.note]\nlabel = \"Note\"\n\
    [slip.choices.day]\nitems = [\"one\", \"two\", \"three\"]\n\
    [slip.date]\nyear = \"Y\"\nmonth = \"M\"\nday = \"D\"\n\n";

const WORDS: &str = "[part]\nheading = \"Part\"\n\n\
    [map]\ncaption = \"The map\"\npicture_alt = \"Three shelters\"\n\n\
    [say]\nlead = \"Show this\"\n[say.phrases.where]\nsay = \"{ja:どこですか}\"\n\
    reading = \"Doko desu ka\"\nmeaning = \"Where is it?\"\n\n\
    [hello]\nheading = \"H\"\nparagraphs = [\"one\", \"two\"]\npicture_alt = \"A dot\"\n\n\
    [bare]\nparagraphs = [\"alone\"]\n\n\
    [bag]\nheading = \"Pack\"\nlead = \"these\"\nitems = [\"water\", \"light\"]\nnotes = [\"for three days\"]\n\n\
    [bare-list]\nitems = [\"dot\"]\n\n\
    [fire]\nheading = \"Batteries\"\nparagraphs = [\"they burn\"]\nitems = [\"take them out\"]\n\n\
    [hall]\nheading = \"Hall\"\nlabels = \"What\"\nvalues = \"How\"\n\
    [hall.rows.when]\nlabel = \"When\"\nvalue = \"{hours:desk.times}\"\n\n\
    [asked]\nheading = \"Asked\"\n[asked.list.who]\nquestion = \"Who?\"\nanswer = [\"All\"]\n\n\
    [sites]\nheading = \"Sites\"\ncaptions = [\"home\", \"guide\"]\nalts = [\"to home\", \"to guide\"]\n\n\
    [desks]\nheading = \"Desks\"\ncolumns = [\"Who\", \"Phone\", \"Hours\"]\n\n\
    [year]\nheading = \"Year\"\ncolumns = [\"Sign\", \"What\", \"When\"]\nlabels = [\"burnable\", \"paper\"]\n\n";

const FACTS: &str = "[link.guide]\nurl = \"https://www.example.jp/guide/\"\n\
    languages = { en = \"https://www.example.jp/en/\" }\nSOURCE\n\
    [contact.desk]\nname = { ja = \"窓口\", en = \"Desk\" }\nphone = \"desk\"\nhours = \"desk\"\nSOURCE\n\
    [closure.new-year]\nfirst = 2024-12-29\nlast = 2025-01-03\nevery_year = true\nSOURCE\n\
    [days.burnable]\non = [\"tue\", \"fri\"]\nnot = [\"new-year\", \"holiday\"]\nSOURCE\n\
    [days.paper]\non = \"1st sat\"\nSOURCE\n";

/// How both languages put days and dates together; the words do not matter here.
const LANGUAGE: &str = "place = \"{name} ({japanese})\"\n\n[formats.week]\nweekly = \"every {days}\"\n\
    monthly = \"the {nths} {day} of the month\"\nno_holidays = \"{days}, no holidays\"\n\
    but = \"{open} but {when}\"\n\
    ordinals = [{ words = [\"1st\", \"2nd\", \"3rd\", \"4th\", \"5th\", \"last\"] }]\n\n\
    [formats.date]\nrange = \"{from} to {to}\"\n\n[formats.time]";

/// The town with a block of each kind.
fn with_blocks() -> Town {
    let town = Town::new();
    town.edit(FLYER, CONTACT, &format!("{BLOCKS}{CONTACT}"));
    let facts = FACTS.replace("SOURCE", "source = \"the town\"\nchecked = 2024-01-15\n");
    town.edit("content/facts.toml", "[number.months]", &format!("{facts}[number.months]"));
    for language in ["ja", "en"] {
        let pack = format!("content/town/{language}.toml");
        town.edit(&pack, "[contact]", &format!("{WORDS}[contact]"));
        let file = format!("content/languages/{language}.toml");
        town.edit(&file, "[formats.time]", LANGUAGE);
        town.edit(&file, "[formats]", "[words]\ndanger = \"Danger\"\n\n[formats]");
    }
    town
}

#[test]
fn blocks_become_elements() {
    let document = with_blocks().load().document("en");
    let sheets = compose(&document, None);
    golden::matches("tests/load/blocks.html", &html(&sheets[2..3]));
}

/// The town with blocks side by side, a map and a form.
pub(super) fn with_more() -> Town {
    let town = Town::new();
    town.edit(FLYER, CONTACT, &format!("{MORE}{CONTACT}"));
    for language in ["ja", "en"] {
        let file = format!("content/languages/{language}.toml");
        town.edit(&file, "[formats.marks]", "[formats.marks]\nyes = \"yes\"\nno = \"no\"");
        let pack = format!("content/town/{language}.toml");
        town.edit(
            &pack,
            "[contact]",
            &format!("[bare-list]\nitems = [\"dot\"]\n\n{MORE_WORDS}[contact]"),
        );
    }
    town
}

#[test]
fn forms_and_maps_become_elements() {
    let document = with_more().load().document("en");
    let sheets = compose(&document, None);
    golden::matches("tests/load/more-blocks.html", &html(&sheets[2..3]));
}

#[test]
fn rows_have_the_colours_of_alert_levels() {
    let sheets = compose(&with_more().load().document("en"), None);
    let elements = sheets[2].parts.iter().flat_map(|part| &part.elements);
    let tables =
        elements.filter_map(|it| if let Element::Table(it) = it { Some(it) } else { None });
    let colors: Vec<_> = tables.map(|table| &table.colors).filter(|it| !it.is_empty()).collect();
    let purple = Color { red: 0xAA, green: 0, blue: 0xAA };
    assert_eq!(colors, [&vec![Some(purple), None]]);
    let town = with_more();
    town.edit(FLYER, "\"level4\"", "\"level6\"");
    assert!(town.load().drawn.contains("`level6` cannot be used here"));
}

#[test]
fn chips_stand_in_a_column_that_there_is() {
    let with = |chips: &str| {
        let town = with_more();
        town.edit(FLYER, "words = \"fit\"", &format!("words = \"fit\"\nchips = {chips}"));
        town.load()
    };
    let loaded = with("3");
    assert_eq!(loaded.drawn, "");
    let sheets = compose(&loaded.document("en"), None);
    let elements = sheets[2].parts.iter().flat_map(|part| &part.elements);
    let chips = elements.filter_map(|it| if let Element::Table(it) = it { it.chips } else { None });
    assert_eq!(chips.collect::<Vec<_>>(), [2]);
    assert!(with("4").drawn.contains("`fit` has no column 4"));
    assert!(with("1").drawn.contains("expected a number between 2 and 10"));
}

#[test]
fn a_picture_stands_beside_paragraphs_or_above_them() {
    let town = with_blocks();
    let picture = "words = \"hello\"\npicture = \"dot\"";
    town.edit(FLYER, picture, &format!("{picture}\nplace = \"above\""));
    let loaded = town.load();
    assert_eq!(loaded.drawn, "");
    let html = html(&compose(&loaded.document("en"), None)[2..3]);
    let places = ["<h3>H</h3>", "alt=\"A dot\"", "<p>one</p>", "<p>two</p>"];
    let places = places.map(|it| html.find(it).unwrap_or_else(|| panic!("{it} in\n{html}")));
    assert!(places.is_sorted(), "{html}");
    assert!(!html[places[0]..places[3]].contains("columns"), "{html}");
    town.edit(FLYER, "\"above\"", "\"below\"");
    assert!(town.load().drawn.contains("`below` cannot be used here"));
}

#[test]
fn what_stands_beside_words_is_in_the_other_language() {
    let town = with_more();
    town.edit(FLYER, "reference = \"ja\"", "reference = \"ja\"\nbeside = \"ja\"");
    town.edit("content/town/ja.toml", "label = \"Name\"", "label = \"名前\"");
    town.edit("content/town/ja.toml", "heading = \"Reply\"", "heading = \"返信票\"");
    town.edit("content/town/ja.toml", "items = [\"one\"", "items = [\"一\"");
    let html = html(&compose(&town.load().document("en"), None)[2..3]);
    for expected in [
        "<h3>Reply <small><span lang=\"ja\">返信票</span></small></h3>",
        "<p class=\"asked\">Name <small><span lang=\"ja\">名前</span></small></p>",
        "one <small><span lang=\"ja\">一</span></small>",
        // What is the same in both stands once.
        "<p class=\"asked\">Phone</p>",
    ] {
        assert!(html.contains(expected), "{expected} is not in\n{html}");
    }
    let own = crate::support::html::html(&compose(&town.load().document("ja"), None)[2..3]);
    assert!(!own.contains("<small><span lang"), "{own}");
    town.edit(FLYER, "beside = \"ja\"", "beside = \"ko\"");
    assert!(town.load().drawn.contains("`ko` is none of the flyer's languages"));
}

#[test]
fn what_flyers_say_of_fields_and_pins_is_looked_at() {
    let town = with_more();
    town.edit(FLYER, "born = \"date\"", "born = \"birthday\"");
    town.edit(FLYER, "\"digits 11\"", "\"digits 21\"");
    town.edit(FLYER, "hall = [10, 10]", "hall = [10]");
    town.edit(FLYER, "river = ", "lake = ");
    town.edit(FLYER, "column = 2", "column = 4");
    let drawn = town.load().drawn;
    for message in [
        "`birthday` is not a kind of field",
        "`digits 21` is not a kind of field",
        "a list of 1; expected 2",
        "`way.labels.lake` is missing",
        "expected a number between 1 and 3",
    ] {
        assert!(drawn.contains(message), "{message} is not in\n{drawn}");
    }
    // What follows from a mistake is not told again.
    assert!(!drawn.contains("slip"), "{drawn}");
}

#[test]
fn captions_begin_under_the_tallest_code_of_the_row() {
    let town = with_blocks();
    let long = format!("https://www.example.jp/{}", "guide/".repeat(9));
    town.edit("content/facts.toml", "https://www.example.jp/en/", &long);
    let sheets = compose(&town.load().document("en"), None);
    let mut elements: Vec<&Element> =
        sheets.iter().flat_map(|sheet| &sheet.parts).flat_map(|part| &part.elements).collect();
    let mut codes = Vec::new();
    while let Some(element) = elements.pop() {
        elements.extend(element.children());
        if let Element::Code(code) = element
            && code.look == look::Code::Under
        {
            codes.push(code);
        }
    }
    let heights: Vec<Pt> = codes.iter().map(|code| code.symbol.size().height).collect();
    assert_eq!(heights.len(), 2);
    assert!(heights[0] != heights[1], "{heights:?}");
    let tallest = heights[0].max(heights[1]);
    assert!(codes.iter().all(|code| code.tallest == tallest));
}

#[test]
fn what_flyers_say_of_blocks_is_looked_at() {
    let town = with_blocks();
    town.edit(FLYER, "sign = \"box\"", "sign = \"boxes\"");
    town.edit(FLYER, "tone = \"danger\"", "");
    town.edit(FLYER, "\"2025-01\"", "\"2024-11\"");
    town.edit(FLYER, "\"guide\"]", "\"guid\"]");
    let drawn = town.load().drawn;
    for message in [
        "`boxes` cannot be used here",
        "`pages.blocks.tone` is missing",
        "a calendar has from 1 to 24 months",
        "there is no link `guid`",
    ] {
        assert!(drawn.contains(message), "{message} is not in\n{drawn}");
    }
}

#[test]
fn a_title_can_stand_plain_and_without_a_picture() {
    let town = Town::new();
    town.edit(FLYER, "picture = \"dot\"", "look = \"plain\"");
    for language in ["ja", "en"] {
        let pack = format!("content/town/{language}.toml");
        let text = town.text(&pack);
        let (before, after) = text.split_once("picture_alt = ").unwrap();
        let (_, after) = after.split_once('\n').unwrap();
        town.write(&pack, format!("{before}{after}"));
    }
    let document = town.load().document("en");
    let sheets = compose(&document, None);
    let title = &sheets[0].parts[0];
    assert!(!title.elements.iter().any(|it| matches!(it, Element::Band(_))), "{title:?}");
    assert!(html(&sheets).contains("<h1>"));
    town.edit(FLYER, "look = \"plain\"", "look = \"flat\"");
    assert!(town.load().drawn.contains("`flat` cannot be used here"));
}
