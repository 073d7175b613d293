package dev.rapport.crm.filing;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.crm.field.KnownField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which findings of an item feed which field of the customer's record:
 *
 * <ul>
 *   <li>next step, and its date: the last next step or meeting of either side; else the last promise
 *   <li>budget: an amount that they say they can spend
 *   <li>timeline: a date by which they say they want to be done, or have to be
 *   <li>competitor, interested in: each one that they speak of
 *   <li>open objections: each category that they raise, until a later conversation answers it
 * </ul>
 *
 * <p>Who decides, contact details and signatures are read by {@link DecisionMakers}, {@link OwnDetails} and
 * {@link SignatureFields}. Only what they say themselves tells of their money, time and choice. What is not sure is left to a
 * person: an empty field costs less than a wrong one.
 */
final class FindingFields {

    private static final double SURE = 0.6;
    private static final int LONGEST = 200;

    private static final Pattern BUDGET = Pattern.compile(
            "\\b(budget\\w*|set aside|allocated|earmarked|to spend|can spend|could spend|spend (?:up to|around|about|no more than)"
                    + "|afford|signed off on|approved)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_BUDGET = Pattern.compile(
            "\\b(?:can['’]?t|cannot|can not|couldn['’]?t|could not|don['’]?t|do not|doesn['’]?t|no|not|never|over|above|beyond|exceeds?"
                    + "|outside)\\W+(?:[\\w$€£.,]+\\W+){0,6}?(?:afford|spend|budget)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIMELINE = Pattern.compile(
            "\\b(go(?:ing)? live|live by|roll(?:ed|ing)? ?(?:it )?out|launch\\w*|implement\\w*|up and running|in place|deadline"
                    + "|decide by|decision by|make (?:a|the|our) decision|sign(?:ed)? (?:it )?by|(?:need|want) (?:it|this|that|them"
                    + "|something|everything|to (?:have|be|start|sign|decide|go)) |start(?:ing)? (?:using|with|in|on|by)|by the end of|before the end of"
                    + "|aim(?:ing)? (?:for|to)|target(?:ing)?|kick ?-?off|contract (?:ends|is up|expires|runs)|renew\\w*)",
            Pattern.CASE_INSENSITIVE);

    private final List<Finding> found;
    private final LocalDate day;

    /**
     * @param found of one item, in their order
     * @param day of the item, in the company's zone
     */
    FindingFields(List<Finding> found, LocalDate day) {
        this.found = found.stream()
                .filter(finding -> finding.holds() && finding.confidence() >= SURE)
                .toList();
        this.day = day;
    }

    /** What a field is to be, by what. */
    record Fill(KnownField field, String part, String value, double confidence, List<Evidence> evidence) {}

    List<Fill> fills() {
        List<Fill> fills = new ArrayList<>();
        nextStep().ifPresent(step -> {
            fills.add(fill(KnownField.NEXT_STEP, step, told(step)));
            dateOf(step).ifPresent(when -> fills.add(fill(KnownField.NEXT_STEP_DATE, when.by(), shown(when.start()))));
        });
        budget().ifPresent(amount -> fills.add(fill(KnownField.BUDGET, amount, money(amount))));
        timeline().ifPresent(fills::add);
        fills.addAll(named(FindingType.COMPETITOR, KnownField.COMPETITOR));
        fills.addAll(named(FindingType.PRODUCT, KnownField.PRODUCT_INTEREST));
        fills.addAll(objections());
        return fills;
    }

    private Optional<Finding> nextStep() {
        return last(FindingType.NEXT_STEP, FindingType.MEETING).or(() -> last(FindingType.COMMITMENT));
    }

    private Optional<Finding> last(FindingType... types) {
        List<FindingType> wanted = List.of(types);
        return found.stream().filter(one -> wanted.contains(one.type())).reduce((one, other) -> other);
    }

    private static String told(Finding step) {
        return switch (step.type()) {
            case COMMITMENT ->
                sentence(text(step, "action").orElse(step.text()))
                        + ("THEIRS".equals(step.value().get("owner")) ? " (theirs)" : "");
            case MEETING -> "Meeting: " + sentence(step.place().quote());
            default -> sentence(step.text());
        };
    }

    /** A time, and the finding that says it. */
    private record When(String start, Finding by) {}

    /** A whole day without the midnight that it begins at. */
    private static String shown(String start) {
        return start.endsWith("T00:00") ? start.substring(0, start.length() - "T00:00".length()) : start;
    }

