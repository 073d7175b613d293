package dev.rapport.crm.promise;

import dev.rapport.crm.promise.Closings.Done;
import dev.rapport.crm.promise.Closings.Promised;
import dev.rapport.crm.promise.Kept.Because;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Follows one promise through what came after it, deed by deed in the order of time. For one thread. */
final class Closing {

    private static final double BY_FILE = 0.85;
    private static final double BY_FILE_AS_PROMISED = 0.95;
    private static final double BY_WORD = 0.8;
    private static final double BY_NAMELESS = 0.7;
    private static final double BY_INVITATION = 0.8;
    private static final double BY_CALL = 0.7;
    private static final Set<String> MEETINGS = Set.of("meeting", "invitation");

    private final Promised promise;
    private final Action action;
    private final BiPredicate<Promised, Instant> onlyOne;
    private final Map<String, Found> found = new HashMap<>();
    private @Nullable Found whole;

    /** @param onlyOne whether what names nothing can only mean this promise at that time */
    Closing(Promised promise, BiPredicate<Promised, Instant> onlyOne) {
        this.promise = promise;
        this.action = promise.action();
        this.onlyOne = onlyOne;
    }

    private record Found(Instant at, double confidence, Because because) {}

    void see(Done done) {
        Deed deed = done.deed();
        if (deed.side() != promise.owner()) {
            forgetMissed(deed);
            return;
        }
        if (!action.things().isEmpty() && found.size() == action.things().size() || whole != null) {
            return;
        }
        boolean referring = deed.lines().stream()
                .filter(line -> line.at().isAfter(promise.at()))
                .anyMatch(line -> Telling.asDiscussed(line.text()));
        if (!done.customer().isAnotherPerson(promise.customer()) || referring) {
            seeFiles(deed, referring);
            seeLines(deed);
        }
        seeNameless(deed);
        seeCall(done);
    }

    /** The other side waits still: whatever came before was not it. */
    private void forgetMissed(Deed deed) {
        deed.lines().forEach(line -> {
            found.entrySet()
                    .removeIf(entry ->
                            line.at().isAfter(entry.getValue().at()) && Telling.misses(entry.getKey(), line.text()));
        });
    }

    private void seeFiles(Deed deed, boolean referring) {
        if (action.deal() != Deal.SEND && action.deal() != Deal.MEET
                || !deed.at().isAfter(promise.at())) {
            return;
        }
        for (String thing : action.things()) {
            if (isPutOff(thing, deed)) {
                continue;
            }
            deed.files().stream()
                    .filter(file -> action.deal() == Deal.SEND)
                    .filter(file -> Things.ofFile(file.name()).stream().anyMatch(is -> Things.fulfils(thing, is)))
                    .findFirst()
                    .ifPresent(file -> keep(
                            thing,
                            deed.at(),
                            referring ? BY_FILE_AS_PROMISED : BY_FILE,
                            new Because("The file " + file.name() + " was sent", file.evidence())));
            if (deed.invites() && MEETINGS.contains(thing)) {
                keep(thing, deed.at(), BY_INVITATION, new Because("An invitation was sent", deed.whole()));
            }
        }
    }

    /** Whether the thing, or the right one, is still to come: "the new quote will follow". */
    private static boolean isPutOff(String thing, Deed deed) {
        return deed.lines().stream().anyMatch(line -> Telling.putsOff(thing, line.text()));
    }

    private void seeLines(Deed deed) {
        for (Deed.Line line : deed.lines()) {
            if (isLater(line)) {
                Telling.done(action, line.text()).stream()
                        .filter(thing -> !isPutOff(thing, deed))
                        .forEach(thing -> keep(
                                thing, line.at(), BY_WORD, new Because("It was told of as done", line.evidence())));
                action.things().stream()
                        .filter(thing -> isAnswer(thing, line) && !isPutOff(thing, deed))
                        .forEach(thing ->
                                keep(thing, line.at(), BY_WORD, new Because("It was taken up again", line.evidence())));
            }
        }
    }

    /** Not what is told of an earlier time, before the promise was made. */
    private boolean isLater(Deed.Line line) {
        return line.at().minus(Telling.ago(line.text())).isAfter(promise.at());
    }

    private boolean isAnswer(String thing, Deed.Line line) {
        return switch (action.deal()) {
            case ANSWER, FIND ->
                Telling.mentions(thing, line.text())
                        && (Telling.comesBack(line.text()) || Telling.asPromised(line.text()));
            case SEND -> Telling.asPromised(line.text()) && Telling.presents(thing, line.text());
            case SPEAK, CALL, MEET, DO, OTHER -> false;
        };
    }

    /** "As promised", without a name, where only one promise can be meant, and no file is something else. */
    private void seeNameless(Deed deed) {
        if (action.deal() != Deal.SEND && action.deal() != Deal.ANSWER) {
            return;
        }
        boolean otherFiles = !deed.files().isEmpty()
                && deed.files().stream()
                        .allMatch(file -> Things.ofFile(file.name()).stream().anyMatch(Things::isKnown));
        deed.lines().stream()
                .filter(this::isLater)
                .filter(line -> Telling.asPromised(line.text()))
                .filter(line -> action.deal() == Deal.SEND
                        ? Telling.handsOver(line.text()) && !otherFiles
                        : Telling.comesBack(line.text()))
                .filter(line -> onlyOne.test(promise, line.at()))
                .findFirst()
                .ifPresent(line ->
                        whole = new Found(line.at(), BY_NAMELESS, new Because("It came as promised", line.evidence())));
    }

    private void seeCall(Done done) {
        Deed deed = done.deed();
        if (action.deal() == Deal.CALL && deed.called() && done.customer().sharesPerson(promise.customer())) {
            whole = new Found(deed.at(), BY_CALL, new Because("The call took place", deed.whole()));
        }
    }

    private void keep(String thing, Instant at, double confidence, Because because) {
        found.putIfAbsent(thing, new Found(at, confidence, because));
    }

    /** Empty where anything that was promised is still to come. */
    Optional<Kept> kept() {
        if (whole != null) {
            return Optional.of(new Kept(whole.at(), whole.confidence(), List.of(whole.because())));
        }
        if (action.things().isEmpty() || found.size() < action.things().size()) {
            return Optional.empty();
        }
        List<Found> all = found.values().stream()
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
        return Optional.of(new Kept(
                all.getLast().at(),
                all.stream().mapToDouble(Found::confidence).min().orElse(0),
                all.stream().map(Found::because).distinct().toList()));
    }
}
