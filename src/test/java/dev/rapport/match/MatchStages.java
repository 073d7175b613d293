package dev.rapport.match;

import dev.rapport.conversation.StageRequest;
import org.springframework.beans.factory.BeanFactory;

/** Runs the stages of this package for tests of others, as the routes do. */
public final class MatchStages {

    private MatchStages() {}

    public static void identify(BeanFactory beans, StageRequest request) {
        IdentifyStage stage = beans.getBean(IdentifyStage.class);
        stage.store(stage.compute(request));
    }

    public static void match(BeanFactory beans, StageRequest request) {
        MatchStage stage = beans.getBean(MatchStage.class);
        stage.store(stage.compute(request));
    }

    /** What is known now; running it stores that. */
    public static Runnable computed(BeanFactory beans, StageRequest request) {
        MatchStage stage = beans.getBean(MatchStage.class);
        MatchStage.Work work = stage.compute(request);
        return () -> stage.store(work);
    }
}
