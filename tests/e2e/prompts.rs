//! The prompt kit: a text for a generative AI filled from the board, and its answer laid into the cells.

use std::sync::Arc;

use board::Evidence;
use tests::stage::{Stage, artifacts_folder};

use crate::board::AtBoard;

/// How many slots of the shown prompt are still marked.
const MARKED: &str = "document.querySelectorAll('[data-prompt-text] mark').length";
/// What the shown prompt says.
const PROMPT: &str = "(document.querySelector('[data-prompt-text]')?.textContent ?? '')";
/// Whether the field for the answer has the keyboard.
const IN_FIELD: &str = "document.activeElement?.id === 'answer-text'";

const ANSWER: &str = "＃ 下書き\n\n## １．顧客セグメント\n- **個人経営**の惣菜店の店主\n- 小さなチェーン\n\n## 価値提供\n1. 売れ残りを前日に予測\n\n## 余談\n雨の日の話\n";

pub async fn a_prompt_is_filled_and_its_answer_laid_into_the_cells(stage: Arc<Stage>) {
    let board = stage.new_canvas("プロンプト").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let say = |key: &str| hana.words.say(key);
    hana.chooses("command.prompts").await;
    person.sees("dialog", say("prompts.title")).await;
    // What belongs to the canvas on the board stands first and is chosen.
    person
        .wait_for(
            "document.querySelector('.prompt-choice[aria-current]')?.dataset.prompt === 'PR-2'",
        )
        .await;
    person.wait_for(&format!("{MARKED} === 2")).await;
    person
        .wait_for(&format!("{PROMPT}.includes('⟦機能⟧')"))
        .await;
    person
        .photograph(&artifacts_folder().join("prompts-kit.png"))
        .await;
    person
        .eval("document.querySelectorAll('[data-prompt-slot]')[1].focus()")
        .await;
    person.writes("売れ残り予測").await;
    person
        .wait_for(&format!(
            "{MARKED} === 1 && {PROMPT}.includes('売れ残り予測')"
        ))
        .await;

    person.clicks("button", say("prompts.answer")).await;
    person.sees("dialog", say("answer.title")).await;
    person.wait_for(IN_FIELD).await;
    person.inserts(ANSWER).await;
    person
        .wait_for("document.querySelectorAll('[data-answer-will] li').length === 3")
        .await;
    person
        .wait_for(
            "document.querySelector('[data-answer-missing]')?.textContent.includes('販路')
             && document.querySelector('[data-answer-left]')?.textContent.includes('雨の日の話')",
        )
        .await;
    person
        .photograph(&artifacts_folder().join("prompts-answer.png"))
        .await;
    person
        .eval("document.querySelector('[data-action=add-answer]').click()")
        .await;
    hana.relay_has("the answer in its cells, as an assumption", |truth| {
        let cells = truth.cells();
        let right = cells.get("cs")?.len() == 2 && cells.get("vp")? == &["売れ残りを前日に予測"];
        let mut notes = truth.notes();
        let marked = notes
            .all(|(_, note)| note.evidence == Some(Evidence::Assumption) && note.tags == ["AI"]);
        (right && marked).then_some(())
    })
    .await;
    person.no_longer_sees("dialog", say("answer.title")).await;
    person.key("Control+z").await;
    hana.relay_has("nothing again", |truth| {
        truth.texts().is_empty().then_some(())
    })
    .await;

    // The same from a text that is pasted on the board.
    person.pastes("## 販路\n- 店頭\n- 商店街").await;
    person.sees("heading", say("paste.title")).await;
    person.clicks("button", say("answer.read_paste")).await;
    person.sees("dialog", say("answer.title")).await;
    person
        .wait_for("document.querySelectorAll('[data-answer-will] li').length === 2")
        .await;
    person
        .eval("document.querySelector('[data-action=add-answer]').click()")
        .await;
    hana.relay_has("both in the channels", |truth| {
        let cells = truth.cells();
        (cells.get("ch")?.len() == 2).then_some(())
    })
    .await;
}
