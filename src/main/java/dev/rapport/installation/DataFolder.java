package dev.rapport.installation;

import java.nio.file.Path;

/**
 * The one folder that holds everything of an installation ({@code rapport.data}); who copies it has a backup.
 *
 * <p>Only says where things are: each is made by the package that owns it.
 *
 * @param root absolute, whatever was given
 */
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The originals, by SHA-256. */
    public Path media() {
        return root.resolve("media");
    }

    /** The cluster of the embedded PostgreSQL. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** The Lucene index, which can be rebuilt. */
    public Path index() {
        return root.resolve("index");
    }

    /** The watched folders, one below it for each channel. */
    public Path inbox() {
        return root.resolve("inbox");
    }
}
