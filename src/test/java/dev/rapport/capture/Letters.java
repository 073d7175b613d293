package dev.rapport.capture;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Messages to try sources with. */
public final class Letters {

    private Letters() {}

    /** One that differs from those of other numbers, from a customer to us. */
    public static String letter(int number) {
        return letter(number, "Could you send us the offer number " + number + "?\n");
    }

    public static String letter(int number, String text) {
        return """
                From: Dana Fox <dana@customer.example>
                To: Sam Lee <sam@ours.example>
                Subject: Offer %1$d
                Date: Mon, 2 Mar 2026 10:%2$02d:00 +0000
                Message-ID: <letter-%1$d@customer.example>
                Content-Type: text/plain; charset=utf-8

                %3$s""".formatted(number, number % 60, text);
    }

    /**
     * One to us at a known time.
     *
     * @param headers further ones, each with its end of line; a {@code Date:} among them is its own
     */
    public static String mail(String id, String from, String to, String subject, String headers, String text) {
        return "Received: from a by b; Tue, 3 Nov 2026 10:00:05 +0000\r\nFrom: " + from + "\r\nTo: " + to
                + "\r\nSubject: " + subject + "\r\n" + (id.isEmpty() ? "" : "Message-ID: <" + id + ">\r\n")
                + (headers.contains("Date:") ? "" : "Date: Tue, 3 Nov 2026 10:00:00 +0000\r\n") + headers
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text;
    }

    public static byte[] bytes(int number) {
        return letter(number).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public static MimeMessage message(int number) {
        return message(bytes(number));
    }

    public static MimeMessage message(byte[] bytes) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
