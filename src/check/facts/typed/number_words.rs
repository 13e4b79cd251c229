//! Numbers from 1 to 20 in words.
//!
//! In: a language. Out: its words, and the one that begins at a place. Knows
//! nothing about facts. A language without a row has no words; digits are found
//! all the same.

use std::collections::BTreeSet;

use super::fold::Line;
use super::number::{Number, Style};

/// The words for 1, 2, 3, … between bars, other forms of the same number behind a
/// slash; `~` stands for the endings of Ukrainian cases. Compared with the spellings of CLDR (rules
/// for spelling numbers out). Nepali has one word for six and for "is": it counts
/// before a month alone.
const TABLE: &[(&str, &str)] = &[
    (
        "en",
        "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\
         sixteen|seventeen|eighteen|nineteen|twenty",
    ),
    (
        "es",
        "un/una/uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|\
         quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte",
    ),
    (
        "pt",
        "um/uma|dois/duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|\
         catorze/quatorze|quinze|dezesseis/dezasseis|dezessete/dezassete|dezoito|\
         dezenove/dezanove|vinte",
    ),
    (
        "id",
        "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas|\
         tiga belas|empat belas|lima belas|enam belas|tujuh belas|delapan belas|sembilan belas|\
         dua puluh",
    ),
    (
        "fil",
        "isa/isang|dalawa/dalawang|tatlo/tatlong|apat|lima/limang|anim|pito/pitong|walo/walong|\
         siyam|sampu/sampung|labing-isa/labing-isang|labindalawa/labindalawang|\
         labintatlo/labintatlong|labing-apat|labinlima/labinlimang|labing-anim|\
         labimpito/labimpitong|labingwalo/labingwalong|labinsiyam|dalawampu/dalawampung",
    ),
    (
        "vi",
        "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một|mười hai|mười ba|mười bốn|mười lăm|\
         mười sáu|mười bảy|mười tám|mười chín|hai mươi",
    ),
    (
        "tr",
        "bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|on bir|on iki|on üç|on dört|on beş|on altı|\
         on yedi|on sekiz|on dokuz|yirmi",
    ),
    (
        "uk",
        "один/одна/одне/одного/одній/одну|два/дві/двох/двома|три/трьох/трьома|\
         чотири/чотирьох/чотирма|п'ят~|шіст~/шести|сім/семи/сьома|вісім/восьми/вісьма|дев'ят~|\
         десят~|одинадцят~|дванадцят~|тринадцят~|чотирнадцят~|п'ятнадцят~|шістнадцят~|\
         сімнадцят~|вісімнадцят~|дев'ятнадцят~|двадцят~",
    ),
    (
        "mn",
        "нэг|хоёр|гурав/гурван|дөрөв/дөрвөн|тав/таван|зургаа/зургаан|долоо/долоон|найм/найман|\
         ес/есөн|арав/арван|арван нэг|арван хоёр|арван гурав/арван гурван|\
         арван дөрөв/арван дөрвөн|арван тав/арван таван|арван зургаа/арван зургаан|\
         арван долоо/арван долоон|арван найм/арван найман|арван ес/арван есөн|хорь/хорин",
    ),
    (
        "ne",
        "एक|दुई|तीन/तिन|चार|पाँच|छः/छ महिना|सात|आठ|नौ|दस/दश|एघार|बाह्र|तेह्र|चौध|पन्ध्र|सोह्र|सत्र|अठार|\
         उन्नाइस|बीस/बिस",
    ),
    (
        "th",
        "หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|สิบเอ็ด|สิบสอง|สิบสาม|สิบสี่|สิบห้า|สิบหก|สิบเจ็ด|สิบแปด|สิบเก้า|\
         ยี่สิบ",
    ),
    (
        "km",
        "មួយ|ពីរ|បី|បួន|ប្រាំ|ប្រាំមួយ|ប្រាំពីរ|ប្រាំបី|ប្រាំបួន|ដប់|ដប់មួយ|ដប់ពីរ|ដប់បី|ដប់បួន|ដប់ប្រាំ|ដប់ប្រាំមួយ|\
         ដប់ប្រាំពីរ|ដប់ប្រាំបី|ដប់ប្រាំបួន|ម្ភៃ",
    ),
    (
        "my",
        "တစ်|နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်/ခုနှစ်|ရှစ်|ကိုး|ဆယ်/တစ်ဆယ်|ဆယ့်တစ်|ဆယ့်နှစ်|ဆယ့်သုံး|ဆယ့်လေး|ဆယ့်ငါး|\
         ဆယ့်ခြောက်|ဆယ့်ခုနစ်/ဆယ့်ခုနှစ်|ဆယ့်ရှစ်|ဆယ့်ကိုး|နှစ်ဆယ်",
    ),
    (
        "ko",
        "일/한/하나|이/두/둘|삼/세/셋|사/네/넷|오/다섯|육/여섯|칠/일곱|팔/여덟|구/아홉|십/열|십일/열한/열하나|\
         십이/열두/열둘|십삼/열세/열셋|십사/열네/열넷|십오/열다섯|십육/열여섯|십칠/열일곱|십팔/열여덟|\
         십구/열아홉|이십/스무/스물",
    ),
    (
        "ja",
        "一/ひと|二/ふた|三|四|五|六|七|八|九|十|十一|十二|十三|十四|十五|十六|十七|十八|十九|二十",
    ),
    ("zh", "一|二/两/兩|三|四|五|六|七|八|九|十|十一|十二|十三|十四|十五|十六|十七|十八|十九|二十"),
];

