package dev.rapport.export;

/**
 * A transcript as SubRip subtitles: numbered, with a comma before the milliseconds, and the speaker before the words.
 *
 * <p>The format has no standard and no escapes; players split at blank lines, and take some tags. So the arrow of the
 * times is broken up where it stands in a text, and a tag's opening sign gets a space, which shows it.
 */
final class SubRip {

    private SubRip() {}

    static String of(Lines transcript) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (Lines.Line line : transcript.timed()) {
            number++;
            text.append(number == 1 ? "" : "\n")
                    .append(number)
                    .append('\n')
                    .append(Times.exact(line.startMs(), ','))
                    .append(" --> ")
                    .append(Times.exact(line.endMs(), ','))
                    .append('\n')
                    .append(harmless(line.speaker() + ": " + line.text()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String harmless(String text) {
        return text.replace("-->", "-- >")
                .replaceAll("<(?=[/\\p{Alpha}])", "< ")
                .replaceAll("\\{(?=\\\\)", "{ ");
    }
}
