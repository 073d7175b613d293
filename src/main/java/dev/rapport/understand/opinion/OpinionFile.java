package dev.rapport.understand.opinion;

import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a file of examples.
 *
 * <pre>
 * version: 3                  counts the changes of the file; part of each finding
 * opinions:
 *   - finds: OBJECTION        a type of finding
 *     label: price
 *     side: THEIRS            left away where either side may say it
 *     enabled: false          left away where it is
 *     threshold: 0.6          left away for that
 *     likeness: 0.35          left away for that
 *     margin: -0.05           left away for that
 *     examples: [...]         sentences that are it
 *     not: [...]              sentences that look alike and are not
 * none: [...]                 sentences that are nothing of all files
 * </pre>
 *
 * <p>What is wrong in it is an {@link IllegalArgumentException} that names the place.
 *
 * @param none sentences that are none of the opinions of any file
 */
record OpinionFile(List<Opinion> opinions, List<String> none) {

    private static final int MOST_CHARACTERS = 1_000_000;
    private static final double THRESHOLD = 0.6;
    private static final double LIKENESS = 0.35;
    private static final double MARGIN = -0.05;

    OpinionFile {
        opinions = List.copyOf(opinions);
        none = List.copyOf(none);
    }

    static OpinionFile read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setMaxAliasesForCollections(20);
        try {
            Map<?, ?> file = map(new Yaml(new SafeConstructor(options)).load(yaml));
            int version = (int) number(file, "version", 1);
            List<Opinion> opinions = new ArrayList<>();
            for (Object opinion : list(file, "opinions")) {
                opinions.add(opinion(map(opinion), version));
            }
            return new OpinionFile(opinions, texts(file, "none"));
        } catch (YAMLException e) {
            throw new IllegalArgumentException("It is no YAML: " + e.getMessage(), e);
        }
    }

    private static Opinion opinion(Map<?, ?> opinion, int version) {
        String finds = text(opinion, "finds");
        return new Opinion(
                FindingType.named(finds)
                        .orElseThrow(() -> new IllegalArgumentException("There is no type of finding " + finds)),
                text(opinion, "label"),
                side(opinion.get("side")),
                version,
                !Boolean.FALSE.equals(opinion.get("enabled")),
                number(opinion, "threshold", THRESHOLD),
                number(opinion, "likeness", LIKENESS),
                number(opinion, "margin", MARGIN),
                texts(opinion, "examples"),
                texts(opinion, "not"));
    }

    private static @Nullable Side side(@Nullable Object side) {
        try {
            return side == null ? null : Side.valueOf(side.toString().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The side is \"" + side + "\"; it takes OURS or THEIRS", e);
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("There are no names with values: " + value);
    }

    private static List<?> list(Map<?, ?> of, String name) {
        Object value = of.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(name + " is no list");
    }

    private static List<String> texts(Map<?, ?> of, String name) {
        List<String> texts = new ArrayList<>();
        for (Object text : list(of, name)) {
            if (text instanceof Map || text instanceof List) {
                throw new IllegalArgumentException("Among " + name + ", put this into quotes: " + text);
            }
            texts.add(String.valueOf(text));
        }
        texts.removeIf(String::isBlank);
        return texts;
    }

    private static String text(Map<?, ?> of, String name) {
        if (of.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is missing in " + of.keySet());
    }

    private static double number(Map<?, ?> of, String name, double otherwise) {
        Object value = of.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(name + " is \"" + value + "\"; it takes a number");
    }
}
