package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds what the grammar reaches on the published cases; the floors lie a little below. */
class ValueCasesTest {

    private final ValueCases cases = new ValueCases();

    @BeforeEach
    void casesAreThere() {
        assumeTrue(Files.exists(ValueCases.FOLDER), "There are no cases at " + ValueCases.FOLDER);
    }

    @Test
    void spokenTextIsWrittenByTheConventionsOfInverseTextNormalisation() throws IOException {
        assertThat(ValueCases.sum(cases.nemo(true)).share()).isGreaterThan(0.97);
        assertThat(ValueCases.sum(cases.nemo(false)).share()).isGreaterThan(0.97);
    }

    @Test
    void datesAreResolvedAsOthersResolveThem() throws IOException {
        assertThat(ValueCases.sum(cases.microsoft(true)).share()).isGreaterThan(0.80);
        assertThat(ValueCases.sum(cases.microsoft(false)).share()).isGreaterThan(0.77);
    }
}
