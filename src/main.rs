//! Starts the app: the panic hook, the store, the records, the screens. The only wiring there is.

use afterword::device::{clock, page};
use afterword::state::App;
use afterword::ui::screens::lazy;
use afterword::ui::shell::shell;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Takes the place of the screens after a failure; made by the start script, so that it works without this code.
    #[wasm_bindgen(js_name = afterword_recover)]
    fn recover(message: &str);

    /// Tells the start script that the screens are up.
    #[wasm_bindgen(js_name = afterword_ready)]
    fn ready();

    /// Tells it that everything of the first load's promise is here.
    #[wasm_bindgen(js_name = afterword_complete)]
    fn complete();
}

fn main() {
    std::panic::set_hook(Box::new(|panic| recover(&panic.to_string())));
    let Some(place) = page::place("app") else { return recover("The page has no place for the app.") };
    let app = App::open(clock::now());
    lazy::promised(complete);
    page::clear(&place);
    let root = place.clone();
    mount_to(place.unchecked_into(), move || {
        provide_context(app);
        app.run();
        shell().show_in(&root);
    })
    .forget();
    ready();
}