    private Optional<When> dateOf(Finding step) {
        return start(step.value().get("when"))
                .or(() -> start(step.value().get("due")))
                .map(start -> new When(start, step))
                .or(() -> sameSentence(step, FindingType.DATE).stream()
                        .flatMap(date -> start(date.value()).map(start -> new When(start, date)).stream())
                        .findFirst())
                .filter(when -> !dayOf(when.start()).isBefore(day));
    }

    private static Optional<String> start(@Nullable Object date) {
        return date instanceof Map<?, ?> parts && parts.get("start") instanceof String start && start.length() >= 10
                ? Optional.of(start)
                : Optional.empty();
    }

    private static LocalDate dayOf(String start) {
        return LocalDate.parse(start.substring(0, 10));
    }

    private List<Finding> sameSentence(Finding of, FindingType type) {
        return found.stream()
                .filter(other -> other.type() == type && other.text().equals(of.text()))
                .filter(other -> java.util.Objects.equals(
                        other.place().utterance(), of.place().utterance()))
                .toList();
    }

    /** The amount nearest to the word that says what it is. */
    private Optional<Finding> budget() {
        return theirs(FindingType.AMOUNT)
                .filter(amount -> BUDGET.matcher(amount.text()).find()
                        && !NO_BUDGET.matcher(amount.text()).find())
                .reduce((one, other) ->
                        one.text().equals(other.text()) && distance(one) <= distance(other) ? one : other);
    }

    private static int distance(Finding amount) {
        Matcher cue = BUDGET.matcher(amount.text());
        int at = amount.text().indexOf(amount.place().quote());
        return cue.find() ? Math.abs(at - cue.start()) : Integer.MAX_VALUE;
    }

    private static String money(Finding amount) {
        String number = text(amount, "amount").orElse(amount.place().quote());
        return text(amount, "currency").map(currency -> number + " " + currency).orElse(number);
    }

    private Optional<Fill> timeline() {
        return theirs(FindingType.DATE)
                .filter(date -> TIMELINE.matcher(date.text()).find())
                .filter(date ->
                        start(date.value()).isPresent() && !lastDay(date).isBefore(day))
                .max(Comparator.comparingDouble(Finding::confidence))
                .map(date ->
                        fill(KnownField.TIMELINE, date, sentence(date.place().quote()) + " (" + written(date) + ")"));
    }

    private static LocalDate lastDay(Finding date) {
        LocalDate start = dayOf(start(date.value()).orElseThrow());
        return date.value().get("end") instanceof String end
                        && end.length() >= 10
                        && dayOf(end).isAfter(start)
                ? dayOf(end).minusDays(1)
                : start;
    }

    private static String written(Finding date) {
        LocalDate start = dayOf(start(date.value()).orElseThrow());
        LocalDate last = lastDay(date);
        return last.equals(start) ? start.toString() : start + " to " + last;
    }

    private List<Fill> named(FindingType type, KnownField field) {
        Map<String, Fill> fills = new TreeMap<>();
        theirs(type).forEach(finding -> {
            String name = text(finding, "name").orElse(finding.label()).strip();
            fills.putIfAbsent(name.toLowerCase(Locale.ROOT), part(field, finding, name.toLowerCase(Locale.ROOT), name));
        });
        return List.copyOf(fills.values());
    }

    /** A category is open while one objection of it is. */
    private List<Fill> objections() {
        Map<String, Fill> fills = new TreeMap<>();
        theirs(FindingType.OBJECTION).forEach(finding -> {
            String category = finding.label().toLowerCase(Locale.ROOT).strip();
            boolean open = !Boolean.TRUE.equals(finding.value().get("handled"));
            Fill fill = part(KnownField.OPEN_OBJECTIONS, finding, category, open ? category : "");
            fills.merge(category, fill, (one, other) -> one.value().isEmpty() ? other : one);
        });
        return List.copyOf(fills.values());
    }

    private java.util.stream.Stream<Finding> theirs(FindingType type) {
        return found.stream().filter(one -> one.type() == type && one.side() == Side.THEIRS);
    }

    private static Fill fill(KnownField field, Finding by, String value) {
        return part(field, by, "", value);
    }

    private static Fill part(KnownField field, Finding by, String part, String value) {
        return new Fill(field, part, value, by.confidence(), by.evidence());
    }

    private static Optional<String> text(Finding finding, String key) {
        return finding.value().get(key) instanceof String text && !text.isBlank()
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    static String sentence(String text) {
        String plain = text.replaceAll("\\s+", " ").strip();
        String cut = plain;
        if (plain.length() > LONGEST) {
            int end = plain.lastIndexOf(' ', LONGEST);
            cut = plain.substring(0, end < 1 ? LONGEST : end) + " …";
        }
        return cut.isEmpty() ? cut : cut.substring(0, 1).toUpperCase(Locale.ROOT) + cut.substring(1);
    }
}
