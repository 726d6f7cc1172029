//! The words after a command's name: `--flag`, `--name value` and `--name=value`.

use crate::failure::Failure;

/// The words not yet understood.
pub struct Args(Vec<String>);

impl Args {
    /// Takes the words as they came.
    pub fn new(words: Vec<String>) -> Self {
        Self(words)
    }

    /// Whether `name` was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() != before
    }

    /// The value given to `name`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let joined = format!("{name}=");
        if let Some(at) = self.0.iter().position(|word| word.starts_with(&joined)) {
            return Ok(Some(self.0.remove(at)[joined.len()..].to_owned()));
        }
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        if at + 1 == self.0.len() {
            return Err(Failure::Usage(format!("{name} needs a value.")));
        }
        self.0.remove(at);
        Ok(Some(self.0.remove(at)))
    }

    /// The number given to `name`.
    pub fn port(&mut self, name: &str, otherwise: u16) -> Result<u16, Failure> {
        match self.value(name)? {
            None => Ok(otherwise),
            Some(text) => text.parse().map_err(|_| Failure::Usage(format!("{name} needs a port number, not {text}."))),
        }
    }

    /// Complains about words that nothing asked for.
    pub fn done(self) -> Result<(), Failure> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Failure::Usage(format!("{word} means nothing here."))),
        }
    }

    /// All the words left, as they are.
    pub fn rest(self) -> Vec<String> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn values_come_in_two_spellings() {
        for line in ["--port 81 --no-build", "--no-build --port=81"] {
            let mut given = args(line);
            assert_eq!(given.port("--port", 8080).unwrap(), 81);
            assert!(given.flag("--no-build"));
            assert!(given.done().is_ok());
        }
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(args("--port").port("--port", 1).is_err());
        assert!(args("--port x").port("--port", 1).is_err());
        assert!(args("--prot 1").done().is_err());
    }
}
