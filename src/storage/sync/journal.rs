//! The journal, the second place of every record: an IndexedDB database that reports a change only once it is on the
//! disk. localStorage is faster, but a browser that is killed may lose its last minute. The only file that touches
//! IndexedDB.

use crate::storage::names;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::fmt;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const RECORDS: &str = "records";

/// How long the start waits for the journal, in milliseconds: some browsers never answer, and saving has to go on.
const PATIENCE_MS: i32 = 4_000;

/// Why there is no journal. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalError {
    /// The browser has no database for this page.
    Missing,
    /// The database failed, with the browser's own word for it.
    Failed(String),
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Your records are saved, but without a second copy. If the power fails now, you may lose the last minute. Make a backup when you are done.")
    }
}

impl From<JsValue> for JournalError {
    fn from(thrown: JsValue) -> Self {
        let name = Reflect::get(&thrown, &"name".into()).ok().and_then(|name| name.as_string());
        Self::Failed(name.unwrap_or_default())
    }
}

/// What to do with one key of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Put this text there.
    Put(String, String),
    /// Delete the key.
    Delete(String),
}

/// The open journal.
pub struct Journal(IdbDatabase);

/// A journal that is being opened.
pub struct Opening {
    request: IdbOpenDbRequest,
    answered: Promise,
}

impl Opening {
    /// The journal, unless it takes too long. Errors: the browser has none, or not yet.
    pub async fn soon(&self) -> Result<Journal, JournalError> {
        let late = Promise::new(&mut |_, reject| {
            if let Some(window) = web_sys::window() {
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
            }
        });
        self.wait(Promise::race(&Array::of2(&self.answered, &late))).await
    }

    /// The journal, however long it takes. Errors: the browser has none.
    pub async fn at_last(self) -> Result<Journal, JournalError> {
        self.wait(self.answered.clone()).await
    }

    async fn wait(&self, answer: Promise) -> Result<Journal, JournalError> {
        JsFuture::from(answer).await.map_err(|_| failure(self.request.error().ok().flatten()))?;
        let db = database(&self.request).ok_or(JournalError::Missing)?;
        let held = db.clone();
        // A newer version of the app, or a deletion, in another tab must not be blocked by this connection.
        let release = Closure::once_into_js(move || held.close());
        db.set_onversionchange(Some(release.unchecked_ref()));
        Ok(Journal(db))
    }
}

impl Journal {
    /// Opens the journal, creating it if there is none. Errors: the browser has none, or not yet.
    pub async fn open() -> Result<Self, JournalError> {
        Self::ask()?.soon().await
    }

    /// Starts opening the journal. Errors: the browser has none.
    pub fn ask() -> Result<Opening, JournalError> {
        Self::ask_for(&names::database(), true)
    }

    /// The journal of builds without a path in their names; `None` if there is none. Errors: the browser cannot tell.
    pub async fn of_earlier() -> Result<Option<Self>, JournalError> {
        match Self::ask_for(names::DATABASE_BEFORE, false)?.soon().await {
            Ok(journal) => Ok(Some(journal)),
            // It did not exist, and its creation was aborted: see below.
            Err(JournalError::Failed(name)) if name == "AbortError" => Ok(None),
            Err(why) => Err(why),
        }
    }

