//! Single rules, each on a text made for it.

use chirashi::content::model::{Inline, Mark, Rich, Text};
use chirashi::diag::Sink;
use chirashi::fonts::Weight;
use chirashi::frame::{GlyphRun, Item, Role};
use chirashi::geom::Pt;
use chirashi::text::{Align, TooWide, set};

use crate::text::support::{
    World, broken, kept, lines, piece, readings, rich, runs, setting, span,
};

fn ems(world: &World, tag: &str, markup: &str) -> f32 {
    world.shape(tag, markup).max_width().0
}

fn close(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

#[test]
fn japanese_lines_keep_the_kinsoku_rules() {
    let world = World::new();
    let text = "マイナンバーカードって、「便利」なの？ええ…（きっと）。ぁぃぅ々ー・";
    for width in 2..30 {
        for line in broken(&world, "ja", text, width as f32) {
            let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
            assert!(!"って、」？…）。ぃぅ々ー・".replace('て', "").contains(first), "{line}");
            assert!(!"「（".contains(last), "{line}");
        }
    }
}

#[test]
fn chinese_quotes_open_and_close() {
    let world = World::new();
    for width in 2..12 {
        for line in broken(&world, "zh-Hans", "他说“你好”，又说‘再见’。", width as f32)
        {
            assert!(!line.starts_with(['”', '’', '，', '。']), "{line}");
            assert!(!line.ends_with(['“', '‘']), "{line}");
        }
    }
}

#[test]
fn numbers_stay_with_what_they_count() {
    let world = World::new();
    for (tag, text, whole) in [
        ("ja", "申請の約{n:6}か月後に届く", "6か月"),
        ("ja", "みんなで{n:6}つの外国語", "6つ"),
        ("zh-Hans", "网站有{n:6}种语言可以看", "6种"),
    ] {
        for width in 4..14 {
            let lines = broken(&world, tag, text, width as f32);
            assert!(lines.iter().any(|line| line.contains(whole)), "{lines:?}");
        }
    }
}

#[test]
fn numbers_stay_with_what_they_count_behind_a_blank() {
    let world = World::new();
    let parted = |tag: &str, text: &str, ends: &str| {
        let lines = (40..200).map(|tenths| broken(&world, tag, text, tenths as f32 / 10.0));
        lines.filter(|lines| lines.iter().any(|line| line.trim_end().ends_with(ends))).count()
    };
    for (tag, text) in [
        ("th", "ถ่ายภายใน {n:6} เดือน และมีข้อมูลเป็นภาษาต่าง ๆ"),
        ("my", "ဓာတ်ပုံကို {n:6} လ အတွင်း ရိုက်ထားရမည် ဖြစ်သည်"),
        ("km", "រូបថតដែលថតក្នុងរយៈពេល {n:6} ខែ ចុងក្រោយ"),
        ("lo", "ຮູບຖ່າຍພາຍໃນ {n:6} ເດືອນ ທີ່ຜ່ານມາ"),
    ] {
        assert_eq!(parted(tag, text, "6"), 0, "{tag}");
    }
    // Elsewhere, where that costs no line.
    let text = "Bring a photo of the last 6 months and the card of a parent who lives with you";
    let (fact, typed) = (text.replace('6', "{n:6}"), parted("en", text, "6"));
    assert!(parted("en", &fact, "6") < typed / 2, "{typed}");
    // What follows a telephone number or a date is not counted by it.
    assert!(parted("th", "โทร <0120-95-0178> ได้ทุกวันไม่มีค่าใช้จ่าย", "0178") > 0);
}

#[test]
fn japanese_lines_end_with_their_phrases() {
    let world = World::new();
    let text = "マイナンバーカードをつくって、便利に暮らしましょう！";
    let phrases = ["カードを", "つくって、", "便利に", "暮らしましょう！"];
    for width in 10..24 {
        let lines = broken(&world, "ja", text, width as f32);
        let ends = |line: &String| phrases.iter().any(|phrase| line.ends_with(phrase));
        assert!(lines.iter().all(ends), "{lines:?}");
    }
    // A reading above a base is no part of the phrase; blanks of easy Japanese tell more.
    let lines = broken(&world, "ja-simple", "{役所|やく|しょ}へもって{行|い}く", 5.0);
    assert_eq!(lines, ["役所へ", "もって行く"]);
    let lines = broken(&world, "ja-simple", "{役所|やく|しょ}へ もって いく つもりです", 7.0);
    assert_eq!(lines, ["役所へ もって ", "いく つもりです"]);
    // A mark of the pack says otherwise.
    assert_eq!(broken(&world, "ja", "便利に暮\u{200B}らす", 4.0), ["便利に暮", "らす"]);
    assert_eq!(broken(&world, "ja", "便利に\u{2060}暮らす", 4.0), ["便利", "に暮らす"]);
}

#[test]
fn words_of_one_letter_do_not_hang() {
    let world = World::new();
    let text = "papeles y fotos o dibujos a color y otros";
    let hanging = (60..300).flat_map(|tenths| broken(&world, "es", text, tenths as f32 / 10.0));
    let hanging = hanging.filter(|line| line.ends_with(" y ") || line.ends_with(" a ")).count();
    assert!(hanging < 20, "{hanging}");
}

#[test]
fn korean_breaks_between_words_only() {
    let world = World::new();
    for width in 3..20 {
        let lines =
            broken(&world, "ko", "마이넘버 카드를 만들어 편리하게 생활합시다!", width as f32);
        for line in &lines[..lines.len() - 1] {
            assert!(line.ends_with(' '), "{lines:?}");
        }
    }
}

#[test]
fn kept_pieces_and_latin_words_stay_whole() {
    let world = World::new();
    for width in 2..30 {
        let lines = broken(&world, "ja", "電話<0120-95-0178>へe-Taxの", width as f32);
        let whole = |piece: &str| lines.iter().any(|line| line.contains(piece));
        assert!(whole("0120-95-0178") && whole("e-Tax"), "{lines:?}");
    }
}

#[test]
fn repetition_signs_never_start_a_line() {
    let world = World::new();
    for width in 2..10 {
        for line in broken(&world, "th", "บริการต่าง ๆ ที่ใช้ได้ ต่าง ๆ", width as f32)
        {
            assert!(!line.starts_with('ๆ'), "{line}");
        }
        for line in broken(&world, "ne", "कार्ड बनाऔं । नम्बर ।", width as f32)
        {
            assert!(!line.starts_with('।'), "{line}");
        }
    }
}

#[test]
fn addresses_break_only_when_they_must() {
    let world = World::new();
    let text = "See https://www.kojinbango-card.go.jp/apprec/apply/ for more";
    let wide = broken(&world, "en", text, 40.0);
    assert!(wide.iter().any(|l| l.contains("https://www.kojinbango-card.go.jp/apprec/apply/")));
    let narrow = broken(&world, "en", text, 12.0);
    assert_eq!(narrow, ["See https://www.", "kojinbango-card.go.jp/", "apprec/apply/ for more"]);
    let paragraph = set(&world.shape("en", text), &setting(&world.profile("en"), 10.0, 120.0));
    assert_eq!(paragraph.too_wide, None);
}

#[test]
fn translators_can_allow_and_forbid_breaks() {
    let world = World::new();
    assert_eq!(broken(&world, "en", "abc\u{200B}def", 2.0), ["abc", "def"]);
    assert_eq!(broken(&world, "ja", "マイ\u{2060}ナ", 1.0), ["マ", "イナ"]);
    assert_eq!(broken(&world, "en", "a\u{A0}b", 0.5), ["a\u{A0}b"]);
    assert_eq!(broken(&world, "en", "soft\u{AD}hyphen", 3.0), ["softhyphen"]);
}

#[test]
fn marks_close_up_and_scripts_stand_apart() {
    let world = World::new();
    assert!(close(ems(&world, "zh-Hans", "（卡）"), 2.0));
    assert!(close(ems(&world, "zh-Hans", "卡（卡）卡"), 5.0));
    assert!(close(ems(&world, "zh-Hans", "卡）。卡"), 3.5));
    assert!(close(ems(&world, "zh-Hans", "卡》、（卡"), 4.0));
    let apart = ems(&world, "zh-Hans", "卡IC卡") - ems(&world, "zh-Hans", "IC") - 2.0;
    assert!(close(apart, 0.2));
    let blank = ems(&world, "zh-Hans", "卡 IC") - ems(&world, "zh-Hans", " IC") - 1.0;
    assert!(close(blank, 0.0), "{blank}");
}

#[test]
fn brackets_close_up_in_taiwan_and_commas_keep_their_square() {
    let world = World::new();
    for (text, squares) in [
        // At both ends of a line, and within it.
        ("（卡）", 2.0),
        ("卡（卡）卡", 5.0),
        // Beside a comma or stop, whose ink stands in the middle.
        ("卡「卡」，卡", 5.5),
        ("卡（卡）、卡", 5.5),
        ("卡，「卡", 3.5),
        ("卡」。卡", 3.5),
        ("卡）（卡", 3.5),
        ("卡『「卡", 3.5),
        ("卡」）卡", 3.5),
        // Nothing to lose: commas and stops, within a line and at its end.
        ("卡，卡。", 4.0),
        ("卡！、卡？", 5.0),
    ] {
        let width = ems(&world, "zh-Hant", text);
        assert!(close(width, squares), "{text}: {width}");
    }
    let paragraph = set(
        &world.shape("zh-Hant", "卡卡卡卡「卡卡卡」"),
        &setting(&world.profile("zh-Hant"), 10.0, 45.0),
    );
    assert_eq!(lines(&paragraph.items), ["卡卡卡卡", "「卡卡卡」"]);
    // The mark that opens a line gives its blank half to the margin.
    let runs = runs(&paragraph.items);
    let opens = &runs[1].1.glyphs[0];
    assert!(close(opens.x_offset.0, -0.5) && close(opens.advance.0, 0.5), "{opens:?}");
}

#[test]
fn japanese_particles_are_not_cut() {
    let world = World::new();
    let keep = ["から", "まで", "より"];
    let text = "受付は午前9時30分から午後11時30分まで、申請は前の日より";
    let mut cut = 0;
    for tenths in 40..260 {
        let width = tenths as f32 / 10.0;
        let ends = |lines: &[String]| {
            lines.iter().filter(|line| line.ends_with(['か', 'ま', 'よ'])).count()
        };
        assert_eq!(ends(&kept(&world, "ja", &keep, text, width)), 0, "{width}");
        cut += ends(&kept(&world, "ja", &[], text, width));
    }
    assert!(cut > 0, "a list that is empty keeps nothing");
}

#[test]
fn turkish_particles_do_not_begin_a_line() {
    let world = World::new();
    let keep = [" da", " mi"];
    let text = "Kart’a da başvurun, odada daha kolay. Gerekli mi? Evde de, evde\u{A0}de.";
    let mut begun = 0;
    for tenths in 70..300 {
        let width = tenths as f32 / 10.0;
        let lines = kept(&world, "tr", &keep, text, width);
        assert!(!lines.iter().any(|line| line.starts_with("da ") || line.starts_with("mi?")));
        // Others may begin a line, such as those of the list that is not this one.
        begun +=
            lines.iter().filter(|line| line.starts_with("daha") || line.starts_with("de,")).count();
    }
    assert!(begun > 1, "words that only begin alike stand where they fit");
}

#[test]
fn readings_widen_their_bases_only_when_they_must() {
    let world = World::new();
    let width = |text: &str| ems(&world, "ja-simple", text);
    assert!(close(width("{日|ひ}"), 1.0));
    assert!(width("{承|うけたまわ}") > 2.0);
    // Kana on both sides take a quarter of an em each.
    let spaced = width("の{承|うけたまわ}る") - width("の承る");
    assert!(close(spaced, width("{承|うけたまわ}") - 1.0 - 0.5), "{spaced}");
    // Han characters take nothing.
    let between = width("本{承|うけたまわ}本") - 2.0;
    assert!(close(between, width("{承|うけたまわ}")));
}

#[test]
fn group_ruby_is_not_broken_and_mono_ruby_may_be() {
    let world = World::new();
    assert_eq!(broken(&world, "ja-simple", "{一人|ひとり}", 1.0), ["一人"]);
    assert_eq!(broken(&world, "ja-simple", "{役所|やく|しょ}", 1.0), ["役", "所"]);
}

#[test]
fn readings_are_drawn_and_not_read() {
    let world = World::new();
    let shaped = world.shape("ja-simple", "{役所|やく|しょ}へ");
    let paragraph = set(&shaped, &setting(&world.profile("ja-simple"), 10.0, 100.0));
    assert_eq!(lines(&paragraph.items), ["役所へ"]);
    let ruby = readings(&paragraph.items);
    let ruby: Vec<_> = ruby.iter().map(|(_, run)| (run.text.to_string(), run.size)).collect();
    assert_eq!(ruby, [("やく".to_owned(), Pt(5.0)), ("しょ".to_owned(), Pt(5.0))]);
}

#[test]
fn a_phone_number_in_arabic_reads_from_left_to_right() {
    let world = World::new();
    let shaped = world.shape("ar", "الهاتف <0120-95-0178> مجاني");
    let paragraph = set(&shaped, &setting(&world.profile("ar"), 10.0, 400.0));
    let runs = runs(&paragraph.items);
    let (at, number) = runs.iter().find(|(_, run)| run.text.contains("0120")).unwrap();
    assert_eq!(&*number.text, "0120-95-0178");
    assert!(number.glyphs.is_sorted_by_key(|glyph| glyph.cluster));
    let first = runs.iter().find(|(_, run)| run.text.contains("الهاتف")).unwrap();
    assert!(first.0.x > at.x, "the first word stands at the right");
}

#[test]
fn another_language_stands_in_a_group() {
    let world = World::new();
    let shaped = world.shape("th", "ป้าย[[ne:नेपाली]]และ[[ja-simple:日本語]]");
    let paragraph = set(&shaped, &setting(&world.profile("th"), 10.0, 400.0));
    let mut tags = Vec::new();
    for (_, item) in &paragraph.items {
        if let Item::Group(Role::Span(tag), _) = item {
            tags.push(tag.as_str());
        }
    }
    assert_eq!(tags, ["ne", "ja"]);
}

#[test]
fn what_is_more_than_its_characters_stands_in_a_group_of_its_own() {
    let world = World::new();
    let number = Text { phone: true, keep: true, ..piece("0120-95-0178") };
    let text = |text: &str| Inline::Text(piece(text));
    let mark = |alt: &str| Inline::Mark { mark: Mark::Frame, alt: alt.to_owned(), span: span() };
    let text = Rich(vec![
        text("as in ④⑤ and ⑴: "),
        Inline::Text(number),
        text(" "),
        mark("red frame"),
        mark(""),
    ]);
    let profile = world.profile("en");
    let mut sink = Sink::default();
    let shaped = world.context().shape(&text, &profile, Weight::Regular, &mut sink);
    let paragraph = set(&shaped, &setting(&profile, 10.0, 400.0));
    let mut groups = Vec::new();
    for (_, item) in &paragraph.items {
        let Item::Group(role, frame) = item else { continue };
        let runs = runs(&frame.items);
        let said: String = runs.iter().map(|(_, run)| run.text.to_string()).collect();
        groups.push((role.clone(), said));
    }
    let said = |alt: &str| Role::Said { alt: alt.to_owned() };
    let expected = [
        (said("4"), "④"),
        (said("5"), "⑤"),
        (said("1"), "⑴"),
        (Role::call("0120-95-0178").unwrap(), "0120-95-0178"),
        (Role::Mark { alt: "red frame".to_owned() }, " "),
    ];
    assert_eq!(groups, expected.map(|(role, said)| (role, said.to_owned())));
}

#[test]
fn a_character_that_no_font_has_is_named_once() {
    let world = World::new();
    let mut sink = Sink::default();
    let text = rich("a\u{13000}b\u{13000}");
    world.context().shape(&text, &world.profile("en"), Weight::Regular, &mut sink);
    let messages = sink.sorted();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].code, "missing-glyph");
    assert!(messages[0].message.contains("U+13000"), "{}", messages[0].message);
}

