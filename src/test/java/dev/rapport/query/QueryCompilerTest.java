package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import org.apache.lucene.index.memory.MemoryIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCompilerTest {

    private final QueryParser parser = new QueryParser(ZoneId.of("UTC"));
    private final QueryCompiler compiler = new QueryCompiler(new FakeTarget());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            price            | The pricing was fine
            prices           | our price
            customer         | the customer's wish
            don't            | we don’t do that
            don’t            | we don't do that
            "the price is"   | So the price is high
            expens*          | that is EXPENSIVE
            25000            | about $25,000.00 a year
            $25,000          | 25000 dollars
            1,250.50         | 1250.50
            cafe             | the Café
            café             | the cafe
            cafe             | the cafe\u0301
            strasse          | Straße
            follow-up        | we follow up
            follow-up        | a followup call
            followup         | a followup call
            20%              | 20 percent off
            dana@acme.com    | write to Dana@acme.com
            3:30             | at 3:30 pm
            a OR zzz         | a b
            -zzz             | a b
            NOT zzz a        | a b
            *                | anything
            中文              | 我说中文
            R&D              | the R&D budget
            """)
    void finds(String query, String text) throws IOException {
        assertThat(matches(query, text)).as("%s in %s", query, text).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            "the prices are" | the price are
            "price is"       | the price was, is
            pricing*         | the price
            a zzz            | a b
            a -b             | a b
            NOT a            | a b
            ???              | a b
            -(a OR b)        | a b
            25               | 25,000
            side:ours        | ours
            """)
    void doesNotFind(String query, String text) throws IOException {
        assertThat(matches(query, text)).as("%s in %s", query, text).isFalse();
    }

    private boolean matches(String query, String text) throws IOException {
        MemoryIndex index = new MemoryIndex();
        String plain = text.replace("\\u0301", "\u0301");
        index.addField("text", plain, Analysis.stemmed());
        index.addField("exact", plain, Analysis.exact());
        return index.createSearcher().count(query(query)) > 0;
    }

    private org.apache.lucene.search.Query query(String query) {
        return compiler.compile(parser.parse(query));
    }
}
