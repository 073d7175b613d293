/**
 * What the pages and the HTTP API have in common: how an error is answered; and the names of customers, as the search index
 * asks for them.
 *
 * <p>{@code security} says who may come in, {@code api} holds the HTTP API, {@code pages} the pages for people. May use
 * the public types of every other package; nobody uses it.
 */
@NullMarked
package dev.rapport.web;

import org.jspecify.annotations.NullMarked;