#[test]
fn a_form_of_a_kanji_comes_from_the_first_font_that_has_it() {
    let world = World::new();
    let shape = |text: &str| {
        let mut sink = Sink::default();
        let profile = world.profile("ja");
        let shaped = world.context().shape(&rich(text), &profile, Weight::Regular, &mut sink);
        let paragraph = set(&shaped, &setting(&profile, 10.0, 400.0));
        let glyphs = |run: &GlyphRun| (run.face, run.glyphs.iter().map(|g| g.id).collect());
        let runs: Vec<(_, Vec<u16>)> =
            runs(&paragraph.items).into_iter().map(|(_, run)| glyphs(run)).collect();
        (runs, sink.sorted())
    };
    let (plain, _) = shape("邉");
    // The first font of Japanese lacks this form; the second has it.
    let (form, messages) = shape("邉\u{E0101}");
    assert!(messages.is_empty() && form != plain && form.len() == 1, "{form:?} {messages:?}");
    // The first font has this one.
    let (kuzu, messages) = shape("葛\u{E0100}");
    assert!(messages.is_empty(), "{messages:?}");
    assert_eq!(kuzu[0].0, plain[0].0);
    // No font has this one: the plain form is printed, and a message says so once.
    let (none, messages) = shape("邉\u{E01EF}と邉\u{E01EF}");
    assert_eq!(none[0].1[0], plain[0].1[0]);
    assert_eq!(messages.iter().map(|m| m.code).collect::<Vec<_>>(), ["missing-variant"]);
    assert!(messages[0].message.contains("`邉`") && messages[0].message.contains("U+E01EF"));
}

