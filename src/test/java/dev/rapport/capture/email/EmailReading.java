package dev.rapport.capture.email;

import dev.rapport.capture.email.mime.Limits;
import dev.rapport.language.PhoneNumbers;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads messages as an installation in the United States does, with the limits that are set where nobody set any. */
final class EmailReading {

    static final Limits LIMITS = new Limits(1000, 40, 256 * 1024, 2 << 20, Duration.ofSeconds(10));

    static final EmailReader READER = new EmailReader(LIMITS, 100 << 20, PhoneNumbers.writtenIn("US"));

    private EmailReading() {}

    /** Of this thread, in nanoseconds: other processes do not change it. */
    static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Line ends become CRLF; characters are sent as UTF-8. */
    static EmailMessage read(String message) {
        return READER.read(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A message of plain text from Dana, of which only the text matters. */
    static EmailMessage text(String body) {
        return read("""
                From: "Dana Smith" <dana@acme.example>
                To: sam@us.example
                Subject: Re: offer
                Message-ID: <1@acme.example>
                Date: Tue, 1 Mar 2022 18:02:00 +0530
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                """ + body);
    }

    static EmailMessage html(String body) {
        return read("""
                From: "Dana Smith" <dana@acme.example>
                To: sam@us.example
                Subject: Re: offer
                In-Reply-To: <0@us.example>
                Message-ID: <1@acme.example>
                Date: Tue, 1 Mar 2022 18:02:00 +0530
                MIME-Version: 1.0
                Content-Type: text/html; charset=utf-8

                """ + body);
    }
}
