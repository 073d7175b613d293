package dev.rapport.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whether the sample is loaded at the start ({@code rapport.sample}). It is loaded once, however often that is said. */
@ConfigurationProperties("rapport")
record SampleSettings(@DefaultValue("false") boolean sample) {}
