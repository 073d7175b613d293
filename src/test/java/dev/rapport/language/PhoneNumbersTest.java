package dev.rapport.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private final PhoneNumbers american = PhoneNumbers.writtenIn("US");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(650) 253-0000               | US | +16502530000",
                "650.253.0000                 | US | +16502530000",
                "1-650-253-0000               | US | +16502530000",
                "16502530000                  | US | +16502530000",
                "+1 650 253 0000              | US | +16502530000",
                "Phone: 650-253-0000          | US | +16502530000",
                "tel:+1-650-253-0000;ext=12   | US | +16502530000",
                "TEL:+16502530000             | DE | +16502530000",
                "tel:253-0000;phone-context=+1650 | US | +16502530000",
                "sip:+16502530000@pbx.example.com;transport=tls | US | +16502530000",
                "SIP:6502530000@10.0.0.1      | US | +16502530000",
                "sip:%2B16502530000@pbx       | DE | +16502530000",
                "'\"Dana\" <sip:+16502530000@pbx>;tag=1' | US | +16502530000",
                "whatsapp:+4915112345678      | US | +4915112345678",
                "0049 30 1234567              | US | +49301234567",
                "011 49 30 1234567            | US | +49301234567",
                "4915112345678                | US | +4915112345678",
                "030 1234567                  | DE | +49301234567",
                "0049 (0)30 1234567           | DE | +49301234567",
                "+44 (0)20 7946 0958          | US | +442079460958",
                "020 7946 0958                | GB | +442079460958",
                "06 698 12345                 | IT | +390669812345",
                "1-800-FLOWERS                | US | +18003569377",
                "+1 555 010 0199              | US | +15550100199",
                "(555) 010-0199               | US | +15550100199",
                "＋１ ６５０ ２５３ ００００        | US | +16502530000",
                "+290 22158                   | US | +29022158",
            })
    void aNumberIsReadHoweverItIsWritten(String written, String region, String e164) {
        assertThat(PhoneNumbers.writtenIn(region).read(written))
                .map(PhoneNumber::e164)
                .contains(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "650-253-0000 x12,      12",
        "650-253-0000 ext. 345, 345",
        "+1 650 253 0000;ext=7, 7",
        "650-253-0000,",
    })
    void anExtensionIsKeptApart(String written, @Nullable String extension) {
        assertThat(american.read(written)).contains(new PhoneNumber("+16502530000", extension));
    }

    @ParameterizedTest
    @CsvSource({
        "+52 1 55 1234 5678,   +52 55 1234 5678",
        "+55 11 98765-4321,    +55 11 8765-4321",
        "+54 9 11 2345-6789,   +54 11 2345-6789",
        "+54 11 15 2345-6789,  +54 9 11 2345-6789",
        "+1 650 253 0000 x12,  (650) 253-0000",
    })
    void variantsOfOneNumberCompareEqual(String one, String other) {
        assertThat(key(one)).isPresent().isEqualTo(key(other));
    }

    @ParameterizedTest
    @CsvSource({
        "+55 11 92345-6789,   +55 11 2345-6789", // a new mobile number and another's landline
        "+1 650 253 0000,     +1 650 253 0001",
        "+49 30 1234567,      +1 301234567",
    })
    void differentNumbersDoNotCompareEqual(String one, String other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "0",
                "12",
                "101",
                "4711",
                "911",
                "112",
                "*98",
                "#31#",
                "x12",
                "ext. 12",
                "anonymous",
                "Restricted",
                "unknown",
                "sip:dana@example.com",
                "sip:anonymous@anonymous.invalid",
                "sip:1001@pbx",
                "<sip:@>",
                "tel:",
                "dana@example.com",
                "+266696687",
                "266696687",
                "+7378742833",
                "+86282452253",
                "0000000000",
                "+1 111 111 1111",
                "9999999999",
                "2024-11-05 14:30",
                "+999999999999999999",
                "1234567890123456789012345",
                "\u0000\uFFFF",
                "+١",
                "((((((((((",
                "tel:;;;;ext=;phone-context=",
                "00",
                "000000",
            })
    void whatIsNoNumberOfAnyoneIsNone(@Nullable String written) {
        assertThat(american.read(written)).isEmpty();
        assertThat(PhoneNumbers.writtenIn("DE").read(written)).isEmpty();
    }

    @Test
    void anAmericanNumberWithoutItsAreaIsNone() {
        assertThat(american.read("555-0123")).isEmpty();
    }

    @Test
    void anInternalExtensionIsNoNumberWhereNumbersAreShort() {
        assertThat(PhoneNumbers.writtenIn("DE").read("30123")).isEmpty();
        assertThat(PhoneNumbers.writtenIn("AD").read("712345"))
                .map(PhoneNumber::e164)
                .contains("+376712345");
    }

    @Test
    void aRegionThatNobodyKnowsReadsInternationalNumbersOnly() {
        PhoneNumbers nowhere = PhoneNumbers.writtenIn("ZZ");
        assertThat(nowhere.read("+16502530000")).isPresent();
        assertThat(nowhere.read("650 253 0000")).isEmpty();
    }

    @Test
    void noGarbageMakesItFail() {
        Random random = new Random(1);
        String alphabet = "+0123456789 ()-./;:@<>extsipl=*#%\u00A0\u0000A\uD83D";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Optional<PhoneNumber> number = american.read(text.toString());
            assertThat(number.flatMap(read -> american.read(read.e164())).map(PhoneNumber::e164))
                    .as("reading again what was read from %s", text)
                    .isEqualTo(number.map(PhoneNumber::e164));
        }
    }

    private Optional<String> key(String written) {
        return american.read(written).map(PhoneNumber::key);
    }
}
