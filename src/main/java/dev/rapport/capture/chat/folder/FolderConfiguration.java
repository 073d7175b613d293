package dev.rapport.capture.chat.folder;

import dev.rapport.capture.SettledFiles;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says how long files of chats have to be still. */
@Configuration(proxyBeanMethods = false)
class FolderConfiguration {

    @Bean
    SettledFiles settledChats(FolderSettings settings, Clock clock) {
        return new SettledFiles(settings.quiet(), settings.retryAfter(), clock);
    }
}
