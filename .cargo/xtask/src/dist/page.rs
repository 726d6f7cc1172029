//! index.html: its four placeholders filled, and everything that only its authors need left out.

use crate::{dist::policy, failure::Failure};

/// The files that the page names, as they are called in the release.
pub struct Scripts<'a> {
    /// What the page shows before the first script comes, and says when it does not: a script in the page itself.
    pub inline: &'a str,
    /// The first script. It carries no hash in the page: it is what helps when the others do not fit theirs.
    pub start: &'a str,
    /// The glue between script and wasm.
    pub glue: File<'a>,
    /// The program.
    pub wasm: File<'a>,
}

/// A file that only runs when it is the one that was built.
pub struct File<'a> {
    /// As it is called in the release.
    pub name: &'a str,
    /// Its hash as in [`crate::dist::digest::integrity`]; none while developing.
    pub integrity: Option<String>,
}

impl File<'_> {
    /// The attributes that name it, and what it must hold, under a name of the caller's.
    fn link(&self, integrity: &str) -> String {
        let checked = self.integrity.as_ref().map(|hash| format!(" {integrity}=\"{hash}\"")).unwrap_or_default();
        format!("href=\"./{}\"{checked}", self.name)
    }
}

impl Scripts<'_> {
    /// The program and its glue are asked for at once, not after the first script has run.
    fn asked_for(&self) -> String {
        let Self { glue, wasm, .. } = self;
        // Browsers do not check a preloaded program, and some say so loudly: the first script asks for it with the hash.
        let (glue, wasm) = (glue.link("integrity"), wasm.link("data-integrity"));
        format!(
            "<link rel=\"preload\" {wasm} as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
             <link rel=\"modulepreload\" {glue}>\n\
             <link rel=\"expect\" href=\"#first-script\" blocking=\"render\">"
        )
    }

    /// What is seen first waits for no file: the page's own script shows it before anything is painted, for a browser that
    /// knows `expect` paints nothing before the element after it.
    fn run(&self) -> String {
        let Self { inline, start, .. } = self;
        format!("<script>{inline}</script>\n<script id=\"first-script\" type=\"module\" src=\"./{start}\"></script>")
    }
}

/// The styles, and what the first script fetches by itself.
pub struct Later<'a> {
    /// The styles of the first screen.
    pub style: &'a str,
    /// The file of all others.
    pub styles: &'a str,
    /// The parts of the program that Today needs once something is recorded.
    pub today: &'a [String],
}

/// The page of a release: with the styles of the first screen in it, and the names of what comes later.
pub fn release(source: &str, scripts: &Scripts, later: &Later) -> Result<String, Failure> {
    let Later { style, styles, today } = later;
    let policy = policy::element(&policy::for_page(style, scripts.inline));
    let today = today.join(" ");
    let styles = format!(
        "<style>{style}</style>\n<meta name=\"styles\" content=\"./{styles}\">\n<meta name=\"today\" content=\"{today}\">"
    );
    let page = fill(source, scripts, &styles, &policy)?;
    Ok(without_notes(&page))
}

/// The page while developing: no policy, since trunk adds a script that reloads.
pub fn development(source: &str, scripts: &Scripts, style: &str) -> Result<String, Failure> {
    fill(source, scripts, &format!("<style>{style}</style>"), "")
}

fn fill(source: &str, scripts: &Scripts, styles: &str, policy: &str) -> Result<String, Failure> {
    let mut page = source.lines().filter(|line| !line.contains("data-trunk")).collect::<Vec<_>>().join("\n");
    for (mark, text) in
        [("policy", policy), ("scripts", &scripts.asked_for()), ("styles", styles), ("opening", &scripts.run())]
    {
        let mark = format!("<!-- afterword:{mark} -->");
        if page.matches(&mark).count() != 1 {
            return Err(Failure::Dist(format!("index.html needs one {mark}")));
        }
        page = page.replace(&mark, text);
    }
    Ok(page)
}

/// Leaves out comments, indentation and empty lines.
fn without_notes(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!--") {
        text.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "<head>\n<!-- afterword:policy -->\n<!-- afterword:scripts -->\n\
        <link data-trunk rel=\"rust\">\n<!-- afterword:styles -->\n</head>\n  <!-- a\n note -->\n<p>x</p>\n<!-- afterword:opening -->";
    fn scripts() -> Scripts<'static> {
        let file = |name, hash: Option<&str>| File { name, integrity: hash.map(str::to_owned) };
        Scripts { inline: "u()", start: "s.js", glue: file("g.js", None), wasm: file("w.wasm", Some("sha256-x")) }
    }

    fn later() -> Later<'static> {
        static TODAY: std::sync::LazyLock<Vec<String>> = std::sync::LazyLock::new(|| vec!["later-2.wasm".to_owned()]);
        Later { style: "a{}", styles: "later-1.css", today: &TODAY }
    }

    #[test]
    fn a_release_has_policy_scripts_and_style_and_no_notes() {
        let page = release(SOURCE, &scripts(), &later()).unwrap();
        assert!(policy::of_page(&page).is_some());
        assert!(
            page.contains("<script>u()</script>\n<script id=\"first-script\" type=\"module\" src=\"./s.js\"></script>")
                && page.contains("<style>a{}</style>\n<meta name=\"styles\" content=\"./later-1.css\">\n<meta name=\"today\" content=\"later-2.wasm\">")
        );
        assert!(page.contains("href=\"./w.wasm\" data-integrity=\"sha256-x\"") && page.contains("href=\"./g.js\">"));
        assert!(!page.contains("<!--") && !page.contains("data-trunk"));
        assert!(page.contains("</head>\n<p>x</p>\n<script>"));
    }

    #[test]
    fn a_page_without_its_places_is_refused() {
        assert!(release("<p>x</p>", &scripts(), &later()).is_err());
    }
}
