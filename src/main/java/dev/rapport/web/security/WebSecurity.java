package dev.rapport.web.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import dev.rapport.web.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Lets nobody see anything before the login, but the login page, its looks, and whether the service is healthy.
 *
 * <p>A change that comes with a session's cookie needs the token of the page too (CSRF). One with an {@code Authorization}
 * header does not, since a foreign page can not send that; only a browser that remembered a Basic password does so by
 * itself, and it tells where the page is from ({@code Sec-Fetch-Site}).
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    /** No script or style but our own files; nobody may frame a page. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    VerifiedPasswords verifiedPasswords(Clock clock) {
        return new VerifiedPasswords(clock);
    }

    @Bean
    LoginThrottle loginThrottle(Clock clock) {
        return new LoginThrottle(clock);
    }

    @Bean
    SecurityFilterChain whoComesIn(HttpSecurity http, TokenStore tokens) throws Exception {
        LoginRequired loginRequired = new LoginRequired();
        http.authorizeHttpRequests(paths -> paths
                // The request that such a dispatch goes on from was let in before.
                .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/login", "/css/**", "/fonts/**", "/js/**", "/images/**", "/favicon.ico", "/*.svg")
                .permitAll()
                .requestMatchers("/actuator/health", "/actuator/health/**", "/hooks/**")
                .permitAll()
                .anyRequest()
                .authenticated());
        http.addFilterBefore(new BearerLogin(tokens, loginRequired), BasicAuthenticationFilter.class);
        http.httpBasic(basic -> basic.authenticationEntryPoint(loginRequired).realmName("Rapport"));
        http.formLogin(form -> form.loginPage(LoginRequired.LOGIN_PAGE)
                .failureHandler(WebSecurity::sayWhyAtTheLogin)
                .defaultSuccessUrl("/"));
        http.logout(logout -> logout.logoutSuccessUrl(LoginRequired.LOGIN_PAGE + "?logout"));
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(loginRequired).accessDeniedHandler(loginRequired));
        http.csrf(csrf -> csrf.ignoringRequestMatchers(WebSecurity::needsNoPageToken));
        http.requestCache(cache -> cache.requestCache(pagesOnly()));
        http.headers(WebSecurity::headers);
        return http.build();
    }

    private static void sayWhyAtTheLogin(
            HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            org.springframework.security.core.AuthenticationException why)
            throws java.io.IOException, jakarta.servlet.ServletException {
        String reason = why instanceof TooManyFailures ? "?throttled" : "?error";
        new SimpleUrlAuthenticationFailureHandler(LoginRequired.LOGIN_PAGE + reason)
                .onAuthenticationFailure(request, response, why);
    }

    private static boolean needsNoPageToken(HttpServletRequest request) {
        if (Problems.path(request).startsWith("/hooks/")) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null && (site == null || !FOREIGN.contains(site));
    }

    /** Where to go on after the login: only to a page, never to what a script of a page asked for. */
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        var get = pathPattern(HttpMethod.GET, "/**");
        cache.setRequestMatcher(request -> get.matches(request)
                && !Problems.wanted(Problems.path(request))
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html"));
        return cache;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY));
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }
}
