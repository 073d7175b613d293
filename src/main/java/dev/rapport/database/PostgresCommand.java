package dev.rapport.database;

import dev.rapport.installation.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs one of PostgreSQL's programs to its end.
 *
 * <p>PostgreSQL refuses to run as root. Where we are root, as in many containers, it runs in a user namespace of its own
 * ({@code unshare -U}), in which it is nobody in particular and yet owns the same files.
 *
 * @param bin the folder of the programs
 */
record PostgresCommand(Path bin) {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /** How a program ended, and what it printed. */
    record Result(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }
    }

    /** A program that takes longer than the limit is killed, and counts as failed. */
    Result run(Duration limit, String program, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(commandLine(program, arguments)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // PGDATA, PGPORT and such of the shell
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Result(-1, program + " did not end within " + limit.toSeconds() + " s");
            }
            // What these programs print fits into the pipe's buffer, so that waiting first cannot block them.
            return new Result(
                    process.exitValue(),
                    new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(program + " cannot be run from " + bin, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while " + program + " ran.", "Start again.", e);
        }
    }

    private List<String> commandLine(String program, List<String> arguments) {
        List<String> line = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")
                && System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(bin.resolve(WINDOWS ? program + ".exe" : program).toString());
        line.addAll(arguments);
        return line;
    }
}
