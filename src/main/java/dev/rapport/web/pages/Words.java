package dev.rapport.web.pages;

import dev.rapport.archive.CallFact;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides what states and kinds are called on the screen: the words of the design, and no others. */
final class Words {

    private Words() {}

    /** A call by its kind, where that is not the usual one. */
    static String of(Channel channel, @Nullable CallFact call) {
        if (call == null) {
            return of(channel);
        }
        return switch (call.kind()) {
            case CALL -> of(channel);
            case VOICEMAIL -> "Voicemail";
            case TRANSFER -> "Transferred call";
            case CONFERENCE -> "Conference call";
        };
    }

    static String of(Channel channel) {
        return switch (channel) {
            case CALL -> "Call";
            case EMAIL -> "Email";
            case CHAT -> "Chat";
        };
    }

    static String of(Side side) {
        return switch (side) {
            case OURS -> "Ours";
            case THEIRS -> "Theirs";
            case UNKNOWN -> "Unknown side";
        };
    }

    static String of(Direction direction) {
        return switch (direction) {
            case INBOUND -> "From them to us";
            case OUTBOUND -> "From us to them";
        };
    }

    static String of(ItemState state) {
        return switch (state) {
            case PENDING -> "In work";
            case PROCESSED -> "Processed";
            case QUARANTINED -> "In quarantine";
            case DISCARDED -> "Discarded";
        };
    }

    static String of(Stage stage) {
        return switch (stage) {
            case IDENTIFY -> "Identify";
            case TRANSCRIBE -> "Transcribe";
            case UNDERSTAND -> "Understand";
            case MATCH -> "Match";
            case FILE -> "File";
            case INDEX -> "Index";
        };
    }

    static String of(StageState state) {
        return switch (state) {
            case WAITING -> "waiting";
            case RUNNING -> "running";
            case DONE -> "done";
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
        };
    }

    /** A key as the beginning of a sentence, as "Next step". */
    static String sentence(String key) {
        String words = words(key);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A key within a sentence, as "next step". */
    static String words(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What the style sheet calls it. */
    static String css(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** As in "1 moment" and "2 moments". */
    static String count(long n, String one, String many) {
        return String.format(Locale.UK, "%,d %s", n, n == 1 ? one : many);
    }

    static String number(long n) {
        return String.format(Locale.UK, "%,d", n);
    }
}
