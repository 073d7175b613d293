/**
 * The sample: three customers with their contacts, opportunities, calls and chats, all made up and spoken by machines, for whoever
 * wants to see Rapport at work before bringing calls of their own.
 *
 * <p>It lies in {@code src/main/resources/sample}, made by {@code src/sample/make.sh}, and comes in through the same doors as
 * anything else. Each kind of it is a {@link dev.rapport.sample.SamplePart}; a new channel is one more.
 *
 * <p>May use {@code conversation}, {@code capture}, {@code crm} and {@code installation}. The sides of its calls and chats are
 * told with them, so it needs no setting of the company, and changes none.
 */
@NullMarked
package dev.rapport.sample;

import org.jspecify.annotations.NullMarked;
