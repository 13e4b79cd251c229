//! Paragraphs as SVG files, for the eye. Run it by hand:
//! `cargo test text::picture -- --ignored`; the files are written to the
//! folder for temporary files.

use std::fmt::Write;

use chirashi::diag::Sink;
use chirashi::fonts::{FontBook, Weight};
use chirashi::frame::{GlyphRun, Item, Segment};
use chirashi::geom::{Point, Pt};
use chirashi::text::{Align, Paragraph, set};
use harfrust::GlyphId;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, SvgSink};

use crate::text::support::{World, pack_texts, rich, setting, table};

/// Draws paragraphs below each other.
pub(crate) struct Sheet<'a> {
    fonts: &'a FontBook,
    body: String,
    y: f32,
    width: f32,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(fonts: &'a FontBook, width: f32) -> Self {
        Self { fonts, body: String::new(), y: 20.0, width }
    }

    pub(crate) fn add(&mut self, paragraph: &Paragraph) {
        let (w, h) = (paragraph.size.width.0, paragraph.size.height.0);
        let y = self.y;
        writeln!(
            self.body,
            "<rect x='20' y='{y}' width='{w}' height='{h}' fill='none' stroke='#bbddff' stroke-width='.4'/>"
        )
        .unwrap();
        self.items(&paragraph.items, Point::new(Pt(20.0), Pt(y)));
        self.y += h + 12.0;
    }

    fn items(&mut self, items: &[(Point, Item)], origin: Point) {
        for (at, item) in items {
            let at = origin + *at;
            match item {
                Item::Group(_, frame) => self.items(&frame.items, at),
                Item::Glyphs(run) | Item::Ruby(run) => self.run(run, at),
                Item::Shape(shape) => {
                    let mut d = String::new();
                    for step in &shape.path {
                        let p = |p: &Point| format!("{} {} ", (at + *p).x.0, (at + *p).y.0);
                        match step {
                            Segment::Move(a) => d += &format!("M{}", p(a)),
                            Segment::Line(a) => d += &format!("L{}", p(a)),
                            Segment::Curve(a, b, c) => d += &format!("C{}{}{}", p(a), p(b), p(c)),
                            Segment::Close => d += "Z",
                        }
                    }
                    let width = shape.stroke.as_ref().map_or(0.0, |stroke| stroke.width.0);
                    writeln!(
                        self.body,
                        "<path d='{d}' fill='none' stroke='#c92a2a' stroke-width='{width}'/>"
                    )
                    .unwrap();
                }
                Item::Picture(..) => {}
            }
        }
    }

    fn run(&mut self, run: &GlyphRun, at: Point) {
        let font = self.fonts.face(run.face).font().unwrap();
        let scale = run.size.0 / f32::from(font.units_per_em());
        let outlines = font.outline_glyphs();
        let mut x = at.x.0;
        for glyph in &run.glyphs {
            let mut pen = SvgSink::new();
            if let Some(outline) = outlines.get(GlyphId::from(glyph.id)) {
                let _ = outline.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut pen);
            }
            let gx = x + glyph.x_offset.at(run.size).0;
            let gy = at.y.0 - glyph.y_offset.at(run.size).0;
            writeln!(
                self.body,
                "<path transform='translate({gx} {gy}) scale({scale} -{scale})' d='{}'/>",
                &*pen
            )
            .unwrap();
            x += glyph.advance.at(run.size).0;
        }
    }

    pub(crate) fn save(&self, name: &str) {
        let (w, h) = (self.width + 40.0, self.y + 10.0);
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {w} {h}' width='{w}' height='{h}'><rect width='100%' height='100%' fill='white'/>{}</svg>",
            self.body
        );
        let path = std::env::temp_dir().join(format!("chirashi-text-{name}.svg"));
        #[expect(clippy::disallowed_methods, reason = "a picture for the eye, not an output")]
        std::fs::write(path, svg).unwrap();
    }
}

