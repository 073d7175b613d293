package dev.rapport.crm.promise;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.archive.SaidStore.Said;
import dev.rapport.archive.SaidStore.Sent;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Side;
import dev.rapport.crm.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Picks from an item what may keep promises: one deed for each message, and for each side of a call. */
final class Deeds {

    /** So much of a side's sentences is kept at most, and so many files of a message. */
    private static final int MOST_LINES = 400;

    private static final int MOST_FILES = 50;

    /** Who only reaches a machine, or nobody, has not called. */
    private static final int SAID_IN_A_CALL = 3;

    private Deeds() {}

    static List<Deed> of(Activity activity, List<Said> said, List<Sent> sent) {
        return activity.channel() == Channel.CALL ? spoken(activity, said) : written(activity, said, sent);
    }

    private static List<Deed> spoken(Activity activity, List<Said> said) {
        List<Deed> deeds = new ArrayList<>();
        for (Side side : List.of(Side.OURS, Side.THEIRS)) {
            List<Said> own = said.stream().filter(one -> one.side() == side).toList();
            boolean spoke = own.size() >= SAID_IN_A_CALL
                    && said.stream()
                                    .filter(one -> one.side() == side.opposite())
                                    .count()
                            >= SAID_IN_A_CALL;
            Direction calls = side == Side.OURS ? Direction.OUTBOUND : Direction.INBOUND;
            deeds.add(new Deed(
                    activity.item(),
                    activity.conversation(),
                    Channel.CALL,
                    side,
                    activity.at(),
                    false,
                    spoke && activity.direction() == calls,
                    lines(own),
                    List.of(),
                    Evidence.ofWhole(activity.conversation(), activity.item())));
        }
        deeds.removeIf(deed -> !deed.saysSomething());
        return deeds;
    }

    private static List<Deed> written(Activity activity, List<Said> said, List<Sent> sent) {
        Map<MessageId, List<Said>> sentences = said.stream()
                .filter(one -> one.message() != null)
                .collect(groupingBy(one -> Objects.requireNonNull(one.message())));
        List<Deed> deeds = new ArrayList<>();
        for (Sent message : sent) {
            deeds.add(new Deed(
                    message.item(),
                    message.conversation(),
                    activity.channel(),
                    message.side(),
                    message.at(),
                    message.meeting().equals("REQUEST") || message.meeting().equals("PUBLISH"),
                    false,
                    lines(sentences.getOrDefault(message.id(), List.of())),
                    message.files().stream()
                            .filter(file -> !file.inline())
                            .limit(MOST_FILES)
                            .map(file -> new Deed.File(file.filename(), message.evidence(file)))
                            .toList(),
                    Evidence.ofWhole(message.conversation(), message.item())));
        }
        deeds.removeIf(deed -> deed.side() == Side.UNKNOWN || !deed.saysSomething());
        return deeds;
    }

    private static List<Deed.Line> lines(List<Said> said) {
        return said.stream()
                .filter(one -> Cues.isIn(one.text()))
                .limit(MOST_LINES)
                .map(one -> new Deed.Line(one.text(), one.at(), one.evidence()))
                .toList();
    }

    /** The last time of which they tell; that of the item where they tell none later. */
    static Instant last(List<Deed> deeds, Instant otherwise) {
        return deeds.stream()
                .flatMap(deed -> Stream.concat(
                        Stream.of(deed.at()), deed.lines().stream().map(Deed.Line::at)))
                .max(Instant::compareTo)
                .filter(otherwise::isBefore)
                .orElse(otherwise);
    }
}
