package dev.rapport.web.api;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says what is wrong with a JSON body, and where: the field for a wrong value, line and column for what is no JSON. */
final class UnreadableBody {

    private UnreadableBody() {}

    static String detail(HttpMessageNotReadableException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return detail(json);
            }
        }
        return "The body is missing or can not be read; send JSON";
    }

    static String detail(JacksonException error) {
        return switch (error) {
            case InvalidFormatException e ->
                field(e) + " can not be \"" + e.getValue() + "\"; it takes " + ProblemOf.form(e.getTargetType());
            case MismatchedInputException e -> field(e) + " has the wrong form" + at(e);
            case DatabindException e -> field(e) + " can not be read: " + e.getOriginalMessage();
            default -> "The body is not JSON" + at(error) + ": " + reason(error);
        };
    }

    /** Without where an object began, which the parser tells in its own terms. */
    private static String reason(JacksonException error) {
        return String.valueOf(error.getOriginalMessage()).replaceFirst("(?s) \\(start marker at .*", "");
    }

    private static String field(JacksonException error) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : error.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "The body" : "The field " + path;
    }

    private static String at(JacksonException error) {
        TokenStreamLocation place = error.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
