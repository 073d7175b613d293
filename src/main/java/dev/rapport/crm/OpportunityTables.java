package dev.rapport.crm;

import dev.rapport.installation.Company;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads tables of opportunities; several lines for one are its stage history. */
@Component
final class OpportunityTables implements TableReader {

    private final OpportunityRows rows;
    private final WrittenDays days;

    OpportunityTables(OpportunityRows rows, Company company) {
        this.rows = rows;
        this.days = new WrittenDays(company.country(), company.zone());
    }

    @Override
    public ImportKind kind() {
        return ImportKind.OPPORTUNITIES;
    }

    @Override
    public Optional<Rows> rows(List<String> cells) {
        return OpportunityColumn.header(cells)
                .map(header -> (by, row, line) -> rows.take(by, OpportunityRow.of(header, row, days)));
    }
}
