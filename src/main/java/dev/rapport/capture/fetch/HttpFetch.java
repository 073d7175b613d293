package dev.rapport.capture.fetch;

import dev.rapport.capture.fetch.Fetched.Got;
import dev.rapport.capture.fetch.Fetched.Refused;
import dev.rapport.capture.fetch.Fetched.Why;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Fetches by HTTP, hop after hop, each by a connection of its own.
 *
 * <p>The client itself follows nothing, retries nothing, unpacks nothing, keeps no cookie and knows no proxy: whatever it asks,
 * it was told to ask here. Safe for use by many threads.
 */
@Component
final class HttpFetch implements SafeFetch, AutoCloseable {

    /** How often one call goes on after a cut; after that, whoever asked tries later. */
    private static final int CUTS = 3;

    private final FetchSettings settings;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fetch limits").daemon().factory());

    @Autowired
    HttpFetch(FetchSettings settings) {
        this(settings, host -> List.of(InetAddress.getAllByName(host)), SSLContexts.createDefault());
    }

    /** @param trust whose certificates are believed; the host's name is looked for in them in any case */
    HttpFetch(FetchSettings settings, NameLookup lookup, SSLContext trust) {
        this.settings = settings;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedLookup(lookup, settings.exceptions()))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.readTimeout()))
                        .build())
                .setMaxConnTotal(64)
                .setMaxConnPerRoute(16)
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(settings.readTimeout()))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Rapport")
                .build();
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }

    @Override
    public Fetched fetch(FetchWish wish, Path into) {
        long until = System.nanoTime() + settings.timeLimit().toNanos();
        try {
            if (Files.exists(into)) {
                return new Got(into, Files.size(into), null);
            }
            Draft draft = Draft.of(into);
            for (int cuts = 0; ; cuts++) {
                long before = draft.size();
                try {
                    return follow(wish, draft, until);
                } catch (Receipt.Cut cut) {
                    if (cuts == CUTS || draft.size() <= before || System.nanoTime() >= until) {
                        throw new TemporaryFailure(cut.getMessage() + "; it goes on from there later", cut);
                    }
                }
            }
        } catch (Hop.Forbidden e) {
            return new Refused(Why.FORBIDDEN, String.valueOf(e.getMessage()));
        } catch (CheckedLookup.NotPublic e) {
            return new Refused(Why.FORBIDDEN, String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            throw new TemporaryFailure("The host " + e.getMessage() + " cannot be found just now", e);
        } catch (IOException e) {
            throw new TemporaryFailure(wish.url().getHost() + " cannot be asked just now: " + e, e);
        }
    }

    private Fetched follow(FetchWish wish, Draft draft, long until) throws IOException {
        Hop hop = Hop.to(wish.url(), settings);
        for (int redirects = 0; redirects <= settings.maxRedirects(); redirects++) {
            Receipt receipt = ask(hop, wish, draft, until);
            switch (receipt) {
                case Receipt.Ended ended -> {
                    return ended.fetched();
                }
                case Receipt.Elsewhere elsewhere -> hop = hop.redirected(elsewhere.location(), settings);
            }
        }
        return new Refused(
                Why.UNUSABLE,
                wish.url().getHost() + " points elsewhere more than " + settings.maxRedirects()
                        + " times; rapport.fetch.max-redirects raises that");
    }

    private Receipt ask(Hop hop, FetchWish wish, Draft draft, long until) throws IOException {
        HttpGet request = new HttpGet(hop.url());
        request.setHeader("Accept-Encoding", "identity");
        hop.authorization(wish.login()).ifPresent(login -> request.setHeader("Authorization", login));
        long there = draft.size();
        if (there > 0) {
            request.setHeader("Range", "bytes=" + there + "-");
            request.setHeader("If-Range", draft.state());
        }
        long left = Math.max(1, until - System.nanoTime());
        ScheduledFuture<?> limit = watch.schedule(request::cancel, left, TimeUnit.NANOSECONDS);
        try {
            return exchange(request, new Receiving(hop, wish.maxBytes(), draft, there));
        } catch (IOException e) {
            if (limit.isDone() && !limit.isCancelled()) {
                throw new Receipt.Cut(hop + " took longer than rapport.fetch.time-limit allows", e);
            }
            throw e;
        } finally {
            limit.cancel(false);
        }
    }

    /** What of the answer was not wanted is not read either, however much it is: so the connection is shut, and not closed. */
    private Receipt exchange(HttpGet request, Receiving receiving) throws IOException {
        HttpHost host = HttpHost.create(receiving.hop().url());
        ClassicHttpResponse response = client.executeOpen(host, request, null);
        try {
            return receiving.take(response);
        } finally {
            request.cancel();
            Closer.closeQuietly(response);
        }
    }
}
