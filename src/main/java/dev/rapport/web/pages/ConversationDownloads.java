package dev.rapport.web.pages;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemKind;
import java.util.ArrayList;
import java.util.List;

/** Decides what can be downloaded of a conversation. */
final class ConversationDownloads {

    /** More originals than this nobody picks from a list. */
    private static final int MOST_MESSAGES = 20;

    private ConversationDownloads() {}

    static List<Link> of(Conversation conversation) {
        String api = "/api/v1/conversations/" + conversation.id();
        List<Link> links = new ArrayList<>();
        conversation.items().stream()
                .filter(item -> item.kind() == ItemKind.RECORDING)
                .map(item -> Link.of(
                        !item.hasSound()
                                ? "vCon, as received"
                                : conversation.items().size() == 1
                                        ? "Recording, as received"
                                        : "Recording " + name(item),
                        api + "/items/" + item.id() + "/original"))
                .forEach(links::add);
        conversation.items().stream()
                .filter(item -> item.kind() == ItemKind.MESSAGE)
                .limit(MOST_MESSAGES)
                .map(item -> Link.of(
                        conversation.items().size() == 1
                                ? "Message, as received"
                                : "Message of " + item.startedAt().toString().substring(0, 10),
                        api + "/items/" + item.id() + "/original"))
                .forEach(links::add);
        conversation.items().stream()
                .filter(item -> item.kind() == ItemKind.CHAT)
                .limit(MOST_MESSAGES)
                .map(item -> Link.of("Chat, as first received", api + "/items/" + item.id() + "/original"))
                .forEach(links::add);
        links.add(Link.of("Transcript as text", api + "/transcript?format=txt"));
        if (conversation.channel() == Channel.CALL) {
            links.add(Link.of("Subtitles, WebVTT", api + "/transcript?format=vtt"));
            links.add(Link.of("Subtitles, SRT", api + "/transcript?format=srt"));
        }
        links.add(Link.of("Transcript as JSON", api + "/transcript?format=json"));
        links.add(Link.of("vCon, all in one file", api + "/vcon"));
        return links;
    }

    static String name(Item item) {
        return item.filename() == null ? item.id().toString() : item.filename();
    }
}
