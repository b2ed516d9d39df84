//! Sends bytes to the receipt printer that was set up, raw, and to nothing else: no spooler, no file. The only place of the
//! program that writes to a device or a network.
//!
//! A printer without paper takes nothing and says nothing. Everything here gives up after a while, on a thread of its own.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the one place that sends anything, and only where the settings say"
)]

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::net::{Shutdown, TcpStream, ToSocketAddrs as _};
use std::thread;
use std::time::Duration;

use crate::session::{Courier, Printing, Trouble};
use crate::settings::PrintTo;

/// How long a printer may take nothing.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long it is left alone before it is tried again.
const PAUSE: Duration = Duration::from_millis(50);
/// The tries of a patience.
const TRIES: u32 = 100;
/// So much is sent before it is asked whether anybody still wants it.
const PIECE: usize = 256;

/// Longer than anything here takes: finding the machine, being let in, and sending.
pub(super) const LONGEST: Duration = Duration::from_secs(15);

/// Sends bytes to a printer without anybody waiting for it.
pub fn print(to: &PrintTo, bytes: Vec<u8>) -> Printing {
    let (printing, courier) = Printing::begin();
    let to = to.clone();
    // Without a thread the courier is dropped, and that says that it broke.
    let _ = thread::Builder::new().spawn(move || {
        let outcome = send(&to, &bytes, &courier);
        courier.tell(outcome);
    });
    printing
}

fn send(to: &PrintTo, bytes: &[u8], courier: &Courier) -> Result<(), Trouble> {
    match to {
        PrintTo::Device(path) => {
            let mut device = open(path)?;
            write_all(bytes, courier, |piece| device.write(piece))
        }
        PrintTo::Port(host, port) => {
            let mut stream = connect(host, *port, courier)?;
            write_all(bytes, courier, |piece| stream.write(piece))?;
            stream
                .shutdown(Shutdown::Write)
                .map_err(|_| Trouble::Broken)
        }
    }
}

/// Opens a device without waiting for it, and without becoming the terminal it may be.
fn open(path: &str) -> Result<File, Trouble> {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;

        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        options.custom_flags(i32::try_from(flags.bits()).unwrap_or(0));
    }
    let device = options.open(path).map_err(|error| match error.kind() {
        ErrorKind::IsADirectory => Trouble::NotAPrinter,
        ErrorKind::ResourceBusy | ErrorKind::WouldBlock => Trouble::Stuck,
        _ => Trouble::Missing,
    })?;
    match device.metadata() {
        // Nobody's answer is to stay on a disk.
        Ok(what) if what.is_file() || what.is_dir() => Err(Trouble::NotAPrinter),
        _ => Ok(device),
    }
}

fn connect(host: &str, port: u16, courier: &Courier) -> Result<TcpStream, Trouble> {
    let places = (host, port).to_socket_addrs();
    let places = places.map_err(|_| Trouble::Missing)?;
    for place in places.take(2) {
        if courier.is_given_up() {
            return Err(Trouble::Stuck);
        }
        if let Ok(stream) = TcpStream::connect_timeout(&place, PATIENCE) {
            let patience = stream.set_write_timeout(Some(PAUSE));
            return patience.map(|()| stream).map_err(|_| Trouble::Broken);
        }
    }
    Err(Trouble::Missing)
}

/// Writes all of it, trying again where nothing is taken, until patience ends or nobody wants it any more.
fn write_all(
    bytes: &[u8],
    courier: &Courier,
    mut write: impl FnMut(&[u8]) -> io::Result<usize>,
) -> Result<(), Trouble> {
    let (mut left, mut tries) = (bytes, 0);
    while !left.is_empty() {
        if courier.is_given_up() || tries > TRIES {
            return Err(Trouble::Stuck);
        }
        let piece = left.get(..PIECE).unwrap_or(left);
        match write(piece) {
            Ok(0) => return Err(Trouble::Broken),
            Ok(taken) => left = left.get(taken..).unwrap_or_default(),
            Err(error) => match error.kind() {
                ErrorKind::WouldBlock | ErrorKind::TimedOut => {
                    tries += 1;
                    thread::sleep(PAUSE);
                }
                ErrorKind::Interrupted => {}
                _ => return Err(Trouble::Broken),
            },
        }
    }
    Ok(())
}
