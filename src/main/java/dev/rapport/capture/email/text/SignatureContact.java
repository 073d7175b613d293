package dev.rapport.capture.email.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a signature says of its owner, for the contact's record. What it does not say is null or empty.
 *
 * @param phones plus and digits (E.164), where the number says its country or the company's is known
 * @param address of the house, its lines joined by commas
 * @param links to pages
 */
public record SignatureContact(
        @Nullable String name,
        @Nullable String title,
        @Nullable String company,
        List<String> phones,
        List<String> emails,
        @Nullable String address,
        List<String> links) {

    public static final SignatureContact NOTHING =
            new SignatureContact(null, null, null, List.of(), List.of(), null, List.of());

    public SignatureContact {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        links = List.copyOf(links);
    }
}
