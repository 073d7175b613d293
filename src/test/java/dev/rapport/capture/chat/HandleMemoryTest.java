package dev.rapport.capture.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.HandleStore.Said;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandleMemoryTest {

    private static boolean holds(@Nullable String then, @Nullable String now) {
        return HandleMemory.holds(new Said(null, null, null, then, null, null), party(now, null, null));
    }

    private static Party party(@Nullable String name, @Nullable String email, @Nullable String phone) {
        return new Party(PartyId.create(), Side.UNKNOWN, 0, name, phone, email, "u7", null, null, null);
    }

    @Test
    void aPartThatManyPlayIsNobodysOwn() {
        assertThat(HandleMemory.isOne("Customer")).isFalse();
        assertThat(HandleMemory.isOne("agent-1")).isFalse();
        assertThat(HandleMemory.isOne("2")).isFalse();
        assertThat(HandleMemory.isOne("U024BE7LH")).isTrue();
        assertThat(HandleMemory.isOne("dana")).isTrue();
        assertThat(HandleMemory.isOne("u7")).isTrue();
        assertThat(HandleMemory.isOne("447700900123")).isTrue();
    }

    @Test
    void anotherNameIsAnotherPerson() {
        assertThat(holds("Dana", "Dana Whitfield")).isTrue();
        assertThat(holds(null, "Dana")).isTrue();
        assertThat(holds("Dana", null)).isTrue();
        assertThat(holds("Dana", "Hank")).isFalse();
    }

    @Test
    void anotherAddressOrNumberIsAnotherPersonHoweverItIsWritten() {
        Said said = new Said(null, null, null, null, "dana@acme.example", "+442079460123");

        assertThat(HandleMemory.holds(said, party(null, "Dana@acme.example", "020 7946 0123")))
                .isTrue();
        assertThat(HandleMemory.holds(said, party(null, "hank@acme.example", null)))
                .isFalse();
        assertThat(HandleMemory.holds(said, party(null, null, "+442079460124"))).isFalse();
    }
}
