package dev.rapport.sample;

import dev.rapport.capture.call.CallIntake;
import dev.rapport.capture.call.CallMetadata;
import dev.rapport.capture.call.CallOutcome;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalTime;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the calls, as a telephone system would: each recording with what is known of it. An entry of {@code calls.json} is the
 * metadata of the API, but for {@code file}, and {@code daysAgo} and {@code time} in the place of {@code startedAt}.
 */
@Component
@Order(2)
final class SampleCalls implements SamplePart {

    private final CallIntake calls;
    private final Company company;

    SampleCalls(CallIntake calls, Company company) {
        this.calls = calls;
        this.company = company;
    }

    @Override
    public void bring(Viewer by, SampleDays days) throws IOException {
        for (JsonNode call : JsonMapper.shared().readTree(SampleFiles.text("calls.json"))) {
            String file = call.path("file").asString();
            try (InputStream audio = SampleFiles.open("calls/" + file)) {
                CallOutcome outcome = calls.receive(audio, file, metadata((ObjectNode) call.deepCopy(), days));
                if (outcome instanceof CallOutcome.Refused(CallOutcome.Why why, String reason)) {
                    throw new IllegalStateException("The sample's " + file + " is refused: " + reason);
                }
            }
        }
    }

    private CallMetadata metadata(ObjectNode call, SampleDays days) {
        call.remove("file");
        LocalTime time = LocalTime.parse(call.remove("time").asString());
        call.put("startedAt", days.at(call.remove("daysAgo").asInt(), time).toString());
        call.put("source", Sample.SOURCE);
        return CallMetadata.parse(call.toString(), company.zone());
    }
}
