package dev.rapport.language.value;

/** Other words for the tokens from one index to another, the end exclusive. */
record Edit(int from, int to, String text) {}
