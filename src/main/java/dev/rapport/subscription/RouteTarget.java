package dev.rapport.subscription;

import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands changes to a route of this installation, which takes them to another system: the CloudEvent in JSON as the body, the
 * headers {@code event} and {@code subject} beside it.
 *
 * <p>A route that is not there, is off, or fails is tried again like any receiver. Safe for use by many threads.
 */
@Component
class RouteTarget implements Target {

    private final ObjectProvider<ProducerTemplate> routes;

    RouteTarget(ObjectProvider<ProducerTemplate> routes) {
        this.routes = routes;
    }

    @Override
    public Outcome tell(Message message) {
        String route = message.url().substring(SubscriptionDraft.ROUTE.length());
        ProducerTemplate camel = routes.getObject();
        ServiceStatus status = camel.getCamelContext().getRouteController().getRouteStatus(route);
        if (status == null || !status.isStarted()) {
            return new Outcome.Failed(
                    null, "The route " + route + (status == null ? " is not there" : " is off") + "; see routes/");
        }
        try {
            camel.requestBodyAndHeaders(
                    "direct:" + route,
                    message.body(),
                    Map.of(
                            "event", message.delivery().event(),
                            "subject", message.delivery().subject().toString()));
            return new Outcome.Told(null);
        } catch (CamelExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private static Outcome failed(Throwable cause) {
        return cause instanceof HttpOperationFailedException http
                ? new Outcome.Failed(
                        http.getHttpResponseCode(),
                        "It answered " + http.getHttpResponseCode() + ": " + http.getResponseBody())
                : new Outcome.Failed(null, String.valueOf(cause));
    }
}
