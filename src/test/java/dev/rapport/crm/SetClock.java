package dev.rapport.crm;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A clock that a test sets, forward and back; until then it runs. */
final class SetClock extends Clock {

    private final AtomicReference<@Nullable Instant> set = new AtomicReference<>();

    void set(Instant at) {
        set.set(at);
    }

    void runs() {
        set.set(null);
    }

    @Override
    public Instant instant() {
        Instant at = set.get();
        return at == null ? Instant.now() : at;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Nobody here asks a clock for its zone");
    }
}