    fn ask_for(name: &str, make: bool) -> Result<Opening, JournalError> {
        let window = web_sys::window().ok_or(JournalError::Missing)?;
        let factory = window.indexed_db().ok().flatten().ok_or(JournalError::Missing)?;
        let request = factory.open_with_u32(name, 1)?;
        let asked = request.clone();
        let make = Closure::once_into_js(move || {
            // If this fails, so will the first transaction, which reports it.
            let _ = match asked.transaction() {
                Some(making) if !make => making.abort(),
                _ => database(&asked).map_or(Ok(()), |db| db.create_object_store(RECORDS).map(drop)),
            };
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let answered = answers(&request);
        Ok(Opening { request, answered })
    }

    /// Every key with its text. Errors: the journal cannot be read.
    pub async fn all(&self) -> Result<Vec<(String, String)>, JournalError> {
        let (_, records) = self.transaction("readonly")?;
        let (keys, texts) = (records.get_all_keys()?, records.get_all()?);
        answer(&keys).await?;
        answer(&texts).await?;
        let (keys, texts) = (Array::from(&keys.result()?), Array::from(&texts.result()?));
        let pairs = keys.iter().zip(texts.iter());
        Ok(pairs.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
    }

    /// Reads each of `names` and writes what `decide` returns for it, in one transaction, which excludes those of other
    /// tabs; returns once all of it is on the disk. Errors: none of it is.
    pub async fn change(
        &self,
        names: &[String],
        mut decide: impl FnMut(&str, Option<String>) -> Vec<Write>,
    ) -> Result<(), JournalError> {
        let (transaction, records) = self.transaction("readwrite")?;
        let done = completion(&transaction);
        for name in names {
            let request = records.get(&name.into())?;
            answer(&request).await?;
            for write in decide(name, request.result()?.as_string()) {
                match write {
                    Write::Put(key, text) => records.put_with_key(&text.into(), &key.into())?,
                    Write::Delete(key) => records.delete(&key.into())?,
                };
            }
        }
        done.await.map_err(|_| failure(transaction.error()))?;
        Ok(())
    }

    /// The object under a name: the browser's permission to write to a file. Errors: it cannot be read.
    pub async fn object(&self, name: &str) -> Result<JsValue, JournalError> {
        let (_, records) = self.transaction("readonly")?;
        let request = records.get(&name.into())?;
        answer(&request).await?;
        Ok(request.result()?)
    }

    /// Stores such an object, or deletes it if it is undefined. Errors: it could not be stored.
    pub async fn keep_object(&self, name: &str, object: &JsValue) -> Result<(), JournalError> {
        let (_, records) = self.transaction("readwrite")?;
        let name = name.into();
        let request =
            if object.is_undefined() { records.delete(&name)? } else { records.put_with_key(object, &name)? };
        answer(&request).await
    }

    /// Empties the journal except for one text, which `make` makes from the text under its name; returns once that is
    /// on the disk. Errors: the journal is unchanged.
    pub async fn restart(&self, name: &str, make: impl FnOnce(Option<String>) -> String) -> Result<(), JournalError> {
        let (transaction, records) = self.transaction("readwrite")?;
        let done = completion(&transaction);
        let request = records.get(&name.into())?;
        answer(&request).await?;
        let text = make(request.result()?.as_string());
        records.clear()?;
        records.put_with_key(&text.into(), &name.into())?;
        done.await.map_err(|_| failure(transaction.error()))?;
        Ok(())
    }

    /// Empties the journal; returns once that is on the disk. Errors: the journal is unchanged.
    pub async fn erase(&self) -> Result<(), JournalError> {
        let (transaction, records) = self.transaction("readwrite")?;
        let done = completion(&transaction);
        records.clear()?;
        done.await.map_err(|_| failure(transaction.error()))?;
        Ok(())
    }

    fn transaction(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), JournalError> {
        // `web-sys` does not know the durability option yet, so the method is called by name.
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let method: Function = Reflect::get(&self.0, &"transaction".into())?.unchecked_into();
        let transaction = method.call3(&self.0, &RECORDS.into(), &mode.into(), &options)?;
        let transaction: IdbTransaction = transaction.unchecked_into();
        let records = transaction.object_store(RECORDS)?;
        Ok((transaction, records))
    }
}

fn database(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}

/// The end of a transaction: all of it is on the disk, or none of it.
fn completion(transaction: &IdbTransaction) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    }))
}

/// A promise for the answer to a request.
fn answers(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// Waits until the request is answered; the transaction is still open then.
async fn answer(request: &IdbRequest) -> Result<(), JournalError> {
    match JsFuture::from(answers(request)).await {
        Ok(_) => Ok(()),
        Err(_) => Err(failure(request.error().ok().flatten())),
    }
}

fn failure(error: Option<web_sys::DomException>) -> JournalError {
    JournalError::Failed(error.map(|error| error.name()).unwrap_or_default())
}
