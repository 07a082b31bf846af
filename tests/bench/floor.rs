//! What any page costs here that does something like it: the floor under the figures.

use std::io;

use crate::gestures::{self, MIDDLE};
use crate::meter::measure;
use crate::options::Options;
use crate::report::Report;
use crate::seat::Seat;
use crate::typing;

/// An empty page.
const BLANK: &str = "<title>blank</title><body style='height:100vh;margin:0'>";

/// A page that copies a kept picture, a little larger than the window, to one canvas of the window's size in each frame
/// with a wheel's turn: to the pixel, or stretched.
fn copying(stretched: bool) -> String {
    format!(
        "<title>copying</title><body style='height:100vh;margin:0;overflow:hidden'><script>
        const canvas = (width, height) => {{
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [width, height];
            return canvas;
        }};
        const [w, h] = [innerWidth, innerHeight];
        const shown = document.body.appendChild(canvas(w, h)).getContext('2d', {{ alpha: false }});
        const kept = canvas(w + 256, h + 256).getContext('2d', {{ alpha: false }});
        for (let i = 0; i < 80; i += 1) {{
            kept.fillStyle = `hsl(${{i * 37}} 80% 70%)`;
            kept.fillRect((i % 10) * 170, Math.floor(i / 10) * 150, 150, 130);
        }}
        let [turns, asked] = [0, false];
        addEventListener('wheel', (event) => {{
            event.preventDefault();
            turns += 1;
            if (asked) return;
            asked = true;
            requestAnimationFrame(() => {{
                asked = false;
                const by = {stretched} ? 1 + (turns % 40) / 400 : 1, at = turns % 100;
                shown.drawImage(kept.canvas, at, at, w * by, h * by, 0, 0, w, h);
            }});
        }}, {{ passive: false }});
        </script>"
    )
}

/// A page with nothing but a field for text.
const FIELD: &str = "<title>field</title><textarea style='width:200px;height:200px'></textarea>";

/// Measures all of them.
pub async fn play(options: &Options, report: &mut Report) -> io::Result<()> {
    let seat = Seat::take(options).await?;
    let person = &seat.person;
    report.measured_in(&person.eval("navigator.userAgent").await);
    let page = person.page();
    let open = async |body: &str| {
        person.open("about:blank").await;
        let text = serde_json::Value::from(format!("<!doctype html>{body}"));
        person
            .eval(&format!(
                "(document.open(), document.write({text}), document.close(), 0)"
            ))
            .await;
    };
    open(BLANK).await;
    report.note(0, "floor, memory", seat.memory().await?[0]);
    let cost = measure(person, gestures::pan(page)).await;
    report.cost(0, "floor, wheel", cost);
    let cost = measure(person, gestures::drag(page, MIDDLE)).await;
    report.cost(0, "floor, drag", cost);
    for (name, stretched) in [("floor, copying", false), ("floor, stretching", true)] {
        open(&copying(stretched)).await;
        let cost = measure(person, gestures::pan(page)).await;
        report.cost(0, name, cost);
    }
    open(FIELD).await;
    person
        .eval("document.querySelector('textarea').focus()")
        .await;
    report.note(0, "floor, typing", typing::keys(person).await);
    seat.leave().await;
    Ok(())
}
