package dev.rapport.capture.call;

import dev.rapport.conversation.Side;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a call a recording holds, where a call comes in several: one side of it, or one leg.
 *
 * <p>Who is heard is told by the words that recorders use. Asterisk's Monitor, for one, calls what the caller's channel
 * brings in {@code in}, and what is played to it {@code out}.
 *
 * @param label as the source calls it; two recordings of one call differ in it
 */
public record CallPart(String label) {

    private static final Set<String> CALLER =
            Set.of("in", "rx", "r", "a", "1", "caller", "aleg", "leg1", "left", "read", "0");
    private static final Set<String> CALLED =
            Set.of("out", "tx", "t", "b", "2", "callee", "called", "bleg", "leg2", "right", "write");
    private static final Set<String> OURS = Set.of("agent", "ours", "operator", "rep", "internal", "local", "user");
    private static final Set<String> THEIRS = Set.of("customer", "theirs", "client", "external", "remote", "contact");

    public CallPart {
        label = label.strip().toLowerCase(Locale.ROOT);
        if (label.isEmpty()) {
            throw new InvalidMetadata("part is blank; name the side or the leg, such as caller or 2");
        }
    }

    /** Null where the part does not say it. */
    @Nullable
    Role role() {
        if (CALLER.contains(label)) {
            return Role.CALLER;
        }
        return CALLED.contains(label) ? Role.CALLED : null;
    }

    Side side() {
        if (OURS.contains(label)) {
            return Side.OURS;
        }
        return THEIRS.contains(label) ? Side.THEIRS : Side.UNKNOWN;
    }

    /** What to call the voice while nobody has named it. */
    String speaker() {
        Role role = role();
        if (role != null) {
            return role == Role.CALLER ? "Caller" : "Called party";
        }
        return switch (side()) {
            case OURS -> "Agent";
            case THEIRS -> "Customer";
            case UNKNOWN -> "Speaker of part " + label;
        };
    }
}
