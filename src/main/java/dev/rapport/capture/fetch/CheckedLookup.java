package dev.rapport.capture.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The only way by which the client comes to an address: what it gets here was looked at, and it connects to nothing else.
 *
 * <p>So there is no moment between looking and connecting in which a name could get another address. A name of which only one
 * address is not public is refused as a whole: no honest one is like that. Safe for use by many threads.
 */
final class CheckedLookup implements DnsResolver {

    private final NameLookup lookup;
    private final List<Network> exceptions;

    CheckedLookup(NameLookup lookup, List<Network> exceptions) {
        this.lookup = lookup;
        this.exceptions = List.copyOf(exceptions);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = lookup.of(host);
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contains(address)
                    && exceptions.stream().noneMatch(network -> network.contains(address))) {
                throw new NotPublic(host + " is at " + address.getHostAddress() + ", which is no public address;"
                        + " rapport.fetch.networks says which others may be asked");
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** An address that we do not ask. */
    static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1;

        NotPublic(String message) {
            super(message);
        }
    }
}
