package dev.rapport.capture.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells the addresses of a host; an address as it is written is its own. */
@FunctionalInterface
interface NameLookup {

    List<InetAddress> of(String host) throws UnknownHostException;
}
