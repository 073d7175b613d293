package dev.rapport.web.api;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.web.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Decides which answer an error gets: whose fault it is, what to say, and when to come again.
 *
 * <p>What is not known here is a bug of ours: 500, with nothing of the inside.
 */
final class ProblemOf {

    private static final String RETRY_SECONDS = "5";

    private ProblemOf() {}

    static Answer error(Throwable error) {
        return switch (error) {
            case Refusal refusal -> new Answer(refusal.status(), text(refusal), refusal.headers());
            case TemporaryFailure failure -> unavailable(text(failure));
            case Unprocessable unprocessable -> answer(HttpStatus.BAD_REQUEST, text(unprocessable));
            case DataAccessResourceFailureException e -> noDatabase();
            case CannotCreateTransactionException e -> noDatabase();
            case TransientDataAccessException e -> noDatabase();
            case HttpMessageNotReadableException e -> answer(HttpStatus.BAD_REQUEST, UnreadableBody.detail(e));
            case MethodArgumentTypeMismatchException e -> wrongForm(e);
            case MaxUploadSizeExceededException e -> tooLarge();
            case MultipartException e ->
                isTooLarge(e)
                        ? tooLarge()
                        : isDiskFull(e)
                                ? unavailable("There is no room on the disk for the upload; make some")
                                : answer(
                                        HttpStatus.BAD_REQUEST,
                                        "The multipart body can not be read; send multipart/form-data");
            case ErrorResponse response -> ofSpring(response, error);
            case IllegalArgumentException e when isOurs(e) -> answer(HttpStatus.BAD_REQUEST, text(e));
            default -> bug();
        };
    }

    private static Answer ofSpring(ErrorResponse response, Throwable error) {
        String detail = switch (error) {
            case NoResourceFoundException e ->
                "There is nothing at /" + e.getResourcePath() + "; /v3/api-docs describes what there is";
            case HttpRequestMethodNotSupportedException e ->
                e.getMethod() + " is not allowed here; allowed is "
                        + String.join(", ", orNone(e.getSupportedMethods()));
            case HttpMediaTypeNotSupportedException e ->
                "Content-Type " + e.getContentType() + " is not taken here; send " + e.getSupportedMediaTypes();
            case HttpMediaTypeNotAcceptableException e ->
                "There is no answer of the kind that Accept asks for; there is " + e.getSupportedMediaTypes();
            case MissingServletRequestParameterException e -> "The parameter " + e.getParameterName() + " is missing";
            case MissingServletRequestPartException e ->
                "The part \"" + e.getRequestPartName() + "\" of the multipart body is missing";
            default -> String.valueOf(response.getBody().getDetail());
        };
        return new Answer(response.getStatusCode(), detail, response.getHeaders());
    }

    private static String[] orNone(String @Nullable [] methods) {
        return methods == null ? new String[] {"nothing"} : methods;
    }

    /** An id of a path is opaque: what can not be one is the id of nothing. */
    private static Answer wrongForm(MethodArgumentTypeMismatchException mismatch) {
        MethodParameter parameter = mismatch.getParameter();
        Object value = mismatch.getValue();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return answer(HttpStatus.NOT_FOUND, "There is nothing with the id " + value);
        }
        Class<?> type = mismatch.getRequiredType();
        String remedy = type == null ? "" : "; it takes " + form(type);
        return answer(
                HttpStatus.BAD_REQUEST,
                "The parameter " + mismatch.getName() + " can not be \"" + value + "\"" + remedy);
    }

    static String form(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class || type == double.class) {
            return "a number";
        }
        return "an id, as it was given out";
    }

    /** Whether it was thrown to be read by whoever called, as those of identifiers, cursors and limits are. */
    private static boolean isOurs(IllegalArgumentException error) {
        StackTraceElement[] trace = error.getStackTrace();
        return error.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith("dev.rapport.");
    }

    private static boolean isTooLarge(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().matches("(File)?SizeLimitExceededException|FileSizeLimit.*")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDiskFull(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException
                    && String.valueOf(cause.getMessage()).contains("No space left")) {
                return true;
            }
        }
        return false;
    }

    private static Answer tooLarge() {
        return answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "The upload is larger than what is taken; rapport.calls.max-size raises the limit");
    }

    private static Answer noDatabase() {
        return unavailable("The database can not be reached just now; try again");
    }

    private static Answer unavailable(String detail) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return new Answer(HttpStatus.SERVICE_UNAVAILABLE, detail, headers);
    }

    private static Answer bug() {
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR, "This is a fault of Rapport, not of the request; its log says more");
    }

    private static Answer answer(HttpStatusCode status, String detail) {
        return new Answer(status, detail, HttpHeaders.EMPTY);
    }

    private static String text(Throwable error) {
        return error.getMessage() == null ? "It can not be done" : error.getMessage();
    }

    /** What is sent. */
    record Answer(HttpStatusCode status, String detail, HttpHeaders headers) {
        boolean isBug() {
            return status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value();
        }
    }
}
