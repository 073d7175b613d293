package dev.rapport.capture.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How common telephone systems name their recordings, as their documentation and recordings of theirs show.
 *
 * <p>Only names that no other system would give are read; a bare number or date is none. The order matters: the first that
 * fits is taken.
 */
final class KnownNames {

    private static final String UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final String FOLDERS = "(?:.*/)?";
    private static final String NUMBER = "\\+?[0-9*#]{2,20}";
    private static final String ANYBODY = "(?:" + NUMBER + "|[Aa]nonymous|[Uu]nknown|[Rr]estricted|[Pp]rivate)";
    /** A uniqueid of Asterisk, perhaps with the name of the system before it. */
    private static final String ASTERISK_ID = "(?:[A-Za-z0-9_]+-)?[0-9]{9,11}\\.[0-9]{1,9}";

    private static final String DAY_TIME = "[0-9]{8}-[0-9]{6}";
    private static final String PARTS = "(?:-(?<part>in|out|rx|tx|r|t))?";

    static final List<NamePattern> ALL = List.of(
            // FreePBX and Issabel: TYPE-DESTINATION-FROM-DATE-TIME-UNIQUEID
            freepbx("out", "OUTBOUND", "(?<called>%s)-(?<extension>%s)"),
            freepbx("in", "INBOUND", "(?<number>%s)-(?<caller>%s)"),
            freepbx("external", "INBOUND", "(?<extension>%s)-(?<caller>%s)"),
            freepbx("q", "INBOUND", "(?<queue>%s)-(?<caller>%s)"),
            freepbx("rg", "INBOUND", "(?<queue>%s)-(?<caller>%s)"),
            freepbx("(?:internal|force|exten|ondemand)", null, "(?<called>%s)-(?<caller>%s)"),
            asterisk(
                    "freepbx conf",
                    FOLDERS + "(?<kind>conf)-(?:[A-Za-z0-9_]+)-(?<caller>" + ANYBODY + ")-(?<time>" + DAY_TIME
                            + ")-(?<id>" + ASTERISK_ID + ")" + PARTS),
            // FreePBX 2: OUT101-..., q600-..., g600-...
            asterisk2("(?:OUT|out)(?<extension>[0-9]{2,6})", "OUTBOUND"),
            asterisk2("(?:q|Q|g|G)(?<queue>[0-9]{2,6})", "INBOUND"),
            asterisk2("(?:IN|in)-?(?<number>[0-9]{2,20})", "INBOUND"),
            // Asterisk: the date and the uniqueid, as MixMonitor and Monitor are mostly told to
            asterisk("asterisk", FOLDERS + "(?<time>" + DAY_TIME + ")-(?<id>" + ASTERISK_ID + ")" + PARTS),
            asterisk(
                    "asterisk numbers",
                    FOLDERS + "(?<time>" + DAY_TIME + ")-(?<caller>" + NUMBER + ")-(?<called>" + NUMBER + ")-(?<id>"
                            + ASTERISK_ID + ")" + PARTS),
            NamePattern.of("asterisk uniqueid", FOLDERS + "(?<id>" + ASTERISK_ID + ")" + PARTS, null, null, null),
            // 3CX: [Name]_from-to_time(id)
            NamePattern.of(
                    "3cx",
                    FOLDERS + "\\[(?<name>[^\\]]*)\\]_(?<caller>" + ANYBODY + ")?-(?<called>" + ANYBODY
                            + ")?_(?<time>[0-9]{14})\\((?<id>[0-9]+)\\)",
                    "yyyyMMddHHmmss",
                    null,
                    null),
            NamePattern.of(
                    "3cx name and number",
                    FOLDERS + "\\[(?<name>[^\\]:]*)(?:: *[^\\]]*)?\\]_(?<caller>" + ANYBODY + ")?-(?<called>" + ANYBODY
                            + ")?_(?<time>[0-9]{14})(?:\\((?<id>[0-9]+)\\))?",
                    "yyyyMMddHHmmss",
                    null,
                    null),
            // Amazon Connect: CallRecordings/2024/01/31/CONTACT_20240131T14:25_UTC, the colon perhaps replaced in a
            // copy
            NamePattern.of(
                    "amazon connect",
                    FOLDERS + "(?<id>" + UUID + ")_(?<time>[0-9]{8}T[0-9]{2}[:_%-][0-9]{2})_UTC",
                    "yyyyMMddHHmm",
                    "UTC",
                    null),
            // Genesys Cloud: conversation_id=UUID/RECORDING, as its export to a bucket writes
            NamePattern.of(
                    "genesys cloud",
                    FOLDERS + "conversation_id=(?<call>" + UUID + ")/(?<id>" + UUID + ")",
                    null,
                    null,
                    null),
            NamePattern.of(
                    "genesys cloud pair", FOLDERS + "(?<call>" + UUID + ")[_/](?<id>" + UUID + ")", null, null, null),
            // Genesys PureConnect and Engage: the interaction id, and the time
            NamePattern.of(
                    "genesys engage",
                    FOLDERS + "(?<id>[0-9A-Z]{32})_(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{2}-[0-9]{2}-[0-9]{2})"
                            + "(?:-[0-9A-Fa-f]{8}){3}",
                    "yyyyMMddHHmmss",
                    null,
                    null),
            NamePattern.of(
                    "pureconnect",
                    FOLDERS + "(?<id>[0-9]{9,12}[0-9]{8})_(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
                    null,
                    null,
                    null),
            // FreeSWITCH and FusionPBX: archive/2024/Jan/31/UUID
            NamePattern.of(
                    "freeswitch legs",
                    FOLDERS + "(?<id>" + UUID + ")[-_.](?<part>[ab]|aleg|bleg|in|out|read|write)",
                    null,
                    null,
                    null),
            NamePattern.of(
                    "freeswitch numbers",
                    FOLDERS + "(?<caller>" + NUMBER + ")_(?<called>" + NUMBER
                            + ")_(?<time>[0-9]{4}-?[0-9]{2}-?[0-9]{2}[-_][0-9]{2}-?[0-9]{2}-?[0-9]{2})(?:_(?<id>" + UUID
                            + "))?",
                    "yyyyMMddHHmmss",
                    null,
                    null),
            NamePattern.of(
                    "freeswitch numbers and uuid",
                    FOLDERS + "(?<caller>" + NUMBER + ")_(?<called>" + NUMBER + ")_(?<id>" + UUID + ")",
                    null,
                    null,
                    null),
            // Twilio: the recording's sid, perhaps with the call's
            NamePattern.of("twilio", FOLDERS + "(?<call>CA[0-9a-f]{32})[-_/](?<id>RE[0-9a-f]{32})", null, null, null),
            NamePattern.of("twilio recording", FOLDERS + "(?<id>(?:RE|CA)[0-9a-f]{32})", null, null, null),
            NamePattern.of("uuid", FOLDERS + "(?<id>" + UUID + ")", null, null, null));

    private KnownNames() {}

    private static NamePattern freepbx(String type, @Nullable String direction, String numbers) {
        String regex = FOLDERS + type + "-" + numbers.formatted(ANYBODY, ANYBODY) + "-(?<time>" + DAY_TIME + ")-(?<id>"
                + ASTERISK_ID + ")" + PARTS;
        return NamePattern.of("freepbx " + type, regex, "yyyyMMdd-HHmmss", null, direction);
    }

    private static NamePattern asterisk2(String type, String direction) {
        String regex = FOLDERS + type + "-(?<time>" + DAY_TIME + ")-(?<id>" + ASTERISK_ID + ")" + PARTS;
        return NamePattern.of("freepbx 2", regex, "yyyyMMdd-HHmmss", null, direction);
    }

    private static NamePattern asterisk(String name, String regex) {
        return NamePattern.of(name, regex, "yyyyMMdd-HHmmss", null, null);
    }
}
