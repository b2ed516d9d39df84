//! The receipt printer: where its bytes go, and how wide its paper is. Without a place to go to there is none.

use std::ops::RangeInclusive;

/// The receipt printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// Where it is; none: there is none.
    pub to: Option<PrintTo>,
    /// The columns of its paper: a Han character takes two.
    pub columns: u16,
}

/// Where a printer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintTo {
    /// A device, by its path.
    Device(String),
    /// A port of a machine, as network printers have it.
    Port(String, u16),
}

impl Printer {
    /// The columns that can be set: the narrowest paper there is, and the widest with a small font.
    pub const COLUMNS: RangeInclusive<u16> = 24..=64;
}

impl Default for Printer {
    /// 32 columns is paper of 58 mm; on wider paper it is still right.
    fn default() -> Self {
        Self {
            to: None,
            columns: 32,
        }
    }
}

impl PrintTo {
    /// A path from the root, or `host:port`.
    pub fn read(text: &str) -> Option<Self> {
        let is_clean = !text.chars().any(|c| c.is_control() || c.is_whitespace());
        if !is_clean {
            return None;
        }
        if text.starts_with('/') && text.len() > 1 || text.starts_with("\\\\.\\") {
            return Some(Self::Device(text.to_owned()));
        }
        let (host, port) = text.rsplit_once(':')?;
        let port = port.parse().ok().filter(|port| *port != 0)?;
        // An address with colons of its own stands in brackets.
        let bare = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'));
        let is_host = |host: &str| {
            let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
            !host.is_empty() && host.chars().all(known)
        };
        let host = match bare {
            Some(host) => Some(host).filter(|host| host.parse::<std::net::Ipv6Addr>().is_ok()),
            None => Some(host).filter(|host| is_host(host)),
        };
        Some(Self::Port(host?.to_owned(), port))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_is_a_device_or_a_port() {
        let port = |host: &str, port| Some(PrintTo::Port(host.to_owned(), port));
        for (text, to) in [
            (
                "/dev/usb/lp0",
                Some(PrintTo::Device("/dev/usb/lp0".to_owned())),
            ),
            (r"\\.\COM3", Some(PrintTo::Device(r"\\.\COM3".to_owned()))),
            ("192.168.1.50:9100", port("192.168.1.50", 9100)),
            ("printer.local:9100", port("printer.local", 9100)),
            ("[fe80::1]:9100", port("fe80::1", 9100)),
            ("", None),
            ("/", None),
            ("lp0", None),
            ("dev/usb/lp0", None),
            ("192.168.1.50", None),
            ("192.168.1.50:0", None),
            ("192.168.1.50:99999", None),
            ("fe80::1:9100", None),
            (":9100", None),
            ("http://x:80", None),
            ("a b:9100", None),
        ] {
            assert_eq!(PrintTo::read(text), to, "{text}");
        }
    }
}
