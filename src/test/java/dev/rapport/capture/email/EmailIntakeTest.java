package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.email.EmailOutcome.Accepted;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailIntakeTest {

    private CaptureFixture fixture;

    @BeforeEach
    void start(@TempDir Path data) {
        fixture = new CaptureFixture(data, Map.of());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static String mail(String id, String headers) {
        return "From: dana@acme.example\nTo: sam@us.example\nDate: Tue, 3 Nov 2026 10:00:00 +0100\nMessage-ID: <" + id
                + ">\n" + headers + "\n\nText of " + id + ".";
    }

    private EmailOutcome take(String mail, EmailDelivery delivery) {
        return fixture.get(EmailIntake.class)
                .receive(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)), delivery);
    }

    private Accepted post(String mail) {
        return (Accepted) take(mail, EmailDelivery.request("api", false));
    }

    private static EmailDelivery keyed(String key) {
        return new EmailDelivery("box", key, null, null, true, List.of());
    }

    @Test
    void whatIsDeliveredAgainBeforeItsSourceWasToldIsTheSameSighting() {
        String mail = mail("1@x", "Subject: s");
        take(mail, keyed("INBOX;7;1"));
        Accepted again = (Accepted) take(mail, keyed("INBOX;7;1"));

        assertThat(again.duplicate()).isFalse();
        assertThat(fixture.ledger("box").seen()).isEqualTo(1);

        fixture.get(EmailIntake.class).acknowledge(keyed("INBOX;7;1"));
        Accepted later = (Accepted) take(mail, keyed("INBOX;7;1"));

        assertThat(later.duplicate()).isTrue();
        assertThat(fixture.ledger("box").seen()).isEqualTo(2);
        assertThat(fixture.ledger("box").duplicate()).isEqualTo(1);
    }

    @Test
    void theMessagesOfAFileAreToldOfTogether() {
        FileDelivery file = new FileDelivery("inbox/email/a.mbox", 100, Instant.EPOCH);
        List<EmailDelivery> within = List.of("0", "1").stream()
                .map(place -> new EmailDelivery("mbox", place, file, null, false, List.of()))
                .toList();
        take(mail("1@x", ""), within.getFirst());
        take(mail("2@x", ""), within.getLast());
        take(mail("2@x", ""), within.getLast());
        assertThat(fixture.ledger("mbox").seen()).isEqualTo(2);

        fixture.get(EmailIntake.class).acknowledge(new EmailDelivery("mbox", null, file, null, false, List.of()));
        take(mail("1@x", ""), within.getFirst());

        assertThat(fixture.ledger("mbox").seen()).isEqualTo(3);
    }

    @Test
    void whatThePolicyLeavesOutIsCountedOnceAndNothingOfItIsKept() {
        String letter = mail("news@x", "List-Id: <n.x>");
        take(letter, keyed("INBOX;7;9"));
        EmailOutcome again = take(letter, keyed("INBOX;7;9"));

        assertThat(again)
                .isEqualTo(new EmailOutcome.Excluded("BULK", "It is of a mailing list, or was sent by a robot"));
        assertThat(fixture.ledger("box").excluded()).isEqualTo(1);
        assertThat(fixture.count("item")).isZero();
        assertThat(fixture.count("sighting where external_id is not null or sha256 is not null"))
                .isZero();
    }

    @Test
    void answersWithoutReferencesAreOneThreadWithWhatTheyAnswer() {
        Accepted answer = post(mail("2@x", "Subject: Re: Price"));
        Accepted first = post(mail("1@x", "Subject: Price"));
        Accepted other = post(mail("3@x", "Subject: Price").replace("dana@acme", "eve@else"));

        assertThat(first.conversationId()).isEqualTo(answer.conversationId());
        assertThat(other.conversationId()).isNotEqualTo(first.conversationId());
    }

    @Test
    void messagesThatNameEachOtherAreOneThread() {
        Accepted one = post(mail("1@x", "In-Reply-To: <2@x>"));
        Accepted two = post(mail("2@x", "In-Reply-To: <1@x>\nReferences: <2@x> <1@x>"));
        Accepted lone = post(mail("3@x", "References: <3@x>"));

        assertThat(two.conversationId()).isEqualTo(one.conversationId());
        assertThat(lone.conversationId()).isNotEqualTo(one.conversationId());
    }

    @Test
    void siblingsOfAMissingParentAreOneThread() {
        Accepted one = post(mail("1@x", "References: <gone@x>"));
        Accepted two = post(mail("2@x", "References: <gone@x>"));

        assertThat(two.conversationId()).isEqualTo(one.conversationId());
    }

    @Test
    void withoutDomainsOursIsTheOwnerOfTheMailbox() {
        assertThat(sides("SAM@us.example"))
                .containsEntry("dana@acme.example", Side.THEIRS)
                .containsEntry("sam@us.example", Side.OURS);
        assertThat(sides(null).values()).containsOnly(Side.UNKNOWN);
    }

    private Map<String, Side> sides(@Nullable String owner) {
        Accepted taken = (Accepted)
                take(mail("of-" + owner, ""), new EmailDelivery("box", "k" + owner, null, owner, true, List.of()));
        Conversation thread = fixture.get(ConversationStore.class)
                .find(CaptureFixture.ADMIN, taken.conversationId())
                .orElseThrow();
        assertThat(thread.direction()).isEqualTo(owner == null ? null : Direction.INBOUND);
        return thread.parties().stream().collect(Collectors.toMap(party -> String.valueOf(party.email()), Party::side));
    }

    @Test
    void whatPostgresDoesNotKeepIsKeptAsSomethingElse() {
        Accepted taken = post(mail("z@x", "Subject: a\0b\nContent-Type: text/plain") + "\0 \ud83d");

        assertThat(fixture.get(MessageStore.class).of(CaptureFixture.ADMIN, taken.itemId()))
                .hasValueSatisfying(message -> assertThat(message.body()).contains("Text of z@x."));
    }

    @Test
    void copiesInOtherMailboxesAreNotStoredAgain() throws IOException {
        String mail = mail("1@x", "Subject: s");
        post(mail);
        long files = originals();

        Accepted copy = (Accepted) take("Received: from elsewhere\n" + mail, keyed("INBOX;7;1"));

        assertThat(copy.duplicate()).isTrue();
        assertThat(originals()).isEqualTo(files);
    }

    private long originals() throws IOException {
        try (var files = Files.walk(fixture.data.resolve("media"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aThousandRecipientsAreCutWithAFlag() {
        StringBuilder to = new StringBuilder("Cc: a@b.example");
        for (int i = 0; i < 1_000; i++) {
            to.append(", p").append(i).append("@many.example");
        }

        assertThat(post(mail("many@x", to.toString())).flags()).anyMatch(flag -> flag.contains("first 300"));
    }

    @Test
    void textWithoutAHeaderIsAMessageInAMailboxOnly() {
        String text = "{\"order\": 7}\n\nno header at all";
        InputStream posted = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));

        assertThat(fixture.get(EmailIntake.class).post(posted, "api", false))
                .isInstanceOfSatisfying(
                        EmailOutcome.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(EmailOutcome.Why.NOT_A_MESSAGE));
        EmailDelivery mailbox = new EmailDelivery("box", "INBOX;7;1", null, null, false, List.of());
        assertThat(take(text, mailbox)).isInstanceOf(Accepted.class);
    }
}
