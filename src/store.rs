//! What outlives the visit: texts by key, in IndexedDB.
//!
//! That something is kept is noted beside it, in the local storage, since to open a database takes a slow
//! phone a tenth of a second: a first visit need not wait for one that is empty.
//!
//! Persistence is a convenience. Where the browser refuses it (a private window, a full disk, a
//! database held open by another version) reading gives nothing and writing does nothing.
//!
//! Every request that is awaited is so through a promise whose own functions are the event handlers,
//! so that a future dropped half-way leaves no dead Rust closure for the browser to call.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransaction, IdbTransactionMode};

use crate::browser::{local_storage, patience, window};

/// The database, and the version of its layout: one store of texts. The texts carry versions of
/// their own.
const NAME: &str = "perigee";
const VERSION: u32 = 1;
const TEXTS: &str = "texts";

/// Where it is noted that texts are kept.
const NOTE: &str = "perigee.kept";

/// How long a database may keep the app waiting before the app goes on without it.
const PATIENCE: Duration = Duration::from_millis(1_500);

thread_local! {
    static DATABASE: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    /// Whether the browser refused, after which it is not asked again in this visit.
    static REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// Whether it is noted that texts are kept. Earlier builds kept theirs without a note.
pub fn is_noted() -> bool {
    local_storage().is_some_and(|storage| matches!(storage.get_item(NOTE), Ok(Some(_))))
}

/// The text kept under a key.
pub async fn get(key: &str) -> Option<String> {
    let (store, _) = texts(IdbTransactionMode::Readonly).await?;
    let request = store.get(&key.into()).ok()?;
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(in_time(done)).await.ok()?;
    let text = request.result().ok()?.as_string()?;
    note();
    Some(text)
}

/// Keeps a text under a key; whether it is safely kept.
pub async fn put(key: &str, text: &str) -> bool {
    let kept = write(|store| store.put_with_key(&text.into(), &key.into()).map(drop)).await;
    if kept.is_some() {
        note();
    }
    kept.is_some()
}

/// Notes that something is kept.
fn note() {
    if let Some(storage) = local_storage() {
        let _ = storage.set_item(NOTE, "");
    }
}

/// Keeps a text under another key, and forgets it under its own unless something else stands there
/// by now. It is one transaction, so that nothing can be kept in between and be forgotten with it.
pub async fn set_aside(key: &str, aside: &str, text: String) {
    let set_aside = |store: &IdbObjectStore| {
        store.put_with_key(&text.as_str().into(), &aside.into())?;
        let request = store.get(&key.into())?;
        let (store, found, key) = (store.clone(), request.clone(), key.to_owned());
        let forget = Closure::once_into_js(move || {
            if found.result().is_ok_and(|found| found.as_string().as_ref() == Some(&text)) {
                let _ = store.delete(&key.into());
            }
        });
        request.set_onsuccess(Some(forget.unchecked_ref()));
        Ok(())
    };
    let _ = write(set_aside).await;
}

/// Forgets what is kept under these keys.
pub async fn delete(keys: &[String]) {
    let delete = |store: &IdbObjectStore| {
        keys.iter().try_for_each(|key| store.delete(&key.as_str().into()).map(drop))
    };
    let _ = write(delete).await;
}

/// Changes something, and waits until the change is on disk.
async fn write(change: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>) -> Option<()> {
    let (store, transaction) = texts(IdbTransactionMode::Readwrite).await?;
    change(&store).ok()?;
    let done = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    });
    JsFuture::from(in_time(done)).await.ok().map(drop)
}

async fn texts(mode: IdbTransactionMode) -> Option<(IdbObjectStore, IdbTransaction)> {
    let database = database().await?;
    let transaction = database.transaction_with_str_and_mode(TEXTS, mode).ok()?;
    Some((transaction.object_store(TEXTS).ok()?, transaction))
}

/// The open database; opened when it is first asked for.
async fn database() -> Option<IdbDatabase> {
    if let Some(database) = DATABASE.with_borrow(Clone::clone) {
        return Some(database);
    }
    if REFUSED.get() {
        return None;
    }
    let opened = open().await;
    REFUSED.set(opened.is_none());
    opened
}

async fn open() -> Option<IdbDatabase> {
    let request = window()?.indexed_db().ok()??.open_with_u32(NAME, VERSION).ok()?;
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
        request.set_onupgradeneeded(Some(&create(&request)));
    });
    JsFuture::from(in_time(opened)).await.ok()?;
    let database: IdbDatabase = request.result().ok()?.dyn_into().ok()?;
    // Another tab with a newer layout must not wait for this one.
    let closing = database.clone();
    let close = Closure::<dyn FnMut()>::new(move || {
        DATABASE.take();
        closing.close();
    });
    database.set_onversionchange(Some(close.into_js_value().unchecked_ref()));
    DATABASE.replace(Some(database.clone()));
    Some(database)
}

/// What lays a new database out. It is called once or never.
fn create(request: &IdbOpenDbRequest) -> Function {
    let request = request.clone();
    Closure::once_into_js(move || {
        let database = request.result().and_then(JsCast::dyn_into::<IdbDatabase>);
        let _ = database.and_then(|database| database.create_object_store(TEXTS));
    })
    .unchecked_into()
}

/// The promise, or a rejection when it takes too long.
fn in_time(promise: Promise) -> Promise {
    Promise::race(&Array::of2(&promise, &patience(PATIENCE)))
}
