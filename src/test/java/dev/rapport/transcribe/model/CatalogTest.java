package dev.rapport.transcribe.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CatalogTest {

    private final Catalog shipped = Catalog.load(Path.of("models"));

    @Test
    void theDefaultModelIsKnownAndHasAFallback() {
        String name = settings(Map.of()).model();

        assertThat(shipped.find(name)).isPresent();
        assertThat(shipped.fallbackFor(name))
                .hasValueSatisfying(model -> assertThat(model.npm()).isNotNull());
    }

    @Test
    void thereAreEightLanguagesBesidesEnglishAndEnglishComesSmallToLarge() {
        Set<String> languages = new HashSet<>();
        shipped.models().forEach(model -> languages.add(model.language()));

        assertThat(languages).hasSizeGreaterThanOrEqualTo(9).contains("en-US", "de", "fr", "es");
        assertThat(shipped.models().stream()
                        .filter(model -> model.language().equals("en-US") && model.zip() != null)
                        .map(CatalogEntry::sizeMb))
                .isSorted()
                .hasSize(4);
    }

    @Test
    void everyEntryCanBeFetchedAndHearsEveryRate() {
        assertThat(shipped.models()).allSatisfy(model -> {
            assertThat(model.licence()).isNotBlank();
            assertThat(model.zip() != null || model.npm() != null).isTrue();
            assertThat(model.zip() == null || model.zip().startsWith("https://"))
                    .isTrue();
            assertThat(model.conf()).anySatisfy(conf -> assertThat(conf.lines()).contains("--allow-upsample=true"));
        });
    }

    @Test
    void whereTheFolderHasNoCatalogueTheBuiltInOneCounts() {
        assertThat(Catalog.load(Path.of("target/no-such-folder"))).isEqualTo(shipped);
    }

    @Test
    void theSourcesAreAskedInTheirOrder() {
        CatalogEntry entry = shipped.find("vosk-model-small-en-us-0.15").orElseThrow();

        assertThat(ModelSource.of(entry, settings(Map.of("m.mirror", "https://models.example/vosk"))))
                .extracting(ModelSource::label)
                .containsExactly(
                        "https://models.example/vosk/vosk-model-small-en-us-0.15.zip",
                        "https://alphacephei.com/vosk/models/vosk-model-small-en-us-0.15.zip");
    }

    private static ModelProperties settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("m", ModelProperties.class);
    }
}
