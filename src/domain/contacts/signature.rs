//! The lines under an e-mail: whose it is, what they do, and how to reach them. Every line is looked at once, and told
//! from the others by its words; of what could be a name the one is taken for which most speaks.

mod part;

use crate::domain::contacts::companies::{is_company, is_place};
use crate::domain::contacts::job_titles::has_role;
use crate::domain::contacts::opening;
use crate::domain::contacts::{Found, names};
use crate::domain::fold::fold;
use crate::domain::mail_page::from_html;
use crate::domain::text::Line;
use part::{Part, cut, parts};

/// Longer than a job title.
const LONGEST_TITLE: usize = 90;
/// How many parts after a name what belongs to it may stand.
const NEAR: usize = 8;
/// The most further values that are named.
const MOST_MORE: usize = 6;

/// Reads one person from the lines under their e-mail; `None` if nobody is in it.
pub fn read(text: &str) -> Option<Found> {
    let page = looks_like_a_page(text).then(|| from_html(&with_addresses(text)));
    let parts = parts(page.as_deref().unwrap_or(text));
    let emails: Vec<&String> =
        parts.iter().filter_map(|part| if let Part::Mail(_, email) = part { Some(email) } else { None }).collect();
    let named = best_name(&parts, &emails);
    let from = named.as_ref().map_or(0, |(place, ..)| *place);
    let name = named.as_ref().map(|(_, name, _)| name.clone()).unwrap_or_default();
    let beside = named.map(|(_, _, beside)| beside).unwrap_or_default();
    let houses: Vec<String> = emails.iter().filter_map(|email| house(email)).collect();

    // What belongs to the name stands after it as a rule, and before it if there is nothing after.
    let after = parts.get(from..).unwrap_or_default();
    let email = near_name(&emails, &name).or_else(|| first(after, &parts, email_of)).unwrap_or_default();
    let phone = first(after, &parts, |part| if let Part::Phone(number) = part { Some(number.clone()) } else { None });
    let linkedin = first(after, &parts, |part| if let Part::LinkedIn(page) = part { Some(page.clone()) } else { None });
    let (title, company) = if name.is_empty() { Default::default() } else { title(after, &name, &beside, &houses) };
    let phone = phone.unwrap_or_default();
    let numbers = parts.iter().filter_map(|part| match part {
        Part::Phone(number) | Part::Machine(number) => Some(number),
        _ => None,
    });
    let mut more: Vec<Line> = Vec::new();
    for text in emails.into_iter().chain(numbers).filter(|text| fold(text) != fold(&email) && **text != phone) {
        let line = Line::cut(text);
        if more.len() < MOST_MORE && !more.contains(&line) {
            more.push(line);
        }
    }
    let found = Found {
        name: Line::cut(&name),
        title: Line::cut(&title),
        email: Line::cut(&email),
        phone: Line::cut(&phone),
        linkedin: Line::cut(&linkedin.unwrap_or_default()),
        company: Line::cut(&company),
        more,
        sure: true,
    };
    (!found.is_empty()).then_some(found)
}

fn email_of(part: &Part) -> Option<String> {
    if let Part::Mail(_, email) = part { Some(email.clone()) } else { None }
}

fn first<T>(after: &[Part], all: &[Part], read: impl Fn(&Part) -> Option<T>) -> Option<T> {
    after.iter().find_map(&read).or_else(|| all.iter().find_map(&read))
}

/// The address that speaks of the name.
fn near_name(emails: &[&String], name: &str) -> Option<String> {
    emails.iter().find(|email| speaks_of(email, name)).map(|email| (*email).clone())
}

