package dev.rapport.web.api;

import dev.rapport.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;

/**
 * Sends something of a known length, or the range of it that was asked for (RFC 9110, section 14).
 *
 * <p>Several ranges at once are answered with the whole, as the RFC allows; a player never asks for them.
 */
final class Bytes {

    private Bytes() {}

    /** What is sent: bytes that never change under their ETag. */
    interface Source {
        long size();

        /** Writes {@code length} bytes from {@code start} on. */
        void write(OutputStream out, long start, long length) throws IOException;
    }

    static void send(
            HttpServletRequest request, HttpServletResponse response, Source source, String mediaType, String etag)
            throws IOException {
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        long size = source.size();
        long start = 0;
        long end = size - 1;
        List<HttpRange> ranges = ranges(request, etag, size);
        if (ranges.size() == 1) {
            start = ranges.getFirst().getRangeStart(size);
            end = ranges.getFirst().getRangeEnd(size);
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + start + "-" + end + "/" + size);
        }
        response.setContentType(mediaType);
        response.setContentLengthLong(end - start + 1);
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            source.write(response.getOutputStream(), start, end - start + 1);
        }
    }

    private static boolean matches(@org.jspecify.annotations.Nullable String header, String etag) {
        return header != null && (header.equals("*") || header.contains(etag));
    }

    /** Empty where the whole is to be sent: what is no range, or one of an older version. */
    private static List<HttpRange> ranges(HttpServletRequest request, String etag, long size) {
        String range = request.getHeader(HttpHeaders.RANGE);
        String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (range == null || !isOfBytes(range) || (ifRange != null && !ifRange.equals(etag))) {
            return List.of();
        }
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(range);
        } catch (IllegalArgumentException e) {
            throw unsatisfiable(range, size);
        }
        boolean within = ranges.stream().anyMatch(one -> isWithin(one, size));
        if (!within) {
            throw unsatisfiable(range, size);
        }
        return ranges;
    }

    /** A unit that is not known here is to be let be. */
    private static boolean isOfBytes(String range) {
        return range.regionMatches(true, 0, "bytes=", 0, "bytes=".length());
    }

    private static boolean isWithin(HttpRange range, long size) {
        try {
            return size > 0 && range.getRangeStart(size) < size && range.getRangeEnd(size) >= range.getRangeStart(size);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Refusal unsatisfiable(String range, long size) {
        return Refusal.of(
                        HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                        "The range " + range + " is not within the " + size + " bytes there are")
                .with(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
    }
}
