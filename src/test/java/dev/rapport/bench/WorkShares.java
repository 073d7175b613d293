package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the threads of the application were seen at work, by the samples of a flight recording: computing, or in a call that
 * waits, such as for the database.
 *
 * <p>A sample belongs to the first of these classes that it finds on the stack from the innermost frame outwards.
 */
final class WorkShares {

    private static final Map<String, String> PLACES = places();

    private WorkShares() {}

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("dev.rapport.capture.email.EmailReader", "reading mail");
        places.put("dev.rapport.archive.LocalMediaStore", "originals");
        places.put("dev.rapport.capture.email.EmailIntake", "taking in");
        places.put("dev.rapport.capture.email.box.Reading", "taking in");
        places.put("dev.rapport.match.IdentifyStage", "identify");
        places.put("dev.rapport.match.MatchStage", "match");
        places.put("dev.rapport.understand.UnderstandStage", "understand");
        places.put("dev.rapport.understand.opinion", "second opinion");
        places.put("dev.rapport.crm.filing.FileStage", "file");
        places.put("dev.rapport.capture.email.AttachmentTexts", "index");
        places.put("dev.rapport.search.GroupCommit", "index on disk");
        places.put("dev.rapport.search.meaning", "meanings");
        places.put("dev.rapport.search.IndexStage", "index");
        places.put("dev.rapport.search.LuceneMomentIndex", "index");
        places.put("dev.rapport.pipeline.StageJobs", "jobs");
        places.put("dev.rapport.pipeline.StageRun", "jobs");
        places.put("com.github.kagkarlsson.scheduler", "jobs");
        places.put("org.apache.lucene", "index on disk");
        return places;
    }

    /** In hundredths of all samples that belong somewhere, as "computing reading mail" or "waiting jobs". */
    static Map<String, Double> of(Path recording) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                count(file.readEvent(), counts);
            }
        }
        double all = counts.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Double> shares = new TreeMap<>();
        counts.forEach((place, count) -> shares.put(place, 100 * count / all));
        return shares;
    }

    private static void count(RecordedEvent event, Map<String, Integer> counts) {
        String how = switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> "computing ";
            case "jdk.NativeMethodSample" -> "waiting ";
            default -> "";
        };
        if (!how.isEmpty() && event.getStackTrace() != null) {
            counts.merge(how + place(event.getStackTrace().getFrames()), 1, Integer::sum);
        }
    }

    private static String place(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, String> place : PLACES.entrySet()) {
                if (type.startsWith(place.getKey())) {
                    return place.getValue();
                }
            }
        }
        return "else";
    }
}