/// The name for which most speaks: where its part stands, the name, and what stands beside it after a comma.
fn best_name(parts: &[Part], emails: &[&String]) -> Option<(usize, String, String)> {
    let mut best: Option<(i32, usize, String, String)> = None;
    for (place, part) in parts.iter().enumerate() {
        let (text, mailed) = match part {
            Part::Words(text) => (text.as_str(), false),
            Part::Mail(before, _) => (before.as_str(), true),
            _ => continue,
        };
        let text = opening::without_proxy(text);
        // "Dear Sam, we would like to meet you" greets whoever reads it.
        if opening::greets(text) {
            continue;
        }
        let (written, beside) = beside(text);
        let name = names::without_pronouns(&written);
        // "Yes, perfect" is an answer.
        if !name.contains(' ') && beside.starts_with(char::is_lowercase) && !has_role(&beside) {
            continue;
        }
        let spoken = emails.iter().any(|email| speaks_of(email, &name));
        if !is_candidate(&name, spoken) {
            continue;
        }
        let before = place.checked_sub(1).and_then(|before| parts.get(before));
        let next = |n: usize| parts.get(place + n);
        let titled = !beside.is_empty()
            || (1..=2).filter_map(next).any(|part| matches!(part, Part::Words(text) if has_role(text)));
        let reachable =
            (1..=4).filter_map(next).any(|part| matches!(part, Part::Mail(..) | Part::Phone(_) | Part::LinkedIn(_)));
        let score = 4 * i32::from(name.contains(' '))
            + 4 * i32::from(spoken)
            + 2 * i32::from(before == Some(&Part::Closing))
            + 2 * i32::from(titled)
            + i32::from(reachable)
            + i32::from(mailed);
        if best.as_ref().is_none_or(|(known, ..)| *known < score) {
            best = Some((score, place, name, beside));
        }
    }
    best.map(|(_, place, name, beside)| (place, name, beside))
}

/// `Zoë O’Brien, Recruiter` as name and title; degrees are neither.
fn beside(text: &str) -> (String, String) {
    let Some((name, rest)) =
        text.split_once(", ").or_else(|| text.split_once(" - ")).or_else(|| text.split_once(" – "))
    else {
        return (text.to_owned(), String::new());
    };
    let rest: Vec<&str> =
        rest.split(", ").filter(|part| !names::is_degree(part) && !names::are_pronouns(part)).collect();
    (name.to_owned(), rest.join(", "))
}

fn is_candidate(name: &str, spoken: bool) -> bool {
    // What nobody calls a word of a title is the beginning of a name in every script that has capitals.
    let capital = |word: &str| !word.starts_with(char::is_lowercase) || names::is_particle(word);
    let proper = name.split(' ').all(capital) && name.split(' ').any(|word| !names::is_particle(word));
    let plain = names::is_person(name) && proper && !has_role(name) && !is_company(name);
    !name.ends_with('.') && (plain || (spoken && names::is_name(name) && name.contains(' ')))
}

/// Whether the part of an address before the `@` has a word of the name in it.
fn speaks_of(email: &str, name: &str) -> bool {
    let local = fold(email.split('@').next().unwrap_or_default());
    let name = fold(name);
    let mut words = name.split([' ', '-', '.']).filter(|word| word.chars().count() > 2);
    words.any(|word| local.contains(word))
}

/// The name of the house in an address, as it is written there.
fn house(email: &str) -> Option<String> {
    let domain = email.split_once('@')?.1;
    domain.split('.').max_by_key(|part| part.len()).map(fold).filter(|part| part.len() > 3)
}

/// The title of whoever the parts begin with, and the company.
fn title(parts: &[Part], name: &str, beside: &str, houses: &[String]) -> (String, String) {
    let is_house = |text: &str| {
        let written: String = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
        let known = houses.iter().any(|house| {
            let house: String = house.chars().filter(|c| c.is_alphanumeric()).collect();
            written.starts_with(&house) || (written.len() > 3 && house.starts_with(&written))
        });
        is_company(text) || (known && !has_role(text))
    };
    let near = parts
        .iter()
        .skip(1)
        .take(NEAR)
        .filter_map(|part| if let Part::Words(text) = part { Some(text.as_str()) } else { None });
    let texts: Vec<&str> = std::iter::once(beside).filter(|text| !text.is_empty()).chain(near).collect();
    let fits = |text: &&&str| {
        let count = text.chars().count();
        let sentence = text.ends_with(['.', '!', '?']) && text.split(' ').count() > 4;
        count <= LONGEST_TITLE
            && !sentence
            && !is_house(text)
            && !is_place(text)
            && fold(text) != fold(name)
            && !opening::is_for_another(text)
    };
    let told = texts.iter().filter(fits).find(|text| has_role(text));
    // What says no more stands right below the name, or it is something else.
    let title = told.or_else(|| texts.iter().take(2).find(fits)).map(|text| (*text).to_owned());
    let company = texts.iter().find(|text| is_house(text) && !has_role(text)).map(|text| (*text).to_owned());
    (title.unwrap_or_default(), company.unwrap_or_default())
}

