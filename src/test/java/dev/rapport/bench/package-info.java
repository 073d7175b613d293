/**
 * Measures the product against others on the same recordings, in one run; {@code mvn -Pbench verify} runs {@code
 * Benchmark}. Nothing here is a test: a figure proves nothing, and a machine that is slow today fails nothing.
 */
@NullMarked
package dev.rapport.bench;

import org.jspecify.annotations.NullMarked;
