//! A backup under a passphrase: AES-GCM by the browser, with a key derived by Argon2id. A lost passphrase is a lost
//! backup: nobody can open it without. Files of an earlier version, which used PBKDF2, can still be opened.

use crate::storage::backup::file::{self as backup, Backup, BackupError, Opened};
use crate::storage::backup::key_derivation::argon2id;
use crate::storage::backup::sealed::{Cost, Sealed, Stretch, padded};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// The random values that must be new for every file.
pub struct Drawn {
    /// The salt of the key derivation.
    pub salt: [u8; 16],
    /// The initialisation vector of the cipher.
    pub iv: [u8; 12],
}

impl Drawn {
    /// Errors: the browser gives no randomness.
    fn fresh() -> Result<Self, BackupError> {
        let mut drawn = Self { salt: [0; 16], iv: [0; 12] };
        let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(BackupError::NoCipher)?;
        for bytes in [&mut drawn.salt[..], &mut drawn.iv[..]] {
            crypto.get_random_values_with_u8_array(bytes).map_err(|_| BackupError::NoCipher)?;
        }
        Ok(drawn)
    }
}

/// Encrypts a plain backup text. The passphrase has to be in the normal form NFC, as devices write the same letters in
/// different ways. Errors: there is no cipher or too little memory, or the text is not a plain backup.
pub async fn seal(plain: &str, passphrase: &str) -> Result<String, BackupError> {
    seal_with(plain, passphrase, &Drawn::fresh()?).await
}

/// Encrypts a plain backup text with the given random values, for comparison with what another program makes of them.
/// Errors: as for [`seal`].
pub async fn seal_with(plain: &str, passphrase: &str, drawn: &Drawn) -> Result<String, BackupError> {
    let Opened::Plain(backup) = backup::read(plain)? else { return Err(BackupError::NotABackup) };
    let Drawn { salt, iv } = drawn;
    let subtle = subtle().ok_or(BackupError::NoCipher)?;
    let file = Sealed {
        made: backup.made,
        stretch: Stretch::Argon2id(Cost::USUAL),
        salt: to_base64(salt)?,
        iv: to_base64(iv)?,
        sealed: String::new(),
    };
    let mut filled = plain.to_owned();
    filled.extend(std::iter::repeat_n(' ', padded(plain.len()) - plain.len()));
    let sealed = async {
        let key = key(&subtle, passphrase, salt, file.stretch).await?;
        let way = aes(iv, &file.write(""))?;
        let sealed = JsFuture::from(subtle.encrypt_with_object_and_u8_array(&way, &key, filled.as_bytes())?).await?;
        let sealed = Uint8Array::new(&sealed).to_vec();
        // A backup that does not open again is worse than none.
        let again = JsFuture::from(subtle.decrypt_with_object_and_u8_array(&way, &key, &sealed)?).await?;
        if Uint8Array::new(&again).to_vec() == filled.as_bytes() { Ok(sealed) } else { Err(Fault::Cipher) }
    };
    Ok(file.write(&to_base64(&sealed.await.map_err(Fault::sealing)?)?))
}

/// Decrypts a sealed backup. Errors: [`BackupError::DoesNotOpen`], or what is wrong with the file or the backup inside.
pub async fn unseal(file: &Sealed, passphrase: &str) -> Result<Backup, BackupError> {
    let subtle = subtle().ok_or(BackupError::NoCipher)?;
    let part = |text: &str| from_base64(text).ok_or(BackupError::Damaged);
    let (salt, iv, sealed) = (part(&file.salt)?, part(&file.iv)?, part(&file.sealed)?);
    let opened = async {
        let key = key(&subtle, passphrase, &salt, file.stretch).await?;
        let way = aes(&iv, &file.write(""))?;
        Ok(JsFuture::from(subtle.decrypt_with_object_and_u8_array(&way, &key, &sealed)?).await?)
    };
    let plain = opened.await.map_err(Fault::opening)?;
    let plain = String::from_utf8(Uint8Array::new(&plain).to_vec()).map_err(|_| BackupError::Damaged)?;
    match backup::read(&plain)? {
        Opened::Plain(backup) => Ok(backup),
        Opened::Sealed(_) => Err(BackupError::Damaged),
    }
}

/// What can go wrong between a passphrase and a text.
enum Fault {
    /// The browser's cipher failed.
    Cipher,
    /// The key derivation failed.
    Stretch(BackupError),
}

impl From<JsValue> for Fault {
    fn from(_: JsValue) -> Self {
        Self::Cipher
    }
}

impl Fault {
    fn sealing(self) -> BackupError {
        match self {
            Self::Cipher => BackupError::NoCipher,
            Self::Stretch(error) => error,
        }
    }

    fn opening(self) -> BackupError {
        match self {
            Self::Cipher => BackupError::DoesNotOpen,
            Self::Stretch(error) => error,
        }
    }
}

/// The browser's cryptography, which only secure pages have.
fn subtle() -> Option<SubtleCrypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into().ok()
}

/// The key for a passphrase, for encrypting and decrypting.
async fn key(subtle: &SubtleCrypto, passphrase: &str, salt: &[u8], how: Stretch) -> Result<CryptoKey, Fault> {
    let uses = |uses: &[&str]| uses.iter().map(|word| JsValue::from_str(word)).collect::<Array>();
    let aes = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let both = uses(&["encrypt", "decrypt"]);
    let key = match how {
        Stretch::Argon2id(cost) => {
            let bytes = argon2id(passphrase.as_bytes(), salt, cost).map_err(Fault::Stretch)?;
            subtle.import_key_with_object("raw", &Uint8Array::from(&bytes[..]), &aes, false, &both)?
        }
        Stretch::Pbkdf2 { iterations } => {
            let bytes = Uint8Array::from(passphrase.as_bytes());
            let typed = subtle.import_key_with_str("raw", &bytes, "PBKDF2", false, &uses(&["deriveKey"]))?;
            let typed: CryptoKey = JsFuture::from(typed).await?.unchecked_into();
            let how = object(&[
                ("name", "PBKDF2".into()),
                ("hash", "SHA-256".into()),
                ("salt", Uint8Array::from(salt).into()),
                ("iterations", iterations.into()),
            ])?;
            subtle.derive_key_with_object_and_object(&how, &typed, &aes, false, &both)?
        }
    };
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
