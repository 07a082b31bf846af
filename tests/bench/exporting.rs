//! A board becomes a file by the export dialog: from pressing the button to the file, how long the page stood still
//! meanwhile, and how much memory it had at most.

use std::cell::Cell;
use std::io;

use tests::waiting;
use tests::words::Words;

use crate::report::Report;
use crate::seat::Seat;

/// More than this nobody has in the browser's time for one file.
const NOTES_MAX: usize = 10_000;
/// What is made: PNG as the dialog offers it at first, which is as large as may be where the usual size is too large.
const FORMATS: [&str; 3] = ["png", "svg", "pdf"];

/// Notes when the button is pressed and when the file is there, and the longest wait between two frames.
const WATCH: &str = "(() => {
    const seen = { longest: 0 };
    window.exporting = seen;
    const button = document.querySelector('[data-action=start-export]');
    button.addEventListener('click', () => { seen.from = performance.now(); }, { capture: true, once: true });
    let last;
    const step = (time) => {
        if (seen.from && last) seen.longest = Math.max(seen.longest, time - last);
        last = time;
        const is_done = document.querySelector('[data-outcome=done]');
        if (seen.from && is_done) seen.took = performance.now() - seen.from;
        else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
})()";

/// Makes one file of each kind.
pub async fn play(seat: &Seat, size: usize, report: &mut Report) -> io::Result<()> {
    if size > NOTES_MAX {
        return Ok(());
    }
    let words = Words::japanese();
    let person = &seat.person;
    for format in FORMATS {
        person.clicks("button", words.say("chrome.main_menu")).await;
        person.clicks("menuitem", words.say("command.export")).await;
        let choice = words.say(&format!("export.format_{format}"));
        person.clicks("radio", choice).await;
        person.eval(WATCH).await;
        person.clicks("button", words.say("export.start")).await;
        let peak = Cell::new(0.0_f64);
        // The page says so in the frame after the file.
        let took = waiting::until("the file", || async {
            let now = seat.proportional_set_size().await;
            peak.set(peak.get().max(now.map_err(|error| error.to_string())?));
            let took = person.eval("exporting.took ?? null").await;
            took.as_f64().ok_or_else(|| "it is being made".to_owned())
        })
        .await;
        let longest = person.eval("exporting.longest").await;
        report.note(size, &format!("export {format}"), took);
        report.note(
            size,
            &format!("export {format} longest frame"),
            longest.as_f64().unwrap_or_default(),
        );
        report.note(size, &format!("export {format} memory"), peak.get());
        person.key("Escape").await;
        person
            .no_longer_sees("heading", words.say("export.title"))
            .await;
    }
    Ok(())
}
