package dev.rapport.capture.hook;

import java.time.Clock;

/**
 * The steps by which a route takes the call of one chat platform: {@code verify}, then {@code read}; then {@code keep} of {@code
 * hookIntake}. Safe for use by many threads.
 */
public final class ChatHook {

    private final HookPlatform platform;
    private final HookSettings settings;
    private final Clock clock;

    ChatHook(HookPlatform platform, HookSettings settings, Clock clock) {
        this.platform = platform;
        this.settings = settings;
        this.clock = clock;
    }

    /** The call as it came, now that it is proved to be the platform's. */
    public HookCall verify(HookCall call) {
        if (!platform.methods().contains(call.method())) {
            throw HookRefusal.method(call.method());
        }
        platform.verify(call, source(call), clock.instant());
        return call;
    }

    /** What it says. */
    public HookReading read(HookCall call) {
        HookSource source = source(call);
        HookReading reading = platform.read(call, source, clock.instant());
        boolean canAsk = !reading.batches().isEmpty() && FilePlaces.canAsk(call.platform(), source);
        return canAsk ? reading.with(platform.files(call)) : reading;
    }

    private HookSource source(HookCall call) {
        return settings.find(call.source(), call.platform())
                .orElseThrow(() -> HookRefusal.unknown(call.platform(), call.source()))
                .getValue();
    }
}
