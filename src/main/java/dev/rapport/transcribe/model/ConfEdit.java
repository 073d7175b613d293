package dev.rapport.transcribe.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes into a model's configuration the lines that it needs. Doing it again changes nothing.
 *
 * <p>Kaldi reads one option a line, {@code --name=value}; of two lines for one option the last would count, so the line
 * that is there is replaced.
 */
final class ConfEdit {

    /** What a model that the catalogue does not know is given: without it, it hears nothing at other rates than its own. */
    static final List<CatalogEntry.ConfLines> ANY_RATE = List.of(
            new CatalogEntry.ConfLines("conf/mfcc.conf", List.of("--allow-upsample=true", "--allow-downsample=true")));

    private ConfEdit() {}

    static void apply(Path model, List<CatalogEntry.ConfLines> edits) throws IOException {
        for (CatalogEntry.ConfLines edit : edits) {
            Path file = model.resolve(edit.file()).normalize();
            if (!file.startsWith(model)) {
                throw new IOException("The catalogue names a file outside of the model: " + edit.file());
            }
            if (Files.exists(file)) {
                apply(file, edit);
            }
        }
    }

    private static void apply(Path file, CatalogEntry.ConfLines edit) throws IOException {
        List<String> before = Files.readAllLines(file);
        List<String> after = new ArrayList<>(before);
        for (String line : edit.lines()) {
            String option = line.substring(0, line.indexOf('=') + 1);
            if (!after.contains(line)) {
                after.removeIf(other -> other.strip().startsWith(option));
                after.add(line);
            }
        }
        if (!after.equals(before)) {
            Path fresh = Files.createTempFile(file.getParent(), "conf", ".new");
            Files.write(fresh, after);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
