package dev.rapport.web.api;

import dev.rapport.archive.LocalFile;
import dev.rapport.capture.call.RawKinds;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Viewer;
import dev.rapport.match.Matcher;
import dev.rapport.transcribe.ReadableSpeech;
import dev.rapport.transcribe.TrackUtterance;
import dev.rapport.transcribe.Transcriber;
import dev.rapport.transcribe.Transcription;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

/** Shows what would be made of something, and stores nothing of it. */
@RestController
@RequestMapping("/api/v1/try")
final class TryApi {

    private static final int MAX_PARTIES = 100;

    private final Transcriber transcriber;
    private final ReadableSpeech readable;
    private final Matcher matcher;
    private final RawKinds raw;

    /** The recogniser is there for the calls first of all. */
    private final Semaphore trials = new Semaphore(2);

    TryApi(Transcriber transcriber, ReadableSpeech readable, Matcher matcher, RawKinds raw) {
        this.transcriber = transcriber;
        this.readable = readable;
        this.matcher = matcher;
        this.raw = raw;
    }

    @PostMapping(path = "/transcribe", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    TranscriptView transcribe(Viewer viewer, @RequestPart("audio") Part audio) throws IOException {
        if (!trials.tryAcquire()) {
            throw new TemporaryFailure("Two recordings are being tried already; try again when they are through");
        }
        Path copy = Files.createTempFile("rapport-try", ".audio");
        try {
            try (InputStream in = audio.getInputStream()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            String kind = raw.of(copy, audio.getSubmittedFileName(), audio.getContentType())
                    .orElse(null);
            Transcription heard = transcriber.transcribe(LocalFile.open(copy), kind, progress -> {});
            return TranscriptView.of(readable.of(heard, null));
        } finally {
            Files.deleteIfExists(copy);
            trials.release();
        }
    }

    /** In the answer, the {@code partyId} of a reason is the index of the party in the request. */
    @PostMapping("/match")
    MatchView match(Viewer viewer, @RequestBody Parties wish) {
        List<PartyWish> wishes = wish.parties();
        if (wishes == null || wishes.isEmpty() || wishes.size() > MAX_PARTIES || wishes.contains(null)) {
            throw Refusal.badRequest("The field parties takes a list of 1 to " + MAX_PARTIES
                    + " parties, each with side, name, phone, email");
        }
        List<Party> parties = wishes.stream().map(PartyWish::party).toList();
        MatchView match = MatchView.of(matcher.tryMatch(parties));
        List<String> ids = parties.stream().map(party -> party.id().toString()).toList();
        List<MatchView.ReasonView> reasons = match.reasons().stream()
                .map(reason -> reason.of(Integer.toString(ids.indexOf(reason.partyId()))))
                .toList();
        return new MatchView(
                match.outcome(), match.accountId(), match.contactIds(), match.opportunityId(), reasons, match.why());
    }

    record Parties(@Nullable List<PartyWish> parties) {}

    record PartyWish(
            @Nullable Side side,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String handle) {

        Party party() {
            return new Party(
                    PartyId.create(),
                    side == null ? Side.UNKNOWN : side,
                    1,
                    name,
                    phone,
                    email,
                    handle,
                    null,
                    null,
                    null);
        }
    }

    record TranscriptView(
            List<UtteranceView> utterances,
            long durationMs,
            int tracks,
            long decodeMs,
            String model,
            List<String> notes) {
        static TranscriptView of(Transcription transcription) {
            List<TrackUtterance> said = transcription.utterances();
            return new TranscriptView(
                    said.stream().map(UtteranceView::of).toList(),
                    transcription.recording().durationMs(),
                    transcription.recording().tracks(),
                    transcription.decodeMs(),
                    transcription.model(),
                    transcription.notes());
        }
    }

    /** What was said on one track, counted from 0. */
    record UtteranceView(
            int track, long startMs, long endMs, String text, String rawText, double confidence, List<WordView> words) {
        static UtteranceView of(TrackUtterance said) {
            return new UtteranceView(
                    said.track(),
                    said.time().startMs(),
                    said.time().endMs(),
                    said.text(),
                    said.rawText(),
                    said.confidence(),
                    WordView.of(said.words()));
        }
    }
}
