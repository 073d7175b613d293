package dev.rapport.query;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.query.QueryNode.FieldIs;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the values of fields, and says for each field what it takes.
 *
 * <p>Safe for use by many threads.
 */
final class FieldValues {

    /** What a {@code has:} may ask for. */
    private static final List<String> POSSESSIONS =
            List.of("account", "attachment", "contact", "finding", "note", "recording", "subject");

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,8})*");

    private final ZoneId zone;

    FieldValues(ZoneId zone) {
        this.zone = zone;
    }

    QueryNode field(Token.Value value) {
        return switch (value.field()) {
            case CHANNEL -> oneOf(value, Arrays.stream(Channel.values()).map(Channel::name));
            case SIDE -> oneOf(value, Arrays.stream(Side.values()).map(Side::name));
            case HAS -> lower(oneOf(value, POSSESSIONS.stream()));
            case ACCOUNT, CONTACT, FROM, TO, SUBJECT -> text(value);
            case FINDING ->
                lower(oneOf(value, Arrays.stream(FindingType.values()).map(FindingType::key)));
            case LANG -> language(value);
            case BEFORE -> new QueryNode.Before(instant(value));
            case AFTER -> new QueryNode.After(instant(value));
            case FIRST -> new QueryNode.First(duration(value));
            case WITHIN ->
                throw new QuerySyntaxException(
                        value.position(), "within: stands between two words, such as: price within:30s discount");
        };
    }

    QueryNode within(QueryNode lead, Token.Value value, QueryNode follower) {
        if (!timed(lead) || !timed(follower)) {
            throw new QuerySyntaxException(
                    value.position(), "within: joins words and phrases, or some of them joined by OR in parentheses");
        }
        return new QueryNode.Within(lead, duration(value), follower);
    }

    private static boolean timed(QueryNode node) {
        return switch (node) {
            case QueryNode.Word ignored -> true;
            case QueryNode.Phrase ignored -> true;
            case QueryNode.Prefix ignored -> true;
            case QueryNode.Or or -> or.nodes().stream().allMatch(FieldValues::timed);
            case QueryNode.Within ignored -> false;
            case QueryNode.And ignored -> false;
            case QueryNode.Not ignored -> false;
            case QueryNode.Everything ignored -> false;
            case QueryNode.Nothing ignored -> false;
            case FieldIs ignored -> false;
            case QueryNode.Before ignored -> false;
            case QueryNode.After ignored -> false;
            case QueryNode.First ignored -> false;
        };
    }

    QueryNode prefix(Token.Begin begin) {
        return switch (Analysis.exactTerms(begin.text()).size()) {
            case 0 -> new QueryNode.Nothing();
            case 1 -> new QueryNode.Prefix(begin.text());
            default ->
                throw new QuerySyntaxException(
                        begin.position(), "A * ends the beginning of one word: write " + begin.text() + " in parts");
        };
    }

    private static QueryNode text(Token.Value value) {
        boolean prefix = !value.quoted() && value.text().endsWith("*");
        String text = prefix ? value.text().substring(0, value.text().length() - 1) : value.text();
        if (!value.quoted() && text.indexOf('*') >= 0
                || Analysis.exactTerms(text).isEmpty()) {
            throw new QuerySyntaxException(
                    value.position(),
                    "The field " + value.field().key() + " needs a word or the beginning of one, such as "
                            + value.field().key() + ":acme or " + value.field().key() + ":acm*");
        }
        return new FieldIs(value.field(), value.text(), value.quoted());
    }

    private static FieldIs oneOf(Token.Value value, Stream<String> names) {
        List<String> known = names.map(name -> name.toLowerCase(Locale.ROOT)).toList();
        String wanted = value.text().toLowerCase(Locale.ROOT);
        if (!known.contains(wanted)) {
            throw new QuerySyntaxException(
                    value.position(),
                    "The field " + value.field().key() + " takes one of " + String.join(", ", known) + ", not \""
                            + value.text() + "\"");
        }
        return new FieldIs(value.field(), wanted.toUpperCase(Locale.ROOT), value.quoted());
    }

    private static FieldIs lower(FieldIs node) {
        return new FieldIs(node.field(), node.value().toLowerCase(Locale.ROOT), node.quoted());
    }

    private static QueryNode language(Token.Value value) {
        String tag = value.text().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!LANGUAGE.matcher(tag).matches()) {
            throw new QuerySyntaxException(value.position(), "The field lang takes a language such as en or en-US");
        }
        return new FieldIs(value.field(), tag, value.quoted());
    }

    private Instant instant(Token.Value value) {
        try {
            return QueryTime.instant(value.text(), zone);
        } catch (DateTimeException e) {
            throw new QuerySyntaxException(
                    value.position(),
                    "The field " + value.field().key() + " takes a date such as 2026-03-31, or an instant such as "
                            + "2026-03-31T14:00:00Z, not \"" + value.text() + "\"");
        }
    }

    private static Duration duration(Token.Value value) {
        Matcher matcher = DURATION.matcher(value.text().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new QuerySyntaxException(
                    value.position(),
                    "The field " + value.field().key() + " takes a time such as 30s, 2m or 1h, not \"" + value.text()
                            + "\"");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
