package dev.rapport.web.api;

import dev.rapport.capture.Refusals;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.pipeline.Quarantine;
import dev.rapport.web.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what could not be processed, items and refused files in one list, and does with it what a person wants.
 *
 * <p>Both lists run from the newest on by time and id, so the two pages after one place, put together, begin with the page
 * of the whole.
 */
@RestController
@RequestMapping("/api/v1/quarantine")
final class QuarantineApi {

    private static final Comparator<Row> NEWEST =
            Comparator.comparing(Row::at).thenComparing(Row::id).reversed();

    private final Quarantine items;
    private final Refusals files;

    QuarantineApi(Quarantine items, Refusals files) {
        this.items = items;
        this.files = files;
    }

    @GetMapping
    Listing<Row> list(Viewer viewer, @ParameterObject PageRequest page) {
        Page<Row> ofItems = items.page(viewer, page).map(Row::of);
        Page<Row> ofFiles = files.list(viewer, page).map(Row::of);
        List<Row> both = Stream.concat(ofItems.items().stream(), ofFiles.items().stream())
                .sorted(NEWEST)
                .toList();
        List<Row> shown = both.subList(0, Math.min(page.limit(), both.size()));
        boolean more = both.size() > shown.size() || ofItems.cursor() != null || ofFiles.cursor() != null;
        String cursor = more
                ? new Keyset(
                                shown.getLast().at(),
                                UUID.fromString(shown.getLast().id()))
                        .cursor()
                : null;
        return new Listing<>(shown, ofItems.total() + ofFiles.total(), cursor);
    }

    /** Runs the failed stage again; a refused file goes back to where it was delivered. */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(Viewer viewer, @PathVariable UUID id) {
        if (!items.retry(viewer, new ItemId(id))) {
            done(files.retry(viewer, id), id);
        }
    }

    /** Takes it out of sight; its original stays. */
    @PostMapping("/{id}/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void discard(Viewer viewer, @PathVariable UUID id) {
        if (!items.discard(viewer, new ItemId(id))) {
            done(files.discard(viewer, id), id);
        }
    }

    private static void done(Refusals.Answer answer, UUID id) {
        switch (answer) {
            case DONE -> {}
            case UNKNOWN ->
                throw Refusal.of(
                        HttpStatus.NOT_FOUND, "Nothing with the id " + id + " is in quarantine, or not any more");
            case FILE_GONE ->
                throw Refusal.of(
                        HttpStatus.CONFLICT,
                        "The file of " + id + " is no longer where it was kept; deliver it again, and discard this");
        }
    }

    /**
     * Something in quarantine.
     *
     * @param itemId null for a file that was refused and never became an item, as is what else an item has
     * @param stage where it failed; {@code capture} for a refused file
     * @param at when it failed
     */
    record Row(
            String id,
            @Nullable String itemId,
            @Nullable String conversationId,
            @Nullable ItemKind kind,
            @Nullable Channel channel,
            String source,
            @Nullable String filename,
            @Nullable Instant startedAt,
            String stage,
            String reason,
            Instant at) {

        static Row of(Quarantine.Entry entry) {
            Item item = entry.item();
            return new Row(
                    item.id().toString(),
                    item.id().toString(),
                    item.conversation().toString(),
                    item.kind(),
                    channel(item.kind()),
                    item.source(),
                    item.filename(),
                    item.startedAt(),
                    entry.stage().key(),
                    String.valueOf(entry.failure().reason()),
                    entry.failure().at());
        }

        static Row of(dev.rapport.capture.Refusal file) {
            return new Row(
                    file.id().toString(),
                    null,
                    null,
                    null,
                    file.channel(),
                    file.source(),
                    file.file(),
                    null,
                    "capture",
                    file.reason(),
                    file.at());
        }

        private static Channel channel(ItemKind kind) {
            return switch (kind) {
                case RECORDING -> Channel.CALL;
                case MESSAGE -> Channel.EMAIL;
                case CHAT -> Channel.CHAT;
            };
        }
    }
}
