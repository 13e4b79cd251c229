//! Pictures that refer to files, to entities or to themselves, or that no
//! paper could hold.

use std::fmt::Write;
use std::fs;

use crate::hostile::PICTURE;
use crate::hostile::verdict::{failed, pictures_refused, refused, taken, with};
use crate::support::project::TempProject;

/// A picture with this inside.
fn svg(inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 90 90\">{inside}</svg>"
    )
}

/// A shape that can be printed.
const SHAPE: &str = "<path d=\"M0 0H9V9Z\"/>";

#[test]
#[ignore = "slow"]
fn a_picture_opens_no_other_file() {
    let mut documents = Vec::new();
    for target in [
        "file:///etc/hostname",
        "/etc/hostname",
        "../../facts.toml",
        "http://localhost:9/x.svg",
        "https://example.org/x.png",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/png;base64,iVBORw0KGgo=",
        "residents.svg",
        "../../../chirashi.toml",
        "notice.svg#a",
        "",
    ] {
        for inside in [
            format!("<image href=\"{target}\" width=\"9\" height=\"9\"/>"),
            format!("<image xlink:href=\"{target}\" width=\"9\" height=\"9\"/>"),
            format!("<use href=\"{target}\"/>"),
            format!("<use xlink:href=\"{target}\"/>"),
            format!("<path d=\"M0 0H9V9Z\" style=\"fill:url({target})\"/>"),
            format!("<style>@import url({target}); path {{ fill: url({target}#a) }}</style>"),
        ] {
            documents.push(svg(&format!("{inside}{SHAPE}")));
        }
    }
    for err in pictures_refused(&documents, "bad-picture") {
        // The first line of the project file.
        assert!(!err.contains("What `chirashi check`"), "{err}");
    }
    refused(&with(PICTURE, svg("<image href=\"file:///etc/hostname\"/>")), "bad-picture", PICTURE);
    let include =
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\"/>";
    taken(&with(PICTURE, svg(&format!("{include}{SHAPE}"))));
    taken(&with(PICTURE, svg(&format!("<a href=\"file:///etc/hostname\">{SHAPE}</a>"))));
    let sheet = "<?xml-stylesheet href=\"file:///etc/hostname\"?>";
    refused(&with(PICTURE, format!("{sheet}{}", svg(SHAPE))), "bad-picture", PICTURE);
}

#[test]
#[ignore = "slow"]
fn a_picture_has_no_entities() {
    let mut laughs = "<!DOCTYPE svg [<!ENTITY a0 \"ha\">".to_owned();
    for level in 1..10 {
        let before = format!("&a{};", level - 1).repeat(10);
        write!(laughs, "<!ENTITY a{level} \"{before}\">").unwrap();
    }
    let documents = [
        format!("{laughs}]>{}", svg("&a9;")),
        format!("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>{}", svg("&a;")),
        format!("<!DOCTYPE svg [<!ENTITY % a SYSTEM \"http://localhost:9\"> %a;]>{}", svg(SHAPE)),
        format!("<!DOCTYPE svg [<!ENTITY a \"&a;\">]>{}", svg("&a;")),
        svg("&unknown;"),
    ];
    for document in documents {
        let err = refused(&with(PICTURE, document), "bad-picture", PICTURE);
        assert!(err.contains("= help: "), "{err}");
    }
    let doctype = "<!DOCTYPE svg SYSTEM \"http://localhost:9/svg.dtd\">";
    taken(&with(PICTURE, format!("{doctype}{}", svg(SHAPE))));
}

#[test]
#[ignore = "slow"]
fn a_picture_of_itself_is_refused() {
    let doubled: String = (0..40)
        .map(|n| {
            format!("<g id=\"a{n}\">{}</g>", format!("<use href=\"#a{}\"/>", n + 1).repeat(10))
        })
        .collect();
    let chain: String =
        (0..10_000).map(|n| format!("<g id=\"a{n}\"><use href=\"#a{}\"/></g>", n + 1)).collect();
    let wide = "<use href=\"#a\"/>".repeat(30_000);
    let shapes = SHAPE.repeat(20_000);
    for inside in [
        "<g id=\"a\"><use href=\"#a\"/></g>".to_owned(),
        "<use id=\"a\" href=\"#a\"/>".to_owned(),
        "<use id=\"a\" href=\"#b\"/><use id=\"b\" href=\"#a\"/>".to_owned(),
        "<g id=\"a\"><g id=\"b\"><use xlink:href=\"#a\"/></g><use href=\"#b\"/></g>".to_owned(),
        format!("{doubled}<g id=\"a40\">{SHAPE}</g><use href=\"#a0\"/>"),
        format!("<defs>{doubled}</defs><g id=\"a40\">{SHAPE}</g><use href=\"#a0\"/>"),
        format!("{chain}<g id=\"a10000\">{SHAPE}</g>"),
        format!("<g id=\"a\">{shapes}</g>{wide}"),
        format!("<symbol id=\"a\">{shapes}</symbol>{}", "<use href=\"#a\"/>".repeat(1000)),
        format!("<svg id=\"a\">{shapes}</svg>{}", "<use href=\"#a\"/>".repeat(1000)),
    ] {
        let err = failed(&with(PICTURE, svg(&format!("{inside}{SHAPE}"))), 1);
        assert!(err.contains("error[bad-picture]") || err.contains("error[too-large]"), "{err}");
        assert!(err.contains(&format!("--> {PICTURE}:")), "{err}");
        assert!(err.matches("error[").count() <= 4, "{err}");
    }
    taken(&with(PICTURE, svg(&format!("<g id=\"a\">{SHAPE}</g><use href=\"#a\" x=\"9\"/>"))));
}

