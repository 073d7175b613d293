package dev.rapport.pipeline;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How items are carried along.
 *
 * @param node what this process is called in the queues; default: the host's name and the data folder, which no two
 *     processes share at a time
 * @param threads how many items are carried along at a time, but for transcribing; default 24. More than there are cores,
 *     since they wait for the disks together
 * @param transcribeThreads how many calls are transcribed at a time; default 0, which means as many as there are cores
 * @param routes the folder of the route files; default {@code routes}. A string, since Spring would look for a
 *     {@link Path} on the class path first
 */
@ConfigurationProperties("rapport.pipeline")
record PipelineSettings(
        @DefaultValue("") String node,
        @DefaultValue("24") int threads,
        @DefaultValue("0") int transcribeThreads,
        @DefaultValue("routes") String routes) {

    PipelineSettings {
        if (threads < 1 || transcribeThreads < 0) {
            throw new IllegalArgumentException(
                    "rapport.pipeline.threads is at least 1, and .transcribe-threads at least 0");
        }
        if (transcribeThreads == 0) {
            transcribeThreads = Runtime.getRuntime().availableProcessors();
        }
    }

    Path routesFolder() {
        return Path.of(routes);
    }
}
