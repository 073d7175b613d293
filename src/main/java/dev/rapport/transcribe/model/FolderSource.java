package dev.rapport.transcribe.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A folder that holds {@code NAME.zip} or the model's own folder {@code NAME}. */
record FolderSource(Path folder, String name, @Nullable String integrity) implements ModelSource {

    @Override
    public String label() {
        return "the mirror " + folder;
    }

    @Override
    public void fetch(Path work, FetchProgress progress) throws IOException {
        Path zip = folder.resolve(name + ".zip");
        Path unpacked = folder.resolve(name);
        if (Files.isRegularFile(zip)) {
            long size = Files.size(zip);
            progress.at(0, size);
            Integrity.require(zip, integrity);
            Archives.unzip(zip, work.resolve("unpacked"));
            progress.at(size, size);
        } else if (Files.isDirectory(unpacked)) {
            FileSystemUtils.copyRecursively(unpacked, work.resolve("unpacked").resolve(name));
        } else {
            throw new IOException("it has neither " + name + ".zip nor a folder " + name);
        }
    }
}
