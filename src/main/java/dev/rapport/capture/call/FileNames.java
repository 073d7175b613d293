package dev.rapport.capture.call;

import dev.rapport.capture.call.CallMetadata.Participant;
import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import dev.rapport.installation.Company;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what the name of a recording tells: the first pattern that fits it exactly, of the company's own and the known ones.
 *
 * <p>The groups of a pattern: {@code id} of the recording; {@code call}, the id of the call that recordings share;
 * {@code part} of the call; {@code time}; {@code caller} and {@code called}, numbers; {@code extension} and {@code agent},
 * a number and a name of ours; {@code name} of whoever called or was called from outside; {@code number}, one of ours that
 * was dialled; {@code direction}; {@code queue}; {@code kind}. Short numbers are extensions, and ours. Nothing is guessed.
 * Safe for use by many threads.
 */
@Component
final class FileNames {

    private static final Logger LOG = LoggerFactory.getLogger(FileNames.class);

    private final List<NamePattern> patterns;
    private final CallSettings settings;
    private final ZoneId companyZone;

    FileNames(CallSettings settings, Company company) {
        this.settings = settings;
        companyZone = company.zone();
        patterns = Stream.concat(
                        settings.fileNames().stream().map(CallSettings.FileName::compiled),
                        settings.knownFileNames() ? KnownNames.ALL.stream() : Stream.empty())
                .toList();
    }

    /** The zone in which a source writes times that name none. */
    ZoneId zoneOf(String source) {
        ZoneId own = settings.zones().get(source);
        if (own != null) {
            return own;
        }
        return settings.zone() == null ? companyZone : settings.zone();
    }

    /** @param path from the folder of the source on, with {@code /} between folders */
    CallMetadata read(String path, String source) {
        String stem = path.substring(0, stemLength(path));
        if (stem.length() > NamePattern.LONGEST) {
            return CallMetadata.NONE;
        }
        for (NamePattern pattern : patterns) {
            try {
                Optional<Map<String, String>> found = pattern.read(stem);
                if (found.isPresent()) {
                    return metadata(pattern, found.get(), zoneOf(source));
                }
            } catch (NamePattern.TooSlow e) {
                LOG.warn("{}", e.getMessage());
            }
        }
        return CallMetadata.NONE;
    }

    /** Without the ending: what looks like a format's, since ids contain dots too. */
    private static int stemLength(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 && path.substring(dot + 1).matches("[A-Za-z][A-Za-z0-9]{1,4}")
                ? dot
                : path.length();
    }

    private CallMetadata metadata(NamePattern pattern, Map<String, String> found, ZoneId zone) {
        String time = found.get("time");
        Instant startedAt = time == null ? null : pattern.instant(time, zone);
        if (time != null && pattern.time() != null && startedAt == null) {
            return CallMetadata.NONE; // the digits are no time, so they may be anything
        }
        List<Participant> parties = parties(pattern, found);
        String part = found.get("part");
        CallDetails details = new CallDetails(
                found.get("call"),
                part == null ? null : new CallPart(part),
                found.containsKey("kind") ? kind(found.get("kind")) : null,
                found.get("queue"));
        return new CallMetadata(
                found.get("id"), null, startedAt, direction(pattern, found), null, null, parties, details);
    }

    private static CallKind kind(@Nullable String text) {
        return switch (String.valueOf(text).toLowerCase(Locale.ROOT)) {
            case "conf", "conference", "meetme", "confbridge" -> CallKind.CONFERENCE;
            case "vm", "voicemail", "msg" -> CallKind.VOICEMAIL;
            case "transfer", "xfer" -> CallKind.TRANSFER;
            default -> CallKind.CALL;
        };
    }

    private @Nullable Direction direction(NamePattern pattern, Map<String, String> found) {
        String said = pattern.direction() == null ? found.get("direction") : pattern.direction();
        if (said != null) {
            return switch (said.toLowerCase(Locale.ROOT)) {
                case "in", "inbound", "incoming", "i" -> Direction.INBOUND;
                case "out", "outbound", "outgoing", "o" -> Direction.OUTBOUND;
                default -> null;
            };
        }
        boolean callerOurs = isExtension(found.get("caller"));
        boolean calledOurs = isExtension(found.get("called"));
        if (callerOurs == calledOurs || !found.containsKey("caller") || !found.containsKey("called")) {
            return null;
        }
        return callerOurs ? Direction.OUTBOUND : Direction.INBOUND;
    }

    private List<Participant> parties(NamePattern pattern, Map<String, String> found) {
        Direction direction = direction(pattern, found);
        Role ours = direction == null ? null : direction == Direction.OUTBOUND ? Role.CALLER : Role.CALLED;
        List<Participant> parties = new ArrayList<>();
        String named = found.get("caller") == null || isExtension(found.get("caller")) ? "called" : "caller";
        for (Role role : Role.values()) {
            String key = role.name().toLowerCase(Locale.ROOT);
            String number = found.get(key);
            if (number != null) {
                Side side = isExtension(number) ? Side.OURS : sideOf(role, direction);
                String name = key.equals(named) ? nameIn(found, number) : null;
                parties.add(new Participant(side, name, numberOf(number), null, null, role));
            }
        }
        String extension = found.getOrDefault("extension", found.get("number"));
        if (extension != null || found.containsKey("agent")) {
            parties.add(new Participant(Side.OURS, found.get("agent"), extension, null, null, ours));
        }
        return parties;
    }

    private static @Nullable Side sideOf(Role role, @Nullable Direction direction) {
        if (direction == null) {
            return null;
        }
        return (direction == Direction.INBOUND) == (role == Role.CALLER) ? Side.THEIRS : Side.OURS;
    }

    /** A name that is only the number again tells nothing. */
    private static @Nullable String nameIn(Map<String, String> found, String number) {
        String name = found.get("name");
        return name == null || OwnNumbers.digits(name).equals(OwnNumbers.digits(number)) && name.matches("[+0-9 ]+")
                ? null
                : name;
    }

    private static @Nullable String numberOf(String number) {
        return Character.isLetter(number.charAt(0)) ? null : number;
    }

    private boolean isExtension(@Nullable String number) {
        return number != null && number.matches("[*#0-9]{1," + settings.extensionDigits() + "}");
    }
}
