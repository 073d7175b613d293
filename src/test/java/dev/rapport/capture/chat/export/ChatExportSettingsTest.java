package dev.rapport.capture.chat.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ChatExportSettingsTest {

    private static ChatExportSettings settings(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("rapport.chat.export", ChatExportSettings.class);
    }

    @Test
    void withoutSettingsTheZoneIsTheCompanysAndSizesAreBounded() {
        ChatExportSettings settings = settings(Map.of());

        assertThat(settings.zone("whatsapp", ZoneOffset.UTC)).isEqualTo(ZoneOffset.UTC);
        assertThat(settings.maxImport().toGigabytes()).isEqualTo(20);
        assertThat(settings.maxUnpacked().toGigabytes()).isEqualTo(50);
    }

    @Test
    void aSourceMayHaveAZoneOfItsOwn() {
        ChatExportSettings settings = settings(Map.of(
                "rapport.chat.export.zone",
                "Europe/Berlin",
                "rapport.chat.export.zones.capture-chat-folder",
                "Asia/Tokyo"));

        assertThat(settings.zone("whatsapp", ZoneOffset.UTC)).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.zone("capture-chat-folder", ZoneOffset.UTC)).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThatThrownBy(() -> settings(Map.of("rapport.chat.export.max-import", "0B")))
                .hasStackTraceContaining("rapport.chat.export takes sizes");
    }
}
