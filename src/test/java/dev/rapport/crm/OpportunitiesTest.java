package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Money;
import dev.rapport.conversation.PageRequest;
import dev.rapport.crm.Opportunity.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpportunitiesTest {

    @SuppressWarnings("NullAway.Init")
    private CrmFixture crm;

    @SuppressWarnings("NullAway.Init")
    private OpportunityStore opportunities;

    @BeforeAll
    void start(@TempDir Path data) {
        crm = new CrmFixture(data);
        opportunities = crm.get(OpportunityStore.class);
        crm.get(ImportWorker.class).start();
    }

    @BeforeEach
    void clear() {
        crm.clear();
    }

    @AfterAll
    void stop() {
        crm.get(ImportWorker.class).stop();
        crm.close();
    }

    @Test
    void severalLinesOfOneAreItsHistoryInWhateverOrderTheyStand() throws IOException {
        ImportStatus status = take("""
                Account,Name,Stage,Outcome,Product,Amount,Currency,Close Date,Changed At
                Acme,Scanners,Negotiation,open,Plus,"25,000.00",USD,2026-03-31,2026-02-01
                acme,scanners,Closed Won,,,24000,USD,,2026-03-15T10:00:00Z
                ACME,Scanners,Offer,open,Starter,30000,USD,2026-03-01,2026-01-10
                Acme,Scanners,Contract,,,24000,USD,,2026-03-15T10:00:00Z
                """);

        assertThat(status.warnings()).isEmpty();
        assertThat(status)
                .extracting(ImportStatus::created, ImportStatus::updated)
                .containsExactly(1L, 3L);
        Opportunity sold = only();
        assertThat(sold.history())
                .extracting(Opportunity.Step::stage)
                .containsExactly("Offer", "Negotiation", "Closed Won", "Contract");
        assertThat(sold.history())
                .extracting(Opportunity.Step::outcome)
                .containsExactly(Outcome.OPEN, Outcome.OPEN, Outcome.WON, Outcome.OPEN);
        assertThat(sold.product()).isEqualTo("Plus");
        assertThat(sold.amount()).isEqualTo(new Money(new BigDecimal("24000"), "usd"));
        assertThat(sold.closeDate()).isEqualTo("2026-03-31");
    }

    @Test
    void theSameTableTwiceSaysNothingNewAndUndoesNothingThatAPersonSaid() throws IOException {
        String table = "external id;account;name;stage;amount\no-1;Acme;Scanners;Offer;1.500,50 €\n";
        take(table);
        Opportunity offered = only();
        OpportunityPatch lost = new OpportunityPatch(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.to("Lost to Phoenix"),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Map.of());
        saved(opportunities.patch(ADMIN, offered.id(), lost, OptionalLong.of(offered.version())));

        assertThat(take(table).duplicate()).isOne();

        assertThat(only().outcome()).isEqualTo(Outcome.LOST);
        assertThat(only().history()).extracting(Opportunity.Step::stage).containsExactly("Offer", "Lost to Phoenix");
        assertThat(only().amount()).isEqualTo(new Money(new BigDecimal("1500.50"), "EUR"));
        assertThat(opportunities.patch(ADMIN, offered.id(), lost, OptionalLong.of(offered.version())))
                .isInstanceOf(Saving.Stale.class);
    }

    @Test
    void whatCanNotBeReadIsRefusedByItsLineAndTheRestIsTaken() throws IOException {
        ImportStatus status = take("""
                account,name,stage,outcome,amount,close date
                Acme,One,Offer,perhaps,,
                Acme,Two,Offer,,much,
                Acme,Three,Offer,,,31/31/2026
                ,Four,Offer,,,
                Acme,Five,Offer,,,3/31/2026
                """);

        assertThat(status.refused()).isEqualTo(4);
        assertThat(status.warnings())
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("line 2: outcome is \"perhaps\"; it is open, won or lost"),
                        two -> assertThat(two).startsWith("line 3: amount is \"much\""),
                        three -> assertThat(three).startsWith("line 4: close date is \"31/31/2026\""),
                        four -> assertThat(four).startsWith("line 5: names no account"));
        assertThat(only().closeDate()).isEqualTo("2026-03-31");
    }

    @Test
    void theHeaderTellsOpportunitiesFromContacts() {
        assertThat(kind("account,name,stage\n")).isEqualTo(ImportKind.OPPORTUNITIES);
        assertThat(kind("Account Name;Opportunity Name;Amount;Close_Date\n")).isEqualTo(ImportKind.OPPORTUNITIES);
        assertThat(kind("account,name,title\n")).isEqualTo(ImportKind.CONTACTS);
        assertThat(kind("account,name,stage,email\n")).isEqualTo(ImportKind.CONTACTS);
        assertThat(CustomerImports.recognise("colour,size\n".getBytes(StandardCharsets.UTF_8), null))
                .isEmpty();
        assertThat(CustomerImports.recognise(
                        "account,name,product\n".getBytes(StandardCharsets.UTF_8), ImportKind.OPPORTUNITIES))
                .contains(ImportKind.OPPORTUNITIES);
    }

    @Test
    void amountsAreReadAsTablesHaveThem() {
        assertThat(List.of("25000", "25,000.00", "$25,000", "25.000,00", "25'000 USD", "USD 25 000"))
                .extracting(text -> WrittenMoney.of(text, null).amount().intValueExact())
                .containsOnly(25000);
        assertThat(WrittenMoney.of("1.5", null).amount()).isEqualByComparingTo("1.5");
        assertThat(WrittenMoney.of("1,5", null).amount()).isEqualByComparingTo("1.5");
        assertThat(WrittenMoney.of("€ 10", null).currency()).isEqualTo("EUR");
        assertThatThrownBy(() -> WrittenMoney.of(".", null)).hasMessageContaining("write it as 25000.00");
        assertThatThrownBy(() -> WrittenMoney.of("1", "dollars")).hasMessageContaining("three letters");
    }

    @Test
    void daysAreReadAsTheCountryWritesThem() {
        LocalDate day = LocalDate.of(2026, 3, 31);
        assertThat(new WrittenDays("US", ZoneOffset.UTC).day("3/31/2026", "close date"))
                .isEqualTo(day);
        assertThat(new WrittenDays("GB", ZoneOffset.UTC).day("31/3/2026", "close date"))
                .isEqualTo(day);
        assertThat(new WrittenDays("US", ZoneOffset.UTC).day("31.3.2026", "close date"))
                .isEqualTo(day);
        assertThat(new WrittenDays("US", ZoneOffset.UTC).day("2026-03-31 23:30:00+01:00", "close date"))
                .isEqualTo(day);
    }

    private static ImportKind kind(String head) {
        return CustomerImports.recognise(head.getBytes(StandardCharsets.UTF_8), null)
                .orElseThrow();
    }

    private Opportunity only() {
        var all = opportunities.list(ADMIN, null, null, PageRequest.first(10)).items();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private ImportStatus take(String csv) throws IOException {
        CustomerImports imports = crm.get(CustomerImports.class);
        ImportKind kind = kind(csv.lines().findFirst().orElseThrow());
        ImportId id = imports.start(
                ADMIN, kind, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "opportunities.csv");
        return await().until(
                        () -> imports.find(ADMIN, id).orElseThrow(),
                        status -> status.state() != ImportStatus.State.RUNNING);
    }
}
