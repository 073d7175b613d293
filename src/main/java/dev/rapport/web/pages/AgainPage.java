package dev.rapport.web.pages;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.match.MatchStage;
import dev.rapport.pipeline.Reprocessing;
import dev.rapport.understand.UnderstandStage;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What processing a conversation again would change, asked before it is done. What people decided and corrected stays. */
@Controller
final class AgainPage {

    private final ConversationStore conversations;
    private final UnderstandStage understanding;
    private final MatchStage matching;
    private final Reprocessing reprocessing;

    AgainPage(
            ConversationStore conversations,
            UnderstandStage understanding,
            MatchStage matching,
            Reprocessing reprocessing) {
        this.conversations = conversations;
        this.understanding = understanding;
        this.matching = matching;
        this.reprocessing = reprocessing;
    }

    /** Nothing of it is kept. The words are taken as they are: what would be heard now is not known before it is run. */
    @GetMapping("/conversations/{id}/again")
    String wouldBe(Viewer viewer, @PathVariable ConversationId id, Model model) {
        Conversation conversation =
                conversations.find(viewer, id).orElseThrow(() -> new NotThere("There is no conversation " + id));
        List<Item> items = conversation.items().stream()
                .filter(item -> item.state() != ItemState.DISCARDED)
                .toList();
        List<FindingStore.Changes> changes =
                items.stream().map(understanding::wouldChange).toList();
        model.addAttribute(
                "view",
                new View(
                        id.toString(),
                        byType(changes.stream()
                                .flatMap(change -> change.gained().stream())
                                .toList()),
                        byType(changes.stream()
                                .flatMap(change -> change.lost().stream())
                                .toList()),
                        items.stream().filter(this::matchesOtherwise).count()));
        return "again :: changes(view=${view})";
    }

    @PostMapping("/conversations/{id}/again")
    String again(Viewer viewer, @PathVariable ConversationId id) {
        if (!reprocessing.from(viewer, id, Stage.UNDERSTAND)) {
            throw new NotThere("There is no conversation " + id);
        }
        return "redirect:/conversations/" + id + "#stages";
    }

    private boolean matchesOtherwise(Item item) {
        Match before = item.match();
        Match after = matching.wouldBe(item.id());
        return switch (after) {
            case Match.Matched now ->
                !(before instanceof Match.Matched was)
                        || !Objects.equals(was.account(), now.account())
                        || !was.contacts().equals(now.contacts());
            case Match.Ambiguous now -> !(before instanceof Match.Ambiguous);
            case Match.Unmatched now -> !(before instanceof Match.Unmatched);
        };
    }

    private static List<Count> byType(List<Finding> findings) {
        return findings.stream().collect(groupingBy(Finding::type, TreeMap::new, counting())).entrySet().stream()
                .map(entry -> count(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Count count(FindingType type, long count) {
        return new Count(Words.sentence(type.name()), Words.number(count));
    }

    /** @param matches how many items would come on another record */
    record View(String conversation, List<Count> gained, List<Count> lost, long matches) {

        /** Thymeleaf calls it. */
        public boolean same() {
            return gained.isEmpty() && lost.isEmpty() && matches == 0;
        }
    }

    /** Findings of one type. */
    record Count(String name, String count) {}
}
