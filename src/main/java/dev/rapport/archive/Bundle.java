package dev.rapport.archive;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Utterance;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Messages that go their way together, with all that their stages need to know of them; as {@link BundleStore} holds them.
 *
 * <p>What a stage decides is in the bundle that it hands on, so that the next one need not read it again.
 */
public record Bundle(List<Entry> entries) {

    public Bundle {
        entries = List.copyOf(entries);
    }

    /** In the order of their arrival. */
    public List<ItemId> items() {
        return entries.stream().map(entry -> entry.item().id()).toList();
    }

    public Bundle with(UnaryOperator<Entry> change) {
        return new Bundle(entries.stream().map(change).toList());
    }

    /**
     * A message.
     *
     * @param around its conversation with only this item, and only those who took part in this message
     * @param written its sentences, in their order
     * @param asked which asking for its first stage this answers
     * @param indexed which asking for the last one; 0 before that is begun
     * @param known whether the index may have something of it
     * @param found what was found in it, with what people said of it; nothing before it is understood
     */
    public record Entry(
            Conversation around,
            Message message,
            List<Utterance> written,
            long asked,
            long indexed,
            boolean known,
            List<Finding> found) {

        public Entry {
            written = List.copyOf(written);
            found = List.copyOf(found);
        }

        public Item item() {
            return around.items().getFirst();
        }

        public List<Party> parties() {
            return around.parties();
        }

        public Entry with(List<Party> parties) {
            return with(item(), parties);
        }

        public Entry with(Match match) {
            Item before = item();
            return with(
                    new Item(
                            before.id(),
                            before.conversation(),
                            before.kind(),
                            before.source(),
                            before.externalId(),
                            before.filename(),
                            before.original(),
                            before.startedAt(),
                            before.state(),
                            before.recording(),
                            before.stages(),
                            match,
                            before.flags()),
                    parties());
        }

        public Entry understood(List<Finding> finding) {
            return new Entry(around, message, written, asked, indexed, known, finding);
        }

        private Entry with(Item item, List<Party> parties) {
            Conversation after = new Conversation(
                    around.id(),
                    around.channel(),
                    around.subject(),
                    around.startedAt(),
                    around.endedAt(),
                    around.direction(),
                    around.language(),
                    List.of(item),
                    parties);
            return new Entry(after, message, written, asked, indexed, known, found);
        }

        Entry begun(long asking, boolean before) {
            return new Entry(around, message, written, asked, asking, before, found);
        }
    }
}
