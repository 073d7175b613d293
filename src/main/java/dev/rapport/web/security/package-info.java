/**
 * Decides who comes in: the login by password, session or token, what is refused to whom, and the headers that keep a
 * browser from doing harm.
 *
 * <p>Uses the values of {@code conversation} and its own tables, {@code app_user} and {@code api_token}.
 */
@NullMarked
package dev.rapport.web.security;

import org.jspecify.annotations.NullMarked;
