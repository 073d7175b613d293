package dev.rapport.capture.call;

import dev.rapport.capture.FetchedStore;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.stereotype.Component;

/**
 * Tells a route which files it has fetched already: those of which {@link RemoteCalls} has kept that they are durable here.
 *
 * <p>In a route: {@code idempotentRepository: "#fetchedCalls"}. What Camel says of its own progress is not needed.
 */
@Component("fetchedCalls")
public final class FetchedCalls implements IdempotentRepository {

    private final FetchedStore fetched;

    FetchedCalls(FetchedStore fetched) {
        this.fetched = fetched;
    }

    @Override
    public boolean contains(String key) {
        return fetched.contains(key);
    }

    @Override
    public boolean add(String key) {
        return !fetched.contains(key);
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public boolean remove(String key) {
        return true;
    }

    @Override
    public void clear() {
        // only a person may have everything fetched again
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}
}
