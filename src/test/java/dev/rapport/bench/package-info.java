/**
 * Measures the product: against others on the same recordings, in one run ({@code mvn -Pbench verify} runs {@code
 * Benchmark}; with {@code -Drapport.bench.only=search} or {@code =pages} what people wait for), and what it finds in
 * conversations against labels ({@code UnderstandingBenchmark}). No figure is a test: it proves nothing, and a machine that
 * is slow today fails nothing. What is tested is that the labels stay as they are.
 */
@NullMarked
package dev.rapport.bench;

import org.jspecify.annotations.NullMarked;
