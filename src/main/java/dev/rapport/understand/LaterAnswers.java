package dev.rapport.understand;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.FindingStore.Unanswered;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the answer to an objection in a later message of the same conversation, where its own item has none.
 *
 * <p>A finder sees an item with what was before it. So the item of the objection looks ahead when it is understood; and when a message
 * comes that answers an objection of an earlier item, that item is understood again. What answers is decided by {@link
 * AnswerWords}. Safe for use by many threads.
 */
@Component
final class LaterAnswers {

    private final Talks talks;
    private final FindingStore findings;
    private final Jobs jobs;

    LaterAnswers(Talks talks, FindingStore findings, Jobs jobs) {
        this.talks = talks;
        this.findings = findings;
        this.jobs = jobs;
    }

    /** The findings of an item, with the answers that came later. */
    List<Finding> in(Item item, List<Finding> found) {
        if (found.stream().noneMatch(LaterAnswers::isOpen)) {
            return found;
        }
        List<Line> later = talks.after(item);
        return found.stream()
                .map(finding -> isOpen(finding)
                        ? answer(finding, later)
                                .map(line -> answered(finding, line))
                                .orElse(finding)
                        : finding)
                .toList();
    }

    /**
     * Has earlier items understood again whose objections these items answer; in the caller's transaction.
     *
     * @param said what was said in one of them
     */
    void tell(Collection<Item> items, Function<Item, Talk> said) {
        Set<ConversationId> conversations =
                items.stream().map(Item::conversation).collect(Collectors.toSet());
        Set<ItemId> these = items.stream().map(Item::id).collect(Collectors.toSet());
        Map<ConversationId, List<Unanswered>> open = findings.unanswered(Viewer.PIPELINE, conversations).stream()
                .filter(one -> !these.contains(one.objection().item()))
                .collect(groupingBy(one -> one.objection().conversation()));
        for (Item item : items) {
            List<Unanswered> earlier = open.getOrDefault(item.conversation(), List.of()).stream()
                    .filter(one -> one.at().isBefore(item.startedAt()))
                    .toList();
            if (!earlier.isEmpty()) {
                tell(
                        earlier,
                        said.apply(item).lines().stream().filter(Line::own).toList());
            }
        }
    }

    private void tell(List<Unanswered> open, List<Line> said) {
        open.stream()
                .map(Unanswered::objection)
                .filter(objection -> answer(objection, said).isPresent())
                .map(Finding::item)
                .distinct()
                .forEach(item -> jobs.enqueue(item, Stage.UNDERSTAND));
    }

    private static boolean isOpen(Finding finding) {
        return finding.type() == FindingType.OBJECTION
                && Boolean.FALSE.equals(finding.value().get("handled"));
    }

    private static Optional<Line> answer(Finding objection, List<Line> later) {
        return later.stream()
                .filter(line -> line.side() == Side.OURS)
                .filter(line -> AnswerWords.answers(objection.label(), objection.text(), line.text()))
                .findFirst();
    }

    private static Finding answered(Finding open, Line answer) {
        Map<String, @Nullable Object> value = new HashMap<>(open.value());
        value.put("handled", true);
        value.put("answer", answer.text());
        List<Evidence> evidence = new ArrayList<>(open.evidence());
        evidence.add(answer.evidence());
        return new Finding(
                open.id(),
                open.conversation(),
                open.item(),
                open.type(),
                open.label(),
                open.side(),
                open.text(),
                value,
                open.confidence(),
                open.rule(),
                open.ruleVersion(),
                open.status(),
                evidence);
    }
}
