package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.Vcon.Person;
import dev.rapport.conversation.Side;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which party of a vCon a transcript means by the name of a speaker, or by what is said. Who is not known for sure stays a
 * voice without a side.
 *
 * @param people all of the vCon
 * @param taking part in this dialog, by their places
 */
record Speakers(List<Person> people, List<Integer> taking) {

    private static final Pattern AGENT = Pattern.compile(
            "(?i)\\b(?:thank you for (?:calling|contacting|reaching out)|how (?:can|may) i (?:help|assist) you"
                    + "|anything else i can (?:help|assist|do)|welcome to)\\b");
    private static final int SURE = 2;
    private static final int RATIO = 4;

    Speakers {
        people = List.copyOf(people);
        taking = taking.isEmpty() ? IntStream.range(0, people.size()).boxed().toList() : List.copyOf(taking);
    }

    /** Whom a label means: a name, a part of a name that only one has, a number or address, or a role that only one has. */
    @Nullable
    Integer named(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return taking.size() == 1 ? taking.getFirst() : null;
        }
        String wanted = label.strip().toLowerCase(Locale.ROOT);
        return only(i -> wanted.equals(lower(people.get(i).name()))
                        || wanted.equals(lower(people.get(i).phone()))
                        || wanted.equals(lower(people.get(i).email())))
                .or(() -> only(
                        i -> List.of(lower(people.get(i).name()).split("\\s+")).contains(wanted)))
                .or(() -> only(i -> wanted.equals(lower(people.get(i).role()))
                        || wanted.equals(lower(people.get(i).speaker()))))
                .orElse(null);
    }

    private Optional<Integer> only(java.util.function.IntPredicate test) {
        List<Integer> found = taking.stream().filter(test::test).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /**
     * Of two who take turns, who has the first: by who says their own name, whom the other calls by theirs, and who
     * greets as an agent does. Null where that
     * is not clear.
     */
    @Nullable
    Integer first(List<String> turns) {
        if (taking.size() != 2 || turns.size() < 2) {
            return null;
        }
        int forFirst = 0;
        int forSecond = 0;
        for (int turn = 0; turn < turns.size(); turn++) {
            for (int i = 0; i < 2; i++) {
                int votes = votes(turns.get(turn), people.get(taking.get(i)));
                boolean speaksFirst = (turn % 2 == 0) == (votes > 0) == (i == 0);
                forFirst += speaksFirst ? Math.abs(votes) : 0;
                forSecond += speaksFirst ? 0 : Math.abs(votes);
            }
        }
        if (Math.max(forFirst, forSecond) < SURE
                || Math.max(forFirst, forSecond) < RATIO * Math.min(forFirst, forSecond)) {
            return null;
        }
        return taking.get(forFirst > forSecond ? 0 : 1);
    }

    /** Above 0 where they speak of themselves, or as an agent does; below where they are spoken to. */
    private static int votes(String turn, Person person) {
        int byName = votes(turn, person.name());
        boolean agent = person.sideOfRole() == Side.OURS && AGENT.matcher(turn).find();
        return byName == 0 && agent ? 1 : byName;
    }

    private static int votes(String turn, @Nullable String name) {
        String first = name == null ? "" : name.strip().split("\\s+")[0];
        if (first.length() < 2 || !first.codePoints().allMatch(Character::isLetter)) {
            return 0;
        }
        String quoted = Pattern.quote(first);
        if (Pattern.compile("(?iu)\\b(?:my name is|my name's|i'm|i am|this is|it's|name is)\\s+" + quoted + "\\b")
                .matcher(turn)
                .find()) {
            return 2;
        }
        return Pattern.compile("(?iu)(?:\\b(?:hi|hello|hey|thanks|thank you|mr|ms|dear)|,)\\s+" + quoted
                                + "\\b\\s*[,.!?]")
                        .matcher(turn)
                        .find()
                ? -1
                : 0;
    }
}
