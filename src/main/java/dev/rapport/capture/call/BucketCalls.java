package dev.rapport.capture.call;

import dev.rapport.capture.FetchedStore;
import dev.rapport.capture.call.RemoteCalls.RemoteCall;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The steps by which a route fetches recordings from a bucket: {@code list} a page of it, choose what is {@code wanted},
 * {@code get} each and {@code land} it.
 *
 * <p>An object is written in one go, so that none is seen half. It is remembered under its key, size, time and ETag. The
 * headers {@code landing}, {@code bucket} and {@code prefix} say where from and where to; {@code CamelAwsS3...} are not used,
 * since the requests are typed. Safe for use by many threads.
 */
@Component("bucketCalls")
public final class BucketCalls {

    private static final int PAGE = 1000;
    private static final String LAST = "lastKey";
    private static final String OBJECT = "s3Object";

    private final FetchedStore fetched;
    private final RemoteCalls calls;

    BucketCalls(FetchedStore fetched, RemoteCalls calls) {
        this.fetched = fetched;
        this.calls = calls;
    }

    /** Asks for the next page. */
    public ListObjectsRequest list(Exchange exchange) {
        return ListObjectsRequest.builder()
                .bucket(header(exchange, "bucket"))
                .prefix(header(exchange, "prefix"))
                .marker(exchange.getProperty(LAST, String.class))
                .maxKeys(PAGE)
                .build();
    }

    /** Those of the page that were not fetched; keeps where the next page begins. */
    public List<S3Object> wanted(List<S3Object> page, Exchange exchange) {
        exchange.setProperty(LAST, page.isEmpty() ? null : page.getLast().key());
        exchange.setProperty("more", page.size() == PAGE);
        return page.stream()
                .filter(object -> object.size() > 0 && isCall(object.key()))
                .filter(object -> !fetched.contains(key(exchange, object)))
                .toList();
    }

    public GetObjectRequest get(S3Object object, Exchange exchange) {
        exchange.setProperty(OBJECT, object);
        return GetObjectRequest.builder()
                .bucket(header(exchange, "bucket"))
                .key(object.key())
                .ifMatch(object.eTag())
                .build();
    }

    /** Makes it durable here. */
    public void land(InputStream bytes, Exchange exchange) throws java.io.IOException {
        S3Object object = exchange.getProperty(OBJECT, S3Object.class);
        String prefix = header(exchange, "prefix");
        String name = prefix != null && object.key().startsWith(prefix) && prefix.endsWith("/")
                ? object.key().substring(prefix.length())
                : object.key();
        try (bytes) {
            calls.land(
                    bytes,
                    new RemoteCall(
                            String.valueOf(header(exchange, "landing")),
                            key(exchange, object),
                            name,
                            object.size(),
                            object.lastModified()));
        }
    }

    private static boolean isCall(String key) {
        String ending = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !key.endsWith("/") && !RemoteCallFilter.TEMPORARY.contains(ending);
    }

    private static String key(Exchange exchange, S3Object object) {
        return header(exchange, "landing") + "/" + header(exchange, "bucket") + "/" + object.key() + "|" + object.size()
                + "|" + object.lastModified() + "|" + object.eTag();
    }

    private static @Nullable String header(Exchange exchange, String name) {
        String value = exchange.getMessage().getHeader(name, String.class);
        return value == null || value.isEmpty() ? null : value;
    }
}
