package dev.rapport.crm.promise;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.crm.promise.Closings.Done;
import dev.rapport.crm.promise.Closings.Promised;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Promises of a call, and what came after it, for tests of what keeps a promise. */
final class AfterACall {

    static final Instant CALL = Instant.parse("2026-11-03T10:00:00Z");
    static final AccountId ACME = AccountId.create();
    static final ContactId DANA = ContactId.create();
    static final ContactId EVE = ContactId.create();
    static final ConversationId SPOKEN = ConversationId.create();

    private AfterACall() {}

    static boolean kept(Promised promise, Done... deeds) {
        return new Closings(List.of(promise), Arrays.asList(deeds)).all().containsKey(promise.id());
    }

    static Promised promise(String action) {
        return new Promised(
                FindingId.create(), Side.OURS, Action.of(action).orElseThrow(), CALL, customer(DANA, SPOKEN));
    }

    static Customer customer(ContactId contact, ConversationId conversation) {
        return new Customer(ACME, List.of(contact), conversation);
    }

    static Done mail(Duration after, Side side, List<String> files, String... lines) {
        return mail(after, side, customer(DANA, ConversationId.create()), files, lines);
    }

    static Done mail(Duration after, Side side, Customer customer, List<String> files, String... lines) {
        Instant at = CALL.plus(after);
        return new Done(
                new Deed(
                        ItemId.create(),
                        customer.conversation(),
                        Channel.EMAIL,
                        side,
                        at,
                        false,
                        false,
                        Arrays.stream(lines)
                                .filter(Cues::isIn)
                                .map(text -> line(text, at))
                                .toList(),
                        files.stream().map(name -> new Deed.File(name, whole())).toList(),
                        whole()),
                customer);
    }

    static Done call(Duration after, Side side, Customer customer) {
        return new Done(
                new Deed(
                        ItemId.create(),
                        customer.conversation(),
                        Channel.CALL,
                        side,
                        CALL.plus(after),
                        false,
                        true,
                        List.of(),
                        List.of(),
                        whole()),
                customer);
    }

    static Deed.Line line(String text, Instant at) {
        return new Deed.Line(text, at, whole());
    }

    static Evidence whole() {
        return Evidence.ofWhole(ConversationId.create(), ItemId.create());
    }
}
