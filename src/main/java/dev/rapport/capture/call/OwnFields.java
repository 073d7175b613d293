package dev.rapport.capture.call;

import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects what another system's record says, under our own names of fields; what is not said is left away. */
final class OwnFields {

    private static final Pattern CALLER_ID = Pattern.compile("\"?(?<name>[^\"<]*?)\"?\\s*<(?<number>[^>]*)>");
    private static final int EXTENSION_DIGITS = 6;

    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final ArrayNode parties = JsonNodeFactory.instance.arrayNode();

    ObjectNode tree() {
        if (!parties.isEmpty()) {
            fields.set("parties", parties);
        }
        return fields;
    }

    OwnFields put(String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(field, value.strip());
        }
        return this;
    }

    /** Seconds since 1970, as telephone systems count. */
    OwnFields startedAtSecond(@Nullable String seconds) {
        if (seconds != null && seconds.matches("[1-9][0-9]{8,11}")) {
            put("startedAt", Instant.ofEpochSecond(Long.parseLong(seconds)).toString());
        }
        return this;
    }

    /** A time in one of the forms that records have; as it is where it has none of them, so that it is refused by name. */
    OwnFields startedAt(@Nullable String text) {
        if (text == null || text.isBlank() || fields.has("startedAt")) {
            return this;
        }
        String time = text.strip();
        try {
            return put(
                    "startedAt",
                    ZonedDateTime.parse(time, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toString());
        } catch (DateTimeException other) {
            String iso = time.matches("\\d{4}-\\d\\d-\\d\\d \\d.*") ? time.replaceFirst(" ", "T") : time;
            try {
                LocalDateTime local =
                        LocalDateTime.parse(iso, DateTimeFormatter.ofPattern("M/d/yyyy H:mm[:ss]", Locale.ROOT));
                return put("startedAt", local.toString());
            } catch (DateTimeException none) {
                return put("startedAt", iso);
            }
        }
    }

    OwnFields kind(@Nullable CallKind kind) {
        return kind == null ? this : put("kind", kind.name());
    }

    OwnFields direction(@Nullable Direction direction) {
        return direction == null ? this : put("direction", direction.name());
    }

    /** @param text of which only the first word counts, such as "outbound-api"; others than in and out say nothing */
    OwnFields direction(@Nullable String text) {
        String word = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("in") && !word.startsWith("int")) {
            return direction(Direction.INBOUND);
        }
        return word.startsWith("out") ? direction(Direction.OUTBOUND) : this;
    }

    /** One who takes part, where anything is said of them. */
    OwnFields party(@Nullable Side side, @Nullable Role role, @Nullable String name, @Nullable String address) {
        ObjectNode party = JsonNodeFactory.instance.objectNode();
        put(party, "name", name);
        if (address != null && address.contains("@") && !address.startsWith("sip:")) {
            put(party, "email", address);
        } else {
            put(party, "phone", address == null ? null : number(address));
        }
        if (party.isEmpty()) {
            return this;
        }
        put(party, "side", side == null ? null : side.name());
        put(party, "role", role == null ? null : role.name());
        parties.add(party);
        return this;
    }

    /** Caller and called, of whom the ones with short numbers are ours; from which the direction follows, if need be. */
    OwnFields callerAndCalled(
            @Nullable String callerName,
            @Nullable String caller,
            @Nullable String calledName,
            @Nullable String called) {
        if (!fields.has("direction")
                && isExtension(caller) != isExtension(called)
                && caller != null
                && called != null) {
            direction(isExtension(caller) ? Direction.OUTBOUND : Direction.INBOUND);
        }
        boolean known = fields.has("direction");
        boolean inbound = known && fields.get("direction").asString().equals("INBOUND");
        Side callerSide = isExtension(caller) ? Side.OURS : !known ? null : inbound ? Side.THEIRS : Side.OURS;
        Side calledSide = isExtension(called) ? Side.OURS : !known ? null : inbound ? Side.OURS : Side.THEIRS;
        return party(callerSide, Role.CALLER, callerName, caller).party(calledSide, Role.CALLED, calledName, called);
    }

    static boolean isExtension(@Nullable String number) {
        return number != null && number.matches("[*#0-9]{1," + (EXTENSION_DIGITS - 1) + "}");
    }

    /** The name in a caller id such as {@code "Ann Lee" <4155550142>}; null where there is none but the number. */
    static @Nullable String nameIn(@Nullable String callerId) {
        Matcher matcher = CALLER_ID.matcher(callerId == null ? "" : callerId);
        if (!matcher.matches()) {
            return null;
        }
        String name = matcher.group("name").strip();
        return name.isEmpty() || name.equals(matcher.group("number")) || name.equalsIgnoreCase("unknown") ? null : name;
    }

    /** Addresses of telephony: {@code tel:+1415...;ext=1}, {@code sip:101@pbx}. */
    private static String number(String address) {
        String bare = address.strip().replaceFirst("(?i)^(?:tel|sips?):", "");
        return bare.length() == address.strip().length() ? bare : bare.replaceFirst("[@;].*$", "");
    }

    private static void put(ObjectNode party, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            party.put(field, value.strip());
        }
    }
}
