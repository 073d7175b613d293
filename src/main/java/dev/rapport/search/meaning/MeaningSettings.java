package dev.rapport.search.meaning;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether moments are found by what they mean ({@code rapport.search.meaning.*}).
 *
 * @param enabled default true; without it no vectors are kept, those that there were are deleted, and words alone are looked for
 */
@ConfigurationProperties("rapport.search.meaning")
record MeaningSettings(@DefaultValue("true") boolean enabled) {}
