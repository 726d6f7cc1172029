//! Names of zones as office programs write them, and the names by which browsers know the same zones.
//!
//! The table is the public mapping of the Unicode Common Locale Data Repository, `windowsZones`: version 48.2 for the
//! zones (territory 001), version 41 for the words in which those programs show them, which are comments there. Data
//! © 1991-2026 Unicode, Inc., Unicode License v3 (<https://www.unicode.org/license.txt>).

/// The name that a browser knows for a zone that an office program names. Programs put their offset before the words
/// ("(UTC+01:00) Amsterdam, Berlin, ..."), and a number behind a name that they have twice.
pub fn known_as(name: &str) -> Option<&'static str> {
    let name = name.trim().trim_matches('"').trim();
    let words = name.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(name, |(_, words)| words.trim());
    let unnumbered = words.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let find = |wanted: &str| {
        ZONES.lines().find_map(|row| {
            let mut parts = row.split('|');
            let (zone, known, shown) = (parts.next()?, parts.next()?, parts.next()?);
            (zone.eq_ignore_ascii_case(wanted) || shown.eq_ignore_ascii_case(wanted)).then_some(known)
        })
    };
    find(words).or_else(|| find(unnumbered).filter(|_| unnumbered.ends_with("Time")))
}

/// The name of a zone, the same as browsers know it, and how it is shown.
const ZONES: &str = "\
AUS Central Standard Time|Australia/Darwin|Darwin\n\
AUS Eastern Standard Time|Australia/Sydney|Canberra, Melbourne, Sydney\n\
Afghanistan Standard Time|Asia/Kabul|Kabul\n\
Alaskan Standard Time|America/Anchorage|Alaska\n\
Aleutian Standard Time|America/Adak|Aleutian Islands\n\
Altai Standard Time|Asia/Barnaul|Barnaul, Gorno-Altaysk\n\
Arab Standard Time|Asia/Riyadh|Kuwait, Riyadh\n\
Arabian Standard Time|Asia/Dubai|Abu Dhabi, Muscat\n\
Arabic Standard Time|Asia/Baghdad|Baghdad\n\
Argentina Standard Time|America/Buenos_Aires|City of Buenos Aires\n\
Astrakhan Standard Time|Europe/Astrakhan|Astrakhan, Ulyanovsk\n\
Atlantic Standard Time|America/Halifax|Atlantic Time (Canada)\n\
Aus Central W. Standard Time|Australia/Eucla|Eucla\n\
Azerbaijan Standard Time|Asia/Baku|Baku\n\
Azores Standard Time|Atlantic/Azores|Azores\n\
Bahia Standard Time|America/Bahia|Salvador\n\
Bangladesh Standard Time|Asia/Dhaka|Dhaka\n\
Belarus Standard Time|Europe/Minsk|Minsk\n\
Bougainville Standard Time|Pacific/Bougainville|Bougainville Island\n\
Canada Central Standard Time|America/Regina|Saskatchewan\n\
Cape Verde Standard Time|Atlantic/Cape_Verde|Cabo Verde Is.\n\
Caucasus Standard Time|Asia/Yerevan|Yerevan\n\
Cen. Australia Standard Time|Australia/Adelaide|Adelaide\n\
Central America Standard Time|America/Guatemala|Central America\n\
Central Asia Standard Time|Asia/Bishkek|Astana\n\
Central Brazilian Standard Time|America/Cuiaba|Cuiaba\n\
Central Europe Standard Time|Europe/Budapest|Belgrade, Bratislava, Budapest, Ljubljana, Prague\n\
Central European Standard Time|Europe/Warsaw|Sarajevo, Skopje, Warsaw, Zagreb\n\
Central Pacific Standard Time|Pacific/Guadalcanal|Solomon Is., New Caledonia\n\
Central Standard Time|America/Chicago|Central Time (US & Canada)\n\
Central Standard Time (Mexico)|America/Mexico_City|Guadalajara, Mexico City, Monterrey\n\
Chatham Islands Standard Time|Pacific/Chatham|Chatham Islands\n\
China Standard Time|Asia/Shanghai|Beijing, Chongqing, Hong Kong, Urumqi\n\
Cuba Standard Time|America/Havana|Havana\n\
Dateline Standard Time|Etc/GMT+12|International Date Line West\n\
E. Africa Standard Time|Africa/Nairobi|Nairobi\n\
E. Australia Standard Time|Australia/Brisbane|Brisbane\n\
E. Europe Standard Time|Europe/Chisinau|Chisinau\n\
E. South America Standard Time|America/Sao_Paulo|Brasilia\n\
Easter Island Standard Time|Pacific/Easter|Easter Island\n\
Eastern Standard Time|America/New_York|Eastern Time (US & Canada)\n\
Eastern Standard Time (Mexico)|America/Cancun|Chetumal\n\
Egypt Standard Time|Africa/Cairo|Cairo\n\
Ekaterinburg Standard Time|Asia/Yekaterinburg|Ekaterinburg\n\
FLE Standard Time|Europe/Kiev|Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius\n\
Fiji Standard Time|Pacific/Fiji|Fiji\n\
GMT Standard Time|Europe/London|Dublin, Edinburgh, Lisbon, London\n\
GTB Standard Time|Europe/Bucharest|Athens, Bucharest\n\
Georgian Standard Time|Asia/Tbilisi|Tbilisi\n\
Greenland Standard Time|America/Godthab|Greenland\n\
Greenwich Standard Time|Atlantic/Reykjavik|Monrovia, Reykjavik\n\
Haiti Standard Time|America/Port-au-Prince|Haiti\n\
Hawaiian Standard Time|Pacific/Honolulu|Hawaii\n\
India Standard Time|Asia/Calcutta|Chennai, Kolkata, Mumbai, New Delhi\n\
Iran Standard Time|Asia/Tehran|Tehran\n\
Israel Standard Time|Asia/Jerusalem|Jerusalem\n\
Jordan Standard Time|Asia/Amman|Amman\n\
Kaliningrad Standard Time|Europe/Kaliningrad|Kaliningrad\n\
Korea Standard Time|Asia/Seoul|Seoul\n\
Libya Standard Time|Africa/Tripoli|Tripoli\n\
Line Islands Standard Time|Pacific/Kiritimati|Kiritimati Island\n\
Lord Howe Standard Time|Australia/Lord_Howe|Lord Howe Island\n\
Magadan Standard Time|Asia/Magadan|Magadan\n\
Magallanes Standard Time|America/Punta_Arenas|Punta Arenas\n\
Marquesas Standard Time|Pacific/Marquesas|Marquesas Islands\n\
Mauritius Standard Time|Indian/Mauritius|Port Louis\n\
Middle East Standard Time|Asia/Beirut|Beirut\n\
Montevideo Standard Time|America/Montevideo|Montevideo\n\
Morocco Standard Time|Africa/Casablanca|Casablanca\n\
Mountain Standard Time|America/Denver|Mountain Time (US & Canada)\n\
Mountain Standard Time (Mexico)|America/Mazatlan|Chihuahua, La Paz, Mazatlan\n\
Myanmar Standard Time|Asia/Rangoon|Yangon (Rangoon)\n\
N. Central Asia Standard Time|Asia/Novosibirsk|Novosibirsk\n\
Namibia Standard Time|Africa/Windhoek|Windhoek\n\
Nepal Standard Time|Asia/Katmandu|Kathmandu\n\
New Zealand Standard Time|Pacific/Auckland|Auckland, Wellington\n\
Newfoundland Standard Time|America/St_Johns|Newfoundland\n\
Norfolk Standard Time|Pacific/Norfolk|Norfolk Island\n\
North Asia East Standard Time|Asia/Irkutsk|Irkutsk\n\
North Asia Standard Time|Asia/Krasnoyarsk|Krasnoyarsk\n\
North Korea Standard Time|Asia/Pyongyang|Pyongyang\n\
Omsk Standard Time|Asia/Omsk|Omsk\n\
Pacific SA Standard Time|America/Santiago|Santiago\n\
Pacific Standard Time|America/Los_Angeles|Pacific Time (US & Canada)\n\
Pacific Standard Time (Mexico)|America/Tijuana|Baja California\n\
Pakistan Standard Time|Asia/Karachi|Islamabad, Karachi\n\
Paraguay Standard Time|America/Asuncion|Asuncion\n\
Qyzylorda Standard Time|Asia/Qyzylorda|Qyzylorda\n\
Romance Standard Time|Europe/Paris|Brussels, Copenhagen, Madrid, Paris\n\
Russia Time Zone 10|Asia/Srednekolymsk|Chokurdakh\n\
Russia Time Zone 11|Asia/Kamchatka|Anadyr, Petropavlovsk-Kamchatsky\n\
Russia Time Zone 3|Europe/Samara|Izhevsk, Samara\n\
Russian Standard Time|Europe/Moscow|Moscow, St. Petersburg\n\
SA Eastern Standard Time|America/Cayenne|Cayenne, Fortaleza\n\
SA Pacific Standard Time|America/Bogota|Bogota, Lima, Quito, Rio Branco\n\
SA Western Standard Time|America/La_Paz|Georgetown, La Paz, Manaus, San Juan\n\
SE Asia Standard Time|Asia/Bangkok|Bangkok, Hanoi, Jakarta\n\
Saint Pierre Standard Time|America/Miquelon|Saint Pierre and Miquelon\n\
Sakhalin Standard Time|Asia/Sakhalin|Sakhalin\n\
Samoa Standard Time|Pacific/Apia|Samoa\n\
Sao Tome Standard Time|Africa/Sao_Tome|Sao Tome\n\
Saratov Standard Time|Europe/Saratov|Saratov\n\
Singapore Standard Time|Asia/Singapore|Kuala Lumpur, Singapore\n\
South Africa Standard Time|Africa/Johannesburg|Harare, Pretoria\n\
South Sudan Standard Time|Africa/Juba|Juba\n\
Sri Lanka Standard Time|Asia/Colombo|Sri Jayawardenepura\n\
Sudan Standard Time|Africa/Khartoum|Khartoum\n\
Syria Standard Time|Asia/Damascus|Damascus\n\
Taipei Standard Time|Asia/Taipei|Taipei\n\
Tasmania Standard Time|Australia/Hobart|Hobart\n\
Tocantins Standard Time|America/Araguaina|Araguaina\n\
Tokyo Standard Time|Asia/Tokyo|Osaka, Sapporo, Tokyo\n\
Tomsk Standard Time|Asia/Tomsk|Tomsk\n\
Tonga Standard Time|Pacific/Tongatapu|Nuku'alofa\n\
Transbaikal Standard Time|Asia/Chita|Chita\n\
Turkey Standard Time|Europe/Istanbul|Istanbul\n\
Turks And Caicos Standard Time|America/Grand_Turk|Turks and Caicos\n\
US Eastern Standard Time|America/Indianapolis|Indiana (East)\n\
US Mountain Standard Time|America/Phoenix|Arizona\n\
UTC|Etc/UTC|Coordinated Universal Time\n\
UTC+12|Etc/GMT-12|Coordinated Universal Time+12\n\
UTC+13|Etc/GMT-13|Coordinated Universal Time+13\n\
UTC-02|Etc/GMT+2|Coordinated Universal Time-02\n\
UTC-08|Etc/GMT+8|Coordinated Universal Time-08\n\
UTC-09|Etc/GMT+9|Coordinated Universal Time-09\n\
UTC-11|Etc/GMT+11|Coordinated Universal Time-11\n\
Ulaanbaatar Standard Time|Asia/Ulaanbaatar|Ulaanbaatar\n\
Venezuela Standard Time|America/Caracas|Caracas\n\
Vladivostok Standard Time|Asia/Vladivostok|Vladivostok\n\
Volgograd Standard Time|Europe/Volgograd|Volgograd\n\
W. Australia Standard Time|Australia/Perth|Perth\n\
W. Central Africa Standard Time|Africa/Lagos|West Central Africa\n\
W. Europe Standard Time|Europe/Berlin|Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\n\
W. Mongolia Standard Time|Asia/Hovd|Hovd\n\
West Asia Standard Time|Asia/Tashkent|Ashgabat, Tashkent\n\
West Bank Standard Time|Asia/Hebron|Gaza, Hebron\n\
West Pacific Standard Time|Pacific/Port_Moresby|Guam, Port Moresby\n\
Yakutsk Standard Time|Asia/Yakutsk|Yakutsk\n\
Yukon Standard Time|America/Whitehorse|Yukon";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_of_office_programs_are_known() {
        let table = [
            ("Pacific Standard Time", Some("America/Los_Angeles")),
            ("Eastern Standard Time 1", Some("America/New_York")),
            ("w. europe standard time", Some("Europe/Berlin")),
            ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", Some("Europe/Berlin")),
            ("(GMT-08:00) Pacific Time (US & Canada)", Some("America/Los_Angeles")),
            ("(UTC) Coordinated Universal Time", Some("Etc/UTC")),
            ("Russia Time Zone 10", Some("Asia/Srednekolymsk")),
            ("UTC-11", Some("Etc/GMT+11")),
            ("India Standard Time", Some("Asia/Calcutta")),
            ("Europe/Berlin", None),
            ("Customized Time Zone", None),
            ("", None),
            ("1", None),
        ];
        for (name, known) in table {
            assert_eq!(known_as(name), known, "{name}");
        }
        assert_eq!(ZONES.lines().count(), 139);
        assert!(ZONES.lines().all(|row| row.split('|').count() == 3 && row.split('|').all(|part| !part.is_empty())));
    }
}
