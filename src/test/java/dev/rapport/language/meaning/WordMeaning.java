package dev.rapport.language.meaning;

import java.util.ArrayList;
import java.util.List;

/** A meaning that is no more than the words of a text: alike is what has the same ones. Counts what it was asked. */
public final class WordMeaning implements Meaning {

    public final List<String> asked = new ArrayList<>();

    @Override
    public float[] of(String text) {
        asked.add(text);
        float[] vector = new float[DIMENSIONS];
        for (String word : text.toLowerCase(java.util.Locale.ROOT).split("\\W+")) {
            vector[Math.floorMod(word.hashCode() * 31, DIMENSIONS)] += 1;
        }
        float length = 0;
        for (float one : vector) {
            length += one * one;
        }
        for (int at = 0; at < DIMENSIONS; at++) {
            vector[at] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    @Override
    public String model() {
        return "words";
    }
}
