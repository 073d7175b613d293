package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.email.mime.MailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads messages whose file says in its name what is wrong with them, and compares what is read with the file beside. */
class GoldenMailTest {

    private static final Path MAIL = Path.of("src/test/resources/email");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(MAIL)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.replace(".eml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aMessageIsReadAsItIsMeant(String name) throws IOException {
        EmailMessage message = EmailReading.READER.read(MAIL.resolve(name + ".eml"));
        JsonNode expected = JsonMapper.shared().readTree(Files.readString(MAIL.resolve(name + ".json")));

        expected.propertyNames()
                .forEach(field -> assertThat(value(message, field))
                        .as(field)
                        .isEqualTo(
                                expected.get(field).isArray()
                                        ? expected.get(field)
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList()
                                        : expected.get(field).asString()));
    }

    private static Object value(EmailMessage message, String field) {
        return switch (field) {
            case "subject" -> message.subject();
            case "body" -> message.text().body();
            case "reply" -> message.text().reply();
            case "signature" -> message.text().signature();
            case "html" -> Objects.requireNonNull(message.html()).strip();
            case "from" -> addresses(message.from());
            case "to" -> addresses(message.to());
            case "cc" -> addresses(message.cc());
            case "notes" ->
                message.notes().stream().map(note -> note.kind().name()).toList();
            case "attachments" ->
                message.attachments().stream()
                        .map(file -> file.filename() + " " + file.mediaType())
                        .toList();
            default -> throw new IllegalArgumentException("There is nothing to compare for " + field);
        };
    }

    private static List<String> addresses(List<MailAddress> addresses) {
        return addresses.stream()
                .map(one -> one.name() == null ? one.address() : one.name() + " <" + one.address() + ">")
                .toList();
    }
}
