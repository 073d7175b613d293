package dev.rapport.capture.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses (RFC 4632, RFC 4291).
 *
 * @param address its first, 4 or 16 bytes in network order
 * @param bits how many bits all its addresses have in common
 */
@SuppressWarnings("ArrayRecordComponent") // never given away, and never compared
record Network(byte[] address, int bits) {

    /** So that no name is ever looked up here. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:]+(?:[0-9.]+)?");

    /** Reads a range such as {@code 10.0.0.0/8} or {@code fd00::/8}; without a slash, it is one address. */
    static Network parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2 || !LITERAL.matcher(parts[0]).matches()) {
            throw wrong(text);
        }
        try {
            byte[] address = InetAddress.getByName(parts[0]).getAddress();
            int all = address.length * Byte.SIZE;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > all) {
                throw wrong(text);
            }
            return new Network(address, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no range of addresses; write it as 10.0.0.0/8");
    }

    boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % Byte.SIZE);
            if (((bytes[i / Byte.SIZE] ^ address[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
