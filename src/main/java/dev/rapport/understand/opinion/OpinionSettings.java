package dev.rapport.understand.opinion;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether there is a second opinion ({@code rapport.understand.opinion.*}).
 *
 * @param enabled default true; without it neither its model is loaded nor its memory taken
 */
@ConfigurationProperties("rapport.understand.opinion")
record OpinionSettings(@DefaultValue("true") boolean enabled) {}
