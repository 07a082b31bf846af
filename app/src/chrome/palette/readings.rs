//! How the words in the names of commands are read, so that a command answers to kana and to romaji.

/// Words with kanji and their readings, those first that hold others. A test names what is missing.
const WORDS: &str = "一段 いちだん,一覧 いちらん,上下 じょうげ,上端 じょうたん,下端 かたん,左端 ひだりはし,右端 みぎはし,\
左右 さゆう,前後 ぜんご,中央 ちゅうおう,不明 ふめい,事実 じじつ,付箋 ふせん,仮説 かせつ,全体 ぜんたい,全員 ぜんいん,削除 さくじょ,\
名前 なまえ,角丸 かどまる,四角形 しかくけい,ひし形 ひしがた,特大 とくだい,始点 してん,終点 しゅうてん,平均 へいきん,\
拡大 かくだい,縮小 しゅくしょう,文字 もじ,方向 ほうこう,普通 ふつう,曲線 きょくせん,直線 ちょくせん,破線 はせん,\
最前面 さいぜんめん,最背面 さいはいめん,根拠 こんきょ,格子 こうし,検索 けんさく,楕円 だえん,画像 がぞう,矢印 やじるし,\
移動 いどう,編集 へんしゅう,自分 じぶん,自動 じどう,表示 ひょうじ,複製 ふくせい,要素 ようそ,解除 かいじょ,\
記入欄 きにゅうらん,質問 しつもん,追加 ついか,選択 せんたく,範囲 はんい,配置 はいち,間隔 かんかく,青緑 あおみどり,\
付け つけ,入れ いれ,切り きり,取り込む とりこむ,取り とり,動か うごか,合わ あわ,塗 ぬ,変え かえ,外す はずす,大き おおき,小さ ちいさ,少し すこし,\
戻す もどす,手の ての,折れ おれ,持っ もっ,描く かく,整え ととのえ,書 か,替え かえ,消し けし,直す なおす,祝い いわい,\
貼り はり,伏せ ふせ,足す たす,保存 ほぞん,記録 きろく,操作 そうさ,回答 かいとう,引き継ぐ ひきつぐ,引き継ぎ ひきつぎ,作 つく,重み おもみ,開く ひらく,後ろ うしろ,\
上 うえ,下 した,左 ひだり,右 みぎ,丸 まる,例 れい,値 あたい,元 もと,円 えん,出 だ,列 れつ,行 ぎょう,前 まえ,印 しるし,\
太 ふと,細 ほそ,線 せん,指 ゆび,枚 まい,次 つぎ,色 いろ,表 ひょう,隣 となり,\
桃 もも,橙 だいだい,灰 はい,紫 むらさき,緑 みどり,赤 あか,青 あお,黄 き,黒 くろ,健康診断 けんこうしんだん,成長 せいちょう,重ねる かさねる,隠す かくす,日付 ひづけ,不明点 ふめいてん,覆う おおう,開け あけ,枠 わく";

/// A name as it is read, as far as its words are known.
pub fn reading_of(name: &str) -> String {
    let mut words: Vec<(&str, &str)> = WORDS
        .split(',')
        .filter_map(|word| word.split_once(' '))
        .collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let mut reading = String::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let known = words.iter().find(|(word, _)| rest.starts_with(word));
        let length = match known {
            Some((word, kana)) => {
                reading.push_str(kana);
                word.len()
            }
            None => {
                reading.push(first);
                first.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Text, text_in};
    use board::Locale;

    #[test]
    fn x41_every_command_can_be_read() {
        let kanji = |character: &char| ('\u{4e00}'..='\u{9fff}').contains(character);
        let unread: Vec<String> = crate::bridge::COMMANDS
            .iter()
            .filter_map(|row| Text::from_key(&format!("command.{}", row.key)))
            .map(|text| reading_of(text_in(Locale::Ja, text)))
            .filter(|reading| reading.chars().any(|character| kanji(&character)))
            .collect();
        assert!(unread.is_empty(), "add their words: {unread:?}");
    }

    #[test]
    fn x41_names_are_read_word_by_word() {
        assert_eq!(reading_of("付箋を大きく"), "ふせんをおおきく");
        assert_eq!(
            reading_of("角丸四角形に変える"),
            "かどまるしかくけいにかえる"
        );
        assert_eq!(reading_of("選択範囲を表示"), "せんたくはんいをひょうじ");
        assert_eq!(reading_of("Nonet"), "Nonet");
    }
}
