package dev.rapport.crm;

import org.jspecify.annotations.Nullable;

/**
 * A telephone number of a customer.
 *
 * @param typed as a person wrote it; this is what people are shown
 * @param e164 "+" and digits; null for what is no number of the company's country or the world
 * @param key the same for all ways of writing one number; null for what is no number
 */
public record Phone(
        String typed, @Nullable String e164, @Nullable String key) {}
