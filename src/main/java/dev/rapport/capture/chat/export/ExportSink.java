package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import java.io.IOException;
import java.util.List;

/** Takes what a reader finds. */
interface ExportSink {

    /**
     * A message, or that one was taken back.
     *
     * @param people whom the export names in connection with it, its sender too
     */
    void add(ExportRoom room, ExportEntry entry, List<ChatPerson> people) throws IOException;

    /** What a person should know: what was left out, and why. */
    void warn(String warning);
}
