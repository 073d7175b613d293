package dev.rapport.crm;

import java.util.List;
import java.util.stream.Stream;

/** What became of some rows of an import. */
record RowCounts(long created, long updated, long duplicate, long refused, List<String> warnings) {

    static final RowCounts NONE = new RowCounts(0, 0, 0, 0, List.of());
    static final RowCounts CREATED = new RowCounts(1, 0, 0, 0, List.of());
    static final RowCounts UPDATED = new RowCounts(0, 1, 0, 0, List.of());
    static final RowCounts DUPLICATE = new RowCounts(0, 0, 1, 0, List.of());

    RowCounts {
        warnings = List.copyOf(warnings);
    }

    long rows() {
        return created + updated + duplicate + refused;
    }

    RowCounts plus(RowCounts more) {
        return new RowCounts(
                created + more.created,
                updated + more.updated,
                duplicate + more.duplicate,
                refused + more.refused,
                Stream.concat(warnings.stream(), more.warnings.stream()).toList());
    }

    static RowCounts refused(String warning) {
        return new RowCounts(0, 0, 0, 1, List.of(warning));
    }
}
