package dev.rapport.crm.promise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reads a table of words of the resources: columns between tabs, entries between commas, comments after "#". */
final class Table {

    private Table() {}

    static List<List<List<String>>> read(String name) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\t", -1))
                            .map(Table::entries)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of the program itself can not be read", e);
        }
    }

    private static List<String> entries(String column) {
        return Arrays.stream(column.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
