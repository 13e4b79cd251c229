//! Hard texts in many languages, set as pages.

use std::sync::Arc;

use chirashi::fonts::Weight;
use chirashi::frame::{
    Color, Date, Frame, Item, Meta, Picture, Publication, Role, Scope, Shape, Stroke,
};
use chirashi::geom::{Point, Pt, Rect, Size};
use chirashi::lang::Tag;

use super::setter::{Setter, Style};

/// Texts that are hard to read back, by language.
pub(crate) const TEXTS: [(&str, &[&str]); 19] = [
    (
        "en",
        &[
            "Office, AVATAR, To fly, waffle, affine, file & “quotes”: e-Tax (free) — 0120-95-0178, ffi ffl fl fi.",
            "You can apply for your My Number Card by smartphone, by mail or at a photo booth. Wave, Type, Tokyo, LTAVA.",
        ],
    ),
    (
        "es",
        &[
            "¿Qué es la Tarjeta? Solicítela gratis en www.kojinbango-card.go.jp. Año, ficción, pingüino, acción.",
        ],
    ),
    (
        "pt-BR",
        &[
            "O cartão é gratuito: não há taxa de emissão. Informações, às 9h30, difíceis de ficar, coração.",
        ],
    ),
    (
        "vi",
        &[
            "Thẻ Mã số cá nhân: Bạn có thể đăng ký bằng điện thoại thông minh. Nghiêng, Tượng, người, đường, Ữ, Ặ, ễ.",
        ],
    ),
    (
        "id",
        &[
            "Kartu ini gratis. Silakan hubungi 0120-95-0178 (bebas pulsa), setiap hari pukul 9.30–20.00.",
        ],
    ),
    (
        "fil",
        &["Libre ang My Number Card. Tumawag sa 0120-95-0178 para sa karagdagang impormasyon."],
    ),
    (
        "tr",
        &["İstanbul’da ığdır, şifre, fiş, çünkü; Kişisel Numara Kartı ücretsizdir. Fitil, affı."],
    ),
    (
        "uk",
        &["Картка «Мій номер» безкоштовна. Зверніться до ЦНАП, її, ґанок, під’їзд: 0120-95-0178."],
    ),
    ("mn", &["Миний дугаар карт үнэгүй. Өргөдөл гаргах, үүнд: 0120-95-0178, хөнгөлөлт."]),
    (
        "th",
        &[
            "บัตรหมายเลขส่วนตัวสมัครได้ฟรี น้ำดื่ม ที่นี่ ผู้ใหญ่ ปู่ กำลัง เก็บเงิน ต่างๆ ๆ ทั้งนี้ ชั้น 2 โทร 0120-95-0178",
            "ป้า ปิ๊ง ฝ้าย ฟ้า ญี่ปุ่น ฐานะ กรุณานำใบสมัครไปที่สำนักงานเขต เพื่อยื่นคำร้องขอบัตรประจำตัวประชาชน",
        ],
    ),
    ("km", &["ប័ណ្ណលេខសម្គាល់ផ្ទាល់ខ្លួនអាចដាក់ពាក្យសុំដោយឥតគិតថ្លៃ។ ក្រុម ស្ត្រី ខ្ញុំ ព្រះ ធ្វើ កម្ពុជា ស៊ី ប៉ុន្តែ ទូរស័ព្ទ 0120-95-0178"]),
    (
        "ne",
        &[
            "माई नम्बर कार्ड निःशुल्क बनाउन सकिन्छ। क्षेत्र, ज्ञान, श्रीमती, विद्यार्थी, कर्म, हिन्दी, प्रार्थना, ट्रक, फोन ०१२०-९५-०१७८ 0120-95-0178",
        ],
    ),
    (
        "my",
        &["မိုင်နမ်ဘာကတ်ကို အခမဲ့ လျှောက်ထားနိုင်ပါသည်။ မြန်မာ ကျွန်ုပ်တို့ သက္ကတ ပြည်ထောင်စု နွေးထွေးစွာ ကြိုဆို ဖုန်း 0120-95-0178"],
    ),
    ("lo", &["ບັດໝາຍເລກຂອງຂ້ອຍ ສະໝັກໄດ້ໂດຍບໍ່ເສຍຄ່າ ນ້ຳ ທີ່ນີ້ ຜູ້ໃຫຍ່ ກຳລັງ ຊຶ່ງ ຕໍ່ໆ ໄປ 0120-95-0178"]),
    (
        "si",
        &["මගේ අංක කාඩ්පත නොමිලේ ලබාගත හැක. ශ්‍රී ලංකාව, ක්‍රියාව, ප්‍රශ්නය, කෞතුකාගාරය, දොරකඩ, පොලිස්, 0120-95-0178"],
    ),
    (
        "bn",
        &[
            "আমার নম্বর কার্ড বিনামূল্যে পাওয়া যায়। ক্ষেত্র, জ্ঞান, শ্রী, কৌশল, কো, বিদ্যার্থী, কর্ম, প্রার্থনা, স্ত্রী, 0120-95-0178",
        ],
    ),
    (
        "ar",
        &[
            "بطاقة رقمي مجانية. يمكنك التقديم بالهاتف الذكي أو بالبريد، إلا الأطفال، لا بأس (اتصل بنا).",
            "الهاتف: \u{2066}0120-95-0178\u{2069} من 9:30 إلى 20:00 يومياً. موقع My Number Card الإلكتروني، والسلام عليكم.",
        ],
    ),
    (
        "ja",
        &[
            "マイナンバーカードは、「無料」（むりょう）で申請できます。『e-Tax』）、「QRコード」。2022年7月1日（金）～9月30日（金）、0120-95-0178へ。",
            "「（申請）」、【重要】「マイナポータル」…（※1）。スマートフォンで①申請書のQRコードを読み取り、②顔写真を登録。",
        ],
    ),
    (
        "ko",
        &[
            "마이넘버카드는 무료로 신청할 수 있습니다. 「신청서」, (전화) 0120-95-0178, 오전 9시 30분~오후 8시. 2022년 7월 1일",
        ],
    ),
];

