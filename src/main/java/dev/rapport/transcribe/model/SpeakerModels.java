package dev.rapport.transcribe.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the model that says whose voice a stretch of speech is like, where a person has put one into the models folder, under
 * the name that Vosk gives such models.
 *
 * <p>Nothing depends on one, so none is fetched. Holds no state.
 */
final class SpeakerModels {

    private static final Logger LOG = LoggerFactory.getLogger(SpeakerModels.class);
    private static final String PREFIX = "vosk-model-spk";
    private static final List<String> NEEDED = List.of("mfcc.conf", "final.ext.raw", "mean.vec", "transform.mat");

    /** Without it, a call at 8 kHz takes the whole recogniser down: the models are for 16 kHz. */
    private static final List<CatalogEntry.ConfLines> ANY_RATE = List.of(
            new CatalogEntry.ConfLines("mfcc.conf", List.of("--allow-upsample=true", "--allow-downsample=true")));

    private SpeakerModels() {}

    /** The folder of the newest by name, ready for recordings of every rate. */
    static Optional<Path> in(Path models) {
        try {
            Optional<Path> newest = newest(models);
            if (newest.isPresent()) {
                ConfEdit.apply(newest.get(), ANY_RATE);
            }
            return newest;
        } catch (IOException e) {
            LOG.warn("The speaker model in {} can not be made ready, and is not used: {}", models, e.toString());
            return Optional.empty();
        }
    }

    private static Optional<Path> newest(Path models) throws IOException {
        if (!Files.isDirectory(models)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(models)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .filter(folder -> NEEDED.stream().allMatch(name -> Files.isRegularFile(folder.resolve(name))))
                    .max(Comparator.comparing(folder -> folder.getFileName().toString()));
        }
    }
}
