package dev.rapport.capture.hook;

import dev.rapport.capture.SourceStates;
import dev.rapport.capture.chat.InvalidChat;
import dev.rapport.conversation.TemporaryFailure;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes the calls of webhooks in: whoever calls is looked up among the sources, then the platform's route decides and keeps.
 *
 * <p>Safe for use by many threads.
 */
@Component
public final class Hooks {

    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private static final List<String> PLATFORMS = List.of(
            "slack",
            "teams",
            "whatsapp",
            "telegram",
            "mattermost",
            "chatwoot",
            "intercom",
            "twilio-sms",
            "twilio-voice",
            "standard");

    private final HookSettings settings;
    private final ObjectProvider<ProducerTemplate> routes;

    Hooks(HookSettings settings, ObjectProvider<ProducerTemplate> routes, SourceStates states) {
        this.settings = settings;
        this.routes = routes;
        PLATFORMS.stream()
                .filter(platform -> !settings.has(platform))
                .map(platform -> "capture-" + platform)
                .forEach(route -> states.off(route, route, "Set rapport.hooks.NAME.secret; see routes/README.md"));
    }

    /**
     * How many bytes a source may send.
     *
     * @throws HookRefusal where there is no such source
     */
    public long maxBytes(String platform, String source) {
        return source(platform, source).getValue().maxSize().toBytes();
    }

    /**
     * Takes a call in. On return it is committed, or is about nothing that is kept.
     *
     * @throws HookRefusal where it is not taken
     * @throws TemporaryFailure when it cannot be taken just now; delivering it again is safe
     */
    public HookAnswer take(HookCall call) {
        HookCall known = call.from(source(call.platform(), call.source()).getKey());
        try {
            return routes.getObject()
                    .requestBody("direct:hook-" + known.platform() + "?block=false", known, HookAnswer.class);
        } catch (CamelExecutionException e) {
            throw refusal(known, e);
        }
    }

    private Map.Entry<String, HookSource> source(String platform, String source) {
        return settings.find(source, platform)
                .filter(found -> platform.matches("[a-z-]{1,30}"))
                .orElseThrow(() -> HookRefusal.unknown(platform, source));
    }

    private static RuntimeException refusal(HookCall call, CamelExecutionException e) {
        return switch (e.getCause()) {
            case HookRefusal refusal -> logged(call, refusal);
            case InvalidChat invalid -> logged(call, HookRefusal.unreadable(String.valueOf(invalid.getMessage())));
            case DirectConsumerNotAvailableException none -> HookRefusal.unknown(call.platform(), call.source());
            case TemporaryFailure failure -> failure;
            case RuntimeException bug -> bug;
            case null, default -> e;
        };
    }

    /** A platform that is refused says nothing to anybody here, so the log does. */
    private static HookRefusal logged(HookCall call, HookRefusal refusal) {
        LOG.info("A call of the webhook {}/{} is refused: {}", call.platform(), call.source(), refusal.getMessage());
        return refusal;
    }
}
