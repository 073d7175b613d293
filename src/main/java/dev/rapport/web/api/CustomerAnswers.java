package dev.rapport.web.api;

import dev.rapport.crm.Field;
import dev.rapport.crm.Saving;
import dev.rapport.web.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers what came of keeping an account or a contact, the same for both. */
final class CustomerAnswers {

    private CustomerAnswers() {}

    /**
     * @param path where the entries are found, to which the id is added
     * @param thing what it is called, with its id where it is known
     */
    static <T, V> ResponseEntity<V> of(
            Saving<T> saving,
            String thing,
            String path,
            Function<T, V> view,
            Function<T, Object> id,
            ToLongFunction<T> version) {
        return switch (saving) {
            case Saving.Saved<T>(T value, boolean created) -> {
                var answer = created
                        ? ResponseEntity.created(URI.create(path + "/" + id.apply(value)))
                        : ResponseEntity.ok();
                yield answer.eTag(Versions.etag(version.applyAsLong(value))).body(view.apply(value));
            }
            case Saving.Stale<T> stale -> throw Versions.stale();
            case Saving.Missing<T> missing -> throw Refusal.notFound(thing);
            case Saving.Refused<T>(String reason) ->
                throw Refusal.of(reason.contains("externalId") ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST, reason);
        };
    }

    static Map<String, FieldView> fields(Map<String, Field> fields) {
        Map<String, FieldView> views = new LinkedHashMap<>();
        fields.forEach((name, field) -> views.put(
                name, new FieldView(field.value(), field.origin(), List.of(), field.confidence(), field.at())));
        return views;
    }

    /** @param evidence none for what a person entered */
    record FieldView(
            String value,
            Field.Origin origin,
            List<Object> evidence,
            double confidence,
            @Nullable Instant at) {}
}
