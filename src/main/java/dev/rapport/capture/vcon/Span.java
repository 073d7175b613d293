package dev.rapport.capture.vcon;

import java.nio.file.Path;

/**
 * A long text of a JSON file that was left there: what stands between its quotes, still escaped.
 *
 * @param start of its first byte
 * @param length in bytes
 */
record Span(Path file, long start, long length) {}
