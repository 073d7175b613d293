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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has all finders look at an item.
 *
 * <p>At most {@value #MOST} findings of an item are kept, so that a hostile text fills no table. Safe for use by many threads.
 */
@Component
public class Understanding {

    static final int MOST = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Understanding.class);

    private final List<Finder> finders;

    Understanding(List<Finder> finders) {
        this.finders = List.copyOf(finders);
    }

    /** What all finders found, in the order of its places; each is new and nobody has judged it. */
    public List<Finding> of(Talk talk) {
        List<Finding> findings = new ArrayList<>();
        for (Finder finder : finders) {
            for (Found found : finder.find(talk)) {
                findings.add(finding(talk, finder, found));
            }
        }
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

    private static Finding finding(Talk talk, Finder finder, Found found) {
        Found.Rule rule = found.rule();
        return new Finding(
                FindingId.create(),
                talk.conversation(),
                talk.item(),
                found.type(),
                found.label(),
                found.side(),
                found.text(),
                found.value(),
                found.confidence(),
                rule == null ? finder.name() : rule.name(),
                rule == null ? finder.version() : rule.version(),
                FindingStatus.DERIVED,
                found.evidence());
    }
}
