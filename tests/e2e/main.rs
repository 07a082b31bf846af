//! End to end: people in a real Chromium on a real relay.
//!
//! One browser serves the whole suite and is closed at its end; every test has a relay of its own.
//! Needs the built relay (`make build`, or `NONET_BIN`) and Chromium (`CHROMIUM`, or on PATH):
//! where one is missing, the tests fail and say so.

mod board;
mod canvas;
mod cells;
mod checkpoints;
mod composition;
mod copying;
mod crash;
mod drawing;
mod every_kind;
mod exporting;
mod following;
mod gallery;
mod gestures;
mod gliding;
mod harness;
mod health;
mod hearing;
mod home;
mod importing;
mod in_a_crowd;
mod keeping;
mod keyboard;
mod lining_up;
mod looks;
mod looks_of_tools;
mod making;
mod next_note;
mod offline;
mod offline_hour;
mod painting;
mod parts;
mod pasting;
mod people;
mod pictures;
mod private_writing;
mod prompts;
mod rights;
mod seeking;
mod seldom;
mod tabs;
mod talking;
mod together;
mod weight;
mod without_net;
mod workshop;

use std::future::Future;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};
use tests::browser::Browser;
use tests::stage::Stage;
use tokio::runtime::Runtime;

/// What every test is handed.
#[derive(Clone)]
struct Suite {
    runtime: Arc<Runtime>,
    browser: Arc<Browser>,
}

fn main() -> ExitCode {
    tests::panics::remember();
    let arguments = Arguments::from_args();
    let runtime = Arc::new(Runtime::new().unwrap());
    let browser = match runtime.block_on(Browser::start()) {
        Ok(browser) => Arc::new(browser),
        Err(error) => {
            eprintln!("The end-to-end tests cannot run: {error}");
            return ExitCode::FAILURE;
        }
    };
    let suite = Suite {
        runtime: Arc::clone(&runtime),
        browser: Arc::clone(&browser),
    };
    let conclusion = libtest_mimic::run(&arguments, trials(&suite));
    drop(suite);
    if let Ok(browser) = Arc::try_unwrap(browser) {
        runtime.block_on(browser.close());
    }
    conclusion.exit_code()
}

/// Makes a trial of each listed function, named as it is.
macro_rules! trials {
    ($suite:ident . $how:ident: $($module:ident::$test:ident),* $(,)?) => {
        [$($suite.$how(concat!(stringify!($module), "::", stringify!($test)), $module::$test)),*]
    };
}

