package dev.rapport.capture.chat.export;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads a Slack export: a zip with {@code users.json}, the lists of channels, private channels and direct messages, and a folder
 * for each of them with a file per day (Slack's help, "How to read Slack data exports").
 *
 * <p>Every message is taken, also of bots and of who joined. A thread ({@code thread_ts}) is a room of its own, with the message
 * that it answers. A damaged file costs itself only.
 */
final class SlackExport implements ExportReader {

    /** A folder's file of a day. */
    static final Pattern DAY = Pattern.compile("(?:.*/)?([^/]+)/\\d{4}-\\d\\d-\\d\\d\\.json");

    private static final Map<String, SlackChannel.Kind> LISTS = Map.of(
            "channels.json", SlackChannel.Kind.CHANNEL,
            "groups.json", SlackChannel.Kind.CHANNEL,
            "dms.json", SlackChannel.Kind.DIRECT,
            "mpims.json", SlackChannel.Kind.GROUP);

    @Override
    public void read(ExportFiles files, ExportTerms terms, ExportSink sink) throws IOException {
        String base = files.names().stream()
                .filter(name -> LISTS.containsKey(ExportFiles.baseName(name)) || name.endsWith("users.json"))
                .map(ExportFiles::folder)
                .findFirst()
                .orElse("");
        Job job = new Job(files, base, sink, new SlackPeople(), new TreeMap<>());
        job.readPeople();
        job.readChannels();
        job.readDays();
    }

    /** One export, and what is known of it. */
    private record Job(
            ExportFiles files, String base, ExportSink sink, SlackPeople people, Map<String, SlackChannel> channels) {

        void readPeople() throws IOException {
            for (String list : List.of("users.json", "org_users.json", "bots.json")) {
                each(base + list, people::add);
            }
        }

        void readChannels() throws IOException {
            for (String list : new TreeSet<>(LISTS.keySet())) {
                SlackChannel.Kind kind = LISTS.getOrDefault(list, SlackChannel.Kind.CHANNEL);
                each(
                        base + list,
                        one -> SlackChannel.of(one, kind, people)
                                .ifPresent(channel -> channels.putIfAbsent(channel.folder(), channel)));
            }
            channels.values().forEach(channel -> people.channel(channel.id(), channel.folder()));
        }

        void readDays() throws IOException {
            TreeSet<String> days = new TreeSet<>();
            files.names().stream()
                    .filter(name -> name.startsWith(base) && DAY.matcher(name).matches())
                    .forEach(days::add);
            for (String day : days) {
                String folder = ExportFiles.baseName(day.substring(0, day.lastIndexOf('/')));
                SlackChannel channel = channels.getOrDefault(folder, SlackChannel.unlisted(folder));
                SlackMessages messages = new SlackMessages(channel, people, files, base);
                each(day, one -> {
                    Optional<SlackMessages.Read> read = messages.read(one);
                    if (read.isPresent()) {
                        sink.add(
                                read.get().room(),
                                read.get().entry(),
                                read.get().people());
                    } else if (one.path("type").asString("message").equals("message")) {
                        sink.warn(ExportZip.shown(day) + " has a message without a time, which is left out");
                    }
                });
            }
        }

        /** Goes through a list; one that is not there is empty. */
        private void each(String name, Taker taker) throws IOException {
            if (!files.has(name)) {
                return;
            }
            try (JsonStream json = new JsonStream(ExportZip.shown(name), files.open(name))) {
                if (!json.atArray()) {
                    sink.warn(ExportZip.shown(name) + " is no list, and is left out");
                }
                json.array(() -> taker.take(json.value()));
            } catch (Unprocessable damaged) {
                sink.warn(String.valueOf(damaged.getMessage()));
            }
        }
    }

    private interface Taker {
        void take(JsonNode one) throws IOException;
    }
}
