package dev.rapport.capture.email.imap;

import dev.rapport.capture.SourceStates;
import dev.rapport.conversation.TemporaryFailure;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one folder of a mailbox with a thread and a connection of its own: takes what has come, then waits until the server
 * tells that there is more (IDLE, RFC 2177), or until it is time to look.
 *
 * <p>A wait for the server ends with each {@code poll} too: a connection that died without a word is found out, and a server that
 * forgets to tell loses nothing. When anything fails, it connects anew, ever later up to five minutes; what is wrong is told
 * to {@link SourceStates}.
 */
final class FolderWatch {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    /** What comes just before the server begins to tell, some never tell: it is looked once more, soon after. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final FolderReader.Mailbox mailbox;
    private final String wantedFolder;
    private final MailServer server;
    private final FolderReader reader;
    private final SourceStates states;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile MailServer.@Nullable Opened current;
    private volatile Duration wait = FIRST_WAIT;

    FolderWatch(
            FolderReader.Mailbox mailbox, String folder, MailServer server, FolderReader reader, SourceStates states) {
        this.mailbox = mailbox;
        this.wantedFolder = folder;
        this.server = server;
        this.reader = reader;
        this.states = states;
        thread = Thread.ofPlatform()
                .name(mailbox.source() + " " + folder)
                .daemon()
                .unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    /** Ends a wait at once, and what is being taken after the message at hand. */
    void stop() {
        stopped.countDown();
        nudge(current);
    }

    /** Waits for the end. What takes longer is cut off. */
    void join(Duration patience) throws InterruptedException {
        if (!thread.join(patience) && current instanceof MailServer.Opened open) {
            open.close();
            thread.join(patience);
        }
    }

    private boolean isWanted() {
        return stopped.getCount() > 0;
    }

    private void follow() {
        Duration pause = FIRST_PAUSE;
        while (isWanted()) {
            boolean worked = false;
            try (MailServer.Opened open = server.open(mailbox.source(), mailbox.settings(), wantedFolder)) {
                current = open;
                for (int taken = 0; isWanted() && taken < FolderReader.AT_ONCE; worked = true) {
                    taken += takeAndWait(open);
                }
            } catch (MessagingException | IOException | TemporaryFailure | IllegalStateException e) {
                trouble(e);
            } catch (RuntimeException bug) {
                LOG.error(
                        "{} of {} stopped on a fault of ours; it is tried again", wantedFolder, mailbox.source(), bug);
                states.trouble(mailbox.source(), wantedFolder, "A fault of Rapport, see its log: " + bug);
            } finally {
                current = null;
            }
            pause = worked ? FIRST_PAUSE : pause;
            sleep(pause);
            pause = longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private void trouble(Exception e) {
        if (!isWanted()) {
            return; // the connection was closed for the stop
        }
        String reason = e instanceof TemporaryFailure
                ? String.valueOf(e.getMessage())
                : ServerTrouble.reason(mailbox.name(), mailbox.settings(), e);
        if (states.trouble(mailbox.source(), wantedFolder, reason)) {
            LOG.warn("{} of {} does not come in: {}", wantedFolder, mailbox.source(), reason);
            LOG.debug("because", e);
        }
    }

    private int takeAndWait(MailServer.Opened open) throws MessagingException, IOException {
        int there = open.folder().getMessageCount();
        int took = reader.catchUp(open, this::isWanted);
        if (states.fine(mailbox.source(), wantedFolder)) {
            LOG.info("{} of {} comes in again", wantedFolder, mailbox.source());
        }
        if (took > 0 || open.folder().getMessageCount() > there || !isWanted()) {
            wait = FIRST_WAIT;
            return took; // more may have come meanwhile
        }
        if (open.tellsAtOnce()) {
            idle(open);
        } else {
            sleep(wait);
        }
        wait = mailbox.settings().poll();
        return 0;
    }

    private void idle(MailServer.Opened open) throws MessagingException {
        Thread alarm = Thread.ofVirtual().start(() -> {
            try {
                if (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    nudge(open);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the server was faster
            }
        });
        try {
            open.folder().idle(true);
        } finally {
            alarm.interrupt();
        }
    }

    /** Any command ends the server's IDLE. */
    private static void nudge(MailServer.@Nullable Opened open) {
        if (open != null) {
            Thread.ofVirtual().start(() -> {
                try {
                    open.folder().doCommand(protocol -> {
                        protocol.noop();
                        return true;
                    });
                } catch (MessagingException | IllegalStateException e) {
                    LOG.debug("The wait for {} had ended already", open.name(), e);
                }
            });
        }
    }

    private void sleep(Duration time) {
        try {
            stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }
}
