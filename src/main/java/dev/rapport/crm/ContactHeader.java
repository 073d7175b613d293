package dev.rapport.crm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides by its header line whether a table is one of contacts, and what its columns mean.
 *
 * <p>It is one when a column has names of people, numbers or addresses. A table with a name and a stage or an amount is one
 * of opportunities.
 */
final class ContactHeader {

    private static final Set<String> OF_OPPORTUNITIES =
            Set.of("stage", "amount", "outcome", "closedate", "changedat", "currency");

    private final List<String> names;

    private ContactHeader(List<String> names) {
        this.names = names;
    }

    /** Empty for a line that is not the header of a table of contacts. */
    static Optional<ContactHeader> of(List<String> cells) {
        Set<ContactColumn> columns = EnumSet.noneOf(ContactColumn.class);
        cells.forEach(cell -> ContactColumn.named(cell).ifPresent(columns::add));
        boolean reached = columns.contains(ContactColumn.EMAIL) || columns.contains(ContactColumn.PHONE);
        boolean named = columns.contains(ContactColumn.NAME)
                || columns.contains(ContactColumn.FIRST_NAME)
                || columns.contains(ContactColumn.LAST_NAME);
        boolean opportunities = cells.stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", ""))
                .anyMatch(OF_OPPORTUNITIES::contains);
        return reached || named && !opportunities
                ? Optional.of(
                        new ContactHeader(cells.stream().map(String::strip).toList()))
                : Optional.empty();
    }

    int width() {
        return names.size();
    }

    /** What a row says in the columns of a meaning, from the left; blank cells are left out. */
    List<String> cells(ContactColumn column, List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.size(), names.size()); i++) {
            if (ContactColumn.named(names.get(i)).equals(Optional.of(column))
                    && !row.get(i).isBlank()) {
                cells.add(row.get(i));
            }
        }
        return cells;
    }

    /** What a row says in all other columns, by the name of the column; of two with one name, the last. */
    Map<String, String> fields(List<String> row) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(row.size(), names.size()); i++) {
            String name = names.get(i);
            if (ContactColumn.named(name).isEmpty()
                    && !name.isEmpty()
                    && !row.get(i).isBlank()) {
                fields.put(name, row.get(i));
            }
        }
        return fields;
    }
}
