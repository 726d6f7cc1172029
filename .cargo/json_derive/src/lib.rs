//! `#[derive(Json)]` writes and reads a type as it stands in records. A struct of named fields is an object, one around
//! a text is that text, an enum is a word, or an object with one member where the variant holds something. A member is
//! called as its field; a word, as its variant in small letters: `InPerson` is `in_person`.
//!
//! A field is left out of the text while it is blank (empty, none, false), unless it says otherwise:
//!
//! - `#[json(required)]`: always there, and a text without it does not fit.
//! - `#[json(always)]`: always written; its default where it is missing.
//! - `#[json(unless = path::to_fn)]`: left out while the function says so; its default where it is missing.
//!
//! An enum of bare words with `#[json(all)]` has all of them as `ALL`.
//!
//! The order of the fields is the order in the text. Members that a build does not know are not its matter: they are
//! carried past these types (src/storage/record/body.rs).
//!
//! The arguments in the code that is made are called `json_writer` and so on, so that no field can hide one.

mod fields;
mod forms;

use proc_macro::TokenStream;
use syn::{Data, DeriveInput, Fields, parse_macro_input};

/// See the head of this crate.
#[proc_macro_derive(Json, attributes(json))]
pub fn derive_json(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let made = match &input.data {
        Data::Struct(it) => match &it.fields {
            Fields::Named(named) => forms::object(&input, named),
            Fields::Unnamed(one) if one.unnamed.len() == 1 => Ok(forms::text(&input)),
            _ => Err(syn::Error::new_spanned(
                &input.ident,
                "a struct in a record has named fields, or is around one text",
            )),
        },
        Data::Enum(it) if it.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) => {
            forms::words(&input, it)
        }
        Data::Enum(it) => forms::variants(&input, it),
        Data::Union(_) => Err(syn::Error::new_spanned(&input.ident, "a union has no place in a record")),
    };
    made.unwrap_or_else(syn::Error::into_compile_error).into()
}
