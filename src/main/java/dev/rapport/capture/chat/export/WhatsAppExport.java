package dev.rapport.capture.chat.export;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an exported chat of WhatsApp: the text by itself, or with its files in a zip, from iOS and Android in the languages that
 * they speak.
 *
 * <p>The text is read twice: first for the order of day and month ({@link WhatsAppDates}), then for the messages. A line that
 * begins with no time goes on with the message before it. A line without a sender is no message.
 */
final class WhatsAppExport implements ExportReader {

    /** Longer lines come in pieces. */
    static final int LONGEST_LINE = 1 << 20;

    private static final Pattern TITLE = Pattern.compile(
            "^.{0,40}?whatsapp[ -]?(?:chat(?:t|s)?|sohbeti|keskustelu|samtale)?\\s*"
                    + "(?:with|mit|con|avec|com|met|z|s|с|med|og|de|cu|-|–|:)\\s+(.+)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    @Override
    public void read(ExportFiles files, ExportTerms terms, ExportSink sink) throws IOException {
        String name = main(files).orElseThrow(() -> new Unprocessable("The zip has no chat of WhatsApp"));
        WhatsAppSurvey survey = survey(files, name, terms);
        WhatsAppDates.Order order = survey.order()
                .orElseThrow(() -> new Unprocessable(ExportZip.shown(name)
                        + " has no line that begins with a date that can be, as in a chat of WhatsApp;"
                        + " export it again"));
        String title = title(name).or(() -> title(terms.filename())).orElse("");
        WhatsAppMessages messages = new WhatsAppMessages(files, ExportFiles.folder(name), survey, title, sink);
        long damaged = 0;
        try (Lines lines = new Lines(files.open(name), LONGEST_LINE)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                String text = line.get();
                Optional<WhatsAppStamp> stamp = survey.begins(text);
                Optional<LocalDateTime> time = stamp.flatMap(one -> WhatsAppDates.time(one, order));
                Optional<Instant> at = time.flatMap(
                        local -> Fields.ofThisAge(local.atZone(terms.zone()).toInstant()));
                if (stamp.isPresent() && at.isPresent()) {
                    messages.begin(stamp.get(), at.get(), text);
                } else {
                    messages.goOn(text);
                }
            }
            damaged = lines.damaged();
        }
        messages.end();
        if (damaged > 0) {
            sink.warn(ExportZip.shown(name) + " has " + damaged
                    + " lines with signs that are no UTF-8; they show as \uFFFD");
        }
    }

    private static WhatsAppSurvey survey(ExportFiles files, String name, ExportTerms terms) throws IOException {
        WhatsAppSurvey survey = new WhatsAppSurvey(new WhatsAppDates(terms.now(), terms.country()));
        try (Lines lines = new Lines(files.open(name), LONGEST_LINE)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                survey.look(line.get());
            }
        }
        return survey;
    }

    /** The file with the text. */
    static Optional<String> main(ExportFiles files) {
        if (files.names().size() == 1) {
            return Optional.of(files.names().getFirst());
        }
        return files.names().stream()
                .filter(WhatsAppExport::isText)
                .findFirst()
                .or(() -> files.names().stream()
                        .filter(name -> name.endsWith(".txt"))
                        .findFirst());
    }

    /** Whether a file of a zip is called like a chat's text. */
    static boolean isText(String name) {
        String base = ExportFiles.baseName(name).toLowerCase(Locale.ROOT);
        return base.equals("_chat.txt") || base.endsWith(".txt") && base.contains("whatsapp");
    }

    /** Whom a chat is with, or what it is called, by the name of its file; empty where that does not say. */
    static Optional<String> title(String filename) {
        String stem = WhatsAppStamp.unmarked(ExportFiles.baseName(filename))
                .replaceFirst("(?i)\\.(txt|zip)$", "")
                .replaceFirst("\\s*\\(\\d+\\)$", "")
                .strip();
        Matcher found = TITLE.matcher(stem);
        return found.matches()
                ? Optional.of(Fields.shortened(Fields.clean(found.group(1).strip())))
                : Optional.empty();
    }
}
