package dev.rapport.capture.vcon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings each part of a vCon in by its own door, in the caller's transaction. */
@Component
final class VconParts {

    private final VconCalls calls;
    private final SilentCalls silentCalls;
    private final VconMails mails;
    private final VconChats chats;

    VconParts(VconCalls calls, SilentCalls silentCalls, VconMails mails, VconChats chats) {
        this.calls = calls;
        this.silentCalls = silentCalls;
        this.mails = mails;
        this.chats = chats;
    }

    List<Brought> bring(Coming coming, Sorted sorted) throws IOException {
        List<Brought> items = new ArrayList<>(calls.recordings(coming, sorted.recordings()));
        for (Sorted.Silent silent : sorted.silent()) {
            items.add(silentCalls.silent(coming, silent));
        }
        items.addAll(mails.mails(coming, sorted.mails()));
        if (!sorted.texts().isEmpty()) {
            items.add(chats.chat(coming, sorted.texts()));
        }
        return items;
    }
}
