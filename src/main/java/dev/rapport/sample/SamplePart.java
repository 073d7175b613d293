package dev.rapport.sample;

import dev.rapport.conversation.Viewer;
import java.io.IOException;

/** Brings one kind of the sample in, through the doors that everything of that kind comes by. */
interface SamplePart {

    /**
     * Brings it; when this returns, it is durable. Bringing it again with the same days doubles nothing.
     *
     * @throws dev.rapport.conversation.TemporaryFailure where there is no room or no database just now
     */
    void bring(Viewer by, SampleDays days) throws IOException;
}
