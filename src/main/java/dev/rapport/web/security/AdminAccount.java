package dev.rapport.web.security;

import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes the user {@code admin} at the first start, before the first request is taken.
 *
 * <p>The password is the configured one; without one it is made up and printed to the standard output, once, since it is
 * kept nowhere in clear. A configured password that differs on a later start is taken over, which is also the remedy for a
 * lost one.
 */
@Component
final class AdminAccount implements SmartInitializingSingleton {

    static final String NAME = "admin";

    /** Without the letters and digits that look alike; 20 of 56 are 116 bits. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 20;

    private final UserStore users;
    private final PasswordEncoder encoder;
    private final AdminSettings settings;

    AdminAccount(UserStore users, PasswordEncoder encoder, AdminSettings settings) {
        this.users = users;
        this.encoder = encoder;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String wanted = settings.password();
        Optional<User> admin = users.named(NAME);
        if (admin.isEmpty()) {
            create(wanted);
        } else if (wanted != null && !encoder.matches(wanted, admin.get().passwordHash())) {
            users.setPassword(admin.get().id(), encode(wanted));
        }
    }

    private void create(@org.jspecify.annotations.Nullable String wanted) {
        String password = wanted == null ? madeUp() : wanted;
        boolean created = users.add(NAME, encode(password));
        if (created && wanted == null) {
            print(password);
        }
    }

    private String encode(String password) {
        return java.util.Objects.requireNonNull(encoder.encode(password));
    }

    /** To the standard output and not to the log, which is kept and copied. */
    @SuppressWarnings("SystemOut")
    private static void print(String password) {
        System.out.printf(
                "%n=======================================================================%n"
                        + "  The first login:   user  %s   password  %s%n"
                        + "  It is shown this once. To set another, start with the environment%n"
                        + "  variable RAPPORT_ADMIN_PASSWORD.%n"
                        + "=======================================================================%n%n",
                NAME, password);
        System.out.flush();
    }

    private static String madeUp() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
