package dev.rapport.crm.filing;

import dev.rapport.conversation.StageRequest;
import org.springframework.beans.factory.BeanFactory;

/** Runs the stage of this package for tests of others, as the routes do. */
public final class FileStages {

    private FileStages() {}

    public static void file(BeanFactory beans, StageRequest request) {
        FileStage stage = beans.getBean(FileStage.class);
        stage.store(stage.compute(request));
    }
}
