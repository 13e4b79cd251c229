//! `old-form`: a Japanese word in forms from before 1946.
//!
//! In: a text in Japanese. Out: characters that no common word has, with today's forms; of
//! those that names may have, the words that a dictionary has in today's forms alone.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::Text;
use super::han_table::NOT_TRADITIONAL;
use super::stretch::stretches;
use crate::check::letters::is_han;
use crate::check::ruby::lexicon::{common, common_words};
use crate::check::{Check, Run};
use crate::content::Han;
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "old-form",
        severity: Severity::Warning,
        fixed: false,
        what: "A Japanese word is written in the forms of characters from before 1946, which \
               Taiwan still has: 學校 for 学校. Forms that names may have are told in common words \
               alone.",
        why: "Text that was copied from a Chinese page, or an input method of another language, \
              leaves such forms, and children and learners cannot read them.",
        remedy: "Write today's form; a name with the old one is allowed in chirashi.toml.",
        example: Some(Example {
            file: "content/my-number-card/ja.toml",
            wrong: r#"prompt = "«學校»で見てね""#,
            right: r#"prompt = "学校で見てね""#,
        }),
        source: "当用漢字字体表 (1949) and 常用漢字表 (2010); 戸籍法施行規則, 別表第二, 二 (forms for \
                 names); words: UniDic 2.1.2",
    },
    run: Run::Text(run),
};

/// The longest word that is looked up.
const LONGEST: usize = 4;

/// Old forms that names of people may have (戸籍法施行規則, 別表第二, 二), others of names of
/// places and schools, and forms that are printed today (常用漢字表 2010, 表外漢字字体表).
const NAMES: &str = "\
亞惡爲逸榮衞謁圓緣薗應櫻奧橫溫價禍悔海壞懷樂渴卷陷寬漢氣祈器僞戲虛峽狹響曉勤謹駈勳薰惠揭鷄藝擊縣儉劍險圈檢顯驗嚴\
廣恆黃國黑穀碎雜祉視兒濕實社者煮壽收臭從澁獸縱祝暑署緖諸敍將祥涉燒奬條狀乘淨剩疊孃讓釀神眞寢愼盡粹醉穗瀨齊靜攝節專\
戰纖禪祖壯爭莊搜巢曾裝僧層瘦騷增憎藏贈臟卽帶滯瀧單嘆團彈晝鑄著廳徵聽懲鎭轉傳都嶋燈盜稻德突難拜盃賣梅髮拔繁晚卑祕碑賓\
敏冨侮福拂佛勉步峯墨飜每萬默埜彌藥與搖樣謠來賴覽欄龍虜凉綠淚壘類禮曆歷練鍊郞朗廊錄學澤濱邊齋瀬鐵關鹽戶豐禰\
籠頰剝瀆簞灌檜諫裡鄰瀰豬";

/// Today's forms of each old one, which common words have, while none has the old one.
static NEW: LazyLock<HashMap<char, Vec<char>>> = LazyLock::new(|| {
    let usual: HashSet<char> = common_words().flat_map(str::chars).collect();
    let mut new: HashMap<char, Vec<char>> = HashMap::new();
    let mut chars = NOT_TRADITIONAL.chars();
    while let (Some(today), Some(old)) = (chars.next(), chars.next()) {
        if usual.contains(&today) && !usual.contains(&old) {
            new.entry(old).or_default().push(today);
        }
    }
    new
});

fn run(text: &Text<'_>, rule: &Rule, sink: &mut Sink) {
    if text.habits.han != Some(Han::Japanese) || text.language.primary() != "ja" {
        return;
    }
    for run in stretches(text.chars.len(), |at| is_han(text.chars[at])) {
        let chars = &text.chars[run.clone()];
        if !chars.iter().any(|c| NEW.contains_key(c)) {
            continue;
        }
        for (from, to, today) in found(chars) {
            let place = run.start + from..run.start + to;
            let message = format!("`{}` is an old way to write {today}", text.words(place.clone()));
            let message = text.at(rule, place, message).label("old forms");
            sink.report(message.hint(format!("write {today}")));
        }
    }
}

/// What is in old forms: the words of a run that is nothing but common words, or else the
/// characters that no name has: 國學院 is a name, 國民健康保險 is none.
fn found(run: &[char]) -> Vec<(usize, usize, String)> {
    let has_old = |from: usize, to: usize| run[from..to].iter().any(|c| NEW.contains_key(c));
    if let Some(words) = words(run) {
        return words.into_iter().filter(|(from, to, _)| has_old(*from, *to)).collect();
    }
    let forms = run.iter().enumerate().filter_map(|(at, c)| Some((at, at + 1, of_no_name(*c)?)));
    forms.collect()
}

/// The common words of which a run consists, in today's forms; `None` if there is another
/// one among them.
fn words(run: &[char]) -> Option<Vec<(usize, usize, String)>> {
    // For each place, the first word of a way to the end.
    let mut ways: Vec<Option<(usize, String)>> = vec![None; run.len()];
    let is_way = |ways: &[Option<_>], at: usize| ways.get(at).is_none_or(Option::is_some);
    for from in (0..run.len()).rev() {
        let ends = (from + 2..=run.len().min(from + LONGEST)).rev();
        let mut ends = ends.filter(|to| is_way(&ways, *to));
        ways[from] = ends.find_map(|to| Some((to, today(&run[from..to])?)));
    }
    let mut words = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let (to, word) = ways[at].clone()?;
        words.push((at, to, word));
        at = to;
    }
    Some(words)
}

/// A common word in today's forms, if these characters are one, in old forms or not.
fn today(word: &[char]) -> Option<String> {
    let mut spelled = vec![String::new()];
    for c in word {
        let forms = NEW.get(c).map_or(&[][..], Vec::as_slice);
        let forms = || forms.iter().chain([c]);
        spelled =
            spelled.iter().flat_map(|start| forms().map(move |c| format!("{start}{c}"))).collect();
    }
    spelled.into_iter().find(|word| common(word).is_some())
}

/// Today's form of a character, if it is an old one that no name has.
fn of_no_name(c: char) -> Option<String> {
    let forms = NEW.get(&c).filter(|_| !NAMES.contains(c))?;
    forms.first().map(char::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_old_forms_are_known() {
        let today = |word: &str| today(&word.chars().collect::<Vec<_>>());
        for (old, new) in [("學校", "学校"), ("會社", "会社"), ("外國", "外国"), ("國民", "国民")]
        {
            assert_eq!(today(old).as_deref(), Some(new), "{old}");
        }
        for (old, new) in [('醫', "医"), ('區', "区"), ('圖', "図"), ('號', "号"), ('體', "体")]
        {
            assert_eq!(of_no_name(old).as_deref(), Some(new), "{old}");
        }
        for right in "葉雲後裏幹乾台医図學國邊澤龍瀬籠頰剝檜".chars() {
            assert_eq!(of_no_name(right), None, "{right}");
        }
        let found = |run: &str| found(&run.chars().collect::<Vec<_>>()).len();
        assert_eq!(
            [found("國民保險"), found("國學院"), found("渡邊"), found("醫院")],
            [2, 0, 0, 1]
        );
    }
}
