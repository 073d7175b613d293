package dev.rapport.crm;

import java.util.Arrays;
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

    static ContactRow of(TableHeader<ContactColumn> header, List<String> cells) {
        return new ContactRow(
                header.first(ContactColumn.EXTERNAL_ID, cells, "external id"),
                name(header, cells),
                header.first(ContactColumn.TITLE, cells, "title"),
                several(header, ContactColumn.EMAIL, cells, "[;,\\n]"),
                several(header, ContactColumn.PHONE, cells, "[;\\n]"),
                header.first(ContactColumn.ACCOUNT, cells, "account"),
                header.first(ContactColumn.ACCOUNT_EXTERNAL_ID, cells, "account external id"),
                Written.domains(several(header, ContactColumn.DOMAIN, cells, "[;,\\s]")),
                header.first(ContactColumn.OWNER, cells, "owner"),
                Written.fields(header.fields(cells)));
    }

    private static String name(TableHeader<ContactColumn> header, List<String> cells) {
        String whole = header.first(ContactColumn.NAME, cells, "name");
        if (whole != null) {
            return whole;
        }
        return Stream.of(ContactColumn.FIRST_NAME, ContactColumn.LAST_NAME)
                .flatMap(column -> header.cells(column, cells).stream())
                .map(part -> Written.name(part, "contact"))
                .collect(Collectors.joining(" "));
    }

    private static List<String> several(
            TableHeader<ContactColumn> header, ContactColumn column, List<String> cells, String separators) {
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

    /** The account that it names; the other columns are about the person, where the row has one. */
    RowAccounts.Named named() {
        return new RowAccounts.Named(account, accountExternalId, domains, owner, hasContact() ? Map.of() : fields);
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
        return Written.sha256(said);
    }
}
