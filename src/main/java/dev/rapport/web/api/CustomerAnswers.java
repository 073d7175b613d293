package dev.rapport.web.api;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Saving;
import dev.rapport.crm.field.Field;
import dev.rapport.crm.field.FieldHistory;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.web.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Answers with accounts, contacts or opportunities, and what came of keeping one, the same for all.
 *
 * @param thing what one is called
 * @param path where they are found, to which the id is added
 * @param <T> what is kept
 * @param <V> as the API shows it
 */
record CustomerAnswers<T, V>(
        String thing, String path, Function<T, V> view, Function<T, Object> id, ToLongFunction<T> version) {

    Listing<V> list(Page<T> page) {
        return Listing.of(page, view);
    }

    /** The text of a search, null where there is none. */
    static @Nullable String searched(@Nullable String q) {
        return q == null || q.isBlank() ? null : q;
    }

    ResponseEntity<V> one(T value) {
        return ResponseEntity.ok().eTag(etag(value)).body(view.apply(value));
    }

    /** For what is asked for and not there. */
    Supplier<Refusal> missing(Object wanted) {
        return () -> Refusal.notFound(thing + " " + wanted);
    }

    /** @param wanted the id of what was to be changed; null for what was to be new */
    ResponseEntity<V> of(Saving<T> saving, @Nullable Object wanted) {
        return switch (saving) {
            case Saving.Saved<T>(T value, boolean created) -> {
                var answer = created
                        ? ResponseEntity.created(URI.create(path + "/" + id.apply(value)))
                        : ResponseEntity.ok();
                yield answer.eTag(etag(value)).body(view.apply(value));
            }
            case Saving.Stale<T> stale -> throw Versions.stale();
            case Saving.Missing<T> missing -> throw Refusal.notFound(wanted == null ? thing : thing + " " + wanted);
            case Saving.Refused<T>(String reason) ->
                throw Refusal.of(reason.contains("externalId") ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST, reason);
        };
    }

    private String etag(T value) {
        return Versions.etag(version.applyAsLong(value));
    }

    static Map<String, FieldView> fields(Map<String, Field> fields) {
        Map<String, FieldView> views = new LinkedHashMap<>();
        fields.forEach((name, field) -> views.put(
                name,
                new FieldView(
                        field.value(), field.origin(), evidence(field.evidence()), field.confidence(), field.at())));
        return views;
    }

    static List<FindingView.EvidenceView> evidence(List<Evidence> evidence) {
        return evidence.stream()
                .map(place -> FindingView.EvidenceView.of(place, Object::toString))
                .toList();
    }

    /** How the fields of a customer became what they are, the latest first; by one name, or of all. */
    static Listing<StepView> history(FieldHistory history, Viewer viewer, FieldOwner owner, @Nullable String field) {
        return Listing.whole(
                history.of(viewer, owner, field).stream().map(StepView::of).toList());
    }

    /** A change of a field; a value of null says that it was emptied. */
    record StepView(
            String name,
            @Nullable String value,
            Field.Origin origin,
            List<FindingView.EvidenceView> evidence,
            double confidence,
            String by,
            Instant at) {

        static StepView of(FieldHistory.Step step) {
            return new StepView(
                    step.name(),
                    step.value(),
                    step.origin(),
                    CustomerAnswers.evidence(step.evidence()),
                    step.confidence(),
                    step.by(),
                    step.at());
        }
    }

    /** @param evidence none for what a person entered */
    record FieldView(
            String value,
            Field.Origin origin,
            List<FindingView.EvidenceView> evidence,
            double confidence,
            @Nullable Instant at) {}
}
