package dev.rapport.web.pages;

import dev.rapport.archive.ChatAnswers;
import dev.rapport.archive.ChatMessageStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.TranscriptStore.Stretch;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.pages.ChatViews.Written;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one conversation: who, when, whose record and why, the player, the transcript, and how far it is. */
@Controller
final class ConversationPage {

    private final ConversationStore conversations;
    private final Stretches transcripts;
    private final MessageStore messages;
    private final ChatMessageStore chats;
    private final ChatAnswers answers;
    private final ConversationViews views;
    private final KnownParties known;
    private final NotesCard notes;

    ConversationPage(
            ConversationStore conversations,
            Stretches transcripts,
            MessageStore messages,
            ChatMessageStore chats,
            ChatAnswers answers,
            ConversationViews views,
            KnownParties known,
            NotesCard notes) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.messages = messages;
        this.chats = chats;
        this.answers = answers;
        this.views = views;
        this.known = known;
        this.notes = notes;
    }

    /**
     * @param item which recording to play, where there are several
     * @param t where to begin, in milliseconds
     * @param at a message of a chat, or a sentence of one, that is to be seen
     */
    @GetMapping("/conversations/{id}")
    String page(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam Optional<String> item,
            @RequestParam(defaultValue = "0") long t,
            @RequestParam(defaultValue = "") String at,
            Model model) {
        Conversation conversation = find(viewer, id);
        model.addAttribute("view", view(viewer, conversation, item, t, at));
        model.addAttribute("notes", notes.of(viewer, conversation, null));
        return "conversation";
    }

    /** The next stretch of the transcript. */
    @GetMapping("/conversations/{id}/turns")
    String turns(Viewer viewer, @PathVariable ConversationId id, @RequestParam String cursor, Model model) {
        Stretch stretch = transcripts.after(viewer, id, cursor);
        model.addAttribute("conversation", id.toString());
        model.addAttribute("transcript", TranscriptViews.of(find(viewer, id), stretch, ""));
        return "conversation :: turns(conversation=${conversation}, transcript=${transcript})";
    }

    /**
     * The next messages of a chat.
     *
     * @param after the last that is shown
     */
    @GetMapping("/conversations/{id}/messages")
    String messages(Viewer viewer, @PathVariable ConversationId id, @RequestParam String after, Model model) {
        Conversation conversation = find(viewer, id);
        List<Utterance> said = transcripts.whole(viewer, id).utterances();
        model.addAttribute(
                "chat",
                views.messages(conversation, written(viewer, conversation), said, after)
                        .orElseThrow(() -> new NotThere("There is no message " + after + " in that chat")));
        return "conversation :: bubbles(chat=${chat})";
    }

    /**
     * What may have changed while it is being processed.
     *
     * @param complete whether the page has the player and the transcript, which then are left alone
     */
    @GetMapping("/conversations/{id}/live")
    String live(Viewer viewer, @PathVariable ConversationId id, @RequestParam boolean complete, Model model) {
        ConversationView view = view(viewer, find(viewer, id), Optional.empty(), 0, "");
        model.addAttribute("view", view);
        model.addAttribute("fresh", !complete && (view.complete() || !view.live()));
        return "conversation :: live(view=${view}, fresh=${fresh})";
    }

    private Conversation find(Viewer viewer, ConversationId id) {
        return conversations
                .find(viewer, id)
                .map(conversation -> known.named(viewer, conversation))
                .orElseThrow(() -> new NotThere("There is no conversation " + id));
    }

    private Written written(Viewer viewer, Conversation conversation) {
        return switch (conversation.channel()) {
            case CALL -> Written.NOTHING;
            case EMAIL -> Written.mail(messages.of(viewer, conversation.id()));
            case CHAT ->
                new Written(
                        messages.of(viewer, conversation.id()),
                        chats.facts(viewer, conversation.id()),
                        answers.elsewhere(viewer, conversation.id()));
        };
    }

    private ConversationView view(
            Viewer viewer, Conversation conversation, Optional<String> item, long startMs, String at) {
        Written written = written(viewer, conversation);
        Stretch said = written.messages().isEmpty()
                ? transcripts.upTo(viewer, conversation.id(), startMs)
                : transcripts.whole(viewer, conversation.id());
        return views.of(viewer, conversation, said, item, startMs, written, at);
    }
}
