package dev.rapport.capture.chat.export;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What an export does not say itself.
 *
 * @param filename as it was called
 * @param zone in which times without one are read
 * @param country in whose order dates are read that could be both, as ISO 3166 names it
 * @param now after which no message was sent
 */
record ExportTerms(String filename, ZoneId zone, String country, Instant now) {}
