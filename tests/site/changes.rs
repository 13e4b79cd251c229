//! What pages and the feed say of what has changed.

use super::*;

const PACK: &str = "content/my-number-card/en.toml";
const FEED: &str = "site/feed.xml";

#[test]
fn pages_and_the_feed_say_what_has_changed_since_an_edition() {
    let project = TempProject::in_languages(&["ja", "en"]);
    let settings = "[site]\naddress = \"https://a.example.jp/\"\n";
    fs::write(project.path("chirashi.toml"), settings).expect("it can be written");
    for tag in ["ja", "en"] {
        let file = format!("content/languages/{tag}.toml");
        edit(&project, &file, "[formats]\n", "[screen]\nchanged = \"CHANGED\"\n\n[formats]\n");
    }
    make(&project, &["--out", "old"]);
    make(&project, &[]);
    let feed = || fs::read_to_string(project.path(FEED)).expect("it is there");
    let before = feed();
    assert!(!before.contains("<content"), "{before}");
    edit(&project, PACK, "Your first card is free!", "Your first card is <free>!");
    make(&project, &["--since", "old"]);
    let list = "<summary>CHANGED (<time>2022-07-01</time>)</summary>\n<ul role=\"list\">\n\
                <li><del>Your first card is free!</del> <ins>Your first card is &lt;free&gt;!</ins></li>\n</ul>";
    assert!(page(&project, "en").contains(list), "{}", page(&project, "en"));
    assert!(!page(&project, "ja").contains("CHANGED"));
    let after = feed();
    let entries: Vec<&str> = after.lines().filter(|line| line.contains("<content ")).collect();
    let [entry] = entries[..] else { panic!("{after}") };
    assert!(entry.contains("<id>https://a.example.jp/my-number-card/en/</id>"), "{entry}");
    assert!(
        entry.contains("&lt;ins&gt;Your first card is &amp;lt;free&amp;gt;!&lt;/ins&gt;"),
        "{entry}"
    );
    // The same content and the same edition make the same site.
    let said = make(&project, &["--since", "old"]);
    assert!(said.contains("0 files ("), "{said}");
    // Compared with itself, nothing has changed.
    make(&project, &["--since", "site"]);
    assert!(!page(&project, "en").contains("CHANGED"));
}

#[test]
fn the_feed_bears_the_day_on_which_a_fact_began_to_hold() {
    let project = TempProject::in_languages(&["ja", "en"]);
    let settings = "[site]\naddress = \"https://a.example.jp/\"\n";
    fs::write(project.path("chirashi.toml"), settings).expect("it can be written");
    let updated = || {
        make(&project, &["--as-of", "2024-04-01"]);
        let feed = fs::read_to_string(project.path(FEED)).expect("it is there");
        let (_, day) = feed.split_once("<updated>").expect("it says when");
        day[..10].to_owned()
    };
    assert_eq!(updated(), "2023-10-01");
    let phone = "[phone.card]\nnumber = \"0120-0178-27\"";
    edit(&project, "content/facts.toml", phone, &format!("{phone}\nfrom = 2024-03-15"));
    assert_eq!(updated(), "2024-03-15");
}
