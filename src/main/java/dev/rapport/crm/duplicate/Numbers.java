package dev.rapport.crm.duplicate;

import java.util.Arrays;

/** Gathers numbers without boxes around them. For one thread. */
final class Numbers {

    private long[] all = new long[1024];
    private int size;

    void add(long number) {
        if (size == all.length) {
            compact();
            if (size * 2 > all.length) {
                all = Arrays.copyOf(all, all.length * 2);
            }
        }
        all[size++] = number;
    }

    /** In their order, each once. */
    long[] sorted() {
        compact();
        return Arrays.copyOf(all, size);
    }

    private void compact() {
        Arrays.sort(all, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[kept++] = all[i];
            }
        }
        size = kept;
    }
}
