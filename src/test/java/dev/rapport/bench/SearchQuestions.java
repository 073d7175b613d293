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
     * @param newest whether the newest come first
     */
    record Question(
            String kind, String path, int page, @Nullable String where, boolean newest) {}

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
            both("frequent word", common, stem(common), "");
            both("usual word", other, stem(other), "");
            both("rare word", seldom, stem(seldom), "");
            both("two words", common + " " + other, stem(common) + " and " + stem(other), "");
            both("one of three", common + " OR " + other + " OR " + seldom,
                    "(" + stem(common) + " or " + stem(other) + " or " + stem(seldom) + ")", "");
            both("word without another", other + " -" + common, stem(other) + " and not " + stem(common), "");
            both("beginning of a word", other.substring(0, 3) + "*",
                    "exact @@ '" + other.substring(0, 3) + ":*'::tsquery", "");
        }
    }

    private void phrases() {
        for (int i = 0; i < EACH; i++) {
            String phrase = phrase(2 + i % 2);
            both("phrase", "\"" + phrase + "\"", phrase(phrase), "");
            String other = one(usual);
            both("phrase and word", "\"" + phrase + "\" " + other, phrase(phrase) + " and " + stem(other), "");
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
            both("word of one side", common, stem(common) + " and side = 'THEIRS'", "&side=THEIRS");
            both("word of a customer", common, stem(common) + " and account = '" + account + "'", "&account=" + account);
            both("all of a customer", "", "account = '" + account + "'", "&account=" + account);
            both("word in a year", common,
                    stem(common) + " and started_at >= '" + year + "-02-01Z' and started_at < '" + year + "-12-01Z'",
                    "&after=" + year + "-02-01T00:00:00Z&before=" + year + "-12-01T00:00:00Z");
            newest("word, newest first", common + " channel:call", stem(common) + " and channel = 'CALL'");
        }
        both("everything", "", "true", "");
        newest("everything", "", "true");
        both("everything", "side:theirs channel:email", "side = 'THEIRS' and channel = 'EMAIL'", "");
        both("everything", "channel:call", "channel = 'CALL'", "");
    }

    private void others() {
        for (int i = 0; i < EACH; i++) {
            String common = one(frequent);
            questions.add(new Question("tenth page", path(common, "&limit=50"), 9, null, false));
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

    private static String stem(String word) {
        return "stem @@ to_tsquery('bench', '" + word + "')";
    }

    private static String phrase(String words) {
        return "exact @@ phraseto_tsquery('simple', '" + words + "')";
    }

    private void both(String kind, String query, String where, String parameters) {
        questions.add(new Question(kind, path(query, parameters), 0, where, false));
    }

    private void newest(String kind, String query, String where) {
        questions.add(new Question(kind, path(query, "&sort=NEWEST"), 0, where, true));
    }

    private void ours(String kind, String query, String parameters) {
        questions.add(new Question(kind, path(query, parameters), 0, null, false));
    }

    private static String path(String query, String parameters) {
        return "/api/v1/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + parameters;
    }
}
