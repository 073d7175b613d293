package dev.rapport.crm;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Bounds what one row of a table may hold, since a quote that nobody closes makes one row of the rest of the file. */
final class RowLimit extends FilterReader {

    private static final int MAX_CHARACTERS = 4_000_000;

    private int sinceLastRow;

    RowLimit(Reader reader) {
        super(reader);
    }

    /** A row has come to its end. */
    void rowEnded() {
        sinceLastRow = 0;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        count(character < 0 ? 0 : 1);
        return character;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) throws TooLong {
        sinceLastRow += read;
        if (sinceLastRow > MAX_CHARACTERS) {
            throw new TooLong();
        }
    }

    /** A row goes on without an end. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("has more than " + MAX_CHARACTERS + " characters; close the quote that is open there");
        }
    }
}
