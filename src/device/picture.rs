//! A drawing as a file of its own, with its styles written into it, as SVG text or as PNG.

use crate::device::file;
use js_sys::{Array, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement, Url, XmlSerializer,
};

/// The style properties that a drawing takes from the page's style sheets.
const STYLES: [&str; 9] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "opacity",
];
/// The most pixels that every browser's canvas supports.
const MOST_PIXELS: u32 = 16_000_000;

/// Called with whether it worked.
pub type Then = Box<dyn FnOnce(bool)>;

/// Writes the computed styles into each element of a drawing, so that it looks the same without the page's style
/// sheets. The drawing must be in the document, and styled by tags and classes only. `None` if the browser fails.
pub fn settle(drawing: &Element) -> Option<()> {
    let window = web_sys::window()?;
    let inside = drawing.query_selector_all("*").ok()?;
    let parts = (0..inside.length()).filter_map(|n| inside.item(n)?.dyn_into::<Element>().ok());
    let parts: Vec<Element> = std::iter::once(drawing.clone()).chain(parts).collect();
    // There are tens of kinds among tens of thousands of elements: the style of each kind is computed once.
    let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
    for part in &parts {
        let kind = kind(part, drawing);
        let at = match kinds.iter().position(|known| known.0 == kind) {
            Some(at) => at,
            None => {
                let style = window.get_computed_style(part).ok()??;
                let values: Result<_, _> = STYLES.iter().map(|name| style.get_property_value(name)).collect();
                kinds.push((kind.clone(), values.ok()?));
                kinds.len() - 1
            }
        };
        let around = kind.split_once(AROUND).map(|(_, around)| around).filter(|around| !around.is_empty());
        let around = around.and_then(|around| kinds.iter().find(|known| known.0 == around));
        for (n, value) in kinds.get(at)?.1.iter().enumerate() {
            // Inherited values that equal the parent's need not be written again. Opacity is not inherited.
            let known = match STYLES[n] {
                "opacity" => value == "1",
                _ => around.is_some_and(|(_, values)| values.get(n) == Some(value)),
            };
            if !value.is_empty() && !known {
                part.set_attribute(STYLES[n], value).ok()?;
            }
        }
    }
    parts.iter().try_for_each(|part| part.remove_attribute("class").ok())
}

/// Separates an element from its parent in the name of a kind.
const AROUND: char = '>';

/// What the style of an element depends on: tag and class, its own and those of its ancestors in the drawing.
fn kind(part: &Element, drawing: &Element) -> String {
    let own = [&part.local_name(), ".", &part.get_attribute("class").unwrap_or_default(), ">"].concat();
    match part.parent_element().filter(|_| part != drawing) {
        Some(around) => own + &kind(&around, drawing),
        None => own,
    }
}

/// The width of a text of a drawing on the page, in the drawing's units.
pub fn text_width(text: &Element) -> Option<i64> {
    let measure = Reflect::get(text, &JsValue::from_str("getComputedTextLength")).ok()?;
    let width = measure.dyn_into::<js_sys::Function>().ok()?.call0(text).ok()?.as_f64()?;
    Some(width as i64)
}

/// The drawing as SVG text that needs nothing else.
pub fn as_text(drawing: &Element) -> Option<String> {
    let text = XmlSerializer::new().ok()?.serialize_to_string(drawing).ok()?;
    Some(["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", &text].concat())
}

/// Offers the drawing as a PNG at twice its size, or at its size if that would be too large.
pub fn download_png(name: String, drawing: &str, width: u32, height: u32, then: Then) {
    let then = std::rc::Rc::new(std::cell::RefCell::new(Some(then)));
    let said = then.clone();
    let tell = move |well| {
        if let Some(then) = said.take() {
            then(well);
        }
    };
    let refused = tell.clone();
    if begin(name, drawing, width, height, tell).is_none() {
        refused(false);
    }
}

fn begin(name: String, drawing: &str, width: u32, height: u32, tell: impl Fn(bool) + Clone + 'static) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(drawing)), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let image = HtmlImageElement::new().ok()?;
    let (shown, failed, kept) = (image.clone(), tell.clone(), url.clone());
    let loaded = Closure::once_into_js(move || {
        let painted = paint(&shown, width, height, name, tell.clone());
        // Whether the address is still held makes no difference to the picture.
        let _ = Url::revoke_object_url(&kept);
        if painted.is_none() {
            tell(false);
        }
    });
    image.set_onload(Some(loaded.unchecked_ref()));
    image.set_onerror(Some(Closure::once_into_js(move || failed(false)).unchecked_ref()));
    image.set_src(&url);
    Some(())
}

fn paint(image: &HtmlImageElement, width: u32, height: u32, name: String, tell: impl Fn(bool) + 'static) -> Option<()> {
    let scale = if width.saturating_mul(height).saturating_mul(4) <= MOST_PIXELS { 2 } else { 1 };
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width * scale);
    canvas.set_height(height * scale);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (wide, high) = (f64::from(width * scale), f64::from(height * scale));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, wide, high).ok()?;
    let done = Closure::once_into_js(move |blob: JsValue| {
        let blob = blob.dyn_into::<Blob>().ok();
        tell(blob.is_some_and(|blob| file::download_blob(&name, &blob).is_some()));
    });
    canvas.to_blob_with_type(done.unchecked_ref(), "image/png").ok()
}
