package dev.rapport.crm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides by its header line whether a table is one of contacts, and what its columns mean.
 *
 * <p>It is one when a column has names of people, numbers or addresses. A table with a name and a stage or an amount is one
 * of opportunities.
 */
final class ContactHeader {

    private static final Set<String> OF_OPPORTUNITIES =
            Set.of("stage", "amount", "outcome", "closedate", "changedat", "currency");

    private final List<Column> columns;

    private ContactHeader(List<Column> columns) {
        this.columns = columns;
    }

    /** Empty for a line that is not the header of a table of contacts. */
    static Optional<ContactHeader> of(List<String> cells) {
        List<Column> columns = cells.stream().map(Column::of).toList();
        Set<ContactColumn> meanings = EnumSet.noneOf(ContactColumn.class);
        columns.forEach(column -> ContactColumn.named(column.name()).ifPresent(meanings::add));
        boolean reached = meanings.contains(ContactColumn.EMAIL) || meanings.contains(ContactColumn.PHONE);
        boolean named = meanings.contains(ContactColumn.NAME)
                || meanings.contains(ContactColumn.FIRST_NAME)
                || meanings.contains(ContactColumn.LAST_NAME);
        boolean opportunities =
                columns.stream().anyMatch(column -> OF_OPPORTUNITIES.contains(ContactColumn.letters(column.name())));
        return reached || named && !opportunities ? Optional.of(new ContactHeader(columns)) : Optional.empty();
    }

    /** What a row says in the columns of a meaning, from the left; blank cells are left out. */
    List<String> cells(ContactColumn meaning, List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
            if (columns.get(i).meaning() == meaning && !row.get(i).isBlank()) {
                cells.add(row.get(i));
            }
        }
        return cells;
    }

    /** What a row says in all other columns, by the name of the column; of two with one name, the last. */
    Map<String, String> fields(List<String> row) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
            Column column = columns.get(i);
            if (column.meaning() == null
                    && !column.name().isEmpty()
                    && !row.get(i).isBlank()) {
                fields.put(column.name(), row.get(i));
            }
        }
        return fields;
    }

    /** @param meaning null for a custom field */
    private record Column(String name, @Nullable ContactColumn meaning) {
        static Column of(String cell) {
            return new Column(cell.strip(), ContactColumn.named(cell).orElse(null));
        }
    }
}
