package dev.rapport.web.pages;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the findings of a conversation are shown: by type, what asks for an answer first, long lists folded.
 *
 * <p>A group is open as long as the card stays short; of a group, the first few are seen and the rest is folded.
 */
final class FindingGroups {

    /** As they are shown. The others are only of use inside of these, or as figures. */
    private static final Map<FindingType, Looks> SHOWN = shown();

    private static final int OPEN_ROWS = 12;
    private static final int FIRST = 4;
    /** Of a type. An hour of talk has some hundred questions; each is a pin on the player, where near ones are heaped. */
    private static final int MOST = 300;

    private FindingGroups() {}

    static Card card(ConversationId conversation, List<Finding> findings) {
        Map<FindingType, List<Finding>> byType = findings.stream()
                .filter(finding -> SHOWN.containsKey(finding.type()))
                .collect(groupingBy(Finding::type, toList()));
        List<Group> groups = new ArrayList<>();
        int seen = 0;
        for (var looks : SHOWN.entrySet()) {
            List<Finding> all = byType.getOrDefault(looks.getKey(), List.of());
            if (!all.isEmpty()) {
                int shown = Math.min(all.size(), FIRST);
                boolean open = groups.isEmpty() || seen + shown <= OPEN_ROWS;
                groups.add(group(looks.getKey(), looks.getValue(), all, open));
                seen += open ? shown : 0;
            }
        }
        int total = groups.stream().mapToInt(Group::count).sum();
        return new Card(conversation.toString(), total == 0 ? null : Words.number(total), groups);
    }

    private static Group group(FindingType type, Looks looks, List<Finding> all, boolean open) {
        List<Row> rows =
                all.stream().limit(MOST).map(finding -> row(finding, looks)).toList();
        int first = rows.size() <= FIRST + 1 ? rows.size() : FIRST;
        return new Group(
                Words.css(type),
                looks.name(),
                all.size(),
                open,
                rows.subList(0, first),
                rows.subList(first, rows.size()),
                all.size() <= MOST
                        ? null
                        : "The first " + MOST + " of " + Words.number(all.size()) + " are here; the API has all.");
    }

    private static Row row(Finding finding, Looks looks) {
        Evidence place = finding.place();
        String type = Words.words(finding.type().name());
        String label = finding.label().replace('_', ' ');
        boolean plain = label.isBlank() || label.equalsIgnoreCase(type);
        String name = plain ? looks.one() : looks.one() + ": " + label;
        String why = "%d %% sure, rule “%s”, version %d"
                .formatted(Math.round(finding.confidence() * 100), finding.rule(), finding.ruleVersion());
        return new Row(
                finding.id().toString(),
                plain ? null : label,
                name,
                finding.type() == FindingType.SUMMARY ? finding.text() : place.quote(),
                place.utterance() == null ? null : place.utterance().toString(),
                place.utterance() == null ? null : Places.href(place),
                place.item() == null ? null : place.item().toString(),
                place.time() == null ? null : place.time().startMs(),
                place.time() == null ? null : Times.duration(place.time().startMs()),
                finding.status(),
                looks.tone(),
                why);
    }

    private static Map<FindingType, Looks> shown() {
        var looks = new java.util.LinkedHashMap<FindingType, Looks>();
        looks.put(FindingType.SUMMARY, new Looks("Summary", "Summary", "plain"));
        looks.put(FindingType.OBJECTION, new Looks("Objections", "Objection", "alert"));
        looks.put(FindingType.CONCERN, new Looks("Concerns", "Concern", "alert"));
        looks.put(FindingType.COMMITMENT, new Looks("Promises", "Promise", "promise"));
        looks.put(FindingType.NEXT_STEP, new Looks("Next steps", "Next step", "promise"));
        looks.put(FindingType.MEETING, new Looks("Meetings", "Meeting", "promise"));
        looks.put(FindingType.QUESTION, new Looks("Questions", "Question", "question"));
        looks.put(FindingType.TRACKER, new Looks("Trackers", "Tracker", "question"));
        looks.put(FindingType.COMPETITOR, new Looks("Competitors", "Competitor", "alert"));
        looks.put(FindingType.PRODUCT, new Looks("Products", "Product", "plain"));
        looks.put(FindingType.AMOUNT, new Looks("Amounts", "Amount", "plain"));
        looks.put(FindingType.ORDER_NUMBER, new Looks("Order numbers", "Order number", "plain"));
        looks.put(FindingType.PHONE, new Looks("Telephone numbers", "Telephone number", "plain"));
        looks.put(FindingType.EMAIL, new Looks("Mail addresses", "Mail address", "plain"));
        looks.put(FindingType.TOPIC, new Looks("Topics", "Topic", "plain"));
        return looks;
    }

    /**
     * How a type is shown.
     *
     * @param tone the colour of its marks
     */
    private record Looks(String name, String one, String tone) {}

    /** What the fragment shows; {@code total} is null where nothing was found. */
    record Card(String conversation, @Nullable String total, List<Group> groups) {}

    /**
     * The findings of one type.
     *
     * @param first are seen at once where the group is open, {@code rest} with one click more
     * @param cut says that there are more than are shown
     */
    record Group(
            String type,
            String name,
            int count,
            boolean open,
            List<Row> first,
            List<Row> rest,
            @Nullable String cut) {}

    /**
     * One finding.
     *
     * @param label what is special about it; null where the type says it all
     * @param name the type with it
     * @param startMs where it was said, in the recording of {@code item}
     * @param why how sure, and by which rule
     */
    record Row(
            String id,
            @Nullable String label,
            String name,
            String quote,
            @Nullable String utterance,
            @Nullable String href,
            @Nullable String item,
            @Nullable Long startMs,
            @Nullable String at,
            FindingStatus status,
            String tone,
            String why) {

        public boolean is(String other) {
            return status.name().equals(other);
        }

        /** What the style sheet calls it. */
        public String state() {
            return status.name().toLowerCase(Locale.ROOT);
        }
    }
}
