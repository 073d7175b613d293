package dev.rapport.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in by a token in the header {@code Authorization: Bearer} (RFC 6750). */
final class BearerLogin extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
    private final TokenStore tokens;
    private final LoginRequired loginRequired;

    BearerLogin(TokenStore tokens, LoginRequired loginRequired) {
        this.tokens = tokens;
        this.loginRequired = loginRequired;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> user = tokens.userOf(header.substring(SCHEME.length()).strip());
        if (user.isEmpty()) {
            SecurityContextHolder.clearContext();
            loginRequired.commence(
                    request, response, new BadCredentialsException("The token is not, or no longer, one"));
            return;
        }
        enter(request, response, user.get());
        chain.doFilter(request, response);
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, String user) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                user, null, List.of(new SimpleGrantedAuthority("ROLE_ADMINISTRATOR"))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
