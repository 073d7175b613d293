package dev.rapport.transcribe;

import dev.rapport.installation.DataFolder;
import dev.rapport.transcribe.audio.Decoder;
import dev.rapport.transcribe.audio.Playable;
import dev.rapport.transcribe.audio.Recordings;
import dev.rapport.transcribe.audio.SoundSettings;
import dev.rapport.transcribe.model.ModelChanged;
import dev.rapport.transcribe.model.ModelProperties;
import dev.rapport.transcribe.model.Models;
import dev.rapport.transcribe.speech.SpeechProperties;
import dev.rapport.transcribe.worker.SpeechRecognizer;
import dev.rapport.transcribe.worker.VoskRecognizer;
import dev.rapport.transcribe.worker.WorkerSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together: models, worker, transcriber. */
@Configuration(proxyBeanMethods = false)
class TranscribeConfiguration {

    @Bean
    WorkerSettings workerSettings(TranscribeProperties properties, DataFolder folder) {
        return new WorkerSettings(
                folder.root().resolve("worker"),
                properties.decodingThreads(),
                properties.workerHeap(),
                properties.startWithin(),
                properties.hangAfter());
    }

    @Bean
    Models models(ModelProperties properties, WorkerSettings worker, ApplicationEventPublisher events) {
        return new Models(
                properties,
                folder -> VoskRecognizer.check(worker, folder),
                state -> events.publishEvent(new ModelChanged(state)));
    }

    @Bean
    SpeechRecognizer speechRecognizer(WorkerSettings worker, Models models) {
        return new VoskRecognizer(worker, () -> models.ready().folder(), models::speakerModel);
    }

    @Bean
    Decoder decoder(SoundSettings settings, DataFolder folder) {
        return new Decoder(settings, folder.root().resolve("decoder"));
    }

    @Bean
    Recordings recordings(Decoder decoder) {
        return new Recordings(decoder);
    }

    @Bean
    Playable playable(Decoder decoder, DataFolder folder, SoundSettings settings) {
        return new Playable(decoder, folder.root().resolve("playable"), settings.playableCache());
    }

    @Bean
    Transcriber transcriber(
            Recordings recordings,
            SpeechRecognizer recognizer,
            Models models,
            TranscribeProperties properties,
            SpeechProperties speech,
            Deaths deaths) {
        return new Transcriber(recordings, recognizer, models, properties, speech, new Blame(deaths));
    }
}
