package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import dev.rapport.search.HeardAs;
import dev.rapport.search.MeaningSearch;
import dev.rapport.search.Named;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SearchResult;
import dev.rapport.search.SearchResult.Facet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Serves every page with made-up content, without a database, as strictly as the application does: for tests of the
 * templates, and to look at them ({@code main}, with {@code --server.port}).
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.apache.camel.spring.boot.CamelAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@Import({
    Times.class,
    FilingViews.class,
    ConversationViews.class,
    SearchFacets.class,
    HitViews.class,
    SearchBesidePage.class,
    SearchViews.class,
    Preview.Pages.class
})
class Preview {

    static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

    public static void main(String[] args) {
        SpringApplication.run(Preview.class, args);
    }

    @Bean
    CallVoices callVoices() {
        return new CallVoices() {
            @Override
            public java.util.Optional<dev.rapport.archive.CallFact> fact(
                    dev.rapport.conversation.Viewer viewer, dev.rapport.conversation.Conversation call) {
                return java.util.Optional.empty();
            }

            @Override
            public java.util.List<dev.rapport.conversation.Party> partiesOn(
                    dev.rapport.conversation.Viewer viewer,
                    dev.rapport.conversation.Conversation call,
                    dev.rapport.conversation.ItemId item) {
                return call.parties();
            }
        };
    }

    @Bean
    Company company() {
        return new Company("Northwind", List.of(), List.of(), "US", ZoneId.of("America/New_York"));
    }

    @Bean
    HeardAs heardAs() {
        return (viewer, request) -> List.of(new HeardAs.Misheard(
                "northwind",
                "north wind",
                7,
                List.of(Pages.hit(Side.THEIRS, "we looked at <mark>north wind</mark>", true))));
    }

    @Bean
    MeaningSearch meanings() {
        return (viewer, request, most) ->
                List.of(Pages.hit(Side.THEIRS, "We can not afford that. &lt;script&gt;alert(1)&lt;/script&gt;", true));
    }

    @Bean
    HitViews.Around around() {
        return (viewer, utterances) -> utterances.stream()
                .collect(java.util.stream.Collectors.toMap(
                        id -> id,
                        id -> new dev.rapport.archive.NeighbourStore.Neighbours(
                                "What do you pay now? " + SampleCall.HOSTILE, null)));
    }

    @Bean
    CustomerNames names() {
        return new CustomerNames() {
            @Override
            public String account(Viewer viewer, AccountId id) {
                return "Whitfield & Sons " + SampleCall.HOSTILE.substring(0, 8);
            }

            @Override
            public String contact(Viewer viewer, ContactId id) {
                return "Dana Whitfield";
            }
        };
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .build();
    }

    /** The pages, each with its sample. */
    @Controller
    static class Pages {

        private static final Viewer VIEWER = new Viewer("admin");
        private static final int RATE = 8000;

        private final ConversationViews conversations;
        private final SearchViews searches;
        private final Times times;

        Pages(ConversationViews conversations, SearchViews searches, Times times) {
            this.conversations = conversations;
            this.searches = searches;
            this.times = times;
        }

        @ModelAttribute("frame")
        Frame frame() {
            return new Frame("Northwind", times.zone(), 3, 1, null, null);
        }

        @GetMapping("/conversations/{id}/findings")
        String findings(@PathVariable String id, Model model) {
            FindingGroups.Row row = new FindingGroups.Row(
                    "f1",
                    "price",
                    "Objection: price",
                    SampleCall.HOSTILE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    dev.rapport.conversation.FindingStatus.DERIVED,
                    "alert",
                    "80 %, by a rule");
            FindingGroups.Group group =
                    new FindingGroups.Group("objection", "Objections", 1, true, List.of(row), List.of(), null);
            model.addAttribute("card", new FindingGroups.Card(id, "1", List.of(group)));
            return "findings :: findings(card=${card})";
        }

        @GetMapping("/conversations/{id}")
        String conversation(
                @RequestParam(defaultValue = "processed") String as,
                @RequestParam(defaultValue = "0") long t,
                Model model) {
            Conversation shown = switch (as) {
                case "waiting" -> SampleCall.waiting();
                case "quarantined" -> SampleCall.quarantined();
                default -> SampleCall.processed();
            };
            var said = as.equals("processed") ? SampleCall.said() : SampleCall.nothing();
            model.addAttribute(
                    "view", conversations.of(VIEWER, shown, said, Optional.empty(), t, ChatViews.Written.NOTHING, ""));
            NotesCard.Row note = new NotesCard.Row(
                    "n1", "admin", times.moment(shown.startedAt()), false, SampleCall.HOSTILE, null, null, null, null);
            model.addAttribute("notes", new NotesCard.Card(shown.id().toString(), List.of(note), null));
            return "conversation";
        }

