//! Contact cards, vCard 2.1 to 4.0, as the crate `calcard` reads them, line by line as `content_lines` makes them out.
//! Only what a record of an interview needs is taken, each value checked for being what it is called; what else there
//! is of that sort is named.

use crate::domain::charset::Decode;
use crate::domain::contacts::{Found, LeftOut, MOST_PEOPLE, Reading, names, number};
use crate::domain::content_lines::{Block, file};
use crate::domain::email::EmailAddress;
use crate::domain::fold::fold;
use crate::domain::order::sort_by_key;
use crate::domain::text::Line;
use crate::domain::web_address::openable;
use calcard::vcard::{
    VCard, VCardEntry, VCardKind, VCardParameterName, VCardParameterValue, VCardProperty, VCardType, VCardValue,
};
use calcard::{Entry, Parser};

/// The most further values of one card that are named.
const MOST_MORE: usize = 8;

/// Whether a text is a contact card, or several.
pub fn is_card(bytes: &[u8]) -> bool {
    let begins = |line: &[u8]| line.trim_ascii().eq_ignore_ascii_case(b"BEGIN:VCARD");
    bytes.split(|byte| matches!(byte, b'\n' | b'\r')).any(begins)
}

/// Adds the people on the cards of a file.
pub fn read(bytes: &[u8], declared: Option<&str>, decode: Decode, reading: &mut Reading) {
    let mut empty = 0;
    let file = file(bytes);
    for block in file.all("VCARD") {
        // What is not shown is not read either.
        if reading.people.len() < MOST_PEOPLE {
            take(block, declared, decode, reading, &mut empty);
        } else {
            reading.more += all_in(block);
        }
    }
    reading.more += file.more("VCARD");
    if empty > 0 {
        reading.left_out.push(LeftOut::Empty(empty));
    }
}

fn take(block: &Block, declared: Option<&str>, decode: Decode, reading: &mut Reading, empty: &mut usize) {
    let letters = block.text(declared, decode);
    let card = match Parser::new(&letters.text).entry() {
        Entry::VCard(card) => card,
        _ => VCard::default(),
    };
    let found = found(&card, letters.sure);
    match organisation(&card, &found) {
        Some(name) => reading.left_out.push(LeftOut::NoPerson(name)),
        None if found.is_empty() => *empty += 1,
        None => reading.people.push(found),
    }
    // An assistant's card stands inside.
    block.all("VCARD").for_each(|inside| take(inside, declared, decode, reading, empty));
}

/// How many cards a block is, with those inside.
fn all_in(block: &Block) -> usize {
    1 + block.all("VCARD").map(all_in).sum::<usize>()
}

/// The texts of a value.
fn texts(entry: &VCardEntry) -> Vec<&str> {
    fn text(value: &VCardValue) -> Option<&str> {
        match value {
            VCardValue::Component(parts) => parts.first().map(String::as_str),
            value => value.as_text(),
        }
    }
    entry.values.iter().map(|value| text(value).unwrap_or_default()).collect()
}

/// The first text under this name that says anything and of which all letters could be read.
fn text(card: &VCard, property: &VCardProperty) -> String {
    let mut entries: Vec<&VCardEntry> = card.entries.iter().filter(|entry| entry.name == *property).collect();
    // One that is said to be in another language comes after the others, however much it is preferred.
    let foreign =
        |entry: &VCardEntry| entry.params.iter().any(|parameter| parameter.name == VCardParameterName::Language);
    sort_by_key(&mut entries, |entry| (foreign(entry), rank(entry).0));
    let mut all = entries.into_iter().map(|entry| texts(entry).join(" ").trim().to_owned());
    all.find(|text| !text.is_empty() && !text.contains(char::REPLACEMENT_CHARACTER)).unwrap_or_default()
}

