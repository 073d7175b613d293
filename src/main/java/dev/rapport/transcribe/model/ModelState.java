package dev.rapport.transcribe.model;

import java.nio.file.Path;
import java.util.List;

/** Whether there is a speech model, and if not, what is done about it. */
public sealed interface ModelState {

    /** Nothing is known yet: the models folder is being looked at. */
    record Looking(String name) implements ModelState {}

    /**
     * On its way into the models folder.
     *
     * @param source where it comes from, for people
     * @param bytes how much has come
     * @param total how much there is; -1 where that is not known
     */
    record Fetching(String name, String source, long bytes, long total) implements ModelState {}

    /**
     * In use.
     *
     * @param wanted the name that the configuration asks for; another one than {@code name} while its fall-back is used
     * @param fingerprint changes whenever the model or its configuration does
     */
    record Ready(String name, String wanted, String language, Path folder, String fingerprint) implements ModelState {

        public boolean isFallback() {
            return !name.equals(wanted);
        }
    }

    /**
     * There is none, so calls wait.
     *
     * @param reasons what was tried, and why it failed
     * @param remedy what a person can do
     */
    record Missing(String name, List<String> reasons, String remedy) implements ModelState {
        public Missing {
            reasons = List.copyOf(reasons);
        }
    }
}
