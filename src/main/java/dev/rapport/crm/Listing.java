package dev.rapport.crm;

import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the lists of this package have in common: pages by time and id, and looking for the beginning of a word. */
final class Listing {

    /** The end of a query that shows a page; {@code %1$s} is the column of the time. */
    private static final String PAGE = """
             and (:seen::uuid is null or (%1$s, id) < (:seenAt, :seen))
             order by %1$s desc, id desc limit :limit""";

    private Listing() {}

    /**
     * Runs a query for a page.
     *
     * @param from the query from "from" on, with at least one condition
     * @param at the column of the time that the list is ordered by
     */
    static <T> Page<T> page(
            JdbcClient jdbc,
            String from,
            String at,
            Map<String, @Nullable Object> params,
            PageRequest page,
            Function<List<UUID>, List<T>> load) {
        long total = jdbc.sql("select count(*) " + from)
                .params(params)
                .query(Long.class)
                .single();
        Keyset after = page.after().orElse(null);
        List<Keyset> keys = jdbc.sql("select " + at + " as at, id " + from + " " + PAGE.formatted(at))
                .params(params)
                .param("seen", after == null ? null : after.id())
                .param("seenAt", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("limit", page.limit() + 1)
                .query((row, n) -> new Keyset(Columns.instant(row, "at"), Columns.uuid(row, "id")))
                .list();
        List<Keyset> shown = keys.subList(0, Math.min(keys.size(), page.limit()));
        String cursor = keys.size() > page.limit() ? shown.getLast().cursor() : null;
        return new Page<>(load.apply(shown.stream().map(Keyset::id).toList()), total, cursor);
    }

    /** Whether the row r of "reach" is a number that begins with the digits, after the code of its country or with it. */
    static final String NUMBER_BEGINS = """
            r.kind = 'PHONE' and (r.normal ~ ('^[+][0-9]{0,3}' || :digits::text)
                                  or ltrim(regexp_replace(r.typed, '[^0-9]', '', 'g'), '0') like :digits::text || '%')
            """;

    /**
     * The parameters "name" and "text", patterns of LIKE for what begins with a text, and "digits"; null where it can not be
     * one.
     *
     * @param q null or blank for everything
     */
    static Map<String, @Nullable Object> searched(@Nullable String q) {
        Map<String, @Nullable Object> patterns = new HashMap<>();
        String begin = q == null ? "" : q.replace("\0", "").strip(); // PostgreSQL takes no character 0
        patterns.put("name", begin.isEmpty() ? null : prefix(NameKey.of(begin)));
        patterns.put("text", begin.isEmpty() ? null : prefix(begin));
        patterns.put("digits", begin.isEmpty() ? null : digits(begin));
        return patterns;
    }

    private static String prefix(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** Without the zero before a national number. Null where there are too few to mean one, or letters between them. */
    private static @Nullable String digits(String text) {
        String digits = text.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
        return digits.length() < 3 || text.chars().anyMatch(Character::isLetter) ? null : digits;
    }
}
