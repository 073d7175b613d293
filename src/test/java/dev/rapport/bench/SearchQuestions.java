package dev.rapport.bench;

import dev.rapport.bench.GeneratedTalk.Line;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, the same at each run: each kind of question with words that are frequent or rare in what was said.
 *
 * <p>A question that is asked of both engines means the same to both.
 */
final class SearchQuestions {

    private static final int SAMPLE = 3_000;
    private static final int EACH = 20;
    private static final String ALL = "true";

    private final SplittableRandom random = new SplittableRandom(99);
    private final List<List<String>> said = new ArrayList<>();
    private final List<String> frequent;
    private final List<String> usual;
    private final List<String> rare;
    private final List<Question> questions = new ArrayList<>();

    /**
     * One question.
     *
     * @param kind what it is an example of
     * @param path of the API
     * @param page how many pages on the one is that counts; 0 for the first
     * @param where the same for PostgreSQL; null where it has no such thing
     * @param match the part of that by which PostgreSQL ranks; empty where there is none, or the newest come first
     */
    record Question(
            String kind, String path, int page, @Nullable String where, String match) {}

    SearchQuestions(GeneratedTalk generated) {
        Map<String, Integer> counts = new HashMap<>();
        for (int n = 0; n < SAMPLE; n++) {
            for (Line line : generated.talk(n).lines()) {
                said.add(line.words());
                new HashSet<>(line.words()).forEach(word -> counts.merge(word, 1, Integer::sum));
            }
        }
        frequent = between(counts, 0.03, 0.25);
        usual = between(counts, 0.004, 0.02);
        rare = between(counts, 0.0002, 0.0008);
        words();
        phrases();
        filters();
        others();
    }

    List<Question> all() {
        return List.copyOf(questions);
    }

    private List<String> between(Map<String, Integer> counts, double least, double most) {
        List<String> found = new ArrayList<>();
        new TreeMap<>(counts).forEach((word, count) -> {
            double share = (double) count / said.size();
            if (word.length() > 2 && share >= least && share < most) {
                found.add(word);
            }
        });
        return found;
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private void words() {
        for (int i = 0; i < EACH; i++) {
            String common = one(frequent);
            String other = one(usual);
            String seldom = one(rare);
            both("frequent word", common, stem(common), ALL, "");
            both("usual word", other, stem(other), ALL, "");
            both("rare word", seldom, stem(seldom), ALL, "");
            both("two words", common + " " + other, stem(other), stem(common), "");
            both(
                    "one of three",
                    common + " OR " + other + " OR " + seldom,
                    stem(common + " | " + other + " | " + seldom),
                    ALL,
                    "");
            both("word without another", other + " -" + common, stem(other), "not " + stem(common), "");
            String beginning = other.substring(0, 3);
            both("beginning of a word", beginning + "*", "exact @@ '" + beginning + ":*'::tsquery", ALL, "");
        }
    }

    private void phrases() {
        for (int i = 0; i < EACH; i++) {
            String phrase = phrase(2 + i % 2);
            both("phrase", "\"" + phrase + "\"", said(phrase), ALL, "");
            String other = one(usual);
            both("phrase and word", "\"" + phrase + "\" " + other, said(phrase), stem(other), "");
            ours("timed", one(usual) + " within:30s " + one(usual), "");
            ours("timed, frequent", one(frequent) + " within:30s \"" + phrase + "\"", "");
            ours("first two minutes", other + " first:2m", "");
        }
    }

    private void filters() {
        for (int i = 0; i < EACH; i++) {
            String common = one(frequent);
            String account = GeneratedTalk.id(GeneratedTalk.zipf(random, GeneratedTalk.ACCOUNTS), TalkTables.ACCOUNT, 0)
                    .toString();
            String year = Integer.toString(2022 + i % 4);
            both("word of one side", common, stem(common), "side = 'THEIRS'", "&side=THEIRS");
            both("word of a customer", common, stem(common), "account = '" + account + "'", "&account=" + account);
            both("all of a customer", "", "", "account = '" + account + "'", "&account=" + account);
            both(
                    "word in a year",
                    common,
                    stem(common),
                    "started_at >= '" + year + "-02-01Z' and started_at < '" + year + "-12-01Z'",
                    "&after=" + year + "-02-01T00:00:00Z&before=" + year + "-12-01T00:00:00Z");
            newest("word, newest first", common + " channel:call", stem(common) + " and channel = 'CALL'");
        }
        both("everything", "", "", ALL, "");
        newest("everything", "", ALL);
        both("everything", "side:ours channel:email", "", "side = 'OURS' and channel = 'EMAIL'", "");
        both("everything", "channel:call", "", "channel = 'CALL'", "");
    }

    private void others() {
        for (int i = 0; i < EACH; i++) {
            String common = one(frequent);
            questions.add(new Question("tenth page", path(common, "&limit=50"), 9, null, ""));
            ours("words of a conversation", common + " " + one(usual) + " -" + one(rare), "&scope=conversation");
            String other = one(rare);
            ours("nothing, misspelt", "q" + other.substring(0, 1) + "x" + other.substring(1), "");
        }
    }

    private String phrase(int length) {
        List<String> line = said.get(random.nextInt(said.size()));
        while (line.size() < length) {
            line = said.get(random.nextInt(said.size()));
        }
        int from = random.nextInt(line.size() - length + 1);
        return String.join(" ", line.subList(from, from + length));
    }

    private static String stem(String words) {
        return "stem @@ to_tsquery('bench', '" + words + "')";
    }

    private static String said(String words) {
        return "exact @@ phraseto_tsquery('simple', '" + words + "')";
    }

    private void both(String kind, String query, String match, String filter, String parameters) {
        String where = match.isEmpty() ? filter : match + " and " + filter;
        questions.add(new Question(kind, path(query, parameters), 0, where, match));
    }

    private void newest(String kind, String query, String where) {
        questions.add(new Question(kind, path(query, "&sort=NEWEST"), 0, where, ""));
    }

    private void ours(String kind, String query, String parameters) {
        questions.add(new Question(kind, path(query, parameters), 0, null, ""));
    }

    private static String path(String query, String parameters) {
        return "/api/v1/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + parameters;
    }
}
