package dev.rapport.understand;

import dev.rapport.language.value.ValueReader;

/** Makes what finders of other packages need to be told of lines. */
public final class LineContexts {

    private LineContexts() {}

    public static LineContext american() {
        return new LineContext(new Dues(new ValueReader("US")));
    }
}
