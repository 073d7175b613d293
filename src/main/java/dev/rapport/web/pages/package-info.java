/**
 * The pages for people: each is a controller, the record that it shows, and a template that holds no decisions.
 *
 * <p>Forms that change something post to the controller of their page, which calls the same public types as the HTTP API.
 * May use the public types of all packages; nobody uses it.
 */
@NullMarked
package dev.rapport.web.pages;

import org.jspecify.annotations.NullMarked;
