package dev.rapport.crm.filing;

import dev.rapport.archive.SenderSignatures.Signature;
import dev.rapport.conversation.Message.SignatureFacts;
import dev.rapport.crm.Contact;
import dev.rapport.crm.field.KnownField;
import dev.rapport.crm.filing.FindingFields.Fill;
import dev.rapport.match.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a contact's signature says for the contact's own record: title, company, address and numbers.
 *
 * <p>A signature with another name is somebody else's: an assistant writes, or the mailbox is shared. Our own numbers, which
 * people leave in what they quote, are nobody's. For one thread.
 */
final class SignatureFields {

    private static final double CONFIDENCE = 0.8;
    private static final int LONGEST = 200;

    private final Keys keys;

    SignatureFields(Keys keys) {
        this.keys = keys;
    }

    List<Fill> of(Signature signature, Contact contact) {
        SignatureFacts facts = signature.facts();
        if (facts.name() != null && !isNamed(contact.name(), facts.name())) {
            return List.of();
        }
        List<Fill> fills = new ArrayList<>();
        add(fills, KnownField.TITLE, facts.title(), signature);
        if (contact.accountId() == null) {
            add(fills, KnownField.COMPANY, facts.company(), signature);
        }
        add(fills, KnownField.ADDRESS, facts.address(), signature);
        facts.phones()
                .forEach(phone -> keys.phone(phone)
                        .filter(number -> !keys.isOurPhone(number.key()))
                        .ifPresent(number -> fills.add(new Fill(
                                KnownField.PHONE,
                                number.key(),
                                number.e164(),
                                CONFIDENCE,
                                List.of(signature.evidence(line -> endsAlike(line, number.e164())))))));
        return fills;
    }

    private static void add(List<Fill> fills, KnownField field, @Nullable String value, Signature signature) {
        if (value != null && !value.isBlank() && value.length() <= LONGEST) {
            String first = Objects.requireNonNull(value).split(", ")[0];
            fills.add(new Fill(
                    field, "", value.strip(), CONFIDENCE, List.of(signature.evidence(line -> line.contains(first)))));
        }
    }

    /** Whether the names have a word in common. A contact who is called by a number or an address has no name yet. */
    private static boolean isNamed(String contact, String name) {
        Set<String> words = words(contact);
        return words.isEmpty() || contact.contains("@") || words(name).stream().anyMatch(words::contains);
    }

    private static Set<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> word.length() > 1)
                .collect(Collectors.toSet());
    }

    private static boolean endsAlike(String line, String e164) {
        String digits = line.replaceAll("\\D", "");
        return digits.contains(e164.substring(Math.max(1, e164.length() - 7)));
    }
}
