package dev.rapport.capture.call;

import static dev.rapport.capture.CaptureFixture.ADMIN;
import static dev.rapport.capture.call.TestAudio.stream;
import static dev.rapport.capture.call.TestAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.CallFact;
import dev.rapport.archive.CallStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.call.CallOutcome.Accepted;
import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedCallTest {

    private CaptureFixture fixture;

    @BeforeEach
    void start(@TempDir Path data) {
        fixture = new CaptureFixture(data, Map.of());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void theTwoSidesOfACallAreOneConversationInEitherOrder() {
        String name = "20240131-142501-1706711101.123";
        Accepted out = receive(name + "-out.wav", "out", "{}");
        Accepted in = receive(name + "-in.wav", "in", "{}");

        assertThat(in.conversationId()).isEqualTo(out.conversationId());
        Conversation call = call(in);
        assertThat(call.items()).hasSize(2).allSatisfy(item -> {
            assertThat(item.externalId()).isEqualTo("1706711101.123");
            assertThat(item.flags()).isEmpty();
        });
        assertThat(call.startedAt()).isEqualTo("2024-01-31T19:25:01Z");
        assertThat(voice(call, in)).extracting(Party::speaker).isEqualTo("Caller");
        assertThat(voice(call, out)).extracting(Party::speaker).isEqualTo("Called party");
    }

    @Test
    void whoIsKnownFromOneSideIsKnownOnTheOther() {
        String known = """
                {'callId': 'c1', 'direction': 'INBOUND', 'part': '%s', 'parties': [
                 {'side': 'THEIRS', 'role': 'CALLER', 'phone': '+1 415 555 0142'}, {'side': 'OURS', 'role': 'CALLED', 'name': 'Ann'}]}""";
        Accepted agent = receive("x.wav", "b", "{'callId': 'c1', 'part': 'agent'}");
        Accepted caller = receive("y.wav", "a", known.formatted("caller"));

        Conversation call = call(caller);
        assertThat(call.id()).isEqualTo(agent.conversationId());
        assertThat(voice(call, caller).phone()).isEqualTo("+1 415 555 0142");
        assertThat(voice(call, agent).side()).isEqualTo(Side.OURS);
        assertThat(call.parties()).extracting(Party::side).contains(Side.OURS, Side.THEIRS);
    }

    @Test
    void deliveredTwiceItIsADuplicateAndTwoSilentSidesAreNot() {
        Accepted in = receive("1.wav", "same", "{'externalId': 'c1', 'part': 'in'}");
        Accepted out = receive("2.wav", "same", "{'externalId': 'c1', 'part': 'out'}");
        Accepted again = receive("1.wav", "same", "{'externalId': 'c1', 'part': 'in'}");

        assertThat(out.duplicate()).isFalse();
        assertThat(again.duplicate()).isTrue();
        assertThat(again.itemId()).isEqualTo(in.itemId());
        assertThat(call(in).items()).hasSize(2);
    }

    @Test
    void bothSidesAtOnceAreOneConversation() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Accepted>> both = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String id = "call-" + i;
                both.add(() -> receive("a.wav", id + "a", "{'externalId': '%s', 'part': 'a'}".formatted(id)));
                both.add(() -> receive("b.wav", id + "b", "{'externalId': '%s', 'part': 'b'}".formatted(id)));
            }
            threads.invokeAll(both);
        }

        assertThat(fixture.count("conversation")).isEqualTo(10);
        assertThat(fixture.count("item")).isEqualTo(20);
    }

    @Test
    void whatWasSaidIsInTheOrderOfTrueTime() {
        Accepted second = receive("2.wav", "2", leg("2", "2026-03-01T10:05:00Z"));
        say(second, 1_000, "second leg");
        Accepted first = receive("1.wav", "1", leg("1", "2026-03-01T10:00:00Z"));
        say(first, 2_000, "first leg");
        say(first, 301_500, "first leg again");

        Conversation call = call(first);
        assertThat(call.startedAt()).isEqualTo("2026-03-01T10:00:00Z");
        TranscriptStore transcripts = fixture.get(TranscriptStore.class);
        assertThat(transcripts.all(ADMIN, call.id()))
                .extracting(Utterance::text)
                .containsExactly("first leg", "second leg", "first leg again");
        var start = transcripts.page(ADMIN, call.id(), 2, null);
        assertThat(transcripts.page(ADMIN, call.id(), 2, start.next()).utterances())
                .extracting(Utterance::text)
                .containsExactly("first leg again");
    }

    @Test
    void aTimeThatOneSideSaysIsThatOfBoth() {
        Accepted silent = receive("1.wav", "1", "{'externalId': 'c1', 'part': 'in'}");
        Accepted says =
                receive("2.wav", "2", "{'externalId': 'c1', 'part': 'out', 'startedAt': '2026-03-01T10:00:00Z'}");

        Conversation call = call(says);
        assertThat(call.id()).isEqualTo(silent.conversationId());
        assertThat(call.items())
                .extracting(item -> item.startedAt().toString())
                .containsExactly("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z");
    }

    @Test
    void theLegsOfATransferAreOneCallWithAllWhoTookPart() {
        receive("1.wav", "1", leg("1", "2026-03-01T10:00:00Z"));
        Accepted second = receive("2.wav", "2", leg("2", "2026-03-01T10:05:00Z"));

        Conversation call = call(second);
        assertThat(call.parties()).extracting(Party::label).containsExactly("+1 415 555 0142", "Agent 1", "Agent 2");
        Map<ConversationId, CallFact> facts = fixture.get(CallStore.class).facts(ADMIN, List.of(call.id()));
        assertThat(facts.get(call.id()))
                .returns(CallKind.TRANSFER, CallFact::kind)
                .returns("sales", CallFact::queue);
    }

    private static String leg(String leg, String at) {
        return """
                {'callId': 'linked-1', 'externalId': 'leg-%s', 'kind': 'TRANSFER', 'queue': 'sales', 'startedAt': '%s',
                 'parties': [{'side': 'THEIRS', 'phone': '+1 415 555 0142'}, {'side': 'OURS', 'name': 'Agent %s'}]}""".formatted(leg, at, leg);
    }

    private void say(Accepted item, long startMs, String text) {
        TranscriptStore transcripts = fixture.get(TranscriptStore.class);
        List<Utterance> said = new ArrayList<>(transcripts.all(ADMIN, item.conversationId()).stream()
                .filter(one -> one.itemId().equals(item.itemId()))
                .toList());
        PartyId party = call(item).parties().getFirst().id();
        said.add(new Utterance(
                UtteranceId.create(),
                item.itemId(),
                null,
                party,
                new TimeSpan(startMs, startMs + 500),
                null,
                text,
                text,
                1,
                List.of()));
        transcripts.replace(item.itemId(), said);
    }

    private Party voice(Conversation call, Accepted item) {
        return fixture.get(CallStore.class).partiesOn(ADMIN, call, item.itemId()).stream()
                .filter(party -> Integer.valueOf(0).equals(party.track()))
                .findFirst()
                .orElseThrow();
    }

    private Conversation call(Accepted accepted) {
        return fixture.get(ConversationStore.class)
                .find(ADMIN, accepted.conversationId())
                .orElseThrow();
    }

    private Accepted receive(String name, String sound, String metadata) {
        CallMetadata read = CallMetadata.parse(metadata.replace('\'', '"'), ZoneId.of("America/New_York"));
        return (Accepted) fixture.get(CallIntake.class).receive(stream(wav(1, sound)), name, read);
    }
}
