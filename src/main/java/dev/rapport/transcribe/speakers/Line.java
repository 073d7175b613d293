package dev.rapport.transcribe.speakers;

/**
 * Something that was said.
 *
 * @param speaker counted from 0
 * @param text as the recogniser gave it, in lower case
 */
public record Line(int speaker, String text) {}
