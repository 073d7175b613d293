package dev.rapport.web;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.database.TestDatabase;
import dev.rapport.pipeline.JobStore;
import dev.rapport.pipeline.Quarantine;
import dev.rapport.pipeline.Reprocessing;
import dev.rapport.pipeline.RouteReports;
import dev.rapport.pipeline.RouteSwitch;
import dev.rapport.query.QuerySyntaxException;
import dev.rapport.search.HeardAs;
import dev.rapport.search.IdleRebuild;
import dev.rapport.search.IndexRebuild;
import dev.rapport.search.IndexedItem;
import dev.rapport.search.MeaningSearch;
import dev.rapport.search.MomentIndex;
import dev.rapport.search.Search;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SearchRequest;
import dev.rapport.search.SearchResult;
import dev.rapport.search.SimilarConversations;
import dev.rapport.search.Vocabulary;
import dev.rapport.search.meaning.MeaningStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The web with the real stores and a real database, but without the stages: jobs are only written down.
 *
 * <p>Bears no annotation of a configuration, so that no application that scans the packages takes it for a part of itself.
 */
@EnableAutoConfiguration(excludeName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ComponentScan(
        basePackages = {
            "dev.rapport.archive",
            "dev.rapport.capture",
            "dev.rapport.crm",
            "dev.rapport.export",
            "dev.rapport.insight",
            "dev.rapport.installation",
            "dev.rapport.language",
            "dev.rapport.match",
            "dev.rapport.privacy",
            "dev.rapport.sample",
            "dev.rapport.search.saved",
            "dev.rapport.subscription",
            "dev.rapport.transcribe",
            "dev.rapport.understand",
            "dev.rapport.web"
        },
        // Other applications of tests, and what only they have.
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Fixture|Preview|Test).*"))
@ConfigurationPropertiesScan("dev.rapport")
@Import({MeaningStore.class, Quarantine.class, Reprocessing.class, JobStore.class, RouteReports.class})
public class WebTestApplication {

    @Bean
    TestDatabase testDatabase() {
        return TestDatabase.migrated();
    }

    @Bean
    DataSource dataSource(TestDatabase database) {
        return database.dataSource();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AskedJobs jobs() {
        return new AskedJobs();
    }

    @Bean
    Samples samples(
            dev.rapport.archive.ConversationStore conversations,
            dev.rapport.archive.TranscriptStore transcripts,
            dev.rapport.archive.ItemStore items,
            dev.rapport.archive.StageStore stages,
            MediaStore media) {
        return new Samples(conversations, transcripts, items, stages, media);
    }

    @Bean
    Vocabulary vocabulary() {
        return new Vocabulary() {
            @Override
            public List<String> beginningWith(Viewer viewer, String beginning, int most) {
                return "pricing".startsWith(beginning) ? List.of("pricing") : List.of();
            }

            @Override
            public Optional<String> corrected(Viewer viewer, String query) {
                return query.equals("prising") ? Optional.of("pricing") : Optional.empty();
            }
        };
    }

    @Bean
    RouteSwitch routeSwitch() {
        return new HandSwitch();
    }

    @Bean
    ForgottenMoments momentIndex() {
        return new ForgottenMoments();
    }

    @Bean
    IndexRebuild indexRebuild() {
        return IdleRebuild.create();
    }

    @Bean
    MeaningSearch meanings(FoundMoments found) {
        return (viewer, request, most) -> found.meant;
    }

    @Bean
    HeardAs heardAs(FoundMoments found) {
        return (viewer, request) -> found.misheard;
    }

    @Bean
    SimilarConversations similar() {
        return (viewer, conversation, most) -> List.of();
    }

    @Bean
    FoundMoments search() {
        return new FoundMoments();
    }

    /** Finds the one moment that a test puts there, whatever is looked for; the query "(" is malformed. */
    public static final class FoundMoments implements Search {

        private volatile List<SearchHit> hits = List.of();
        private volatile List<SearchHit> meant = List.of();
        private volatile List<HeardAs.Misheard> misheard = List.of();
        private volatile SearchRequest last = SearchRequest.of("");

        public void findsNothing() {
            hits = List.of();
        }

        public void finds(SearchHit hit) {
            hits = List.of(hit);
        }

        /** What may have been meant, whatever is looked for. */
        public void findsBeside(List<SearchHit> alike, List<HeardAs.Misheard> sounding) {
            meant = alike;
            misheard = sounding;
        }

        /** What was looked for last. */
        public SearchRequest last() {
            return last;
        }

        @Override
        public List<SearchHit> bestOf(Viewer viewer, SearchRequest request, java.util.Collection<ItemId> items) {
            return hits;
        }

        @Override
        public SearchResult search(Viewer viewer, SearchRequest request) {
            last = request;
            if (request.q().equals("(")) {
                throw new QuerySyntaxException(0, "This parenthesis is not closed");
            }
            List<SearchResult.Facet> accounts = hits.stream()
                    .flatMap(hit -> Optional.ofNullable(hit.account()).stream())
                    .map(account -> new SearchResult.Facet(account.id().toString(), "then", 1))
                    .toList();
            return new SearchResult(
                    hits,
                    hits.size(),
                    hits.size(),
                    null,
                    new SearchResult.Facets(List.of(), accounts, List.of(), List.of(), List.of()));
        }
    }

    /** Writes down which items are taken out of the index. */
    public static final class ForgottenMoments implements MomentIndex {

        private final List<ItemId> removed = new CopyOnWriteArrayList<>();

        public List<ItemId> removed() {
            return List.copyOf(removed);
        }

        @Override
        public void replace(IndexedItem item) {}

        @Override
        public void replaceAll(List<IndexedItem> items, java.util.Set<ItemId> added) {}

        @Override
        public void remove(ItemId item) {
            removed.add(item);
        }

        @Override
        public void removeConversation(dev.rapport.conversation.ConversationId conversation) {}

        @Override
        public boolean needsRebuild() {
            return false;
        }

        @Override
        public Rebuilding beginRebuild() {
            throw new UnsupportedOperationException("Nothing is rebuilt here");
        }
    }

    /** Writes down what was asked for. */
    public static final class AskedJobs implements Jobs {

        private final List<String> asked = new CopyOnWriteArrayList<>();

        @Override
        public void enqueue(ItemId item, Stage stage) {
            asked.add(item + "/" + stage.key());
        }

        public List<String> asked() {
            return List.copyOf(asked);
        }
    }

    /** One source that runs until it is stopped. */
    private static final class HandSwitch implements RouteSwitch {

        private static final String ONLY = "capture-call-folder";
        private volatile boolean stopped;

        @Override
        public Set<String> stoppable(Viewer viewer) {
            return stopped ? Set.of() : Set.of(ONLY);
        }

        @Override
        public Set<String> stopped(Viewer viewer) {
            return stopped ? Set.of(ONLY) : Set.of();
        }

        @Override
        public boolean stop(Viewer viewer, String route) {
            boolean known = ONLY.equals(route);
            stopped |= known;
            return known;
        }

        @Override
        public boolean start(Viewer viewer, String route) {
            boolean known = stopped && ONLY.equals(route);
            stopped &= !known;
            return known;
        }
    }
}
