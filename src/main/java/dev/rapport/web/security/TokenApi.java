package dev.rapport.web.security;

import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows who may log in, and gives out and takes back the tokens of programs. */
@RestController
@RequestMapping("/api/v1")
final class TokenApi {

    private static final int MAX_NAME = 200;

    private final UserStore users;
    private final TokenStore tokens;

    TokenApi(UserStore users, TokenStore tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    @GetMapping("/users")
    Map<String, Object> users(Viewer viewer, @ParameterObject PageRequest page) {
        var found =
                users.list(page).map(user -> new UserView(user.id(), user.name(), "ADMINISTRATOR", user.createdAt()));
        return listing(found);
    }

    @GetMapping("/tokens")
    Map<String, Object> tokens(Viewer viewer, @ParameterObject PageRequest page) {
        return listing(tokens.list(page));
    }

    /** The only answer that ever holds the token itself. */
    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    NewToken create(Viewer viewer, @RequestBody Wish wish) {
        String name = wish.name() == null ? "" : wish.name().strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
            throw Refusal.badRequest("The field name says what the token is for, in 1 to " + MAX_NAME + " characters");
        }
        TokenStore.Created created = tokens.create(viewer, name);
        return new NewToken(
                created.token().id(),
                name,
                created.token().user(),
                created.token().createdAt(),
                created.secret());
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Viewer viewer, @PathVariable UUID id) {
        if (!tokens.delete(id)) {
            throw Refusal.notFound("token " + id);
        }
    }

    private static Map<String, Object> listing(dev.rapport.conversation.Page<?> page) {
        Map<String, Object> listing = new LinkedHashMap<>();
        listing.put("items", page.items());
        listing.put("total", page.total());
        listing.put("nextCursor", page.cursor());
        return listing;
    }

    record UserView(UUID id, String name, String role, Instant createdAt) {}

    record Wish(@Nullable String name) {}

    record NewToken(UUID id, String name, String user, Instant createdAt, String token) {}
}
