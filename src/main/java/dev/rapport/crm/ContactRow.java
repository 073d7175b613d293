package dev.rapport.crm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a table says of a contact and of the account. An {@link IllegalArgumentException} says why it can not be
 * kept.
 *
 * @param name empty for a row that names nobody, but perhaps an account
 * @param fields custom fields by name
 */
record ContactRow(
        @Nullable String externalId,
        String name,
        @Nullable String title,
        List<String> emails,
        List<String> phones,
        @Nullable String account,
        @Nullable String accountExternalId,
        List<String> domains,
        @Nullable String owner,
        Map<String, String> fields) {

    static ContactRow of(ContactHeader header, List<String> cells) {
        return new ContactRow(
                first(header, ContactColumn.EXTERNAL_ID, cells, "external id"),
                name(header, cells),
                first(header, ContactColumn.TITLE, cells, "title"),
                several(header, ContactColumn.EMAIL, cells, "[;,\\n]"),
                several(header, ContactColumn.PHONE, cells, "[;\\n]"),
                first(header, ContactColumn.ACCOUNT, cells, "account"),
                first(header, ContactColumn.ACCOUNT_EXTERNAL_ID, cells, "account external id"),
                Written.domains(several(header, ContactColumn.DOMAIN, cells, "[;,\\s]")),
                first(header, ContactColumn.OWNER, cells, "owner"),
                Written.fields(header.fields(cells)));
    }

    private static @Nullable String first(ContactHeader header, ContactColumn column, List<String> cells, String what) {
        return Written.orNull(header.cells(column, cells).stream().findFirst().orElse(null), what);
    }

    private static String name(ContactHeader header, List<String> cells) {
        String whole = first(header, ContactColumn.NAME, cells, "name");
        if (whole != null) {
            return whole;
        }
        return Stream.of(ContactColumn.FIRST_NAME, ContactColumn.LAST_NAME)
                .flatMap(column -> header.cells(column, cells).stream())
                .map(part -> Written.name(part, "contact"))
                .collect(Collectors.joining(" "));
    }

    private static List<String> several(
            ContactHeader header, ContactColumn column, List<String> cells, String separators) {
        return Written.list(
                header.cells(column, cells).stream()
                        .flatMap(cell -> Arrays.stream(cell.split(separators)))
                        .map(text -> text.strip().startsWith("'") ? text.strip().substring(1) : text)
                        .toList(),
                column.name().toLowerCase(Locale.ROOT));
    }

    /** Whether it says anything of a person, not of an account alone. */
    boolean hasContact() {
        return !name.isEmpty() || !emails.isEmpty() || !phones.isEmpty() || externalId != null;
    }

    boolean hasAccount() {
        return account != null || accountExternalId != null || !domains.isEmpty();
    }

    /** What to call the person: the name, else the address or number by which we know of it. */
    String label() {
        return Stream.of(Stream.of(name), emails.stream(), phones.stream(), Stream.ofNullable(externalId))
                .flatMap(texts -> texts)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Equal for rows that say the same, in whatever order of columns. */
    String sha256() {
        String said = Stream.of(externalId, name, title, account, accountExternalId, owner)
                        .map(text -> text == null ? "" : text)
                        .collect(Collectors.joining("\u001f"))
                + "\u001e" + emails + "\u001e" + phones + "\u001e" + domains + "\u001e" + new TreeMap<>(fields);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
