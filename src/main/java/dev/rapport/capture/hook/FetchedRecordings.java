package dev.rapport.capture.hook;

import dev.rapport.capture.Arrival;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.Intake;
import dev.rapport.capture.call.CallIntake;
import dev.rapport.capture.call.CallOutcome;
import dev.rapport.capture.fetch.FetchLogin;
import dev.rapport.capture.fetch.FetchWish;
import dev.rapport.capture.fetch.Fetched;
import dev.rapport.capture.fetch.Fetched.Why;
import dev.rapport.capture.fetch.SafeFetch;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a recording that was asked for: it is fetched and taken in, or cannot be had.
 *
 * <p>One that is not there, or is not given to us, may be later: Twilio tells of recordings before they can be fetched everywhere,
 * and a changed password is mended. So it is looked for until {@code rapport.hooks.SOURCE.give-up-after}. Safe for use by many
 * threads.
 */
@Component
final class FetchedRecordings {

    private final SafeFetch fetch;
    private final CallIntake calls;
    private final Intake intake;
    private final HookSettings settings;
    private final Clock clock;

    FetchedRecordings(SafeFetch fetch, CallIntake calls, Intake intake, HookSettings settings, Clock clock) {
        this.fetch = fetch;
        this.calls = calls;
        this.intake = intake;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * On return it is committed.
     *
     * @param json of a {@link RecordingRequest}
     * @param audio where it is fetched to; what is there of an earlier try is gone on with
     * @throws Unprocessable when it cannot be had
     */
    void take(byte[] json, Path audio, FileDelivery asking) throws IOException {
        RecordingRequest request = RecordingRequest.parse(json);
        HookSource source = settings.find(request.source(), "twilio-voice")
                .orElseThrow(() -> new TemporaryFailure("There is no rapport.hooks." + request.source()
                        + ".secret any more, with which its recordings are fetched; set it"))
                .getValue();
        FetchWish wish = new FetchWish(request.address(), login(request, source), calls.largest());
        switch (fetch.fetch(wish, audio)) {
            case Fetched.Got got -> receive(got, request, asking);
            case Fetched.Refused refused -> throw failure(refused, request, source);
        }
    }

    private static @Nullable FetchLogin login(RecordingRequest request, HookSource source) {
        String account = request.account();
        return account == null ? null : FetchLogin.basic(source.api("https://api.twilio.com"), account, source.key());
    }

    private void receive(Fetched.Got got, RecordingRequest request, FileDelivery asking) throws IOException {
        URI url = request.address();
        String ending = url.getPath().toLowerCase(java.util.Locale.ROOT).endsWith(".mp3") ? ".mp3" : ".wav";
        try (InputStream bytes = Files.newInputStream(got.file())) {
            switch (calls.receive(bytes, request.recording() + ending, request.known(), asking)) {
                case CallOutcome.Accepted accepted -> {}
                case CallOutcome.Refused refused -> {
                    Files.deleteIfExists(got.file());
                    throw new Unprocessable("What was fetched for it cannot be taken: " + refused.reason());
                }
            }
        }
    }

    private RuntimeException failure(Fetched.Refused refused, RecordingRequest request, HookSource source) {
        boolean perhapsLater = refused.why() == Why.GONE || refused.why() == Why.DENIED;
        return perhapsLater && clock.instant().isBefore(request.askedAt().plus(source.giveUpAfter()))
                ? new TemporaryFailure(refused.reason())
                : new Unprocessable(refused.reason());
    }

    /** Keeps that it cannot be had. On return it is committed. */
    void refuse(Path file, FileDelivery asking, String reason, String keptAs) throws IOException {
        String source = "twilio-voice";
        String recording = null;
        try {
            RecordingRequest request = RecordingRequest.parse(Files.readAllBytes(file));
            source = request.source();
            recording = request.recording();
        } catch (Unprocessable unreadable) {
            recording = file.getFileName().toString(); // the reason says so already
        }
        intake.refuse(new Arrival(source, Channel.CALL, recording, null, asking), asking, reason, keptAs);
    }
}
