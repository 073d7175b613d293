package dev.rapport.web.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Decides whether a name and a password belong together, for HTTP Basic and for the login page.
 *
 * <p>A name that nobody has costs the same time as a wrong password, so that names can not be told by the clock. Safe for
 * use by many threads.
 */
@Component
final class PasswordLogin implements AuthenticationProvider {

    private final UserStore users;
    private final PasswordEncoder encoder;
    private final VerifiedPasswords verified;
    private final LoginThrottle throttle;

    /** The hash of no password, for names that nobody has. */
    private final String nobody;

    PasswordLogin(UserStore users, PasswordEncoder encoder, VerifiedPasswords verified, LoginThrottle throttle) {
        this.users = users;
        this.encoder = encoder;
        this.verified = verified;
        this.throttle = throttle;
        nobody = Objects.requireNonNull(encoder.encode("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String name = login.getName();
        String password = Objects.toString(login.getCredentials(), "");
        String address = address(login);
        Optional<Duration> wait = throttle.wait(name, address);
        if (wait.isPresent()) {
            throw new TooManyFailures(wait.get());
        }
        if (!isRight(name, password)) {
            throttle.failed(name, address);
            throw new BadCredentialsException("The user name or the password is wrong");
        }
        throttle.succeeded(name, address);
        var result = UsernamePasswordAuthenticationToken.authenticated(
                name, null, List.of(new SimpleGrantedAuthority("ROLE_ADMINISTRATOR")));
        result.setDetails(login.getDetails());
        return result;
    }

    private boolean isRight(String name, String password) {
        boolean readable = password.getBytes(StandardCharsets.UTF_8).length <= AdminSettings.MAX_BYTES;
        Optional<User> user = name.indexOf('\0') >= 0 ? Optional.empty() : users.named(name);
        if (user.isEmpty() || !readable) {
            encoder.matches("somebody", nobody);
            return false;
        }
        if (verified.contains(user.get(), password)) {
            return true;
        }
        boolean right = encoder.matches(password, user.get().passwordHash());
        if (right) {
            verified.add(user.get(), password);
        }
        return right;
    }

    private static String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
