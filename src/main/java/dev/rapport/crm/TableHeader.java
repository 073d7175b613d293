package dev.rapport.crm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the header line of a table what its columns mean. Safe for use by many threads.
 *
 * @param <C> the meanings that a column may have
 */
final class TableHeader<C extends Enum<C>> {

    private final List<Column<C>> columns;

    /** @param named the meaning of a column by what stands above it; empty for a custom field */
    TableHeader(List<String> cells, Function<String, Optional<C>> named) {
        this.columns = cells.stream()
                .map(cell -> new Column<>(cell.strip(), named.apply(cell).orElse(null)))
                .toList();
    }

    boolean has(C meaning) {
        return columns.stream().anyMatch(column -> column.meaning() == meaning);
    }

    /** What a row says in the columns of a meaning, from the left; blank cells are left out. */
    List<String> cells(C meaning, List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
            if (columns.get(i).meaning() == meaning && !row.get(i).isBlank()) {
                cells.add(row.get(i));
            }
        }
        return cells;
    }

    /** The first of them as it can be kept; null where there is none. */
    @Nullable
    String first(C meaning, List<String> row, String what) {
        return Written.orNull(cells(meaning, row).stream().findFirst().orElse(null), what);
    }

    /** What a row says in all other columns, by the name of the column; of two with one name, the last. */
    Map<String, String> fields(List<String> row) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
            Column<C> column = columns.get(i);
            if (column.meaning() == null
                    && !column.name().isEmpty()
                    && !row.get(i).isBlank()) {
                fields.put(column.name(), row.get(i));
            }
        }
        return fields;
    }

    /** @param meaning null for a custom field */
    private record Column<C>(String name, @Nullable C meaning) {}
}
