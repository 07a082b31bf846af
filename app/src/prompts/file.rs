//! A text from a file that was chosen, or dropped on the dialog.

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use workshop::answers::{ANSWER_BYTES_MAX, AnswerTooLong};

use crate::i18n::{Text, locale_untracked, t};
use crate::ui::file_choice::{choose_file, text_of};

/// What came of a file: its text, or why there is none.
pub type Read = Result<String, String>;

/// Lets the person choose a file; `take` hears what is in it.
pub fn choose(take: impl Fn(Read) + Copy + 'static) {
    let accepted = ".md,.markdown,.txt,text/markdown,text/plain";
    choose_file(accepted, move |file| read(file, take));
}

/// Reads a file; `take` hears what is in it.
pub fn read(file: File, take: impl Fn(Read) + 'static) {
    // Before a byte of it is read.
    if file.size() > ANSWER_BYTES_MAX as f64 {
        let long = AnswerTooLong::Bytes(file.size() as usize);
        return take(Err(long.text(locale_untracked())));
    }
    spawn_local(async move {
        let text = text_of(&file).await;
        take(text.ok_or_else(|| t(Text::AnswerFileFailed).to_owned()));
    });
}