fn trials(suite: &Suite) -> Vec<Trial> {
    let of_the_harness = trials![suite.alone:
        harness::hands_reach_the_page,
        harness::a_composition_is_one,
        harness::things_are_found_by_role,
        harness::a_cut_wire_breaks_what_is_open,
        harness::complaints_are_heard,
    ];
    let of_the_product = trials![suite.test:
        together::two_people_fill_one_canvas_at_once,
        together::work_without_a_net_arrives_when_it_is_back,
        together::a_killed_relay_loses_nothing_it_acknowledged,
        together::undo_takes_back_only_ones_own,
        together::people_see_each_other,
        tabs::two_tabs_of_one_browser_are_one,
        talking::pointing_chatting_and_comments_reach_the_other,
        following::one_looks_along_until_one_moves_the_view_oneself,
        in_a_crowd::in_a_crowd_one_tells_what_one_sees_and_else_not,
        composition::others_do_not_disturb_a_composition_in_another_note,
        composition::others_do_not_disturb_a_composition_in_the_same_note,
        gallery::a_template_is_found_and_put_on_the_board_by_keyboard,
        gallery::a_whole_pack_comes_in_one_step,
        gallery::a_template_of_ones_own_is_read_from_a_file,
        gallery::a_canvas_is_saved_as_a_template_and_put_on_another_board,
        gallery::without_a_relay_the_last_list_is_shown,
        gallery::a_board_is_made_from_a_pack,
        importing::a_drawing_becomes_a_board_on_the_home_page,
        importing::a_board_is_added_to_another_in_one_step,
        home::a_board_is_made_from_the_template_in_japanese,
        home::a_board_is_made_from_the_template_in_english,
        home::a_title_that_is_too_long_is_named_and_kept,
        home::a_relay_that_is_gone_is_told_of,
        crash::a_crash_is_told_and_loses_nothing,
        rights::a_mistyped_address_makes_no_board,
        rights::a_wrong_key_opens_nothing,
        rights::a_viewer_sees_everything_and_changes_nothing,
        rights::the_participants_link_can_be_copied,
        rights::a_link_with_a_passphrase_is_made_opened_and_revoked,
        private_writing::what_is_written_in_private_is_read_when_it_is_revealed,
        canvas::dropping_a_note_into_a_cell_makes_it_the_cells,
        canvas::a_canvas_takes_its_notes_along,
        canvas::samples_fill_the_canvas_on_demand,
        cells::two_people_score_at_once,
        checkpoints::a_board_is_kept_compared_and_taken_back,
        checkpoints::what_somebody_did_is_listed_and_taken_back,
        health::what_the_checks_find_is_jumped_to_and_left_alone,
        health::the_day_of_the_workshop_is_said_and_a_cover_opened,
        cells::columns_come_and_go_and_undo_brings_them_back,
        workshop::from_issues_to_the_next_part,
        gestures::the_view_is_panned_and_zoomed_about_the_pointer,
        gestures::notes_are_selected_coloured_and_deleted,
        gestures::a_note_has_a_limit_that_is_named,
        gestures::two_fingers_zoom_and_one_finger_pans,
        gestures::a_long_press_opens_the_menu_of_what_lies_there,
        next_note::a_plus_beside_a_note_makes_the_next_one,
        gliding::a_jump_is_shown_as_a_movement_unless_less_motion_is_wanted,
        copying::a_picture_goes_along_and_the_notes_come_back,
        lining_up::a_dragged_note_snaps_to_its_neighbour_and_handles_show_their_way,
        lining_up::a_mouses_notches_zoom,
        keyboard::a_board_is_made_and_filled_without_a_mouse,
        keyboard::the_focus_comes_back_after_a_menus_dialog,
        offline::a_reload_without_sync_keeps_the_work,
        offline_hour::an_hour_of_two_people_without_a_net_is_brought_home,
        offline::the_browser_is_asked_to_hold_on_to_what_the_relay_has_not_got,
        offline::a_reload_with_sync_shows_the_board_again,
        offline::letters_whose_font_cannot_be_fetched_are_no_fault,
        pictures::a_pasted_picture_is_seen_by_everybody_and_stays,
        pictures::a_dropped_photograph_lies_where_it_was_dropped,
        pictures::a_picture_that_cannot_be_sent_waits_over_a_reload,
        pictures::work_without_a_net_brings_its_pictures_when_it_is_back,
        pictures::what_is_no_picture_is_refused_in_words,
        pictures::a_large_photograph_is_made_smaller_and_forgets_where_it_was_taken,
        pictures::a_chosen_file_becomes_a_picture,
        pictures::a_picture_comes_along_to_another_board,
        pictures::exports_hold_the_pictures,
        exporting::an_svg_holds_the_text_and_its_font,
        exporting::a_png_is_a_picture_of_the_right_size,
        exporting::a_picture_in_making_can_be_given_up,
        exporting::markdown_has_the_cells_in_reading_order,
        exporting::printing_gives_the_board_and_not_the_screen,
        looks::the_home_page_is_photographed_and_accessible,
        looks::the_board_is_photographed_and_accessible,
        looks::panels_and_dialogs_are_photographed_and_accessible,
        looks::problems_are_photographed_and_accessible,
        looks::a_phone_can_write_too,
        parts::they_come_by_themselves_and_need_no_net_then,
        parts::one_that_cannot_be_had_is_told_of_and_can_be_tried_again,
        weight::the_first_load_is_light,
        without_net::a_board_opens_with_its_notes_while_the_relay_is_gone,
        without_net::nothing_that_a_key_opens_is_kept_by_the_worker,
        painting::what_is_kept_is_what_painting_anew_gives,
        looks_of_tools::tools_and_bars_are_photographed_and_accessible,
        looks_of_tools::questions_and_menus_are_photographed_and_accessible,
        looks_of_tools::small_windows_keep_everything_in_reach,
        seeking::the_palette_runs_a_command_by_keyboard_in_japanese,
        seeking::a_text_is_found_with_the_input_method,
        seeking::the_map_moves_the_view,
        seeking::the_zoom_has_a_menu,
        making::a_note_is_dragged_from_the_toolbar_into_a_cell,
        making::a_connector_follows_the_shapes_that_it_joins,
        making::the_pen_draws_and_the_eraser_takes_back,
        making::a_note_is_resized_by_its_corner,
        making::a_group_moves_together_until_it_is_locked,
        making::the_bar_changes_what_is_selected,
        every_kind::what_others_bring_is_painted_whatever_it_is,
        drawing::texts_shapes_and_frames_are_written_with_the_input_method,
        drawing::what_is_drawn_is_seen_before_it_is_there,
        drawing::an_end_of_a_connector_is_put_on_another_note,
        drawing::a_pen_draws_by_pressure_and_leaves_panning_to_the_fingers,
        pasting::a_table_from_a_spreadsheet_asks_and_fills_the_cells,
        hearing::others_are_heard_in_the_cell_of_ones_focus,
        hearing::every_kind_is_in_the_tree_with_its_state,
        keeping::unsent_work_can_be_saved_as_a_file,
        keeping::what_was_taken_back_can_be_saved_as_a_file,
        pasting::many_lines_ask_and_become_notes_by_enter,
        prompts::a_prompt_is_filled_and_its_answer_laid_into_the_cells,
    ];
    let mut all: Vec<Trial> = of_the_harness.into_iter().chain(of_the_product).collect();
    if seldom::folder().is_some() {
        all.extend(trials![suite.test: seldom::what_a_first_load_runs_is_noted]);
    }
    all
}

impl Suite {
    /// A test with a relay.
    fn test<F, Fut>(&self, name: &'static str, test: F) -> Trial
    where
        F: FnOnce(Arc<Stage>) -> Fut + Send + 'static,
        Fut: Future<Output = ()>,
    {
        let suite = self.clone();
        Trial::test(name, move || {
            let played = Stage::play(Arc::clone(&suite.browser), name, test);
            Ok(suite.runtime.block_on(played)?)
        })
    }

    /// A test of the harness itself.
    fn alone<F, Fut>(&self, name: &'static str, test: F) -> Trial
    where
        F: FnOnce(Arc<Stage>) -> Fut + Send + 'static,
        Fut: Future<Output = ()>,
    {
        let suite = self.clone();
        Trial::test(name, move || {
            let played = Stage::play_alone(Arc::clone(&suite.browser), name, test);
            Ok(suite.runtime.block_on(played)?)
        })
    }
}