#[test]
#[ignore = "draws pictures for the eye"]
fn picture_packs() {
    let mut world = World::new();
    let tags: Vec<String> = world.languages.iter().map(|row| row.tag.to_string()).collect();
    for tag in tags {
        let path = format!("content/my-number-card/{tag}.toml");
        if !world.sources.contains(&path) {
            continue;
        }
        let pack = table(&mut world.sources, &path);
        let context = world.context();
        let profile = world.profile(&tag);
        let mut sheet = Sheet::new(&world.fonts, 340.0);
        let texts = pack_texts(&pack);
        let wanted = ["about.paragraphs", "notice.paragraphs", "points.paragraphs"];
        for (path, text) in texts.iter().filter(|(path, _)| path.ends_with("heading")).take(6) {
            let mut sink = Sink::default();
            let shaped = context.shape(&rich(text), &profile, Weight::Bold, &mut sink);
            let mut setting = setting(&profile, 22.0, 340.0);
            setting.balance = true;
            setting.align = Align::Center;
            setting.pitch = profile.setting.least_pitch.value;
            sheet.add(&set(&shaped, &setting));
            assert_eq!(sink.sorted(), [], "{path}");
        }
        for (_, text) in texts.iter().filter(|(path, _)| wanted.contains(&path.as_str())) {
            let mut sink = Sink::default();
            let shaped = context.shape(&rich(text), &profile, Weight::Regular, &mut sink);
            sheet.add(&set(&shaped, &setting(&profile, 14.0, 340.0)));
        }
        sheet.save(&tag);
    }
}

#[test]
#[ignore = "draws pictures for the eye"]
fn picture_cases() {
    let world = World::new();
    let mut sheet = Sheet::new(&world.fonts, 420.0);
    let cases = [
        (
            "ja-simple",
            "{申|もう}し{込|こ}み{方|かた}、{証明書|しょう|めい|しょ}、{一人|ひとり}、{IC|アイシー}チップ、{承|うけたまわ}る、**{役所|やく|しょ}**、{e-Tax|イータックス}です。",
            24.0,
        ),
        (
            "ja",
            "「『（個人）』、番号」。マイナンバー…！「e-Tax」は2022年6月～12月、TEL:<0120-95-0178>です。①②※→☎☐✔{mark:frame}の中",
            24.0,
        ),
        (
            "zh-Hans",
            "说“你好”，（个人）“编号”。《卡》、（IC芯片），请在2022年6月前办理！（是吗？）“对。”",
            24.0,
        ),
        ("zh-Hant", "說「你好」，（個人）「編號」。IC晶片，請在2022年6月前辦理！", 24.0),
        (
            "ar",
            "بطاقة الرقم الشخصي، الهاتف: <0120-95-0178> (مجاني). **اليابان** e-Tax و2022 عام! مرحبا بكم في اليابان",
            24.0,
        ),
        ("my", "ကိုယ်ရေးနံပါတ်ကတ်ကို လုပ်ပြီး အဆင်ပြေပြေ နေထိုင်ကြစို့။ တယ်လီဖုန်း\u{2011}၁၂၃", 24.0),
        ("ne", "माई नम्बर कार्ड बनाऔं। व्यक्तिगत परिचय र e-Tax सेवा (確定申告)।", 24.0),
        (
            "ko",
            "마이넘버 카드를 만들어 편리하게 생활합시다! 확정신고(e-Tax)·온라인 신청이 가능합니다.",
            24.0,
        ),
        ("th", "ป้าย[[ne:नेपाली]]และ[[ja:日本語]] ที่ปั่น กู้ น้ำ ต่าง ๆ", 24.0),
    ];
    for (tag, text, size) in cases {
        let shaped = world.shape(tag, text);
        sheet.add(&set(&shaped, &setting(&world.profile(tag), size, 420.0)));
    }
    sheet.save("cases");
}