#[test]
fn hyphens_that_a_font_lacks_become_ascii_ones() {
    let world = World::new();
    let shaped = world.shape("my", "ဖုန်း\u{2011}၁\u{2010}၂");
    let paragraph = set(&shaped, &setting(&world.profile("my"), 10.0, 400.0));
    let runs = runs(&paragraph.items);
    assert_eq!(runs.len(), 1, "one font serves");
    assert!(runs[0].1.text.contains('\u{2011}'), "the text stays as it was written");
}

#[test]
fn headings_have_lines_of_similar_length() {
    let world = World::new();
    let text = "My Number Cards for everybody in our town, without cost";
    let shaped = world.shape("en", text);
    let mut setting = setting(&world.profile("en"), 10.0, 230.0);
    let plain = set(&shaped, &setting);
    setting.balance = true;
    let balanced = set(&shaped, &setting);
    assert_eq!(plain.lines, balanced.lines);
    assert!(balanced.ink_width < plain.ink_width);
}

#[test]
fn alignment_follows_the_direction() {
    let world = World::new();
    for (tag, text, align, left) in [
        ("en", "ab", Align::Start, true),
        ("en", "ab", Align::End, false),
        ("ar", "اليابان", Align::Start, false),
        ("ar", "اليابان", Align::End, true),
    ] {
        let mut setting = setting(&world.profile(tag), 10.0, 200.0);
        setting.align = align;
        let paragraph = set(&world.shape(tag, text), &setting);
        let x = runs(&paragraph.items)[0].0.x;
        let expected = if left { Pt(0.0) } else { Pt(200.0) - paragraph.ink_width };
        assert_eq!(x, expected, "{tag}");
    }
}