        @GetMapping("/conversations/{id}/utterances/{utterance}/edit")
        String edit(Model model) {
            var said = SampleCall.said().utterances().getFirst();
            model.addAttribute("form", TranscriptViews.edit(SampleCall.processed(), said, null, null));
            return "conversation :: edit(form=${form})";
        }

        @GetMapping("/search")
        String search(@RequestParam Map<String, String> parameters, Model model) {
            SearchAddress address = SearchAddress.of(parameters);
            SearchView view = address.query().startsWith("\"bad")
                    ? searches.without(
                            address,
                            "This quotation mark is not closed; add another one. (at character 1 of the query)",
                            List.of())
                    : address.asks()
                            ? searches.of(VIEWER, address, result(address), better(address))
                            : searches.without(address, null, List.of());
            model.addAttribute("view", view);
            return "search";
        }

        private static Optional<String> better(SearchAddress address) {
            return address.query().equals("nothing") ? Optional.of("no thing") : Optional.empty();
        }

        private static SearchResult result(SearchAddress address) {
            if (address.query().equals("nothing")) {
                return new SearchResult(
                        List.of(),
                        0,
                        0,
                        null,
                        new SearchResult.Facets(List.of(), List.of(), List.of(), List.of(), List.of()));
            }
            return new SearchResult(
                    List.of(
                            hit(Side.THEIRS, "Honestly, it is <mark>too expensive</mark> for what we use.", true),
                            hit(
                                    Side.OURS,
                                    "I heard you, &lt;b&gt;<mark>too expensive</mark>&lt;/b&gt; is what you said",
                                    false)),
                    1_042,
                    317,
                    "next",
                    new SearchResult.Facets(
                            List.of(new Facet("CALL", "CALL", 1_040), new Facet("EMAIL", "EMAIL", 2)),
                            List.of(new Facet(SampleCall.ACCOUNT.toString(), "Whitfield & Sons", 12)),
                            List.of(new Facet("THEIRS", "THEIRS", 900), new Facet("OURS", "OURS", 142)),
                            List.of(new Facet("next_step", "next_step", 3)),
                            List.of(new Facet("2026-11", "2026-11", 1_000), new Facet("2026-10", "2026-10", 42))));
        }

        private static SearchHit hit(Side side, String snippet, boolean certain) {
            return new SearchHit(
                    SampleCall.ID,
                    SampleCall.ITEM,
                    UtteranceId.create(),
                    null,
                    Channel.CALL,
                    new Named<>(SampleCall.ACCOUNT, "Whitfield & Sons"),
                    new Named<>(PartyId.create(), "Dana Whitfield"),
                    side,
                    SampleCall.AT,
                    24_000,
                    1,
                    snippet,
                    certain,
                    null,
                    null);
        }

        @GetMapping("/api/v1/conversations/{id}/waveform")
        @ResponseBody
        Map<String, Object> waveform() {
            List<List<Double>> tracks = new ArrayList<>();
            for (int track = 0; track < 2; track++) {
                List<Double> peaks = new ArrayList<>();
                for (int i = 0; i < 800; i++) {
                    boolean speaks = (i / 40) % 2 == track;
                    peaks.add(speaks ? 0.25 + 0.7 * Math.abs(Math.sin(i * 1.7) * Math.cos(i * 0.31)) : 0.01);
                }
                tracks.add(peaks);
            }
            return Map.of("tracks", tracks, "durationMs", SampleCall.durationMs());
        }

        @GetMapping("/api/v1/conversations/{id}/recording")
        ResponseEntity<ByteArrayResource> recording() {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("audio/wav"))
                    .body(new ByteArrayResource(wav()));
        }

        @GetMapping("/api/v1/events")
        ResponseEntity<String> events() {
            return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body("");
        }

        /** Two tracks of 16-bit PCM: a quiet tone. */
        private static byte[] wav() {
            int frames = (int) (SampleCall.durationMs() * RATE / 1000);
            ByteBuffer wav = ByteBuffer.allocate(44 + frames * 4).order(ByteOrder.LITTLE_ENDIAN);
            wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + frames * 4);
            wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                    .putInt(16)
                    .putShort((short) 1)
                    .putShort((short) 2);
            wav.putInt(RATE).putInt(RATE * 4).putShort((short) 4).putShort((short) 16);
            wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(frames * 4);
            for (int i = 0; i < frames; i++) {
                short sample = (short) (2000 * Math.sin(i * 0.3));
                wav.putShort(sample).putShort(sample);
            }
            return wav.array();
        }
    }
}
