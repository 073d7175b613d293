package dev.rapport.subscription;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Posts changes to an address, signed as Standard Webhooks has it.
 *
 * <p>Only a 2xx is a "got it". A redirect is not followed: it would carry customers' data to where nobody subscribed. Safe for
 * use by many threads.
 */
@Component
class HttpTarget implements Target, AutoCloseable {

    private static final int GONE = 410;
    private static final int LONGEST_ANSWER = 300;

    private final SubscriptionSettings settings;
    private final Clock clock;
    private final HttpClient client;

    HttpTarget(SubscriptionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    @Override
    public Outcome tell(Message message) {
        try {
            HttpResponse<InputStream> answer = client.send(request(message), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return outcome(answer.statusCode(), body);
            }
        } catch (IOException e) {
            return new Outcome.Failed(null, "It could not be reached: " + why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(null, "Interrupted while it was told");
        }
    }

    /** The client's own words for the commonest reason are the name of a class. */
    private static String why(IOException e) {
        return e instanceof ConnectException && e.getMessage() == null ? "nothing answers there" : e.toString();
    }

    private HttpRequest request(Message message) {
        String id = message.delivery().id().toString();
        Instant now = clock.instant();
        return HttpRequest.newBuilder(URI.create(message.url()))
                .timeout(settings.timeout())
                .header("content-type", "application/cloudevents+json; charset=utf-8")
                .header("user-agent", "Rapport")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", Signature.of(message.secret(), id, now, message.body()))
                .POST(BodyPublishers.ofString(message.body()))
                .build();
    }

    private static Outcome outcome(int status, InputStream body) throws IOException {
        if (status >= 200 && status < 300) {
            return new Outcome.Told(status);
        }
        if (status == GONE) {
            return new Outcome.Gone("The receiver answered 410: it wants to hear nothing any more");
        }
        String said = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return new Outcome.Failed(status, "It answered " + status + (said.isEmpty() ? "" : ": " + said));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
