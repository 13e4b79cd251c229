//! The kinds of blocks: what `flyer.toml` says of each, and which words a pack
//! has for it.
//!
//! In: nothing. Out: [`KINDS`], one description per kind, the counterpart of
//! the files in `load/block`; a test compares the two. Knows nothing about flyers.

/// A kind of block.
pub(super) struct Kind {
    /// Its name in `flyer.toml`.
    pub(super) name: &'static str,
    /// What it is, for the person who puts a flyer together.
    pub(super) help: &'static str,
    /// What `flyer.toml` says of it.
    pub(super) asks: &'static [Ask],
    /// What a pack says of it.
    pub(super) words: &'static [Word],
}

/// A key of a block in `flyer.toml`.
pub(super) struct Ask {
    pub(super) name: &'static str,
    pub(super) what: Asked,
}

/// What such a key names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asked {
    /// A picture or a fact.
    One,
    /// Two pictures.
    Two,
    /// Any number of them.
    Many,
}

/// A key of a block's table in a pack.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) name: &'static str,
    /// What it is, for the translator.
    pub(super) help: &'static str,
    pub(super) what: Said,
}

/// What stands under such a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Said {
    /// A text.
    Text,
    /// A text that may be empty.
    PerhapsNothing,
    /// A text, where the reference pack has one.
    LikeReference,
    /// As many texts as the reference pack has.
    List,
    /// The same, where the reference pack has such a list.
    ListLikeReference,
    /// As many texts as the block's list of this name in `flyer.toml`.
    ListLike(&'static str),
    /// So many texts.
    ListOf(usize),
    /// A table with words of its own.
    Table(&'static [Word]),
}

const fn ask(name: &'static str, what: Asked) -> Ask {
    Ask { name, what }
}

const fn word(name: &'static str, what: Said, help: &'static str) -> Word {
    Word { name, help, what }
}

const fn text(name: &'static str, help: &'static str) -> Word {
    word(name, Said::Text, help)
}

/// Said of every text that is read out.
const PICTURE_ALT: Word = text(
    "picture_alt",
    "What the picture shows, for a person who hears the page. Read aloud, not printed: a plain sentence without ** or ruby.",
);

/// One of two ways.
const PATH: &[Word] = &[
    text("heading", "For whom this way is."),
    PICTURE_ALT,
    word(
        "before",
        Said::List,
        "What to do before the wait, one step each; numbered ①, ②, … by the program.",
    ),
    word("after", Said::List, "What happens after the wait, one step each; the numbers go on."),
    word("note", Said::LikeReference, "A remark under the steps."),
];

/// All kinds, in the order in which help lists them.
pub(super) const KINDS: [Kind; 13] = [
    Kind {
        name: "title",
        help: "The band with the title; exactly one in a flyer. Names one `picture`.",
        asks: &[ask("picture", Asked::One)],
        words: &[
            text("heading", "The title of the flyer, also the title of the file."),
            PICTURE_ALT,
        ],
    },
    Kind {
        name: "about",
        help: "What it is about: a question, a badge, and a paragraph beside each of the `pictures`.",
        asks: &[ask("pictures", Asked::Many)],
        words: &[
            text("heading", "The question that the paragraphs answer."),
            text("badge", "A few words in a coloured badge."),
            word(
                "paragraphs",
                Said::ListLike("pictures"),
                "The answer, one paragraph for each picture of the block.",
            ),
        ],
    },
    Kind {
        name: "cards",
        help: "Two drawings side by side with captions, such as the front and the back of a card. Names two `pictures`.",
        asks: &[ask("pictures", Asked::Two)],
        words: &[
            text("front", "The caption of the first drawing."),
            text("front_alt", "What the first drawing shows. Read aloud, not printed."),
            text("back", "The caption of the second drawing."),
            text("back_alt", "What the second drawing shows. Read aloud, not printed."),
        ],
    },
    Kind {
        name: "callout",
        help: "A QR code with an invitation. Names a `link` of content/facts.toml.",
        asks: &[ask("link", Asked::One)],
        words: &[
            text("text", "What is to be found at the address."),
            text("prompt", "A few words that point at the code."),
            text("qr_alt", "Where the code leads. Read aloud, not printed."),
        ],
    },
    Kind {
        name: "section",
        help: "A heading for what follows.",
        asks: &[],
        words: &[text("heading", "The heading of the section.")],
    },
    Kind {
        name: "step",
        help: "A numbered step (STEP 1, 2, …) with a hint and tasks to tick off, if the reference pack has them.",
        asks: &[],
        words: &[
            text("heading", "What to do in this step."),
            word("tip", Said::LikeReference, "A hint that stands out."),
            word(
                "tasks",
                Said::ListLikeReference,
                "What the step consists of, each with a box to tick.",
            ),
        ],
    },
    Kind {
        name: "notice",
        help: "A drawing of a document beside an explanation. Names one `picture`.",
        asks: &[ask("picture", Asked::One)],
        words: &[
            text("heading", "What the document tells."),
            text("caption", "What to look at in the drawing."),
            PICTURE_ALT,
            word("paragraphs", Said::List, "More about the document."),
        ],
    },
    Kind {
        name: "paths",
        help: "Two ways to the same end, side by side. Names two `pictures`.",
        asks: &[ask("pictures", Asked::Two)],
        words: &[
            text("later", "How long the wait is between `before` and `after`."),
            word("known", Said::Table(PATH), "The first way."),
            word("unknown", Said::Table(PATH), "The second way."),
        ],
    },
    Kind {
        name: "photo",
        help: "The rules for a photo: a frame of true size (`width`, `height`: measures of content/facts.toml), the picture of a `good` photo and those of `bad` ones.",
        asks: &[
            ask("width", Asked::One),
            ask("height", Asked::One),
            ask("good", Asked::One),
            ask("bad", Asked::Many),
        ],
        words: &[
            text("heading", "The heading of the rules."),
            word(
                "true_size",
                Said::LikeReference,
                "That the frame has its true size if it is printed at 100 %.",
            ),
            text("frame_alt", "How large the frame is. Read aloud, not printed."),
            word("good", Said::List, "What a good photo is like, one rule each."),
            text("good_alt", "What the picture of the good photo shows. Read aloud, not printed."),
            word(
                "bad",
                Said::ListLike("bad"),
                "What is wrong with each of the bad photos, in their order.",
            ),
            text("bad_summary", "The sentence that closes the bad ones."),
            word(
                "bad_alt",
                Said::ListLike("bad"),
                "What each picture of a bad photo shows. Read aloud, not printed.",
            ),
        ],
    },
    Kind {
        name: "points",
        help: "How to get points: a `picture` of the mark, the `phones` to call and their `hours`.",
        asks: &[ask("picture", Asked::One), ask("phones", Asked::Many), ask("hours", Asked::One)],
        words: &[
            word("paragraphs", Said::List, "How it works."),
            text("call", "What stands before the telephone numbers."),
            word(
                "lines",
                Said::ListLike("phones"),
                "What stands after each telephone number: in which language it answers.",
            ),
            word(
                "call_end",
                Said::PerhapsNothing,
                "What closes the sentence after the numbers; \"\" if the language needs nothing there.",
            ),
            word("notes", Said::List, "Remarks under the numbers."),
            text("mark", "What is said of the mark."),
            text("mark_alt", "What the picture of the mark shows. Read aloud, not printed."),
        ],
    },
    Kind {
        name: "hotline",
        help: "A telephone line with a table of its languages and hours. Names a `phone` and a list of `hours` of content/facts.toml.",
        asks: &[ask("phone", Asked::One), ask("hours", Asked::Many)],
        words: &[
            text("group", "In which languages the line answers, in a word or two."),
            text("heading", "What the line is for."),
            word("lead", Said::LikeReference, "An invitation that stands out."),
            word("otherwise", Said::LikeReference, "What to do if nobody answers."),
            word(
                "not_your_language",
                Said::PerhapsNothing,
                "That the line does not speak the language of this pack; only where it does not. No other pack needs it.",
            ),
            word("notes_before", Said::ListLikeReference, "Remarks above the table."),
            word(
                "columns",
                Said::ListOf(3),
                "The heads of the table: languages, days, hours. The column of days is left out where all rows have the same.",
            ),
            word("notes_after", Said::ListLikeReference, "Remarks under the table."),
        ],
    },
    Kind {
        name: "contact",
        help: "A box in which the city writes its own contact by hand or stamp.",
        asks: &[],
        words: &[
            text("heading", "The heading of the box."),
            text("office", "Label of the first line: which section is in charge."),
            text("phone", "Label of the second line: its telephone number."),
            text("hours", "Label of the third line: when it is open."),
        ],
    },
    Kind {
        name: "colophon",
        help: "Who issues the flyer, its edition, and the remark on drafts.",
        asks: &[],
        words: &[
            text("issuer", "Label of the line for the issuer."),
            text("edition", "Which edition it is, usually with {month:edition}."),
            text("checked", "When the facts were last checked, usually with {month:checked}."),
            text(
                "draft",
                "That the translation is a draft; printed if `status` is \"draft\", or if the pack names drafts in `added`: then say which part is one.",
            ),
        ],
    },
];

/// The kind of this name.
pub(super) fn kind(name: &str) -> Option<&'static Kind> {
    const ALL: &[Kind] = &KINDS;
    ALL.iter().find(|kind| kind.name == name)
}
