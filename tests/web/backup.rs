//! Backups: under a passphrase, and restored.

use crate::{afresh, journal, lies, local, name, now, process, tab};
use afterword::storage::backup::file::{BackupError, Mode, Opened, read};
use afterword::storage::backup::restore::Assent;
use afterword::storage::backup::seal::{seal, unseal};
use afterword::storage::{Store, Writer};
use wasm_bindgen_test::wasm_bindgen_test;

/// What another program sealed: tests/tools/seal.py.
const SEALED: [&str; 2] =
    [include_str!("../fixtures/sealed/version-1.json"), include_str!("../fixtures/sealed/version-2.json")];

#[wasm_bindgen_test]
async fn a_backup_under_a_passphrase_opens_with_it_and_with_nothing_else() {
    afresh().await;
    let tab = tab("a").begin();
    tab.store.put(process("p", "Acme 👩🏽‍💻"), now()).unwrap();
    let plain = tab.store.backup(now());
    let text = seal(&plain, "correct horse").await.unwrap();
    assert!(!text.contains("Acme"));
    let Opened::Sealed(file) = read(&text).unwrap() else { panic!("not sealed") };
    let Opened::Plain(backup) = read(&plain).unwrap() else { panic!("not plain") };
    assert_eq!(unseal(&file, "correct horse").await, Ok(backup));
    for wrong in ["", "Correct horse", "correct horse "] {
        assert_eq!(unseal(&file, wrong).await, Err(BackupError::DoesNotOpen), "{wrong}");
    }
    let forged = text.replacen("2026-11-11", "2026-11-12", 1);
    let Opened::Sealed(forged) = read(&forged).unwrap() else { panic!("not sealed") };
    assert_eq!(unseal(&forged, "correct horse").await, Err(BackupError::DoesNotOpen));
    let at = text.find("\"sealed\":\"").unwrap() + 40;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    let flipped = format!("{}{other}{}", &text[..at], &text[at + 1..]);
    let Opened::Sealed(flipped) = read(&flipped).unwrap() else { panic!("not sealed") };
    assert_eq!(unseal(&flipped, "correct horse").await, Err(BackupError::DoesNotOpen));
}

#[wasm_bindgen_test]
async fn what_another_program_sealed_opens_and_the_same_is_written() {
    use afterword::device::text::{forms, normal};
    use afterword::storage::backup::seal::{Drawn, seal_with};
    let plain = include_str!("../fixtures/v1/backup.json");
    let Opened::Plain(backup) = read(plain).unwrap() else { panic!("not plain") };
    // As a keyboard writes it that has the two dots as a letter of their own.
    let typed = "Zoe\u{308}'s gru\u{308}ne Tu\u{308}r \u{1f6aa} \u{9580}";
    let normal = normal(typed);
    assert_ne!(normal, typed);
    assert_eq!(forms(typed), [&*normal, typed]);
    for (text, passphrase, other) in [(SEALED[0], typed, &*normal), (SEALED[1], &*normal, typed)] {
        let Opened::Sealed(file) = read(text).unwrap() else { panic!("not sealed") };
        assert_eq!(unseal(&file, passphrase).await, Ok(backup.clone()));
        assert_eq!(unseal(&file, other).await, Err(BackupError::DoesNotOpen));
    }
    let drawn = Drawn { salt: std::array::from_fn(|n| n as u8 + 1), iv: std::array::from_fn(|n| n as u8 + 101) };
    assert_eq!(seal_with(plain, &normal, &drawn).await.as_deref(), Ok(SEALED[1]));
}

#[wasm_bindgen_test]
async fn a_sealed_file_tells_little_of_its_size() {
    let sizes = ["p", "a name that is a good deal longer"].map(|name| {
        let (store, _) = Store::open(Writer::parse("a").unwrap(), now());
        store.put(process("p", name), now()).unwrap();
        store.backup(now())
    });
    let mut sealed = Vec::new();
    for plain in &sizes {
        sealed.push(seal(plain, "correct horse").await.unwrap().len());
    }
    assert_ne!(sizes[0].len(), sizes[1].len());
    assert_eq!(sealed[0], sealed[1]);
    local().clear().unwrap();
}

#[wasm_bindgen_test]
async fn a_restored_backup_is_called_saved_once_the_journal_has_it() {
    afresh().await;
    let before = tab("a").begin();
    before.store.put(process("p", "Acme"), now()).unwrap();
    before.saves().await;
    let text = before.store.backup(now());
    before.store.erase(false).await.unwrap();
    assert_eq!((local().get_item(&lies("p")).unwrap(), journal(&name("p")).await), (None, None));
    let after = tab("b").begin();
    let Opened::Plain(backup) = read(&text).unwrap() else { panic!("not plain") };
    let plan = after.store.plan(&backup, Mode::Merge);
    after.store.restore(&plan, Assent::Once, now()).unwrap();
    after.saves().await;
    assert!(journal(&name("p")).await.unwrap().contains("Acme"));
}
