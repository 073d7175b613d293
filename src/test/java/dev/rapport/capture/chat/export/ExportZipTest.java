package dev.rapport.capture.chat.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.chat.export.Exports.Found;
import dev.rapport.conversation.Unprocessable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportZipTest {

    private static final String CHAT = "[31.12.23, 21:00:00] Dana: x <attached: ../../etc/passwd.txt>\n";

    private static ExportFiles open(byte[] zip, long most) throws IOException {
        return ExportFiles.of(new SeekableInMemoryByteChannel(zip), "a.zip", most);
    }

    private static Optional<ChatImportKind> kind(byte[] file) throws IOException {
        ChatImports.Opening opening = () -> new ByteArrayInputStream(file);
        Optional<ChatImportKind> anywhere = Recognition.of(new SeekableInMemoryByteChannel(file), "a.zip", opening);
        assertThat(Recognition.of(opening)).isEqualTo(anywhere);
        return anywhere;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd.txt",
                "/etc/passwd",
                "C:\\windows\\x.txt",
                "a/../../b.txt",
                "..\\..\\x.txt",
                ".."
            })
    void namesThatLeadOutOfTheZipAreLeftOut(String name) {
        Found found = Exports.read(ChatImportKind.WHATSAPP, Exports.zip(name, "secret", "_chat.txt", CHAT));

        assertThat(found.warnings).singleElement().asString().contains("leads out of the zip");
        assertThat(found.entries)
                .singleElement()
                .satisfies(one -> assertThat(one.files()).isEmpty());
    }

    @Test
    void bombsAreRefused() throws IOException {
        byte[] bomb = Exports.zip("_chat.txt", CHAT, "big.txt", new byte[64 << 20]);
        assertThatThrownBy(() -> open(bomb, Exports.MOST))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("times its size");
        byte[] large = Exports.zip("_chat.txt", CHAT.repeat(1000), "b.txt", CHAT.repeat(1000));
        assertThatThrownBy(() -> open(large, 50_000))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("max-unpacked");
    }

    @Test
    void aBombThatLiesAboutItsSizeIsRefusedWhileItIsRead() throws IOException {
        byte[] bomb = Exports.zip("_chat.txt", new byte[64 << 20]);
        int directory = lastIndexOf(bomb, new byte[] {'P', 'K', 1, 2});
        for (int i = 0; i < 4; i++) {
            bomb[directory + 24 + i] = i == 0 ? (byte) 100 : 0; // the size, as the directory says it
        }
        try (ExportFiles files = open(bomb, Exports.MOST)) {
            assertThatThrownBy(() -> files.open("_chat.txt").readAllBytes()).isInstanceOf(Unprocessable.class);
        }
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    @Test
    void encryptedAndTruncatedZipsSayWhatTheyAre() {
        byte[] zip = Exports.zip("_chat.txt", CHAT.repeat(100));
        byte[] encrypted = zip.clone();
        encrypted[lastIndexOf(zip, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;
        encrypted[6] |= 1;
        assertThatThrownBy(() -> Exports.read(ChatImportKind.WHATSAPP, encrypted))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("encrypted");
        assertThatThrownBy(() -> Exports.read(ChatImportKind.WHATSAPP, Arrays.copyOf(zip, zip.length / 2)))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("no whole zip");
    }

    @Test
    void theKindOfAZipIsToldByItsFiles() throws IOException {
        assertThat(kind(Exports.zip("00001.jpg", new byte[200_000], "_chat.txt", CHAT)))
                .contains(ChatImportKind.WHATSAPP);
        assertThat(kind(Exports.zip("chat.txt", CHAT))).contains(ChatImportKind.WHATSAPP);
        assertThat(kind(Exports.zip("a/2024-01-01.json", "[]", "channels.json", "[]", "users.json", "[]")))
                .contains(ChatImportKind.SLACK);
        assertThat(kind(Exports.zip("x/result.json", JsonExportsTest.TELEGRAM))).contains(ChatImportKind.TELEGRAM);
        assertThat(kind(Exports.zip("import.jsonl", WorkExportsTest.MATTERMOST)))
                .contains(ChatImportKind.MATTERMOST);
        assertThat(kind(Exports.zip("a.json", JsonExportsTest.DISCORD))).contains(ChatImportKind.DISCORD);
        assertThat(kind(Exports.zip("messages.json", WorkExportsTest.PERSONAL))).contains(ChatImportKind.TEAMS);
        assertThat(kind(Exports.zip("a.eml", "From: x", "b.txt", "notes"))).isEmpty();
        byte[] whole = Exports.zip("_chat.txt", CHAT, "b.jpg", new byte[100]);
        assertThat(kind(Arrays.copyOf(whole, whole.length - 60))).contains(ChatImportKind.WHATSAPP);
    }
}
