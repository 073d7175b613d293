package dev.rapport.web;

import dev.rapport.archive.ThreadMerge;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ContactStore;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Says which things are joined to others, so that their ids lead there: conversations and contacts. */
@Component
class JoinedThings implements WebMvcConfigurer {

    private final ThreadMerge threads;
    private final ContactStore contacts;

    JoinedThings(ThreadMerge threads, ContactStore contacts) {
        this.threads = threads;
        this.contacts = contacts;
    }

    /** Only taking a merge of contacts apart is about the contact itself. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Survivors(
                        "conversations",
                        id -> threads.survivor(Viewer.PIPELINE, ConversationId.of(id))
                                .map(ConversationId::toString)))
                .addPathPatterns("/conversations/**", "/api/v1/conversations/**");
        registry.addInterceptor(new Survivors(
                        "contacts",
                        id -> contacts.survivor(Viewer.PIPELINE, ContactId.of(id))
                                .map(ContactId::toString)))
                .addPathPatterns("/contacts/**", "/api/v1/contacts/**")
                .excludePathPatterns("/contacts/*/unmerge", "/api/v1/contacts/*/unmerge");
    }
}
