package dev.rapport.export;

import dev.rapport.archive.CallStore;
import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;

/** Writes recordings into a vCon, each a dialog; of a call without one, what is known of it. As safe for threads as its stores. */
final class VconSound {

    private static final String INCOMPLETE = "incomplete: ";
    private static final Set<String> DISPOSITIONS =
            Set.of("no-answer", "congestion", "failed", "busy", "hung-up", "voicemail-no-message");

    private final CallStore calls;
    private final MediaStore media;

    VconSound(CallStore calls, MediaStore media) {
        this.calls = calls;
        this.media = media;
    }

    void dialog(JsonGenerator json, Viewer viewer, Conversation call, Item item, VconForm form) throws IOException {
        json.writeStartObject();
        Optional<String> incomplete = item.flags().stream()
                .filter(flag -> flag.startsWith(INCOMPLETE))
                .map(flag -> flag.substring(INCOMPLETE.length()))
                .findFirst();
        json.writeStringProperty("type", incomplete.isPresent() ? "incomplete" : "recording");
        json.writeStringProperty("start", item.startedAt().toString());
        parties(json, calls.partiesOn(viewer, call, item.id()), item);
        originator(json, call);
        incomplete.ifPresent(
                why -> json.writeStringProperty("disposition", DISPOSITIONS.contains(why) ? why : "failed"));
        duration(json, call, item);
        VconHead.text(json, "filename", item.filename());
        if (item.hasSound()) {
            content(json, item, form);
        }
        json.writeEndObject();
    }

    private static void duration(JsonGenerator json, Conversation call, Item item) {
        if (item.recording() != null) {
            json.writeNumberProperty("duration", Times.seconds(item.recording().durationMs()));
            json.writeStringProperty("mediatype", item.recording().mediaType());
        } else if (!item.hasSound() && call.endedAt() != null && call.items().size() == 1) {
            Duration lasted = Duration.between(item.startedAt(), call.endedAt());
            json.writeNumberProperty("duration", Times.seconds(Math.max(0, lasted.toMillis())));
        }
    }

    private void content(JsonGenerator json, Item item, VconForm form) throws IOException {
        switch (form.recordings()) {
            case INLINE -> {
                json.writeStringProperty("encoding", "base64url");
                json.writeName("body");
                try (InputStream bytes = open(item.original())) {
                    json.writeBinary(Base64Variants.MODIFIED_FOR_URL, bytes, -1);
                }
            }
            case URL -> {
                json.writeStringProperty("url", form.base() + "/recording?as=received&item=" + item.id());
                json.writeStringProperty("content_hash", "sha512-" + sha512(item.original()));
            }
        }
    }

    private String sha512(Original original) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(original), MessageDigest.getInstance("SHA-512"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-512", e);
        }
    }

    private InputStream open(Original original) throws IOException {
        return Channels.newInputStream(media.open(original));
    }

    private static void originator(JsonGenerator json, Conversation call) {
        if (call.direction() == null) {
            return;
        }
        Side began = call.direction() == Direction.INBOUND ? Side.THEIRS : Side.OURS;
        IntStream.range(0, call.parties().size())
                .filter(i -> call.parties().get(i).side() == began)
                .findFirst()
                .ifPresent(i -> json.writeNumberProperty("originator", i));
    }

    /** One entry for each track: who is on it, or null; all of them where they share one. */
    private static void parties(JsonGenerator json, List<Party> parties, Item item) {
        if (parties.isEmpty()) {
            return;
        }
        int tracks = item.recording() == null ? 1 : Math.max(1, item.recording().tracks());
        json.writeArrayPropertyStart("parties");
        for (int track = 0; track < tracks; track++) {
            int[] on = onTrack(track, tracks, parties);
            switch (on.length) {
                case 0 -> json.writeNull();
                case 1 -> json.writeNumber(on[0]);
                default -> json.writeArray(on, 0, on.length);
            }
        }
        json.writeEndArray();
    }

    private static int[] onTrack(int track, int tracks, List<Party> parties) {
        return IntStream.range(0, parties.size())
                .filter(i -> tracks == 1
                        || Integer.valueOf(track).equals(parties.get(i).track()))
                .toArray();
    }
}
