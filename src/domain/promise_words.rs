//! The day that follows from how somebody said when word will come: "early next week", "within ten working days",
//! "after the holidays". The words stay with the promise; the day can be changed; where the words name none, none is
//! guessed.

mod said;

use crate::domain::calendar::WorkCalendar;
use crate::domain::channel::Channel;
use crate::domain::fold::fold;
use crate::domain::moment::{monday_of, plus_days};
use crate::domain::promise::Promise;
use crate::domain::text::Line;
use chrono::{Datelike, Months, NaiveDate};
use said::{Part, Said, month, number, weekday};

pub(super) use said::MONTHS;

/// What the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant {
    /// The last day for their reply.
    pub by: NaiveDate,
    /// How word comes, if they said so.
    pub channel: Option<Channel>,
}

/// Words by which a way is named.
const WAYS: [(&[&str], Channel); 4] = [
    (&["ring", "call", "phone", "telephone"], Channel::Phone),
    (&["email", "mail", "write"], Channel::Email),
    (&["text", "sms"], Channel::Text),
    (&["portal"], Channel::Portal),
];
/// "Early January" is its first ten days.
const EARLY: u32 = 10;
/// "Mid-January" is the 15th.
const MIDDLE: u32 = 15;

/// Reads the words that were said on a day. `None` where they name no day that is to come.
pub fn read(words: &str, said: NaiveDate, calendar: &WorkCalendar) -> Option<Meant> {
    let folded = fold(words).replace("e-mail", "email").replace("w/c", "wc").replace("w/b", "wc");
    let figures = in_figures(&folded, said);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let said = Said { words, on: said, calendar };
    let by = if said.is_open() { None } else { figures.or_else(|| said.day()) };
    let by = by.filter(|by| said.on <= *by)?;
    let way = WAYS.iter().find(|(names, _)| names.iter().any(|name| said.has(name)));
    Some(Meant { by, channel: way.map(|(_, channel)| *channel) })
}

/// The promise after its words were put down: its day follows from the words, unless it was given by hand. `None` where
/// no day is known either way.
pub fn put_in_words(known: Option<&Promise>, words: Line, said: NaiveDate, calendar: &WorkCalendar) -> Option<Promise> {
    let follows = |words: &str| read(words, said, calendar);
    let by_hand = known.filter(|known| follows(&known.words).is_none_or(|meant| meant.by != known.by));
    let meant = follows(&words);
    let by = by_hand.map(|known| known.by).or(meant.map(|meant| meant.by)).or(known.map(|known| known.by))?;
    let mut promise = known.cloned().unwrap_or_else(|| Promise::by(by));
    promise.by = by;
    promise.channel = promise.channel.or(meant.and_then(|meant| meant.channel));
    promise.words = words;
    Some(promise)
}

