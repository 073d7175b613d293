package dev.rapport.search;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to look for. Whatever is null does not narrow.
 *
 * @param q in the query language; empty for everything
 * @param finding the type of a finding, in any case
 * @param after inclusive, of the time at which the item was said or sent
 * @param before exclusive
 * @param withNotes whether what people noted counts beside what was said and written
 */
public record SearchRequest(
        String q,
        @Nullable Channel channel,
        @Nullable Side side,
        @Nullable AccountId account,
        @Nullable ContactId contact,
        @Nullable String finding,
        @Nullable Instant after,
        @Nullable Instant before,
        Order order,
        Scope scope,
        PageRequest page,
        boolean withNotes) {

    /** With people's notes. */
    public SearchRequest(
            String q,
            @Nullable Channel channel,
            @Nullable Side side,
            @Nullable AccountId account,
            @Nullable ContactId contact,
            @Nullable String finding,
            @Nullable Instant after,
            @Nullable Instant before,
            Order order,
            Scope scope,
            PageRequest page) {
        this(q, channel, side, account, contact, finding, after, before, order, scope, page, true);
    }

    /** Which comes first. Moments of the same score come newest first. */
    public enum Order {
        RELEVANCE,
        NEWEST
    }

    /**
     * Where the operators of the query hold: within one moment, or within one conversation, whose moments that hold any
     * of the words are then the hits. Fields always narrow the moments in which the words beside them are looked for.
     */
    public enum Scope {
        MOMENT,
        CONVERSATION
    }

    /** Asks for the first best hits of a query, and narrows by nothing else. */
    public static SearchRequest of(String q) {
        return new SearchRequest(
                q,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Order.RELEVANCE,
                Scope.MOMENT,
                PageRequest.first(PageRequest.DEFAULT_LIMIT));
    }

    public SearchRequest with(Channel wanted) {
        return new SearchRequest(
                q, wanted, side, account, contact, finding, after, before, order, scope, page, withNotes);
    }

    public SearchRequest with(Side wanted) {
        return new SearchRequest(
                q, channel, wanted, account, contact, finding, after, before, order, scope, page, withNotes);
    }

    public SearchRequest with(AccountId wanted) {
        return new SearchRequest(
                q, channel, side, wanted, contact, finding, after, before, order, scope, page, withNotes);
    }

    public SearchRequest with(ContactId wanted) {
        return new SearchRequest(
                q, channel, side, account, wanted, finding, after, before, order, scope, page, withNotes);
    }

    /** From the one, inclusive, to the other, exclusive. */
    public SearchRequest between(@Nullable Instant from, @Nullable Instant to) {
        return new SearchRequest(q, channel, side, account, contact, finding, from, to, order, scope, page, withNotes);
    }

    public SearchRequest with(Order wanted) {
        return new SearchRequest(
                q, channel, side, account, contact, finding, after, before, wanted, scope, page, withNotes);
    }

    public SearchRequest with(Scope wanted) {
        return new SearchRequest(
                q, channel, side, account, contact, finding, after, before, order, wanted, page, withNotes);
    }

    public SearchRequest with(PageRequest wanted) {
        return new SearchRequest(
                q, channel, side, account, contact, finding, after, before, order, scope, wanted, withNotes);
    }

    /** Only what was said and written in the conversations themselves. */
    public SearchRequest withoutNotes() {
        return new SearchRequest(q, channel, side, account, contact, finding, after, before, order, scope, page, false);
    }
}
