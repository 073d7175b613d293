package dev.rapport.web.journey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Tells what of a page bars somebody from using it: by axe-core, what breaks WCAG 2.1 A or AA seriously or critically, and by own
 * rules a page wider than the window and what the keyboard does not reach.
 */
final class Audit {

    private static final String AXE = axe();

    /** With {@code colours}, only the rules whose outcome depends on the colour scheme. */
    private static final String RUN = """
            async colours => {
              const only = colours
                ? { type: "rule", values: ["color-contrast", "link-in-text-block"] }
                : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] };
              const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"], iframes: false });
              return found.violations
                .filter((one) => one.impact === "serious" || one.impact === "critical")
                .map((one) => one.id + ": " + one.nodes.slice(0, 4)
                  .map((node) => node.target.join(" ") + " (" + node.any.concat(node.all, node.none).map((check) => check.message).join("; ") + ")")
                  .join(", "));
            }""";

    private static final String WIDER = """
            () => {
              const width = document.documentElement.scrollWidth;
              const sticking = [...document.querySelectorAll("body *")]
                .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 3)
                .map((one) => one.outerHTML.slice(0, 120));
              return width > innerWidth ? [`${width} pixels wide, of ${innerWidth}: ${sticking.join(" ")}`] : [];
            }""";

    /** The pins below the waveform are one stop of the tab key, with arrow keys between them, as toolbars are. */
    private static final String UNREACHABLE = """
            () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
              .filter((one) => one.checkVisibility() && one.type !== "hidden" && one.tabIndex < 0 && !one.closest("[role=toolbar]"))
              .map((one) => "not to be reached by keyboard: " + one.outerHTML.slice(0, 120))""";

    private static final String UNSEEN = """
            () => {
              const one = document.activeElement;
              if (one === document.body || one === null) return null;
              const box = one.getBoundingClientRect();
              const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              return seen && getComputedStyle(one).outlineStyle !== "none" ? null : "the focus is not seen: " + one.outerHTML.slice(0, 120);
            }""";

    private Audit() {}

    private static String axe() {
        try (InputStream script = Audit.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(script, "axe-core is not on the class path")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has to be called once for each page that is opened, before the others. */
    static void prepare(Page page) {
        page.evaluate(AXE);
    }

    static List<String> barriers(Page page) {
        return strings(page.evaluate(RUN, false));
    }

    /** Those that only the colours make. */
    static List<String> contrasts(Page page) {
        return strings(page.evaluate(RUN, true));
    }

    static List<String> wider(Page page) {
        return strings(page.evaluate(WIDER));
    }

    static List<String> unreachable(Page page) {
        return strings(page.evaluate(UNREACHABLE));
    }

    /** Goes along by the tab key, so many steps: where the focus is has to be seen at each of them. */
    static List<String> unseen(Page page, int steps) {
        List<String> unseen = new java.util.ArrayList<>();
        for (int i = 0; i < steps; i++) {
            page.keyboard().press("Tab");
            Object found = page.evaluate(UNSEEN);
            if (found != null) {
                unseen.add(found.toString());
            }
        }
        return unseen;
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