/// Endings of Ukrainian numbers from 5 on.
const CASES: [&str; 5] = ["ь", "и", "ьма", "ьох", "ьом"];

/// The words of a language, each with its number.
#[derive(Debug, Default)]
pub(in crate::check::facts) struct Words {
    forms: Vec<(&'static str, u32)>,
    /// The letters with which they begin.
    firsts: BTreeSet<char>,
}

/// The words of a language.
pub(in crate::check::facts) fn of(primary: &str) -> Words {
    let row = TABLE.iter().find(|(language, _)| *language == primary);
    let numbers = row.into_iter().flat_map(|(_, row)| row.split('|').zip(1..));
    let forms: Vec<(&str, u32)> = numbers
        .flat_map(|(forms, number)| forms.split('/').map(move |form| (form, number)))
        .collect();
    let firsts = forms.iter().filter_map(|(form, _)| form.chars().next()).collect();
    Words { forms, firsts }
}

impl Words {
    /// The number that begins at an index, in its longest form.
    pub(in crate::check::facts) fn at(&self, line: &Line<'_>, from: usize) -> Option<Number> {
        let first = line.at(from);
        let may_begin = self.firsts.contains(&first) && line.starts_word(from);
        if !may_begin || korean_before(line, from) {
            return None;
        }
        let matching = self.forms.iter().filter(|(form, _)| form.starts_with(first));
        let ends = matching.filter_map(|&(form, number)| {
            let to = match form.strip_suffix('~') {
                Some(stem) => line.any(line.word(from, stem)?, &CASES)?,
                None => line.word(from, form).filter(|&to| line.starts_word(to))?,
            };
            Some((to, number))
        });
        let (to, number) = ends.max()?;
        let digits = number.to_string();
        Some(Number { from, to, digits, style: Style::Words })
    }
}

/// Whether a Korean word goes on before an index.
fn korean_before(line: &Line<'_>, index: usize) -> bool {
    let korean = |character: char| matches!(character, '가'..='힣');
    korean(line.before(index)) && korean(line.at(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_counts_to_twenty() {
        for (language, row) in TABLE {
            assert_eq!(row.split('|').count(), 20, "{language}");
            assert!(row.split(['|', '/']).all(|form| !form.trim().is_empty()), "{language}");
            assert_eq!(*row, row.to_lowercase(), "{language}");
        }
    }
}
