package dev.rapport.transcribe.model;

import java.nio.file.Path;
import java.util.Optional;

/** Loads a model to see whether it is whole. */
@FunctionalInterface
public interface ModelCheck {

    /** What speaks against the model in this folder, if anything. */
    Optional<String> defect(Path folder);
}
