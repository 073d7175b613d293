package dev.rapport.capture.chat.export;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a WhatsApp export once it was looked through: how its lines begin, how its dates are written, and in whose
 * name the chat itself speaks, as iOS has it. For use by one thread.
 */
final class WhatsAppSurvey {

    private static final int MOST_SENDERS = 10_000;

    private final WhatsAppDates dates;
    private final Set<String> writers = new LinkedHashSet<>();
    private Style style = Style.NOT_SEEN;

    /** How lines begin; that of another telephone is what somebody quotes. */
    private enum Style {
        NOT_SEEN,
        BRACKETS,
        DASH
    }

    WhatsAppSurvey(WhatsAppDates dates) {
        this.dates = dates;
    }

    void look(String line) {
        Optional<WhatsAppStamp> stamp = WhatsAppStamp.of(line);
        if (stamp.isEmpty()) {
            return;
        }
        if (style == Style.NOT_SEEN) {
            style = stamp.get().bracketed() ? Style.BRACKETS : Style.DASH;
        }
        if (begins(stamp.get())) {
            dates.look(stamp.get());
            WhatsAppSender.of(stamp.get().rest())
                    .filter(sender -> !sender.text().stripLeading().startsWith("\u200E"))
                    .filter(sender -> writers.size() < MOST_SENDERS)
                    .ifPresent(sender -> writers.add(sender.name()));
        }
    }

    private boolean begins(WhatsAppStamp stamp) {
        return stamp.bracketed() == (style == Style.BRACKETS);
    }

    /** The time that a line begins with; empty for one that goes on with what stands before it. */
    Optional<WhatsAppStamp> begins(String line) {
        return WhatsAppStamp.of(line).filter(this::begins);
    }

    Optional<WhatsAppDates.Order> order() {
        return dates.order();
    }

    /** Those between whom the chat is; empty for a group. */
    List<String> two() {
        return writers.size() == 2 ? List.copyOf(writers) : List.of();
    }

    /** Whether somebody wrote anything that WhatsApp does not mark as its own words. */
    boolean writes(String sender) {
        return writers.contains(sender) || writers.size() >= MOST_SENDERS;
    }
}
