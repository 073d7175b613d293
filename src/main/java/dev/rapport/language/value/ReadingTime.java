package dev.rapport.language.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** When and where something was said or written: what "next Friday" is counted from. */
public record ReadingTime(Instant at, ZoneId zone) {

    LocalDateTime local() {
        return LocalDateTime.ofInstant(at, zone);
    }
}
