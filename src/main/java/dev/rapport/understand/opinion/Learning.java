package dev.rapport.understand.opinion;

import dev.rapport.language.meaning.Meaning;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the examples. Making their vectors takes seconds of a core, so these are kept beside the data for the next start.
 *
 * <p>Not safe for use by several threads at a time.
 */
final class Learning {

    private final Meaning meaning;
    private final @Nullable Path file;

    /** @param file where the vectors are kept; null for nowhere */
    Learning(Meaning meaning, @Nullable Path file) {
        this.meaning = meaning;
        this.file = file;
    }

    /** @throws dev.rapport.language.meaning.MeaningUnavailable where the model can not be used on this machine */
    Learned from(OpinionFile examples) {
        if (file == null) {
            return Learned.from(examples, meaning);
        }
        KeptMeanings kept = KeptMeanings.read(file, meaning);
        Learned learned = Learned.from(examples, kept);
        kept.write();
        return learned;
    }
}
