package dev.rapport.web.pages;

import dev.rapport.capture.Ledger;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The ledger: for each source, what was seen, and what became of it. */
@Controller
final class LedgerPage {

    private static final List<Column> COLUMNS = List.of(
            new Column("Attached", Ledger.Row::attached),
            new Column("Unmatched", Ledger.Row::unmatched),
            new Column("Duplicate", Ledger.Row::duplicate),
            new Column("Excluded", Ledger.Row::excluded),
            new Column("Quarantined", Ledger.Row::quarantined),
            new Column("Pending", Ledger.Row::pending),
            new Column("Discarded", Ledger.Row::discarded),
            new Column("Erased", Ledger.Row::erased));

    private final Ledger ledger;
    private final Times times;

    LedgerPage(Ledger ledger, Times times) {
        this.ledger = ledger;
        this.times = times;
    }

    @GetMapping("/ledger")
    String page(Viewer viewer, Model model) {
        List<Ledger.Row> rows = ledger.rows(viewer);
        model.addAttribute(
                "view",
                new LedgerView(
                        COLUMNS.stream().map(Column::name).toList(),
                        rows.stream().map(this::row).toList(),
                        rows.isEmpty() ? null : totals(rows)));
        return "ledger";
    }

    private Row row(Ledger.Row row) {
        return new Row(
                row.source(),
                Words.of(row.channel()),
                Words.number(row.seen()),
                COLUMNS.stream()
                        .map(column -> Words.number(column.count().applyAsLong(row)))
                        .toList(),
                times.moment(row.lastAt()),
                row.warning());
    }

    private static List<String> totals(List<Ledger.Row> rows) {
        return Stream.concat(
                        Stream.<ToLongFunction<Ledger.Row>>of(Ledger.Row::seen),
                        COLUMNS.stream().map(Column::count))
                .map(count -> Words.number(rows.stream().mapToLong(count).sum()))
                .toList();
    }

    private record Column(String name, ToLongFunction<Ledger.Row> count) {}

    /** @param totals what was seen and what became of it over all sources; null where there is none */
    record LedgerView(
            List<String> columns, List<Row> rows, @Nullable List<String> totals) {}

    /** One source. */
    record Row(
            String source,
            String channel,
            String seen,
            List<String> counts,
            Moment lastAt,
            @Nullable String warning) {}
}
