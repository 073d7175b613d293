package dev.rapport.capture.chat.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.export.Exports.Found;
import dev.rapport.conversation.Unprocessable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppExportTest {

    static final String ANDROID = """
        12/31/23, 9:00 PM - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read them. Tap to learn more.
        12/31/23, 9:01 PM - Dana Fox created group “Pilot: phase 1”
        12/31/23, 9:02 PM - +1 202-555-0147 changed their phone number to a new number. Tap to message or add the new number.
        12/31/23, 9:03 PM - Dana Fox: Hello,
        two things:

        1. The price: too high
        [not a time] at all
        12/31/23, 9:04 PM - Sam left
        12/31/23, 9:05 PM - Sam: Dana: did you see it?
        12/31/23, 9:06 PM - Dana Fox:\u0020
        12/31/23, 9:07 PM - Dana Fox changed the subject from “A: old” to “B: new”
        """;

    static final String IOS = """
        [31.12.23, 21:00:00] Pilotgruppe: \u200eNachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen.
        [31.12.23, 21:00:10] Pilotgruppe: \u200eDana Fox hat dich hinzugefügt.
        [31.12.23, 21:01:00] Dana Fox: Guten Abend
        \u200e[31.12.23, 21:02:00] Dana Fox: \u200eBild weggelassen
        [31.12.23, 21:03:00] Dana Fox: \u200eDiese Nachricht wurde gelöscht.
        [31.12.23, 21:04:00] ~\u202fLee: Ja \u200e<Diese Nachricht wurde bearbeitet.>
        [31.12.23, 21:05:00] \u202a+49\u00a0171\u00a01234567\u202c: Hallo
        """;

    private static Found read(String text, String zone, String country) {
        return Exports.read(
                ChatImportKind.WHATSAPP, Exports.bytes(text), "WhatsApp Chat with Dana Fox.txt", zone, country);
    }

    private static Found read(String text) {
        return read(text, "UTC", "US");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "[31.12.23, 23:59:58] Dana: x;US;2023-12-31T23:59:58Z",
                "[12/31/23, 11:59:58 PM] Dana: x;DE;2023-12-31T23:59:58Z",
                "[12/31/23, 11:59:58\u202fPM] Dana: x;DE;2023-12-31T23:59:58Z",
                "\u200e[31/12/2023, 23:59:58] Dana: x;US;2023-12-31T23:59:58Z",
                "[2023-12-31, 11:59:58 PM] Dana: x;US;2023-12-31T23:59:58Z",
                "[2023/12/31 下午11:59:58] Dana: x;US;2023-12-31T23:59:58Z",
                "[2023/12/31 上午12:05:00] Dana: x;US;2023-12-31T00:05:00Z",
                "[31.12.2023 klo 23.59.58] Dana: x;US;2023-12-31T23:59:58Z",
                "[31.12.2023 kl. 23.59.58] Dana: x;US;2023-12-31T23:59:58Z",
                "[31.12.23 23:59:58] Dana: x;US;2023-12-31T23:59:58Z",
                "[2023. 12. 31. 오후 11:59:58] Dana: x;US;2023-12-31T23:59:58Z",
                "12/31/23, 11:59 PM - Dana: x;DE;2023-12-31T23:59:00Z",
                "12/31/23, 11:59\u202fpm - Dana: x;DE;2023-12-31T23:59:00Z",
                "12/31/23, 12:05 AM - Dana: x;DE;2023-12-31T00:05:00Z",
                "12/31/23, 12:05 PM - Dana: x;DE;2023-12-31T12:05:00Z",
                "31/12/2023, 23:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "31.12.23, 23:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "31-12-2023 23:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "2023/12/31 23:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "2023-12-31 11:59 p.m. - Dana: x;US;2023-12-31T23:59:00Z",
                "31/12/23 11:59 p. m. - Dana: x;US;2023-12-31T23:59:00Z",
                "31/12/23 à 23:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "31/12/2023 às 23:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "31/12/23, 11:59 μ.μ. - Dana: x;US;2023-12-31T23:59:00Z",
                "2023. 12. 31. 오후 11:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "2023년 12월 31일 오후 11:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "2023. 12. 31. 23:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "٣١‏/١٢‏/٢٠٢٣، ١١:٥٩ م - Dana: x;US;2023-12-31T23:59:00Z",
                "31/12/2566 23:59 - Dana: x;US;2023-12-31T23:59:00Z",
                "3/4/24, 9:05 AM - Dana: x;US;2024-03-04T09:05:00Z",
                "3/4/24, 9:05 AM - Dana: x;DE;2024-04-03T09:05:00Z",
                "23/04/03 9:05 - Dana: x;JP;2023-04-03T09:05:00Z",
                "31.12.23, 23:59 - Dana:x: x;US;2023-12-31T23:59:00Z",
            })
    void everyFormOfTimeIsRead(String line, String country, String time) {
        Found found = read(line + "\n", "UTC", country);

        assertThat(found.times()).containsExactly(time);
        assertThat(found.texts()).containsExactly("x");
    }

    @Test
    void theOrderOfDayAndMonthIsDecidedOverTheWholeFile() {
        assertThat(read("03/04/24, 10:00 - Dana: a\n13/04/24, 10:00 - Dana: b\n")
                        .times())
                .containsExactly("2024-04-03T10:00:00Z", "2024-04-13T10:00:00Z");
        assertThat(read(
                                "03/04/24, 10:00 - Dana: a\n05/03/24, 10:00 - Dana: b\n06/02/24, 10:00 - Dana: c\n",
                                "UTC",
                                "DE")
                        .times())
                .as("time does not go back")
                .containsExactly("2024-03-04T10:00:00Z", "2024-05-03T10:00:00Z", "2024-06-02T10:00:00Z");
        assertThat(read("10/11/26, 10:00 - Dana: a\n01/12/26, 10:00 - Dana: b\n", "UTC", "DE")
                        .times())
                .as("not in the future")
                .containsExactly("2026-10-11T10:00:00Z", "2026-01-12T10:00:00Z");
    }

    @Test
    void timesAreThoseOfTheZoneAlsoWhenClocksAreChanged() {
        assertThat(read("[01.07.23, 12:00:00] Dana: a\n[01.12.23, 12:00:00] Dana: b\n", "Europe/Berlin", "DE")
                        .times())
                .containsExactly("2023-07-01T10:00:00Z", "2023-12-01T11:00:00Z");
    }

    @Test
    void linesWithoutATimeGoOnAndSystemLinesAreNoMessages() {
        Found found = read(ANDROID);

        assertThat(found.said())
                .containsExactly(
                        "Dana Fox: Hello,\ntwo things:\n\n1. The price: too high\n[not a time] at all",
                        "Sam: Dana: did you see it?",
                        "Dana Fox: ");
        assertThat(found.rooms.getFirst().id()).isEqualTo("dana fox");
        assertThat(found.rooms.getFirst().lasting()).isTrue();
    }

    @Test
    void whatIosMarksAsItsOwnWordsIsNoMessage() {
        Found found = read(IOS);

        assertThat(found.said())
                .containsExactly(
                        "Dana Fox: Guten Abend", "Dana Fox: Bild weggelassen", "Lee: Ja", "+491711234567: Hallo");
        assertThat(found.person("+491711234567").phone()).isEqualTo("+49 171 1234567");
        assertThat(found.entries)
                .filteredOn(one -> one.entry() instanceof ChatEntry.Deleted)
                .hasSize(1);
    }

    @Test
    void filesComeOutOfTheZip() {
        byte[] zip = Exports.zip(
                "00000001-PHOTO-2023-12-31-21-00-00.jpg", "jpg", "IMG-20231231-WA0001.jpg", "img", "_chat.txt", """
                [31.12.23, 21:00:00] Dana: Der Plan \u200e<Anhang: 00000001-PHOTO-2023-12-31-21-00-00.jpg>
                [31.12.23, 21:01:00] Dana: \u200e<Anhang: 00000002-fehlt.pdf>
                [31.12.23, 21:02:00] Dana: \u200eIMG-20231231-WA0001.jpg (Datei angehängt)
                Das Schild
                [31.12.23, 21:03:00] Dana: <Medien ausgeschlossen>
                [31.12.23, 21:03:30] Dana: Read report.pdf (page 3)
                """);

        Found found = Exports.read(ChatImportKind.WHATSAPP, zip, "WhatsApp Chat - Pilot (2).zip", "UTC", "DE");

        assertThat(found.texts())
                .containsExactly(
                        "Der Plan",
                        "[00000002-fehlt.pdf]",
                        "Das Schild",
                        "<Medien ausgeschlossen>",
                        "Read report.pdf (page 3)");
        assertThat(found.entries.get(0).files())
                .extracting(ExportEntry.FileRef::path)
                .containsExactly("00000001-PHOTO-2023-12-31-21-00-00.jpg");
        assertThat(found.entries.get(2).files()).hasSize(1);
        assertThat(found.rooms.getFirst().subject()).isEqualTo("Pilot");
    }

    @Test
    void aLongerExportHasTheSameIdsAndMore() {
        String first = "12/31/23, 9:03 PM - Dana: ok\n"
                + "12/31/23, 9:03 PM - Dana: ok\n"
                + "12/31/23, 9:04 PM - Sam: <Media omitted>\n";
        Found before = read(first);
        Found after = Exports.read(
                ChatImportKind.WHATSAPP,
                Exports.zip(
                        "WhatsApp Chat with Dana.txt",
                        first.replace("<Media omitted>", "IMG-20231231-WA0001.jpg (file attached)")
                                + "12/31/23, 9:03 PM - Dana: ok\n",
                        "IMG-20231231-WA0001.jpg",
                        "x"));

        assertThat(before.ids()).doesNotHaveDuplicates();
        assertThat(after.ids())
                .startsWith(before.ids().toArray(String[]::new))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void deletedAndEditedMessagesAreKnownInManyLanguages() {
        for (String gone : new String[] {
            "This message was deleted", "You deleted this message", "Se eliminó este mensaje.",
                    "Ce message a été supprimé",
            "Questo messaggio è stato eliminato", "Mensagem apagada", "Dit bericht is verwijderd",
                    "Данное сообщение удалено",
            "このメッセージは削除されました", "此消息已删除", "تم حذف هذه الرسالة", "Bu mesaj silindi"
        }) {
            assertThat(read("31.12.23, 21:00 - Dana: " + gone + "\n").entries)
                    .as(gone)
                    .singleElement()
                    .satisfies(one -> assertThat(one.entry()).isInstanceOf(ChatEntry.Deleted.class));
        }
        assertThat(read("31.12.23, 21:00 - Dana: Yes <This message was edited>\n")
                        .texts())
                .containsExactly("Yes");
        assertThat(read("31.12.23, 21:00 - Dana: Use <b> or <i>\n").texts()).containsExactly("Use <b> or <i>");
    }

    @Test
    void otherEncodingsAreRead() {
        String text = "31.12.23, 21:00 - Dana: Grüße – €\n";
        for (byte[] bytes : new byte[][] {
            text.getBytes(StandardCharsets.UTF_16), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                    text.replace("\n", "\r\n").getBytes(java.nio.charset.Charset.forName("windows-1252"))
        }) {
            assertThat(Exports.read(ChatImportKind.WHATSAPP, bytes).texts()).containsExactly("Grüße – €");
        }
        byte[] damaged = (text + "31.12.23, 21:01 - Dana: ä ö ü ß ?\n").getBytes(StandardCharsets.UTF_8);
        damaged[damaged.length - 2] = (byte) 0xFF;
        Found found = Exports.read(ChatImportKind.WHATSAPP, damaged);
        assertThat(found.texts().getLast()).isEqualTo("ä ö ü ß \uFFFD");
        assertThat(found.warnings).singleElement().asString().contains("no UTF-8");
    }

    @Test
    void whatHasNoDatesIsRefused() {
        assertThatThrownBy(() -> read("hello\nworld\n"))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("date");
        assertThatThrownBy(() -> read("31.31.23, 21:00 - Dana: x\n")).isInstanceOf(Unprocessable.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(Unprocessable.class);
    }

    @Test
    void titlesAreReadFromFileNames() {
        for (String name : new String[] {
            "WhatsApp Chat with Dana Fox.txt", "WhatsApp-Chat mit Dana Fox.txt", "Chat de WhatsApp con Dana Fox.txt",
            "Discussion WhatsApp avec Dana Fox.txt", "Conversa do WhatsApp com Dana Fox.txt",
                    "WhatsApp Chat - Dana Fox.zip",
            "Chat WhatsApp con Dana Fox.zip", "\u200eWhatsApp Chat with Dana Fox (3).txt", "Чат WhatsApp с Dana Fox.txt"
        }) {
            assertThat(WhatsAppExport.title(name)).as(name).contains("Dana Fox");
        }
        assertThat(WhatsAppExport.title("_chat.txt")).isEmpty();
    }
}
