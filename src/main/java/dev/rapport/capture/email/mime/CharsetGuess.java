package dev.rapport.capture.email.mime;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides which character set bytes are in that do not say it, by how often the letters come that are usual in one.
 *
 * <p>Candidates that do not fit strictly are out; of the others the one with the most usual letters wins if
 * that is nearly all of what is beyond ASCII; else it is windows-1252, which reads anything.
 */
final class CharsetGuess {

    private static final int LOOK = 4_096;

    private record Candidate(Charset charset, String usual) {}

    private static final String CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфОЕАИНТСРВЛКМДПУЯГЗБЧХЖШЮЦЩЭФіїєґё";
    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate(Charset.forName("windows-1251"), CYRILLIC),
            new Candidate(Charset.forName("KOI8-R"), CYRILLIC));

    private static final double NEARLY_ALL = 0.9;
    private static final String LOWER = "оеаинтсрвл";

    private CharsetGuess() {}

    static String decode(byte[] bytes) {
        if (hasJapaneseEscape(bytes)) {
            return new String(bytes, Charset.forName("x-windows-iso2022jp"));
        }
        byte[] head = bytes.length > LOOK ? Arrays.copyOf(bytes, LOOK) : bytes;
        return new String(bytes, guess(head));
    }

    /** ISO-2022-JP is ASCII with these. */
    static boolean hasJapaneseEscape(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1B && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    private static Charset guess(byte[] head) {
        if (beyondAscii(new String(head, MailCharsets.WESTERN)) < 4) {
            return MailCharsets.WESTERN;
        }
        Optional<Charset> asian = eastAsian(head);
        if (asian.isPresent()) {
            return asian.get();
        }
        Charset best = MailCharsets.WESTERN;
        double bestScore = 0;
        for (Candidate candidate : CANDIDATES) {
            String text = new String(head, candidate.charset());
            double beyond = beyondAscii(text);
            double usual = count(text, candidate.usual()) / beyond;
            double score = usual >= NEARLY_ALL ? count(text, LOWER) / beyond : 0;
            if (score > bestScore && score > 0.3) {
                best = candidate.charset();
                bestScore = score;
            }
        }
        return best;
    }

    /** Two bytes a character nearly always, of those that are usual; accented Latin letters stand between ASCII ones. */
    private static Optional<Charset> eastAsian(byte[] head) {
        for (String name : List.of("windows-31j", "EUC-JP", "x-windows-949", "GB18030", "Big5")) {
            Charset charset = Charset.forName(name);
            String text = new String(head, charset);
            long beyond = beyondAscii(text);
            long wrong = text.chars().filter(c -> c == '\uFFFD').count();
            long fit = text.chars().filter(c -> isUsualIn(name, c)).count();
            if (wrong <= 1
                    && fit * 10 >= beyond * (name.startsWith("GB") || name.startsWith("Big") ? 9 : 5)
                    && fit > 1) {
                return Optional.of(charset);
            }
        }
        return Optional.empty();
    }

    private static boolean isUsualIn(String name, int c) {
        return switch (name) {
            case "windows-31j", "EUC-JP" -> c >= 0x3041 && c <= 0x30FE;
            case "x-windows-949" -> c >= 0xAC00 && c <= 0xD7A3;
            case "GB18030" -> isOf(c, Charset.forName("GB2312"));
            default -> (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3000 && c <= 0x3011) || (c >= 0xFF00 && c <= 0xFF60);
        };
    }

    private static boolean isOf(int c, Charset charset) {
        return c > 0x2000 && charset.newEncoder().canEncode((char) c);
    }

    private static long beyondAscii(String text) {
        return text.chars().filter(c -> c > 127).count();
    }

    private static long count(String text, String letters) {
        return text.chars().filter(c -> letters.indexOf(c) >= 0).count();
    }
}
