package dev.rapport.web.api;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import dev.rapport.understand.CompanyNames;
import dev.rapport.understand.Line;
import dev.rapport.understand.Talk;
import dev.rapport.understand.Understanding;
import dev.rapport.understand.opinion.SecondOpinion;
import dev.rapport.web.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows what would be found in something that was said; nothing is kept. */
@RestController
final class TryUnderstandApi {

    private static final int MOST_LINES = 20_000;
    private static final int MOST_CHARACTERS = 2_000_000;

    private final Understanding understanding;
    private final SecondOpinion opinion;
    private final Company company;
    private final Clock clock;

    TryUnderstandApi(Understanding understanding, SecondOpinion opinion, Company company, Clock clock) {
        this.understanding = understanding;
        this.opinion = opinion;
        this.company = company;
        this.clock = clock;
    }

    /** The ids of utterances in the answer are their places in the request, counted from 0. */
    @PostMapping("/api/v1/try/understand")
    Answer understand(Viewer viewer, @RequestBody Said said) {
        Channel channel = said.channel() == null ? Channel.CALL : said.channel();
        List<SaidLine> all = said.utterances() == null ? List.of() : said.utterances();
        check(all);
        Instant at = clock.instant();
        ZoneId zone = company.zone();
        if (said.at() != null && !said.at().isBlank()) {
            OffsetDateTime stated = stated(said.at());
            at = stated.toInstant();
            zone = stated.getOffset();
        }
        List<Line> lines = lines(all, at);
        Map<Object, String> places = new HashMap<>();
        lines.forEach(line -> places.put(line.utterance().id(), String.valueOf(places.size())));
        ConversationId conversation =
                lines.isEmpty() ? ConversationId.create() : lines.getFirst().conversation();
        Talk talk = new Talk(conversation, ItemId.create(), channel, zone, lines);
        List<Finding> found = new ArrayList<>(understanding.of(talk, said.names()));
        if (!Boolean.FALSE.equals(said.opinion())) {
            opinion.of(talk, List.copyOf(found)).ifPresent(found::addAll);
        }
        return new Answer(found.stream()
                .map(finding -> FindingView.of(finding, id -> places.getOrDefault(id, id.toString())))
                .toList());
    }

    private static void check(List<SaidLine> all) {
        long characters = 0;
        for (int i = 0; i < all.size(); i++) {
            SaidLine line = all.get(i);
            if (line == null || line.text() == null) {
                throw Refusal.badRequest("The field utterances[" + i + "].text is missing");
            }
            characters += line.text().length();
        }
        if (all.size() > MOST_LINES || characters > MOST_CHARACTERS) {
            throw Refusal.badRequest("At most " + MOST_LINES + " utterances with " + MOST_CHARACTERS
                    + " characters are taken at a time; send them in parts");
        }
    }

    private static OffsetDateTime stated(String at) {
        try {
            OffsetDateTime stated = OffsetDateTime.parse(at.strip());
            if (stated.getYear() < 1 || stated.getYear() > 9999) {
                throw new DateTimeException("Beyond all conversations");
            }
            return stated;
        } catch (DateTimeException e) {
            throw Refusal.badRequest("The field at can not be \"" + at
                    + "\"; it takes an instant with its offset, such as 2026-01-31T09:30:00+01:00");
        }
    }

    private static List<Line> lines(List<SaidLine> all, Instant at) {
        ConversationId conversation = ConversationId.create();
        ItemId item = ItemId.create();
        Map<Side, PartyId> parties = new EnumMap<>(Side.class);
        List<Line> lines = new ArrayList<>();
        for (SaidLine line : all) {
            Side side = line.side() == null ? Side.UNKNOWN : line.side();
            String text = String.valueOf(line.text());
            Utterance utterance = new Utterance(
                    UtteranceId.create(),
                    item,
                    null,
                    parties.computeIfAbsent(side, one -> PartyId.create()),
                    null,
                    null,
                    text,
                    text,
                    1,
                    List.of());
            lines.add(new Line(conversation, utterance, side, at, true));
        }
        return lines;
    }

    /**
     * What was said.
     *
     * @param at when, with the offset; now, where it is not given
     * @param opinion false for what is found without the second opinion, by likeness to examples; else it is there, where it
     *     is not turned off
     * @param competitors names to look for besides the company's; likewise products and topics
     */
    record Said(
            @Nullable Channel channel,
            @Nullable String at,
            @Nullable List<SaidLine> utterances,
            @Nullable Boolean opinion,
            @Nullable List<String> competitors,
            @Nullable List<String> products,
            @Nullable List<String> topics) {

        CompanyNames names() {
            return CompanyNames.of(given(competitors), given(products), given(topics));
        }

        private static List<String> given(@Nullable List<String> names) {
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(java.util.Objects::nonNull)
                            .limit(1_000)
                            .toList();
        }
    }

    record SaidLine(@Nullable Side side, @Nullable String text) {}

    record Answer(List<FindingView> findings) {}
}
