package dev.rapport.pipeline;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Stage;
import java.util.Locale;

/** Names the one job of an item and a stage, as {@code item/stage}. */
record JobId(ItemId item, Stage stage) {

    static JobId of(String text) {
        int slash = text.indexOf('/');
        return new JobId(
                ItemId.of(text.substring(0, slash)),
                Stage.valueOf(text.substring(slash + 1).toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return item + "/" + stage.key();
    }
}
