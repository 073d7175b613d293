package dev.rapport.understand.opinion;

import dev.rapport.conversation.TextSpan;

/**
 * A stretch of a line and what it was judged to be.
 *
 * @param line its place in the talk
 */
record Opined(int line, TextSpan piece, Judgement judgement) {}
