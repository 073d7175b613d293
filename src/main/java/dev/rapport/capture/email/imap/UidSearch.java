package dev.rapport.capture.email.imap;

import jakarta.mail.MessagingException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/**
 * Asks which UIDs a folder holds (RFC 3501, 6.4.8): numbers only, so that a folder with a million messages costs 8 MB and one
 * answer. What the library offers instead makes an object of each message.
 */
final class UidSearch {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.US);

    private UidSearch() {}

    /** The UIDs from the first on, in their order. */
    static long[] from(IMAPFolder folder, long first, @Nullable LocalDate since) throws MessagingException {
        String day = since == null ? "" : " SINCE " + DAY.format(since);
        long[] found = (long[]) folder.doCommand(protocol -> search(protocol, "UID SEARCH UID " + first + ":*" + day));
        // "n:*" means the last message too, where all UIDs are below n
        return LongStream.of(found).filter(uid -> uid >= first).sorted().toArray();
    }

    private static Object search(IMAPProtocol protocol, String command) throws ProtocolException {
        Response[] answers = protocol.command(command, null);
        LongStream.Builder uids = LongStream.builder();
        List<Response> others = new ArrayList<>();
        for (Response response : answers) {
            if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
                for (long uid = answer.readLong(); uid != -1; uid = answer.readLong()) {
                    uids.add(uid);
                }
            } else {
                others.add(response);
            }
        }
        protocol.notifyResponseHandlers(others.toArray(Response[]::new));
        protocol.handleResult(answers[answers.length - 1]);
        return uids.build().toArray();
    }
}