#[test]
#[ignore = "slow"]
fn nesting_without_end_is_refused() {
    for (open, close) in
        [("<g>", "</g>"), ("<svg>", "</svg>"), ("<a>", "</a>"), ("<x>", "</x>"), ("<g>", "")]
    {
        for deep in [10_000, 70_000] {
            let inside = format!("{}{SHAPE}{}", open.repeat(deep), close.repeat(deep));
            refused(&with(PICTURE, svg(&inside)), "bad-picture", PICTURE);
        }
    }
}

#[test]
#[ignore = "slow"]
fn too_many_shapes_or_rules_are_refused() {
    let points = "1 1 ".repeat(200_000);
    refused(
        &with(PICTURE, svg(&format!("<path d=\"M0 0{}\"/>", "l1 1".repeat(1_250_000)))),
        "too-large",
        PICTURE,
    );
    taken(&with(
        PICTURE,
        svg(&format!("<path stroke=\"red\" d=\"M0 0{}\"/>", "l1 1".repeat(1000))),
    ));
    let dashes = format!("<path d=\"M0 0H9\" stroke=\"red\" stroke-dasharray=\"{points}\"/>");
    let rules = format!("<style>{}</style>{}", "a{}".repeat(100_000), "<g/>".repeat(100_000));
    let classes = format!("<style>{}</style><g class=\"{points}\"/>", ".x{}".repeat(50_000));
    let nested =
        format!("<style>{} {{}}</style>{}", "g ".repeat(60), "<g>".repeat(60) + &"</g>".repeat(60));
    for inside in [
        "<path d=\"M0 0H9\"/>".repeat(40_000),
        "<text/>".repeat(100_000),
        "<g/>".repeat(200_000),
        "<!-- -->".repeat(100_000),
        format!("<path {}/>", (0..80_000).map(|n| format!("a{n}=\"\" ")).collect::<String>()),
        rules,
        classes,
    ] {
        let err = failed(&with(PICTURE, svg(&inside)), 1);
        assert!(err.contains("error[bad-picture]") && err.matches("error[").count() <= 10, "{err}");
    }
    for inside in [
        dashes,
        nested,
        format!("<polyline points=\"{points}\" stroke=\"red\"/>"),
        "<path d=\"M0 0".to_owned() + &"a9 9 0 1 1 1 1".repeat(60_000) + "\"/>",
    ] {
        // Slow to draw, perhaps; what counts is the bound.
        let run = crate::hostile::bounds::run(
            &with(PICTURE, svg(&format!("{inside}{SHAPE}"))),
            &["build", "--lang", "en"],
        );
        assert!(matches!(run.status.code(), Some(0 | 1)), "{}", run.err);
    }
}

#[test]
#[ignore = "slow"]
fn sizes_that_no_paper_has_are_refused() {
    for size in [
        "width=\"0\" height=\"0\"",
        "width=\"-1\" height=\"5\"",
        "width=\"1e30\" height=\"1\"",
        "width=\"1\" height=\"1e30\"",
        "width=\"1e38\" height=\"1e38\"",
        "width=\"1e-30\" height=\"1e-30\"",
        "width=\"NaN\" height=\"NaN\"",
        "width=\"inf\" height=\"1\"",
        "width=\"1e400\" height=\"1\"",
        "viewBox=\"0 0 0 0\"",
        "viewBox=\"0 0 1e30 1e-30\"",
        "viewBox=\"0 0 -1 5\"",
        "viewBox=\"1e38 1e38 1 1\"",
        "viewBox=\"0 0 1\"",
        "viewBox=\"nan nan nan nan\"",
        "",
    ] {
        let document = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}>{SHAPE}</svg>");
        let run = crate::hostile::bounds::run(&with(PICTURE, document), &["build", "--lang", "en"]);
        assert!(matches!(run.status.code(), Some(0 | 1)), "{size}: {}", run.err);
        if run.status.code() == Some(1) {
            assert!(run.err.contains("error[bad-picture]"), "{size}: {}", run.err);
        }
    }
    for size in
        ["width=\"1e30\" height=\"1\"", "viewBox=\"0 0 1e30 1e-30\"", "width=\"0\" height=\"0\""]
    {
        let document = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}>{SHAPE}</svg>");
        refused(&with(PICTURE, document), "bad-picture", PICTURE);
    }
}

