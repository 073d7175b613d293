package dev.rapport.match;

import dev.rapport.conversation.PartyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a party said who it is: aloud, or below a message.
 *
 * @param rule "spoken name" or "signature"
 * @param name as it was said
 * @param company where from; null where that was not said
 * @param phones that a signature has
 */
record Introduction(
        PartyId party, String rule, String name, @Nullable String company, List<String> phones) {

    static final String SPOKEN = "spoken name";
    static final String SIGNATURE = "signature";

    Introduction {
        phones = List.copyOf(phones);
    }
}
