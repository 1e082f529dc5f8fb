//! Leptos's signals, memos and effects, with the types of what they hold erased.
//!
//! The compiler makes a copy of their machinery for every type of value and every closure it
//! meets, one to four kilobytes each in the app. Through these it meets one: a value stands behind
//! a pointer, and its type is known again only where it is read. Names and meanings are Leptos's.
//! A signal whose component is gone reads as the default value, where Leptos's own would panic.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

type Erased = Arc<dyn Any + Send + Sync>;

/// What a signal may hold.
pub trait Held: Clone + Default + Send + Sync + 'static {}

impl<T: Clone + Default + Send + Sync + 'static> Held for T {}

/// A value that can be set.
pub struct RwSignal<T>(leptos::prelude::RwSignal<Erased>, PhantomData<fn() -> T>);

/// A value computed from others, again whenever one of them has changed.
pub struct Memo<T>(leptos::prelude::Memo<Erased>, PhantomData<fn() -> T>);

/// A value that follows others, whatever keeps it.
pub struct Signal<T>(leptos::prelude::Signal<Erased>, PhantomData<fn() -> T>);

impl<T: Held> RwSignal<T> {
    /// A signal that holds this value.
    pub fn new(value: T) -> Self {
        Self(leptos::prelude::RwSignal::new(Arc::new(value)), PhantomData)
    }

    /// Sets another value.
    pub fn set(self, value: T) {
        self.0.set(Arc::new(value));
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

impl<T: Held> Memo<T> {
    /// A memo whose followers hear of it only when the value is another one. The closure is given
    /// the value before.
    pub fn new(value: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::erased(Box::new(move |before| {
            let before = before.as_deref().and_then(<dyn Any + Send + Sync>::downcast_ref::<T>);
            let now = value(before);
            let changed = before != Some(&now);
            (Arc::new(now), changed)
        }))
    }

    /// A memo whose followers hear of every new value, for values that are costly to compare.
    pub fn always(value: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::erased(Box::new(move |_| (Arc::new(value()), true)))
    }

    fn erased(value: Box<dyn Fn(Option<Erased>) -> (Erased, bool) + Send + Sync>) -> Self {
        Self(leptos::prelude::Memo::new_owning(value), PhantomData)
    }
}

impl<T: Held> Signal<T> {
    /// A signal that computes its value each time it is read.
    pub fn derive(value: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::erased(Box::new(move || Arc::new(value())))
    }

    fn erased(value: Box<dyn Fn() -> Erased + Send + Sync>) -> Self {
        Self(leptos::prelude::Signal::derive(value), PhantomData)
    }
}

/// What all three have in common.
macro_rules! readable {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T: Held> $name<T> {
            /// The value; whoever asks follows it.
            pub fn get(self) -> T {
                taken(self.0.try_get())
            }

            /// The value, without following it.
            pub fn get_untracked(self) -> T {
                taken(self.0.try_get_untracked())
            }

            /// Looks at the value and follows it.
            pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
                look_at(self.0.try_get(), look)
            }

            /// Looks at the value without following it.
            pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
                look_at(self.0.try_get_untracked(), look)
            }

            /// Follows the value without looking at it.
            pub fn track(self) {
                drop(self.0.try_get());
            }
        }
    };
}

readable!(RwSignal);
readable!(Memo);
readable!(Signal);

impl<T: Held> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::erased(Box::new(move || signal.0.try_get().unwrap_or_else(|| Arc::new(()))))
    }
}

impl<T: Held> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::erased(Box::new(move || memo.0.try_get().unwrap_or_else(|| Arc::new(()))))
    }
}

fn taken<T: Held>(value: Option<Erased>) -> T {
    let value = value.and_then(|value| value.downcast::<T>().ok());
    value.map(Arc::unwrap_or_clone).unwrap_or_default()
}

fn look_at<T: Held, U>(value: Option<Erased>, look: impl FnOnce(&T) -> U) -> U {
    match value.as_deref().and_then(<dyn Any + Send + Sync>::downcast_ref::<T>) {
        Some(value) => look(value),
        None => look(&T::default()),
    }
}

/// A text that follows the signals it reads.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// A text that is there only at times.
pub fn optional(
    text: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> Signal<Option<String>> {
    Signal::derive(text)
}

/// A condition that follows the signals it reads.
pub fn condition(condition: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(condition)
}

/// Does something soon, and again after the signals it reads have changed, until the component
/// that asks is gone. Natively it does nothing.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_: Option<()>| run());
}
