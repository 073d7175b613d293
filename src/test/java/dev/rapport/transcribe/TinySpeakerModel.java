package dev.rapport.transcribe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A speaker model that is small enough to be written by hand, in the text form that Kaldi reads: how far each cepstral
 * coefficient of a stretch strays from its mean.
 *
 * <p>It tells voices apart badly; but Vosk loads it, asks it and answers with it as with any other, which no published one
 * can be had to show.
 */
public final class TinySpeakerModel {

    /** How many numbers it says of a voice. */
    public static final int WIDTH = 20;

    private TinySpeakerModel() {}

    /** Writes it into a folder of this name, and answers with that. */
    public static Path in(Path models, String name) throws IOException {
        Path folder = Files.createDirectories(models.resolve(name));
        Files.writeString(folder.resolve("mfcc.conf"), """
                --sample-frequency=16000
                --frame-length=25
                --low-freq=20
                --high-freq=7600
                --num-mel-bins=%1$d
                --num-ceps=%1$d
                --snip-edges=false
                """.formatted(WIDTH));
        Files.writeString(folder.resolve("final.ext.raw"), network());
        Files.writeString(folder.resolve("mean.vec"), " [ " + row(-1) + " ]\n");
        String rows = IntStream.range(0, WIDTH)
                .mapToObj(coefficient -> "  " + row(WIDTH + coefficient))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("transform.mat"), " [\n" + rows + " ]\n");
        return folder;
    }

    /** Means and deviations over all frames of a stretch. */
    private static String network() {
        return """
                <Nnet3>\s
                input-node name=input dim=%1$d
                component-node name=extraction component=extraction input=input
                component-node name=pooling component=pooling input=extraction
                output-node name=output input=pooling

                <NumComponents> 2
                <ComponentName> extraction <StatisticsExtractionComponent> <InputDim> %1$d <InputPeriod> 1 <OutputPeriod> 1 \
                <IncludeVarinance> T </StatisticsExtractionComponent>\s
                <ComponentName> pooling <StatisticsPoolingComponent> <InputDim> %2$d <InputPeriod> 1 <LeftContext> 0 \
                <RightContext> 10000 <NumLogCountFeatures> 0 <OutputStddevs> T <VarianceFloor> 1e-10 \
                </StatisticsPoolingComponent>\s
                </Nnet3>\s
                """.formatted(WIDTH, 2 * WIDTH + 1);
    }

    /** Twice the width of numbers, all 0 but one. */
    private static String row(int one) {
        return IntStream.range(0, 2 * WIDTH)
                .mapToObj(column -> column == one ? "1" : "0")
                .collect(Collectors.joining(" "));
    }
}
