//! Work that can be given up while it waits.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Gives work up that was begun with it.
#[derive(Clone, Default)]
pub struct GivingUp(Rc<State>);

#[derive(Default)]
struct State {
    given_up: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl GivingUp {
    /// Gives it up: it is dropped where it waits.
    pub fn give_up(&self) {
        self.0.given_up.set(true);
        if let Some(waker) = self.0.waiting.take() {
            waker.wake();
        }
    }

    /// The outcome of the work, or `None` if it was given up before.
    pub fn unless<T>(self, work: Pin<Box<dyn Future<Output = T>>>) -> Unless<T> {
        Unless { work, by: self }
    }
}

/// Work that can be given up.
pub struct Unless<T> {
    work: Pin<Box<dyn Future<Output = T>>>,
    by: GivingUp,
}

impl<T> Future for Unless<T> {
    type Output = Option<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        if self.by.0.given_up.get() {
            return Poll::Ready(None);
        }
        self.by.0.waiting.replace(Some(context.waker().clone()));
        self.work.as_mut().poll(context).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_ends_or_is_given_up() {
        let mut context = Context::from_waker(Waker::noop());
        let work = GivingUp::default();
        let mut ready = work.unless(Box::pin(std::future::ready(7)));
        assert_eq!(
            Pin::new(&mut ready).poll(&mut context),
            Poll::Ready(Some(7))
        );

        let work = GivingUp::default();
        let mut endless = work.clone().unless(Box::pin(std::future::pending::<u8>()));
        assert_eq!(Pin::new(&mut endless).poll(&mut context), Poll::Pending);
        work.give_up();
        assert_eq!(Pin::new(&mut endless).poll(&mut context), Poll::Ready(None));
    }
}
