//! E-mail addresses are facts.

use chirashi::content::model::{BlockKind, Rich};

use crate::load::town::Town;

const FACTS: &str = "content/facts.toml";

/// The town with an address, and a text that prints it.
fn with_address(address: &str) -> Town {
    let town = Town::new();
    let fact = format!(
        "[email.desk]\naddress = \"{address}\"\nsource = \"the town\"\nchecked = 2024-01-15\n\n"
    );
    town.edit(FACTS, "[number.months]", &format!("{fact}[number.months]"));
    town.edit("content/town/en.toml", "tip = \"A hint\"", "tip = \"Write to {email:desk}\"");
    town
}

#[test]
fn an_address_is_printed_as_it_is() {
    let document = with_address("gomi@city.example.lg.jp").load().document("en");
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    let tips = blocks.filter_map(|block| {
        if let BlockKind::Step(step) = &block.kind {
            step.tip.as_ref().map(Rich::plain)
        } else {
            None
        }
    });
    assert_eq!(tips.collect::<Vec<_>>(), ["Write to gomi@city.example.lg.jp"]);
}

#[test]
fn what_is_no_address_is_told() {
    let drawn = with_address("gomi at city.example.lg.jp").load().drawn;
    assert!(
        drawn.contains("error[bad-email]: `gomi at city.example.lg.jp` is not an e-mail address")
    );
}
