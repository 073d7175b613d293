package dev.rapport.bench;

import dev.rapport.understand.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Prints what the built-in finders find in lines of any text, each by itself as theirs: for a person to look through. */
final class FinderAlarms {

    private FinderAlarms() {}

    /** @param arguments the file, then the types to print */
    public static void main(String[] arguments) throws IOException {
        InProcess finders = new InProcess(List.of());
        List<String> types = List.of(arguments).subList(1, arguments.length);
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            finders.of("CHAT", Instant.EPOCH, List.of(new InProcess.Said("THEIRS", line))).stream()
                    .filter(found -> types.contains(found.type().name()))
                    .forEach(found -> System.out.println(found.type() + " " + found.rule() + " [" + found.label()
                            + "] “" + found.evidence().getFirst().quote() + "” <- " + line));
        }
    }
}
