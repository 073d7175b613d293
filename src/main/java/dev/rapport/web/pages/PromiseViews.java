package dev.rapport.web.pages;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.promise.Due;
import dev.rapport.crm.promise.Kept;
import dev.rapport.crm.promise.Promise;
import dev.rapport.crm.promise.PromiseState;
import dev.rapport.web.pages.PromiseView.Row;
import dev.rapport.web.pages.PromiseView.Word;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides how a promise is told: what, whose, by when, and the ways to both of its ends. Safe for use by many threads. */
@Component
final class PromiseViews {

    private final CustomerNames names;
    private final Times times;
    private final Clock clock;

    PromiseViews(CustomerNames names, Times times, Clock clock) {
        this.names = names;
        this.times = times;
        this.clock = clock;
    }

    Row row(Viewer viewer, Promise promise) {
        boolean rejected = promise.finding().status() == FindingStatus.REJECTED;
        Side side = promise.owner() == null ? Side.UNKNOWN : promise.owner();
        Evidence place = promise.finding().place();
        return new Row(
                promise.id().toString(),
                sentence(promise.action()),
                rejected ? "rejected" : Words.css(promise.state()),
                rejected ? "No promise" : stateText(promise),
                Words.css(side),
                Words.of(side),
                promise.ownerName(),
                promise.account() == null
                        ? null
                        : Link.of(names.account(viewer, promise.account()), "/accounts/" + promise.account()),
                promise.due() == null ? null : due(promise.due(), promise.state()),
                place.quote(),
                new Link(
                        times.moment(promise.madeAt()).text(),
                        Places.href(place),
                        place.time() == null ? "Written" : "Said"),
                kept(promise),
                keptText(promise),
                words(promise, rejected));
    }

    private static String sentence(String action) {
        return action.isEmpty() ? action : action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
    }

    private static String stateText(Promise promise) {
        return switch (promise.state()) {
            case OPEN -> "Open";
            case LATE -> "Late";
            case KEPT -> promise.late() ? "Kept late" : "Kept";
        };
    }

    private @Nullable String due(Due due, PromiseState state) {
        Optional<LocalDate> last = due.lastDay();
        if (last.isEmpty()) {
            return "From " + Times.day(Objects.requireNonNull(due.start()).toLocalDate()) + " on";
        }
        String day = "Due " + Times.day(last.get());
        if (state == PromiseState.KEPT) {
            return day;
        }
        long days = ChronoUnit.DAYS.between(clock.instant().atZone(due.zone()).toLocalDate(), last.get());
        return day
                + switch (Long.signum(days)) {
                    case 0 -> ", today";
                    case 1 -> days == 1 ? ", tomorrow" : ", in " + Words.number(days) + " days";
                    default -> days == -1 ? ", yesterday" : ", " + Words.number(-days) + " days ago";
                };
    }

    private static List<Link> kept(Promise promise) {
        Kept kept = promise.kept();
        return kept == null
                ? List.of()
                : kept.because().stream()
                        .map(one -> new Link(
                                one.why(),
                                Places.href(one.evidence()),
                                one.evidence().quote().isEmpty()
                                        ? null
                                        : one.evidence().quote()))
                        .toList();
    }

    private @Nullable String keptText(Promise promise) {
        if (promise.keptAt() == null) {
            return null;
        }
        String at = times.moment(promise.keptAt()).text();
        Promise.Said said = promise.said();
        return promise.kept() == null && said != null ? "Closed by " + said.by() + ", " + at : "Kept " + at;
    }

    private static List<Word> words(Promise promise, boolean rejected) {
        if (rejected) {
            return List.of(new Word("DERIVED", "It is a promise", "Take back that it is none"));
        }
        List<Word> words = new ArrayList<>();
        if (promise.state() == PromiseState.KEPT) {
            words.add(new Word("OPEN", "Still open", "It was not kept by this"));
        } else {
            words.add(new Word("KEPT", "Kept", "It is done"));
        }
        words.add(new Word("REJECTED", "No promise", "Nothing was promised here"));
        if (promise.finding().status() == FindingStatus.DERIVED) {
            words.add(new Word("CONFIRMED", "Right", "It is a promise"));
        }
        return words;
    }
}
