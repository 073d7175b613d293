package dev.rapport.capture.vcon;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what is odd about a vCon and was taken all the same; each thing once, and not endless. For one thread. */
final class Warnings {

    private static final int MOST = 50;

    private final Set<String> texts = new LinkedHashSet<>();
    private int more;

    void add(String said) {
        String text = Fields.clean(said);
        if (texts.size() < MOST) {
            texts.add(text);
        } else if (!texts.contains(text)) {
            more++;
        }
    }

    List<String> all() {
        return Stream.concat(texts.stream(), more == 0 ? Stream.empty() : Stream.of("and " + more + " warnings more"))
                .toList();
    }
}
