package dev.rapport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.rapport.RunningRapport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page can be used by everybody: in light and dark, on a desktop and on a phone, by keyboard.
 *
 * <p>The pages are found as a reader finds them, by following links from the home page on: one page for each pattern of address,
 * so that a page that is added is looked at too. What only some states show has its addresses here.
 */
abstract class EveryPageJourney extends Journey {

    static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final int STEPS = 20;

    private static final List<String> STATES = List.of(
            "/search?q=letter",
            "/search?q=%22open",
            "/search?q=qqqzzzxxx",
            "/customers?kind=contacts",
            "/insights?groupBy=month",
            "/review?kind=duplicate",
            "/promises?show=all",
            "/nothing/is/here");

    private static final String LINKS = """
            () => [...document.querySelectorAll("a[href^='/']:not([download])")].map((one) => one.getAttribute("href"))""";

    @TempDir
    private Path folder;

    @Test
    void everyPageIsUsableOnADesktopAndAPhoneInLightAndDarkAndByKeyboard() throws IOException {
        bringWhatHasPagesOfItsOwn();
        awaitAllHeard();
        List<String> problems = new ArrayList<>();
        try (Visitor stranger = site().stranger()) {
            look(stranger, "/login", problems);
        }
        try (Visitor visitor = site().user()) {
            Set<String> visited = new LinkedHashSet<>();
            Deque<String> waiting = new ArrayDeque<>(seeds());
            Set<String> patterns = new HashSet<>(Set.of("/conversations/{id}"));
            while (!waiting.isEmpty()) {
                String path = waiting.removeFirst();
                visited.add(path);
                patterns.add(pattern(path));
                look(visitor, path, problems);
                for (Object link : (List<?>) visitor.page().evaluate(LINKS)) {
                    if (isPage(link.toString()) && patterns.add(pattern(link.toString()))) {
                        waiting.addLast(link.toString());
                    }
                }
            }
            assertThat(visited).as("pages").hasSizeGreaterThan(25);
        }
        assertThat(problems).isEmpty();
    }

    /** What the journeys before did not make. */
    private void bringWhatHasPagesOfItsOwn() {
        made("/api/v1/saved-searches", "{\"name\": \"Letters\", \"q\": \"letter\"}");
        made(
                "/api/v1/goals",
                "{\"sentence\": \"We keep what we promise\", \"measure\": \"PROMISES_KEPT\", \"target\": 0.9,"
                        + " \"starts\": \"2024-01-01\", \"due\": \"2024-03-31\"}");
        made("/api/v1/subscriptions", "{\"url\": \"http://127.0.0.1:9/hook\"}");
        made("/api/v1/tokens", "{\"name\": \"Telephone system\"}");
    }

    private void made(String path, String json) {
        var answer = rapport().post(path, json);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 201);
    }

    /** The home page, one conversation of each channel, the last import, and what only some states show. */
    private List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>(List.of("/", "/customers/imports/" + imported()));
        for (String channel : List.of("call", "email", "chat")) {
            rapport()
                    .get("/api/v1/conversations?limit=1&channel=" + channel)
                    .get("items")
                    .forEach(one -> seeds.add("/conversations/" + one.get("id").asString()));
        }
        seeds.addAll(STATES);
        return seeds;
    }

    private String imported() throws IOException {
        Path table =
                Files.writeString(folder.resolve("contacts.csv"), "name,email\nNell Quince,nell@quince.example\n,,\n");
        var answer = rapport().upload("/api/v1/imports", "file", table, "", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningRapport.json(answer).get("importId").asString();
    }

    private static boolean isPage(String address) {
        return !address.matches("/(api|v3|webjars)/.*|.*/attachments/.*|.*/original|.*\\.csv.*");
    }

    /** Pages of one kind are looked at once. */
    private static String pattern(String address) {
        return address.replaceAll("[?#].*", "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
    }

    private void look(Visitor visitor, String path, List<String> problems) {
        Page page = visitor.page();
        List<String> found = new ArrayList<>();
        int status = visitor.open(path);
        Audit.prepare(page);
        found.addAll(Audit.barriers(page));
        found.addAll(Audit.unreachable(page));
        found.addAll(inTheDark(page));
        found.addAll(Audit.unseen(page, STEPS));

        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        visitor.open(path);
        Audit.prepare(page);
        found.addAll(Audit.wider(page));
        found.addAll(Audit.barriers(page));
        found.addAll(inTheDark(page));
        page.setViewportSize(Site.DESKTOP_WIDTH, Site.DESKTOP_HEIGHT);
        found.addAll(visitor.complaints().stream()
                .filter(complaint -> status < 400 || !complaint.contains("status of " + status))
                .toList());
        found.stream().distinct().forEach(problem -> problems.add(path + " " + problem));
    }

    private static List<String> inTheDark(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        List<String> found = Audit.contrasts(page).stream()
                .map(problem -> "in the dark, " + problem)
                .toList();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return found;
    }
}
