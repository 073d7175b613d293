package dev.rapport.transcribe;

import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Stage;
import org.springframework.stereotype.Component;

/** Counts deaths beside the state of the stage, so that asking for the stage anew begins at nothing again. */
@Component
final class ArchivedDeaths implements Deaths {

    private final StageStore stages;

    ArchivedDeaths(StageStore stages) {
        this.stages = stages;
    }

    @Override
    public Count of(ItemId item) {
        return count(stages.deaths(item, Stage.TRANSCRIBE));
    }

    @Override
    public Count add(ItemId item, Kind kind) {
        return count(stages.blame(item, Stage.TRANSCRIBE, kind == Kind.KILLED));
    }

    private static Count count(StageStore.Deaths deaths) {
        return new Count(deaths.died(), deaths.killed());
    }
}
