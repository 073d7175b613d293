package dev.rapport.capture.chat.export;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;

/** Decides what a damaged file costs: the whole export where it is the only one, else itself. Stateless. */
final class Guard {

    private Guard() {}

    /** Reads a file. */
    interface Reading {
        void read() throws IOException;
    }

    static void reading(boolean alone, ExportSink sink, Reading reading) throws IOException {
        try {
            reading.read();
        } catch (Unprocessable damaged) {
            if (alone) {
                throw damaged;
            }
            sink.warn(String.valueOf(damaged.getMessage()));
        }
    }
}
