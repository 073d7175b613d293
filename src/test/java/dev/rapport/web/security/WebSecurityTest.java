package dev.rapport.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.rapport.web.WebTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class WebSecurityTest {

    private static final String USERS = "/api/v1/users";
    private static final String TOKENS = "/api/v1/tokens";

    @Autowired
    private MockMvcTester mvc;

    @ParameterizedTest
    @ValueSource(strings = {USERS, "/api/v1/conversations", "/api/v1/nothing", "/v3/api-docs"})
    void aProgramThatIsNotLoggedInGetsAProblemThatAsksForALogin(String path) {
        var result = mvc.get().uri(path).exchange();

        assertThat(result).hasStatus(401).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result.getResponse().getHeader("WWW-Authenticate")).startsWith("Basic realm=");
    }

    @Test
    void aChangeByNobodyIs401AndNotAMatterOfThePagesToken() {
        assertThat(mvc.post().uri(TOKENS).exchange()).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search", "/actuator/env", "/webjars/x.js", "/error"})
    void whateverElseThereIsSendsToTheLogin(String path) {
        assertThat(mvc.get().uri(path).accept(MediaType.TEXT_HTML).exchange())
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/login");
    }

    @Test
    void healthIsTold() {
        assertThat(mvc.get().uri("/actuator/health/readiness").exchange()).hasStatusOk();
    }

    @Test
    void aPasswordLetsIn() {
        assertThat(get(USERS, WebTest.ADMIN))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].name")
                .isEqualTo("admin");
    }

    @Test
    void theHashIsNotShown() {
        assertThat(get(USERS, WebTest.ADMIN)).bodyText().doesNotContain("$2", "password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin:wrong", "nobody:correct horse", "admin:", ":", "admin"})
    void aWrongPasswordDoesNot(String login) {
        assertThat(get(USERS, basic(login))).hasStatus(401).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aPasswordTooLongForBcryptIsJustWrong() {
        assertThat(get(USERS, basic("admin:" + "x".repeat(100)))).hasStatus(401);
    }

    @Test
    void afterTenFailuresAGuesserHasToWait() {
        for (int i = 0; i < 10; i++) {
            assertThat(get(USERS, basic("guessed:" + i))).hasStatus(401);
        }
        var result = get(USERS, basic("guessed:again"));

        assertThat(result).hasStatus(429).headers().containsHeader("Retry-After");
        assertThat(get(USERS, WebTest.ADMIN)).hasStatusOk();
    }

    @Test
    void aTokenLetsInUntilItIsTakenBack() {
        var created = mvc.post()
                .uri(TOKENS)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \"a script\"}")
                .header(AUTHORIZATION, WebTest.ADMIN)
                .exchange();
        var token = JsonMapper.shared().readTree(created.getResponse().getContentAsByteArray());
        String bearer = "Bearer " + token.get("token").asString();

        assertThat(get(USERS, bearer)).hasStatusOk();
        assertThat(get(TOKENS, bearer))
                .bodyText()
                .contains("a script")
                .doesNotContain(token.get("token").asString());
        assertThat(mvc.delete()
                        .uri(TOKENS + "/" + token.get("id").asString())
                        .header(AUTHORIZATION, bearer)
                        .exchange())
                .hasStatus(204);
        assertThat(get(USERS, bearer)).hasStatus(401);
    }

    @Test
    void aTokenThatNobodyGaveOutDoesNotLetIn() {
        assertThat(get(USERS, "Bearer rapport_x")).hasStatus(401);
        assertThat(get(USERS, "Bearer ")).hasStatus(401);
    }

    @Test
    void theLoginPageMakesASession() {
        assertThat(login(WebTest.PASSWORD)).hasStatus(302).redirectedUrl().isEqualTo("/");
        assertThat(login("wrong")).hasStatus(302).redirectedUrl().isEqualTo("/login?error");
    }

    @Test
    void aSessionsChangeNeedsThePagesToken() {
        var change = mvc.post()
                .uri(TOKENS)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \"a\"}")
                .with(user("admin"));

        assertThat(change.exchange()).hasStatus(403).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(change.with(csrf()).exchange()).hasStatus(201);
    }

    @Test
    void aForeignPageCanNotUseAPasswordThatTheBrowserRemembers() {
        assertThat(mvc.post()
                        .uri(TOKENS)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"a\"}")
                        .header(AUTHORIZATION, WebTest.ADMIN)
                        .header("Sec-Fetch-Site", "cross-site")
                        .exchange())
                .hasStatus(401);
    }

    @Test
    void theHeadersAreStrict() {
        var response = get(USERS, WebTest.ADMIN).getResponse();

        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
    }

    private MvcTestResult login(String password) {
        return mvc.post()
                .uri("/login")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("username", "admin")
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String path, String authorization) {
        return mvc.get().uri(path).header(AUTHORIZATION, authorization).exchange();
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
