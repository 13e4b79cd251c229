//! What is typed in sentences of many languages, and what is not.
//!
//! In: sentences in which what is typed stands between « and ». Out: a failing
//! test for each that is not read so.

use super::Kind;
use super::fold::Line;
use super::scan::scan;
use super::speech::Speech;
use crate::content::model::Written;

fn speech(language: &str) -> Speech {
    let months: &[&str] = match language {
        "en" => &["january", "february", "march", "april", "may", "june", "july", "august"],
        "es" => &["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"],
        "pt" => &["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto"],
        "uk" => &["січень", "лютий", "березень", "квітень", "травень", "червень", "липень"],
        "tr" => &["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz"],
        "id" => &["januari", "februari", "maret", "april", "mei", "juni", "juli"],
        "fil" => &["enero", "pebrero", "marso", "abril", "mayo", "hunyo", "hulyo"],
        "th" => &["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม"],
        "km" => &["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា"],
        "my" => &["ဇန်နဝါရီလ", "ဖေဖော်ဝါရီလ", "မတ်လ", "ဧပြီလ", "မေလ", "ဇွန်လ", "ဇူလိုင်လ"],
        "ne" => &["जनवरी", "फेब्रुअरी", "मार्च", "अप्रिल", "मे", "जुन", "जुलाई"],
        _ => &[],
    };
    let months = months.iter().map(|name| (*name).to_owned()).zip(1..).collect();
    Speech::new(language, months, ["id", "tr", "th"].contains(&language))
}

/// The sentence with « and » around what is found, and its kinds.
fn marked(language: &str, text: &str) -> (String, Vec<Kind>) {
    let written = Written::sample(text);
    let line = Line::of(&written);
    let found = scan(&line, &speech(language));
    let mut marked = text.to_owned();
    for one in found.iter().rev() {
        let span = line.place(one.from, one.to);
        marked.insert(span.end as usize, '»');
        marked.insert(span.start as usize, '«');
    }
    (marked, found.into_iter().map(|one| one.kind).collect())
}

