package dev.rapport.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.installation.Company;
import dev.rapport.language.PhoneNumbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where no number and no address is known: domains, names, open sales; and those who only look as if they were a customer. */
class WeakerSignsTest {

    private final InMemoryDirectory directory = new InMemoryDirectory();
    private final Company company = new Company("Us", List.of("us.example"), List.of(), "US", ZoneOffset.UTC);
    private final Matcher matcher = new Matcher(new Claims(directory, new Keys(company, PhoneNumbers.writtenIn("US"))));

    @Test
    void theDomainOfAnAccountTellsWhoseMailItIs() {
        AccountId acme = directory.account("acme.example");

        Match match = matcher.tryMatch(List.of(party(null, "new.hire@acme.example", null)));

        assertThat(match).isInstanceOf(Match.Matched.class);
        assertThat(((Match.Matched) match).account()).isEqualTo(acme);
        assertThat(match.reasons()).extracting(Match.Reason::rule).containsExactly("domain");
    }

    @Test
    void freeMailAndOurOwnDomainAreNobodys() {
        directory.account("gmail.com");
        directory.account("yahoo.co.uk");
        directory.account("us.example");

        for (String address : List.of("anna@gmail.com", "anna@yahoo.co.uk", "anna@us.example")) {
            assertThat(matcher.tryMatch(List.of(party(null, address, null)))).isInstanceOf(Match.Unmatched.class);
        }
    }

    @Test
    void aNewsletterFromACustomersDomainIsNotTheCustomer() {
        directory.account("acme.example");

        for (String address : List.of("newsletter@acme.example", "no-reply@acme.example", "acme-news@acme.example")) {
            assertThat(matcher.tryMatch(List.of(party(null, address, null)))).isInstanceOf(Match.Unmatched.class);
        }
    }

    @Test
    void aKnownContactOutweighsThePartnersDomain() {
        AccountId acme = AccountId.create();
        ContactId dana = directory.contact(acme, "dana@acme.example");
        directory.account("partner.example");

        Match match = matcher.tryMatch(
                List.of(party(null, "helper@partner.example", null), party(null, "dana@acme.example", null)));

        assertThat(match).isInstanceOf(Match.Matched.class);
        assertThat(((Match.Matched) match).contacts()).containsExactly(dana);
        assertThat(((Match.Matched) match).account()).isEqualTo(acme);
    }

    @Test
    void domainsOfTwoAccountsAreATieForAPerson() {
        directory.account("acme.example");
        directory.account("globex.example");

        assertThat(matcher.tryMatch(
                        List.of(party(null, "a@acme.example", null), party(null, "b@globex.example", null))))
                .isInstanceOf(Match.Ambiguous.class);
    }

    @Test
    void aNameOnAPlatformIsKnownAgain() {
        ContactId dana = directory.contact(AccountId.create(), "dana_w");

        Match match = matcher.tryMatch(List.of(party(null, null, "dana_w")));

        assertThat(((Match.Matched) match).contacts()).containsExactly(dana);
    }

    @Test
    void aSharedNumberGoesToTheCustomerWithTheOpenSale() {
        AccountId acme = AccountId.create();
        directory.contact(acme, "+14155550100");
        directory.contact(AccountId.create(), "+14155550100");
        List<Party> caller = List.of(party("+14155550100", null, null));
        assertThat(matcher.tryMatch(caller)).isInstanceOf(Match.Ambiguous.class);

        directory.talks(acme);

        Match match = matcher.tryMatch(caller);
        assertThat(((Match.Matched) match).account()).isEqualTo(acme);
        assertThat(match.reasons()).extracting(Match.Reason::rule).containsExactly("phone", "open opportunity");
    }

    @Test
    void whoSaysNameAndCompanyIsThatContact() {
        ContactId anna = directory.contact(AccountId.create(), "anna of acme");
        Party caller = party("+14155550199", null, null);

        Match match =
                matcher.decide(List.of(caller), said(caller, "hello this is anna from acme and i am calling about"));

        assertThat(((Match.Matched) match).contacts()).containsExactly(anna);
        assertThat(match.reasons()).extracting(Match.Reason::rule).containsExactly("spoken name");
    }

    @Test
    void ofTwoAnnasOfOneCompanyOnlyTheCompanyIsKnown() {
        AccountId acme = AccountId.create();
        directory.contact(acme, "anna of acme");
        directory.contact(acme, "anna of acme");
        Party caller = party(null, null, null);

        Match match = matcher.decide(
                List.of(caller), said(caller, "Hi, it's Anna from Acme.".toLowerCase(java.util.Locale.ROOT)));

        assertThat(((Match.Matched) match).account()).isEqualTo(acme);
        assertThat(((Match.Matched) match).contacts()).isEmpty();
    }

    @Test
    void whoOnlySpeaksOfSomebodyIsNotThatPerson() {
        directory.contact(AccountId.create(), "anna of acme");
        Party caller = party(null, null, null);

        for (String words : List.of("i spoke with anna from acme", "do you know anna at acme", "this is anna")) {
            assertThat(matcher.decide(List.of(caller), said(caller, words))).isInstanceOf(Match.Unmatched.class);
        }
    }

    @Test
    void whomAPersonTookOffAPartyIsNotFoundAgain() {
        ContactId dana = directory.contact(AccountId.create(), "+14155550142");
        Party caller = party("+14155550142", null, null);

        Match match = matcher.decide(
                List.of(caller), new Hints(Map.of(), Map.of(caller.id(), Set.of(dana)), List.of(), null));

        assertThat(match).isInstanceOf(Match.Unmatched.class);
    }

    private static Hints said(Party by, String words) {
        Utterance utterance = new Utterance(
                UtteranceId.create(), ItemId.create(), null, by.id(), null, null, words, words, 1, List.of());
        return new Hints(Map.of(), Map.of(), Introductions.spoken(List.of(utterance), Set.of(by.id())), Instant.EPOCH);
    }

    private static Party party(@Nullable String phone, @Nullable String email, @Nullable String handle) {
        return new Party(PartyId.create(), Side.THEIRS, 1, null, phone, email, handle, null, null, null);
    }
}
