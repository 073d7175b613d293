package dev.rapport.bench;

import dev.rapport.language.value.Normaliser;
import dev.rapport.language.value.ReadingTime;
import dev.rapport.language.value.Value;
import dev.rapport.language.value.ValueKind;
import dev.rapport.language.value.ValueReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Microsoft's cases of numbers, amounts, quantities, telephone numbers and addresses. Of numbers the amount must be the same, not the
 * name of the unit, which they spell out; telephone numbers and addresses must be found in their sentence at the same place.
 */
final class OtherValueCases {

    private static final Map<String, ValueKind> FILES = Map.of(
            "Number/English/NumberModel", ValueKind.NUMBER,
            "Number/English/OrdinalModel", ValueKind.ORDINAL,
            "Number/English/PercentModel", ValueKind.PERCENT,
            "NumberWithUnit/English/CurrencyModel", ValueKind.MONEY,
            "NumberWithUnit/English/DimensionModel", ValueKind.QUANTITY,
            "NumberWithUnit/English/TemperatureModel", ValueKind.QUANTITY,
            "Sequence/English/PhoneNumberModel", ValueKind.PHONE,
            "Sequence/English/EmailModel", ValueKind.EMAIL,
            "Sequence/English/URLModel", ValueKind.URL);

    private final Normaliser normaliser = new Normaliser("US");
    private final ValueReader reader = new ValueReader("US");
    private final ReadingTime now = new ReadingTime(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

    Map<String, ValueCases.Score> scores() throws IOException {
        Map<String, ValueCases.Score> scores = new TreeMap<>();
        for (Map.Entry<String, ValueKind> file : FILES.entrySet()) {
            Path path = ValueCases.FOLDER.resolve("ms-recognizers").resolve(file.getKey() + ".json");
            JsonNode cases = JsonMapper.shared().readTree(withoutMark(Files.readString(path)));
            scores.put(path.getFileName().toString().replace(".json", ""), score(cases, file.getValue()));
        }
        return scores;
    }

    private static String withoutMark(String json) {
        return json.startsWith("\uFEFF") ? json.substring(1) : json;
    }

    private ValueCases.Score score(JsonNode cases, ValueKind kind) {
        int count = 0;
        int applicable = 0;
        List<String> failures = new ArrayList<>();
        for (JsonNode one : cases) {
            count += Math.max(1, one.path("Results").size());
            for (JsonNode result : one.path("Results")) {
                String type = result.path("TypeName").asString("");
                if (!type.contains("relative")
                        && !result.path("Resolution").path("value").asString("").isEmpty()) {
                    applicable++;
                    if (!isFound(one.path("Input").asString(), result, kind)) {
                        failures.add(one.path("Input").asString() + " | "
                                + result.path("Text").asString() + " | "
                                + result.path("Resolution").path("value").asString());
                    }
                }
            }
        }
        return ValueCases.Score.of(count, applicable, failures);
    }

    private boolean isFound(String input, JsonNode result, ValueKind kind) {
        String text = result.path("Text").asString();
        if (kind == ValueKind.PHONE || kind == ValueKind.EMAIL || kind == ValueKind.URL) {
            return reader.read(input, now).stream()
                    .anyMatch(span -> span.value().kind() == kind
                            && input.substring(span.start(), span.end()).strip().equalsIgnoreCase(text.strip()));
        }
        BigDecimal amount = amount(normaliser.normalise(text, kind, now).value());
        try {
            return amount != null
                    && amount.compareTo(new BigDecimal(result.path("Resolution")
                                    .path("value")
                                    .asString()
                                    .replace("%", "")))
                            == 0;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static @Nullable BigDecimal amount(@Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Number number -> number.number();
            case Value.Money money -> money.amount();
            case Value.Percent percent -> percent.number();
            case Value.Quantity quantity -> quantity.number();
            case Value.Ordinal ordinal -> BigDecimal.valueOf(ordinal.number());
            default -> null;
        };
    }
}
