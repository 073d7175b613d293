/**
 * Values in running text, as people say and write them: numbers, money, percentages, quantities, dates and times,
 * telephone numbers, addresses of mail and pages, order numbers. {@link dev.rapport.language.value.ValueReader} finds
 * them, {@link dev.rapport.language.value.AsWritten} writes a spoken text as one would write it.
 *
 * <p>A small grammar of our own over tokens, read from left to right: at each token every reader of a kind is asked, and the
 * longest reading stands. Precision comes before recall: what may as well be something else is left alone, as nobody
 * would look for it there. The words of a language are tables in the resources, the rules of how they join are those of
 * English. {@code Text} tells a text that is expected to be one value from running text, which is read strictly.
 *
 * <p>Nothing here fails for what anyone wrote. Uses {@code conversation} and {@code language} only.
 */
@NullMarked
package dev.rapport.language.value;

import org.jspecify.annotations.NullMarked;
