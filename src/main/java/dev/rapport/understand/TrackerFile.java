package dev.rapport.understand;

import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.query.PassedOver;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryParser;
import dev.rapport.query.QuerySyntaxException;
import dev.rapport.understand.Tracker.Guard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a file of trackers.
 *
 * <pre>
 * version: 3                      counts the changes of the file; part of each finding
 * lists:                          words for {name} in phrases of this file and of those read after it
 *   costly: expensive|pricey
 * guards:                         what makes a hit mean something else
 *   negated: {before: 4, phrases: ["(not|never)"]}     in the same sentence, unless it says across: true
 *   question: {asks: true, phrases: ["?"]}            stands where a question mark ends the sentence
 * skips: [um, you know, really]  what may stand between the words of a phrase, in this file and those read after it
 * trackers:
 *   - name: too expensive
 *     finds: OBJECTION            left away for a part that a finder puts together
 *     label: price
 *     side: THEIRS
 *     scope: conversation         left away for moments
 *     within: 3                   a hit begins among the first three words of a line
 *     confidence: 0.8
 *     disabled: true              found wrong too often to be on; a copy of the file may switch it on
 *     unless: [negated]           none of these guards may stand beside a hit
 *     with: [plainly]             one of these guards has to
 *     phrases: ["too {costly}"]   any of these phrases, with "~3" behind one for gaps
 *     queries: ["..."]            or any of these queries
 * competitors: [Brightdesk]       names to look for; likewise products and topics
 * </pre>
 *
 * <p>What is wrong in it is an {@link IllegalArgumentException} that names the tracker and the phrase.
 */
final class TrackerFile {

    private static final Pattern LIST = Pattern.compile("\\{([a-z-]+)}");
    private static final Pattern GAPS = Pattern.compile("(.*?)\\s*(~\\d+)?");
    private static final int MOST_CHARACTERS = 1_000_000;

    private final QueryParser parser;
    private final Map<String, String> lists;
    private final Map<String, Guard> guards;
    private final Map<String, String> queries = new LinkedHashMap<>();
    private final List<String> skips;
    private Reading reading;
    private CompanyNames names;

    /** @param before what the files read before this one defined; null for the first */
    TrackerFile(QueryParser parser, @Nullable TrackerFile before) {
        this.parser = parser;
        this.lists = new LinkedHashMap<>(before == null ? Map.of() : before.lists);
        this.guards = new LinkedHashMap<>(before == null ? Map.of() : before.guards);
        this.skips = new ArrayList<>(before == null ? List.of() : before.skips);
        this.reading = before == null ? new Reading(PassedOver.NOTHING, true) : before.reading;
        this.names = before == null ? CompanyNames.NONE : before.names;
    }

    /** The names of this file and of those read before it. */
    CompanyNames names() {
        return names;
    }

    /** What the trackers that were read ask for, by their names. */
    Map<String, String> queries() {
        return queries;
    }

