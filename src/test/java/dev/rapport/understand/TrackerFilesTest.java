package dev.rapport.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.FindingType;
import dev.rapport.query.QueryParser;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackerFilesTest {

    private final TrackerFile file = new TrackerFile(new QueryParser(ZoneOffset.UTC), null);

    @Test
    void theBuiltInFilesAreRead() {
        List<Tracker> all = new TrackerFiles(new QueryParser(ZoneOffset.UTC, TrackerFiles.LONGEST_QUERY), null).all();

        assertThat(all).extracting(Tracker::name).doesNotHaveDuplicates();
        assertThat(all).extracting(Tracker::finds).contains(FindingType.OBJECTION, FindingType.CONCERN, null);
    }

    @Test
    void aFileHasListsGuardsAndTrackers() {
        List<Tracker> read = file.read("""
                version: 7
                lists: {costly: expensive|dear}
                guards:
                  negated: {before: 3, phrases: ["(not|never)"]}
                competitors: [Brightdesk]
                trackers:
                  - name: dear things
                    finds: objection
                    label: price
                    side: theirs
                    confidence: 0.9
                    unless: [negated]
                    phrases: ["too {costly} ~1"]
                """);

        assertThat(read).singleElement().satisfies(tracker -> {
            assertThat(tracker.version()).isEqualTo(7);
            assertThat(tracker.label()).isEqualTo("price");
            assertThat(tracker.unless()).hasSize(1);
        });
        assertThat(file.names().byType().get(FindingType.COMPETITOR)).containsExactly("Brightdesk");
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        assertThatThrownBy(() -> file.read("trackers: [{name: t, phrases: [\"too {costly}\"]}]"))
                .hasMessageContaining("costly");
        assertThatThrownBy(() -> file.read("trackers: [{name: t, unless: [never], phrases: [a]}]"))
                .hasMessageContaining("never");
        assertThatThrownBy(() -> file.read("trackers: [{name: t, finds: NONSENSE, phrases: [a]}]"))
                .hasMessageContaining("NONSENSE");
        assertThatThrownBy(() -> file.read("trackers: [{name: t}]")).hasMessageContaining("t has neither");
        assertThatThrownBy(() -> file.read("a: [")).hasMessageContaining("no YAML");
        assertThatThrownBy(() -> file.read("!!java.net.URL [\"http://127.0.0.1\"]"))
                .hasMessageContaining("no YAML");
    }
}
