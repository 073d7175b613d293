package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.capture.vcon.Vcon.Kind;
import dev.rapport.conversation.Unprocessable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each dialog of a vCon becomes.
 *
 * @param recordings one call together
 * @param silent a call each, of which there is no recording
 * @param mails messages of a thread
 * @param texts messages of one chat
 */
record Sorted(List<Dialog> recordings, List<Silent> silent, List<Dialog> mails, List<Dialog> texts) {

    /**
     * A call without a recording.
     *
     * @param words null where there are none
     * @param why there is no recording, for people
     */
    record Silent(Dialog dialog, @Nullable GivenTranscript words, String why) {}

    /** @throws Unprocessable where there is no conversation in it */
    static Sorted of(Vcon vcon) {
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean writes = vcon.dialogs().stream()
                .anyMatch(one -> one.kind() == Kind.TEXT && !one.content().isMissing());
        vcon.dialogs().forEach(dialog -> sorted.add(vcon, dialog, writes));
        if (sorted.isEmpty()) {
            sorted.addOnly(vcon);
        }
        return sorted;
    }

    private boolean isEmpty() {
        return recordings.isEmpty() && silent.isEmpty() && mails.isEmpty() && texts.isEmpty();
    }

    private void add(Vcon vcon, Dialog dialog, boolean writes) {
        switch (dialog.kind()) {
            case RECORDING -> {
                if (dialog.content().isMissing()) {
                    addSilent(vcon, dialog);
                } else {
                    recordings.add(dialog);
                }
            }
            case TEXT -> {
                if (dialog.content().isMissing()
                        && !(writes && TranscriptReader.of(vcon, dialog).isEmpty())) {
                    addSilent(vcon, dialog);
                } else if (VconMails.isMail(vcon, dialog)) {
                    mails.add(dialog);
                } else {
                    texts.add(dialog);
                }
            }
            case INCOMPLETE -> addSilent(vcon, dialog);
            case TRANSFER, RECORDING_SET -> {} // they tell of others
        }
    }

    private void addSilent(Vcon vcon, Dialog dialog) {
        Optional<GivenTranscript> words = TranscriptReader.of(vcon, dialog);
        String why = words.isPresent()
                ? "Its source gave the transcript, and no recording"
                : dialog.kind() == Kind.INCOMPLETE
                        ? "There is no recording, since nobody spoke: " + dialog.disposition()
                        : "Its source gave neither a recording nor a transcript";
        silent.add(new Silent(dialog, words.orElse(null), why));
    }

    /** Of a vCon that has nothing said in it, what there is. */
    private void addOnly(Vcon vcon) {
        if (!vcon.dialogs().isEmpty()) {
            addSilent(vcon, vcon.dialogs().getFirst());
            return;
        }
        Dialog made = DialogReader.none(vcon.createdAt(), vcon.parties().size());
        addSilent(vcon, made);
        if (silent.getFirst().words() == null) {
            throw new Unprocessable("The vCon has no dialog and no transcript, so that there is no conversation in it");
        }
    }
}
