package dev.rapport.understand;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.UtteranceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Has all finders look at an item.
 *
 * <p>At most {@value #MOST} findings of an item are kept, each with at most {@value #LONGEST} characters of what was said
 * around it, so that a hostile text fills no table. Safe for use by many threads.
 */
@Component
public class Understanding {

    static final int MOST = 5_000;
    static final int LONGEST = 4_000;

    private static final Logger LOG = LoggerFactory.getLogger(Understanding.class);

    private final List<Finder> finders;
    private final Supplier<CompanyNames> names;
    private final RivalObjections rivals;

    @Autowired
    Understanding(List<Finder> finders, UnderstandSettings settings, TrackerFiles files) {
        this(finders, () -> settings.names().and(files.names()), files::all);
    }

    Understanding(List<Finder> finders, Supplier<CompanyNames> names, Trackers trackers) {
        this.finders = List.copyOf(finders);
        this.names = names;
        this.rivals = new RivalObjections(trackers::all);
    }

    /** The company's names that are looked for, from the settings and the tracker files. */
    public CompanyNames names() {
        return names.get();
    }

    /** What all finders found, in the order of its places; each is new and nobody has judged it. */
    public List<Finding> of(Talk talk) {
        return of(talk, CompanyNames.NONE);
    }

    /** @param more names to look for, besides those of the company's lists */
    public List<Finding> of(Talk talk, CompanyNames more) {
        List<Finding> findings = new ArrayList<>();
        List<Found> all = new ArrayList<>();
        for (Finder finder : finders) {
            List<Found> found = finder.find(talk);
            found.forEach(one -> findings.add(finding(talk, finder.name(), finder.version(), one)));
            all.addAll(found);
        }
        List<Found> mentions = new NameSpotter(names.get().and(more)).find(new Parts(talk, List.of()));
        mentions.forEach(found -> findings.add(finding(talk, "names", 1, found)));
        rivals.find(talk, mentions, all).forEach(found -> findings.add(finding(talk, "rivals", 1, found)));
        Summaries.of(talk, findings).ifPresent(found -> findings.add(finding(talk, "summary", 1, found)));
        return inOrder(talk, findings);
    }

    private static List<Finding> inOrder(Talk talk, List<Finding> findings) {
        Map<UtteranceId, Integer> order = new HashMap<>();
        talk.lines().forEach(line -> order.putIfAbsent(line.utterance().id(), order.size()));
        findings.sort(Comparator.comparingInt((Finding finding) -> line(finding.place(), order))
                .thenComparingInt(finding -> finding.place().span().start())
                .thenComparing(Finding::type)
                .thenComparing(Finding::label));
        if (findings.size() > MOST) {
            LOG.info("Item {} has {} findings; the first {} are kept", talk.item(), findings.size(), MOST);
            return findings.subList(0, MOST);
        }
        return findings;
    }

    private static int line(Evidence place, Map<UtteranceId, Integer> order) {
        UtteranceId utterance = place.utterance();
        return utterance == null ? -1 : order.getOrDefault(utterance, -1);
    }

    private static Finding finding(Talk talk, String name, int version, Found found) {
        Found.Rule rule = found.rule();
        return new Finding(
                FindingId.create(),
                talk.conversation(),
                talk.item(),
                found.type(),
                found.label(),
                found.side(),
                excerpt(found),
                found.value(),
                found.confidence(),
                rule == null ? name : rule.name(),
                rule == null ? version : rule.version(),
                FindingStatus.DERIVED,
                found.evidence());
    }

    /** What was captured comes in lines far shorter than that; what is only tried may come in one. */
    private static String excerpt(Found found) {
        String text = found.text();
        if (text.length() <= LONGEST) {
            return text;
        }
        int place = Math.max(0, text.indexOf(found.evidence().getFirst().quote()));
        int from = Math.clamp(place - LONGEST / 4, 0, text.length() - LONGEST);
        return text.substring(
                Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from,
                Character.isHighSurrogate(text.charAt(from + LONGEST - 1)) ? from + LONGEST - 1 : from + LONGEST);
    }
}