    List<Tracker> read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setMaxAliasesForCollections(20);
        Map<?, ?> file;
        try {
            file = map(new Yaml(new SafeConstructor(options)).load(yaml), "the file");
        } catch (YAMLException e) {
            throw new IllegalArgumentException("It is no YAML: " + e.getMessage(), e);
        }
        int version = number(file, "version", 1).intValue();
        map(file.get("lists"), "lists").forEach((name, words) -> lists.put(String.valueOf(name), words(words)));
        map(file.get("guards"), "guards").forEach((name, guard) -> {
            String called = String.valueOf(name);
            guards.put(called, guard(called, map(guard, called)));
        });
        if (skips.addAll(texts(file, "skips"))) {
            reading = new Reading(PassedOver.of(skips), true);
        }
        names = names.and(CompanyNames.of(texts(file, "competitors"), texts(file, "products"), texts(file, "topics")));
        List<Tracker> trackers = new ArrayList<>();
        for (Object tracker : list(file.get("trackers"), "trackers")) {
            Tracker read = tracker(map(tracker, "a tracker"), version);
            if (Boolean.TRUE.equals(map(tracker, read.name()).get("disabled"))) {
                continue;
            }
            trackers.add(read);
            queries.put(read.name(), String.join(" OR ", asked(read.name(), map(tracker, read.name()))));
        }
        return trackers;
    }

    private String words(Object words) {
        return words instanceof List<?> several
                ? String.join(
                        "|",
                        several.stream().map(String::valueOf).map(this::filled).toList())
                : filled(String.valueOf(words));
    }

    private Guard guard(String name, Map<?, ?> guard) {
        return new Guard(
                name,
                query(name, guard),
                number(guard, "before", 0).intValue(),
                number(guard, "after", 0).intValue(),
                Boolean.TRUE.equals(guard.get("inside")),
                Boolean.TRUE.equals(guard.get("across")),
                Boolean.TRUE.equals(guard.get("asks")));
    }

    private Tracker tracker(Map<?, ?> tracker, int version) {
        String name = String.valueOf(Objects.requireNonNull(tracker.get("name"), "A tracker has no name"));
        Object finds = tracker.get("finds");
        Object side = tracker.get("side");
        return new Tracker(
                name,
                version,
                finds == null ? null : type(name, String.valueOf(finds)),
                String.valueOf(Objects.requireNonNullElse(tracker.get("label"), name)),
                side == null ? null : side(name, String.valueOf(side)),
                "conversation".equals(tracker.get("scope")),
                number(tracker, "within", 0).intValue(),
                number(tracker, "confidence", 0.8).doubleValue(),
                query(name, tracker),
                named(tracker.get("unless"), name),
                named(tracker.get("with"), name),
                reading);
    }

    private List<Guard> named(@Nullable Object names, String tracker) {
        List<Guard> named = new ArrayList<>();
        for (Object guard : list(names, tracker)) {
            Guard known = guards.get(String.valueOf(guard));
            if (known == null) {
                throw new IllegalArgumentException("The tracker " + tracker + " names the guard \"" + guard
                        + "\", which there is not; there are " + guards.keySet());
            }
            named.add(known);
        }
        return named;
    }

    private QueryNode query(String name, Map<?, ?> of) {
        List<QueryNode> any =
                asked(name, of).stream().map(query -> parse(name, query)).toList();
        return switch (any.size()) {
            case 0 -> throw new IllegalArgumentException(name + " has neither phrases nor queries");
            case 1 -> any.getFirst();
            default -> new QueryNode.Or(any);
        };
    }

    /** Its phrases and queries, each in the query language, with the words of lists put in. */
    private List<String> asked(String name, Map<?, ?> of) {
        List<String> any = new ArrayList<>();
        for (Object phrase : list(of.get("phrases"), name)) {
            Matcher parts = GAPS.matcher(String.valueOf(phrase));
            if (parts.matches()) {
                String gaps = parts.group(2) == null ? "" : parts.group(2);
                any.add("\"" + filled(parts.group(1)) + "\"" + gaps);
            }
        }
        list(of.get("queries"), name).forEach(query -> any.add(filled(String.valueOf(query))));
        return any;
    }

    private QueryNode parse(String name, String query) {
        try {
            return TrackerFilter.checked(parser.parse(query));
        } catch (QuerySyntaxException e) {
            throw new IllegalArgumentException(name + ": " + query + ": " + e.getMessage(), e);
        }
    }

    private String filled(String phrase) {
        return LIST.matcher(phrase).replaceAll(list -> {
            String words = lists.get(list.group(1));
            if (words == null) {
                throw new IllegalArgumentException(
                        "There is no list \"" + list.group(1) + "\" for: " + phrase + "; there are " + lists.keySet());
            }
            return Matcher.quoteReplacement("(" + words + ")");
        });
    }

    private static FindingType type(String name, String finds) {
        return FindingType.named(finds)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The tracker " + name + " finds \"" + finds + "\", which is no type of finding"));
    }

    private static Side side(String name, String side) {
        try {
            return Side.valueOf(side.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The tracker " + name + " has the side \"" + side + "\"; it takes OURS or THEIRS", e);
        }
    }

    private static Map<?, ?> map(@Nullable Object value, String what) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " holds no names with values: " + value);
    }

    private static List<?> list(@Nullable Object value, String what) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(what + " has no list where one belongs: " + value);
    }

    private static List<String> texts(Map<?, ?> of, String name) {
        return list(of.get(name), name).stream()
                .<String>map(String::valueOf)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static Number number(Map<?, ?> of, String name, Number otherwise) {
        Object value = of.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException(name + " is \"" + value + "\"; it takes a number");
    }
}
