package dev.rapport.conversation;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes version 7 UUIDs (RFC 9562, section 5.7; its method 1, a counter of 12 bits after the milliseconds).
 *
 * <p>Strictly ascending within this process, also when the clock is set back: the last stamp is then counted on. Safe
 * for use by many threads.
 */
public final class TimeOrdered {

    private static final int COUNTER_BITS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrdered() {}

    /** A new identifier, greater than all that this process made before. */
    public static UUID uuid() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long millis = stamp >>> COUNTER_BITS;
        long counter = stamp & ((1L << COUNTER_BITS) - 1);
        long high = millis << 16 | 0x7000L | counter;
        long low = RANDOM.nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low);
    }
}
