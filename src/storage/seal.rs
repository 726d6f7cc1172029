//! A backup under a passphrase: AES-GCM with a key that PBKDF2 stretches, both by the browser. A lost passphrase is
//! a lost backup: nobody can open it without.

use crate::storage::backup::{self, Backup, BackupError, Cipher, Opened, Sealed};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// How often the passphrase is stretched: what OWASP advised for PBKDF2 with SHA-256 in 2023, and a little more.
const ITERATIONS: u32 = 700_000;

/// More than any version of the app would ask for: a file that does is out to keep this device busy.
const MOST_ITERATIONS: u32 = 10_000_000;

/// Seals a plain backup text. Errors: [`BackupError::NoCipher`], or the text is not a plain backup.
pub async fn seal(plain: &str, passphrase: &str) -> Result<String, BackupError> {
    let Opened::Plain(backup) = backup::read(plain)? else { return Err(BackupError::NotABackup) };
    let (salt, iv) = (random(16)?, random(12)?);
    let cipher = Cipher { iterations: ITERATIONS, salt: to_base64(&salt)?, iv: to_base64(&iv)? };
    let file = Sealed { made: backup.made, cipher, sealed: String::new() };
    let subtle = subtle().ok_or(BackupError::NoCipher)?;
    let sealed = async {
        let key = stretch(&subtle, passphrase, &salt, ITERATIONS, "encrypt").await?;
        let way = aes(&iv, &file.write(""))?;
        JsFuture::from(subtle.encrypt_with_object_and_u8_array(&way, &key, plain.as_bytes())?).await
    };
    let sealed = sealed.await.map_err(|_| BackupError::NoCipher)?;
    Ok(file.write(&to_base64(&Uint8Array::new(&sealed).to_vec())?))
}

/// Opens a sealed backup. Errors: [`BackupError::DoesNotOpen`], or what is wrong with the backup inside.
pub async fn unseal(file: &Sealed, passphrase: &str) -> Result<Backup, BackupError> {
    let subtle = subtle().ok_or(BackupError::NoCipher)?;
    let iterations = file.cipher.iterations;
    if iterations > MOST_ITERATIONS {
        return Err(BackupError::Damaged);
    }
    let part = |text: &str| from_base64(text).ok_or(BackupError::Damaged);
    let (salt, iv, sealed) = (part(&file.cipher.salt)?, part(&file.cipher.iv)?, part(&file.sealed)?);
    let opened = async {
        let key = stretch(&subtle, passphrase, &salt, iterations, "decrypt").await?;
        let way = aes(&iv, &file.write(""))?;
        JsFuture::from(subtle.decrypt_with_object_and_u8_array(&way, &key, &sealed)?).await
    };
    let plain = opened.await.map_err(|_| BackupError::DoesNotOpen)?;
    let plain = String::from_utf8(Uint8Array::new(&plain).to_vec()).map_err(|_| BackupError::Damaged)?;
    match backup::read(&plain)? {
        Opened::Plain(backup) => Ok(backup),
        Opened::Sealed(_) => Err(BackupError::Damaged),
    }
}

/// The browser's cryptography, which it gives to secure pages only.
fn subtle() -> Option<SubtleCrypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into().ok()
}

fn random(count: usize) -> Result<Vec<u8>, BackupError> {
    let mut bytes = vec![0; count];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(BackupError::NoCipher)?;
    crypto.get_random_values_with_u8_array(&mut bytes).map_err(|_| BackupError::NoCipher)?;
    Ok(bytes)
}

async fn stretch(
    subtle: &SubtleCrypto,
    passphrase: &str,
    salt: &[u8],
    iterations: u32,
    usage: &str,
) -> Result<CryptoKey, JsValue> {
    let bytes: JsValue = Uint8Array::from(passphrase.as_bytes()).into();
    let uses = |usage: &str| Array::of1(&usage.into());
    let typed = subtle.import_key_with_str("raw", bytes.unchecked_ref(), "PBKDF2", false, &uses("deriveKey"))?;
    let typed: CryptoKey = JsFuture::from(typed).await?.unchecked_into();
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", iterations.into()),
    ])?;
    let what = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let key = subtle.derive_key_with_object_and_object(&how, &typed, &what, false, &uses(usage))?;
    Ok(JsFuture::from(key).await?.unchecked_into())
}

fn aes(iv: &[u8], header: &str) -> Result<Object, JsValue> {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(iv).into()),
        ("additionalData", Uint8Array::from(header.as_bytes()).into()),
    ])
}

fn object(members: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}

fn to_base64(bytes: &[u8]) -> Result<String, BackupError> {
    let latin: String = bytes.iter().copied().map(char::from).collect();
    web_sys::window().and_then(|window| window.btoa(&latin).ok()).ok_or(BackupError::NoCipher)
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let latin = web_sys::window()?.atob(text).ok()?;
    latin.chars().map(|c| u8::try_from(c).ok()).collect()
}
