package dev.rapport.capture.email.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender or recipient, as the header names them.
 *
 * @param name as shown; null where there is none
 * @param address as written, case kept; what is no address is kept too, where there is nothing better
 */
public record MailAddress(@Nullable String name, String address) {

    /** Reads all fields of this name. */
    public static List<MailAddress> all(HeaderBlock headers, String field) {
        List<MailAddress> addresses = new ArrayList<>();
        for (String value : headers.all(field)) {
            addresses.addAll(AddressList.read(headers.toText(value)));
        }
        return addresses;
    }
}
