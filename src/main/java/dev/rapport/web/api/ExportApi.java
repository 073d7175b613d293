package dev.rapport.web.api;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.OpportunityStore;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives all accounts, contacts, opportunities or activities out, as a table or as JSON.
 *
 * <p>Read page by page and written as it is read, so that it takes no more memory for a hundred thousand.
 */
@RestController
@RequestMapping("/api/v1/exports")
final class ExportApi {

    private final AccountStore accounts;
    private final ContactStore contacts;
    private final OpportunityStore opportunities;
    private final ActivityStore activities;
    private final FindingStore findings;
    private final JsonMapper json;

    ExportApi(
            AccountStore accounts,
            ContactStore contacts,
            OpportunityStore opportunities,
            ActivityStore activities,
            FindingStore findings,
            JsonMapper json) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.activities = activities;
        this.findings = findings;
        this.json = json;
    }

    /** What can be had. */
    enum What {
        ACCOUNTS,
        CONTACTS,
        OPPORTUNITIES,
        ACTIVITIES
    }

    @GetMapping(path = "/{what}.csv", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> csv(Viewer viewer, @PathVariable What what) {
        return file(what, "csv", new MediaType("text", "csv", StandardCharsets.UTF_8), out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            table(viewer, what).write(writer);
            writer.flush();
        });
    }

    @GetMapping(path = "/{what}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<StreamingResponseBody> json(Viewer viewer, @PathVariable What what) {
        return file(what, "json", MediaType.APPLICATION_JSON, out -> {
            try (JsonGenerator array = json.createGenerator(out)) {
                array.writeStartArray();
                table(viewer, what).each(row -> array.writePOJO(row));
                array.writeEndArray();
            }
        });
    }

    private static ResponseEntity<StreamingResponseBody> file(
            What what, String ending, MediaType type, StreamingResponseBody body) {
        String name = what.name().toLowerCase(java.util.Locale.ROOT) + "." + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(body);
    }

    private Table<?> table(Viewer viewer, What what) {
        return switch (what) {
            case ACCOUNTS ->
                new Table<>(
                        page -> accounts.list(viewer, null, page).map(AccountApi.AccountView::of),
                        List.of("id", "external id", "name", "domains", "phones", "owner", "fields"),
                        row -> cells(
                                row.id(),
                                row.externalId(),
                                row.name(),
                                many(row.domains()),
                                many(row.phones()),
                                row.ownerId(),
                                fields(row.fields())));
            case CONTACTS ->
                new Table<>(
                        page -> contacts.list(viewer, null, null, page).map(ContactApi.ContactView::of),
                        List.of(
                                "id",
                                "external id",
                                "account id",
                                "name",
                                "title",
                                "email",
                                "phone",
                                "handles",
                                "fields"),
                        row -> cells(
                                row.id(),
                                row.externalId(),
                                row.accountId(),
                                row.name(),
                                row.title(),
                                many(row.emails()),
                                many(row.phones()),
                                many(row.handles()),
                                fields(row.fields())));
            case OPPORTUNITIES ->
                new Table<>(
                        page -> opportunities.list(viewer, null, null, page).map(OpportunityApi.OpportunityView::of),
                        List.of(
                                "id",
                                "external id",
                                "account id",
                                "name",
                                "stage",
                                "outcome",
                                "product",
                                "amount",
                                "currency",
                                "close date"),
                        row -> cells(
                                row.id(),
                                row.externalId(),
                                row.accountId(),
                                row.name(),
                                row.stage(),
                                row.outcome().name(),
                                row.product(),
                                row.amount() == null ? null : row.amount().amount(),
                                row.amount() == null ? null : row.amount().currency(),
                                text(row.closeDate())));
            case ACTIVITIES ->
                new Table<>(
                        page -> {
                            var shown = activities.all(viewer, page);
                            var found = findings.of(
                                    viewer,
                                    shown.items().stream()
                                            .map(one -> one.item())
                                            .toList());
                            return shown.map(one -> ActivityView.of(one, found));
                        },
                        List.of(
                                "id",
                                "conversation id",
                                "channel",
                                "at",
                                "direction",
                                "subject",
                                "summary",
                                "account id",
                                "contact ids"),
                        row -> cells(
                                row.id(),
                                row.conversationId(),
                                row.channel().name(),
                                row.at().toString(),
                                text(row.direction()),
                                row.subject(),
                                row.summary(),
                                row.accountId(),
                                many(row.contactIds())));
        };
    }

    @SafeVarargs
    private static List<@Nullable String> cells(@Nullable String... cells) {
        return java.util.Arrays.asList(cells);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String many(List<String> values) {
        return String.join("; ", values);
    }

    private static String fields(Map<String, CustomerAnswers.FieldView> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().value())
                .collect(Collectors.joining("; "));
    }

    /** Rows that are read by pages. */
    private record Table<T>(
            Function<PageRequest, Page<T>> pages, List<String> header, Function<T, List<@Nullable String>> cells) {

        void each(Take<T> take) throws IOException {
            PageRequest next = PageRequest.first(PageRequest.MAX_LIMIT);
            while (next != null) {
                Page<T> page = pages.apply(next);
                for (T row : page.items()) {
                    take.row(row);
                }
                next = page.cursor() == null ? null : new PageRequest(PageRequest.MAX_LIMIT, page.cursor());
            }
        }

        void write(Appendable out) throws IOException {
            SafeCsv csv = new SafeCsv(out, header);
            each(row -> csv.row(cells.apply(row)));
        }
    }

    /** Writes a row. */
    private interface Take<T> {
        void row(T row) throws IOException;
    }
}
