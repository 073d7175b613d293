/**
 * A second opinion on what was said: sentences that mean what examples of objections, promises and the like mean, but are not
 * worded as the trackers expect.
 *
 * <p>The examples stand in files that a company may edit ({@code opinions/*.yaml}). {@link
 * dev.rapport.understand.opinion.SecondOpinion} judges by them; {@code OpinionWorker} does so for every item after it was
 * understood, when it has come to the end of its way, so that filing never waits for it. {@link
 * dev.rapport.understand.opinion.OpinionStore} says how many still wait.
 *
 * <p>May use {@code understand}, {@code background} and what that may use.
 */
@NullMarked
package dev.rapport.understand.opinion;

import org.jspecify.annotations.NullMarked;
