package dev.rapport.capture.vcon;

import dev.rapport.archive.MediaStore;
import dev.rapport.archive.VconStore;
import dev.rapport.capture.Intake;
import dev.rapport.capture.vcon.Vcon.Analysis;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.installation.Company;
import dev.rapport.installation.DataFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a vCon in: all of it or, where anything of it is of no use, nothing.
 *
 * <p>Everything is on disk before the rows are committed, in one transaction, and they are before this returns. Safe for use by many
 * threads.
 */
@Component
final class VconIntake {

    private final VconSettings settings;
    private final Signatures signatures;
    private final Contents contents;
    private final PeopleSides sides;
    private final VconParts parts;
    private final OwnExports own;
    private final VconStore vcons;
    private final MediaStore media;
    private final Intake intake;
    private final Company company;
    private final Path work;
    private final Clock clock;

    VconIntake(
            VconSettings settings,
            Signatures signatures,
            Contents contents,
            PeopleSides sides,
            VconParts parts,
            OwnExports own,
            VconStore vcons,
            MediaStore media,
            Intake intake,
            Company company,
            DataFolder data,
            Clock clock) {
        this.settings = settings;
        this.signatures = signatures;
        this.contents = contents;
        this.sides = sides;
        this.parts = parts;
        this.own = own;
        this.vcons = vcons;
        this.media = media;
        this.intake = intake;
        this.company = company;
        this.work = data.root().resolve("vcon");
        this.clock = clock;
        Opened.deleteLeft(work);
    }

    /**
     * What became of a vCon.
     *
     * @param warnings what is odd about it
     */
    record Result(List<Brought> items, List<String> warnings) {
        Result {
            items = List.copyOf(items);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Takes a file.
     *
     * @param source as the ledger shall name it
     * @param alongside what else is kept in the same transaction
     * @throws Unprocessable for what is of no use; nothing of it is kept
     * @throws TemporaryFailure for what cannot be taken just now; nothing of it is kept
     * @throws IOException where the file cannot be read
     */
    Result take(Path file, String source, Consumer<Result> alongside) throws IOException {
        Warnings warnings = new Warnings();
        Path folder = work.resolve(UUID.randomUUID().toString());
        try (Opened opened = Opened.open(file, folder, settings, signatures, warnings)) {
            Vcon read = VconReader.read(opened.skeleton(), opened.sha256(), clock.instant(), company.zone(), warnings);
            Vcon vcon = contents.atHand(read, folder, warnings);
            Sorted sorted = Sorted.of(vcon);
            Original document = store(file);
            return intake.change(Set.of("vcon " + vcon.uuid()), () -> {
                Result result = bring(coming(vcon, document, opened, source, warnings), sorted, opened.skeleton());
                alongside.accept(result);
                return result;
            });
        } catch (MediaStore.NoRoom e) {
            throw new TemporaryFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private Original store(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return media.store(in, Long.MAX_VALUE);
        }
    }

    private Coming coming(Vcon vcon, Original document, Opened opened, String source, Warnings warnings) {
        boolean other = vcons.isOther(vcon.uuid(), opened.sha256());
        if (other) {
            warnings.add("another vCon came with this uuid before, of other content; both are kept, apart");
        }
        return new Coming(
                vcon,
                document,
                opened.sha256(),
                source,
                other ? vcon.uuid() + "/" + opened.sha256().substring(0, 12) : vcon.uuid(),
                other,
                sides.of(vcon.parties()),
                warnings);
    }

    private Result bring(Coming coming, Sorted sorted, Skeleton file) {
        try {
            Optional<List<Brought>> own = this.own.same(coming.vcon(), sorted);
            if (own.isPresent()) {
                return new Result(own.get(), coming.warnings().all());
            }
            List<Brought> items = parts.bring(coming, sorted);
            List<Brought> made = items.stream().filter(one -> !one.duplicate()).toList();
            @Nullable Original carried = made.isEmpty() ? null : carried(coming, sorted, items, file);
            for (Brought one : made) {
                vcons.put(one.item(), coming.vcon().uuid(), coming.document(), one == made.getFirst() ? carried : null);
                coming.vcon().notes().forEach(note -> vcons.flag(one.item(), note));
            }
            return new Result(items, coming.warnings().all());
        } catch (IOException e) {
            throw new UncheckedIOException("The vCon " + coming.vcon().uuid() + " can not be read now", e);
        }
    }

    private @Nullable Original carried(Coming coming, Sorted sorted, List<Brought> items, Skeleton file)
            throws IOException {
        Map<String, Integer> dialogs = new HashMap<>();
        items.forEach(one -> dialogs.putAll(one.dialogs()));
        List<Analysis> used = new ArrayList<>();
        for (Sorted.Silent one : sorted.silent()) {
            if (one.words() != null) {
                used.add(one.words().from());
            }
        }
        if (settings.transcripts() == VconSettings.Transcripts.GIVEN) {
            sorted.recordings()
                    .forEach(one -> TranscriptReader.of(coming.vcon(), one)
                            .filter(GivenTranscript::timed)
                            .ifPresent(words -> used.add(words.from())));
        }
        Optional<byte[]> json = Carried.of(coming.vcon(), file, dialogs, used, coming.warnings());
        return json.isEmpty() ? null : media.store(new ByteArrayInputStream(json.get()), Long.MAX_VALUE);
    }
}
