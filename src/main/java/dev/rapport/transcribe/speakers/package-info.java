/**
 * Tells the voices of one track apart, and which of them is ours.
 *
 * <p>{@code Voice} says how a stretch of sound is: {@code SoundOfVoices} measures it on the sound itself, block by block
 * and in bounded memory. {@code Speakers} decides, once the words and their times are known, how many speak and who says
 * each word; {@code Roles} decides by what they say which of them is ours, and whom the metadata names. May use {@code
 * conversation} and {@code installation}.
 */
@NullMarked
package dev.rapport.transcribe.speakers;

import org.jspecify.annotations.NullMarked;
