//! A failed assertion, told once: with its place, without a backtrace through the runtime.

use std::any::Any;
use std::cell::RefCell;
use std::panic;

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From now on a panic is remembered instead of printed. The runner prints it with the failures.
pub fn remember() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        let message = spoken(panic.payload());
        let told = format!("{}: {message}", place.unwrap_or_default());
        if std::thread::current()
            .name()
            .is_some_and(|name| name.starts_with("tokio"))
        {
            // In a task of its own, of which no test hears.
            eprintln!("{told}");
        }
        LAST.with_borrow_mut(|last| *last = told);
    }));
}

/// What the last panic on this thread said.
pub fn last_on_this_thread() -> String {
    LAST.with_borrow(Clone::clone)
}

fn spoken(payload: &dyn Any) -> &str {
    payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words")
}