/// "18.12.", "18/12", "2026-12-18"; what could be either of two days is none.
fn in_figures(text: &str, on: NaiveDate) -> Option<NaiveDate> {
    text.split([' ', ',', '(', ')']).find_map(|word| {
        let word = word.trim_end_matches(['.', ';', '!', '?']);
        // Round the clock is no day.
        if word == "24/7" {
            return None;
        }
        let numbers: Vec<u32> = word.split(['-', '.', '/']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let (year, month, day) = match *numbers.as_slice() {
            [year, month, day] if year > 31 => (Some(year), month, day),
            [a, b, ref rest @ ..] if rest.len() < 2 && !word.contains('-') => {
                let (day, month) = match (word.contains('.') || a > 12 || a == b, b > 12) {
                    (true, false) => (a, b),
                    (false, true) => (b, a),
                    _ => return None,
                };
                (rest.first().map(|year| if *year < 100 { 2000 + year } else { *year }), month, day)
            }
            _ => return None,
        };
        let of = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
        match year {
            Some(year) => of(i32::try_from(year).ok()?),
            None => [on.year(), on.year() + 1].into_iter().filter_map(of).find(|date| on <= *date),
        }
    })
}

impl Said<'_> {
    fn day(&self) -> Option<NaiveDate> {
        self.the_week_then()
            .or_else(|| self.before_the_holidays())
            .or_else(|| self.after_the_holidays())
            .or_else(|| self.week_of_a_month())
            .or_else(|| self.weeks_from())
            .or_else(|| self.in_a_week())
            .or_else(|| self.date())
            .or_else(|| self.so_many())
            .or_else(|| self.tomorrow())
            .or_else(|| self.on_a_weekday())
            .or_else(|| self.in_a_month())
    }

    /// "The following week", "the week after next", "that week", "KW 51".
    fn the_week_then(&self) -> Option<NaiveDate> {
        let said = || self.date().or_else(|| self.on_a_weekday());
        let of = |day: NaiveDate, weeks: i64| self.last_of_week(plus_days(monday_of(day), 7 * weeks));
        if self.holds(&["week", "after", "next"]) {
            return Some(of(self.on, 2));
        }
        if self.holds(&["following", "week"]) || self.holds(&["week", "following"]) {
            return Some(of(said().unwrap_or(self.on), 1));
        }
        if self.holds(&["that", "week"]) {
            return said().map(|day| of(day, 0));
        }
        let at = self.words.iter().position(|word| matches!(*word, "kw" | "kalenderwoche"))?;
        let week = self.word(at + 1).parse().ok()?;
        let monday = |year: i32| NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon);
        let mut weeks = [self.on.year(), self.on.year() + 1].into_iter().filter_map(monday).map(|day| of(day, 0));
        weeks.find(|day| self.on <= *day)
    }

    /// Before Christmas is the 24th, before the new year the 31st.
    fn before_the_holidays(&self) -> Option<NaiveDate> {
        let new_year = self.holds(&["by", "new", "year"]) || self.holds(&["by", "the", "new", "year"]);
        if new_year {
            return NaiveDate::from_ymd_opt(self.on.year(), 12, 31);
        }
        let at = match self.words.iter().position(|word| *word == "before") {
            Some(at) => at,
            None => self.words.windows(3).position(|words| words == ["this", "side", "of"])? + 2,
        };
        let rest = self.words.get(at + 1..)?;
        let has = |words: &[&str]| words.iter().any(|word| rest.contains(word));
        let day = if has(&["new"]) && has(&["year", "years"]) { 31 } else { 24 };
        (day == 31 || (has(&["christmas", "xmas", "holidays", "break"]) && self.on.month() > 8))
            .then(|| NaiveDate::from_ymd_opt(self.on.year(), 12, day))?
    }

    /// "The first week of January", "the last week of this month".
    fn week_of_a_month(&self) -> Option<NaiveDate> {
        let at = self.words.iter().position(|word| *word == "week").filter(|at| self.word(at + 1) == "of")?;
        let which = ["first", "second", "third", "fourth", "last"];
        let which = which.iter().position(|word| at > 0 && self.word(at - 1) == *word)?;
        let last = self.in_a_month()?;
        let first = plus_days(monday_of(plus_days(last.with_day(1)?, -1)), 7);
        let monday = if which == 4 { monday_of(last) } else { plus_days(first, 7 * i64::try_from(which).ok()?) };
        Some(self.last_of_week(monday).min(last))
    }

    /// "Friday week", "a week on Friday", "two weeks from Monday".
    fn weeks_from(&self) -> Option<NaiveDate> {
        let at = self.words.iter().position(|word| matches!(*word, "week" | "weeks"))?;
        let before = |n: usize| at.checked_sub(n).map_or("", |n| self.word(n));
        let next = |day: i64| {
            let this = plus_days(monday_of(self.on), day);
            if self.on < this { this } else { plus_days(this, 7) }
        };
        if let Some(day) = weekday(before(1)).filter(|_| self.word(at) == "week") {
            return Some(plus_days(next(day), 7));
        }
        let day = weekday(self.word(at + 2)).filter(|_| matches!(self.word(at + 1), "on" | "from" | "after"))?;
        Some(plus_days(next(day), 7 * number(before(1)).unwrap_or(1)))
    }

    /// After Christmas and New Year everybody is back on the second working day.
    fn after_the_holidays(&self) -> Option<NaiveDate> {
        let holidays = ["holidays", "holiday", "christmas", "xmas", "break"].iter().any(|word| self.has(word));
        let said = (self.has("after") && holidays) || self.holds(&["new", "year"]);
        // In spring and summer other holidays are meant.
        let year = self.on.year() + i32::from(self.on.month() >= 9);
        let eve = NaiveDate::from_ymd_opt(year - 1, 12, 31)?;
        (said && self.on <= eve).then(|| self.calendar.add_business_days(eve, 2))
    }

    /// "In the week of 14 December", "early next week", "this week".
    fn in_a_week(&self) -> Option<NaiveDate> {
        let at = self.words.iter().rposition(|word| matches!(*word, "week" | "wc"))?;
        let counted = at.checked_sub(1).is_some_and(|n| number(self.word(n)).is_some() && self.word(n) != "a");
        let dated = matches!(self.word(at + 1), "of" | "commencing" | "beginning" | "starting" | "from")
            || self.word(at) == "wc";
        let next = self.holds(&["next", "week"]) || self.holds(&["week", "after"]);
        let this = self.holds(&["this", "week"]) || self.holds(&["the", "week"]) || self.holds(&["of", "week"]);
        let monday = match (dated.then(|| self.date()).flatten(), next, this) {
            (Some(day), ..) => monday_of(day),
            (None, true, _) => plus_days(monday_of(self.on), 7),
            (None, false, true) if !counted => monday_of(self.on),
            _ => return None,
        };
        // "Tuesday next week"; "the week beginning 14 December" is no early one.
        let day = self.words.iter().rev().find_map(|word| weekday(word)).filter(|_| !dated);
        let of_week = |monday: NaiveDate| match self.part() {
            _ if day.is_some() => plus_days(monday, day.unwrap_or(0)),
            Part::Early if !dated => plus_days(monday, 1),
            Part::Middle => plus_days(monday, 2),
            _ => self.last_of_week(monday),
        };
        // Said at the weekend, this week is the one that comes.
        Some(of_week(monday)).filter(|by| self.on <= *by).or_else(|| Some(of_week(plus_days(monday, 7))))
    }

    /// The last day of that week on which people work; the Friday if there is none.
    fn last_of_week(&self, monday: NaiveDate) -> NaiveDate {
        let days = (0..7).rev().map(|n| plus_days(monday, n));
        days.into_iter().find(|day| self.calendar.is_working(*day)).unwrap_or(plus_days(monday, 4))
    }

    /// "18 December", "December 18th", "the 18th": the next one.
    fn date(&self) -> Option<NaiveDate> {
        for (n, word) in self.words.iter().enumerate() {
            let Some(month) = month(word) else { continue };
            let before = n.checked_sub(1).map_or("", |n| self.word(n));
            let before =
                if matches!(before, "of" | "de") { n.checked_sub(2).map_or("", |n| self.word(n)) } else { before };
            // "May" is a month beside a number only, and "a march" is none.
            let day = |word: &str| number(word).filter(|_| word.starts_with(|c: char| c.is_ascii_digit()));
            let Some(day) = day(before).or_else(|| day(self.word(n + 1))).and_then(|day| u32::try_from(day).ok())
            else {
                continue;
            };
            // "5 January 2026" said in December is over.
            let year =
                [n + 1, n + 2].into_iter().find_map(|n| self.word(n).parse::<i32>().ok().filter(|year| *year > 1900));
            let years = year.map_or(self.on.year()..=self.on.year() + 1, |year| year..=year);
            let mut dates = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
            return dates.find(|date| self.on <= *date);
        }
        // "Between the 14th and the 18th": the last one counts.
        let bare = self.words.iter().rfind(|word| {
            word.starts_with(|c: char| c.is_ascii_digit())
                && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
        })?;
        let day = u32::try_from(number(bare)?).ok()?;
        (0..3).filter_map(|n| self.on.checked_add_months(Months::new(n))?.with_day(day)).find(|date| self.on <= *date)
    }

    /// "Within seven to ten business days", "in two weeks", "a few days".
    fn so_many(&self) -> Option<NaiveDate> {
        let unit = self.words.iter().position(|word| {
            matches!(*word, "day" | "days" | "week" | "weeks" | "month" | "months" | "fortnight" | "hours")
        })?;
        let before = |n: usize| unit.checked_sub(n).map_or("", |n| self.word(n));
        let working = matches!(before(1), "business" | "working" | "work");
        let skip = 1 + usize::from(working);
        let skip = skip + usize::from(before(skip) == "of");
        // "A week or two": the longer one counts.
        let or = Some(self.word(unit + 1)).filter(|word| *word == "or").and_then(|_| number(self.word(unit + 2)));
        let count = or.or_else(|| number(before(skip)));
        let few = before(skip) == "few";
        match self.word(unit) {
            "fortnight" => Some(plus_days(self.on, 14)),
            "hours" => Some(plus_days(self.on, (count? + 23) / 24)),
            "day" | "days" if working || few => {
                Some(self.calendar.add_business_days(self.on, u16::try_from(count?).ok()?))
            }
            "day" | "days" => Some(plus_days(self.on, count?)),
            "week" | "weeks" => Some(plus_days(self.on, 7 * count?)),
            _ => self.on.checked_add_months(Months::new(u32::try_from(count?).ok()?)),
        }
    }

    fn tomorrow(&self) -> Option<NaiveDate> {
        match (self.has("tomorrow"), self.has("today") || self.has("tonight")) {
            (true, _) if self.holds(&["after", "tomorrow"]) => Some(plus_days(self.on, 2)),
            (true, _) => Some(plus_days(self.on, 1)),
            (false, true) => Some(self.on),
            (false, false) => None,
        }
    }

    /// "Next Friday" is the Friday of next week, "Friday" the next one to come. Of two days the last one counts.
    fn on_a_weekday(&self) -> Option<NaiveDate> {
        let at = self.words.iter().rposition(|word| weekday(word).is_some())?;
        let day = weekday(self.word(at))?;
        let monday = monday_of(self.on);
        let this = plus_days(monday, day);
        Some(match at.checked_sub(1).map_or("", |n| self.word(n)) {
            "next" => plus_days(this, 7),
            "this" if self.on <= this => this,
            _ if self.on < this => this,
            _ => plus_days(this, 7),
        })
    }

    /// "By the end of the month", "mid-January", "in January", "next month".
    fn in_a_month(&self) -> Option<NaiveDate> {
        // "You may hear" names no month.
        let before = |n: usize| n.checked_sub(1).map_or("in", |n| self.word(n));
        let is_month = |n: usize| {
            self.word(n) != "may" || matches!(before(n), "in" | "by" | "of" | "early" | "mid" | "late" | "before")
        };
        let named = (0..self.words.len()).find_map(|n| month(self.word(n)).filter(|_| is_month(n)));
        let first = match named {
            Some(month) => {
                let told = self.words.iter().find_map(|word| word.parse::<i32>().ok().filter(|year| *year > 1900));
                let year = told.unwrap_or(self.on.year() + i32::from(month < self.on.month()));
                NaiveDate::from_ymd_opt(year, month, 1)?
            }
            None if self.holds(&["next", "month"]) => self.on.with_day(1)?.checked_add_months(Months::new(1))?,
            None if self.has("month") => self.on.with_day(1)?,
            None if self.has("year") && self.has("end") => NaiveDate::from_ymd_opt(self.on.year(), 12, 1)?,
            None => return None,
        };
        match self.part() {
            Part::Early => first.with_day(EARLY),
            Part::Middle => first.with_day(MIDDLE),
            Part::Whole => first.checked_add_months(Months::new(1))?.pred_opt(),
        }
    }
}

#[cfg(test)]
mod tests;
