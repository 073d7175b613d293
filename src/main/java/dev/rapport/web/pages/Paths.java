package dev.rapport.web.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes addresses within the application, with every value encoded. */
final class Paths {

    private Paths() {}

    /** @param parameters name and value in turn; a value that is null or empty is left out with its name */
    static String of(String path, @Nullable String... parameters) {
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            String value = parameters[i + 1];
            if (value != null && !value.isEmpty()) {
                said.put(String.valueOf(parameters[i]), value);
            }
        }
        var address = UriComponentsBuilder.fromPath(path);
        said.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(said).toUriString();
    }

    /** The link to the next page of a list; null on the last. */
    static @Nullable String next(Optional<String> cursor, String path, @Nullable String... parameters) {
        return cursor.map(next -> {
                    String so = of(path, parameters);
                    return so
                            + (so.contains("?") ? "&" : "?")
                            + of("", "cursor", next).substring(1);
                })
                .orElse(null);
    }
}
