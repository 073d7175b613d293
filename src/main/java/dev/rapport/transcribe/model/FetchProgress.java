package dev.rapport.transcribe.model;

/** Hears how much of a model has come. */
@FunctionalInterface
interface FetchProgress {

    /** @param total -1 where it is not known */
    void at(long bytes, long total);
}
