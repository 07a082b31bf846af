//! Boards that have in them what goes wrong in exports.

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, ElementId, Locale, NewNote, NoteColor, Placement,
    Snapshot,
};

/// A Business Model Canvas with a sample on it.
pub fn canvas(locale: Locale) -> Snapshot {
    let mut board = empty("化粧品の新サービス & <検証>");
    let template = workshop::template("rikai.bmc").unwrap();
    let id = ElementId::new("bmc");
    workshop::insert_template(&mut board, template, &id, BoardPoint::new(0.0, 0.0)).unwrap();
    let sample = template.samples.first().unwrap();
    workshop::insert_sample(&mut board, &id, sample, locale).unwrap();
    add(
        &mut board,
        "free",
        BoardPoint::new(2440.0, 120.0),
        200.0,
        NoteColor::Pink,
        "あとで話す 🙏\n・価格は?\n・いつ始める?",
    );
    board.snapshot()
}

/// Free notes with texts that are hard to set.
pub fn hard_texts() -> Snapshot {
    let mut board = empty("折り返し");
    let texts = [
        // Closing brackets, small kana and prolonged sound marks would start a line.
        "「顧客の声」を、ちゃんと聞く。ユーザーインタビュー(5名)でわかったこと……",
        // A long address and a long word.
        "https://example.com/very/long/path/that/does/not/fit?query=価格表&utm_source=newsletter",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente",
        // Emoji made of several characters.
        "家族👨‍👩‍👧‍👦と旅行✈️ 国旗🇯🇵🇺🇸 肌👍🏽 数字1️⃣ 楽しい🎉🎉🎉",
        // Mixed widths, a tab, spaces at the end and in the middle.
        "売上  1,200万円 (前年比+15%)\nｶﾀｶﾅ half-width\tTab   \nfi fl ffi AVATAR",
        // What XML and Markdown take for markup.
        "<b>A & B</b> \"引用\" 'x' ]]> \u{1}制御\u{8}文字 *強調* _下線_ [リンク](http://a)",
        // Decomposed kana, as file names from a Mac have them.
        "カ\u{3099}イト\u{3099}フ\u{3099}ック é e\u{301}",
        "",
        // More than fits: shrinks, then grows.
        "顧客セグメントごとに、課題と要望を整理し、優先順位をつける。",
        &"この付箋には入りきらないほど長い文章が書いてあるので、文字が小さくなり、それでも足りずに下へ伸びる。".repeat(5),
    ];
    for (index, text) in texts.iter().enumerate() {
        let at = BoardPoint::new(
            (index % 5) as f64 * 220.0 - 500.0,
            (index / 5) as f64 * 220.0,
        );
        let color = NoteColor::ALL[index % NoteColor::ALL.len()];
        add(&mut board, &format!("n{index}"), at, 200.0, color, text);
    }
    board.snapshot()
}

fn empty(title: &str) -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    board.edit(|edit| edit.set_title(title)).unwrap();
    board
}

fn add(board: &mut Board, id: &str, at: BoardPoint, side: f64, color: NoteColor, text: &str) {
    let note = NewNote {
        placement: Placement::free(at),
        size: BoardSize::new(side, side),
        color,
        text,
        author: "はな",
    };
    board
        .edit(|edit| edit.create_note(&ElementId::new(id), note))
        .unwrap();
}
