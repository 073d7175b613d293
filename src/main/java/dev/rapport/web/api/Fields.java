package dev.rapport.web.api;

import dev.rapport.conversation.Id;
import dev.rapport.web.Refusal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of bodies that need more than JSON says; each failure names the field. */
final class Fields {

    private Fields() {}

    /** Null for what was not given. */
    static <T extends Id> @Nullable T id(String field, @Nullable String text, Function<String, T> read) {
        if (text == null) {
            return null;
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(
                    "The field " + field + " can not be \"" + text + "\"; it takes an id as it was given out");
        }
    }

    /** Null for what was not given. */
    static @Nullable String text(String field, @Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw Refusal.badRequest("The field " + field + " can not be " + value + "; it takes a text or null");
        }
        return value.asString();
    }

    /** Null for what was not given; what is given is not blank, and no longer than {@code max} UTF-16 units. */
    static @Nullable String text(String field, @Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        if (text.isBlank()) {
            throw Refusal.badRequest("The field " + field + " is blank; leave it away to keep what is there");
        }
        if (text.length() > max) {
            throw Refusal.badRequest(
                    "The field " + field + " has " + text.length() + " characters; " + max + " are taken");
        }
        if (text.indexOf('\0') >= 0) {
            throw Refusal.badRequest("The field " + field + " holds a character 0, which can not be kept");
        }
        return text;
    }
}
