package dev.rapport.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;
import tools.jackson.databind.json.JsonMapper;

/** The loop that everyone writes first: each track from its beginning to its end into a recogniser, 4,000 bytes at a time. */
final class PlainVosk {

    private static final int BLOCK = 4000;

    private PlainVosk() {}

    /** The arguments are the folder of the model and the number of threads. */
    public static void main(String[] arguments) throws IOException {
        LineServer server = LineServer.claimOutput();
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        try (Model model = new Model(arguments[0])) {
            server.serve(ProcessCost.RECOGNISING, Integer.parseInt(arguments[1]), file -> List.of(hear(model, file)));
        }
    }

    private static String hear(Model model, Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                AudioInputStream sound = AudioSystem.getAudioInputStream(new java.io.BufferedInputStream(bytes));
                DataInputStream pcm = new DataInputStream(sound);
                Recognizer recognizer = new Recognizer(model, sound.getFormat().getSampleRate())) {
            recognizer.setWords(true);
            byte[] block = new byte[BLOCK];
            for (int length = pcm.readNBytes(block, 0, BLOCK); length > 0; length = pcm.readNBytes(block, 0, BLOCK)) {
                if (recognizer.acceptWaveForm(block, length)) {
                    texts.add(text(recognizer.getResult()));
                }
            }
            texts.add(text(recognizer.getFinalResult()));
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(file + " is no plain WAV", e);
        }
        return String.join(" ", texts);
    }

    private static String text(String json) {
        return JsonMapper.shared().readTree(json).path("text").asString("");
    }
}
