package dev.rapport.capture.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether an address is one that anybody on the internet could ask as well.
 *
 * <p>Of IPv4 all but IANA's special-purpose registry, multicast and the reserved; of IPv6 only what is handed out as global
 * unicast (2000::/3), without its special ranges and without those that carry an IPv4 address inside (6to4, Teredo, NAT64),
 * which could be a private one. Java reads an IPv4-mapped address (::ffff:10.0.0.1) as the IPv4 address that it is.
 *
 * <p>Sources: RFC 6890 and the IANA IPv4 and IPv6 Special-Purpose Address Registries. Stateless.
 */
final class PublicAddresses {

    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carrier's address translation
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, and the metadata of cloud machines
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "2001::/23", // protocol assignments, Teredo, ORCHID
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "2620:4f:8000::/48", // AS112
                    "3fff::/20") // documentation
            .map(Network::parse)
            .toList();

    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        return (address instanceof Inet4Address || GLOBAL_UNICAST.contains(address))
                && NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }
}
