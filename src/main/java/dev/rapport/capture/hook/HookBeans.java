package dev.rapport.capture.hook;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives each chat platform the name by which its route calls it. */
@Configuration(proxyBeanMethods = false)
class HookBeans {

    private final HookSettings settings;
    private final Clock clock;

    HookBeans(HookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private ChatHook of(HookPlatform platform) {
        return new ChatHook(platform, settings, clock);
    }

    @Bean
    ChatHook slackHook() {
        return of(new Slack());
    }

    @Bean
    ChatHook teamsHook() {
        return of(new Teams());
    }

    @Bean
    ChatHook whatsappHook() {
        return of(new WhatsApp());
    }

    @Bean
    ChatHook telegramHook() {
        return of(new Telegram());
    }

    @Bean
    ChatHook mattermostHook() {
        return of(new Mattermost());
    }

    @Bean
    ChatHook chatwootHook() {
        return of(new Chatwoot());
    }

    @Bean
    ChatHook intercomHook() {
        return of(new Intercom());
    }

    @Bean
    ChatHook twilioSmsHook() {
        return of(new TwilioSms());
    }

    @Bean
    ChatHook standardHook() {
        return of(new Standard());
    }
}
