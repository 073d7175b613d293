package dev.rapport.crm.promise;

import static dev.rapport.crm.promise.AfterACall.CALL;
import static dev.rapport.crm.promise.AfterACall.DANA;
import static dev.rapport.crm.promise.AfterACall.EVE;
import static dev.rapport.crm.promise.AfterACall.SPOKEN;
import static dev.rapport.crm.promise.AfterACall.call;
import static dev.rapport.crm.promise.AfterACall.customer;
import static dev.rapport.crm.promise.AfterACall.kept;
import static dev.rapport.crm.promise.AfterACall.line;
import static dev.rapport.crm.promise.AfterACall.mail;
import static dev.rapport.crm.promise.AfterACall.promise;
import static dev.rapport.crm.promise.AfterACall.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.crm.promise.Closings.Done;
import dev.rapport.crm.promise.Closings.Promised;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingsTest {

    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    send you the quote by Friday                | Quote_Acme_2026.pdf
                    send you the quote by Friday                | Angebot Offer-4711.pdf
                    email you the updated price list            | price-list-2026.xlsx
                    send over the pricing                       | Quote.pdf
                    get you the contract tomorrow               | MasterAgreement_signed.docx
                    send Dana the brochure                      | brochure.pdf
                    send you a copy of the invoice              | Invoice 10023.pdf
                    share the slides with you                   | kickoff.pptx
                    have the proposal to you by monday          | Proposal v2.pdf
                    put together a proposal for the three sites | ACME_proposal.pdf
                    send you an email with the data sheet       | spec-sheet_A7.pdf
                    can you send me the drawing                 | pump housing.dwg
                    send the quote over to you                  | quote-17.pdf""")
    void thePromisedFileKeepsIt(String action, String file) {
        assertThat(kept(promise(action), mail(DAY, Side.OURS, List.of(file)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    send you the quote        | I have sent you the quote this morning.
                    send you the quote        | I've just emailed the quote to you, let me know.
                    send you the quote        | Please find attached our offer for the scanners.
                    send you the quote        | Here is the quote.
                    send you the quote        | The quote for the scanners has been sent to you.
                    send you the quote        | As promised, the quote.
                    send you the quote        | Sorry I did not get to this earlier, attached is the quote.
                    send you the brochure     | As discussed, please find the brochure attached.
                    speak to our engineers    | I spoke to our engineers.
                    check with the warehouse  | I have checked with the warehouse and it is in stock.
                    ask our accountant        | Our accountant confirmed the amount.
                    talk to my boss about it  | I talked with my boss.
                    look into the delivery    | We looked into the delivery.
                    get back to you on the delivery date | Getting back to you on the delivery date: it is the 4th.
                    fix the invoice           | The invoice has been corrected and we have fixed the invoice.
                    replace the scanner       | We have replaced the scanner free of charge.
                    refund the shipping fee   | The shipping fee was refunded.
                    book the meeting room     | I have booked the meeting room.""")
    void itsBeingToldOfAsDoneKeepsIt(String action, String told) {
        assertThat(kept(promise(action), mail(DAY, Side.OURS, List.of(), told))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have not sent the quote yet.",
                "I haven't sent you the quote.",
                "I will send the quote tomorrow.",
                "I'll send you the quote.",
                "Have I sent you the quote?",
                "Did you get the quote I sent?",
                "You sent me the quote.",
                "Our supplier sent us the quote.",
                "Once I have sent the quote we can talk.",
                "I should have sent the quote.",
                "I thought I had sent the quote.",
                "I sent you the brochure.",
                "I sent you an email with a question about the quote.",
                "I sent the quote to our legal team.",
                "The quote was sent by your colleague.",
                "We discussed the quote.",
                "As discussed, can you send us the quote?",
                "As promised, I will send the quote next week.",
                "As promised, here is the brochure.",
                "As discussed, the quote is valid for thirty days.",
                "I am still working on the quote.",
                "I sent you the quote last month.",
                "I tried to send the quote.",
                "Please send the quote back signed.",
                "Thanks for sending the quote.",
                "The quote is ready to be sent.",
                "We found an error in the quote.",
                "I almost sent you the quote.",
                "You asked for the quote.",
                "As promised, I spoke with Bob about the quote.",
                "As promised, the quote is valid for thirty days.",
                "Our lawyers find the quote hard to read.",
                "Here are my questions on the quote.",
                "Here is the problem with the quote.",
                "The quote for the scanners needs another day.",
                "My colleague will have sent the quote by then.",
                "No quote was sent.",
                "If the quote was sent, tell me.",
                "Did we send the quote?",
                "Hope you have received the quote."
            })
    void whatOnlyLooksLikeItLeavesItOpen(String told) {
        assertThat(kept(promise("send you the quote by Friday"), mail(DAY, Side.OURS, List.of(), told)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I will follow up soon.",
                "As promised, I spoke to our engineers.",
                "Thank you for the call.",
                "The engineers of our competitor are slow."
            })
    void anotherActionOrNoneLeavesACallBackOpen(String told) {
        assertThat(kept(promise("call you back tomorrow"), mail(DAY, Side.OURS, List.of(), told)))
                .isFalse();
    }

    @Test
    void somethingElseSentLeavesItOpen() {
        Promised quote = promise("send you the quote");

        assertThat(kept(quote, mail(DAY, Side.OURS, List.of("brochure.pdf")))).isFalse();
        assertThat(kept(quote, mail(DAY, Side.OURS, List.of("scan0001.pdf")))).isFalse();
        assertThat(kept(quote, mail(DAY, Side.OURS, List.of("quote request form.pdf", "Quote-questions.docx"))))
                .isFalse();
        assertThat(kept(promise("send you the scanner"), mail(DAY, Side.OURS, List.of("scanner-quote.pdf"))))
                .isFalse();
        assertThat(kept(promise("send you a screenshot"), mail(DAY, Side.OURS, List.of("image001.png", "logo.png"))))
                .isFalse();
        assertThat(kept(promise("set up a demo"), mail(DAY, Side.OURS, List.of("Demo recording.mp4"))))
                .isFalse();
        assertThat(kept(quote, mail(DAY, Side.OURS, List.of("brochure.pdf"), "As promised, see attached.")))
                .isFalse();
        assertThat(kept(
                        quote,
                        mail(
                                DAY,
                                Side.OURS,
                                List.of("Quote.pdf"),
                                "Attached is the old quote, the new quote will follow.")))
                .isFalse();
    }

    @Test
    void whatTheCustomerSendsKeepsNothingOfOurs() {
        assertThat(kept(
                        promise("send you the quote"),
                        mail(DAY, Side.THEIRS, List.of("quote.pdf"), "Here is the quote.")))
                .isFalse();
    }

    @Test
    void theirPromiseIsKeptByThem() {
        Promised theirs = new Promised(
                FindingId.create(),
                Side.THEIRS,
                Action.of("send you the signed contract").orElseThrow(),
                CALL,
                customer(DANA, SPOKEN));

        assertThat(kept(theirs, mail(DAY, Side.THEIRS, List.of("contract_signed.pdf"))))
                .isTrue();
        assertThat(kept(theirs, mail(DAY, Side.OURS, List.of("contract_signed.pdf"))))
                .isFalse();
    }

    @Test
    void nothingEarlierKeepsIt() {
        assertThat(kept(
                        promise("send you the quote"),
                        mail(DAY.negated(), Side.OURS, List.of("quote.pdf"), "Here is the quote.")))
                .isFalse();
        assertThat(kept(
                        promise("send you the quote"),
                        mail(Duration.ofHours(2), Side.OURS, List.of(), "I sent you the quote yesterday.")))
                .isFalse();
    }

    @Test
    void theCallItselfKeepsNothingThatWasPromisedInIt() {
        Done same = new Done(
                new Deed(
                        ItemId.create(),
                        SPOKEN,
                        Channel.CALL,
                        Side.OURS,
                        CALL.minusSeconds(60),
                        false,
                        true,
                        List.of(line("I sent you the quote.", CALL.plusSeconds(60))),
                        List.of(),
                        whole()),
                customer(DANA, SPOKEN));

        assertThat(kept(promise("send you the quote"), same)).isFalse();
        assertThat(kept(promise("call you back"), same)).isFalse();
    }

    @Test
    void allThatWasPromisedMustCome() {
        Promised both = promise("send you the quote and the contract");
        Done quote = mail(DAY, Side.OURS, List.of("quote.pdf"));
        Done contract = mail(DAY.multipliedBy(2), Side.OURS, List.of("contract.pdf"));

        assertThat(kept(both, quote)).isFalse();
        assertThat(kept(both, contract)).isFalse();
        assertThat(new Closings(List.of(both), List.of(contract, quote)).all().get(both.id()))
                .satisfies(kept -> {
                    assertThat(kept.at()).isEqualTo(contract.deed().at());
                    assertThat(kept.because()).hasSize(2);
                });
    }

    @Test
    void anotherPersonOfTheCustomerCountsOnlyWithAWordOfThePromise() {
        ConversationId other = ConversationId.create();
        Promised quote = promise("send you the quote");

        assertThat(kept(quote, mail(DAY, Side.OURS, customer(EVE, other), List.of("quote.pdf"))))
                .isFalse();
        assertThat(kept(
                        quote,
                        mail(
                                DAY,
                                Side.OURS,
                                customer(EVE, other),
                                List.of("quote.pdf"),
                                "Per our call with Dana, please find the quote attached.")))
                .isTrue();
    }

    @Test
    void anotherCustomerCountsForNothing() {
        Customer globex = new Customer(AccountId.create(), List.of(EVE), ConversationId.create());

        assertThat(kept(
                        promise("send you the quote"),
                        mail(DAY, Side.OURS, globex, List.of("quote.pdf"), "As promised, the quote.")))
                .isFalse();
    }

    @Test
    void whatIsStillMissedHasNotCome() {
        Done sent = mail(DAY, Side.OURS, List.of("quote.pdf"));
        Done missed = mail(DAY.multipliedBy(3), Side.THEIRS, List.of(), "I still haven't received the quote.");
        Done again = mail(DAY.multipliedBy(4), Side.OURS, List.of("quote.pdf"));
        Promised quote = promise("send you the quote");

        assertThat(kept(quote, sent, missed)).isFalse();
        assertThat(kept(quote, sent, missed, again)).isTrue();
    }

    @Test
    void namelessWordsKeepAPromiseOnlyWhereItIsTheOnlyOne() {
        Promised quote = promise("send you the quote");
        Promised list = promise("send you the reference list");
        Done nameless = mail(DAY, Side.OURS, List.of("2026-11-04.pdf"), "As promised, please see attached.");

        assertThat(new Closings(List.of(quote), List.of(nameless)).all()).containsKey(quote.id());
        assertThat(new Closings(List.of(quote, list), List.of(nameless)).all()).isEmpty();
    }

    @Test
    void aCallBackIsKeptByACallToTheSamePerson() {
        assertThat(kept(
                        promise("call you back tomorrow"),
                        call(DAY, Side.OURS, customer(DANA, ConversationId.create()))))
                .isTrue();
        assertThat(kept(
                        promise("call you back tomorrow"),
                        call(DAY, Side.THEIRS, customer(DANA, ConversationId.create()))))
                .isFalse();
        assertThat(kept(
                        promise("call you back tomorrow"),
                        call(DAY, Side.OURS, customer(EVE, ConversationId.create()))))
                .isFalse();
    }

    @Test
    void anInvitationKeepsAMeetingThatWasToBeArranged() {
        Done invitation = new Done(
                new Deed(
                        ItemId.create(),
                        SPOKEN,
                        Channel.EMAIL,
                        Side.OURS,
                        CALL.plus(DAY),
                        true,
                        false,
                        List.of(),
                        List.of(),
                        whole()),
                customer(DANA, SPOKEN));

        assertThat(kept(promise("set up a demo for your team"), invitation)).isTrue();
        assertThat(kept(promise("send you an invite for thursday"), invitation)).isTrue();
        assertThat(kept(promise("send you the quote"), invitation)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do that",
                "see to it",
                "",
                "get it sorted",
                "be a great partner",
                "get you something nice",
                "have lunch"
            })
    void whatIsNotUnderstoodIsClosedByNothing(String action) {
        assertThat(Action.of(action)).isEmpty();
    }

    @Test
    void theOrderInWhichThingsComeInChangesNothing() {
        List<Promised> promises = List.of(
                promise("send you the quote"), promise("send you the brochure"), promise("speak to our engineers"));
        List<Done> deeds = new ArrayList<>(List.of(
                mail(DAY, Side.OURS, List.of("quote.pdf")),
                mail(DAY.multipliedBy(2), Side.OURS, List.of("brochure.pdf"), "I spoke to our engineers."),
                mail(DAY.multipliedBy(3), Side.THEIRS, List.of(), "We have not received the quote."),
                mail(DAY.multipliedBy(5), Side.OURS, List.of("quote.pdf"))));
        Map<FindingId, Kept> first = new Closings(promises, deeds).all();

        Collections.reverse(deeds);

        assertThat(first).hasSize(3);
        assertThat(new Closings(promises.reversed(), deeds).all()).isEqualTo(first);
    }
}
