//! The bar that floats at the selection.

use crate::ui::when::When;
use board::NoteColor;
use leptos::prelude::*;

use super::command::{CommandButton, unavailable};
use super::context_menu::ContextItems;
use crate::bridge::{CommandId, EditorHandle, ScreenBox};
use crate::i18n::Text;
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::menu::Menu;
use crate::ui::popover::window_size;
use crate::ui::swatch::Swatch;

const MORE_MENU: &str = "style-more";
/// Space between selection and bar, in CSS pixels.
const GAP: f64 = 14.0;
/// Height of the bar, in CSS pixels, for choosing a side.
const HEIGHT: f64 = 56.0;
/// What the islands at the top cover, in CSS pixels.
const TOP: f64 = 76.0;

/// Colours, duplicate, delete, more. Hidden during gestures and where nothing is selected.
#[component]
pub fn StyleBar() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let read_only = unavailable(handle, CommandId::NewNote);
    let shown = Memo::new(move |_| {
        signals.selection_box.with(Option::is_some)
            && signals.selection.with(|selection| selection.count > 0)
            && read_only.with(Option::is_none)
    });
    let has_notes = Memo::new(move |_| signals.selection.with(|selection| selection.notes > 0));
    let has_canvas = Memo::new(move |_| {
        signals
            .selection
            .with(|selection| selection.canvas.is_some())
    });
    let place = move || {
        signals
            .selection_box
            .get()
            .map(place_at)
            .unwrap_or_default()
    };
    view! {
        <When holds=shown>
            <div
                class="style-bar island"
                role="toolbar"
                aria-label=label(Text::ChromeStyle)
                style:--x=move || format!("{}px", place().0)
                style:--y=move || format!("{}px", place().1)
            >
                <When holds=has_notes>
                    <div class="style-colors" role="group" aria-label=label(Text::StyleColor)>
                        {NoteColor::ALL
                            .map(|color| {
                                view! {
                                    <Swatch
                                        label=label(color_text(color))
                                        token=color.token()
                                        chosen=Signal::derive(move || {
                                            signals.selection.with(|selection| selection.color == Some(color))
                                        })
                                        on_press=move |()| handle.run(CommandId::Color(color))
                                    />
                                }
                            })}
                    </div>
                    <span class="divider" aria-hidden="true"></span>
                    <CommandButton command=CommandId::Duplicate icon=Icon::Duplicate/>
                </When>
                <When holds=has_canvas>
                    <CommandButton command=CommandId::InsertSample icon=Icon::Bulb/>
                    <CommandButton command=CommandId::Export icon=Icon::Download/>
                </When>
                <CommandButton command=CommandId::Delete icon=Icon::Trash/>
                <IconButton
                    label=label(Text::StyleMore)
                    action="style-more"
                    icon=Icon::More
                    opens=MORE_MENU
                />
                <Menu id=MORE_MENU label=label(Text::StyleMore)>
                    <ContextItems menu=MORE_MENU/>
                </Menu>
            </div>
        </When>
    }
    .into_any()
}

/// The bar's middle and upper edge: above the selection; below it where the islands at the top are in the way;
/// below those where the selection fills the window.
fn place_at(selection: ScreenBox) -> (f64, f64) {
    let (_, window_height) = window_size();
    let middle = selection.x + selection.width / 2.0;
    let above = selection.y - GAP - HEIGHT;
    let below = selection.y + selection.height + GAP;
    let top = if above >= TOP {
        above
    } else if below + HEIGHT + TOP <= window_height {
        below.max(TOP)
    } else {
        TOP
    };
    (middle.round(), top.round())
}

fn color_text(color: NoteColor) -> Text {
    match color {
        NoteColor::Yellow => Text::ColorYellow,
        NoteColor::Orange => Text::ColorOrange,
        NoteColor::Pink => Text::ColorPink,
        NoteColor::Violet => Text::ColorViolet,
        NoteColor::Blue => Text::ColorBlue,
        NoteColor::Teal => Text::ColorTeal,
        NoteColor::Green => Text::ColorGreen,
        NoteColor::Gray => Text::ColorGray,
    }
}
