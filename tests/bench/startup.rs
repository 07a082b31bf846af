//! How long it takes from an address to a board that can be used, with nothing in the browser's cache.

use std::io;

use serde_json::json;

use crate::app::App;
use crate::options::Options;
use crate::report::Report;
use crate::seat::Seat;

/// Notes when the board is ready and the frame that shows it is done.
fn watch(app: App) -> String {
    let ready = app.is_ready();
    format!(
        "{{
        const look = () => {{
            if ({ready}) {{
                setTimeout(() => {{ window.readyAfter = performance.now(); }});
            }} else {{
                requestAnimationFrame(look);
            }}
        }};
        requestAnimationFrame(look);
        }}"
    )
}

/// Starts twice: as the machine is, and four times slower.
pub async fn play(app: App, options: &Options, report: &mut Report) -> io::Result<()> {
    for (name, rate) in [("start", 1), ("start at a quarter of the speed", 4)] {
        let seat = Seat::before(app, options).await?;
        let page = seat.person.page();
        let ask =
            async |method: &str, params| page.call(method, params).await.map_err(io::Error::other);
        ask(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": watch(app) }),
        )
        .await?;
        ask("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await?;
        seat.person.open(&seat.path("")).await;
        let took = seat.person.wait_for("window.readyAfter").await;
        report.note(0, &app.figure(name), took.as_f64().unwrap());
        seat.leave().await;
    }
    Ok(())
}