/// How much a value is preferred, the least first: by its number (RFC 6350, 5.3), by the word that older cards have for
/// the first, and those of work before those of home.
fn rank(entry: &VCardEntry) -> (u32, u32) {
    let (mut preferred, mut place) = (101, 1);
    for parameter in &entry.params {
        match (&parameter.name, &parameter.value) {
            (VCardParameterName::Pref, VCardParameterValue::Integer(number)) => {
                preferred = preferred.min((*number).max(1))
            }
            (VCardParameterName::Pref, VCardParameterValue::Null) => preferred = 1,
            (VCardParameterName::Type, VCardParameterValue::Type(VCardType::Work)) => place = 0,
            (VCardParameterName::Type, VCardParameterValue::Type(VCardType::Home)) => place = 2,
            (VCardParameterName::Type, VCardParameterValue::Text(word)) if word.eq_ignore_ascii_case("pref") => {
                preferred = 1
            }
            _ => {}
        }
    }
    (preferred, place)
}

fn is_machine(entry: &VCardEntry) -> bool {
    entry.params.iter().any(|parameter| {
        matches!(parameter.value, VCardParameterValue::Type(VCardType::Fax | VCardType::Pager | VCardType::Textphone))
    })
}

/// The values under a name that pass, the preferred one first, and those that do not.
fn values(card: &VCard, property: &VCardProperty, pass: impl Fn(&str) -> Option<String>) -> (Vec<String>, Vec<String>) {
    let mut entries: Vec<&VCardEntry> = card.entries.iter().filter(|entry| entry.name == *property).collect();
    sort_by_key(&mut entries, |entry| (is_machine(entry), rank(entry)));
    let (mut good, mut rest) = (Vec::new(), Vec::new());
    for entry in entries {
        let text = texts(entry).join(",");
        match pass(text.trim()) {
            Some(value) if is_machine(entry) => rest.push(value),
            Some(value) if !good.contains(&value) => good.push(value),
            Some(_) => {}
            None => rest.push(text.trim().to_owned()),
        }
    }
    rest.retain(|text| !text.is_empty());
    (good, rest)
}

fn found(card: &VCard, sure: bool) -> Found {
    let (mut emails, no_emails) = values(card, &VCardProperty::Email, |text| {
        EmailAddress::parse(text).ok().map(|email| email.as_str().to_owned())
    });
    let (mut phones, no_phones) = values(card, &VCardProperty::Tel, number::whole);
    let take_first = |all: &mut Vec<String>| if all.is_empty() { String::new() } else { all.remove(0) };
    let (email, phone) = (take_first(&mut emails), take_first(&mut phones));
    let title = text(card, &VCardProperty::Title);
    let title = if title.is_empty() { text(card, &VCardProperty::Role) } else { title };
    let more = emails.into_iter().chain(phones).chain(no_emails).chain(no_phones);
    Found {
        name: Line::cut(&name(card)),
        title: Line::cut(&title),
        email: Line::cut(&email),
        phone: Line::cut(&phone),
        linkedin: Line::cut(&linkedin(card)),
        company: Line::cut(&company(card)),
        more: more.take(MOST_MORE).map(|text| Line::cut(&text)).collect(),
        sure,
    }
}

/// The name as it is written out, else put together from its parts.
fn name(card: &VCard) -> String {
    let whole = text(card, &VCardProperty::Fn);
    let parts = in_order(card);
    // A surname that stands first in the one is told by the other.
    let whole = if whole.contains(',') && !parts.is_empty() { parts.clone() } else { names::without_pronouns(&whole) };
    if whole.is_empty() || whole.contains('@') { parts } else { whole }
}

/// "Osei;Miriam;Adwoa;Dr;PhD" as "Dr Miriam Adwoa Osei PhD".
fn in_order(card: &VCard) -> String {
    let Some(entry) = card.entries.iter().find(|entry| entry.name == VCardProperty::N) else { return String::new() };
    let parts = texts(entry);
    let part = |n: usize| parts.get(n).map(|part| part.trim()).unwrap_or_default();
    let words: Vec<&str> = [3, 1, 2, 0, 4].into_iter().map(part).filter(|part| !part.is_empty()).collect();
    let name = words.join(" ");
    if name.contains(char::REPLACEMENT_CHARACTER) { String::new() } else { name }
}

fn company(card: &VCard) -> String {
    let entry = card.entries.iter().find(|entry| entry.name == VCardProperty::Org);
    let parts: Vec<&str> =
        entry.map(texts).unwrap_or_default().into_iter().filter(|part| !part.trim().is_empty()).collect();
    let company = parts.join(", ");
    if company.contains(char::REPLACEMENT_CHARACTER) { String::new() } else { company }
}

