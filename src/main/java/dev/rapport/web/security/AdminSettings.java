package dev.rapport.web.security;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The administrator's password ({@code rapport.admin.password}, usually the environment's {@code
 * RAPPORT_ADMIN_PASSWORD}).
 *
 * @param password null where none was given: the first start then makes one up; blank is as good as none
 */
@ConfigurationProperties("rapport.admin")
record AdminSettings(@Nullable String password) {

    /** BCrypt reads no more than this. */
    static final int MAX_BYTES = 72;

    AdminSettings {
        password = password == null || password.isBlank() ? null : password;
        if (password != null && password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "RAPPORT_ADMIN_PASSWORD is longer than " + MAX_BYTES + " bytes; give a shorter one");
        }
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "AdminSettings[" + (password == null ? "none" : "a password") + "]";
    }
}
