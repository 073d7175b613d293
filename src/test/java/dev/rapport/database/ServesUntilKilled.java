package dev.rapport.database;

import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import java.nio.file.Path;

/** A process that has a data folder and its server, for tests that kill it. */
final class ServesUntilKilled {

    private ServesUntilKilled() {}

    /** The arguments are the data folder and the folder of the programs. Prints a line when it is ready. */
    public static void main(String[] arguments) throws Exception {
        DataFolder folder = new DataFolder(Path.of(arguments[0]));
        try (DataFolderLock lock = DataFolderLock.on(folder);
                EmbeddedPostgres server = EmbeddedPostgres.start(
                        folder.postgres(), Path.of(arguments[1]), Durability.SURVIVES_POWER_LOSS)) {
            System.out.println("ready");
            System.in.read();
        }
    }

    static Process start(DataFolder folder, Path programs) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServesUntilKilled.class.getName(),
                        folder.root().toString(),
                        programs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("ready")) {
                return process;
            }
        }
        throw new IllegalStateException("The process ended before it was ready, with " + process.waitFor());
    }
}
