package dev.rapport.crm;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads tables of contacts with their accounts. */
@Component
final class ContactTables implements TableReader {

    private final ContactRows rows;

    ContactTables(ContactRows rows) {
        this.rows = rows;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CONTACTS;
    }

    @Override
    public Optional<Rows> rows(List<String> cells) {
        return ContactColumn.header(cells)
                .map(header -> (by, row, line) -> rows.take(by, ContactRow.of(header, row), line));
    }
}
