package dev.rapport.crm;

import org.jspecify.annotations.Nullable;

/**
 * An address of mail of a customer.
 *
 * @param typed as a person wrote it
 * @param key the same for all ways of writing one address; null for what is no address
 */
public record Email(String typed, @Nullable String key) {}
