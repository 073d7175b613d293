package dev.rapport.web.pages;

/** One of several things to choose from, by a link. */
record Choice(String label, String href, boolean current) {}
