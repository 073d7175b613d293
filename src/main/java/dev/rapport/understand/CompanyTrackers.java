package dev.rapport.understand;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryParser;
import dev.rapport.understand.CompanyTracker.Quality;
import dev.rapport.understand.TrackerStore.Kept;
import dev.rapport.understand.TrackerStore.Label;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trackers that a company makes itself: written, labelled, published. Only what is published finds anything.
 *
 * <p>What is published counts for the items that are understood from then on, in this process at once and in others within
 * {@value #READ_EVERY_MS} ms. Safe for use by many threads.
 */
@Component
public class CompanyTrackers implements Trackers {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyTrackers.class);
    private static final long READ_EVERY_MS = 5_000;
    private static final double CONFIDENCE = 0.8;

    private final TrackerStore store;
    private final TrackerFiles files;
    private final QueryParser parser;
    private List<Tracker> published = List.of();
    private long readAt;

    CompanyTrackers(TrackerStore store, TrackerFiles files, Company company) {
        this.store = store;
        this.files = files;
        this.parser = new QueryParser(company.zone());
    }

    @Override
    public List<Tracker> all() {
        List<Tracker> all = new ArrayList<>(files.all());
        all.addAll(published());
        return all;
    }

    private synchronized List<Tracker> published() {
        long now = System.nanoTime() / 1_000_000;
        if (readAt == 0 || now - readAt >= READ_EVERY_MS) {
            List<Tracker> read = new ArrayList<>();
            store.all(Viewer.PIPELINE).forEach(kept -> inForce(kept).ifPresent(read::add));
            published = List.copyOf(read);
            readAt = now;
        }
        return published;
    }

    private Optional<Tracker> inForce(Kept kept) {
        if (kept.published() == null || kept.publishedVersion() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(tracker(kept.name(), kept.publishedVersion(), kept.published()));
        } catch (IllegalArgumentException e) {
            LOG.error("The tracker \"{}\" can not be read and finds nothing: {}", kept.name(), e.getMessage());
            return Optional.empty();
        }
    }

    private Tracker tracker(String name, int version, TrackerDraft draft) {
        return new Tracker(
                name,
                version,
                FindingType.TRACKER,
                name,
                draft.side(),
                draft.whole(),
                0,
                CONFIDENCE,
                read(draft.query()),
                List.of(),
                List.of(),
                Reading.EXACT);
    }

    /** Reads a query as a tracker may ask it; a {@link dev.rapport.query.QuerySyntaxException} says what is wrong. */
    public QueryNode read(String query) {
        return TrackerFilter.checked(parser.parse(query));
    }

    /** The newest first. */
    public List<CompanyTracker> list(Viewer viewer) {
        return store.all(viewer).stream().map(kept -> shown(viewer, kept)).toList();
    }

    /** Those that come with Rapport or stand in the files of the data folder, in the order of the files. */
    public List<ShippedTracker> shipped(Viewer viewer) {
        return files.shipped();
    }

    public Optional<CompanyTracker> find(Viewer viewer, TrackerId id) {
        return store.find(viewer, id).map(kept -> shown(viewer, kept));
    }

    /** A new tracker, not yet published. Empty where another has the name. */
    @Transactional
    public Optional<CompanyTracker> add(Viewer viewer, String name, TrackerDraft draft) {
        read(draft.query());
        TrackerId id = TrackerId.create();
        return store.add(viewer, id, name.strip(), draft) ? find(viewer, id) : Optional.empty();
    }

    /** Changes what it asks for; what is published stays in force until this is published too. */
    @Transactional
    public Optional<CompanyTracker> change(Viewer viewer, TrackerId id, TrackerDraft draft) {
        read(draft.query());
        store.find(viewer, id).ifPresent(kept -> store.change(viewer, kept, draft));
        return find(viewer, id);
    }

    /** From now on its newest version finds. */
    @Transactional
    public Optional<CompanyTracker> publish(Viewer viewer, TrackerId id) {
        store.find(viewer, id).ifPresent(kept -> store.publish(viewer, id, kept.version()));
        synchronized (this) {
            readAt = 0;
        }
        return find(viewer, id);
    }

    /** Keeps whether a sentence is what the tracker is to find. */
    @Transactional
    public Optional<CompanyTracker> label(Viewer viewer, TrackerId id, String text, Side side, boolean correct) {
        store.find(viewer, id).ifPresent(kept -> store.label(viewer, id, new Label(text, side, correct)));
        return find(viewer, id);
    }

    private CompanyTracker shown(Viewer viewer, Kept kept) {
        return new CompanyTracker(
                kept.id(),
                kept.name(),
                kept.version(),
                kept.draft(),
                kept.publishedVersion(),
                kept.published(),
                kept.changedAt(),
                quality(viewer, kept));
    }

    private Quality quality(Viewer viewer, Kept kept) {
        List<Label> labels = store.labels(viewer, kept.id());
        if (labels.isEmpty()) {
            return new Quality(0, 0, 0);
        }
        Tracker tracker = tracker(kept.name(), kept.version(), kept.draft());
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (Label label : labels) {
            boolean found = finds(tracker, label);
            right += found && label.correct() ? 1 : 0;
            wrong += found && !label.correct() ? 1 : 0;
            missed += !found && label.correct() ? 1 : 0;
        }
        return new Quality(right, wrong, missed);
    }

    private static boolean finds(Tracker tracker, Label label) {
        ConversationId conversation = ConversationId.create();
        ItemId item = ItemId.create();
        Utterance utterance = new Utterance(
                UtteranceId.create(),
                item,
                null,
                PartyId.create(),
                null,
                null,
                label.text(),
                label.text(),
                1,
                List.of());
        Line line = new Line(conversation, utterance, label.side(), Instant.EPOCH, true);
        TrackerRun run = new TrackerRun(new Talk(conversation, item, Channel.CALL, ZoneOffset.UTC, List.of(line)));
        return tracker.whole()
                ? run.whole(tracker).isPresent()
                : !run.hits(tracker).isEmpty();
    }
}
