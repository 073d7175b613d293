package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.installation.Company;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmailPolicyTest {

    private static final String TO_US = "From: dana@acme.example\nTo: sam@us.example\n";

    private static Optional<String> rule(List<String> ourDomains, String message, String... envelope) {
        Company company = new Company("Us", ourDomains, List.of(), "US", ZoneId.of("UTC"));
        EmailPolicySettings settings =
                new EmailPolicySettings(true, true, true, List.of("Spam@else.example"), List.of("@private.example"));
        return new EmailPolicy(settings, company)
                .leavesOut(EmailReading.read(message + "\n\ntext"), List.of(envelope))
                .map(EmailOutcome.Excluded::rule);
    }

    private static Optional<String> rule(String message) {
        return rule(List.of("us.example"), message);
    }

    @Test
    void whatACustomerWritesStays() {
        assertThat(rule(TO_US + "Subject: offer\nAuto-Submitted: no\nPrecedence: normal"))
                .isEmpty();
    }

    @Test
    void mailAmongOurselvesIsLeftOutUnlessTheEnvelopeNamesSomebodyElse() {
        String inside = "From: a@us.example\nTo: b@mail.us.example\n";

        assertThat(rule(inside)).contains("INTERNAL");
        assertThat(rule(List.of("us.example"), inside, "dana@acme.example")).isEmpty();
        assertThat(rule(List.of(), inside)).isEmpty();
        assertThat(rule("From: a@us.example\nTo: b@notus.example\n")).isEmpty();
    }

    @Test
    void listsAndRobotsAreLeftOut() {
        assertThat(rule(TO_US + "List-Id: News <news.acme.example>")).contains("BULK");
        assertThat(rule(TO_US + "Precedence: bulk")).contains("BULK");
        assertThat(rule(TO_US + "Auto-Submitted: auto-replied")).contains("BULK");
    }

    @Test
    void bouncesAreLeftOut() {
        assertThat(rule("From: MAILER-DAEMON@acme.example\nTo: sam@us.example")).contains("BOUNCE");
        assertThat(rule(TO_US + "Content-Type: multipart/report; report-type=delivery-status; boundary=b"))
                .contains("BOUNCE");
    }

    @Test
    void listedAddressesAndDomainsAreLeftOut() {
        assertThat(rule("From: spam@else.example\nTo: sam@us.example")).contains("LISTED");
        assertThat(rule("From: x@mail.private.example\nTo: sam@us.example")).contains("LISTED");
        assertThat(rule("From: sam@us.example\nTo: x@private.example, dana@acme.example"))
                .isEmpty();
    }
}
