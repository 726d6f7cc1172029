//! Every link of the app leads to a screen: the addresses stand as texts in many files.

use super::arrows::sources;
use super::src;
use afterword::route::Route;
use std::fs;

#[test]
fn every_link_leads_to_a_screen() {
    let mut links = 0;
    for file in sources(&src().join("ui")) {
        let text = fs::read_to_string(&file).unwrap();
        for rest in text.split("\"#/").skip(1) {
            let address = rest.split('"').next().unwrap();
            // What is filled in is an id.
            let parts = address.split('/').map(|part| if part.contains('{') { "a1" } else { part });
            let address = parts.collect::<Vec<_>>().join("/");
            links += 1;
            assert_ne!(Route::parse(&address), Route::Unknown, "{}: #/{address}", file.display());
        }
    }
    assert!(links > 30, "only {links} links were found");
}
