package dev.rapport.bench;

import dev.rapport.language.value.Normaliser;
import dev.rapport.language.value.ReadingTime;
import dev.rapport.language.value.Value;
import dev.rapport.language.value.ValueKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the published cases of numbers and dates (shared/data/numbers-dates) and tells which of them come out exactly.
 *
 * <p>Of Microsoft's, those apply that say a date, a range of dates, a moment, a stretch of a day with its day, or a time, and
 * resolve it. Durations, sets ("every monday"), time zones and ranges of times without a day are no values of ours.
 */
public final class ValueCases {

    public static final Path FOLDER = Path.of("../shared/data/numbers-dates");
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final Map<String, ValueKind> KINDS = Map.of(
            "date", ValueKind.DATE,
            "telephone", ValueKind.PHONE,
            "ordinal", ValueKind.ORDINAL,
            "measure", ValueKind.QUANTITY,
            "decimal", ValueKind.NUMBER,
            "cardinal", ValueKind.NUMBER,
            "time", ValueKind.TIME,
            "money", ValueKind.MONEY);
    private static final List<String> APPLY = List.of("date", "daterange", "datetime", "datetimerange", "time");

    private final Normaliser normaliser = new Normaliser("US");

    /** How many cases of a file there are, apply and are exact, and what was wrong with the others. */
    public record Score(int cases, int applicable, int exact, List<String> failures) {

        static Score of(int cases, int applicable, List<String> failures) {
            return new Score(cases, applicable, applicable - failures.size(), List.copyOf(failures));
        }

        Score plus(Score other) {
            List<String> all = new ArrayList<>(failures);
            all.addAll(other.failures);
            return new Score(cases + other.cases, applicable + other.applicable, exact + other.exact, all);
        }

        public double share() {
            return applicable == 0 ? 1 : (double) exact / applicable;
        }
    }

    public static Score sum(Map<String, Score> scores) {
        return scores.values().stream().reduce(new Score(0, 0, 0, List.of()), Score::plus);
    }

