//! The fields of an object: how each is written, read, and listed.

use proc_macro2::TokenStream;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Expr, Field, FieldsNamed, Ident, Meta, Token};

/// What a field says of itself.
pub enum Presence {
    /// Always there.
    Required,
    /// Left out while it is blank.
    Optional,
    /// Always written; its default where it is missing.
    Always,
    /// Left out while this says so; its default where it is missing.
    Unless(Box<Expr>),
}

/// One field of an object.
pub struct Member<'a> {
    /// Its name, in the type and in the text.
    pub name: &'a Ident,
    presence: Presence,
}

/// The fields of an object, in order. Errors: an attribute that is not known.
pub fn members(named: &FieldsNamed) -> syn::Result<Vec<Member<'_>>> {
    named
        .named
        .iter()
        .filter_map(|field| field.ident.as_ref().map(|name| Ok(Member { name, presence: presence(field)? })))
        .collect()
}

fn presence(field: &Field) -> syn::Result<Presence> {
    let mut found = Presence::Optional;
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("json")) {
        for meta in attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)? {
            found = match &meta {
                Meta::Path(path) if path.is_ident("required") => Presence::Required,
                Meta::Path(path) if path.is_ident("always") => Presence::Always,
                Meta::NameValue(pair) if pair.path.is_ident("unless") => Presence::Unless(Box::new(pair.value.clone())),
                _ => return Err(syn::Error::new_spanned(meta, "a field is `required`, `always`, or `unless = path`")),
            };
        }
    }
    Ok(found)
}

impl Member<'_> {
    /// Writes it; `value` refers to it.
    pub fn write(&self, value: &TokenStream) -> TokenStream {
        let name = self.name.to_string();
        match &self.presence {
            Presence::Required | Presence::Always => quote! { json_writer.required(#name, #value); },
            Presence::Optional => quote! { json_writer.optional(#name, #value); },
            Presence::Unless(skip) => quote! {
                if !(#skip)(#value) {
                    json_writer.required(#name, #value);
                }
            },
        }
    }

    /// Reads it; `value` refers to it, mutably.
    pub fn read(&self, value: &TokenStream) -> TokenStream {
        let name = self.name.to_string();
        match &self.presence {
            Presence::Required => quote! { json_reader.required(#name, #value); },
            Presence::Optional => quote! { json_reader.optional(#name, #value); },
            Presence::Always | Presence::Unless(_) => quote! {
                if !json_reader.optional(#name, #value) {
                    *#value = ::core::default::Default::default();
                }
            },
        }
    }

    /// Lists it; `of` finds it in the type.
    pub fn list(&self, of: &TokenStream) -> TokenStream {
        let name = self.name.to_string();
        let how = match self.presence {
            Presence::Required => "required",
            Presence::Optional => "optional",
            Presence::Always => "always",
            Presence::Unless(_) => "unless default",
        };
        quote! { json_shape.member(#name, #how, #of); }
    }
}
