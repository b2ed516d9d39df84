//! A receipt on its way to the printer. A face asks now and then what became of it and never waits; once it is dropped,
//! nothing more of it is sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::Duration;

use crate::i18n::Lang;

/// Why nothing came out of the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is not there: not connected, not switched on, not allowed.
    Missing,
    /// It takes nothing more: out of paper, or busy.
    Stuck,
    /// It went away while it was printing.
    Broken,
    /// What stands there is a file or a folder: nobody's answer is kept in one.
    NotAPrinter,
}

impl Trouble {
    /// In a calm sentence, with what to do instead.
    pub fn says(self, lang: Lang) -> &'static str {
        match self {
            Self::Missing => lang.print_missing(),
            Self::Stuck => lang.print_stuck(),
            Self::Broken => lang.print_broken(),
            Self::NotAPrinter => lang.print_not_a_printer(),
        }
    }
}

/// A receipt on its way.
#[derive(Debug)]
pub struct Printing {
    told: Receiver<Result<(), Trouble>>,
    given_up: Arc<AtomicBool>,
}

/// The other end: whoever sends the bytes.
#[derive(Debug)]
pub struct Courier {
    tell: Sender<Result<(), Trouble>>,
    given_up: Arc<AtomicBool>,
}

impl Printing {
    /// Both ends.
    pub fn begin() -> (Self, Courier) {
        let (tell, told) = channel();
        let given_up = Arc::new(AtomicBool::new(false));
        let courier = Courier {
            tell,
            given_up: Arc::clone(&given_up),
        };
        (Self { told, given_up }, courier)
    }

    /// What became of it; none yet. Does not wait.
    pub fn outcome(&self) -> Option<Result<(), Trouble>> {
        match self.told.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Trouble::Broken)),
        }
    }

    /// What became of it, once that is known, or after so long.
    ///
    /// # Errors
    /// Why it was not printed.
    pub fn wait(&self, patience: Duration) -> Result<(), Trouble> {
        self.told
            .recv_timeout(patience)
            .unwrap_or_else(|why| match why {
                RecvTimeoutError::Timeout => Err(Trouble::Stuck),
                RecvTimeoutError::Disconnected => Err(Trouble::Broken),
            })
    }
}

impl Drop for Printing {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

impl Courier {
    /// Whether nobody wants it printed any more.
    pub fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed)
    }

    /// Tells what became of it. Whoever asked may have left.
    pub fn tell(self, outcome: Result<(), Trouble>) {
        let _ = self.tell.send(outcome);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_leaves_is_not_printed_for() {
        let (printing, courier) = Printing::begin();
        assert_eq!(printing.outcome(), None);
        assert!(!courier.is_given_up());
        drop(printing);
        assert!(courier.is_given_up());
        courier.tell(Ok(()));
    }

    #[test]
    fn what_became_of_it_is_told() {
        for outcome in [Ok(()), Err(Trouble::Stuck)] {
            let (printing, courier) = Printing::begin();
            courier.tell(outcome);
            assert_eq!(printing.outcome(), Some(outcome));
        }
        let (printing, courier) = Printing::begin();
        drop(courier);
        assert_eq!(printing.outcome(), Some(Err(Trouble::Broken)));
        let (printing, _courier) = Printing::begin();
        assert_eq!(printing.wait(Duration::ZERO), Err(Trouble::Stuck));
    }
}
