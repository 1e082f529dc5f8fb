//! Other tabs of the same visitor: one at a time refreshes, and tells the others.

use std::time::Duration;

use js_sys::{Array, Function, Math, Object, Promise, Reflect};
use perigee_core::text::number;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::BroadcastChannel;

use crate::browser::{listen, local_storage, now, sleep, window};

/// The lock's name, the channel's, and the lease's key.
const NAME: &str = "perigee.refresh";

/// How long a lease holds without being renewed: longer than the slowest answer may take.
const LEASE: Duration = Duration::from_secs(90);

/// The right to refresh, given back when it is dropped or the tab is closed.
#[derive(Debug)]
pub enum Turn {
    /// A Web Lock, held until this function is called.
    Lock(Function),
    /// A lease in the storage, where there are no locks: its own random name.
    Lease(String),
}

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which `web-sys` has only as unstable.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

impl Turn {
    /// The right to refresh, unless another tab has it.
    pub async fn take() -> Option<Self> {
        match locks() {
            Some(locks) => lock(&locks).await,
            None => lease().await,
        }
    }

    /// Holds on to a lease for another while.
    pub fn renew(&self) {
        if let Self::Lease(name) = self {
            sign(name);
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        match self {
            Self::Lock(release) => {
                let _ = release.call0(&JsValue::NULL);
            }
            Self::Lease(name) => {
                if holder().is_some_and(|(holder, _)| holder == *name)
                    && let Some(storage) = local_storage()
                {
                    let _ = storage.remove_item(NAME);
                }
            }
        }
    }
}

/// Tells the other tabs that there is a newer collection in the store.
pub fn tell() {
    if let Ok(channel) = BroadcastChannel::new(NAME) {
        let _ = channel.post_message(&JsValue::TRUE);
        channel.close();
    }
}

/// Does something whenever another tab tells, for as long as the page lives.
pub fn hear(told: impl FnMut() + 'static) {
    if let Ok(channel) = BroadcastChannel::new(NAME) {
        listen(&channel, "message", told);
    }
}

fn locks() -> Option<LockManager> {
    let navigator = window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// Asks for the lock without waiting. The browser calls back with the lock or with null, and
/// holds the lock until the promise that the callback returns is kept.
async fn lock(locks: &LockManager) -> Option<Turn> {
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let (release, options) = (release?, Object::new());
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let mut granted = None;
    let answered = Promise::new(&mut |resolve, _| {
        let held = held.clone();
        granted = Some(Closure::once_into_js(move |lock: JsValue| {
            let is_ours = !lock.is_null();
            let _ = resolve.call1(&JsValue::NULL, &is_ours.into());
            if is_ours { held.into() } else { JsValue::UNDEFINED }
        }));
    });
    let asked = locks.request(NAME, &options, granted?.unchecked_ref()).ok()?;
    // What was asked ends only with the lock, or at once where locks are refused.
    let first = Promise::race(&Array::of2(&answered, &asked));
    JsFuture::from(first).await.ok()?.is_truthy().then_some(Turn::Lock(release))
}

/// Takes the lease if nobody holds one. Two tabs that look at the same moment both sign, and
/// the last signature counts.
async fn lease() -> Option<Turn> {
    if holder().is_some_and(|(_, until)| until > now().millis()) {
        return None;
    }
    let name = ((Math::random() * f64::from(u32::MAX)) as u32).to_string();
    sign(&name);
    sleep(Duration::from_millis(50)).await;
    // Without a storage there is nobody to agree with.
    let is_ours = holder().is_none_or(|(holder, _)| holder == name);
    is_ours.then_some(Turn::Lease(name))
}

/// Who holds the lease, and until when.
fn holder() -> Option<(String, i64)> {
    let lease = local_storage()?.get_item(NAME).ok()??;
    let (name, until) = lease.split_once(' ')?;
    Some((name.to_owned(), number(until)?))
}

fn sign(name: &str) {
    if let Some(storage) = local_storage() {
        let until = now().millis() + LEASE.as_millis() as i64;
        let _ = storage.set_item(NAME, &format!("{name} {until}"));
    }
}