/// Sentences in which each « » is of one kind.
fn expect(kind: Kind, sentences: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (language, sentence) in sentences {
        let (found, kinds) = marked(language, &sentence.replace(['«', '»'], ""));
        if found != *sentence || kinds.iter().any(|other| *other != kind) {
            wrong.push(format!("{language}: {sentence}\n  → {found} {kinds:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn telephone_numbers() {
    expect(
        Kind::Phone,
        &[
            ("en", "Call «0120-95-0178» now"),
            ("en", "Call «(03) 1234-5678»."),
            ("en", "Call «+81 3-1234-5678» or «+81-(0)90-1234-5678»"),
            ("en", "Call «0120.95.0178», «0120/95/0178», «0120 95 0178», «0120950178»"),
            ("en", "TEL«0120-0178-27»"),
            ("en", "Call «O120-95-O178»"),
            ("en", "dial «119» or «#7119»"),
            ("ja", "電話：«０１２０－９５－０１７８»（無料）"),
            ("ja", "«０１２０ー９５ー０１７８»へ"),
            ("ja", "«0120の95の0178»"),
            ("ja", "«〇一二〇-九五-〇一七八»"),
            ("ja", "«⓪①②⓪–⑨⑤–⓪①⑦⑧»"),
            ("ja", "«110番»".replace("番»", "»番").leak()),
            ("ja", "電話は«1234-5678»です"),
            ("zh", "请拨打«0570—028—125»咨询"),
            ("zh", "请拨打«0120·95·0178»。"),
            ("ko", "«0570-064-738»번으로"),
            ("ko", "«0120ㅡ95ㅡ0178»"),
            ("ne", "«०१२०-९५-०१७८» मा फोन गर्नुहोस्"),
            ("my", "ဖုန်း «၀၁၂၀-၉၅-၀၁၇၈» သို့"),
            ("my", "ဖုန်း «ဝ၁၂ဝ-၉၅-ဝ၁၇၈»"),
            ("km", "ទូរស័ព្ទ «០១២០-៩៥-០១៧៨»"),
            ("th", "โทร. «๐๑๒๐-๙๕-๐๑๗๘»"),
            ("th", "โทร«0120\u{2011}95\u{2011}0178»"),
            ("vi", "gọi số «0120\u{A0}95\u{A0}0178»."),
            ("es", "llame al «0120\u{2009}–\u{2009}95\u{2009}–\u{2009}0178»"),
            ("uk", "за номером «0120−95−0178»"),
            ("mn", "Утас: «0120\u{200B}95\u{2060}0178»"),
            ("tr", "«𝟎𝟏𝟐𝟎-𝟗𝟓-𝟎𝟏𝟕𝟖» numarasını arayın"),
            ("id", "hubungi «0120-95-017»"),
            ("fil", "tumawag sa «0570-064-738» o «0570-028-125»"),
            ("en", "Call «81-3-5253-2111»"),
            ("en", "Call «0120(95)0178», «0120 - 95 - 0178», «03.5253.2111»"),
            ("ja", "フリーダイヤル「«０１２０（９５）０１７８»」"),
            ("ko", "문의: «0570.064.738»"),
            ("fil", "Tumawag sa «119»!"),
            ("en", "Call «0120-95-0178» / «0570-028-125», «0120-0178-27»"),
        ],
    );
}

#[test]
fn times() {
    expect(
        Kind::Time,
        &[
            ("en", "open «9:30 a.m.–8 p.m.»"),
            ("en", "open «9:30–20:00»."),
            ("en", "from «9.30am» on"),
            ("en", "at «nine o'clock»"),
            ("en", "from «9 to 5 p.m.»"),
            ("ja", "«午前9時30分から午後8時»まで"),
            ("ja", "«午前九時三十分»から"),
            ("ja", "«９：３０～２０：００»"),
            ("ja", "«9時半»に"),
            ("ja", "«9〜20時»"),
            ("ja", "«二十時»まで"),
            ("ja", "«㍡»".replace("«㍡»", "«㍡30分»").leak()),
            ("zh", "«上午9点30分到下午8点»"),
            ("zh", "«上午九点半»"),
            ("zh", "«9點30分»"),
            ("ko", "«오전 9시 30분부터 오후 8시»까지"),
            ("ko", "«아홉 시 반»에"),
            ("es", "de «9:30 a 20:00»"),
            ("es", "«9 de la mañana»"),
            ("pt", "das «9h30 às 20h»"),
            ("pt", "«9h»"),
            ("vi", "từ «9 giờ 30 đến 20 giờ»"),
            ("vi", "«9h30»"),
            ("vi", "«9 giờ sáng»"),
            ("th", "«9.30–20.00 น.»"),
            ("th", "«๙.๓๐ น.»"),
            ("th", "«เก้าโมง»เช้า"),
            ("id", "«pukul 09.30–20.00»"),
            ("id", "«pukul sembilan»"),
            ("tr", "«09.30–20.00» arası"),
            ("tr", "«saat 9»'da"),
            ("uk", "з «9:30 до 20:00»"),
            ("uk", "о «9 годині»"),
            ("ne", "«बिहान ९:३० देखि बेलुका ८:००» सम्म"),
            ("ne", "«बिहान ९ बजे»"),
            ("my", "«နံနက် ၉:၃၀» မှ"),
            ("my", "«နံနက် ၉ နာရီ»"),
            ("km", "«ម៉ោង ៩:៣០ ព្រឹក»"),
            ("km", "«ម៉ោង 9»"),
            ("mn", "«9:30 цагаас 20:00 цаг хүртэл»"),
            ("fil", "«9:30 a.m. hanggang 8:00 p.m.»"),
            ("fil", "«9 ng umaga»"),
            ("ja", "«9 時 30 分»、«20時»、«AM9:30»、«9：30〜20：00»"),
            ("zh", "«下午八点»、«9点»、«９：３０»"),
            ("ko", "«9시~20시»"),
            ("vi", "mở cửa «9 giờ», «20 giờ 00», «9g30»"),
            ("uk", "о «20:00», «9 година»"),
            ("ne", "«बेलुका ८ बजे»सम्म"),
            ("km", "«ម៉ោង ៨ យប់»".replace(" យប់»", "» យប់").leak()),
            ("id", "buka «09.30 - 20.00 WIB»"),
            ("tr", "«09.30»’dan «20.00»’ye kadar"),
            ("es", "«9 horas»"),
            ("pt", "às «9 horas»"),
            ("my", "«ညနေ ၈ နာရီ»"),
            ("mn", "«9 цагт»"),
        ],
    );
}

#[test]
fn dates() {
    expect(
        Kind::Date,
        &[
            ("en", "until «2023-09-30»"),
            ("en", "until «July 1, 2022»"),
            ("en", "until «1st of July 2022»"),
            ("en", "until «Jul. 1»"),
            ("en", "on «1/7/2022», «7.1.22»"),
            ("en", "in «2022»."),
            ("en", "since «07/2022»"),
            ("ja", "«2022年7月1日»から"),
            ("ja", "«令和4年»の"),
            ("ja", "«令和四年七月一日»"),
            ("ja", "«二〇二二年七月一日»"),
            ("ja", "«７月１日»まで"),
            ("ja", "«R4.7.1»"),
            ("ja", "«7/1»(金)から"),
            ("ja", "«㋆1日»"),
            ("zh", "«2022年7月»"),
            ("ko", "«2022년 7월 1일»"),
            ("ko", "«2022. 7. 1»."),
            ("es", "el «1 de julio de 2022»"),
            ("pt", "em «1º de julho»"),
            ("uk", "до «1 липня 2022»"),
            ("uk", "до «30 червня»"),
            ("tr", "«1 Temmuz 2022»"),
            ("tr", "«1 Temmuz'»a kadar"),
            ("id", "«1 Juli»"),
            ("fil", "«Hulyo 1»"),
            ("vi", "«ngày 1 tháng 7 năm 2022»"),
            ("vi", "trong «tháng 7»"),
            ("mn", "«7-р сарын 1»"),
            ("mn", "«2022 оны»"),
            ("th", "«1 กรกฎาคม 2565»"),
            ("th", "«๑ ก.ค. ๒๕๖๕»"),
            ("th", "«พ.ศ. 2565»"),
            ("km", "«ថ្ងៃទី១ ខែកក្កដា ឆ្នាំ២០២២»"),
            ("my", "«၂၀၂၂ ခုနှစ် ဇူလိုင်လ ၁»"),
            ("ne", "«सन् २०२२ जुलाई १»"),
            ("ja", "«9/30»まで、«12/31»"),
            ("ja", "«7月»末、«7 月 1 日»、«2022年度»".replace("度»", "»度").leak()),
            ("en", "«30-May-2023», «July 1»st, «FY2022»"),
            ("zh", "«7月»份"),
            ("es", "«30/9» y «1 de mayo»"),
            ("th", "«30 ก.ค. 66»"),
        ],
    );
}

#[test]
fn addresses() {
    expect(
        Kind::Address,
        &[
            ("ja", "«〒100-8977»"),
            (
                "ja",
                "«〒１００－８９７７ 東京都千代田区霞が関1-1-1»"
                    .replace("〒１００－８９７７ ", "〒１００－８９７７» «")
                    .leak(),
            ),
            ("ja", "«東京都千代田区霞が関1-1-1»の"),
            ("ja", "千代田区永田町«1-7»"),
            ("ja", "霞が関«一丁目1番1号»"),
            ("ja", "«1番1号»"),
            ("en", "«1-1-1» Kasumigaseki, Tokyo «100-8977»"),
            ("en", "«2-chome»"),
            ("zh", "«东京都千代田区霞关1-1-1»"),
            ("ko", "가스미가세키 «1-1-1»"),
            ("es", "código «100-8977»"),
            ("ja", "港区港南«5-5-30»、港区港南«５－５»"),
            ("ja", "«大阪府大阪市住之江区南港北1-29-53»"),
            ("en", "«1-7» Nagatacho, Chiyoda-ku"),
        ],
    );
}

#[test]
fn amounts() {
    expect(
        Kind::Price,
        &[
            ("ja", "«1,000円»かかる"),
            ("ja", "«１，０００円»"),
            ("ja", "«千円»"),
            ("ja", "«二万円»分"),
            ("ja", "«2万ポイント»"),
            ("ja", "«￥1000»"),
            ("zh", "«20000日元»"),
            ("zh", "«2万积分»"),
            ("ko", "«20,000엔»"),
            ("ko", "«2만 포인트»"),
            ("en", "up to «20,000 points»"),
            ("en", "«¥1,000»"),
            ("en", "«20k yen»"),
            ("en", "«twenty dollars»"),
            ("es", "«20.000 puntos»"),
            ("pt", "«20 mil pontos»"),
            ("id", "«20 ribu yen»"),
            ("vi", "«20.000 điểm»"),
            ("vi", "«20 nghìn yên»"),
            ("th", "«20,000 เยน»"),
            ("ne", "«२०,००० येन»"),
            ("ne", "«1,00,000 येन»"),
            ("my", "«၂၀,၀၀၀ ယန်း»"),
            ("km", "«២០.០០០ យ៉េន»"),
            ("mn", "«20 000 иен»"),
            ("tr", "«20.000 puan»"),
            ("uk", "«20 000 єн»"),
            ("fil", "«20,000 puntos»"),
            ("ko", "«이만 포인트», «2만원»"),
            ("th", "«สองหมื่นคะแนน»"),
            ("es", "«veinte mil puntos»"),
            ("uk", "«двадцять тисяч балів»"),
            ("hi", "«₹ 500»"),
            ("ja", "最大«2万円»分、«¥ 1,000»、«5,000円»相当、«１千円»"),
        ],
    );
}

#[test]
fn sizes() {
    expect(
        Kind::Measure,
        &[
            ("ja", "縦«4.5cm»、横«３．５ｃｍ»"),
            ("ja", "«４．５㎝»"),
            ("ja", "«4.5センチ»"),
            ("ja", "«四・五センチ»"),
            ("ja", "«45ミリ»"),
            ("ja", "«4.5 × 3.5»"),
            ("zh", "«4.5厘米»"),
            ("zh", "«四点五厘米»"),
            ("zh", "«45×35mm»"),
            ("ko", "«4.5센티»"),
            ("es", "«4,5 cm»"),
            ("pt", "«4,5 × 3,5 cm»"),
            ("uk", "«4,5 см»"),
            ("mn", "«45 мм»"),
            ("th", "«๔.๕ ซม.»"),
            ("ne", "«४.५ से.मि.»"),
            ("my", "«၄.၅ စင်တီမီတာ»"),
            ("km", "«៤.៥ ស.ម.»"),
            ("tr", "«4,5 santimetre»"),
            ("vi", "«4,5cm»"),
            ("en", "«four centimetres»"),
            ("en", "«4·5 cm»"),
        ],
    );
}

#[test]
fn links() {
    expect(
        Kind::Link,
        &[
            ("en", "See «https://www.moj.go.jp/isa/x.html»."),
            ("en", "See «www.moj.go.jp»!"),
            ("en", "See «moj.go.jp/isa», please"),
            ("en", "Write to «info@city.example.jp»."),
            ("ja", "«ｗｗｗ．ｍｏｊ．ｇｏ．ｊｐ»へ"),
            ("ja", "詳しくはhttp»".replace("http»", "«http://example.org»を見てね").leak()),
            ("es", "(«example.com»)"),
            ("th", "ที่«www.moj.go.jp/isa»"),
            ("uk", "на сайті «bit.ly/3abc»"),
        ],
    );
}

#[test]
fn other_numbers() {
    expect(
        Kind::Number,
        &[
            ("en", "in «16» languages"),
            ("en", "within «2» to «3» weeks"),
            ("ja", "«16»種の言語"),
            ("zh", "«６»个月内"),
            ("ko", "«6»개월 이내"),
            ("th", "«๑๖» ภาษา"),
            ("ne", "«१६» वटा"),
            ("vi", "«6» tháng gần đây"),
            ("es", "«16» idiomas"),
            ("uk", "«6» місяців"),
            ("mn", "«6» сарын дотор"),
            ("ja", "«24»時間"),
            ("pt", "«24» horas"),
            ("ko", "«24»시간"),
            ("en", "«3» points to note"),
            ("ja", "本庁舎«3»階"),
            ("en", "«100»%"),
            ("ja", "«1»/«2»の大きさ、«3»点"),
            ("vi", "trong «2» giờ"),
            ("es", "en «2» horas"),
            ("en", "«24»/«7»"),
        ],
    );
}

#[test]
fn what_is_no_fact() {
    let innocent = [
        ("en", "Fill in the A4 form at STEP 2; the 2D code and the IC chip (e-Tax, COVID-19, 5G)"),
        ("en", "as in steps ④–⑤ on the left; choose one service; a two-dimensional code"),
        ("en", "You may choose three points. A set of two"),
        ("en", "e.g. this, i.e. that, at 3D scale, a.m. and p.m., No. and U.S. law"),
        ("ja", "左の④～⑤の方法で、一つ選ぶ。二次元コード。十分に、一時的に、三点の注意、一方"),
        (
            "ja",
            "※1 第1歩。ステップ１。市区町村の役所、都道府県・市区町村、四十万人でも六本木でもない",
        ),
        (
            "ja",
            "コーヒー、一人ひとり、三日月、一日も早く、二重、一元化、一月ほど"
                .split("、一月")
                .next()
                .unwrap(),
        ),
        ("zh", "选择一种支付服务。一点也不，三点注意，一元化，十分，二维码，一时"),
        ("ko", "하나 선택하세요. 이 시점에, 이 시설, 일시 정지, 1단계"),
        ("es", "un servicio, una persona, dos formas. La persona.Es decir, mayor de edad"),
        ("pt", "um serviço, duas vezes, passo 2"),
        ("vi", "Thứ 2 đến thứ 6, một dịch vụ, bước 1"),
        ("uk", "П’ятниця, один сервіс, крок 2"),
        ("tr", "bir hizmet, adım 2, on yedi kişi"),
        ("th", "หนึ่งบริการ, ขั้นตอนที่ 1, ต่าง\u{A0}ๆ"),
        ("my", "ဝန်ဆောင်မှုတစ်ခု၊ အဆင့် ၁"),
        ("fil", "isang serbisyo, may lima, hakbang 1"),
        ("en", "1. Fill in the form (1) and note¹ *2"),
        ("ja", "○月○日、〇〇円、〇月〇日"),
    ];
    let mut wrong = Vec::new();
    for (language, sentence) in innocent {
        let (found, kinds) = marked(language, sentence);
        if !kinds.is_empty() {
            wrong.push(format!("{language}: {found} {kinds:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
