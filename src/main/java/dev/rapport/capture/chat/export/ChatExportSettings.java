package dev.rapport.capture.chat.export;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.chat.export.*} of exports of chats.
 *
 * @param zone in which times without a zone are read, as those of WhatsApp are; null for the company's
 * @param zones the same for single sources, by the names that the ledger has for them
 * @param maxImport the largest file that an import takes
 * @param maxUnpacked how much the files of one zip may unpack to, all together
 */
@ConfigurationProperties("rapport.chat.export")
record ChatExportSettings(
        @Nullable ZoneId zone,
        @DefaultValue Map<String, ZoneId> zones,
        @DefaultValue("20GB") DataSize maxImport,
        @DefaultValue("50GB") DataSize maxUnpacked) {

    ChatExportSettings {
        zones = Map.copyOf(zones);
        if (maxImport.toBytes() < 1 || maxUnpacked.toBytes() < 1) {
            throw new IllegalArgumentException("rapport.chat.export takes sizes such as 20GB");
        }
    }

    /** In which zone a source's times are read. */
    ZoneId zone(String source, ZoneId companys) {
        ZoneId own = zones.get(source);
        return own != null ? own : zone != null ? zone : companys;
    }
}
