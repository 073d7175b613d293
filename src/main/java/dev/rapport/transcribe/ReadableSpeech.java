package dev.rapport.transcribe;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Word;
import dev.rapport.installation.Company;
import dev.rapport.language.speech.Casing;
import dev.rapport.language.speech.NameSource;
import dev.rapport.language.value.AsWritten;
import dev.rapport.language.value.ReadingTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what was heard as people read it: numbers, dates and addresses in their written forms, and capitals where sentences,
 * names, months and days have them (src/adr/0026).
 *
 * <p>What the recogniser gave stays beside it, word by word with its times. Only English is rewritten. Safe for use by many threads.
 */
@Component
public final class ReadableSpeech {

    private final AsWritten values;
    private final List<NameSource> names;
    private final Company company;
    private final Clock clock;

    ReadableSpeech(AsWritten values, List<NameSource> names, Company company, Clock clock) {
        this.values = values;
        this.names = List.copyOf(names);
        this.company = company;
        this.clock = clock;
    }

    /** @param conversation that it is of, whose names are known; null where there is none */
    public Transcription of(Transcription heard, @Nullable Conversation conversation) {
        if (!Locale.forLanguageTag(heard.language()).getLanguage().equals("en")) {
            return heard;
        }
        Casing casing = new Casing(() -> names.stream()
                .flatMap(source -> source.names(conversation).stream())
                .toList());
        Instant at = conversation == null ? clock.instant() : conversation.startedAt();
        ReadingTime time = new ReadingTime(at, company.zone());
        return heard.with(heard.utterances().stream()
                .map(said -> written(said, casing, time))
                .toList());
    }

    private TrackUtterance written(TrackUtterance said, Casing casing, ReadingTime at) {
        List<String> raw = List.of(said.rawText().split(" "));
        if (raw.size() != said.words().size()) {
            return said; // words with blanks in them, which no model has
        }
        WrittenWords words =
                new WrittenWords(values.readable(said.rawText(), at), casing.sentence(raw), raw, said.words());
        List<Word> written = words.words();
        return new TrackUtterance(
                said.track(), said.speaker(), said.time(), words.text(), said.rawText(), said.confidence(), written);
    }
}
