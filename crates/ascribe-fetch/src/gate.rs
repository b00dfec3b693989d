//! Where connections may lead: whoever follows what pages and feeds say would else fetch from the machines behind his firewall.
//!
//! A name is looked up once, what it stands for is checked, and the connection goes to what was checked: a name that stands for
//! another machine a moment later leads nowhere else.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Arc, OnceLock};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::Error;

/// Where an address may lead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Anywhere: a person named the address.
    #[default]
    Anywhere,
    /// To what everybody can reach: the address comes from outside.
    Public,
}

/// What looks names up for one request and lets through what the request may reach.
#[derive(Debug)]
pub(crate) struct Gate {
    names: DefaultResolver,
    reach: Reach,
    led: Arc<OnceLock<Reach>>,
}

impl Gate {
    /// The gate of a request of that reach. It writes down in `led` where the request went, and so how far what comes back may lead.
    pub(crate) fn new(reach: Reach, led: Arc<OnceLock<Reach>>) -> Self {
        Self { names: DefaultResolver::default(), reach, led }
    }
}

impl Resolver for Gate {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let all = self.names.resolve(uri, config, timeout)?;
        let mut public = self.empty();
        all.iter().filter(|address| is_public(address.ip())).for_each(|address| public.push(*address));
        let is_private = public.is_empty();
        if is_private && self.reach == Reach::Public {
            return Err(ureq::Error::Other(Box::new(Error::private())));
        }
        let led = if is_private { Reach::Anywhere } else { Reach::Public };
        // A gate is for one request, which is sent once.
        let _ = self.led.set(led);
        Ok(if is_private { all } else { public })
    }
}

/// Whether everybody reaches the same machine there, by the IANA's registries of special-purpose addresses (RFC 6890 and what came
/// after). The standard library's `is_global` is not stable.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        // "This network", shared by the customers of a provider, of protocols, of measurements.
        [0, ..] | [100, 64..=127, ..] | [192, 0, 0, _] | [198, 18 | 19, ..] => true,
        // Several machines, or none yet.
        [224..=255, ..] => true,
        // 6to4's relays, which are given up.
        [192, 88, 99, _] => true,
        _ => address.is_private() || address.is_loopback() || address.is_link_local() || address.is_documentation(),
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, .., g, h] = address.segments();
    let inner = |high: u16, low: u16| {
        let ([one, two], [three, four]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(one, two, three, four))
    };
    match (a, b) {
        // An address of version 4 in one of version 6, as NAT64 and 6to4 write it.
        (0x64, 0xff9b) => c == 0 && inner(g, h),
        (0x2002, _) => inner(b, c),
        _ if address.to_ipv4_mapped().is_some() => inner(g, h),
        // Protocols (Teredo among them), measurements and documents.
        (0x2001, 0..=0x1ff) | (0x2001, 0xdb8) | (0x3fff, 0..=0xfff) => false,
        // All that has been given to anybody is here.
        _ => (0x2000..=0x3fff).contains(&a),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(addresses: &[&str], expected: bool) {
        for address in addresses {
            assert_eq!(is_public(address.parse().expect("an address")), expected, "{address}");
        }
    }

    #[test]
    fn everybody_reaches_them() {
        check(&["93.184.215.14", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "223.255.255.254"], true);
        check(&["2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"], true);
    }

    #[test]
    fn nobody_outside_reaches_them() {
        check(&["127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"], false);
        check(
            &["0.0.0.0", "100.64.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255", "240.0.0.1"],
            false,
        );
        check(&["::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2001::1"], false);
        check(&["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:7f00:1::", "::127.0.0.1"], false);
    }
}
