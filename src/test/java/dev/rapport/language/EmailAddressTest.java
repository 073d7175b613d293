package dev.rapport.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dana.Smith@Example.COM               | dana.smith@example.com",
                "<dana@example.com>                   | dana@example.com",
                "'\"Smith, Dana\" <dana@example.com>' | dana@example.com",
                "'Dana @ Acme <dana@example.com>'     | dana@example.com",
                "dana@example.com (Dana Smith)        | dana@example.com",
                "mailto:dana@example.com?subject=Hi   | dana@example.com",
                "dana@example.com.                    | dana@example.com",
                "dana+news@example.com                | dana+news@example.com",
                "o'neil@example.com                   | o'neil@example.com",
                "dana@müller.example                  | dana@xn--mller-kva.example",
                "dana@XN--MLLER-KVA.example           | dana@xn--mller-kva.example",
                "\"dana smith\"@example.com           | \"dana smith\"@example.com",
                "DÖRTE@example.com                    | dörte@example.com",
                "root@localhost                       | root@localhost",
            })
    void anAddressHasOneForm(String written, String value) {
        assertThat(EmailAddress.read(written)).contains(new EmailAddress(value));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "@",
                "dana",
                "dana@",
                "@example.com",
                "a@b@c.com",
                "dana@exa mple.com",
                "da na@example.com",
                "<>",
                "/O=EXCHANGE/OU=FIRST/CN=DANA",
                "dana@example..com",
                "dana@.com",
                "dana@-x.com",
                "a@b.com, c@d.com",
                "dana@example.com\r\nBcc: x@y.com",
                "dana@\u0000.com",
                "+16502530000",
            })
    void whatIsNoAddressIsNone(@Nullable String written) {
        assertThat(EmailAddress.read(written)).isEmpty();
    }

    @Test
    void anEndlessTextIsNone() {
        assertThat(EmailAddress.read("a".repeat(1_000_000) + "@example.com")).isEmpty();
        assertThat(EmailAddress.read("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.read("dana@" + "a.".repeat(200) + "com")).isEmpty();
        assertThat(EmailAddress.read("(".repeat(1_000) + "@" + "<".repeat(900))).isEmpty();
    }

    @Test
    void theDomainIsWhatComesAfterTheAt() {
        assertThat(new EmailAddress("dana@mail.example.com").domain()).isEqualTo("mail.example.com");
    }

    @Test
    void aValueInAnotherFormIsRefused() {
        assertThatThrownBy(() -> new EmailAddress("dana@exam ple.com")).isInstanceOf(IllegalArgumentException.class);
    }
}
