package dev.rapport.bench;

import dev.rapport.bench.SearchQuestions.Question;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL's own full-text search over the same moments: two {@code tsvector} columns, of stems without a list of stop words
 * and of plain words, each with a GIN index, and B-trees for the filters.
 *
 * <p>It is asked directly, not over HTTP, and makes no snippets, which is in its favour. For one thread.
 */
final class PostgresSearch {

    private final Connection connection;

    PostgresSearch(Connection connection) {
        this.connection = connection;
    }

    /** @return seconds that it took to make the columns and the indexes */
    double build() throws SQLException {
        long begin = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            for (String sql : new String[] {
                "create text search dictionary bench_stem (template = snowball, language = english)",
                "create text search configuration bench (copy = simple)",
                "alter text search configuration bench alter mapping for asciiword, word with bench_stem",
                "set maintenance_work_mem = '256MB'",
                """
                create table bench_moment as
                select id, conversation, account, channel, side, started_at, text, to_tsvector('bench', text) as stem,
                       to_tsvector('simple', text) as exact
                  from bench_source""",
                "drop table bench_source",
                "create index on bench_moment using gin (stem)",
                "create index on bench_moment using gin (exact)",
                "create index on bench_moment (account)",
                "create index on bench_moment (started_at)",
                "analyze bench_moment"
            }) {
                statement.execute(sql);
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Megabytes of the table and its indexes. */
    double megabytes() throws SQLException {
        return number("select pg_total_relation_size('bench_moment')") / 1e6;
    }

    /**
     * What one answer cost.
     *
     * @param page nanoseconds of the twenty best alone
     * @param all nanoseconds of these, the counts of moments and conversations, and the facets
     */
    record Answer(long total, long page, long all) {}

    Answer ask(Question question) throws SQLException {
        String where = question.where();
        long begin = System.nanoTime();
        String match = question.match();
        String rank = match.isEmpty() ? "0" : "ts_rank(" + match.replace(" @@ ", ", ") + ")";
        number("select count(*) from (select id, text, " + rank + " as rank from bench_moment where " + where
                + " order by " + (match.isEmpty() ? "" : "rank desc, ") + "started_at desc, id limit 20) as page");
        long page = System.nanoTime() - begin;
        long total = number("select count(*), count(distinct conversation) from bench_moment where " + where);
        number(
                "select count(*) from (select channel, side, account, date_trunc('month', started_at), count(*)"
                        + " from bench_moment where " + where
                        + " group by grouping sets ((channel), (side), (account), (date_trunc('month', started_at)))) as facets");
        return new Answer(total, page, System.nanoTime() - begin);
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