#[test]
#[ignore = "slow"]
fn numbers_that_no_paper_has_are_refused() {
    let mut documents = Vec::new();
    for path in
        ["M0 0H1e38V1e38Z", "M-1e38 -1e38L1e38 1e38Z", "M3e38 3e38l3e38 3e38z", "M0 0H1e12V1e12Z"]
    {
        let project = with(PICTURE, svg(&format!("<path d=\"{path}\"/>")));
        refused(&project, "bad-picture", PICTURE);
    }
    for inside in [
        "<path d=\"M0 0H9V9Z\" transform=\"scale(1e38)\"/>",
        "<path d=\"M0 0H9V9Z\" transform=\"scale(1e30) scale(1e30)\"/>",
        "<path d=\"M0 0H9V9Z\" transform=\"translate(1e38 1e38)\"/>",
        "<path d=\"M0 0H9V9Z\" stroke=\"red\" stroke-width=\"1e38\"/>",
        "<rect width=\"1e38\" height=\"1e38\" rx=\"1e38\"/>",
        "<circle r=\"1e38\"/>",
        "<ellipse rx=\"1e20\" ry=\"1e-20\"/>",
    ] {
        documents.push(svg(inside));
    }
    for inside in [
        "<path d=\"MNaN inf\"/>",
        "<path d=\"M1e400 0H9\"/>",
        "<path d=\"M\"/>",
        "<rect width=\"NaN\"/>",
    ] {
        documents.push(svg(inside));
    }
    pictures_refused(&documents, "bad-picture");
}

#[test]
#[ignore = "slow"]
fn what_is_more_than_shapes_is_refused() {
    let inside = [
        "<text>no</text>",
        "<font><glyph/></font>",
        "<filter id=\"a\"><feFlood/></filter><g filter=\"url(#a)\"><path d=\"M0 0H9V9Z\"/></g>",
        "<mask id=\"a\"><rect mask=\"url(#a)\"/></mask><g mask=\"url(#a)\"><path d=\"M0 0H9V9Z\"/></g>",
        "<pattern id=\"a\"><rect/></pattern><path fill=\"url(#a)\" d=\"M0 0H9V9Z\"/>",
        "<linearGradient id=\"a\" href=\"#a\"/><path fill=\"url(#a)\" d=\"M0 0H9V9Z\"/>",
        "<radialGradient id=\"a\"/><path fill=\"url(#a)\" d=\"M0 0H9V9Z\"/>",
        "<clipPath id=\"a\" clip-path=\"url(#a)\"><rect/></clipPath><path clip-path=\"url(#a)\" d=\"M0 0H9V9Z\"/>",
        "<marker id=\"a\"><path marker-start=\"url(#a)\" d=\"M0 0H9\"/></marker><path marker-end=\"url(#a)\" d=\"M0 0H9V9Z\"/>",
        "<script>alert(1)</script>",
        "<foreignObject><p/></foreignObject>",
        "<animate/>",
        "<switch><foreignObject/><g/></switch>",
    ];
    let documents = inside.map(|inside| svg(&format!("{inside}{SHAPE}")));
    pictures_refused(&documents, "bad-picture");
    for document in [
        "",
        " ",
        "<",
        "<svg",
        "<svg/>",
        "<html/>",
        "<!--",
        "\0",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><",
        "<a:svg/>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
    ] {
        refused(&with(PICTURE, document), "bad-picture", PICTURE);
    }
}

#[test]
#[ignore = "slow"]
fn pictures_that_are_hostile_together_stay_in_bounds() {
    let project = TempProject::new();
    let heavy = svg(&format!("<path d=\"M0 0{}\"/>", "l1 1".repeat(200_000)));
    for entry in fs::read_dir(project.path("content/my-number-card/images")).unwrap() {
        fs::write(entry.unwrap().path(), &heavy).unwrap();
    }
    let run = crate::hostile::bounds::run(&project, &["build", "--lang", "en,ja"]);
    assert!(matches!(run.status.code(), Some(0 | 1)), "{}", run.err);
}
