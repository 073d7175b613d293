package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.conversation.Original;
import org.springframework.stereotype.Component;

/**
 * Keeps what a webhook said: on return it is on disk and committed, so that the platform may be told so.
 *
 * <p>The same delivery again changes nothing. Safe for use by many threads.
 */
@Component("hookIntake")
public final class HookIntake {

    private final ChatIntake chats;
    private final PlatformFiles elsewhere;

    HookIntake(ChatIntake chats, PlatformFiles elsewhere) {
        this.chats = chats;
        this.elsewhere = elsewhere;
    }

    /** @throws dev.rapport.conversation.TemporaryFailure when it cannot be kept just now; delivering it again is safe */
    public HookAnswer keep(HookReading reading) {
        if (reading.batches().isEmpty()) {
            return reading.answer();
        }
        HookCall call = reading.call();
        Original payload = chats.store(call.body());
        if (call.isForm()) {
            payload = payload.as("application/x-www-form-urlencoded");
        }
        reading.files().forEach(chats::store);
        String whole = "hook " + call.platform() + " " + call.source() + " " + reading.delivery();
        for (int i = 0; i < reading.batches().size(); i++) {
            ChatBatch batch = reading.batches().get(i);
            chats.takePart(batch, payload, whole, Integer.toString(i));
        }
        elsewhere.ask(reading);
        chats.acknowledge(whole);
        return reading.answer();
    }
}
