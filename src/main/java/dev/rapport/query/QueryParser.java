package dev.rapport.query;

import dev.rapport.query.QueryNode.And;
import dev.rapport.query.QueryNode.Everything;
import dev.rapport.query.QueryNode.Not;
import dev.rapport.query.QueryNode.Nothing;
import dev.rapport.query.QueryNode.Or;
import dev.rapport.query.Token.Kind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the query language.
 *
 * <pre>
 * query  = { and / "OR" }            any of these
 * and    = { timed / [ "AND" ] }     all of these; binds closer than OR
 * timed  = unary [ "within:" DURATION unary ]
 * unary  = ( "NOT" | "-" ) unary | primary
 * primary = "(" query ")" | "PHRASE" [ "~" GAPS ] | FIELD ":" VALUE | WORD | PREFIX "*" | "*"
 * </pre>
 *
 * <p>In a phrase, {@code (a|b c)} is a choice, {@code (a|)} one that may be missing, {@code pric*} the beginning of a word;
 * with {@code ~3} behind it, up to three other words may stand between its own, which stay in their order.
 *
 * <p>An empty query asks for everything, and so does a query of only negations ask for all but that. Whatever else is
 * wrong is a {@link QuerySyntaxException}, for any text at all. Length, number of clauses and depth are bounded, so that
 * no query can exhaust the stack or hold the index for long.
 *
 * <p>Safe for use by many threads.
 */
public final class QueryParser {

    /** How long a query may be, in UTF-16 units. */
    public static final int MAX_LENGTH = 2_000;

    /** How many words, phrases and fields a query may have. */
    public static final int MAX_CLAUSES = 200;

    /** How deep parentheses and negations may be nested. */
    public static final int MAX_DEPTH = 40;

    private final FieldValues values;
    private final int maxLength;

    /** @param zone where a day begins that is given as a date */
    public QueryParser(ZoneId zone) {
        this(zone, MAX_LENGTH);
    }

    /** @param maxLength for queries that come from files, whose phrases have lists of words in them */
    public QueryParser(ZoneId zone, int maxLength) {
        this.values = new FieldValues(zone);
        this.maxLength = maxLength;
    }

    /** Reads a query; a {@link QuerySyntaxException} says what is wrong with it, and where. */
    public QueryNode parse(String query) {
        if (query.length() > maxLength) {
            throw new QuerySyntaxException(
                    maxLength, "A query has at most " + maxLength + " characters, not " + query.length());
        }
        return new Run(new Tokenizer(query).tokens()).query();
    }

    /** One reading: where it is in the tokens, and what it counted. */
    private final class Run {

        private final List<Token> tokens;
        private int at;
        private int clauses;

        Run(List<Token> tokens) {
            this.tokens = tokens;
        }

        QueryNode query() {
            if (is(Kind.END)) {
                return new Everything();
            }
            QueryNode node = or(0);
            if (is(Kind.CLOSE)) {
                throw wrong("This ) has no ( before it: remove it");
            }
            return node;
        }

        private QueryNode or(int depth) {
            List<QueryNode> nodes = new ArrayList<>();
            nodes.add(and(depth));
            while (is(Kind.OR)) {
                at++;
                nodes.add(and(depth));
            }
            return join(nodes, Or::new);
        }

        private QueryNode and(int depth) {
            List<QueryNode> nodes = new ArrayList<>();
            nodes.add(timed(depth));
            while (!is(Kind.OR) && !is(Kind.CLOSE) && !is(Kind.END)) {
                if (is(Kind.AND)) {
                    at++;
                }
                nodes.add(timed(depth));
            }
            return join(nodes, And::new);
        }

        private QueryNode timed(int depth) {
            QueryNode node = unary(depth);
            while (token() instanceof Token.Value value && value.field() == QueryField.WITHIN) {
                at++;
                clause();
                node = values.within(node, value, unary(depth));
            }
            return node;
        }

        private QueryNode unary(int depth) {
            if (is(Kind.NOT) || is(Kind.MINUS)) {
                check(depth);
                at++;
                QueryNode negated = unary(depth + 1);
                return negated instanceof Nothing ? negated : new Not(negated);
            }
            return primary(depth);
        }

        private QueryNode primary(int depth) {
            QueryNode node = switch (token()) {
                case Token.Sign sign -> group(sign, depth);
                case Token.Term term -> searchable(term.text(), new QueryNode.Word(term.text()));
                case Token.Quote quote -> phrase(quote);
                case Token.Begin begin -> values.prefix(begin);
                case Token.Star ignored -> new Everything();
                case Token.Value value -> values.field(value);
            };
            clause();
            at++;
            return node;
        }

        private QueryNode group(Token.Sign sign, int depth) {
            if (sign.kind() != Kind.OPEN) {
                throw wrong("A word, a phrase or a field is missing before "
                        + sign.kind().shown());
            }
            check(depth);
            at++;
            QueryNode inside = or(depth + 1);
            if (!is(Kind.CLOSE)) {
                throw new QuerySyntaxException(sign.position(), "This ( is not closed: add a )");
            }
            return inside;
        }

        private void check(int depth) {
            if (depth >= MAX_DEPTH) {
                throw wrong("A query nests at most " + MAX_DEPTH + " parentheses and negations: make it flatter");
            }
        }

        private void clause() {
            if (++clauses > MAX_CLAUSES) {
                throw wrong("A query has at most " + MAX_CLAUSES + " words, phrases and fields: ask for less at once");
            }
        }

        private Token token() {
            return tokens.get(at);
        }

        private boolean is(Kind kind) {
            return token() instanceof Token.Sign sign && sign.kind() == kind;
        }

        private QuerySyntaxException wrong(String problem) {
            return new QuerySyntaxException(token().position(), problem);
        }
    }

    private static QueryNode phrase(Token.Quote quote) {
        try {
            return PhrasePattern.of(quote.text()).isEmpty()
                    ? new Nothing()
                    : new QueryNode.Phrase(quote.text(), quote.gaps());
        } catch (IllegalArgumentException e) {
            throw new QuerySyntaxException(quote.position(), String.valueOf(e.getMessage()));
        }
    }

    private static QueryNode searchable(String text, QueryNode node) {
        return Analysis.exactTerms(text).isEmpty() ? new Nothing() : node;
    }

    private static QueryNode join(List<QueryNode> nodes, Function<List<QueryNode>, QueryNode> joined) {
        List<QueryNode> kept =
                nodes.stream().filter(node -> !(node instanceof Nothing)).toList();
        return switch (kept.size()) {
            case 0 -> new Nothing();
            case 1 -> kept.getFirst();
            default -> joined.apply(kept);
        };
    }
}
