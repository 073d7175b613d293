package dev.rapport.query;

import dev.rapport.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a query into its pieces.
 *
 * <p>{@code AND}, {@code OR} and {@code NOT} are operators in upper case only, so that "terms and conditions" are words.
 * A dash is an operator only at the start of a word; between spaces, or doubled, it is a mere dash. Curly quotes count
 * as straight ones, since word processors and phones type them.
 *
 * <p>For one query and one thread.
 */
final class Tokenizer {

    private static final String QUOTES = "\"\u201c\u201d\u201e";
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z]+");
    private static final Pattern SLOP = Pattern.compile("~(\\d{1,4})(?![\\p{L}\\p{N}])");
    private static final int MOST_GAPS = 50;

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Tokenizer(String query) {
        this.query = query;
    }

    /** The pieces in their order; the last is always the end. */
    List<Token> tokens() {
        while (at < query.length()) {
            next(query.charAt(at));
        }
        tokens.add(new Token.Sign(Kind.END, query.length()));
        return tokens;
    }

    private void next(char first) {
        if (isSpace(first)) {
            at++;
        } else if (first == '(') {
            sign(Kind.OPEN, 1);
        } else if (first == ')') {
            sign(Kind.CLOSE, 1);
        } else if (isQuote(first)) {
            int start = at;
            String text = quoted();
            tokens.add(new Token.Quote(text, gaps(), start));
        } else if (first == '-' && negates(at + 1)) {
            sign(Kind.MINUS, 1);
        } else {
            word();
        }
    }

    private void sign(Kind kind, int length) {
        tokens.add(new Token.Sign(kind, at));
        at += length;
    }

    private boolean negates(int next) {
        return next < query.length()
                && !isSpace(query.charAt(next))
                && query.charAt(next) != '-'
                && query.charAt(next) != ')';
    }

    private String quoted() {
        int start = at + 1;
        int end = start;
        while (end < query.length() && !isQuote(query.charAt(end))) {
            end++;
        }
        if (end == query.length()) {
            throw new QuerySyntaxException(at, "This quote is not closed: add a \" after the phrase");
        }
        at = end + 1;
        return query.substring(start, end);
    }

    /** The number of a {@code ~3} right behind a phrase. */
    private int gaps() {
        Matcher slop = SLOP.matcher(query).region(at, query.length());
        if (!slop.lookingAt()) {
            return 0;
        }
        int gaps = Integer.parseInt(slop.group(1));
        if (gaps > MOST_GAPS) {
            throw new QuerySyntaxException(
                    at, "At most " + MOST_GAPS + " other words may stand in a phrase: write \"...\"~" + MOST_GAPS);
        }
        at = slop.end();
        return gaps;
    }

    private void word() {
        int start = at;
        while (at < query.length() && !endsWord(query.charAt(at))) {
            at++;
        }
        String word = query.substring(start, at);
        switch (word) {
            case "AND" -> tokens.add(new Token.Sign(Kind.AND, start));
            case "OR" -> tokens.add(new Token.Sign(Kind.OR, start));
            case "NOT" -> tokens.add(new Token.Sign(Kind.NOT, start));
            default -> {
                if (!field(word, start)) {
                    tokens.add(term(word, start));
                }
            }
        }
    }

    private static Token term(String word, int start) {
        int star = word.indexOf('*');
        if (star < 0) {
            return new Token.Term(word, start);
        }
        if (star < word.length() - 1) {
            throw new QuerySyntaxException(
                    start + star, "A * stands only at the end of a word: write a beginning, such as pric*");
        }
        return star == 0 ? new Token.Star(start) : new Token.Begin(word.substring(0, star), start);
    }

    private boolean field(String word, int start) {
        int colon = word.indexOf(':');
        if (colon < 1 || !FIELD_NAME.matcher(word.substring(0, colon)).matches()) {
            return false;
        }
        String name = word.substring(0, colon);
        String value = word.substring(colon + 1);
        boolean bare = value.isEmpty() && (at == query.length() || isSpace(query.charAt(at)));
        var field = QueryField.named(name);
        if (field.isEmpty()) {
            if (bare || value.startsWith("//")) {
                return false;
            }
            throw new QuerySyntaxException(
                    start,
                    "There is no field \"" + name + "\": the fields are " + QueryField.known()
                            + "; put the words in quotes to look for the text itself");
        }
        value(field.get(), value, start);
        return true;
    }

    private void value(QueryField field, String value, int start) {
        boolean quoted = value.isEmpty() && at < query.length() && isQuote(query.charAt(at));
        String text = quoted ? quoted() : value;
        if (text.isBlank()) {
            throw new QuerySyntaxException(
                    start, "The field " + field.key() + " needs a value right after its colon, without a space or (");
        }
        tokens.add(new Token.Value(field, text, quoted, start));
    }

    private static boolean endsWord(char c) {
        return isSpace(c) || c == '(' || c == ')' || isQuote(c);
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
