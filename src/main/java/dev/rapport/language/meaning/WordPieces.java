package dev.rapport.language.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts a text into the pieces of words that the model knows, by their numbers: WordPiece without case and accents, as
 * described by Devlin et al., "BERT" (2019), and done by Hugging Face's {@code BertNormalizer} and {@code BertPreTokenizer}.
 *
 * <p>The words are those of a {@code tokenizer.json}. Takes any text, in time that is in proportion to its length. Safe for
 * use by many threads.
 */
final class WordPieces {

    private static final int LONGEST_WORD = 100;
    private static final String INSIDE = "##";

    private final Map<String, Integer> numbers;
    private final long start;
    private final long end;
    private final long unknown;

    private WordPieces(Map<String, Integer> numbers) {
        this.numbers = numbers;
        this.start = number("[CLS]");
        this.end = number("[SEP]");
        this.unknown = number("[UNK]");
    }

    static WordPieces read(InputStream tokenizer) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        JsonMapper.shared()
                .readTree(tokenizer)
                .required("model")
                .required("vocab")
                .forEachEntry((piece, number) -> numbers.put(piece, number.asInt()));
        return new WordPieces(numbers);
    }

    private long number(String piece) {
        return Objects.requireNonNull(numbers.get(piece), () -> "The tokenizer has no " + piece);
    }

    /** The numbers of a text's pieces between those of the start and the end, {@code most} of them at most. */
    long[] of(String text, int most) {
        List<Long> pieces = new ArrayList<>();
        pieces.add(start);
        for (String word : words(text, most)) {
            add(word, pieces);
            if (pieces.size() >= most) {
                break;
            }
        }
        int size = Math.min(pieces.size(), most - 1);
        long[] all = new long[size + 1];
        for (int at = 0; at < size; at++) {
            all[at] = pieces.get(at);
        }
        all[size] = end;
        return all;
    }

    private void add(String word, List<Long> pieces) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            pieces.add(unknown);
            return;
        }
        int before = pieces.size();
        for (int from = 0; from < word.length(); ) {
            int to = word.length();
            Integer known = null;
            while (to > from && known == null) {
                String piece = word.substring(from, to);
                known = numbers.get(from == 0 ? piece : INSIDE + piece);
                to = known == null ? word.offsetByCodePoints(to, -1) : to;
            }
            if (known == null) {
                pieces.subList(before, pieces.size()).clear();
                pieces.add(unknown);
                return;
            }
            pieces.add(known.longValue());
            from = to;
        }
    }

    /** Each has a piece at least, so more than {@code most} are not looked for. */
    private static List<String> words(String text, int most) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < plain.length() && words.size() < most; ) {
            int letter = plain.codePointAt(at);
            at += Character.charCount(letter);
            if (isBlank(letter)) {
                end(word, words);
            } else if (standsAlone(letter)) {
                end(word, words);
                words.add(Character.toString(letter));
            } else if (!isLeftOut(letter)) {
                word.appendCodePoint(letter);
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    /** Accents, which stand by themselves after the normalization, and what has no shape. */
    private static boolean isLeftOut(int letter) {
        return letter == 0xFFFD
                || switch (Character.getType(letter)) {
                    case Character.NON_SPACING_MARK,
                            Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED -> true;
                    default -> false;
                };
    }

    private static boolean standsAlone(int letter) {
        if (letter < 128) {
            return letter > ' ' && letter < 127 && !Character.isLetterOrDigit(letter);
        }
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN
                || switch (Character.getType(letter)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }
}
