package dev.rapport.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down the guessing of passwords: after {@value #FREE} failures of one user from one address, the next try has to
 * wait, twice as long after each further failure, five minutes at most.
 *
 * <p>User and address count together, so that nobody can lock another one out from elsewhere. A right password forgets the
 * failures; so does half an hour of quiet. Safe for use by many threads; remembers at most {@value #MAX} pairs, and
 * forgets the oldest first.
 */
final class LoginThrottle {

    private static final int FREE = 10;
    private static final int MAX = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<Who, Failures> failed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Failures> eldest) {
            return size() > MAX;
        }
    };

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this user at this address has to wait yet; empty where a try is free. */
    synchronized Optional<Duration> wait(String user, String address) {
        Failures failures = failed.get(Who.of(user, address));
        if (failures == null || failures.count() < FREE) {
            return Optional.empty();
        }
        Duration longest = LONGEST;
        int doublings = Math.min(failures.count() - FREE, 20);
        Duration pause = Duration.ofSeconds(1L << doublings);
        Instant free = failures.last().plus(pause.compareTo(longest) > 0 ? longest : pause);
        Duration left = Duration.between(clock.instant(), free);
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    synchronized void failed(String user, String address) {
        Who who = Who.of(user, address);
        Instant now = clock.instant();
        Failures before = failed.remove(who);
        int earlier = before == null || before.last().plus(FORGOTTEN).isBefore(now) ? 0 : before.count();
        failed.put(who, new Failures(earlier + 1, now));
    }

    synchronized void succeeded(String user, String address) {
        failed.remove(Who.of(user, address));
    }

    /** Long names are cut, so that what a stranger sends takes little memory. */
    private record Who(String user, String address) {
        static Who of(String user, String address) {
            return new Who(user.length() > 100 ? user.substring(0, 100) : user, address);
        }
    }

    private record Failures(int count, Instant last) {}
}