    /** @param told whether the kind is told, as the name of the file does */
    public Map<String, Score> nemo(boolean told) throws IOException {
        Map<String, Score> scores = new TreeMap<>();
        for (Path file : files(FOLDER.resolve("nemo-itn"), ".txt")) {
            String name = file.getFileName()
                    .toString()
                    .replaceFirst("^test_cases_", "")
                    .replace(".txt", "");
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> line.contains("~"))
                    .toList();
            List<String> failures = new ArrayList<>();
            for (String line : lines) {
                String[] pair = line.split("~", 2);
                String written = normaliser
                        .normalise(pair[0], told ? kind(name, pair[0]) : null, time("2026-03-02T10:00"))
                        .text();
                if (!written.equals(pair[1].strip())) {
                    failures.add(pair[0] + " ~ " + pair[1] + " # " + written);
                }
            }
            scores.put(name, Score.of(lines.size(), lines.size(), failures));
        }
        return scores;
    }

    /** Null where the words are to be read as any kind. */
    private static @Nullable ValueKind kind(String name, String spoken) {
        String base = name.replace("_cased", "");
        if (base.equals("measure") && spoken.contains("percent")) {
            return ValueKind.PERCENT;
        }
        return base.equals("electronic")
                ? (spoken.matches("(?i).*\\bat\\b.*") ? ValueKind.EMAIL : ValueKind.URL)
                : KINDS.get(base);
    }

    /** @param alone whether only the words of the date are read; else the whole sentence, where it has one date only */
    public Map<String, Score> microsoft(boolean alone) throws IOException {
        Map<String, Score> scores = new TreeMap<>();
        for (Path file : files(FOLDER.resolve("ms-recognizers/DateTime/English"), ".json")) {
            String name = file.getFileName().toString().replace(".json", "");
            if (name.endsWith("Model") || name.contains("Mode") || name.endsWith("Parser")) {
                scores.put(name, microsoft(JsonMapper.shared().readTree(Files.readAllBytes(file)), alone));
            }
        }
        return scores;
    }

    private Score microsoft(JsonNode cases, boolean alone) {
        int count = 0;
        int applicable = 0;
        List<String> failures = new ArrayList<>();
        for (JsonNode one : cases) {
            JsonNode results = one.path("Results");
            count += Math.max(1, results.size());
            for (JsonNode result : results) {
                Optional<Expected> expected = expected(result);
                if (expected.isPresent() && (alone || results.size() == 1)) {
                    applicable++;
                    check(one, result, expected.get(), alone).ifPresent(failures::add);
                }
            }
        }
        return Score.of(count, applicable, failures);
    }

    private Optional<String> check(JsonNode one, JsonNode result, Expected expected, boolean alone) {
        String reference = one.path("Context").path("ReferenceDateTime").asString("2016-11-07T00:00:00");
        String text = alone ? result.path("Text").asString() : one.path("Input").asString();
        ValueKind kind = expected.time() ? ValueKind.TIME : ValueKind.DATE;
        Value value = normaliser.normalise(text, kind, time(reference)).value();
        String got = value == null ? "-" : form(value);
        return expected.values().stream().anyMatch(want -> isSame(want, got))
                ? Optional.empty()
                : Optional.of(one.path("Input").asString().strip() + " @ " + reference + " | "
                        + result.path("Text").asString() + " | " + String.join(" or ", expected.values()) + " # "
                        + got);
    }

    /** A second before midnight is midnight, as ends are exclusive here. */
    private static boolean isSame(String want, String got) {
        String[] grained = got.split(" ");
        String range = grained[0];
        return want.equals(range)
                || !want.contains("..") && range.startsWith(want + "..")
                || want.contains("..") && want.endsWith("T23:59:59") && range.equals(nextDay(want));
    }

    private static String nextDay(String want) {
        int at = want.indexOf("..") + 2;
        return want.substring(0, at) + LocalDateTime.parse(want.substring(at)).plusSeconds(1);
    }

    private static String form(Value value) {
        return switch (value) {
            case Value.DateRange range ->
                (range.start() == null ? "" : range.start()) + ".." + (range.end() == null ? "" : range.end()) + " "
                        + range.grain();
            case Value.TimeOfDay time -> time.time().toString();
            default -> value.toString();
        };
    }

    /** @param values as start..end; of a moment without its end */
    private record Expected(boolean time, List<String> values) {}

    private static Optional<Expected> expected(JsonNode result) {
        String type = result.path("TypeName")
                .asString(result.path("Type").asString(""))
                .replace("datetimeV2.", "");
        if (!APPLY.contains(type)) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (JsonNode value : result.path("Resolution").path("values")) {
            add(
                    values,
                    type,
                    value.path("value").asString(""),
                    value.path("start").asString(""),
                    value.path("end").asString(""));
        }
        for (String side : List.of("FutureResolution", "PastResolution")) {
            JsonNode value = result.path("Value").path(side);
            add(
                    values,
                    type,
                    text(value, "date", "dateTime", "time"),
                    text(value, "startDate", "startDateTime", "startTime"),
                    text(value, "endDate", "endDateTime", "endTime"));
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Expected(type.equals("time"), List.copyOf(values)));
    }

    private static String text(JsonNode node, String... names) {
        return Stream.of(names)
                .map(name -> node.path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static void add(List<String> values, String type, String value, String start, String end) {
        if (value.equals("not resolved") || value.isEmpty() && start.isEmpty() && end.isEmpty()) {
            return;
        }
        try {
            if (type.equals("time")) {
                values.add(LocalTime.parse(value).toString());
            } else if (value.isEmpty()) {
                values.add(moment(start) + ".." + moment(end));
            } else if (value.length() <= 10) {
                values.add(moment(value) + ".."
                        + LocalDateTime.parse(moment(value)).plusDays(1));
            } else {
                values.add(moment(value));
            }
        } catch (java.time.DateTimeException notADay) {
            return;
        }
    }

    private static String moment(String text) {
        return text.isEmpty()
                ? ""
                : LocalDateTime.parse(text.length() <= 10 ? text + "T00:00:00" : text.replace(' ', 'T'))
                        .toString();
    }

    private static ReadingTime time(String local) {
        LocalDateTime time = LocalDateTime.parse(local.length() > 23 ? local.substring(0, 23) : local);
        return new ReadingTime(time.atZone(ZONE).toInstant(), ZONE);
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
