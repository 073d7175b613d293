package dev.rapport.crm.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewcomerNamesTest {

    private static final String EMAIL = "dana.lee@acme.example";

    @Test
    void theProgramsNameComesFirstThenTheSignaturesThenTheAddress() {
        assertThat(name("Dana Lee", "D. Lee", EMAIL)).isEqualTo("Dana Lee");
        assertThat(name("Lee, Dana", null, EMAIL)).isEqualTo("Dana Lee");
        assertThat(name("\"Dana Lee (Purchasing)\"", null, EMAIL)).isEqualTo("Dana Lee");
        assertThat(name(EMAIL, "Dana M. Lee", EMAIL)).isEqualTo("Dana M. Lee");
        assertThat(name(null, null, EMAIL)).isEqualTo("Dana Lee");
        assertThat(name("Jürgen O’Neill", null, "jo@acme.example")).isEqualTo("Jürgen O’Neill");
    }

    @Test
    void whatIsNoPersonsNameMakesNobody() {
        assertThat(name(null, null, "dlee@acme.example")).isEmpty();
        assertThat(name("Acme", null, "hello2@acme.example")).isEmpty();
        assertThat(name("Acme Support Team", null, EMAIL)).isEmpty();
        assertThat(name("x".repeat(500), null, "x@acme.example")).isEmpty();
        assertThat(name(" , ", "", "@acme.example")).isEmpty();
    }

    private static String name(@Nullable String given, @Nullable String signed, String email) {
        return NewcomerNames.of(given, signed, email, "Acme").orElse("");
    }
}
