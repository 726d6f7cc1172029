//! The four forms that a type has in a record: an object, a text, a word, a variant with something in it.

use crate::fields::{Member, members};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, DeriveInput, Fields, FieldsNamed, Ident};

/// The parts that differ from form to form.
struct Parts {
    write: TokenStream,
    blank: TokenStream,
    read: TokenStream,
    is_blank: TokenStream,
    shape: TokenStream,
}

fn implement(name: &Ident, parts: Parts) -> TokenStream {
    let Parts { write, blank, read, is_blank, shape } = parts;
    quote! {
        impl crate::domain::json::Json for #name {
            fn write(&self, json_writer: &mut crate::domain::json::JsonWriter) { #write }

            fn blank() -> Self { #blank }

            fn read(&mut self, json_reader: &mut crate::domain::json::Reader) { #read }

            #is_blank

            #[cfg(test)]
            fn shape(json_shape: &mut crate::domain::json::Shape) { #shape }
        }

        crate::domain::json::json_in_serde!(#name);
    }
}

/// A struct with named fields. Errors: an attribute that is not known.
pub fn object(input: &DeriveInput, named: &FieldsNamed) -> syn::Result<TokenStream> {
    let members = members(named)?;
    let names: Vec<&Ident> = members.iter().map(|member| member.name).collect();
    let each = |made: &dyn Fn(&Member, &Ident) -> TokenStream| -> TokenStream {
        members.iter().map(|member| made(member, member.name)).collect()
    };
    let write = each(&|member, name| member.write(&quote! { &self.#name }));
    let read = each(&|member, name| member.read(&quote! { &mut self.#name }));
    let list = each(&|member, name| member.list(&quote! { |it: &Self| &it.#name }));
    let parts = Parts {
        write: quote! { json_writer.open(); #write json_writer.close(); },
        blank: quote! { Self { #(#names: crate::domain::json::Json::blank()),* } },
        read: quote! { json_reader.open(); #read json_reader.close(); },
        is_blank: quote! {},
        shape: quote! { json_shape.is("object"); #list },
    };
    Ok(implement(&input.ident, parts))
}

/// A struct around one text.
pub fn text(input: &DeriveInput) -> TokenStream {
    let parts = Parts {
        write: quote! { json_writer.string(&self.0); },
        blank: quote! { Self(::std::string::String::new()) },
        read: quote! { self.0 = json_reader.text(); },
        is_blank: quote! {
            fn is_blank(&self) -> bool {
                self.0.is_empty()
            }
        },
        shape: quote! { json_shape.is("text"); },
    };
    implement(&input.ident, parts)
}

/// An enum of bare words. Errors: an attribute that is not known.
pub fn words(input: &DeriveInput, it: &DataEnum) -> syn::Result<TokenStream> {
    let words: Vec<&Ident> = it.variants.iter().map(|variant| &variant.ident).collect();
    let Some(first) = words.first() else {
        return Err(syn::Error::new_spanned(&input.ident, "an enum in a record has at least one word"));
    };
    let names: Vec<String> = words.iter().map(ToString::to_string).collect();
    let parts = Parts {
        write: quote! { json_writer.word(match self { #(Self::#words => #names),* }); },
        blank: quote! { Self::#first },
        read: quote! {
            let all = [#(Self::#words),*];
            *self = all[json_reader.word(&[#(#names),*]) % all.len()];
        },
        is_blank: quote! {},
        shape: quote! { json_shape.words(&[#(#names),*]); },
    };
    let json = implement(&input.ident, parts);
    let all = if wants_all(input)? {
        let (name, count) = (&input.ident, words.len());
        quote! {
            impl #name {
                /// Every one of them, in order.
                pub const ALL: [Self; #count] = [#(Self::#words),*];
            }
        }
    } else {
        quote! {}
    };
    Ok(quote! { #json #all })
}

fn wants_all(input: &DeriveInput) -> syn::Result<bool> {
    let mut found = false;
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("json")) {
        attribute.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("all");
            if found { Ok(()) } else { Err(meta.error("an enum of words may say `all`")) }
        })?;
    }
    Ok(found)
}

/// An enum of which some variants hold one thing, or fields. Errors: a variant that holds several unnamed things, an
/// attribute that is not known.
pub fn variants(input: &DeriveInput, it: &DataEnum) -> syn::Result<TokenStream> {
    let mut write = quote! {};
    let mut read = quote! {};
    let mut words = Vec::new();
    let mut inner = quote! {};
    for variant in &it.variants {
        let (ident, name) = (&variant.ident, variant.ident.to_string());
        match &variant.fields {
            Fields::Unit => {
                write.extend(quote! { Self::#ident => json_writer.word(#name), });
                read.extend(quote! {
                    if json_reader.is(#name) {
                        *self = Self::#ident;
                        return;
                    }
                });
            }
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                write.extend(quote! {
                    Self::#ident(content) => {
                        json_writer.enter(#name);
                        crate::domain::json::Json::write(content, json_writer);
                        json_writer.close();
                    }
                });
                read.extend(quote! {
                    if json_reader.enter(#name) {
                        let mut content = crate::domain::json::Json::blank();
                        crate::domain::json::Json::read(&mut content, json_reader);
                        *self = Self::#ident(content);
                        return;
                    }
                });
                inner.extend(quote! {
                    json_shape.variant(#name, |json_shape| {
                        json_shape.member("", "", |it: &Self| match it {
                            Self::#ident(content) => content,
                            _ => unreachable!(),
                        });
                    });
                });
            }
            Fields::Unnamed(_) => {
                return Err(syn::Error::new_spanned(variant, "a variant in a record holds one thing, or named fields"));
            }
            Fields::Named(named) => {
                let members = members(named)?;
                let names: Vec<&Ident> = members.iter().map(|member| member.name).collect();
                let writes: TokenStream = members
                    .iter()
                    .map(|member| {
                        let name = member.name;
                        member.write(&quote! { #name })
                    })
                    .collect();
                let reads: TokenStream = members
                    .iter()
                    .map(|member| {
                        let name = member.name;
                        member.read(&quote! { &mut #name })
                    })
                    .collect();
                let lists: TokenStream = members
                    .iter()
                    .map(|member| {
                        let name = member.name;
                        member.list(&quote! { |it: &Self| match it {
                            Self::#ident { #name, .. } => #name,
                            _ => unreachable!(),
                        } })
                    })
                    .collect();
                write.extend(quote! {
                    Self::#ident { #(#names),* } => {
                        json_writer.enter(#name);
                        json_writer.open();
                        #writes
                        json_writer.close();
                        json_writer.close();
                    }
                });
                read.extend(quote! {
                    if json_reader.enter(#name) {
                        #(let mut #names = crate::domain::json::Json::blank();)*
                        json_reader.open();
                        #reads
                        json_reader.close();
                        *self = Self::#ident { #(#names),* };
                        return;
                    }
                });
                inner.extend(quote! { json_shape.variant(#name, |json_shape| { #lists }); });
            }
        }
        words.push(name);
    }
    let parts = Parts {
        write: quote! { match self { #write } },
        blank: blank(it),
        read: quote! { #read json_reader.problem("is not known here"); },
        is_blank: quote! {},
        shape: quote! { json_shape.words(&[#(#words),*]); #inner },
    };
    Ok(implement(&input.ident, parts))
}

/// What stands in its place until it is read: the variant that holds least.
fn blank(it: &DataEnum) -> TokenStream {
    let weight = |fields: &Fields| match fields {
        Fields::Unit => 0,
        Fields::Unnamed(_) => 1,
        Fields::Named(_) => 2,
    };
    let least = it.variants.iter().min_by_key(|variant| weight(&variant.fields));
    least.map_or_else(TokenStream::new, |variant| {
        let ident = &variant.ident;
        match &variant.fields {
            Fields::Unit => quote! { Self::#ident },
            Fields::Unnamed(_) => quote! { Self::#ident(crate::domain::json::Json::blank()) },
            Fields::Named(named) => {
                let names = named.named.iter().filter_map(|field| field.ident.as_ref());
                quote! { Self::#ident { #(#names: crate::domain::json::Json::blank()),* } }
            }
        }
    })
}
