package dev.rapport.understand.opinion;

import dev.rapport.installation.DataFolder;
import dev.rapport.understand.RuleFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The examples of the {@link RuleFiles} {@code opinions}. Safe for use by many threads. */
final class OpinionFiles {

    static final List<String> BUILT_IN =
            List.of("commitments.yaml", "concerns.yaml", "next-steps.yaml", "objections.yaml", "other.yaml");

    private final RuleFiles<OpinionFile> files;

    /** @param folder null for the built-in ones alone */
    OpinionFiles(@Nullable DataFolder folder) {
        files = new RuleFiles<>("opinions", BUILT_IN, folder, texts -> joined(texts.values()));
    }

    /** All examples of now; the same object for as long as no file changes. */
    OpinionFile all() {
        return files.said();
    }

    private static OpinionFile joined(Collection<String> texts) {
        List<Opinion> opinions = new ArrayList<>();
        List<String> none = new ArrayList<>();
        for (String text : texts) {
            OpinionFile file = OpinionFile.read(text);
            opinions.addAll(file.opinions());
            none.addAll(file.none());
        }
        return new OpinionFile(opinions, none);
    }
}