#[test]
fn a_piece_that_is_too_wide_says_what_it_is_and_by_how_much() {
    let world = World::new();
    let shaped = world.shape("en", "an unbreakable word");
    let paragraph = set(&shaped, &setting(&world.profile("en"), 10.0, 20.0));
    let excess = shaped.min_width().at(Pt(10.0)) - Pt(20.0);
    assert_eq!(paragraph.too_wide, Some(TooWide { words: "unbreakable".to_owned(), excess }));
    let shaped = world.shape("en", "unbreakable");
    assert_eq!(shaped.min_width(), shaped.max_width());
}

#[test]
fn nothing_is_set_as_no_lines() {
    let world = World::new();
    for text in ["", "\u{200B}"] {
        let shaped = world.shape("ja", text);
        assert!(shaped.is_empty());
        let paragraph = set(&shaped, &setting(&world.profile("ja"), 10.0, 20.0));
        assert_eq!((paragraph.lines, paragraph.items.len()), (0, 0));
    }
}

#[test]
fn words_of_the_dictionary_are_reading_units() {
    let world = World::new();
    let paragraph = |tag: &str, text: &str| {
        set(&world.shape(tag, text), &setting(&world.profile(tag), 10.0, 900.0))
    };
    let words = |tag: &str, text: &str| -> Vec<String> {
        runs(&paragraph(tag, text).items)
            .iter()
            .flat_map(|(_, run)| {
                run.words.iter().map(|word| {
                    run.text[word.text.start as usize..word.text.end as usize].to_owned()
                })
            })
            .collect()
    };
    assert_eq!(words("th", "ภาษาไทย ง่าย"), ["ภาษา", "ไทย ", "ง่าย"]);
    assert_eq!(words("en", "one two"), ["one ", "two"]);
    assert_eq!(words("ja", "役所へ 行く"), ["役所へ ", "行く"]);
    assert_eq!(words("ar", "بكم في"), ["في", "بكم "]);
}
