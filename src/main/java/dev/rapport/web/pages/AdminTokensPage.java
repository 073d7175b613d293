package dev.rapport.web.pages;

import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.security.TokenStore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tokens by which programs come in: given out, shown once, taken back. */
@Controller
@RequestMapping(AdminTokensPage.PATH)
final class AdminTokensPage {

    static final String PATH = "/admin/tokens";
    private static final int LONGEST_NAME = 200;

    private final TokenStore tokens;
    private final Times times;

    AdminTokensPage(TokenStore tokens, Times times) {
        this.tokens = tokens;
        this.times = times;
    }

    @GetMapping
    String page(Viewer viewer, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Page<TokenStore.Token> page = tokens.list(new PageRequest(PageRequest.DEFAULT_LIMIT, cursor));
        model.addAttribute(
                "view",
                new TokensView(
                        page.items().stream().map(this::row).toList(),
                        cursor == null ? null : PATH,
                        Paths.next(page.nextCursor(), PATH)));
        return "admin-tokens";
    }

    @PostMapping
    String create(Viewer viewer, @RequestParam(defaultValue = "") String name, RedirectAttributes flash) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || called.indexOf('\0') >= 0) {
            flash.addFlashAttribute(
                    "said", "The name says what the token is for, in 1 to " + LONGEST_NAME + " characters.");
        } else {
            flash.addFlashAttribute("secret", tokens.create(viewer, called).secret());
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/{id}/delete")
    String delete(Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        boolean done = tokens.delete(id);
        flash.addFlashAttribute("said", done ? "The token is taken back." : "The token was gone already.");
        flash.addFlashAttribute("good", done);
        return "redirect:" + PATH;
    }

    private Row row(TokenStore.Token token) {
        return new Row(
                token.id().toString(),
                token.name(),
                token.user(),
                times.moment(token.createdAt()),
                token.lastUsedAt() == null ? null : times.moment(token.lastUsedAt()));
    }

    /** @param first null on the first page; {@code next} null on the last */
    record TokensView(
            List<Row> rows,
            @Nullable String first,
            @Nullable String next) {}

    /** @param lastUsedAt null where it never was */
    record Row(
            String id,
            String name,
            String user,
            Moment createdAt,
            @Nullable Moment lastUsedAt) {}
}