/// Whether it was copied as the source of a page.
fn looks_like_a_page(text: &str) -> bool {
    let start = cut(text, 20_000).to_ascii_lowercase();
    ["</", "<br", "<div", "<p>", "<p ", "<html", "<td", "<span", "&nbsp;"].iter().any(|tag| start.contains(tag))
}

/// Addresses in angle brackets are no tags.
fn with_addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        // A tag ends before the next one begins. Looking no further keeps a text full of brackets quick to read.
        let inside = after.split(['<', '>']).next().unwrap_or_default();
        let address = inside.contains('@') && !inside.contains(['=', ' ', '"']);
        out.push_str(if address { "&lt;" } else { "<" });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_as_people_write_them() {
        let cases = [
            (
                "Kind regards,\n\nMiriam Osei\nHead of Exhibitions\nNorthlight Museum Trust\nT: +44 20 7946 0000\nm.osei@northlight.example\nwww.northlight.example",
                ["Miriam Osei", "Head of Exhibitions", "m.osei@northlight.example", "+44 20 7946 0000", ""],
            ),
            (
                "Best,\nJürgen Groß | Leiter Technik | Müller GmbH\nTel. (030) 123 45-67 | j.gross@mueller.example",
                ["Jürgen Groß", "Leiter Technik", "j.gross@mueller.example", "(030) 123 45-67", ""],
            ),
            (
                "-- \nZoë O’Brien, Recruiter\nhttps://www.linkedin.com/in/zoe-obrien/\nMobile: 0171 2345678",
                ["Zoë O’Brien", "Recruiter", "", "0171 2345678", "https://www.linkedin.com/in/zoe-obrien/"],
            ),
            ("From: Bo Li <bo@x.example>\nTo: me", ["Bo Li", "", "bo@x.example", "", ""]),
            (
                "Best, Joy Adeyemi | Talent Partner | T: 020 7946 0018 M: 07700 900461",
                ["Joy Adeyemi", "Talent Partner", "", "020 7946 0018", ""],
            ),
            (
                "Cheers 🙌\nKieran Doyle 🇮🇪\nTalent Lead\n📞 +353 1 555 0142 ✉️ kieran@x.example",
                ["Kieran Doyle", "Talent Lead", "kieran@x.example", "+353 1 555 0142", ""],
            ),
            ("Dear Sam, see you on Monday.\nAda Beck", ["Ada Beck", "", "", "", ""]),
            (
                "Joy Adeyemi\non behalf of Harriet Vance, Head of Collections\njoy@x.example",
                ["Joy Adeyemi", "", "joy@x.example", "", ""],
            ),
            (
                "山田 太郎\n営業部長\nyamada@hoshino.example",
                ["山田 太郎", "営業部長", "yamada@hoshino.example", "", ""],
            ),
            (
                "<p>Best,</p><div><b>Ana Ib&aacute;&ntilde;ez</b></div><style>p{}</style><p>ana@x.example</p>",
                ["Ana Ibáñez", "", "ana@x.example", "", ""],
            ),
            ("<div>Tomasz Brandt</div><div>Engineering</div>", ["Tomasz Brandt", "Engineering", "", "", ""]),
            // Relatives: short closings, capitals, marks of bold type, other languages, those who sign for others.
            (
                "Rgds\nPRIYA RAGHUNATHAN (MS)\nSENIOR TALENT PARTNER\nM +44 7700 900461",
                ["PRIYA RAGHUNATHAN", "SENIOR TALENT PARTNER", "", "+44 7700 900461", ""],
            ),
            (
                "*Kieran Doyle*, MSc, PMP\n_Talent Acquisition Lead_ @ Halden & Rowe\n📞 +353 1 555 0142\nkieran.doyle@haldenrowe.example",
                [
                    "Kieran Doyle",
                    "Talent Acquisition Lead @ Halden & Rowe",
                    "kieran.doyle@haldenrowe.example",
                    "+353 1 555 0142",
                    "",
                ],
            ),
            (
                "Mit freundlichen Grüßen\ni. A. Sabine Krüger\nPersonalreferentin\n\nMüller & Söhne GmbH\nTel.: +49 (0)221 555 0142\nMobil: +49 171 5550142\nE-Mail: s.krueger@mueller.example\nGeschäftsführer: Hans Müller, HRB 12345",
                ["Sabine Krüger", "Personalreferentin", "s.krueger@mueller.example", "+49 (0)221 555 0142", ""],
            ),
            (
                "Bien cordialement,\n\nÉlodie Béranger\nResponsable des ressources humaines\nTél. : 01 55 50 01 42 – Port. : 06 12 34 56 78\nelodie.beranger@ateliers.example",
                [
                    "Élodie Béranger",
                    "Responsable des ressources humaines",
                    "elodie.beranger@ateliers.example",
                    "01 55 50 01 42",
                    "",
                ],
            ),
            (
                "Un cordial saludo,\n\nLucía Ortega Gómez\nResponsable de Selección\nTlf: +34 915 550 142\nlortega@museosur.example",
                ["Lucía Ortega Gómez", "Responsable de Selección", "lortega@museosur.example", "+34 915 550 142", ""],
            ),
            (
                "Z poważaniem,\nMałgorzata Świętochowska\nSpecjalistka ds. rekrutacji\ntel. +48 42 555 01 42\nm.swieto@muzeum.example",
                [
                    "Małgorzata Świętochowska",
                    "Specjalistka ds. rekrutacji",
                    "m.swieto@muzeum.example",
                    "+48 42 555 01 42",
                    "",
                ],
            ),
            (
                "Mit freundlichen Grüßen\ni. A. Sabine Krüger (sie/ihr)\nPersonalreferentin\nHalden & Rowe GmbH\nHauptstraße 7, 12345 Berlin\nTel.: +49 30 1234567\nFax: +49 30 1234568\ns.krueger@halden.example",
                ["Sabine Krüger", "Personalreferentin", "s.krueger@halden.example", "+49 30 1234567", ""],
            ),
            (
                "Bien cordialement,\n\nÉlodie Moreau\nChargée de recrutement\nAteliers Béranger\nTél. : 01 39 98 00 11\nelodie.moreau@beranger.example\n\nCe message et toutes les pièces jointes sont confidentiels.",
                ["Élodie Moreau", "Chargée de recrutement", "elodie.moreau@beranger.example", "01 39 98 00 11", ""],
            ),
            (
                "Un saludo,\nInés Aldo Ruiz\nTécnica de selección\nCastell Energía S.A.\nMóvil 612 345 678",
                ["Inés Aldo Ruiz", "Técnica de selección", "", "612 345 678", ""],
            ),
            (
                "Dear Sam,\n\nthank you for coming in. Owen will write to you on Monday.\n\nBest wishes\nHarriet\n\nDr Harriet Vance PhD\nHead of Collections | Northlight Museum Trust\n+44 20 7946 0002 | h.vance@northlight.example",
                ["Dr Harriet Vance PhD", "Head of Collections", "h.vance@northlight.example", "+44 20 7946 0002", ""],
            ),
            ("Will Head\nBuyer\nwill.head@x.example", ["Will Head", "Buyer", "will.head@x.example", "", ""]),
            ("Cheers\nRuth", ["Ruth", "", "", "", ""]),
            (
                "Hi Sam,\nsee you then.\nSent from my iPhone\nRuth Ito\nruth.ito@haldenrowe.example",
                ["Ruth Ito", "", "ruth.ito@haldenrowe.example", "", ""],
            ),
        ];
        for (text, [name, title, email, phone, linkedin]) in cases {
            let found = read(text).unwrap_or_else(|| panic!("{text}"));
            let read = [&*found.name, &*found.title, &*found.email, &*found.phone, &*found.linkedin];
            assert_eq!(read, [name, title, email, phone, linkedin], "{text}");
        }
    }

    #[test]
    fn what_else_is_there_is_named() {
        let found = read("Dana Perkins\nemail: dana@x.example<mailto:dana@x.example> | mobile: 0491 570 156 | office: 1300 975 711\nFax: 1300 975 712").unwrap();
        assert_eq!((&*found.email, &*found.phone), ("dana@x.example", "0491 570 156"));
        assert_eq!(found.more.iter().map(|line| &**line).collect::<Vec<_>>(), ["1300 975 711", "1300 975 712"]);
    }

    #[test]
    fn what_is_no_person_is_nobody() {
        for text in [
            "Kind regards",
            "https://example.org",
            "12 34",
            "???",
            "Sent from my telephone",
            "This email and any files transmitted with it are confidential.",
            "J\u{fffd}rgen Gro\u{fffd}",
            "javascript:alert(1)",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_street_is_no_number() {
        let found = read("Bo Li\n12345 Berlin, Hauptstraße 7").unwrap();
        assert!(found.phone.is_empty() && found.title.is_empty(), "{found:?}");
    }
}
