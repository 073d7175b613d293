package dev.rapport.web;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.database.TestDatabase;
import dev.rapport.pipeline.JobStore;
import dev.rapport.pipeline.Quarantine;
import dev.rapport.pipeline.Reprocessing;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The web with the real stores and a real database, but without the stages: jobs are only written down. */
@SpringBootConfiguration
@EnableAutoConfiguration(excludeName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ComponentScan({"dev.rapport.archive", "dev.rapport.installation", "dev.rapport.web"})
@ConfigurationPropertiesScan({"dev.rapport.archive", "dev.rapport.installation", "dev.rapport.web"})
@Import({Quarantine.class, Reprocessing.class, JobStore.class})
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
}
