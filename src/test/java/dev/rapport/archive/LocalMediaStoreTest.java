package dev.rapport.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.Original;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMediaStoreTest {

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-03-04T10:00:00Z");
    private LocalMediaStore media;

    @BeforeEach
    void open() throws IOException {
        media = new LocalMediaStore(folder, 0, () -> now);
    }

    @Test
    void whatWasStoredAMomentAgoIsNotErasedYet() throws IOException {
        Original kept = store("a call");

        assertThat(media.erase(kept.sha256())).isFalse();
        later(Duration.ofSeconds(70));
        assertThat(media.erase(kept.sha256())).isFalse();

        later(Duration.ofSeconds(70));
        assertThat(media.erase(kept.sha256())).isTrue();
        assertThatThrownBy(() -> media.open(kept)).isInstanceOf(NoSuchFileException.class);
        assertThat(media.erase(kept.sha256())).as("it is gone already").isTrue();
    }

    @Test
    void storingTheSameAgainKeepsItFromBeingErased() throws IOException {
        Original kept = store("a call");
        later(Duration.ofMinutes(10));
        store("a call");

        assertThat(media.erase(kept.sha256())).isFalse();
        media.open(kept).close();
    }

    private Original store(String text) throws IOException {
        return media.store(new ByteArrayInputStream(text.getBytes(UTF_8)), 100);
    }

    private void later(Duration time) {
        now = now.plus(time);
    }
}
