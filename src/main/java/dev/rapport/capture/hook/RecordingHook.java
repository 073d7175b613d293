package dev.rapport.capture.hook;

import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The steps by which a route takes Twilio's callback about a recording: {@code verify}, then {@code keep}. The recording itself is
 * fetched later. Safe for use by many threads.
 */
@Component("twilioVoiceHook")
public final class RecordingHook {

    /** A callback that steers the call is told to do nothing. */
    private static final HookAnswer NOTHING_TO_DO =
            HookAnswer.xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>");

    private final TwilioVoice twilio = new TwilioVoice();
    private final RecordingRequests requests;
    private final HookSettings settings;
    private final Clock clock;

    RecordingHook(RecordingRequests requests, HookSettings settings, Clock clock) {
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
    }

    /** The call as it came, now that it is proved to be Twilio's. */
    public HookCall verify(HookCall call) {
        if (!call.method().equals("POST")) {
            throw HookRefusal.method(call.method());
        }
        HookSource source = settings.find(call.source(), call.platform())
                .orElseThrow(() -> HookRefusal.unknown(call.platform(), call.source()))
                .getValue();
        TwilioSignature.verify(call, source);
        return call;
    }

    /** On return it is durable that the recording is to be fetched. */
    public HookAnswer keep(HookCall call) {
        Optional<RecordingRequest> request = twilio.read(call, clock.instant());
        if (request.isPresent()) {
            try {
                requests.ask(request.get());
            } catch (IOException e) {
                throw new TemporaryFailure(
                        "The callback cannot be kept just now; see that there is room on the disk", e);
            }
        }
        return NOTHING_TO_DO;
    }
}