/// The name on a card that is not one of a person.
fn organisation(card: &VCard, found: &Found) -> Option<Line> {
    let kind = card.entries.iter().filter(|entry| entry.name == VCardProperty::Kind).flat_map(|entry| &entry.values);
    let kind = kind.into_iter().any(|kind| {
        matches!(
            kind,
            VCardValue::Kind(
                VCardKind::Org | VCardKind::Group | VCardKind::Location | VCardKind::Application | VCardKind::Device
            )
        )
    });
    let shown_as = card.entries.iter().any(|entry| {
        entry.name.as_str().eq_ignore_ascii_case("X-ABShowAs")
            && texts(entry).iter().any(|text| text.eq_ignore_ascii_case("COMPANY"))
    });
    let house = || !found.company.is_empty() && in_order(card).is_empty() && fold(&found.name) == fold(&found.company);
    let name = if found.name.is_empty() { &found.company } else { &found.name };
    (kind || shown_as || house()).then(|| name.clone())
}

fn linkedin(card: &VCard) -> String {
    const PAGES: [&str; 5] = ["URL", "SOCIALPROFILE", "X-SOCIALPROFILE", "X-LINKEDIN", "IMPP"];
    let pages =
        card.entries.iter().filter(|entry| PAGES.iter().any(|name| entry.name.as_str().eq_ignore_ascii_case(name)));
    let pages = pages.map(|entry| texts(entry).join(","));
    let mut known = pages.filter(|page| page.to_ascii_lowercase().contains("linkedin.com/"));
    known.find(|page| openable(page).is_some()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charset::tests::decode;

    fn all(text: &str) -> Reading {
        let mut reading = Reading::default();
        read(text.as_bytes(), None, &decode, &mut reading);
        reading
    }

    fn one(card: &str) -> Found {
        let reading = all(&["BEGIN:VCARD\r\n", card, "\r\nEND:VCARD\r\n"].concat());
        assert_eq!((reading.people.len(), reading.left_out.len()), (1, 0), "{card}");
        reading.people.into_iter().next().unwrap()
    }

    #[test]
    fn a_card_of_version_4() {
        let found = one(concat!(
            "VERSION:4.0\r\nFN:Zoë O’Brien\r\nN:O’Brien;Zoë;;;\r\nTITLE:Head of data\\, people\r\nORG:Northlight\\, Ltd;Data\r\n",
            "EMAIL;TYPE=home:z@home.example\r\nEMAIL;PREF=1;TYPE=work:z.obrien@north\r\n light.example\r\n",
            "TEL;VALUE=uri;TYPE=\"voice,work\":tel:+44-20-7946-0000;ext=12\r\n",
            "URL:https://www.linkedin.com/in/zoe\r\nPHOTO:data:image/jpeg;base64,AAAA\r\n BBBB",
        ));
        assert_eq!(&*found.name, "Zoë O’Brien");
        assert_eq!(&*found.title, "Head of data, people");
        assert_eq!(&*found.email, "z.obrien@northlight.example");
        assert_eq!(&*found.phone, "+44-20-7946-0000 ext. 12");
        assert_eq!(&*found.linkedin, "https://www.linkedin.com/in/zoe");
        assert_eq!(&*found.company, "Northlight, Ltd, Data");
        assert_eq!(found.more.iter().map(|line| &**line).collect::<Vec<_>>(), ["z@home.example"]);
        assert!(found.sure);
    }

    #[test]
    fn the_preferred_value_is_taken_however_it_is_said() {
        let table = [
            ("EMAIL;PREF=10;TYPE=home:a@x.example\nEMAIL;PREF=1:b@x.example", "b@x.example"),
            ("EMAIL;PREF=2:a@x.example\nEMAIL:b@x.example", "a@x.example"),
            ("EMAIL;TYPE=home:a@x.example\nEMAIL;TYPE=work:b@x.example", "b@x.example"),
            ("EMAIL;TYPE=INTERNET:a@x.example\nitem2.EMAIL;type=INTERNET;type=pref:b@x.example", "b@x.example"),
            ("EMAIL;INTERNET:a@x.example\nEMAIL;PREF;INTERNET:b@x.example", "b@x.example"),
            ("EMAIL;TYPE=\"internet,pref\":b@x.example\nEMAIL:a@x.example", "b@x.example"),
            ("EMAIL:a@x.example\nEMAIL:b@x.example", "a@x.example"),
            ("EMAIL;PREF=1:not an address\nEMAIL:b@x.example", "b@x.example"),
        ];
        for (lines, email) in table {
            assert_eq!(&*one(&format!("VERSION:4.0\nFN:Bo Li\n{lines}")).email, email, "{lines}");
        }
        let fax = one("FN:Bo Li\nTEL;TYPE=fax;PREF=1:+44 20 7946 0009\nTEL;TYPE=cell:+44 7700 900461");
        assert_eq!((&*fax.phone, &*fax.more[0]), ("+44 7700 900461", "+44 20 7946 0009"));
    }

    #[test]
    fn a_card_of_version_3_with_groups_and_without_a_whole_name() {
        let found = one("VERSION:3.0\nN:Osei;Miriam;;Dr;\nitem1.EMAIL;type=INTERNET;type=pref:m@x.example\nROLE:Chair");
        assert_eq!((&*found.name, &*found.email, &*found.title), ("Dr Miriam Osei", "m@x.example", "Chair"));
        assert_eq!(&*one("FN:Vries\\, Anke de\nN:de Vries;Anke;;;").name, "Anke de Vries");
        assert_eq!(&*one("FN:a@x.example\nN:Li;Bo;;;").name, "Bo Li");
        assert_eq!(&*one("VERSION:4.0\nFN;PREF=2:B. Li\nFN;PREF=1:Bo Li").name, "Bo Li");
    }

    #[test]
    fn a_card_of_version_2_1_as_telephones_write_it() {
        let found =
            one("VERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=20=\nGro=C3=9F\nTEL;CELL:0171");
        assert_eq!((&*found.name, &*found.phone), ("Jürgen Groß", "0171"));
    }

    #[test]
    fn several_cards_stay_several_people_even_of_one_name() {
        let card = "begin:vcard\nFN:Bo Li\nEND:VCARD\n";
        assert_eq!(all(&card.repeat(2)).people.len(), 2);
        assert_eq!(all("BEGIN:VCARD\nFN:Bo Li").people.len(), 1);
        let boss =
            all("BEGIN:VCARD\nFN:Bo Li\nAGENT:\nBEGIN:VCARD\nFN:Ann Orr\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD");
        assert_eq!(boss.people.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["Bo Li", "Ann Orr"]);
        assert_eq!(boss.left_out, [LeftOut::Empty(1)]);
    }

    #[test]
    fn organisations_are_nobody_to_greet() {
        for card in [
            "KIND:org\nFN:Halden & Rowe",
            "X-ABShowAs:COMPANY\nFN:Halden & Rowe\nORG:Halden & Rowe",
            "FN:Halden & Rowe\nORG:Halden & Rowe\nTEL:+44 20 7946 0000",
            "KIND:group\nFN:Halden & Rowe",
        ] {
            let reading = all(&["BEGIN:VCARD\nVERSION:4.0\n", card, "\nEND:VCARD"].concat());
            assert_eq!(
                (reading.people.len(), &reading.left_out[..]),
                (0, &[LeftOut::NoPerson(Line::cut("Halden & Rowe"))][..]),
                "{card}"
            );
        }
    }

    #[test]
    fn markup_and_controls_stay_plain_text_and_values_are_what_they_are_called() {
        let found = one(
            "FN:<b>Bo</b>\u{7} Li\u{202E}\nEMAIL:javascript:alert(1)\nTEL:javascript:alert(2)\nURL:javascript://www.linkedin.com/in/x",
        );
        assert_eq!((&*found.name, &*found.email, &*found.phone, &*found.linkedin), ("<b>Bo</b> Li", "", "", ""));
        assert_eq!(found.more.len(), 2, "named, and not taken");
    }
}
