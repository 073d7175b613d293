package dev.rapport.transcribe;

import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageGate;
import dev.rapport.transcribe.model.ModelState;
import dev.rapport.transcribe.model.Models;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets calls wait while there is no speech model; they go on by themselves when there is one. */
@Component
final class ModelGate implements StageGate {

    private final Models models;

    ModelGate(Models models) {
        this.models = models;
    }

    @Override
    public Stage stage() {
        return Stage.TRANSCRIBE;
    }

    @Override
    public Optional<String> closedBecause() {
        return switch (models.state()) {
            case ModelState.Ready _ -> Optional.empty();
            case ModelState.Looking _ -> Optional.of("The speech model is being looked for.");
            case ModelState.Fetching fetching ->
                Optional.of("The speech model " + fetching.name() + " is being fetched" + percent(fetching) + ".");
            case ModelState.Missing missing -> Optional.of(missing.remedy());
        };
    }

    private static String percent(ModelState.Fetching fetching) {
        return fetching.total() > 0 ? ": " + fetching.bytes() * 100 / fetching.total() + " %" : "";
    }
}
