package dev.rapport.capture.email;

import dev.rapport.capture.email.file.AttachmentText;
import dev.rapport.language.PhoneNumbers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the readers of mail their limits. */
@Configuration(proxyBeanMethods = false)
class EmailConfiguration {

    @Bean
    EmailReader emailReader(EmailSettings settings, PhoneNumbers phones) {
        return new EmailReader(
                settings.limits(), Math.toIntExact(settings.maxSize().toBytes()), phones);
    }

    @Bean
    AttachmentText attachmentText(EmailSettings settings) {
        return new AttachmentText(settings.attachments());
    }
}
