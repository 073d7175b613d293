package dev.rapport.web.api;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated OpenAPI document says beyond what the controllers say by themselves. */
@Configuration(proxyBeanMethods = false)
class Description {

    private static final List<Class<?>> IDS = List.of(
            ConversationId.class,
            ItemId.class,
            PartyId.class,
            UtteranceId.class,
            MessageId.class,
            ContactId.class,
            AccountId.class,
            OpportunityId.class);

    static {
        SpringDocUtils utils = SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
        IDS.forEach(id -> utils.replaceWithSchema(id, new StringSchema()));
    }

    @Bean
    OpenAPI openApi() {
        Components logins = new Components()
                .addSecuritySchemes("basic", scheme("basic"))
                .addSecuritySchemes("token", scheme("bearer"));
        return new OpenAPI()
                .info(new Info()
                        .title("Rapport")
                        .version("v1")
                        .description("Every error is application/problem+json. Lists take limit and cursor, the newest"
                                + " first. Times are ISO-8601 with an offset; places in audio are milliseconds."))
                .components(logins)
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }
}
