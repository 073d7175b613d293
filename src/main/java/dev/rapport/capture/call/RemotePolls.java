package dev.rapport.capture.call;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.RouteAware;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.springframework.stereotype.Component;

/**
 * Tells the list of sources how each look at a server went.
 *
 * <p>In a route: {@code pollStrategy: "#remotePolls"}. Safe for use by many threads.
 */
@Component("remotePolls")
public final class RemotePolls extends RemoteFilePollingConsumerPollStrategy {

    private final RemoteTrouble trouble;

    RemotePolls(RemoteTrouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        trouble.begin(route(consumer));
        return super.begin(consumer, endpoint);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        trouble.fine(route(consumer));
        super.commit(consumer, endpoint, polledMessages);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) throws Exception {
        trouble.trouble(route(consumer), cause);
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    private static String route(Consumer consumer) {
        return ((RouteAware) consumer).getRoute().getRouteId();
    }
}
