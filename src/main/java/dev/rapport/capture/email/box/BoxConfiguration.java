package dev.rapport.capture.email.box;

import dev.rapport.capture.SettledFiles;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says how long files of mail have to be still. */
@Configuration(proxyBeanMethods = false)
class BoxConfiguration {

    @Bean
    SettledFiles settledMail(BoxSettings settings, Clock clock) {
        return new SettledFiles(settings.quiet(), settings.retryAfter(), clock);
    }
}
