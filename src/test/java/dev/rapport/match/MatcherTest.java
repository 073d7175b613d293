package dev.rapport.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Match.Ambiguous;
import dev.rapport.conversation.Match.Matched;
import dev.rapport.conversation.Match.Reason;
import dev.rapport.conversation.Match.Unmatched;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.installation.Company;
import dev.rapport.language.PhoneNumbers;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatcherTest {

    private static final AccountId ACME = AccountId.create();
    private static final AccountId GLOBEX = AccountId.create();

    private final InMemoryDirectory directory = new InMemoryDirectory();
    private final Company company =
            new Company("Us", List.of("us.example"), List.of("+1 650 253 0000"), "US", ZoneOffset.UTC);
    private final Matcher matcher = new Matcher(new Claims(directory, new Keys(company, PhoneNumbers.writtenIn("US"))));

    @Test
    void anExactNumberMatchesHoweverItIsWritten() {
        ContactId dana = directory.contact(ACME, "+14155550100");
        Party party = theirs("(415) 555-0100", null);

        assertThat(matcher.tryMatch(List.of(ours(), party)))
                .isEqualTo(new Matched(ACME, List.of(dana), List.of(new Reason("phone", party.id(), dana, ACME, 0.9))));
    }

    @Test
    void numberAndAddressOfOneContactAreTwoReasonsTheStrongestFirst() {
        directory.contact(ACME, "+14155550100", "dana@acme.example");

        Match match = matcher.tryMatch(List.of(theirs("+14155550100", "Dana@ACME.example")));

        assertThat(match.reasons()).extracting(Reason::rule).containsExactly("email", "phone");
    }

    @Test
    void severalContactsOfOneAccountAreThatAccount() {
        ContactId dana = directory.contact(ACME, "+14155550100");
        ContactId eve = directory.contact(ACME, "+14155550100");

        assertThat(matcher.tryMatch(List.of(theirs("+14155550100", null))))
                .isInstanceOfSatisfying(Matched.class, matched -> {
                    assertThat(matched.account()).isEqualTo(ACME);
                    assertThat(matched.contacts()).containsExactlyInAnyOrder(dana, eve);
                });
    }

    @Test
    void aSharedNumberOfTwoAccountsIsLeftToAPersonWithAllCandidates() {
        ContactId dana = directory.contact(ACME, "+14155550100");
        ContactId hank = directory.contact(GLOBEX, "+14155550100");

        assertThat(matcher.tryMatch(List.of(theirs("+14155550100", null))))
                .isInstanceOfSatisfying(
                        Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.reasons())
                                .extracting(Reason::contact)
                                .containsExactlyInAnyOrder(dana, hank));
    }

    @Test
    void theAddressTellsWhichOfTwoHasTheSharedNumber() {
        ContactId dana = directory.contact(ACME, "+14155550100", "dana@acme.example");
        directory.contact(GLOBEX, "+14155550100");

        assertThat(matcher.tryMatch(List.of(theirs("+14155550100", "dana@acme.example"))))
                .isInstanceOfSatisfying(
                        Matched.class, matched -> assertThat(matched.contacts()).containsExactly(dana));
    }

    @Test
    void partiesOfTwoAccountsAreLeftToAPerson() {
        directory.contact(ACME, "dana@acme.example");
        directory.contact(GLOBEX, "hank@globex.example");

        assertThat(matcher.tryMatch(List.of(theirs(null, "dana@acme.example"), theirs(null, "hank@globex.example"))))
                .isInstanceOf(Ambiguous.class);
    }

    @Test
    void twoContactsWithoutAccountAreAmbiguousForOnePartyButNotForTwo() {
        directory.contact(null, "+14155550100", "a@x.example");
        directory.contact(null, "+14155550100", "b@x.example");

        assertThat(matcher.tryMatch(List.of(theirs("+14155550100", null)))).isInstanceOf(Ambiguous.class);
        assertThat(matcher.tryMatch(List.of(theirs(null, "a@x.example"), theirs(null, "b@x.example"))))
                .isInstanceOfSatisfying(Matched.class, matched -> {
                    assertThat(matched.account()).isNull();
                    assertThat(matched.contacts()).hasSize(2);
                });
    }

    @Test
    void ourOwnNumberNeverMatchesACustomer() {
        directory.contact(ACME, "+16502530000", "info@us.example");

        assertThat(matcher.tryMatch(List.of(theirs("650-253-0000", "info@us.example"))))
                .isEqualTo(new Unmatched("Nobody who took part has a number or an address, other than our own"));
    }

    @Test
    void aPartyOnOurSideIsNotLookedFor() {
        directory.contact(ACME, "+14155550100");

        assertThat(matcher.tryMatch(List.of(party(Side.OURS, "+14155550100", null))))
                .isEqualTo(new Unmatched("All who took part are ours"));
    }

    @Test
    void anUnmatchedOneSaysWhatWasLookedFor() {
        assertThat(matcher.tryMatch(List.of(ours(), theirs("+14155550199", "nobody@acme.example"))))
                .isEqualTo(new Unmatched("No contact has +14155550199, nobody@acme.example"));
    }

    @Test
    void aPersonsWordDecidesOverTheNumber() {
        directory.contact(ACME, "+14155550100");
        ContactId hank = directory.contact(GLOBEX);
        Party party = theirs("+14155550100", null);

        assertThat(matcher.decide(List.of(ours(), party), Hints.named(Map.of(party.id(), hank))))
                .isEqualTo(
                        new Matched(GLOBEX, List.of(hank), List.of(new Reason("person", party.id(), hank, GLOBEX, 1))));
    }

    @Test
    void aPersonsWordOnOnePartyEndsTheDoubtAboutTheOther() {
        directory.contact(ACME, "+14155550100");
        directory.contact(GLOBEX, "+14155550100");
        ContactId hank = directory.contact(GLOBEX);
        Party known = theirs(null, null);

        assertThat(matcher.decide(List.of(known, theirs("+14155550100", null)), Hints.named(Map.of(known.id(), hank))))
                .isInstanceOfSatisfying(
                        Matched.class, matched -> assertThat(matched.contacts()).containsExactly(hank));
    }

    @Test
    void theNumberOfASwitchboardMatchesTheAccountAlone() {
        AccountId account = directory.account("+14155550100");

        assertThat(matcher.tryMatch(List.of(theirs("+14155550100", null))))
                .isInstanceOfSatisfying(Matched.class, matched -> {
                    assertThat(matched.account()).isEqualTo(account);
                    assertThat(matched.contacts()).isEmpty();
                });
    }

    @Test
    void anExtensionOrAHiddenNumberMatchesNobody() {
        assertThat(matcher.tryMatch(List.of(theirs("204", null), theirs("anonymous", null))))
                .isInstanceOf(Unmatched.class);
    }

    private static Party ours() {
        return party(Side.OURS, "+16502530000", null);
    }

    private static Party theirs(@Nullable String phone, @Nullable String email) {
        return party(Side.THEIRS, phone, email);
    }

    private static Party party(Side side, @Nullable String phone, @Nullable String email) {
        return new Party(PartyId.create(), side, 1, null, phone, email, null, null, null, null);
    }
}
