package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Money;
import dev.rapport.crm.Change;
import dev.rapport.web.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a body says of a customer: for each property its new value, {@code null} to clear it, or nothing to let it be.
 *
 * <p>A field of the wrong form is refused by its name; those that nobody knows are let be.
 */
record CustomerBody(JsonNode json) {

    private static final Map<String, Form> FORMS = Map.of(
            "emails", new Form(Pattern.compile("\\S@\\S"), "an address such as dana@acme.example"),
            "phones", new Form(Pattern.compile("\\d"), "a telephone number such as +1 212 555 0177"),
            "domains", new Form(Pattern.compile("^\\s*[^\\s@]+\\s*$"), "a domain such as acme.example"));

    CustomerBody {
        if (!json.isObject()) {
            throw Refusal.badRequest("The body has the wrong form; send a JSON object");
        }
    }

    Change<String> text(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            return Change.keep();
        }
        return value.isNull() ? Change.clear() : Change.to(written(field, value));
    }

    Change<List<String>> texts(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            return Change.keep();
        }
        if (value.isNull()) {
            return Change.clear();
        }
        if (!value.isArray()) {
            throw Refusal.badRequest("The field " + field + " has the wrong form; it takes a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            texts.add(formed(field, i, written(field + "[" + i + "]", value.get(i))));
        }
        return Change.to(texts);
    }

    /** Only what is clearly none is refused: who is reached by odd addresses and numbers is still reached. */
    private static String formed(String field, int place, String text) {
        Form form = FORMS.get(field);
        if (form != null && !text.isBlank() && !form.pattern().matcher(text).find()) {
            throw Refusal.badRequest(
                    "The field " + field + "[" + place + "] can not be \"" + text + "\"; it takes " + form.example());
        }
        return text;
    }

    Change<AccountId> accountId() {
        return text("accountId").mapped(text -> Objects.requireNonNull(Fields.id("accountId", text, AccountId::of)));
    }

    /** An amount with its currency; the amount as a decimal text, or as a number. */
    Change<Money> money(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            return Change.keep();
        }
        if (value.isNull()) {
            return Change.clear();
        }
        JsonNode amount = value.path("amount");
        JsonNode currency = value.path("currency");
        if (!amount.isString() && !amount.isNumber() || !currency.isString() && !isNone(currency)) {
            throw badMoney(field, value);
        }
        try {
            return Change.to(new Money(
                    amount.isNumber()
                            ? amount.decimalValue()
                            : new BigDecimal(amount.asString().strip()),
                    isNone(currency) ? null : currency.asString()));
        } catch (NumberFormatException e) {
            throw badMoney(field, value);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The field " + field + " has the wrong form: " + e.getMessage());
        }
    }

    private static boolean isNone(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static Refusal badMoney(String field, JsonNode value) {
        return Refusal.badRequest("The field " + field + " can not be " + value
                + "; it takes an amount with its currency, such as {\"amount\": \"25000.00\", \"currency\": \"USD\"}");
    }

    Change<LocalDate> day(String field) {
        return text(field).mapped(text -> {
            try {
                return LocalDate.parse(text.strip());
            } catch (DateTimeException e) {
                throw Refusal.badRequest(
                        "The field " + field + " can not be \"" + text + "\"; it takes a day such as 2026-03-31");
            }
        });
    }

    /** One of the constants, in any case. */
    <E extends Enum<E>> Change<E> oneOf(String field, Class<E> type) {
        return text(field)
                .mapped(text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
                        .findFirst()
                        .orElseThrow(() -> Refusal.badRequest("The field " + field + " can not be \"" + text
                                + "\"; it takes one of " + Arrays.toString(type.getEnumConstants()))));
    }

    /** A custom field is given as its value, or as it is shown, an object with its value. */
    Map<String, Change<String>> fields() {
        JsonNode fields = json.get("fields");
        if (fields == null || fields.isNull()) {
            return Map.of();
        }
        if (!fields.isObject()) {
            throw Refusal.badRequest("The field fields has the wrong form; it takes an object of names and values");
        }
        Map<String, Change<String>> changes = new LinkedHashMap<>();
        fields.properties()
                .forEach(field -> changes.put(field.getKey(), field("fields." + field.getKey(), field.getValue())));
        return changes;
    }

    private static Change<String> field(String name, JsonNode given) {
        JsonNode value = given.isObject() ? given.path("value") : given;
        return value.isNull() || value.isMissingNode() ? Change.clear() : Change.to(scalar(name, value));
    }

    private static String written(String field, JsonNode value) {
        if (!value.isString()) {
            throw Refusal.badRequest("The field " + field + " has the wrong form; it takes a text");
        }
        return value.asString();
    }

    /** A custom field may be a number or a yes or no too. */
    private static String scalar(String field, JsonNode value) {
        if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
            throw Refusal.badRequest("The field " + field + " has the wrong form; it takes a text");
        }
        return value.asString();
    }

    /** The name of something new, which must have one. */
    String name() {
        return given("name", text("name"));
    }

    /** The account of something new that can not be without one. */
    AccountId account() {
        return given("accountId", accountId());
    }

    private static <T> T given(String field, Change<T> change) {
        T value = change.after(null);
        if (value == null) {
            throw Refusal.badRequest("The field " + field + " is missing");
        }
        return value;
    }

    @Nullable
    String textOrNull(String field) {
        return text(field).after(null);
    }

    List<String> list(String field) {
        return texts(field).after(List.of(), List.of());
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        fields().forEach((name, change) -> {
            String value = change.after(null);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** @param pattern what is found in all that have the form */
    private record Form(Pattern pattern, String example) {}
}