/// More texts that share a language with others: Chinese.
pub(crate) const CHINESE: [(&str, &[&str]); 2] = [
    (
        "zh-Hans",
        &[
            "个人编号卡可免费申请。“申请书”、《说明》（见下），请拨打0120-95-0178。「重要」：2022年7月1日起，e-Tax）。",
        ],
    ),
    (
        "zh-Hant",
        &[
            "個人編號卡可免費申請。「申請書」、《說明》（見下），請撥打0120-95-0178。「重要」：2022年7月1日起，e-Tax）。",
        ],
    ),
];

pub(crate) fn all() -> Vec<(&'static str, &'static [&'static str])> {
    TEXTS.into_iter().chain(CHINESE).collect()
}

fn group(frame: &mut Frame, at: Point, role: Role, inner: Frame) {
    frame.push(at, Item::Group(role, inner));
}

fn point(x: f32, y: f32) -> Point {
    Point::new(Pt(x), Pt(y))
}

fn size(width: f32, height: f32) -> Size {
    Size::new(Pt(width), Pt(height))
}

/// A paragraph as a frame of its own, high enough for its lines.
pub(crate) fn block(setter: &Setter, style: &Style, width: f32, text: &str) -> Frame {
    let mut frame = Frame::default();
    let height = setter.paragraph(&mut frame, Point::ZERO, Pt(width), style, text);
    frame.size = Size::new(Pt(width), height + style.size * 0.6);
    frame
}

/// A document with every role and hard texts in one language.
pub(crate) fn publication(setter: &Setter, tag: &str, texts: &[&str]) -> Publication {
    let mut first = Frame::new(size(595.276, 841.89));
    let regular = setter.style(tag, 12.0);
    let bold = Style { weight: Weight::Bold, size: Pt(20.0), ..regular.clone() };
    let bare = Style { trailing: false, ..regular.clone() };
    let mut y = 40.0;
    let mut place = |frame: &mut Frame, x: f32, role: Role, inner: Frame| {
        let height = inner.size.height.0;
        group(frame, point(x, y), role, inner);
        y += height;
    };
    let background = Shape::rect(
        Rect::new(Point::ZERO, size(595.276, 36.0)),
        Pt(0.0),
        Color { red: 0, green: 90, blue: 160 },
    );
    first.push(Point::ZERO, Item::Shape(background));
    let title: String = texts[0].chars().take_while(|c| !"，,.。।".contains(*c)).collect();
    place(&mut first, 40.0, Role::Heading(1), block(setter, &bold, 515.0, &title));
    for text in texts {
        place(&mut first, 40.0, Role::Paragraph, block(setter, &regular, 515.0, text));
        place(&mut first, 40.0, Role::Paragraph, block(setter, &bare, 240.0, text));
    }
    place(&mut first, 40.0, Role::List, list(setter, &regular, texts));
    let summary = title.clone();
    place(&mut first, 40.0, Role::Table { summary }, table(setter, &regular, texts));
    let mut second = Frame::new(size(595.276, 841.89));
    let heading = Style { size: Pt(15.0), ..bold };
    let columns = block(setter, &heading, 515.0, &title);
    group(&mut second, point(40.0, 40.0), Role::Heading(2), columns);
    for (column, text) in texts.iter().cycle().take(2).enumerate() {
        let x = if column == 0 { 40.0 } else { 305.0 };
        let small = Style { size: Pt(10.5), ..regular.clone() };
        let inner = block(setter, &small, 245.0, text);
        group(&mut second, point(x, 100.0), Role::Paragraph, inner);
    }
    figures(&mut second, setter, &regular);
    let pages = vec![first.into(), second.into()];
    Publication { meta: meta(tag, &title, &regular), pages, shared: 0 }
}

pub(crate) fn meta(tag: &str, title: &str, style: &Style) -> Meta {
    Meta {
        title: title.trim().to_owned(),
        language: Tag::new(tag).unwrap(),
        author: Some("Chirashi & Co".to_owned()),
        date: Date { year: 2022, month: 7, day: 1 },
        right_to_left: style.profile.setting.is_right_to_left(),
    }
}

fn list(setter: &Setter, style: &Style, texts: &[&str]) -> Frame {
    let mut list = Frame::new(size(515.0, 0.0));
    let mut y = 0.0;
    for (label, text) in ["1. ", "2. "].into_iter().zip(texts.iter().cycle()) {
        let text: String = text.chars().take(40).collect();
        let mut item = Frame::default();
        let body = block(setter, style, 480.0, text.trim());
        let height = body.size.height.0;
        item.size = size(515.0, height);
        let rtl = style.profile.setting.is_right_to_left();
        let (label_x, body_x) = if rtl { (485.0, 0.0) } else { (0.0, 30.0) };
        group(&mut item, point(label_x, 0.0), Role::Label, block(setter, style, 25.0, label));
        group(&mut item, point(body_x, 0.0), Role::Body, body);
        group(&mut list, point(0.0, y), Role::ListItem, item);
        y += height;
    }
    list.size.height = Pt(y);
    list
}

fn table(setter: &Setter, style: &Style, texts: &[&str]) -> Frame {
    let mut table = Frame::new(size(515.0, 0.0));
    let words: Vec<&str> = super::setter::words(texts[0], &style.profile);
    let mut y = 0.0;
    for row in 0..2 {
        let mut frame = Frame::default();
        let mut height = 0.0_f32;
        for column in 0..2 {
            let text = words.iter().cycle().skip(row * 4 + column * 2).take(2).copied();
            let text: String = text.collect();
            let cell = block(setter, style, 240.0, text.trim());
            height = height.max(cell.size.height.0);
            let role = match (row, column) {
                (0, _) => Role::HeaderCell(Scope::Column),
                (_, 0) => Role::HeaderCell(Scope::Row),
                _ => Role::Cell,
            };
            let x =
                if (column == 0) == style.profile.setting.is_right_to_left() { 260.0 } else { 0.0 };
            group(&mut frame, point(x, 0.0), role, cell);
        }
        frame.size = size(515.0, height);
        let line = Stroke::solid(Color { red: 128, green: 128, blue: 128 }, Pt(0.5));
        let rule = Shape::line(point(0.0, height), point(515.0, height), line);
        frame.push(Point::ZERO, Item::Shape(rule));
        group(&mut table, point(0.0, y), Role::Row, frame);
        y += height;
    }
    table.size.height = Pt(y);
    table
}

/// Figures, a link, a change of language, ruby and decoration.
fn figures(page: &mut Frame, setter: &Setter, style: &Style) {
    let star = Arc::new(Picture {
        name: "star".to_owned(),
        size: size(10.0, 10.0),
        shapes: vec![Shape::polygon(
            &[point(5.0, 0.0), point(10.0, 10.0), point(0.0, 4.0)],
            Color { red: 200, green: 30, blue: 30 },
        )],
        photo: None,
    });
    let mut figure = Frame::new(size(60.0, 60.0));
    figure.push(Point::ZERO, Item::Picture(Arc::clone(&star), size(60.0, 60.0)));
    let alt = "A star & more".to_owned();
    group(page, point(40.0, 600.0), Role::Figure { alt }, figure);
    page.push(point(120.0, 600.0), Item::Picture(star, size(20.0, 20.0)));
    let english = setter.style("en", 12.0);
    let mut paragraph = Frame::new(size(400.0, 24.0));
    let span = block(setter, &english, 200.0, "Open ");
    group(&mut paragraph, point(0.0, 0.0), Role::Span(Tag::new("en").unwrap()), span);
    let url = "https://www.kojinbango-card.go.jp/".to_owned();
    let link = block(setter, &english, 200.0, "kojinbango-card.go.jp");
    let role = Role::Link { url, alt: "My Number Card".to_owned() };
    group(&mut paragraph, point(40.0, 0.0), role, link);
    group(page, point(40.0, 680.0), Role::Paragraph, paragraph);
    if style.profile.tag.primary() == "ja" {
        let mut paragraph = block(setter, style, 400.0, "申請の方法");
        let small = Style { size: Pt(6.0), ..style.clone() };
        let mut ruby = Frame::default();
        setter.paragraph(&mut ruby, Point::ZERO, Pt(100.0), &small, "しんせい");
        for (_, item) in ruby.items {
            if let Item::Glyphs(run) = item {
                paragraph.push(point(0.0, 6.0), Item::Ruby(run));
            }
        }
        group(page, point(40.0, 720.0), Role::Paragraph, paragraph);
    }
    let mut folio = Frame::new(size(20.0, 20.0));
    setter.paragraph(&mut folio, Point::ZERO, Pt(20.0), &english, "2");
    group(page, point(290.0, 800.0), Role::Artifact, folio);
}
