package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.Vcon.Analysis;
import dev.rapport.capture.vcon.Vcon.Attached;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.capture.vcon.Vcon.Person;
import dev.rapport.conversation.Unprocessable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the unsigned form of a vCon (draft-ietf-vcon-vcon-core-04), and what older drafts and programs write instead.
 *
 * <p>What is odd is taken, with a warning. Refused is what would be understood wrongly: a time that is none, an unknown type or
 * encoding, an extension that is critical and not known here. Stateless.
 */
final class VconReader {

    private static final Set<String> KNOWN_EXTENSIONS = Set.of("wtf_transcription", "wtf", "cc", "rapport", "meta");
    private static final int MOST = 100_000;

    private VconReader() {}

    /**
     * @param sha256 of the file, of which an id is made where it has none
     * @param arrived when it came
     * @param zone in which times without one are read
     */
    static Vcon read(Skeleton file, String sha256, Instant arrived, ZoneId zone, Warnings warnings) {
        Fields top = new Fields(file.tree(), "the vCon", file, warnings, zone);
        critical(top);
        Instant created = top.time("created_at");
        if (created == null) {
            warnings.add("the vCon has no created_at");
        }
        JsonNode people = list(top, "parties");
        Instant otherwise = created == null ? arrived : created;
        List<Dialog> dialogs = new ArrayList<>();
        for (JsonNode one : list(top, "dialog").values()) {
            Fields dialog = object(top, one, "dialog " + dialogs.size());
            dialogs.add(DialogReader.read(dialogs.size(), dialog, people.size(), otherwise));
        }
        return new Vcon(
                uuid(top, sha256),
                otherwise,
                top.text("subject"),
                people(top, people),
                dialogs,
                analyses(top, dialogs.size()),
                attachments(top, dialogs.size(), people.size()),
                notes(top));
    }

    private static void critical(Fields top) {
        if (top.has("must_support")) {
            top.warnings().add("the vCon: must_support is taken for critical");
        }
        for (String name : List.of("critical", "must_support")) {
            JsonNode value = top.node().path(name);
            (value.isArray() ? value.valueStream() : java.util.stream.Stream.of(value))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(one -> !KNOWN_EXTENSIONS.contains(one.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresent(one -> {
                        throw new Unprocessable("The vCon says that nobody can understand it without the extension \""
                                + Fields.shown(one) + "\" (" + name
                                + "), which Rapport does not know; export it without");
                    });
        }
    }

    private static String uuid(Fields top, String sha256) {
        String uuid = top.text("uuid");
        if (uuid == null) {
            top.warnings().add("the vCon has no uuid; its hash is taken");
            return "sha256-" + sha256;
        }
        return uuid.length() > 200 ? uuid.substring(0, 200) : uuid;
    }

    private static JsonNode list(Fields top, String name) {
        JsonNode list = top.node().path(name);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new Unprocessable("The vCon's " + name + " is no list; see the draft, draft-ietf-vcon-vcon-core");
        }
        if (list.size() > MOST) {
            throw new Unprocessable("The vCon's " + name + " has " + list.size() + " entries; more than " + MOST
                    + " are not taken, so split it");
        }
        return list;
    }

    private static Fields object(Fields top, JsonNode one, String place) {
        if (!one.isObject()) {
            throw new Unprocessable(place + " is no object, but " + Fields.shown(one.toString()));
        }
        return top.of(one, place);
    }

    private static List<Person> people(Fields top, JsonNode list) {
        List<Person> people = new ArrayList<>();
        for (JsonNode one : list.values()) {
            people.add(person(object(top, one, "party " + people.size())));
        }
        return people;
    }

    private static Person person(Fields party) {
        String id = party.text("id");
        String role = party.text("role");
        if (id != null || role != null) {
            party.warnings().add("party: role and id are not of the draft");
        }
        String phone = address(party.has("tel") ? party.text("tel") : party.text("phone"));
        String email = address(party.text("mailto", "email"));
        String sip = address(party.text("sip"));
        String name = party.text("name");
        String number = phone == null && sip != null ? sip : phone;
        boolean nameless = name != null && (name.equals(number) || name.equals(email));
        return new Person(
                nameless ? null : name,
                number,
                email,
                party.text("handle"),
                role == null
                        ? party.of(party.node().path("meta"), party.place()).text("role")
                        : role,
                party.text("speaker"));
    }

    /** Without the scheme. */
    private static @Nullable String address(@Nullable String url) {
        String bare =
                url == null ? "" : url.replaceFirst("(?i)^(tel|mailto):", "").strip();
        return bare.isEmpty() ? null : bare;
    }

    private static List<Analysis> analyses(Fields top, int dialogs) {
        List<Analysis> analyses = new ArrayList<>();
        for (JsonNode one : list(top, "analysis").values()) {
            Fields analysis = object(top, one, "analysis " + analyses.size());
            analysis.text("mediatype", "mimetype");
            String type = analysis.text("type");
            analyses.add(new Analysis(
                    analyses.size(),
                    type == null ? "report" : type,
                    analysis.indices("dialog", dialogs),
                    analysis.text("vendor"),
                    ContentReader.read(analysis, false),
                    one));
        }
        return analyses;
    }

    private static List<Attached> attachments(Fields top, int dialogs, int parties) {
        List<Attached> attachments = new ArrayList<>();
        for (JsonNode one : list(top, "attachments").values()) {
            Fields file = object(top, one, "attachment " + attachments.size());
            if (file.has("type")) {
                file.warnings().add("attachment: type is taken for purpose");
            }
            List<Integer> dialog = file.indices("dialog", dialogs);
            List<Integer> party = file.indices("party", parties);
            attachments.add(new Attached(
                    attachments.size(),
                    dialog.isEmpty() ? null : dialog.getFirst(),
                    party.isEmpty() ? null : party.getFirst(),
                    file.text("mediatype", "mimetype"),
                    file.text("filename"),
                    ContentReader.read(file, false),
                    one));
        }
        return attachments;
    }

    private static List<String> notes(Fields top) {
        List<String> notes = new ArrayList<>();
        JsonNode redacted = top.node().path("redacted");
        if (redacted.isObject() && redacted.isEmpty()) {
            top.warnings().add("the vCon: redacted is empty, and so says nothing");
        } else if (redacted.isObject()) {
            notes.add("vCon: parts of it were taken out (redacted) before it came");
        }
        if (top.has("appended")) {
            top.warnings().add("the vCon: appended is taken for amended");
        }
        if (notes.size() == 1 && (top.has("amended") || top.has("appended"))) {
            top.warnings().add("the vCon is both redacted and amended, which the draft rules out");
        }
        if (!top.node().path("group").isEmpty()) {
            top.warnings().add("the vCon: the others of its group are not fetched");
        }
        return notes;
    }
}
