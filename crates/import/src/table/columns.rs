//! What is in which column, by its heading.

/// What a column can say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Heading {
    Kind,
    Text,
    Author,
    Color,
    Evidence,
    Tags,
    Group,
    Frame,
    Link,
    X,
    Y,
}

/// The words of headings, in small letters: ours, and those that other boards' and spreadsheets' tables have.
const WORDS: [(Heading, &[&str]); 11] = [
    (Heading::Kind, &["種類", "kind", "type", "item type"]),
    (
        Heading::Text,
        &[
            "本文",
            "内容",
            "テキスト",
            "付箋",
            "text",
            "content",
            "contents",
            "sticky note",
            "sticky",
            "note",
            "plain text",
        ],
    ),
    (
        Heading::Author,
        &["作成者", "author", "created by", "creator"],
    ),
    (Heading::Color, &["色", "colour", "color", "fill color"]),
    (Heading::Evidence, &["根拠", "evidence"]),
    (Heading::Tags, &["タグ", "tags", "tag"]),
    (Heading::Group, &["グループ", "group"]),
    (
        Heading::Frame,
        &[
            "フレーム",
            "frame",
            "frame name",
            "エリア",
            "area",
            "section",
        ],
    ),
    (Heading::Link, &["リンク", "link", "url"]),
    (Heading::X, &["x", "x position"]),
    (Heading::Y, &["y", "y position"]),
];

/// So many columns are called by their names when nothing can be done with them, and by so many characters.
const COLUMNS_NAMED: usize = 50;
const NAME_CHARACTERS: usize = 40;

/// Where each of them is.
pub(super) struct Columns {
    found: Vec<(Heading, usize)>,
    heading: Vec<String>,
    /// Whether the table is one that we wrote.
    pub are_ours: bool,
}

impl Columns {
    /// Reads a heading; `None` if there is none that names the text. A single column may be called anything.
    pub(super) fn of(words: &[String]) -> Option<Self> {
        let heading: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let find = |(one, words): &(Heading, &[&str])| {
            let at = heading
                .iter()
                .position(|word| words.contains(&word.as_str()))?;
            Some((*one, at))
        };
        let found: Vec<(Heading, usize)> = WORDS.iter().filter_map(find).collect();
        let is_there = |heading| found.iter().any(|(one, _)| *one == heading);
        // 14 before there was a column of what lines lead to.
        let are_ours =
            matches!(heading.len(), 14 | 15) && heading.last().is_some_and(|last| last == "id");
        let names_text = is_there(Heading::Text) && (found.len() > 1 || heading.len() == 1);
        names_text.then(|| Self {
            found,
            heading: words.to_vec(),
            are_ours,
        })
    }

    /// Whether rows say in which frame they are.
    pub(super) fn has_frames(&self) -> bool {
        let mut found = self.found.iter();
        !self.are_ours && found.any(|(one, _)| *one == Heading::Frame)
    }

    /// The names of the columns in which a row says something that has no place here; none of our own tables, which say
    /// more than comes back.
    pub(super) fn unknown<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = String> {
        let columns = row.iter().enumerate().filter(|(at, field)| {
            let mut found = self.found.iter();
            !self.are_ours && !field.is_empty() && !found.any(|(_, known)| known == at)
        });
        columns.map(|(at, _)| match self.heading.get(at) {
            Some(name) if at < COLUMNS_NAMED => name.chars().take(NAME_CHARACTERS).collect(),
            _ => "…".to_owned(),
        })
    }

    /// What a row says about that.
    pub(super) fn field<'a>(&self, row: &'a [String], heading: Heading) -> &'a str {
        let at = self.found.iter().find(|(one, _)| *one == heading);
        let field = at.and_then(|(_, at)| row.get(*at));
        let field = field.map_or("", String::as_str);
        // Our own tables mark what a spreadsheet would calculate.
        match field.strip_prefix('\'') {
            Some(marked) if self.are_ours && is_formula(marked) => marked,
            _ => field,
        }
    }
}

/// What begins like a formula, as `export` sees it.
fn is_formula(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '\u{3000}']).chars().next();
    matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
    )
}
