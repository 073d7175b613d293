package dev.rapport.transcribe.audio;

import java.io.IOException;
import java.util.List;

/** The sound of another stream with something done to it; what a filter does not say otherwise holds as it does there. For one thread. */
public abstract class PcmFilter implements PcmStream {

    protected final PcmStream source;

    protected PcmFilter(PcmStream source) {
        this.source = source;
    }

    @Override
    public String mediaType() {
        return source.mediaType();
    }

    @Override
    public int rate() {
        return source.rate();
    }

    @Override
    public int tracks() {
        return source.tracks();
    }

    @Override
    public long durationMs() {
        return source.durationMs();
    }

    @Override
    public List<String> notes() {
        return source.notes();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
