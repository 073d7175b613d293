package dev.rapport.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.TimeOrdered;
import dev.rapport.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What the login is made of, each by itself. */
class LoginTest {

    private final SetClock clock = new SetClock();
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(4);

    @Test
    void aGuesserWaitsEverLongerUpToFiveMinutes() {
        LoginThrottle throttle = new LoginThrottle(clock);
        for (int i = 0; i < 9; i++) {
            throttle.failed("admin", "10.0.0.1");
        }
        assertThat(throttle.wait("admin", "10.0.0.1")).isEmpty();

        throttle.failed("admin", "10.0.0.1");
        assertThat(throttle.wait("admin", "10.0.0.1")).contains(Duration.ofSeconds(1));
        throttle.failed("admin", "10.0.0.1");
        assertThat(throttle.wait("admin", "10.0.0.1")).contains(Duration.ofSeconds(2));
        for (int i = 0; i < 90; i++) {
            throttle.failed("admin", "10.0.0.1");
        }
        assertThat(throttle.wait("admin", "10.0.0.1")).contains(Duration.ofMinutes(5));
        assertThat(throttle.wait("admin", "10.0.0.2")).isEmpty();

        clock.now = clock.now.plus(Duration.ofMinutes(31));
        throttle.failed("admin", "10.0.0.1");
        assertThat(throttle.wait("admin", "10.0.0.1")).isEmpty();
    }

    @Test
    void aVerifiedPasswordIsRememberedUntilItIsOldOrChanged() {
        VerifiedPasswords verified = new VerifiedPasswords(clock);
        User user = new User(TimeOrdered.uuid(), "admin", "hash", clock.now);

        verified.add(user, "right");

        assertThat(verified.contains(user, "right")).isTrue();
        assertThat(verified.contains(user, "wrong")).isFalse();
        assertThat(verified.contains(new User(user.id(), "admin", "other hash", clock.now), "right"))
                .isFalse();
        clock.now = clock.now.plus(Duration.ofMinutes(6));
        assertThat(verified.contains(user, "right")).isFalse();
    }

    @Test
    void thePasswordThatWasMadeUpIsPrintedOnce() {
        UserStore users = new UserStore(TestDatabase.migrated().jdbc());

        String first = printed(() -> start(users, null));
        String second = printed(() -> start(users, null));

        Matcher password = Pattern.compile("password\\s+(\\S{20})\\s").matcher(first);
        assertThat(password.find()).isTrue();
        assertThat(matches(users, password.group(1))).isTrue();
        assertThat(second).isEmpty();
    }

    @Test
    void aConfiguredPasswordIsTakenOverOnALaterStart() {
        UserStore users = new UserStore(TestDatabase.migrated().jdbc());

        assertThat(printed(() -> start(users, "one"))).isEmpty();
        start(users, "two");
        assertThat(matches(users, "two")).isTrue();
        start(users, null);
        assertThat(matches(users, "two")).isTrue();
    }

    private void start(UserStore users, @Nullable String password) {
        new AdminAccount(users, encoder, new AdminSettings(password)).afterSingletonsInstantiated();
    }

    private boolean matches(UserStore users, String password) {
        return encoder.matches(password, users.named("admin").orElseThrow().passwordHash());
    }

    private static String printed(Runnable work) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
