//! The words by which a company and its address are told from people. Folded: small letters without accents.

use crate::domain::contacts::job_titles::has_role;
use crate::domain::fold::fold;

/// Words of companies and other houses.
const HOUSES: [&str; 34] = [
    "gmbh",
    "mbh",
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "pty",
    "corp",
    "corporation",
    "sarl",
    "sasu",
    "aps",
    "kft",
    "sro",
    "trust",
    "university",
    "college",
    "museum",
    "museums",
    "institute",
    "foundation",
    "association",
    "council",
    "hospital",
    "holding",
    "holdings",
    "group",
    "gruppe",
    "groupe",
    "company",
    "universitat",
    "universite",
    "universidad",
    "stiftung",
];

/// Legal forms that are words or names as well, unless they are written in capitals.
const FORMS: [&str; 18] =
    ["AG", "KG", "SE", "UG", "OHG", "BV", "NV", "SAS", "SA", "SL", "SRL", "OY", "AB", "AS", "LLC", "LLP", "PLC", "SPA"];

/// Whether it names a house: by a word that only houses have at their end, or by the sign that joins two names.
pub fn is_company(text: &str) -> bool {
    let folded = fold(text).replace('.', "");
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let houses = words.iter().skip(1).any(|word| HOUSES.contains(word));
    let written = text.replace('.', "");
    let forms = written.split([' ', ',']).skip(1).any(|word| FORMS.contains(&word) || word == "SpA");
    (houses || forms || text.contains(" & ") || folded.contains(" and sons")) && !has_role(text)
}

/// Whether it is an address of a house or a town: there are figures in it.
pub fn is_place(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_houses_and_places_are_told_apart() {
        for title in [
            "Senior Talent Partner",
            "Leiter Technik",
            "Personalreferentin",
            "Chargée de recrutement",
            "営業部長",
            "Head of Trust & Safety",
        ] {
            assert!(has_role(title) && !is_company(title), "{title}");
        }
        for house in [
            "Halden & Rowe",
            "Müller GmbH",
            "Northlight Museum Trust",
            "Castell Energía S.A.",
            "Reachworks Software Pty Ltd",
        ] {
            assert!(is_company(house) && !has_role(house), "{house}");
        }
        assert!(is_place("21 Harbour St, North Sydney") && !is_place("Engineering"));
    }
}
